//! The rights of each type a second time, typed in on their own, as pairs of name and bit.

use super::*;

/// A type, what the names of its rights begin with, and the rights.
type Published = (ObjectType, &'static str, &'static [(&'static str, u32)]);

const PUBLISHED: &[Published] = &[
    (
        ObjectType::PROCESS,
        "PROCESS_",
        &[
            ("TERMINATE", 0x0001),
            ("CREATE_THREAD", 0x0002),
            ("SET_SESSIONID", 0x0004),
            ("VM_OPERATION", 0x0008),
            ("VM_READ", 0x0010),
            ("VM_WRITE", 0x0020),
            ("DUP_HANDLE", 0x0040),
            ("CREATE_PROCESS", 0x0080),
            ("SET_QUOTA", 0x0100),
            ("SET_INFORMATION", 0x0200),
            ("QUERY_INFORMATION", 0x0400),
            ("SUSPEND_RESUME", 0x0800),
            ("QUERY_LIMITED_INFORMATION", 0x1000),
            ("SET_LIMITED_INFORMATION", 0x2000),
        ],
    ),
    (
        ObjectType::THREAD,
        "THREAD_",
        &[
            ("TERMINATE", 0x0001),
            ("SUSPEND_RESUME", 0x0002),
            ("ALERT", 0x0004),
            ("GET_CONTEXT", 0x0008),
            ("SET_CONTEXT", 0x0010),
            ("SET_INFORMATION", 0x0020),
            ("QUERY_INFORMATION", 0x0040),
            ("SET_THREAD_TOKEN", 0x0080),
            ("IMPERSONATE", 0x0100),
            ("DIRECT_IMPERSONATION", 0x0200),
            ("SET_LIMITED_INFORMATION", 0x0400),
            ("QUERY_LIMITED_INFORMATION", 0x0800),
            ("RESUME", 0x1000),
        ],
    ),
    (
        ObjectType::TOKEN,
        "TOKEN_",
        &[
            ("ASSIGN_PRIMARY", 0x0001),
            ("DUPLICATE", 0x0002),
            ("IMPERSONATE", 0x0004),
            ("QUERY", 0x0008),
            ("QUERY_SOURCE", 0x0010),
            ("ADJUST_PRIVILEGES", 0x0020),
            ("ADJUST_GROUPS", 0x0040),
            ("ADJUST_DEFAULT", 0x0080),
            ("ADJUST_SESSIONID", 0x0100),
        ],
    ),
    (
        ObjectType::JOB,
        "JOB_OBJECT_",
        &[
            ("ASSIGN_PROCESS", 0x0001),
            ("SET_ATTRIBUTES", 0x0002),
            ("QUERY", 0x0004),
            ("TERMINATE", 0x0008),
            ("SET_SECURITY_ATTRIBUTES", 0x0010),
            ("IMPERSONATE", 0x0020),
        ],
    ),
    (ObjectType::EVENT, "EVENT_", &[("QUERY_STATE", 0x0001), ("MODIFY_STATE", 0x0002)]),
    (ObjectType::MUTANT, "MUTANT_", &[("QUERY_STATE", 0x0001)]),
    (ObjectType::SEMAPHORE, "SEMAPHORE_", &[("QUERY_STATE", 0x0001), ("MODIFY_STATE", 0x0002)]),
    (ObjectType::TIMER, "TIMER_", &[("QUERY_STATE", 0x0001), ("MODIFY_STATE", 0x0002)]),
    (ObjectType::KEYED_EVENT, "KEYEDEVENT_", &[("WAIT", 0x0001), ("WAKE", 0x0002)]),
    (
        ObjectType::IO_COMPLETION,
        "IO_COMPLETION_",
        &[("QUERY_STATE", 0x0001), ("MODIFY_STATE", 0x0002)],
    ),
    (
        ObjectType::SECTION,
        "SECTION_",
        &[
            ("QUERY", 0x0001),
            ("MAP_WRITE", 0x0002),
            ("MAP_READ", 0x0004),
            ("MAP_EXECUTE", 0x0008),
            ("EXTEND_SIZE", 0x0010),
            ("MAP_EXECUTE_EXPLICIT", 0x0020),
        ],
    ),
    (
        ObjectType::DIRECTORY,
        "DIRECTORY_",
        &[
            ("QUERY", 0x0001),
            ("TRAVERSE", 0x0002),
            ("CREATE_OBJECT", 0x0004),
            ("CREATE_SUBDIRECTORY", 0x0008),
        ],
    ),
    (ObjectType::SYMBOLIC_LINK, "SYMBOLIC_LINK_", &[("QUERY", 0x0001), ("SET", 0x0002)]),
    (
        ObjectType::KEY,
        "KEY_",
        &[
            ("QUERY_VALUE", 0x0001),
            ("SET_VALUE", 0x0002),
            ("CREATE_SUB_KEY", 0x0004),
            ("ENUMERATE_SUB_KEYS", 0x0008),
            ("NOTIFY", 0x0010),
            ("CREATE_LINK", 0x0020),
        ],
    ),
    (
        ObjectType::FILE,
        "FILE_",
        &[
            ("READ_DATA", 0x0001),
            ("WRITE_DATA", 0x0002),
            ("APPEND_DATA", 0x0004),
            ("READ_EA", 0x0008),
            ("WRITE_EA", 0x0010),
            ("EXECUTE", 0x0020),
            ("DELETE_CHILD", 0x0040),
            ("READ_ATTRIBUTES", 0x0080),
            ("WRITE_ATTRIBUTES", 0x0100),
        ],
    ),
    (
        ObjectType::WINDOW_STATION,
        "WINSTA_",
        &[
            ("ENUMDESKTOPS", 0x0001),
            ("READATTRIBUTES", 0x0002),
            ("ACCESSCLIPBOARD", 0x0004),
            ("CREATEDESKTOP", 0x0008),
            ("WRITEATTRIBUTES", 0x0010),
            ("ACCESSGLOBALATOMS", 0x0020),
            ("EXITWINDOWS", 0x0040),
            ("ENUMERATE", 0x0100),
            ("READSCREEN", 0x0200),
        ],
    ),
    (
        ObjectType::DESKTOP,
        "DESKTOP_",
        &[
            ("READOBJECTS", 0x0001),
            ("CREATEWINDOW", 0x0002),
            ("CREATEMENU", 0x0004),
            ("HOOKCONTROL", 0x0008),
            ("JOURNALRECORD", 0x0010),
            ("JOURNALPLAYBACK", 0x0020),
            ("ENUMERATE", 0x0040),
            ("WRITEOBJECTS", 0x0080),
            ("SWITCHDESKTOP", 0x0100),
        ],
    ),
    (
        ObjectType::DEBUG_OBJECT,
        "DEBUG_",
        &[
            ("READ_EVENT", 0x0001),
            ("PROCESS_ASSIGN", 0x0002),
            ("SET_INFORMATION", 0x0004),
            ("QUERY_INFORMATION", 0x0008),
        ],
    ),
    (ObjectType::ALPC_PORT, "PORT_", &[("CONNECT", 0x0001)]),
    (
        ObjectType::TP_WORKER_FACTORY,
        "WORKER_FACTORY_",
        &[
            ("RELEASE_WORKER", 0x0001),
            ("WAIT", 0x0002),
            ("SET_INFORMATION", 0x0004),
            ("QUERY_INFORMATION", 0x0008),
            ("READY_WORKER", 0x0010),
            ("SHUTDOWN", 0x0020),
        ],
    ),
    (ObjectType::TYPE, "OBJECT_TYPE_", &[("CREATE", 0x0001)]),
    (ObjectType::PROFILE, "PROFILE_", &[("CONTROL", 0x0001)]),
    (
        ObjectType::PARTITION,
        "MEMORY_PARTITION_",
        &[("QUERY_ACCESS", 0x0001), ("MODIFY_ACCESS", 0x0002)],
    ),
    (ObjectType::SESSION, "SESSION_", &[("QUERY_ACCESS", 0x0001), ("MODIFY_ACCESS", 0x0002)]),
];

// Rules: types.rights
#[test]
fn every_right_is_as_published() {
    let mut types = 0;
    for (object_type, prefix, published) in PUBLISHED {
        let here: Vec<_> = rights_of(*object_type)
            .iter()
            .map(|right| (right.name.strip_prefix(prefix).unwrap_or(right.name), right.mask.bits()))
            .collect();
        assert_eq!(here, *published, "{object_type}");
        types += 1;
    }
    assert_eq!(types, 24);
}

// Rules: types.composites
#[test]
fn combinations_are_as_published() {
    let table = [
        (PROCESS_ALL_ACCESS, 0x1F_FFFF),
        (THREAD_ALL_ACCESS, 0x1F_FFFF),
        (EVENT_ALL_ACCESS, 0x1F_0003),
        (SEMAPHORE_ALL_ACCESS, 0x1F_0003),
        (TIMER_ALL_ACCESS, 0x1F_0003),
        (IO_COMPLETION_ALL_ACCESS, 0x1F_0003),
        (MUTANT_ALL_ACCESS, 0x1F_0001),
        (MUTEX_ALL_ACCESS, 0x1F_0001),
        (JOB_OBJECT_ALL_ACCESS, 0x1F_003F),
        (SECTION_ALL_ACCESS, 0xF_001F),
        (TOKEN_ALL_ACCESS, 0xF_01FF),
        (DIRECTORY_ALL_ACCESS, 0xF_000F),
        (SYMBOLIC_LINK_ALL_ACCESS, 0xF_0001),
        (SYMBOLIC_LINK_ALL_ACCESS_EX, 0xF_FFFF),
        (KEY_READ, 0x2_0019),
        (KEY_EXECUTE, 0x2_0019),
        (KEY_WRITE, 0x2_0006),
        (KEY_ALL_ACCESS, 0xF_003F),
        (FILE_ALL_ACCESS, 0x1F_01FF),
        (FILE_GENERIC_READ, 0x12_0089),
        (FILE_GENERIC_WRITE, 0x12_0116),
        (FILE_GENERIC_EXECUTE, 0x12_00A0),
        (WINSTA_ALL_ACCESS, 0x37F),
        (DEBUG_ALL_ACCESS, 0x1F_000F),
        (KEYEDEVENT_ALL_ACCESS, 0xF_0003),
        (WORKER_FACTORY_ALL_ACCESS, 0xF_003F),
        (TRANSACTION_ALL_ACCESS, 0x1F_003F),
        (TOKEN_READ, 0x2_0008),
        (TOKEN_WRITE, 0x2_00E0),
        (TOKEN_EXECUTE, 0x2_0000),
        (STANDARD_RIGHTS_REQUIRED, 0xF_0000),
        (STANDARD_RIGHTS_ALL, 0x1F_0000),
    ];
    for (here, published) in table {
        assert_eq!(here.bits(), published);
    }
    assert_eq!(crate::constant("FILE_MAP_ALL_ACCESS").map(|found| found.value), Some(0xF_001F));
}
