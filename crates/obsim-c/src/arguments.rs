//! The arguments of a call: numbers on the way in, values of the table on the way out.

use abi::forms::Form;
use abi::types::{Shape, measure, shape};
use calls::{Kind, Layer, MISALIGNED, Value};

use crate::decode::{self, bad, pointed, structure_at, value_at};
use crate::memory::{self, Fault};
use crate::{any, attributes, session};

/// A place that a call writes.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// Its address.
    pub(crate) at: u64,
    /// The C type of what lies there.
    pub(crate) of: &'static str,
    /// What it means.
    pub(crate) kind: &'static Kind,
    /// How many bytes there is room for, if the call says so.
    pub(crate) room: Option<u64>,
    /// What the program has written there before.
    pub(crate) before: Option<Value>,
}

/// Reads the arguments of a call: a value for each parameter, and the places that it writes.
pub(crate) fn read(form: &Form, numbers: &[u64]) -> (Vec<Value>, Vec<Option<Place>>) {
    let row = form.row();
    let mut values = Vec::with_capacity(numbers.len());
    let mut places = Vec::with_capacity(numbers.len());
    for (position, param) in row.params.iter().enumerate() {
        let (value, place) = argument(form, numbers, position, param.kind);
        values.push(value);
        places.push(place);
    }
    (values, places)
}

fn argument(
    form: &Form,
    numbers: &[u64],
    position: usize,
    kind: &'static Kind,
) -> (Value, Option<Place>) {
    let (number, of) = (numbers[position], form.params[position].of);
    match kind {
        Kind::In(to) => (given(form, numbers, position, to), None),
        Kind::Out(to) => place(form, numbers, position, to),
        Kind::InOut(to) => in_out(form, numbers, position, to),
        Kind::Shared(to) => shared(number, of, to),
        Kind::Watched => (watched(number, numbers.get(2).copied()), None),
        Kind::Bool => (Value::Int((number != 0).into()), None),
        _ => {
            let value = match shape(of) {
                Shape::Int(size, true) if size < 8 => {
                    let bits = 64 - 8 * size;
                    ((number << bits) as i64 >> bits) as u64
                }
                _ => number,
            };
            (Value::Int(value), None)
        }
    }
}

/// What a pointer that is read brings.
fn given(form: &Form, numbers: &[u64], position: usize, to: &'static Kind) -> Value {
    let (at, of, call) = (numbers[position], form.params[position].of, form.row().name);
    if at == 0 {
        return Value::Int(0);
    }
    let read = match to {
        Kind::Any => {
            let length = length_of(form, numbers, position).unwrap_or(0);
            if at & 3 != 0 && call != "NtFsControlFile" {
                return Value::Int(MISALIGNED);
            }
            any::given(call, numbers, at, length)
        }
        Kind::Bytes => {
            let length = length_of(form, numbers, position).unwrap_or(0);
            memory::bytes(at, length as usize).map(|bytes| Value::Bytes(bytes.into()))
        }
        Kind::Array(_) if call == "UpdateProcThreadAttribute" => numbers_at(at, numbers[4]),
        Kind::Array(to) => array(form, numbers, position, to),
        Kind::Text if form.params[position].name == "lpEnvironment" => {
            const UNICODE: u64 = 0x400;
            let unit = if numbers[5] & UNICODE != 0 { 2 } else { 1 };
            decode::block_at(at, unit).map(Value::Text)
        }
        Kind::Unsigned(64) if call == "WaitOnAddress" => {
            let size = numbers[2].clamp(1, 8) as u32;
            memory::number(at, size).map(|number| Value::Var(Box::new(Value::Int(number))))
        }
        Kind::Struct(row) => match row.name {
            "PS_ATTRIBUTE_LIST" => attributes::native_list_at(at),
            "PROCESS_PARAMETERS" => attributes::process_parameters_at(at),
            "BOUNDARY_DESCRIPTOR" => return boundary(at, of),
            "STARTUPINFOW" => startup_info(at, numbers[5], form.ansi),
            _ => return pointed(at, of, to),
        },
        _ => return pointed(at, of, to),
    };
    read.unwrap_or_else(|fault| bad(at, fault))
}

