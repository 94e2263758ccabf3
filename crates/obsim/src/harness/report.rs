//! What came out of a run.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kernel::ProcessKey;
use nt::Status;

use super::difference::{Difference, Snapshot};
use super::environment::{FAULT, SCHEDULE, SEED, written};
use super::programs::{Main, Programs};
use super::transcript::{self, Transcript};
use super::world::World;
use crate::machine::{Choice, Ending, Machine, Mistake, Options, Record, Schedule, Verdict};

/// What came out of a run.
pub struct Report {
    ending: Ending,
    verdicts: Vec<Verdict>,
    after: Snapshot,
    exit: Option<Status>,
    choices: Vec<Choice>,
    records: Vec<Record>,
    routines: Vec<String>,
    ran: Ran,
    /// How many calls asked for what runs short.
    concerned: u64,
    /// The test, if a test ran it.
    test: Option<String>,
}

/// What was run.
pub(super) struct Ran {
    /// The lines that made the world.
    pub lines: Vec<String>,
    pub images: BTreeMap<String, Main>,
    pub options: Options,
    /// The process of the program that was run.
    pub process: ProcessKey,
}

/// How many lines of a transcript a message holds; a longer one is put into a file.
const LINES_MAX: usize = 120;

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (ending, verdicts) = (&self.ending, &self.verdicts);
        f.debug_struct("Report").field("ending", ending).field("verdicts", verdicts).finish()
    }
}

impl Report {
    pub(super) fn new(ran: Ran, ending: Ending, mut machine: Machine, code: &Programs) -> Report {
        let mut verdicts = machine.verdicts();
        verdicts.extend(leaks(&machine));
        verdicts.extend(code.failures().into_iter().map(|(actor, error)| {
            verdict(Mistake::Failure, actor, format!("ended with the error {error}"))
        }));
        verdicts.extend(told(&ending, &machine.world()));
        let (after, concerned) = {
            let world = machine.world();
            (Snapshot::of(&world), world.concerned())
        };
        Report {
            ending,
            verdicts,
            after,
            exit: machine.exit_of(ran.process),
            choices: machine.take_choices(),
            records: machine.take_records(),
            routines: code.routine_names(),
            ran,
            concerned,
            test: std::thread::current().name().filter(|name| *name != "main").map(str::to_owned),
        }
    }

    /// How the run ended.
    pub fn ending(&self) -> &Ending {
        &self.ending
    }

    /// The mistakes that were found.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// The mistakes of a kind.
    pub fn of(&self, mistake: Mistake) -> Vec<&Verdict> {
        self.verdicts.iter().filter(|verdict| verdict.mistake == mistake).collect()
    }

    /// The exit code of the program that was run, if it has ended.
    pub fn exit_code(&self) -> Option<u32> {
        Some(self.exit?.0)
    }

    /// What there is after the run.
    pub fn snapshot(&self) -> &Snapshot {
        &self.after
    }

    /// What differs from what there is after another run.
    pub fn difference(&self, other: &Report) -> Difference {
        self.after.difference(&other.after)
    }

    /// What happened, turn by turn.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The choices that were made between threads that could all act, in order.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The schedule by which another run goes as this one did.
    pub fn schedule(&self) -> Schedule {
        Schedule::List(self.choices.iter().map(|choice| choice.taken).collect())
    }

    /// How many calls were made that ask for what runs short.
    pub fn concerned(&self) -> u64 {
        self.concerned
    }

    /// The run as a transcript, with every result, which `obsim run` accepts.
    ///
    /// # Panics
    /// The run was not recorded; or obsim is wrong: the calls answer otherwise when they are made
    /// again.
    pub fn transcript(&self) -> String {
        let transcript = self.written_out();
        if let Some(differs) = transcript.differs {
            panic!("the transcript differs from the run: {differs}\n{}", transcript.text);
        }
        transcript.text
    }

