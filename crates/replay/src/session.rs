//! A session: the world of a transcript, and what the simulator remembers beside it.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use kernel::{ProcessKey, ThreadKey};
use rustc_hash::FxBuildHasher;
use script::{Actor, Command, Expr, Item, Message, Prompt, Stmt};
use sim::{SiteId, ThreadState, World};
use slotmap::SecondaryMap;

use crate::addresses::Addressed;
use crate::eval::{Scope, Wrong};
use crate::line::Line;
use crate::place::OwnPlace;
use crate::variables::Variables;

/// How many calls and statements a session runs before it takes the scenario for endless.
pub const STEPS_MAX: u64 = 100_000_000;

/// A world and everything a transcript can refer to.
#[derive(Clone, Debug)]
pub struct Session {
    pub(crate) world: World,
    variables: SecondaryMap<ProcessKey, Variables>,
    /// The variables of each process that have an address, in the order in which they got one.
    addressed: SecondaryMap<ProcessKey, Vec<Addressed>>,
    pub(crate) marks: BTreeMap<String, Mark>,
    pub(crate) settings: Settings,
    pub(crate) history: History,
    pub(crate) goals: Vec<Goal>,
    /// How much had been traced of a process when `!htrace` took its last snapshot.
    pub(crate) snapshots: BTreeMap<ProcessKey, u64>,
    /// Statements still to go before the scenario is taken for endless.
    pub(crate) budget: u64,
    pub(crate) budget_max: u64,
    /// Who sleeps in a call or is interrupted in one, and where its answer goes; innermost last.
    sleepers: SecondaryMap<ThreadKey, Vec<Sleeper>>,
}

/// A thread that sleeps in a call.
#[derive(Clone, Debug)]
pub(crate) struct Sleeper {
    /// The line of the call.
    pub line: u32,
    /// The places it writes to, by parameter.
    pub places: Vec<(usize, OwnPlace)>,
    /// The variable that its value is assigned to.
    pub target: Option<OwnPlace>,
}

/// A point to go back to.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub line: u32,
    pub used: bool,
    pub site: SiteId,
    pub state: Box<Session>,
}

/// What a scenario can switch on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Settings {
    /// Argument lists must be complete.
    pub strict: bool,
    /// Returned values must be written.
    pub values: bool,
    /// NT calls are shown.
    pub native: bool,
    /// A rule is broken on purpose.
    pub broken: bool,
}

/// What happened so far, as far as conditions can ask for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    /// What each thread's calls brought.
    pub of: IndexMap<(ThreadKey, &'static str), Known, FxBuildHasher>,
    /// For each process: how many calls its threads made.
    pub calls: BTreeMap<ProcessKey, u64>,
    /// The ids of processes that ended.
    pub died: BTreeSet<u32>,
}

/// What the calls of one name brought one thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The values returned.
    pub returned: Numbers,
    /// The errors stored.
    pub failed: Numbers,
}

/// A set of numbers that usually holds few, and the same again and again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    last: Option<u64>,
    all: BTreeSet<u64>,
}

impl Numbers {
    /// How many different numbers of a long run are worth their memory.
    const MAX: usize = 65_536;

    #[inline]
    pub(crate) fn insert(&mut self, number: u64) {
        if self.last != Some(number) && self.all.len() < Self::MAX {
            self.last = Some(number);
            self.all.insert(number);
        }
    }

    pub(crate) fn contains(&self, number: u64) -> bool {
        self.all.contains(&number)
    }
}

/// Something a lesson wants, or does not want, to become true.
#[derive(Clone, Debug)]
pub(crate) struct Goal {
    pub line: u32,
    pub text: String,
    pub wanted: bool,
    pub met: bool,
}

/// What one item of a transcript did.
#[derive(Debug, Default)]
pub struct Done {
    /// The result lines.
    pub lines: Vec<Line>,
    /// Whether a transcript may leave them unwritten: it succeeded and touched nobody else.
    pub silent: bool,
    /// A condition that did not hold.
    pub violated: Option<String>,
}

impl Default for Session {
    fn default() -> Self {
        Session::new()
    }
}

impl Session {
    /// An empty bare world.
    pub fn new() -> Session {
        let mut world = World::new();
        world.follow_handles();
        Session {
            world,
            variables: SecondaryMap::new(),
            addressed: SecondaryMap::new(),
            marks: BTreeMap::new(),
            settings: Settings::default(),
            history: History::default(),
            goals: Vec::new(),
            snapshots: BTreeMap::new(),
            budget: STEPS_MAX,
            budget_max: STEPS_MAX,
            sleepers: SecondaryMap::new(),
        }
    }

    /// Sets how many statements may run before the scenario is taken for endless.
    pub fn limit_steps(&mut self, steps: u64) {
        (self.budget, self.budget_max) = (steps, steps);
    }

    /// Demands that returned values are written.
    pub fn require_values(&mut self) {
        self.settings.values = true;
    }

    /// Makes obsim wrong on purpose, from here on: for tests that have to notice it.
    pub fn break_a_rule(&mut self) {
        self.settings.broken = true;
        self.world.set_choices(kernel::Choices { broken: true, ..self.world.kernel().choices() });
    }

    /// The world.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Remembers where the answer of a call goes that has none yet.
    pub(crate) fn keep_sleeper(&mut self, thread: ThreadKey, sleeper: Sleeper) {
        let sleepers = self.sleepers.entry(thread).expect("a thread that acts was never gone");
        sleepers.or_default().push(sleeper);
    }

    /// Where the answer goes that a thread has got.
    pub(crate) fn take_sleeper(&mut self, thread: ThreadKey) -> Option<Sleeper> {
        self.sleepers.get_mut(thread)?.pop()
    }