/// The start-up information: the longer form if the flags say so.
fn startup_info(at: u64, flags: u64, ansi: bool) -> Result<Value, Fault> {
    const EXTENDED: u64 = 0x8_0000;
    let (row, wide, bytes) = if flags & EXTENDED != 0 {
        (calls::STARTUPINFOEXW::ROW, "STARTUPINFOEXW", "STARTUPINFOEXA")
    } else {
        (calls::STARTUPINFOW::ROW, "STARTUPINFOW", "STARTUPINFOA")
    };
    structure_at(at, row, decode::layout_of(if ansi { bytes } else { wide }, row))
}

/// A boundary that a handle of this library stands for.
fn boundary(handle: u64, of: &str) -> Value {
    let handle = if of == "PHANDLE" { memory::number(handle, 8).unwrap_or(0) } else { handle };
    let found = session::boundary(handle);
    found.map_or(Value::Int(handle.max(1)), |boundary| calls::Param::to_value(&boundary))
}

/// Numbers of an attribute, so many bytes of them.
fn numbers_at(at: u64, bytes: u64) -> Result<Value, Fault> {
    if bytes < 8 {
        let number = memory::number(at, bytes as u32)?;
        return Ok(Value::Array(Box::new([Value::Int(number)])));
    }
    const MOST: u64 = 0x1_0000;
    decode::array_at(at, bytes.min(MOST) / 8, "HANDLE", &Kind::Handle(None))
}

/// An array, as long as the number beside it says.
fn array(form: &Form, numbers: &[u64], position: usize, to: &'static Kind) -> Result<Value, Fault> {
    let Shape::Pointer(of) = shape(form.params[position].of) else { return Err(Fault::Access) };
    let count = position.checked_sub(1).map_or(0, |before| numbers[before] as u32);
    // More than a call takes is not read: the call says so itself.
    const MOST: u32 = 0x1000;
    let at = numbers[position];
    if matches!(to, Kind::Handle(_)) && at & 7 != 0 && form.id.layer == Layer::Nt {
        return Err(Fault::Misaligned);
    }
    let count = if count > MOST { 0 } else { count };
    decode::array_at(at, count.into(), of, to)
}

/// The number that threads wait for: where it lies, and what it is.
fn watched(at: u64, size: Option<u64>) -> Value {
    let size = size.filter(|size| matches!(size, 1 | 2 | 4 | 8)).unwrap_or(8);
    match memory::number(at, size as u32) {
        Ok(value) => Value::Array(Box::new([Value::Int(at), Value::Int(value)])),
        Err(_) => Value::Int(at),
    }
}

/// A place that is written.
fn place(
    form: &Form,
    numbers: &[u64],
    position: usize,
    to: &'static Kind,
) -> (Value, Option<Place>) {
    let (at, call) = (numbers[position], form.row().name);
    if call == "NtCreateThreadEx" && matches!(to, Kind::Struct(_)) {
        return client_id(at, to);
    }
    if call == "NtCreateUserProcess" && matches!(to, Kind::Struct(_)) {
        return client_id(numbers[10], to);
    }
    if at == 0 {
        return (Value::Int(0), None);
    }
    let of = match shape(form.params[position].of) {
        Shape::Pointer(of) => of,
        _ => return (Value::Int(at), None),
    };
    let length = length_of(form, numbers, position);
    let (needed, room) = match to {
        Kind::Any | Kind::Bytes => (length.unwrap_or(1), length),
        Kind::Text if of == "WCHAR" || of == "CHAR" => {
            let unit = u64::from(measure(of).0);
            (unit.min(length.unwrap_or(1) * unit), length.map(|length| length * unit))
        }
        Kind::Text => (length.unwrap_or(1), length),
        Kind::Array(_) => {
            let element = u64::from(measure(of).0.max(1));
            // Their length is one of bytes.
            let listing = matches!(of, "OBJECT_DIRECTORY_INFORMATION" | "FILE_NOTIFY_INFORMATION");
            let bytes = if of == "void" || listing { 1 } else { element };
            (length.unwrap_or(1).saturating_mul(bytes), length.map(|length| length * bytes))
        }
        Kind::Struct(row) => {
            let layout = decode::layout_of(of, row);
            let open = layout.open_end().map(|field| field.at);
            (open.unwrap_or(layout.size).into(), None)
        }
        _ => (measure(of).0.into(), None),
    };
    if matches!(to, Kind::Any) && at & 3 != 0 && needed > 0 && call != "NtFsControlFile" {
        return (Value::Int(MISALIGNED), None);
    }
    if !memory::is_writable(at, needed) {
        return (Value::Int(if at == MISALIGNED { calls::FAULT } else { at }), None);
    }
    let asked = match to {
        Kind::Any => any::asked(call, numbers, at, length.unwrap_or(0)),
        _ => None,
    };
    let value = Value::Place(asked.map(|value| Box::new(calls::Typed { kind: &Kind::Any, value })));
    (value, Some(Place { at, of, kind: to, room, before: None }))
}

