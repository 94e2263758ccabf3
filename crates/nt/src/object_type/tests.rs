//! Facts about the type table.

use super::*;

#[test]
fn a_row_stands_at_the_place_of_its_number() {
    assert_eq!(ObjectType::all().len(), 67);
    for (at, row) in ObjectType::all().iter().enumerate() {
        assert_eq!(usize::from(row.object_type.index()), at + usize::from(FIRST));
        assert_eq!(ObjectType::from_index(row.object_type.index()), Some(row.object_type));
        assert_eq!(ObjectType::from_name(row.name), Some(row.object_type));
        assert_eq!(row.object_type.row(), row);
    }
    for index in [0, 1, 69, 255] {
        assert_eq!(ObjectType::from_index(index), None);
    }
    assert_eq!(ObjectType::from_name("Mutex"), None);
    assert_eq!(ObjectType::from_name("event"), None);
}

#[test]
fn well_known_types_have_their_measured_numbers() {
    let table = [
        (ObjectType::TYPE, 2, "Type"),
        (ObjectType::DIRECTORY, 3, "Directory"),
        (ObjectType::PROCESS, 7, "Process"),
        (ObjectType::EVENT, 16, "Event"),
        (ObjectType::MUTANT, 17, "Mutant"),
        (ObjectType::WINDOW_STATION, 24, "WindowStation"),
        (ObjectType::TP_WORKER_FACTORY, 30, "TpWorkerFactory"),
        (ObjectType::IO_COMPLETION, 35, "IoCompletion"),
        (ObjectType::FILE, 37, "File"),
        (ObjectType::SECTION, 42, "Section"),
        (ObjectType::KEY, 44, "Key"),
        (ObjectType::ALPC_PORT, 46, "ALPC Port"),
        (ObjectType::VREG_CONFIGURATION_CONTEXT, 68, "VRegConfigurationContext"),
    ];
    for (object_type, index, name) in table {
        assert_eq!((object_type.index(), object_type.name()), (index, name));
    }
}

#[test]
fn a_default_access_list_grants_these_masks() {
    let all = Access::GENERIC_ALL;
    let read_execute = Access::GENERIC_READ | Access::GENERIC_EXECUTE;
    let table = [
        (ObjectType::PROCESS, 0x1F_FFFF, 0x12_1411),
        (ObjectType::THREAD, 0x1F_FFFF, 0x12_1848),
        (ObjectType::EVENT, 0x1F_0003, 0x12_0001),
        (ObjectType::MUTANT, 0x1F_0001, 0x12_0001),
        (ObjectType::SECTION, 0xF_001F, 0x2_000D),
        (ObjectType::JOB, 0x1F_003F, 0x12_0004),
        (ObjectType::TOKEN, 0xF_01FF, 0x2_001F),
    ];
    for (object_type, full, reading) in table {
        assert_eq!(object_type.mapping().map(all).bits(), full, "{object_type}");
        assert_eq!(object_type.mapping().map(read_execute).bits(), reading, "{object_type}");
    }
}

#[test]
fn never_waitable_means_that_synchronize_is_not_a_valid_right() {
    for row in ObjectType::all() {
        let can = row.valid_access.contains(Access::SYNCHRONIZE);
        assert_eq!(can, row.waitability != Waitability::Never, "{}", row.name);
    }
}

#[test]
fn generic_rights_stand_for_valid_rights() {
    for row in ObjectType::all() {
        let mapping = row.mapping;
        let every = mapping.read | mapping.write | mapping.execute | mapping.all;
        assert!(!every.intersects(Access::GENERIC), "{}", row.name);
        // The event-tracing types list valid masks that leave out what their mapping grants.
        let tracing = row.name.starts_with("Etw");
        assert_eq!(row.valid_access.contains(every), !tracing, "{}", row.name);
    }
}

#[test]
fn types_with_a_signal_state_of_their_own() {
    let own: Vec<_> = ObjectType::all()
        .iter()
        .filter(|row| row.waitability == Waitability::Own)
        .map(|row| row.name)
        .collect();
    assert_eq!(
        own.join(" "),
        "Job Process Thread DebugObject Event Mutant Semaphore Timer IRTimer IoCompletion File \
         TmTx TmRm"
    );
}

#[test]
fn attributes_some_types_refuse() {
    let table = [
        (ObjectType::PROCESS, 0xB0),
        (ObjectType::THREAD, 0xB0),
        (ObjectType::FILE, 0x130),
        (ObjectType::EVENT, 0x100),
        (ObjectType::DIRECTORY, 0x100),
    ];
    for (object_type, mask) in table {
        assert_eq!(object_type.invalid_attributes(), mask, "{object_type}");
    }
}

#[test]
fn only_files_devices_and_keys_check_access_themselves() {
    let own: Vec<_> = ObjectType::all()
        .iter()
        .filter(|row| row.object_type.own_security())
        .map(|row| row.name)
        .collect();
    assert_eq!(own, ["Device", "File", "Key"]);
    assert!(ObjectType::DIRECTORY.case_insensitive() && !ObjectType::EVENT.case_insensitive());
}
