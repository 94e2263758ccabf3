//! Rows about the namespace: directories, symbolic links, and how long a name lives.
//!
//! Win32 looks most names up in the calls that create and open; its own calls of this noun are
//! about the names of drives and devices.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{In, InOut, Out};
use crate::structs::{OBJECT_DIRECTORY_INFORMATION, UNICODE_STRING};
use crate::value::{AccessTo, Directory, DosDeviceFlags, HandleOf, SymbolicLink};

calls! {
    enum NameCall; trait NameCalls; static WIN32;

    /// Gives a drive letter or a device name a target, or takes one back.
    #[partial("nobody is told by a broadcast")]
    #[via()]
    fn DefineDosDeviceW(dwFlags: DosDeviceFlags, lpDeviceName: In<Wide>, lpTargetPath: In<Wide>)
        -> bool;

    /// Reads the targets of a drive letter or a device name, or all names there are. Texts are
    /// separated by zeros.
    #[exact]
    #[via(NtOpenSymbolicLinkObject, NtQuerySymbolicLinkObject, NtOpenDirectoryObject,
        NtQueryDirectoryObject, NtClose)]
    fn QueryDosDeviceW(lpDeviceName: In<Wide>, lpTargetPath: Out<Wide>, ucchMax: u32) -> u32;
}

calls! {
    enum NtNameCall; trait NtNameCalls; static NT;

    /// Creates a directory of the namespace, or opens the one of that name when OBJ_OPENIF is
    /// given.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_NAME_COLLISION, OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED,
        PRIVILEGE_NOT_HELD, INVALID_SECURITY_DESCR, INSUFFICIENT_RESOURCES, NAME_TOO_LONG,
        BAD_IMPERSONATION_LEVEL)]
    fn NtCreateDirectoryObject(directory_handle: Out<Handle>,
        desired_access: AccessTo<Directory>, object_attributes: Attributes) -> Status;

    /// Opens a directory of the namespace.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenDirectoryObject(directory_handle: Out<Handle>,
        desired_access: AccessTo<Directory>, object_attributes: Attributes) -> Status;

    /// Lists the entries of a directory, from where the context says.
    #[partial("entries come sorted by name, in Windows by hash")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION, BUFFER_TOO_SMALL,
        NO_MORE_ENTRIES)]
    fn NtQueryDirectoryObject(directory_handle: HandleOf<Directory>,
        buffer: Out<Vec<OBJECT_DIRECTORY_INFORMATION>>, length: u32, return_single_entry: bool,
        restart_scan: bool, context: InOut<u32>, return_length: Out<u32>) -> Status;

    /// Creates a symbolic link; its target is kept as text and not looked at.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_NAME_COLLISION, OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED,
        PRIVILEGE_NOT_HELD, INVALID_SECURITY_DESCR, INSUFFICIENT_RESOURCES, NAME_TOO_LONG,
        BAD_IMPERSONATION_LEVEL)]
    fn NtCreateSymbolicLinkObject(link_handle: Out<Handle>,
        desired_access: AccessTo<SymbolicLink>, object_attributes: Attributes,
        link_target: In<Wide>) -> Status;

    /// Opens a symbolic link itself, not what it points to.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenSymbolicLinkObject(link_handle: Out<Handle>,
        desired_access: AccessTo<SymbolicLink>, object_attributes: Attributes) -> Status;

    /// Reads the target of a symbolic link.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION,
        BUFFER_TOO_SMALL)]
    fn NtQuerySymbolicLinkObject(link_handle: HandleOf<SymbolicLink>,
        link_target: InOut<UNICODE_STRING>, return_length: Out<u32>) -> Status;

    /// Lets an object go with its last handle again.
    #[exact]
    #[fails(INVALID_HANDLE, ACCESS_DENIED)]
    fn NtMakeTemporaryObject(handle: Handle) -> Status;

    /// Lets an object and its name outlive its last handle.
    #[exact]
    #[fails(PRIVILEGE_NOT_HELD, INVALID_HANDLE)]
    fn NtMakePermanentObject(handle: Handle) -> Status;
}
