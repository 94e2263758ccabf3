//! The C functions of `file_information`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn SetFilePointerEx(a: u64, b: u64, c: u64, d: u32) -> u32;
    fn SetFilePointer(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn SetEndOfFile(a: u64) -> u32;
    fn GetFileSizeEx(a: u64, b: u64) -> u32;
    fn GetFileSize(a: u64, b: u64) -> u32;
    fn FlushFileBuffers(a: u64) -> u32;
    fn GetFileInformationByHandle(a: u64, b: u64) -> u32;
    fn GetFileInformationByHandleEx(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn SetFileInformationByHandle(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn GetFinalPathNameByHandleW(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn GetFinalPathNameByHandleA(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn GetFileAttributesW(a: u64) -> u32;
    fn GetFileAttributesA(a: u64) -> u32;
    fn GetFileAttributesExW(a: u64, b: u32, c: u64) -> u32;
    fn GetFileAttributesExA(a: u64, b: u32, c: u64) -> u32;
    fn SetFileAttributesW(a: u64, b: u32) -> u32;
    fn SetFileAttributesA(a: u64, b: u32) -> u32;
    fn GetFileTime(a: u64, b: u64, c: u64, d: u64) -> u32;
    fn SetFileTime(a: u64, b: u64, c: u64, d: u64) -> u32;
    fn NtQueryInformationFile(a: u64, b: u64, c: u64, d: u32, e: u32) -> u32;
    fn NtSetInformationFile(a: u64, b: u64, c: u64, d: u32, e: u32) -> u32;
    fn NtQueryAttributesFile(a: u64, b: u64) -> u32;
    fn NtQueryFullAttributesFile(a: u64, b: u64) -> u32;
    fn NtFlushBuffersFile(a: u64, b: u64) -> u32;
}
