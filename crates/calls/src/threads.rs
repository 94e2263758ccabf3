//! Rows about threads: create, open, end, suspend, ask; and the last error.

use nt::{Id, Status, Win32Error};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, Out};
use crate::structs::{CLIENT_ID, FILETIME, SECURITY_ATTRIBUTES};
use crate::value::{
    AccessTo, Address, CreationFlags, HandleOf, InfoClass, ObjectFlags, PriorityLevel, Process,
    Routine, Thread,
};

calls! {
    enum ThreadCall; trait ThreadCalls; static WIN32;

    /// Creates a thread in the calling process.
    #[partial("a bad place for the id fails before the thread is made; stack sizes are not looked \
        at")]
    #[via(NtCreateThreadEx)]
    fn CreateThread(lpThreadAttributes: In<SECURITY_ATTRIBUTES>, dwStackSize: u64,
        lpStartAddress: Routine, lpParameter: Address, dwCreationFlags: CreationFlags,
        lpThreadId: Out<Id>) -> HandleOf<Thread>;

    /// Creates a thread in another process.
    #[exact]
    #[via(NtCreateThreadEx)]
    fn CreateRemoteThread(hProcess: HandleOf<Process>,
        lpThreadAttributes: In<SECURITY_ATTRIBUTES>, dwStackSize: u64, lpStartAddress: Routine,
        lpParameter: Address, dwCreationFlags: CreationFlags, lpThreadId: Out<Id>)
        -> HandleOf<Thread>;

    /// As CreateRemoteThread, with an attribute list.
    #[partial("attributes are refused by name")]
    #[via(NtCreateThreadEx)]
    fn CreateRemoteThreadEx(hProcess: HandleOf<Process>,
        lpThreadAttributes: In<SECURITY_ATTRIBUTES>, dwStackSize: u64, lpStartAddress: Routine,
        lpParameter: Address, dwCreationFlags: CreationFlags, lpAttributeList: Address,
        lpThreadId: Out<Id>) -> HandleOf<Thread>;

    /// Opens a thread by its id, asking for chosen rights.
    #[exact]
    #[via(NtOpenThread)]
    fn OpenThread(dwDesiredAccess: AccessTo<Thread>, bInheritHandle: bool, dwThreadId: Id)
        -> HandleOf<Thread>;

    /// Ends the calling thread; the process ends with its last thread.
    #[exact]
    #[via(NtTerminateThread)]
    fn ExitThread(dwExitCode: u32) -> Parks<()>;

    /// Ends a thread; the mutexes it owns are abandoned.
    #[exact]
    #[via(NtTerminateThread)]
    fn TerminateThread(hThread: HandleOf<Thread>, dwExitCode: u32) -> Parks<bool>;

    /// Reads a thread's exit code; STILL_ACTIVE (259) while it runs.
    #[exact]
    #[via(NtQueryInformationThread)]
    fn GetExitCodeThread(hThread: HandleOf<Thread>, lpExitCode: Out<u32>) -> bool;

    /// Raises a thread's suspend count and returns the count before.
    #[exact]
    #[via(NtSuspendThread)]
    fn SuspendThread(hThread: HandleOf<Thread>) -> Parks<u32>;

    /// Lowers a thread's suspend count and returns the count before.
    #[exact]
    #[via(NtResumeThread)]
    fn ResumeThread(hThread: HandleOf<Thread>) -> u32;

    /// Returns the pseudo handle that means "the thread that is calling".
    #[exact]
    #[via()]
    fn GetCurrentThread() -> HandleOf<Thread>;

    /// Returns the id of the calling thread.
    #[exact]
    #[via()]
    fn GetCurrentThreadId() -> Id;

    /// Returns the id of the thread that a handle names.
    #[exact]
    #[via(NtQueryInformationThread)]
    fn GetThreadId(Thread: HandleOf<Thread>) -> Id;

    /// Returns the id of the process that a thread belongs to.
    #[exact]
    #[via(NtQueryInformationThread)]
    fn GetProcessIdOfThread(Thread: HandleOf<Thread>) -> Id;

    /// Reads when a thread was created and ended, and how long it ran.
    #[partial("calls take no time; a thread runs as long as the scenario says")]
    #[via(NtQueryInformationThread)]
    fn GetThreadTimes(hThread: HandleOf<Thread>, lpCreationTime: Out<FILETIME>,
        lpExitTime: Out<FILETIME>, lpKernelTime: Out<FILETIME>, lpUserTime: Out<FILETIME>) -> bool;

    /// Reads the priority level of a thread; THREAD_PRIORITY_ERROR_RETURN when it fails.
    #[exact]
    #[via(NtQueryInformationThread)]
    fn GetThreadPriority(hThread: HandleOf<Thread>) -> PriorityLevel;

    /// Sets the priority level of a thread.
    #[partial("background modes are refused by name; nothing is scheduled by priority")]
    #[via(NtSetInformationThread)]
    fn SetThreadPriority(hThread: HandleOf<Thread>, nPriority: PriorityLevel) -> bool;

    /// Tells whether a thread is boosted after waits: TRUE if it is not.
    #[exact]
    #[via(NtQueryInformationThread)]
    fn GetThreadPriorityBoost(hThread: HandleOf<Thread>, pDisablePriorityBoost: Out<bool>) -> bool;

    /// Switches the boost of a thread off, or on again.
    #[exact]
    #[via(NtSetInformationThread)]
    fn SetThreadPriorityBoost(hThread: HandleOf<Thread>, bDisablePriorityBoost: bool) -> bool;

    /// Returns what the last failing call of this thread stored.
    #[exact]
    #[via()]
    fn GetLastError() -> Win32Error;

    /// Stores a last error.
    #[exact]
    #[via()]
    fn SetLastError(dwErrCode: Win32Error) -> ();
}

