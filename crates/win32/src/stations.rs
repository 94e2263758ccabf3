//! Window stations and desktops.

use calls::stations::StationCalls;
use calls::{
    Address, Any, Desktop, DesktopFlags, HandleOf, In, NtCalls, ObjectAttributes, Out, Refused,
    Root, SECURITY_ATTRIBUTES, StationFlags, USEROBJECTFLAGS, UserMemory, UserObjectIndex,
    WindowStation,
};
use nt::{Access, Handle, Id, Wide, Win32Error};

use crate::{
    Answered, NONE, OBJ_CASE_INSENSITIVE, OBJ_OPENIF, Win32, inheritable, secured, written,
};

/// CWF_CREATE_ONLY.
const CREATE_ONLY: u32 = 1;

/// Everything to everybody, and so with what is made in it. Source: Microsoft,
/// "CreateWindowStationW", on lpsa being NULL.
const EVERYBODY: &str = "D:(A;OICI;GA;;;WD)";

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Makes a call about a desktop, whose root is the window station of the process.
    fn in_own_station(
        &mut self,
        attributes: ObjectAttributes,
        call: impl FnOnce(&mut N, &mut Out<Handle>, In<ObjectAttributes>) -> Answered,
    ) -> Result<HandleOf<Desktop>, Refused> {
        let mut station = Out::HERE;
        let status = self.nt.NtUserGetProcessWindowStation(&mut station)?;
        if !status.is_success() {
            return Ok(self.fail(status, Handle::NULL).into());
        }
        let flags = attributes.flags | OBJ_CASE_INSENSITIVE;
        let root = Root::Handle(written(station));
        let mut desktop = Out::HERE;
        let attributes = In::Given(ObjectAttributes { root, flags, ..attributes });
        let status = call(&mut self.nt, &mut desktop, attributes)?;
        Ok(self.new_handle(status, desktop).into())
    }
}

