//! A line of a scenario as lines of C.

use std::fmt::Write;

use calls::Kind;
use script::{Command, Expr, Place, Step, Stmt};

use crate::call::assigned;
use crate::events::Event;
use crate::obstacle::Obstacle;
use crate::record::{Act, Record};
use crate::text::{comment, constant, identifier, one_line};
use crate::types::{Type, printer};
use crate::writer::{Planned, Writer};

/// How many lines an actor does in one go: what they print has to fit its buffer.
const TOGETHER_MAX: u32 = 40;

/// How many threads and processes a program may have that people read.
const ACTORS_MAX: usize = 100;

impl<'s, 'a> Writer<'s, 'a> {
    /// Writes everything that a scenario does.
    pub(crate) fn write(&mut self, records: &[Record<'s, 'a>]) -> Result<(), Obstacle> {
        for record in records {
            match record {
                Record::Remark(text) => self.remarks.push(text.clone()),
                Record::Process { line, name } => {
                    let actor = self.actor(&format!("{name}:main"), None);
                    let events = vec![("STARTED_BY_HAND", actor, name.clone())];
                    self.plan.push(Planned {
                        line: *line,
                        last: *line,
                        actor,
                        may_block: false,
                        events,
                    });
                }
                Record::Act(act) => self.act(act)?,
            }
        }
        Ok(())
    }

    fn act(&mut self, act: &Act<'_, '_>) -> Result<(), Obstacle> {
        if self.actors.len() > ACTORS_MAX {
            return Err(self.obstacle("hundreds of threads, each with a function"));
        }
        let prompt = act.prompt;
        self.line = prompt.line;
        self.process = act.process.clone();
        self.started = None;
        self.may_block = false;
        let Command::Stmt(stmt) = &prompt.command else { return Ok(()) };
        let actor = self.actor(&act.thread, None);
        let events = self.events(act)?;
        let mut body = String::new();
        if !self.actors[actor].body.is_empty() {
            body.push('\n');
        }
        for remark in self.remarks.drain(..) {
            let _ = match remark.is_empty() {
                true => writeln!(body),
                false => writeln!(body, "    /* {} */", comment(&remark)),
            };
        }
        let text = format!("{}> {}", prompt.actor, one_line(prompt.source));
        let quoted = crate::expression::bytes_literal(text.as_bytes());
        let _ = writeln!(body, "    turn({}, {quoted});", prompt.line);
        self.statement(stmt, act, "    ", &mut body)?;
        self.actors[actor].body.push_str(&body);
        let may_block = self.may_block;
        self.plan(Planned { line: prompt.line, last: prompt.line, actor, may_block, events });
        self.note_names(act);
        Ok(())
    }

    /// Plans a turn. Lines of one actor that follow each other, and in which nothing happens to
    /// others, are one turn.
    fn plan(&mut self, planned: Planned) {
        self.together += 1;
        if let Some(before) = self.plan.last_mut()
            && before.actor == planned.actor
            && before.events.is_empty()
            && !before.may_block
            && self.together < TOGETHER_MAX
        {
            before.last = planned.line;
            before.may_block = planned.may_block;
            before.events = planned.events;
            return;
        }
        self.together = 0;
        self.plan.push(planned);
    }

