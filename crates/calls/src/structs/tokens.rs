//! Structures about tokens, privileges and groups. A security identifier is text, as descriptors
//! write it: `BA`, or `S-1-5-32-544`.

use nt::{Access, Handle, Wide};

use super::{FieldRow, StructRow};
use crate::value::{
    GroupFlags, Kind, LevelChoice, Misfit, Param, PrivilegeFlags, PrivilegeLuid, TokenKind, Value,
};

structs! {
    static OWN; fn own_kind;

    /// How far a token may be used by whoever gets it.
    struct SECURITY_QUALITY_OF_SERVICE [12] size in Length {
        Length: u32,
        ImpersonationLevel: LevelChoice,
        ContextTrackingMode: bool,
        EffectiveOnly: bool,
    }
    /// A privilege, and whether it counts.
    struct LUID_AND_ATTRIBUTES [12] {
        Luid: PrivilegeLuid,
        Attributes: PrivilegeFlags,
    }
    /// Privileges: as many as the count says.
    struct TOKEN_PRIVILEGES [16] {
        PrivilegeCount: u32,
        Privileges: Vec<LUID_AND_ATTRIBUTES>,
    }
    /// An identifier, and how it counts.
    struct SID_AND_ATTRIBUTES [16] {
        Sid: Wide,
        Attributes: GroupFlags,
    }
    /// Groups: as many as the count says.
    struct TOKEN_GROUPS [24] {
        GroupCount: u32,
        Groups: Vec<SID_AND_ATTRIBUTES>,
    }
    /// TokenUser.
    struct TOKEN_USER [16] {
        User: SID_AND_ATTRIBUTES,
    }
    /// TokenOwner: whom new objects belong to.
    struct TOKEN_OWNER [8] {
        Owner: Wide,
    }
    /// TokenPrimaryGroup: the primary group of new objects.
    struct TOKEN_PRIMARY_GROUP [8] {
        PrimaryGroup: Wide,
    }
    /// TokenDefaultDacl: the list of new objects, as SDDL text.
    struct TOKEN_DEFAULT_DACL [8] {
        DefaultDacl: Wide,
    }
    /// TokenSource: who made the token.
    struct TOKEN_SOURCE [16] {
        SourceName: Wide,
        SourceIdentifier: u64,
    }
    /// TokenStatistics.
    struct TOKEN_STATISTICS [56] {
        TokenId: u64,
        AuthenticationId: u64,
        ExpirationTime: i64,
        TokenType: TokenKind,
        ImpersonationLevel: LevelChoice,
        DynamicCharged: u32,
        DynamicAvailable: u32,
        GroupCount: u32,
        PrivilegeCount: u32,
        ModifiedId: u64,
    }
    /// TokenIntegrityLevel.
    struct TOKEN_MANDATORY_LABEL [16] {
        Label: SID_AND_ATTRIBUTES,
    }
    /// TokenAppContainerSid: empty for none.
    struct TOKEN_APPCONTAINER_INFORMATION [8] {
        TokenAppContainer: Wide,
    }
    /// TokenGroupsAndPrivileges: what identifies the user, and what it may do.
    struct TOKEN_GROUPS_AND_PRIVILEGES [56] {
        SidCount: u32,
        SidLength: u32,
        Sids: Vec<SID_AND_ATTRIBUTES>,
        RestrictedSidCount: u32,
        RestrictedSidLength: u32,
        RestrictedSids: Vec<SID_AND_ATTRIBUTES>,
        PrivilegeCount: u32,
        PrivilegeLength: u32,
        Privileges: Vec<LUID_AND_ATTRIBUTES>,
        AuthenticationId: u64,
    }
    /// TokenOrigin: the log-on that the one of the token came from.
    struct TOKEN_ORIGIN [8] {
        OriginatingLogonSession: u64,
    }
    /// TokenLinkedToken: the other token of the same log-on.
    struct TOKEN_LINKED_TOKEN [8] {
        LinkedToken: Handle,
    }
    /// TokenProcessTrustLevel: empty for none.
    struct TOKEN_PROCESS_TRUST_LEVEL [8] {
        TrustLevelSid: Wide,
    }
    /// What generic rights stand for.
    struct GENERIC_MAPPING [16] {
        GenericRead: Access,
        GenericWrite: Access,
        GenericExecute: Access,
        GenericAll: Access,
    }
    /// Privileges that a check has used: as many as the count says.
    struct PRIVILEGE_SET [20] {
        PrivilegeCount: u32,
        Control: u32,
        Privilege: Vec<LUID_AND_ATTRIBUTES>,
    }
}
