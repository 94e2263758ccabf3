//! Calls about tokens, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::tokens::TokenCall;

    /// Opens the token that a process runs with.
    fn OpenProcessToken(ProcessHandle: HandleOf<Process>, DesiredAccess: AccessTo<Token>,
        TokenHandle: Out<Handle>) -> Result<(), Win32Error> = success;

    /// Opens the token that a thread impersonates with.
    fn OpenThreadToken(ThreadHandle: HandleOf<Thread>, DesiredAccess: AccessTo<Token>,
        OpenAsSelf: bool, TokenHandle: Out<Handle>) -> Result<(), Win32Error> = success;

    /// Makes a new token from another, primary or for impersonating.
    fn DuplicateTokenEx(hExistingToken: HandleOf<Token>, dwDesiredAccess: AccessTo<Token>,
        lpTokenAttributes: In<SECURITY_ATTRIBUTES>, ImpersonationLevel: LevelChoice,
        TokenType: TokenKind, phNewToken: Out<Handle>) -> Result<(), Win32Error> = success;

    /// Makes a token for impersonating from another.
    fn DuplicateToken(ExistingTokenHandle: HandleOf<Token>, ImpersonationLevel: LevelChoice,
        DuplicateTokenHandle: Out<Handle>) -> Result<(), Win32Error> = success;

    /// Makes a token that may do less: without privileges, with groups for denying only, and with
    /// restricting SIDs.
    fn CreateRestrictedToken(ExistingTokenHandle: HandleOf<Token>, Flags: FilterFlags,
        DisableSidCount: u32, SidsToDisable: In<Vec<SID_AND_ATTRIBUTES>>, DeletePrivilegeCount: u32,
        PrivilegesToDelete: In<Vec<LUID_AND_ATTRIBUTES>>, RestrictedSidCount: u32,
        SidsToRestrict: In<Vec<SID_AND_ATTRIBUTES>>, NewTokenHandle: Out<Handle>)
        -> Result<(), Win32Error> = success;

    /// Switches privileges of a token on and off, or removes them for ever. What the token does not
    /// hold is left out, and the last error says so.
    fn AdjustTokenPrivileges(TokenHandle: HandleOf<Token>, DisableAllPrivileges: bool,
        NewState: In<TOKEN_PRIVILEGES>, BufferLength: u32, PreviousState: Out<TOKEN_PRIVILEGES>,
        ReturnLength: Out<u32>) -> Result<(), Win32Error> = success;

    /// Switches groups of a token on and off, or all of them back to how they were to begin with.
    /// Mandatory groups stay on, and what is for denying only cannot be switched on.
    fn AdjustTokenGroups(TokenHandle: HandleOf<Token>, ResetToDefault: bool,
        NewState: In<TOKEN_GROUPS>, BufferLength: u32, PreviousState: Out<TOKEN_GROUPS>,
        ReturnLength: Out<u32>) -> Result<(), Win32Error> = success;

    /// Whether a token for impersonating holds privileges: all that are named, or one of them.
    fn PrivilegeCheck(ClientToken: HandleOf<Token>, RequiredPrivileges: InOut<PRIVILEGE_SET>,
        pfResult: Out<bool>) -> Result<(), Win32Error> = success;

    /// Whether an identifier counts as enabled in a token for impersonating; NULL is the caller's.
    fn CheckTokenMembership(TokenHandle: HandleOf<Token>, SidToCheck: In<Wide>, IsMember: Out<bool>)
        -> Result<(), Win32Error> = success;

    /// Whether a token has restricting SIDs.
    fn IsTokenRestricted(TokenHandle: HandleOf<Token>) -> Result<(), Win32Error> = success;

    /// Reads one thing about a token.
    fn GetTokenInformation(TokenHandle: HandleOf<Token>, TokenInformationClass: TokenClass,
        TokenInformation: Out<Any>, TokenInformationLength: u32, ReturnLength: Out<u32>)
        -> Result<(), Win32Error> = success;

    /// Changes what the objects made with a token get, its integrity level or its session.
    fn SetTokenInformation(TokenHandle: HandleOf<Token>, TokenInformationClass: TokenClass,
        TokenInformation: In<Any>, TokenInformationLength: u32) -> Result<(), Win32Error> = success;

    /// Has a thread impersonate with a token, or act as itself again.
    fn SetThreadToken(Thread: In<Handle>, Token: HandleOf<Token>)
        -> Result<(), Win32Error> = success;

    /// Has the calling thread act as the user of a token.
    fn ImpersonateLoggedOnUser(hToken: HandleOf<Token>) -> Result<(), Win32Error> = success;

    /// Has the calling thread impersonate with a copy of its own process's token.
    fn ImpersonateSelf(ImpersonationLevel: LevelChoice) -> Result<(), Win32Error> = success;

    /// Has the calling thread act as itself again.
    fn RevertToSelf() -> Result<(), Win32Error> = success;

    /// The number of a privilege by its name. Windows asks its security authority, which obsim does
    /// without.
    fn LookupPrivilegeValueW(lpSystemName: In<Wide>, lpName: In<Wide>, lpLuid: Out<PrivilegeLuid>)
        -> Result<(), Win32Error> = success;

    /// The name of a privilege by its number.
    fn LookupPrivilegeNameW(lpSystemName: In<Wide>, lpLuid: In<PrivilegeLuid>, lpName: Out<Wide>,
        cchName: InOut<u32>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::tokens::NtTokenCall;

    /// Opens the token that a process runs with.
    fn NtOpenProcessToken(process_handle: HandleOf<Process>, desired_access: AccessTo<Token>,
        token_handle: Out<Handle>) -> Result<Status, Status> = status;

    /// Opens the token that a thread impersonates with. The check is made as the thread acts, or as
    /// its process does.
    fn NtOpenThreadToken(thread_handle: HandleOf<Thread>, desired_access: AccessTo<Token>,
        open_as_self: bool, token_handle: Out<Handle>) -> Result<Status, Status> = status;

    /// As NtOpenProcessToken, with attributes of the handle.
    fn NtOpenProcessTokenEx(process_handle: HandleOf<Process>, desired_access: AccessTo<Token>,
        handle_attributes: ObjectFlags, token_handle: Out<Handle>)
        -> Result<Status, Status> = status;

    /// As NtOpenThreadToken, with attributes of the handle.
    fn NtOpenThreadTokenEx(thread_handle: HandleOf<Thread>, desired_access: AccessTo<Token>,
        open_as_self: bool, handle_attributes: ObjectFlags, token_handle: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Switches groups of a token on and off. NOT_ALL_ASSIGNED is a success.
    fn NtAdjustGroupsToken(token_handle: HandleOf<Token>, reset_to_default: bool,
        new_state: In<TOKEN_GROUPS>, buffer_length: u32, previous_state: Out<TOKEN_GROUPS>,
        return_length: Out<u32>) -> Result<Status, Status> = status;

    /// Has the server thread act as the client thread does at this moment, at most as far as the
    /// quality of service says.
    fn NtImpersonateThread(server_thread_handle: HandleOf<Thread>,
        client_thread_handle: HandleOf<Thread>, security_qos: In<SECURITY_QUALITY_OF_SERVICE>)
        -> Result<Status, Status> = status;

    /// Whether a token holds privileges, and marks those that it does.
    fn NtPrivilegeCheck(client_token: HandleOf<Token>, required_privileges: InOut<PRIVILEGE_SET>,
        result: Out<bool>) -> Result<Status, Status> = status;

    /// Whether two tokens are the same to an access check.
    fn NtCompareTokens(first_token_handle: HandleOf<Token>, second_token_handle: HandleOf<Token>,
        equal: Out<bool>) -> Result<Status, Status> = status;

    /// Makes a new token from another. How far it may be used stands in the quality of service of
    /// the attributes.
    fn NtDuplicateToken(existing_token_handle: HandleOf<Token>, desired_access: AccessTo<Token>,
        object_attributes: Attributes, effective_only: bool, token_type: TokenKind,
        new_token_handle: Out<Handle>) -> Result<Status, Status> = status;

    /// Makes a token that may do less.
    fn NtFilterToken(existing_token_handle: HandleOf<Token>, flags: FilterFlags,
        sids_to_disable: In<TOKEN_GROUPS>, privileges_to_delete: In<TOKEN_PRIVILEGES>,
        restricted_sids: In<TOKEN_GROUPS>, new_token_handle: Out<Handle>)
        -> Result<Status, Status> = status;

    /// Switches privileges of a token on and off, or removes them. NOT_ALL_ASSIGNED is a success.
    fn NtAdjustPrivilegesToken(token_handle: HandleOf<Token>, disable_all_privileges: bool,
        new_state: In<TOKEN_PRIVILEGES>, buffer_length: u32, previous_state: Out<TOKEN_PRIVILEGES>,
        return_length: Out<u32>) -> Result<Status, Status> = status;

    /// Reads one thing about a token.
    fn NtQueryInformationToken(token_handle: HandleOf<Token>, token_information_class: TokenClass,
        token_information: Out<Any>, token_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;

    /// Changes one thing about a token.
    fn NtSetInformationToken(token_handle: HandleOf<Token>, token_information_class: TokenClass,
        token_information: In<Any>, token_information_length: u32)
        -> Result<Status, Status> = status;
}
