//! Expressions of a scenario as expressions of C.

use calls::{Kind, STRUCTS, StructRow};
use script::{Arg, Expr, Op};

use crate::obstacle::Obstacle;
use crate::structures::is_large;
use crate::types::{Class, Type, is_known};
use crate::writer::Writer;

/// The longest text that a call may write to.
const TEXT_MAX: usize = 1_900;

/// A piece of C, and what C takes it for.
#[derive(Clone, Debug)]
pub(crate) struct C {
    pub text: String,
    pub class: Class,
}

impl C {
    pub(crate) fn new(text: impl Into<String>, class: Class) -> C {
        C { text: text.into(), class }
    }

    /// The text as an operand: in parentheses when it consists of several.
    fn operand(&self) -> String {
        let is_one = self.text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.->[]".contains(&b))
            || self.text.starts_with("((") && self.text.ends_with("))");
        if is_one { self.text.clone() } else { format!("({})", self.text) }
    }

    /// The piece where a value of a class is wanted.
    pub(crate) fn into_class(self, wanted: Class) -> String {
        match (self.class, wanted) {
            (Class::Number | Class::Wide, Class::Pointer) if self.text != "NULL" => {
                format!("(HANDLE)(ULONG_PTR){}", self.operand())
            }
            (Class::Pointer, Class::Number) => format!("(DWORD)(ULONG_PTR){}", self.operand()),
            (Class::Pointer, Class::Wide) => format!("(ULONG_PTR){}", self.operand()),
            (Class::Wide, Class::Number) => format!("(DWORD){}", self.operand()),
            _ => self.text,
        }
    }
}

impl Writer<'_, '_> {
    /// An expression for a parameter or a field of a kind.
    pub(crate) fn value(&mut self, expr: &Expr<'_>, kind: &'static Kind) -> Result<C, Obstacle> {
        let wanted = crate::types::class(kind);
        match (expr, kind) {
            (Expr::Int { value: 0, .. }, _) if matches!(wanted, Class::Pointer | Class::Whole) => {
                Ok(C::new("NULL", Class::Pointer))
            }
            (Expr::Str(text), Kind::In(Kind::Bytes) | Kind::Bytes) => {
                let bytes = text.bytes().map_err(|message| self.obstacle(message.text))?;
                Ok(C::new(bytes_literal(&bytes), Class::Whole))
            }
            (Expr::Str(text), _) => {
                let units = text.wide_units().map_err(|message| self.obstacle(message.text))?;
                self.refuse_paths(&units)?;
                if units.len() > TEXT_MAX {
                    return Err(self.obstacle("a text of that length"));
                }
                Ok(C::new(wide_literal(&units), Class::Whole))
            }
            (Expr::Init { typename, items, .. }, _) => self.init(*typename, items, kind),
            (Expr::Ref(inner), _) => self.address(inner, kind),
            (Expr::Name("NULL"), _) => Ok(C::new("NULL", Class::Pointer)),
            (Expr::Name(name), Kind::Routine) => self.routine(name),
            _ => {
                let value = self.number(expr)?;
                let text = match (&value.class, wanted) {
                    // A number where a pointer is wanted: an address of nothing.
                    (Class::Number | Class::Wide, Class::Whole) => {
                        format!("(void *)(ULONG_PTR){}", value.operand())
                    }
                    _ => value.into_class(wanted),
                };
                Ok(C::new(text, wanted))
            }
        }
    }

    /// `&place` or `&TYPE{ … }` for a pointer.
    fn address(&mut self, inner: &Expr<'_>, kind: &'static Kind) -> Result<C, Obstacle> {
        let to = match kind {
            Kind::In(to) | Kind::Out(to) | Kind::InOut(to) | Kind::Shared(to) => to,
            Kind::Location | Kind::Watched => return self.location(inner),
            other => other,
        };
        if let Expr::Init { typename, items, .. } = inner {
            let value = self.init(*typename, items, to)?;
            if value.class == Class::Pointer {
                return Ok(value);
            }
            return Ok(C::new(format!("&{}", value.text), Class::Pointer));
        }
        let place = self.place(inner)?;
        let text = match (place.1, to) {
            (of, _) if of.is_array() => place.0,
            (of, _) if matches!(of.kind, Kind::Struct(row) if row.name == "ATTRIBUTE_LIST") => {
                place.0
            }
            // The types of Win32 and those of the table of calls differ in their names alone.
            (_, Kind::Handle(_) | Kind::Unsigned(32) | Kind::Id) if !self.is_native => {
                format!("&{}", place.0)
            }
            _ => format!("(void *)&{}", place.0),
        };
        Ok(C::new(text, Class::Pointer))
    }

