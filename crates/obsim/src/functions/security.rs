//! Calls about security, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::security::SecurityCall;

    /// Reads parts of the security descriptor of an object.
    fn GetKernelObjectSecurity(Handle: Handle, RequestedInformation: SecurityParts,
        pSecurityDescriptor: Out<Wide>, nLength: u32, lpnLengthNeeded: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Changes parts of the security descriptor of an object. Open handles keep their rights.
    fn SetKernelObjectSecurity(Handle: Handle, SecurityInformation: SecurityParts,
        SecurityDescriptor: In<Wide>) -> Result<(), Win32Error> = success;

    /// Makes a descriptor of its text. A descriptor is text here already: what comes back is the
    /// one that was understood, as obsim writes it.
    fn ConvertStringSecurityDescriptorToSecurityDescriptorW(StringSecurityDescriptor: In<Wide>,
        StringSDRevision: u32, SecurityDescriptor: Out<Wide>, SecurityDescriptorSize: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Makes the text of parts of a descriptor. The length counts the zero at its end.
    fn ConvertSecurityDescriptorToStringSecurityDescriptorW(SecurityDescriptor: In<Wide>,
        RequestedStringSDRevision: u32, SecurityInformation: SecurityParts,
        StringSecurityDescriptor: Out<Wide>, StringSecurityDescriptorLen: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Makes an identifier of its text: numbers, or one of the words of SDDL. An identifier is text
    /// here already; what comes back are its numbers.
    fn ConvertStringSidToSidW(StringSid: In<Wide>, Sid: Out<Wide>)
        -> Result<(), Win32Error> = success;

    /// Makes the text of an identifier: its numbers.
    fn ConvertSidToStringSidW(Sid: In<Wide>, StringSid: Out<Wide>)
        -> Result<(), Win32Error> = success;

    /// Says what a descriptor would give the user of a token for impersonating. The call succeeds,
    /// whatever the answer is; an answer of FALSE has its own last error.
    fn AccessCheck(pSecurityDescriptor: In<Wide>, ClientToken: HandleOf<Token>,
        DesiredAccess: Access, GenericMapping: In<GENERIC_MAPPING>,
        PrivilegeSet: Out<PRIVILEGE_SET>, PrivilegeSetLength: InOut<u32>,
        GrantedAccess: Out<Access>, AccessStatus: Out<bool>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::security::NtSecurityCall;

    /// Reads parts of the security descriptor of an object. The length is that of the binary form.
    fn NtQuerySecurityObject(handle: Handle, security_information: SecurityParts,
        security_descriptor: Out<Wide>, length: u32, length_needed: Out<u32>)
        -> Result<Status, Status> = status;

    /// Changes parts of the security descriptor of an object. Open handles keep their rights.
    fn NtSetSecurityObject(handle: Handle, security_information: SecurityParts,
        security_descriptor: In<Wide>) -> Result<Status, Status> = status;

    /// Says what a descriptor would give the user of a token for impersonating.
    fn NtAccessCheck(security_descriptor: In<Wide>, client_token: HandleOf<Token>,
        desired_access: Access, generic_mapping: In<GENERIC_MAPPING>,
        privilege_set: Out<PRIVILEGE_SET>, privilege_set_length: InOut<u32>,
        granted_access: Out<Access>, access_status: Out<Status>) -> Result<Status, Status> = status;
}
