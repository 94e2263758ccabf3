//! Constants about privileges, groups, integrity levels and tokens.

use super::Group;

pub(super) static GROUPS: &[Group] = &[
    // The low half of each privilege's LUID; the high half is 0.
    (
        "PRIVILEGE",
        &[
            ("SE_CREATE_TOKEN_PRIVILEGE", 2),
            ("SE_ASSIGNPRIMARYTOKEN_PRIVILEGE", 3),
            ("SE_LOCK_MEMORY_PRIVILEGE", 4),
            ("SE_INCREASE_QUOTA_PRIVILEGE", 5),
            ("SE_MACHINE_ACCOUNT_PRIVILEGE", 6),
            ("SE_TCB_PRIVILEGE", 7),
            ("SE_SECURITY_PRIVILEGE", 8),
            ("SE_TAKE_OWNERSHIP_PRIVILEGE", 9),
            ("SE_LOAD_DRIVER_PRIVILEGE", 10),
            ("SE_SYSTEM_PROFILE_PRIVILEGE", 11),
            ("SE_SYSTEMTIME_PRIVILEGE", 12),
            ("SE_PROF_SINGLE_PROCESS_PRIVILEGE", 13),
            ("SE_INC_BASE_PRIORITY_PRIVILEGE", 14),
            ("SE_CREATE_PAGEFILE_PRIVILEGE", 15),
            ("SE_CREATE_PERMANENT_PRIVILEGE", 16),
            ("SE_BACKUP_PRIVILEGE", 17),
            ("SE_RESTORE_PRIVILEGE", 18),
            ("SE_SHUTDOWN_PRIVILEGE", 19),
            ("SE_DEBUG_PRIVILEGE", 20),
            ("SE_AUDIT_PRIVILEGE", 21),
            ("SE_SYSTEM_ENVIRONMENT_PRIVILEGE", 22),
            ("SE_CHANGE_NOTIFY_PRIVILEGE", 23),
            ("SE_REMOTE_SHUTDOWN_PRIVILEGE", 24),
            ("SE_UNDOCK_PRIVILEGE", 25),
            ("SE_SYNC_AGENT_PRIVILEGE", 26),
            ("SE_ENABLE_DELEGATION_PRIVILEGE", 27),
            ("SE_MANAGE_VOLUME_PRIVILEGE", 28),
            ("SE_IMPERSONATE_PRIVILEGE", 29),
            ("SE_CREATE_GLOBAL_PRIVILEGE", 30),
            ("SE_TRUSTED_CREDMAN_ACCESS_PRIVILEGE", 31),
            ("SE_RELABEL_PRIVILEGE", 32),
            ("SE_INC_WORKING_SET_PRIVILEGE", 33),
            ("SE_TIME_ZONE_PRIVILEGE", 34),
            ("SE_CREATE_SYMBOLIC_LINK_PRIVILEGE", 35),
            ("SE_DELEGATE_SESSION_USER_IMPERSONATE_PRIVILEGE", 36),
        ],
    ),
    (
        "PRIVILEGE_ATTRIBUTE",
        &[
            ("SE_PRIVILEGE_ENABLED_BY_DEFAULT", 0x1),
            ("SE_PRIVILEGE_ENABLED", 0x2),
            ("SE_PRIVILEGE_REMOVED", 0x4),
        ],
    ),
    (
        "GROUP_ATTRIBUTE",
        &[
            ("SE_GROUP_MANDATORY", 0x1),
            ("SE_GROUP_ENABLED_BY_DEFAULT", 0x2),
            ("SE_GROUP_ENABLED", 0x4),
            ("SE_GROUP_OWNER", 0x8),
            ("SE_GROUP_USE_FOR_DENY_ONLY", 0x10),
            ("SE_GROUP_INTEGRITY", 0x20),
            ("SE_GROUP_INTEGRITY_ENABLED", 0x40),
            ("SE_GROUP_RESOURCE", 0x2000_0000),
            ("SE_GROUP_LOGON_ID", 0xC000_0000),
        ],
    ),
    (
        "INTEGRITY",
        &[
            ("SECURITY_MANDATORY_UNTRUSTED_RID", 0x0000),
            ("SECURITY_MANDATORY_LOW_RID", 0x1000),
            ("SECURITY_MANDATORY_MEDIUM_RID", 0x2000),
            ("SECURITY_MANDATORY_MEDIUM_PLUS_RID", 0x2100),
            ("SECURITY_MANDATORY_HIGH_RID", 0x3000),
            ("SECURITY_MANDATORY_SYSTEM_RID", 0x4000),
            ("SECURITY_MANDATORY_PROTECTED_PROCESS_RID", 0x5000),
        ],
    ),
    (
        "MANDATORY_LABEL",
        &[
            ("SYSTEM_MANDATORY_LABEL_NO_WRITE_UP", 0x1),
            ("SYSTEM_MANDATORY_LABEL_NO_READ_UP", 0x2),
            ("SYSTEM_MANDATORY_LABEL_NO_EXECUTE_UP", 0x4),
        ],
    ),
    (
        "MANDATORY_POLICY",
        &[
            ("TOKEN_MANDATORY_POLICY_OFF", 0x0),
            ("TOKEN_MANDATORY_POLICY_NO_WRITE_UP", 0x1),
            ("TOKEN_MANDATORY_POLICY_NEW_PROCESS_MIN", 0x2),
        ],
    ),
    ("TOKEN_TYPE", &[("TokenPrimary", 1), ("TokenImpersonation", 2)]),
    (
        "IMPERSONATION_LEVEL",
        &[
            ("SecurityAnonymous", 0),
            ("SecurityIdentification", 1),
            ("SecurityImpersonation", 2),
            ("SecurityDelegation", 3),
        ],
    ),
];
