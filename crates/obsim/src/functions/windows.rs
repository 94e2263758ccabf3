//! Calls about windows, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::windows::WindowCall;

    /// Creates a window of one of the classes that the system has.
    fn CreateWindowExW(dwExStyle: u32, lpClassName: In<Wide>, lpWindowName: In<Wide>, dwStyle: u32,
        X: i32, Y: i32, nWidth: i32, nHeight: i32, hWndParent: Handle, hMenu: Handle,
        hInstance: Address, lpParam: Address) -> Result<Handle, Win32Error> = handle;

    /// Destroys a window, in the thread that created it.
    fn DestroyWindow(hWnd: Handle) -> Result<(), Win32Error> = success;

    /// Tells whether a value is the handle of a window.
    fn IsWindow(hWnd: Handle) -> bool = value;

    /// Tells which thread, and which process, created a window.
    fn GetWindowThreadProcessId(hWnd: Handle, lpdwProcessId: Out<Id>) -> Id = value;

    /// Creates an empty menu.
    fn CreateMenu() -> Result<Handle, Win32Error> = handle;

    /// Destroys a menu.
    fn DestroyMenu(hMenu: Handle) -> Result<(), Win32Error> = success;

    /// Creates a brush of one color.
    fn CreateSolidBrush(color: u32) -> Result<Handle, Win32Error> = handle;

    /// Deletes an object of the graphics device interface.
    fn DeleteObject(ho: Handle) -> Result<(), Win32Error> = success;

    /// Counts the objects of the window manager, or of the graphics device interface, of a process.
    fn GetGuiResources(hProcess: HandleOf<Process>, uiFlags: GuiResources) -> u32 = value;
}

functions! {
    calls::windows::NtWindowCall;

    /// Creates a window.
    fn NtUserCreateWindowEx(class_name: In<Wide>, window: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Destroys a window.
    fn NtUserDestroyWindow(window: Handle) -> Result<Status, Status> = status;

    /// Tells who created a window.
    fn NtUserQueryWindow(window: Handle, process: Out<Id>, thread: Out<Id>)
        -> Result<Status, Status> = status;

    /// Creates a menu.
    fn NtUserCreateMenu(menu: Out<Handle>) -> Result<Status, Status> = status;

    /// Destroys a menu.
    fn NtUserDestroyMenu(menu: Handle) -> Result<Status, Status> = status;

    /// Creates a brush.
    fn NtGdiCreateSolidBrush(color: u32, brush: Out<Handle>) -> Result<Status, Status> = status;

    /// Deletes an object of the graphics device interface.
    fn NtGdiDeleteObject(object: Handle) -> Result<Status, Status> = status;

    /// Counts the objects of a process.
    fn NtUserGetGuiResources(process_handle: HandleOf<Process>, flags: GuiResources,
        count: Out<u32>) -> Result<Status, Status> = status;
}
