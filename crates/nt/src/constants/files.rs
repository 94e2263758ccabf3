//! Constants about files, pipes, sockets and registry keys.

use super::Group;

pub(super) static GROUPS: &[Group] = &[
    (
        "FILE_SHARE",
        &[
            ("FILE_SHARE_READ", 1),
            ("FILE_SHARE_WRITE", 2),
            ("FILE_SHARE_DELETE", 4),
        ],
    ),
    (
        "DISPOSITION",
        &[
            ("CREATE_NEW", 1),
            ("CREATE_ALWAYS", 2),
            ("OPEN_EXISTING", 3),
            ("OPEN_ALWAYS", 4),
            ("TRUNCATE_EXISTING", 5),
        ],
    ),
    // CreateFileW takes attributes and flags in one word, so one group holds both.
    (
        "FILE_FLAG",
        &[
            ("FILE_ATTRIBUTE_READONLY", 0x1),
            ("FILE_ATTRIBUTE_HIDDEN", 0x2),
            ("FILE_ATTRIBUTE_SYSTEM", 0x4),
            ("FILE_ATTRIBUTE_DIRECTORY", 0x10),
            ("FILE_ATTRIBUTE_ARCHIVE", 0x20),
            ("FILE_ATTRIBUTE_DEVICE", 0x40),
            ("FILE_ATTRIBUTE_NORMAL", 0x80),
            ("FILE_ATTRIBUTE_TEMPORARY", 0x100),
            ("FILE_ATTRIBUTE_SPARSE_FILE", 0x200),
            ("FILE_ATTRIBUTE_REPARSE_POINT", 0x400),
            ("FILE_ATTRIBUTE_COMPRESSED", 0x800),
            ("FILE_ATTRIBUTE_OFFLINE", 0x1000),
            ("FILE_ATTRIBUTE_NOT_CONTENT_INDEXED", 0x2000),
            ("FILE_ATTRIBUTE_ENCRYPTED", 0x4000),
            ("FILE_FLAG_FIRST_PIPE_INSTANCE", 0x8_0000),
            ("FILE_FLAG_OPEN_NO_RECALL", 0x10_0000),
            ("FILE_FLAG_OPEN_REPARSE_POINT", 0x20_0000),
            ("FILE_FLAG_SESSION_AWARE", 0x80_0000),
            ("FILE_FLAG_POSIX_SEMANTICS", 0x100_0000),
            ("FILE_FLAG_BACKUP_SEMANTICS", 0x200_0000),
            ("FILE_FLAG_DELETE_ON_CLOSE", 0x400_0000),
            ("FILE_FLAG_SEQUENTIAL_SCAN", 0x800_0000),
            ("FILE_FLAG_RANDOM_ACCESS", 0x1000_0000),
            ("FILE_FLAG_NO_BUFFERING", 0x2000_0000),
            ("FILE_FLAG_OVERLAPPED", 0x4000_0000),
            ("FILE_FLAG_WRITE_THROUGH", 0x8000_0000),
        ],
    ),
    (
        "FILE_ATTRIBUTE",
        &[
            ("FILE_ATTRIBUTE_READONLY", 0x1),
            ("FILE_ATTRIBUTE_HIDDEN", 0x2),
            ("FILE_ATTRIBUTE_SYSTEM", 0x4),
            ("FILE_ATTRIBUTE_DIRECTORY", 0x10),
            ("FILE_ATTRIBUTE_ARCHIVE", 0x20),
            ("FILE_ATTRIBUTE_DEVICE", 0x40),
            ("FILE_ATTRIBUTE_NORMAL", 0x80),
            ("FILE_ATTRIBUTE_TEMPORARY", 0x100),
            ("FILE_ATTRIBUTE_SPARSE_FILE", 0x200),
            ("FILE_ATTRIBUTE_REPARSE_POINT", 0x400),
            ("FILE_ATTRIBUTE_COMPRESSED", 0x800),
            ("FILE_ATTRIBUTE_OFFLINE", 0x1000),
            ("FILE_ATTRIBUTE_NOT_CONTENT_INDEXED", 0x2000),
            ("FILE_ATTRIBUTE_ENCRYPTED", 0x4000),
        ],
    ),
    (
        "FILE_FAILURE",
        &[
            ("INVALID_FILE_ATTRIBUTES", 0xFFFF_FFFF),
            ("INVALID_FILE_SIZE", 0xFFFF_FFFF),
            ("INVALID_SET_FILE_POINTER", 0xFFFF_FFFF),
        ],
    ),
    (
        "FILE_POSITION",
        &[("FILE_BEGIN", 0), ("FILE_CURRENT", 1), ("FILE_END", 2)],
    ),
    (
        "FILE_TYPE",
        &[
            ("FILE_TYPE_UNKNOWN", 0),
            ("FILE_TYPE_DISK", 1),
            ("FILE_TYPE_CHAR", 2),
            ("FILE_TYPE_PIPE", 3),
            ("FILE_TYPE_REMOTE", 0x8000),
        ],
    ),
    (
        "FILE_DISPOSITION",
        &[
            ("FILE_SUPERSEDE", 0),
            ("FILE_OPEN", 1),
            ("FILE_CREATE", 2),
            ("FILE_OPEN_IF", 3),
            ("FILE_OVERWRITE", 4),
            ("FILE_OVERWRITE_IF", 5),
        ],
    ),
    (
        "FILE_OPTION",
        &[
            ("FILE_DIRECTORY_FILE", 0x1),
            ("FILE_WRITE_THROUGH", 0x2),
            ("FILE_SEQUENTIAL_ONLY", 0x4),
            ("FILE_NO_INTERMEDIATE_BUFFERING", 0x8),
            ("FILE_SYNCHRONOUS_IO_ALERT", 0x10),
            ("FILE_SYNCHRONOUS_IO_NONALERT", 0x20),
            ("FILE_NON_DIRECTORY_FILE", 0x40),
            ("FILE_CREATE_TREE_CONNECTION", 0x80),
            ("FILE_COMPLETE_IF_OPLOCKED", 0x100),
            ("FILE_NO_EA_KNOWLEDGE", 0x200),
            ("FILE_OPEN_REMOTE_INSTANCE", 0x400),
            ("FILE_RANDOM_ACCESS", 0x800),
            ("FILE_DELETE_ON_CLOSE", 0x1000),
            ("FILE_OPEN_BY_FILE_ID", 0x2000),
            ("FILE_OPEN_FOR_BACKUP_INTENT", 0x4000),
            ("FILE_NO_COMPRESSION", 0x8000),
            ("FILE_OPEN_REQUIRING_OPLOCK", 0x1_0000),
            ("FILE_DISALLOW_EXCLUSIVE", 0x2_0000),
            ("FILE_RESERVE_OPFILTER", 0x10_0000),
            ("FILE_OPEN_REPARSE_POINT", 0x20_0000),
            ("FILE_OPEN_NO_RECALL", 0x40_0000),
            ("FILE_OPEN_FOR_FREE_SPACE_QUERY", 0x80_0000),
        ],
    ),
    (
        "FILE_RESULT",
        &[
            ("FILE_SUPERSEDED", 0),
            ("FILE_OPENED", 1),
            ("FILE_CREATED", 2),
            ("FILE_OVERWRITTEN", 3),
            ("FILE_EXISTS", 4),
            ("FILE_DOES_NOT_EXIST", 5),
        ],
    ),
    (
        "FILE_DISPOSITION_FLAG",
        &[
            ("FILE_DISPOSITION_FLAG_DELETE", 0x1),
            ("FILE_DISPOSITION_FLAG_POSIX_SEMANTICS", 0x2),
            ("FILE_DISPOSITION_FLAG_FORCE_IMAGE_SECTION_CHECK", 0x4),
            ("FILE_DISPOSITION_FLAG_ON_CLOSE", 0x8),
            ("FILE_DISPOSITION_FLAG_IGNORE_READONLY_ATTRIBUTE", 0x10),
        ],
    ),
    (
        "FILE_INFO_BY_HANDLE_CLASS",
        &[("FileDispositionInfo", 4), ("FileDispositionInfoEx", 21)],
    ),
    (
        "MOVEFILE",
        &[
            ("MOVEFILE_REPLACE_EXISTING", 0x1),
            ("MOVEFILE_COPY_ALLOWED", 0x2),
            ("MOVEFILE_DELAY_UNTIL_REBOOT", 0x4),
            ("MOVEFILE_WRITE_THROUGH", 0x8),
        ],
    ),
    (
        "FILE_COMPLETION",
        &[
            ("FILE_SKIP_COMPLETION_PORT_ON_SUCCESS", 0x1),
            ("FILE_SKIP_SET_EVENT_ON_HANDLE", 0x2),
        ],
    ),
    (
        "LOCKFILE",
        &[
            ("LOCKFILE_FAIL_IMMEDIATELY", 0x1),
            ("LOCKFILE_EXCLUSIVE_LOCK", 0x2),
        ],
    ),
    (
        "PIPE_ACCESS",
        &[
            ("PIPE_ACCESS_DUPLEX", 0x3),
            ("PIPE_ACCESS_INBOUND", 0x1),
            ("PIPE_ACCESS_OUTBOUND", 0x2),
            ("FILE_FLAG_FIRST_PIPE_INSTANCE", 0x8_0000),
            ("FILE_FLAG_OVERLAPPED", 0x4000_0000),
            ("FILE_FLAG_WRITE_THROUGH", 0x8000_0000),
        ],
    ),
    (
        "PIPE",
        &[
            ("PIPE_TYPE_BYTE", 0x0),
            ("PIPE_READMODE_BYTE", 0x0),
            ("PIPE_WAIT", 0x0),
            ("PIPE_ACCEPT_REMOTE_CLIENTS", 0x0),
            ("PIPE_NOWAIT", 0x1),
            ("PIPE_READMODE_MESSAGE", 0x2),
            ("PIPE_TYPE_MESSAGE", 0x4),
            ("PIPE_REJECT_REMOTE_CLIENTS", 0x8),
        ],
    ),
    ("PIPE_INSTANCES", &[("PIPE_UNLIMITED_INSTANCES", 255)]),
    (
        "NMPWAIT",
        &[
            ("NMPWAIT_USE_DEFAULT_WAIT", 0),
            ("NMPWAIT_NOWAIT", 1),
            ("NMPWAIT_WAIT_FOREVER", 0xFFFF_FFFF),
        ],
    ),
    ("SOCKET", &[("INVALID_SOCKET", -1_i64 as u64)]),
    (
        "WSA_FLAG",
        &[
            ("WSA_FLAG_OVERLAPPED", 0x1),
            ("WSA_FLAG_NO_HANDLE_INHERIT", 0x80),
        ],
    ),
    // Sign-extended, as a 64-bit program sees them.
    (
        "HKEY",
        &[
            ("HKEY_CLASSES_ROOT", 0xFFFF_FFFF_8000_0000),
            ("HKEY_CURRENT_USER", 0xFFFF_FFFF_8000_0001),
            ("HKEY_LOCAL_MACHINE", 0xFFFF_FFFF_8000_0002),
            ("HKEY_USERS", 0xFFFF_FFFF_8000_0003),
            ("HKEY_PERFORMANCE_DATA", 0xFFFF_FFFF_8000_0004),
            ("HKEY_CURRENT_CONFIG", 0xFFFF_FFFF_8000_0005),
        ],
    ),
    (
        "REG_OPTION",
        &[("REG_OPTION_NON_VOLATILE", 0), ("REG_OPTION_VOLATILE", 1)],
    ),
    (
        "REG_RESULT",
        &[("REG_CREATED_NEW_KEY", 1), ("REG_OPENED_EXISTING_KEY", 2)],
    ),
];
