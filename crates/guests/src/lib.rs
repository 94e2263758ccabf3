//! Functions that run on stacks of their own, until they pause.
//!
//! A [`Fiber`] is a function that somebody resumes. It runs until it pauses, and then whoever
//! resumed it goes on; so of all fibers that one thread resumes exactly one runs at a time. There
//! are two kinds, which do the same: coroutines, which share the thread of whoever resumes them
//! and cost nanoseconds to switch, and host threads, each with thread-local state of its own.
//!
//! The crate knows nothing of what fibers are for.
//!
//! ```
//! use guests::{Fiber, Kind, State};
//!
//! for kind in [Kind::Coroutines, Kind::Threads] {
//!     let mut fiber = Fiber::new(kind, "counting", 64 << 10, || {
//!         guests::pause();
//!     })
//!     .expect("there is memory for a stack");
//!     assert!(matches!(fiber.resume(), State::Paused));
//!     assert!(matches!(fiber.resume(), State::Over(Ok(()))));
//! }
//! ```

mod coroutine;
mod host_thread;
mod stacks;

use std::any::Any;
use std::cell::RefCell;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use coroutine::{Coroutine, Handover};
use host_thread::{HostThread, Link};

/// What a fiber is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A stack that the thread of whoever resumes it runs on.
    #[default]
    Coroutines,
    /// A thread of the host, which waits while somebody else runs.
    Threads,
}

/// What became of a fiber that was resumed.
#[derive(Debug)]
pub enum State {
    /// It has paused.
    Paused,
    /// Its function has returned, or panicked with this.
    Over(Result<(), Box<dyn Any + Send>>),
    /// It has given its stack up and never runs again.
    Abandoned,
}

/// A function on a stack of its own. One that is dropped while it pauses is unwound.
#[derive(Debug)]
pub struct Fiber(Inner);

#[derive(Debug)]
enum Inner {
    Coroutine(Coroutine),
    Thread(HostThread),
}

/// What the function that is running pauses with.
enum Seat {
    Coroutine(Handover),
    Thread(Arc<Link>),
}

thread_local! {
    static SEAT: RefCell<Option<Seat>> = const { RefCell::new(None) };
}

/// How many host threads have given their stacks up and wait for the end of the process.
static ABANDONED: AtomicUsize = AtomicUsize::new(0);

impl Fiber {
    /// Makes a fiber, which does not run yet. Its stack has at least so many bytes.
    ///
    /// # Errors
    /// The host has no memory for a stack, or no thread.
    pub fn new(
        kind: Kind,
        name: &str,
        stack_bytes: usize,
        run: impl FnOnce() + Send + 'static,
    ) -> io::Result<Fiber> {
        Ok(Fiber(match kind {
            Kind::Coroutines => Inner::Coroutine(Coroutine::new(stack_bytes, run)?),
            Kind::Threads => Inner::Thread(HostThread::new(name, stack_bytes, run)?),
        }))
    }

    /// Lets it run until it pauses or is over.
    ///
    /// # Panics
    /// It is over.
    pub fn resume(&mut self) -> State {
        // Whoever resumes it may itself be a fiber, which goes on afterwards.
        let before = SEAT.take();
        let state = match &mut self.0 {
            Inner::Coroutine(coroutine) => coroutine.resume(),
            Inner::Thread(thread) => thread.resume(),
        };
        SEAT.set(before);
        state
    }
}

/// Pauses the fiber that is running, until it is resumed.
///
/// # Panics
/// No fiber is running.
pub fn pause() {
    let taken = Taken(SEAT.take());
    match taken.0.as_ref().expect("only a fiber can pause") {
        Seat::Coroutine(handover) => handover.pause(),
        Seat::Thread(link) => link.pause(),
    }
}

/// The seat of a fiber that pauses, which it takes again afterwards, also to be unwound.
struct Taken(Option<Seat>);

impl Drop for Taken {
    fn drop(&mut self) {
        SEAT.set(self.0.take());
    }
}

/// Whether a fiber is running.
pub fn is_running() -> bool {
    SEAT.with_borrow(Option::is_some)
}

/// Gives up the stack of the fiber that is running: none of its functions goes on or is unwound,
/// and what they own is never released. The stack of a coroutine is freed; a host thread waits for
/// the end of the process, and its stack stays.
///
/// # Safety
/// Nothing may refer to what is on the stack any more, such as a scoped thread.
///
/// # Panics
/// No fiber is running.
#[allow(unsafe_code)]
pub unsafe fn abandon() -> ! {
    match SEAT.take().expect("only a fiber has a stack to give up") {
        Seat::Coroutine(handover) => handover.abandon(),
        Seat::Thread(link) => {
            ABANDONED.fetch_add(1, Ordering::Relaxed);
            link.abandon()
        }
    }
}

/// How many host threads wait for the end of the process, since their stacks were given up.
pub fn abandoned() -> usize {
    ABANDONED.load(Ordering::Relaxed)
}
