//! The current world: who calls into it, and how a call is made.
//!
//! A call comes from a guest, whose code the world runs, or from a thread of the host program. The
//! latter act as threads of one process of the world, which is made when it is first needed; so a
//! program that never heard of obsim just calls.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use calls::{Call, Value};
use obsim::guest::{self, Turn};
use obsim::machine::{Ending, Kind, Machine, Options, Outside};

use crate::host::{self, Acting};
use crate::shared::{Shared, Supply};
use crate::views::Shown;

/// What a call came to.
#[derive(Debug)]
pub(crate) enum Reply {
    /// It returned.
    Returned {
        /// The call, with what it wrote.
        call: Box<Call>,
        /// What it returned.
        value: Value,
    },
    /// obsim has no answer, for this reason.
    Refused(String),
    /// The caller has ended.
    Ended,
}

/// A machine whose guests are threads of the host.
pub(crate) struct Threaded(Machine);

// SAFETY: what keeps a machine on its thread is coroutines, and this one is made for threads of the
// host, each of which stays where it is whoever resumes it.
unsafe impl Send for Threaded {}

impl Deref for Threaded {
    type Target = Machine;
    fn deref(&self) -> &Machine {
        &self.0
    }
}

impl DerefMut for Threaded {
    fn deref_mut(&mut self) -> &mut Machine {
        &mut self.0
    }
}

/// A world that runs.
pub(crate) struct Session {
    machine: Mutex<Threaded>,
    /// Told when somebody has acted.
    acted: Condvar,
    /// What guests and the machine share with it.
    pub(crate) shared: Arc<Shared>,
    /// The host program's process.
    pub(crate) host: Mutex<host::Host>,
}

static CURRENT: Mutex<Option<Arc<Session>>> = Mutex::new(None);

thread_local! {
    /// What belongs to the world whose guest runs on this thread.
    static GUEST: RefCell<Option<Arc<Shared>>> = const { RefCell::new(None) };
    /// What this thread wants to be told about its last failure.
    static FAILURE: RefCell<String> = const { RefCell::new(String::new()) };
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    fn new(shared: Arc<Shared>) -> Session {
        let options = Options {
            kind: Kind::Threads,
            record: shared.settings().trace,
            schedule: shared.settings().schedule.clone(),
            turns_max: shared.settings().turns_max,
            ..Options::default()
        };
        let mut world = sim::World::new();
        world.set_choices(shared.settings().choices);
        world.set_reuse(shared.settings().handles, shared.settings().ids);
        crate::views::prepare(world.memory());
        let machine = Machine::new(world, Arc::new(Supply(shared.clone())), options);
        Session {
            machine: Mutex::new(Threaded(machine)),
            acted: Condvar::new(),
            shared,
            host: Mutex::new(host::Host::default()),
        }
    }

    /// Whom programs run as that no other program started: an administrator who is one, unless
    /// somebody wants another user.
    pub(crate) fn token(&self, world: &mut sim::World) -> Arc<kernel::Token> {
        match self.shared.settings().user.as_str() {
            "admin" => world.add_user(kernel::Token::elevated_admin("admin", 1)),
            name => world.user(name),
        }
    }

    /// The machine, while nobody runs.
    pub(crate) fn machine(&self) -> MutexGuard<'_, Threaded> {
        lock(&self.machine)
    }

    /// Lets guests run until nobody can; how it ended, unless well.
    pub(crate) fn run(&self) -> Option<Ending> {
        let mut failed = None;
        loop {
            let mut machine = self.machine();
            match machine.ask_outside(None) {
                Outside::Idle => return failed,
                Outside::Over(ending) => failed = Some(ending),
                _ => {}
            }
            drop(machine);
            self.acted.notify_all();
        }
    }

    /// Makes a call for a thread of the host program.
    fn call_outside(self: &Arc<Session>, call: Box<Call>) -> Reply {
        let acting = match host::acting(self) {
            Ok(acting) => acting,
            Err(words) => return Reply::Refused(words),
        };
        let mut told = self.machine().begin_outside(acting.who, call);
        self.acted.notify_all();
        loop {
            told = match told {
                Outside::Turn(Turn::Returned(answer)) => {
                    return Reply::Returned { call: answer.call, value: answer.value };
                }
                Outside::Turn(Turn::Runs(apc)) => {
                    self.shared.run_routine(&apc);
                    self.machine().go_on_outside(acting.who)
                }
                Outside::Turn(Turn::Ended) => return Reply::Ended,
                Outside::Turn(Turn::Starts) => unreachable!("only guests start"),
                Outside::Refused(refused) => return Reply::Refused(refused.to_string()),
                Outside::Over(ending) => {
                    note_failure(ending_words(&ending));
                    self.ask(&acting)
                }
                Outside::Others => self.ask(&acting),
                Outside::Idle => match self.wait_for_others(&acting) {
                    Some(told) => told,
                    None => return Reply::Refused(self.deadlock(&acting)),
                },
            };
        }
    }

    /// Asks for a thread of the host program; others of the host may come in between.
    fn ask(&self, acting: &Acting) -> Outside {
        if self.host_threads() > 1 {
            std::thread::yield_now();
        }
        self.machine().ask_outside(Some(acting.who))
    }

    fn host_threads(&self) -> usize {
        lock(&self.host).threads
    }

    /// Nobody in the world can act, but other threads of the host program may: waits for them.
    fn wait_for_others(&self, acting: &Acting) -> Option<Outside> {
        let patience = self.shared.settings().patience;
        let begun = std::time::Instant::now();
        let mut machine = self.machine();
        lock(&self.host).asleep += 1;
        let told = loop {
            let told = machine.ask_outside(Some(acting.who));
            if !matches!(told, Outside::Idle) {
                break Some(told);
            }
            let (threads, asleep) = {
                let host = lock(&self.host);
                (host.threads, host.asleep)
            };
            let Some(left) = patience.checked_sub(begun.elapsed()).filter(|_| asleep < threads)
            else {
                break None;
            };
            let waited = self.acted.wait_timeout(machine, left);
            machine = waited.unwrap_or_else(PoisonError::into_inner).0;
        };
        drop(machine);
        lock(&self.host).asleep -= 1;
        told
    }

    /// A thread of the host program sleeps for ever: another one acts for it from now on.
    fn deadlock(self: &Arc<Session>, acting: &Acting) -> String {
        let machine = self.machine();
        let world = machine.world();
        let lines = view::stuck(&world);
        drop(world);
        drop(machine);
        host::replace(self, acting);
        format!("deadlock: nobody can act any more\n{}", lines.join("\n"))
    }
}

