//! The C functions of `handles`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CloseHandle(a: u64) -> u32;
    fn DuplicateHandle(a: u64, b: u64, c: u64, d: u64, e: u32, f: u32, g: u32) -> u32;
    fn GetHandleInformation(a: u64, b: u64) -> u32;
    fn SetHandleInformation(a: u64, b: u32, c: u32) -> u32;
    fn CompareObjectHandles(a: u64, b: u64) -> u32;
    fn NtClose(a: u64) -> u32;
    fn NtDuplicateObject(a: u64, b: u64, c: u64, d: u64, e: u32, f: u32, g: u32) -> u32;
    fn NtCompareObjects(a: u64, b: u64) -> u32;
    fn NtQueryObject(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn NtSetInformationObject(a: u64, b: u32, c: u64, d: u32) -> u32;
}
