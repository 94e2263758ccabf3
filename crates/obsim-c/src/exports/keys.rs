//! The C functions of `keys`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn RegOpenKeyExW(a: u64, b: u64, c: u32, d: u32, e: u64) -> u32;
    fn RegOpenKeyExA(a: u64, b: u64, c: u32, d: u32, e: u64) -> u32;
    fn RegCreateKeyExW(a: u64, b: u64, c: u32, d: u64,
        e: u32, f: u32, g: u64, h: u64, i: u64) -> u32;
    fn RegCreateKeyExA(a: u64, b: u64, c: u32, d: u64,
        e: u32, f: u32, g: u64, h: u64, i: u64) -> u32;
    fn RegCloseKey(a: u64) -> u32;
    fn RegSetValueExW(a: u64, b: u64, c: u32, d: u32, e: u64, f: u32) -> u32;
    fn RegSetValueExA(a: u64, b: u64, c: u32, d: u32, e: u64, f: u32) -> u32;
    fn RegQueryValueExW(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64) -> u32;
    fn RegQueryValueExA(a: u64, b: u64, c: u64, d: u64, e: u64, f: u64) -> u32;
    fn RegDeleteKeyW(a: u64, b: u64) -> u32;
    fn RegDeleteKeyA(a: u64, b: u64) -> u32;
    fn RegDeleteValueW(a: u64, b: u64) -> u32;
    fn RegDeleteValueA(a: u64, b: u64) -> u32;
    fn RegEnumKeyExW(a: u64, b: u32, c: u64, d: u64, e: u64, f: u64, g: u64, h: u64) -> u32;
    fn RegEnumKeyExA(a: u64, b: u32, c: u64, d: u64, e: u64, f: u64, g: u64, h: u64) -> u32;
    fn RegEnumValueW(a: u64, b: u32, c: u64, d: u64, e: u64, f: u64, g: u64, h: u64) -> u32;
    fn RegEnumValueA(a: u64, b: u32, c: u64, d: u64, e: u64, f: u64, g: u64, h: u64) -> u32;
    fn RegNotifyChangeKeyValue(a: u64, b: u32, c: u32, d: u64, e: u32) -> u32;
    fn RegFlushKey(a: u64) -> u32;
    fn NtCreateKey(a: u64, b: u32, c: u64, d: u32, e: u64, f: u32, g: u64) -> u32;
    fn NtOpenKey(a: u64, b: u32, c: u64) -> u32;
    fn NtOpenKeyEx(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtDeleteKey(a: u64) -> u32;
    fn NtSetValueKey(a: u64, b: u64, c: u32, d: u32, e: u64, f: u32) -> u32;
    fn NtQueryValueKey(a: u64, b: u64, c: u32, d: u64, e: u32, f: u64) -> u32;
    fn NtEnumerateKey(a: u64, b: u32, c: u32, d: u64, e: u32, f: u64) -> u32;
    fn NtEnumerateValueKey(a: u64, b: u32, c: u32, d: u64, e: u32, f: u64) -> u32;
    fn NtQueryKey(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn NtDeleteValueKey(a: u64, b: u64) -> u32;
    fn NtNotifyChangeKey(a: u64, b: u64, c: u64, d: u64, e: u64,
        f: u32, g: u8, h: u64, i: u32, j: u8) -> u32;
    fn NtFlushKey(a: u64) -> u32;
}
