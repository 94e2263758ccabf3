//! The C functions of `mailslots`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateMailslotW(a: u64, b: u32, c: u32, d: u64) -> u64;
    fn CreateMailslotA(a: u64, b: u32, c: u32, d: u64) -> u64;
    fn GetMailslotInfo(a: u64, b: u64, c: u64, d: u64, e: u64) -> u32;
    fn SetMailslotInfo(a: u64, b: u32) -> u32;
    fn NtCreateMailslotFile(a: u64, b: u32, c: u64, d: u64, e: u32, f: u32, g: u32, h: u64) -> u32;
}