calls! {
    enum NtThreadCall; trait NtThreadCalls; static NT;

    /// Creates a thread. Flag 1 starts it suspended.
    #[partial("flag 1 only; stack sizes are not looked at; no attributes but the client id")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED, PROCESS_IS_TERMINATING, PROCESS_IS_PROTECTED, INSUFFICIENT_RESOURCES,
        INVALID_SECURITY_DESCR, NAME_TOO_LONG)]
    fn NtCreateThreadEx(thread_handle: Out<nt::Handle>, desired_access: AccessTo<Thread>,
        object_attributes: Attributes, process_handle: HandleOf<Process>, start_routine: Routine,
        argument: Address, create_flags: u32, zero_bits: u64, stack_size: u64,
        maximum_stack_size: u64, client_id: Out<CLIENT_ID>) -> Status;

    /// Opens a thread by its id.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_PARAMETER_MIX, INVALID_CID,
        ACCESS_DENIED, INSUFFICIENT_RESOURCES, PRIVILEGE_NOT_HELD, NAME_TOO_LONG,
        BAD_IMPERSONATION_LEVEL)]
    fn NtOpenThread(thread_handle: Out<nt::Handle>, desired_access: AccessTo<Thread>,
        object_attributes: Attributes, client_id: In<CLIENT_ID>) -> Status;

    /// Ends a thread.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtTerminateThread(thread_handle: HandleOf<Thread>, exit_status: Status) -> Parks<Status>;

    /// Reads something about a thread: class 0 basic, 1 times, 14 priority boost.
    #[partial("classes 0, 1 and 14")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION)]
    fn NtQueryInformationThread(thread_handle: HandleOf<Thread>,
        thread_information_class: InfoClass, thread_information: Out<Any>,
        thread_information_length: u32, return_length: Out<u32>) -> Status;

    /// Sets something of a thread: class 3 priority level, 4 its processors, 5 whom it
    /// impersonates, 14 priority boost.
    #[partial("classes 3, 4, 5 and 14")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_PARAMETER, BAD_TOKEN_TYPE)]
    fn NtSetInformationThread(thread_handle: HandleOf<Thread>,
        thread_information_class: InfoClass, thread_information: In<Any>,
        thread_information_length: u32) -> Status;

    /// Opens the thread of a process that was created next after another, of those that the caller
    /// may open; NULL stands before the first one.
    #[partial("threads that have ended are not listed (assumed)")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED, NO_MORE_ENTRIES, INSUFFICIENT_RESOURCES)]
    fn NtGetNextThread(process_handle: HandleOf<Process>, thread_handle: HandleOf<Thread>,
        desired_access: AccessTo<Thread>, handle_attributes: ObjectFlags, flags: u32,
        new_thread_handle: Out<nt::Handle>) -> Status;

    /// Raises a thread's suspend count.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, SUSPEND_COUNT_EXCEEDED,
        THREAD_IS_TERMINATING, ACCESS_VIOLATION)]
    fn NtSuspendThread(thread_handle: HandleOf<Thread>, previous_suspend_count: Out<u32>)
        -> Parks<Status>;

    /// Lowers a thread's suspend count.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION)]
    fn NtResumeThread(thread_handle: HandleOf<Thread>, previous_suspend_count: Out<u32>)
        -> Status;
}
