//! Directories of the object namespace.

use indexmap::IndexMap;
use nt::{ObjectType, Wide};
use rustc_hash::FxBuildHasher;

use super::{Dispatch, ObjectId};
use crate::kernel::DirectoryKey;

/// The body of a directory object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Directory {
    /// Where its entries are.
    pub key: DirectoryKey,
}

impl Dispatch for Directory {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::DIRECTORY
    }
}

/// The entries of a directory. The order of the map depends on what was done, never on a hash.
pub(crate) type Entries = IndexMap<Wide, ObjectId, FxBuildHasher>;
