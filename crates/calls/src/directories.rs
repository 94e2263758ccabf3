//! Rows about directories of a volume: making, removing and listing them.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::pointer::{Any, In, Out};
use crate::structs::{IO_STATUS_BLOCK, SECURITY_ATTRIBUTES, WIN32_FIND_DATAW};
use crate::value::{Address, File, HandleOf, InfoClass, Routine};

calls! {
    enum DirectoryCall; trait DirectoryCalls; static WIN32;

    /// Makes a directory.
    #[exact]
    #[via(NtCreateFile, NtClose)]
    fn CreateDirectoryW(lpPathName: In<Wide>, lpSecurityAttributes: In<SECURITY_ATTRIBUTES>)
        -> bool;

    /// Removes a directory that is empty.
    #[exact]
    #[via(NtOpenFile, NtSetInformationFile, NtClose)]
    fn RemoveDirectoryW(lpPathName: In<Wide>) -> bool;

    /// Begins to list a directory: the first entry that matches a pattern. The handle is none of
    /// the kernel's; it hides one of the directory.
    #[partial("no short names of the form 8.3")]
    #[via(NtOpenFile, NtQueryDirectoryFile, NtClose)]
    fn FindFirstFileW(lpFileName: In<Wide>, lpFindFileData: Out<WIN32_FIND_DATAW>) -> Handle;

    /// Lists the next entry.
    #[partial("no short names of the form 8.3")]
    #[via(NtQueryDirectoryFile)]
    fn FindNextFileW(hFindFile: Handle, lpFindFileData: Out<WIN32_FIND_DATAW>) -> bool;

    /// Ends a listing.
    #[exact]
    #[via(NtClose)]
    fn FindClose(hFindFile: Handle) -> bool;
}

calls! {
    enum NtDirectoryCall; trait NtDirectoryCalls; static NT;

    /// Lists entries of a directory: class 3, with both names.
    #[partial("class 3; synchronous handles; no short names of the form 8.3; no event, routine \
        or context can be given")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION,
        INVALID_INFO_CLASS, INFO_LENGTH_MISMATCH, BUFFER_OVERFLOW, INVALID_PARAMETER,
        NO_SUCH_FILE, NO_MORE_FILES)]
    fn NtQueryDirectoryFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Out<IO_STATUS_BLOCK>, file_information: Out<Any>,
        length: u32, file_information_class: InfoClass, return_single_entry: bool,
        file_name: In<Wide>, restart_scan: bool) -> Status;
}
