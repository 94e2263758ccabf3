//! Rows about processes: create, open, end, ask, enumerate.

use nt::{Handle, Id, Status, Wide};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::{Attributes, StartupInfo};
use crate::pointer::{Any, In, InOut, Out};
use crate::structs::{
    ATTRIBUTE_LIST, CLIENT_ID, PROCESS_INFORMATION, PROCESS_PARAMETERS, PROCESSENTRY32W,
    PS_ATTRIBUTE_LIST, SECURITY_ATTRIBUTES, THREADENTRY32,
};
use crate::value::{
    AccessTo, Address, AttributeKey, CreationFlags, HandleOf, InfoClass, Process, SnapshotFlags,
    StdSlot, Thread,
};

calls! {
    enum ProcessCall; trait ProcessCalls; static WIN32;

    /// Creates a process and its first thread, and returns a handle and an id of each.
    #[partial("every image name exists and starts; debugging, consoles, desktops, environment \
        blocks, priority classes, job lists and breakaway are refused by name")]
    #[via(NtCreateUserProcess)]
    fn CreateProcessW(lpApplicationName: In<Wide>, lpCommandLine: In<Wide>,
        lpProcessAttributes: In<SECURITY_ATTRIBUTES>, lpThreadAttributes: In<SECURITY_ATTRIBUTES>,
        bInheritHandles: bool, dwCreationFlags: CreationFlags, lpEnvironment: Address,
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

    /// Prepares an attribute list; called with NULL it tells the size needed.
    #[partial("the count is not kept: a list has room for every attribute and 48 bytes")]
    #[via()]
    fn InitializeProcThreadAttributeList(lpAttributeList: InOut<ATTRIBUTE_LIST>,
        dwAttributeCount: u32, dwFlags: u32, lpSize: InOut<u64>) -> bool;

    /// Sets one attribute of a list.
    #[partial("handle list and parent process; other attributes are refused by name")]
    #[via()]
    fn UpdateProcThreadAttribute(lpAttributeList: InOut<ATTRIBUTE_LIST>, dwFlags: u32,
        Attribute: AttributeKey, lpValue: In<Vec<Handle>>, cbSize: u64, lpPreviousValue: Address,
        lpReturnSize: Address) -> bool;

    /// Ends the use of an attribute list.
    #[exact]
    #[via()]
    fn DeleteProcThreadAttributeList(lpAttributeList: InOut<ATTRIBUTE_LIST>) -> ();

    /// Takes a picture of all processes and threads.
    #[partial("processes and threads; heaps and modules are not modelled")]
    #[via(NtQuerySystemInformation, NtCreateSection)]
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
    #[partial("every image name exists and starts; sections, tokens and debug ports cannot be \
        given")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED, PROCESS_IS_TERMINATING, NOT_A_DIRECTORY, INVALID_SECURITY_DESCR,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG)]
    fn NtCreateUserProcess(process_handle: Out<Handle>, thread_handle: Out<Handle>,
        process_desired_access: AccessTo<Process>, thread_desired_access: AccessTo<Thread>,
        process_object_attributes: Attributes, thread_object_attributes: Attributes,
        process_flags: u32, thread_flags: u32, process_parameters: In<PROCESS_PARAMETERS>,
        client_id: Out<CLIENT_ID>, attribute_list: In<PS_ATTRIBUTE_LIST>) -> Status;

    /// Opens a process by its id.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_PARAMETER_MIX, INVALID_CID, ACCESS_DENIED,
        INSUFFICIENT_RESOURCES, PRIVILEGE_NOT_HELD, NAME_TOO_LONG)]
    fn NtOpenProcess(process_handle: Out<Handle>, desired_access: AccessTo<Process>,
        object_attributes: Attributes, client_id: In<CLIENT_ID>) -> Status;

    /// Ends a process; NULL ends the other threads of the calling one.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING)]
    fn NtTerminateProcess(process_handle: HandleOf<Process>, exit_status: Status)
        -> Parks<Status>;

    /// Reads something about a process: class 0 basic, 20 handle count, 32 what tracing noted,
    /// 51 its handles, 52 a mitigation policy, 54 and 71 what bad handles raise, 58 its handle
    /// values.
    #[partial("classes 0, 20, 32, 51, 52, 54, 58 and 71; class 32 lists all handles, without \
        stacks, since no code runs")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_PARAMETER, PROCESS_IS_TERMINATING)]
    fn NtQueryInformationProcess(process_handle: HandleOf<Process>,
        process_information_class: InfoClass, process_information: Out<Any>,
        process_information_length: u32, return_length: Out<u32>) -> Status;

    /// Sets something about a process: class 32 starts and ends the tracing of its handles, 52 sets
    /// a mitigation policy, 54 and 71 say what bad handles raise.
    #[partial("classes 32, 52, 54 and 71; of the mitigation policies the strict handle checks")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_PARAMETER)]
    fn NtSetInformationProcess(process_handle: HandleOf<Process>,
        process_information_class: InfoClass, process_information: In<Any>,
        process_information_length: u32) -> Status;

    /// Reads something about the whole system: class 5 the processes and their threads, 16 and 64
    /// the handles of all processes.
    #[partial("classes 5, 16 and 64; class 5 is written as an array of structures rather than \
        chained records, whatever its length")]
    #[fails(INVALID_INFO_CLASS, INFO_LENGTH_MISMATCH, ACCESS_VIOLATION)]
    fn NtQuerySystemInformation(system_information_class: InfoClass,
        system_information: Out<Any>, system_information_length: u32, return_length: Out<u32>)
        -> Status;
}
