//! Comparing what a program printed with what obsim answers.

use std::fmt;

use replay::{Detail, Line, Session};
use script::{Command, Item, Message, Prompt, ResultKind, ResultLine};

use crate::agree::Relations;
use crate::events::Event;
use crate::text::one_line;

/// What is compared beside what is promised.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// The values of handles and ids, too.
    pub values: bool,
}

/// A line in which an implementation and obsim differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line of the scenario.
    pub line: u32,
    /// The prompt that stands there.
    pub command: String,
    /// What obsim says; none when it says nothing of the kind.
    pub ours: Option<String>,
    /// What the implementation says; none when it does not.
    pub theirs: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nothing = || "  (nothing)".to_owned();
        writeln!(f, "line {}: {}", self.line, self.command)?;
        writeln!(f, "  obsim:{}", self.ours.clone().unwrap_or_else(nothing))?;
        write!(f, "  there:{}", self.theirs.clone().unwrap_or_else(nothing))
    }
}

/// How a comparison went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many lines of the scenario were compared.
    pub lines: usize,
    /// Where they differ.
    pub differences: Vec<Difference>,
    /// Why the results end before the scenario does, if they do.
    pub broken_off: Option<String>,
}

impl Comparison {
    /// Whether everything agrees.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.differences.is_empty() && self.broken_off.is_none()
    }
}

/// Compares a scenario with what its program printed.
///
/// # Errors
/// One of the two texts cannot be read, or the scenario cannot run.
pub fn compare(scenario: &str, results: &str, asked: Asked) -> Result<Comparison, Message> {
    compare_in(Session::new(), scenario, results, asked)
}

/// As [`compare`], in a world that exists already.
///
/// # Errors
/// As [`compare`].
pub fn compare_in(
    mut session: Session,
    scenario: &str,
    results: &str,
    asked: Asked,
) -> Result<Comparison, Message> {
    let ours = script::parse(scenario)?;
    let results = results.replace('\r', "");
    let theirs = script::parse(&results)?;
    let mut their_prompts = theirs.prompts().peekable();
    let broken_off = theirs.items.iter().find_map(|item| match item {
        Item::Note { text, .. } => Some((*text).to_owned()),
        _ => None,
    });
    let mut relations = Relations::new(asked);
    let mut comparison = Comparison::default();
    for prompt in ours.prompts() {
        let done = session.prompt(prompt)?;
        let Command::Stmt(_) = prompt.command else { continue };
        let text = text_of(prompt);
        let Some(found) = their_prompts.next_if(|found| text_of(found) == text) else {
            comparison.broken_off =
                Some(broken_off.unwrap_or_else(|| {
                    format!("the results end before line {}: {text}", prompt.line)
                }));
            return Ok(comparison);
        };
        comparison.lines += 1;
        let mut pair = Pair { prompt, session: &session, relations: &mut relations };
        let mut differences = pair.differences(&done.lines, &found.results);
        for difference in &mut differences {
            difference.command.clone_from(&text);
        }
        comparison.differences.extend(differences);
    }
    Ok(comparison)
}

/// A prompt on one line.
fn text_of(prompt: &Prompt<'_>) -> String {
    format!("{}> {}", prompt.actor, one_line(prompt.source))
}

/// One prompt with the results of both sides.
struct Pair<'p, 'a> {
    prompt: &'p Prompt<'a>,
    session: &'p Session,
    relations: &'p mut Relations,
}

