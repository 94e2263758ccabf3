//! Values as a transcript prints them: the kind of a value decides, its bits are the rest.

use std::fmt::Write;

use calls::{Kind, Routine, StructRow, Value};
use nt::constants::{flags_text, value_name};
use nt::{Access, Handle, Status, Win32Error};
use sim::World;

use crate::escape;

/// Appends a value in the spelling that a transcript has for its kind.
///
/// A pointer prints as what is behind it. A structure leaves out the fields that are zero, and
/// its own size where it is right. A place in which nothing was written prints as `_`.
///
/// ```
/// use calls::{Kind, Value};
///
/// let world = sim::World::new();
/// let mut out = String::new();
/// view::value(&world, &Kind::Flags("DUPLICATE"), &Value::Int(3), &mut out);
/// assert_eq!(out, "DUPLICATE_CLOSE_SOURCE | DUPLICATE_SAME_ACCESS");
/// ```
pub fn value(world: &World, kind: &Kind, value: &Value, out: &mut String) {
    match value {
        Value::Int(n) => number(world, kind, *n, out),
        // What an address leads to, as whoever writes the program calls it.
        Value::Text(text) if *kind == Kind::Address => out.push_str(&text.to_string()),
        Value::Text(text) => escape::wide(text.as_units(), out),
        Value::Bytes(bytes) => escape::bytes(bytes, out),
        Value::Struct(row, fields) => structure(world, row, fields, out),
        Value::Array(items) if *kind == Kind::Watched => {
            let at = items.first().and_then(Value::int).unwrap_or_default();
            number(world, &Kind::Location, at, out);
        }
        Value::Array(items) => {
            let of = match behind(kind) {
                Kind::Array(of) => of,
                _ => &Kind::Any,
            };
            list(items, out, |item, out| self::value(world, of, item, out));
        }
        Value::Place(None) => out.push('_'),
        Value::Place(Some(typed)) => self::value(world, typed.kind, &typed.value, out),
        Value::Var(inside) | Value::At(_, inside) => {
            self::value(world, behind(kind), inside, out);
        }
    }
}

/// The status a process or thread ended with, which is nearly always a plain number.
pub(crate) fn exit_code(status: Status) -> String {
    if status.0 < 0x8000_0000 { status.0.to_string() } else { format!("0x{:08X}", status.0) }
}

/// What a pointer points to; any other kind is itself.
fn behind(kind: &Kind) -> &Kind {
    match kind {
        Kind::In(to) | Kind::Out(to) | Kind::InOut(to) | Kind::Shared(to) => to,
        kind => kind,
    }
}

fn number(world: &World, kind: &Kind, n: u64, out: &mut String) {
    let low = n as u32;
    let _ = match kind {
        Kind::Bool => write!(out, "{}", if n == 0 { "FALSE" } else { "TRUE" }),
        // What functions that return a number return when they fail.
        Kind::Unsigned(32) if n == 0xFFFF_FFFF => write!(out, "0xFFFFFFFF"),
        Kind::Unsigned(bits) => write!(out, "{}", n & mask(*bits)),
        Kind::Signed(bits) => {
            let unused = 64 - u32::from((*bits).clamp(1, 64));
            write!(out, "{}", (n << unused) as i64 >> unused)
        }
        Kind::Handle(_) => write!(out, "{}", Handle(n)),
        Kind::Id => write!(out, "{low}"),
        Kind::Access(_) => write!(out, "{}", Access::from_bits_retain(low)),
        Kind::Flags(group) => write!(out, "{}", flags_text(group, n)),
        Kind::Choice(group) => match choice(group, n) {
            Some(name) => write!(out, "{name}"),
            None => write!(out, "{n}"),
        },
        Kind::Millis if low == u32::MAX => write!(out, "INFINITE"),
        Kind::Millis => write!(out, "{low}"),
        Kind::Wait => wait_result(low, out),
        Kind::Status => status(Status(low), out),
        Kind::Error | Kind::Outcome => match Win32Error(low).name() {
            Some(name) => write!(out, "{name}"),
            None => write!(out, "{low}"),
        },
        Kind::Routine => match world.routines().name(Routine(n)) {
            Some(name) => write!(out, "{name}"),
            None => address(n, out),
        },
        Kind::Location => match world.location_name(n) {
            Some(name) => write!(out, "&{name}"),
            None => address(n, out),
        },
        Kind::Address
        | Kind::Watched
        | Kind::In(_)
        | Kind::Out(_)
        | Kind::InOut(_)
        | Kind::Shared(_) => address(n, out),
        Kind::Any => write!(out, "{n}"),
        // Zero stands for an argument that is left out.
        Kind::Text | Kind::Bytes | Kind::Struct(_) | Kind::Array(_) => address(n, out),
        Kind::Void => Ok(()),
    };
}

