//! From a program's memory to the values of a call.
//!
//! What is read goes by two things: the C type, which says where the bytes lie, and the kind of the
//! row, which says what they mean.

use abi::layout::{self, Field, Layout};
use abi::types::{Shape, measure, shape};
use calls::{Kind, MISALIGNED, StructRow, Value};
use nt::Wide;

use crate::memory::{self, Fault};
use crate::{attributes, descriptors, text};

/// How long a text without a length may be: more than any call takes.
const LONGEST_TEXT: usize = 0x10_0000;

/// What stands for a pointer that cannot be used.
pub(crate) fn bad(at: u64, fault: Fault) -> Value {
    Value::Int(match fault {
        Fault::Access if at == MISALIGNED => calls::FAULT,
        Fault::Access => at,
        Fault::Misaligned => MISALIGNED,
    })
}

/// A text that ends with a zero, of units of so many bytes.
pub(crate) fn text_at(at: u64, unit: usize) -> Result<Wide, Fault> {
    let mut found: Vec<u8> = Vec::new();
    let mut piece = [0; 512];
    loop {
        let from = at.wrapping_add(found.len() as u64);
        let count = memory::read_some(from, &mut piece);
        let whole = count / unit * unit;
        let mut units = piece[..whole].chunks(unit);
        if let Some(end) = units.position(|unit| unit.iter().all(|byte| *byte == 0)) {
            found.extend(&piece[..end * unit]);
            return Ok(wide(&found, unit));
        }
        if whole == 0 {
            return Err(Fault::Access);
        }
        found.extend(&piece[..whole]);
        if found.len() > LONGEST_TEXT {
            return Ok(wide(&found, unit));
        }
    }
}

/// Texts one behind the other up to an empty one: an environment. Each keeps its zero.
pub(crate) fn block_at(at: u64, unit: usize) -> Result<Wide, Fault> {
    let mut all = Vec::new();
    loop {
        let from = at.wrapping_add((all.len() * unit) as u64);
        let one = text_at(from, unit)?;
        if one.is_empty() || all.len() > LONGEST_TEXT {
            return Ok(Wide::from(all));
        }
        all.extend(one.as_units());
        all.push(0);
    }
}

/// Bytes as text.
pub(crate) fn wide(bytes: &[u8], unit: usize) -> Wide {
    if unit == 1 {
        return Wide::from(text::to_wide(bytes));
    }
    let units = bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
    Wide::from(units.collect::<Vec<_>>())
}

/// The UNICODE_STRING at an address.
pub(crate) fn counted_text(at: u64) -> Result<Wide, Fault> {
    memory::low(at)?;
    let length = memory::number(at, 2)? as usize;
    let buffer = memory::number(at + 8, 8)?;
    if length == 0 {
        return Ok(Wide::default());
    }
    if buffer & 1 != 0 {
        return Err(Fault::Misaligned);
    }
    memory::bytes(buffer, length & !1).map(|bytes| wide(&bytes, 2))
}

/// What lies at an address, of a type and of a kind.
pub(crate) fn value_at(at: u64, of: &'static str, kind: &'static Kind) -> Result<Value, Fault> {
    memory::low(at)?;
    Ok(match (kind, shape(of)) {
        (Kind::Struct(row), _) => structure_at(at, row, layout_of(of, row))?,
        (Kind::Text, Shape::Struct("UNICODE_STRING")) => Value::Text(counted_text(at)?),
        (Kind::Text, Shape::Array(of, count)) => {
            let unit = measure(of).0 as usize;
            let bytes = memory::bytes(at, count as usize * unit)?;
            let end = bytes.chunks(unit).position(|unit| unit.iter().all(|byte| *byte == 0));
            Value::Text(wide(&bytes[..end.unwrap_or(count as usize) * unit], unit))
        }
        (Kind::Text, Shape::Pointer(to)) => match memory::number(at, 8)? {
            0 => Value::Text(Wide::default()),
            pointer => Value::Text(pointed_text(pointer, to)?),
        },
        (Kind::In(to), _) => pointed(memory::number(at, 8)?, of, to),
        (Kind::Bool, _) => Value::Int((memory::number(at, measure(of).0)? != 0).into()),
        (_, Shape::Int(size, true)) => {
            let bits = 64 - 8 * size;
            Value::Int(((memory::number(at, size)? << bits) as i64 >> bits) as u64)
        }
        _ => Value::Int(memory::number(at, measure(of).0)?),
    })
}

/// The text behind a pointer to a type.
fn pointed_text(at: u64, to: &str) -> Result<Wide, Fault> {
    match to {
        "WCHAR" => text_at(at, 2),
        "CHAR" => text_at(at, 1),
        "UNICODE_STRING" => counted_text(at),
        "SID" => descriptors::read_sid(at),
        "ACL" => descriptors::read_acl(at),
        _ => descriptors::read_descriptor(at),
    }
}

