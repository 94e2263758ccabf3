//! Objects of types that have no behavior of their own here: they can be held, duplicated, waited
//! for and closed.

use nt::ObjectType;

use super::Dispatch;

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
}
