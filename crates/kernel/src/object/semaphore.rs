//! Semaphores: a count that waits lower.

use nt::ObjectType;

use super::{Dispatch, Satisfied};
use crate::kernel::ThreadKey;

/// A semaphore. Invariant: `0 <= count <= maximum` and `maximum > 0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Semaphore {
    /// How many waits it will satisfy at once.
    pub count: i32,
    /// What the count cannot pass.
    pub maximum: i32,
}

impl Dispatch for Semaphore {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::SEMAPHORE
    }

    #[inline]
    fn is_signaled(&self, _: ThreadKey) -> bool {
        self.count > 0
    }

    #[inline]
    fn consume(&mut self, _: ThreadKey) -> Satisfied {
        self.count -= 1;
        Satisfied::Plainly
    }
}
