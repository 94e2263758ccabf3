//! Handles themselves: close, duplicate, flags, compare.

use calls::handles::HandleCalls;
use calls::{
    DuplicateOptions, HandleFlags, In, InfoClass, NtCalls, OBJECT_HANDLE_FLAG_INFORMATION,
    ObjectFlags, Out, Refused, UserMemory,
};
use nt::{Access, Handle, Status};

use crate::{Win32, inheritable, structure};

/// ObjectHandleFlagInformation.
const FLAGS: InfoClass = InfoClass(4);
const FLAGS_SIZE: u32 = OBJECT_HANDLE_FLAG_INFORMATION::ROW.size;

/// HANDLE_FLAG_INHERIT and HANDLE_FLAG_PROTECT_FROM_CLOSE. The OBJ_ flags of the same meaning have
/// these numbers the other way round.
const INHERIT: u32 = 0x1;
const PROTECT: u32 = 0x2;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Reads the two flags of a handle.
    fn handle_flags(
        &mut self,
        handle: Handle,
    ) -> Result<Result<OBJECT_HANDLE_FLAG_INFORMATION, Status>, Refused> {
        let mut place = Out::HERE;
        let status =
            self.nt.NtQueryObject(handle, FLAGS, &mut place, FLAGS_SIZE, &mut Out::Null)?;
        Ok(if status.is_success() { Ok(structure(place)) } else { Err(status) })
    }
}

impl<N: NtCalls + UserMemory> HandleCalls for Win32<N> {
    #[inline]
    fn CloseHandle(&mut self, hObject: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtClose(hObject)?;
        Ok(self.answer(status))
    }

    #[inline]
    fn DuplicateHandle(
        &mut self,
        hSourceProcessHandle: Handle,
        hSourceHandle: Handle,
        hTargetProcessHandle: Handle,
        lpTargetHandle: &mut Out<Handle>,
        dwDesiredAccess: Access,
        bInheritHandle: bool,
        dwOptions: DuplicateOptions,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtDuplicateObject(
            hSourceProcessHandle,
            hSourceHandle,
            hTargetProcessHandle,
            lpTargetHandle,
            dwDesiredAccess,
            ObjectFlags(inheritable(bInheritHandle)),
            dwOptions,
        )?;
        Ok(self.answer(status))
    }

    fn GetHandleInformation(
        &mut self,
        hObject: Handle,
        lpdwFlags: &mut Out<HandleFlags>,
    ) -> Result<bool, Refused> {
        let read = self.handle_flags(hObject)?.and_then(|flags| {
            lpdwFlags.demand()?;
            let inherit = if flags.Inherit { INHERIT } else { 0 };
            let protect = if flags.ProtectFromClose { PROTECT } else { 0 };
            lpdwFlags.put(HandleFlags(inherit | protect));
            Ok(())
        });
        Ok(self.answer_all(read))
    }

    // A query and a set, so not one step: a flag that another thread sets in between is lost.
    fn SetHandleInformation(
        &mut self,
        hObject: Handle,
        dwMask: HandleFlags,
        dwFlags: HandleFlags,
    ) -> Result<bool, Refused> {
        let mut flags = match self.handle_flags(hObject)? {
            Ok(flags) => flags,
            Err(status) => return Ok(self.fail(status, false)),
        };
        if dwMask.0 & INHERIT != 0 {
            flags.Inherit = dwFlags.0 & INHERIT != 0;
        }
        if dwMask.0 & PROTECT != 0 {
            flags.ProtectFromClose = dwFlags.0 & PROTECT != 0;
        }
        let status =
            self.nt.NtSetInformationObject(hObject, FLAGS, In::Given(&flags), FLAGS_SIZE)?;
        Ok(self.answer(status))
    }

    #[inline]
    fn CompareObjectHandles(
        &mut self,
        hFirstObjectHandle: Handle,
        hSecondObjectHandle: Handle,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtCompareObjects(hFirstObjectHandle, hSecondObjectHandle)?;
        Ok(self.answer(status))
    }
}
