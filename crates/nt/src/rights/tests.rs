//! Facts about the names of rights.

use super::*;

#[test]
fn rights_are_single_bits_in_ascending_order() {
    let own = ObjectType::all().iter().map(|row| rights_of(row.object_type));
    for rights in own.chain([standard_rights()]) {
        assert!(rights.is_sorted_by(|a, b| a.mask.bits() < b.mask.bits()));
        for right in rights {
            assert_eq!(right.mask.bits().count_ones(), 1, "{}", right.name);
        }
    }
}

#[test]
fn names_are_unique() {
    let mut names: Vec<_> = all_rights().map(|right| right.name).collect();
    names.sort_unstable();
    assert!(names.is_sorted_by(|a, b| a < b));
    assert!(all_rights().all(|right| !right.meaning.is_empty()));
}

#[test]
fn all_access_is_what_generic_all_stands_for() {
    let table = [
        (ObjectType::PROCESS, PROCESS_ALL_ACCESS),
        (ObjectType::THREAD, THREAD_ALL_ACCESS),
        (ObjectType::TOKEN, TOKEN_ALL_ACCESS),
        (ObjectType::JOB, JOB_OBJECT_ALL_ACCESS),
        (ObjectType::EVENT, EVENT_ALL_ACCESS),
        (ObjectType::MUTANT, MUTANT_ALL_ACCESS),
        (ObjectType::MUTANT, MUTEX_ALL_ACCESS),
        (ObjectType::SEMAPHORE, SEMAPHORE_ALL_ACCESS),
        (ObjectType::TIMER, TIMER_ALL_ACCESS),
        (ObjectType::KEYED_EVENT, KEYEDEVENT_ALL_ACCESS),
        (ObjectType::IO_COMPLETION, IO_COMPLETION_ALL_ACCESS),
        (ObjectType::SECTION, SECTION_ALL_ACCESS),
        (ObjectType::DIRECTORY, DIRECTORY_ALL_ACCESS),
        (ObjectType::SYMBOLIC_LINK, SYMBOLIC_LINK_ALL_ACCESS),
        (ObjectType::KEY, KEY_ALL_ACCESS),
        (ObjectType::FILE, FILE_ALL_ACCESS),
        (ObjectType::DEBUG_OBJECT, DEBUG_ALL_ACCESS),
        (ObjectType::WINDOW_STATION, STANDARD_RIGHTS_REQUIRED | WINSTA_ALL_ACCESS),
    ];
    for (object_type, all) in table {
        assert_eq!(object_type.all_access(), all, "{object_type}");
        assert!(object_type.valid_access().contains(all), "{object_type}");
    }
}

#[test]
fn combinations_of_the_headers_are_those_of_the_file_and_key_types() {
    let (file, key) = (ObjectType::FILE.mapping(), ObjectType::KEY.mapping());
    assert_eq!(file.read, FILE_GENERIC_READ);
    assert_eq!(file.write, FILE_GENERIC_WRITE);
    assert_eq!(file.execute, FILE_GENERIC_EXECUTE);
    assert_eq!((key.read, key.write), (KEY_READ, KEY_WRITE));
    // The type's own idea of executing adds the right to create links.
    assert_eq!(key.execute, KEY_EXECUTE | KEY_CREATE_LINK);
    assert_ne!(ObjectType::TOKEN.mapping().read, TOKEN_READ);
}

#[test]
fn the_standard_rights_have_the_bits_of_access() {
    for right in standard_rights() {
        assert_eq!(Access::from_name(right.name), Some(right.mask));
    }
    assert_eq!(STANDARD_RIGHTS_ALL, Access::STANDARD);
    assert_eq!(SPECIFIC_RIGHTS_ALL, Access::SPECIFIC);
}

#[test]
fn masks_decode_to_names_and_a_rest() {
    let table = [
        (Some(ObjectType::EVENT), 0x0000_0000, ""),
        (Some(ObjectType::EVENT), 0x0012_0001, "EVENT_QUERY_STATE READ_CONTROL SYNCHRONIZE"),
        (Some(ObjectType::MUTANT), 0x0000_0003, "MUTANT_QUERY_STATE 0x2"),
        (Some(ObjectType::FILE), 0x8000_0001, "FILE_READ_DATA GENERIC_READ"),
        (Some(ObjectType::CALLBACK), 0x0010_0001, "SYNCHRONIZE 0x1"),
        (None, 0x0022_0041, "READ_CONTROL 0x200041"),
    ];
    for (object_type, mask, names) in table {
        let mask = Access::from_bits_retain(mask);
        assert_eq!(decode(object_type, mask).join(" "), names);
    }
}

#[test]
fn a_right_is_written_with_its_number() {
    let table = [
        (Some(ObjectType::PROCESS), 0x0000_0001, "PROCESS_TERMINATE (0x0001)"),
        (Some(ObjectType::PROCESS), 0x0000_0040, "PROCESS_DUP_HANDLE (0x0040)"),
        (Some(ObjectType::MUTANT), 0x0010_0000, "SYNCHRONIZE (0x00100000)"),
        (Some(ObjectType::PROCESS), 0x0010_0001, "PROCESS_TERMINATE | SYNCHRONIZE (0x00100001)"),
        (Some(ObjectType::MUTANT), 0x0000_0040, "0x0040"),
        (None, 0x0000_0001, "0x0001"),
        (None, 0x0000_0000, "0x0000"),
    ];
    for (object_type, mask, text) in table {
        assert_eq!(right_name(object_type, Access::from_bits_retain(mask)), text);
    }
}
