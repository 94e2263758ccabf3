//! The C functions of `clock`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn GetSystemTimeAsFileTime(a: u64) -> ();
    fn GetTickCount() -> u32;
    fn GetTickCount64() -> u64;
    fn QueryPerformanceCounter(a: u64) -> u32;
    fn QueryPerformanceFrequency(a: u64) -> u32;
    fn NtQuerySystemTime(a: u64) -> u32;
    fn NtSetSystemTime(a: u64, b: u64) -> u32;
    fn NtQueryPerformanceCounter(a: u64, b: u64) -> u32;
}
