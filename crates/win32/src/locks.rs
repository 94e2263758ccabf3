//! Locks in the program's own memory.
//!
//! They are what user-mode code makes of two things: an event, or a sleep that another thread of
//! the process ends. A call that sleeps is made again when its thread wakes. What it did before it
//! slept must not be done twice, so these calls ask first whether they are made again.

mod address;
mod condition_variable;
mod critical_section;
mod once;
mod srw_lock;

use calls::locks::LockCalls;
use calls::{In, Location, Millis, NtCalls, OnceFlags, Out, Refused, Stop, UserMemory, Watched};
use nt::Id;

use crate::Win32;
use condition_variable::Held;

/// CONDITION_VARIABLE_LOCKMODE_SHARED.
const LOCKMODE_SHARED: u32 = 0x1;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The id of the calling thread.
    fn me(&self) -> Id {
        self.nt.client_id().1
    }

    /// Wakes threads that sleep without an object: those of these that have not ended. Tells how
    /// many that were.
    fn wake(&mut self, threads: impl IntoIterator<Item = Id>) -> Result<u32, Refused> {
        let mut woken = 0;
        for thread in threads {
            // A thread that was ended while it slept is still in its line.
            let status = self.nt.NtAlertThreadByThreadId(thread)?;
            woken += u32::from(status.is_success());
        }
        Ok(woken)
    }
}

impl<N: NtCalls + UserMemory> LockCalls for Win32<N> {
    fn InitializeCriticalSection(&mut self, lpCriticalSection: Location) -> Result<(), Refused> {
        self.make_section("InitializeCriticalSection", lpCriticalSection, 0)
    }

    fn InitializeCriticalSectionAndSpinCount(
        &mut self,
        lpCriticalSection: Location,
        dwSpinCount: u32,
    ) -> Result<bool, Refused> {
        let call = "InitializeCriticalSectionAndSpinCount";
        self.make_section(call, lpCriticalSection, dwSpinCount)?;
        Ok(true)
    }

    fn InitializeCriticalSectionEx(
        &mut self,
        lpCriticalSection: Location,
        dwSpinCount: u32,
        Flags: u32,
    ) -> Result<bool, Refused> {
        let call = "InitializeCriticalSectionEx";
        if Flags != 0 {
            return Err(Refused::new(call, "flags"));
        }
        self.make_section(call, lpCriticalSection, dwSpinCount)?;
        Ok(true)
    }

    fn SetCriticalSectionSpinCount(
        &mut self,
        lpCriticalSection: Location,
        dwSpinCount: u32,
    ) -> Result<u32, Refused> {
        let section = self.section("SetCriticalSectionSpinCount", lpCriticalSection)?;
        Ok(std::mem::replace(&mut section.spin, dwSpinCount))
    }

    fn EnterCriticalSection(&mut self, lpCriticalSection: Location) -> Result<(), Stop> {
        let call = "EnterCriticalSection";
        if !self.nt.resumed() {
            if self.try_enter(call, lpCriticalSection)? {
                return Ok(());
            }
            self.line_up_to_enter(call, lpCriticalSection)?;
        }
        self.wait_to_enter(call, lpCriticalSection)
    }

    fn TryEnterCriticalSection(&mut self, lpCriticalSection: Location) -> Result<bool, Refused> {
        self.try_enter("TryEnterCriticalSection", lpCriticalSection)
    }

    fn LeaveCriticalSection(&mut self, lpCriticalSection: Location) -> Result<(), Refused> {
        self.leave("LeaveCriticalSection", lpCriticalSection)
    }

    fn DeleteCriticalSection(&mut self, lpCriticalSection: Location) -> Result<(), Refused> {
        self.delete_section("DeleteCriticalSection", lpCriticalSection)
    }

    fn InitializeSRWLock(&mut self, SRWLock: Location) -> Result<(), Refused> {
        self.make_srw(SRWLock)
    }

    fn AcquireSRWLockExclusive(&mut self, SRWLock: Location) -> Result<(), Stop> {
        self.acquire("AcquireSRWLockExclusive", SRWLock, true)
    }

