//! The C functions of `processes`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateProcessW(a: u64, b: u64, c: u64, d: u64, e: u32,
        f: u32, g: u64, h: u64, i: u64, j: u64) -> u32;
    fn CreateProcessA(a: u64, b: u64, c: u64, d: u64, e: u32,
        f: u32, g: u64, h: u64, i: u64, j: u64) -> u32;
    fn OpenProcess(a: u32, b: u32, c: u32) -> u64;
    fn ExitProcess(a: u32) -> ();
    fn TerminateProcess(a: u64, b: u32) -> u32;
    fn GetExitCodeProcess(a: u64, b: u64) -> u32;
    fn GetCurrentProcess() -> u64;
    fn GetCurrentProcessId() -> u32;
    fn GetProcessId(a: u64) -> u32;
    fn GetProcessHandleCount(a: u64, b: u64) -> u32;
    fn GetProcessMitigationPolicy(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn SetProcessMitigationPolicy(a: u32, b: u64, c: u64) -> u32;
    fn GetStdHandle(a: u32) -> u64;
    fn SetStdHandle(a: u32, b: u64) -> u32;
    fn GetCommandLineW() -> u64;
    fn GetCommandLineA() -> u64;
    fn GetCurrentDirectoryW(a: u32, b: u64) -> u32;
    fn GetCurrentDirectoryA(a: u32, b: u64) -> u32;
    fn SetCurrentDirectoryW(a: u64) -> u32;
    fn SetCurrentDirectoryA(a: u64) -> u32;
    fn GetEnvironmentVariableW(a: u64, b: u64, c: u32) -> u32;
    fn GetEnvironmentVariableA(a: u64, b: u64, c: u32) -> u32;
    fn SetEnvironmentVariableW(a: u64, b: u64) -> u32;
    fn SetEnvironmentVariableA(a: u64, b: u64) -> u32;
    fn GetEnvironmentStringsW() -> u64;
    fn GetEnvironmentStringsA() -> u64;
    fn ExpandEnvironmentStringsW(a: u64, b: u64, c: u32) -> u32;
    fn ExpandEnvironmentStringsA(a: u64, b: u64, c: u32) -> u32;
    fn GetModuleFileNameW(a: u64, b: u64, c: u32) -> u32;
    fn GetModuleFileNameA(a: u64, b: u64, c: u32) -> u32;
    fn QueryFullProcessImageNameW(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn QueryFullProcessImageNameA(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn ProcessIdToSessionId(a: u32, b: u64) -> u32;
    fn GetProcessTimes(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn GetPriorityClass(a: u64) -> u32;
    fn SetPriorityClass(a: u64, b: u32) -> u32;
    fn GetProcessPriorityBoost(a: u64, b: u64) -> u32;
    fn SetProcessPriorityBoost(a: u64, b: u32) -> u32;
    fn GetErrorMode() -> u32;
    fn SetErrorMode(a: u32) -> u32;
    fn InitializeProcThreadAttributeList(a: u64, b: u32, c: u32, d: u64) -> u32;
    fn UpdateProcThreadAttribute(a: u64, b: u32, c: u64, d: u64, e: u64, f: u64, g: u64) -> u32;
    fn DeleteProcThreadAttributeList(a: u64) -> ();
    fn CreateToolhelp32Snapshot(a: u32, b: u32) -> u64;
    fn Process32FirstW(a: u64, b: u64) -> u32;
    fn Process32First(a: u64, b: u64) -> u32;
    fn Process32NextW(a: u64, b: u64) -> u32;
    fn Process32Next(a: u64, b: u64) -> u32;
    fn Thread32First(a: u64, b: u64) -> u32;
    fn Thread32Next(a: u64, b: u64) -> u32;
    fn NtCreateUserProcess(a: u64, b: u64, c: u32, d: u32, e: u64,
        f: u64, g: u32, h: u32, i: u64, j: u64, k: u64) -> u32;
    fn NtOpenProcess(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn NtTerminateProcess(a: u64, b: u32) -> u32;
    fn NtQueryInformationProcess(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn NtSetInformationProcess(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtGetNextProcess(a: u64, b: u32, c: u32, d: u32, e: u64) -> u32;
    fn NtSuspendProcess(a: u64) -> u32;
    fn NtResumeProcess(a: u64) -> u32;
    fn NtQuerySystemInformation(a: u32, b: u64, c: u32, d: u64) -> u32;
}
