//! Mutants, which Win32 calls mutexes: owned by a thread, abandoned when it ends.

use nt::{ObjectType, Status};

use super::{Dispatch, Satisfied};
use crate::kernel::ThreadKey;

/// A mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// Nobody owns it.
    Free,
    /// Nobody owns it, and its last owner ended without releasing it.
    Abandoned,
    /// A thread owns it.
    Owned {
        /// The owner.
        by: ThreadKey,
        /// How often it acquired it without releasing it: at least once.
        depth: u32,
    },
}

/// How often one thread can acquire a mutant (the range of a LONG count).
pub(crate) const DEPTH_MAX: u32 = 1 << 31;

impl Dispatch for Mutant {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::MUTANT
    }

    #[inline]
    fn is_signaled(&self, by: ThreadKey) -> bool {
        match *self {
            Mutant::Owned { by: owner, .. } => owner == by,
            _ => true,
        }
    }

    #[inline]
    fn consume(&mut self, by: ThreadKey) -> Satisfied {
        match self {
            Mutant::Owned { depth, .. } => {
                *depth += 1;
                Satisfied::Plainly
            }
            Mutant::Free => {
                *self = Mutant::Owned { by, depth: 1 };
                Satisfied::Plainly
            }
            Mutant::Abandoned => {
                *self = Mutant::Owned { by, depth: 1 };
                Satisfied::Abandoned
            }
        }
    }

    #[inline]
    fn can_consume(&self, _: ThreadKey) -> Result<(), Status> {
        match self {
            Mutant::Owned { depth, .. } if *depth == DEPTH_MAX => {
                Err(Status::MUTANT_LIMIT_EXCEEDED)
            }
            _ => Ok(()),
        }
    }
}
