//! File objects: one opening of a file or of one end of a pipe.
//!
//! The position and the share mode belong here, and so to every handle of the file object; the
//! bytes belong to the file.

use nt::{Access, ObjectType};

use super::{Dispatch, ObjectId};
use crate::kernel::{FileKey, NodeKey, PipeKey};
use crate::pipe::Side;

/// The body of a file object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// Where the rest of it is.
    pub key: FileKey,
    /// Whether its last input or output has finished.
    pub signaled: bool,
}

impl Dispatch for File {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::FILE
    }

    fn is_signaled(&self, _: crate::kernel::ThreadKey) -> bool {
        self.signaled
    }
}

/// What a file object is one opening of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndOf {
    /// A file on the volume.
    Node(NodeKey),
    /// One end of a pipe.
    Pipe {
        /// The pipe.
        pipe: PipeKey,
        /// Which end.
        side: Side,
    },
    /// The end of a pipe whose server has sent this client away.
    Severed,
    /// The file system of pipes itself.
    PipeDevice,
}

/// What a file object consists of.
#[derive(Clone, Debug)]
pub struct FileObject {
    /// The object.
    pub object: ObjectId,
    /// What it is one opening of.
    pub end: EndOf,
    /// The rights it was opened with, as far as sharing looks at them.
    pub access: Access,
    /// What it lets others do: FILE_SHARE_ bits.
    pub share: u32,
    /// The position of the next read or write.
    pub position: u64,
    /// How many requests of it are under way.
    pub requests: u32,
}
