//! The C functions of `plain`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn NtAllocateReserveObject(a: u64, b: u64, c: u32) -> u32;
    fn NtCreateDebugObject(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtCreateWaitCompletionPacket(a: u64, b: u32, c: u64) -> u32;
    fn NtAlpcCreatePort(a: u64, b: u64, c: u64) -> u32;
    fn NtCreateRegistryTransaction(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtOpenSession(a: u64, b: u32, c: u64) -> u32;
}
