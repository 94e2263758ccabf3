//! The C functions of `changes`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn FindFirstChangeNotificationW(a: u64, b: u32, c: u32) -> u64;
    fn FindFirstChangeNotificationA(a: u64, b: u32, c: u32) -> u64;
    fn FindNextChangeNotification(a: u64) -> u32;
    fn FindCloseChangeNotification(a: u64) -> u32;
    fn ReadDirectoryChangesW(a: u64, b: u64, c: u32, d: u32, e: u32, f: u64, g: u64, h: u64) -> u32;
    fn ReadDirectoryChangesA(a: u64, b: u64, c: u32, d: u32, e: u32, f: u64, g: u64, h: u64) -> u32;
    fn NtNotifyChangeDirectoryFile(a: u64, b: u64, c: u64, d: u64,
        e: u64, f: u64, g: u32, h: u32, i: u8) -> u32;
}
