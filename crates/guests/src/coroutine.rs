//! Fibers that run on the thread of whoever resumes them.

use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use corosensei::stack::DefaultStack;
use corosensei::{CoroutineResult, Yielder};

use crate::{SEAT, Seat, State, stacks};

/// Why a coroutine hands over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    Pauses,
    IsAbandoned,
}

type Inner = corosensei::Coroutine<(), Why, State, DefaultStack>;

/// A function on a stack of its own.
pub(crate) struct Coroutine(Option<Inner>);

impl fmt::Debug for Coroutine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Coroutine").finish_non_exhaustive()
    }
}

impl Coroutine {
    pub(crate) fn new(
        stack_bytes: usize,
        run: impl FnOnce() + Send + 'static,
    ) -> io::Result<Coroutine> {
        let stack = stacks::take(stack_bytes)?;
        let inner = Inner::with_stack(stack, move |yielder: &Yielder<(), Why>, ()| {
            SEAT.set(Some(Seat::Coroutine(Handover(yielder))));
            let ended = catch_unwind(AssertUnwindSafe(run));
            SEAT.set(None);
            State::Over(ended)
        });
        Ok(Coroutine(Some(inner)))
    }

    pub(crate) fn resume(&mut self) -> State {
        let inner = self.0.as_mut().expect("a fiber that is over is not resumed");
        match inner.resume(()) {
            CoroutineResult::Yield(Why::Pauses) => State::Paused,
            CoroutineResult::Yield(Why::IsAbandoned) => {
                let mut inner = self.0.take().expect("it was just resumed");
                // SAFETY: whoever called `abandon` has promised that nothing refers to the stack.
                #[allow(unsafe_code)]
                unsafe {
                    inner.force_reset();
                }
                stacks::give_back(inner.into_stack());
                State::Abandoned
            }
            CoroutineResult::Return(over) => {
                let inner = self.0.take().expect("it was just resumed");
                stacks::give_back(inner.into_stack());
                over
            }
        }
    }
}

impl Drop for Coroutine {
    /// One that pauses is unwound, and its function takes the seat away from whoever drops it.
    fn drop(&mut self) {
        let before = SEAT.take();
        self.0 = None;
        SEAT.set(before);
    }
}

/// What a coroutine pauses with.
pub(crate) struct Handover(*const Yielder<(), Why>);

impl Handover {
    pub(crate) fn pause(&self) {
        self.hand_over(Why::Pauses);
    }

    pub(crate) fn abandon(self) -> ! {
        self.hand_over(Why::IsAbandoned);
        unreachable!("the stack of this function was given up")
    }

    fn hand_over(&self, why: Why) {
        // SAFETY: the pointer is to a value that lives as long as the coroutine's function runs.
        // It stands in the thread's seat only while that function does: the coroutine puts it
        // there when it starts and takes it away when it ends, `pause` takes it along, and
        // `Fiber::resume` restores what stood there before.
        #[allow(unsafe_code)]
        unsafe { &*self.0 }.suspend(why);
    }
}
