//! A world to test in: what there is before any program runs, and how programs are run.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use calls::{Fault, Shortage};
use kernel::{ProcessKey, ThreadKey};
use nt::Status;
use replay::Session;

use super::difference::Snapshot;
use super::exit::Exit;
use super::programs::{Main, Programs, lock};
use super::report::{Ran, Report};
use crate::guest;
use crate::machine::{Kind, Machine, Options, Schedule};

/// A world to test in. It is a description: each run begins with a copy of it.
///
/// ```
/// use obsim::prelude::*;
///
/// let report = World::new().file(r"C:\config.txt", b"on").run(|_| {
///     let file = CreateFileW(
///         r"C:\config.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL)?;
///     let mut bytes = Vec::new();
///     ReadFile(file, &mut bytes, 2, &mut 0, NULL)?;
///     assert_eq!(bytes, b"on");
///     CloseHandle(file)
/// });
/// report.assert_clean();
/// ```
#[derive(Clone)]
pub struct World {
    session: Session,
    /// The lines of the transcript that make it.
    lines: Vec<String>,
    images: BTreeMap<String, Main>,
    options: Options,
    /// The name of the program that a run is given, and whom it runs as.
    name: String,
    user: Option<String>,
    fault: Option<Fault>,
}

/// The thread that runs a program of a test.
#[derive(Clone, Copy, Debug)]
pub struct App {
    process: ProcessKey,
    thread: ThreadKey,
}

impl Default for World {
    fn default() -> World {
        World::new()
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let images: Vec<&String> = self.images.keys().collect();
        f.debug_struct("World").field("lines", &self.lines).field("images", &images).finish()
    }
}

impl World {
    /// A world in which nothing exists yet.
    pub fn new() -> World {
        World {
            session: Session::new(),
            lines: Vec::new(),
            images: BTreeMap::new(),
            options: Options::default(),
            name: "app".into(),
            user: None,
            fault: None,
        }
    }

    /// Runs a command to the simulator, as it stands behind `sim>` in a transcript: profiles,
    /// users, policies and files all have such commands.
    ///
    /// ```
    /// use obsim::prelude::*;
    ///
    /// let world = World::new().sim("user bob admin").sim("choose wake lifo");
    /// ```
    ///
    /// # Panics
    /// There is no such command, or it cannot be run.
    #[track_caller]
    pub fn sim(mut self, words: &str) -> World {
        let line = format!("sim> {words}");
        let entry = script::parse_prompt(&line);
        let item = match entry {
            Ok(script::Entry::Whole(item)) => item,
            Ok(_) => panic!("{line}: the command is not whole"),
            Err(message) => panic!("{message}"),
        };
        if let Err(message) = self.session.item(&item) {
            panic!("{message}");
        }
        self.lines.push(line);
        self
    }

    /// What a process begins with: `bare`, the default, `typical` or `crowded`. It empties the
    /// world, so it comes first.
    #[track_caller]
    pub fn profile(self, name: &str) -> World {
        self.sim(&format!("world {name}"))
    }

    /// Adds a user, or says more of one, in the words of `sim> user`.
    #[track_caller]
    pub fn user(self, words: &str) -> World {
        self.sim(&format!("user {words}"))
    }

    /// Says whom the program runs as that a run is given, such as `bob` or `bob elevated`.
    pub fn run_as(mut self, user: &str) -> World {
        self.user = Some(user.to_owned());
        self
    }

    /// Says what the program is called that a run is given; otherwise it is `app`.
    pub fn name(mut self, name: &str) -> World {
        self.name = name.to_owned();
        self
    }

    /// Puts a file on the volume.
    #[track_caller]
    pub fn file(self, path: &str, bytes: &[u8]) -> World {
        let mut words = format!("file {path} ");
        script::write::string(&mut words, bytes);
        self.sim(&words)
    }

    /// Puts a directory on the volume.
    #[track_caller]
    pub fn directory(self, path: &str) -> World {
        self.sim(&format!("directory {path}"))
    }

    /// Which freed handle value comes back first: `eager`, `fifo`, `never` or `hostile`.
    #[track_caller]
    pub fn handles(self, policy: &str) -> World {
        self.sim(&format!("reuse handles {policy}"))
    }

    /// Which freed process or thread id comes back first.
    #[track_caller]
    pub fn ids(self, policy: &str) -> World {
        self.sim(&format!("reuse ids {policy}"))
    }

    /// Registers a program: each process that is made from it runs the closure. A name without a
    /// directory is in `C:\`.
    #[track_caller]
    pub fn image<E: Exit>(
        mut self,
        path: &str,
        run: impl Fn(App) -> E + Send + Sync + 'static,
    ) -> World {
        let path = full_path(path);
        self.images.insert(path.to_lowercase(), Arc::new(move |app| run(app).exit()));
        self.sim(&format!("image \"{path}\""))
    }