    fn written_out(&self) -> Transcript {
        assert!(self.ran.options.record, "a run without a record has no transcript");
        let title = self.test.as_deref().unwrap_or("A run");
        transcript::write(title, &self.ran.lines, &self.routines, &self.records)
    }

    /// A world that goes on where this run has ended. Threads that were still there have no code
    /// any more.
    ///
    /// # Panics
    /// As [`Report::transcript`].
    pub fn fork(&self) -> World {
        let Transcript { text, session, differs } = self.written_out();
        assert_eq!(differs, None, "the transcript differs from the run");
        let prompts = text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', ' ']));
        let lines = prompts.map(str::to_owned).collect();
        let (images, options) = (self.ran.images.clone(), self.ran.options.clone());
        World::continued(session, lines, images, options)
    }

    /// Fails unless no mistake was found.
    ///
    /// # Panics
    /// There was a mistake. The message tells the run.
    #[track_caller]
    pub fn assert_clean(&self) {
        self.assert_clean_but(&[]);
    }

    /// Fails unless no mistake was found but those of some kinds.
    ///
    /// # Panics
    /// There was another mistake. The message tells the run.
    #[track_caller]
    pub fn assert_clean_but(&self, allowed: &[Mistake]) {
        self.assert_without(|verdict| !allowed.contains(&verdict.mistake));
    }

    /// Fails if handles were left open.
    ///
    /// # Panics
    /// There was a leak. The message tells the run.
    #[track_caller]
    pub fn assert_no_leaks(&self) {
        self.assert_without(|verdict| verdict.mistake == Mistake::Leak);
    }

    /// Fails if a program panicked, or the run had no orderly end.
    #[track_caller]
    pub(super) fn assert_not_broken(&self) {
        let is_broken = matches!(self.ending, Ending::Panicked { .. } | Ending::Refused { .. });
        self.assert_without(|verdict| is_broken && verdict.mistake == Mistake::Broken);
    }

    #[track_caller]
    fn assert_without(&self, is_wrong: impl Fn(&Verdict) -> bool) {
        let wrong: Vec<&Verdict> = self.verdicts.iter().filter(|wrong| is_wrong(wrong)).collect();
        if !wrong.is_empty() {
            panic!("{}", self.message(&wrong));
        }
    }

    /// Whether no mistake was found but those of some kinds.
    pub(super) fn is_clean_but(&self, allowed: &[Mistake]) -> bool {
        self.verdicts.iter().all(|verdict| allowed.contains(&verdict.mistake))
    }

    /// What a failed test prints: the mistakes, how to run it again, and what happened.
    pub(super) fn message(&self, wrong: &[&Verdict]) -> String {
        let mut text = String::from("the run is not clean\n");
        for verdict in wrong {
            _ = writeln!(text, "  {verdict}");
        }
        _ = writeln!(text, "\nschedule: {}", self.schedule_text());
        _ = writeln!(text, "again: {}", self.command());
        if self.ran.options.record {
            text.push_str(&self.shown());
        }
        text
    }

    fn schedule_text(&self) -> String {
        let taken: Vec<u32> = self.choices.iter().map(|choice| choice.taken).collect();
        let list = written(&taken);
        let who = match &self.ran.options.schedule {
            Schedule::RoundRobin => "in turn".to_owned(),
            Schedule::Random(seed) => format!("seed {seed}"),
            Schedule::List(_) => "a given list".to_owned(),
        };
        if list.is_empty() {
            format!("{who}; there was no choice")
        } else {
            format!("{who}; {list}")
        }
    }

    /// The command that runs the test again, as it ran here.
    fn command(&self) -> String {
        let mut command = String::new();
        let fault = self.after.world().injected().map_or(0, |fault| fault.at);
        if fault > 0 {
            _ = write!(command, "{FAULT}={fault} ");
        }
        let taken: Vec<u32> = self.choices.iter().map(|choice| choice.taken).collect();
        match &self.ran.options.schedule {
            Schedule::Random(seed) => _ = write!(command, "{SEED}={seed} "),
            Schedule::List(_) => _ = write!(command, "{SCHEDULE}={} ", written(&taken)),
            Schedule::RoundRobin => {}
        }
        match &self.test {
            Some(test) => format!("{command}cargo test {test} -- --exact"),
            None => format!("{command}cargo run"),
        }
    }

