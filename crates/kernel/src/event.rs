//! What the kernel reports happened, beside the answer to the call.

use nt::{Handle, Id, ObjectType, Status};

use crate::apc::Apc;
use crate::exceptions::VerifierStop;
use crate::kernel::{ProcessKey, ThreadKey};
use crate::request::Late;

/// Something that happened to somebody. Keys come with ids, since an event can outlive its object.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A process was created, with its first thread.
    ProcessStarted {
        /// The process.
        process: ProcessKey,
        /// Its first thread.
        thread: ThreadKey,
    },
    /// A thread was created in a process that runs.
    ThreadStarted {
        /// The thread.
        thread: ThreadKey,
    },
    /// A thread went to sleep in its call.
    Blocked {
        /// The thread.
        thread: ThreadKey,
    },
    /// A thread that slept can go on; its call now has an answer.
    Resumed {
        /// The thread.
        thread: ThreadKey,
    },
    /// A thread runs a routine that was queued for it.
    ApcRuns {
        /// The thread.
        thread: ThreadKey,
        /// The routine and its arguments.
        apc: Apc,
    },
    /// A request that went on behind its call is over.
    RequestOver(Box<Late>),
    /// A thread was suspended by another.
    Suspended {
        /// The thread.
        thread: ThreadKey,
    },
    /// A thread that was suspended can go on.
    Continued {
        /// The thread.
        thread: ThreadKey,
    },
    /// A thread ended while its process goes on.
    ThreadExited {
        /// The thread.
        thread: ThreadKey,
        /// How.
        status: Status,
    },
    /// A process ended, with all its threads.
    ProcessExited {
        /// The process.
        process: ProcessKey,
        /// How.
        status: Status,
    },
    /// A call raised an exception on its way back to its thread.
    Raised {
        /// The thread.
        thread: ThreadKey,
        /// The number of the exception.
        status: Status,
    },
    /// Application Verifier stopped a thread.
    VerifierStop {
        /// The thread.
        thread: ThreadKey,
        /// What it found.
        stop: VerifierStop,
    },
    /// The object of a process or thread is gone, and its id free.
    Gone {
        /// Which of the two.
        object_type: ObjectType,
        /// The id.
        id: Id,
    },
}

/// A handle that was opened or closed: for those who count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// In whose table.
    pub process: ProcessKey,
    /// The value.
    pub handle: Handle,
    /// The type of the object when it was opened; nothing when it was closed.
    pub opened: Option<ObjectType>,
    /// Whether it was closed because its process ended.
    pub at_end: bool,
}