fn mask(bits: u8) -> u64 {
    if bits >= 64 { u64::MAX } else { (1 << bits) - 1 }
}

/// The name of a constant; the few negative ones are 32 bits wide where a call takes them.
fn choice(group: &str, n: u64) -> Option<&'static str> {
    value_name(group, n).or_else(|| {
        // Negative constants, where the parameter has 32 bits.
        let narrow = u32::try_from(n).ok()?;
        value_name(group, narrow as i32 as i64 as u64)
    })
}

fn address(n: u64, out: &mut String) -> std::fmt::Result {
    if n == 0 { write!(out, "NULL") } else { write!(out, "{n:#x}") }
}

fn wait_result(n: u32, out: &mut String) -> std::fmt::Result {
    match n {
        0 => write!(out, "WAIT_OBJECT_0"),
        1..64 => write!(out, "WAIT_OBJECT_0 + {n}"),
        0x80 => write!(out, "WAIT_ABANDONED"),
        0x81..0xC0 => write!(out, "WAIT_ABANDONED_0 + {}", n - 0x80),
        0xC0 => write!(out, "WAIT_IO_COMPLETION"),
        258 => write!(out, "WAIT_TIMEOUT"),
        u32::MAX => write!(out, "WAIT_FAILED"),
        n => write!(out, "{n}"),
    }
}

fn status(status: Status, out: &mut String) -> std::fmt::Result {
    match (status.name(), status.0) {
        (Some(name), _) => write!(out, "{name}"),
        (None, n @ 1..64) => write!(out, "STATUS_WAIT_0 + {n}"),
        (None, n @ 0x81..0xC0) => write!(out, "STATUS_ABANDONED_WAIT_0 + {}", n - 0x80),
        (None, _) => write!(out, "{status}"),
    }
}

fn structure(world: &World, row: &StructRow, fields: &[Value], out: &mut String) {
    // What a writer who leaves a field out means: zero, and for a size field the right size.
    let left_out = |at: usize| match row.size_field {
        Some(size) if size == at => fields[at] == Value::Int(row.size.into()),
        _ => fields[at] == row.fields[at].kind.zero(),
    };
    let shown: Vec<usize> = (0..fields.len()).filter(|at| !left_out(*at)).collect();
    list(&shown, out, |at, out| {
        let field = &row.fields[*at];
        let _ = write!(out, ".{} = ", field.name);
        match &fields[*at] {
            Value::Int(n) if field.name == "ExitStatus" => {
                out.push_str(&exit_code(Status(*n as u32)));
            }
            other => value(world, field.kind, other, out),
        }
    });
}

