//! A machine: a world, and the code of its programs on stacks of their own.
//!
//! Each thread of the world whose code somebody supplies ([`Code`]) is a *guest*. Its code makes
//! calls with the functions of [`crate::guest`]. One call is one turn: the guest whose turn it is
//! goes on from its last answer, makes one call, and then the [`Schedule`] says whose turn is next.
//! When nobody can act time passes, and when that does not help either the run is over.
//!
//! The machine decides everything, and stacks only do what they are told; so both kinds of stacks
//! ([`Kind`]) give the same outcomes.

mod code;
mod mistakes;
mod outside;
mod places;
mod record;
mod schedule;
mod state;

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use calls::{Call, Refused};
use guests::Fiber;
pub use guests::Kind;
use kernel::{ProcessKey, ThreadKey, Token};
use nt::{Handle, Status, Wide};
use sim::World;

pub use code::{Body, Code, Launch, Start};
pub use mistakes::{Mistake, Verdict};
pub use outside::{Outside, Outsider};
pub use record::{Did, Record};
pub use schedule::{Choice, Schedule};
pub(crate) use state::Act;
pub use state::Answer;
use state::{Guest, Life, Next, State};

use crate::guest::{self, Leave, Turn};

/// How a machine runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the stacks of guests are made of.
    pub kind: Kind,
    /// The bytes of a stack, unless whoever creates a thread asks for some other size.
    pub stack_bytes: usize,
    /// Who acts next.
    pub schedule: Schedule,
    /// How many turns there are before the run is taken for endless.
    pub turns_max: u64,
    /// Whether what happens is recorded.
    pub record: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            kind: Kind::Coroutines,
            stack_bytes: 1 << 20,
            schedule: Schedule::RoundRobin,
            turns_max: 10_000_000,
            record: true,
        }
    }
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// All guests have ended.
    Finished,
    /// Some guests live, none of them can run, and time would not change that.
    Deadlock,
    /// There were more turns than were allowed.
    Endless,
    /// A guest asked for what obsim does not model.
    Refused {
        /// The thread.
        thread: String,
        /// What it asked for.
        refused: Refused,
    },
    /// The code of a guest panicked.
    Panicked {
        /// The thread.
        thread: String,
        /// What it panicked with.
        message: String,
    },
}

/// A world, and the code of its programs.
pub struct Machine {
    shared: Arc<Shared>,
    options: Options,
    /// The stacks of guests that have begun, by number.
    fibers: Vec<Option<Fiber>>,
}

/// What guests and their machine share.
pub(crate) struct Shared {
    state: Mutex<State>,
}

impl fmt::Debug for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Machine").field("options", &self.options).finish_non_exhaustive()
    }
}

impl Machine {
    /// A machine in which nothing runs yet. Threads that the world has already are nobody's.
    pub fn new(world: World, code: Arc<dyn Code>, options: Options) -> Machine {
        let state = Mutex::new(State::new(world, code, &options));
        Machine { shared: Arc::new(Shared { state }), options, fibers: Vec::new() }
    }

    /// Starts a process that nobody created, from a program at a full path.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free.
    pub fn start(
        &mut self,
        path: &str,
        command_line: &Wide,
        token: Arc<Token>,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let mut state = self.shared.lock();
        let started = state.world.start_program(path, command_line, token)?;
        state.absorb();
        Ok(started)
    }

    /// Takes over a process that nobody created and that has not run: its first thread is a guest.
    pub fn adopt(&mut self, process: ProcessKey, thread: ThreadKey) {
        self.shared.lock().take_over(process, thread);
    }

    /// Lets guests run until nobody can. Then those that are left have lost their stacks, while
    /// their threads are in the world as before.
    pub fn run(&mut self) -> Ending {
        self.shared.lock().over = None;
        loop {
            let mut state = self.shared.lock();
            if let Some(number) = state.endings.pop_front() {
                drop(state);
                self.end(number);
                continue;
            }
            let next = state.next.take().or_else(|| state.choose());
            match (next, &state.over) {
                (Some(number), _) => {
                    drop(state);
                    self.resume(number);
                }
                (None, None) => {}
                (None, Some(ending)) => {
                    let ending = ending.clone();
                    state.end_all();
                    if state.endings.is_empty() {
                        return ending;
                    }
                }
            }
        }
    }

