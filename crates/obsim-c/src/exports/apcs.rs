//! The C functions of `apcs`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn QueueUserAPC(a: u64, b: u64, c: u64) -> u32;
    fn QueueUserAPC2(a: u64, b: u64, c: u64, d: u32) -> u32;
    fn NtQueueApcThread(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn NtQueueApcThreadEx(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64) -> u32;
    fn NtTestAlert() -> u32;
    fn NtAlertThread(a: u64) -> u32;
    fn NtAlertResumeThread(a: u64, b: u64) -> u32;
}
