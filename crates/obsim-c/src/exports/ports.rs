//! The C functions of `ports`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateIoCompletionPort(a: u64, b: u64, c: u64, d: u32) -> u64;
    fn PostQueuedCompletionStatus(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn GetQueuedCompletionStatus(a: u64, b: u64, c: u64, d: u64, e: u32) -> u32;
    fn GetQueuedCompletionStatusEx(a: u64, b: u64, c: u32, d: u64, e: u32, f: u32) -> u32;
    fn NtCreateIoCompletion(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtOpenIoCompletion(a: u64, b: u32, c: u64) -> u32;
    fn NtSetIoCompletion(a: u64, b: u64, c: u64, d: u32, e: u64) -> u32;
    fn NtRemoveIoCompletion(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn NtRemoveIoCompletionEx(a: u64, b: u64, c: u32, d: u64, e: u64, f: u8) -> u32;
    fn NtQueryIoCompletion(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
}
