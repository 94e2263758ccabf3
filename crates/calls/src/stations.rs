//! Rows about window stations and desktops: kernel objects that the window manager looks after, and
//! which window station a process works in and which desktop a thread.

use nt::{Handle, Id, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, Out};
use crate::structs::{SECURITY_ATTRIBUTES, USEROBJECTFLAGS};
use crate::value::{
    AccessTo, Address, Desktop, DesktopFlags, HandleOf, StationFlags, UserObjectIndex,
    WindowStation,
};

calls! {
    enum StationCall; trait StationCalls; static WIN32;

    /// Creates a window station, or opens the one of that name; without a name it is that of the
    /// caller's log-on.
    #[exact]
    #[via(NtUserCreateWindowStation)]
    fn CreateWindowStationW(lpwinsta: In<Wide>, dwFlags: StationFlags,
        dwDesiredAccess: AccessTo<WindowStation>, lpsa: In<SECURITY_ATTRIBUTES>)
        -> HandleOf<WindowStation>;

    /// Opens a window station of the session.
    #[exact]
    #[via(NtUserOpenWindowStation)]
    fn OpenWindowStationW(lpszWinSta: In<Wide>, fInherit: bool,
        dwDesiredAccess: AccessTo<WindowStation>) -> HandleOf<WindowStation>;

    /// Closes a handle of a window station, unless the process works in it.
    #[exact]
    #[via(NtUserCloseWindowStation)]
    fn CloseWindowStation(hWinSta: HandleOf<WindowStation>) -> bool;

    /// Tells in which window station the process works; the handle is not a new one.
    #[partial("a process is connected to a window station by the first call that asks for it, in \
        Windows when the window library is loaded")]
    #[via(NtUserGetProcessWindowStation)]
    fn GetProcessWindowStation() -> HandleOf<WindowStation>;

    /// Lets the process work in a window station.
    #[exact]
    #[via(NtUserSetProcessWindowStation)]
    fn SetProcessWindowStation(hWinSta: HandleOf<WindowStation>) -> bool;

    /// Creates a desktop in the window station of the process, or opens the one of that name.
    #[partial("nothing is shown on it; the size of its heap does not matter")]
    #[via(NtUserGetProcessWindowStation, NtUserCreateDesktopEx)]
    fn CreateDesktopW(lpszDesktop: In<Wide>, lpszDevice: In<Wide>, pDevmode: Address,
        dwFlags: DesktopFlags, dwDesiredAccess: AccessTo<Desktop>, lpsa: In<SECURITY_ATTRIBUTES>)
        -> HandleOf<Desktop>;

    /// Opens a desktop of the window station of the process.
    #[exact]
    #[via(NtUserGetProcessWindowStation, NtUserOpenDesktop)]
    fn OpenDesktopW(lpszDesktop: In<Wide>, dwFlags: DesktopFlags, fInherit: bool,
        dwDesiredAccess: AccessTo<Desktop>) -> HandleOf<Desktop>;

    /// Opens the desktop that gets the user's input.
    #[exact]
    #[via(NtUserOpenInputDesktop)]
    fn OpenInputDesktop(dwFlags: DesktopFlags, fInherit: bool, dwDesiredAccess: AccessTo<Desktop>)
        -> HandleOf<Desktop>;

    /// Closes a handle of a desktop, unless a thread of the process works on it.
    #[exact]
    #[via(NtUserCloseDesktop)]
    fn CloseDesktop(hDesktop: HandleOf<Desktop>) -> bool;

    /// Tells on which desktop a thread works; the handle is not a new one.
    #[partial("threads of other processes are refused by name")]
    #[via(NtUserGetThreadDesktop)]
    fn GetThreadDesktop(dwThreadId: Id) -> HandleOf<Desktop>;

    /// Lets the calling thread work on a desktop, unless it has windows or hooks.
    #[exact]
    #[via(NtUserSetThreadDesktop)]
    fn SetThreadDesktop(hDesktop: HandleOf<Desktop>) -> bool;

    /// Gives the user's input to a desktop.
    #[exact]
    #[via(NtUserSwitchDesktop)]
    fn SwitchDesktop(hDesktop: HandleOf<Desktop>) -> bool;

    /// Tells something of a window station or desktop.
    #[partial("UOI_USER_SID and UOI_HEAPSIZE are refused by name")]
    #[via(NtUserGetObjectInformation)]
    fn GetUserObjectInformationW(hObj: Handle, nIndex: UserObjectIndex, pvInfo: Out<Any>,
        nLength: u32, lpnLengthNeeded: Out<u32>) -> bool;

    /// Sets the flags of a window station or desktop.
    #[exact]
    #[via(NtUserSetObjectInformation)]
    fn SetUserObjectInformationW(hObj: Handle, nIndex: UserObjectIndex,
        pvInfo: In<USEROBJECTFLAGS>, nLength: u32) -> bool;
}

