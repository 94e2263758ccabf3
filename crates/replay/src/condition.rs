//! Conditions: what `check`, `goal`, `fail` and `run until` can ask of the world and its history.
//!
//! A condition is made of comparisons, `and`, `or`, `not` and the functions below; everything is
//! decided from the state of the world and from what happened, never from text.

use kernel::{Body, EndOf, Entry, Mutant, ProcessKey, ThreadKey};
use nt::{Handle, ObjectType};
use script::{Arg, Expr, Op, nearest};
use sim::ThreadState;

use crate::eval::{Eval, Scope, Wrong};
use crate::session::{Done, Session};

/// The functions of conditions.
pub(crate) const FUNCTIONS: &[&str] = &[
    "abandoned",
    "blocked",
    "calls",
    "count",
    "died",
    "failed",
    "handles",
    "inheritable",
    "object",
    "open",
    "owner",
    "position",
    "process",
    "protected",
    "returned",
    "rights",
    "running",
    "same",
    "signaled",
    "threads",
    "used",
    "waits",
];

impl Session {
    /// Whether a condition holds.
    pub(crate) fn condition<'a>(&mut self, text: &'a str) -> Eval<'a, bool> {
        Ok(self.any_of(text.trim(), 0)? != 0)
    }

    /// A condition with the values of both sides, for whoever has to find out why it failed.
    pub(crate) fn describe(&mut self, text: &str) -> String {
        let text = text.trim();
        if let Ok(Expr::Binary(op, left, _)) = script::expression(text)
            && matches!(op, Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge)
            && let Ok(value) = self.value_in_condition(&left)
        {
            return format!("{text} (it is {})", value as i64);
        }
        text.to_owned()
    }

    /// Alternatives.
    fn any_of<'a>(&mut self, text: &'a str, depth: u32) -> Eval<'a, u64> {
        if depth > script::DEPTH_MAX {
            let most = script::DEPTH_MAX;
            return Err(Wrong::new(text, format!("a condition nests at most {most} deep")));
        }
        let mut holds = 0;
        for part in split_at_word(text, "or") {
            holds |= self.all_of(part, depth)?;
        }
        Ok(holds)
    }

    fn all_of<'a>(&mut self, text: &'a str, depth: u32) -> Eval<'a, u64> {
        let mut holds = 1;
        for part in split_at_word(text, "and") {
            holds &= self.negated(part.trim(), depth)?;
        }
        Ok(holds)
    }

    fn negated<'a>(&mut self, text: &'a str, depth: u32) -> Eval<'a, u64> {
        if let Some(rest) = text.strip_prefix("not ") {
            return Ok(u64::from(self.any_of(rest.trim(), depth + 1)? == 0));
        }
        if let Some(inner) = enclosed(text) {
            return self.any_of(inner.trim(), depth + 1);
        }
        if let [value, right] = split_at_word(text, "has")[..] {
            let (value, right) = (value.trim(), right.trim());
            let granted =
                self.entry_of(&parsed(value)?)?.map_or(0, |(_, entry)| entry.granted.bits());
            let wanted = self.value_in_condition(&parsed(right)?)?;
            return Ok(u64::from(u64::from(granted) & wanted == wanted));
        }
        match text {
            "deadlock" => return Ok(self.is_deadlock().into()),
            "hang" => return Ok(self.is_hang().into()),
            "" => return Err(Wrong::new(text, "a condition is wanted")),
            _ => {}
        }
        Ok(u64::from(self.value_in_condition(&parsed(text)?)? != 0))
    }

    /// A number in a condition.
    fn value_in_condition<'a>(&mut self, expr: &Expr<'a>) -> Eval<'a, u64> {
        match expr {
            Expr::Binary(op, left, right) => {
                let (left, right) =
                    (self.value_in_condition(left)?, self.value_in_condition(right)?);
                let pair = Expr::Binary(*op, Box::new(Expr::int(left)), Box::new(Expr::int(right)));
                self.number(self.nobody(), &pair)
            }
            Expr::Call { name, args } => self.function(name, args),
            Expr::Name(name) => match self.actor(name) {
                Some((_, thread)) if nt::constant(name).is_none() => {
                    Ok(self.id_of_thread(thread).unwrap_or(0).into())
                }
                _ => self.number(self.nobody(), expr),
            },
            _ => self.number(self.nobody(), expr),
        }
    }

    /// The scope of the simulator: it has no variables of its own.
    fn nobody(&self) -> Scope {
        Scope { process: ProcessKey::default(), thread: None }
    }

    fn actor(&self, name: &str) -> Option<(ProcessKey, ThreadKey)> {
        let (process, thread) = match name.split_once(':') {
            Some((process, thread)) => (process, Some(thread)),
            None => (name, None),
        };
        let actors = self.world().actors();
        Some((actors.process(process)?, actors.thread(process, thread)?))
    }

    fn function<'a>(&mut self, name: &'a str, args: &[Arg<'a>]) -> Eval<'a, u64> {
        let expected = match name {
            "same" | "waits" | "used" | "handles" => 1..=2,
            "returned" | "failed" => 3..=3,
            _ => 1..=1,
        };
        if !FUNCTIONS.contains(&name) {
            let near = nearest(name, FUNCTIONS.iter().copied());
            return Err(Wrong::new(name, format!("{name}: conditions have no such function"))
                .maybe(near.map(|near| format!("{near}(…)?"))));
        }
        if !expected.contains(&args.len()) {
            let text = format!("{name} takes {} arguments", expected.end());
            return Err(Wrong::new(name, text));
        }
        let args: Vec<&Expr<'a>> = args.iter().map(|arg| &arg.value).collect();
        match name {
            "handles" | "threads" | "calls" | "running" | "blocked" | "waits" => {
                self.about_actors(name, &args)
            }
            "returned" | "failed" | "used" | "died" => self.about_history(name, &args),
            "object" | "process" => self.about_names(name, args[0]),
            _ => self.about_handles(name, &args),
        }
    }

    fn about_actors<'a>(&mut self, name: &str, args: &[&Expr<'a>]) -> Eval<'a, u64> {
        let (process, thread) = self.actor_of(args[0])?;
        Ok(match name {
            "handles" => {
                let of = match args.get(1) {
                    Some(expr) => Some(type_of(expr)?),
                    None => None,
                };
                self.count_handles(process, of)
            }
            "threads" => {
                self.world().kernel().process(process).map_or(0, |block| block.threads.len() as u64)
            }
            "calls" => self.history.calls.get(&process).copied().unwrap_or(0),
            "running" => {
                let block = self.world().kernel().process(process);
                block.is_some_and(|block| block.exit.is_none()).into()
            }
            "blocked" => (self.world().state(thread) == ThreadState::Blocked).into(),
            _ => {
                let Some(expr) = args.get(1) else {
                    return Err(Wrong::new("", "waits takes 2 arguments"));
                };
                let object = self.entry_of(expr)?.map(|(_, entry)| entry.object);
                let waits = self.world().kernel().waits_for(thread);
                object.is_some_and(|object| waits.contains(&object)).into()
            }
        })
    }

    fn count_handles(&self, process: ProcessKey, of: Option<ObjectType>) -> u64 {
        let kernel = self.world().kernel();
        let Some(table) = kernel.process(process).and_then(|block| block.table.as_ref()) else {
            return 0;
        };
        match of {
            None => table.count().into(),
            Some(of) => {
                let entries = table.iter();
                entries.filter(|(_, entry)| kernel.object_type(entry.object) == Some(of)).count()
                    as u64
            }
        }
    }

    fn about_history<'a>(&mut self, name: &str, args: &[&Expr<'a>]) -> Eval<'a, u64> {
        if name == "died" {
            let id = self.value_in_condition(args[0])?;
            return Ok(self.history.died.contains(&(id as u32)).into());
        }
        let (thread, call) = match args {
            [call] => (None, *call),
            [actor, call, ..] => (Some(self.actor_of(actor)?.1), *call),
            [] => unreachable!("the number of arguments was checked"),
        };
        let call = call_name(call)?;
        let mine = |of: &ThreadKey| thread.is_none_or(|thread| thread == *of);
        if name == "used" {
            let mut used = self.history.of.keys();
            return Ok(used.any(|(of, other)| mine(of) && *other == call).into());
        }
        let value = self.value_in_condition(args[2])?;
        let thread = thread.expect("three arguments begin with an actor");
        let known = self.history.of.get(&(thread, call));
        Ok(known
            .is_some_and(|known| match name {
                "returned" => known.returned.contains(value),
                _ => known.failed.contains(value),
            })
            .into())
    }

    /// Sets how often the owner of a mutex has taken it.
    pub(crate) fn set_recursion<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let wanted = || Wrong::new(rest, "a mutex and a number are wanted").help("app.m 1000");
        let (place, times) = rest.trim().rsplit_once(' ').ok_or_else(wanted)?;
        let times: u32 = times.parse().map_err(|_| wanted())?;
        let expr = script::expression(place).map_err(|message| Wrong::new(rest, message.text))?;
        let entry = self.entry_of(&expr)?;
        let Some((_, entry)) = entry else { return Err(wanted()) };
        if !self.world_mut().set_recursion(entry.object, times) {
            let text = "only a mutex that is owned has been taken, at most 2147483648 times";
            return Err(Wrong::new(rest, text));
        }
        Ok(Done { silent: true, ..Done::default() })
    }

    fn about_names<'a>(&mut self, name: &str, arg: &Expr<'a>) -> Eval<'a, u64> {
        if name == "process" {
            let id = self.value_in_condition(arg)? as u32;
            return Ok(self.world().kernel().by_id(nt::Id(id), ObjectType::PROCESS).is_ok().into());
        }
        let Expr::Str(text) = arg else {
            return Err(Wrong::new("", "object takes a name in quotes"));
        };
        let wrong = |message: script::Message| Wrong::new(text.text, message.text);
        let path = String::from_utf16_lossy(&text.wide_units().map_err(wrong)?);
        let path = if path.starts_with('\\') {
            path
        } else {
            format!(r"\Sessions\1\BaseNamedObjects\{path}")
        };
        Ok(self.world().kernel().object_named(&path).is_some().into())
    }

    fn about_handles<'a>(&mut self, name: &str, args: &[&Expr<'a>]) -> Eval<'a, u64> {
        let first = self.entry_of(args[0])?;
        if name == "same" {
            let Some(expr) = args.get(1) else {
                return Err(Wrong::new("", "same takes 2 arguments"));
            };
            let second = self.entry_of(expr)?;
            let same = first.zip(second).is_some_and(|((_, a), (_, b))| a.object == b.object);
            return Ok(same.into());
        }
        let Some((_, entry)) = first else {
            return match name {
                "open" => Ok(0),
                _ => {
                    let at = args[0].anchor().unwrap_or("");
                    Err(Wrong::new(at, "this is not an open handle"))
                }
            };
        };
        let kernel = self.world().kernel();
        let body = kernel.body(entry.object).expect("an entry names a live object");
        let wrong_type = |what: &str| Wrong::new("", format!("{name} is asked of {what} only"));
        Ok(match name {
            "open" => 1,
            "rights" => entry.granted.bits().into(),
            "inheritable" => entry.attributes.contains(kernel::Attributes::INHERIT).into(),
            "protected" => entry.attributes.contains(kernel::Attributes::PROTECT).into(),
            "count" => kernel.handle_count(entry.object).into(),
            "signaled" => kernel.would_satisfy(entry.object, ThreadKey::default()).into(),
            "owner" => match body {
                Body::Mutant(Mutant::Owned { by, .. }) => {
                    self.id_of_thread(*by).unwrap_or(0).into()
                }
                Body::Mutant(_) => 0,
                _ => return Err(wrong_type("mutexes")),
            },
            "abandoned" => match body {
                Body::Mutant(mutant) => (*mutant == Mutant::Abandoned).into(),
                _ => return Err(wrong_type("mutexes")),
            },
            _ => match body {
                Body::File(file) => {
                    match kernel.file_object(file.key).map(|file| (file.end, file.position)) {
                        Some((EndOf::Node(_), position)) => position,
                        _ => return Err(wrong_type("files")),
                    }
                }
                _ => return Err(wrong_type("files")),
            },
        })
    }

    /// The entry that `P.h` names in the table of P.
    fn entry_of<'a>(&mut self, expr: &Expr<'a>) -> Eval<'a, Option<(ProcessKey, Entry)>> {
        let mut at = expr;
        while let Expr::Field(inner, _) | Expr::Index(inner, _) = at {
            at = inner;
        }
        let Expr::Name(name) = at else {
            let at = expr.anchor().unwrap_or("");
            return Err(Wrong::new(at, "a handle is written PROCESS.variable"));
        };
        let Some(process) = self.world().actors().process(name) else {
            let near = nearest(name, self.world().actors().process_names());
            return Err(Wrong::new(name, format!("{name}: no such process"))
                .maybe(near.map(|near| format!("{near}?"))));
        };
        let handle = Handle(self.number(self.nobody(), expr)?);
        let block = self.world().kernel().process(process);
        let table = block.and_then(|block| block.table.as_ref());
        Ok(table.and_then(|table| table.get(handle)).map(|entry| (process, entry)))
    }

    fn actor_of<'a>(&self, expr: &Expr<'a>) -> Eval<'a, (ProcessKey, ThreadKey)> {
        let Expr::Name(name) = expr else {
            let at = expr.anchor().unwrap_or("");
            return Err(Wrong::new(at, "the name of an actor is wanted"));
        };
        self.actor(name).ok_or_else(|| {
            let near = nearest(name, self.world().actors().process_names());
            Wrong::new(name, format!("{name}: nobody has this name"))
                .maybe(near.map(|near| format!("{near}?")))
        })
    }

    /// Whether threads wait for each other's mutexes in a circle.
    fn is_deadlock(&self) -> bool {
        view::is_deadlocked(self.world())
    }

    /// Whether nobody can run, and no timeout is pending.
    fn is_hang(&self) -> bool {
        let kernel = self.world().kernel();
        let mut threads = kernel
            .processes()
            .into_iter()
            .filter_map(|key| kernel.process(key))
            .flat_map(|block| block.threads.iter());
        self.world().next_deadline().is_none()
            && !threads.any(|thread| self.world().state(*thread) == ThreadState::Ready)
    }
}