/// How a run ended, in words.
pub(crate) fn ending_words(ending: &Ending) -> String {
    match ending {
        Ending::Finished => "all guest threads have ended".to_owned(),
        Ending::Deadlock => "deadlock: nobody can act any more".to_owned(),
        Ending::Endless => "the run took more turns than it may".to_owned(),
        Ending::Refused { thread, refused } => format!("{thread}: {refused}"),
        Ending::Panicked { thread, message } => format!("{thread}: obsim panicked: {message}"),
    }
}

/// The current world, which is made if there is none.
pub(crate) fn current() -> Arc<Session> {
    let mut current = lock(&CURRENT);
    let make = || Arc::new(Session::new(Arc::new(Shared::new(Default::default()))));
    current.get_or_insert_with(make).clone()
}

/// Ends the current world; the next one has the same settings and no images.
pub(crate) fn replace(shared: Option<Shared>) {
    let new = shared.map(|shared| Arc::new(Session::new(Arc::new(shared))));
    let old = std::mem::replace(&mut *lock(&CURRENT), new);
    host::forget();
    drop(old);
}

/// What belongs to the world of the caller.
pub(crate) fn shared() -> Arc<Shared> {
    let guest = GUEST.with_borrow(Clone::clone);
    guest.unwrap_or_else(|| current().shared.clone())
}

/// Says that a guest of a world runs on this thread.
pub(crate) fn be_guest(shared: Arc<Shared>) {
    GUEST.set(Some(shared));
}

/// Makes a call for whoever runs on this thread.
pub(crate) fn make(call: Call) -> Reply {
    if !guest::is_guest() {
        return current().call_outside(Box::new(call));
    }
    let mut turn = guest::begin(Box::new(call));
    loop {
        turn = match turn {
            Turn::Returned(answer) => {
                return Reply::Returned { call: answer.call, value: answer.value };
            }
            Turn::Runs(apc) => {
                shared().run_routine(&apc);
                guest::go_on()
            }
            Turn::Ended => return Reply::Ended,
            Turn::Starts => unreachable!("a guest starts before it makes a call"),
        };
    }
}

/// Looks at the world of the caller, or changes it from outside.
pub(crate) fn with_world<R>(
    look: impl FnOnce(&mut sim::World, kernel::ThreadKey) -> R,
) -> Option<R> {
    if guest::is_guest() {
        let (_, thread) = guest::current();
        return Some(guest::with_world(|world| look(world, thread)));
    }
    let session = current();
    let acting = host::acting(&session).ok()?;
    let machine = session.machine();
    let mut world = machine.world();
    Some(look(&mut world, acting.thread))
}

