//! Rows about waitable timers.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, Out};
use crate::structs::SECURITY_ATTRIBUTES;
use crate::value::{AccessTo, Address, HandleOf, InfoClass, Routine, Timer, TimerFlags, TimerType};

calls! {
    enum TimerCall; trait TimerCalls; static WIN32;

    /// Creates a timer, or opens the one of that name. It is not set.
    #[exact]
    #[via(NtCreateTimer)]
    fn CreateWaitableTimerW(lpTimerAttributes: In<SECURITY_ATTRIBUTES>, bManualReset: bool,
        lpTimerName: In<Wide>) -> HandleOf<Timer>;

    /// Creates a timer, or opens the one of that name, asking for chosen rights.
    #[exact]
    #[via(NtCreateTimer)]
    fn CreateWaitableTimerExW(lpTimerAttributes: In<SECURITY_ATTRIBUTES>, lpTimerName: In<Wide>,
        dwFlags: TimerFlags, dwDesiredAccess: AccessTo<Timer>) -> HandleOf<Timer>;

    /// Opens the timer of a name.
    #[exact]
    #[via(NtOpenTimer)]
    fn OpenWaitableTimerW(dwDesiredAccess: AccessTo<Timer>, bInheritHandle: bool,
        lpTimerName: In<Wide>) -> HandleOf<Timer>;

    /// Sets a timer: when it is signaled, how often, and what the thread calls then.
    #[partial("a simulated system never sleeps, so it cannot be woken: fResume is answered with \
        ERROR_NOT_SUPPORTED")]
    #[via(NtSetTimer)]
    fn SetWaitableTimer(hTimer: HandleOf<Timer>, lpDueTime: In<i64>, lPeriod: i32,
        pfnCompletionRoutine: Routine, lpArgToCompletionRoutine: Address, fResume: bool) -> bool;

    /// Sets a timer that may fire later by a tolerable delay, which it never does here.
    #[partial("a simulated system never sleeps, so it cannot be woken: a wake context is answered \
        with ERROR_NOT_SUPPORTED")]
    #[via(NtSetTimer)]
    fn SetWaitableTimerEx(hTimer: HandleOf<Timer>, lpDueTime: In<i64>, lPeriod: i32,
        pfnCompletionRoutine: Routine, lpArgToCompletionRoutine: Address, WakeContext: Address,
        TolerableDelay: u32) -> bool;

    /// Makes a timer inactive; its state stays as it is.
    #[exact]
    #[via(NtCancelTimer)]
    fn CancelWaitableTimer(hTimer: HandleOf<Timer>) -> bool;
}

calls! {
    enum NtTimerCall; trait NtTimerCalls; static NT;

    /// Creates a timer, or opens the one of that name when OBJ_OPENIF is given.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateTimer(timer_handle: Out<Handle>, desired_access: AccessTo<Timer>,
        object_attributes: Attributes, timer_type: TimerType) -> Status;

    /// Opens the timer of a name.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenTimer(timer_handle: Out<Handle>, desired_access: AccessTo<Timer>,
        object_attributes: Attributes) -> Status;

    /// Sets a timer and tells its previous state. The time is in 100 ns units: negative from now
    /// on, otherwise the system time; the period is in milliseconds.
    #[partial("a simulated system never sleeps, so resuming it is ignored")]
    #[fails(INVALID_PARAMETER, ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED)]
    fn NtSetTimer(timer_handle: HandleOf<Timer>, due_time: In<i64>, timer_apc_routine: Routine,
        timer_context: Address, resume_timer: bool, period: i32, previous_state: Out<bool>)
        -> Status;

    /// Makes a timer inactive and tells its state.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtCancelTimer(timer_handle: HandleOf<Timer>, current_state: Out<bool>) -> Status;

    /// Reads how long it is until a timer fires, and its state.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION)]
    fn NtQueryTimer(timer_handle: HandleOf<Timer>, timer_information_class: InfoClass,
        timer_information: Out<Any>, timer_information_length: u32, return_length: Out<u32>)
        -> Status;
}
