//! Calls about threads, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::threads::ThreadCall;

    /// Creates a thread in the calling process.
    fn CreateThread(lpThreadAttributes: In<SECURITY_ATTRIBUTES>, dwStackSize: u64,
        lpStartAddress: Routine, lpParameter: Address, dwCreationFlags: CreationFlags,
        lpThreadId: Out<Id>) -> Result<Handle, Win32Error> = handle;

    /// Creates a thread in another process.
    fn CreateRemoteThread(hProcess: HandleOf<Process>, lpThreadAttributes: In<SECURITY_ATTRIBUTES>,
        dwStackSize: u64, lpStartAddress: Routine, lpParameter: Address,
        dwCreationFlags: CreationFlags, lpThreadId: Out<Id>) -> Result<Handle, Win32Error> = handle;

    /// As CreateRemoteThread, with an attribute list.
    fn CreateRemoteThreadEx(hProcess: HandleOf<Process>,
        lpThreadAttributes: In<SECURITY_ATTRIBUTES>, dwStackSize: u64, lpStartAddress: Routine,
        lpParameter: Address, dwCreationFlags: CreationFlags, lpAttributeList: Address,
        lpThreadId: Out<Id>) -> Result<Handle, Win32Error> = handle;

    /// Opens a thread by its id, asking for chosen rights.
    fn OpenThread(dwDesiredAccess: AccessTo<Thread>, bInheritHandle: bool, dwThreadId: Id)
        -> Result<Handle, Win32Error> = handle;

    /// Ends the calling thread; the process ends with its last thread.
    fn ExitThread(dwExitCode: u32) -> ! = never;

    /// Ends a thread; the mutexes it owns are abandoned.
    fn TerminateThread(hThread: HandleOf<Thread>, dwExitCode: u32)
        -> Result<(), Win32Error> = success;

    /// Reads a thread's exit code; STILL_ACTIVE (259) while it runs.
    fn GetExitCodeThread(hThread: HandleOf<Thread>, lpExitCode: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Raises a thread's suspend count and returns the count before.
    fn SuspendThread(hThread: HandleOf<Thread>) -> u32 = value;

    /// Lowers a thread's suspend count and returns the count before.
    fn ResumeThread(hThread: HandleOf<Thread>) -> u32 = value;

    /// Returns the pseudo handle that means "the thread that is calling".
    fn GetCurrentThread() -> Handle = value;

    /// Returns the id of the calling thread.
    fn GetCurrentThreadId() -> Id = value;

    /// Returns the id of the thread that a handle names.
    fn GetThreadId(Thread: HandleOf<Thread>) -> Id = value;

    /// Returns the id of the process that a thread belongs to.
    fn GetProcessIdOfThread(Thread: HandleOf<Thread>) -> Id = value;

    /// Reads when a thread was created and ended, and how long it ran.
    fn GetThreadTimes(hThread: HandleOf<Thread>, lpCreationTime: Out<FILETIME>,
        lpExitTime: Out<FILETIME>, lpKernelTime: Out<FILETIME>, lpUserTime: Out<FILETIME>)
        -> Result<(), Win32Error> = success;

    /// Reads the priority level of a thread; THREAD_PRIORITY_ERROR_RETURN when it fails.
    fn GetThreadPriority(hThread: HandleOf<Thread>) -> PriorityLevel = value;

    /// Sets the priority level of a thread.
    fn SetThreadPriority(hThread: HandleOf<Thread>, nPriority: PriorityLevel)
        -> Result<(), Win32Error> = success;

    /// Tells whether a thread is boosted after waits: TRUE if it is not.
    fn GetThreadPriorityBoost(hThread: HandleOf<Thread>, pDisablePriorityBoost: Out<bool>)
        -> Result<(), Win32Error> = success;

    /// Switches the boost of a thread off, or on again.
    fn SetThreadPriorityBoost(hThread: HandleOf<Thread>, bDisablePriorityBoost: bool)
        -> Result<(), Win32Error> = success;

    /// Returns what the last failing call of this thread stored.
    fn GetLastError() -> Win32Error = value;

    /// Stores a last error.
    fn SetLastError(dwErrCode: Win32Error) -> () = value;
}

functions! {
    calls::threads::NtThreadCall;

    /// Creates a thread. Flag 1 starts it suspended.
    fn NtCreateThreadEx(thread_handle: Out<Handle>, desired_access: AccessTo<Thread>,
        object_attributes: Attributes, process_handle: HandleOf<Process>, start_routine: Routine,
        argument: Address, create_flags: u32, zero_bits: u64, stack_size: u64,
        maximum_stack_size: u64, client_id: Out<CLIENT_ID>) -> Result<Status, Status> = status;

    /// Opens a thread by its id.
    fn NtOpenThread(thread_handle: Out<Handle>, desired_access: AccessTo<Thread>,
        object_attributes: Attributes, client_id: In<CLIENT_ID>) -> Result<Status, Status> = status;

    /// Ends a thread.
    fn NtTerminateThread(thread_handle: HandleOf<Thread>, exit_status: Status)
        -> Result<Status, Status> = status;

    /// Reads something about a thread: class 0 basic, 1 times, 14 priority boost.
    fn NtQueryInformationThread(thread_handle: HandleOf<Thread>,
        thread_information_class: InfoClass, thread_information: Out<Any>,
        thread_information_length: u32, return_length: Out<u32>) -> Result<Status, Status> = status;

    /// Sets something of a thread: class 3 priority level, 4 its processors, 5 whom it
    /// impersonates, 14 priority boost.
    fn NtSetInformationThread(thread_handle: HandleOf<Thread>, thread_information_class: InfoClass,
        thread_information: In<Any>, thread_information_length: u32)
        -> Result<Status, Status> = status;

    /// Opens the thread of a process that was created next after another, of those that the caller
    /// may open; NULL stands before the first one.
    fn NtGetNextThread(process_handle: HandleOf<Process>, thread_handle: HandleOf<Thread>,
        desired_access: AccessTo<Thread>, handle_attributes: ObjectFlags, flags: u32,
        new_thread_handle: Out<Handle>) -> Result<Status, Status> = status;

    /// Raises a thread's suspend count.
    fn NtSuspendThread(thread_handle: HandleOf<Thread>, previous_suspend_count: Out<u32>)
        -> Result<Status, Status> = status;

    /// Lowers a thread's suspend count.
    fn NtResumeThread(thread_handle: HandleOf<Thread>, previous_suspend_count: Out<u32>)
        -> Result<Status, Status> = status;
}
