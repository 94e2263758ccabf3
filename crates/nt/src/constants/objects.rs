//! Constants about handles, objects, waits and synchronization.

use super::Group;

pub(super) static GROUPS: &[Group] = &[
    ("BOOL", &[("FALSE", 0), ("TRUE", 1)]),
    ("HANDLE", &[("NULL", 0), ("INVALID_HANDLE_VALUE", -1_i64 as u64)]),
    (
        "WAIT",
        &[
            ("WAIT_OBJECT_0", 0),
            ("WAIT_ABANDONED", 0x80),
            ("WAIT_ABANDONED_0", 0x80),
            ("WAIT_IO_COMPLETION", 0xC0),
            ("WAIT_TIMEOUT", 258),
            ("WAIT_FAILED", 0xFFFF_FFFF),
        ],
    ),
    ("TIMEOUT", &[("INFINITE", 0xFFFF_FFFF)]),
    (
        "LIMIT",
        &[
            ("MAXIMUM_WAIT_OBJECTS", 64),
            ("MAXIMUM_SUSPEND_COUNT", 127),
            ("MAX_PATH", 260),
            ("OBJ_HANDLE_TAGBITS", 3),
        ],
    ),
    (
        "DUPLICATE",
        &[
            ("DUPLICATE_CLOSE_SOURCE", 1),
            ("DUPLICATE_SAME_ACCESS", 2),
            ("DUPLICATE_SAME_ATTRIBUTES", 4),
        ],
    ),
    ("HANDLE_FLAG", &[("HANDLE_FLAG_INHERIT", 1), ("HANDLE_FLAG_PROTECT_FROM_CLOSE", 2)]),
    (
        "OBJ",
        &[
            ("OBJ_PROTECT_CLOSE", 0x0001),
            ("OBJ_INHERIT", 0x0002),
            ("OBJ_AUDIT_OBJECT_CLOSE", 0x0004),
            ("OBJ_NO_RIGHTS_UPGRADE", 0x0008),
            ("OBJ_PERMANENT", 0x0010),
            ("OBJ_EXCLUSIVE", 0x0020),
            ("OBJ_CASE_INSENSITIVE", 0x0040),
            ("OBJ_OPENIF", 0x0080),
            ("OBJ_OPENLINK", 0x0100),
            ("OBJ_KERNEL_HANDLE", 0x0200),
            ("OBJ_FORCE_ACCESS_CHECK", 0x0400),
            ("OBJ_IGNORE_IMPERSONATED_DEVICEMAP", 0x0800),
            ("OBJ_DONT_REPARSE", 0x1000),
            ("OBJ_VALID_ATTRIBUTES", 0x1FF2),
        ],
    ),
    (
        "OBJECT_INFORMATION_CLASS",
        &[
            ("ObjectBasicInformation", 0),
            ("ObjectNameInformation", 1),
            ("ObjectTypeInformation", 2),
            ("ObjectTypesInformation", 3),
            ("ObjectHandleFlagInformation", 4),
            ("ObjectSessionInformation", 5),
            ("ObjectSessionObjectInformation", 6),
        ],
    ),
    ("EVENT_TYPE", &[("NotificationEvent", 0), ("SynchronizationEvent", 1)]),
    ("TIMER_TYPE", &[("NotificationTimer", 0), ("SynchronizationTimer", 1)]),
    ("WAIT_TYPE", &[("WaitAll", 0), ("WaitAny", 1)]),
    ("CREATE_EVENT", &[("CREATE_EVENT_MANUAL_RESET", 1), ("CREATE_EVENT_INITIAL_SET", 2)]),
    (
        "INIT_ONCE",
        &[("INIT_ONCE_CHECK_ONLY", 1), ("INIT_ONCE_ASYNC", 2), ("INIT_ONCE_INIT_FAILED", 4)],
    ),
    ("CREATE_MUTEX", &[("CREATE_MUTEX_INITIAL_OWNER", 1)]),
    (
        "CREATE_WAITABLE_TIMER",
        &[("CREATE_WAITABLE_TIMER_MANUAL_RESET", 1), ("CREATE_WAITABLE_TIMER_HIGH_RESOLUTION", 2)],
    ),
    ("EVENT_INFORMATION_CLASS", &[("EventBasicInformation", 0)]),
    ("MUTANT_INFORMATION_CLASS", &[("MutantBasicInformation", 0), ("MutantOwnerInformation", 1)]),
    ("SEMAPHORE_INFORMATION_CLASS", &[("SemaphoreBasicInformation", 0)]),
    ("TIMER_INFORMATION_CLASS", &[("TimerBasicInformation", 0)]),
    ("PRIVATE_NAMESPACE", &[("PRIVATE_NAMESPACE_FLAG_DESTROY", 1)]),
    (
        "DDD",
        &[
            ("DDD_RAW_TARGET_PATH", 0x1),
            ("DDD_REMOVE_DEFINITION", 0x2),
            ("DDD_EXACT_MATCH_ON_REMOVE", 0x4),
            ("DDD_NO_BROADCAST_SYSTEM", 0x8),
            ("DDD_LUID_BROADCAST_DRIVE", 0x10),
        ],
    ),
    ("MWMO", &[("MWMO_WAITALL", 1), ("MWMO_ALERTABLE", 2), ("MWMO_INPUTAVAILABLE", 4)]),
    ("QUEUE_USER_APC", &[("QUEUE_USER_APC_FLAGS_SPECIAL_USER_APC", 1)]),
    (
        "GR",
        &[
            ("GR_GDIOBJECTS", 0),
            ("GR_USEROBJECTS", 1),
            ("GR_GDIOBJECTS_PEAK", 2),
            ("GR_USEROBJECTS_PEAK", 4),
        ],
    ),
];