    /// A structure or an array that is written out.
    pub(crate) fn init(
        &mut self,
        typename: Option<&str>,
        items: &[Arg<'_>],
        kind: &'static Kind,
    ) -> Result<C, Obstacle> {
        let row = match (typename, kind) {
            (Some(name), _) => Some(self.structure(name)?),
            (None, Kind::Struct(row) | Kind::In(Kind::Struct(row))) => Some(*row),
            (None, _) => None,
        };
        let Some(row) = row else {
            let of = match kind {
                Kind::Array(of) | Kind::In(Kind::Array(of)) => of,
                _ => &Kind::Handle(None),
            };
            if items.is_empty() {
                return Ok(C::new("(HANDLE[1]){ NULL }", Class::Whole));
            }
            let parts: Result<Vec<String>, Obstacle> =
                items.iter().map(|item| Ok(self.value(&item.value, of)?.text)).collect();
            let type_name = crate::types::scalar(of).unwrap_or("HANDLE");
            return Ok(C::new(format!("({type_name}[]){{ {} }}", parts?.join(", ")), Class::Whole));
        };
        match row.name {
            "ATTRIBUTE_LIST" => return self.attribute_list(row, items),
            "STARTUPINFOEXW" => return self.extended(row, items),
            _ => {}
        }
        if !is_known(row) {
            return Err(self.obstacle(format!("the structure {}", row.name)));
        }
        self.use_structure(row);
        let mut parts = Vec::new();
        if let Some(size) = row.size_field
            && !items.iter().any(|item| item.name == Some(row.fields[size].name))
        {
            parts.push(format!(".{} = sizeof({})", row.fields[size].name, row.name));
        }
        for (at, item) in items.iter().enumerate() {
            let at = item.name.and_then(|name| row.field(name)).unwrap_or(at);
            let Some(field) = row.fields.get(at) else { continue };
            let value = self.field_value(row, field.name, &item.value, field.kind)?;
            let large = if is_large(row, field.kind) { ".QuadPart" } else { "" };
            parts.push(format!(".{}{large} = {value}", field.name));
        }
        if parts.is_empty() {
            parts.push("0".into());
        }
        Ok(C::new(format!("({}){{ {} }}", row.name, parts.join(", ")), Class::Whole))
    }

    /// A list of attributes: the function behind it makes the calls that build it.
    fn attribute_list(&mut self, row: &StructRow, items: &[Arg<'_>]) -> Result<C, Obstacle> {
        let (mut handles, mut jobs) = ("NULL, 0".to_owned(), "NULL, 0".to_owned());
        let mut parent = "NULL".to_owned();
        for item in items {
            let name = item.name.unwrap_or_default();
            let kind = row.field(name).map_or(&Kind::Any, |at| row.fields[at].kind);
            match (name, &item.value) {
                ("PARENT_PROCESS", value) => parent = self.value(value, kind)?.text,
                ("HANDLE_LIST" | "JOB_LIST", Expr::Init { items: of, .. }) => {
                    let text = format!("{}, {}", self.value(&item.value, kind)?.text, of.len());
                    *(if name == "JOB_LIST" { &mut jobs } else { &mut handles }) = text;
                }
                _ => return Err(self.obstacle(format!("the attribute {name} of a process"))),
            }
        }
        Ok(C::new(format!("attribute_list({handles}, {parent}, {jobs})"), Class::Pointer))
    }

    /// A STARTUPINFOEXW, whose first part is a structure of its own in C.
    fn extended(&mut self, row: &'static StructRow, items: &[Arg<'_>]) -> Result<C, Obstacle> {
        let mut list = String::new();
        let mut parts = Vec::new();
        if !items.iter().any(|item| item.name == Some("cb")) {
            parts.push(".cb = sizeof(STARTUPINFOEXW)".to_owned());
        }
        for item in items {
            let name = item.name.unwrap_or_default();
            let Some(at) = row.field(name) else { continue };
            let value = self.field_value(row, name, &item.value, row.fields[at].kind)?;
            match name {
                "lpAttributeList" => list = format!(", .lpAttributeList = {value}"),
                _ => parts.push(format!(".{name} = {value}")),
            }
        }
        let parts = parts.join(", ");
        let text = format!("(STARTUPINFOEXW){{ .StartupInfo = {{ {parts} }}{list} }}");
        Ok(C::new(text, Class::Whole))
    }

    fn field_value(
        &mut self,
        row: &StructRow,
        field: &str,
        expr: &Expr<'_>,
        kind: &'static Kind,
    ) -> Result<String, Obstacle> {
        let value = self.value(expr, kind)?.text;
        let is_descriptor = field.ends_with("SecurityDescriptor");
        Ok(match expr {
            Expr::Str(_) if is_descriptor => format!("descriptor({value})"),
            Expr::Str(_) if row.name == "OBJECT_ATTRIBUTES" => {
                self.use_named("UNICODE_STRING");
                format!("NAME({value})")
            }
            Expr::Str(_) => format!("writable({value})"),
            _ => value,
        })
    }

    /// A number, or a handle.
    pub(crate) fn number(&mut self, expr: &Expr<'_>) -> Result<C, Obstacle> {
        Ok(match expr {
            Expr::Int { value, hex, .. } => {
                let text = if *hex { format!("{value:#x}") } else { value.to_string() };
                let wide = *value > u64::from(u32::MAX);
                C::new(text, if wide { Class::Wide } else { Class::Number })
            }
            Expr::Neg(inner) => {
                let inner = self.number(inner)?;
                C::new(format!("-{}", inner.operand()), inner.class)
            }
            Expr::Not(inner) => {
                let inner = self.number(inner)?;
                C::new(format!("~{}", inner.operand()), inner.class)
            }
            Expr::Cast(typename, inner) => self.cast(typename, inner)?,
            Expr::Sizeof(name) => {
                if let Some(row) = STRUCTS.iter().find(|row| row.name == *name) {
                    self.use_structure(row);
                }
                C::new(format!("sizeof({name})"), Class::Wide)
            }
            Expr::Binary(op, left, right) => self.binary(*op, left, right)?,
            Expr::Call { name, args } => {
                let (text, row) = self.call_text(name, args)?;
                C::new(text, crate::types::class(row.returns))
            }
            Expr::Name(name) => match self.variable(name) {
                Some((text, of)) => C::new(text, of.class()),
                None => self.constant(name)?,
            },
            Expr::Field(..) | Expr::Index(..) => {
                if let Some(found) = self.of_actor(expr)? {
                    return Ok(found);
                }
                let (text, of) = self.place(expr)?;
                C::new(text, of.class())
            }
            Expr::Str(_) | Expr::Init { .. } | Expr::Ref(_) | Expr::Any => {
                return Err(self.obstacle("an address used as a number"));
            }
        })
    }

    fn cast(&mut self, typename: &str, inner: &Expr<'_>) -> Result<C, Obstacle> {
        let negative = matches!(inner, Expr::Neg(_));
        let inner = self.number(inner)?;
        let is_pointer = typename.ends_with("HANDLE") || typename.ends_with("VOID");
        Ok(match (is_pointer, inner.class) {
            (true, Class::Number | Class::Wide) if negative => {
                C::new(format!("({typename})(LONG_PTR){}", inner.operand()), Class::Pointer)
            }
            (true, Class::Number | Class::Wide) => {
                C::new(format!("({typename})(ULONG_PTR){}", inner.operand()), Class::Pointer)
            }
            (true, _) => inner,
            (false, Class::Pointer) => {
                let text = format!("({typename})(ULONG_PTR){}", inner.operand());
                C::new(text, Class::Wide)
            }
            (false, class) => C::new(format!("({typename}){}", inner.operand()), class),
        })
    }

    fn binary(&mut self, op: Op, left: &Expr<'_>, right: &Expr<'_>) -> Result<C, Obstacle> {
        let (left, right) = (self.number(left)?, self.number(right)?);
        let is_handle = left.class == Class::Pointer;
        let compares = !matches!(op, Op::Or | Op::And | Op::Add | Op::Sub);
        let (left_text, right_text) = match (left.class, right.class) {
            (Class::Pointer, Class::Pointer) if compares => (left.operand(), right.operand()),
            (Class::Pointer, _) | (_, Class::Pointer) => {
                (left.clone().into_class(Class::Wide), right.clone().into_class(Class::Wide))
            }
            _ => (left.operand(), right.operand()),
        };
        let text = format!("{left_text} {} {right_text}", op.sign());
        if compares {
            return Ok(C::new(text, Class::Number));
        }
        Ok(match (is_handle, left.class == Class::Wide || right.class == Class::Wide) {
            (true, _) => C::new(format!("(HANDLE)({text})"), Class::Pointer),
            (false, true) => C::new(text, Class::Wide),
            (false, false) => C::new(text, Class::Number),
        })
    }

    fn constant(&mut self, name: &str) -> Result<C, Obstacle> {
        let Some(constant) = nt::constant(name) else {
            return Err(self.obstacle(format!("{name}: nothing that C knows")));
        };
        if matches!(constant.group, "HANDLE") {
            return Ok(C::new(name, Class::Pointer));
        }
        match name {
            "OBJ_PERMANENT" => return Err(self.obstacle("an object that outlives the program")),
            "CREATE_NEW_CONSOLE" => return Err(self.obstacle("a console of its own")),
            _ => {}
        }
        self.use_constant(name);
        let wide = constant.bits() > u64::from(u32::MAX) && constant.value > 0;
        Ok(C::new(name, if wide { Class::Wide } else { Class::Number }))
    }

    /// The row of a structure by its name, as a scenario may write it.
    pub(crate) fn structure(&self, name: &str) -> Result<&'static StructRow, Obstacle> {
        let short = name.strip_prefix('_').unwrap_or(name);
        let found = STRUCTS
            .iter()
            .find(|row| row.name == short)
            .or_else(|| STRUCTS.iter().find(|row| row.name.strip_suffix('W') == Some(short)));
        match found {
            Some(row) if is_known(row) => Ok(row),
            _ => Err(self.obstacle(format!("the structure {name}"))),
        }
    }

