//! Calls about overlapped, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::overlapped::OverlappedCall;

    /// Reads through an overlapped handle; the calling thread runs a routine when that is over.
    fn ReadFileEx(hFile: HandleOf<File>, lpBuffer: Out<Bytes>, nNumberOfBytesToRead: u32,
        lpOverlapped: Shared<OVERLAPPED>, lpCompletionRoutine: Routine)
        -> Result<(), Win32Error> = success;

    /// Writes through an overlapped handle; the calling thread runs a routine when that is over.
    fn WriteFileEx(hFile: HandleOf<File>, lpBuffer: In<Bytes>, nNumberOfBytesToWrite: u32,
        lpOverlapped: Shared<OVERLAPPED>, lpCompletionRoutine: Routine)
        -> Result<(), Win32Error> = success;

    /// Tells how a request ended, and may wait for its end.
    fn GetOverlappedResult(hFile: HandleOf<File>, lpOverlapped: Shared<OVERLAPPED>,
        lpNumberOfBytesTransferred: Out<u32>, bWait: bool) -> Result<(), Win32Error> = success;

    /// Tells how a request ended, and may wait for its end so long, or until a routine has run.
    fn GetOverlappedResultEx(hFile: HandleOf<File>, lpOverlapped: Shared<OVERLAPPED>,
        lpNumberOfBytesTransferred: Out<u32>, dwMilliseconds: Millis, bAlertable: bool)
        -> Result<(), Win32Error> = success;

    /// Tells whether a request is over, without asking the kernel.
    fn HasOverlappedIoCompleted(lpOverlapped: Shared<OVERLAPPED>) -> bool = value;

    /// Cancels the requests that the calling thread has made of a file object.
    fn CancelIo(hFile: HandleOf<File>) -> Result<(), Win32Error> = success;

    /// Cancels one request of a file object, or all that the process has made.
    fn CancelIoEx(hFile: HandleOf<File>, lpOverlapped: Address) -> Result<(), Win32Error> = success;

    /// Cancels the request in which a thread sleeps.
    fn CancelSynchronousIo(hThread: HandleOf<Thread>) -> Result<(), Win32Error> = success;

    /// Sets how a file object tells of requests that are over at once.
    fn SetFileCompletionNotificationModes(FileHandle: HandleOf<File>, Flags: NotificationModes)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::overlapped::NtOverlappedCall;

    /// Cancels the requests that the calling thread has made of a file object.
    fn NtCancelIoFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>)
        -> Result<Status, Status> = status;

    /// Cancels the request of a file object that has this status block, or all of the process.
    fn NtCancelIoFileEx(file_handle: HandleOf<File>, io_request_to_cancel: Address,
        io_status_block: Out<IO_STATUS_BLOCK>) -> Result<Status, Status> = status;

    /// Cancels the request in which a thread sleeps.
    fn NtCancelSynchronousIoFile(thread_handle: HandleOf<Thread>, io_request_to_cancel: Address,
        io_status_block: Out<IO_STATUS_BLOCK>) -> Result<Status, Status> = status;
}
