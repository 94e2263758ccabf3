//! Symbolic links of the object namespace: stored text, looked at when a lookup meets it.

use nt::ObjectType;

use super::Dispatch;
use crate::kernel::LinkKey;

/// The body of a symbolic link object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SymbolicLink {
    /// Where its target is kept.
    pub key: LinkKey,
}

impl Dispatch for SymbolicLink {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::SYMBOLIC_LINK
    }
}