fn parsed(text: &str) -> Eval<'_, Expr<'_>> {
    script::expression(text).map_err(|message| Wrong {
        at: text,
        text: message.text,
        help: message.help,
    })
}

fn type_of<'a>(expr: &Expr<'a>) -> Eval<'a, ObjectType> {
    let at = expr.anchor().unwrap_or("");
    ObjectType::from_name(at).ok_or_else(|| {
        let near = nearest(at, ObjectType::all().iter().map(|row| row.name));
        Wrong::new(at, format!("{at}: no such type of object"))
            .maybe(near.map(|near| format!("{near}?")))
    })
}

fn call_name<'a>(expr: &Expr<'a>) -> Eval<'a, &'static str> {
    let at = expr.anchor().unwrap_or("");
    calls::find(at).map(|id| calls::row(id).name).ok_or_else(|| {
        let near = nearest(at, calls::rows().map(|(_, row)| row.name));
        Wrong::new(at, format!("{at}: no such call")).maybe(near.map(|near| format!("{near}?")))
    })
}

/// Splits a text at a word that stands outside of parentheses and quotes.
fn split_at_word<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let (mut depth, mut quoted, mut from) = (0i32, false, 0);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'(' | b'{' if !quoted => depth += 1,
            b')' | b'}' if !quoted => depth -= 1,
            b' ' if !quoted && depth == 0 => {
                let rest = &text[at + 1..];
                if rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')) && at >= from {
                    parts.push(&text[from..at]);
                    from = at + 1 + word.len();
                }
            }
            _ => {}
        }
    }
    parts.push(&text[from.min(text.len())..]);
    parts
}

/// What stands between parentheses that enclose the whole text.
fn enclosed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let mut depth = 0i32;
    for byte in inner.bytes() {
        depth += match byte {
            b'(' => 1,
            b')' => -1,
            _ => 0,
        };
        if depth < 0 {
            return None;
        }
    }
    // A comparison that merely begins and ends with parentheses is not enclosed by them.
    (depth == 0).then_some(inner)
}
