//! Calls about handles, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::handles::HandleCall;

    /// Closes one handle. The object outlives it while anything else refers to it.
    fn CloseHandle(hObject: Handle) -> Result<(), Win32Error> = success;

    /// Copies a handle, perhaps into or out of another process, perhaps with other rights.
    fn DuplicateHandle(hSourceProcessHandle: HandleOf<Process>, hSourceHandle: Handle,
        hTargetProcessHandle: HandleOf<Process>, lpTargetHandle: Out<Handle>,
        dwDesiredAccess: Access, bInheritHandle: bool, dwOptions: DuplicateOptions)
        -> Result<(), Win32Error> = success;

    /// Reads a handle's inherit and protect-from-close flags.
    fn GetHandleInformation(hObject: Handle, lpdwFlags: Out<HandleFlags>)
        -> Result<(), Win32Error> = success;

    /// Sets those flags of a handle that the mask names.
    fn SetHandleInformation(hObject: Handle, dwMask: HandleFlags, dwFlags: HandleFlags)
        -> Result<(), Win32Error> = success;

    /// Tells whether two handles name one object.
    fn CompareObjectHandles(hFirstObjectHandle: Handle, hSecondObjectHandle: Handle)
        -> bool = value;
}

functions! {
    calls::handles::NtHandleCall;

    /// Closes one handle.
    fn NtClose(handle: Handle) -> Result<Status, Status> = status;

    /// Copies a handle, perhaps into or out of another process, perhaps with other rights.
    fn NtDuplicateObject(source_process_handle: HandleOf<Process>, source_handle: Handle,
        target_process_handle: HandleOf<Process>, target_handle: Out<Handle>,
        desired_access: Access, handle_attributes: ObjectFlags, options: DuplicateOptions)
        -> Result<Status, Status> = status;

    /// Tells whether two handles name one object.
    fn NtCompareObjects(first_object_handle: Handle, second_object_handle: Handle)
        -> Result<Status, Status> = status;

    /// Reads an object's counts, name or type, or a handle's flags.
    fn NtQueryObject(handle: Handle, object_information_class: InfoClass,
        object_information: Out<Any>, object_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;

    /// Sets a handle's inherit and protect-from-close flags.
    fn NtSetInformationObject(handle: Handle, object_information_class: InfoClass,
        object_information: In<OBJECT_HANDLE_FLAG_INFORMATION>, object_information_length: u32)
        -> Result<Status, Status> = status;
}
