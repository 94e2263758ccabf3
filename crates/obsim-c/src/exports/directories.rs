//! The C functions of `directories`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateDirectoryW(a: u64, b: u64) -> u32;
    fn CreateDirectoryA(a: u64, b: u64) -> u32;
    fn RemoveDirectoryW(a: u64) -> u32;
    fn RemoveDirectoryA(a: u64) -> u32;
    fn FindFirstFileW(a: u64, b: u64) -> u64;
    fn FindFirstFileA(a: u64, b: u64) -> u64;
    fn FindNextFileW(a: u64, b: u64) -> u32;
    fn FindNextFileA(a: u64, b: u64) -> u32;
    fn FindClose(a: u64) -> u32;
    fn NtQueryDirectoryFile(a: u64, b: u64, c: u64, d: u64, e: u64,
        f: u64, g: u32, h: u32, i: u8, j: u64, k: u8) -> u32;
}
