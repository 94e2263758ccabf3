//! Calls about messages, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::messages::MessageCall;

    /// Posts a message to the queue of a thread, which must have one.
    fn PostThreadMessageW(idThread: Id, Msg: u32, wParam: Address, lParam: Address)
        -> Result<(), Win32Error> = success;

    /// Posts a message for a window; with NULL, for the caller's own thread.
    fn PostMessageW(hWnd: Handle, Msg: u32, wParam: Address, lParam: Address)
        -> Result<(), Win32Error> = success;

    /// Has the caller's GetMessage return FALSE when nothing else is queued.
    fn PostQuitMessage(nExitCode: i32) -> () = value;

    /// Takes a message from the caller's queue, or looks at it, without waiting.
    fn PeekMessageW(lpMsg: Out<MSG>, hWnd: Handle, wMsgFilterMin: u32, wMsgFilterMax: u32,
        wRemoveMsg: PeekFlags) -> Result<(), Win32Error> = success;

    /// Takes a message from the caller's queue, and waits for one: 0 for WM_QUIT, -1 when it fails.
    fn GetMessageW(lpMsg: Out<MSG>, hWnd: Handle, wMsgFilterMin: u32, wMsgFilterMax: u32)
        -> i32 = value;

    /// Waits until something new is in the caller's queue.
    fn WaitMessage() -> Result<(), Win32Error> = success;

    /// Tells what is in the caller's queue (high word), and what of that is new (low word).
    fn GetQueueStatus(flags: QueueFlags) -> QueueFlags = value;

    /// Waits until one or all of up to 63 objects are signaled, something new is in the caller's
    /// queue, or the time is over.
    fn MsgWaitForMultipleObjects(nCount: u32, pHandles: In<Vec<Handle>>, fWaitAll: bool,
        dwMilliseconds: Millis, dwWakeMask: QueueFlags) -> WaitResult = value;

    /// The same, with flags: for all, alertable, and for what is in the queue already.
    fn MsgWaitForMultipleObjectsEx(nCount: u32, pHandles: In<Vec<Handle>>, dwMilliseconds: Millis,
        dwWakeMask: QueueFlags, dwFlags: WaitFlags) -> WaitResult = value;

    /// Waits until a program with windows has done its initial work and waits for input.
    fn WaitForInputIdle(hProcess: HandleOf<Process>, dwMilliseconds: Millis) -> WaitResult = value;
}

functions! {
    calls::messages::NtMessageCall;

    /// Posts a message to the queue of a thread.
    fn NtUserPostThreadMessage(thread: Id, message: u32, w: Address, l: Address)
        -> Result<Status, Status> = status;

    /// Posts a message for a window.
    fn NtUserPostMessage(window: Handle, message: u32, w: Address, l: Address)
        -> Result<Status, Status> = status;

    /// Notes that the caller is to end.
    fn NtUserPostQuitMessage(exit_code: i32) -> Result<Status, Status> = status;

    /// Takes a message or looks at it; NO_MORE_ENTRIES when there is none.
    fn NtUserPeekMessage(message: Out<MSG>, window: Handle, first: u32, last: u32, flags: PeekFlags)
        -> Result<Status, Status> = status;

    /// Takes a message, and waits for one.
    fn NtUserGetMessage(message: Out<MSG>, window: Handle, first: u32, last: u32)
        -> Result<Status, Status> = status;

    /// Waits until something new is in the queue.
    fn NtUserWaitMessage() -> Result<Status, Status> = status;

    /// Tells what is in the queue, and what of that is new.
    fn NtUserGetQueueStatus(flags: QueueFlags, state: Out<QueueFlags>)
        -> Result<Status, Status> = status;

    /// Waits for objects and for the queue.
    fn NtUserMsgWaitForMultipleObjectsEx(count: u32, handles: In<Vec<Handle>>, timeout: In<i64>,
        wake_mask: QueueFlags, flags: WaitFlags) -> Result<Status, Status> = status;

    /// Waits until a program waits for input.
    fn NtUserWaitForInputIdle(process_handle: HandleOf<Process>, timeout: In<i64>)
        -> Result<Status, Status> = status;
}
