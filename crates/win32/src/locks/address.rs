//! Waiting on an address: for a number to become another one.
//!
//! Nobody watches the number. Whoever changes it wakes those who sleep at its address; they return,
//! whatever the number is then. Source: Microsoft, "WaitOnAddress".

use calls::{In, Location, Millis, NtCalls, Refused, Stop, UserMemory, Watched};
use nt::{Status, Win32Error};

use crate::Win32;
use crate::waits::timeout;

impl<N: NtCalls + UserMemory> Win32<N> {
    pub(super) fn watch(
        &mut self,
        address: Watched,
        compare: In<u64>,
        size: u64,
        milliseconds: Millis,
    ) -> Result<bool, Stop> {
        let me = self.me();
        if !self.nt.resumed() {
            if !matches!(size, 1 | 2 | 4 | 8) {
                return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
            }
            let compare = match compare.required() {
                Ok(compare) => compare,
                Err(status) => return Ok(self.fail(status, false)),
            };
            let unused = 64 - 8 * size as u32;
            if address.value << unused != compare << unused {
                return Ok(true);
            }
            self.nt.peb().locks.watchers.entry(address.at).or_default().push_back(me);
        }
        let status =
            self.nt.NtWaitForAlertByThreadId(Location(address.at), timeout(milliseconds))?;
        self.forget(address.at, |other| *other == me);
        if status == Status::TIMEOUT {
            return Ok(self.fail_with(Win32Error::TIMEOUT, false));
        }
        Ok(true)
    }

    /// Takes threads out of the line at an address.
    fn forget(&mut self, at: u64, who: impl Fn(&nt::Id) -> bool) {
        let watchers = &mut self.nt.peb().locks.watchers;
        if let Some(line) = watchers.get_mut(&at) {
            line.retain(|other| !who(other));
            if line.is_empty() {
                watchers.remove(&at);
            }
        }
    }

    /// Wakes the thread that has slept longest at an address, or all.
    pub(super) fn wake_watchers(&mut self, address: Location, all: bool) -> Result<(), Refused> {
        loop {
            let line = self.nt.peb().locks.watchers.get_mut(&address.0);
            let Some(next) = line.and_then(std::collections::VecDeque::pop_front) else { break };
            if self.wake([next])? > 0 && !all {
                break;
            }
        }
        self.forget(address.0, |_| false);
        Ok(())
    }
}
