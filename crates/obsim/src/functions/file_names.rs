//! Calls about file names, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::file_names::FileNameCall;

    /// Deletes a file: its name goes at once, and whoever has it open keeps it.
    fn DeleteFileW(lpFileName: In<Wide>) -> Result<(), Win32Error> = success;

    /// Gives a file or directory another name; one that exists is an error.
    fn MoveFileW(lpExistingFileName: In<Wide>, lpNewFileName: In<Wide>)
        -> Result<(), Win32Error> = success;

    /// Gives a file or directory another name, as the flags say.
    fn MoveFileExW(lpExistingFileName: In<Wide>, lpNewFileName: In<Wide>, dwFlags: MoveFlags)
        -> Result<(), Win32Error> = success;

    /// Copies a file: its bytes, its attributes and the time of its last change.
    fn CopyFileW(lpExistingFileName: In<Wide>, lpNewFileName: In<Wide>, bFailIfExists: bool)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::file_names::NtFileNameCall;

    /// Deletes what a name leads to, once nobody has it open any more.
    fn NtDeleteFile(object_attributes: Attributes) -> Result<Status, Status> = status;
}
