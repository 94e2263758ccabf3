//! A call as a line of C, and the lines that print what it brought.

use std::fmt::Write;

use calls::{Kind, OVERLAPPED, ParamRow, Row, STARTUPINFOW, Value};
use script::{Arg, Expr};

use crate::expression::C;
use crate::obstacle::{Obstacle, of_call};
use crate::record::Act;
use crate::structures;
use crate::types::{Class, Type, printer};
use crate::writer::Writer;

/// A place that a call writes to: what the scenario calls it, what C calls it, and its type.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub name: String,
    pub text: String,
    pub of: Type,
    /// How many bytes obsim says were written, where they are bytes.
    pub length: usize,
}

/// Locks by a part of the name of their parameter. The kind stands for their type in C.
const LOCKS: &[(&str, &Kind)] = &[
    ("criticalsection", &Kind::Choice("CRITICAL_SECTION")),
    ("srwlock", &Kind::Choice("SRWLOCK")),
    ("conditionvariable", &Kind::Choice("CONDITION_VARIABLE")),
    ("initonce", &Kind::Choice("INIT_ONCE")),
];

/// The smallest buffer that a program makes, and the largest.
const ROOM: usize = 512;
const ROOM_MAX: u64 = 65_536;

impl Writer<'_, '_> {
    /// The row of a call that a program can make.
    pub(crate) fn row(&self, name: &str) -> Result<(&'static Row, bool), Obstacle> {
        let Some(id) = calls::find(name) else {
            return Err(self.obstacle(format!("{name}: no such call")));
        };
        let row = calls::row(id);
        match calls::NOUNS[usize::from(id.noun)].name {
            "windows" | "drawings" | "stations" => {
                return Err(self.obstacle("windows, which take a desktop"));
            }
            "transactions" => return Err(self.obstacle("transactions, which take a library")),
            _ => {}
        }
        if let Some(why) = of_call(row.name) {
            return Err(self.obstacle(why));
        }
        Ok((row, id.layer == calls::Layer::Nt))
    }

