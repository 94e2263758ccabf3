//! Calls about processes, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::processes::ProcessCall;

    /// Creates a process and its first thread, and returns a handle and an id of each.
    fn CreateProcessW(lpApplicationName: In<Wide>, lpCommandLine: In<Wide>,
        lpProcessAttributes: In<SECURITY_ATTRIBUTES>, lpThreadAttributes: In<SECURITY_ATTRIBUTES>,
        bInheritHandles: bool, dwCreationFlags: CreationFlags, lpEnvironment: In<Wide>,
        lpCurrentDirectory: In<Wide>, lpStartupInfo: StartupInfo,
        lpProcessInformation: Out<PROCESS_INFORMATION>) -> Result<(), Win32Error> = success;

    /// Opens a process by its id, asking for chosen rights.
    fn OpenProcess(dwDesiredAccess: AccessTo<Process>, bInheritHandle: bool, dwProcessId: Id)
        -> Result<Handle, Win32Error> = handle;

    /// Ends the calling process.
    fn ExitProcess(uExitCode: u32) -> ! = never;

    /// Ends a process.
    fn TerminateProcess(hProcess: HandleOf<Process>, uExitCode: u32)
        -> Result<(), Win32Error> = success;

    /// Reads a process's exit code; STILL_ACTIVE (259) while it runs.
    fn GetExitCodeProcess(hProcess: HandleOf<Process>, lpExitCode: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Returns the pseudo handle that means "the process that is calling".
    fn GetCurrentProcess() -> Handle = value;

    /// Returns the id of the calling process.
    fn GetCurrentProcessId() -> Id = value;

    /// Returns the id of the process that a handle names.
    fn GetProcessId(Process: HandleOf<Process>) -> Id = value;

    /// Counts the open entries of a process's handle table.
    fn GetProcessHandleCount(hProcess: HandleOf<Process>, pdwHandleCount: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Reads one of the mitigation policies of a process.
    fn GetProcessMitigationPolicy(hProcess: HandleOf<Process>, MitigationPolicy: u32,
        lpBuffer: Out<Any>, dwLength: u64) -> Result<(), Win32Error> = success;

    /// Sets one of the mitigation policies of the calling process, for ever.
    fn SetProcessMitigationPolicy(MitigationPolicy: u32, lpBuffer: In<Any>, dwLength: u64)
        -> Result<(), Win32Error> = success;

    /// Reads one of the three standard handle slots of the calling process.
    fn GetStdHandle(nStdHandle: StdSlot) -> Handle = value;

    /// Stores a value in one of the three standard handle slots; nothing is opened or closed.
    fn SetStdHandle(nStdHandle: StdSlot, hHandle: Handle) -> Result<(), Win32Error> = success;

    /// Returns the command line of the calling process, verbatim.
    fn GetCommandLineW() -> Wide = value;

    /// Reads the current directory; returns its length, or the room it needs.
    fn GetCurrentDirectoryW(nBufferLength: u32, lpBuffer: Out<Wide>) -> u32 = value;

    /// Makes another directory the current one, and keeps it open.
    fn SetCurrentDirectoryW(lpPathName: In<Wide>) -> Result<(), Win32Error> = success;

    /// Reads a variable of the environment; returns its length, or the room it needs.
    fn GetEnvironmentVariableW(lpName: In<Wide>, lpBuffer: Out<Wide>, nSize: u32) -> u32 = value;

    /// Sets a variable of the calling process's environment; NULL removes it.
    fn SetEnvironmentVariableW(lpName: In<Wide>, lpValue: In<Wide>)
        -> Result<(), Win32Error> = success;

    /// Returns the whole environment: NAME=VALUE texts, each with a zero at its end.
    fn GetEnvironmentStringsW() -> Wide = value;

    /// Replaces each %NAME% in a text by the variable's value; returns the length with its zero.
    fn ExpandEnvironmentStringsW(lpSrc: In<Wide>, lpDst: Out<Wide>, nSize: u32) -> u32 = value;

    /// Reads the full path of the calling program; a text that is cut off is an error, too.
    fn GetModuleFileNameW(hModule: Address, lpFilename: Out<Wide>, nSize: u32) -> u32 = value;

    /// Reads the full path of a process's program, as Win32 or as the kernel names it.
    fn QueryFullProcessImageNameW(hProcess: HandleOf<Process>, dwFlags: u32, lpExeName: Out<Wide>,
        lpdwSize: InOut<u32>) -> Result<(), Win32Error> = success;

    /// Tells the session that a process belongs to.
    fn ProcessIdToSessionId(dwProcessId: Id, pSessionId: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Reads when a process was created and ended, and how long it ran.
    fn GetProcessTimes(hProcess: HandleOf<Process>, lpCreationTime: Out<FILETIME>,
        lpExitTime: Out<FILETIME>, lpKernelTime: Out<FILETIME>, lpUserTime: Out<FILETIME>)
        -> Result<(), Win32Error> = success;

    /// Reads the priority class of a process; 0 when it fails.
    fn GetPriorityClass(hProcess: HandleOf<Process>) -> PriorityClass = value;

    /// Sets the priority class of a process.
    fn SetPriorityClass(hProcess: HandleOf<Process>, dwPriorityClass: PriorityClass)
        -> Result<(), Win32Error> = success;

    /// Tells whether the threads of a process are boosted after waits: TRUE if they are not.
    fn GetProcessPriorityBoost(hProcess: HandleOf<Process>, pDisablePriorityBoost: Out<bool>)
        -> Result<(), Win32Error> = success;

    /// Switches the boost of a process's threads off, or on again.
    fn SetProcessPriorityBoost(hProcess: HandleOf<Process>, bDisablePriorityBoost: bool)
        -> Result<(), Win32Error> = success;

    /// Returns what SetErrorMode stored, in this process or in the one that created it.
    fn GetErrorMode() -> u32 = value;

    /// Stores which serious errors the process handles itself, and returns what was stored before.
    fn SetErrorMode(uMode: u32) -> u32 = value;

    /// Prepares an attribute list; called with NULL it tells the size needed.
    fn InitializeProcThreadAttributeList(lpAttributeList: InOut<ATTRIBUTE_LIST>,
        dwAttributeCount: u32, dwFlags: u32, lpSize: InOut<u64>)
        -> Result<(), Win32Error> = success;

    /// Sets one attribute of a list.
    fn UpdateProcThreadAttribute(lpAttributeList: InOut<ATTRIBUTE_LIST>, dwFlags: u32,
        Attribute: AttributeKey, lpValue: In<Numbers>, cbSize: u64, lpPreviousValue: Address,
        lpReturnSize: Address) -> Result<(), Win32Error> = success;

    /// Ends the use of an attribute list.
    fn DeleteProcThreadAttributeList(lpAttributeList: InOut<ATTRIBUTE_LIST>) -> () = value;

    /// Takes a picture of all processes and threads.
    fn CreateToolhelp32Snapshot(dwFlags: SnapshotFlags, th32ProcessID: Id)
        -> Result<Handle, Win32Error> = handle;

    /// Reads the first process of a snapshot.
    fn Process32FirstW(hSnapshot: Handle, lppe: InOut<PROCESSENTRY32W>)
        -> Result<(), Win32Error> = success;

    /// Reads the next process of a snapshot.
    fn Process32NextW(hSnapshot: Handle, lppe: InOut<PROCESSENTRY32W>)
        -> Result<(), Win32Error> = success;

    /// Reads the first thread of a snapshot.
    fn Thread32First(hSnapshot: Handle, lpte: InOut<THREADENTRY32>)
        -> Result<(), Win32Error> = success;

    /// Reads the next thread of a snapshot.
    fn Thread32Next(hSnapshot: Handle, lpte: InOut<THREADENTRY32>)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::processes::NtProcessCall;

    /// Creates a process and its first thread.
    fn NtCreateUserProcess(process_handle: Out<Handle>, thread_handle: Out<Handle>,
        process_desired_access: AccessTo<Process>, thread_desired_access: AccessTo<Thread>,
        process_object_attributes: Attributes, thread_object_attributes: Attributes,
        process_flags: u32, thread_flags: u32, process_parameters: In<PROCESS_PARAMETERS>,
        client_id: Out<CLIENT_ID>, attribute_list: In<PS_ATTRIBUTE_LIST>)
        -> Result<Status, Status> = status;

    /// Opens a process by its id.
    fn NtOpenProcess(process_handle: Out<Handle>, desired_access: AccessTo<Process>,
        object_attributes: Attributes, client_id: In<CLIENT_ID>) -> Result<Status, Status> = status;

    /// Ends a process; NULL ends the other threads of the calling one.
    fn NtTerminateProcess(process_handle: HandleOf<Process>, exit_status: Status)
        -> Result<Status, Status> = status;

    /// Reads something about a process: class 0 basic, 2 input and output, 4 times, 18 priority
    /// class, 20 handle count, 22 priority boost, 24 session, 26 whether it is of 32 bits, 27 and
    /// 43 the path of the program, 32 what tracing noted, 51 its handles, 52 a mitigation policy,
    /// 54 and 71 what bad handles raise, 58 its handle values.
    fn NtQueryInformationProcess(process_handle: HandleOf<Process>,
        process_information_class: InfoClass, process_information: Out<Any>,
        process_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;

    /// Sets something about a process: class 18 its priority class, 21 its processors, 22 its
    /// priority boost; 32
    /// starts and ends the tracing of its handles, 52 sets a mitigation policy, 54 and 71 say what
    /// bad handles raise.
    fn NtSetInformationProcess(process_handle: HandleOf<Process>,
        process_information_class: InfoClass, process_information: In<Any>,
        process_information_length: u32) -> Result<Status, Status> = status;

    /// Opens the process that was created next after another, of those that the caller may open;
    /// NULL stands before the first one.
    fn NtGetNextProcess(process_handle: HandleOf<Process>, desired_access: AccessTo<Process>,
        handle_attributes: ObjectFlags, flags: u32, new_process_handle: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Suspends every thread of a process once more.
    fn NtSuspendProcess(process_handle: HandleOf<Process>) -> Result<Status, Status> = status;

    /// Resumes every thread of a process once.
    fn NtResumeProcess(process_handle: HandleOf<Process>) -> Result<Status, Status> = status;

    /// Reads something about the whole system: class 0 processors and memory, 5 the processes and
    /// their threads, 16 and 64 the handles of all processes.
    fn NtQuerySystemInformation(system_information_class: InfoClass, system_information: Out<Any>,
        system_information_length: u32, return_length: Out<u32>) -> Result<Status, Status> = status;
}
