//! The virtual clock: what time it is, which timer fires when, and which sleeping thread gives up.

use std::collections::BTreeSet;

use nt::Id;

use crate::kernel::{Kernel, RequestKey, ThreadKey, TimerKey};

/// How many units of 100 ns a millisecond has.
pub const PER_MS: u64 = 10_000;

/// The system time at which every world starts: 2020-01-01 00:00 UTC, in 100 ns since 1601.
pub const SYSTEM_TIME_START: u64 = 132_223_104_000_000_000;

/// The virtual clock. Time stands still unless somebody advances it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock {
    /// 100 ns since the start of the world.
    pub(crate) now: u64,
    /// Who wakes when: in order of the deadline, then of the thread id.
    pub(crate) deadlines: BTreeSet<(u64, Id, ThreadKey)>,
    /// A deadline that is counted from now is at a multiple of this; 0 and 1 mean any moment.
    pub(crate) tick: u64,
    /// Which timer fires when: in order of the time, then of the setting.
    pub(crate) timers: BTreeSet<(u64, u64, TimerKey)>,
    /// Which request that no thread sleeps in gives up when: in order of the time, then of the
    /// beginning.
    pub(crate) requests: BTreeSet<(u64, u64, RequestKey)>,
    /// How far somebody has set the system time, in 100 ns.
    pub(crate) set_by: i64,
}

impl Clock {
    /// The moment at which an NT timeout is over: negative counts from now, positive is a system
    /// time; `None` when it can never come.
    pub(crate) fn deadline(&self, timeout: i64) -> Option<u64> {
        if timeout == i64::MIN {
            // What Sleep(INFINITE) asks for: never.
            None
        } else if timeout <= 0 {
            let moment = self.now.checked_add(timeout.unsigned_abs())?;
            moment.checked_next_multiple_of(self.tick.max(1))
        } else {
            let moment = timeout.saturating_sub(SYSTEM_TIME_START as i64);
            Some(u64::try_from(moment.saturating_sub(self.set_by)).unwrap_or(0))
        }
    }

    /// The system time at a moment, in 100 ns since 1601.
    pub(crate) fn system_time(&self, moment: u64) -> i64 {
        (SYSTEM_TIME_START + moment) as i64 + self.set_by
    }
}

impl Kernel {
    /// The next moment at which a timer fires or a sleeping thread gives up, if there is one.
    pub fn next_deadline(&self) -> Option<u64> {
        let timer = self.clock.timers.first().map(|(when, ..)| *when);
        let thread = self.clock.deadlines.first().map(|(when, ..)| *when);
        let request = self.clock.requests.first().map(|(when, ..)| *when);
        timer.into_iter().chain(thread).chain(request).min()
    }

    /// The virtual time, in 100 ns since the start of the world.
    pub fn now(&self) -> u64 {
        self.clock.now
    }

    /// Lets time pass until a moment, or until the first thing that happens on the way: a timer
    /// fires, or a sleeping thread gives up. Returns whether the moment is reached.
    pub fn advance(&mut self, until: u64) -> bool {
        match self.next_deadline() {
            Some(when) if when <= until => {
                self.clock.now = self.clock.now.max(when);
                // What is signaled and what is over at one moment: the signal comes first.
                let request = self.clock.requests.first().map(|(due, ..)| *due);
                match self.clock.timers.first().copied() {
                    Some((due, _, key)) if due == when => self.fire(key),
                    _ if request == Some(when) => self.expire_request(),
                    _ => self.give_up(),
                }
                false
            }
            _ => {
                self.clock.now = self.clock.now.max(until);
                true
            }
        }
    }

    /// Sets the system time. Whatever waits for a moment of it follows; what was counted from some
    /// moment on does not. What is due by the new time happens at once. Source: Microsoft,
    /// "SetWaitableTimer" and "KeWaitForSingleObject".
    pub(crate) fn set_system_time(&mut self, time: i64) {
        let by = time - self.clock.system_time(self.clock.now);
        self.clock.set_by += by;
        let moved = |moment: u64| u64::try_from(moment as i64 - by).unwrap_or(0);
        let timers: Vec<_> = self.clock.timers.iter().copied().collect();
        for (due, order, key) in timers {
            if self.timers[key].absolute {
                self.clock.timers.remove(&(due, order, key));
                self.clock.timers.insert((moved(due), order, key));
                self.timers[key].due = moved(due);
            }
        }
        let deadlines: Vec<_> = self.clock.deadlines.iter().copied().collect();
        for (when, id, thread) in deadlines {
            let block = &mut self.threads[thread];
            if let Some(wait) = block.wait.as_mut().filter(|_| block.absolute) {
                wait.deadline = Some(moved(when));
                self.clock.deadlines.remove(&(when, id, thread));
                self.clock.deadlines.insert((moved(when), id, thread));
            }
        }
        while !self.advance(self.clock.now) {}
    }

    /// The time of the first sleeping thread is over.
    fn give_up(&mut self) {
        let Some((_, _, thread)) = self.clock.deadlines.pop_first() else { return };
        let block = &mut self.threads[thread];
        let wait = block.wait.as_mut().expect("only a sleeping thread has a deadline");
        wait.deadline = None;
        if block.suspended > 0 {
            wait.expired = true;
        } else {
            self.expire(thread);
        }
    }
}
