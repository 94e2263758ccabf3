//! Rows about I/O completion ports.

use nt::{Handle, Status};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, Out};
use crate::structs::{FILE_IO_COMPLETION_INFORMATION, IO_STATUS_BLOCK, OVERLAPPED_ENTRY};
use crate::value::{AccessTo, Address, File, HandleOf, InfoClass, IoCompletion, Millis};

calls! {
    enum PortCall; trait PortCalls; static WIN32;

    /// Creates a completion port, or binds a file object to one, or does both.
    #[partial("how many threads run at once is not limited")]
    #[via(NtCreateIoCompletion, NtSetInformationFile, NtClose)]
    fn CreateIoCompletionPort(FileHandle: HandleOf<File>,
        ExistingCompletionPort: HandleOf<IoCompletion>, CompletionKey: u64,
        NumberOfConcurrentThreads: u32) -> HandleOf<IoCompletion>;

    /// Queues a packet of three numbers to a port.
    #[exact]
    #[via(NtSetIoCompletion)]
    fn PostQueuedCompletionStatus(CompletionPort: HandleOf<IoCompletion>,
        dwNumberOfBytesTransferred: u32, dwCompletionKey: u64, lpOverlapped: Address) -> bool;

    /// Takes the oldest packet of a port, or waits for one.
    #[partial("how many threads run at once is not limited; a bad place to write to fails with \
        ERROR_NOACCESS before a packet is taken")]
    #[via(NtRemoveIoCompletion)]
    fn GetQueuedCompletionStatus(CompletionPort: HandleOf<IoCompletion>,
        lpNumberOfBytesTransferred: Out<u32>, lpCompletionKey: Out<u64>,
        lpOverlapped: Out<Address>, dwMilliseconds: Millis) -> Parks<bool>;

    /// Takes several packets of a port at once, or waits for one.
    #[partial("how many threads run at once is not limited")]
    #[via(NtRemoveIoCompletionEx)]
    fn GetQueuedCompletionStatusEx(CompletionPort: HandleOf<IoCompletion>,
        lpCompletionPortEntries: Out<Vec<OVERLAPPED_ENTRY>>, ulCount: u32,
        ulNumEntriesRemoved: Out<u32>, dwMilliseconds: Millis, fAlertable: bool) -> Parks<bool>;
}

calls! {
    enum NtPortCall; trait NtPortCalls; static NT;

    /// Creates a completion port, or opens the one of that name when OBJ_OPENIF is given.
    #[partial("how many threads run at once is not limited")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateIoCompletion(io_completion_handle: Out<Handle>,
        desired_access: AccessTo<IoCompletion>, object_attributes: Attributes, count: u32)
        -> Status;

    /// Opens the completion port of a name.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenIoCompletion(io_completion_handle: Out<Handle>,
        desired_access: AccessTo<IoCompletion>, object_attributes: Attributes) -> Status;

    /// Queues a packet to a port.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtSetIoCompletion(io_completion_handle: HandleOf<IoCompletion>, key_context: u64,
        apc_context: Address, io_status: Status, io_status_information: u64) -> Status;

    /// Takes the oldest packet of a port, or waits for one.
    #[partial("how many threads run at once is not limited")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtRemoveIoCompletion(io_completion_handle: HandleOf<IoCompletion>, key_context: Out<u64>,
        apc_context: Out<Address>, io_status_block: Out<IO_STATUS_BLOCK>, timeout: In<i64>)
        -> Parks<Status>;

    /// Takes several packets of a port at once, or waits for one.
    #[partial("how many threads run at once is not limited")]
    #[fails(INVALID_PARAMETER, ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED)]
    fn NtRemoveIoCompletionEx(io_completion_handle: HandleOf<IoCompletion>,
        io_completion_information: Out<Vec<FILE_IO_COMPLETION_INFORMATION>>, count: u32,
        num_entries_removed: Out<u32>, timeout: In<i64>, alertable: bool) -> Parks<Status>;

    /// Reads how many packets are queued to a port.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION)]
    fn NtQueryIoCompletion(io_completion_handle: HandleOf<IoCompletion>,
        io_completion_information_class: InfoClass, io_completion_information: Out<Any>,
        io_completion_information_length: u32, return_length: Out<u32>) -> Status;
}
