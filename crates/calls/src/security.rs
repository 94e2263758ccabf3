//! Rows about the security descriptors of objects. A descriptor travels as its SDDL text.

use nt::{Status, Wide};

use crate::define::calls;
use crate::pointer::{In, InOut, Out};
use crate::structs::{GENERIC_MAPPING, PRIVILEGE_SET};
use crate::value::{HandleOf, SecurityParts, Token};

calls! {
    enum SecurityCall; trait SecurityCalls; static WIN32;

    /// Reads parts of the security descriptor of an object.
    #[exact]
    #[via(NtQuerySecurityObject)]
    fn GetKernelObjectSecurity(Handle: nt::Handle, RequestedInformation: SecurityParts,
        pSecurityDescriptor: Out<Wide>, nLength: u32, lpnLengthNeeded: Out<u32>) -> bool;

    /// Changes parts of the security descriptor of an object. Open handles keep their rights.
    #[exact]
    #[via(NtSetSecurityObject)]
    fn SetKernelObjectSecurity(Handle: nt::Handle, SecurityInformation: SecurityParts,
        SecurityDescriptor: In<Wide>) -> bool;

    /// Makes a descriptor of its text. A descriptor is text here already: what comes back is the
    /// one that was understood, as obsim writes it.
    #[exact]
    #[via()]
    fn ConvertStringSecurityDescriptorToSecurityDescriptorW(
        StringSecurityDescriptor: In<Wide>, StringSDRevision: u32,
        SecurityDescriptor: Out<Wide>, SecurityDescriptorSize: Out<u32>) -> bool;

    /// Makes the text of parts of a descriptor. The length counts the zero at its end.
    #[exact]
    #[via()]
    fn ConvertSecurityDescriptorToStringSecurityDescriptorW(SecurityDescriptor: In<Wide>,
        RequestedStringSDRevision: u32, SecurityInformation: SecurityParts,
        StringSecurityDescriptor: Out<Wide>, StringSecurityDescriptorLen: Out<u32>) -> bool;

    /// Makes an identifier of its text: numbers, or one of the words of SDDL. An identifier is text
    /// here already; what comes back are its numbers.
    #[exact]
    #[via()]
    fn ConvertStringSidToSidW(StringSid: In<Wide>, Sid: Out<Wide>) -> bool;

    /// Makes the text of an identifier: its numbers.
    #[exact]
    #[via()]
    fn ConvertSidToStringSidW(Sid: In<Wide>, StringSid: Out<Wide>) -> bool;

    /// Says what a descriptor would give the user of a token for impersonating. The call succeeds,
    /// whatever the answer is; an answer of FALSE has its own last error.
    #[exact]
    #[via(NtAccessCheck)]
    fn AccessCheck(pSecurityDescriptor: In<Wide>, ClientToken: HandleOf<Token>,
        DesiredAccess: nt::Access, GenericMapping: In<GENERIC_MAPPING>,
        PrivilegeSet: Out<PRIVILEGE_SET>, PrivilegeSetLength: InOut<u32>,
        GrantedAccess: Out<nt::Access>, AccessStatus: Out<bool>) -> bool;
}

calls! {
    enum NtSecurityCall; trait NtSecurityCalls; static NT;

    /// Reads parts of the security descriptor of an object. The length is that of the binary form.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, ACCESS_DENIED, BUFFER_TOO_SMALL)]
    fn NtQuerySecurityObject(handle: nt::Handle, security_information: SecurityParts,
        security_descriptor: Out<Wide>, length: u32, length_needed: Out<u32>) -> Status;

    /// Changes parts of the security descriptor of an object. Open handles keep their rights.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        INVALID_OWNER, INVALID_LABEL, NO_SECURITY_ON_OBJECT)]
    fn NtSetSecurityObject(handle: nt::Handle, security_information: SecurityParts,
        security_descriptor: In<Wide>) -> Status;

    /// Says what a descriptor would give the user of a token for impersonating.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        NO_IMPERSONATION_TOKEN, BAD_IMPERSONATION_LEVEL, GENERIC_NOT_MAPPED,
        INVALID_SECURITY_DESCR, BUFFER_TOO_SMALL)]
    fn NtAccessCheck(security_descriptor: In<Wide>, client_token: HandleOf<Token>,
        desired_access: nt::Access, generic_mapping: In<GENERIC_MAPPING>,
        privilege_set: Out<PRIVILEGE_SET>, privilege_set_length: InOut<u32>,
        granted_access: Out<nt::Access>, access_status: Out<Status>) -> Status;
}
