//! Rows about objects of which only the handle is modelled: they are created, found by name,
//! duplicated, waited for and closed, and do nothing.

use nt::{Handle, Status};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::Out;
use crate::value::{
    AccessTo, Address, DebugObject, RegistryTransaction, Session, WaitCompletionPacket,
};

/// Win32 has no calls of its own for these.
pub static WIN32: &[crate::Row] = &[];

calls! {
    enum NtPlainCall; trait NtPlainCalls; static NT;

    /// Creates a reserve: memory set aside for one APC (type 0) or one completion packet (type 1).
    #[partial("a reserve is used for nothing")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtAllocateReserveObject(memory_reserve_handle: Out<Handle>, object_attributes: Attributes,
        reserve_type: u32) -> Status;

    /// Creates a debug object, through which a debugger would wait for what its processes do.
    #[partial("no process can be attached to it, so it is never signaled")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateDebugObject(debug_object_handle: Out<Handle>, desired_access: AccessTo<DebugObject>,
        object_attributes: Attributes, flags: u32) -> Status;

    /// Creates a wait completion packet, with which a thread pool would wait for an object.
    #[partial("it cannot be associated with anything")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateWaitCompletionPacket(wait_completion_packet_handle: Out<Handle>,
        desired_access: AccessTo<WaitCompletionPacket>, object_attributes: Attributes) -> Status;

    /// Creates an ALPC port, to which clients would connect by its name.
    #[partial("nobody can connect to it; port attributes are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtAlpcCreatePort(port_handle: Out<Handle>, object_attributes: Attributes,
        port_attributes: Address) -> Status;

    /// Creates a transaction of the registry alone.
    #[partial("nothing takes part in it, and it can be neither committed nor rolled back")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateRegistryTransaction(transaction_handle: Out<Handle>,
        desired_access: AccessTo<RegistryTransaction>, object_attributes: Attributes,
        create_options: u32) -> Status;

    /// Opens the object of a session, such as \KernelObjects\Session1.
    #[partial("nothing can be asked of it")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenSession(session_handle: Out<Handle>, desired_access: AccessTo<Session>,
        object_attributes: Attributes) -> Status;
}
