//! Calls about waits, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::waits::WaitCall;

    /// Waits until an object is signaled or the time is over.
    fn WaitForSingleObject(hHandle: Handle, dwMilliseconds: Millis) -> WaitResult = value;

    /// Waits until an object is signaled, an APC runs, or the time is over.
    fn WaitForSingleObjectEx(hHandle: Handle, dwMilliseconds: Millis, bAlertable: bool)
        -> WaitResult = value;

    /// Waits until one or all of up to 64 objects are signaled, or the time is over.
    fn WaitForMultipleObjects(nCount: u32, lpHandles: In<Vec<Handle>>, bWaitAll: bool,
        dwMilliseconds: Millis) -> WaitResult = value;

    /// Waits until one or all of up to 64 objects are signaled, an APC runs, or the time is over.
    fn WaitForMultipleObjectsEx(nCount: u32, lpHandles: In<Vec<Handle>>, bWaitAll: bool,
        dwMilliseconds: Millis, bAlertable: bool) -> WaitResult = value;

    /// Signals one object and waits for another, as one step.
    fn SignalObjectAndWait(hObjectToSignal: Handle, hObjectToWaitOn: Handle, dwMilliseconds: Millis,
        bAlertable: bool) -> WaitResult = value;

    /// Sleeps for a time; 0 gives up the rest of the turn.
    fn Sleep(dwMilliseconds: Millis) -> () = value;

    /// Sleeps for a time or until an APC runs.
    fn SleepEx(dwMilliseconds: Millis, bAlertable: bool) -> u32 = value;
}

functions! {
    calls::waits::NtWaitCall;

    /// Waits for one object. The timeout is in 100 ns units: negative relative, positive the
    /// system time at which to stop, NULL never.
    fn NtWaitForSingleObject(handle: Handle, alertable: bool, timeout: In<i64>)
        -> Result<Status, Status> = status;

    /// Waits for one or all of up to 64 objects.
    fn NtWaitForMultipleObjects(count: u32, handles: In<Vec<Handle>>, wait_type: WaitType,
        alertable: bool, timeout: In<i64>) -> Result<Status, Status> = status;

    /// Signals an event, a mutant or a semaphore, then waits for an object.
    fn NtSignalAndWaitForSingleObject(signal_handle: Handle, wait_handle: Handle, alertable: bool,
        timeout: In<i64>) -> Result<Status, Status> = status;

    /// Sleeps.
    fn NtDelayExecution(alertable: bool, delay_interval: In<i64>)
        -> Result<Status, Status> = status;
}
