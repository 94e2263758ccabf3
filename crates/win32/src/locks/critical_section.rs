//! Critical sections.
//!
//! The first thread that has to wait makes an event, and from then on the section has a handle.
//! Whoever leaves while others wait sets it; whoever wakes tries again. A section does not notice
//! that its owner has ended. Source: Microsoft, "Critical Section Objects" and
//! "InitializeCriticalSectionAndSpinCount".

use calls::{
    CriticalSection, EventType, In, Location, Lock, NtCalls, Out, Refused, Stop, UserMemory,
};
use nt::rights::EVENT_ALL_ACCESS;

use crate::{Win32, written};

/// SynchronizationEvent: one satisfied wait resets it.
const SYNCHRONIZATION: EventType = EventType(1);

impl<N: NtCalls + UserMemory> Win32<N> {
    pub(super) fn make_section(
        &mut self,
        call: &'static str,
        at: Location,
        spin: u32,
    ) -> Result<(), Refused> {
        let locks = &mut self.nt.peb().locks.at;
        match locks.get(&at.0) {
            _ if at.0 == 0 => Err(Refused::new(call, "a lock at address 0")),
            Some(Lock::Critical(section)) if section.owner.is_some() || section.waiting > 0 => {
                Err(Refused::new(call, "a critical section that is in use"))
            }
            _ => {
                let section = CriticalSection { spin, ..CriticalSection::default() };
                locks.insert(at.0, Lock::Critical(section));
                Ok(())
            }
        }
    }

    /// The section that lies somewhere.
    pub(super) fn section(
        &mut self,
        call: &'static str,
        at: Location,
    ) -> Result<&mut CriticalSection, Refused> {
        match self.nt.peb().locks.at.get_mut(&at.0) {
            Some(Lock::Critical(section)) => Ok(section),
            Some(_) => Err(Refused::new(call, "a lock of another kind")),
            None => Err(Refused::new(call, "a critical section that is not initialized")),
        }
    }

    /// Enters a section that is free, or the caller's own.
    pub(super) fn try_enter(&mut self, call: &'static str, at: Location) -> Result<bool, Refused> {
        let me = self.me();
        let section = self.section(call, at)?;
        let can = section.owner.is_none_or(|owner| owner == me);
        if can {
            section.owner = Some(me);
            section.recursion += 1;
        }
        Ok(can)
    }

    /// Counts the caller among those who wait; the first one makes the event.
    pub(super) fn line_up_to_enter(
        &mut self,
        call: &'static str,
        at: Location,
    ) -> Result<(), Refused> {
        if self.section(call, at)?.event.is_none() {
            let mut handle = Out::HERE;
            let kind = SYNCHRONIZATION;
            let made =
                self.nt.NtCreateEvent(&mut handle, EVENT_ALL_ACCESS, In::Null, kind, false)?;
            if !made.is_success() {
                return Err(Refused::new(call, "a critical section without room for its event"));
            }
            self.section(call, at)?.event = Some(written(handle));
        }
        self.section(call, at)?.waiting += 1;
        Ok(())
    }

    /// Waits until the section is the caller's.
    pub(super) fn wait_to_enter(&mut self, call: &'static str, at: Location) -> Result<(), Stop> {
        loop {
            let event = self.section(call, at)?.event.unwrap_or_default();
            let status = self.nt.NtWaitForSingleObject(event, false, In::Null)?;
            if !status.is_success() {
                return Err(Refused::new(call, "a critical section whose event was closed").into());
            }
            if self.try_enter(call, at)? {
                self.section(call, at)?.waiting -= 1;
                return Ok(());
            }
        }
    }

    /// Leaves a section once; with the last time the next thread is let in.
    pub(super) fn leave(&mut self, call: &'static str, at: Location) -> Result<(), Refused> {
        let me = self.me();
        let section = self.section(call, at)?;
        if section.owner != Some(me) {
            return Err(Refused::new(call, "a critical section that the thread does not own"));
        }
        section.recursion -= 1;
        if section.recursion > 0 {
            return Ok(());
        }
        section.owner = None;
        if let Some(event) = section.event.filter(|_| section.waiting > 0) {
            self.nt.NtSetEvent(event, &mut Out::Null)?;
        }
        Ok(())
    }

    pub(super) fn delete_section(
        &mut self,
        call: &'static str,
        at: Location,
    ) -> Result<(), Refused> {
        let section = self.section(call, at)?;
        if section.waiting > 0 {
            return Err(Refused::new(call, "a critical section for which threads wait"));
        }
        let event = section.event.take();
        self.nt.peb().locks.at.remove(&at.0);
        if let Some(event) = event {
            self.nt.NtClose(event)?;
        }
        Ok(())
    }
}
