//! Calls about plain, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::plain::NtPlainCall;

    /// Creates a reserve: memory set aside for one APC (type 0) or one completion packet (type 1).
    fn NtAllocateReserveObject(memory_reserve_handle: Out<Handle>, object_attributes: Attributes,
        reserve_type: u32) -> Result<Status, Status> = status;

    /// Creates a debug object, through which a debugger would wait for what its processes do.
    fn NtCreateDebugObject(debug_object_handle: Out<Handle>, desired_access: AccessTo<DebugObject>,
        object_attributes: Attributes, flags: u32) -> Result<Status, Status> = status;

    /// Creates a wait completion packet, with which a thread pool would wait for an object.
    fn NtCreateWaitCompletionPacket(wait_completion_packet_handle: Out<Handle>,
        desired_access: AccessTo<WaitCompletionPacket>, object_attributes: Attributes)
        -> Result<Status, Status> = status;

    /// Creates an ALPC port, to which clients would connect by its name.
    fn NtAlpcCreatePort(port_handle: Out<Handle>, object_attributes: Attributes,
        port_attributes: Address) -> Result<Status, Status> = status;

    /// Creates a transaction of the registry alone.
    fn NtCreateRegistryTransaction(transaction_handle: Out<Handle>,
        desired_access: AccessTo<RegistryTransaction>, object_attributes: Attributes,
        create_options: u32) -> Result<Status, Status> = status;

    /// Opens the object of a session, such as \KernelObjects\Session1.
    fn NtOpenSession(session_handle: Out<Handle>, desired_access: AccessTo<Session>,
        object_attributes: Attributes) -> Result<Status, Status> = status;
}
