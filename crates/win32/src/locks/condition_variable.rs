//! Condition variables.
//!
//! A thread gives its lock back and sleeps, as one step; woken, or when its time is over, it waits
//! until it has the lock again, and only then returns. Source: Microsoft, "Condition Variables".

use calls::{ConditionVariable, Location, Lock, Millis, NtCalls, Refused, Stop, UserMemory};
use nt::{Status, Win32Error};

use crate::Win32;
use crate::waits::timeout;

/// The lock with which a thread comes to a condition variable.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// A critical section.
    Section(Location),
    /// A slim reader/writer lock.
    Srw {
        /// Where it lies.
        at: Location,
        /// Whether the thread holds it alone.
        exclusive: bool,
    },
}

impl<N: NtCalls + UserMemory> Win32<N> {
    pub(super) fn make_condition(&mut self, at: Location) -> Result<(), Refused> {
        let call = "InitializeConditionVariable";
        let condition = self.condition(call, at)?;
        if !condition.sleeping.is_empty() {
            return Err(Refused::new(call, "a condition variable at which threads sleep"));
        }
        Ok(())
    }

    /// The condition variable that lies somewhere; memory that was not used is one.
    fn condition(
        &mut self,
        call: &'static str,
        at: Location,
    ) -> Result<&mut ConditionVariable, Refused> {
        if at.0 == 0 {
            return Err(Refused::new(call, "a condition variable at address 0"));
        }
        let locks = &mut self.nt.peb().locks.at;
        let new = || Lock::Condition(ConditionVariable::default());
        match locks.entry(at.0).or_insert_with(new) {
            Lock::Condition(condition) => Ok(condition),
            _ => Err(Refused::new(call, "a lock of another kind")),
        }
    }

    pub(super) fn sleep_at(
        &mut self,
        call: &'static str,
        at: Location,
        held: Held,
        milliseconds: Millis,
    ) -> Result<bool, Stop> {
        let me = self.me();
        let again = self.nt.resumed();
        if !again {
            self.condition(call, at)?;
            self.demand_held(call, held)?;
            self.condition(call, at)?.sleeping.push_back(me);
            self.give_back(call, held)?;
        }
        let returning = &self.condition(call, at)?.returning;
        if !again || returning.iter().all(|(other, _)| *other != me) {
            let status = self.nt.NtWaitForAlertByThreadId(at, timeout(milliseconds))?;
            let condition = self.condition(call, at)?;
            condition.sleeping.retain(|other| *other != me);
            condition.returning.push((me, status == Status::TIMEOUT));
            if self.try_take(call, held)? {
                return Ok(self.returned(call, at)?);
            }
            match held {
                Held::Section(section) => self.line_up_to_enter(call, section)?,
                Held::Srw { at, exclusive } => self.line_up(call, at, exclusive)?,
            }
        }
        match held {
            Held::Section(section) => self.wait_to_enter(call, section)?,
            Held::Srw { at, exclusive } => self.wait_to_acquire(call, at, exclusive)?,
        }
        Ok(self.returned(call, at)?)
    }

    /// The caller has its lock again: TRUE when it was woken, an error when its time was over.
    fn returned(&mut self, call: &'static str, at: Location) -> Result<bool, Refused> {
        let me = self.me();
        let returning = &mut self.condition(call, at)?.returning;
        let place = returning.iter().position(|(other, _)| *other == me);
        let (_, late) = returning.remove(place.expect("whoever returns was listed"));
        Ok(if late { self.fail_with(Win32Error::TIMEOUT, false) } else { true })
    }

    /// Demands that the caller holds its lock as the call says.
    fn demand_held(&mut self, call: &'static str, held: Held) -> Result<(), Refused> {
        let me = self.me();
        let holds = match held {
            Held::Section(section) => {
                let section = self.section(call, section)?;
                section.owner == Some(me) && section.recursion == 1
            }
            Held::Srw { at, exclusive } => self.holds(call, at, exclusive)?,
        };
        let what = "a lock that the thread does not hold, or holds more than once";
        if holds { Ok(()) } else { Err(Refused::new(call, what)) }
    }

    fn give_back(&mut self, call: &'static str, held: Held) -> Result<(), Refused> {
        match held {
            Held::Section(section) => self.leave(call, section),
            Held::Srw { at, exclusive } => self.release(call, at, exclusive),
        }
    }

    fn try_take(&mut self, call: &'static str, held: Held) -> Result<bool, Refused> {
        match held {
            Held::Section(section) => self.try_enter(call, section),
            Held::Srw { at, exclusive } => self.try_acquire(call, at, exclusive),
        }
    }

    /// Wakes the thread that has slept longest, or all.
    pub(super) fn wake_sleepers(
        &mut self,
        call: &'static str,
        at: Location,
        all: bool,
    ) -> Result<(), Refused> {
        while let Some(next) = self.condition(call, at)?.sleeping.pop_front() {
            if self.wake([next])? > 0 && !all {
                break;
            }
        }
        Ok(())
    }
}
