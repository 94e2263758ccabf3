//! Statements: a call, an assignment, a condition, a repetition; and what they print.

use calls::{Call, Kind, OVERLAPPED, Typed, Value};
use kernel::{Event, ProcessKey, ThreadKey, Why};
use nt::{ObjectType, Win32Error};
use script::{Expr, Place, Prompt, ResultKind, Stmt};
use sim::{Happened, Outcome, Site, SiteId, World};

use crate::call::Places;
use crate::eval::{Eval, Scope, Wrong};
use crate::line::{Detail, Line};
use crate::place::own;
use crate::session::{Done, Session};
use crate::variables::{Cell, Variable};

/// Where a statement stands in a repeat.
#[derive(Clone, Copy, Default)]
struct Within {
    /// The step, counted from 1; 0 outside.
    step: u32,
    /// The site that its handles come from, once it is known.
    site: Option<SiteId>,
}

/// What an NT call answers whose request goes on.
const PENDING: Value = Value::Int(nt::Status::PENDING.0 as u64);

/// How many lines the turns of one repeat may print.
const REPEAT_LINES_MAX: usize = 10_000;

impl Session {
    /// Runs a statement of an actor.
    pub(crate) fn statement<'a>(
        &mut self,
        scope: Scope,
        prompt: &Prompt<'a>,
        stmt: &Stmt<'a>,
    ) -> Eval<'a, Done> {
        self.run_statement(scope, prompt, stmt, &mut Within::default(), prompt.line)
    }

    fn run_statement<'a>(
        &mut self,
        scope: Scope,
        prompt: &Prompt<'a>,
        stmt: &Stmt<'a>,
        within: &mut Within,
        line: u32,
    ) -> Eval<'a, Done> {
        if self.budget == 0 {
            let steps = self.budget_max;
            return Err(Wrong::new(prompt.source, format!("stopped after {steps} steps"))
                .help("the scenario seems to be endless; allow more with --max-steps"));
        }
        self.budget -= 1;
        match stmt {
            Stmt::If { cond, then } => {
                if self.number(scope, cond)? != 0 {
                    return self.run_statement(scope, prompt, then, within, line);
                }
                Ok(Done { silent: true, ..Done::default() })
            }
            Stmt::Repeat { count, body } => self.repeat(scope, prompt, *count, body),
            Stmt::Assign { target, value: Expr::Call { name, args }, .. } => {
                self.call(scope, name, args, Some(target), within, line)
            }
            Stmt::Expr(Expr::Call { name, args }) => {
                self.call(scope, name, args, None, within, line)
            }
            Stmt::Expr(Expr::Name(name @ "return")) => self.return_from_routine(scope, name),
            Stmt::Assign { target, value, .. } => {
                let variable = self.assigned(scope, target, value)?;
                self.store(scope, target, variable)?;
                Ok(Done { silent: true, ..Done::default() })
            }
            Stmt::Expr(expr) => {
                let variable = self.typed(scope, expr)?;
                let value = self.variables_of(scope.process).lower(&variable.cell);
                let mut line = self.value_line(variable.kind, value.clone());
                if let Value::Text(name) = self.named(scope.process, variable.kind, &value)
                    && *variable.kind == Kind::Address
                {
                    line.text = name.to_string();
                }
                Ok(Done { lines: vec![line], silent: true, violated: None })
            }
        }
    }

    /// The innermost routine that an actor is inside of returns.
    fn return_from_routine<'a>(&mut self, scope: Scope, word: &'a str) -> Eval<'a, Done> {
        let thread = scope.thread.expect("an actor acts");
        if !self.world_mut().return_from_routine(thread) {
            let name = self.world().actors().thread_name(thread);
            let text = format!("{name} is not inside a routine that was queued for it");
            return Err(Wrong::new(word, text)
                .help("`sim> routine NAME` says that a routine is written out"));
        }
        let mut done = Done { silent: true, ..Done::default() };
        self.tell(&mut done)?;
        done.silent = done.lines.is_empty();
        Ok(done)
    }

    /// What a place gets that is assigned to without a call.
    fn assigned<'a>(
        &mut self,
        scope: Scope,
        target: &Place<'a>,
        value: &Expr<'a>,
    ) -> Eval<'a, Variable> {
        // A part of a structure has a kind already; a whole variable takes that of the value.
        if !target.path.is_empty() {
            let mut whole = Expr::Name(target.name);
            for step in &target.path {
                whole = match step {
                    script::Step::Field(name) => Expr::Field(Box::new(whole), name),
                    script::Step::Index(at) => {
                        Expr::Index(Box::new(whole), Box::new(Expr::int(*at)))
                    }
                };
            }
            if let Some(old) = self.variable(scope, &whole)? {
                return Ok(Variable { kind: old.kind, cell: self.cell(scope, value, old.kind)? });
            }
        }
        if let Expr::Ref(inner) = value
            && let Expr::Name(name) = &**inner
        {
            return Ok(Variable { kind: &Kind::Address, cell: Cell::Pointer((*name).to_owned()) });
        }
        self.typed(scope, value)
    }

    /// Runs the turns of a repeat, until one of them blocks or ends its thread.
    fn repeat<'a>(
        &mut self,
        scope: Scope,
        prompt: &Prompt<'a>,
        count: u64,
        body: &[script::Numbered<'a>],
    ) -> Eval<'a, Done> {
        let mut done = Done { silent: true, ..Done::default() };
        let mut sites: Vec<Within> =
            (0..body.len()).map(|at| Within { step: at as u32 + 1, site: None }).collect();
        for turn in 0..count {
            for (at, numbered) in body.iter().enumerate() {
                let within = &mut sites[at];
                let inner =
                    self.run_statement(scope, prompt, &numbered.stmt, within, numbered.line)?;
                if !inner.silent {
                    done.silent = false;
                    done.lines.extend(inner.lines);
                }
                let thread = scope.thread.expect("an actor acts");
                let last = turn + 1 == count && at + 1 == body.len();
                if self.world().state(thread) != sim::ThreadState::Ready && !last {
                    let text = format!(
                        "turn {}, step {} of the repeat does not return; the rest is not run",
                        turn + 1,
                        at + 1
                    );
                    let params = vec![(turn + 1).to_string(), (at + 1).to_string()];
                    done.lines.push(Line::why(view::Reason {
                        code: "repeat.stopped",
                        text,
                        params,
                    }));
                    return Ok(done);
                }
                if done.lines.len() > REPEAT_LINES_MAX {
                    let text = format!("the repeat printed more than {REPEAT_LINES_MAX} lines");
                    return Err(Wrong::new(prompt.source, text)
                        .help("repeat what succeeds; let what fails stand alone"));
                }
            }
        }
        Ok(done)
    }

    /// Makes a call for an actor.
    fn call<'a>(
        &mut self,
        scope: Scope,
        name: &'a str,
        args: &[script::Arg<'a>],
        target: Option<&Place<'a>>,
        within: &mut Within,
        line: u32,
    ) -> Eval<'a, Done> {
        let thread = scope.thread.expect("an actor acts");
        let (mut call, places) = self.build_call(scope, name, args)?;
        let row = call.row();
        let before = filled(&call, &places);
        match within.site {
            Some(site) => self.world_mut().lineage_mut().at(site),
            None => {
                let step = (within.step > 0).then_some(within.step);
                self.world_mut().lineage_mut().enter(Site { line, step, call: row.name });
            }
        }
        let outcome = self.world_mut().step(thread, &mut call);
        within.site = self.world().lineage().current();
        if let Outcome::Refused(refused) = outcome {
            return Err(Wrong::new(name, refused.to_string())
                .help("docs/fidelity.md lists what obsim models"));
        }
        let mut done = Done { silent: true, ..Done::default() };
        let error = self.world().stored_error().filter(|error| error.0 != 0);
        self.remember(thread, row.name, &outcome, error);
        if let Outcome::Value(value) = &outcome {
            if error == Some(Win32Error::IO_PENDING)
                || *value == PENDING
                || matches!(row.name, "ReadFileEx" | "WriteFileEx" | "ReadDirectoryChangesW")
            {
                self.note_request(scope.process, &call, &places);
            }
            self.finish(scope, &call, value, (&places, &before), error, &mut done)?;
            if let Some(target) = target {
                let typed = Typed { kind: row.returns, value: value.clone() };
                self.store(scope, target, typed.into())?;
            }
        }
        if outcome == Outcome::Ended
            && let Some(why) = self.world_mut().take_why()
        {
            // It raised an exception that nobody handled.
            done.lines.push(Line::why(view::why_refused(self.world(), thread, &call, &why)));
        }
        if outcome == Outcome::Parked {
            let sleeper = crate::session::Sleeper {
                line,
                places: places.iter().map(|(at, place)| (*at, own(place))).collect(),
                target: target.map(own),
            };
            self.keep_sleeper(thread, sleeper);
        }
        if self.world().has_happened() {
            done.silent = false;
            self.tell(&mut done)?;
        }
        if self.settings.native {
            self.tell_native(&mut done);
        }
        Ok(done)
    }

    /// Prints and stores what a call that returned has brought.
    fn finish<'a>(
        &mut self,
        scope: Scope,
        call: &Call,
        value: &Value,
        (places, before): (&Places<'a>, &[(usize, Typed)]),
        error: Option<Win32Error>,
        done: &mut Done,
    ) -> Eval<'a, ()> {
        let row = call.row();
        let succeeded = error.is_none() && is_success(row.returns, value);
        done.silent &= succeeded;
        let failed = is_failure(row.returns, value, error);
        if *row.returns != Kind::Void {
            let mut line = self.value_line(row.returns, value.clone());
            if failed && matches!(row.returns, Kind::Handle(_)) && *value == Value::Int(u64::MAX) {
                // The same bits as the pseudo handle of the process, but that is not meant.
                line.text = "INVALID_HANDLE_VALUE".into();
            }
            done.lines.push(line);
        }
        if let Some(error) = error {
            let text = error.to_string();
            done.lines.push(Line { kind: ResultKind::Error, text, detail: Detail::Error(error) });
        }
        for (at, typed) in view::written(self.world(), call) {
            let Some((_, place)) = places.iter().find(|(param, _)| *param == at) else { continue };
            // A call that fails writes little; what it was only given is not told again.
            let same =
                before.iter().any(|(place, value)| *place == at && value.value == typed.value);
            let given = same || matches!(row.params[at].kind, Kind::InOut(_));
            // A request that is over has been told when it was.
            let shared = Kind::Shared(&Kind::Struct(OVERLAPPED::ROW));
            let told = same && *row.params[at].kind == shared;
            if !(failed || told) || !given || is_half_done(row.returns, value, error) {
                let name = place.to_string();
                done.lines.push(self.out_line(scope.process, name, &typed));
            }
            self.store(scope, place, typed.into())?;
        }
        let why = self.world_mut().take_why();
        let thread = scope.thread.expect("an actor acts");
        let reason = reason_of(self.world(), thread, call, (value, error), why);
        done.lines.extend(reason.map(Line::why));
        Ok(())
    }

    /// `= value`
    pub(crate) fn value_line(&self, kind: &'static Kind, value: Value) -> Line {
        let mut text = String::new();
        view::value(self.world(), kind, &value, &mut text);
        Line { kind: ResultKind::Value, text, detail: Detail::Value(kind, value) }
    }

    /// `& name = value`
    pub(crate) fn out_line(&self, process: ProcessKey, name: String, typed: &Typed) -> Line {
        let mut text = format!("{name} = ");
        let shown = self.named(process, typed.kind, &typed.value);
        view::value(self.world(), typed.kind, &shown, &mut text);
        let detail = Detail::Out(name, typed.kind, typed.value.clone());
        Line { kind: ResultKind::Out, text, detail }
    }

    /// Prints what happened, in order; late answers are stored where their callers wanted them.
    pub(crate) fn tell<'a>(&mut self, done: &mut Done) -> Eval<'a, ()> {
        for happened in self.world_mut().take_happened() {
            if let Happened::Kernel(Event::ProcessExited { process, .. }) = happened
                && let Some(id) = self.id_of_process(process)
            {
                self.history.died.insert(id);
            }
            if let Happened::Kernel(Event::Gone { object_type: ObjectType::PROCESS, id }) = happened
            {
                self.history.died.insert(id.0);
            }
            if let Some(text) = view::happened(self.world(), &happened) {
                done.lines.push(Line::event(text));
            }
            if let Happened::Kernel(Event::RequestOver(late)) = &happened {
                self.late_result(late, done);
            }
            if let Happened::Resumed(resumed) = happened {
                self.late_answer(&resumed, done)?;
            }
        }
        Ok(())
    }

    /// Stores the late answer to a call, and prints what it wrote.
    fn late_answer<'a>(&mut self, resumed: &sim::Resumed, done: &mut Done) -> Eval<'a, ()> {
        let thread = resumed.thread;
        let row = resumed.call.row();
        let error = resumed.error.filter(|error| error.0 != 0);
        self.remember(thread, row.name, &resumed.outcome, error);
        let Some(sleeper) = self.take_sleeper(thread) else { return Ok(()) };
        let Some(process) = self.world().kernel().thread(thread).map(|block| block.process) else {
            return Ok(());
        };
        let scope = Scope { process, thread: Some(thread) };
        let Outcome::Value(value) = &resumed.outcome else { return Ok(()) };
        for (at, typed) in view::written(self.world(), &resumed.call) {
            let Some((_, place)) = sleeper.places.iter().find(|(param, _)| *param == at) else {
                continue;
            };
            let given = matches!(row.params[at].kind, Kind::InOut(_) | Kind::Shared(_));
            if !(given && is_failure(row.returns, value, error)) {
                let actor = self.world().actors().process_name(process).to_owned();
                done.lines.push(self.out_line(process, format!("{actor}.{}", place.text), &typed));
            }
            self.store_owned(scope, place, typed.into());
        }
        if let Some(target) = &sleeper.target {
            let typed = Typed { kind: row.returns, value: value.clone() };
            self.store_owned(scope, target, typed.into());
        }
        Ok(())
    }

    /// Prints the NT calls underneath.
    fn tell_native(&self, done: &mut Done) {
        for noted in self.world().native() {
            let mut text = noted.name.to_owned();
            if let Some(value) = &noted.value {
                text.push_str(" = ");
                view::value(self.world(), &Kind::Status, value, &mut text);
            }
            let detail = Detail::Native(noted.name, noted.value.clone());
            done.lines.push(Line { kind: ResultKind::Native, text, detail });
        }
        done.silent &= self.world().native().is_empty();
    }

    /// Remembers what conditions can ask for.
    fn remember(
        &mut self,
        thread: ThreadKey,
        call: &'static str,
        outcome: &Outcome,
        error: Option<Win32Error>,
    ) {
        let history = &mut self.history;
        let known = history.of.entry((thread, call)).or_default();
        if let Outcome::Value(Value::Int(value)) = outcome {
            known.returned.insert(*value);
        }
        if let Some(error) = error {
            known.failed.insert(error.0.into());
        }
        if let Some(process) = self.world.actors().process_of(thread) {
            *history.calls.entry(process).or_default() += 1;
        }
    }
}

