//! Why the kernel refused: facts for explanations, which no program on Windows could see.
//!
//! A reason is stored where a check fails and costs nothing elsewhere. It never changes an answer.

use nt::{Access, Handle, Id, ObjectType};

use crate::kernel::{ProcessKey, ThreadKey};
use crate::object::ObjectId;
use crate::security::{Rule, Trust};
use crate::why_file::FileWhy;
use crate::why_mailslot::WhyMailslot;
use crate::why_pipe::WhyPipe;

pub use gui::GuiWhy;
pub use keys::KeyWhy;
pub use memory::MemoryWhy;
pub use stations::StationWhy;
pub use tokens::TokenWhy;

mod gui;
mod keys;
mod memory;
mod stations;
mod tokens;

/// The reason for the last refusal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// The value is not an open entry of the table.
    HandleUnknown {
        /// Whose table.
        process: ProcessKey,
        /// The value.
        handle: Handle,
        /// What the entry named before it was closed.
        before: Option<ObjectId>,
    },
    /// The value is a pseudo handle that the call does not take.
    HandlePseudo {
        /// The value.
        handle: Handle,
    },
    /// The object is of another type.
    HandleType {
        /// The handle.
        handle: Handle,
        /// What it names.
        found: ObjectType,
        /// What the call wants.
        wanted: ObjectType,
    },
    /// The handle was not granted enough.
    AccessHandle {
        /// The handle.
        handle: Handle,
        /// What it was granted.
        granted: Access,
        /// What the call needs.
        needed: Access,
        /// What it names.
        object_type: ObjectType,
    },
    /// The object's descriptor does not give what was asked for.
    AccessObject {
        /// The object.
        object: ObjectId,
        /// What was asked for and not given.
        missing: Access,
        /// What of the request would have been granted alone.
        possible: Access,
        /// What decided.
        rule: Rule,
    },
    /// The object is open to one process alone.
    Exclusive {
        /// The object.
        object: ObjectId,
    },
    /// The process is protected, and the caller's is not trusted as far.
    Protected {
        /// The process, or one of its threads.
        object: ObjectId,
        /// What was asked for and is kept from others.
        missing: Access,
        /// How it is protected.
        trust: Trust,
    },
    /// A token, or what it gives an object, does not do.
    Token(TokenWhy),
    /// Nothing was asked for.
    AccessNothing {
        /// The object.
        object: ObjectId,
    },
    /// Rights that the type does not have were asked for.
    AccessInvalid {
        /// The type.
        object_type: ObjectType,
        /// The rights.
        invalid: Access,
    },
    /// A duplicate was to have rights that its source does not have, and that cannot be asked of
    /// the object again.
    AccessUpgrade {
        /// The source.
        handle: Handle,
        /// What it was granted.
        granted: Access,
        /// What the duplicate was to have.
        desired: Access,
        /// What it names.
        object_type: ObjectType,
    },
    /// The handle is protected from close.
    HandleProtected {
        /// The handle.
        handle: Handle,
    },
    /// No process, or no thread, has this id.
    IdUnknown {
        /// The id.
        id: Id,
        /// What was looked for.
        wanted: ObjectType,
        /// What has the id instead.
        found: Option<ObjectType>,
    },
    /// The thread of this id belongs to another process.
    ThreadElsewhere {
        /// The id.
        id: Id,
    },
    /// A handle list names a handle that is not marked inheritable.
    ListNotInheritable {
        /// The handle.
        handle: Handle,
    },
    /// A handle list names a value that is not an open entry.
    ListUnknown {
        /// The value.
        handle: Handle,
    },
    /// A handle list names a value twice.
    ListTwice {
        /// The value.
        handle: Handle,
    },
    /// A handle list was given, but nothing is to be inherited.
    ListWithoutInherit,
    /// A process cannot be created.
    Birth(Unborn),
    /// A job is in the way.
    Job(JobWhy),
    /// A process has ended and has no handle table any more.
    ProcessEnded {
        /// Its id.
        id: Id,
    },
    /// A thread has ended.
    ThreadEnded {
        /// Its id.
        id: Id,
    },
    /// Nothing of this name is there.
    NameUnknown,
    /// A directory on the way to the name is not there.
    PathUnknown,
    /// The name is not well formed.
    NameInvalid,
    /// A link is on the way to the name, and links were ruled out.
    NameLink,
    /// The object was not created exclusive and is to be opened so.
    NotExclusive {
        /// The object.
        object: ObjectId,
    },
    /// The name belongs to an object of another type.
    NameType {
        /// What has the name.
        found: ObjectType,
        /// What was wanted.
        wanted: ObjectType,
    },
    /// The name is taken.
    NameTaken,
    /// The thread does not own the mutant.
    NotOwner {
        /// The owner, if there is one.
        owner: Option<ThreadKey>,
    },
    /// The thread owns the mutant as often as a thread can.
    OwnedTooOften,
    /// The count would pass the semaphore's maximum.
    OverMaximum {
        /// The count now.
        count: i32,
        /// How much was to be added.
        add: i32,
        /// The maximum.
        maximum: i32,
    },
    /// The handle table is full.
    TableFull,
    /// The next page of the handle table is over the quota of the process.
    Quota {
        /// What its pages may take.
        bytes: u64,
    },
    /// A wait for all objects names one object twice.
    WaitTwice {
        /// One handle.
        first: Handle,
        /// The other.
        second: Handle,
    },
    /// An opening of the file does not share what is asked for, or asks for what is not shared.
    Sharing {
        /// The file object that is in the way.
        with: ObjectId,
        /// What conflicts.
        conflict: Sharing,
    },
    /// The suspend count cannot pass 127.
    SuspendedTooOften,
    /// The token does not hold a privilege, or holds it disabled.
    Privilege {
        /// The name of the privilege.
        name: &'static str,
    },
    /// A length is not that of the structure it is the length of.
    Length {
        /// How many bytes the structure has.
        needed: u32,
    },
    /// A value that is no kernel handle is not as the call needs it.
    Gui(GuiWhy),
    /// A window station or desktop is not as the call needs it.
    Station(StationWhy),
    /// A key of the registry is not as the call needs it.
    Key(KeyWhy),
    /// Memory or a section is not as the call needs it.
    Memory(MemoryWhy),
    /// A private namespace of this boundary exists already, or none does.
    Namespace {
        /// Whether it exists.
        exists: bool,
    },
    /// The token is not within a boundary.
    OutsideBoundary,
    /// The handles of the process are not traced.
    NotTraced,
    /// Something that was switched on for ever was to be switched off.
    ForEver,
    /// A file of the volume does not allow it.
    File(FileWhy),
    /// A pipe is not as the call needs it.
    Pipe(WhyPipe),
    /// A mailslot refused.
    Mailslot(WhyMailslot),
    /// A parameter has a value that the call does not take.
    Parameter {
        /// The parameter.
        name: &'static str,
    },
}

