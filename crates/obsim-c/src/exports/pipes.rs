//! The C functions of `pipes`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreatePipe(a: u64, b: u64, c: u64, d: u32) -> u32;
    fn CreateNamedPipeW(a: u64, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u64) -> u64;
    fn CreateNamedPipeA(a: u64, b: u32, c: u32, d: u32, e: u32, f: u32, g: u32, h: u64) -> u64;
    fn ConnectNamedPipe(a: u64, b: u64) -> u32;
    fn DisconnectNamedPipe(a: u64) -> u32;
    fn WaitNamedPipeW(a: u64, b: u32) -> u32;
    fn WaitNamedPipeA(a: u64, b: u32) -> u32;
    fn PeekNamedPipe(a: u64, b: u64, c: u32, d: u64, e: u64, f: u64) -> u32;
    fn TransactNamedPipe(a: u64, b: u64, c: u32, d: u64, e: u32, f: u64, g: u64) -> u32;
    fn CallNamedPipeW(a: u64, b: u64, c: u32, d: u64, e: u32, f: u64, g: u32) -> u32;
    fn CallNamedPipeA(a: u64, b: u64, c: u32, d: u64, e: u32, f: u64, g: u32) -> u32;
    fn ImpersonateNamedPipeClient(a: u64) -> u32;
    fn SetNamedPipeHandleState(a: u64, b: u64, c: u64, d: u64) -> u32;
    fn GetNamedPipeHandleStateW(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, g: u32) -> u32;
    fn GetNamedPipeHandleStateA(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64, g: u32) -> u32;
    fn GetNamedPipeInfo(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn GetNamedPipeClientProcessId(a: u64, b: u64) -> u32;
    fn GetNamedPipeServerProcessId(a: u64, b: u64) -> u32;
    fn NtCreateNamedPipeFile(a: u64, b: u32, c: u64, d: u64, e: u32, f: u32, g: u32,
        h: u32, i: u32, j: u32, k: u32, l: u32, m: u32, n: u64) -> u32;
    fn NtFsControlFile(a: u64, b: u64, c: u64, d: u64, e: u64,
        f: u32, g: u64, h: u32, i: u64, j: u32) -> u32;
}
