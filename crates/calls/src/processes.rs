//! Rows about processes: create, open, end, ask, enumerate.

use nt::{Handle, Id, Status, Wide};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::{Attributes, StartupInfo};
use crate::pointer::{Any, In, InOut, Numbers, Out};
use crate::structs::{
    ATTRIBUTE_LIST, CLIENT_ID, FILETIME, PROCESS_INFORMATION, PROCESS_PARAMETERS, PROCESSENTRY32W,
    PS_ATTRIBUTE_LIST, SECURITY_ATTRIBUTES, THREADENTRY32,
};
use crate::value::{
    AccessTo, Address, AttributeKey, CreationFlags, HandleOf, InfoClass, ObjectFlags,
    PriorityClass, Process, SnapshotFlags, StdSlot, Thread,
};

calls! {
    enum ProcessCall; trait ProcessCalls; static WIN32;

    /// Creates a process and its first thread, and returns a handle and an id of each.
    #[partial("debugging, desktops, protected and 16-bit processes, and attributes but those of \
        ATTRIBUTE_LIST are refused by name")]
    #[via(NtCreateUserProcess)]
    fn CreateProcessW(lpApplicationName: In<Wide>, lpCommandLine: In<Wide>,
        lpProcessAttributes: In<SECURITY_ATTRIBUTES>, lpThreadAttributes: In<SECURITY_ATTRIBUTES>,
        bInheritHandles: bool, dwCreationFlags: CreationFlags, lpEnvironment: In<Wide>,
        lpCurrentDirectory: In<Wide>, lpStartupInfo: StartupInfo,
        lpProcessInformation: Out<PROCESS_INFORMATION>) -> bool;

    /// Opens a process by its id, asking for chosen rights.
    #[exact]
    #[via(NtOpenProcess)]
    fn OpenProcess(dwDesiredAccess: AccessTo<Process>, bInheritHandle: bool, dwProcessId: Id)
        -> HandleOf<Process>;

    /// Ends the calling process.
    #[exact]
    #[via(NtTerminateProcess)]
    fn ExitProcess(uExitCode: u32) -> Parks<()>;

    /// Ends a process.
    #[exact]
    #[via(NtTerminateProcess)]
    fn TerminateProcess(hProcess: HandleOf<Process>, uExitCode: u32) -> Parks<bool>;

    /// Reads a process's exit code; STILL_ACTIVE (259) while it runs.
    #[exact]
    #[via(NtQueryInformationProcess)]
    fn GetExitCodeProcess(hProcess: HandleOf<Process>, lpExitCode: Out<u32>) -> bool;

    /// Returns the pseudo handle that means "the process that is calling".
    #[exact]
    #[via()]
    fn GetCurrentProcess() -> HandleOf<Process>;

    /// Returns the id of the calling process.
    #[exact]
    #[via()]
    fn GetCurrentProcessId() -> Id;

    /// Returns the id of the process that a handle names.
    #[exact]
    #[via(NtQueryInformationProcess)]
    fn GetProcessId(Process: HandleOf<Process>) -> Id;

    /// Counts the open entries of a process's handle table.
    #[exact]
    #[via(NtQueryInformationProcess)]
    fn GetProcessHandleCount(hProcess: HandleOf<Process>, pdwHandleCount: Out<u32>) -> bool;

    /// Reads one of the mitigation policies of a process.
    #[partial("ProcessStrictHandleCheckPolicy; other policies are refused by name")]
    #[via(NtQueryInformationProcess)]
    fn GetProcessMitigationPolicy(hProcess: HandleOf<Process>, MitigationPolicy: u32,
        lpBuffer: Out<Any>, dwLength: u64) -> bool;

    /// Sets one of the mitigation policies of the calling process, for ever.
    #[partial("ProcessStrictHandleCheckPolicy; other policies are refused by name")]
    #[via(NtSetInformationProcess)]
    fn SetProcessMitigationPolicy(MitigationPolicy: u32, lpBuffer: In<Any>, dwLength: u64) -> bool;

    /// Reads one of the three standard handle slots of the calling process.
    #[exact]
    #[via()]
    fn GetStdHandle(nStdHandle: StdSlot) -> Handle;

    /// Stores a value in one of the three standard handle slots; nothing is opened or closed.
    #[exact]
    #[via()]
    fn SetStdHandle(nStdHandle: StdSlot, hHandle: Handle) -> bool;

    /// Returns the command line of the calling process, verbatim.
    #[exact]
    #[via()]
    fn GetCommandLineW() -> Wide;

    /// Reads the current directory; returns its length, or the room it needs.
    #[exact]
    #[via()]
    fn GetCurrentDirectoryW(nBufferLength: u32, lpBuffer: Out<Wide>) -> u32;

    /// Makes another directory the current one, and keeps it open.
    #[partial("the handle that keeps the directory open is beside the table, not in it")]
    #[via()]
    fn SetCurrentDirectoryW(lpPathName: In<Wide>) -> bool;

    /// Reads a variable of the environment; returns its length, or the room it needs.
    #[exact]
    #[via()]
    fn GetEnvironmentVariableW(lpName: In<Wide>, lpBuffer: Out<Wide>, nSize: u32) -> u32;

    /// Sets a variable of the calling process's environment; NULL removes it.
    #[exact]
    #[via()]
    fn SetEnvironmentVariableW(lpName: In<Wide>, lpValue: In<Wide>) -> bool;

    /// Returns the whole environment: NAME=VALUE texts, each with a zero at its end.
    #[exact]
    #[via()]
    fn GetEnvironmentStringsW() -> Wide;

    /// Replaces each %NAME% in a text by the variable's value; returns the length with its zero.
    #[exact]
    #[via()]
    fn ExpandEnvironmentStringsW(lpSrc: In<Wide>, lpDst: Out<Wide>, nSize: u32) -> u32;

    /// Reads the full path of the calling program; a text that is cut off is an error, too.
    #[partial("modules but the program itself are refused by name")]
    #[via()]
    fn GetModuleFileNameW(hModule: Address, lpFilename: Out<Wide>, nSize: u32) -> u32;

    /// Reads the full path of a process's program, as Win32 or as the kernel names it.
    #[exact]
    #[via(NtQueryInformationProcess)]
    fn QueryFullProcessImageNameW(hProcess: HandleOf<Process>, dwFlags: u32, lpExeName: Out<Wide>,
        lpdwSize: InOut<u32>) -> bool;

    /// Tells the session that a process belongs to.
    #[partial("a process that cannot be opened for queries is refused, unlike on Windows")]
    #[via(NtOpenProcess, NtQueryInformationProcess, NtClose)]
    fn ProcessIdToSessionId(dwProcessId: Id, pSessionId: Out<u32>) -> bool;

    /// Reads when a process was created and ended, and how long it ran.
    #[partial("calls take no time; a process runs as long as the scenario says")]
    #[via(NtQueryInformationProcess)]
    fn GetProcessTimes(hProcess: HandleOf<Process>, lpCreationTime: Out<FILETIME>,
        lpExitTime: Out<FILETIME>, lpKernelTime: Out<FILETIME>, lpUserTime: Out<FILETIME>) -> bool;

    /// Reads the priority class of a process; 0 when it fails.
    #[exact]
    #[via(NtQueryInformationProcess)]
    fn GetPriorityClass(hProcess: HandleOf<Process>) -> PriorityClass;

    /// Sets the priority class of a process.
    #[partial("background modes are refused by name; nothing is scheduled by priority")]
    #[via(NtSetInformationProcess)]
    fn SetPriorityClass(hProcess: HandleOf<Process>, dwPriorityClass: PriorityClass) -> bool;

    /// Tells whether the threads of a process are boosted after waits: TRUE if they are not.
    #[exact]
    #[via(NtQueryInformationProcess)]
    fn GetProcessPriorityBoost(hProcess: HandleOf<Process>, pDisablePriorityBoost: Out<bool>)
        -> bool;

    /// Switches the boost of a process's threads off, or on again.
    #[exact]
    #[via(NtSetInformationProcess)]
    fn SetProcessPriorityBoost(hProcess: HandleOf<Process>, bDisablePriorityBoost: bool) -> bool;

    /// Returns what SetErrorMode stored, in this process or in the one that created it.
    #[exact]
    #[via()]
    fn GetErrorMode() -> u32;

    /// Stores which serious errors the process handles itself, and returns what was stored before.
    #[exact]
    #[via()]
    fn SetErrorMode(uMode: u32) -> u32;

    /// Prepares an attribute list; called with NULL it tells the size needed.
    #[exact]
    #[via()]
    fn InitializeProcThreadAttributeList(lpAttributeList: InOut<ATTRIBUTE_LIST>,
        dwAttributeCount: u32, dwFlags: u32, lpSize: InOut<u64>) -> bool;

    /// Sets one attribute of a list.
    #[partial("attributes but those of ATTRIBUTE_LIST are refused by name")]
    #[via()]
    fn UpdateProcThreadAttribute(lpAttributeList: InOut<ATTRIBUTE_LIST>, dwFlags: u32,
        Attribute: AttributeKey, lpValue: In<Numbers>, cbSize: u64, lpPreviousValue: Address,
        lpReturnSize: Address) -> bool;

    /// Ends the use of an attribute list.
    #[exact]
    #[via()]
    fn DeleteProcThreadAttributeList(lpAttributeList: InOut<ATTRIBUTE_LIST>) -> ();

    /// Takes a picture of all processes and threads.
    #[partial("processes and threads; heaps and modules are not modelled")]
    #[via(NtQuerySystemInformation, NtCreateSection, NtOpenProcess, NtClose)]
    fn CreateToolhelp32Snapshot(dwFlags: SnapshotFlags, th32ProcessID: Id) -> Handle;

    /// Reads the first process of a snapshot.
    #[exact]
    #[via()]
    fn Process32FirstW(hSnapshot: Handle, lppe: InOut<PROCESSENTRY32W>) -> bool;

    /// Reads the next process of a snapshot.
    #[exact]
    #[via()]
    fn Process32NextW(hSnapshot: Handle, lppe: InOut<PROCESSENTRY32W>) -> bool;

    /// Reads the first thread of a snapshot.
    #[exact]
    #[via()]
    fn Thread32First(hSnapshot: Handle, lpte: InOut<THREADENTRY32>) -> bool;

    /// Reads the next thread of a snapshot.
    #[exact]
    #[via()]
    fn Thread32Next(hSnapshot: Handle, lpte: InOut<THREADENTRY32>) -> bool;
}

