//! Rows about files and pipes.

use nt::{Handle, Status, Wide};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, Bytes, In, Out};
use crate::shared::Shared;
use crate::structs::{IO_STATUS_BLOCK, OVERLAPPED, SECURITY_ATTRIBUTES};
use crate::value::{
    AccessTo, Address, CreateOptions, Disposition, File, FileFlags, FileType, HandleOf, InfoClass,
    NtDisposition, Routine, ShareMode,
};

calls! {
    enum FileCall; trait FileCalls; static WIN32;

    /// Creates or opens a file.
    #[partial("volumes in memory; no alternate streams, links, encryption or templates")]
    #[via(NtCreateFile)]
    fn CreateFileW(lpFileName: In<Wide>, dwDesiredAccess: AccessTo<File>, dwShareMode: ShareMode,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>, dwCreationDisposition: Disposition,
        dwFlagsAndAttributes: FileFlags, hTemplateFile: Handle) -> HandleOf<File>;

    /// Reads bytes from the file position, or from a pipe.
    #[exact]
    #[via(NtReadFile)]
    fn ReadFile(hFile: HandleOf<File>, lpBuffer: Out<Bytes>, nNumberOfBytesToRead: u32,
        lpNumberOfBytesRead: Out<u32>, lpOverlapped: Shared<OVERLAPPED>) -> Parks<bool>;

    /// Writes bytes at the file position, or into a pipe.
    #[partial("a file holds at most 256 MiB")]
    #[via(NtWriteFile)]
    fn WriteFile(hFile: HandleOf<File>, lpBuffer: In<Bytes>, nNumberOfBytesToWrite: u32,
        lpNumberOfBytesWritten: Out<u32>, lpOverlapped: Shared<OVERLAPPED>) -> Parks<bool>;

    /// Tells what kind of thing a file handle names.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryVolumeInformationFile)]
    fn GetFileType(hFile: HandleOf<File>) -> FileType;
}

calls! {
    enum NtFileCall; trait NtFileCalls; static NT;

    /// Creates or opens a file.
    #[partial("volumes in memory; extended attributes, alternate streams, links and rarer \
        options are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND, OBJECT_NAME_COLLISION, ACCESS_DENIED,
        SHARING_VIOLATION, USER_MAPPED_FILE, FILE_IS_A_DIRECTORY, NOT_A_DIRECTORY, DELETE_PENDING,
        CANNOT_DELETE, PIPE_NOT_AVAILABLE, INSUFFICIENT_RESOURCES, NAME_TOO_LONG,
        BAD_IMPERSONATION_LEVEL, INVALID_SECURITY_DESCR, INVALID_OWNER, INVALID_LABEL,
        PRIVILEGE_NOT_HELD)]
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
        FILE_IS_A_DIRECTORY, NOT_A_DIRECTORY, DELETE_PENDING, CANNOT_DELETE, PIPE_NOT_AVAILABLE,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL,
        PRIVILEGE_NOT_HELD)]
    fn NtOpenFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        share_access: ShareMode, open_options: CreateOptions) -> Status;

    /// Reads from a file or a pipe.
    #[partial("an event or a routine of a synchronous handle is refused by name")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION,
        INVALID_PARAMETER, INVALID_DEVICE_REQUEST, END_OF_FILE, PIPE_BROKEN, PIPE_LISTENING,
        PIPE_DISCONNECTED, PIPE_EMPTY, BUFFER_OVERFLOW, FILE_LOCK_CONFLICT,
        CANCELLED, IO_TIMEOUT, BUFFER_TOO_SMALL, FILE_FORCED_CLOSED)]
    fn NtReadFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>, buffer: Out<Bytes>,
        length: u32, byte_offset: In<i64>, key: In<u32>) -> Parks<Status>;

    /// Writes to a file or a pipe.
    #[partial("an event or a routine of a synchronous handle is refused by name")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION,
        INVALID_PARAMETER, INVALID_DEVICE_REQUEST, PIPE_CLOSING, PIPE_BROKEN, PIPE_LISTENING,
        PIPE_DISCONNECTED, DISK_FULL, FILE_LOCK_CONFLICT,
        CANCELLED, FILE_FORCED_CLOSED)]
    fn NtWriteFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>, buffer: In<Bytes>,
        length: u32, byte_offset: In<i64>, key: In<u32>) -> Parks<Status>;

    /// Reads something about the device a file object is on: class 1 volume, 4 device.
    #[partial("classes 1 and 4")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, INVALID_INFO_CLASS, INFO_LENGTH_MISMATCH,
        ACCESS_VIOLATION, INVALID_DEVICE_REQUEST)]
    fn NtQueryVolumeInformationFile(file_handle: HandleOf<File>,
        io_status_block: Out<IO_STATUS_BLOCK>, fs_information: Out<Any>, length: u32,
        fs_information_class: InfoClass) -> Status;
}
