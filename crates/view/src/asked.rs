//! The reason that stands in a call and its answer, looked for among the arguments.
//!
//! A pointer that is NULL, a length that is wrong, a number that no class has: who looks at the
//! call sees it. What needs no looking is a row of `plain.rs`.

use calls::{Call, FAULT, Kind, Value};
use nt::{Status, Win32Error};
use sim::World;

use crate::plain::{Failure, ROWS, Row};
use crate::value;
use crate::why::{Reason, reason};

/// Why a call failed, as far as the call itself and its answer tell.
pub fn why_plain(world: &World, call: &Call, failure: Failure) -> Option<Reason> {
    let ask = Ask { world, call, values: call.values() };
    ask.kind(failure).or_else(|| ask.row(failure)).or_else(|| ask.told())
}

/// A length that is wrong, and what it has to be.
pub(crate) fn wrong_length(world: &World, call: &Call, needed: u32) -> Reason {
    let ask = Ask { world, call, values: call.values() };
    let told = ask.length(Some(needed.into()));
    told.unwrap_or_else(|| reason("length", "{} bytes are needed", &[&needed]))
}

/// Pointers of CreateProcessW that may be NULL.
const OPTIONAL: [&str; 4] =
    ["lpApplicationName", "lpCommandLine", "lpEnvironment", "lpCurrentDirectory"];

/// A call that failed.
struct Ask<'w> {
    world: &'w World,
    call: &'w Call,
    values: Vec<Value>,
}

