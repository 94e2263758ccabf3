//! Calls about file locks, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::file_locks::FileLockCall;

    /// Locks a range of bytes for oneself alone, or fails at once.
    fn LockFile(hFile: HandleOf<File>, dwFileOffsetLow: u32, dwFileOffsetHigh: u32,
        nNumberOfBytesToLockLow: u32, nNumberOfBytesToLockHigh: u32)
        -> Result<(), Win32Error> = success;

    /// Locks a range of bytes, for oneself alone or for reading together, and may wait for it.
    fn LockFileEx(hFile: HandleOf<File>, dwFlags: LockFlags, dwReserved: u32,
        nNumberOfBytesToLockLow: u32, nNumberOfBytesToLockHigh: u32,
        lpOverlapped: Shared<OVERLAPPED>) -> Result<(), Win32Error> = success;

    /// Unlocks a range that was locked with the same bounds.
    fn UnlockFile(hFile: HandleOf<File>, dwFileOffsetLow: u32, dwFileOffsetHigh: u32,
        nNumberOfBytesToUnlockLow: u32, nNumberOfBytesToUnlockHigh: u32)
        -> Result<(), Win32Error> = success;

    /// Unlocks a range that was locked with the same bounds.
    fn UnlockFileEx(hFile: HandleOf<File>, dwReserved: u32, nNumberOfBytesToUnlockLow: u32,
        nNumberOfBytesToUnlockHigh: u32, lpOverlapped: Shared<OVERLAPPED>)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::file_locks::NtFileLockCall;

    /// Locks a range of bytes of a file.
    fn NtLockFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>, byte_offset: In<i64>,
        length: In<i64>, key: u32, fail_immediately: bool, exclusive_lock: bool)
        -> Result<Status, Status> = status;

    /// Unlocks a range of bytes of a file that was locked with the same bounds.
    fn NtUnlockFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>,
        byte_offset: In<i64>, length: In<i64>, key: u32) -> Result<Status, Status> = status;
}