/// `{ a, b }`, or `{ }` when there is nothing.
fn list<T>(items: &[T], out: &mut String, mut one: impl FnMut(&T, &mut String)) {
    out.push_str("{ ");
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        one(item, out);
    }
    out.push_str(if items.is_empty() { "}" } else { " }" });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::show_in;
    use calls::{
        ATTRIBUTE_LIST, CLIENT_ID, FAULT, PROCESS_INFORMATION, Param, SECURITY_ATTRIBUTES,
        STARTUPINFOEXW, THREAD_BASIC_INFORMATION,
    };
    use nt::Id;

    fn show(kind: &Kind, value: &Value) -> String {
        show_in(&World::new(), kind, value)
    }

    #[test]
    fn numbers_print_by_their_kind() {
        const U32: Kind = Kind::Unsigned(32);
        let table: &[(Kind, u64, &str)] = &[
            (Kind::Bool, 0, "FALSE"),
            (Kind::Bool, 7, "TRUE"),
            (U32, 0x1_0000_0007, "7"),
            (Kind::Unsigned(64), u64::MAX, "18446744073709551615"),
            (Kind::Signed(32), -1_i64 as u64, "-1"),
            (Kind::Signed(32), 0xFFFF_FFFE, "-2"),
            (Kind::Signed(64), -5_i64 as u64, "-5"),
            (Kind::Address, 0, "NULL"),
            (Kind::Address, 0x1000, "0x1000"),
            (Kind::Handle(None), 0, "NULL"),
            (Kind::Handle(None), 0x4, "0x4"),
            (Kind::Handle(None), -2_i64 as u64, "(HANDLE)-2"),
            (Kind::Id, 1000, "1000"),
            (Kind::Access(None), 0x1F_0003, "0x001F0003"),
            (Kind::Flags("DUPLICATE"), 0, "0"),
            (Kind::Flags("HANDLE_FLAG"), 1, "HANDLE_FLAG_INHERIT"),
            (Kind::Choice("EVENT_TYPE"), 1, "SynchronizationEvent"),
            (Kind::Choice("STD_HANDLE"), 0xFFFF_FFF5, "STD_OUTPUT_HANDLE"),
            (Kind::Choice("EVENT_TYPE"), 9, "9"),
            (Kind::Millis, 0xFFFF_FFFF, "INFINITE"),
            (Kind::Millis, 1000, "1000"),
            (Kind::Wait, 0, "WAIT_OBJECT_0"),
            (Kind::Wait, 1, "WAIT_OBJECT_0 + 1"),
            (Kind::Wait, 63, "WAIT_OBJECT_0 + 63"),
            (Kind::Wait, 0x80, "WAIT_ABANDONED"),
            (Kind::Wait, 0x82, "WAIT_ABANDONED_0 + 2"),
            (Kind::Wait, 0xC0, "WAIT_IO_COMPLETION"),
            (Kind::Wait, 258, "WAIT_TIMEOUT"),
            (Kind::Wait, 0xFFFF_FFFF, "WAIT_FAILED"),
            (Kind::Status, 0xC000_0008, "STATUS_INVALID_HANDLE"),
            (Kind::Status, 0, "STATUS_SUCCESS"),
            (Kind::Status, 9, "STATUS_WAIT_0 + 9"),
            (Kind::Status, 0x81, "STATUS_ABANDONED_WAIT_0 + 1"),
            (Kind::Status, 0xC000_0999, "0xC0000999"),
            (Kind::Error, 6, "ERROR_INVALID_HANDLE"),
            (Kind::Error, 99_999, "99999"),
            (Kind::Routine, 0x10, "0x10"),
            (Kind::In(&U32), 0, "NULL"),
            (Kind::Out(&U32), FAULT, "0xffff800000000000"),
            (Kind::Void, 0, ""),
        ];
        for (kind, n, want) in table {
            assert_eq!(show(kind, &Value::Int(*n)), *want, "{kind:?}");
        }
    }

    #[test]
    fn routines_have_names() {
        let mut world = World::new();
        let worker = world.routine("worker");
        assert_eq!(show_in(&world, &Kind::Routine, &worker.to_value()), "worker");
    }

    #[test]
    fn structures_leave_out_what_is_zero() {
        let info = PROCESS_INFORMATION {
            hProcess: Handle(0x4).into(),
            dwProcessId: Id(1008),
            ..PROCESS_INFORMATION::default()
        };
        let inherit = SECURITY_ATTRIBUTES { bInheritHandle: true, ..Default::default() };
        let wrong = SECURITY_ATTRIBUTES { nLength: 1, ..Default::default() };
        let list = calls::In::Given(vec![Handle(0x4), Handle(0x8)]);
        let list = ATTRIBUTE_LIST { HANDLE_LIST: list, ..Default::default() };
        let extended =
            STARTUPINFOEXW { lpAttributeList: calls::In::Given(list), ..Default::default() };
        let basic = THREAD_BASIC_INFORMATION {
            ExitStatus: Status(7),
            ClientId: CLIENT_ID { UniqueProcess: Id(1000), UniqueThread: Id(1004) },
            ..Default::default()
        };
        let table = [
            (info.to_typed(), "{ .hProcess = 0x4, .dwProcessId = 1008 }"),
            (PROCESS_INFORMATION::default().to_typed(), "{ }"),
            (inherit.to_typed(), "{ .bInheritHandle = TRUE }"),
            (wrong.to_typed(), "{ .nLength = 1 }"),
            (extended.to_typed(), "{ .lpAttributeList = { .HANDLE_LIST = { 0x4, 0x8 } } }"),
            (
                basic.to_typed(),
                "{ .ExitStatus = 7, .ClientId = { .UniqueProcess = 1000, .UniqueThread = 1004 } }",
            ),
        ];
        for (typed, want) in table {
            assert_eq!(show(typed.kind, &typed.value), want);
        }
    }

    #[test]
    fn pointers_print_what_is_behind_them() {
        const LENGTH: Kind = Kind::Unsigned(32);
        let typed = calls::Typed { kind: &Kind::Bool, value: Value::Int(1) };
        let table = [
            (Kind::InOut(&LENGTH), Value::Var(Box::new(Value::Int(0))), "0"),
            (Kind::Out(&Kind::Any), Value::Place(Some(Box::new(typed))), "TRUE"),
            (Kind::Out(&LENGTH), Value::Place(None), "_"),
            (Kind::In(&Kind::Text), Value::Text("Go".into()), "L\"Go\""),
            (Kind::In(&Kind::Bytes), Value::Bytes((*b"hi").into()), "\"hi\""),
        ];
        for (kind, value, want) in table {
            assert_eq!(show(&kind, &value), want);
        }
    }
}
