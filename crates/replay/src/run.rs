//! Running a whole text: item by item, each compared with what is written below it.

use script::{Block, Item, Message, Prompt, Reader, ResultKind, ResultLine, blocks};

use crate::eval::Scope;
use crate::line::Line;
use crate::session::{Done, STEPS_MAX, Session};

/// How to run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Returned values must be written, as after `sim> strict values`.
    pub values: bool,
    /// How many statements may run before the scenario is taken for endless.
    pub steps_max: u64,
    /// Recount everything after each step.
    pub audit: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { values: false, steps_max: STEPS_MAX, audit: false }
    }
}

/// What kind of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A transcript.
    Transcript,
    /// A page with `obsim` blocks, which continue one world.
    Markdown,
}

/// What one prompt did, for whoever watches.
#[derive(Debug)]
pub struct Step<'r, 'a> {
    /// The prompt.
    pub prompt: &'r Prompt<'a>,
    /// Its result lines.
    pub lines: &'r [Line],
    /// Whether they are what is written.
    pub agrees: bool,
}

/// A place where the text says something else than what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The line of the prompt.
    pub line: u32,
    /// The prompt.
    pub command: String,
    /// The first line that differs, as written; none when a line is missing.
    pub written: Option<(u32, String)>,
    /// What happened instead; none when nothing more did.
    pub actual: Option<String>,
    /// What is wrong, when it is not a line.
    pub note: Option<String>,
}

/// How a run ended.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Prompts that ran.
    pub prompts: u64,
    /// Where the text differs from what happened.
    pub differences: Vec<Difference>,
    /// The line that could not run; the run ended there.
    pub error: Option<Message>,
    /// Threads that sleep for ever at the end.
    pub stuck: Vec<String>,
}

impl Outcome {
    /// Whether everything ran and agreed.
    pub fn is_clean(&self) -> bool {
        self.differences.is_empty() && self.error.is_none()
    }
}

/// Runs a text and compares.
pub fn run(
    text: &str,
    source: Source,
    options: Options,
    watch: &mut dyn FnMut(&Session, Step<'_, '_>),
) -> Outcome {
    let mut session = Session::new();
    session.limit_steps(options.steps_max);
    if options.values {
        session.require_values();
    }
    let mut outcome = Outcome::default();
    let parts = match source {
        Source::Transcript => vec![Block { line: 1, info: "obsim", text }],
        Source::Markdown => match blocks(text) {
            Ok(blocks) => blocks,
            Err(message) => {
                outcome.error = Some(message);
                return outcome;
            }
        },
    };
    for part in parts {
        for item in Reader::starting_at(part.text, part.line) {
            let ran = item.and_then(|item| run_item(&mut session, &item, &mut outcome, watch));
            if options.audit {
                session.world().audit();
            }
            if let Err(message) = ran {
                outcome.error = Some(message);
                return outcome;
            }
        }
    }
    for (line, note) in session.loose_ends() {
        outcome.differences.push(Difference {
            line,
            command: String::new(),
            written: None,
            actual: None,
            note: Some(note),
        });
    }
    outcome.stuck = view::stuck(session.world());
    outcome
}

fn run_item(
    session: &mut Session,
    item: &Item<'_>,
    outcome: &mut Outcome,
    watch: &mut dyn FnMut(&Session, Step<'_, '_>),
) -> Result<(), Message> {
    let Item::Prompt(prompt) = item else { return Ok(()) };
    outcome.prompts += 1;
    let done = session.prompt(prompt)?;
    let difference = session.difference(prompt, &done);
    let step = Step { prompt, lines: &done.lines, agrees: difference.is_none() };
    watch(session, step);
    outcome.differences.extend(difference);
    Ok(())
}

impl Session {
    /// Where a prompt's written results differ from what it did.
    pub fn difference(&mut self, prompt: &Prompt<'_>, done: &Done) -> Option<Difference> {
        let found = |written: Option<&ResultLine<'_>>, actual: Option<&Line>, note| Difference {
            line: prompt.line,
            command: format!("{}> {}", prompt.actor, prompt.source),
            written: written.map(|line| (line.line, line.to_string())),
            actual: actual.map(Line::to_string),
            note,
        };
        if let Some(violated) = &done.violated {
            return Some(found(None, None, Some(violated.clone())));
        }
        if prompt.results.is_empty() {
            return self.unwritten(done).map(|(line, note)| found(None, line, Some(note.into())));
        }
        let scope = self.scope_of(prompt);
        if self.agrees(scope, &prompt.results, &done.lines) {
            return None;
        }
        let (mut written, mut actual) = (&prompt.results[..], &done.lines[..]);
        while let (Some((first, others)), Some((line, rest))) =
            (written.split_first(), actual.split_first())
        {
            if first.kind == ResultKind::Any || !self.line_agrees(scope, first, line) {
                break;
            }
            (written, actual) = (others, rest);
        }
        Some(found(written.first(), actual.first(), None))
    }

    /// What must be written and is not.
    fn unwritten<'d>(&self, done: &'d Done) -> Option<(Option<&'d Line>, &'static str)> {
        if !done.silent {
            return Some((done.lines.first(), "a prompt without results says that it succeeds"));
        }
        let value = done.lines.iter().find(|line| line.kind == ResultKind::Value);
        match value {
            Some(line) if self.settings.values => {
                Some((Some(line), "returned values are written here"))
            }
            _ => None,
        }
    }

    /// The scope in which the results of a prompt are read.
    pub(crate) fn scope_of(&self, prompt: &Prompt<'_>) -> Scope {
        let process = self.world().actors().process(prompt.actor.process).unwrap_or_default();
        let runs = self.world().kernel().process(process).is_some();
        let thread = self.world().actors().thread(prompt.actor.process, prompt.actor.thread);
        let thread =
            thread.filter(|thread| runs && self.world().state(*thread) == sim::ThreadState::Ready);
        Scope { process, thread }
    }
}
