//! What threads run: the code behind addresses, which somebody outside of the kernel supplies.

use std::any::Any;

use calls::threads::{NtThreadCall, ThreadCall};
use calls::{Call, NtCall, Win32Call};
use kernel::{Apc, Late, ProcessKey, ThreadKey};

/// What a thread runs. It returns an exit code: of the thread, or of the process if the thread is
/// the process's first.
pub type Body = Box<dyn FnOnce() -> u32 + Send>;

/// Supplies the code of programs.
pub trait Code: Send + Sync {
    /// What a thread runs that begins. It is asked for when the thread gets its first turn, and
    /// runs on the thread's own stack. Where nothing can be run the process ends as one does that
    /// jumps to nowhere.
    fn start(&self, launch: &Launch) -> Option<Body>;

    /// Runs a routine that was queued for a thread, on the stack of that thread: in the call that
    /// the routine interrupts, or before the thread's first instruction.
    fn routine(&self, apc: &Apc);

    /// What else whoever supplies the code wants its guests to find.
    fn as_any(&self) -> Option<&dyn Any> {
        None
    }

    /// Takes what a request has brought that went on behind its call. The world is locked
    /// meanwhile, so nobody may make a call here.
    fn request_over(&self, late: &Late) {
        let _ = late;
    }
}

/// A thread that begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// Its process.
    pub process: ProcessKey,
    /// The thread.
    pub thread: ThreadKey,
    /// Where it begins.
    pub at: Start,
}

/// Where a thread begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// With the program that its process was made from, by its full path.
    Image(String),
    /// With a routine.
    Routine {
        /// The address of the routine.
        address: u64,
        /// What it is called with.
        argument: u64,
    },
}

/// More stack than this no thread gets, whatever it asks for.
const STACK_MAX: u64 = 256 << 20;

/// The bytes of stack that a call asks for, for the thread that it creates.
pub(super) fn stack_of(call: &Call) -> usize {
    let bytes = match call {
        Call::Win32(Win32Call::Threads(
            ThreadCall::CreateThread { dwStackSize, .. }
            | ThreadCall::CreateRemoteThread { dwStackSize, .. }
            | ThreadCall::CreateRemoteThreadEx { dwStackSize, .. },
        )) => *dwStackSize,
        Call::Nt(NtCall::Threads(NtThreadCall::NtCreateThreadEx {
            stack_size,
            maximum_stack_size,
            ..
        })) => *(stack_size.max(maximum_stack_size)),
        _ => 0,
    };
    bytes.min(STACK_MAX) as usize
}
