//! Every row of the table can be found, named and written: what holds for each call alike.

use std::collections::BTreeSet;

use calls::{Call, Layer, Row, Value, find, row, rows};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use replay::{Session, Writer};

use crate::made_up::call;

/// How many calls of each row are made up.
const CALLS_OF_A_ROW: u32 = 120;

#[test]
fn every_row_is_found_by_its_name_and_a_win32_row_without_its_w() {
    for (id, of) in rows() {
        assert_eq!(find(of.name), Some(id), "{}", of.name);
        assert_eq!(row(id).name, of.name);
        let short = of.name.strip_suffix('W').filter(|_| id.layer == Layer::Win32);
        if let Some(short) = short {
            assert_eq!(find(short), Some(id), "{short}");
        }
    }
    assert_eq!(find("CloseHandel"), None);
}

#[test]
fn no_two_rows_have_one_name() {
    let mut names = BTreeSet::new();
    for (_, of) in rows() {
        assert!(names.insert(of.name), "{} has two rows", of.name);
    }
}

#[test]
fn what_a_win32_call_may_make_are_nt_calls_of_the_table() {
    for (id, of) in rows() {
        assert!(id.layer == Layer::Win32 || of.via.is_empty(), "{} is an NT call", of.name);
        for via in of.via {
            let found = find(via).unwrap_or_else(|| panic!("{}: {via} has no row", of.name));
            assert_eq!(found.layer, Layer::Nt, "{}: {via} is no NT call", of.name);
        }
    }
}

#[test]
fn an_nt_row_declares_each_failure_once_and_only_failures() {
    let nt = rows().filter(|(id, _)| id.layer == Layer::Nt);
    for (_, of) in nt {
        assert!(of.name.starts_with("Nt"), "{}", of.name);
        let failures: BTreeSet<u32> = of.fails.iter().map(|(status, _)| status.0).collect();
        assert_eq!(failures.len(), of.fails.len(), "{} declares a failure twice", of.name);
        assert!(of.fails.iter().all(|(status, _)| !status.is_success()), "{}", of.name);
    }
}

#[test]
fn the_parameters_of_a_row_have_names_of_their_own() {
    for (_, of) in rows() {
        let names: BTreeSet<&str> = of.params.iter().map(|param| param.name).collect();
        assert_eq!(names.len(), of.params.len(), "{}", of.name);
    }
}

/// A session in which `app` can act.
fn session() -> Session {
    let mut session = Session::new();
    let script = script::parse("sim> process app\n").expect("it parses");
    session.item(&script.items[0]).expect("a process starts");
    session
}

/// The arguments of a call. Where in memory its variables lie is the session's own choice, and what
/// stood in a place before the call does not count.
fn arguments(call: &Call) -> Vec<Value> {
    let placed = |value| match value {
        Value::At(_, inside) => Value::Var(inside),
        Value::Place(_) => Value::Place(None),
        value => value,
    };
    call.values().into_iter().map(placed).collect()
}

/// Writes a call, reads it again and compares.
fn assert_survives(session: &mut Session, call: &Call, by_position: usize) {
    let text = Writer::new(session, "app").call(call, by_position);
    match session.parse_call("app", &text) {
        Ok(read) => {
            assert_eq!(read.row().name, call.row().name, "it was written as\n{text}");
            assert_eq!(arguments(&read), arguments(call), "it was written as\n{text}");
        }
        Err(message) => panic!("{call:?}\nwas written as\n{text}\n{message}"),
    }
}

fn assert_calls_survive(of: &'static Row) {
    let id = find(of.name).expect("a row is found");
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, rng);
    let strategy = call(id);
    let mut session = session();
    for turn in 0..CALLS_OF_A_ROW {
        let made_up = strategy.new_tree(&mut runner).expect("every kind has values").current();
        assert_survives(&mut session, &made_up, turn as usize % (of.params.len() + 1));
    }
}

#[test]
fn a_call_with_any_arguments_survives_being_written_and_read() {
    for (_, of) in rows() {
        assert_calls_survive(of);
    }
}

/// The call that a line makes, after being written and read again.
fn assert_line_survives(line: &str) {
    let mut session = session();
    let call = session.parse_call("app", line).expect("the line is a call");
    assert_survives(&mut session, &call, 0);
}

#[test]
fn a_structure_keeps_a_size_of_zero() {
    assert_line_survives("CreateEventW(&SECURITY_ATTRIBUTES{ .nLength = 0 })");
}

#[test]
fn a_structure_keeps_a_pointer_to_an_empty_text() {
    assert_line_survives("CreateProcessW(.lpStartupInfo = &STARTUPINFOW{ .lpTitle = L\"\" })");
}

#[test]
fn a_structure_keeps_a_pointer_to_an_empty_structure() {
    assert_line_survives(
        "CreateProcessW(.lpStartupInfo = &STARTUPINFOEXW{ .lpAttributeList = ATTRIBUTE_LIST{} })",
    );
}

#[test]
fn a_number_of_64_bits_is_not_taken_for_a_constant_of_32() {
    assert_line_survives("UpdateProcThreadAttribute(.Attribute = 0x5000000000020002)");
}
