//! The C functions of `threads`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateThread(a: u64, b: u64, c: u64, d: u64, e: u32, f: u64) -> u64;
    fn CreateRemoteThread(a: u64, b: u64, c: u64, d: u64, e: u64, f: u32, g: u64) -> u64;
    fn CreateRemoteThreadEx(a: u64, b: u64, c: u64, d: u64, e: u64, f: u32, g: u64, h: u64) -> u64;
    fn OpenThread(a: u32, b: u32, c: u32) -> u64;
    fn ExitThread(a: u32) -> ();
    fn TerminateThread(a: u64, b: u32) -> u32;
    fn GetExitCodeThread(a: u64, b: u64) -> u32;
    fn SuspendThread(a: u64) -> u32;
    fn ResumeThread(a: u64) -> u32;
    fn GetCurrentThread() -> u64;
    fn GetCurrentThreadId() -> u32;
    fn GetThreadId(a: u64) -> u32;
    fn GetProcessIdOfThread(a: u64) -> u32;
    fn GetThreadTimes(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn GetThreadPriority(a: u64) -> u32;
    fn SetThreadPriority(a: u64, b: u32) -> u32;
    fn GetThreadPriorityBoost(a: u64, b: u64) -> u32;
    fn SetThreadPriorityBoost(a: u64, b: u32) -> u32;
    fn GetLastError() -> u32;
    fn SetLastError(a: u32) -> ();
    fn NtCreateThreadEx(a: u64, b: u32, c: u64, d: u64, e: u64,
        f: u64, g: u32, h: u64, i: u64, j: u64, k: u64) -> u32;
    fn NtOpenThread(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn NtTerminateThread(a: u64, b: u32) -> u32;
    fn NtQueryInformationThread(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn NtSetInformationThread(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtGetNextThread(a: u64, b: u64, c: u32, d: u32, e: u32, f: u64) -> u32;
    fn NtSuspendThread(a: u64, b: u64) -> u32;
    fn NtResumeThread(a: u64, b: u64) -> u32;
}
