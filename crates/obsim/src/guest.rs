//! For the code of a guest: making calls, and knowing who one is.
//!
//! A guest is a thread of a simulated program whose code runs on a stack of its own (see
//! [`crate::machine`]). Which guest is running is known from the thread of the host, so these are
//! free functions.

use std::cell::RefCell;
use std::panic::{Location, resume_unwind};
use std::sync::Arc;

use calls::{Call, Value};
pub use guests::abandon;
use kernel::{Apc, ProcessKey, ThreadKey};
use nt::Win32Error;
use sim::World;

pub use crate::machine::Answer;
use crate::machine::{Act, Code, Shared};

/// What a guest gets for its call.
#[derive(Debug)]
pub enum Turn {
    /// Nothing yet: its code begins. Only a machine sees this.
    #[doc(hidden)]
    Starts,
    /// The call returned.
    Returned(Answer),
    /// The guest is to run a routine that was queued for it, and then to [`go_on`].
    Runs(Apc),
    /// The guest has ended. Nothing that it does reaches the world any more, and it has to leave
    /// its stack: by returning from its [`Body`](crate::machine::Body), by unwinding
    /// ([`leave`]), or else by giving it up ([`abandon`]).
    Ended,
}

/// The guest has ended, and its call never returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended;

/// What a guest is unwound with that has ended.
pub(crate) struct Leave;

/// The guest that runs on a thread of the host.
struct Current {
    shared: Arc<Shared>,
    number: u32,
}

thread_local! {
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
}

/// The guest that is running, while the machine is at work for it: code that runs in there is
/// nobody's, and other guests take the same place.
struct AtWork(Option<Current>);

impl Drop for AtWork {
    fn drop(&mut self) {
        CURRENT.set(self.0.take());
    }
}

fn with_current<R>(work: impl FnOnce(&Current) -> R) -> R {
    let at_work = AtWork(CURRENT.take());
    match &at_work.0 {
        Some(current) => work(current),
        None => nobody(),
    }
}

#[cold]
fn nobody() -> ! {
    panic!("a call was made outside of a guest: only code that a world runs can make calls")
}

/// Lets a stack run that has a guest of its own.
pub(crate) fn away<R>(run: impl FnOnce() -> R) -> R {
    let _at_work = AtWork(CURRENT.take());
    run()
}

/// Says that the stack that is running is a guest's.
pub(crate) fn be(shared: Arc<Shared>, number: u32) {
    CURRENT.set(Some(Current { shared, number }));
}

/// Says that the stack that is running is nobody's any more.
pub(crate) fn be_nobody() {
    CURRENT.set(None);
}

/// Whether the code that is running is a guest's.
pub fn is_guest() -> bool {
    CURRENT.with_borrow(Option::is_some)
}

/// The process and the thread that the guest is.
///
/// # Panics
/// No guest is running.
pub fn current() -> (ProcessKey, ThreadKey) {
    with_current(|current| current.shared.keys(current.number))
}

/// Looks at the world, or changes it from outside, without a step. Nobody else runs meanwhile, and
/// no call can be made in there.
///
/// # Panics
/// No guest is running.
pub fn with_world<R>(look: impl FnOnce(&mut World) -> R) -> R {
    with_current(|current| current.shared.with_world(look))
}

/// Whoever supplies the code of the guest.
pub(crate) fn code() -> Arc<dyn Code> {
    with_current(|current| current.shared.code())
}

/// Makes a call. Others may act before it returns. The machine keeps the call meanwhile, and the
/// answer brings it back.
///
/// # Panics
/// No guest is running.
pub fn begin(call: Box<Call>) -> Turn {
    act(Act::Call(call, None))
}

fn act(act: Act) -> Turn {
    if is_unwinding() {
        return Turn::Ended;
    }
    with_current(|current| current.shared.act(current.number, Some(act)))
}

/// Whether a destructor is running because its stack is unwound. It must not wait for others, since
/// a thread of the host can unwind one stack at a time; so its calls reach nobody.
fn is_unwinding() -> bool {
    std::thread::panicking()
}

/// Goes on after the routine that [`Turn::Runs`] named has returned.
///
/// # Panics
/// No guest is running.
pub fn go_on() -> Turn {
    act(Act::Return)
}

/// Makes a call and waits until it has returned; runs the routines that are queued meanwhile.
///
/// # Errors
/// The guest has ended.
///
/// # Panics
/// No guest is running.
pub fn try_call(call: impl Into<Call>) -> Result<Answer, Ended> {
    finish(begin(Box::new(call.into())))
}

/// Runs the routines that come before the answer.
fn finish(mut turn: Turn) -> Result<Answer, Ended> {
    loop {
        match turn {
            Turn::Returned(answer) => return Ok(answer),
            Turn::Runs(apc) => {
                code().routine(&apc);
                turn = go_on();
            }
            Turn::Ended => return Err(Ended),
            Turn::Starts => unreachable!("a guest starts before it makes a call"),
        }
    }
}

/// Makes a call as a function does: a guest that has ended does not return from it. The call is
/// noted as made at the place of whoever called the function.
#[track_caller]
pub(crate) fn made(call: Call) -> Answer {
    let call = Box::new(call);
    if is_unwinding() {
        let last_error = Win32Error::SUCCESS;
        return Answer { call, value: Value::Int(0), stored: None, last_error };
    }
    finish(act(Act::Call(call, Some(Location::caller())))).unwrap_or_else(|Ended| leave())
}

/// Unwinds the stack of a guest that has ended. Destructors run, and calls that they make reach
/// nobody.
pub fn leave() -> ! {
    resume_unwind(Box::new(Leave))
}
