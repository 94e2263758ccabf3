//! Rows about locks on ranges of a file's bytes.

use nt::{Handle, Status};

use crate::answer::Parks;
use crate::define::calls;
use crate::pointer::{In, Out};
use crate::shared::Shared;
use crate::structs::{IO_STATUS_BLOCK, OVERLAPPED};
use crate::value::{Address, File, HandleOf, LockFlags, Routine};

calls! {
    enum FileLockCall; trait FileLockCalls; static WIN32;

    /// Locks a range of bytes for oneself alone, or fails at once.
    #[exact]
    #[via(NtLockFile)]
    fn LockFile(hFile: HandleOf<File>, dwFileOffsetLow: u32, dwFileOffsetHigh: u32,
        nNumberOfBytesToLockLow: u32, nNumberOfBytesToLockHigh: u32) -> Parks<bool>;

    /// Locks a range of bytes, for oneself alone or for reading together, and may wait for it.
    #[exact]
    #[via(NtLockFile)]
    fn LockFileEx(hFile: HandleOf<File>, dwFlags: LockFlags, dwReserved: u32,
        nNumberOfBytesToLockLow: u32, nNumberOfBytesToLockHigh: u32,
        lpOverlapped: Shared<OVERLAPPED>) -> Parks<bool>;

    /// Unlocks a range that was locked with the same bounds.
    #[exact]
    #[via(NtUnlockFile)]
    fn UnlockFile(hFile: HandleOf<File>, dwFileOffsetLow: u32, dwFileOffsetHigh: u32,
        nNumberOfBytesToUnlockLow: u32, nNumberOfBytesToUnlockHigh: u32) -> bool;

    /// Unlocks a range that was locked with the same bounds.
    #[exact]
    #[via(NtUnlockFile)]
    fn UnlockFileEx(hFile: HandleOf<File>, dwReserved: u32, nNumberOfBytesToUnlockLow: u32,
        nNumberOfBytesToUnlockHigh: u32, lpOverlapped: Shared<OVERLAPPED>) -> bool;
}

calls! {
    enum NtFileLockCall; trait NtFileLockCalls; static NT;

    /// Locks a range of bytes of a file.
    #[partial("an event or a routine of a synchronous handle is refused by name")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION,
        INVALID_PARAMETER, INVALID_DEVICE_REQUEST, LOCK_NOT_GRANTED, RANGE_NOT_LOCKED,
        CANCELLED)]
    fn NtLockFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>, byte_offset: In<i64>,
        length: In<i64>, key: u32, fail_immediately: bool, exclusive_lock: bool)
        -> Parks<Status>;

    /// Unlocks a range of bytes of a file that was locked with the same bounds.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION,
        INVALID_PARAMETER, INVALID_DEVICE_REQUEST, RANGE_NOT_LOCKED)]
    fn NtUnlockFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>,
        byte_offset: In<i64>, length: In<i64>, key: u32) -> Status;
}