/// What stands in the buffers of a query whose meaning depends on them, before it is made.
fn filled(call: &Call, places: &Places<'_>) -> Vec<(usize, Typed)> {
    let row = call.row();
    let matters = |kind: &Kind| matches!(kind, Kind::Out(Kind::Any) | Kind::Shared(_));
    if !places.iter().any(|(at, _)| matters(row.params[*at].kind)) {
        return Vec::new();
    }
    let values = call.values().into_iter().enumerate();
    let filled = values.filter_map(|(at, value)| match (row.params[at].kind, value) {
        (_, Value::Place(Some(typed))) => Some((at, *typed)),
        (Kind::Shared(kind), Value::At(_, inside)) => Some((at, Typed { kind, value: *inside })),
        _ => None,
    });
    filled.collect()
}

/// Why a call failed that returned this and stored that; nothing if it did not fail.
pub fn reason_of(
    world: &World,
    thread: ThreadKey,
    call: &Call,
    (value, error): (&Value, Option<Win32Error>),
    why: Option<Why>,
) -> Option<view::Reason> {
    let returns = call.row().returns;
    if !is_failure(returns, value, error) {
        return None;
    }
    match why {
        Some(why) => Some(view::why_refused(world, thread, call, &why)),
        None => view::why_plain(world, call, failure(returns, value, error)?),
    }
}