    /// What the stacks of threads are made of. It changes no outcome.
    pub fn kind(mut self, kind: Kind) -> World {
        self.options.kind = kind;
        self
    }

    /// The bytes of the stack of a thread that asks for none; 1 MiB otherwise.
    pub fn stack_bytes(mut self, bytes: usize) -> World {
        self.options.stack_bytes = bytes;
        self
    }

    /// Who acts next.
    pub fn schedule(mut self, schedule: Schedule) -> World {
        self.options.schedule = schedule;
        self
    }

    /// Lets chance decide who acts next; the same seed decides the same.
    pub fn seed(self, seed: u64) -> World {
        self.schedule(Schedule::Random(seed))
    }

    /// How many turns a run has before it is taken for endless.
    pub fn turns_max(mut self, turns: u64) -> World {
        self.options.turns_max = turns;
        self
    }

    /// Whether what happens is recorded, as it is unless one says otherwise. Without a record there
    /// is no transcript of the run, and it needs less memory.
    pub fn record(mut self, record: bool) -> World {
        self.options.record = record;
        self
    }

    /// Lets one call fail: the one of this number among those that ask for what runs short.
    pub fn fail(mut self, shortage: Shortage, at: u64, status: Status) -> World {
        self.fault = Some(Fault { shortage, at, status });
        self
    }

    /// Another world like this one.
    pub fn fork(&self) -> World {
        self.clone()
    }

    /// What there is before any program runs.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(self.session.world())
    }

    /// Runs a program, and whatever it starts, until nobody can run any more.
    ///
    /// # Panics
    /// A program panics, or asks for what obsim does not model. The message tells the run.
    #[track_caller]
    pub fn run<E: Exit>(&self, program: impl FnOnce(App) -> E + Send + 'static) -> Report {
        let report = self.try_run(program);
        report.assert_not_broken();
        report
    }

    /// As [`World::run`], but tells of a panic in the report.
    pub fn try_run<E: Exit>(&self, program: impl FnOnce(App) -> E + Send + 'static) -> Report {
        let program = Mutex::new(Some(program));
        self.run_main(Arc::new(move |app| {
            let program = lock(&program).take();
            program.expect("a program that is given to `run` runs once")(app).exit()
        }))
    }

    /// Runs a program that can run any number of times.
    pub(crate) fn run_main(&self, main: Main) -> Report {
        let mut world = self.clone();
        let path = format!(r"C:\{}.exe", self.name);
        let mut images = std::mem::take(&mut world.images);
        images.insert(path.to_lowercase(), main);
        if !self.images.is_empty() {
            world = world.sim(&format!("image \"{path}\""));
        }
        if let Some(Fault { shortage, at, status }) = self.fault {
            let what = match shortage {
                Shortage::Handles => " handles",
                Shortage::Opens => " opens",
                Shortage::Memory => " memory",
                Shortage::All => "",
            };
            let name = status.name().expect("a status that is injected has a name");
            world = world.sim(&format!("inject {name} at {at}{what}"));
        }
        let user = self.user.as_ref().map(|user| format!(" as {user}")).unwrap_or_default();
        world = world.sim(&format!("process {}{user}", self.name));
        world.start(images)
    }

    /// Runs the process that was started last.
    fn start(self, images: BTreeMap<String, Main>) -> Report {
        let programs = Programs::new(images.clone());
        let before = self.session.world().clone();
        let process = *before.kernel().processes().last().expect("it was just started");
        let block = before.kernel().process(process).expect("it was just started");
        let thread = *block.threads.first().expect("a process begins with a thread");
        let options = super::environment::adjusted(self.options.clone());
        let mut machine = Machine::new(before, Arc::new(programs.clone()), options.clone());
        machine.adopt(process, thread);
        let ending = machine.run();
        let ran = Ran { lines: self.lines, images, options, process };
        Report::new(ran, ending, machine, &programs)
    }

    /// A world that goes on where a run has ended.
    pub(crate) fn continued(
        session: Session,
        lines: Vec<String>,
        images: BTreeMap<String, Main>,
        options: Options,
    ) -> World {
        World { session, lines, images, options, ..World::new() }
    }
}

impl App {
    /// The guest that is running.
    pub(crate) fn new() -> App {
        let (process, thread) = guest::current();
        App { process, thread }
    }

    /// The process.
    pub fn process(self) -> ProcessKey {
        self.process
    }

    /// The thread.
    pub fn thread(self) -> ThreadKey {
        self.thread
    }

    /// What there is now.
    pub fn snapshot(self) -> Snapshot {
        guest::with_world(|world| Snapshot::of(world))
    }

    /// Looks at the world, or changes it from outside, without a step. What is changed so is in no
    /// transcript.
    pub fn with_world<R>(self, look: impl FnOnce(&mut sim::World) -> R) -> R {
        guest::with_world(look)
    }
}

fn full_path(path: &str) -> String {
    if path.contains('\\') { path.to_owned() } else { format!(r"C:\{path}") }
}
