//! Key objects: one opening of a key of the registry.
//!
//! Several openings of one key are several objects; the values and subkeys belong to the key.

use nt::ObjectType;

use super::Dispatch;
use crate::kernel::RegKey;

/// The body of a key object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key of the registry that it is one opening of.
    pub key: RegKey,
}

impl Dispatch for Key {
    fn object_type(&self) -> ObjectType {
        ObjectType::KEY
    }
}
