//! The C functions of `timers`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateWaitableTimerW(a: u64, b: u32, c: u64) -> u64;
    fn CreateWaitableTimerA(a: u64, b: u32, c: u64) -> u64;
    fn CreateWaitableTimerExW(a: u64, b: u64, c: u32, d: u32) -> u64;
    fn CreateWaitableTimerExA(a: u64, b: u64, c: u32, d: u32) -> u64;
    fn OpenWaitableTimerW(a: u32, b: u32, c: u64) -> u64;
    fn OpenWaitableTimerA(a: u32, b: u32, c: u64) -> u64;
    fn SetWaitableTimer(a: u64, b: u64, c: u32, d: u64, e: u64, f: u32) -> u32;
    fn SetWaitableTimerEx(a: u64, b: u64, c: u32, d: u64, e: u64, f: u64, g: u32) -> u32;
    fn CancelWaitableTimer(a: u64) -> u32;
    fn NtCreateTimer(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtOpenTimer(a: u64, b: u32, c: u64) -> u32;
    fn NtSetTimer(a: u64, b: u64, c: u64, d: u64, e: u8, f: u32, g: u64) -> u32;
    fn NtCancelTimer(a: u64, b: u64) -> u32;
    fn NtQueryTimer(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
}
