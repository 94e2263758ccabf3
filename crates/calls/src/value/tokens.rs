//! What numbers about tokens and descriptors mean.

use super::{Kind, Misfit, Param, Value};

meanings! {
    /// The number of a privilege.
    PrivilegeLuid(u64): Kind::Choice("PRIVILEGE");
    /// SE_PRIVILEGE_ attributes.
    PrivilegeFlags(u32): Kind::Flags("PRIVILEGE_ATTRIBUTE");
    /// SE_GROUP_ attributes.
    GroupFlags(u32): Kind::Flags("GROUP_ATTRIBUTE");
    /// TokenPrimary or TokenImpersonation.
    TokenKind(u32): Kind::Choice("TOKEN_TYPE");
    /// How far a token may be used.
    LevelChoice(u32): Kind::Choice("IMPERSONATION_LEVEL");
    /// What a query about a token asks for.
    TokenClass(u32): Kind::Choice("TOKEN_INFORMATION_CLASS");
    /// Flags of CreateRestrictedToken.
    FilterFlags(u32): Kind::Flags("FILTER_TOKEN");
    /// Parts of a security descriptor.
    SecurityParts(u32): Kind::Flags("SECURITY_INFORMATION");
}
