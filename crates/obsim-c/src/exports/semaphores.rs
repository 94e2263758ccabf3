//! The C functions of `semaphores`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateSemaphoreW(a: u64, b: u32, c: u32, d: u64) -> u64;
    fn CreateSemaphoreA(a: u64, b: u32, c: u32, d: u64) -> u64;
    fn CreateSemaphoreExW(a: u64, b: u32, c: u32, d: u64, e: u32, f: u32) -> u64;
    fn CreateSemaphoreExA(a: u64, b: u32, c: u32, d: u64, e: u32, f: u32) -> u64;
    fn OpenSemaphoreW(a: u32, b: u32, c: u64) -> u64;
    fn OpenSemaphoreA(a: u32, b: u32, c: u64) -> u64;
    fn ReleaseSemaphore(a: u64, b: u32, c: u64) -> u32;
    fn NtCreateSemaphore(a: u64, b: u32, c: u64, d: u32, e: u32) -> u32;
    fn NtOpenSemaphore(a: u64, b: u32, c: u64) -> u32;
    fn NtReleaseSemaphore(a: u64, b: u32, c: u64) -> u32;
    fn NtQuerySemaphore(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
}