impl Pair<'_, '_> {
    fn differences(&mut self, ours: &[Line], theirs: &[ResultLine<'_>]) -> Vec<Difference> {
        let mut found = Vec::new();
        let actor = self.prompt.actor.process;
        let failed = ours.iter().any(|line| line.kind == ResultKind::Why);
        // What is written behind an event belongs to whoever resumes.
        let late = ours.iter().position(|line| line.kind == ResultKind::Event);
        let (now, later) = ours.split_at(late.unwrap_or(ours.len()));
        let their_late = theirs.iter().position(|line| line.kind == ResultKind::Event);
        let (their_now, their_later) = theirs.split_at(their_late.unwrap_or(theirs.len()));

        let value = now.iter().find(|line| line.kind == ResultKind::Value);
        let their_value = their_now.iter().find(|line| line.kind == ResultKind::Value);
        let same = match (value, their_value) {
            (None, None) => true,
            (Some(line), Some(their)) => self.line(actor, line, their),
            _ => false,
        };
        if !same {
            found.push(self.difference(value, their_value));
            // What else a call tells depends on whether it succeeded.
            return found;
        }
        let error = now.iter().find(|line| line.kind == ResultKind::Error);
        let their_error = their_now.iter().find(|line| line.kind == ResultKind::Error);
        let same = match (error, their_error) {
            // With success nobody promises what is stored, unless obsim says so.
            (None, their) => !failed || their.is_none() || self.is_native(),
            (Some(line), Some(their)) => self.line(actor, line, their),
            (Some(_), None) => false,
        };
        if !same {
            found.push(self.difference(error, their_error));
        }
        for line in now.iter().filter(|line| line.kind == ResultKind::Out) {
            found.extend(self.written(actor, line, their_now));
        }
        self.events(later, their_later, &mut found);
        found
    }

    fn is_native(&self) -> bool {
        self.prompt.source.contains("Nt")
    }

    fn difference(&self, ours: Option<&Line>, theirs: Option<&ResultLine<'_>>) -> Difference {
        Difference {
            line: self.prompt.line,
            command: String::new(),
            ours: ours.map(Line::to_string),
            theirs: theirs.map(ToString::to_string),
        }
    }

    fn line(&mut self, process: &str, ours: &Line, theirs: &ResultLine<'_>) -> bool {
        match &ours.detail {
            Detail::Value(kind, value) => match theirs.pattern() {
                Ok(script::Pattern::Value(expr)) => {
                    self.relations.agree(self.session, process, kind, value, &expr)
                }
                _ => false,
            },
            Detail::Error(error) => match theirs.failure() {
                Ok(failure) => failure.number == Some(error.0.into()),
                Err(_) => false,
            },
            Detail::Out(_, kind, value) => match theirs.written() {
                Ok(script::Written { value: script::Pattern::Value(expr), .. }) => {
                    self.relations.is_foreign = self.is_foreign();
                    let same = self.relations.agree(self.session, process, kind, value, &expr);
                    self.relations.is_foreign = false;
                    same
                }
                _ => false,
            },
            _ => true,
        }
    }

    /// Whether a handle that the call makes belongs to another process's table.
    fn is_foreign(&self) -> bool {
        let source = self.prompt.source;
        source.contains("Duplicate") && source.matches("GetCurrentProcess()").count() < 2
    }

    /// A place that was written, found among theirs by its name.
    fn written(
        &mut self,
        process: &str,
        line: &Line,
        theirs: &[ResultLine<'_>],
    ) -> Option<Difference> {
        let Detail::Out(name, _, value) = &line.detail else { return None };
        let their = theirs.iter().find(|their| {
            let written = their.written();
            written.is_ok_and(|written| written.place.to_string() == *name)
        });
        match their {
            Some(their) if self.line(process, line, their) => None,
            Some(their) => Some(self.difference(Some(line), Some(their))),
            // A program prints no bytes where obsim says that none were written.
            None if *value == calls::Value::Bytes(Box::default()) => None,
            None => Some(self.difference(Some(line), None)),
        }
    }

    /// What happened beside the answer, and what calls that return now have written.
    fn events(&mut self, ours: &[Line], theirs: &[ResultLine<'_>], found: &mut Vec<Difference>) {
        let seen = |text: &str| match Event::read(text) {
            Event::Unseen | Event::Runs | Event::Starts { suspended: true, .. } => None,
            Event::Continues { .. } => None,
            event => Some(event),
        };
        let mut left: Vec<&ResultLine<'_>> = theirs.iter().collect();
        let mut resumed = String::new();
        for line in ours {
            match line.kind {
                ResultKind::Event => {
                    let Some(event) = seen(&line.text) else { continue };
                    if let Event::Resumes { name } = &event {
                        name.split(':').next().unwrap_or_default().clone_into(&mut resumed);
                    }
                    let at = left.iter().position(|their| {
                        their.kind == ResultKind::Event
                            && seen(&blocks(their.text)) == Some(event.clone())
                    });
                    match at {
                        None => found.push(self.difference(Some(line), None)),
                        Some(at) => {
                            let their = left.remove(at);
                            let process = resumed.clone();
                            let told = (line.text.as_str(), their.text);
                            if !self.relations.events_agree(self.session, &process, told) {
                                found.push(self.difference(Some(line), Some(their)));
                            }
                        }
                    }
                }
                ResultKind::Out => {
                    let process = resumed.clone();
                    found.extend(self.written(&process, line, theirs));
                }
                _ => {}
            }
        }
        for their in left.into_iter().filter(|their| their.kind == ResultKind::Event) {
            // Whoever had been suspended begins when it is resumed.
            if !their.text.ends_with(" continues") {
                found.push(self.difference(None, Some(their)));
            }
        }
    }
}

/// A program does not know what a call waits for.
fn blocks(text: &str) -> String {
    if text == "blocks" { "blocks on something".into() } else { text.to_owned() }
}
