//! Calls about apcs, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::apcs::ApcCall;

    /// Queues a routine for a thread, which runs it in its next alertable wait.
    fn QueueUserAPC(pfnAPC: Routine, hThread: HandleOf<Thread>, dwData: Address) -> u32 = value;

    /// Queues a routine for a thread, or a special one, which needs no alertable wait.
    fn QueueUserAPC2(ApcRoutine: Routine, Thread: HandleOf<Thread>, Data: Address, Flags: ApcFlags)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::apcs::NtApcCall;

    /// Queues a routine with three arguments for a thread.
    fn NtQueueApcThread(thread_handle: HandleOf<Thread>, apc_routine: Routine,
        apc_argument1: Address, apc_argument2: Address, apc_argument3: Address)
        -> Result<Status, Status> = status;

    /// Queues a routine for a thread; a reserve handle of 1 makes it a special one.
    fn NtQueueApcThreadEx(thread_handle: HandleOf<Thread>, reserve_handle: Handle,
        apc_routine: Routine, apc_argument1: Address, apc_argument2: Address,
        apc_argument3: Address) -> Result<Status, Status> = status;

    /// Runs what is queued for the calling thread, or tells that it was alerted.
    fn NtTestAlert() -> Result<Status, Status> = status;

    /// Alerts a thread: its alertable wait ends with STATUS_ALERTED, or the next one does.
    fn NtAlertThread(thread_handle: HandleOf<Thread>) -> Result<Status, Status> = status;

    /// Alerts a thread and lowers its suspend count.
    fn NtAlertResumeThread(thread_handle: HandleOf<Thread>, previous_suspend_count: Out<u32>)
        -> Result<Status, Status> = status;
}