/// What is done before a call is made: a last error that the program stored by itself counts.
pub(crate) fn before_call() {
    crate::blocks::take_last_error();
}

/// What is done once a call has returned.
pub(crate) fn after_call() {
    crate::blocks::show_last_error();
}

/// Which calls concern memory that programs see: those that make it, and those by which somebody
/// else looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Memory {
    /// Neither.
    No,
    /// It is made, changed or taken away.
    Changes,
    /// Others read or write it.
    Others,
}

/// What of the two a call of a noun is.
pub(crate) fn concerns_memory(noun: &str, call: &str) -> Memory {
    match noun {
        "regions" if call.contains("ProcessMemory") || call.contains("WriteVirtual") => {
            Memory::Others
        }
        "regions" if call.contains("ReadVirtual") => Memory::Others,
        "regions" | "sections" => Memory::Changes,
        "files" | "file_names" | "file_information" | "overlapped" => Memory::Others,
        _ => Memory::No,
    }
}

/// Others are about to look at memory: the kernel gets what programs have written.
pub(crate) fn show_memory(private: bool) -> Option<Shown> {
    let shared = shared();
    let views = lock(&shared.views);
    if views.is_empty() {
        return None;
    }
    with_world(|world, _| views.show(world.memory(), private))
}

/// Others have looked at memory, and perhaps written.
pub(crate) fn see_memory(shown: &Shown) {
    let shared = shared();
    let views = lock(&shared.views);
    with_world(|world, _| views.see(world.memory(), shown));
}

/// Memory may have changed. Tells whether the host has no room for what the caller was given.
pub(crate) fn follow_memory(given: u64) -> bool {
    let shared = shared();
    let mut views = lock(&shared.views);
    let failed = with_world(|world, thread| {
        let process = world.kernel().thread(thread).map(|thread| thread.process);
        let failed = views.follow(world.memory());
        failed.into_iter().any(|(of, base)| Some(of) == process && base == given)
    });
    failed == Some(true)
}

/// What is to be noted about a call that has returned, by its name.
pub(crate) fn after(name: &str, numbers: &[u64], number: u64) {
    const PENDING: u64 = 0x103;
    let buffer = match name {
        "ReadFileEx" | "WriteFileEx" if number != 0 => {
            return shared().expect_late(numbers[3], numbers[1], true);
        }
        "NtReadFile" if number == PENDING => (numbers[4], numbers[5]),
        "NtWriteFile" if number == PENDING => (numbers[4], 0),
        "NtFsControlFile" if number == PENDING => (numbers[4], numbers[8]),
        "ReadFile" if numbers[4] != 0 && number == 0 => (numbers[4], numbers[1]),
        "WriteFile" if numbers[4] != 0 && number == 0 => (numbers[4], 0),
        "ConnectNamedPipe" if numbers[1] != 0 && number == 0 => (numbers[1], 0),
        "TransactNamedPipe" if numbers[6] != 0 && number == 0 => (numbers[6], numbers[3]),
        _ => return,
    };
    shared().expect_late(buffer.0, buffer.1, false);
}

/// The boundary of a handle.
pub(crate) fn boundary(handle: u64) -> Option<calls::BOUNDARY_DESCRIPTOR> {
    shared().with_boundary(handle, |boundary| boundary.clone()).flatten()
}

/// Keeps a boundary for a program and returns its handle.
pub(crate) fn keep_boundary(boundary: calls::BOUNDARY_DESCRIPTOR) -> u64 {
    shared().keep_boundary(boundary)
}

/// A call has changed a boundary, or deleted it.
pub(crate) fn change_boundary(handle: u64, changed: Option<calls::BOUNDARY_DESCRIPTOR>) {
    shared().with_boundary(handle, |boundary| *boundary = changed);
}

/// Keeps why a call of this thread failed, for whoever asks.
pub(crate) fn note_failure(words: String) {
    FAILURE.set(words);
}

/// Why the last call of this thread failed that obsim could not answer.
pub(crate) fn failure() -> String {
    FAILURE.with_borrow(Clone::clone)
}

/// The process that the host program acts as has ended, and so the program does.
pub(crate) fn end_of_host() -> ! {
    let code = host::exit_code().unwrap_or(0);
    std::process::exit(code)
}

/// A text for a program, which it only reads.
pub(crate) fn text_for(name: &'static str, bytes: Vec<u8>) -> u64 {
    let process = with_world(|world, thread| world.kernel().thread(thread).map(|t| t.process));
    shared().keep_text(process.flatten(), name, bytes)
}
