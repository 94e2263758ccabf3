//! The NT calls for tokens and descriptors, as a program to be written down.

use calls::security::NtSecurityCalls;
use calls::tokens::NtTokenCalls;

use super::*;

mock! {
    NtTokenCalls {
        fn NtOpenProcessToken(process: Handle, desired: Access, token: &mut Out<Handle>)
            -> Refused;
        fn NtOpenThreadToken(thread: Handle, desired: Access, as_self: bool,
            token: &mut Out<Handle>) -> Refused;
        fn NtDuplicateToken(token: Handle, desired: Access, names: Names, effective: bool,
            kind: TokenKind, copy: &mut Out<Handle>) -> Refused;
        fn NtFilterToken(token: Handle, flags: FilterFlags, disabled: In<&TOKEN_GROUPS>,
            deleted: In<&TOKEN_PRIVILEGES>, restricting: In<&TOKEN_GROUPS>,
            less: &mut Out<Handle>) -> Refused;
        fn NtAdjustPrivilegesToken(token: Handle, all: bool, state: In<&TOKEN_PRIVILEGES>,
            length: u32, before: &mut Out<TOKEN_PRIVILEGES>, size: &mut Out<u32>) -> Refused;
        fn NtOpenProcessTokenEx(process: Handle, desired: Access, flags: ObjectFlags,
            token: &mut Out<Handle>) -> Refused;
        fn NtOpenThreadTokenEx(thread: Handle, desired: Access, as_self: bool,
            flags: ObjectFlags, token: &mut Out<Handle>) -> Refused;
        fn NtAdjustGroupsToken(token: Handle, reset: bool, state: In<&TOKEN_GROUPS>, length: u32,
            before: &mut Out<TOKEN_GROUPS>, size: &mut Out<u32>) -> Refused;
        fn NtImpersonateThread(server: Handle, client: Handle,
            quality: In<&SECURITY_QUALITY_OF_SERVICE>) -> Refused;
        fn NtPrivilegeCheck(token: Handle, required: &mut InOut<PRIVILEGE_SET>,
            result: &mut Out<bool>) -> Refused;
        fn NtCompareTokens(first: Handle, second: Handle, equal: &mut Out<bool>) -> Refused;
        fn NtQueryInformationToken(token: Handle, class: TokenClass, place: &mut Out<Any>,
            length: u32, size: &mut Out<u32>) -> Refused;
        fn NtSetInformationToken(token: Handle, class: TokenClass, given: In<&Any>, length: u32)
            -> Refused;
    }
    NtSecurityCalls {
        fn NtQuerySecurityObject(handle: Handle, parts: SecurityParts, place: &mut Out<Wide>,
            length: u32, size: &mut Out<u32>) -> Refused;
        fn NtAccessCheck(text: In<&[u16]>, token: Handle, desired: Access,
            mapping: In<&GENERIC_MAPPING>, used: &mut Out<PRIVILEGE_SET>,
            length: &mut InOut<u32>, granted: &mut Out<Access>, answer: &mut Out<Status>)
            -> Refused;
        fn NtSetSecurityObject(handle: Handle, parts: SecurityParts, text: In<&[u16]>) -> Refused;
    }
}
