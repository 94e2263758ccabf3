//! Calls about directories, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::directories::DirectoryCall;

    /// Makes a directory.
    fn CreateDirectoryW(lpPathName: In<Wide>, lpSecurityAttributes: In<SECURITY_ATTRIBUTES>)
        -> Result<(), Win32Error> = success;

    /// Removes a directory that is empty.
    fn RemoveDirectoryW(lpPathName: In<Wide>) -> Result<(), Win32Error> = success;

    /// Begins to list a directory: the first entry that matches a pattern. The handle is none of
    /// the kernel's; it hides one of the directory.
    fn FindFirstFileW(lpFileName: In<Wide>, lpFindFileData: Out<WIN32_FIND_DATAW>)
        -> Result<Handle, Win32Error> = handle;

    /// Lists the next entry.
    fn FindNextFileW(hFindFile: Handle, lpFindFileData: Out<WIN32_FIND_DATAW>)
        -> Result<(), Win32Error> = success;

    /// Ends a listing.
    fn FindClose(hFindFile: Handle) -> Result<(), Win32Error> = success;
}

functions! {
    calls::directories::NtDirectoryCall;

    /// Lists entries of a directory: class 3, with both names.
    fn NtQueryDirectoryFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Out<IO_STATUS_BLOCK>, file_information: Out<Any>,
        length: u32, file_information_class: InfoClass, return_single_entry: bool,
        file_name: In<Wide>, restart_scan: bool) -> Result<Status, Status> = status;
}
