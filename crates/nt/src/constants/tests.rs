//! Facts about the table of constants.

use super::*;

#[test]
fn names_are_sorted_and_unique() {
    let names: Vec<_> = constant_names().collect();
    assert!(names.is_sorted_by(|a, b| a < b));
    assert!(names.len() > 900, "{}", names.len());
    for name in names {
        assert_eq!(constant(name).map(|found| found.name), Some(name));
    }
}

#[test]
fn a_name_in_several_places_has_one_value() {
    for group in groups() {
        for &(name, bits) in flags(group) {
            assert_eq!(constant(name).map(|found| found.bits()), Some(bits), "{name}");
        }
    }
    for right in rights::all_rights() {
        let found = constant(right.name).map(|found| found.value);
        assert_eq!(found, Some(right.mask.bits().into()), "{}", right.name);
    }
    for &(status, name) in status::ALL {
        assert_eq!(constant(name).map(|found| found.value), Some(status.0.into()), "{name}");
    }
    for &(error, name) in error::ALL {
        assert_eq!(constant(name).map(|found| found.value), Some(error.0.into()), "{name}");
    }
}

#[test]
fn group_names_are_unique_and_no_group_repeats_a_name() {
    let mut names: Vec<_> = groups().collect();
    names.sort_unstable();
    assert!(names.is_sorted_by(|a, b| a < b));
    for group in groups() {
        let mut rows: Vec<_> = flags(group).iter().map(|row| row.0).collect();
        rows.sort_unstable();
        assert!(!rows.is_empty() && rows.is_sorted_by(|a, b| a < b), "{group}");
    }
}

#[test]
fn well_known_values() {
    let table = [
        ("TRUE", 1),
        ("NULL", 0),
        ("INVALID_HANDLE_VALUE", -1),
        ("INFINITE", 0xFFFF_FFFF),
        ("WAIT_TIMEOUT", 258),
        ("STILL_ACTIVE", 259),
        ("STD_OUTPUT_HANDLE", -11),
        ("THREAD_PRIORITY_IDLE", -15),
        ("HKEY_LOCAL_MACHINE", -2_147_483_646),
        ("EVENT_ALL_ACCESS", 0x1F_0003),
        ("FILE_MAP_ALL_ACCESS", 0xF_001F),
        ("GENERIC_READ", 0x8000_0000),
        ("ERROR_ALREADY_EXISTS", 183),
        ("NO_ERROR", 0),
        ("STATUS_WAIT_0", 0),
        ("SE_DEBUG_PRIVILEGE", 20),
        ("SECURITY_MANDATORY_MEDIUM_RID", 8192),
        ("TH32CS_SNAPALL", 15),
    ];
    for (name, value) in table {
        assert_eq!(constant(name).map(|found| found.value), Some(value), "{name}");
    }
}

#[test]
fn flag_words_print_as_they_are_written() {
    let table = [
        ("FILE_SHARE", 7, "FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE"),
        ("FILE_FLAG", 0x4000_0080, "FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OVERLAPPED"),
        ("PIPE_ACCESS", 0x4000_0003, "PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED"),
        ("FILE_MAP", 0xF_001F, "FILE_MAP_ALL_ACCESS"),
        ("PIPE", 0, "PIPE_TYPE_BYTE"),
        ("OBJ", 0x8002, "OBJ_INHERIT | 0x8000"),
        ("no such group", 0x10, "0x10"),
    ];
    for (group, value, text) in table {
        assert_eq!(flags_text(group, value), text);
    }
    assert_eq!(value_name("DISPOSITION", 3), Some("OPEN_EXISTING"));
    assert_eq!(value_name("DISPOSITION", 6), None);
}
