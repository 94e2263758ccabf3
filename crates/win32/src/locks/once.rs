//! Initializations that one thread does for all.
//!
//! The first thread that begins is told that it is to do it; the others wait until it says that it
//! is done. If it failed, the next one in line does it. Source: Microsoft, "One-Time
//! Initialization".

use calls::{Address, In, Location, Lock, NtCalls, Once, Out, Refused, Routine, Stop, UserMemory};
use nt::Win32Error;

use crate::Win32;

/// INIT_ONCE_CHECK_ONLY, INIT_ONCE_ASYNC and INIT_ONCE_INIT_FAILED.
const CHECK_ONLY: u32 = 0x1;
const ASYNC: u32 = 0x2;
const FAILED: u32 = 0x4;

const EXECUTE: &str = "InitOnceExecuteOnce";

/// The bits of a context that the system keeps for itself (INIT_ONCE_CTX_RESERVED_BITS).
const RESERVED: u64 = 0b11;

impl<N: NtCalls + UserMemory> Win32<N> {
    pub(super) fn make_once(&mut self, at: Location) -> Result<(), Refused> {
        let call = "InitOnceInitialize";
        let once = self.once(call, at)?;
        if once.by.is_some() {
            return Err(Refused::new(call, "an initialization that is under way"));
        }
        *once = Once::default();
        Ok(())
    }

    /// The initialization that lies somewhere; memory that was not used is one to be done.
    fn once(&mut self, call: &'static str, at: Location) -> Result<&mut Once, Refused> {
        if at.0 == 0 {
            return Err(Refused::new(call, "an initialization at address 0"));
        }
        let locks = &mut self.nt.peb().locks.at;
        match locks.entry(at.0).or_insert_with(|| Lock::Once(Once::default())) {
            Lock::Once(once) => Ok(once),
            _ => Err(Refused::new(call, "a lock of another kind")),
        }
    }

    pub(super) fn begin_once(
        &mut self,
        at: Location,
        flags: u32,
        pending: &mut Out<bool>,
        context: &mut Out<Address>,
    ) -> Result<bool, Stop> {
        let call = "InitOnceBeginInitialize";
        if flags & ASYNC != 0 {
            return Err(Refused::new(call, "asynchronous initializations").into());
        }
        if flags & !CHECK_ONLY != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        if let Err(status) = pending.demand().and_then(|()| context.probe()) {
            return Ok(self.fail(status, false));
        }
        let me = self.me();
        let mut woken = self.nt.resumed();
        loop {
            if woken {
                self.nt.NtWaitForAlertByThreadId(at, In::Null)?;
            }
            let once = self.once(call, at)?;
            once.line.retain(|other| *other != me);
            if let Some(done) = once.context {
                pending.put(false);
                context.put(Address(done));
                return Ok(true);
            }
            if flags & CHECK_ONLY != 0 {
                return Ok(self.fail_with(Win32Error::GEN_FAILURE, false));
            }
            if once.by.is_none() {
                once.by = Some(me);
                pending.put(true);
                return Ok(true);
            }
            once.line.push_back(me);
            woken = true;
        }
    }

    /// Runs the routine that does an initialization, and says that it is done. A routine whose
    /// steps are written out is left by `return`, which has no value: it is taken to have
    /// succeeded.
    pub(super) fn execute_once(
        &mut self,
        at: Location,
        routine: Routine,
        parameter: u64,
        context: &mut Out<Address>,
    ) -> Result<bool, Stop> {
        let me = self.me();
        let returned = self.nt.resumed() && self.once(EXECUTE, at)?.by == Some(me);
        if !returned {
            let mut pending = Out::HERE;
            let begun = self.begin_once(at, 0, &mut pending, context)?;
            if pending.written() != Some(&true) {
                return Ok(begun);
            }
        }
        self.nt.run_routine(routine, [at.0, parameter, 0])?;
        let done = self.complete_once(at, 0, 0)?;
        context.put(Address(0));
        Ok(done)
    }

    pub(super) fn complete_once(
        &mut self,
        at: Location,
        flags: u32,
        context: u64,
    ) -> Result<bool, Refused> {
        let call = "InitOnceComplete";
        if flags & ASYNC != 0 {
            return Err(Refused::new(call, "asynchronous initializations"));
        }
        let me = self.me();
        let once = self.once(call, at)?;
        if once.by != Some(me) {
            return Err(Refused::new(call, "an initialization that the thread does not do"));
        }
        let failed = flags == FAILED;
        if !failed && flags != 0 || context & RESERVED != 0 || failed && context != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        once.by = None;
        if failed {
            while let Some(next) = self.once(call, at)?.line.pop_front() {
                if self.wake([next])? > 0 {
                    break;
                }
            }
        } else {
            once.context = Some(context);
            let line = std::mem::take(&mut once.line);
            self.wake(line)?;
        }
        Ok(true)
    }
}