    /// A call that stands inside a line.
    pub(crate) fn call_text(
        &mut self,
        name: &str,
        args: &[Arg<'_>],
    ) -> Result<(String, &'static Row), Obstacle> {
        let (text, row, _) = self.call(name, args, None)?;
        Ok((text, row))
    }

    /// A call with its arguments in order, and the places that it writes to.
    pub(crate) fn call(
        &mut self,
        name: &str,
        args: &[Arg<'_>],
        act: Option<&Act<'_, '_>>,
    ) -> Result<(String, &'static Row, Vec<Written>), Obstacle> {
        let (row, is_native) = self.row(name)?;
        self.may_block |= row.parks && !is_look(row, args);
        if crate::program::LATE.iter().any(|(late, _)| *late == row.name) {
            self.late.insert(row.name);
        }
        self.asks_for_error |= row.name == "GetLastError";
        let before = std::mem::replace(&mut self.is_native, is_native);
        if is_native {
            self.native.insert(row.name, row);
        }
        let mut texts: Vec<Option<String>> = vec![None; row.params.len()];
        let mut places = Vec::new();
        let room = room(args).ok_or_else(|| self.obstacle("a buffer of that size"))?;
        for (position, arg) in args.iter().enumerate() {
            let at = match arg.name {
                Some(name) => row.params.iter().position(|param| param.name == name),
                None => Some(position),
            };
            let Some(at) = at.filter(|at| *at < row.params.len()) else { continue };
            let param = &row.params[at];
            let value = match (param.kind, &arg.value) {
                (Kind::Location, Expr::Ref(inner)) => {
                    self.lock(param.name, inner)?;
                    self.value(&arg.value, param.kind)?
                }
                (Kind::Out(to) | Kind::InOut(to) | Kind::Shared(to), Expr::Ref(inner)) => {
                    let written = self.written(inner, to, room, act)?;
                    let text = self.value(&arg.value, param.kind)?;
                    places.push(written);
                    text
                }
                _ => self.value(&arg.value, param.kind)?,
            };
            texts[at] = Some(self.argument(param, &arg.value, value.text)?);
        }
        self.is_native = before;
        let texts: Vec<String> = texts
            .into_iter()
            .zip(row.params)
            .map(|(text, param)| text.unwrap_or_else(|| left_out(param.kind, param.name)))
            .collect();
        Ok((format!("{}({})", row.name, texts.join(", ")), row, places))
    }

    /// An argument as a parameter wants it, from its text alone.
    fn argument(
        &mut self,
        param: &ParamRow,
        arg: &Expr<'_>,
        text: String,
    ) -> Result<String, Obstacle> {
        Ok(match (param.name, arg) {
            // Whoever has a number by heart has that of this one world.
            (_, Expr::Int { value: 1..0x1000_0000, .. }) if *param.kind == Kind::Id => {
                return Err(self.obstacle("an id that is written as a number"));
            }
            // A small number may be a handle that the turns are handed over with.
            (_, expr) if matches!(param.kind, Kind::Handle(_)) && is_small(expr) => {
                return Err(self.obstacle("a handle that is written as a number"));
            }
            ("lpCommandLine", Expr::Str(line)) => {
                // Also a program that obsim does not start has to be there.
                let name = line.text.split([' ', '"', '\\']).next().unwrap_or_default();
                if !name.is_empty() {
                    let end = if name.contains('.') { "" } else { ".exe" };
                    self.programs.insert(format!("{name}{end}"));
                }
                format!("writable({text})")
            }
            (name, Expr::Str(sddl)) if is_descriptor(name) => {
                if !sddl.text.contains(':') {
                    return Err(self.obstacle("a descriptor that is none"));
                }
                self.uses_descriptors = true;
                format!("descriptor({})", text)
            }
            // The system services take texts with their lengths.
            (_, Expr::Str(_)) if self.is_native && *param.kind == Kind::In(&Kind::Text) => {
                self.use_named("UNICODE_STRING");
                format!("NAME({})", text)
            }
            (_, Expr::Name(_) | Expr::Ref(_)) if self.is_native && is_text(param.kind) => {
                return Err(self.obstacle("a text of a system service in a variable"));
            }
            _ => text,
        })
    }

    /// A lock needs no declaration in a scenario; in C it is a variable like any other.
    fn lock(&mut self, param: &str, inner: &Expr<'_>) -> Result<(), Obstacle> {
        let Expr::Name(name) = inner else { return Ok(()) };
        let param = param.to_ascii_lowercase();
        let lock = LOCKS.iter().find(|(part, _)| param.contains(part));
        if let Some((_, lock)) = lock
            && self.variable(name).is_none()
        {
            self.declare(name, Writer::type_of(lock, 1))?;
        }
        Ok(())
    }

    /// The place behind `&` where a call writes; a variable that is not there yet is made.
    fn written(
        &mut self,
        inner: &Expr<'_>,
        to: &'static Kind,
        room: usize,
        act: Option<&Act<'_, '_>>,
    ) -> Result<Written, Obstacle> {
        if *to == Kind::Struct(OVERLAPPED::ROW) {
            return Err(self.obstacle("a request that goes on"));
        }
        let name = name_of(inner).ok_or_else(|| self.obstacle("an address of a value"))?;
        let known = act.and_then(|act| act.written(&name));
        let (kind, length) = match (to, &known) {
            (Kind::Any, Some(typed)) => (typed.kind, room),
            _ => (to, room),
        };
        if *to == Kind::Any && *kind == Kind::Text {
            return Err(self.obstacle("a text that a system service writes"));
        }
        let length = match kind {
            Kind::Text | Kind::Bytes | Kind::Any | Kind::Array(_) => length,
            _ => 1,
        };
        let bytes = match known.as_ref().map(|typed| &typed.value) {
            Some(Value::Bytes(bytes)) => bytes.len(),
            _ => 0,
        };
        let of = Writer::type_of(kind, length);
        let text = match inner {
            Expr::Name(variable) => {
                // A number that is read and written keeps the type that it was given.
                match self.variable(variable) {
                    Some((text, known)) if is_wide_enough(known, of) => text,
                    _ => self.declare(variable, of)?,
                }
            }
            part => self.place(part)?.0,
        };
        let of = match inner {
            Expr::Name(variable) => self.variable(variable).map_or(of, |(_, of)| of),
            _ => of,
        };
        Ok(Written { name, text, of, length: bytes })
    }

    /// The lines that print what was written.
    pub(crate) fn print_written(
        &mut self,
        written: &[Written],
        indent: &str,
        out: &mut String,
    ) -> Result<(), Obstacle> {
        for Written { name, text, of, length } in written {
            match of.kind {
                Kind::Bytes => {
                    if *length > 0 {
                        let _ = writeln!(out, "{indent}out_bytes(\"{name}\", {text}, {length});");
                    }
                }
                Kind::Struct(row) => {
                    if structures::name(row).is_none() {
                        return Err(self.obstacle(format!("the structure {}", row.name)));
                    }
                    let _ = writeln!(out, "{indent}out_begin(\"{name}\");");
                    structures::print_fields(row, text, indent, out);
                    let _ = writeln!(out, "{indent}out_end();");
                }
                // Nothing was written there that anybody could name.
                Kind::Any => {}
                kind => {
                    let Some((how, _)) = printer(kind) else {
                        let what = kind.describe();
                        return Err(self.obstacle(format!("a call that writes {what}")));
                    };
                    let how = if how == "wait" { "number" } else { how };
                    let _ = writeln!(out, "{indent}out_{how}(\"{name}\", {text});");
                }
            }
        }
        Ok(())
    }

    /// The line that makes a call and prints what it returned.
    pub(crate) fn print_returned(&self, row: &Row, call: &str) -> Result<String, Obstacle> {
        if *row.returns == Kind::Void {
            return Ok(format!("{call};\n    result_none();"));
        }
        match printer(row.returns) {
            Some((how, more)) => Ok(format!("result_{how}({call}{more});")),
            None => Err(self.obstacle(format!("{} returns what cannot be printed", row.name))),
        }
    }
}

/// Whether a call waits for no time: it looks.
fn is_look(row: &Row, args: &[Arg<'_>]) -> bool {
    let Some(timeout) = row.params.iter().position(|param| *param.kind == Kind::Millis) else {
        return false;
    };
    args.iter().enumerate().any(|(at, arg)| {
        let is_timeout = match arg.name {
            Some(name) => row.params[timeout].name == name,
            None => at == timeout,
        };
        is_timeout && matches!(arg.value, Expr::Int { value: 0, .. })
    })
}

/// Whether a variable can be written to as another type.
fn is_wide_enough(known: Type, wanted: Type) -> bool {
    let width = |of: Type| match of.class() {
        Class::Wide | Class::Pointer => 8,
        Class::Number => 4,
        Class::Whole => 0,
    };
    known.kind == wanted.kind && known.length >= wanted.length
        || width(wanted) > 0
            && width(known) == width(wanted)
            && crate::types::printer(known.kind) == crate::types::printer(wanted.kind)
}

/// How a scenario writes a place.
fn name_of(expr: &Expr<'_>) -> Option<String> {
    Some(match expr {
        Expr::Name(name) => (*name).to_owned(),
        Expr::Field(inner, field) => format!("{}.{field}", name_of(inner)?),
        Expr::Index(inner, index) => match **index {
            Expr::Int { value, .. } => format!("{}[{value}]", name_of(inner)?),
            _ => return None,
        },
        _ => return None,
    })
}

/// How large a buffer has to be: as large as the largest number that the call is given.
fn room(args: &[Arg<'_>]) -> Option<usize> {
    let largest = args.iter().filter_map(|arg| match arg.value {
        Expr::Int { value, .. } => Some(value),
        _ => None,
    });
    let largest = largest.filter(|n| *n <= 0x7FFF_FFFF).max().unwrap_or(0);
    (largest <= ROOM_MAX).then_some((largest as usize).max(ROOM))
}

fn is_small(expr: &Expr<'_>) -> bool {
    match expr {
        Expr::Int { value, .. } => (1..0x400).contains(value),
        Expr::Cast(_, inner) => is_small(inner),
        _ => false,
    }
}

fn is_text(kind: &Kind) -> bool {
    matches!(kind, Kind::In(Kind::Text) | Kind::Out(Kind::Text) | Kind::InOut(Kind::Text))
}

fn is_descriptor(name: &str) -> bool {
    name.replace('_', "").to_ascii_lowercase().contains("securitydescriptor")
}

/// What an argument is that a scenario leaves out.
fn left_out(kind: &Kind, name: &str) -> String {
    match kind {
        // Everybody passes these two, also who has nothing to say.
        Kind::In(Kind::Struct(row)) if **row == *STARTUPINFOW::ROW => {
            "&(STARTUPINFOW){ .cb = sizeof(STARTUPINFOW) }".into()
        }
        Kind::Out(Kind::Struct(_)) if name == "lpProcessInformation" => {
            "&(PROCESS_INFORMATION){ 0 }".into()
        }
        Kind::Bool => "FALSE".into(),
        kind => match crate::types::class(kind) {
            Class::Number | Class::Wide => "0".into(),
            Class::Pointer | Class::Whole => "NULL".into(),
        },
    }
}

/// A value as an expression of C that is assigned to a variable.
pub(crate) fn assigned(of: Type, value: C) -> String {
    value.into_class(of.class())
}
