//! Calls about timers, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::timers::TimerCall;

    /// Creates a timer, or opens the one of that name. It is not set.
    fn CreateWaitableTimerW(lpTimerAttributes: In<SECURITY_ATTRIBUTES>, bManualReset: bool,
        lpTimerName: In<Wide>) -> Result<Handle, Win32Error> = handle;

    /// Creates a timer, or opens the one of that name, asking for chosen rights.
    fn CreateWaitableTimerExW(lpTimerAttributes: In<SECURITY_ATTRIBUTES>, lpTimerName: In<Wide>,
        dwFlags: TimerFlags, dwDesiredAccess: AccessTo<Timer>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens the timer of a name.
    fn OpenWaitableTimerW(dwDesiredAccess: AccessTo<Timer>, bInheritHandle: bool,
        lpTimerName: In<Wide>) -> Result<Handle, Win32Error> = handle;

    /// Sets a timer: when it is signaled, how often, and what the thread calls then.
    fn SetWaitableTimer(hTimer: HandleOf<Timer>, lpDueTime: In<i64>, lPeriod: i32,
        pfnCompletionRoutine: Routine, lpArgToCompletionRoutine: Address, fResume: bool)
        -> Result<(), Win32Error> = success;

    /// Sets a timer that may fire later by a tolerable delay, which it never does here.
    fn SetWaitableTimerEx(hTimer: HandleOf<Timer>, lpDueTime: In<i64>, lPeriod: i32,
        pfnCompletionRoutine: Routine, lpArgToCompletionRoutine: Address, WakeContext: Address,
        TolerableDelay: u32) -> Result<(), Win32Error> = success;

    /// Makes a timer inactive; its state stays as it is.
    fn CancelWaitableTimer(hTimer: HandleOf<Timer>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::timers::NtTimerCall;

    /// Creates a timer, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateTimer(timer_handle: Out<Handle>, desired_access: AccessTo<Timer>,
        object_attributes: Attributes, timer_type: TimerType) -> Result<Status, Status> = status;

    /// Opens the timer of a name.
    fn NtOpenTimer(timer_handle: Out<Handle>, desired_access: AccessTo<Timer>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Sets a timer and tells its previous state. The time is in 100 ns units: negative from now
    /// on, otherwise the system time; the period is in milliseconds.
    fn NtSetTimer(timer_handle: HandleOf<Timer>, due_time: In<i64>, timer_apc_routine: Routine,
        timer_context: Address, resume_timer: bool, period: i32, previous_state: Out<bool>)
        -> Result<Status, Status> = status;

    /// Makes a timer inactive and tells its state.
    fn NtCancelTimer(timer_handle: HandleOf<Timer>, current_state: Out<bool>)
        -> Result<Status, Status> = status;

    /// Reads how long it is until a timer fires, and its state.
    fn NtQueryTimer(timer_handle: HandleOf<Timer>, timer_information_class: InfoClass,
        timer_information: Out<Any>, timer_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;
}