impl Ask<'_> {
    fn name(&self) -> &'static str {
        self.call.row().name
    }

    /// The parameters with their values.
    fn pairs(&self) -> impl Iterator<Item = (&'static calls::ParamRow, &Value)> {
        self.call.row().params.iter().zip(&self.values)
    }

    /// Reasons that every call can have and that have to be looked for among its arguments.
    fn kind(&self, failure: Failure) -> Option<Reason> {
        match failure {
            Failure::Status(Status::ACCESS_VIOLATION) | Failure::Error(Win32Error::NOACCESS) => {
                self.pointer()
            }
            Failure::Status(Status::DATATYPE_MISALIGNMENT) => self.misaligned(),
            // A registry function tells the size in a variable that it was given.
            Failure::Error(Win32Error::MORE_DATA) if self.name().starts_with("Reg") => None,
            Failure::Status(Status::INVALID_INFO_CLASS) => self.class(),
            Failure::Status(
                Status::INFO_LENGTH_MISMATCH | Status::BUFFER_TOO_SMALL | Status::BUFFER_OVERFLOW,
            )
            | Failure::Error(
                Win32Error::BAD_LENGTH | Win32Error::INSUFFICIENT_BUFFER | Win32Error::MORE_DATA,
            ) => self.length(None),
            Failure::Status(Status::INVALID_PARAMETER) => self.attributes(),
            Failure::Error(Win32Error::INVALID_PARAMETER) => {
                self.create_file().or_else(|| self.no_name())
            }
            Failure::Error(_) => self.packet(),
            Failure::Status(_) => None,
        }
    }

    /// The pointer that cannot be used: a bad one, or the first that is NULL and may not be.
    fn pointer(&self) -> Option<Reason> {
        let is_pointer = |kind: &Kind| {
            matches!(kind, Kind::In(_) | Kind::Out(_) | Kind::InOut(_) | Kind::Shared(_))
        };
        let pointers = || self.pairs().filter(|(param, _)| is_pointer(param.kind));
        let bad = pointers().find(|(_, value)| **value == Value::Int(FAULT));
        if let Some((param, _)) = bad {
            let pattern = "{} points to nothing that can be used";
            return Some(reason("pointer", pattern, &[&param.name]));
        }
        // Attributes may always be left out.
        let may_be_null = |name: &str| {
            OPTIONAL.contains(&name) || name.to_ascii_lowercase().contains("attributes")
        };
        let mut null = pointers().filter(|(param, _)| !may_be_null(param.name));
        if let Some((param, _)) = null.find(|(_, value)| **value == Value::Int(0)) {
            return Some(reason(
                "pointer",
                "{} is NULL and has to point somewhere",
                &[&param.name],
            ));
        }
        let is_array = |kind: &Kind| matches!(kind, Kind::In(Kind::Array(_) | Kind::Bytes));
        if let Some((param, _)) = self.pairs().find(|(param, _)| is_array(param.kind)) {
            return Some(reason("pointer", "{} is shorter than it is said to be", &[&param.name]));
        }
        let pattern = "a pointer within a structure points to nothing that can be used";
        Some(reason("pointer", pattern, &[]))
    }

    /// The structure that is not where one can be.
    fn misaligned(&self) -> Option<Reason> {
        let is_bad = |value: &Value| *value == Value::Int(FAULT);
        let (param, _) = self.pairs().find(|(_, value)| is_bad(value))?;
        let pattern = "{} does not begin at a multiple of {}";
        Some(reason("pointer.aligned", pattern, &[&param.name, &4]))
    }

    fn class(&self) -> Option<Reason> {
        let (_, class) = self.pairs().find(|(param, _)| param.name.ends_with("_class"))?;
        Some(reason("class", "{} has no class {}", &[&self.name(), &class.int()?]))
    }

    /// A length that is not what is needed; the call may have said what is.
    fn length(&self, mut needed: Option<u64>) -> Option<Reason> {
        let is_length = |name: &str| {
            name == "dwBufferSize" || name.ends_with("length") && !name.starts_with("return")
        };
        if let Some((_, Value::Var(length))) =
            self.pairs().find(|(param, _)| param.name == "cchName")
        {
            let pattern = "{} is too small; {} characters are needed";
            return Some(reason("length", pattern, &[&"cchName", &length.int()?]));
        }
        let (param, given) = match self.pairs().find(|(param, _)| is_length(param.name)) {
            Some((param, given)) => (param.name, given.int()?),
            None => {
                let (param, given, size) = self.size_field()?;
                needed = needed.or(size);
                (param, given)
            }
        };
        match needed.or_else(|| self.written_size()) {
            Some(needed) => {
                let pattern = "{} is {}; {} bytes are needed";
                Some(reason("length", pattern, &[&param, &given, &needed]))
            }
            None => {
                let pattern = "{} is {}, which is not the size of the structure";
                Some(reason("length", pattern, &[&param, &given]))
            }
        }
    }

    /// The size that the call wrote, since what it was given is wrong.
    fn written_size(&self) -> Option<u64> {
        let is_size = |name: &str| ["return_length", "lpSize"].contains(&name);
        match self.pairs().find(|(param, _)| is_size(param.name))?.1 {
            Value::Place(Some(typed)) => typed.value.int(),
            Value::Var(inside) => inside.int(),
            _ => None,
        }
    }

    /// A size within a structure, and what it has to be; or one that is passed by itself.
    fn size_field(&self) -> Option<(&'static str, u64, Option<u64>)> {
        self.pairs().find_map(|(param, value)| match (param.kind, value) {
            (Kind::InOut(Kind::Struct(row)), Value::Var(inside)) => match &**inside {
                Value::Struct(_, fields) => {
                    let given = fields.get(row.field("dwSize")?)?.int()?;
                    Some(("dwSize", given, Some(row.size.into())))
                }
                _ => None,
            },
            (Kind::InOut(Kind::Unsigned(_)), Value::Var(_)) => Some((param.name, 0, None)),
            _ => None,
        })
    }

    /// Object attributes that are not well formed.
    fn attributes(&self) -> Option<Reason> {
        let (name, fields, row) = self.pairs().find_map(|(param, value)| match value {
            Value::Struct(row, fields) if row.name == "OBJECT_ATTRIBUTES" => {
                Some((param.name, fields, row))
            }
            _ => None,
        })?;
        let length = fields.get(row.field("Length")?)?.int()?;
        if length != u64::from(row.size) {
            let pattern = "the length of {} is {}; it has to be {}";
            return Some(reason("attributes", pattern, &[&name, &length, &row.size]));
        }
        let flags = fields.get(row.field("Attributes")?)?;
        let mut text = String::new();
        value(self.world, &Kind::Flags("OBJ"), flags, &mut text);
        let pattern = "{} does not take the attributes {}";
        Some(reason("attributes", pattern, &[&self.name(), &text]))
    }

    /// A packet that was taken, of input or output that failed.
    fn packet(&self) -> Option<Reason> {
        let (_, place) = self.pairs().find(|(param, _)| param.name == "lpOverlapped")?;
        match place {
            Value::Place(Some(typed)) if typed.value != Value::Int(0) => {
                let pattern = "a packet was taken, and what it reports has failed";
                Some(reason("packet.failed", pattern, &[]))
            }
            _ => None,
        }
    }

    /// A call that tells how a request ended, which failed.
    fn told(&self) -> Option<Reason> {
        if !self.name().starts_with("GetOverlappedResult") {
            return None;
        }
        let (_, place) = self.pairs().find(|(param, _)| param.name == "lpOverlapped")?;
        let Value::At(_, overlapped) = place else { return None };
        let Value::Struct(row, fields) = &**overlapped else { return None };
        let at = row.fields.iter().position(|field| field.name == "Internal")?;
        let status = Status(fields[at].int()? as u32);
        Some(reason("request.failed", "the request ended with {}", &[&status]))
    }

    /// A call that opens by name, and gets none.
    fn no_name(&self) -> Option<Reason> {
        let (_, name) = self.pairs().find(|(param, _)| param.name.ends_with("Name"))?;
        let opens = self.name().starts_with("Open") && *name == Value::Int(0);
        let pattern = "{} opens by name, and there is none";
        opens.then(|| reason("name.invalid", pattern, &[&self.name()]))
    }

    /// What CreateFileW looks at before it looks for the file.
    fn create_file(&self) -> Option<Reason> {
        const SHARES: u64 = 7;
        if self.name() != "CreateFileW" {
            return None;
        }
        let of = |name: &str| {
            let (_, value) = self.pairs().find(|(param, _)| param.name == name)?;
            value.int()
        };
        let (share, disposition) = (of("dwShareMode")?, of("dwCreationDisposition")?);
        let name = match (share, disposition) {
            (share, _) if share & !SHARES != 0 => "dwShareMode",
            (_, disposition) if !(1..=5).contains(&disposition) => "dwCreationDisposition",
            _ => "dwDesiredAccess",
        };
        let pattern = "{} does not take this value of {}";
        Some(reason("parameter", pattern, &[&self.name(), &name]))
    }

    /// The reason of the first row that fits.
    fn row(&self, failure: Failure) -> Option<Reason> {
        let fits =
            |row: &&Row| row.failure == failure && (row.call.is_empty() || row.call == self.name());
        let row = ROWS.iter().find(fits)?;
        let fills: Vec<String> = row.fills.iter().map(|word| self.fill(word)).collect();
        let fills: Vec<&dyn std::fmt::Display> = fills.iter().map(|fill| fill as _).collect();
        Some(reason(row.code, row.pattern, &fills))
    }

    fn fill(&self, word: &str) -> String {
        if word == "call" {
            return self.name().into();
        }
        if let Some(literal) = word.strip_prefix('=') {
            return literal.into();
        }
        let mut text = String::new();
        if let Some((param, of)) = self.pairs().find(|(param, _)| param.name == word) {
            value(self.world, param.kind, of, &mut text);
        }
        text
    }
}
