//! Calls as lines of a transcript: what runs made calls, written as a person would.

use calls::{Call, Kind, Value};

use crate::addresses::index_of;
use crate::session::Session;

/// Writes the calls of an actor. What has to be in a variable is put into one before.
#[derive(Debug)]
pub struct Writer<'s> {
    /// Where the variables are.
    pub session: &'s mut Session,
    /// Who acts.
    actor: String,
    /// How many variables there are.
    variables: usize,
    /// Whether a place keeps its variable from one call to the next.
    keeps_places: bool,
    /// The lines that put something into a variable.
    pub lines: Vec<String>,
}

impl<'s> Writer<'s> {
    /// A writer for the calls of an actor. The variables of places have new names in each call.
    pub fn new(session: &'s mut Session, actor: &str) -> Writer<'s> {
        let (actor, lines) = (actor.into(), Vec::new());
        Writer { session, actor, variables: 0, keeps_places: false, lines }
    }

    /// Lets places that have addresses keep their variables.
    pub fn keeping_places(self) -> Writer<'s> {
        Writer { keeps_places: true, ..self }
    }

    /// The text of a call: as many arguments by position as said, the others by name.
    pub fn call(&mut self, call: &Call, by_position: usize) -> String {
        let row = call.row();
        let arguments = row.params.iter().zip(call.values());
        let texts: Vec<String> =
            arguments.map(|(param, value)| self.argument(param.kind, &value)).collect();
        let named =
            row.params.iter().zip(&texts).enumerate().map(|(at, (param, text))| {
                ((at >= by_position).then_some(param.name), text.as_str())
            });
        let named: Vec<_> = named.collect();
        let mut out = String::new();
        script::write::call(&mut out, row.name, &named);
        out
    }

    fn argument(&mut self, kind: &'static Kind, value: &Value) -> String {
        match value {
            Value::Place(_) => format!("&{}", self.fresh()),
            Value::Var(inside) | Value::At(_, inside) => {
                let (Kind::In(to) | Kind::InOut(to) | Kind::Shared(to)) = kind else {
                    panic!("only a pointer points to a variable")
                };
                let name = match value {
                    Value::At(at, _) if self.keeps_places => match index_of(*at) {
                        Some(index) => format!("place{index}"),
                        None => self.fresh(),
                    },
                    _ => self.fresh(),
                };
                let text = self.written_out(to, inside);
                self.run(&format!("{name} = {text}"));
                format!("&{name}")
            }
            Value::Array(parts) if *kind == Kind::Watched => {
                let number = parts.get(1).and_then(Value::int).unwrap_or(0);
                let place = self.written_out(kind, value);
                if let Some(name) = place.strip_prefix('&') {
                    self.run(&format!("{name} = {number}"));
                }
                place
            }
            Value::Struct(..) => format!("&{}", self.written_out(kind, value)),
            _ => self.written_out(kind, value),
        }
    }

    /// A value as it is written: structures with their names.
    fn written_out(&self, kind: &'static Kind, value: &Value) -> String {
        let mut out = String::new();
        if let Value::Struct(row, _) = value {
            out.push_str(row.name);
        }
        view::value(self.session.world(), kind, value, &mut out);
        out
    }

    fn fresh(&mut self) -> String {
        self.variables += 1;
        format!("v{}", self.variables)
    }

    /// Runs a command that puts something into a variable.
    fn run(&mut self, command: &str) {
        let line = format!("{}> {command}", self.actor);
        let entry = script::parse_prompt(&line).expect("an assignment parses");
        let script::Entry::Whole(item) = entry else { panic!("{line} is not whole") };
        self.session.item(&item).unwrap_or_else(|message| panic!("{line}: {message}"));
        self.lines.push(line);
    }
}
