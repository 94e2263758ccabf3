//! Calls about names, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::names::NameCall;

    /// Gives a drive letter or a device name a target, or takes one back.
    fn DefineDosDeviceW(dwFlags: DosDeviceFlags, lpDeviceName: In<Wide>, lpTargetPath: In<Wide>)
        -> Result<(), Win32Error> = success;

    /// Reads the targets of a drive letter or a device name, or all names there are. Texts are
    /// separated by zeros.
    fn QueryDosDeviceW(lpDeviceName: In<Wide>, lpTargetPath: Out<Wide>, ucchMax: u32)
        -> u32 = value;
}

functions! {
    calls::names::NtNameCall;

    /// Creates a directory of the namespace, or opens the one of that name when OBJ_OPENIF is
    /// given.
    fn NtCreateDirectoryObject(directory_handle: Out<Handle>, desired_access: AccessTo<Directory>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Opens a directory of the namespace.
    fn NtOpenDirectoryObject(directory_handle: Out<Handle>, desired_access: AccessTo<Directory>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Lists the entries of a directory, from where the context says.
    fn NtQueryDirectoryObject(directory_handle: HandleOf<Directory>,
        buffer: Out<Vec<OBJECT_DIRECTORY_INFORMATION>>, length: u32, return_single_entry: bool,
        restart_scan: bool, context: InOut<u32>, return_length: Out<u32>)
        -> Result<Status, Status> = status;

    /// Creates a symbolic link; its target is kept as text and not looked at.
    fn NtCreateSymbolicLinkObject(link_handle: Out<Handle>, desired_access: AccessTo<SymbolicLink>,
        object_attributes: Attributes, link_target: In<Wide>) -> Result<Status, Status> = status;

    /// Opens a symbolic link itself, not what it points to.
    fn NtOpenSymbolicLinkObject(link_handle: Out<Handle>, desired_access: AccessTo<SymbolicLink>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Reads the target of a symbolic link.
    fn NtQuerySymbolicLinkObject(link_handle: HandleOf<SymbolicLink>,
        link_target: InOut<UNICODE_STRING>, return_length: Out<u32>)
        -> Result<Status, Status> = status;

    /// Lets an object go with its last handle again.
    fn NtMakeTemporaryObject(handle: Handle) -> Result<Status, Status> = status;

    /// Lets an object and its name outlive its last handle.
    fn NtMakePermanentObject(handle: Handle) -> Result<Status, Status> = status;
}
