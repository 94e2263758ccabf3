//! Fibers that are threads of the host, of which one runs at a time.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::{SEAT, Seat, State};

/// Whose turn it is.
#[derive(Debug)]
enum Turn {
    /// That of whoever resumes it.
    Resumer,
    /// That of the fiber.
    Fiber,
    /// Nobody's any more; how the fiber ended, until that is fetched.
    Over(Option<State>),
}

/// What a host thread and whoever resumes it hand the turn over with.
#[derive(Debug)]
pub(crate) struct Link {
    turn: Mutex<Turn>,
    changed: Condvar,
}

/// A thread of the host.
#[derive(Debug)]
pub(crate) struct HostThread {
    link: Arc<Link>,
    thread: Option<JoinHandle<()>>,
}

impl HostThread {
    pub(crate) fn new(
        name: &str,
        stack_bytes: usize,
        run: impl FnOnce() + Send + 'static,
    ) -> io::Result<HostThread> {
        let link = Arc::new(Link { turn: Mutex::new(Turn::Resumer), changed: Condvar::new() });
        let own = link.clone();
        let body = move || {
            if !own.wait_for_turn() {
                return;
            }
            SEAT.set(Some(Seat::Thread(own.clone())));
            let ended = catch_unwind(AssertUnwindSafe(run));
            SEAT.set(None);
            own.hand_over(Turn::Over(Some(State::Over(ended))));
        };
        let builder = thread::Builder::new().name(name.to_owned()).stack_size(stack_bytes);
        Ok(HostThread { link, thread: Some(builder.spawn(body)?) })
    }

    pub(crate) fn resume(&mut self) -> State {
        let mut turn = self.link.lock();
        assert!(matches!(*turn, Turn::Resumer), "a fiber that is over is not resumed");
        *turn = Turn::Fiber;
        self.link.changed.notify_one();
        while matches!(*turn, Turn::Fiber) {
            turn = self.link.wait(turn);
        }
        let Turn::Over(state) = &mut *turn else { return State::Paused };
        let state = state.take().expect("how it ended is fetched once");
        drop(turn);
        if let (State::Over(_), Some(thread)) = (&state, self.thread.take()) {
            // What is left of it does not panic: its function was caught.
            let _ = thread.join();
        }
        state
    }
}

impl Drop for HostThread {
    /// A thread that never ran ends, and one that pauses is unwound.
    fn drop(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        let mut turn = self.link.lock();
        if !matches!(*turn, Turn::Resumer) {
            return;
        }
        *turn = Turn::Over(None);
        self.link.changed.notify_one();
        drop(turn);
        let _ = thread.join();
    }
}

impl Link {
    fn lock(&self) -> MutexGuard<'_, Turn> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'l>(&self, turn: MutexGuard<'l, Turn>) -> MutexGuard<'l, Turn> {
        self.changed.wait(turn).unwrap_or_else(PoisonError::into_inner)
    }

    fn hand_over(&self, to: Turn) {
        *self.lock() = to;
        self.changed.notify_one();
    }

    /// Waits until the fiber may run; tells whether it ever may.
    fn wait_for_turn(&self) -> bool {
        let mut turn = self.lock();
        loop {
            match *turn {
                Turn::Fiber => return true,
                Turn::Over(_) => return false,
                Turn::Resumer => turn = self.wait(turn),
            }
        }
    }

    pub(crate) fn pause(&self) {
        let mut turn = self.lock();
        if matches!(*turn, Turn::Over(_)) {
            // A destructor pauses while its thread is unwound.
            return;
        }
        *turn = Turn::Resumer;
        drop(turn);
        self.changed.notify_one();
        if !self.wait_for_turn() && !thread::panicking() {
            resume_unwind(Box::new(Dropped));
        }
    }

    pub(crate) fn abandon(&self) -> ! {
        self.hand_over(Turn::Over(Some(State::Abandoned)));
        loop {
            thread::park();
        }
    }
}

/// What a thread is unwound with when whoever could have resumed it is gone.
struct Dropped;