    /// The world, while nobody runs.
    pub fn world(&self) -> Locked<'_> {
        Locked(self.shared.lock())
    }

    /// Takes what was recorded since the last time.
    pub fn take_records(&mut self) -> Vec<Record> {
        self.shared.lock().take_records()
    }

    /// The mistakes that programs have made so far, but for leaks and what the ending tells.
    pub fn verdicts(&self) -> Vec<Verdict> {
        let mut state = self.shared.lock();
        let State { mistakes, world, .. } = &mut *state;
        mistakes.settle_all(world);
        mistakes.verdicts()
    }

    /// Takes the choices that were made since the last time.
    pub fn take_choices(&mut self) -> Vec<Choice> {
        std::mem::take(&mut self.shared.lock().choices)
    }

    /// The line of a program at which a handle was opened, by the line of its site in the world's
    /// lineage.
    pub fn place(&self, line: u32) -> Option<&'static Location<'static>> {
        self.shared.lock().places.get(line)
    }

    /// The threads of guests, by number.
    pub fn threads(&self) -> Vec<ThreadKey> {
        self.shared.lock().guests.iter().map(|guest| guest.launch.thread).collect()
    }

    /// Gives the processor to a guest until it hands it back.
    fn resume(&mut self, number: u32) {
        let at = number as usize;
        if self.fibers.len() <= at {
            self.fibers.resize_with(at + 1, || None);
        }
        if self.fibers[at].is_none() {
            let fiber = self.fiber(number);
            self.fibers[at] = Some(fiber);
        }
        self.shared.lock().running = Some(number);
        let fiber = self.fibers[at].as_mut().expect("it was just made");
        let state = guest::away(|| fiber.resume());
        let mut shared = self.shared.lock();
        shared.running = None;
        if !matches!(state, guests::State::Paused) {
            shared.guests[at].life = Life::Over;
            self.fibers[at] = None;
        }
    }

    /// Makes a guest leave its stack.
    fn end(&mut self, number: u32) {
        let at = number as usize;
        for _ in 0..LEAVES_MAX {
            if self.fibers.get(at).is_none_or(Option::is_none) {
                break;
            }
            self.resume(number);
        }
        self.shared.lock().guests[at].life = Life::Over;
        if let Some(fiber) = self.fibers.get_mut(at) {
            *fiber = None;
        }
    }

    /// The stack of a guest that begins.
    fn fiber(&self, number: u32) -> Fiber {
        let (launch, code, name, asked) = {
            let state = self.shared.lock();
            let Guest { launch, stack_bytes, .. } = &state.guests[number as usize];
            let name = state.world.actors().thread_name(launch.thread);
            (launch.clone(), state.code.clone(), name, *stack_bytes)
        };
        let stack_bytes = if asked > 0 { asked.max(STACK_MIN) } else { self.options.stack_bytes };
        let shared = self.shared.clone();
        let run = move || live(shared, number, &launch, &*code);
        let fiber = Fiber::new(self.options.kind, &name, stack_bytes, run);
        fiber.unwrap_or_else(|error| panic!("the host has no stack for {name}: {error}"))
    }
}

/// How often a guest that has ended may catch what unwinds it before its stack is taken away.
const LEAVES_MAX: usize = 100;

/// The smallest stack that a guest gets, whatever it asks for: what runs on it is not the small
/// code that whoever asked had in mind.
const STACK_MIN: usize = 64 << 10;

impl Drop for Machine {
    fn drop(&mut self) {
        self.shared.lock().end_all();
        while let Some(number) = { self.shared.lock().endings.pop_front() } {
            self.end(number);
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has a guest do something, and returns what it gets next.
    pub(crate) fn act(&self, number: u32, act: Option<Act>) -> Turn {
        let mut state = self.lock();
        if let Some(act) = act {
            state.intend(number, act);
        }
        loop {
            match state.proceed(number) {
                Next::Starts => return Turn::Starts,
                Next::Returned(answer) => return Turn::Returned(answer),
                Next::Runs(apc) => return Turn::Runs(apc),
                Next::Ended => return Turn::Ended,
                Next::Waits => {
                    drop(state);
                    guests::pause();
                    state = self.lock();
                }
            }
        }
    }

    /// Lets somebody look at the world.
    pub(crate) fn with_world<R>(&self, look: impl FnOnce(&mut World) -> R) -> R {
        look(&mut self.lock().world)
    }

    /// The process and thread of a guest.
    pub(crate) fn keys(&self, number: u32) -> (ProcessKey, ThreadKey) {
        let state = self.lock();
        let launch = &state.guests[number as usize].launch;
        (launch.process, launch.thread)
    }

    pub(crate) fn code(&self) -> Arc<dyn Code> {
        self.lock().code.clone()
    }

    fn panicked(&self, number: u32, message: String) {
        let mut state = self.lock();
        let thread = state.guests[number as usize].launch.thread;
        let thread = state.world.actors().thread_name(thread);
        state.over.get_or_insert(Ending::Panicked { thread, message });
    }
}

/// A guest's whole life, on its own stack.
fn live(shared: Arc<Shared>, number: u32, launch: &Launch, code: &dyn Code) {
    guest::be(shared.clone(), number);
    let lived = catch_unwind(AssertUnwindSafe(|| {
        let mut turn = shared.act(number, None);
        while let Turn::Runs(apc) = turn {
            code.routine(&apc);
            turn = guest::go_on();
        }
        if matches!(turn, Turn::Ended) {
            return;
        }
        let last = match code.start(launch) {
            Some(body) => exit(launch, body()),
            None => jump_to_nowhere(),
        };
        // It has ended, so nothing comes back.
        let _ = guest::try_call(last);
    }));
    guest::be_nobody();
    if let Err(payload) = lived
        && !payload.is::<Leave>()
    {
        let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
        shared.panicked(number, text.unwrap_or_else(|| "a value that is no text".into()));
    }
}

/// How a guest ends that has nothing left to do.
fn exit(launch: &Launch, code: u32) -> Call {
    match launch.at {
        Start::Image(_) => calls::processes::ProcessCall::ExitProcess { uExitCode: code }.into(),
        Start::Routine { .. } => calls::threads::ThreadCall::ExitThread { dwExitCode: code }.into(),
    }
}

/// How a process ends one of whose threads begins where there is no code.
fn jump_to_nowhere() -> Call {
    calls::processes::NtProcessCall::NtTerminateProcess {
        process_handle: Handle::CURRENT_PROCESS.into(),
        exit_status: Status::ACCESS_VIOLATION,
    }
    .into()
}

/// The world of a machine while nobody runs.
pub struct Locked<'m>(MutexGuard<'m, State>);

impl fmt::Debug for Locked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locked").finish_non_exhaustive()
    }
}

impl Deref for Locked<'_> {
    type Target = World;
    fn deref(&self) -> &World {
        &self.0.world
    }
}

impl DerefMut for Locked<'_> {
    fn deref_mut(&mut self) -> &mut World {
        &mut self.0.world
    }
}
