//! Windows, menus, icons and hooks.

use calls::windows::WindowCalls;
use calls::{Address, GuiResources, HookKind, In, NtCalls, Out, Refused, Routine, UserMemory};
use nt::{Handle, Id, Status, Win32Error};

use crate::{Win32, written};

/// From WH_MSGFILTER to WH_MOUSE_LL.
const KINDS: std::ops::RangeInclusive<i32> = -1..=14;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The value that was made, or NULL and an error.
    fn gui_handle(&mut self, status: Status, handle: Out<Handle>) -> Handle {
        match status {
            Status::QUOTA_EXCEEDED => {
                self.fail_with(Win32Error::NO_MORE_USER_HANDLES, Handle::NULL)
            }
            Status::OBJECT_NAME_NOT_FOUND => {
                self.fail_with(Win32Error::CANNOT_FIND_WND_CLASS, Handle::NULL)
            }
            status => self.new_handle(status, handle),
        }
    }

    /// TRUE, or FALSE and an error; a value that names nothing has an error of its own.
    fn gui_answer(&mut self, status: Status, invalid: Win32Error) -> bool {
        match status {
            Status::INVALID_HANDLE => self.fail_with(invalid, false),
            status => self.answer(status),
        }
    }
}

impl<N: NtCalls + UserMemory> WindowCalls for Win32<N> {
    fn CreateWindowExW(
        &mut self,
        _dwExStyle: u32,
        lpClassName: In<&[u16]>,
        _lpWindowName: In<&[u16]>,
        _dwStyle: u32,
        _X: i32,
        _Y: i32,
        _nWidth: i32,
        _nHeight: i32,
        hWndParent: Handle,
        hMenu: Handle,
        _hInstance: Address,
        lpParam: Address,
    ) -> Result<Handle, Refused> {
        if !hWndParent.is_null() || !hMenu.is_null() || lpParam.0 != 0 {
            return Err(Refused::new(
                "CreateWindowExW",
                "parents, menus and parameters of windows",
            ));
        }
        let mut window = Out::HERE;
        let status = self.nt.NtUserCreateWindowEx(lpClassName, &mut window)?;
        Ok(self.gui_handle(status, window))
    }

    fn DestroyWindow(&mut self, hWnd: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserDestroyWindow(hWnd)?;
        Ok(self.gui_answer(status, Win32Error::INVALID_WINDOW_HANDLE))
    }

    fn IsWindow(&mut self, hWnd: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserQueryWindow(hWnd, &mut Out::Null, &mut Out::Null)?;
        Ok(self.gui_answer(status, Win32Error::INVALID_WINDOW_HANDLE))
    }

    fn GetWindowThreadProcessId(
        &mut self,
        hWnd: Handle,
        lpdwProcessId: &mut Out<Id>,
    ) -> Result<Id, Refused> {
        let mut thread = Out::HERE;
        let status = self.nt.NtUserQueryWindow(hWnd, lpdwProcessId, &mut thread)?;
        if status.is_success() {
            return Ok(written(thread));
        }
        self.gui_answer(status, Win32Error::INVALID_WINDOW_HANDLE);
        Ok(Id(0))
    }

    fn CreateMenu(&mut self) -> Result<Handle, Refused> {
        let mut menu = Out::HERE;
        let status = self.nt.NtUserCreateMenu(&mut menu)?;
        Ok(self.gui_handle(status, menu))
    }

    fn DestroyMenu(&mut self, hMenu: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserDestroyMenu(hMenu)?;
        Ok(self.gui_answer(status, Win32Error::INVALID_MENU_HANDLE))
    }

    fn CreateIcon(
        &mut self,
        _hInstance: Address,
        _nWidth: i32,
        _nHeight: i32,
        _cPlanes: u8,
        _cBitsPixel: u8,
        lpbANDbits: In<&[u8]>,
        lpbXORbits: In<&[u8]>,
    ) -> Result<Handle, Refused> {
        if let Err(status) = lpbANDbits.required().and_then(|_| lpbXORbits.required()) {
            return Ok(self.fail(status, Handle::NULL));
        }
        let mut icon = Out::HERE;
        let status = self.nt.NtUserCreateIcon(&mut icon)?;
        Ok(self.gui_handle(status, icon))
    }

    fn DestroyIcon(&mut self, hIcon: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserDestroyIcon(hIcon)?;
        Ok(self.gui_answer(status, Win32Error::INVALID_CURSOR_HANDLE))
    }

    fn SetWindowsHookExW(
        &mut self,
        idHook: HookKind,
        lpfn: Routine,
        hmod: Address,
        dwThreadId: Id,
    ) -> Result<Handle, Refused> {
        let error = if !KINDS.contains(&idHook.0) {
            Win32Error::INVALID_HOOK_FILTER
        } else if lpfn.0 == 0 {
            Win32Error::INVALID_FILTER_PROC
        } else if dwThreadId.0 == 0 && hmod.0 == 0 {
            Win32Error::HOOK_NEEDS_HMOD
        } else {
            let mut hook = Out::HERE;
            let status = self.nt.NtUserSetWindowsHookEx(dwThreadId, idHook, lpfn, &mut hook)?;
            return Ok(self.gui_handle(status, hook));
        };
        Ok(self.fail_with(error, Handle::NULL))
    }

    fn UnhookWindowsHookEx(&mut self, hhk: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserUnhookWindowsHookEx(hhk)?;
        Ok(self.gui_answer(status, Win32Error::INVALID_HOOK_HANDLE))
    }

    fn GetGuiResources(&mut self, hProcess: Handle, uiFlags: GuiResources) -> Result<u32, Refused> {
        let mut count = Out::HERE;
        let status = self.nt.NtUserGetGuiResources(hProcess, uiFlags, &mut count)?;
        Ok(if status.is_success() { written(count) } else { self.fail(status, 0) })
    }
}