    pub(crate) fn world_mut(&mut self) -> &mut World {
        &mut self.world
    }

    /// Replaces the world by a fresh one.
    pub(crate) fn reset(&mut self) {
        let (settings, budget, budget_max) = (self.settings, self.budget, self.budget_max);
        let goals = std::mem::take(&mut self.goals);
        let marks = std::mem::take(&mut self.marks);
        *self = Session::new();
        (self.settings, self.budget, self.budget_max) = (settings, budget, budget_max);
        (self.goals, self.marks) = (goals, marks);
        self.world.show_native(settings.native);
        if settings.broken {
            self.break_a_rule();
        }
    }

    /// The variables of a process.
    pub fn variables_of(&self, process: ProcessKey) -> &Variables {
        static NOTHING: std::sync::LazyLock<Variables> =
            std::sync::LazyLock::new(Variables::default);
        self.variables.get(process).unwrap_or(&NOTHING)
    }

    pub(crate) fn variables_mut(&mut self, process: ProcessKey) -> &mut Variables {
        self.variables.entry(process).expect("a process that acts was never gone").or_default()
    }

    pub(crate) fn addressed(&self, process: ProcessKey) -> &[Addressed] {
        self.addressed.get(process).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn addressed_mut(&mut self, process: ProcessKey) -> &mut Vec<Addressed> {
        self.addressed.entry(process).expect("a process that acts was never gone").or_default()
    }

    pub(crate) fn id_of_process(&self, key: ProcessKey) -> Option<u32> {
        Some(self.world.kernel().process(key)?.id.0)
    }

    pub(crate) fn id_of_thread(&self, key: ThreadKey) -> Option<u32> {
        Some(self.world.kernel().thread(key)?.id.0)
    }

    /// Runs one item of a transcript. A note or a blank line does nothing.
    ///
    /// # Errors
    /// The line cannot be run: it names what is not there, or nobody who can act.
    pub fn item(&mut self, item: &Item<'_>) -> Result<Done, Message> {
        match item {
            Item::Prompt(prompt) => self.prompt(prompt),
            Item::Blank { .. } | Item::Note { .. } => Ok(Done { silent: true, ..Done::default() }),
        }
    }

    /// Runs one prompt.
    ///
    /// # Errors
    /// As [`Session::item`].
    pub fn prompt(&mut self, prompt: &Prompt<'_>) -> Result<Done, Message> {
        let done = match &prompt.command {
            Command::Words(words) => self.words(prompt, words),
            Command::Stmt(stmt) => {
                let scope = self.scope(prompt.actor, prompt)?;
                self.statement(scope, prompt, stmt)
            }
        };
        let mut done = done.map_err(|wrong| message(prompt, wrong))?;
        if done.violated.is_none() {
            done.violated = self.look_at_goals();
        }
        Ok(done)
    }

    /// The call that a line would make, without making it.
    ///
    /// # Errors
    /// As [`Session::item`]; or the text is not one call.
    pub fn parse_call(&mut self, actor: &str, text: &str) -> Result<calls::Call, Message> {
        let line = format!("{actor}> {text}");
        let no_call = || Message::new(1, 1, "this is not one call");
        let script::Entry::Whole(Item::Prompt(prompt)) = script::parse_prompt(&line)? else {
            return Err(no_call());
        };
        let Command::Stmt(Stmt::Expr(Expr::Call { name, args })) = &prompt.command else {
            return Err(no_call());
        };
        let scope = self.scope(prompt.actor, &prompt)?;
        let (call, _) =
            self.build_call(scope, name, args).map_err(|wrong| message(&prompt, wrong))?;
        Ok(call)
    }

    /// Finds who acts, and checks that it can.
    fn scope(&self, actor: Actor<'_>, prompt: &Prompt<'_>) -> Result<Scope, Message> {
        let at = |text: String| Message::new(prompt.line, 1, text);
        let actors = self.world.actors();
        let Some(process) = actors.process(actor.process) else {
            let text = format!("{}: no such process", actor.process);
            let help = match script::nearest(actor.process, actors.process_names()) {
                Some(near) => format!("{near}?"),
                None => format!("start one with `sim> process {}`", actor.process),
            };
            return Err(at(text).with_help(help));
        };
        let Some(thread) = actors.thread(actor.process, actor.thread) else {
            let name = actor.thread.unwrap_or("main");
            let text = format!("{} has no thread {name}", actor.process);
            let near = script::nearest(name, actors.thread_names(process));
            let help = match near {
                Some(near) => format!("{}:{near}?", actor.process),
                None => format!("start one with `CreateThread(.lpStartAddress = {name})`"),
            };
            return Err(at(text).with_help(help));
        };
        match self.world.state(thread) {
            ThreadState::Ready => Ok(Scope { process, thread: Some(thread) }),
            ThreadState::Ended => Err(at(format!("{actor} has ended"))),
            ThreadState::Suspended => {
                Err(at(format!("{actor} is suspended")).with_help("resume it with ResumeThread"))
            }
            ThreadState::Blocked => {
                let on = view::blocked_on(&self.world, thread).unwrap_or_default();
                let since = match self.sleepers.get(thread).and_then(|sleepers| sleepers.last()) {
                    Some(sleeper) => format!(" (since line {})", sleeper.line),
                    None => String::new(),
                };
                let text = format!("{actor} is blocked on {on}{since}");
                Err(at(text).with_help("write another actor's line, or `sim> advance`"))
            }
        }
    }
}

/// A message at the word of a prompt that is wrong.
pub(crate) fn message(prompt: &Prompt<'_>, wrong: Wrong<'_>) -> Message {
    let (line, column) = prompt.position(wrong.at);
    let message = Message::new(line, column, wrong.text);
    match wrong.help {
        Some(help) => message.with_help(help),
        None => message,
    }
}
