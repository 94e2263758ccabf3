//! One step: how a call ended, and what happened beside it.

use calls::{Call, Refused, Value};
use kernel::{Event, ThreadKey};
use nt::Win32Error;

/// How a call ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It returned this.
    Value(Value),
    /// It put its thread to sleep; the value comes later.
    Parked,
    /// It ended its thread and never returns.
    Ended,
    /// obsim cannot answer it.
    Refused(Refused),
}

/// Whether a thread can make a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadState {
    /// It can.
    Ready,
    /// It sleeps in a call.
    Blocked,
    /// It is suspended, perhaps in a call.
    Suspended,
    /// It has ended.
    Ended,
}

/// Something that happened in a step, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    /// The kernel reported it.
    Kernel(Event),
    /// A thread that was woken in a call sleeps again in the same call.
    SleepsAgain(ThreadKey),
    /// A thread that slept in a call got its answer.
    Resumed(Box<Resumed>),
}

/// The late answer to a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Resumed {
    /// Whose call.
    pub thread: ThreadKey,
    /// The call, with what it wrote.
    pub call: Call,
    /// How it ended.
    pub outcome: Outcome,
    /// The last error it stored.
    pub error: Option<Win32Error>,
}