/// Which side of a sharing conflict wanted what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// The new opening asks for this right, which the other does not share.
    NotShared(&'static str),
    /// The other opening has this right, which the new one does not share.
    NotSharing(&'static str),
}

/// Why a process was not created, where it takes more than a handle or a name to say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unborn {
    /// There is no program of this name.
    ImageUnknown {
        /// Whether any name with an extension would do.
        open: bool,
    },
    /// The name is that of a directory.
    ImageDirectory,
    /// The file is not a program.
    ImageNone,
    /// The program is for another machine.
    ImageMachine,
    /// The program demands an administrator.
    ImageElevation,
    /// The process may not have children.
    Childless,
    /// A process of another session was to be the parent of one that inherits.
    OtherSession {
        /// The session of the parent.
        parent: u32,
        /// The session of the caller.
        caller: u32,
    },
}

/// What a job does not let happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobWhy {
    /// As many processes run in it as may.
    Full {
        /// How many.
        limit: u32,
    },
    /// The process is in a job that the other is not nested in and cannot be.
    Elsewhere,
    /// One of two jobs restricts windows, so they do not nest.
    Windows,
    /// The members are of another session.
    OtherSession,
    /// A child was to leave the job of its parent, which does not allow that.
    NoBreakaway,
    /// The caller is in no job.
    None,
    /// A process of it has committed as much memory as it may.
    ProcessMemory {
        /// How much, in bytes.
        limit: u64,
    },
    /// Its processes have committed as much memory as they may together.
    JobMemory {
        /// How much, in bytes.
        limit: u64,
    },
    /// Its time is over, and so nobody joins it.
    TimeOver,
}
