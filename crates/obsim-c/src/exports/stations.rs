//! The C functions of `stations`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateWindowStationW(a: u64, b: u32, c: u32, d: u64) -> u64;
    fn CreateWindowStationA(a: u64, b: u32, c: u32, d: u64) -> u64;
    fn OpenWindowStationW(a: u64, b: u32, c: u32) -> u64;
    fn OpenWindowStationA(a: u64, b: u32, c: u32) -> u64;
    fn CloseWindowStation(a: u64) -> u32;
    fn GetProcessWindowStation() -> u64;
    fn SetProcessWindowStation(a: u64) -> u32;
    fn CreateDesktopW(a: u64, b: u64, c: u64, d: u32, e: u32, f: u64) -> u64;
    fn CreateDesktopA(a: u64, b: u64, c: u64, d: u32, e: u32, f: u64) -> u64;
    fn OpenDesktopW(a: u64, b: u32, c: u32, d: u32) -> u64;
    fn OpenDesktopA(a: u64, b: u32, c: u32, d: u32) -> u64;
    fn OpenInputDesktop(a: u32, b: u32, c: u32) -> u64;
    fn CloseDesktop(a: u64) -> u32;
    fn GetThreadDesktop(a: u32) -> u64;
    fn SetThreadDesktop(a: u64) -> u32;
    fn SwitchDesktop(a: u64) -> u32;
    fn GetUserObjectInformationW(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn GetUserObjectInformationA(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn SetUserObjectInformationW(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn SetUserObjectInformationA(a: u64, b: u32, c: u64, d: u32) -> u32;
    fn NtUserCreateWindowStation(a: u64, b: u32, c: u64) -> u32;
    fn NtUserOpenWindowStation(a: u64, b: u32, c: u64) -> u32;
    fn NtUserCloseWindowStation(a: u64) -> u32;
    fn NtUserGetProcessWindowStation(a: u64) -> u32;
    fn NtUserSetProcessWindowStation(a: u64) -> u32;
    fn NtUserCreateDesktopEx(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn NtUserOpenDesktop(a: u64, b: u64, c: u32, d: u32) -> u32;
    fn NtUserOpenInputDesktop(a: u64, b: u32, c: u8, d: u32) -> u32;
    fn NtUserCloseDesktop(a: u64) -> u32;
    fn NtUserGetThreadDesktop(a: u32, b: u64) -> u32;
    fn NtUserSetThreadDesktop(a: u64) -> u32;
    fn NtUserSwitchDesktop(a: u64) -> u32;
    fn NtUserGetObjectInformation(a: u64, b: u32, c: u64, d: u32, e: u64) -> u32;
    fn NtUserSetObjectInformation(a: u64, b: u32, c: u64, d: u32) -> u32;
}
