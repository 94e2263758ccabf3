//! From what a call wrote to the bytes of a program's memory.

use abi::layout::{self, Layout};
use abi::types::{Shape, measure, shape};
use calls::{Kind, StructRow, Value};
use nt::Wide;

use crate::decode::{count_field, is_open, layout_of, place_of};
use crate::{descriptors, text};

/// Bytes that will lie at an address, and what lies behind them: structures point to it.
pub(crate) struct Bytes {
    base: u64,
    bytes: Vec<u8>,
}

impl Bytes {
    /// Nothing yet, at an address.
    pub(crate) fn at(base: u64) -> Bytes {
        Bytes { base, bytes: Vec::new() }
    }

    /// What is to be written.
    pub(crate) fn into_vec(self) -> Vec<u8> {
        self.bytes
    }

    fn put(&mut self, at: usize, bytes: &[u8]) {
        if self.bytes.len() < at + bytes.len() {
            self.bytes.resize(at + bytes.len(), 0);
        }
        self.bytes[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// Puts bytes behind all others and returns their address.
    fn append(&mut self, bytes: &[u8], align: usize) -> u64 {
        let at = self.bytes.len().next_multiple_of(align);
        self.put(at, bytes);
        self.base + at as u64
    }

    /// Puts a value of a kind into a place of a C type.
    pub(crate) fn value(&mut self, at: usize, of: &'static str, kind: &Kind, value: &Value) {
        match (kind, value, shape(of)) {
            (Kind::Struct(row), Value::Struct(_, fields), _) => {
                self.structure(at, row, layout_of(of, row), fields);
            }
            (_, Value::Text(text), Shape::Struct("UNICODE_STRING")) => self.counted(at, text),
            (_, Value::Text(text), Shape::Array(of, count)) => {
                let mut bytes = text_bytes(text, measure(of).0);
                let room = (count * measure(of).0) as usize;
                bytes.truncate(room);
                bytes.resize(room, 0);
                self.put(at, &bytes);
            }
            (_, Value::Text(text), Shape::Pointer(to)) => self.pointed(at, text, to),
            (_, Value::Int(number), _) => {
                let (size, _) = measure(of);
                self.put(at, &number.to_le_bytes()[..size.min(8) as usize]);
            }
            (Kind::In(kind), value, Shape::Pointer(to)) if matches!(value, Value::Var(_)) => {
                let Value::Var(inside) = value else { return };
                let address = self.append(&[0; 8], 8);
                self.value((address - self.base) as usize, to, kind, inside);
                self.put(at, &address.to_le_bytes());
            }
            _ => self.put(at, &vec![0; measure(of).0 as usize]),
        }
    }

    /// A UNICODE_STRING, with its text behind everything.
    fn counted(&mut self, at: usize, text: &Wide) {
        let bytes = text_bytes(text, 2);
        self.put(at, &[0; 16]);
        if bytes.is_empty() {
            return;
        }
        let length = bytes.len() as u16;
        let mut ended = bytes;
        ended.extend([0, 0]);
        let address = self.append(&ended, 2);
        self.put(at, &length.to_le_bytes());
        self.put(at + 2, &(length + 2).to_le_bytes());
        self.put(at + 8, &address.to_le_bytes());
    }

    /// A pointer to a text in one of its binary forms.
    fn pointed(&mut self, at: usize, text: &Wide, to: &str) {
        let bytes = match to {
            "SID" => descriptors::sid_bytes(text),
            "ACL" => descriptors::acl_bytes(text),
            "WCHAR" => [text_bytes(text, 2), vec![0; 2]].concat(),
            _ => [text_bytes(text, 1), vec![0]].concat(),
        };
        self.put(at, &[0; 8]);
        if !bytes.is_empty() {
            let address = self.append(&bytes, 4);
            self.put(at, &address.to_le_bytes());
        }
    }

    /// A structure.
    pub(crate) fn structure(
        &mut self,
        at: usize,
        row: &StructRow,
        layout: &'static Layout,
        values: &[Value],
    ) {
        let open = layout.open_end();
        let fixed = open.map_or(layout.size, |field| field.at) as usize;
        self.put(at, &vec![0; fixed]);
        if row.name.starts_with("PROCESS_MITIGATION_STRICT") {
            let bits = values.iter().enumerate().map(|(n, value)| value.int().unwrap_or(0) << n);
            let bits: u64 = bits.sum();
            return self.put(at, &(bits as u32).to_le_bytes());
        }
        // What is open at the end is put first: what structures point to lies behind it.
        if let Some(open) = open
            && let Some(position) = row.field(open.name)
        {
            self.open_end(at, layout, row.fields[position].kind, &values[position]);
        }
        if row.name == "KEY_VALUE_FULL_INFORMATION"
            && let Some(Value::Bytes(data)) = values.last()
        {
            // The data lie behind the name, and the structure says where.
            let offset = self.append(data, 2) - self.base - at as u64;
            self.put(at + 8, &(offset as u32).to_le_bytes());
        }
        for (field, value) in row.fields.iter().zip(values) {
            match place_of(layout, field.name, 0) {
                Some((_, place)) if is_open(layout, place) => {}
                None if field.name == "Threads" => {
                    if let Value::Array(threads) = value {
                        self.put(at + 4, &(threads.len() as u32).to_le_bytes());
                    }
                }
                Some((offset, place))
                    if row.size_field.is_some_and(|n| row.fields[n].name == field.name) =>
                {
                    let same = value.int() == Some(row.size.into());
                    let size = if same { Value::Int(layout.size.into()) } else { value.clone() };
                    self.value(at + offset as usize, place.of, field.kind, &size);
                }
                Some((offset, place)) => {
                    self.value(at + offset as usize, place.of, field.kind, value);
                }
                None => {}
            }
        }
    }

    fn open_end(&mut self, at: usize, layout: &'static Layout, kind: &Kind, value: &Value) {
        let field = layout.open_end().expect("the caller has looked");
        let place = at + field.at as usize;
        let of = field.of.strip_suffix("[1]").unwrap_or(field.of);
        let (count, counts_bytes) = match (kind, value) {
            (Kind::Array(kind), Value::Array(items)) => {
                let size = measure(of).0 as usize;
                self.put(place, &vec![0; items.len() * size]);
                for (number, item) in items.iter().enumerate() {
                    self.value(place + number * size, of, kind, item);
                }
                (items.len(), false)
            }
            (_, Value::Text(text)) => {
                let bytes = text_bytes(text, 2);
                self.put(place, &bytes);
                (bytes.len(), true)
            }
            (_, Value::Bytes(bytes)) => return self.put(place, bytes),
            _ => return,
        };
        let counter = count_field(layout, counts_bytes);
        let count = (count as u64).to_le_bytes();
        self.put(at + counter.at as usize, &count[..counter.size as usize]);
    }

    /// What a query wrote whose kind is known only now, into a buffer of so many bytes.
    pub(crate) fn any(&mut self, kind: &Kind, value: &Value, room: u64) {
        match (kind, value) {
            (_, Value::Bytes(bytes)) => self.put(0, bytes),
            (_, Value::Text(text)) => self.counted(0, text),
            (Kind::Struct(row), Value::Struct(_, fields)) => {
                self.structure(0, row, layout_of(row.name, row), fields);
            }
            (Kind::Array(Kind::Struct(row)), Value::Array(items)) => self.listing(row, items),
            (Kind::Array(kind), Value::Array(items)) => {
                for item in items {
                    let at = self.bytes.len();
                    self.value(at, number_type(kind, 4), kind, item);
                }
            }
            (kind, Value::Int(_)) => self.value(0, number_type(kind, room), kind, value),
            _ => {}
        }
    }

    /// Structures one behind the other: in a chain, behind a count, or side by side.
    pub(crate) fn listing(&mut self, row: &StructRow, items: &[Value]) {
        let layout = layout_of(row.name, row);
        let chained = layout.fields[0].name == "NextEntryOffset";
        match row.name {
            "OBJECT_TYPE_INFORMATION" => {
                self.put(0, &(items.len() as u64).to_le_bytes());
            }
            _ if !chained => {
                let side = (items.len() + 1) * layout.size as usize;
                self.put(0, &vec![0; side]);
                for (number, item) in items.iter().enumerate() {
                    let Value::Struct(_, fields) = item else { continue };
                    self.structure(number * layout.size as usize, row, layout, fields);
                }
                return;
            }
            _ => {}
        }
        let mut before = None;
        for item in items {
            let Value::Struct(_, fields) = item else { continue };
            let at = self.bytes.len().next_multiple_of(8);
            self.put(at, &[]);
            // The threads of a process lie right behind it, and its name behind them.
            self.threads(at, row, fields, layout.size as usize);
            self.structure(at, row, layout, fields);
            if let Some(before) = before.replace(at)
                && chained
            {
                self.put(before, &((at - before) as u32).to_le_bytes());
            }
        }
        let end = self.bytes.len().next_multiple_of(8);
        self.put(end, &[]);
    }

    /// The threads behind a process of a listing.
    fn threads(&mut self, at: usize, row: &StructRow, fields: &[Value], size: usize) {
        let Some(Value::Array(threads)) = row.field("Threads").map(|n| &fields[n]) else { return };
        let layout = layout::find("SYSTEM_THREAD_INFORMATION").expect("it is in the table");
        for (number, thread) in threads.iter().enumerate() {
            if let Value::Struct(row, fields) = thread {
                self.structure(at + size + number * layout.size as usize, row, layout, fields);
            }
        }
    }
}

/// Text as bytes, in units of so many.
pub(crate) fn text_bytes(text: &Wide, unit: u32) -> Vec<u8> {
    match unit {
        1 => text::to_bytes(text.as_units()),
        _ => text.as_units().iter().flat_map(|unit| unit.to_le_bytes()).collect(),
    }
}

/// The C type of a number whose row does not say it, with so much room for it.
fn number_type(kind: &Kind, room: u64) -> &'static str {
    match kind {
        Kind::Unsigned(8) => "BYTE",
        Kind::Unsigned(16) => "WORD",
        Kind::Unsigned(64) | Kind::Handle(_) | Kind::Address => "ULONG_PTR",
        Kind::Signed(64) => "LARGE_INTEGER",
        Kind::Id if room >= 8 => "ULONG_PTR",
        Kind::Bool if room < 4 => "BOOLEAN",
        _ => "DWORD",
    }
}
