//! Keys: predefined ones, and keys that are created level by level.

use calls::keys::KeyCalls;
use nt::{Access, Handle};

use super::*;

const MACHINE: Handle = Handle(0xFFFF_FFFF_8000_0002);
const PERFORMANCE: Handle = Handle(0xFFFF_FFFF_8000_0004);

#[test]
fn a_predefined_key_is_opened_once_and_kept_until_it_is_closed() {
    let mut win32 = quiet();
    for _ in 0..2 {
        assert_eq!(win32.RegFlushKey(MACHINE), Ok(Answer(0)));
    }
    assert_eq!(win32.nt.names(), ["NtOpenKeyEx", "NtFlushKey", "NtFlushKey"]);
    for _ in 0..2 {
        assert_eq!(win32.RegCloseKey(MACHINE), Ok(Answer(0)));
    }
    assert_eq!(win32.nt.names()[3..], ["NtClose"]);
    assert!(win32.RegFlushKey(PERFORMANCE).is_err());
    assert_eq!(win32.stored(), None);
}

#[test]
fn missing_levels_are_created_one_after_the_other() {
    let missing = Mock::new().then(Status::OBJECT_NAME_NOT_FOUND, []);
    let mut win32 = Win32::new(missing);
    let name: Vec<u16> = r"a\b\c".encode_utf16().collect();
    let mut key = Out::HERE;
    let made = win32.RegCreateKeyExW(
        Handle(4),
        In::Given(&name),
        0,
        In::Null,
        KeyOptions(0),
        Access::empty(),
        In::Null,
        &mut key,
        &mut Out::Null,
    );
    assert_eq!(made, Ok(Answer(0)));
    let names = ["NtCreateKey", "NtCreateKey", "NtClose", "NtCreateKey", "NtClose", "NtCreateKey"];
    assert_eq!(win32.nt.names(), names);
}

#[test]
fn an_error_is_the_answer_and_not_the_last_error() {
    let mut win32 = always(Status::ACCESS_DENIED);
    assert_eq!(win32.RegCloseKey(Handle(4)), Ok(Answer(5)));
    assert_eq!(win32.RegDeleteValueW(Handle(4), In::Null), Ok(Answer(5)));
    assert_eq!(win32.RegDeleteKeyW(Handle(4), In::Null), Ok(Answer(87)));
    assert_eq!(win32.stored(), None);
}
