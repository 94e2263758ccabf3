//! Rows about the handles of the window manager, which are no kernel handles: windows, menus, icons
//! and hooks.

use nt::{Handle, Id, Status, Wide};

use crate::define::calls;
use crate::pointer::{Bytes, In, Out};
use crate::value::{Address, GuiResources, HandleOf, HookKind, Process, Routine};

calls! {
    enum WindowCall; trait WindowCalls; static WIN32;

    /// Creates a window of one of the classes that the system has.
    #[partial("a window is its handle and its owner: it has no place, no text and gets no \
        messages; classes of the program's own, parents and menus are refused")]
    #[via(NtUserCreateWindowEx)]
    fn CreateWindowExW(dwExStyle: u32, lpClassName: In<Wide>, lpWindowName: In<Wide>,
        dwStyle: u32, X: i32, Y: i32, nWidth: i32, nHeight: i32, hWndParent: Handle,
        hMenu: Handle, hInstance: Address, lpParam: Address) -> Handle;

    /// Destroys a window, in the thread that created it.
    #[exact]
    #[via(NtUserDestroyWindow)]
    fn DestroyWindow(hWnd: Handle) -> bool;

    /// Tells whether a value is the handle of a window.
    #[exact]
    #[via(NtUserQueryWindow)]
    fn IsWindow(hWnd: Handle) -> bool;

    /// Tells which thread, and which process, created a window.
    #[exact]
    #[via(NtUserQueryWindow)]
    fn GetWindowThreadProcessId(hWnd: Handle, lpdwProcessId: Out<Id>) -> Id;

    /// Creates an empty menu.
    #[partial("a menu has no items")]
    #[via(NtUserCreateMenu)]
    fn CreateMenu() -> Handle;

    /// Destroys a menu.
    #[exact]
    #[via(NtUserDestroyMenu)]
    fn DestroyMenu(hMenu: Handle) -> bool;

    /// Creates an icon.
    #[partial("an icon is its handle and its owner: its picture is not kept")]
    #[via(NtUserCreateIcon)]
    fn CreateIcon(hInstance: Address, nWidth: i32, nHeight: i32, cPlanes: u8, cBitsPixel: u8,
        lpbANDbits: In<Bytes>, lpbXORbits: In<Bytes>) -> Handle;

    /// Destroys an icon.
    #[exact]
    #[via(NtUserDestroyIcon)]
    fn DestroyIcon(hIcon: Handle) -> bool;

    /// Sets a hook: a routine that is called before messages arrive.
    #[partial("there are no messages, so the routine is never called")]
    #[via(NtUserSetWindowsHookEx)]
    fn SetWindowsHookExW(idHook: HookKind, lpfn: Routine, hmod: Address, dwThreadId: Id) -> Handle;

    /// Removes a hook.
    #[exact]
    #[via(NtUserUnhookWindowsHookEx)]
    fn UnhookWindowsHookEx(hhk: Handle) -> bool;

    /// Counts the objects of the window manager, or of the graphics device interface, of a process.
    #[partial("GR_GLOBAL is refused by name")]
    #[via(NtUserGetGuiResources)]
    fn GetGuiResources(hProcess: HandleOf<Process>, uiFlags: GuiResources) -> u32;
}

calls! {
    enum NtWindowCall; trait NtWindowCalls; static NT;

    /// Creates a window.
    #[partial("answers with a status, in Windows with the handle; see CreateWindowExW")]
    #[fails(ACCESS_VIOLATION, OBJECT_NAME_NOT_FOUND, QUOTA_EXCEEDED)]
    fn NtUserCreateWindowEx(class_name: In<Wide>, window: Out<Handle>) -> Status;

    /// Destroys a window.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, ACCESS_DENIED)]
    fn NtUserDestroyWindow(window: Handle) -> Status;

    /// Tells who created a window.
    #[partial("answers with a status, in Windows with one of several things that are asked for")]
    #[fails(INVALID_HANDLE)]
    fn NtUserQueryWindow(window: Handle, process: Out<Id>, thread: Out<Id>) -> Status;

    /// Creates a menu.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, QUOTA_EXCEEDED)]
    fn NtUserCreateMenu(menu: Out<Handle>) -> Status;

    /// Destroys a menu.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, ACCESS_DENIED)]
    fn NtUserDestroyMenu(menu: Handle) -> Status;

    /// Creates an icon.
    #[partial("answers with a status, in Windows with the handle; the picture is not kept")]
    #[fails(ACCESS_VIOLATION, QUOTA_EXCEEDED)]
    fn NtUserCreateIcon(icon: Out<Handle>) -> Status;

    /// Destroys an icon.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, ACCESS_DENIED)]
    fn NtUserDestroyIcon(icon: Handle) -> Status;

    /// Sets a hook for a thread, or for all of the desktop.
    #[partial("answers with a status, in Windows with the handle; the routine is never called")]
    #[fails(ACCESS_VIOLATION, INVALID_CID, QUOTA_EXCEEDED)]
    fn NtUserSetWindowsHookEx(thread_id: Id, kind: HookKind, routine: Routine, hook: Out<Handle>)
        -> Status;

    /// Removes a hook.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE, ACCESS_DENIED)]
    fn NtUserUnhookWindowsHookEx(hook: Handle) -> Status;

    /// Counts the objects of a process.
    #[partial("answers with a status, in Windows with the count")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtUserGetGuiResources(process_handle: HandleOf<Process>, flags: GuiResources,
        count: Out<u32>) -> Status;
}
