//! Reasons that stand in a call and its answer, for refusals that left no other behind.
//!
//! Where the kernel knows more than the call shows, it says so itself: see [`kernel::Why`]. What
//! is left needs no state. A row of [`ROWS`] is the cheapest reason there is; what has to be
//! looked for among the arguments, such as the pointer that is NULL, is in `asked.rs`.

use nt::{Status, Win32Error};

/// How a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// An NT call answered with this.
    Status(Status),
    /// A Win32 call stored this last error.
    Error(Win32Error),
}

/// A reason for one way to fail.
pub(crate) struct Row {
    /// The call; every call if it is empty.
    pub(crate) call: &'static str,
    pub(crate) failure: Failure,
    pub(crate) code: &'static str,
    pub(crate) pattern: &'static str,
    /// What fills the braces: `call` is the name of the call, a word behind an equals sign stands
    /// for itself, and any other is the value of that parameter.
    pub(crate) fills: &'static [&'static str],
}

/// Reasons of one text, in the order in which they are tried: first those of single calls.
pub(crate) const ROWS: &[Row] = &[
    parameter("RegOpenKeyExW", Win32Error::INVALID_PARAMETER, &["call", "=lpSubKey or phkResult"]),
    parameter("RegCreateKeyExW", Win32Error::INVALID_PARAMETER, &["call", "=lpSubKey"]),
    parameter("RegDeleteKeyW", Win32Error::INVALID_PARAMETER, &["call", "=lpSubKey"]),
    parameter("RegQueryValueExW", Win32Error::INVALID_PARAMETER, &["call", "=lpcbData"]),
    parameter("RegNotifyChangeKeyValue", Win32Error::INVALID_PARAMETER, &["call", "=hEvent"]),
    error("RegQueryValueExW", Win32Error::MORE_DATA, "length", SMALL, &[]),
    error("RegEnumKeyExW", Win32Error::MORE_DATA, "length", SMALL, &[]),
    error("RegEnumValueW", Win32Error::MORE_DATA, "length", SMALL, &[]),
    error("", Win32Error::NO_MORE_ITEMS, "list.end", "no entry follows", &[]),
    status("", Status::TRANSACTION_ALREADY_ABORTED, "transaction.over", OVER, &["=rolled back"]),
    status("", Status::TRANSACTION_ALREADY_COMMITTED, "transaction.over", OVER, &["=committed"]),
    error("", Win32Error::TRANSACTION_ALREADY_ABORTED, "transaction.over", OVER, &["=rolled back"]),
    error("", Win32Error::TRANSACTION_ALREADY_COMMITTED, "transaction.over", OVER, &["=committed"]),
    parameter("SetWindowsHookExW", Win32Error::INVALID_HOOK_FILTER, &["call", "=idHook"]),
    parameter("SetWindowsHookExW", Win32Error::INVALID_FILTER_PROC, &["call", "=lpfn"]),
    parameter("SetWindowsHookExW", Win32Error::HOOK_NEEDS_HMOD, &["call", "=hmod"]),
    parameter("HeapCreate", Win32Error::INVALID_PARAMETER, &["call", "=flOptions"]),
    parameter("HeapDestroy", Win32Error::INVALID_HANDLE, &["call", "=hHeap"]),
    error("", Win32Error::MOD_NOT_FOUND, "module.unknown", "there is no such library", &[]),
    parameter("CreateWindowStationW", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter(
        "CreateDesktopW",
        Win32Error::INVALID_PARAMETER,
        &["call", "=lpszDevice or pDevmode"],
    ),
    parameter("GetStdHandle", Win32Error::INVALID_HANDLE, &["call", "=nStdHandle"]),
    parameter("SetStdHandle", Win32Error::INVALID_HANDLE, &["call", "=nStdHandle"]),
    error(
        "TerminateProcess",
        Win32Error::INVALID_HANDLE,
        "handle.unknown",
        "{} is no handle of a process",
        &["hProcess"],
    ),
    parameter("SetFilePointerEx", Win32Error::INVALID_PARAMETER, &["call", "=dwMoveMethod"]),
    parameter("CreateToolhelp32Snapshot", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    error(
        "CreateToolhelp32Snapshot",
        Win32Error::PARTIAL_COPY,
        "snapshot.unloaded",
        "the process {} was created suspended: its loader has not run, and it has no modules yet",
        &["th32ProcessID"],
    ),
    parameter("CreateMutexExW", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter("CreateEventExW", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter("CreateSemaphoreExW", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter("CreateWaitableTimerExW", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter("InitOnceBeginInitialize", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter("InitOnceComplete", Win32Error::INVALID_PARAMETER, &["call", "=lpContext"]),
    parameter("WaitOnAddress", Win32Error::INVALID_PARAMETER, &["call", "=AddressSize"]),
    parameter("CreateThread", Win32Error::INVALID_PARAMETER, &["call", "=dwCreationFlags"]),
    parameter("SetProcessMitigationPolicy", Win32Error::INVALID_PARAMETER, &["call", "=dwLength"]),
    parameter("GetProcessMitigationPolicy", Win32Error::INVALID_PARAMETER, &["call", "=dwLength"]),
    parameter("CreateRemoteThread", Win32Error::INVALID_PARAMETER, &["call", "=dwCreationFlags"]),
    parameter(
        "InitializeProcThreadAttributeList",
        Win32Error::INVALID_PARAMETER,
        &["call", "=dwFlags"],
    ),
    parameter("UpdateProcThreadAttribute", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter("GetNamedPipeInfo", Win32Error::INVALID_PARAMETER, &["call", "=hNamedPipe"]),
    error(
        "GetNamedPipeClientProcessId",
        Win32Error::NOT_FOUND,
        "pipe.no-client",
        "no client is connected",
        &[],
    ),
    parameter("QueryFullProcessImageNameW", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter("SetInformationJobObject", Win32Error::INVALID_PARAMETER, JOB_CLASS),
    parameter("QueryInformationJobObject", Win32Error::INVALID_PARAMETER, JOB_CLASS),
    parameter("CreateRemoteThreadEx", Win32Error::INVALID_PARAMETER, &["call", "=dwCreationFlags"]),
    parameter("DefineDosDeviceW", Win32Error::INVALID_PARAMETER, &["call", "=lpTargetPath"]),
    parameter("CreateBoundaryDescriptorW", Win32Error::INVALID_PARAMETER, &["call", "=Name"]),
    parameter("AddSIDToBoundaryDescriptor", Win32Error::INVALID_PARAMETER, BOUNDARY),
    parameter("AddIntegrityLabelToBoundaryDescriptor", Win32Error::INVALID_PARAMETER, BOUNDARY),
    parameter("GetTokenInformation", Win32Error::INVALID_PARAMETER, TOKEN_CLASS),
    parameter("SetTokenInformation", Win32Error::INVALID_PARAMETER, TOKEN_CLASS),
    parameter("CreatePrivateNamespaceW", Win32Error::INVALID_PARAMETER, ALIAS),
    parameter("OpenPrivateNamespaceW", Win32Error::INVALID_PARAMETER, ALIAS),
    error("", Win32Error::ALREADY_EXISTS, "namespace.alias", TAKEN, &[]),
    error(
        "QueryDosDeviceW",
        Win32Error::INSUFFICIENT_BUFFER,
        "length",
        "{} is {}, and more is needed",
        &["=ucchMax", "ucchMax"],
    ),
    parameter("QueueUserAPC2", Win32Error::INVALID_PARAMETER, &["call", "=Flags"]),
    parameter("VirtualAlloc", Win32Error::INVALID_PARAMETER, &["call", "=lpAddress"]),
    parameter("VirtualAllocEx", Win32Error::INVALID_PARAMETER, &["call", "=lpAddress"]),
    parameter("VirtualFree", Win32Error::INVALID_PARAMETER, &["call", "=dwSize"]),
    parameter("VirtualFreeEx", Win32Error::INVALID_PARAMETER, &["call", "=dwSize"]),
    parameter("LookupPrivilegeValueW", Win32Error::NO_SUCH_PRIVILEGE, &["call", "=lpName"]),
    parameter("LookupPrivilegeNameW", Win32Error::NO_SUCH_PRIVILEGE, &["call", "=lpLuid"]),
    status("", Status::OBJECT_NAME_INVALID, "name.invalid", HALF, &[]),
    error("", Win32Error::INVALID_SID, "sid", "the text is no security identifier", &[]),
    error("", Win32Error::UNKNOWN_REVISION, "descriptor", "the only revision is 1", &[]),
    error(SDDL_READ, Win32Error::INVALID_PARAMETER, "descriptor", NO_DESCRIPTOR, &[]),
    error(SDDL_WRITE, Win32Error::INVALID_PARAMETER, "descriptor", NO_DESCRIPTOR, &[]),
    parameter("ConvertStringSidToSidW", Win32Error::INVALID_PARAMETER, &["call", "=StringSid"]),
    parameter("ConvertSidToStringSidW", Win32Error::INVALID_PARAMETER, &["call", "=Sid"]),
    error("", Win32Error::NOT_ENOUGH_MEMORY, "memory.none", NO_ROOM, &[]),
    status("", Status::NO_MEMORY, "memory.none", NO_ROOM, &[]),
    status("", Status::SECTION_NOT_EXTENDED, "section.not-extended", NO_GROWTH, &[]),
    status("", Status::SECTION_NOT_IMAGE, "section.not-image", "the section is no program", &[]),
    error("CreateNamedPipeW", Win32Error::PATH_NOT_FOUND, "name.invalid", "there is no name", &[]),
    error("CreateNamedPipeW", Win32Error::INVALID_NAME, "name.invalid", NO_PIPE, &["lpName"]),
    error("CreateMailslotW", Win32Error::PATH_NOT_FOUND, "name.invalid", "there is no name", &[]),
    error("CreateMailslotW", Win32Error::INVALID_NAME, "name.invalid", NO_MAILSLOT, &["lpName"]),
    status("NtCreateMailslotFile", Status::INVALID_DEVICE_REQUEST, "name.invalid", FOREIGN, &[]),
    error("CallNamedPipeW", Win32Error::INVALID_NAME, "name.invalid", NO_PIPE, PIPE_NAME),
    error("WaitNamedPipeW", Win32Error::INVALID_NAME, "name.invalid", NO_PIPE, PIPE_NAME),
    parameter("CreateNamedPipeW", Win32Error::INVALID_PARAMETER, PIPE_MODES),
    parameter("SetNamedPipeHandleState", Win32Error::INVALID_PARAMETER, &["call", "=lpMode"]),
    parameter("GetNamedPipeHandleStateW", Win32Error::INVALID_PARAMETER, COLLECT),
    status("NtFsControlFile", Status::NOT_FOUND, "pipe.attribute", ATTRIBUTE, &[]),
    status("NtFsControlFile", Status::INVALID_DEVICE_REQUEST, "pipe.control", CONTROL, &[]),
    status("", Status::IO_TIMEOUT, "time.over", "nothing came in time", &[]),
    status("", Status::BUFFER_OVERFLOW, "pipe.more", MORE, &[]),
    error("", Win32Error::EXE_MARKED_INVALID, "wait.disturbed", "routines have run", &[]),
    error("", Win32Error::IO_PENDING, "request.pending", PENDING, &[]),
    error("", Win32Error::IO_INCOMPLETE, "request.pending", PENDING, &[]),
    error("", Win32Error::OPERATION_ABORTED, "request.canceled", CANCELED, &[]),
    error("CancelIoEx", Win32Error::NOT_FOUND, "request.none", NO_REQUEST, &[]),
    error("CancelSynchronousIo", Win32Error::NOT_FOUND, "request.none", NO_REQUEST, &[]),
    status("NtCancelIoFileEx", Status::NOT_FOUND, "request.none", NO_REQUEST, &[]),
    status("NtCancelSynchronousIoFile", Status::NOT_FOUND, "request.none", NO_REQUEST, &[]),
    parameter(
        "SetFileCompletionNotificationModes",
        Win32Error::INVALID_PARAMETER,
        &["call", "=Flags"],
    ),
    parameter("CreateIoCompletionPort", Win32Error::INVALID_PARAMETER, PORT),
    error("CreateProcessW", Win32Error::INVALID_PARAMETER, "startup-info", STARTUP, &[]),
    error("CreateProcessW", Win32Error::PATH_NOT_FOUND, "name.invalid", "the name is empty", &[]),
    error("CreateFileW", Win32Error::PATH_NOT_FOUND, "name.invalid", "the name is empty", &[]),
    error("", Win32Error::PATH_NOT_FOUND, "name.invalid", "the name is empty", &[]),
    error("FindFirstFileW", Win32Error::FILE_NOT_FOUND, "name.invalid", NO_ENTRY, &[]),
    parameter("FindNextFileW", Win32Error::INVALID_HANDLE, &["call", "=hFindFile"]),
    parameter("FindCloseChangeNotification", Win32Error::INVALID_HANDLE, CHANGE_HANDLE),
    parameter("FindClose", Win32Error::INVALID_HANDLE, &["call", "=hFindFile"]),
    parameter("SetFilePointer", Win32Error::INVALID_PARAMETER, &["call", "=dwMoveMethod"]),
    parameter("GetFinalPathNameByHandleW", Win32Error::INVALID_PARAMETER, &["call", "=dwFlags"]),
    parameter("GetFileAttributesExW", Win32Error::INVALID_PARAMETER, LEVEL),
    parameter("GetFileInformationByHandleEx", Win32Error::INVALID_PARAMETER, CLASS),
    parameter("SetFileInformationByHandle", Win32Error::INVALID_PARAMETER, CLASS),
    parameter("MoveFileExW", Win32Error::INVALID_PARAMETER, &["call", "=lpNewFileName"]),
    parameter("MoveFileW", Win32Error::INVALID_PARAMETER, &["call", "=lpNewFileName"]),
    error(
        "SetFilePointerEx",
        Win32Error::NEGATIVE_SEEK,
        "file.negative",
        "{} from {} is before the beginning of the file",
        &["liDistanceToMove", "dwMoveMethod"],
    ),
    error(
        "SetFilePointer",
        Win32Error::NEGATIVE_SEEK,
        "file.negative",
        "{} from {} is before the beginning of the file",
        &["lDistanceToMove", "dwMoveMethod"],
    ),
    error(
        "UpdateProcThreadAttribute",
        Win32Error::BAD_LENGTH,
        "length",
        "{} is {}, and the list is made of handles of {} bytes",
        &["=cbSize", "cbSize", "=8"],
    ),
    error("QueryInformationJobObject", Win32Error::MORE_DATA, "list.short", LIST_SHORT, &[]),
    status("NtQueryInformationJobObject", Status::BUFFER_OVERFLOW, "list.short", LIST_SHORT, &[]),
    error("UpdateProcThreadAttribute", Win32Error::GEN_FAILURE, "list.full", LIST_FULL, &[]),
    parameter("SetPriorityClass", Win32Error::INVALID_PARAMETER, &["call", "=dwPriorityClass"]),
    parameter("SetEnvironmentVariableW", Win32Error::INVALID_PARAMETER, &["call", "=lpName"]),
    error("", Win32Error::NOT_SAME_OBJECT, "object.not-same", "they are two objects", &[]),
    error("", Win32Error::INVALID_SECURITY_DESCR, "descriptor", NO_DESCRIPTOR, &[]),
    error(
        "InitOnceBeginInitialize",
        Win32Error::GEN_FAILURE,
        "once.not-done",
        "it is not done yet",
        &[],
    ),
    error("", Win32Error::TIMEOUT, "time.over", "nothing came in time", &[]),
    error("", Win32Error::WAIT_TIMEOUT, "time.over", "nothing came in time", &[]),
    error("", Win32Error::MORE_DATA, "pipe.more", MORE, &[]),
    error("", Win32Error::SEM_TIMEOUT, "time.over", "nothing came in time", &[]),
    error("", Win32Error::NO_MORE_FILES, "list.end", "no entry follows", &[]),
    error("", Win32Error::BROKEN_PIPE, "pipe.closed", CLOSED, &[]),
    error("", Win32Error::NO_DATA, "pipe.unread", UNREAD, &[]),
    error("", Win32Error::DISK_FULL, "file.full", FULL, &["=256"]),
    error("", Win32Error::INVALID_FUNCTION, "file.no-position", NO_POSITION, &[]),
    status("", Status::NOT_SAME_OBJECT, "object.not-same", "they are two objects", &[]),
    status("", Status::NAME_TOO_LONG, "name.too-long", TOO_LONG, &[]),
    status("", Status::NO_MORE_ENTRIES, "list.end", "no entry follows", &[]),
    error("", Win32Error::HANDLE_EOF, "file.end", "the position is at the end of the file", &[]),
    parameter("LockFileEx", Win32Error::INVALID_PARAMETER, &["call", "=dwReserved"]),
    parameter("UnlockFileEx", Win32Error::INVALID_PARAMETER, &["call", "=dwReserved"]),
    status("", Status::NO_MORE_FILES, "list.end", "no entry follows", &[]),
    error("", Win32Error::HANDLE_EOF, "file.end", "the position is at the end of the file", &[]),
    status("", Status::END_OF_FILE, "file.end", "the position is at the end of the file", &[]),
    status("", Status::PIPE_BROKEN, "pipe.closed", CLOSED, &[]),
    status("", Status::PIPE_CLOSING, "pipe.unread", UNREAD, &[]),
    status("", Status::PIPE_NOT_AVAILABLE, "pipe.busy", "the pipe has a client already", &[]),
    status("", Status::DISK_FULL, "file.full", FULL, &["=256"]),
    status("", Status::INVALID_DEVICE_REQUEST, "file.no-position", NO_POSITION, &[]),
    status("", Status::INVALID_SECURITY_DESCR, "descriptor", NO_DESCRIPTOR, &[]),
    status("", Status::FILE_IS_A_DIRECTORY, "file.directory", DIRECTORY, &[]),
    status("NtOpenFile", Status::ACCESS_DENIED, "file.read-only", READ_ONLY, &[]),
    status("NtCreateFile", Status::ACCESS_DENIED, "file.read-only", READ_ONLY, &[]),
    status("", Status::INVALID_SECURITY_DESCR, "descriptor", "the text is no descriptor", &[]),
];

const JOB_CLASS: &[&str] = &["call", "=JobObjectInformationClass"];
const HALF: &str = "the length of the name is not one of whole characters";
const SDDL_READ: &str = "ConvertStringSecurityDescriptorToSecurityDescriptorW";
const SDDL_WRITE: &str = "ConvertSecurityDescriptorToStringSecurityDescriptorW";
const BOUNDARY: &[&str] = &["call", "=BoundaryDescriptor"];
const TOKEN_CLASS: &[&str] = &["call", "=TokenInformationClass"];
const ALIAS: &[&str] = &["call", "=lpAliasPrefix"];
const TAKEN: &str = "a private namespace of this process has the alias already";
const PORT: &[&str] = &["call", "=ExistingCompletionPort"];
const LEVEL: &[&str] = &["call", "=fInfoLevelId"];
const CLASS: &[&str] = &["call", "=FileInformationClass"];
const NO_ENTRY: &str = "the path ends in a separator, and so names no entry";
const STARTUP: &str = "names, flags and startup information do not go together";
const LIST_SHORT: &str = "the buffer has no room for all ids";
const LIST_FULL: &str = "the list was made for fewer attributes";
const OVER: &str = "the transaction was {} already";
const SMALL: &str = "the buffer is too small; it has to hold the zero behind a name, too";
const NO_ROOM: &str = "no free range of addresses is large enough";
const NO_GROWTH: &str = "the section cannot grow so far";
const PIPE_NAME: &[&str] = &["lpNamedPipeName"];
const PIPE_MODES: &[&str] = &["call", "=dwOpenMode, dwPipeMode or nMaxInstances"];
const COLLECT: &[&str] = &["call", "=lpMaxCollectionCount"];
const CHANGE_HANDLE: &[&str] = &["call", "=hChangeHandle"];
const NO_MAILSLOT: &str = r"{} is no name of a mailslot, which begins with \\.\mailslot\";
const FOREIGN: &str = "the name leads to a device that knows no mailslots";
const NO_PIPE: &str = r"{} is no name of a pipe, which begins with \\.\pipe\";
const MORE: &str = "the message is longer than the buffer; the rest of it is still there";
const ATTRIBUTE: &str = "the end of the pipe has no such attribute";
const CONTROL: &str = "the file object does not know this control";
const PENDING: &str = "the request goes on";
const CANCELED: &str = "the request was canceled";
const NO_REQUEST: &str = "no such request is under way";
const CLOSED: &str = "the pipe is empty, and no write handle of it is open any more";
const UNREAD: &str = "no read handle of the pipe is open any more";
const FULL: &str = "the file would be longer than {} MiB";
const TOO_LONG: &str = "the name has more than 32,767 characters";
const NO_DESCRIPTOR: &str = "the text is no descriptor";
const READ_ONLY: &str = "the file is read-only";
const DIRECTORY: &str = "this is a directory, and a file was asked for";
const NO_POSITION: &str = "only a file of a volume has a size and a position";

const fn error(
    call: &'static str,
    error: Win32Error,
    code: &'static str,
    pattern: &'static str,
    fills: &'static [&'static str],
) -> Row {
    Row { call, failure: Failure::Error(error), code, pattern, fills }
}

const fn status(
    call: &'static str,
    status: Status,
    code: &'static str,
    pattern: &'static str,
    fills: &'static [&'static str],
) -> Row {
    Row { call, failure: Failure::Status(status), code, pattern, fills }
}

const fn parameter(call: &'static str, of: Win32Error, fills: &'static [&'static str]) -> Row {
    error(call, of, "parameter", "{} does not take this value of {}", fills)
}

#[cfg(test)]
mod tests {
    use calls::{Call, Value};

    use super::*;
    use crate::asked::why_plain;
    use crate::testing::Play;

    fn said(name: &str, arguments: &[Value], failure: Failure) -> Option<(&'static str, String)> {
        let play = Play::new(&["app"]);
        let id = calls::find(name).expect("the call has a row");
        let mut arguments = arguments.to_vec();
        let call = Call::from_values(id, &mut arguments).expect("the arguments fit");
        why_plain(&play.world, &call, failure).map(|reason| (reason.code, reason.text))
    }

    #[test]
    fn a_pointer_is_bad_or_null() {
        let failure = Failure::Status(Status::ACCESS_VIOLATION);
        let (h, class, bad) = (Value::Int(4), Value::Int(0), Value::Int(0x10));
        let null = [h.clone(), class.clone(), Value::Int(0), Value::Int(8)];
        let text = "event_information is NULL and has to point somewhere";
        assert_eq!(said("NtQueryEvent", &null, failure), Some(("pointer", text.into())));
        let faulty = [h, class, Value::Int(0), Value::Int(8), bad];
        let text = "return_length points to nothing that can be used";
        assert_eq!(said("NtQueryEvent", &faulty, failure), Some(("pointer", text.into())));
    }

    #[test]
    fn a_row_for_the_call_comes_before_one_for_all() {
        let failure = Failure::Error(Win32Error::NEGATIVE_SEEK);
        let arguments = [Value::Int(4), Value::Int(-5_i64 as u64), Value::Int(0), Value::Int(1)];
        let text = "-5 from FILE_CURRENT is before the beginning of the file";
        let expected = Some(("file.negative", text.into()));
        assert_eq!(said("SetFilePointerEx", &arguments, failure), expected);
        assert_eq!(said("CloseHandle", &[Value::Int(4)], failure), None);
    }

    #[test]
    fn every_row_names_a_call_and_its_parameters() {
        for row in ROWS {
            assert_eq!(row.pattern.matches("{}").count(), row.fills.len(), "{}", row.pattern);
            if row.call.is_empty() {
                continue;
            }
            let id = calls::find(row.call).expect(row.call);
            for fill in row.fills.iter().filter(|fill| **fill != "call" && !fill.starts_with('=')) {
                let params = calls::row(id).params;
                assert!(params.iter().any(|param| param.name == *fill), "{}: {fill}", row.call);
            }
        }
    }
}