    /// What happens beside the answer, as the director looks for it.
    fn events(
        &mut self,
        act: &Act<'_, '_>,
    ) -> Result<Vec<(&'static str, usize, String)>, Obstacle> {
        let mut events = Vec::new();
        for event in &act.events {
            match event {
                Event::Blocks if self.is_brief(act) => {
                    return Err(self.obstacle("a timeout that runs while others act"));
                }
                Event::Blocks => events.push(("BLOCKS", 0, String::new())),
                Event::Starts { name, suspended } => {
                    let is_process = !name.contains(':');
                    let full = if is_process { format!("{name}:main") } else { name.clone() };
                    let program = is_process
                        .then(|| format!("{}.exe", name.split('#').next().unwrap_or(name)));
                    let at = self.actor(&full, program);
                    self.started = Some(full.clone());
                    if *suspended {
                        self.asleep.insert(full);
                    } else {
                        events.push(("STARTS", at, name.clone()));
                    }
                }
                Event::Resumes { name } => {
                    let at = self.actor(name, None);
                    events.push(("RESUMES", at, name.clone()));
                }
                Event::Continues { name } => {
                    let at = self.actor(name, None);
                    if self.asleep.remove(name) {
                        events.push(("CONTINUES", at, name.clone()));
                    }
                }
                Event::Exits { name } => {
                    let is_process = !name.contains(':');
                    let full = if is_process { format!("{name}:main") } else { name.clone() };
                    let at = self.actor(&full, None);
                    if self.asleep.contains(&full) {
                        return Err(self.obstacle("the end of somebody who never began"));
                    }
                    let what = if is_process { "EXITS" } else { "THREAD_EXITS" };
                    events.push((what, at, name.clone()));
                }
                Event::Runs => return Err(self.obstacle("a queued routine that runs")),
                Event::Unseen => {}
            }
        }
        Ok(events)
    }

    /// Whether a call blocks for so short a time that it may be over before others have acted.
    fn is_brief(&self, act: &Act<'_, '_>) -> bool {
        let times = act.lines.iter().filter_map(|line| line.text.split_once(", for "));
        times.into_iter().any(|(_, time)| match time.split_once(' ') {
            Some((number, "s")) => {
                let whole = number.split('.').next().unwrap_or_default();
                whole.parse::<u64>().is_ok_and(|number| number < 20)
            }
            Some((_, unit)) => !matches!(unit, "min" | "h"),
            None => true,
        })
    }

