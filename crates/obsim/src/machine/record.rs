//! What happened in a run, turn by turn.

use std::panic::Location;
use std::sync::Arc;

use calls::Call;
use kernel::ThreadKey;
use nt::Win32Error;
use sim::{Happened, Outcome};

/// One turn, and what happened in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Whose turn it was; nobody's when time passed.
    pub thread: Option<ThreadKey>,
    /// What that thread is called: names of threads outlive them here alone.
    pub actor: Option<Arc<str>>,
    /// What was done.
    pub did: Did,
    /// What happened beside the answer, in order.
    pub happened: Vec<Happened>,
}

/// What was done in a turn.
#[derive(Clone, Debug, PartialEq)]
pub enum Did {
    /// A call was made.
    Call {
        /// The call, with what it wrote before it returned or parked its thread.
        call: Box<Call>,
        /// The line of the program that made it, if that is known.
        place: Option<&'static Location<'static>>,
        /// How it ended.
        outcome: Outcome,
        /// The last error it stored.
        error: Option<Win32Error>,
    },
    /// A routine returned that had been queued for the thread.
    Return,
    /// Nobody could run, so time passed: so many units of 100 ns.
    Advance(u64),
}
