//! Made-up calls: any value for any parameter.

use calls::{Call, FAULT, Kind, RowId, STARTUPINFOEXW, STARTUPINFOW, Value};
use nt::Wide;
use proptest::prelude::*;

/// Numbers at the edges of what a parameter can hold, constants, and any others.
fn number() -> BoxedStrategy<Value> {
    let edges = prop::sample::select(vec![
        0,
        1,
        2,
        4,
        0x7F,
        0x80,
        0xFF,
        0x8000,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFFE,
        0xFFFF_FFFF,
        0x1_0000_0000,
        i64::MAX as u64,
        i64::MIN as u64,
        u64::MAX - 1,
        u64::MAX,
        FAULT,
    ]);
    let names: Vec<&str> = nt::constant_names().collect();
    let named = prop::sample::select(names)
        .prop_map(|name| nt::constant(name).expect("the name is in the table").bits());
    prop_oneof![3 => edges, 2 => named, 1 => any::<u32>().prop_map(u64::from), 1 => any::<u64>()]
        .prop_map(Value::Int)
        .boxed()
}

/// UTF-16 text: what has to be escaped, halves of surrogate pairs, digits behind them.
fn text() -> BoxedStrategy<Value> {
    let odd: Vec<u16> = "\"\\\n\r\t\0aFf079x ä€\u{7F}\u{85}\u{200B}\u{202E}\u{FEFF}?"
        .encode_utf16()
        .chain([0xD83D, 0xDE00, 0xD800, 0xDFFF, 1, 0x1B])
        .collect();
    let unit = prop_oneof![4 => prop::sample::select(odd), 1 => any::<u16>()];
    prop::collection::vec(unit, 0..8).prop_map(|units| Value::Text(Wide::from(units))).boxed()
}

fn bytes() -> BoxedStrategy<Value> {
    let odd = prop::sample::select(b"\"\\\n\r\t\0a07x\xC3\xA4\x80\xFF\x7F".to_vec());
    let byte = prop_oneof![3 => odd, 1 => any::<u8>()];
    prop::collection::vec(byte, 0..8).prop_map(|bytes| Value::Bytes(bytes.into())).boxed()
}

/// Anything of a kind.
pub(crate) fn value(kind: &'static Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Text => text(),
        Kind::Bytes => bytes(),
        Kind::Struct(row) => {
            let fields: Vec<_> = row.fields.iter().map(|field| mostly_zero(field.kind)).collect();
            fields.prop_map(move |fields| Value::Struct(row, fields.into())).boxed()
        }
        Kind::Array(of) => prop::collection::vec(value(of), 0..4)
            .prop_map(|items| Value::Array(items.into()))
            .boxed(),
        Kind::In(to) => {
            let there = match to {
                to if to.is_number() => value(to).prop_map(|n| Value::Var(Box::new(n))).boxed(),
                Kind::Struct(row) if *row == STARTUPINFOW::ROW => {
                    prop_oneof![value(to), value(calls::struct_kind(STARTUPINFOEXW::ROW))].boxed()
                }
                to => value(to),
            };
            prop_oneof![1 => Just(Value::Int(0)), 1 => Just(Value::Int(FAULT)), 4 => there].boxed()
        }
        Kind::Out(_) => {
            prop::sample::select(vec![Value::Int(0), Value::Int(FAULT), Value::Place(None)]).boxed()
        }
        Kind::InOut(to) => {
            let there = value(to).prop_map(|inside| Value::Var(Box::new(inside)));
            prop_oneof![1 => Just(Value::Int(0)), 1 => Just(Value::Int(FAULT)), 4 => there].boxed()
        }
        Kind::Shared(to) => {
            let there = value(to).prop_map(|inside| Value::At(0x1_0000_0000, Box::new(inside)));
            prop_oneof![1 => Just(Value::Int(0)), 1 => Just(Value::Int(FAULT)), 4 => there].boxed()
        }
        _ => number(),
    }
}

/// A field: most of those that people write are zero.
fn mostly_zero(kind: &'static Kind) -> BoxedStrategy<Value> {
    prop_oneof![2 => Just(kind.zero()), 1 => value(kind)].boxed()
}

/// A call of a row with any arguments.
pub(crate) fn call(id: RowId) -> BoxedStrategy<Call> {
    let arguments: Vec<_> = calls::row(id).params.iter().map(|param| value(param.kind)).collect();
    let call = move |mut arguments: Vec<Value>| {
        Call::from_values(id, &mut arguments).expect("values of its kinds fit every parameter")
    };
    arguments.prop_map(call).boxed()
}
