//! File objects: one opening of a file or of one end of a pipe.
//!
//! The position and the share mode belong here, and so to every handle of the file object; the
//! bytes belong to the file.

use nt::{Access, ObjectType, Wide};

use super::{Dispatch, ObjectId};
use crate::changes::Watch;
use crate::console::Console;
use crate::kernel::{FileKey, MailslotKey, NodeKey, PipeKey};
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
    /// A mailslot, which its server reads and its clients write.
    Mailslot {
        /// The mailslot.
        mailslot: MailslotKey,
        /// Whether it is its server's.
        server: bool,
    },
    /// The file system of mailslots itself.
    MailslotDevice,
    /// The device that swallows everything and holds nothing.
    Null,
    /// The input or the output of a console.
    Console(Console),
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
    /// The options it was opened with: FILE_ bits of NtCreateFile.
    pub options: u32,
    /// Whether the file is to be deleted when its last handle is closed.
    pub(crate) deletes_on_close: bool,
    /// Whether the name of the file goes when its last handle is closed, whoever else has it open.
    pub(crate) deletes_posix: bool,
    /// The listing of a directory that goes on with the next call.
    pub(crate) search: Option<Search>,
    /// Which changes of its directory it watches for.
    pub(crate) watch: Option<Box<Watch>>,
    /// The port that is told of its requests, and the key of its packets.
    pub port: Option<(ObjectId, u64)>,
    /// FILE_SKIP_ flags: how it tells of requests that are over at once.
    pub notify: u8,
}

/// FILE_SYNCHRONOUS_IO_NONALERT.
const SYNCHRONOUS: u32 = 0x20;

impl FileObject {
    /// A synchronous file object at the beginning of what it is an opening of.
    pub(crate) fn new(object: ObjectId, end: EndOf, access: Access, share: u32) -> FileObject {
        FileObject {
            object,
            end,
            access,
            share,
            position: 0,
            requests: 0,
            options: SYNCHRONOUS,
            deletes_on_close: false,
            deletes_posix: false,
            search: None,
            watch: None,
            port: None,
            notify: 0,
        }
    }

    /// Whether its calls return only when they are done: FILE_SYNCHRONOUS_IO_ALERT or _NONALERT.
    pub fn is_synchronous(&self) -> bool {
        self.options & 0x30 != 0
    }
}

/// A listing of a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Search {
    /// Which names it lists, in upper case; none for all.
    pub(crate) pattern: Option<Wide>,
    /// How far it came.
    pub(crate) after: After,
}

/// How far a listing came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum After {
    /// Nothing was listed.
    Nothing,
    /// `.` was, or is passed over.
    Itself,
    /// `..` was, or is passed over.
    Above,
    /// The entry of this name was, in upper case.
    Entry(Wide),
}
