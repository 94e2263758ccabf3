//! Sections: memory that can be shared.

use nt::ObjectType;

use super::{Dispatch, ObjectId};
use crate::kernel::SectionKey;
use crate::pages::Pages;

/// The body of a section object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Where the rest of it is.
    pub key: SectionKey,
}

impl Dispatch for Section {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::SECTION
    }
}

/// What a section consists of.
#[derive(Clone, Debug)]
pub struct SectionBlock {
    /// Where its bytes are.
    pub backing: Backing,
    /// How many bytes it has.
    pub size: u64,
    /// The most that a view of it can do: a PAGE_ protection.
    pub protection: u32,
}

/// Where the bytes of a section are.
#[derive(Clone, Debug)]
pub enum Backing {
    /// In memory that only it has.
    Memory(Pages),
    /// In a file, by way of this file object, which it refers to.
    File(ObjectId),
}
