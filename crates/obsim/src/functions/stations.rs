//! Calls about stations, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::stations::StationCall;

    /// Creates a window station, or opens the one of that name; without a name it is that of the
    /// caller's log-on.
    fn CreateWindowStationW(lpwinsta: In<Wide>, dwFlags: StationFlags,
        dwDesiredAccess: AccessTo<WindowStation>, lpsa: In<SECURITY_ATTRIBUTES>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens a window station of the session.
    fn OpenWindowStationW(lpszWinSta: In<Wide>, fInherit: bool,
        dwDesiredAccess: AccessTo<WindowStation>) -> Result<Handle, Win32Error> = handle;

    /// Closes a handle of a window station, unless the process works in it.
    fn CloseWindowStation(hWinSta: HandleOf<WindowStation>) -> Result<(), Win32Error> = success;

    /// Tells in which window station the process works; the handle is not a new one.
    fn GetProcessWindowStation() -> Result<Handle, Win32Error> = handle;

    /// Lets the process work in a window station.
    fn SetProcessWindowStation(hWinSta: HandleOf<WindowStation>)
        -> Result<(), Win32Error> = success;

    /// Creates a desktop in the window station of the process, or opens the one of that name.
    fn CreateDesktopW(lpszDesktop: In<Wide>, lpszDevice: In<Wide>, pDevmode: Address,
        dwFlags: DesktopFlags, dwDesiredAccess: AccessTo<Desktop>, lpsa: In<SECURITY_ATTRIBUTES>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens a desktop of the window station of the process.
    fn OpenDesktopW(lpszDesktop: In<Wide>, dwFlags: DesktopFlags, fInherit: bool,
        dwDesiredAccess: AccessTo<Desktop>) -> Result<Handle, Win32Error> = handle;

    /// Opens the desktop that gets the user's input.
    fn OpenInputDesktop(dwFlags: DesktopFlags, fInherit: bool, dwDesiredAccess: AccessTo<Desktop>)
        -> Result<Handle, Win32Error> = handle;

    /// Closes a handle of a desktop, unless a thread of the process works on it.
    fn CloseDesktop(hDesktop: HandleOf<Desktop>) -> Result<(), Win32Error> = success;

    /// Tells on which desktop a thread works; the handle is not a new one.
    fn GetThreadDesktop(dwThreadId: Id) -> Result<Handle, Win32Error> = handle;

    /// Lets the calling thread work on a desktop, unless it has windows or hooks.
    fn SetThreadDesktop(hDesktop: HandleOf<Desktop>) -> Result<(), Win32Error> = success;

    /// Gives the user's input to a desktop.
    fn SwitchDesktop(hDesktop: HandleOf<Desktop>) -> Result<(), Win32Error> = success;

    /// Tells something of a window station or desktop.
    fn GetUserObjectInformationW(hObj: Handle, nIndex: UserObjectIndex, pvInfo: Out<Any>,
        nLength: u32, lpnLengthNeeded: Out<u32>) -> Result<(), Win32Error> = success;

    /// Sets the flags of a window station or desktop.
    fn SetUserObjectInformationW(hObj: Handle, nIndex: UserObjectIndex, pvInfo: In<USEROBJECTFLAGS>,
        nLength: u32) -> Result<(), Win32Error> = success;
}

functions! {
    calls::stations::NtStationCall;

    /// Creates a window station, or opens the one of that name.
    fn NtUserCreateWindowStation(window_station: Out<Handle>,
        desired_access: AccessTo<WindowStation>, object_attributes: Attributes)
        -> Result<Status, Status> = status;

    /// Opens a window station.
    fn NtUserOpenWindowStation(window_station: Out<Handle>, desired_access: AccessTo<WindowStation>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Closes a handle of a window station.
    fn NtUserCloseWindowStation(window_station: HandleOf<WindowStation>)
        -> Result<Status, Status> = status;

    /// Connects the process to a window station, unless it is, and tells the handle.
    fn NtUserGetProcessWindowStation(window_station: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Lets the process work in a window station.
    fn NtUserSetProcessWindowStation(window_station: HandleOf<WindowStation>)
        -> Result<Status, Status> = status;

    /// Creates a desktop in a window station, or opens the one of that name.
    fn NtUserCreateDesktopEx(desktop: Out<Handle>, object_attributes: Attributes,
        flags: DesktopFlags, desired_access: AccessTo<Desktop>) -> Result<Status, Status> = status;

    /// Opens a desktop of a window station.
    fn NtUserOpenDesktop(desktop: Out<Handle>, object_attributes: Attributes, flags: DesktopFlags,
        desired_access: AccessTo<Desktop>) -> Result<Status, Status> = status;

    /// Opens the desktop that gets the user's input.
    fn NtUserOpenInputDesktop(desktop: Out<Handle>, flags: DesktopFlags, inherit: bool,
        desired_access: AccessTo<Desktop>) -> Result<Status, Status> = status;

    /// Closes a handle of a desktop.
    fn NtUserCloseDesktop(desktop: HandleOf<Desktop>) -> Result<Status, Status> = status;

    /// Tells on which desktop a thread works.
    fn NtUserGetThreadDesktop(thread_id: Id, desktop: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Lets the calling thread work on a desktop.
    fn NtUserSetThreadDesktop(desktop: HandleOf<Desktop>) -> Result<Status, Status> = status;

    /// Gives the user's input to a desktop.
    fn NtUserSwitchDesktop(desktop: HandleOf<Desktop>) -> Result<Status, Status> = status;

    /// Tells something of a window station or desktop.
    fn NtUserGetObjectInformation(object: Handle, index: UserObjectIndex, information: Out<Any>,
        length: u32, length_needed: Out<u32>) -> Result<Status, Status> = status;

    /// Sets the flags of a window station or desktop.
    fn NtUserSetObjectInformation(object: Handle, index: UserObjectIndex,
        information: In<USEROBJECTFLAGS>, length: u32) -> Result<Status, Status> = status;
}
