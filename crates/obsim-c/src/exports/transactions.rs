//! The C functions of `transactions`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateTransaction(a: u64, b: u64, c: u32, d: u32, e: u32, f: u32, g: u64) -> u64;
    fn CommitTransaction(a: u64) -> u32;
    fn RollbackTransaction(a: u64) -> u32;
    fn NtCreateTransaction(a: u64, b: u32, c: u64, d: u64, e: u64,
        f: u32, g: u32, h: u32, i: u64, j: u64) -> u32;
    fn NtCommitTransaction(a: u64, b: u8) -> u32;
    fn NtRollbackTransaction(a: u64, b: u8) -> u32;
}
