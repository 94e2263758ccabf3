//! Calls about ports, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::ports::PortCall;

    /// Creates a completion port, or binds a file object to one, or does both.
    fn CreateIoCompletionPort(FileHandle: HandleOf<File>,
        ExistingCompletionPort: HandleOf<IoCompletion>, CompletionKey: u64,
        NumberOfConcurrentThreads: u32) -> Result<Handle, Win32Error> = handle;

    /// Queues a packet of three numbers to a port.
    fn PostQueuedCompletionStatus(CompletionPort: HandleOf<IoCompletion>,
        dwNumberOfBytesTransferred: u32, dwCompletionKey: u64, lpOverlapped: Address)
        -> Result<(), Win32Error> = success;

    /// Takes the oldest packet of a port, or waits for one.
    fn GetQueuedCompletionStatus(CompletionPort: HandleOf<IoCompletion>,
        lpNumberOfBytesTransferred: Out<u32>, lpCompletionKey: Out<u64>, lpOverlapped: Out<Address>,
        dwMilliseconds: Millis) -> Result<(), Win32Error> = success;

    /// Takes several packets of a port at once, or waits for one.
    fn GetQueuedCompletionStatusEx(CompletionPort: HandleOf<IoCompletion>,
        lpCompletionPortEntries: Out<Vec<OVERLAPPED_ENTRY>>, ulCount: u32,
        ulNumEntriesRemoved: Out<u32>, dwMilliseconds: Millis, fAlertable: bool)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::ports::NtPortCall;

    /// Creates a completion port, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateIoCompletion(io_completion_handle: Out<Handle>,
        desired_access: AccessTo<IoCompletion>, object_attributes: Attributes, count: u32)
        -> Result<Status, Status> = status;

    /// Opens the completion port of a name.
    fn NtOpenIoCompletion(io_completion_handle: Out<Handle>, desired_access: AccessTo<IoCompletion>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Queues a packet to a port.
    fn NtSetIoCompletion(io_completion_handle: HandleOf<IoCompletion>, key_context: u64,
        apc_context: Address, io_status: Status, io_status_information: u64)
        -> Result<Status, Status> = status;

    /// Takes the oldest packet of a port, or waits for one.
    fn NtRemoveIoCompletion(io_completion_handle: HandleOf<IoCompletion>, key_context: Out<u64>,
        apc_context: Out<Address>, io_status_block: Out<IO_STATUS_BLOCK>, timeout: In<i64>)
        -> Result<Status, Status> = status;

    /// Takes several packets of a port at once, or waits for one.
    fn NtRemoveIoCompletionEx(io_completion_handle: HandleOf<IoCompletion>,
        io_completion_information: Out<Vec<FILE_IO_COMPLETION_INFORMATION>>, count: u32,
        num_entries_removed: Out<u32>, timeout: In<i64>, alertable: bool)
        -> Result<Status, Status> = status;

    /// Reads how many packets are queued to a port.
    fn NtQueryIoCompletion(io_completion_handle: HandleOf<IoCompletion>,
        io_completion_information_class: InfoClass, io_completion_information: Out<Any>,
        io_completion_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;
}
