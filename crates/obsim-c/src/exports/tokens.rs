//! The C functions of `tokens`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn OpenProcessToken(a: u64, b: u32, c: u64) -> u32;
    fn OpenThreadToken(a: u64, b: u32, c: u32, d: u64) -> u32;
    fn DuplicateTokenEx(a: u64, b: u32, c: u64, d: u32, e: u32, f: u64) -> u32;
    fn DuplicateToken(a: u64, b: u32, c: u64) -> u32;
    fn CreateRestrictedToken(a: u64, b: u32, c: u32, d: u64,
        e: u32, f: u64, g: u32, h: u64, i: u64) -> u32;
    fn AdjustTokenPrivileges(a: u64, b: u32, c: u64, d: u32, e: u64, f: u64) -> u32;
    fn AdjustTokenGroups(a: u64, b: u32, c: u64, d: u32, e: u64, f: u64) -> u32;
    fn PrivilegeCheck(a: u64, b: u64, c: u64) -> u32;
    fn CheckTokenMembership(a: u64, b: u64, c: u64) -> u32;
    fn IsTokenRestricted(a: u64) -> u32;
    fn GetTokenInformation(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn SetTokenInformation(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn SetThreadToken(a: u64, b: u64) -> u32;
    fn ImpersonateLoggedOnUser(a: u64) -> u32;
    fn ImpersonateSelf(a: u32) -> u32;
    fn RevertToSelf() -> u32;
    fn LookupPrivilegeValueW(a: u64, b: u64, c: u64) -> u32;
    fn LookupPrivilegeValueA(a: u64, b: u64, c: u64) -> u32;
    fn LookupPrivilegeNameW(a: u64, b: u64, c: u64, d: u64) -> u32;
    fn LookupPrivilegeNameA(a: u64, b: u64, c: u64, d: u64) -> u32;
    fn NtOpenProcessToken(a: u64, b: u32, c: u64) -> u32;
    fn NtOpenThreadToken(a: u64, b: u32, c: u8, d: u64) -> u32;
    fn NtOpenProcessTokenEx(a: u64, b: u32, c: u32, d: u64) -> u32;
    fn NtOpenThreadTokenEx(a: u64, b: u32, c: u8, d: u32, e: u64) -> u32;
    fn NtAdjustGroupsToken(a: u64, b: u8, c: u64, d: u32, e: u64, f: u64) -> u32;
    fn NtImpersonateThread(a: u64, b: u64, c: u64) -> u32;
    fn NtPrivilegeCheck(a: u64, b: u64, c: u64) -> u32;
    fn NtCompareTokens(a: u64, b: u64, c: u64) -> u32;
    fn NtDuplicateToken(a: u64, b: u32, c: u64, d: u8, e: u32, f: u64) -> u32;
    fn NtFilterToken(a: u64, b: u32, c: u64, d: u64, e: u64, f: u64) -> u32;
    fn NtAdjustPrivilegesToken(a: u64, b: u8, c: u64, d: u32, e: u64, f: u64) -> u32;
    fn NtQueryInformationToken(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn NtSetInformationToken(a: u64, b: u32, c: u64, d: u32) -> u32;
}
