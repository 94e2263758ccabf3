//! Waiting and sleeping.
//!
//! Win32 counts time in milliseconds, the NT layer in units of 100 ns: a negative number from now
//! on, a positive one since 1601, no number for no limit.

use calls::waits::WaitCalls;
use calls::{In, Millis, NtCalls, Refused, Stop, UserMemory, WaitResult, WaitType};
use nt::{Handle, Status};

use crate::Win32;

const INFINITE: u32 = 0xFFFF_FFFF;
pub(crate) const WAIT_FAILED: WaitResult = WaitResult(0xFFFF_FFFF);

const WAIT_ALL: WaitType = WaitType(0);
const WAIT_ANY: WaitType = WaitType(1);

/// The timeout of a wait.
#[inline]
pub(crate) fn timeout(milliseconds: Millis) -> In<i64> {
    match milliseconds.0 {
        INFINITE => In::Null,
        milliseconds => In::Given(-10_000 * i64::from(milliseconds)),
    }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The statuses that end a wait without an error are the numbers that a Win32 wait returns.
    #[inline]
    pub(crate) fn wait_result(&mut self, status: Status) -> WaitResult {
        match status.0 {
            0..=0x3F | 0x80..=0xBF | 0xC0 | 0x102 => WaitResult(status.0),
            _ => self.fail(status, WAIT_FAILED),
        }
    }

    /// A sleep has no way to be without limit, so it gets the longest there is.
    fn sleep(&mut self, milliseconds: Millis, alertable: bool) -> Result<Status, Stop> {
        let interval = timeout(milliseconds).optional().ok().flatten().unwrap_or(i64::MIN);
        let mut status = self.nt.NtDelayExecution(alertable, In::Given(interval))?;
        while status == Status::ALERTED {
            status = self.nt.NtDelayExecution(alertable, In::Given(interval))?;
        }
        Ok(status)
    }
}

// An alert alone ends no Win32 wait: it begins anew, with its whole time (assumed).
impl<N: NtCalls + UserMemory> WaitCalls for Win32<N> {
    #[inline]
    fn WaitForSingleObject(
        &mut self,
        hHandle: Handle,
        dwMilliseconds: Millis,
    ) -> Result<WaitResult, Stop> {
        self.WaitForSingleObjectEx(hHandle, dwMilliseconds, false)
    }

    #[inline]
    fn WaitForSingleObjectEx(
        &mut self,
        hHandle: Handle,
        dwMilliseconds: Millis,
        bAlertable: bool,
    ) -> Result<WaitResult, Stop> {
        let limit = timeout(dwMilliseconds);
        let mut status = self.nt.NtWaitForSingleObject(hHandle, bAlertable, limit)?;
        while status == Status::ALERTED {
            status = self.nt.NtWaitForSingleObject(hHandle, bAlertable, limit)?;
        }
        Ok(self.wait_result(status))
    }

    #[inline]
    fn WaitForMultipleObjects(
        &mut self,
        nCount: u32,
        lpHandles: In<&[Handle]>,
        bWaitAll: bool,
        dwMilliseconds: Millis,
    ) -> Result<WaitResult, Stop> {
        self.WaitForMultipleObjectsEx(nCount, lpHandles, bWaitAll, dwMilliseconds, false)
    }

    #[inline]
    fn WaitForMultipleObjectsEx(
        &mut self,
        nCount: u32,
        lpHandles: In<&[Handle]>,
        bWaitAll: bool,
        dwMilliseconds: Millis,
        bAlertable: bool,
    ) -> Result<WaitResult, Stop> {
        let kind = if bWaitAll { WAIT_ALL } else { WAIT_ANY };
        let limit = timeout(dwMilliseconds);
        let mut status =
            self.nt.NtWaitForMultipleObjects(nCount, lpHandles, kind, bAlertable, limit)?;
        while status == Status::ALERTED {
            status =
                self.nt.NtWaitForMultipleObjects(nCount, lpHandles, kind, bAlertable, limit)?;
        }
        Ok(self.wait_result(status))
    }

    #[inline]
    fn SignalObjectAndWait(
        &mut self,
        hObjectToSignal: Handle,
        hObjectToWaitOn: Handle,
        dwMilliseconds: Millis,
        bAlertable: bool,
    ) -> Result<WaitResult, Stop> {
        let status = self.nt.NtSignalAndWaitForSingleObject(
            hObjectToSignal,
            hObjectToWaitOn,
            bAlertable,
            timeout(dwMilliseconds),
        )?;
        if status == Status::ALERTED {
            // Whether the object is signaled once more is not known.
            return Err(Refused::new("SignalObjectAndWait", "being alerted in it").into());
        }
        Ok(self.wait_result(status))
    }

    #[inline]
    fn Sleep(&mut self, dwMilliseconds: Millis) -> Result<(), Stop> {
        self.sleep(dwMilliseconds, false).map(drop)
    }

    // WAIT_IO_COMPLETION when queued calls ended the sleep, otherwise 0: Microsoft, "SleepEx".
    fn SleepEx(&mut self, dwMilliseconds: Millis, bAlertable: bool) -> Result<u32, Stop> {
        let status = self.sleep(dwMilliseconds, bAlertable)?;
        Ok(if status == Status::USER_APC { status.0 } else { 0 })
    }
}
