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
