//! Why a file was refused: reasons that only files have.

use nt::Access;

use crate::file_locks::FileLock;
use crate::kernel::NodeKey;
use crate::object::ObjectId;

/// The reason for a refusal that has to do with a file of the volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileWhy {
    /// It is being deleted and waits for its last handle.
    DeletePending {
        /// The file.
        node: NodeKey,
    },
    /// It is read-only.
    ReadOnly {
        /// The file.
        node: NodeKey,
    },
    /// It is hidden or a system file, and whoever empties it does not say so.
    HiddenSystem {
        /// The file.
        node: NodeKey,
        /// The attributes that have to be repeated.
        missing: u32,
    },
    /// It is the program of a process that runs.
    Running {
        /// The file.
        node: NodeKey,
    },
    /// It is a directory.
    Directory {
        /// The directory.
        node: NodeKey,
    },
    /// It is a directory, and has no bytes.
    NoBytes {
        /// The directory.
        node: NodeKey,
    },
    /// It is no directory.
    NotDirectory {
        /// The file.
        node: NodeKey,
    },
    /// The directory is not empty.
    NotEmpty {
        /// The directory.
        node: NodeKey,
        /// How many entries it has.
        entries: usize,
    },
    /// Somebody has locked part of the range.
    Locked {
        /// The lock.
        lock: FileLock,
    },
    /// The range is not locked with these bounds, by this owner.
    NotLocked {
        /// The file.
        node: NodeKey,
    },
    /// The descriptor does not give what is asked for.
    Access {
        /// The file or directory.
        node: NodeKey,
        /// What is missing.
        missing: Access,
    },
    /// A section of it can be written.
    MappedToWrite {
        /// The file.
        node: NodeKey,
    },
    /// The process has no console.
    NoConsole,
    /// There is no room on the drive.
    DriveFull {
        /// Its letter.
        letter: u8,
        /// How many bytes the file can have.
        free: u64,
    },
    /// The new name is on another drive.
    OtherDrive {
        /// The letter of the drive it is on.
        from: u8,
        /// The letter of the drive of the name.
        to: u8,
    },
    /// The root of a volume stays where it is.
    Root,
    /// The file whose name is wanted is open.
    TargetOpen {
        /// That file.
        node: NodeKey,
    },
    /// A directory replaces nothing, and is replaced by nothing.
    NotReplaced {
        /// What has the name.
        node: NodeKey,
    },
    /// Something below the directory is open.
    OpenBelow {
        /// The file object.
        with: ObjectId,
    },
    /// A directory cannot be below itself.
    WithinItself {
        /// The directory.
        node: NodeKey,
    },
}
