//! Rows about processors: on which of them programs run, and what they have used.

use nt::Status;

use crate::define::calls;
use crate::pointer::Out;
use crate::structs::{IO_COUNTERS, SYSTEM_INFO};
use crate::value::{Address, HandleOf, Process, Processors, Thread};

calls! {
    enum SchedulingCall; trait SchedulingCalls; static WIN32;

    /// Reads on which processors a process may run, and which the system has.
    #[exact]
    #[via(NtQueryInformationProcess, NtQuerySystemInformation)]
    fn GetProcessAffinityMask(hProcess: HandleOf<Process>, lpProcessAffinityMask: Out<Processors>,
        lpSystemAffinityMask: Out<Processors>) -> bool;

    /// Says on which processors a process and all its threads may run.
    #[partial("nothing is scheduled by it")]
    #[via(NtSetInformationProcess)]
    fn SetProcessAffinityMask(hProcess: HandleOf<Process>, dwProcessAffinityMask: Processors)
        -> bool;

    /// Says on which processors a thread may run, and returns those before; 0 when it fails.
    #[partial("nothing is scheduled by it")]
    #[via(NtQueryInformationThread, NtSetInformationThread)]
    fn SetThreadAffinityMask(hThread: HandleOf<Thread>, dwThreadAffinityMask: Processors)
        -> Address;

    /// Counts the reads, writes and other operations of a process, and the bytes they moved.
    #[partial("an operation counts when it is over, and only if it did not fail")]
    #[via(NtQueryInformationProcess)]
    fn GetProcessIoCounters(hProcess: HandleOf<Process>, lpIoCounters: Out<IO_COUNTERS>) -> bool;

    /// Tells whether a process is of 32 bits on a system of 64: never here.
    #[exact]
    #[via(NtQueryInformationProcess)]
    fn IsWow64Process(hProcess: HandleOf<Process>, Wow64Process: Out<bool>) -> bool;

    /// Lets another thread run; FALSE if there is none.
    #[partial("who runs next is decided by the scenario")]
    #[via(NtYieldExecution)]
    fn SwitchToThread() -> bool;

    /// Tells about the processors and the memory of the system.
    #[partial("the model of the processor is 0")]
    #[via(NtQuerySystemInformation)]
    fn GetSystemInfo(lpSystemInfo: Out<SYSTEM_INFO>) -> ();
}

calls! {
    enum NtSchedulingCall; trait NtSchedulingCalls; static NT;

    /// Gives up the rest of the turn, if there is another thread that could run.
    #[exact]
    #[fails()]
    fn NtYieldExecution() -> Status;
}
