//! The C functions of `overlapped`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn ReadFileEx(a: u64, b: u64, c: u32, d: u64, e: u64) -> u32;
    fn WriteFileEx(a: u64, b: u64, c: u32, d: u64, e: u64) -> u32;
    fn GetOverlappedResult(a: u64, b: u64, c: u64, d: u32) -> u32;
    fn GetOverlappedResultEx(a: u64, b: u64, c: u64, d: u32, e: u32) -> u32;
    fn HasOverlappedIoCompleted(a: u64) -> u32;
    fn CancelIo(a: u64) -> u32;
    fn CancelIoEx(a: u64, b: u64) -> u32;
    fn CancelSynchronousIo(a: u64) -> u32;
    fn SetFileCompletionNotificationModes(a: u64, b: u8) -> u32;
    fn NtCancelIoFile(a: u64, b: u64) -> u32;
    fn NtCancelIoFileEx(a: u64, b: u64, c: u64) -> u32;
    fn NtCancelSynchronousIoFile(a: u64, b: u64, c: u64) -> u32;
}
