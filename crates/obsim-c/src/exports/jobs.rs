//! The C functions of `jobs`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateJobObjectW(a: u64, b: u64) -> u64;
    fn CreateJobObjectA(a: u64, b: u64) -> u64;
    fn OpenJobObjectW(a: u32, b: u32, c: u64) -> u64;
    fn OpenJobObjectA(a: u32, b: u32, c: u64) -> u64;
    fn AssignProcessToJobObject(a: u64, b: u64) -> u32;
    fn TerminateJobObject(a: u64, b: u32) -> u32;
    fn IsProcessInJob(a: u64, b: u64, c: u64) -> u32;
    fn SetInformationJobObject(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn QueryInformationJobObject(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn NtCreateJobObject(a: u64, b: u32, c: u64) -> u32;
    fn NtOpenJobObject(a: u64, b: u32, c: u64) -> u32;
    fn NtAssignProcessToJobObject(a: u64, b: u64) -> u32;
    fn NtTerminateJobObject(a: u64, b: u32) -> u32;
    fn NtIsProcessInJob(a: u64, b: u64) -> u32;
    fn NtSetInformationJobObject(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtQueryInformationJobObject(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
}
