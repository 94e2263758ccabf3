//! The named statuses, sorted by number.
//!
//! Numbers: Microsoft, "NTSTATUS Values". The short meanings are our own words.

use super::Status;

macro_rules! statuses {
    ($($name:ident = $number:literal, $meaning:literal;)*) => {
        impl Status {
            $(
                #[doc = concat!("`", stringify!($number), "`: ", $meaning, ".")]
                pub const $name: Status = Status($number);
            )*
        }

        /// Every named status with its full name, sorted by number.
        pub static ALL: &[(Status, &str)] =
            &[$((Status::$name, concat!("STATUS_", stringify!($name)))),*];

        /// What each status of [`ALL`] means, in the same order.
        pub(super) static MEANINGS: &[&str] = &[$($meaning),*];
    };
}

/// Second names of numbers that [`ALL`] lists under their first name, in full.
pub(super) static SECOND_NAMES: &[(Status, &str)] =
    &[(Status::SUCCESS, "STATUS_WAIT_0"), (Status::ABANDONED_WAIT_0, "STATUS_ABANDONED")];

statuses! {
    SUCCESS = 0x0000_0000, "it worked; as a wait result, object 0 satisfied the wait";
    WAIT_1 = 0x0000_0001, "object 1 satisfied the wait";
    WAIT_2 = 0x0000_0002, "object 2 satisfied the wait";
    WAIT_3 = 0x0000_0003, "object 3 satisfied the wait";
    WAIT_63 = 0x0000_003F, "object 63, the last possible one, satisfied the wait";
    ABANDONED_WAIT_0 = 0x0000_0080, "mutex 0 was taken over from an owner that had died";
    ABANDONED_WAIT_63 = 0x0000_00BF, "mutex 63 was taken over from an owner that had died";
    USER_APC = 0x0000_00C0, "the wait ended because queued calls (APCs) ran";
    KERNEL_APC = 0x0000_0100, "the wait ended because of a kernel APC";
    ALERTED = 0x0000_0101, "the wait ended because the thread was alerted";
    TIMEOUT = 0x0000_0102, "the time ran out first";
    PENDING = 0x0000_0103, "started; the result comes later";
    REPARSE = 0x0000_0104, "the name leads on to another name";
    MORE_ENTRIES = 0x0000_0105, "there are more entries than fitted";
    NOT_ALL_ASSIGNED = 0x0000_0106, "the token does not have every privilege named";
    NOTIFY_CLEANUP = 0x0000_010B, "the handle of a change notification was closed";
    NOTIFY_ENUM_DIR = 0x0000_010C, "too many changes to list; look again";
    PROCESS_NOT_IN_JOB = 0x0000_0123, "the process is in no job, or not in this one";
    PROCESS_IN_JOB = 0x0000_0124, "the process is in the job";
    OBJECT_NAME_EXISTS = 0x4000_0000, "the name was taken, so the existing object was opened";
    THREAD_WAS_SUSPENDED = 0x4000_0001, "the thread was suspended already";
    IMAGE_NOT_AT_BASE = 0x4000_0003, "the image was mapped at another address than it wished";
    IMAGE_MACHINE_TYPE_MISMATCH = 0x4000_000E, "the image is for another kind of processor";
    IMAGE_MACHINE_TYPE_MISMATCH_EXE = 0x4000_0023, "the program is for another kind of processor";
    NO_YIELD_PERFORMED = 0x4000_0024, "no other thread was ready to run";
    TIMER_RESUME_IGNORED = 0x4000_0025, "the timer is set, but cannot wake a sleeping system";
    GUARD_PAGE_VIOLATION = 0x8000_0001, "a guard page was touched";
    DATATYPE_MISALIGNMENT = 0x8000_0002, "the data is not aligned as it must be";
    BREAKPOINT = 0x8000_0003, "a breakpoint was reached";
    SINGLE_STEP = 0x8000_0004, "one instruction was stepped";
    BUFFER_OVERFLOW = 0x8000_0005, "only part of the data fitted in the buffer";
    NO_MORE_FILES = 0x8000_0006, "the listing has no more files";
    PARTIAL_COPY = 0x8000_000D, "only part of the memory could be copied";
    DEVICE_BUSY = 0x8000_0011, "what is asked for is in use";
    NO_MORE_ENTRIES = 0x8000_001A, "the listing has no more entries";
    UNSUCCESSFUL = 0xC000_0001, "it failed; no reason is given";
    NOT_IMPLEMENTED = 0xC000_0002, "this is not implemented";
    INVALID_INFO_CLASS = 0xC000_0003, "there is no such information class here";
    INFO_LENGTH_MISMATCH = 0xC000_0004, "the length is wrong for this information class";
    ACCESS_VIOLATION = 0xC000_0005, "memory was used that is not there or not allowed";
    IN_PAGE_ERROR = 0xC000_0006, "a page could not be read in";
    PAGEFILE_QUOTA = 0xC000_0007, "the page file quota of the process is used up";
    INVALID_HANDLE = 0xC000_0008, "the handle names nothing";
    BAD_INITIAL_STACK = 0xC000_0009, "the first stack of the thread is bad";
    INVALID_CID = 0xC000_000B, "no process or thread has that id";
    INVALID_PARAMETER = 0xC000_000D, "an argument is not acceptable";
    NO_SUCH_DEVICE = 0xC000_000E, "there is no such device";
    NO_SUCH_FILE = 0xC000_000F, "there is no such file";
    INVALID_DEVICE_REQUEST = 0xC000_0010, "the device does not know this request";
    END_OF_FILE = 0xC000_0011, "there is nothing after this point";
    MORE_PROCESSING_REQUIRED = 0xC000_0016, "one more step is needed";
    NO_MEMORY = 0xC000_0017, "there is not enough memory";
    CONFLICTING_ADDRESSES = 0xC000_0018, "the address range is in use or out of bounds";
    NOT_MAPPED_VIEW = 0xC000_0019, "no view begins at that address";
    UNABLE_TO_FREE_VM = 0xC000_001A, "that memory cannot be freed";
    UNABLE_TO_DELETE_SECTION = 0xC000_001B, "a view is unmapped, not freed";
    INVALID_SYSTEM_SERVICE = 0xC000_001C, "there is no system service of that number";
    ILLEGAL_INSTRUCTION = 0xC000_001D, "the instruction is not one of the processor's";
    INVALID_VIEW_SIZE = 0xC000_001F, "the view is larger than the section";
    INVALID_FILE_FOR_SECTION = 0xC000_0020, "that file cannot be mapped";
    ALREADY_COMMITTED = 0xC000_0021, "that memory is committed already";
    ACCESS_DENIED = 0xC000_0022, "a right is missing";
    BUFFER_TOO_SMALL = 0xC000_0023, "the buffer is too small; nothing was written";
    OBJECT_TYPE_MISMATCH = 0xC000_0024, "the object is of another type than the call needs";
    NOT_COMMITTED = 0xC000_002D, "that memory is reserved and not committed";
    INVALID_PARAMETER_MIX = 0xC000_0030, "arguments that cannot be used together";
    OBJECT_NAME_INVALID = 0xC000_0033, "the name is not well formed";
    OBJECT_NAME_NOT_FOUND = 0xC000_0034, "nothing has that name";
    OBJECT_NAME_COLLISION = 0xC000_0035, "something has that name already";
    PORT_DISCONNECTED = 0xC000_0037, "the other side of the port is gone";
    OBJECT_PATH_INVALID = 0xC000_0039, "the path leads through something that is no directory";
    OBJECT_PATH_NOT_FOUND = 0xC000_003A, "a directory on the path does not exist";
    OBJECT_PATH_SYNTAX_BAD = 0xC000_003B, "the path is not written as a path must be";
    SECTION_TOO_BIG = 0xC000_0040, "the section would be larger than its file allows";
    PORT_CONNECTION_REFUSED = 0xC000_0041, "the server refused the connection";
    INVALID_PORT_HANDLE = 0xC000_0042, "the handle is not that of a fitting port";
    SHARING_VIOLATION = 0xC000_0043, "the file is open in a way that excludes this open";
    QUOTA_EXCEEDED = 0xC000_0044, "a quota or a limit of a job is used up";
    INVALID_PAGE_PROTECTION = 0xC000_0045, "there is no such page protection";
    MUTANT_NOT_OWNED = 0xC000_0046, "the calling thread does not own the mutex";
    SEMAPHORE_LIMIT_EXCEEDED = 0xC000_0047, "the count would pass the semaphore's maximum";
    PORT_ALREADY_SET = 0xC000_0048, "a port has been attached already";
    SECTION_NOT_IMAGE = 0xC000_0049, "the section does not hold a program image";
    SUSPEND_COUNT_EXCEEDED = 0xC000_004A, "the thread is suspended as often as is possible";
    THREAD_IS_TERMINATING = 0xC000_004B, "the thread is ending or has ended";
    SECTION_PROTECTION = 0xC000_004E, "the view asks for more than the section's protection";
    FILE_LOCK_CONFLICT = 0xC000_0054, "part of the range is locked by another";
    LOCK_NOT_GRANTED = 0xC000_0055, "the lock was not to be had at once";
    DELETE_PENDING = 0xC000_0056, "it is being deleted and waits for its last handle";
    INVALID_OWNER = 0xC000_005A, "this token may not make that one the owner";
    INVALID_PRIMARY_GROUP = 0xC000_005B, "that group cannot be the primary group";
    NO_IMPERSONATION_TOKEN = 0xC000_005C, "the thread impersonates nobody";
    CANT_DISABLE_MANDATORY = 0xC000_005D, "a mandatory group cannot be switched off";
    NO_SUCH_LOGON_SESSION = 0xC000_005F, "there is no such logon session";
    NO_SUCH_PRIVILEGE = 0xC000_0060, "there is no such privilege";
    PRIVILEGE_NOT_HELD = 0xC000_0061, "a privilege is missing or not enabled";
    INVALID_ACL = 0xC000_0077, "the access list is not well formed";
    INVALID_SID = 0xC000_0078, "the security id is not well formed";
    INVALID_SECURITY_DESCR = 0xC000_0079, "the security descriptor is not well formed";
    INVALID_IMAGE_FORMAT = 0xC000_007B, "the file is not a program this machine can run";
    NO_TOKEN = 0xC000_007C, "there is no token to open";
    BAD_INHERITANCE_ACL = 0xC000_007D, "the inherited access list could not be built";
    RANGE_NOT_LOCKED = 0xC000_007E, "exactly that range is not locked by this owner";
    DISK_FULL = 0xC000_007F, "the disk is full";
    SECTION_NOT_EXTENDED = 0xC000_0087, "this section cannot be made larger";
    INSUFFICIENT_RESOURCES = 0xC000_009A, "the system has no more room for this";
    FREE_VM_NOT_AT_BASE = 0xC000_009F, "memory is released from where its reservation begins";
    MEMORY_NOT_ALLOCATED = 0xC000_00A0, "nothing is reserved there";
    MEDIA_WRITE_PROTECTED = 0xC000_00A2, "the medium is write protected";
    DEVICE_NOT_READY = 0xC000_00A3, "the device is not ready";
    BAD_IMPERSONATION_LEVEL = 0xC000_00A5, "the token may not be used that far";
    CANT_OPEN_ANONYMOUS = 0xC000_00A6, "an anonymous token cannot be opened";
    BAD_TOKEN_TYPE = 0xC000_00A8, "the token is of the wrong kind for this";
    INSTANCE_NOT_AVAILABLE = 0xC000_00AB, "the pipe has as many instances as it may have";
    PIPE_NOT_AVAILABLE = 0xC000_00AC, "every instance of the pipe is busy";
    INVALID_PIPE_STATE = 0xC000_00AD, "the pipe is not in a state that allows this";
    PIPE_BUSY = 0xC000_00AE, "the pipe is busy";
    ILLEGAL_FUNCTION = 0xC000_00AF, "this end of the pipe cannot do that";
    PIPE_DISCONNECTED = 0xC000_00B0, "the server has disconnected the pipe";
    PIPE_CLOSING = 0xC000_00B1, "the other end of the pipe is closed";
    PIPE_CONNECTED = 0xC000_00B2, "a client is connected already";
    PIPE_LISTENING = 0xC000_00B3, "no client has connected yet";
    INVALID_READ_MODE = 0xC000_00B4, "a byte pipe cannot be read in messages";
    IO_TIMEOUT = 0xC000_00B5, "the operation took too long";
    FILE_FORCED_CLOSED = 0xC000_00B6, "whoever it belonged to has closed it";
    FILE_IS_A_DIRECTORY = 0xC000_00BA, "it is a directory, a file was wanted";
    NOT_SUPPORTED = 0xC000_00BB, "this is not supported";
    NOT_SAME_DEVICE = 0xC000_00D4, "source and target are on different volumes";
    NO_SECURITY_ON_OBJECT = 0xC000_00D7, "the object has no security descriptor";
    PIPE_EMPTY = 0xC000_00D9, "there is nothing in the pipe now";
    INTERNAL_ERROR = 0xC000_00E5, "the system found itself in a state that cannot be";
    GENERIC_NOT_MAPPED = 0xC000_00E6, "generic rights have to be mapped first";
    BAD_DESCRIPTOR_FORMAT = 0xC000_00E7, "the descriptor has the wrong form";
    INVALID_PARAMETER_1 = 0xC000_00EF, "argument 1 is not acceptable";
    INVALID_PARAMETER_2 = 0xC000_00F0, "argument 2 is not acceptable";
    INVALID_PARAMETER_3 = 0xC000_00F1, "argument 3 is not acceptable";
    INVALID_PARAMETER_4 = 0xC000_00F2, "argument 4 is not acceptable";
    INVALID_PARAMETER_5 = 0xC000_00F3, "argument 5 is not acceptable";
    INVALID_PARAMETER_6 = 0xC000_00F4, "argument 6 is not acceptable";
    INVALID_PARAMETER_7 = 0xC000_00F5, "argument 7 is not acceptable";
    INVALID_PARAMETER_8 = 0xC000_00F6, "argument 8 is not acceptable";
    INVALID_PARAMETER_9 = 0xC000_00F7, "argument 9 is not acceptable";
    STACK_OVERFLOW = 0xC000_00FD, "the stack is used up";
    DIRECTORY_NOT_EMPTY = 0xC000_0101, "the directory is not empty";
    NOT_A_DIRECTORY = 0xC000_0103, "it is not a directory";
    NAME_TOO_LONG = 0xC000_0106, "the name is too long";
    PROCESS_IS_TERMINATING = 0xC000_010A, "the process is ending or has ended";
    CANNOT_IMPERSONATE = 0xC000_010D, "nothing was read yet from whoever is to be impersonated";
    MAPPED_FILE_SIZE_ZERO = 0xC000_011E, "an empty file cannot be mapped";
    TOO_MANY_OPENED_FILES = 0xC000_011F, "too many files are open";
    CANCELLED = 0xC000_0120, "the operation was canceled";
    CANNOT_DELETE = 0xC000_0121, "the file cannot be deleted";
    FILE_DELETED = 0xC000_0123, "the file has been deleted";
    FILE_CLOSED = 0xC000_0128, "the file object is closed already";
    TOKEN_ALREADY_IN_USE = 0xC000_012B, "the token is the primary token of a process already";
    COMMITMENT_LIMIT = 0xC000_012D, "the system can promise no more memory";
    INVALID_IMAGE_NOT_MZ = 0xC000_012F, "the file does not begin as a program does";
    DLL_NOT_FOUND = 0xC000_0135, "a library the program needs was not found";
    ENTRYPOINT_NOT_FOUND = 0xC000_0139, "a library lacks a function the program needs";
    CONTROL_C_EXIT = 0xC000_013A, "ended by Ctrl+C";
    DLL_INIT_FAILED = 0xC000_0142, "a library the program needs did not start";
    PIPE_BROKEN = 0xC000_014B, "the other end of the pipe is gone";
    KEY_DELETED = 0xC000_017C, "the registry key has been deleted";
    KEY_HAS_CHILDREN = 0xC000_0180, "the registry key has subkeys";
    CHILD_MUST_BE_VOLATILE = 0xC000_0181, "only a volatile key fits below a volatile key";
    MUTANT_LIMIT_EXCEEDED = 0xC000_0191, "the owner took the mutex too many times";
    NOT_SAME_OBJECT = 0xC000_01AC, "the handles name different objects";
    INVALID_BUFFER_SIZE = 0xC000_0206, "the buffer size is not acceptable";
    MAPPED_ALIGNMENT = 0xC000_0220, "the offset or address is not a multiple of 64 KiB";
    NOT_FOUND = 0xC000_0225, "what was looked for is not there";
    HANDLE_NOT_CLOSABLE = 0xC000_0235, "the handle is protected from being closed";
    USER_MAPPED_FILE = 0xC000_0243, "a mapped view keeps the file from changing so";
    REPARSE_POINT_NOT_RESOLVED = 0xC000_0280, "too many links, or one that leads nowhere";
    CANT_ENABLE_DENY_ONLY = 0xC000_02B3, "a group for denying only cannot be switched on";
    ACCESS_DISABLED_BY_POLICY_DEFAULT = 0xC000_0361, "policy forbids to run this program";
    ELEVATION_REQUIRED = 0xC000_042C, "the program must be started elevated";
    INVALID_LABEL = 0xC000_0446, "this token may not label something so";
    CHILD_PROCESS_BLOCKED = 0xC000_049D, "the process may not start others";
    REPARSE_POINT_ENCOUNTERED = 0xC000_050B, "a link is on the path and links were ruled out";
    PROCESS_IS_PROTECTED = 0xC000_0712, "the process is protected from this";
    TRANSACTION_ALREADY_ABORTED = 0xC019_0015, "the transaction was rolled back already";
    TRANSACTION_ALREADY_COMMITTED = 0xC019_0016, "the transaction was committed already";
}
