//! Made-up calls: any value for any parameter, and the text a person would write for it.

use calls::{Call, FAULT, Kind, RowId, STARTUPINFOEXW, STARTUPINFOW, Value};
use nt::Wide;
use proptest::prelude::*;
use replay::Session;

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

/// Writes a call as a person would. What has to be in a variable is put into one before.
pub(crate) struct Writer<'s> {
    /// Where the variables are.
    pub session: &'s mut Session,
    /// Who acts.
    actor: String,
    /// How many variables there are.
    variables: usize,
    /// The lines that put something into a variable.
    pub lines: Vec<String>,
}

impl<'s> Writer<'s> {
    pub(crate) fn new(session: &'s mut Session, actor: &str) -> Writer<'s> {
        Writer { session, actor: actor.into(), variables: 0, lines: Vec::new() }
    }

    /// The text of a call: as many arguments by position as said, the others by name.
    pub(crate) fn call(&mut self, call: &Call, by_position: usize) -> String {
        let row = call.row();
        let arguments = row.params.iter().zip(call.values());
        let texts: Vec<String> =
            arguments.map(|(param, value)| self.argument(param.kind, &value)).collect();
        let named =
            row.params.iter().zip(&texts).enumerate().map(|(at, (param, text))| {
                ((at >= by_position).then_some(param.name), text.as_str())
            });
        let named: Vec<_> = named.collect();
        let mut out = String::new();
        script::write::call(&mut out, row.name, &named);
        out
    }

    fn argument(&mut self, kind: &'static Kind, value: &Value) -> String {
        match value {
            Value::Place(_) => format!("&{}", self.fresh()),
            Value::Var(inside) | Value::At(_, inside) => {
                let (Kind::In(to) | Kind::InOut(to) | Kind::Shared(to)) = kind else {
                    panic!("only a pointer points to a variable")
                };
                let name = self.fresh();
                let text = self.written_out(to, inside);
                self.run(&format!("{name} = {text}"));
                format!("&{name}")
            }
            Value::Struct(..) => format!("&{}", self.written_out(kind, value)),
            _ => self.written_out(kind, value),
        }
    }

    /// A value as it is written: structures with their names.
    fn written_out(&self, kind: &'static Kind, value: &Value) -> String {
        let mut out = String::new();
        if let Value::Struct(row, _) = value {
            out.push_str(row.name);
        }
        view::value(self.session.world(), kind, value, &mut out);
        out
    }

    fn fresh(&mut self) -> String {
        self.variables += 1;
        format!("v{}", self.variables)
    }

    fn run(&mut self, command: &str) {
        let line = format!("{}> {command}", self.actor);
        let entry = script::parse_prompt(&line).expect("an assignment parses");
        let script::Entry::Whole(item) = entry else { panic!("{line} is not whole") };
        self.session.item(&item).unwrap_or_else(|message| panic!("{line}: {message}"));
        self.lines.push(line);
    }
}
