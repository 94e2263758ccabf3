//! Rows about asynchronous procedure calls (APCs): routines queued for a thread, and alerts.

use nt::{Handle, Status};

use crate::answer::Parks;
use crate::define::calls;
use crate::pointer::Out;
use crate::value::{Address, ApcFlags, HandleOf, Routine, Thread};

calls! {
    enum ApcCall; trait ApcCalls; static WIN32;

    /// Queues a routine for a thread, which runs it in its next alertable wait.
    #[partial("a routine at address 0 is refused by name")]
    #[via(NtQueueApcThread)]
    fn QueueUserAPC(pfnAPC: Routine, hThread: HandleOf<Thread>, dwData: Address) -> u32;

    /// Queues a routine for a thread, or a special one, which needs no alertable wait.
    #[partial("a routine at address 0, and QUEUE_USER_APC_CALLBACK_DATA_CONTEXT, are refused by \
        name")]
    #[via(NtQueueApcThreadEx)]
    fn QueueUserAPC2(ApcRoutine: Routine, Thread: HandleOf<Thread>, Data: Address,
        Flags: ApcFlags) -> bool;
}

calls! {
    enum NtApcCall; trait NtApcCalls; static NT;

    /// Queues a routine with three arguments for a thread.
    #[partial("a routine at address 0 is refused by name")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, UNSUCCESSFUL)]
    fn NtQueueApcThread(thread_handle: HandleOf<Thread>, apc_routine: Routine,
        apc_argument1: Address, apc_argument2: Address, apc_argument3: Address) -> Status;

    /// Queues a routine for a thread; a reserve handle of 1 makes it a special one.
    #[partial("a routine at address 0 and reserve objects are refused by name")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, UNSUCCESSFUL)]
    fn NtQueueApcThreadEx(thread_handle: HandleOf<Thread>, reserve_handle: Handle,
        apc_routine: Routine, apc_argument1: Address, apc_argument2: Address,
        apc_argument3: Address) -> Status;

    /// Runs what is queued for the calling thread, or tells that it was alerted.
    #[exact]
    #[fails()]
    fn NtTestAlert() -> Parks<Status>;

    /// Alerts a thread: its alertable wait ends with STATUS_ALERTED, or the next one does.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtAlertThread(thread_handle: HandleOf<Thread>) -> Status;

    /// Alerts a thread and lowers its suspend count.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION)]
    fn NtAlertResumeThread(thread_handle: HandleOf<Thread>, previous_suspend_count: Out<u32>)
        -> Status;
}
