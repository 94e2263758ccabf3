//! The virtual clock: what time it is, and which sleeping thread wakes when.

use std::collections::BTreeSet;

use nt::Id;

use crate::kernel::ThreadKey;

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
            Some((timeout as u64).saturating_sub(SYSTEM_TIME_START))
        }
    }
}
