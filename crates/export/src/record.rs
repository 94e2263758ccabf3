//! What obsim says about a scenario, line by line, gathered before anything is printed.

use std::collections::BTreeMap;

use calls::{Kind, Typed, Value};
use replay::{Cell, Detail, Line, Session};
use script::{Command, Expr, Item, Place, Prompt, ResultKind, Script, Stmt};

use crate::events::Event;
use crate::obstacle::{Obstacle, Word, word};

/// One item of a scenario with what it does.
#[derive(Debug)]
pub(crate) enum Record<'s, 'a> {
    /// A line of narrative, or a line that only looks.
    Remark(String),
    /// A process is started by hand.
    Process { line: u32, name: String },
    /// A line of an actor.
    Act(Box<Act<'s, 'a>>),
}

/// A line of an actor with what it does.
#[derive(Debug)]
pub(crate) struct Act<'s, 'a> {
    pub prompt: &'s Prompt<'a>,
    /// The actor: the process, and the thread.
    pub process: String,
    pub thread: String,
    /// What it prints; for a call that blocks, without what comes later.
    pub lines: Vec<Line>,
    /// What a call that blocks writes when it returns, by name.
    pub late: Vec<Typed>,
    late_names: Vec<String>,
    pub events: Vec<Event>,
    /// What the variables that it assigns to hold then.
    pub assigned: BTreeMap<String, (&'static Kind, usize)>,
}

impl Act<'_, '_> {
    /// What was written to a place, now or later.
    pub(crate) fn written(&self, place: &str) -> Option<Typed> {
        let now = self.lines.iter().find_map(|line| match &line.detail {
            Detail::Out(name, kind, value) if name == place => {
                Some(Typed { kind, value: value.clone() })
            }
            _ => None,
        });
        now.or_else(|| {
            let at = self.late_names.iter().position(|name| name == place)?;
            self.late.get(at).cloned()
        })
    }

    /// The value that was returned, with its kind.
    pub(crate) fn value(&self) -> Option<(&'static Kind, &Value)> {
        self.lines.iter().find_map(|line| match &line.detail {
            Detail::Value(kind, value) => Some((*kind, value)),
            _ => None,
        })
    }
}

/// Runs a scenario and takes down what happens.
pub(crate) fn record<'s, 'a>(script: &'s Script<'a>) -> Result<Vec<Record<'s, 'a>>, Obstacle> {
    let mut session = Session::new();
    let mut records: Vec<Record<'s, 'a>> = Vec::new();
    let mut has_begun = false;
    for item in &script.items {
        let prompt = match item {
            Item::Blank { .. } => continue,
            Item::Note { text, .. } => {
                records.push(Record::Remark((*text).to_owned()));
                continue;
            }
            Item::Prompt(prompt) => &**prompt,
        };
        let fails = |message: script::Message| Obstacle::new(prompt.line, message.text);
        match &prompt.command {
            Command::Words(words) => {
                let line = prompt.line;
                let name = if prompt.actor.process == "sim" { word(words) } else { Word::Look };
                session.prompt(prompt).map_err(fails)?;
                match name {
                    Word::Process(name) => {
                        has_begun = true;
                        records.push(Record::Process { line, name: name.to_owned() });
                    }
                    Word::Nothing if words.starts_with("world") && has_begun => {
                        return Err(Obstacle::new(line, "a second world"));
                    }
                    Word::Nothing => {}
                    Word::Look => {
                        records.push(Record::Remark(format!("{}> {words}", prompt.actor)));
                    }
                    Word::Impossible(why) => return Err(Obstacle::new(line, why)),
                }
            }
            Command::Stmt(stmt) => {
                let (process, thread) = names(&session, prompt);
                let done = session.prompt(prompt).map_err(fails)?;
                let assigned = assigned(&session, &process, stmt);
                let act = act(prompt, process, thread, done.lines, assigned, &mut records);
                records.push(Record::Act(Box::new(act)));
            }
        }
    }
    Ok(records)
}

/// The full names of the process and the thread that act.
fn names(session: &Session, prompt: &Prompt<'_>) -> (String, String) {
    let actors = session.world().actors();
    let process = prompt.actor.process.to_owned();
    let thread = actors.thread(&process, prompt.actor.thread).map(|key| actors.thread_name(key));
    (process, thread.unwrap_or_default())
}

/// Takes a line down, and gives back to earlier calls what they write only now.
fn act<'s, 'a>(
    prompt: &'s Prompt<'a>,
    process: String,
    thread: String,
    lines: Vec<Line>,
    assigned: BTreeMap<String, (&'static Kind, usize)>,
    records: &mut [Record<'s, 'a>],
) -> Act<'s, 'a> {
    let mut own = Vec::new();
    let mut events = Vec::new();
    let mut resumed: Option<String> = None;
    for line in lines {
        match line.kind {
            ResultKind::Event => {
                let event = Event::read(&line.text);
                if let Event::Resumes { name } = &event {
                    resumed = Some(name.clone());
                }
                events.push(event);
                own.push(line);
            }
            ResultKind::Out if resumed.is_some() => {
                let thread = resumed.as_deref().unwrap_or_default();
                give_back(thread, &line, records);
                own.push(line);
            }
            _ => own.push(line),
        }
    }
    Act {
        prompt,
        process,
        thread,
        lines: own,
        late: Vec::new(),
        late_names: Vec::new(),
        events,
        assigned,
    }
}

fn give_back(thread: &str, line: &Line, records: &mut [Record<'_, '_>]) {
    let Detail::Out(name, kind, value) = &line.detail else { return };
    let last = records.iter_mut().rev().find_map(|record| match record {
        Record::Act(act) if act.thread == thread => Some(act),
        _ => None,
    });
    if let Some(act) = last {
        let name = name.split_once('.').map_or(name.as_str(), |(_, name)| name);
        act.late_names.push(name.to_owned());
        act.late.push(Typed { kind, value: value.clone() });
    }
}

/// The kinds of the variables that a statement assigns to, after it has run.
fn assigned(
    session: &Session,
    process: &str,
    stmt: &Stmt<'_>,
) -> BTreeMap<String, (&'static Kind, usize)> {
    let mut targets = Vec::new();
    targets_of(stmt, &mut targets);
    let key = session.world().actors().process(process).unwrap_or_default();
    let variables = session.variables_of(key);
    let kinds = targets.into_iter().filter_map(|place| {
        let variable = variables.get(place.name)?;
        let length = match &variable.cell {
            Cell::Array(_, items) => items.len(),
            Cell::Plain(Value::Text(text)) => text.as_units().len() + 1,
            Cell::Plain(Value::Bytes(bytes)) => bytes.len() + 1,
            _ => 1,
        };
        Some((place.name.to_owned(), (variable.kind, length)))
    });
    kinds.collect()
}

fn targets_of<'s, 'a>(stmt: &'s Stmt<'a>, targets: &mut Vec<&'s Place<'a>>) {
    match stmt {
        Stmt::If { then, .. } => targets_of(then, targets),
        Stmt::Repeat { body, .. } => {
            body.iter().for_each(|inner| targets_of(&inner.stmt, targets));
        }
        // A call says by its row what it returns.
        Stmt::Assign { value: Expr::Call { .. }, .. } | Stmt::Expr(_) => {}
        Stmt::Assign { target, .. } => targets.push(target),
    }
}
