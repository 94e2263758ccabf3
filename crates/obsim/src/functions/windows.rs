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

    /// Creates an icon.
    fn CreateIcon(hInstance: Address, nWidth: i32, nHeight: i32, cPlanes: u8, cBitsPixel: u8,
        lpbANDbits: In<Bytes>, lpbXORbits: In<Bytes>) -> Result<Handle, Win32Error> = handle;

    /// Destroys an icon.
    fn DestroyIcon(hIcon: Handle) -> Result<(), Win32Error> = success;

    /// Sets a hook: a routine that is called before messages arrive.
    fn SetWindowsHookExW(idHook: HookKind, lpfn: Routine, hmod: Address, dwThreadId: Id)
        -> Result<Handle, Win32Error> = handle;

    /// Removes a hook.
    fn UnhookWindowsHookEx(hhk: Handle) -> Result<(), Win32Error> = success;

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

    /// Creates an icon.
    fn NtUserCreateIcon(icon: Out<Handle>) -> Result<Status, Status> = status;

    /// Destroys an icon.
    fn NtUserDestroyIcon(icon: Handle) -> Result<Status, Status> = status;

    /// Sets a hook for a thread, or for all of the desktop.
    fn NtUserSetWindowsHookEx(thread_id: Id, kind: HookKind, routine: Routine, hook: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Removes a hook.
    fn NtUserUnhookWindowsHookEx(hook: Handle) -> Result<Status, Status> = status;

    /// Counts the objects of a process.
    fn NtUserGetGuiResources(process_handle: HandleOf<Process>, flags: GuiResources,
        count: Out<u32>) -> Result<Status, Status> = status;
}
