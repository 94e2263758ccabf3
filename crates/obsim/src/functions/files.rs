//! Calls about files, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::files::FileCall;

    /// Creates or opens a file.
    fn CreateFileW(lpFileName: In<Wide>, dwDesiredAccess: AccessTo<File>, dwShareMode: ShareMode,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>, dwCreationDisposition: Disposition,
        dwFlagsAndAttributes: FileFlags, hTemplateFile: Handle)
        -> Result<Handle, Win32Error> = handle;

    /// Reads bytes from the file position, or from a pipe.
    fn ReadFile(hFile: HandleOf<File>, lpBuffer: Out<Bytes>, nNumberOfBytesToRead: u32,
        lpNumberOfBytesRead: Out<u32>, lpOverlapped: Shared<OVERLAPPED>)
        -> Result<(), Win32Error> = success;

    /// Writes bytes at the file position, or into a pipe.
    fn WriteFile(hFile: HandleOf<File>, lpBuffer: In<Bytes>, nNumberOfBytesToWrite: u32,
        lpNumberOfBytesWritten: Out<u32>, lpOverlapped: Shared<OVERLAPPED>)
        -> Result<(), Win32Error> = success;

    /// Tells what kind of thing a file handle names.
    fn GetFileType(hFile: HandleOf<File>) -> FileType = value;
}

functions! {
    calls::files::NtFileCall;

    /// Creates or opens a file.
    fn NtCreateFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        allocation_size: In<i64>, file_attributes: FileFlags, share_access: ShareMode,
        create_disposition: NtDisposition, create_options: CreateOptions, ea_buffer: Address,
        ea_length: u32) -> Result<Status, Status> = status;

    /// Opens a file, or the other end of a pipe when the root is a pipe and the name is empty.
    fn NtOpenFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        share_access: ShareMode, open_options: CreateOptions) -> Result<Status, Status> = status;

    /// Reads from a file or a pipe.
    fn NtReadFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>, buffer: Out<Bytes>,
        length: u32, byte_offset: In<i64>, key: In<u32>) -> Result<Status, Status> = status;

    /// Writes to a file or a pipe.
    fn NtWriteFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>, buffer: In<Bytes>,
        length: u32, byte_offset: In<i64>, key: In<u32>) -> Result<Status, Status> = status;

    /// Reads something about the device a file object is on: class 1 volume, 4 device.
    fn NtQueryVolumeInformationFile(file_handle: HandleOf<File>,
        io_status_block: Out<IO_STATUS_BLOCK>, fs_information: Out<Any>, length: u32,
        fs_information_class: InfoClass) -> Result<Status, Status> = status;
}
