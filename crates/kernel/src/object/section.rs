//! Sections: memory that can be shared.

use nt::ObjectType;

use super::Dispatch;
use crate::kernel::SectionKey;

/// The body of a section object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Where its bytes are.
    pub key: SectionKey,
}

impl Dispatch for Section {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::SECTION
    }
}
