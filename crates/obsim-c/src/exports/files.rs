//! The C functions of `files`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateFileW(a: u64, b: u32, c: u32, d: u64, e: u32, f: u32, g: u64) -> u64;
    fn CreateFileA(a: u64, b: u32, c: u32, d: u64, e: u32, f: u32, g: u64) -> u64;
    fn ReadFile(a: u64, b: u64, c: u32, d: u64, e: u64) -> u32;
    fn WriteFile(a: u64, b: u64, c: u32, d: u64, e: u64) -> u32;
    fn GetFileType(a: u64) -> u32;
    fn NtCreateFile(a: u64, b: u32, c: u64, d: u64, e: u64,
        f: u32, g: u32, h: u32, i: u32, j: u64, k: u32) -> u32;
    fn NtOpenFile(a: u64, b: u32, c: u64, d: u64, e: u32, f: u32) -> u32;
    fn NtReadFile(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, g: u32, h: u64, i: u64) -> u32;
    fn NtWriteFile(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, g: u32, h: u64, i: u64) -> u32;
    fn NtQueryVolumeInformationFile(a: u64, b: u64, c: u64, d: u32, e: u32) -> u32;
}
