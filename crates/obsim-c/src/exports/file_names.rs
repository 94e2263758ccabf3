//! The C functions of `file_names`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn DeleteFileW(a: u64) -> u32;
    fn DeleteFileA(a: u64) -> u32;
    fn MoveFileW(a: u64, b: u64) -> u32;
    fn MoveFileA(a: u64, b: u64) -> u32;
    fn MoveFileExW(a: u64, b: u64, c: u32) -> u32;
    fn MoveFileExA(a: u64, b: u64, c: u32) -> u32;
    fn CopyFileW(a: u64, b: u64, c: u32) -> u32;
    fn CopyFileA(a: u64, b: u64, c: u32) -> u32;
    fn NtDeleteFile(a: u64) -> u32;
}
