//! Processes: a handle table, threads, and an end.

use std::collections::BTreeMap;

use calls::{IO_STATUS_BLOCK, Peb};
use nt::{Handle, Id, ObjectType, Status, Wide};

use super::{Dispatch, ObjectId};
use crate::exceptions::Checking;
use crate::handle_table::HandleTable;
use crate::kernel::{JobKey, NodeKey, ProcessKey, ThreadKey, TokenKey};
use crate::priority::PriorityClass;
use crate::stations::Seat;
use crate::trace::Trace;
use crate::usage::Usage;

/// The body of a process object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Process {
    /// Where the rest of it is.
    pub key: ProcessKey,
    /// Whether it has ended, which is when it is signaled, for ever.
    pub ended: bool,
}

impl Dispatch for Process {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::PROCESS
    }

    fn is_signaled(&self, _: ThreadKey) -> bool {
        self.ended
    }
}

/// What a process consists of. It lives as long as its object, which is longer than the process
/// runs while somebody holds a handle to it or to one of its threads.
#[derive(Clone, Debug)]
pub struct ProcessBlock {
    /// The object.
    pub object: ObjectId,
    /// The process id.
    pub id: Id,
    /// The id of the creator: a number, which may by now be nobody's or somebody else's.
    pub parent: Id,
    /// The file name of the program, without its path.
    pub image: Wide,
    /// The handle table, until the process ends.
    pub table: Option<HandleTable>,
    /// The threads that run, oldest first.
    pub threads: Vec<ThreadKey>,
    /// How it ended.
    pub exit: Option<Status>,
    /// Its primary token: whom it runs as. It refers to it as long as it lives.
    pub token: TokenKey,
    /// What user-mode code keeps for it.
    pub peb: Peb,
    /// The standard handles that were duplicated into it when it was created.
    pub duplicated: Vec<Handle>,
    /// What makes bad handles raise exceptions in it.
    pub checking: Checking,
    /// What happened to its handles, while that is traced.
    pub trace: Option<Box<Trace>>,
    /// The handles of a new console that it was given when it was created.
    pub console_handles: Vec<Handle>,
    /// The full path of the program.
    pub path: Wide,
    /// The file of the program, if it is on the volume.
    pub node: Option<NodeKey>,
    /// The current directory, which it keeps open while it runs.
    pub directory: Option<ObjectId>,
    /// The window station and the desktop that it works with.
    pub seat: Seat,
    /// The session it belongs to.
    pub session: u32,
    /// The innermost job that it is in, which it refers to.
    pub job: Option<JobKey>,
    /// Its priority class.
    pub priority: PriorityClass,
    /// The processors on which it may run, a bit for each.
    pub affinity: u64,
    /// Whether its threads get no boost after a wait.
    pub no_boost: bool,
    /// Whether it may not create processes.
    pub childless: bool,
    /// How it ends as soon as its first thread runs.
    pub exits: Option<Status>,
    /// When it was created and when it ended, in 100 ns since the start of the world.
    pub times: [u64; 2],
    /// What the kernel has written into its memory of requests that went on behind their calls,
    /// by the address of the status block.
    pub blocks: BTreeMap<u64, IO_STATUS_BLOCK>,
    /// Whether its program has windows rather than a console.
    pub windowed: bool,
    /// Whether it has waited for input.
    pub idle: bool,
    /// The event of those that wait until it does, to which it refers.
    pub idle_event: Option<ObjectId>,
    /// What its threads have used, those that have ended included.
    pub usage: Usage,
    /// How much private memory it has committed, in bytes.
    pub committed: u64,
    /// How many processes were created before it.
    pub sequence: u64,
}

impl ProcessBlock {
    /// Whether it has not ended.
    pub fn runs(&self) -> bool {
        self.exit.is_none()
    }
}
