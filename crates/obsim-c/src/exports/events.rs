//! The C functions of `events`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateEventW(a: u64, b: u32, c: u32, d: u64) -> u64;
    fn CreateEventA(a: u64, b: u32, c: u32, d: u64) -> u64;
    fn CreateEventExW(a: u64, b: u64, c: u32, d: u32) -> u64;
    fn CreateEventExA(a: u64, b: u64, c: u32, d: u32) -> u64;
    fn OpenEventW(a: u32, b: u32, c: u64) -> u64;
    fn OpenEventA(a: u32, b: u32, c: u64) -> u64;
    fn SetEvent(a: u64) -> u32;
    fn ResetEvent(a: u64) -> u32;
    fn PulseEvent(a: u64) -> u32;
    fn NtCreateEvent(a: u64, b: u32, c: u64, d: u32, e: u8) -> u32;
    fn NtOpenEvent(a: u64, b: u32, c: u64) -> u32;
    fn NtSetEvent(a: u64, b: u64) -> u32;
    fn NtResetEvent(a: u64, b: u64) -> u32;
    fn NtClearEvent(a: u64) -> u32;
    fn NtPulseEvent(a: u64, b: u64) -> u32;
    fn NtQueryEvent(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
}
