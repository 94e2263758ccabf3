//! Semaphores.

use calls::semaphores::SemaphoreCalls;
use calls::{HandleOf, In, NtCalls, Out, Refused, SECURITY_ATTRIBUTES, Semaphore, UserMemory};
use nt::rights::SEMAPHORE_ALL_ACCESS;
use nt::{Access, Handle, Win32Error};

use crate::Win32;

impl<N: NtCalls + UserMemory> Win32<N> {
    #[inline]
    fn create_semaphore(
        &mut self,
        security: In<&SECURITY_ATTRIBUTES>,
        name: In<&[u16]>,
        initial: i32,
        maximum: i32,
        desired: Access,
    ) -> Result<HandleOf<Semaphore>, Refused> {
        let made = self.create(security, name, |nt, handle, attributes| {
            nt.NtCreateSemaphore(handle, desired, attributes, initial, maximum)
        });
        Ok(made?.into())
    }
}

impl<N: NtCalls + UserMemory> SemaphoreCalls for Win32<N> {
    #[inline]
    fn CreateSemaphoreW(
        &mut self,
        lpSemaphoreAttributes: In<&SECURITY_ATTRIBUTES>,
        lInitialCount: i32,
        lMaximumCount: i32,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Semaphore>, Refused> {
        let all = SEMAPHORE_ALL_ACCESS;
        self.create_semaphore(lpSemaphoreAttributes, lpName, lInitialCount, lMaximumCount, all)
    }

    fn CreateSemaphoreExW(
        &mut self,
        lpSemaphoreAttributes: In<&SECURITY_ATTRIBUTES>,
        lInitialCount: i32,
        lMaximumCount: i32,
        lpName: In<&[u16]>,
        dwFlags: u32,
        dwDesiredAccess: Access,
    ) -> Result<HandleOf<Semaphore>, Refused> {
        // "This parameter is reserved and must be 0": Microsoft, "CreateSemaphoreExW". The error is
        // assumed.
        if dwFlags != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL).into());
        }
        let desired = dwDesiredAccess;
        self.create_semaphore(lpSemaphoreAttributes, lpName, lInitialCount, lMaximumCount, desired)
    }

    fn OpenSemaphoreW(
        &mut self,
        dwDesiredAccess: Access,
        bInheritHandle: bool,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Semaphore>, Refused> {
        let opened = self.open(bInheritHandle, lpName, |nt, handle, attributes| {
            nt.NtOpenSemaphore(handle, dwDesiredAccess, attributes)
        });
        Ok(opened?.into())
    }

    #[inline]
    fn ReleaseSemaphore(
        &mut self,
        hSemaphore: Handle,
        lReleaseCount: i32,
        lpPreviousCount: &mut Out<i32>,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtReleaseSemaphore(hSemaphore, lReleaseCount, lpPreviousCount)?;
        Ok(self.answer(status))
    }
}
