//! Rows about the names of files: deleting, moving and copying by path.

use nt::{Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::In;
use crate::value::MoveFlags;

calls! {
    enum FileNameCall; trait FileNameCalls; static WIN32;

    /// Deletes a file: its name goes at once, and whoever has it open keeps it.
    #[exact]
    #[via(NtOpenFile, NtSetInformationFile, NtClose)]
    fn DeleteFileW(lpFileName: In<Wide>) -> bool;

    /// Gives a file or directory another name; one that exists is an error.
    #[exact]
    #[via(NtOpenFile, NtSetInformationFile, NtClose, NtQueryInformationFile, NtReadFile,
        NtCreateFile, NtWriteFile)]
    fn MoveFileW(lpExistingFileName: In<Wide>, lpNewFileName: In<Wide>) -> bool;

    /// Gives a file or directory another name, as the flags say.
    #[partial("MOVEFILE_DELAY_UNTIL_REBOOT and rarer flags are refused")]
    #[via(NtOpenFile, NtSetInformationFile, NtClose, NtQueryInformationFile, NtReadFile,
        NtCreateFile, NtWriteFile)]
    fn MoveFileExW(lpExistingFileName: In<Wide>, lpNewFileName: In<Wide>, dwFlags: MoveFlags)
        -> bool;

    /// Copies a file: its bytes, its attributes and the time of its last change.
    #[partial("files of at most 256 MiB; what shares and rights the two openings ask for is \
        assumed")]
    #[via(NtOpenFile, NtQueryInformationFile, NtReadFile, NtCreateFile, NtWriteFile,
        NtSetInformationFile, NtClose)]
    fn CopyFileW(lpExistingFileName: In<Wide>, lpNewFileName: In<Wide>, bFailIfExists: bool)
        -> bool;
}

calls! {
    enum NtFileNameCall; trait NtFileNameCalls; static NT;

    /// Deletes what a name leads to, once nobody has it open any more.
    #[partial("files and directories of the volume")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, ACCESS_DENIED,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND, OBJECT_TYPE_MISMATCH, SHARING_VIOLATION,
        DELETE_PENDING, CANNOT_DELETE, DIRECTORY_NOT_EMPTY)]
    fn NtDeleteFile(object_attributes: Attributes) -> Status;
}
