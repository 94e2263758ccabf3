//! Rows about the handles of the window manager and of the graphics device interface, which are no
//! kernel handles: windows, menus and brushes.

use nt::{Handle, Id, Status, Wide};

use crate::define::calls;
use crate::pointer::{In, Out};
use crate::value::{Address, GuiResources, HandleOf, Process};

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

    /// Creates a brush of one color.
    #[partial("nothing is drawn with it")]
    #[via(NtGdiCreateSolidBrush)]
    fn CreateSolidBrush(color: u32) -> Handle;

    /// Deletes an object of the graphics device interface.
    #[partial("brushes are the only such objects")]
    #[via(NtGdiDeleteObject)]
    fn DeleteObject(ho: Handle) -> bool;

    /// Counts the objects of the window manager, or of the graphics device interface, of a process.
    #[partial("the peaks are refused by name")]
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

    /// Creates a brush.
    #[partial("answers with a status, in Windows with the handle")]
    #[fails(ACCESS_VIOLATION, QUOTA_EXCEEDED)]
    fn NtGdiCreateSolidBrush(color: u32, brush: Out<Handle>) -> Status;

    /// Deletes an object of the graphics device interface.
    #[partial("answers with a status, in Windows with TRUE or FALSE")]
    #[fails(INVALID_HANDLE)]
    fn NtGdiDeleteObject(object: Handle) -> Status;

    /// Counts the objects of a process.
    #[partial("answers with a status, in Windows with the count")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtUserGetGuiResources(process_handle: HandleOf<Process>, flags: GuiResources,
        count: Out<u32>) -> Status;
}
