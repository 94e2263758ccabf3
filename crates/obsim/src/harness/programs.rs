//! The code of a test's programs: which closure runs where.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use calls::Routine;
use kernel::{Apc, Late};

use super::exit::Exit;
use super::memory::Requests;
use super::world::App;
use crate::guest;
use crate::machine::{Body, Code, Launch, Start};

/// A program as a closure that can run any number of times.
pub(crate) type Main = Arc<dyn Fn(App) -> Result<u32, String> + Send + Sync>;

/// What stands at the address of a routine.
#[derive(Clone)]
enum At {
    Many(Arc<dyn Fn([u64; 3]) -> Result<u32, String> + Send + Sync>),
    Once(Arc<Mutex<Option<OnceBody>>>),
}

type OnceBody = Box<dyn FnOnce([u64; 3]) -> Result<u32, String> + Send>;

/// The programs of one run.
#[derive(Clone, Default)]
pub(crate) struct Programs(Arc<Inner>);

#[derive(Default)]
struct Inner {
    /// By path, in lower case.
    images: BTreeMap<String, Main>,
    routines: Mutex<Routines>,
    /// Threads that failed, and how.
    failures: Mutex<Vec<(String, String)>>,
    requests: Requests,
}

#[derive(Default)]
struct Routines {
    at: BTreeMap<u64, At>,
    /// Their names, in the order in which they got addresses.
    names: Vec<String>,
}

impl Programs {
    pub(crate) fn new(images: BTreeMap<String, Main>) -> Programs {
        Programs(Arc::new(Inner { images, ..Inner::default() }))
    }

    /// The names of the routines that have got addresses, in that order.
    pub(crate) fn routine_names(&self) -> Vec<String> {
        lock(&self.0.routines).names.clone()
    }

    /// The threads that ended with an error, and the errors.
    pub(crate) fn failures(&self) -> Vec<(String, String)> {
        lock(&self.0.failures).clone()
    }

    pub(crate) fn requests(&self) -> &Requests {
        &self.0.requests
    }

    /// The exit code of a thread that has ended in some way.
    fn finish(&self, ended: Result<u32, String>) -> u32 {
        ended.unwrap_or_else(|error| {
            let (_, thread) = guest::current();
            let name = guest::with_world(|world| world.actors().thread_name(thread));
            lock(&self.0.failures).push((name, error));
            1
        })
    }

    /// Gives code a name that nothing else has, and an address.
    fn place(&self, name: &str, code: At) -> Routine {
        let mut routines = lock(&self.0.routines);
        let base = word(name);
        let mut name = base.clone();
        let mut number = 2;
        while routines.names.contains(&name) {
            name = format!("{base}_{number}");
            number += 1;
        }
        let routine = guest::with_world(|world| world.routine(&name));
        routines.names.push(name);
        routines.at.insert(routine.0, code);
        routine
    }
}

impl At {
    fn run(&self, arguments: [u64; 3]) -> Result<u32, String> {
        match self {
            At::Many(run) => run(arguments),
            At::Once(run) => {
                let run = lock(run).take();
                run.expect("a routine that is made with `once` runs once")(arguments)
            }
        }
    }
}

impl Code for Programs {
    fn start(&self, launch: &Launch) -> Option<Body> {
        let own = self.clone();
        match &launch.at {
            Start::Image(path) => {
                let main = self.0.images.get(&path.to_lowercase())?.clone();
                Some(Box::new(move || own.finish(main(App::new()))))
            }
            Start::Routine { address, argument } => {
                let code = lock(&self.0.routines).at.get(address)?.clone();
                let arguments = [*argument, 0, 0];
                Some(Box::new(move || own.finish(code.run(arguments))))
            }
        }
    }

    fn routine(&self, apc: &Apc) {
        let code = lock(&self.0.routines).at.get(&apc.routine.0).cloned();
        let code = code.expect("a routine that is queued is made with `routine` or `once`");
        self.finish(code.run(apc.arguments));
    }

    fn request_over(&self, late: &Late) {
        self.0.requests.finish(late);
    }

    fn as_any(&self) -> Option<&dyn Any> {
        Some(self)
    }
}

/// Makes a routine of code that can run any number of times: for threads and queued routines. Its
/// name is that of the threads that begin with it.
///
/// # Panics
/// No guest of a test's world is running.
pub fn routine<E: Exit>(name: &str, run: impl Fn(u64) -> E + Send + Sync + 'static) -> Routine {
    let code = At::Many(Arc::new(move |[argument, ..]| run(argument).exit()));
    programs().place(name, code)
}

/// As [`routine`], of code that takes three arguments, as completion routines do.
///
/// # Panics
/// No guest of a test's world is running.
pub fn routine_of_three<E: Exit>(
    name: &str,
    run: impl Fn(u64, u64, u64) -> E + Send + Sync + 'static,
) -> Routine {
    let code = At::Many(Arc::new(move |[one, two, three]| run(one, two, three).exit()));
    programs().place(name, code)
}

/// As [`routine`], of code that runs once.
///
/// # Panics
/// No guest of a test's world is running.
pub fn once<E: Exit>(name: &str, run: impl FnOnce(u64) -> E + Send + 'static) -> Routine {
    let run: OnceBody = Box::new(move |[argument, ..]| run(argument).exit());
    programs().place(name, At::Once(Arc::new(Mutex::new(Some(run)))))
}

/// Starts a thread in the calling process.
///
/// # Errors
/// The last error of CreateThread.
///
/// # Panics
/// No guest of a test's world is running.
#[track_caller]
pub fn spawn<E: Exit>(
    name: &str,
    run: impl FnOnce() -> E + Send + 'static,
) -> Result<nt::Handle, nt::Win32Error> {
    use crate::constants::NULL;
    let start = once(name, move |_| run());
    crate::functions::CreateThread(NULL, 0, start, NULL, 0, NULL)
}

/// The programs of the world in which the guest runs.
pub(crate) fn programs() -> Programs {
    let code = guest::code();
    let programs = code.as_any().and_then(|any| any.downcast_ref::<Programs>());
    programs.expect("the guest is one of a test's world").clone()
}

/// A name that a transcript can have for a routine.
fn word(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let mut word: String = name.chars().map(plain).collect();
    let is_reserved =
        matches!(word.as_str(), "" | "if" | "not" | "or" | "repeat" | "return" | "sizeof" | "main");
    if is_reserved || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        word.insert_str(0, "r_");
    }
    word
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
