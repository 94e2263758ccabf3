//! The C functions of `messages`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn PostThreadMessageW(a: u32, b: u32, c: u64, d: u64) -> u32;
    fn PostThreadMessageA(a: u32, b: u32, c: u64, d: u64) -> u32;
    fn PostMessageW(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn PostMessageA(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn PostQuitMessage(a: u32) -> ();
    fn PeekMessageW(a: u64, b: u64, c: u32, d: u32, e: u32) -> u32;
    fn PeekMessageA(a: u64, b: u64, c: u32, d: u32, e: u32) -> u32;
    fn GetMessageW(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn GetMessageA(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn WaitMessage() -> u32;
    fn GetQueueStatus(a: u32) -> u32;
    fn MsgWaitForMultipleObjects(a: u32, b: u64, c: u32, d: u32, e: u32) -> u32;
    fn MsgWaitForMultipleObjectsEx(a: u32, b: u64, c: u32, d: u32, e: u32) -> u32;
    fn WaitForInputIdle(a: u64, b: u32) -> u32;
    fn NtUserPostThreadMessage(a: u32, b: u32, c: u64, d: u64) -> u32;
    fn NtUserPostMessage(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn NtUserPostQuitMessage(a: u32) -> u32;
    fn NtUserPeekMessage(a: u64, b: u64, c: u32, d: u32, e: u32) -> u32;
    fn NtUserGetMessage(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn NtUserWaitMessage() -> u32;
    fn NtUserGetQueueStatus(a: u32, b: u64) -> u32;
    fn NtUserMsgWaitForMultipleObjectsEx(a: u32, b: u64, c: u64, d: u32, e: u32) -> u32;
    fn NtUserWaitForInputIdle(a: u64, b: u64) -> u32;
}
