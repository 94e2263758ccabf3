//! Waitable timers.

use calls::timers::TimerCalls;
use calls::{
    Address, HandleOf, In, NtCalls, Out, Refused, Routine, SECURITY_ATTRIBUTES, Timer, TimerFlags,
    TimerType, UserMemory,
};
use nt::rights::TIMER_ALL_ACCESS;
use nt::{Access, Handle, Status, Win32Error};

use crate::Win32;

/// CREATE_WAITABLE_TIMER_MANUAL_RESET and CREATE_WAITABLE_TIMER_HIGH_RESOLUTION. The virtual clock
/// has the highest resolution there is, so the second changes nothing.
const MANUAL_RESET: u32 = 0x1;
const HIGH_RESOLUTION: u32 = 0x2;

/// NotificationTimer and SynchronizationTimer.
const NOTIFICATION: TimerType = TimerType(0);
const SYNCHRONIZATION: TimerType = TimerType(1);

impl<N: NtCalls + UserMemory> Win32<N> {
    fn create_timer(
        &mut self,
        security: In<&SECURITY_ATTRIBUTES>,
        name: In<&[u16]>,
        manual: bool,
        desired: Access,
    ) -> Result<HandleOf<Timer>, Refused> {
        let kind = if manual { NOTIFICATION } else { SYNCHRONIZATION };
        let made = self.create(security, name, |nt, handle, attributes| {
            nt.NtCreateTimer(handle, desired, attributes, kind)
        });
        Ok(made?.into())
    }
}

impl<N: NtCalls + UserMemory> TimerCalls for Win32<N> {
    fn CreateWaitableTimerW(
        &mut self,
        lpTimerAttributes: In<&SECURITY_ATTRIBUTES>,
        bManualReset: bool,
        lpTimerName: In<&[u16]>,
    ) -> Result<HandleOf<Timer>, Refused> {
        self.create_timer(lpTimerAttributes, lpTimerName, bManualReset, TIMER_ALL_ACCESS)
    }

    fn CreateWaitableTimerExW(
        &mut self,
        lpTimerAttributes: In<&SECURITY_ATTRIBUTES>,
        lpTimerName: In<&[u16]>,
        dwFlags: TimerFlags,
        dwDesiredAccess: Access,
    ) -> Result<HandleOf<Timer>, Refused> {
        // Assumed; the page names two flags and is silent about others.
        if dwFlags.0 & !(MANUAL_RESET | HIGH_RESOLUTION) != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL).into());
        }
        let manual = dwFlags.0 & MANUAL_RESET != 0;
        self.create_timer(lpTimerAttributes, lpTimerName, manual, dwDesiredAccess)
    }

    fn OpenWaitableTimerW(
        &mut self,
        dwDesiredAccess: Access,
        bInheritHandle: bool,
        lpTimerName: In<&[u16]>,
    ) -> Result<HandleOf<Timer>, Refused> {
        let opened = self.open(bInheritHandle, lpTimerName, |nt, handle, attributes| {
            nt.NtOpenTimer(handle, dwDesiredAccess, attributes)
        });
        Ok(opened?.into())
    }

    fn SetWaitableTimer(
        &mut self,
        hTimer: Handle,
        lpDueTime: In<i64>,
        lPeriod: i32,
        pfnCompletionRoutine: Routine,
        lpArgToCompletionRoutine: Address,
        fResume: bool,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtSetTimer(
            hTimer,
            lpDueTime,
            pfnCompletionRoutine,
            lpArgToCompletionRoutine,
            fResume,
            lPeriod,
            &mut Out::Null,
        )?;
        // One of the few that store an error when they succeed: Microsoft, "SetWaitableTimer".
        if status == Status::TIMER_RESUME_IGNORED {
            return Ok(self.fail_with(Win32Error::NOT_SUPPORTED, true));
        }
        Ok(self.answer(status))
    }

    fn SetWaitableTimerEx(
        &mut self,
        hTimer: Handle,
        lpDueTime: In<i64>,
        lPeriod: i32,
        pfnCompletionRoutine: Routine,
        lpArgToCompletionRoutine: Address,
        WakeContext: Address,
        _TolerableDelay: u32,
    ) -> Result<bool, Refused> {
        // Who gives a reason to wake the system wants it woken.
        self.SetWaitableTimer(
            hTimer,
            lpDueTime,
            lPeriod,
            pfnCompletionRoutine,
            lpArgToCompletionRoutine,
            WakeContext.0 != 0,
        )
    }

    fn CancelWaitableTimer(&mut self, hTimer: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtCancelTimer(hTimer, &mut Out::Null)?;
        Ok(self.answer(status))
    }
}
