//! The C functions of `names`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn DefineDosDeviceW(a: u32, b: u64, c: u64) -> u32;
    fn DefineDosDeviceA(a: u32, b: u64, c: u64) -> u32;
    fn QueryDosDeviceW(a: u64, b: u64, c: u32) -> u32;
    fn QueryDosDeviceA(a: u64, b: u64, c: u32) -> u32;
    fn NtCreateDirectoryObject(a: u64, b: u32, c: u64) -> u32;
    fn NtOpenDirectoryObject(a: u64, b: u32, c: u64) -> u32;
    fn NtQueryDirectoryObject(a: u64, b: u64, c: u32, d: u8, e: u8, f: u64, g: u64) -> u32;
    fn NtCreateSymbolicLinkObject(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn NtOpenSymbolicLinkObject(a: u64, b: u32, c: u64) -> u32;
    fn NtQuerySymbolicLinkObject(a: u64, b: u64, c: u64) -> u32;
    fn NtMakeTemporaryObject(a: u64) -> u32;
    fn NtMakePermanentObject(a: u64) -> u32;
}
