//! Rows about files and pipes.

use nt::{Handle, Status, Wide};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, Bytes, In, Out};
use crate::structs::{IO_STATUS_BLOCK, SECURITY_ATTRIBUTES};
use crate::value::{
    AccessTo, Address, CreateOptions, Disposition, File, FileFlags, FileType, HandleOf, InfoClass,
    MoveMethod, NtDisposition, Routine, ShareMode,
};

calls! {
    enum FileCall; trait FileCalls; static WIN32;

    /// Creates or opens a file.
    #[partial("plain files on one in-memory volume; overlapped handles, delete-on-close and \
        directories are refused by name")]
    #[via(NtCreateFile)]
    fn CreateFileW(lpFileName: In<Wide>, dwDesiredAccess: AccessTo<File>, dwShareMode: ShareMode,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>, dwCreationDisposition: Disposition,
        dwFlagsAndAttributes: FileFlags, hTemplateFile: Handle) -> HandleOf<File>;

    /// Reads bytes from the file position, or from a pipe.
    #[partial("no overlapped reads")]
    #[via(NtReadFile)]
    fn ReadFile(hFile: HandleOf<File>, lpBuffer: Out<Bytes>, nNumberOfBytesToRead: u32,
        lpNumberOfBytesRead: Out<u32>, lpOverlapped: Address) -> Parks<bool>;

    /// Writes bytes at the file position, or into a pipe.
    #[partial("no overlapped writes; a file holds at most 256 MiB")]
    #[via(NtWriteFile)]
    fn WriteFile(hFile: HandleOf<File>, lpBuffer: In<Bytes>, nNumberOfBytesToWrite: u32,
        lpNumberOfBytesWritten: Out<u32>, lpOverlapped: Address) -> Parks<bool>;

    /// Moves the file position, which belongs to the file object and so to all its handles.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryInformationFile, NtSetInformationFile)]
    fn SetFilePointerEx(hFile: HandleOf<File>, liDistanceToMove: i64,
        lpNewFilePointer: Out<i64>, dwMoveMethod: MoveMethod) -> bool;

    /// Reads a file's size.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryInformationFile)]
    fn GetFileSizeEx(hFile: HandleOf<File>, lpFileSize: Out<i64>) -> bool;

    /// Tells what kind of thing a file handle names.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryVolumeInformationFile)]
    fn GetFileType(hFile: HandleOf<File>) -> FileType;
}

calls! {
    enum NtFileCall; trait NtFileCalls; static NT;

    /// Creates or opens a file.
    #[partial("plain files on one in-memory volume; extended attributes, delete-on-close, \
        overlapped handles and directories are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND, OBJECT_NAME_COLLISION, ACCESS_DENIED,
        SHARING_VIOLATION, USER_MAPPED_FILE, FILE_IS_A_DIRECTORY, PIPE_NOT_AVAILABLE,
        INSUFFICIENT_RESOURCES,
        NAME_TOO_LONG)]
    fn NtCreateFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        allocation_size: In<i64>, file_attributes: FileFlags, share_access: ShareMode,
        create_disposition: NtDisposition, create_options: CreateOptions, ea_buffer: Address,
        ea_length: u32) -> Status;

    /// Opens a file, or the other end of a pipe when the root is a pipe and the name is empty.
    #[partial("as NtCreateFile")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND, ACCESS_DENIED, SHARING_VIOLATION,
        FILE_IS_A_DIRECTORY, PIPE_NOT_AVAILABLE, INSUFFICIENT_RESOURCES, NAME_TOO_LONG)]
    fn NtOpenFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        share_access: ShareMode, open_options: CreateOptions) -> Status;

    /// Reads from a file or a pipe.
    #[partial("synchronous handles; no byte offset, event, routine or key can be given")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION, END_OF_FILE,
        PIPE_BROKEN, PIPE_LISTENING, PIPE_DISCONNECTED, PIPE_EMPTY, BUFFER_OVERFLOW,
        INVALID_DEVICE_REQUEST)]
    fn NtReadFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Out<IO_STATUS_BLOCK>, buffer: Out<Bytes>,
        length: u32, byte_offset: In<i64>, key: Address) -> Parks<Status>;

    /// Writes to a file or a pipe.
    #[partial("synchronous handles; no byte offset, event, routine or key can be given")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION, PIPE_CLOSING,
        PIPE_BROKEN, PIPE_LISTENING, PIPE_DISCONNECTED, DISK_FULL, INVALID_DEVICE_REQUEST)]
    fn NtWriteFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Out<IO_STATUS_BLOCK>, buffer: In<Bytes>,
        length: u32, byte_offset: In<i64>, key: Address) -> Parks<Status>;

    /// Reads something about a file object: class 5 standard, 14 position, 23 how the end of a pipe
    /// reads, 24 a pipe as seen from one end.
    #[partial("classes 5, 14, 23 and 24")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_DEVICE_REQUEST)]
    fn NtQueryInformationFile(file_handle: HandleOf<File>,
        io_status_block: Out<IO_STATUS_BLOCK>, file_information: Out<Any>, length: u32,
        file_information_class: InfoClass) -> Status;

    /// Sets something of a file object: class 14 position, 23 how the end of a pipe reads, 30
    /// completion port.
    #[partial("classes 14, 23 and 30")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_DEVICE_REQUEST)]
    fn NtSetInformationFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>,
        file_information: In<Any>, length: u32,
        file_information_class: InfoClass) -> Status;

    /// Reads something about the device a file object is on: class 4.
    #[partial("class 4")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, INVALID_INFO_CLASS, INFO_LENGTH_MISMATCH,
        ACCESS_VIOLATION)]
    fn NtQueryVolumeInformationFile(file_handle: HandleOf<File>,
        io_status_block: Out<IO_STATUS_BLOCK>, fs_information: Out<Any>, length: u32,
        fs_information_class: InfoClass) -> Status;
}
