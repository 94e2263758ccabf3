//! Mutants, under the name mutex.

use calls::mutants::MutantCalls;
use calls::{
    HandleOf, In, Mutant, MutexFlags, NtCalls, Out, Refused, SECURITY_ATTRIBUTES, UserMemory,
};
use nt::rights::MUTEX_ALL_ACCESS;
use nt::{Access, Handle, Win32Error};

use crate::Win32;

/// CREATE_MUTEX_INITIAL_OWNER.
const INITIAL_OWNER: u32 = 0x1;

impl<N: NtCalls + UserMemory> Win32<N> {
    #[inline]
    fn create_mutex(
        &mut self,
        security: In<&SECURITY_ATTRIBUTES>,
        name: In<&[u16]>,
        owned: bool,
        desired: Access,
    ) -> Result<HandleOf<Mutant>, Refused> {
        let made = self.create(security, name, |nt, handle, attributes| {
            nt.NtCreateMutant(handle, desired, attributes, owned)
        });
        Ok(made?.into())
    }
}

impl<N: NtCalls + UserMemory> MutantCalls for Win32<N> {
    #[inline]
    fn CreateMutexW(
        &mut self,
        lpMutexAttributes: In<&SECURITY_ATTRIBUTES>,
        bInitialOwner: bool,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Mutant>, Refused> {
        self.create_mutex(lpMutexAttributes, lpName, bInitialOwner, MUTEX_ALL_ACCESS)
    }

    fn CreateMutexExW(
        &mut self,
        lpMutexAttributes: In<&SECURITY_ATTRIBUTES>,
        lpName: In<&[u16]>,
        dwFlags: MutexFlags,
        dwDesiredAccess: Access,
    ) -> Result<HandleOf<Mutant>, Refused> {
        // Assumed; the page names one flag and is silent about others.
        if dwFlags.0 & !INITIAL_OWNER != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL).into());
        }
        let owned = dwFlags.0 & INITIAL_OWNER != 0;
        self.create_mutex(lpMutexAttributes, lpName, owned, dwDesiredAccess)
    }

    fn OpenMutexW(
        &mut self,
        dwDesiredAccess: Access,
        bInheritHandle: bool,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Mutant>, Refused> {
        let opened = self.open(bInheritHandle, lpName, |nt, handle, attributes| {
            nt.NtOpenMutant(handle, dwDesiredAccess, attributes)
        });
        Ok(opened?.into())
    }

    #[inline]
    fn ReleaseMutex(&mut self, hMutex: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtReleaseMutant(hMutex, &mut Out::Null)?;
        Ok(self.answer(status))
    }
}
