//! Exceptions: what a bad handle raises in a process that is watched for it.
//!
//! An exception is raised in the calling thread, on its way back from the system service. Whoever
//! handles it lets the service return its status; when nobody does, the process ends with the
//! number of the exception as its exit code.

use nt::{Handle, Status};

use crate::event::Event;
use crate::kernel::{Kernel, ProcessKey, ThreadKey};

bitflags::bitflags! {
    /// What makes bad handles raise exceptions in one process, and what becomes of those.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Checking: u8 {
        /// A debugger is attached.
        const DEBUGGED = 1;
        /// ProcessHandleCheckingMode: bad references and bad closes.
        const REFERENCES = 2;
        /// ProcessRaiseUMExceptionOnInvalidHandleClose: bad closes.
        const CLOSES = 4;
        /// ProcessStrictHandleCheckPolicy: all of them, for ever.
        const STRICT = 8;
        /// The Handles layer of Application Verifier.
        const VERIFIED = 16;
        /// Somebody handles what is raised.
        const HANDLED = 32;
    }
}

bitflags::bitflags! {
    /// Flags of the whole system, as `gflags` sets them.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct GlobalFlags: u32 {
        /// FLG_ENABLE_CLOSE_EXCEPTIONS: a bad close raises.
        const CLOSE_EXCEPTIONS = 0x0040_0000;
        /// FLG_ENABLE_HANDLE_EXCEPTIONS: a bad handle raises, whatever it is used for.
        const HANDLE_EXCEPTIONS = 0x4000_0000;
    }
}

/// A stop of Application Verifier, which breaks into the debugger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifierStop(pub u32);

impl VerifierStop {
    /// A handle that is not open was used.
    pub const INVALID_HANDLE: VerifierStop = VerifierStop(0x300);
    /// A wait for no objects at all.
    pub const INCORRECT_WAIT_CALL: VerifierStop = VerifierStop(0x302);
    /// NULL was used as a handle.
    pub const NULL_HANDLE: VerifierStop = VerifierStop(0x303);
    /// A handle to an object of another type was used.
    pub const INCORRECT_OBJECT_TYPE: VerifierStop = VerifierStop(0x305);

    /// What Microsoft calls it.
    pub fn name(self) -> &'static str {
        match self {
            VerifierStop::INVALID_HANDLE => "INVALID_HANDLE",
            VerifierStop::INCORRECT_WAIT_CALL => "INCORRECT_WAIT_CALL",
            VerifierStop::NULL_HANDLE => "NULL_HANDLE",
            _ => "INCORRECT_OBJECT_TYPE",
        }
    }
}

/// What was wrong with a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bad {
    /// It was used and is not open.
    Reference,
    /// It was to be closed and is not open.
    Close,
    /// It was to be closed and is protected.
    ProtectedClose,
}

/// An exception that a call has raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Whose call.
    pub thread: ThreadKey,
    /// The number of the exception.
    pub status: Status,
}

impl Kernel {
    /// What makes bad handles raise exceptions in a process.
    pub fn checking(&self, process: ProcessKey) -> Checking {
        self.processes.get(process).map_or(Checking::empty(), |block| block.checking)
    }

    /// Sets or clears something that makes bad handles raise exceptions in a process. Application
    /// Verifier also traces handles.
    pub fn set_checking(&mut self, process: ProcessKey, what: Checking, on: bool) {
        self.processes[process].checking.set(what, on);
        if what == Checking::VERIFIED {
            self.trace_handles(process, on.then_some(crate::trace::SLOTS));
        }
    }

    /// Sets or clears flags of the whole system.
    pub fn set_global_flags(&mut self, flags: GlobalFlags, on: bool) {
        self.global_flags.set(flags, on);
    }

    /// Takes the exception that the last call has raised.
    #[inline]
    pub fn take_raised(&mut self) -> Option<Raised> {
        if self.raised.is_none() { None } else { self.raised.take() }
    }

    /// Ends the process of an exception that nobody handles.
    pub fn end_by_exception(&mut self, raised: Raised) {
        let Some(thread) = self.threads.get(raised.thread) else { return };
        if thread.exit.is_none() {
            let process = thread.process;
            self.end_process(process, Some(raised.thread), raised.status);
        }
    }

    /// A handle of the caller was bad: notes it for tracing, and raises what is to be raised.
    #[cold]
    #[inline(never)]
    pub(crate) fn bad_handle(&mut self, process: ProcessKey, handle: Handle, bad: Bad) {
        let Some(block) = self.processes.get(process) else { return };
        let (checking, flags) = (block.checking, self.global_flags);
        if bad != Bad::ProtectedClose {
            self.trace_bad_reference(process, handle);
        }
        let verified = checking.contains(Checking::VERIFIED);
        if handle.is_null() && bad != Bad::ProtectedClose && verified {
            return self.stop_in_verifier(process, VerifierStop::NULL_HANDLE);
        }
        if bad == Bad::Close && (handle.is_null() || handle.is_pseudo()) {
            return;
        }
        let debugged = checking.contains(Checking::DEBUGGED);
        let close = debugged || flags.contains(GlobalFlags::CLOSE_EXCEPTIONS);
        let any = flags.contains(GlobalFlags::HANDLE_EXCEPTIONS)
            || checking.intersects(Checking::STRICT | Checking::REFERENCES | Checking::VERIFIED);
        let raises = match bad {
            Bad::Reference => any || debugged && self.is_traced(process),
            Bad::Close => any || close || checking.contains(Checking::CLOSES),
            Bad::ProtectedClose => close || checking.contains(Checking::STRICT),
        };
        if raises {
            let status = match bad {
                Bad::ProtectedClose => Status::HANDLE_NOT_CLOSABLE,
                _ => Status::INVALID_HANDLE,
            };
            self.raise(status);
            if verified && bad != Bad::ProtectedClose {
                self.stop_in_verifier(process, VerifierStop::INVALID_HANDLE);
            }
        }
    }

    /// Application Verifier stops a program that it watches.
    #[cold]
    #[inline(never)]
    pub(crate) fn stop_in_verifier(&mut self, process: ProcessKey, stop: VerifierStop) {
        if self.checking(process).contains(Checking::VERIFIED) {
            self.report(Event::VerifierStop { thread: self.caller, stop });
            // A stop is a breakpoint; a program that nobody debugs ends with it (assumed).
            self.raised = Some(Raised { thread: self.caller, status: Status::BREAKPOINT });
        }
    }

    fn raise(&mut self, status: Status) {
        let thread = self.caller;
        self.report(Event::Raised { thread, status });
        self.raised.get_or_insert(Raised { thread, status });
    }
}
