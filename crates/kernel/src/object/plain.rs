//! Objects of types that have no behavior of their own here: they can be held, duplicated, waited
//! for and closed.

use nt::{ObjectType, Waitability};

use super::Dispatch;
use crate::kernel::ThreadKey;

/// An object of which only the type is modelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    /// The type.
    pub of: ObjectType,
}

impl Dispatch for Plain {
    fn object_type(&self) -> ObjectType {
        self.of
    }

    /// What has a state of its own on Windows never shows it here; what has none does not keep
    /// anybody waiting (assumed).
    fn is_signaled(&self, _: ThreadKey) -> bool {
        self.of.waitability() != Waitability::Own
    }
}
