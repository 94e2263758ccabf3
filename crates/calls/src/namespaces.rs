//! Rows about private namespaces: directories that are found by a boundary instead of a name.

use nt::{Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{In, InOut, Out};
use crate::structs::{BOUNDARY_DESCRIPTOR, SECURITY_ATTRIBUTES};
use crate::value::{AccessTo, Directory, HandleOf, NamespaceFlags};

calls! {
    enum NamespaceCall; trait NamespaceCalls; static WIN32;

    /// Begins a boundary: the name, to which identifiers are added.
    #[partial("the descriptor is a structure of the scenario and no handle; the identifier of an \
        app container is refused by name")]
    #[via()]
    fn CreateBoundaryDescriptorW(Name: In<Wide>, Flags: u32) -> In<BOUNDARY_DESCRIPTOR>;

    /// Adds somebody to a boundary who has to be in the token of whoever uses it.
    #[exact]
    #[via()]
    fn AddSIDToBoundaryDescriptor(BoundaryDescriptor: InOut<BOUNDARY_DESCRIPTOR>,
        RequiredSid: In<Wide>) -> bool;

    /// Adds an integrity level to a boundary.
    #[exact]
    #[via()]
    fn AddIntegrityLabelToBoundaryDescriptor(BoundaryDescriptor: InOut<BOUNDARY_DESCRIPTOR>,
        IntegrityLabel: In<Wide>) -> bool;

    /// Ends the use of a boundary descriptor; namespaces do not need it any more.
    #[exact]
    #[via()]
    fn DeleteBoundaryDescriptor(BoundaryDescriptor: In<BOUNDARY_DESCRIPTOR>) -> ();

    /// Makes the namespace of a boundary, and an alias that names in it begin with.
    #[exact]
    #[via(NtCreatePrivateNamespace)]
    fn CreatePrivateNamespaceW(lpPrivateNamespaceAttributes: In<SECURITY_ATTRIBUTES>,
        lpBoundaryDescriptor: In<BOUNDARY_DESCRIPTOR>, lpAliasPrefix: In<Wide>) -> nt::Handle;

    /// Opens the namespace of a boundary, and gives it an alias in this process.
    #[exact]
    #[via(NtOpenPrivateNamespace)]
    fn OpenPrivateNamespaceW(lpBoundaryDescriptor: In<BOUNDARY_DESCRIPTOR>,
        lpAliasPrefix: In<Wide>) -> nt::Handle;

    /// Closes a namespace; with PRIVATE_NAMESPACE_FLAG_DESTROY nobody can open it any more.
    #[exact]
    #[via(NtDeletePrivateNamespace, NtClose)]
    fn ClosePrivateNamespace(Handle: nt::Handle, Flags: NamespaceFlags) -> bool;
}

calls! {
    enum NtNamespaceCall; trait NtNamespaceCalls; static NT;

    /// Makes a directory that is found by a boundary.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_SID, ACCESS_DENIED,
        OBJECT_NAME_COLLISION, INVALID_SECURITY_DESCR, INSUFFICIENT_RESOURCES, NAME_TOO_LONG)]
    fn NtCreatePrivateNamespace(namespace_handle: Out<nt::Handle>,
        desired_access: AccessTo<Directory>, object_attributes: Attributes,
        boundary_descriptor: In<BOUNDARY_DESCRIPTOR>) -> Status;

    /// Opens the directory of a boundary.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_SID, ACCESS_DENIED,
        OBJECT_PATH_NOT_FOUND, INSUFFICIENT_RESOURCES, NAME_TOO_LONG)]
    fn NtOpenPrivateNamespace(namespace_handle: Out<nt::Handle>,
        desired_access: AccessTo<Directory>, object_attributes: Attributes,
        boundary_descriptor: In<BOUNDARY_DESCRIPTOR>) -> Status;

    /// Lets nobody find a directory by its boundary any more.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_PARAMETER)]
    fn NtDeletePrivateNamespace(namespace_handle: HandleOf<Directory>) -> Status;
}
