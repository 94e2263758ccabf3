//! The C functions of `sections`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateFileMappingW(a: u64, b: u64, c: u32, d: u32, e: u32, f: u64) -> u64;
    fn CreateFileMappingA(a: u64, b: u64, c: u32, d: u32, e: u32, f: u64) -> u64;
    fn OpenFileMappingW(a: u32, b: u32, c: u64) -> u64;
    fn OpenFileMappingA(a: u32, b: u32, c: u64) -> u64;
    fn MapViewOfFile(a: u64, b: u32, c: u32, d: u32, e: u64) -> u64;
    fn MapViewOfFileEx(a: u64, b: u32, c: u32, d: u32, e: u64, f: u64) -> u64;
    fn UnmapViewOfFile(a: u64) -> u32;
    fn NtCreateSection(a: u64, b: u32, c: u64, d: u64, e: u32, f: u32, g: u64) -> u32;
    fn NtOpenSection(a: u64, b: u32, c: u64) -> u32;
    fn NtMapViewOfSection(a: u64, b: u64, c: u64, d: u64, e: u64,
        f: u64, g: u64, h: u32, i: u32, j: u32) -> u32;
    fn NtUnmapViewOfSection(a: u64, b: u64) -> u32;
    fn NtQuerySection(a: u64, b: u32, c: u64, d: u64, e: u64) -> u32;
    fn NtExtendSection(a: u64, b: u64) -> u32;
}
