//! Timers: signaled when their time comes.

use nt::ObjectType;

use super::{Dispatch, Satisfied};
use crate::kernel::{ThreadKey, TimerKey};

/// The body of a timer object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// Where the rest of it is.
    pub key: TimerKey,
    /// Whether it stays signaled until it is set again (NotificationTimer); otherwise one satisfied
    /// wait resets it (SynchronizationTimer).
    pub manual_reset: bool,
    /// Its state.
    pub signaled: bool,
}

impl Dispatch for Timer {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::TIMER
    }

    #[inline]
    fn is_signaled(&self, _: ThreadKey) -> bool {
        self.signaled
    }

    #[inline]
    fn consume(&mut self, _: ThreadKey) -> Satisfied {
        self.signaled &= self.manual_reset;
        Satisfied::Plainly
    }
}
