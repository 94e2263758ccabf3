//! Rows about tokens: whom a process runs as, and whom a thread impersonates.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, InOut, Out};
use crate::structs::{
    PRIVILEGE_SET, SECURITY_QUALITY_OF_SERVICE, SID_AND_ATTRIBUTES, TOKEN_GROUPS, TOKEN_PRIVILEGES,
};
use crate::value::{
    AccessTo, FilterFlags, HandleOf, LevelChoice, ObjectFlags, PrivilegeLuid, Process, Thread,
    Token, TokenClass, TokenKind,
};

calls! {
    enum TokenCall; trait TokenCalls; static WIN32;

    /// Opens the token that a process runs with.
    #[exact]
    #[via(NtOpenProcessToken)]
    fn OpenProcessToken(ProcessHandle: HandleOf<Process>, DesiredAccess: AccessTo<Token>,
        TokenHandle: Out<Handle>) -> bool;

    /// Opens the token that a thread impersonates with.
    #[exact]
    #[via(NtOpenThreadToken)]
    fn OpenThreadToken(ThreadHandle: HandleOf<Thread>, DesiredAccess: AccessTo<Token>,
        OpenAsSelf: bool, TokenHandle: Out<Handle>) -> bool;

    /// Makes a new token from another, primary or for impersonating.
    #[exact]
    #[via(NtDuplicateToken)]
    fn DuplicateTokenEx(hExistingToken: HandleOf<Token>, dwDesiredAccess: AccessTo<Token>,
        lpTokenAttributes: In<crate::SECURITY_ATTRIBUTES>, ImpersonationLevel: LevelChoice,
        TokenType: TokenKind, phNewToken: Out<Handle>) -> bool;

    /// Makes a token for impersonating from another.
    #[exact]
    #[via(NtDuplicateToken)]
    fn DuplicateToken(ExistingTokenHandle: HandleOf<Token>,
        ImpersonationLevel: LevelChoice, DuplicateTokenHandle: Out<Handle>) -> bool;

    /// Makes a token that may do less: without privileges, with groups for denying only, and with
    /// restricting SIDs.
    #[exact]
    #[via(NtFilterToken)]
    fn CreateRestrictedToken(ExistingTokenHandle: HandleOf<Token>, Flags: FilterFlags,
        DisableSidCount: u32, SidsToDisable: In<Vec<SID_AND_ATTRIBUTES>>,
        DeletePrivilegeCount: u32,
        PrivilegesToDelete: In<Vec<crate::LUID_AND_ATTRIBUTES>>, RestrictedSidCount: u32,
        SidsToRestrict: In<Vec<SID_AND_ATTRIBUTES>>, NewTokenHandle: Out<Handle>) -> bool;

    /// Switches privileges of a token on and off, or removes them for ever. What the token does not
    /// hold is left out, and the last error says so.
    #[exact]
    #[via(NtAdjustPrivilegesToken)]
    fn AdjustTokenPrivileges(TokenHandle: HandleOf<Token>, DisableAllPrivileges: bool,
        NewState: In<TOKEN_PRIVILEGES>, BufferLength: u32, PreviousState: Out<TOKEN_PRIVILEGES>,
        ReturnLength: Out<u32>) -> bool;

    /// Switches groups of a token on and off, or all of them back to how they were to begin with.
    /// Mandatory groups stay on, and what is for denying only cannot be switched on.
    #[exact]
    #[via(NtAdjustGroupsToken)]
    fn AdjustTokenGroups(TokenHandle: HandleOf<Token>, ResetToDefault: bool,
        NewState: In<TOKEN_GROUPS>, BufferLength: u32, PreviousState: Out<TOKEN_GROUPS>,
        ReturnLength: Out<u32>) -> bool;

    /// Whether a token for impersonating holds privileges: all that are named, or one of them.
    #[exact]
    #[via(NtPrivilegeCheck)]
    fn PrivilegeCheck(ClientToken: HandleOf<Token>, RequiredPrivileges: InOut<PRIVILEGE_SET>,
        pfResult: Out<bool>) -> bool;

    /// Whether an identifier counts as enabled in a token for impersonating; NULL is the caller's.
    #[exact]
    #[via(NtOpenThreadToken, NtOpenProcessToken, NtDuplicateToken, NtAccessCheck, NtClose)]
    fn CheckTokenMembership(TokenHandle: HandleOf<Token>, SidToCheck: In<Wide>,
        IsMember: Out<bool>) -> bool;

    /// Whether a token has restricting SIDs.
    #[exact]
    #[via(NtQueryInformationToken)]
    fn IsTokenRestricted(TokenHandle: HandleOf<Token>) -> bool;

    /// Reads one thing about a token.
    #[partial("audits, claims, access information and attributes are refused by name")]
    #[via(NtQueryInformationToken)]
    fn GetTokenInformation(TokenHandle: HandleOf<Token>, TokenInformationClass: TokenClass,
        TokenInformation: Out<Any>, TokenInformationLength: u32, ReturnLength: Out<u32>) -> bool;

    /// Changes what the objects made with a token get, its integrity level or its session.
    #[partial("sessions of audits and linked tokens cannot be set and are refused by name")]
    #[via(NtSetInformationToken)]
    fn SetTokenInformation(TokenHandle: HandleOf<Token>, TokenInformationClass: TokenClass,
        TokenInformation: In<Any>, TokenInformationLength: u32) -> bool;

    /// Has a thread impersonate with a token, or act as itself again.
    #[exact]
    #[via(NtSetInformationThread)]
    fn SetThreadToken(Thread: In<Handle>, Token: HandleOf<Token>) -> bool;

    /// Has the calling thread act as the user of a token.
    #[exact]
    #[via(NtQueryInformationToken, NtDuplicateToken, NtSetInformationThread, NtClose)]
    fn ImpersonateLoggedOnUser(hToken: HandleOf<Token>) -> bool;

    /// Has the calling thread impersonate with a copy of its own process's token.
    #[exact]
    #[via(NtOpenProcessToken, NtDuplicateToken, NtSetInformationThread, NtClose)]
    fn ImpersonateSelf(ImpersonationLevel: LevelChoice) -> bool;

    /// Has the calling thread act as itself again.
    #[exact]
    #[via(NtSetInformationThread)]
    fn RevertToSelf() -> bool;

    /// The number of a privilege by its name. Windows asks its security authority, which obsim does
    /// without.
    #[partial("other systems cannot be asked")]
    #[via()]
    fn LookupPrivilegeValueW(lpSystemName: In<Wide>, lpName: In<Wide>, lpLuid: Out<PrivilegeLuid>)
        -> bool;

    /// The name of a privilege by its number.
    #[partial("other systems cannot be asked")]
    #[via()]
    fn LookupPrivilegeNameW(lpSystemName: In<Wide>, lpLuid: In<PrivilegeLuid>, lpName: Out<Wide>,
        cchName: InOut<u32>) -> bool;
}

