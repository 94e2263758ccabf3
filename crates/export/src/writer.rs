//! Who acts, which variables they have, and what else the program has to declare.

use std::collections::{BTreeMap, BTreeSet};

use calls::{Kind, Row, StructRow};
use script::Expr;

use crate::expression::C;
use crate::obstacle::Obstacle;
use crate::text::{constant, identifier};
use crate::types::{Class, Type};

/// An actor of the program.
#[derive(Debug)]
pub(crate) struct Actor {
    /// The name that obsim has for it: `app:worker`.
    pub name: String,
    /// The name of its process.
    pub process: String,
    /// The file of its program, where a call starts it.
    pub program: Option<String>,
    /// Its lines.
    pub body: String,
}

impl Actor {
    pub(crate) fn is_main(&self) -> bool {
        self.name.ends_with(":main")
    }
}

/// What the director does: gives somebody the turn and looks for what happens.
#[derive(Debug)]
pub(crate) struct Planned {
    pub line: u32,
    /// The last of the lines that the actor may do in one go.
    pub last: u32,
    pub actor: usize,
    /// Whether the call may block.
    pub may_block: bool,
    /// What happens: the name of C, whose it is, and what the event calls it.
    pub events: Vec<(&'static str, usize, String)>,
}

/// The program as far as it is written.
#[derive(Debug, Default)]
pub(crate) struct Writer<'s, 'a> {
    pub actors: Vec<Actor>,
    pub plan: Vec<Planned>,
    /// The variables of each process: their names, and for each its types in order of time.
    pub variables: BTreeMap<(String, String), Vec<Type>>,
    /// Which of its types a variable has now.
    now: BTreeMap<(String, String), usize>,
    pub constants: BTreeSet<String>,
    pub structures: Vec<&'static StructRow>,
    pub native: BTreeMap<&'static str, &'static Row>,
    /// Calls that are looked up by name.
    pub late: BTreeSet<&'static str>,
    pub errors: BTreeSet<u32>,
    pub statuses: BTreeSet<u32>,
    /// Routines that are named and never begun as an actor.
    pub routines: BTreeSet<String>,
    /// Whoever was started suspended and has not run yet.
    pub asleep: BTreeSet<String>,
    pub uses_descriptors: bool,
    /// The programs that command lines name.
    pub programs: BTreeSet<String>,
    /// The process that acts, the line, and whether the call is an NT call.
    pub process: String,
    pub line: u32,
    pub is_native: bool,
    /// Whether the line makes a call that may block, or asks for the last error.
    pub may_block: bool,
    pub asks_for_error: bool,
    /// How many lines the last planned turn has.
    pub together: u32,
    /// Whoever starts in this line.
    pub started: Option<String>,
    /// Remarks that stand before the next line.
    pub remarks: Vec<String>,
    pub _scenario: std::marker::PhantomData<(&'s (), &'a ())>,
}

impl Writer<'_, '_> {
    pub(crate) fn obstacle(&self, reason: impl Into<String>) -> Obstacle {
        Obstacle::new(self.line, reason)
    }

    /// The position of an actor, which is made if it is new.
    pub(crate) fn actor(&mut self, name: &str, program: Option<String>) -> usize {
        if let Some(at) = self.actors.iter().position(|actor| actor.name == name) {
            return at;
        }
        let process = name.split_once(':').map_or(name, |(process, _)| process);
        self.actors.push(Actor {
            name: name.to_owned(),
            process: process.to_owned(),
            program,
            body: String::new(),
        });
        self.actors.len() - 1
    }

    /// A variable of the process that acts: what C calls it, and its type.
    pub(crate) fn variable(&self, name: &str) -> Option<(String, Type)> {
        self.variable_of(&self.process, name)
    }

    fn variable_of(&self, process: &str, name: &str) -> Option<(String, Type)> {
        let key = (process.to_owned(), name.to_owned());
        let at = *self.now.get(&key)?;
        let of = self.variables.get(&key)?[at];
        Some((format!("{}->{}", identifier(process), spelled(name, at)), of))
    }

    /// Makes a variable, or gives it another type from here on.
    pub(crate) fn declare(&mut self, name: &str, of: Type) -> Result<String, Obstacle> {
        if of.declare(name).is_none() {
            let what = of.kind.describe();
            return Err(self.obstacle(format!("a variable that holds {what}")));
        }
        if let Kind::Struct(row) = of.kind {
            self.use_structure(row);
        }
        let key = (self.process.clone(), name.to_owned());
        let types = self.variables.entry(key.clone()).or_default();
        let is_handle = |kind: &Kind| matches!(kind, Kind::Handle(_));
        let is_same = |known: &Type| {
            let both_handles = is_handle(known.kind) && is_handle(of.kind);
            both_handles || known.declare("") == of.declare("") && known.kind == of.kind
        };
        let grows = |known: &Type| known.kind == of.kind && of.is_array();
        let at = match types.iter().position(|known| is_same(known) || grows(known)) {
            Some(at) => {
                types[at].length = types[at].length.max(of.length);
                at
            }
            None => {
                types.push(of);
                types.len() - 1
            }
        };
        self.now.insert(key, at);
        Ok(format!("{}->{}", identifier(&self.process), spelled(name, at)))
    }

