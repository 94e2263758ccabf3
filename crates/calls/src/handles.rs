//! Rows about handles themselves: close, duplicate, compare, flags, query.

use nt::{Access, Handle};

use crate::define::calls;
use crate::pointer::{Any, In, Out};
use crate::value::{DuplicateOptions, HandleFlags, HandleOf, InfoClass, ObjectFlags, Process};

calls! {
    enum HandleCall; trait HandleCalls; static WIN32;

    /// Closes one handle. The object outlives it while anything else refers to it.
    #[partial("closing the last handle of a file does not wait for a read or write under way")]
    #[via(NtClose)]
    fn CloseHandle(hObject: Handle) -> bool;

    /// Copies a handle, perhaps into or out of another process, perhaps with other rights.
    #[partial("DUPLICATE_CLOSE_SOURCE on the last handle of a file does not wait for a read or \
        write under way")]
    #[via(NtDuplicateObject)]
    fn DuplicateHandle(hSourceProcessHandle: HandleOf<Process>, hSourceHandle: Handle,
        hTargetProcessHandle: HandleOf<Process>, lpTargetHandle: Out<Handle>,
        dwDesiredAccess: Access, bInheritHandle: bool, dwOptions: DuplicateOptions) -> bool;

    /// Reads a handle's inherit and protect-from-close flags.
    #[exact]
    #[via(NtQueryObject)]
    fn GetHandleInformation(hObject: Handle, lpdwFlags: Out<HandleFlags>) -> bool;

    /// Sets those flags of a handle that the mask names.
    #[exact]
    #[via(NtQueryObject, NtSetInformationObject)]
    fn SetHandleInformation(hObject: Handle, dwMask: HandleFlags, dwFlags: HandleFlags) -> bool;

    /// Tells whether two handles name one object.
    #[exact]
    #[via(NtCompareObjects)]
    fn CompareObjectHandles(hFirstObjectHandle: Handle, hSecondObjectHandle: Handle) -> bool;
}

calls! {
    enum NtHandleCall; trait NtHandleCalls; static NT;

    /// Closes one handle.
    #[partial("closing the last handle of a file does not wait for a read or write under way")]
    #[fails(INVALID_HANDLE, HANDLE_NOT_CLOSABLE)]
    fn NtClose(handle: Handle) -> nt::Status;

    /// Copies a handle, perhaps into or out of another process, perhaps with other rights.
    #[partial("object audits are not generated")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        PROCESS_IS_TERMINATING, INVALID_PARAMETER, INSUFFICIENT_RESOURCES, PRIVILEGE_NOT_HELD,
        BAD_IMPERSONATION_LEVEL)]
    fn NtDuplicateObject(source_process_handle: HandleOf<Process>, source_handle: Handle,
        target_process_handle: HandleOf<Process>, target_handle: Out<Handle>,
        desired_access: Access, handle_attributes: ObjectFlags, options: DuplicateOptions)
        -> nt::Status;

    /// Tells whether two handles name one object.
    #[exact]
    #[fails(NOT_SAME_OBJECT, INVALID_HANDLE)]
    fn NtCompareObjects(first_object_handle: Handle, second_object_handle: Handle) -> nt::Status;

    /// Reads an object's counts, name or type, or a handle's flags.
    #[partial("pool charges read as 0")]
    #[fails(INVALID_HANDLE, INFO_LENGTH_MISMATCH, INVALID_INFO_CLASS, BUFFER_OVERFLOW,
        ACCESS_VIOLATION)]
    fn NtQueryObject(handle: Handle, object_information_class: InfoClass,
        object_information: Out<Any>, object_information_length: u32, return_length: Out<u32>)
        -> nt::Status;

    /// Sets a handle's inherit and protect-from-close flags.
    #[partial("class 4; 5 and 6 are refused by name to who holds SeTcbPrivilege")]
    #[fails(INVALID_HANDLE, INFO_LENGTH_MISMATCH, INVALID_INFO_CLASS, ACCESS_DENIED,
        ACCESS_VIOLATION, PRIVILEGE_NOT_HELD)]
    fn NtSetInformationObject(handle: Handle, object_information_class: InfoClass,
        object_information: In<crate::structs::OBJECT_HANDLE_FLAG_INFORMATION>,
        object_information_length: u32) -> nt::Status;
}
