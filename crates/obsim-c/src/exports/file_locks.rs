//! The C functions of `file_locks`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn LockFile(a: u64, b: u32, c: u32, d: u32, e: u32) -> u32;
    fn LockFileEx(a: u64, b: u32, c: u32, d: u32, e: u32, f: u64) -> u32;
    fn UnlockFile(a: u64, b: u32, c: u32, d: u32, e: u32) -> u32;
    fn UnlockFileEx(a: u64, b: u32, c: u32, d: u32, e: u64) -> u32;
    fn NtLockFile(a: u64, b: u64, c: u64, d: u64, e: u64,
        f: u64, g: u64, h: u32, i: u8, j: u8) -> u32;
    fn NtUnlockFile(a: u64, b: u64, c: u64, d: u64, e: u32) -> u32;
}
