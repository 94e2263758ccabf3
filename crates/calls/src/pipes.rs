//! Rows about pipes, anonymous and named.

use nt::{Handle, Id, Status, Wide};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, Bytes, In, Out};
use crate::shared::Shared;
use crate::structs::{IO_STATUS_BLOCK, OVERLAPPED, SECURITY_ATTRIBUTES};
use crate::value::{
    AccessTo, Address, CreateOptions, File, HandleOf, NtDisposition, PipeAccess, PipeControl,
    PipeFlags, PipeTimeout, Routine, ShareMode,
};

calls! {
    enum PipeCall; trait PipeCalls; static WIN32;

    /// Creates an anonymous pipe: a handle of its read end and one of its write end.
    #[partial("a bad place for a handle fails with ERROR_NOACCESS before anything is made")]
    #[via(NtCreateNamedPipeFile, NtOpenFile, NtClose)]
    fn CreatePipe(hReadPipe: Out<Handle>, hWritePipe: Out<Handle>,
        lpPipeAttributes: In<SECURITY_ATTRIBUTES>, nSize: u32) -> bool;

    /// Creates an instance of a named pipe and returns a handle of its server end.
    #[partial("no pipes of other machines, so that remote clients need not be turned away")]
    #[via(NtCreateNamedPipeFile)]
    fn CreateNamedPipeW(lpName: In<Wide>, dwOpenMode: PipeAccess, dwPipeMode: PipeFlags,
        nMaxInstances: u32, nOutBufferSize: u32, nInBufferSize: u32, nDefaultTimeOut: u32,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>) -> HandleOf<File>;

    /// Waits for a client to open the other end.
    #[exact]
    #[via(NtFsControlFile)]
    fn ConnectNamedPipe(hNamedPipe: HandleOf<File>, lpOverlapped: Shared<OVERLAPPED>)
        -> Parks<bool>;

    /// Sends the client away; what it has not read is lost.
    #[exact]
    #[via(NtFsControlFile)]
    fn DisconnectNamedPipe(hNamedPipe: HandleOf<File>) -> Parks<bool>;

    /// Waits until an instance of a pipe can be opened.
    #[exact]
    #[via(NtOpenFile, NtFsControlFile, NtClose)]
    fn WaitNamedPipeW(lpNamedPipeName: In<Wide>, nTimeOut: PipeTimeout) -> Parks<bool>;

    /// Copies what could be read, and tells how much that is. It never waits for data.
    #[exact]
    #[via(NtFsControlFile)]
    fn PeekNamedPipe(hNamedPipe: HandleOf<File>, lpBuffer: Out<Bytes>, nBufferSize: u32,
        lpBytesRead: Out<u32>, lpTotalBytesAvail: Out<u32>, lpBytesLeftThisMessage: Out<u32>)
        -> Parks<bool>;

    /// Writes a message and reads the answer.
    #[exact]
    #[via(NtFsControlFile)]
    fn TransactNamedPipe(hNamedPipe: HandleOf<File>, lpInBuffer: In<Bytes>, nInBufferSize: u32,
        lpOutBuffer: Out<Bytes>, nOutBufferSize: u32, lpBytesRead: Out<u32>,
        lpOverlapped: Shared<OVERLAPPED>) -> Parks<bool>;

    /// Waits for a pipe, opens it, writes a message, reads the answer, and closes it.
    #[exact]
    #[via(NtOpenFile, NtSetInformationFile, NtFsControlFile, NtClose)]
    fn CallNamedPipeW(lpNamedPipeName: In<Wide>, lpInBuffer: In<Bytes>, nInBufferSize: u32,
        lpOutBuffer: Out<Bytes>, nOutBufferSize: u32, lpBytesRead: Out<u32>,
        nTimeOut: PipeTimeout) -> Parks<bool>;

    /// Has the calling thread act as the client that wrote what the server read last.
    #[partial("a client cannot say how far it may be impersonated (SECURITY_SQOS_PRESENT)")]
    #[via(NtFsControlFile)]
    fn ImpersonateNamedPipeClient(hNamedPipe: HandleOf<File>) -> Parks<bool>;

    /// Sets how an end reads and whether it waits.
    #[partial("collecting data before it is sent means nothing on one machine and is refused, as \
        Windows does with ERROR_INVALID_PARAMETER")]
    #[via(NtSetInformationFile)]
    fn SetNamedPipeHandleState(hNamedPipe: HandleOf<File>, lpMode: In<PipeFlags>,
        lpMaxCollectionCount: In<u32>, lpCollectDataTimeout: In<u32>) -> bool;

    /// Reads how an end reads, whether it waits, and how many instances there are.
    #[partial("the name of the client's user is refused by name")]
    #[via(NtQueryInformationFile)]
    fn GetNamedPipeHandleStateW(hNamedPipe: HandleOf<File>, lpState: Out<PipeFlags>,
        lpCurInstances: Out<u32>, lpMaxCollectionCount: Out<u32>,
        lpCollectDataTimeout: Out<u32>, lpUserName: Out<Wide>, nMaxUserNameSize: u32) -> bool;

    /// Reads a pipe's type, its sizes and how many instances it may have.
    #[exact]
    #[via(NtQueryInformationFile)]
    fn GetNamedPipeInfo(hNamedPipe: HandleOf<File>, lpFlags: Out<u32>, lpOutBufferSize: Out<u32>,
        lpInBufferSize: Out<u32>, lpMaxInstances: Out<u32>) -> bool;

    /// Reads the id of the process that opened the client end.
    #[exact]
    #[via(NtFsControlFile)]
    fn GetNamedPipeClientProcessId(Pipe: HandleOf<File>, ClientProcessId: Out<Id>) -> Parks<bool>;

    /// Reads the id of the process that created the server end.
    #[exact]
    #[via(NtFsControlFile)]
    fn GetNamedPipeServerProcessId(Pipe: HandleOf<File>, ServerProcessId: Out<Id>) -> Parks<bool>;
}

calls! {
    enum NtPipeCall; trait NtPipeCalls; static NT;

    /// Creates an instance of a pipe and opens its server end; without a name it is anonymous.
    #[partial("options beyond those of pipes are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND, ACCESS_DENIED, INSTANCE_NOT_AVAILABLE,
        INVALID_SECURITY_DESCR, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateNamedPipeFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        share_access: ShareMode, create_disposition: NtDisposition,
        create_options: CreateOptions, named_pipe_type: u32, read_mode: u32,
        completion_mode: u32, maximum_instances: u32, inbound_quota: u32,
        outbound_quota: u32, default_timeout: In<i64>) -> Status;

    /// Controls a pipe: listens, disconnects, looks, writes and reads at once, waits for an
    /// instance, tells who is at an end.
    #[partial("the controls of pipes but for events; an event or a routine of a synchronous handle \
        is refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_PARAMETER, INVALID_DEVICE_REQUEST, ILLEGAL_FUNCTION, PIPE_CONNECTED, PIPE_CLOSING,
        PIPE_LISTENING, PIPE_DISCONNECTED, PIPE_BROKEN, PIPE_EMPTY, PIPE_BUSY, INVALID_PIPE_STATE,
        OBJECT_NAME_NOT_FOUND, IO_TIMEOUT, BUFFER_OVERFLOW, NOT_FOUND, CANCELLED,
        CANNOT_IMPERSONATE)]
    fn NtFsControlFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>,
        fs_control_code: PipeControl, input_buffer: In<Any>,
        input_buffer_length: u32, output_buffer: Out<Any>, output_buffer_length: u32)
        -> Parks<Status>;
}