calls! {
    enum NtStationCall; trait NtStationCalls; static NT;

    /// Creates a window station, or opens the one of that name.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtUserCreateWindowStation(window_station: Out<Handle>,
        desired_access: AccessTo<WindowStation>, object_attributes: Attributes) -> Status;

    /// Opens a window station.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtUserOpenWindowStation(window_station: Out<Handle>,
        desired_access: AccessTo<WindowStation>, object_attributes: Attributes) -> Status;

    /// Closes a handle of a window station.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, HANDLE_NOT_CLOSABLE, DEVICE_BUSY)]
    fn NtUserCloseWindowStation(window_station: HandleOf<WindowStation>) -> Status;

    /// Connects the process to a window station, unless it is, and tells the handle.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, ACCESS_DENIED, INSUFFICIENT_RESOURCES, BAD_IMPERSONATION_LEVEL)]
    fn NtUserGetProcessWindowStation(window_station: Out<Handle>) -> Status;

    /// Lets the process work in a window station.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH)]
    fn NtUserSetProcessWindowStation(window_station: HandleOf<WindowStation>) -> Status;

    /// Creates a desktop in a window station, or opens the one of that name.
    #[partial("answers with a status, in Windows with the handle; permanent and exclusive \
        desktops and paths from the root are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtUserCreateDesktopEx(desktop: Out<Handle>, object_attributes: Attributes,
        flags: DesktopFlags, desired_access: AccessTo<Desktop>) -> Status;

    /// Opens a desktop of a window station.
    #[partial("answers with a status, in Windows with the handle; paths from the root are \
        refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtUserOpenDesktop(desktop: Out<Handle>, object_attributes: Attributes, flags: DesktopFlags,
        desired_access: AccessTo<Desktop>) -> Status;

    /// Opens the desktop that gets the user's input.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_DEVICE_REQUEST, ACCESS_DENIED,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, BAD_IMPERSONATION_LEVEL)]
    fn NtUserOpenInputDesktop(desktop: Out<Handle>, flags: DesktopFlags, inherit: bool,
        desired_access: AccessTo<Desktop>) -> Status;

    /// Closes a handle of a desktop.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, HANDLE_NOT_CLOSABLE, DEVICE_BUSY)]
    fn NtUserCloseDesktop(desktop: HandleOf<Desktop>) -> Status;

    /// Tells on which desktop a thread works.
    #[partial("answers with a status, in Windows with the handle; threads of other processes are \
        refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_CID, OBJECT_NAME_NOT_FOUND, ACCESS_DENIED,
        INSUFFICIENT_RESOURCES, BAD_IMPERSONATION_LEVEL)]
    fn NtUserGetThreadDesktop(thread_id: Id, desktop: Out<Handle>) -> Status;

    /// Lets the calling thread work on a desktop.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, DEVICE_BUSY,
        INSUFFICIENT_RESOURCES, BAD_IMPERSONATION_LEVEL)]
    fn NtUserSetThreadDesktop(desktop: HandleOf<Desktop>) -> Status;

    /// Gives the user's input to a desktop.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_PARAMETER,
        INSUFFICIENT_RESOURCES, BAD_IMPERSONATION_LEVEL)]
    fn NtUserSwitchDesktop(desktop: HandleOf<Desktop>) -> Status;

    /// Tells something of a window station or desktop.
    #[partial("answers with a status, in Windows with TRUE or FALSE; UOI_USER_SID and \
        UOI_HEAPSIZE are refused by name")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_PARAMETER,
        BUFFER_TOO_SMALL, ACCESS_VIOLATION)]
    fn NtUserGetObjectInformation(object: Handle, index: UserObjectIndex, information: Out<Any>,
        length: u32, length_needed: Out<u32>) -> Status;

    /// Sets the flags of a window station or desktop.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_PARAMETER,
        BUFFER_TOO_SMALL, ACCESS_VIOLATION)]
    fn NtUserSetObjectInformation(object: Handle, index: UserObjectIndex,
        information: In<USEROBJECTFLAGS>, length: u32) -> Status;
}
