//! Rows about requests that go on behind their calls: how they ended, and canceling them.

use nt::Status;

use crate::answer::Parks;
use crate::define::calls;
use crate::pointer::{Bytes, In, Out};
use crate::shared::Shared;
use crate::structs::{IO_STATUS_BLOCK, OVERLAPPED};
use crate::value::{Address, File, HandleOf, Millis, NotificationModes, Routine, Thread};

calls! {
    enum OverlappedCall; trait OverlappedCalls; static WIN32;

    /// Reads through an overlapped handle; the calling thread runs a routine when that is over.
    #[partial("the routine is called with the status, where Windows passes an error")]
    #[via(NtReadFile)]
    fn ReadFileEx(hFile: HandleOf<File>, lpBuffer: Out<Bytes>, nNumberOfBytesToRead: u32,
        lpOverlapped: Shared<OVERLAPPED>, lpCompletionRoutine: Routine) -> Parks<bool>;

    /// Writes through an overlapped handle; the calling thread runs a routine when that is over.
    #[partial("the routine is called with the status, where Windows passes an error")]
    #[via(NtWriteFile)]
    fn WriteFileEx(hFile: HandleOf<File>, lpBuffer: In<Bytes>, nNumberOfBytesToWrite: u32,
        lpOverlapped: Shared<OVERLAPPED>, lpCompletionRoutine: Routine) -> Parks<bool>;

    /// Tells how a request ended, and may wait for its end.
    #[exact]
    #[via(NtWaitForSingleObject)]
    fn GetOverlappedResult(hFile: HandleOf<File>, lpOverlapped: Shared<OVERLAPPED>,
        lpNumberOfBytesTransferred: Out<u32>, bWait: bool) -> Parks<bool>;

    /// Tells how a request ended, and may wait for its end so long, or until a routine has run.
    #[exact]
    #[via(NtWaitForSingleObject)]
    fn GetOverlappedResultEx(hFile: HandleOf<File>, lpOverlapped: Shared<OVERLAPPED>,
        lpNumberOfBytesTransferred: Out<u32>, dwMilliseconds: Millis, bAlertable: bool)
        -> Parks<bool>;

    /// Tells whether a request is over, without asking the kernel.
    #[exact]
    #[via()]
    fn HasOverlappedIoCompleted(lpOverlapped: Shared<OVERLAPPED>) -> bool;

    /// Cancels the requests that the calling thread has made of a file object.
    #[exact]
    #[via(NtCancelIoFile)]
    fn CancelIo(hFile: HandleOf<File>) -> bool;

    /// Cancels one request of a file object, or all that the process has made.
    #[exact]
    #[via(NtCancelIoFileEx)]
    fn CancelIoEx(hFile: HandleOf<File>, lpOverlapped: Address) -> bool;

    /// Cancels the request in which a thread sleeps.
    #[exact]
    #[via(NtCancelSynchronousIoFile)]
    fn CancelSynchronousIo(hThread: HandleOf<Thread>) -> bool;

    /// Sets how a file object tells of requests that are over at once.
    #[exact]
    #[via(NtSetInformationFile)]
    fn SetFileCompletionNotificationModes(FileHandle: HandleOf<File>, Flags: NotificationModes)
        -> bool;
}

calls! {
    enum NtOverlappedCall; trait NtOverlappedCalls; static NT;

    /// Cancels the requests that the calling thread has made of a file object.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH)]
    fn NtCancelIoFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>)
        -> Status;

    /// Cancels the request of a file object that has this status block, or all of the process.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, NOT_FOUND)]
    fn NtCancelIoFileEx(file_handle: HandleOf<File>, io_request_to_cancel: Address,
        io_status_block: Out<IO_STATUS_BLOCK>) -> Status;

    /// Cancels the request in which a thread sleeps.
    #[partial("a status block that chooses among the requests of the thread is refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, NOT_FOUND)]
    fn NtCancelSynchronousIoFile(thread_handle: HandleOf<Thread>, io_request_to_cancel: Address,
        io_status_block: Out<IO_STATUS_BLOCK>) -> Status;
}
