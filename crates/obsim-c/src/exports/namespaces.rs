//! The C functions of `namespaces`. Printed by `cargo xtask gen`: do not edit.

crate::door::exports! {
    fn CreateBoundaryDescriptorW(a: u64, b: u32) -> u64;
    fn CreateBoundaryDescriptorA(a: u64, b: u32) -> u64;
    fn AddSIDToBoundaryDescriptor(a: u64, b: u64) -> u32;
    fn AddIntegrityLabelToBoundaryDescriptor(a: u64, b: u64) -> u32;
    fn DeleteBoundaryDescriptor(a: u64) -> ();
    fn CreatePrivateNamespaceW(a: u64, b: u64, c: u64) -> u64;
    fn CreatePrivateNamespaceA(a: u64, b: u64, c: u64) -> u64;
    fn OpenPrivateNamespaceW(a: u64, b: u64) -> u64;
    fn OpenPrivateNamespaceA(a: u64, b: u64) -> u64;
    fn ClosePrivateNamespace(a: u64, b: u32) -> u32;
    fn NtCreatePrivateNamespace(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn NtOpenPrivateNamespace(a: u64, b: u32, c: u64, d: u64) -> u32;
    fn NtDeletePrivateNamespace(a: u64) -> u32;
}