calls! {
    enum NtProcessCall; trait NtProcessCalls; static NT;

    /// Creates a process and its first thread.
    #[partial("sections, tokens, debug ports and mitigation options cannot be given")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED, PROCESS_IS_TERMINATING, NOT_A_DIRECTORY, INVALID_SECURITY_DESCR,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, OBJECT_NAME_NOT_FOUND, OBJECT_PATH_NOT_FOUND,
        OBJECT_NAME_INVALID, FILE_IS_A_DIRECTORY, SHARING_VIOLATION, INVALID_IMAGE_NOT_MZ,
        ELEVATION_REQUIRED, QUOTA_EXCEEDED)]
    fn NtCreateUserProcess(process_handle: Out<Handle>, thread_handle: Out<Handle>,
        process_desired_access: AccessTo<Process>, thread_desired_access: AccessTo<Thread>,
        process_object_attributes: Attributes, thread_object_attributes: Attributes,
        process_flags: u32, thread_flags: u32, process_parameters: In<PROCESS_PARAMETERS>,
        client_id: Out<CLIENT_ID>, attribute_list: In<PS_ATTRIBUTE_LIST>) -> Status;

    /// Opens a process by its id.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_PARAMETER_MIX, INVALID_CID,
        ACCESS_DENIED, INSUFFICIENT_RESOURCES, PRIVILEGE_NOT_HELD, NAME_TOO_LONG,
        BAD_IMPERSONATION_LEVEL)]
    fn NtOpenProcess(process_handle: Out<Handle>, desired_access: AccessTo<Process>,
        object_attributes: Attributes, client_id: In<CLIENT_ID>) -> Status;

    /// Ends a process; NULL ends the other threads of the calling one.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING)]
    fn NtTerminateProcess(process_handle: HandleOf<Process>, exit_status: Status)
        -> Parks<Status>;

    /// Reads something about a process: class 0 basic, 2 input and output, 4 times, 18 priority
    /// class, 20 handle count, 22 priority boost, 24 session, 26 whether it is of 32 bits, 27 and
    /// 43 the path of the program, 32 what tracing noted, 51 its handles, 52 a mitigation policy,
    /// 54 and 71 what bad handles raise, 58 its handle values.
    #[partial("classes 0, 2, 4, 18, 20, 22, 24, 26, 27, 32, 43, 51, 52, 54, 58 and 71; class 32 \
        lists all handles, without stacks, since no code runs")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_PARAMETER, PROCESS_IS_TERMINATING)]
    fn NtQueryInformationProcess(process_handle: HandleOf<Process>,
        process_information_class: InfoClass, process_information: Out<Any>,
        process_information_length: u32, return_length: Out<u32>) -> Status;

    /// Sets something about a process: class 18 its priority class, 21 its processors, 22 its
    /// priority boost; 32
    /// starts and ends the tracing of its handles, 52 sets a mitigation policy, 54 and 71 say what
    /// bad handles raise.
    #[partial("classes 18, 21, 22, 32, 52, 54 and 71; of the mitigation policies the strict handle \
        checks")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_PARAMETER, PRIVILEGE_NOT_HELD)]
    fn NtSetInformationProcess(process_handle: HandleOf<Process>,
        process_information_class: InfoClass, process_information: In<Any>,
        process_information_length: u32) -> Status;

    /// Opens the process that was created next after another, of those that the caller may open;
    /// NULL stands before the first one.
    #[partial("zombies are listed, too (assumed)")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        NO_MORE_ENTRIES, INSUFFICIENT_RESOURCES)]
    fn NtGetNextProcess(process_handle: HandleOf<Process>, desired_access: AccessTo<Process>,
        handle_attributes: ObjectFlags, flags: u32, new_process_handle: Out<Handle>) -> Status;

    /// Suspends every thread of a process once more.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING)]
    fn NtSuspendProcess(process_handle: HandleOf<Process>) -> Parks<Status>;

    /// Resumes every thread of a process once.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING)]
    fn NtResumeProcess(process_handle: HandleOf<Process>) -> Status;

    /// Reads something about the whole system: class 0 processors and memory, 5 the processes and
    /// their threads, 16 and 64 the handles of all processes.
    #[partial("classes 0, 5, 16 and 64; there is no physical memory; class 5 is written as an \
        array of structures rather than chained records, whatever its length")]
    #[fails(INVALID_INFO_CLASS, INFO_LENGTH_MISMATCH, ACCESS_VIOLATION)]
    fn NtQuerySystemInformation(system_information_class: InfoClass,
        system_information: Out<Any>, system_information_length: u32, return_length: Out<u32>)
        -> Status;
}
