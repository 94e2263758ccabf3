//! Whether two values say the same: by number, or by what they are related to.

use std::collections::BTreeMap;

use calls::{Kind, StructRow, Typed, Value};
use replay::Session;
use script::{Expr, Op};

use crate::compare::Asked;

/// Which handles and ids of an implementation stand for those of obsim.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    asked: Asked,
    /// For each process and value of obsim, the value there.
    handles: BTreeMap<(String, u64), u64>,
    ids: BTreeMap<u64, u64>,
    /// The handle in question belongs to the table of another process.
    pub is_foreign: bool,
}

/// Fields that nobody promises.
const FREE: &[&str] = &[
    "PointerCount",
    "PagedPoolCharge",
    "NonPagedPoolCharge",
    "NameInfoSize",
    "TypeInfoSize",
    "SecurityDescriptorSize",
    "CreationTime",
    "RemainingTime",
    "AffinityMask",
];

impl Relations {
    pub(crate) fn new(asked: Asked) -> Relations {
        Relations { asked, ..Relations::default() }
    }

    /// Whether an expression says the same as a value of a kind.
    pub(crate) fn agree(
        &mut self,
        session: &Session,
        process: &str,
        kind: &Kind,
        value: &Value,
        theirs: &Expr<'_>,
    ) -> bool {
        match value {
            Value::Int(n) => match number(theirs) {
                Some(their) => self.numbers_agree(session, process, kind, (*n, their)),
                None => false,
            },
            Value::Text(text) => match theirs {
                Expr::Str(their) => their.wide_units().is_ok_and(|units| {
                    let end = text.as_units().iter().position(|unit| *unit == 0);
                    units == text.as_units()[..end.unwrap_or(text.as_units().len())]
                }),
                _ => false,
            },
            Value::Bytes(bytes) => match theirs {
                Expr::Str(their) => their.bytes().is_ok_and(|their| their[..] == bytes[..]),
                _ => false,
            },
            Value::Struct(row, fields) => {
                self.structures_agree(session, process, row, fields, theirs)
            }
            Value::Place(Some(typed)) => {
                let Typed { kind, value } = &**typed;
                self.agree(session, process, kind, value, theirs)
            }
            Value::Var(inside) | Value::At(_, inside) => {
                self.agree(session, process, kind, inside, theirs)
            }
            Value::Array(_) | Value::Place(None) => false,
        }
    }

    fn structures_agree(
        &mut self,
        session: &Session,
        process: &str,
        row: &StructRow,
        fields: &[Value],
        theirs: &Expr<'_>,
    ) -> bool {
        let Expr::Init { items, .. } = theirs else { return false };
        let zero = Expr::int(0);
        let mut same = true;
        for (at, (field, value)) in row.fields.iter().zip(fields).enumerate() {
            let is_text = matches!(value, Value::Text(_));
            if FREE.contains(&field.name) || row.size_field == Some(at) || is_text {
                continue;
            }
            if is_time(field.kind) {
                continue;
            }
            let item = items.iter().find(|item| item.name == Some(field.name));
            let their = item.map_or(&zero, |item| &item.value);
            same &= match (value, their) {
                (Value::Struct(..), Expr::Int { .. }) => *value == field.kind.zero(),
                _ => self.agree(session, process, field.kind, value, their),
            };
        }
        same
    }

    fn numbers_agree(
        &mut self,
        session: &Session,
        process: &str,
        kind: &Kind,
        (ours, theirs): (u64, u64),
    ) -> bool {
        match kind {
            Kind::Handle(_) if !self.asked.values => {
                self.handles_agree(session, process, (ours, theirs))
            }
            Kind::Id if !self.asked.values => {
                if ours == 0 || theirs == 0 {
                    return ours == theirs;
                }
                *self.ids.entry(ours).or_insert(theirs) == theirs
            }
            Kind::Address | Kind::Location | Kind::Routine => (ours == 0) == (theirs == 0),
            Kind::Bool => (ours != 0) == (theirs != 0),
            kind => narrowed(kind, ours) == narrowed(kind, theirs),
        }
    }

