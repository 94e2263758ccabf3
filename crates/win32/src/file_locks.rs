//! Locks on ranges of a file's bytes.

use calls::file_locks::FileLockCalls;
use calls::{
    Address, In, LockFlags, NtCalls, OVERLAPPED, Out, Refused, Routine, Shared, Stop, UserMemory,
};
use nt::{Handle, Status, Win32Error};

use crate::overlapped::{Overlapped, own_block};
use crate::{Cannot, Win32};

const LOCKFILE_FAIL_IMMEDIATELY: u32 = 0x1;
const LOCKFILE_EXCLUSIVE_LOCK: u32 = 0x2;

/// A number of 64 bits from its halves.
fn number(low: u32, high: u32) -> i64 {
    (u64::from(high) << 32 | u64::from(low)) as i64
}

/// What a call about a lock is given beside its range, without which none can be asked for. The
/// reserved parameter is 0.
fn demanded(reserved: u32, place: &Shared<OVERLAPPED>) -> Result<Overlapped, Cannot> {
    if reserved != 0 {
        return Err(Win32Error::INVALID_PARAMETER.into());
    }
    Overlapped::of(place)?.ok_or_else(|| Status::ACCESS_VIOLATION.into())
}

impl<N: NtCalls + UserMemory> Win32<N> {
    fn lock(&mut self, file: Handle, offset: i64, length: i64, flags: u32) -> Result<bool, Stop> {
        let status = self.nt.NtLockFile(
            file,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut own_block(),
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
        lpOverlapped: &mut Shared<OVERLAPPED>,
    ) -> Result<bool, Stop> {
        let mut given = match demanded(dwReserved, lpOverlapped) {
            Ok(given) => given,
            Err(cannot) => return Ok(self.give_up("LockFileEx", cannot, false)?),
        };
        let length = number(nNumberOfBytesToLockLow, nNumberOfBytesToLockHigh);
        let status = self.nt.NtLockFile(
            hFile,
            given.event,
            Routine(0),
            given.context,
            &mut given.block,
            In::Given(given.offset),
            In::Given(length),
            0,
            dwFlags.0 & LOCKFILE_FAIL_IMMEDIATELY != 0,
            dwFlags.0 & LOCKFILE_EXCLUSIVE_LOCK != 0,
        )?;
        Ok(self.answer_overlapped(status, &given, lpOverlapped, &mut Out::Null))
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
        lpOverlapped: &mut Shared<OVERLAPPED>,
    ) -> Result<bool, Refused> {
        let given = match demanded(dwReserved, lpOverlapped) {
            Ok(given) => given,
            Err(cannot) => return self.give_up("UnlockFileEx", cannot, false),
        };
        let length = number(nNumberOfBytesToUnlockLow, nNumberOfBytesToUnlockHigh);
        let unlocked = self.unlock(hFile, given.offset, length)?;
        if unlocked {
            Overlapped { block: own_block(), ..given }.write_back(lpOverlapped);
        }
        Ok(unlocked)
    }
}
