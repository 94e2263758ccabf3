//! Rows about waiting and sleeping.

use nt::{Handle, Status};

use crate::answer::Parks;
use crate::define::calls;
use crate::pointer::In;
use crate::value::{Millis, WaitResult, WaitType};

calls! {
    enum WaitCall; trait WaitCalls; static WIN32;

    /// Waits until an object is signaled or the time is over.
    #[exact]
    #[via(NtWaitForSingleObject)]
    fn WaitForSingleObject(hHandle: Handle, dwMilliseconds: Millis) -> Parks<WaitResult>;

    /// Waits until an object is signaled, an APC runs, or the time is over.
    #[exact]
    #[via(NtWaitForSingleObject)]
    fn WaitForSingleObjectEx(hHandle: Handle, dwMilliseconds: Millis, bAlertable: bool)
        -> Parks<WaitResult>;

    /// Waits until one or all of up to 64 objects are signaled, or the time is over.
    #[exact]
    #[via(NtWaitForMultipleObjects)]
    fn WaitForMultipleObjects(nCount: u32, lpHandles: In<Vec<Handle>>, bWaitAll: bool,
        dwMilliseconds: Millis) -> Parks<WaitResult>;

    /// Waits until one or all of up to 64 objects are signaled, an APC runs, or the time is over.
    #[exact]
    #[via(NtWaitForMultipleObjects)]
    fn WaitForMultipleObjectsEx(nCount: u32, lpHandles: In<Vec<Handle>>, bWaitAll: bool,
        dwMilliseconds: Millis, bAlertable: bool) -> Parks<WaitResult>;

    /// Signals one object and waits for another, as one step.
    #[exact]
    #[via(NtSignalAndWaitForSingleObject)]
    fn SignalObjectAndWait(hObjectToSignal: Handle, hObjectToWaitOn: Handle,
        dwMilliseconds: Millis, bAlertable: bool) -> Parks<WaitResult>;

    /// Sleeps for a time; 0 gives up the rest of the turn.
    #[exact]
    #[via(NtDelayExecution)]
    fn Sleep(dwMilliseconds: Millis) -> Parks<()>;

    /// Sleeps for a time or until an APC runs.
    #[exact]
    #[via(NtDelayExecution)]
    fn SleepEx(dwMilliseconds: Millis, bAlertable: bool) -> Parks<u32>;
}

calls! {
    enum NtWaitCall; trait NtWaitCalls; static NT;

    /// Waits for one object. The timeout is in 100 ns units: negative relative, positive the
    /// system time at which to stop, NULL never.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, ACCESS_DENIED, MUTANT_LIMIT_EXCEEDED)]
    fn NtWaitForSingleObject(handle: Handle, alertable: bool, timeout: In<i64>) -> Parks<Status>;

    /// Waits for one or all of up to 64 objects.
    #[partial("wait types but WaitAll and WaitAny are refused by name")]
    #[fails(INVALID_PARAMETER_1, ACCESS_VIOLATION, INVALID_HANDLE, ACCESS_DENIED,
        INVALID_PARAMETER_MIX, MUTANT_LIMIT_EXCEEDED)]
    fn NtWaitForMultipleObjects(count: u32, handles: In<Vec<Handle>>, wait_type: WaitType,
        alertable: bool, timeout: In<i64>) -> Parks<Status>;

    /// Signals an event, a mutant or a semaphore, then waits for an object.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, ACCESS_DENIED, OBJECT_TYPE_MISMATCH, MUTANT_NOT_OWNED,
        SEMAPHORE_LIMIT_EXCEEDED, MUTANT_LIMIT_EXCEEDED)]
    fn NtSignalAndWaitForSingleObject(signal_handle: Handle, wait_handle: Handle,
        alertable: bool, timeout: In<i64>) -> Parks<Status>;

    /// Sleeps.
    #[exact]
    #[fails(ACCESS_VIOLATION)]
    fn NtDelayExecution(alertable: bool, delay_interval: In<i64>) -> Parks<Status>;
}