/// The ids of what is made: a native list may have a place for them.
fn client_id(list: u64, to: &'static Kind) -> (Value, Option<Place>) {
    match attributes::client_id_place(list) {
        0 => (Value::Int(0), None),
        at => {
            let place = Place { at, of: "CLIENT_ID", kind: to, room: None, before: None };
            (Value::Place(None), Some(place))
        }
    }
}

/// A place that is read and written.
fn in_out(
    form: &Form,
    numbers: &[u64],
    position: usize,
    to: &'static Kind,
) -> (Value, Option<Place>) {
    let (at, call) = (numbers[position], form.row().name);
    if at == 0 {
        return (Value::Int(0), None);
    }
    match to {
        Kind::Struct(row) if row.name == "ATTRIBUTE_LIST" => {
            return (attributes::list_for(call, at), None);
        }
        Kind::Struct(row) if row.name == "BOUNDARY_DESCRIPTOR" => {
            let value = match boundary(at, form.params[position].of) {
                number @ Value::Int(_) => number,
                value => Value::Var(Box::new(value)),
            };
            return (value, None);
        }
        _ => {}
    }
    let Shape::Pointer(of) = shape(form.params[position].of) else { return (Value::Int(at), None) };
    let size = match to {
        Kind::Struct(row) => decode::layout_of(of, row).size,
        _ => measure(of).0,
    };
    if !memory::is_writable(at, size.into()) {
        return (Value::Int(at), None);
    }
    match value_at(at, of, to) {
        Ok(value) => {
            let before = Some(value.clone());
            let place = Place { at, of, kind: to, room: None, before };
            (Value::Var(Box::new(value)), Some(place))
        }
        Err(fault) => (bad(at, fault), None),
    }
}

/// A place that a request shares with the program.
fn shared(at: u64, of: &'static str, to: &'static Kind) -> (Value, Option<Place>) {
    let Shape::Pointer(of) = shape(of) else { return (Value::Int(at), None) };
    if at == 0 {
        return (Value::Int(0), None);
    }
    if !memory::is_writable(at, measure(of).0.into()) {
        return (Value::Int(at), None);
    }
    match value_at(at, of, to) {
        Ok(value) => {
            let before = Some(value.clone());
            let place = Place { at, of, kind: to, room: None, before };
            (Value::At(at, Box::new(value)), Some(place))
        }
        Err(fault) => (bad(at, fault), None),
    }
}

/// The number beside a buffer that says how long it is: behind it, or else before it.
pub(crate) fn length_of(form: &Form, numbers: &[u64], position: usize) -> Option<u64> {
    let params = form.row().params;
    let number = |at: usize| match params.get(at)?.kind {
        Kind::Unsigned(32) => Some(numbers[at] & 0xFFFF_FFFF),
        Kind::Unsigned(64) => Some(numbers[at]),
        Kind::InOut(Kind::Unsigned(_)) => match numbers[at] {
            0 => None,
            at => memory::number(at, 4).ok(),
        },
        _ => None,
    };
    let name = params[position].name;
    let before = || number(position.checked_sub(1)?);
    let named = |at: usize| {
        let name = params.get(at).map_or("", |param| param.name).to_lowercase();
        ["length", "size", "count", "bytes", "max", "cb", "cch"].iter().any(|w| name.contains(w))
    };
    match name {
        "lpBuffer" if form.row().name == "GetCurrentDirectoryW" => before(),
        _ if named(position + 1) => number(position + 1).or_else(before),
        _ => before(),
    }
}