impl<N: NtCalls + UserMemory> StationCalls for Win32<N> {
    fn CreateWindowStationW(
        &mut self,
        lpwinsta: In<&[u16]>,
        dwFlags: StationFlags,
        dwDesiredAccess: Access,
        lpsa: In<&SECURITY_ATTRIBUTES>,
    ) -> Result<HandleOf<WindowStation>, Refused> {
        if dwFlags.0 & !CREATE_ONLY != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL).into());
        }
        let opens = if dwFlags.0 & CREATE_ONLY == 0 { OBJ_OPENIF } else { 0 };
        let flags = OBJ_CASE_INSENSITIVE | opens;
        let named = ObjectAttributes { root: Root::Stations, name: lpwinsta, flags, ..NONE };
        let everybody = Wide::from(EVERYBODY);
        let attributes = match secured(lpsa, named) {
            Ok(attributes) if lpsa == In::Null => {
                ObjectAttributes { security: In::Given(everybody.as_units()), ..attributes }
            }
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, Handle::NULL).into()),
        };
        let (mut station, attributes) = (Out::HERE, In::Given(attributes));
        let status =
            self.nt.NtUserCreateWindowStation(&mut station, dwDesiredAccess, attributes)?;
        Ok(self.new_handle(status, station).into())
    }

    fn OpenWindowStationW(
        &mut self,
        lpszWinSta: In<&[u16]>,
        fInherit: bool,
        dwDesiredAccess: Access,
    ) -> Result<HandleOf<WindowStation>, Refused> {
        let flags = OBJ_CASE_INSENSITIVE | inheritable(fInherit);
        let named = ObjectAttributes { root: Root::Stations, name: lpszWinSta, flags, ..NONE };
        let mut station = Out::HERE;
        let status =
            self.nt.NtUserOpenWindowStation(&mut station, dwDesiredAccess, In::Given(named))?;
        Ok(self.new_handle(status, station).into())
    }

    fn CloseWindowStation(&mut self, hWinSta: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserCloseWindowStation(hWinSta)?;
        Ok(self.answer(status))
    }

    fn GetProcessWindowStation(&mut self) -> Result<HandleOf<WindowStation>, Refused> {
        let mut station = Out::HERE;
        let status = self.nt.NtUserGetProcessWindowStation(&mut station)?;
        Ok(self.new_handle(status, station).into())
    }

    fn SetProcessWindowStation(&mut self, hWinSta: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserSetProcessWindowStation(hWinSta)?;
        Ok(self.answer(status))
    }

    fn CreateDesktopW(
        &mut self,
        lpszDesktop: In<&[u16]>,
        lpszDevice: In<&[u16]>,
        pDevmode: Address,
        dwFlags: DesktopFlags,
        dwDesiredAccess: Access,
        lpsa: In<&SECURITY_ATTRIBUTES>,
    ) -> Result<HandleOf<Desktop>, Refused> {
        // Both are reserved. Source: Microsoft, "CreateDesktopW".
        if lpszDevice != In::Null || pDevmode.0 != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL).into());
        }
        let named = ObjectAttributes { name: lpszDesktop, flags: OBJ_OPENIF, ..NONE };
        let attributes = match secured(lpsa, named) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, Handle::NULL).into()),
        };
        self.in_own_station(attributes, |nt, desktop, attributes| {
            nt.NtUserCreateDesktopEx(desktop, attributes, dwFlags, dwDesiredAccess)
        })
    }

    fn OpenDesktopW(
        &mut self,
        lpszDesktop: In<&[u16]>,
        dwFlags: DesktopFlags,
        fInherit: bool,
        dwDesiredAccess: Access,
    ) -> Result<HandleOf<Desktop>, Refused> {
        let flags = inheritable(fInherit);
        let attributes = ObjectAttributes { name: lpszDesktop, flags, ..NONE };
        self.in_own_station(attributes, |nt, desktop, attributes| {
            nt.NtUserOpenDesktop(desktop, attributes, dwFlags, dwDesiredAccess)
        })
    }

    fn OpenInputDesktop(
        &mut self,
        dwFlags: DesktopFlags,
        fInherit: bool,
        dwDesiredAccess: Access,
    ) -> Result<HandleOf<Desktop>, Refused> {
        let mut desktop = Out::HERE;
        let status =
            self.nt.NtUserOpenInputDesktop(&mut desktop, dwFlags, fInherit, dwDesiredAccess)?;
        Ok(self.new_handle(status, desktop).into())
    }

    fn CloseDesktop(&mut self, hDesktop: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserCloseDesktop(hDesktop)?;
        Ok(self.answer(status))
    }

    fn GetThreadDesktop(&mut self, dwThreadId: Id) -> Result<HandleOf<Desktop>, Refused> {
        let mut desktop = Out::HERE;
        let status = self.nt.NtUserGetThreadDesktop(dwThreadId, &mut desktop)?;
        Ok(self.new_handle(status, desktop).into())
    }

    fn SetThreadDesktop(&mut self, hDesktop: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserSetThreadDesktop(hDesktop)?;
        Ok(self.answer(status))
    }

    fn SwitchDesktop(&mut self, hDesktop: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtUserSwitchDesktop(hDesktop)?;
        Ok(self.answer(status))
    }

    fn GetUserObjectInformationW(
        &mut self,
        hObj: Handle,
        nIndex: UserObjectIndex,
        pvInfo: &mut Out<Any>,
        nLength: u32,
        lpnLengthNeeded: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let status =
            self.nt.NtUserGetObjectInformation(hObj, nIndex, pvInfo, nLength, lpnLengthNeeded)?;
        Ok(self.answer(status))
    }

    fn SetUserObjectInformationW(
        &mut self,
        hObj: Handle,
        nIndex: UserObjectIndex,
        pvInfo: In<&USEROBJECTFLAGS>,
        nLength: u32,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtUserSetObjectInformation(hObj, nIndex, pvInfo, nLength)?;
        Ok(self.answer(status))
    }
}