    /// Refuses names on a volume: a program would have to bring the volume along.
    fn refuse_paths(&self, units: &[u16]) -> Result<(), Obstacle> {
        let text = String::from_utf16_lossy(units);
        let is_drive = |at: usize| {
            text[at + 1..].starts_with(":\\")
                && text[..=at].ends_with(|c: char| c.is_ascii_alphabetic())
        };
        if text.is_ascii() && (0..text.len()).any(is_drive) {
            return Err(self.obstacle("paths on a volume"));
        }
        Ok(())
    }

    /// A type of a variable by the kind that a call writes.
    pub(crate) fn type_of(kind: &'static Kind, length: usize) -> Type {
        Type { kind, length }
    }
}

/// A wide string of C. A number that cannot be an address stands for bad memory elsewhere.
pub(crate) fn wide_literal(units: &[u16]) -> String {
    let mut text = String::from("L\"");
    let mut after_hex = false;
    for unit in units {
        let c = char::from_u32((*unit).into()).unwrap_or('\u{FFFD}');
        match c {
            '"' | '\\' => {
                text.push('\\');
                text.push(c);
            }
            // A digit behind an escape in hexadecimal would be taken for a part of it.
            ' '..='~' if !(after_hex && c.is_ascii_hexdigit()) => text.push(c),
            _ => {
                if after_hex {
                    text.push_str("\" L\"");
                }
                text.push_str(&format!("\\x{unit:04x}"));
                after_hex = true;
                continue;
            }
        }
        after_hex = false;
    }
    text.push('"');
    text
}

/// A string of C.
pub(crate) fn bytes_literal(bytes: &[u8]) -> String {
    let mut text = String::from("\"");
    for byte in bytes {
        match byte {
            b'"' | b'\\' => text.push_str(&format!("\\{}", *byte as char)),
            b' '..=b'~' => text.push(*byte as char),
            _ => text.push_str(&format!("\\{byte:03o}")),
        }
    }
    text.push('"');
    text
}
