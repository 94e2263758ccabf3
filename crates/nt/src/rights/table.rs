//! The named access rights, grouped by object type.
//!
//! Single bits first, in ascending order; combinations in tables of their own. Values: the
//! "Security and Access Rights" pages of Microsoft for each kind of object, and the public headers
//! for the types those pages leave out. The short meanings are our own words.

use super::RightName;
use crate::Access;

macro_rules! rights {
    ($($table:ident { $($name:ident = $mask:literal, $meaning:literal;)* })*) => {
        $(
            $(
                #[doc = concat!("`", stringify!($mask), "`: ", $meaning, ".")]
                pub const $name: Access = Access::from_bits_retain($mask);
            )*
            pub(super) static $table: &[RightName] = &[$(
                RightName { name: stringify!($name), mask: $name, meaning: $meaning }
            ),*];
        )*

        /// Every table above.
        pub(super) static TABLES: &[&[RightName]] = &[$($table),*];
    };
}

rights! {
    STANDARD {
        DELETE = 0x0001_0000, "delete it, or make it temporary";
        READ_CONTROL = 0x0002_0000, "read its security descriptor";
        WRITE_DAC = 0x0004_0000, "change its access list";
        WRITE_OWNER = 0x0008_0000, "change its owner or label";
        SYNCHRONIZE = 0x0010_0000, "wait for it";
        ACCESS_SYSTEM_SECURITY = 0x0100_0000, "read or change its audit list";
        MAXIMUM_ALLOWED = 0x0200_0000, "asking only: everything that would be granted";
        GENERIC_ALL = 0x1000_0000, "asking only: all rights of the type";
        GENERIC_EXECUTE = 0x2000_0000, "asking only: the type's idea of executing";
        GENERIC_WRITE = 0x4000_0000, "asking only: the type's idea of writing";
        GENERIC_READ = 0x8000_0000, "asking only: the type's idea of reading";
    }
    STANDARD_COMBINED {
        STANDARD_RIGHTS_REQUIRED = 0x000F_0000, "the standard rights without SYNCHRONIZE";
        STANDARD_RIGHTS_READ = 0x0002_0000, "READ_CONTROL";
        STANDARD_RIGHTS_WRITE = 0x0002_0000, "READ_CONTROL";
        STANDARD_RIGHTS_EXECUTE = 0x0002_0000, "READ_CONTROL";
        STANDARD_RIGHTS_ALL = 0x001F_0000, "the five standard rights";
        SPECIFIC_RIGHTS_ALL = 0x0000_FFFF, "every specific right";
    }
    PROCESS {
        PROCESS_TERMINATE = 0x0001, "end it";
        PROCESS_CREATE_THREAD = 0x0002, "create a thread in it";
        PROCESS_SET_SESSIONID = 0x0004, "set its session";
        PROCESS_VM_OPERATION = 0x0008, "change the layout of its memory";
        PROCESS_VM_READ = 0x0010, "read its memory";
        PROCESS_VM_WRITE = 0x0020, "write its memory";
        PROCESS_DUP_HANDLE = 0x0040, "duplicate handles from or into it";
        PROCESS_CREATE_PROCESS = 0x0080, "use it as the parent of a new process";
        PROCESS_SET_QUOTA = 0x0100, "set its memory limits, or put it into a job";
        PROCESS_SET_INFORMATION = 0x0200, "set its properties";
        PROCESS_QUERY_INFORMATION = 0x0400, "ask for its properties";
        PROCESS_SUSPEND_RESUME = 0x0800, "suspend or resume all its threads";
        PROCESS_QUERY_LIMITED_INFORMATION = 0x1000, "ask for some of its properties";
        PROCESS_SET_LIMITED_INFORMATION = 0x2000, "set some of its properties";
    }
    PROCESS_COMBINED {
        PROCESS_SET_PORT = 0x0800, "the older name of PROCESS_SUSPEND_RESUME";
        PROCESS_ALL_ACCESS = 0x001F_FFFF, "all rights, since Windows Vista";
    }
    THREAD {
        THREAD_TERMINATE = 0x0001, "end it";
        THREAD_SUSPEND_RESUME = 0x0002, "suspend or resume it";
        THREAD_ALERT = 0x0004, "alert it";
        THREAD_GET_CONTEXT = 0x0008, "read its registers";
        THREAD_SET_CONTEXT = 0x0010, "change its registers, or queue a call to it";
        THREAD_SET_INFORMATION = 0x0020, "set its properties";
        THREAD_QUERY_INFORMATION = 0x0040, "ask for its properties";
        THREAD_SET_THREAD_TOKEN = 0x0080, "set the token it impersonates with";
        THREAD_IMPERSONATE = 0x0100, "use its security, without a message in between";
        THREAD_DIRECT_IMPERSONATION = 0x0200, "let a server thread impersonate it";
        THREAD_SET_LIMITED_INFORMATION = 0x0400, "set some of its properties";
        THREAD_QUERY_LIMITED_INFORMATION = 0x0800, "ask for some of its properties";
        THREAD_RESUME = 0x1000, "resume it";
    }
    THREAD_COMBINED {
        THREAD_ALL_ACCESS = 0x001F_FFFF, "all rights, since Windows Vista";
    }
    TOKEN {
        TOKEN_ASSIGN_PRIMARY = 0x0001, "start a process with it";
        TOKEN_DUPLICATE = 0x0002, "make a new token from it";
        TOKEN_IMPERSONATE = 0x0004, "impersonate with it";
        TOKEN_QUERY = 0x0008, "ask for its contents";
        TOKEN_QUERY_SOURCE = 0x0010, "ask where it comes from";
        TOKEN_ADJUST_PRIVILEGES = 0x0020, "switch its privileges on and off";
        TOKEN_ADJUST_GROUPS = 0x0040, "switch its groups on and off";
        TOKEN_ADJUST_DEFAULT = 0x0080, "change what new objects get from it";
        TOKEN_ADJUST_SESSIONID = 0x0100, "change its session";
    }
    TOKEN_COMBINED {
        TOKEN_READ = 0x0002_0008, "as the header combines it, not the type's GENERIC_READ";
        TOKEN_WRITE = 0x0002_00E0, "as the header combines it, not the type's GENERIC_WRITE";
        TOKEN_EXECUTE = 0x0002_0000, "as the header combines it, not the type's GENERIC_EXECUTE";
        TOKEN_ALL_ACCESS = 0x000F_01FF, "all rights; a token cannot be waited for";
    }
    JOB {
        JOB_OBJECT_ASSIGN_PROCESS = 0x0001, "put a process into it";
        JOB_OBJECT_SET_ATTRIBUTES = 0x0002, "set its limits";
        JOB_OBJECT_QUERY = 0x0004, "ask for its limits and members";
        JOB_OBJECT_TERMINATE = 0x0008, "end all its members";
        JOB_OBJECT_SET_SECURITY_ATTRIBUTES = 0x0010, "without use since Windows Vista";
        JOB_OBJECT_IMPERSONATE = 0x0020, "impersonate its members; since Windows 10 1703";
    }
    JOB_COMBINED {
        JOB_OBJECT_ALL_ACCESS = 0x001F_003F, "all rights; 0x1F001F before Windows 10 1703";
    }
    EVENT {
        EVENT_QUERY_STATE = 0x0001, "ask whether it is signaled";
        EVENT_MODIFY_STATE = 0x0002, "set, reset or pulse it";
    }
    EVENT_COMBINED {
        EVENT_ALL_ACCESS = 0x001F_0003, "all rights";
    }
    MUTANT {
        MUTANT_QUERY_STATE = 0x0001, "ask who owns it";
    }
    MUTANT_COMBINED {
        MUTEX_MODIFY_STATE = 0x0001, "reserved; releasing a mutex needs no right at all";
        MUTANT_ALL_ACCESS = 0x001F_0001, "all rights";
        MUTEX_ALL_ACCESS = 0x001F_0001, "all rights";
    }
    SEMAPHORE {
        SEMAPHORE_QUERY_STATE = 0x0001, "ask for its count";
        SEMAPHORE_MODIFY_STATE = 0x0002, "release it";
    }
    SEMAPHORE_COMBINED {
        SEMAPHORE_ALL_ACCESS = 0x001F_0003, "all rights";
    }
    TIMER {
        TIMER_QUERY_STATE = 0x0001, "ask when it fires";
        TIMER_MODIFY_STATE = 0x0002, "set or cancel it";
    }
    TIMER_COMBINED {
        TIMER_ALL_ACCESS = 0x001F_0003, "all rights";
    }
    KEYED_EVENT {
        KEYEDEVENT_WAIT = 0x0001, "wait for a key";
        KEYEDEVENT_WAKE = 0x0002, "release a key";
    }
    KEYED_EVENT_COMBINED {
        KEYEDEVENT_ALL_ACCESS = 0x000F_0003, "all rights";
    }
    IO_COMPLETION {
        IO_COMPLETION_QUERY_STATE = 0x0001, "ask how many packets are queued";
        IO_COMPLETION_MODIFY_STATE = 0x0002, "queue or take packets";
    }
    IO_COMPLETION_COMBINED {
        IO_COMPLETION_ALL_ACCESS = 0x001F_0003, "all rights";
    }
    SECTION {
        SECTION_QUERY = 0x0001, "ask for its properties; a view that copies on write";
        SECTION_MAP_WRITE = 0x0002, "map a view to write";
        SECTION_MAP_READ = 0x0004, "map a view to read";
        SECTION_MAP_EXECUTE = 0x0008, "map a view to execute";
        SECTION_EXTEND_SIZE = 0x0010, "make it larger";
        SECTION_MAP_EXECUTE_EXPLICIT = 0x0020, "asking only: executing, never part of all";
    }
    SECTION_COMBINED {
        SECTION_ALL_ACCESS = 0x000F_001F, "all rights; a section cannot be waited for";
    }
    DIRECTORY {
        DIRECTORY_QUERY = 0x0001, "list it";
        DIRECTORY_TRAVERSE = 0x0002, "look up names in it";
        DIRECTORY_CREATE_OBJECT = 0x0004, "create an object in it";
        DIRECTORY_CREATE_SUBDIRECTORY = 0x0008, "create a directory in it";
    }
    DIRECTORY_COMBINED {
        DIRECTORY_ALL_ACCESS = 0x000F_000F, "all rights";
    }
    SYMBOLIC_LINK {
        SYMBOLIC_LINK_QUERY = 0x0001, "read its target";
        SYMBOLIC_LINK_SET = 0x0002, "change its target; since Windows 10";
    }
    SYMBOLIC_LINK_COMBINED {
        SYMBOLIC_LINK_ALL_ACCESS = 0x000F_0001, "all rights";
        SYMBOLIC_LINK_ALL_ACCESS_EX = 0x000F_FFFF, "all rights, since Windows 10";
    }
    KEY {
        KEY_QUERY_VALUE = 0x0001, "read its values";
        KEY_SET_VALUE = 0x0002, "write its values";
        KEY_CREATE_SUB_KEY = 0x0004, "create a key below it";
        KEY_ENUMERATE_SUB_KEYS = 0x0008, "list the keys below it";
        KEY_NOTIFY = 0x0010, "be told of changes";
        KEY_CREATE_LINK = 0x0020, "reserved";
    }
    KEY_COMBINED {
        KEY_WOW64_64KEY = 0x0100, "asking only: choose the 64-bit view; never granted";
        KEY_WOW64_32KEY = 0x0200, "asking only: choose the 32-bit view; never granted";
        KEY_READ = 0x0002_0019, "query, list and notify";
        KEY_WRITE = 0x0002_0006, "set values and create keys";
        KEY_EXECUTE = 0x0002_0019, "the same as KEY_READ";
        KEY_ALL_ACCESS = 0x000F_003F, "all rights; a key cannot be waited for";
    }
    FILE {
        FILE_READ_DATA = 0x0001, "read its data, or list a directory";
        FILE_WRITE_DATA = 0x0002, "write its data, or add a file to a directory";
        FILE_APPEND_DATA = 0x0004, "append to it, or add a directory to a directory";
        FILE_READ_EA = 0x0008, "read its extended attributes";
        FILE_WRITE_EA = 0x0010, "write its extended attributes";
        FILE_EXECUTE = 0x0020, "run it, or pass through a directory";
        FILE_DELETE_CHILD = 0x0040, "delete what is in the directory";
        FILE_READ_ATTRIBUTES = 0x0080, "read its attributes";
        FILE_WRITE_ATTRIBUTES = 0x0100, "change its attributes";
    }
    FILE_COMBINED {
        FILE_LIST_DIRECTORY = 0x0001, "list a directory";
        FILE_ADD_FILE = 0x0002, "add a file to a directory";
        FILE_ADD_SUBDIRECTORY = 0x0004, "add a directory to a directory";
        FILE_CREATE_PIPE_INSTANCE = 0x0004, "add an instance to a pipe";
        FILE_TRAVERSE = 0x0020, "pass through a directory";
        FILE_GENERIC_READ = 0x0012_0089, "what GENERIC_READ stands for";
        FILE_GENERIC_WRITE = 0x0012_0116, "what GENERIC_WRITE stands for";
        FILE_GENERIC_EXECUTE = 0x0012_00A0, "what GENERIC_EXECUTE stands for";
        FILE_ALL_ACCESS = 0x001F_01FF, "all rights";
    }
    WINDOW_STATION {
        WINSTA_ENUMDESKTOPS = 0x0001, "list its desktops";
        WINSTA_READATTRIBUTES = 0x0002, "read its settings";
        WINSTA_ACCESSCLIPBOARD = 0x0004, "use its clipboard";
        WINSTA_CREATEDESKTOP = 0x0008, "create a desktop in it";
        WINSTA_WRITEATTRIBUTES = 0x0010, "change its settings";
        WINSTA_ACCESSGLOBALATOMS = 0x0020, "use its atoms";
        WINSTA_EXITWINDOWS = 0x0040, "end the session";
        WINSTA_ENUMERATE = 0x0100, "be listed itself";
        WINSTA_READSCREEN = 0x0200, "read the screen";
    }
    WINDOW_STATION_COMBINED {
        WINSTA_ALL_ACCESS = 0x037F, "all its own rights, without the standard ones";
    }
    DESKTOP {
        DESKTOP_READOBJECTS = 0x0001, "read its windows";
        DESKTOP_CREATEWINDOW = 0x0002, "create a window on it";
        DESKTOP_CREATEMENU = 0x0004, "create a menu on it";
        DESKTOP_HOOKCONTROL = 0x0008, "set hooks on it";
        DESKTOP_JOURNALRECORD = 0x0010, "record input";
        DESKTOP_JOURNALPLAYBACK = 0x0020, "play input back";
        DESKTOP_ENUMERATE = 0x0040, "be listed itself";
        DESKTOP_WRITEOBJECTS = 0x0080, "change its windows";
        DESKTOP_SWITCHDESKTOP = 0x0100, "switch to it";
    }
    DEBUG_OBJECT {
        DEBUG_READ_EVENT = 0x0001, "wait for a debug event";
        DEBUG_PROCESS_ASSIGN = 0x0002, "attach it to a process";
        DEBUG_SET_INFORMATION = 0x0004, "set its properties";
        DEBUG_QUERY_INFORMATION = 0x0008, "ask for its properties";
    }
    DEBUG_OBJECT_COMBINED {
        DEBUG_ALL_ACCESS = 0x001F_000F, "all rights";
    }
    ALPC_PORT {
        PORT_CONNECT = 0x0001, "connect to it";
    }
    WORKER_FACTORY {
        WORKER_FACTORY_RELEASE_WORKER = 0x0001, "release a worker";
        WORKER_FACTORY_WAIT = 0x0002, "wait for work";
        WORKER_FACTORY_SET_INFORMATION = 0x0004, "set its properties";
        WORKER_FACTORY_QUERY_INFORMATION = 0x0008, "ask for its properties";
        WORKER_FACTORY_READY_WORKER = 0x0010, "report a worker ready";
        WORKER_FACTORY_SHUTDOWN = 0x0020, "shut it down";
    }
    WORKER_FACTORY_COMBINED {
        WORKER_FACTORY_ALL_ACCESS = 0x000F_003F, "less than the type's GENERIC_ALL, 0xF00FF";
    }
    TRANSACTION {
        TRANSACTION_QUERY_INFORMATION = 0x0001, "ask how far it is";
        TRANSACTION_SET_INFORMATION = 0x0002, "set its properties";
        TRANSACTION_ENLIST = 0x0004, "take part in it";
        TRANSACTION_COMMIT = 0x0008, "commit it";
        TRANSACTION_ROLLBACK = 0x0010, "roll it back";
        TRANSACTION_PROPAGATE = 0x0020, "pass it on";
        TRANSACTION_RIGHT_RESERVED1 = 0x0040, "reserved";
    }
    TRANSACTION_COMBINED {
        TRANSACTION_ALL_ACCESS = 0x001F_003F, "less than the type's GENERIC_ALL, 0x1F007F";
    }
    TYPE {
        OBJECT_TYPE_CREATE = 0x0001, "create objects of the type";
    }
    PROFILE {
        PROFILE_CONTROL = 0x0001, "start and stop it";
    }
    PARTITION {
        MEMORY_PARTITION_QUERY_ACCESS = 0x0001, "ask for its properties";
        MEMORY_PARTITION_MODIFY_ACCESS = 0x0002, "change it";
    }
    SESSION {
        SESSION_QUERY_ACCESS = 0x0001, "ask for its properties";
        SESSION_MODIFY_ACCESS = 0x0002, "change it";
    }
}
