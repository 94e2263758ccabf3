//! What the window manager is asked for.

use calls::drawings::NtDrawingCalls;
use calls::stations::NtStationCalls;
use calls::windows::NtWindowCalls;

use super::*;

mock! {
    NtStationCalls {
        fn NtUserCreateWindowStation(handle: &mut Out<Handle>, desired: Access, names: Names)
            -> Refused;
        fn NtUserOpenWindowStation(handle: &mut Out<Handle>, desired: Access, names: Names)
            -> Refused;
        fn NtUserCloseWindowStation(handle: Handle) -> Refused;
        fn NtUserGetProcessWindowStation(handle: &mut Out<Handle>) -> Refused;
        fn NtUserSetProcessWindowStation(handle: Handle) -> Refused;
        fn NtUserCreateDesktopEx(handle: &mut Out<Handle>, names: Names, flags: DesktopFlags,
            desired: Access) -> Refused;
        fn NtUserOpenDesktop(handle: &mut Out<Handle>, names: Names, flags: DesktopFlags,
            desired: Access) -> Refused;
        fn NtUserOpenInputDesktop(handle: &mut Out<Handle>, flags: DesktopFlags, inherit: bool,
            desired: Access) -> Refused;
        fn NtUserCloseDesktop(handle: Handle) -> Refused;
        fn NtUserGetThreadDesktop(thread: Id, handle: &mut Out<Handle>) -> Refused;
        fn NtUserSetThreadDesktop(handle: Handle) -> Refused;
        fn NtUserSwitchDesktop(handle: Handle) -> Refused;
        fn NtUserGetObjectInformation(object: Handle, index: UserObjectIndex,
            place: &mut Out<Any>, length: u32, needed: &mut Out<u32>) -> Refused;
        fn NtUserSetObjectInformation(object: Handle, index: UserObjectIndex,
            flags: In<&USEROBJECTFLAGS>, length: u32) -> Refused;
    }
    NtWindowCalls {
        fn NtUserCreateWindowEx(class: In<&[u16]>, window: &mut Out<Handle>) -> Refused;
        fn NtUserDestroyWindow(window: Handle) -> Refused;
        fn NtUserQueryWindow(window: Handle, process: &mut Out<Id>, thread: &mut Out<Id>)
            -> Refused;
        fn NtUserCreateMenu(menu: &mut Out<Handle>) -> Refused;
        fn NtUserDestroyMenu(menu: Handle) -> Refused;
        fn NtUserCreateIcon(icon: &mut Out<Handle>) -> Refused;
        fn NtUserDestroyIcon(icon: Handle) -> Refused;
        fn NtUserSetWindowsHookEx(thread: Id, kind: HookKind, routine: Routine,
            hook: &mut Out<Handle>) -> Refused;
        fn NtUserUnhookWindowsHookEx(hook: Handle) -> Refused;
        fn NtUserGetGuiResources(process: Handle, flags: GuiResources, count: &mut Out<u32>)
            -> Refused;
    }
    NtDrawingCalls {
        fn NtGdiCreateSolidBrush(color: u32, brush: &mut Out<Handle>) -> Refused;
        fn NtGdiCreatePen(style: PenStyle, width: i32, color: u32, pen: &mut Out<Handle>)
            -> Refused;
        fn NtGdiGetStockObject(index: StockObject, object: &mut Out<Handle>) -> Refused;
        fn NtGdiDeleteObject(object: Handle) -> Refused;
        fn NtUserGetDC(window: Handle, context: &mut Out<Handle>) -> Refused;
        fn NtUserReleaseDC(context: Handle) -> Refused;
        fn NtGdiCreateCompatibleDC(like: Handle, context: &mut Out<Handle>) -> Refused;
        fn NtGdiDeleteDC(context: Handle) -> Refused;
        fn NtGdiSelectObject(context: Handle, object: Handle, before: &mut Out<Handle>)
            -> Refused;
    }
}
