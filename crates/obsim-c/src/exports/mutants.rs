//! The C functions of `mutants`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateMutexW(a: u64, b: u32, c: u64) -> u64;
    fn CreateMutexA(a: u64, b: u32, c: u64) -> u64;
    fn CreateMutexExW(a: u64, b: u64, c: u32, d: u32) -> u64;
    fn CreateMutexExA(a: u64, b: u64, c: u32, d: u32) -> u64;
    fn OpenMutexW(a: u32, b: u32, c: u64) -> u64;
    fn OpenMutexA(a: u32, b: u32, c: u64) -> u64;
    fn ReleaseMutex(a: u64) -> u32;
    fn NtCreateMutant(a: u64, b: u32, c: u64, d: u8) -> u32;
    fn NtOpenMutant(a: u64, b: u32, c: u64) -> u32;
    fn NtReleaseMutant(a: u64, b: u64) -> u32;
    fn NtQueryMutant(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
}
