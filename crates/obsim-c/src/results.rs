//! What a call has brought, on its way back into the memory of a program.

use abi::forms::Form;
use abi::types::measure;
use calls::{Kind, Typed, Value};
use nt::Wide;

use crate::arguments::Place;
use crate::encode::{Bytes, text_bytes};
use crate::{attributes, descriptors, memory, session};

const INFO_LENGTH_MISMATCH: u64 = 0xC000_0004;

/// What a call returns that this library cannot answer: the failure that its callers know.
pub(crate) fn failed(form: &Form) -> u64 {
    const NOT_IMPLEMENTED: u64 = 0xC000_0002;
    const INVALID_HANDLE_VALUE: u64 = u64::MAX;
    match (form.row().returns, form.row().name) {
        (Kind::Status, _) => NOT_IMPLEMENTED,
        (Kind::Wait, _) => 0xFFFF_FFFF,
        (_, "CreateFileW" | "CreateNamedPipeW" | "FindFirstFileW" | "CreateToolhelp32Snapshot") => {
            INVALID_HANDLE_VALUE
        }
        (_, "SuspendThread" | "ResumeThread") => 0xFFFF_FFFF,
        _ => 0,
    }
}

/// What a call returned, as a number.
pub(crate) fn returned(form: &'static Form, value: &Value) -> u64 {
    match value {
        Value::Int(number) => *number,
        Value::Text(text) => {
            // Texts that a call returns end with a zero, an environment with two.
            let unit = if form.ansi { 1 } else { 2 };
            let mut units = text.as_units().to_vec();
            units.push(0);
            session::text_for(&form.name, text_bytes(&Wide::from(units), unit))
        }
        value => attributes::boundary_of(value).map_or(0, session::keep_boundary),
    }
}

/// Writes one place. A query whose buffer turns out to be too small changes what is returned.
pub(crate) fn write(form: &Form, numbers: &[u64], place: &Place, value: &Value) -> Option<u64> {
    match value {
        Value::Place(None) | Value::Int(_) => None,
        Value::Place(Some(written)) => write_out(form, numbers, place, written),
        Value::Var(inside) | Value::At(_, inside) => {
            if place.before.as_ref() != Some(inside) {
                write_changed(place, inside);
            }
            None
        }
        _ => None,
    }
}

/// Writes what was there before and is another now.
fn write_changed(place: &Place, value: &Value) {
    let is_text = matches!(place.kind, Kind::Struct(row) if row.name == "UNICODE_STRING");
    if is_text && let Value::Struct(_, fields) = value {
        return write_counted(place.at, fields);
    }
    let mut bytes = Bytes::at(place.at);
    bytes.value(0, place.of, place.kind, value);
    let mut bytes = bytes.into_vec();
    // A status block is written, and what else a request holds stays as the program wrote it.
    if matches!(place.kind, Kind::Struct(row) if row.name == "OVERLAPPED") {
        bytes.truncate(16);
    }
    memory::write(place.at, &bytes);
}

/// Fills the buffer that a UNICODE_STRING names.
fn write_counted(at: u64, fields: &[Value]) {
    let (Ok(room), Ok(buffer)) = (memory::number(at + 2, 2), memory::number(at + 8, 8)) else {
        return;
    };
    let [Value::Int(length), _, Value::Text(text)] = fields else { return };
    let mut bytes = text_bytes(text, 2);
    if bytes.len() as u64 + 2 <= room {
        bytes.extend([0, 0]);
    }
    bytes.truncate(room as usize);
    memory::write(buffer, &bytes);
    memory::write(at, &(*length as u16).to_le_bytes());
}

fn write_out(form: &Form, numbers: &[u64], place: &Place, written: &Typed) -> Option<u64> {
    let mut bytes = Bytes::at(place.at);
    match (place.kind, &written.value) {
        (Kind::Any, value) => {
            bytes.any(written.kind, value, place.room.unwrap_or(0));
        }
        (Kind::Bytes, Value::Bytes(data)) => {
            memory::write(place.at, data);
            return None;
        }
        (Kind::Text, Value::Text(text)) => {
            write_text(place, text);
            return None;
        }
        (Kind::Array(Kind::Struct(row)), Value::Array(items)) => {
            if matches!(row.name, "OBJECT_DIRECTORY_INFORMATION" | "FILE_NOTIFY_INFORMATION") {
                bytes.listing(row, items);
            } else {
                let size = measure(place.of).0 as usize;
                for (number, item) in items.iter().enumerate() {
                    bytes.value(number * size, place.of, &Kind::Struct(row), item);
                }
            }
        }
        (kind, value) => bytes.value(0, place.of, kind, value),
    }
    let bytes = bytes.into_vec();
    let room = place.room.unwrap_or(bytes.len() as u64);
    // The one query whose length the table does not know.
    if form.row().name == "NtQuerySystemInformation" && bytes.len() as u64 > room {
        memory::write(numbers[3], &(bytes.len() as u32).to_le_bytes());
        return Some(INFO_LENGTH_MISMATCH);
    }
    memory::write(place.at, &bytes[..bytes.len().min(room as usize)]);
    None
}

/// Writes a text into a buffer, with a zero behind it if that fits; a descriptor in its bytes.
fn write_text(place: &Place, text: &Wide) {
    if place.of != "WCHAR" && place.of != "CHAR" {
        if let Some(bytes) = descriptors::descriptor_bytes(text) {
            memory::write(place.at, &bytes);
        }
        return;
    }
    let unit = measure(place.of).0;
    let mut bytes = text_bytes(text, unit);
    bytes.resize(bytes.len() + unit as usize, 0);
    let room = place.room.unwrap_or(bytes.len() as u64) as usize;
    bytes.truncate(room);
    memory::write(place.at, &bytes);
}

/// What is to be done beside, once a call has returned.
pub(crate) fn after(form: &Form, numbers: &[u64], written: &[Value], number: u64) {
    let name = form.row().name;
    match name {
        "InitializeProcThreadAttributeList" | "UpdateProcThreadAttribute" if number != 0 => {
            attributes::after_list(name, numbers);
        }
        "AddSIDToBoundaryDescriptor" | "AddIntegrityLabelToBoundaryDescriptor" => {
            let handle = memory::number(numbers[0], 8).unwrap_or(0);
            if let Some(changed) = attributes::boundary_of(&written[0]) {
                session::change_boundary(handle, Some(changed));
            }
        }
        "DeleteBoundaryDescriptor" => session::change_boundary(numbers[0], None),
        _ => session::after(name, numbers, number),
    }
}