calls! {
    enum NtTokenCall; trait NtTokenCalls; static NT;

    /// Opens the token that a process runs with.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INSUFFICIENT_RESOURCES, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenProcessToken(process_handle: HandleOf<Process>, desired_access: AccessTo<Token>,
        token_handle: Out<Handle>) -> Status;

    /// Opens the token that a thread impersonates with. The check is made as the thread acts, or as
    /// its process does.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, NO_TOKEN,
        CANT_OPEN_ANONYMOUS, BAD_IMPERSONATION_LEVEL, INSUFFICIENT_RESOURCES)]
    fn NtOpenThreadToken(thread_handle: HandleOf<Thread>, desired_access: AccessTo<Token>,
        open_as_self: bool, token_handle: Out<Handle>) -> Status;

    /// As NtOpenProcessToken, with attributes of the handle.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_PARAMETER, INSUFFICIENT_RESOURCES, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenProcessTokenEx(process_handle: HandleOf<Process>, desired_access: AccessTo<Token>,
        handle_attributes: ObjectFlags, token_handle: Out<Handle>) -> Status;

    /// As NtOpenThreadToken, with attributes of the handle.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, NO_TOKEN,
        INVALID_PARAMETER, CANT_OPEN_ANONYMOUS, BAD_IMPERSONATION_LEVEL, INSUFFICIENT_RESOURCES)]
    fn NtOpenThreadTokenEx(thread_handle: HandleOf<Thread>, desired_access: AccessTo<Token>,
        open_as_self: bool, handle_attributes: ObjectFlags, token_handle: Out<Handle>) -> Status;

    /// Switches groups of a token on and off. NOT_ALL_ASSIGNED is a success.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_PARAMETER, INVALID_SID, BUFFER_TOO_SMALL, CANT_DISABLE_MANDATORY,
        CANT_ENABLE_DENY_ONLY)]
    fn NtAdjustGroupsToken(token_handle: HandleOf<Token>, reset_to_default: bool,
        new_state: In<TOKEN_GROUPS>, buffer_length: u32, previous_state: Out<TOKEN_GROUPS>,
        return_length: Out<u32>) -> Status;

    /// Has the server thread act as the client thread does at this moment, at most as far as the
    /// quality of service says.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_PARAMETER, BAD_IMPERSONATION_LEVEL)]
    fn NtImpersonateThread(server_thread_handle: HandleOf<Thread>,
        client_thread_handle: HandleOf<Thread>, security_qos: In<SECURITY_QUALITY_OF_SERVICE>)
        -> Status;

    /// Whether a token holds privileges, and marks those that it does.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, NO_TOKEN,
        BAD_IMPERSONATION_LEVEL)]
    fn NtPrivilegeCheck(client_token: HandleOf<Token>, required_privileges: InOut<PRIVILEGE_SET>,
        result: Out<bool>) -> Status;

    /// Whether two tokens are the same to an access check.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, NO_TOKEN)]
    fn NtCompareTokens(first_token_handle: HandleOf<Token>, second_token_handle: HandleOf<Token>,
        equal: Out<bool>) -> Status;

    /// Makes a new token from another. How far it may be used stands in the quality of service of
    /// the attributes.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_PARAMETER, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL, INSUFFICIENT_RESOURCES)]
    fn NtDuplicateToken(existing_token_handle: HandleOf<Token>, desired_access: AccessTo<Token>,
        object_attributes: Attributes, effective_only: bool, token_type: TokenKind,
        new_token_handle: Out<Handle>) -> Status;

    /// Makes a token that may do less.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_PARAMETER, INVALID_SID, INSUFFICIENT_RESOURCES)]
    fn NtFilterToken(existing_token_handle: HandleOf<Token>, flags: FilterFlags,
        sids_to_disable: In<TOKEN_GROUPS>, privileges_to_delete: In<TOKEN_PRIVILEGES>,
        restricted_sids: In<TOKEN_GROUPS>, new_token_handle: Out<Handle>) -> Status;

    /// Switches privileges of a token on and off, or removes them. NOT_ALL_ASSIGNED is a success.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_PARAMETER, BUFFER_TOO_SMALL)]
    fn NtAdjustPrivilegesToken(token_handle: HandleOf<Token>, disable_all_privileges: bool,
        new_state: In<TOKEN_PRIVILEGES>, buffer_length: u32,
        previous_state: Out<TOKEN_PRIVILEGES>, return_length: Out<u32>) -> Status;

    /// Reads one thing about a token.
    #[partial("audits, claims, access information and attributes are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, NO_TOKEN,
        INVALID_INFO_CLASS, INVALID_PARAMETER, BUFFER_TOO_SMALL, NO_SUCH_LOGON_SESSION, NOT_FOUND,
        INSUFFICIENT_RESOURCES)]
    fn NtQueryInformationToken(token_handle: HandleOf<Token>,
        token_information_class: TokenClass, token_information: Out<Any>,
        token_information_length: u32, return_length: Out<u32>) -> Status;

    /// Changes one thing about a token.
    #[partial("sessions of audits and linked tokens cannot be set and are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_INFO_CLASS, INVALID_PARAMETER, INFO_LENGTH_MISMATCH, INVALID_SID, INVALID_OWNER,
        INVALID_PRIMARY_GROUP, INVALID_SECURITY_DESCR, PRIVILEGE_NOT_HELD)]
    fn NtSetInformationToken(token_handle: HandleOf<Token>, token_information_class: TokenClass,
        token_information: In<Any>, token_information_length: u32) -> Status;
}
