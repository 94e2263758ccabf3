//! The C functions of `waits`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn WaitForSingleObject(a: u64, b: u32) -> u32;
    fn WaitForSingleObjectEx(a: u64, b: u32, c: u32) -> u32;
    fn WaitForMultipleObjects(a: u32, b: u64, c: u32, d: u32) -> u32;
    fn WaitForMultipleObjectsEx(a: u32, b: u64, c: u32, d: u32, e: u32) -> u32;
    fn SignalObjectAndWait(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn Sleep(a: u32) -> ();
    fn SleepEx(a: u32, b: u32) -> u32;
    fn NtWaitForSingleObject(a: u64, b: u8, c: u64) -> u32;
    fn NtWaitForMultipleObjects(a: u32, b: u64, c: u32, d: u8, e: u64) -> u32;
    fn NtSignalAndWaitForSingleObject(a: u64, b: u64, c: u8, d: u64) -> u32;
    fn NtDelayExecution(a: u8, b: u64) -> u32;
}