    /// The statuses and errors that this scenario knows by name.
    fn note_names(&mut self, act: &Act<'_, '_>) {
        for line in &act.lines {
            match &line.detail {
                replay::Detail::Error(error) => {
                    self.errors.insert(error.0);
                }
                replay::Detail::Value(Kind::Status, value) => {
                    self.statuses.extend(value.int().map(|n| n as u32));
                }
                replay::Detail::Value(Kind::Error, value) => {
                    self.errors.extend(value.int().map(|n| n as u32));
                }
                replay::Detail::Event => {
                    // `resumes: WaitForSingleObject = WAIT_FAILED, ERROR_… (6)`
                    for word in line.text.split([' ', ',']) {
                        if let Some(error) = nt::Win32Error::from_name(word) {
                            self.errors.insert(error.0);
                        }
                        if let Some(constant) = nt::constant(word)
                            && constant.group == "STATUS"
                        {
                            self.statuses.insert(constant.bits() as u32);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn statement(
        &mut self,
        stmt: &Stmt<'_>,
        act: &Act<'_, '_>,
        indent: &str,
        out: &mut String,
    ) -> Result<(), Obstacle> {
        match stmt {
            Stmt::If { cond, then } => {
                self.asks_for_error = false;
                let cond = self.number(cond)?.text;
                if std::mem::take(&mut self.asks_for_error) {
                    let _ = writeln!(out, "{indent}own_error();");
                }
                let _ = writeln!(out, "{indent}if ({cond}) {{");
                self.statement(then, act, &format!("{indent}    "), out)?;
                let _ = writeln!(out, "{indent}}}");
            }
            Stmt::Repeat { count, body } => {
                let inner = format!("{indent}    ");
                let _ = writeln!(out, "{indent}repeated(TRUE);");
                let _ = writeln!(out, "{indent}for (int time = 0; time < {count}; time++) {{");
                for numbered in body {
                    self.statement(&numbered.stmt, act, &inner, out)?;
                }
                let _ = writeln!(out, "{indent}}}");
                let _ = writeln!(out, "{indent}repeated(FALSE);");
            }
            Stmt::Assign { target, value: Expr::Call { name, args }, .. } => {
                self.made_call(name, args, Some(target), act, indent, out)?;
            }
            Stmt::Expr(Expr::Call { name, args }) => {
                self.made_call(name, args, None, act, indent, out)?;
            }
            Stmt::Expr(Expr::Name("return")) => {
                return Err(self.obstacle("a queued routine whose steps are written out"));
            }
            Stmt::Assign { target, value, .. } => {
                self.assignment(target, value, act, indent, out)?
            }
            Stmt::Expr(expr) => {
                self.asks_for_error = false;
                let value = self.number(expr)?;
                if std::mem::take(&mut self.asks_for_error) {
                    let _ = writeln!(out, "{indent}own_error();");
                }
                let kind = act.value().map_or(&Kind::Unsigned(64), |(kind, _)| kind);
                let Some((how, more)) = printer(kind) else {
                    return Err(self.obstacle("a value that cannot be printed"));
                };
                let text = value.into_class(crate::types::class(kind));
                let _ = writeln!(out, "{indent}result_{how}({text}{more});");
            }
        }
        Ok(())
    }

    /// A call, what it returned and what it wrote.
    fn made_call(
        &mut self,
        name: &str,
        args: &[script::Arg<'_>],
        target: Option<&Place<'_>>,
        act: &Act<'_, '_>,
        indent: &str,
        out: &mut String,
    ) -> Result<(), Obstacle> {
        self.asks_for_error = false;
        let (call, row, written) = self.call(name, args, Some(act))?;
        let call = match target {
            Some(place) => {
                let of = Type { kind: row.returns, length: 1 };
                let target = self.target(place, of)?;
                format!("{target} = {call}")
            }
            None => call,
        };
        if std::mem::take(&mut self.asks_for_error) {
            let _ = writeln!(out, "{indent}own_error();");
        }
        let made = self.print_returned(row, &call)?;
        let _ = writeln!(out, "{indent}{}", made.replace("\n    ", &format!("\n{indent}")));
        self.print_written(&written, indent, out)
    }

    /// A variable or a part of one that something is assigned to.
    fn target(&mut self, place: &Place<'_>, of: Type) -> Result<String, Obstacle> {
        if place.path.is_empty() {
            return self.declare(place.name, of);
        }
        Ok(self.part(place)?.0)
    }

    fn part(&mut self, place: &Place<'_>) -> Result<(String, Type), Obstacle> {
        let mut whole = Expr::Name(place.name);
        for step in &place.path {
            whole = match step {
                Step::Field(name) => Expr::Field(Box::new(whole), name),
                Step::Index(at) => Expr::Index(Box::new(whole), Box::new(Expr::int(*at))),
            };
        }
        self.place(&whole)
    }

    /// `x = value`, without a call.
    fn assignment(
        &mut self,
        target: &Place<'_>,
        value: &Expr<'_>,
        act: &Act<'_, '_>,
        indent: &str,
        out: &mut String,
    ) -> Result<(), Obstacle> {
        if !target.path.is_empty() {
            let (text, of) = self.part(target)?;
            let value = assigned(of, self.value(value, of.kind)?);
            let _ = writeln!(out, "{indent}{text} = {value};");
            return Ok(());
        }
        let Some((kind, length)) = act.assigned.get(target.name).copied() else {
            return Err(self.obstacle("a value of no type"));
        };
        let of = Type { kind, length };
        let made = match value {
            Expr::Init { typename, items, .. } => self.init(*typename, items, kind)?,
            Expr::Str(_) => self.value(value, kind)?,
            _ => self.number(value)?,
        };
        let is_array = of.is_array();
        let made = assigned(of, made);
        let text = self.declare(target.name, of)?;
        if is_array {
            let _ = writeln!(out, "{indent}memcpy({text}, {made}, sizeof {made});");
        } else {
            let _ = writeln!(out, "{indent}{text} = {made};");
        }
        Ok(())
    }
}

/// The name of the function of an actor.
pub(crate) fn function(actor: &str) -> String {
    identifier(actor)
}

/// The name of the constant of an actor.
pub(crate) fn number_of(actor: &str) -> String {
    constant(actor)
}
