//! The C functions of `windows`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateWindowExW(a: u32, b: u64, c: u64, d: u32, e: u32, f: u32,
        g: u32, h: u32, i: u64, j: u64, k: u64, l: u64) -> u64;
    fn CreateWindowExA(a: u32, b: u64, c: u64, d: u32, e: u32, f: u32,
        g: u32, h: u32, i: u64, j: u64, k: u64, l: u64) -> u64;
    fn DestroyWindow(a: u64) -> u32;
    fn IsWindow(a: u64) -> u32;
    fn GetWindowThreadProcessId(a: u64, b: u64) -> u32;
    fn CreateMenu() -> u64;
    fn DestroyMenu(a: u64) -> u32;
    fn CreateIcon(a: u64, b: u32, c: u32, d: u8, e: u8, f: u64, g: u64) -> u64;
    fn DestroyIcon(a: u64) -> u32;
    fn SetWindowsHookExW(a: u32, b: u64, c: u64, d: u32) -> u64;
    fn SetWindowsHookExA(a: u32, b: u64, c: u64, d: u32) -> u64;
    fn UnhookWindowsHookEx(a: u64) -> u32;
    fn GetGuiResources(a: u64, b: u32) -> u32;
    fn NtUserCreateWindowEx(a: u64, b: u64) -> u32;
    fn NtUserDestroyWindow(a: u64) -> u32;
    fn NtUserQueryWindow(a: u64, b: u64, c: u64) -> u32;
    fn NtUserCreateMenu(a: u64) -> u32;
    fn NtUserDestroyMenu(a: u64) -> u32;
    fn NtUserCreateIcon(a: u64) -> u32;
    fn NtUserDestroyIcon(a: u64) -> u32;
    fn NtUserSetWindowsHookEx(a: u32, b: u32, c: u64, d: u64) -> u32;
    fn NtUserUnhookWindowsHookEx(a: u64) -> u32;
    fn NtUserGetGuiResources(a: u64, b: u32, c: u64) -> u32;
}