/// How a call failed that did: an NT call says so itself, a Win32 call stores an error.
fn failure(kind: &Kind, value: &Value, error: Option<Win32Error>) -> Option<view::Failure> {
    match (kind, value) {
        (Kind::Status, Value::Int(n)) => Some(view::Failure::Status(nt::Status(*n as u32))),
        (Kind::Outcome, Value::Int(n)) => Some(view::Failure::Error(Win32Error(*n as u32))),
        _ => error.map(view::Failure::Error),
    }
}

/// Whether a value says that the call failed.
pub(crate) fn is_failure(kind: &Kind, value: &Value, error: Option<Win32Error>) -> bool {
    let Value::Int(n) = value else { return false };
    match kind {
        Kind::Bool => *n == 0,
        // -1 is also the pseudo handle of the process, so it takes an error to be a failure.
        Kind::Handle(_) => *n == 0 || *n == u64::MAX && error.is_some(),
        Kind::Wait => *n == 0xFFFF_FFFF,
        Kind::Outcome => *n != 0,
        Kind::Status => !nt::Status(*n as u32).is_success(),
        // 0 may be an answer as good as any, so it takes an error, too.
        Kind::Unsigned(32) => *n == 0xFFFF_FFFF || *n == 0 && error.is_some(),
        // INVALID_FILE_ATTRIBUTES.
        // What GetMessage returns when it fails.
        Kind::Signed(32) => *n as i32 == -1 && error.is_some(),
        Kind::Flags(_) => *n == 0xFFFF_FFFF,
        // THREAD_PRIORITY_ERROR_RETURN; 0 is the normal priority.
        Kind::Choice("THREAD_PRIORITY") => *n == 0x7FFF_FFFF,
        Kind::Id | Kind::Choice(_) => *n == 0,
        // Nothing and nowhere may be an answer, too; with an error they are none.
        Kind::Address | Kind::Unsigned(64) => *n == 0 && error.is_some(),
        _ => false,
    }
}

/// Whether a call that failed did a part of what it was to do, which its places tell.
fn is_half_done(kind: &Kind, value: &Value, error: Option<Win32Error>) -> bool {
    let half = [Win32Error::PARTIAL_COPY, Win32Error::MORE_DATA];
    match (kind, value) {
        (Kind::Status, Value::Int(n)) => {
            matches!(nt::Status(*n as u32), nt::Status::PARTIAL_COPY | nt::Status::BUFFER_OVERFLOW)
        }
        _ => error.is_some_and(|error| half.contains(&error)),
    }
}

/// Whether a value is what a writer means who writes nothing.
fn is_success(kind: &Kind, value: &Value) -> bool {
    let Value::Int(n) = value else { return true };
    match kind {
        Kind::Wait => *n < 64,
        Kind::Status => *n < 64,
        _ => !is_failure(kind, value, None),
    }
}
