//! The C functions of `drawings`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateSolidBrush(a: u32) -> u64;
    fn CreatePen(a: u32, b: u32, c: u32) -> u64;
    fn GetStockObject(a: u32) -> u64;
    fn DeleteObject(a: u64) -> u32;
    fn GetDC(a: u64) -> u64;
    fn ReleaseDC(a: u64, b: u64) -> u32;
    fn CreateCompatibleDC(a: u64) -> u64;
    fn DeleteDC(a: u64) -> u32;
    fn SelectObject(a: u64, b: u64) -> u64;
    fn NtGdiCreateSolidBrush(a: u32, b: u64) -> u32;
    fn NtGdiCreatePen(a: u32, b: u32, c: u32, d: u64) -> u32;
    fn NtGdiGetStockObject(a: u32, b: u64) -> u32;
    fn NtGdiDeleteObject(a: u64) -> u32;
    fn NtUserGetDC(a: u64, b: u64) -> u32;
    fn NtUserReleaseDC(a: u64) -> u32;
    fn NtGdiCreateCompatibleDC(a: u64, b: u64) -> u32;
    fn NtGdiDeleteDC(a: u64) -> u32;
    fn NtGdiSelectObject(a: u64, b: u64, c: u64) -> u32;
}
