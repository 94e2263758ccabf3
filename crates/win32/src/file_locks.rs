//! Locks on ranges of a file's bytes.

use calls::file_locks::FileLockCalls;
use calls::{Address, In, LockFlags, NtCalls, OVERLAPPED, Out, Refused, Routine, Stop, UserMemory};
use nt::{Handle, Status, Win32Error};

use crate::{Cannot, Win32};

const LOCKFILE_FAIL_IMMEDIATELY: u32 = 0x1;
const LOCKFILE_EXCLUSIVE_LOCK: u32 = 0x2;

/// A number of 64 bits from its halves.
fn number(low: u32, high: u32) -> i64 {
    (u64::from(high) << 32 | u64::from(low)) as i64
}

/// The offset that an OVERLAPPED structure says; its event is not modelled.
fn overlapped_offset(overlapped: In<&OVERLAPPED>) -> Result<Option<i64>, Cannot> {
    match overlapped.optional()? {
        None => Ok(None),
        Some(given) if !given.hEvent.is_null() => Err(Cannot::Refused("an event in OVERLAPPED")),
        Some(given) => Ok(Some(number(given.Offset, given.OffsetHigh))),
    }
}

/// The offset of a lock, without which none can be asked for. The reserved parameter is 0.
fn lock_offset(reserved: u32, overlapped: In<&OVERLAPPED>) -> Result<i64, Cannot> {
    if reserved != 0 {
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    overlapped_offset(overlapped)?.ok_or_else(|| Status::ACCESS_VIOLATION.into())
}

impl<N: NtCalls + UserMemory> Win32<N> {
    fn lock(&mut self, file: Handle, offset: i64, length: i64, flags: u32) -> Result<bool, Stop> {
        let status = self.nt.NtLockFile(
            file,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut Out::Place(None),
            In::Given(offset),
            In::Given(length),
            0,
            flags & LOCKFILE_FAIL_IMMEDIATELY != 0,
            flags & LOCKFILE_EXCLUSIVE_LOCK != 0,
        )?;
        Ok(self.answer(status))
    }

    fn unlock(&mut self, file: Handle, offset: i64, length: i64) -> Result<bool, Refused> {
        let (io, offset, length) = (&mut Out::Place(None), In::Given(offset), In::Given(length));
        let status = self.nt.NtUnlockFile(file, io, offset, length, 0)?;
        Ok(self.answer(status))
    }
}

impl<N: NtCalls + UserMemory> FileLockCalls for Win32<N> {
    fn LockFile(
        &mut self,
        hFile: Handle,
        dwFileOffsetLow: u32,
        dwFileOffsetHigh: u32,
        nNumberOfBytesToLockLow: u32,
        nNumberOfBytesToLockHigh: u32,
    ) -> Result<bool, Stop> {
        let offset = number(dwFileOffsetLow, dwFileOffsetHigh);
        let length = number(nNumberOfBytesToLockLow, nNumberOfBytesToLockHigh);
        self.lock(hFile, offset, length, LOCKFILE_FAIL_IMMEDIATELY | LOCKFILE_EXCLUSIVE_LOCK)
    }

    fn LockFileEx(
        &mut self,
        hFile: Handle,
        dwFlags: LockFlags,
        dwReserved: u32,
        nNumberOfBytesToLockLow: u32,
        nNumberOfBytesToLockHigh: u32,
        lpOverlapped: In<&OVERLAPPED>,
    ) -> Result<bool, Stop> {
        let offset = match lock_offset(dwReserved, lpOverlapped) {
            Ok(offset) => offset,
            Err(cannot) => return Ok(self.give_up("LockFileEx", cannot, false)?),
        };
        let length = number(nNumberOfBytesToLockLow, nNumberOfBytesToLockHigh);
        self.lock(hFile, offset, length, dwFlags.0)
    }

    fn UnlockFile(
        &mut self,
        hFile: Handle,
        dwFileOffsetLow: u32,
        dwFileOffsetHigh: u32,
        nNumberOfBytesToUnlockLow: u32,
        nNumberOfBytesToUnlockHigh: u32,
    ) -> Result<bool, Refused> {
        let offset = number(dwFileOffsetLow, dwFileOffsetHigh);
        let length = number(nNumberOfBytesToUnlockLow, nNumberOfBytesToUnlockHigh);
        self.unlock(hFile, offset, length)
    }

    fn UnlockFileEx(
        &mut self,
        hFile: Handle,
        dwReserved: u32,
        nNumberOfBytesToUnlockLow: u32,
        nNumberOfBytesToUnlockHigh: u32,
        lpOverlapped: In<&OVERLAPPED>,
    ) -> Result<bool, Refused> {
        let offset = match lock_offset(dwReserved, lpOverlapped) {
            Ok(offset) => offset,
            Err(cannot) => return self.give_up("UnlockFileEx", cannot, false),
        };
        let length = number(nNumberOfBytesToUnlockLow, nNumberOfBytesToUnlockHigh);
        self.unlock(hFile, offset, length)
    }
}
