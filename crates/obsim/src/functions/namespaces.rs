//! Calls about namespaces, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::namespaces::NamespaceCall;

    /// Begins a boundary: the name, to which identifiers are added.
    fn CreateBoundaryDescriptorW(Name: In<Wide>, Flags: u32) -> In<BOUNDARY_DESCRIPTOR> = value;

    /// Adds somebody to a boundary who has to be in the token of whoever uses it.
    fn AddSIDToBoundaryDescriptor(BoundaryDescriptor: InOut<BOUNDARY_DESCRIPTOR>,
        RequiredSid: In<Wide>) -> Result<(), Win32Error> = success;

    /// Adds an integrity level to a boundary.
    fn AddIntegrityLabelToBoundaryDescriptor(BoundaryDescriptor: InOut<BOUNDARY_DESCRIPTOR>,
        IntegrityLabel: In<Wide>) -> Result<(), Win32Error> = success;

    /// Ends the use of a boundary descriptor; namespaces do not need it any more.
    fn DeleteBoundaryDescriptor(BoundaryDescriptor: In<BOUNDARY_DESCRIPTOR>) -> () = value;

    /// Makes the namespace of a boundary, and an alias that names in it begin with.
    fn CreatePrivateNamespaceW(lpPrivateNamespaceAttributes: In<SECURITY_ATTRIBUTES>,
        lpBoundaryDescriptor: In<BOUNDARY_DESCRIPTOR>, lpAliasPrefix: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens the namespace of a boundary, and gives it an alias in this process.
    fn OpenPrivateNamespaceW(lpBoundaryDescriptor: In<BOUNDARY_DESCRIPTOR>, lpAliasPrefix: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Closes a namespace; with PRIVATE_NAMESPACE_FLAG_DESTROY nobody can open it any more.
    fn ClosePrivateNamespace(Handle: Handle, Flags: NamespaceFlags)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::namespaces::NtNamespaceCall;

    /// Makes a directory that is found by a boundary.
    fn NtCreatePrivateNamespace(namespace_handle: Out<Handle>, desired_access: AccessTo<Directory>,
        object_attributes: Attributes, boundary_descriptor: In<BOUNDARY_DESCRIPTOR>)
        -> Result<Status, Status> = status;

    /// Opens the directory of a boundary.
    fn NtOpenPrivateNamespace(namespace_handle: Out<Handle>, desired_access: AccessTo<Directory>,
        object_attributes: Attributes, boundary_descriptor: In<BOUNDARY_DESCRIPTOR>)
        -> Result<Status, Status> = status;

    /// Lets nobody find a directory by its boundary any more.
    fn NtDeletePrivateNamespace(namespace_handle: HandleOf<Directory>)
        -> Result<Status, Status> = status;
}
