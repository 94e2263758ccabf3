//! Events: one bit that threads wait for.

use nt::ObjectType;

use super::{Dispatch, Satisfied};
use crate::kernel::ThreadKey;

/// An event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Whether it stays signaled until it is reset (NotificationEvent); otherwise one satisfied
    /// wait resets it (SynchronizationEvent).
    pub manual_reset: bool,
    /// Its state.
    pub signaled: bool,
}

impl Dispatch for Event {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::EVENT
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
