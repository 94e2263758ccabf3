//! Calls about pipes, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::pipes::PipeCall;

    /// Creates an anonymous pipe: a handle of its read end and one of its write end.
    fn CreatePipe(hReadPipe: Out<Handle>, hWritePipe: Out<Handle>,
        lpPipeAttributes: In<SECURITY_ATTRIBUTES>, nSize: u32) -> Result<(), Win32Error> = success;

    /// Creates an instance of a named pipe and returns a handle of its server end.
    fn CreateNamedPipeW(lpName: In<Wide>, dwOpenMode: PipeAccess, dwPipeMode: PipeFlags,
        nMaxInstances: u32, nOutBufferSize: u32, nInBufferSize: u32, nDefaultTimeOut: u32,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>) -> Result<Handle, Win32Error> = handle;

    /// Waits for a client to open the other end.
    fn ConnectNamedPipe(hNamedPipe: HandleOf<File>, lpOverlapped: Shared<OVERLAPPED>)
        -> Result<(), Win32Error> = success;

    /// Sends the client away; what it has not read is lost.
    fn DisconnectNamedPipe(hNamedPipe: HandleOf<File>) -> Result<(), Win32Error> = success;

    /// Waits until an instance of a pipe can be opened.
    fn WaitNamedPipeW(lpNamedPipeName: In<Wide>, nTimeOut: PipeTimeout)
        -> Result<(), Win32Error> = success;

    /// Copies what could be read, and tells how much that is. It never waits for data.
    fn PeekNamedPipe(hNamedPipe: HandleOf<File>, lpBuffer: Out<Bytes>, nBufferSize: u32,
        lpBytesRead: Out<u32>, lpTotalBytesAvail: Out<u32>, lpBytesLeftThisMessage: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Writes a message and reads the answer.
    fn TransactNamedPipe(hNamedPipe: HandleOf<File>, lpInBuffer: In<Bytes>, nInBufferSize: u32,
        lpOutBuffer: Out<Bytes>, nOutBufferSize: u32, lpBytesRead: Out<u32>,
        lpOverlapped: Shared<OVERLAPPED>) -> Result<(), Win32Error> = success;

    /// Waits for a pipe, opens it, writes a message, reads the answer, and closes it.
    fn CallNamedPipeW(lpNamedPipeName: In<Wide>, lpInBuffer: In<Bytes>, nInBufferSize: u32,
        lpOutBuffer: Out<Bytes>, nOutBufferSize: u32, lpBytesRead: Out<u32>, nTimeOut: PipeTimeout)
        -> Result<(), Win32Error> = success;

    /// Has the calling thread act as the client that wrote what the server read last.
    fn ImpersonateNamedPipeClient(hNamedPipe: HandleOf<File>) -> Result<(), Win32Error> = success;

    /// Sets how an end reads and whether it waits.
    fn SetNamedPipeHandleState(hNamedPipe: HandleOf<File>, lpMode: In<PipeFlags>,
        lpMaxCollectionCount: In<u32>, lpCollectDataTimeout: In<u32>)
        -> Result<(), Win32Error> = success;

    /// Reads how an end reads, whether it waits, and how many instances there are.
    fn GetNamedPipeHandleStateW(hNamedPipe: HandleOf<File>, lpState: Out<PipeFlags>,
        lpCurInstances: Out<u32>, lpMaxCollectionCount: Out<u32>, lpCollectDataTimeout: Out<u32>,
        lpUserName: Out<Wide>, nMaxUserNameSize: u32) -> Result<(), Win32Error> = success;

    /// Reads a pipe's type, its sizes and how many instances it may have.
    fn GetNamedPipeInfo(hNamedPipe: HandleOf<File>, lpFlags: Out<u32>, lpOutBufferSize: Out<u32>,
        lpInBufferSize: Out<u32>, lpMaxInstances: Out<u32>) -> Result<(), Win32Error> = success;

    /// Reads the id of the process that opened the client end.
    fn GetNamedPipeClientProcessId(Pipe: HandleOf<File>, ClientProcessId: Out<Id>)
        -> Result<(), Win32Error> = success;

    /// Reads the id of the process that created the server end.
    fn GetNamedPipeServerProcessId(Pipe: HandleOf<File>, ServerProcessId: Out<Id>)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::pipes::NtPipeCall;

    /// Creates an instance of a pipe and opens its server end; without a name it is anonymous.
    fn NtCreateNamedPipeFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        share_access: ShareMode, create_disposition: NtDisposition, create_options: CreateOptions,
        named_pipe_type: u32, read_mode: u32, completion_mode: u32, maximum_instances: u32,
        inbound_quota: u32, outbound_quota: u32, default_timeout: In<i64>)
        -> Result<Status, Status> = status;

    /// Controls a pipe: listens, disconnects, looks, writes and reads at once, waits for an
    /// instance, tells who is at an end.
    fn NtFsControlFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>,
        fs_control_code: PipeControl, input_buffer: In<Any>, input_buffer_length: u32,
        output_buffer: Out<Any>, output_buffer_length: u32) -> Result<Status, Status> = status;
}
