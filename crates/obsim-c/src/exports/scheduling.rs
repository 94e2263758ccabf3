//! The C functions of `scheduling`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn GetProcessAffinityMask(a: u64, b: u64, c: u64) -> u32;
    fn SetProcessAffinityMask(a: u64, b: u64) -> u32;
    fn SetThreadAffinityMask(a: u64, b: u64) -> u64;
    fn GetProcessIoCounters(a: u64, b: u64) -> u32;
    fn IsWow64Process(a: u64, b: u64) -> u32;
    fn SwitchToThread() -> u32;
    fn GetSystemInfo(a: u64) -> ();
    fn NtYieldExecution() -> u32;
}
