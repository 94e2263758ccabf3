//! Types as lines write them: structures and their fields, casts, sizes, strings, operators.

use calls::{FieldRow, Kind, STRUCTS, StructRow, Value};
use nt::Wide;
use script::{Message, Op, Str, nearest};

use crate::eval::{Eval, Wrong};
use crate::variables::Cell;

/// The row of a structure.
pub(crate) fn struct_row(name: &str) -> Eval<'_, &'static StructRow> {
    let short = name.strip_prefix('_').unwrap_or(name);
    if let Some(row) = STRUCTS.iter().find(|row| row.name == short) {
        return Ok(row);
    }
    let wide = STRUCTS.iter().find(|row| row.name.strip_suffix('W') == Some(short));
    wide.copied().ok_or_else(|| {
        let near = nearest(name, STRUCTS.iter().map(|row| row.name));
        let text = format!("{name}: no such structure");
        Wrong::new(name, text).maybe(near.map(|near| format!("{near}?")))
    })
}

pub(crate) fn field_of<'a>(row: &'static StructRow, name: &'a str) -> Eval<'a, usize> {
    row.field(name).ok_or_else(|| {
        let near = nearest(name, row.fields.iter().map(|field: &FieldRow| field.name));
        let text = format!("{} has no field {name}", row.name);
        Wrong::new(name, text).maybe(near.map(|near| format!(".{near}?")))
    })
}

/// A text, as characters or as bytes.
pub(crate) fn string<'a>(text: &Str<'a>, kind: &Kind) -> Eval<'a, Cell> {
    let wrong = |message: Message| Wrong { at: text.text, text: message.text, help: message.help };
    let bytes = matches!(kind, Kind::Bytes | Kind::In(Kind::Bytes))
        || (!text.wide && !matches!(kind, Kind::Text | Kind::In(Kind::Text)));
    if bytes && text.wide {
        let units = text.wide_units().map_err(wrong)?;
        let bytes = units.iter().flat_map(|unit| unit.to_le_bytes());
        return Ok(Cell::Plain(Value::Bytes(bytes.collect())));
    }
    if bytes {
        return Ok(Cell::Plain(Value::Bytes(text.bytes().map_err(wrong)?.into())));
    }
    let units = text.wide_units().map_err(wrong)?;
    Ok(Cell::Plain(Value::Text(Wide::from(units))))
}

/// The bytes of a text in memory.
pub(crate) fn as_bytes(value: Value) -> Value {
    match value {
        Value::Text(text) => {
            Value::Bytes(text.as_units().iter().flat_map(|unit| unit.to_le_bytes()).collect())
        }
        other => other,
    }
}

pub(crate) fn binary(op: Op, left: u64, right: u64) -> u64 {
    let (signed_left, signed_right) = (left as i64, right as i64);
    match op {
        Op::OrElse | Op::AndAlso => (right != 0).into(),
        Op::Eq => (left == right).into(),
        Op::Ne => (left != right).into(),
        Op::Lt => (signed_left < signed_right).into(),
        Op::Le => (signed_left <= signed_right).into(),
        Op::Gt => (signed_left > signed_right).into(),
        Op::Ge => (signed_left >= signed_right).into(),
        Op::Or => left | right,
        Op::And => left & right,
        Op::Add => left.wrapping_add(right),
        Op::Sub => left.wrapping_sub(right),
    }
}

/// The width in bits of a type that a cast names, and whether it is signed.
fn width(typename: &str) -> (u32, bool) {
    match typename {
        "BYTE" | "UCHAR" | "BOOLEAN" => (8, false),
        "CHAR" => (8, true),
        "WORD" | "USHORT" | "WCHAR" => (16, false),
        "SHORT" => (16, true),
        "DWORD" | "ULONG" | "UINT" | "ACCESS_MASK" => (32, false),
        "LONG" | "INT" | "BOOL" | "NTSTATUS" | "HRESULT" => (32, true),
        _ => (64, false),
    }
}

pub(crate) fn narrow(typename: &str, value: u64) -> u64 {
    match width(typename) {
        (64, _) => value,
        (bits, false) => value & ((1 << bits) - 1),
        (bits, true) => ((value << (64 - bits)) as i64 >> (64 - bits)) as u64,
    }
}

pub(crate) fn cast_kind(typename: &str) -> &'static Kind {
    match typename {
        "HANDLE" | "PHANDLE" => &Kind::Handle(None),
        "BOOL" | "BOOLEAN" => &Kind::Bool,
        "NTSTATUS" => &Kind::Status,
        "ACCESS_MASK" => &Kind::Access(None),
        "LONG" | "INT" => &Kind::Signed(32),
        "LONGLONG" | "LONG64" | "INT64" => &Kind::Signed(64),
        "LPVOID" | "PVOID" => &Kind::Address,
        _ => &Kind::Unsigned(64),
    }
}

pub(crate) fn kind_of_constant(name: &str) -> &'static Kind {
    match nt::constant(name).map(|constant| constant.group) {
        Some("BOOL") => &Kind::Bool,
        Some("HANDLE") => &Kind::Handle(None),
        Some("WAIT") => &Kind::Wait,
        Some("STATUS") => &Kind::Status,
        Some("ERROR") => &Kind::Error,
        Some("ACCESS") => &Kind::Access(None),
        _ => &Kind::Unsigned(64),
    }
}

pub(crate) fn size_of_type(typename: &str) -> Eval<'_, u64> {
    if let Ok(row) = struct_row(typename) {
        return Ok(row.size.into());
    }
    if script::TYPE_NAMES.contains(&typename) {
        return Ok((width(typename).0 / 8).into());
    }
    Err(struct_row(typename).expect_err("it was just looked for"))
}
