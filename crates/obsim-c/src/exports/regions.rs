//! The C functions of `regions`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn VirtualAlloc(a: u64, b: u64, c: u32, d: u32) -> u64;
    fn VirtualAllocEx(a: u64, b: u64, c: u64, d: u32, e: u32) -> u64;
    fn HeapCreate(a: u32, b: u64, c: u64) -> u64;
    fn HeapDestroy(a: u64) -> u32;
    fn GlobalAlloc(a: u32, b: u64) -> u64;
    fn GlobalFree(a: u64) -> u64;
    fn LoadLibraryW(a: u64) -> u64;
    fn LoadLibraryA(a: u64) -> u64;
    fn FreeLibrary(a: u64) -> u32;
    fn VirtualFree(a: u64, b: u64, c: u32) -> u32;
    fn VirtualFreeEx(a: u64, b: u64, c: u64, d: u32) -> u32;
    fn VirtualProtect(a: u64, b: u64, c: u32, d: u64) -> u32;
    fn VirtualProtectEx(a: u64, b: u64, c: u64, d: u32, e: u64) -> u32;
    fn VirtualQuery(a: u64, b: u64, c: u64) -> u64;
    fn VirtualQueryEx(a: u64, b: u64, c: u64, d: u64) -> u64;
    fn ReadProcessMemory(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn WriteProcessMemory(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn NtAllocateVirtualMemory(a: u64, b: u64, c: u64, d: u64, e: u32, f: u32) -> u32;
    fn NtFreeVirtualMemory(a: u64, b: u64, c: u64, d: u32) -> u32;
    fn NtProtectVirtualMemory(a: u64, b: u64, c: u64, d: u32, e: u64) -> u32;
    fn NtQueryVirtualMemory(a: u64, b: u64, c: u32, d: u64, e: u64, f: u64) -> u32;
    fn NtReadVirtualMemory(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn NtWriteVirtualMemory(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
}