    fn AcquireSRWLockShared(&mut self, SRWLock: Location) -> Result<(), Stop> {
        self.acquire("AcquireSRWLockShared", SRWLock, false)
    }

    fn TryAcquireSRWLockExclusive(&mut self, SRWLock: Location) -> Result<bool, Refused> {
        self.try_acquire("TryAcquireSRWLockExclusive", SRWLock, true)
    }

    fn TryAcquireSRWLockShared(&mut self, SRWLock: Location) -> Result<bool, Refused> {
        self.try_acquire("TryAcquireSRWLockShared", SRWLock, false)
    }

    fn ReleaseSRWLockExclusive(&mut self, SRWLock: Location) -> Result<(), Refused> {
        self.release("ReleaseSRWLockExclusive", SRWLock, true)
    }

    fn ReleaseSRWLockShared(&mut self, SRWLock: Location) -> Result<(), Refused> {
        self.release("ReleaseSRWLockShared", SRWLock, false)
    }

    fn InitializeConditionVariable(&mut self, ConditionVariable: Location) -> Result<(), Refused> {
        self.make_condition(ConditionVariable)
    }

    fn SleepConditionVariableCS(
        &mut self,
        ConditionVariable: Location,
        CriticalSection: Location,
        dwMilliseconds: Millis,
    ) -> Result<bool, Stop> {
        let held = Held::Section(CriticalSection);
        self.sleep_at("SleepConditionVariableCS", ConditionVariable, held, dwMilliseconds)
    }

    fn SleepConditionVariableSRW(
        &mut self,
        ConditionVariable: Location,
        SRWLock: Location,
        dwMilliseconds: Millis,
        Flags: u32,
    ) -> Result<bool, Stop> {
        let call = "SleepConditionVariableSRW";
        if Flags & !LOCKMODE_SHARED != 0 {
            return Err(Refused::new(call, "flags but CONDITION_VARIABLE_LOCKMODE_SHARED").into());
        }
        let held = Held::Srw { at: SRWLock, exclusive: Flags & LOCKMODE_SHARED == 0 };
        self.sleep_at(call, ConditionVariable, held, dwMilliseconds)
    }

    fn WakeConditionVariable(&mut self, ConditionVariable: Location) -> Result<(), Refused> {
        self.wake_sleepers("WakeConditionVariable", ConditionVariable, false)
    }

    fn WakeAllConditionVariable(&mut self, ConditionVariable: Location) -> Result<(), Refused> {
        self.wake_sleepers("WakeAllConditionVariable", ConditionVariable, true)
    }

    fn InitOnceInitialize(&mut self, InitOnce: Location) -> Result<(), Refused> {
        self.make_once(InitOnce)
    }

    fn InitOnceBeginInitialize(
        &mut self,
        lpInitOnce: Location,
        dwFlags: OnceFlags,
        fPending: &mut Out<bool>,
        lpContext: &mut Out<calls::Address>,
    ) -> Result<bool, Stop> {
        self.begin_once(lpInitOnce, dwFlags.0, fPending, lpContext)
    }

    fn InitOnceExecuteOnce(
        &mut self,
        InitOnce: Location,
        InitFn: calls::Routine,
        Parameter: calls::Address,
        Context: &mut Out<calls::Address>,
    ) -> Result<bool, Stop> {
        self.execute_once(InitOnce, InitFn, Parameter.0, Context)
    }

    fn InitOnceComplete(
        &mut self,
        lpInitOnce: Location,
        dwFlags: OnceFlags,
        lpContext: calls::Address,
    ) -> Result<bool, Refused> {
        self.complete_once(lpInitOnce, dwFlags.0, lpContext.0)
    }

    fn WaitOnAddress(
        &mut self,
        Address: Watched,
        CompareAddress: In<u64>,
        AddressSize: u64,
        dwMilliseconds: Millis,
    ) -> Result<bool, Stop> {
        self.watch(Address, CompareAddress, AddressSize, dwMilliseconds)
    }

    fn WakeByAddressSingle(&mut self, Address: Location) -> Result<(), Refused> {
        self.wake_watchers(Address, false)
    }

    fn WakeByAddressAll(&mut self, Address: Location) -> Result<(), Refused> {
        self.wake_watchers(Address, true)
    }
}
