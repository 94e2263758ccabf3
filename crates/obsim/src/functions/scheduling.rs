//! Calls about scheduling, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::scheduling::SchedulingCall;

    /// Reads on which processors a process may run, and which the system has.
    fn GetProcessAffinityMask(hProcess: HandleOf<Process>, lpProcessAffinityMask: Out<Processors>,
        lpSystemAffinityMask: Out<Processors>) -> Result<(), Win32Error> = success;

    /// Says on which processors a process and all its threads may run.
    fn SetProcessAffinityMask(hProcess: HandleOf<Process>, dwProcessAffinityMask: Processors)
        -> Result<(), Win32Error> = success;

    /// Says on which processors a thread may run, and returns those before; 0 when it fails.
    fn SetThreadAffinityMask(hThread: HandleOf<Thread>, dwThreadAffinityMask: Processors)
        -> Address = value;

    /// Counts the reads, writes and other operations of a process, and the bytes they moved.
    fn GetProcessIoCounters(hProcess: HandleOf<Process>, lpIoCounters: Out<IO_COUNTERS>)
        -> Result<(), Win32Error> = success;

    /// Tells whether a process is of 32 bits on a system of 64: never here.
    fn IsWow64Process(hProcess: HandleOf<Process>, Wow64Process: Out<bool>)
        -> Result<(), Win32Error> = success;

    /// Lets another thread run; FALSE if there is none.
    fn SwitchToThread() -> Result<(), Win32Error> = success;

    /// Tells about the processors and the memory of the system.
    fn GetSystemInfo(lpSystemInfo: Out<SYSTEM_INFO>) -> () = value;
}

functions! {
    calls::scheduling::NtSchedulingCall;

    /// Gives up the rest of the turn, if there is another thread that could run.
    fn NtYieldExecution() -> Result<Status, Status> = status;
}
