//! The C functions of `security`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn GetKernelObjectSecurity(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn SetKernelObjectSecurity(a: u64, b: u32, c: u64) -> u32;
    fn ConvertSecurityDescriptorToStringSecurityDescriptorW(a: u64, b: u32,
        c: u32, d: u64, e: u64) -> u32;
    fn ConvertSecurityDescriptorToStringSecurityDescriptorA(a: u64, b: u32,
        c: u32, d: u64, e: u64) -> u32;
    fn AccessCheck(a: u64, b: u64, c: u32, d: u64, e: u64, f: u64, g: u64, h: u64) -> u32;
    fn NtQuerySecurityObject(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn NtSetSecurityObject(a: u64, b: u32, c: u64) -> u32;
    fn NtAccessCheck(a: u64, b: u64, c: u32, d: u64, e: u64, f: u64, g: u64, h: u64) -> u32;
}