    /// A value that is new may be any that nobody else has; one that is known stays the same.
    fn handles_agree(
        &mut self,
        session: &Session,
        process: &str,
        (ours, theirs): (u64, u64),
    ) -> bool {
        let is_special = |value: u64| value == 0 || value as i64 > -16 && (value as i64) < 0;
        if is_special(ours) || is_special(theirs) {
            return ours == theirs;
        }
        if self.is_foreign {
            // What stood there in that table before is gone.
            self.handles.retain(|(_, known), _| *known != ours);
            return true;
        }
        let key = (process.to_owned(), ours);
        if self.handles.get(&key) == Some(&theirs) {
            return true;
        }
        let world = session.world();
        let table = world.actors().process(process).map(|key| view::handles(world, key));
        let open: Vec<u64> = table.unwrap_or_default().iter().map(|row| row.value.0).collect();
        let is_taken = self.handles.iter().any(|((of, known), there)| {
            of == process && *there == theirs && *known != ours && open.contains(known)
        });
        self.handles.insert(key, theirs);
        !is_taken
    }

    /// Whether two events of one shape say the same: what a call returns, or an exit code.
    pub(crate) fn events_agree(
        &mut self,
        session: &Session,
        process: &str,
        (ours, theirs): (&str, &str),
    ) -> bool {
        let shape = |text: &'_ str| -> Option<(String, String)> {
            let (_, rest) = text.split_once(" resumes: ")?;
            let (call, value) = rest.split_once(" = ").unwrap_or((rest, ""));
            Some((call.trim().to_owned(), value.to_owned()))
        };
        match (shape(ours), shape(theirs)) {
            (Some((call, value)), Some((their_call, their_value))) => {
                let Some(id) = calls::find(&call) else { return false };
                let row = calls::row(id);
                let theirs_is_same = calls::find(&their_call).is_some_and(|their| their == id);
                theirs_is_same
                    && self.told_alike(session, process, row.returns, (&value, &their_value))
            }
            (None, None) => match (ours.split_once(": code "), theirs.split_once(": code ")) {
                (Some((_, code)), Some((_, their))) => read(code) == read(their),
                // A program does not know what it waits for, or who inherits what.
                _ => true,
            },
            _ => false,
        }
    }

    /// `WAIT_FAILED, ERROR_INVALID_HANDLE (6)`, said twice.
    fn told_alike(
        &mut self,
        session: &Session,
        process: &str,
        kind: &Kind,
        (ours, theirs): (&str, &str),
    ) -> bool {
        let split = |text: &str| -> (String, Option<String>) {
            match text.rsplit_once(", ") {
                Some((value, error)) => (value.to_owned(), Some(error.to_owned())),
                None => (text.to_owned(), None),
            }
        };
        let ((ours, error), (theirs, their_error)) = (split(ours), split(theirs));
        let values = match (script::expression(&ours), script::expression(&theirs)) {
            (Ok(ours), Ok(theirs)) => match (number(&ours), number(&theirs)) {
                (Some(ours), Some(theirs)) => {
                    self.numbers_agree(session, process, kind, (ours, theirs))
                }
                _ => false,
            },
            _ => ours == theirs,
        };
        let code = |text: String| {
            let (_, code) = text.rsplit_once('(')?;
            code.trim_end_matches(')').parse::<u32>().ok()
        };
        let errors = match error {
            Some(error) => their_error.and_then(code) == code(error),
            None => true,
        };
        values && errors
    }
}

fn read(text: &str) -> Option<u64> {
    script::expression(text).ok().and_then(|expr| number(&expr))
}

/// Moments and spans, which differ from machine to machine.
fn is_time(kind: &Kind) -> bool {
    matches!(kind, Kind::Struct(row) if row.name == "FILETIME")
}

/// The number that an expression of constants is.
pub(crate) fn number(expr: &Expr<'_>) -> Option<u64> {
    Some(match expr {
        Expr::Int { value, .. } => *value,
        Expr::Name(name) => nt::constant(name)?.bits(),
        Expr::Neg(inner) => number(inner)?.wrapping_neg(),
        Expr::Cast(_, inner) => number(inner)?,
        Expr::Binary(op, left, right) => {
            let (left, right) = (number(left)?, number(right)?);
            match op {
                Op::Add => left.wrapping_add(right),
                Op::Or => left | right,
                _ => return None,
            }
        }
        _ => return None,
    })
}

/// The bits of a number that its kind has.
fn narrowed(kind: &Kind, value: u64) -> u64 {
    let bits = match kind {
        Kind::Unsigned(bits) | Kind::Signed(bits) => u32::from(*bits),
        Kind::Any => 64,
        _ => 32,
    };
    if bits >= 64 { value } else { value & ((1 << bits) - 1) }
}