    /// The transcript, or its end and the file in which all of it is.
    fn shown(&self) -> String {
        let Transcript { text, differs, .. } = self.written_out();
        let mut shown = String::new();
        if let Some(differs) = differs {
            _ = writeln!(shown, "obsim is wrong here, too: made again, {differs}");
        }
        let lines: Vec<&str> = text.lines().collect();
        let name = self.test.as_deref().unwrap_or("run").replace("::", "-");
        let path = std::env::temp_dir().join(format!("obsim-{name}.obs"));
        if std::fs::write(&path, &text).is_ok() {
            _ = writeln!(shown, "as a transcript: obsim run {}", path.display());
        }
        let from = lines.len().saturating_sub(LINES_MAX);
        if from > 0 {
            _ = writeln!(shown, "({from} lines before these)");
        }
        _ = writeln!(shown, "\n{}", lines[from..].join("\n"));
        shown
    }
}

fn verdict(mistake: Mistake, actor: String, text: String) -> Verdict {
    Verdict { mistake, actor, place: None, text, times: 1 }
}

/// The handles that were open when their processes ended, or are at the end of the run.
fn leaks(machine: &Machine) -> Vec<Verdict> {
    let world = machine.world();
    let mut all: BTreeMap<(ProcessKey, u32, &'static str, &'static str, bool), u64> =
        BTreeMap::new();
    for (process, site, of, count) in world.lineage().left() {
        *all.entry((process, site.line, site.call, of.name(), true)).or_default() += count;
    }
    for process in world.kernel().processes() {
        for row in view::handles(&world, process) {
            if let Some(site) = row.born {
                let key = (process, site.line, site.call, row.object_type.name(), false);
                *all.entry(key).or_default() += 1;
            }
        }
    }
    let rows: Vec<_> = all
        .into_iter()
        .map(|((process, line, call, of, ended), count)| {
            let actor = world.actors().process_name(process).to_owned();
            let handles = if count == 1 { "handle" } else { "handles" };
            let when = if ended { "left" } else { "still has" };
            let open = if ended { "open when it ended" } else { "open" };
            (actor, line, format!("{when} {count} {of} {handles} {open}, from {call}"))
        })
        .collect();
    drop(world);
    let leak = |(actor, line, text)| Verdict {
        place: machine.place(line),
        ..verdict(Mistake::Leak, actor, text)
    };
    rows.into_iter().map(leak).collect()
}

/// What the ending of a run tells.
fn told(ending: &Ending, world: &sim::World) -> Vec<Verdict> {
    match ending {
        Ending::Finished => Vec::new(),
        Ending::Deadlock => {
            let mut stuck = view::stuck(world);
            if stuck.is_empty() {
                stuck.push("every thread that is left is suspended".into());
            }
            let verdicts = stuck.into_iter().map(|text| match text.split_once(' ') {
                Some((actor, rest)) if actor.contains(':') && actor != "deadlock:" => {
                    verdict(Mistake::Deadlock, actor.to_owned(), rest.to_owned())
                }
                _ => verdict(Mistake::Deadlock, "threads".into(), text),
            });
            verdicts.collect()
        }
        Ending::Endless => {
            let text = "took more turns than the run has, and did not end".into();
            vec![verdict(Mistake::Broken, "threads".into(), text)]
        }
        Ending::Refused { thread, refused } => {
            vec![verdict(Mistake::Broken, thread.clone(), format!("asked for {refused}"))]
        }
        Ending::Panicked { thread, message } => {
            vec![verdict(Mistake::Broken, thread.clone(), format!("panicked: {message}"))]
        }
    }
}