    /// A variable or a part of one: what C calls it, and its type.
    pub(crate) fn place(&mut self, expr: &Expr<'_>) -> Result<(String, Type), Obstacle> {
        match expr {
            Expr::Name(name) => match self.variable(name) {
                Some(found) => Ok(found),
                None => Err(self.obstacle(format!("{name}: an address of nothing"))),
            },
            Expr::Field(inner, field) => {
                if let Expr::Name(process) = &**inner
                    && let Some(found) = self.variable_of(process, field)
                {
                    return Ok(found);
                }
                let (text, of) = self.place(inner)?;
                let Kind::Struct(row) = of.kind else {
                    return Err(self.obstacle("a pointer that is followed"));
                };
                let Some(at) = row.field(field) else {
                    return Err(self.obstacle(format!("{field}: no such field")));
                };
                Ok((format!("{text}.{field}"), Type { kind: row.fields[at].kind, length: 1 }))
            }
            Expr::Index(inner, index) => {
                let (text, of) = self.place(inner)?;
                let index = self.number(index)?.text;
                match of.kind {
                    Kind::Array(kind) => Ok((format!("{text}[{index}]"), Type { kind, length: 1 })),
                    _ => Err(self.obstacle("an item of what is no array")),
                }
            }
            _ => Err(self.obstacle("an address of a value")),
        }
    }

    /// `child.pid`, `child:worker.tid`.
    pub(crate) fn of_actor(&mut self, expr: &Expr<'_>) -> Result<Option<C>, Obstacle> {
        let Expr::Field(inner, field) = expr else { return Ok(None) };
        let Expr::Name(actor) = &**inner else { return Ok(None) };
        let is_main = !actor.contains(':');
        let full = if is_main { format!("{actor}:main") } else { (*actor).to_owned() };
        if !self.actors.iter().any(|known| known.name == full) {
            return Ok(None);
        }
        Ok(match *field {
            "pid" if is_main => Some(C::new(format!("pid_of({})", constant(&full)), Class::Number)),
            "tid" => Some(C::new(format!("tid_of({})", constant(&full)), Class::Number)),
            _ => None,
        })
    }

    /// Where a variable lies, for locks and numbers to watch.
    pub(crate) fn location(&mut self, inner: &Expr<'_>) -> Result<C, Obstacle> {
        let place = self.place(inner)?;
        Ok(C::new(format!("&{}", place.0), Class::Pointer))
    }

    /// A routine that a thread begins with, or that is queued.
    pub(crate) fn routine(&mut self, name: &str) -> Result<C, Obstacle> {
        if let Some((text, _)) = self.variable(name) {
            return Ok(C::new(text, Class::Pointer));
        }
        let function = match &self.started {
            Some(actor) => identifier(actor),
            None => {
                self.routines.insert(name.to_owned());
                identifier(name)
            }
        };
        Ok(C::new(function, Class::Pointer))
    }

    pub(crate) fn use_constant(&mut self, name: &str) {
        self.constants.insert(name.to_owned());
    }

    pub(crate) fn use_named(&mut self, name: &str) {
        if let Some(row) = calls::STRUCTS.iter().find(|row| row.name == name) {
            self.use_structure(row);
        }
    }

    /// Notes that a structure is used, after those that it contains.
    pub(crate) fn use_structure(&mut self, row: &'static StructRow) {
        if self.structures.contains(&row) {
            return;
        }
        for field in row.fields {
            if let Kind::Struct(inner) = field.kind {
                self.use_structure(inner);
            }
        }
        if row.name == "OBJECT_ATTRIBUTES" {
            self.use_named("UNICODE_STRING");
        }
        self.structures.push(row);
    }
}

/// Words of C that a scenario may use as names.
const KEYWORDS: &[&str] = &[
    "auto",
    "break",
    "case",
    "char",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extern",
    "float",
    "for",
    "goto",
    "inline",
    "int",
    "interface",
    "long",
    "register",
    "restrict",
    "short",
    "signed",
    "small",
    "static",
    "struct",
    "switch",
    "typedef",
    "union",
    "unsigned",
    "void",
    "volatile",
    "while",
    "near",
    "far",
];

/// What C calls a variable that has its type number `at`.
pub(crate) fn spelled(name: &str, at: usize) -> String {
    match at {
        0 if KEYWORDS.contains(&name) => format!("{name}_"),
        0 => name.to_owned(),
        at => format!("{name}_{}", at + 1),
    }
}