/// What an `In` pointer brings: its value, or the number that stands for what is wrong with it.
pub(crate) fn pointed(at: u64, of: &'static str, to: &'static Kind) -> Value {
    if at == 0 {
        return Value::Int(0);
    }
    let Shape::Pointer(target) = shape(of) else { return Value::Int(at) };
    let read = match to {
        Kind::Text => pointed_text(at, target).map(Value::Text),
        Kind::Struct(row) if row.name == "OBJECT_ATTRIBUTES" && at & 3 != 0 => {
            return Value::Int(at);
        }
        Kind::Struct(row) if row.name == "ATTRIBUTE_LIST" => attributes::list_at(at),
        Kind::Struct(row) => structure_at(at, row, layout_of(target, row)),
        to => value_at(at, target, to),
    };
    match read {
        // A bare number would be an address that nothing is known to lie behind.
        Ok(number @ Value::Int(_)) => Value::Var(Box::new(number)),
        Ok(value) => value,
        Err(fault) => bad(at, fault),
    }
}

/// The layout that a C type has, or else that of the row's own name.
pub(crate) fn layout_of(of: &str, row: &StructRow) -> &'static Layout {
    let by_name = || layout::find(row.name).or_else(|| layout::find(row.name.strip_suffix("_EX")?));
    layout::find(of).or_else(by_name).expect("every structure has a layout")
}

/// The structure at an address.
pub(crate) fn structure_at(
    at: u64,
    row: &'static StructRow,
    layout: &'static Layout,
) -> Result<Value, Fault> {
    memory::low(at)?;
    // All of it has to be there, but for what is open at its end.
    let fixed = layout.open_end().map_or(layout.size, |field| field.at);
    memory::bytes(at, fixed as usize)?;
    let mut fields = Vec::with_capacity(row.fields.len());
    for (position, field) in row.fields.iter().enumerate() {
        let place = place_of(layout, field.name, 0);
        let value = match place {
            _ if row.name.starts_with("PROCESS_MITIGATION_STRICT") => {
                Value::Int(memory::number(at, 4)? >> position & 1)
            }
            Some((offset, place)) if is_open(layout, place) => {
                open_end(at, at + u64::from(offset), layout, place, field.kind)?
            }
            Some((offset, place)) => value_at(at + u64::from(offset), place.of, field.kind)?,
            None => field.kind.zero(),
        };
        let is_size = row.size_field == Some(position);
        fields.push(match value {
            // The twin of bytes is shorter; what counts is that the size is right.
            Value::Int(size) if is_size && size == u64::from(layout.size) => {
                Value::Int(row.size.into())
            }
            value => value,
        });
    }
    Ok(Value::Struct(row, fields.into()))
}

/// Where a field lies, perhaps in a structure inside.
pub(crate) fn place_of(
    layout: &'static Layout,
    name: &str,
    base: u32,
) -> Option<(u32, &'static Field)> {
    if let Some(field) = layout.field(name) {
        return Some((base + field.at, field));
    }
    layout.fields.iter().find_map(|field| match shape(field.of) {
        Shape::Struct(inner) => place_of(layout::find(inner)?, name, base + field.at),
        _ => None,
    })
}

pub(crate) fn is_open(layout: &Layout, field: &Field) -> bool {
    layout.open_end().is_some_and(|open| open.at == field.at && open.of == field.of)
}

/// The number that says how much there is at an open end: a count of elements, or of bytes.
pub(crate) fn count_field(layout: &'static Layout, counts_bytes: bool) -> &'static Field {
    let mut before = layout.fields.iter().rev().skip(1);
    let is_count = |field: &&Field| {
        if counts_bytes { field.name.ends_with("Length") } else { !field.name.contains("Reserved") }
    };
    match counts_bytes {
        true => before.find(is_count),
        false if layout.name == "JOBOBJECT_BASIC_PROCESS_ID_LIST" => before.next(),
        false => layout.fields.iter().find(is_count),
    }
    .unwrap_or(&layout.fields[0])
}

/// What is at the open end of a structure.
fn open_end(
    base: u64,
    at: u64,
    layout: &'static Layout,
    field: &Field,
    kind: &'static Kind,
) -> Result<Value, Fault> {
    const MOST: u64 = 0x1_0000;
    let of = field.of.strip_suffix("[1]").unwrap_or(field.of);
    let counts_bytes = !matches!(kind, Kind::Array(_));
    let counter = count_field(layout, counts_bytes);
    let count = memory::number(base + u64::from(counter.at), counter.size)?.min(MOST);
    Ok(match kind {
        Kind::Array(kind) => {
            let size = u64::from(measure(of).0);
            let item = |number| value_at(at + number * size, of, kind);
            Value::Array((0..count).map(item).collect::<Result<_, _>>()?)
        }
        Kind::Text => Value::Text(wide(&memory::bytes(at, count as usize & !1)?, 2)),
        _ => Value::Bytes(memory::bytes(at, count as usize)?.into()),
    })
}

/// So many elements of an array.
pub(crate) fn array_at(
    at: u64,
    count: u64,
    of: &'static str,
    kind: &'static Kind,
) -> Result<Value, Fault> {
    memory::low(at)?;
    let (size, _) = measure(of);
    let item = |number| value_at(at + number * u64::from(size), of, kind);
    Ok(Value::Array((0..count).map(item).collect::<Result<_, _>>()?))
}
