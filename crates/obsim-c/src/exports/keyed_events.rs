//! The C functions of `keyed_events`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn NtCreateKeyedEvent(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtOpenKeyedEvent(a: u64, b: u32, c: u64) -> u32;
    fn NtWaitForKeyedEvent(a: u64, b: u64, c: u8, d: u64) -> u32;
    fn NtReleaseKeyedEvent(a: u64, b: u64, c: u8, d: u64) -> u32;
}
