//! Rows about messages: the queue that a thread has of its own, and waits that look at it, too.

use nt::{Handle, Id, Status};

use crate::answer::Parks;
use crate::define::calls;
use crate::pointer::{In, Out};
use crate::structs::MSG;
use crate::value::{
    Address, HandleOf, Millis, PeekFlags, Process, QueueFlags, WaitFlags, WaitResult,
};

calls! {
    enum MessageCall; trait MessageCalls; static WIN32;

    /// Posts a message to the queue of a thread, which must have one.
    #[partial("whether a lower integrity level may do it is not looked at")]
    #[via(NtUserPostThreadMessage)]
    fn PostThreadMessageW(idThread: Id, Msg: u32, wParam: Address, lParam: Address) -> bool;

    /// Posts a message for a window; with NULL, for the caller's own thread.
    #[partial("HWND_BROADCAST is refused by name; whether a lower integrity level may do it is not \
        looked at")]
    #[via(NtUserPostMessage)]
    fn PostMessageW(hWnd: Handle, Msg: u32, wParam: Address, lParam: Address) -> bool;

    /// Has the caller's GetMessage return FALSE when nothing else is queued.
    #[exact]
    #[via(NtUserPostQuitMessage)]
    fn PostQuitMessage(nExitCode: i32) -> ();

    /// Takes a message from the caller's queue, or looks at it, without waiting.
    #[partial("windows get no messages but those that are posted")]
    #[via(NtUserPeekMessage)]
    fn PeekMessageW(lpMsg: Out<MSG>, hWnd: Handle, wMsgFilterMin: u32, wMsgFilterMax: u32,
        wRemoveMsg: PeekFlags) -> bool;

    /// Takes a message from the caller's queue, and waits for one: 0 for WM_QUIT, -1 when it fails.
    #[partial("windows get no messages but those that are posted")]
    #[via(NtUserGetMessage)]
    fn GetMessageW(lpMsg: Out<MSG>, hWnd: Handle, wMsgFilterMin: u32, wMsgFilterMax: u32)
        -> Parks<i32>;

    /// Waits until something new is in the caller's queue.
    #[partial("windows get no messages but those that are posted")]
    #[via(NtUserWaitMessage)]
    fn WaitMessage() -> Parks<bool>;

    /// Tells what is in the caller's queue (high word), and what of that is new (low word).
    #[partial("windows get no messages but those that are posted")]
    #[via(NtUserGetQueueStatus)]
    fn GetQueueStatus(flags: QueueFlags) -> QueueFlags;

    /// Waits until one or all of up to 63 objects are signaled, something new is in the caller's
    /// queue, or the time is over.
    #[partial("windows get no messages but those that are posted")]
    #[via(NtUserMsgWaitForMultipleObjectsEx)]
    fn MsgWaitForMultipleObjects(nCount: u32, pHandles: In<Vec<Handle>>, fWaitAll: bool,
        dwMilliseconds: Millis, dwWakeMask: QueueFlags) -> Parks<WaitResult>;

    /// The same, with flags: for all, alertable, and for what is in the queue already.
    #[partial("windows get no messages but those that are posted")]
    #[via(NtUserMsgWaitForMultipleObjectsEx)]
    fn MsgWaitForMultipleObjectsEx(nCount: u32, pHandles: In<Vec<Handle>>, dwMilliseconds: Millis,
        dwWakeMask: QueueFlags, dwFlags: WaitFlags) -> Parks<WaitResult>;

    /// Waits until a program with windows has done its initial work and waits for input.
    #[exact]
    #[via(NtUserWaitForInputIdle)]
    fn WaitForInputIdle(hProcess: HandleOf<Process>, dwMilliseconds: Millis) -> Parks<WaitResult>;
}

calls! {
    enum NtMessageCall; trait NtMessageCalls; static NT;

    /// Posts a message to the queue of a thread.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_CID, QUOTA_EXCEEDED)]
    fn NtUserPostThreadMessage(thread: Id, message: u32, w: Address, l: Address) -> Status;

    /// Posts a message for a window.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, QUOTA_EXCEEDED)]
    fn NtUserPostMessage(window: Handle, message: u32, w: Address, l: Address) -> Status;

    /// Notes that the caller is to end.
    #[partial("answers with a status, in Windows with nothing")]
    #[fails()]
    fn NtUserPostQuitMessage(exit_code: i32) -> Status;

    /// Takes a message or looks at it; NO_MORE_ENTRIES when there is none.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, NO_MORE_ENTRIES)]
    fn NtUserPeekMessage(message: Out<MSG>, window: Handle, first: u32, last: u32,
        flags: PeekFlags) -> Status;

    /// Takes a message, and waits for one.
    #[partial("answers with a status, in Windows with 1, 0 or -1")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE)]
    fn NtUserGetMessage(message: Out<MSG>, window: Handle, first: u32, last: u32)
        -> Parks<Status>;

    /// Waits until something new is in the queue.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails()]
    fn NtUserWaitMessage() -> Parks<Status>;

    /// Tells what is in the queue, and what of that is new.
    #[partial("answers with a status, in Windows with the flags")]
    #[fails()]
    fn NtUserGetQueueStatus(flags: QueueFlags, state: Out<QueueFlags>) -> Status;

    /// Waits for objects and for the queue.
    #[partial("takes a time in 100 ns, as other waits below")]
    #[fails(INVALID_PARAMETER, INVALID_PARAMETER_1, ACCESS_VIOLATION, INVALID_HANDLE,
        ACCESS_DENIED, INVALID_PARAMETER_MIX, MUTANT_LIMIT_EXCEEDED)]
    fn NtUserMsgWaitForMultipleObjectsEx(count: u32, handles: In<Vec<Handle>>, timeout: In<i64>,
        wake_mask: QueueFlags, flags: WaitFlags) -> Parks<Status>;

    /// Waits until a program waits for input.
    #[partial("takes a time in 100 ns, as other waits below")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, NOT_SUPPORTED,
        PROCESS_IS_TERMINATING)]
    fn NtUserWaitForInputIdle(process_handle: HandleOf<Process>, timeout: In<i64>)
        -> Parks<Status>;
}
