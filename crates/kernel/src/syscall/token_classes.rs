//! What a token answers to each class of a query.

use calls::{
    Any, GroupFlags, LUID_AND_ATTRIBUTES, LevelChoice, Param, PrivilegeFlags, PrivilegeLuid,
    SID_AND_ATTRIBUTES, TOKEN_APPCONTAINER_INFORMATION, TOKEN_DEFAULT_DACL, TOKEN_GROUPS,
    TOKEN_GROUPS_AND_PRIVILEGES, TOKEN_MANDATORY_LABEL, TOKEN_ORIGIN, TOKEN_OWNER,
    TOKEN_PRIMARY_GROUP, TOKEN_PRIVILEGES, TOKEN_PROCESS_TRUST_LEVEL, TOKEN_SOURCE,
    TOKEN_STATISTICS, TOKEN_USER, TokenKind,
};
use nt::Wide;

use super::token_contents::{BY_DEFAULT, ENABLED};
use super::tokens::PRIMARY;
use crate::security::{
    Elevation, GroupAttributes, Marks, Parts, Privilege, Sid, Token, print_sddl,
};

/// What a query answers, and the bytes that it takes on x64.
pub(super) struct Answer {
    pub(super) value: Any,
    pub(super) size: u32,
}

impl Answer {
    fn new<T: Param>(value: &T, size: u32) -> Option<Answer> {
        Some(Answer { value: Any::of(value), size })
    }
}

/// Some of a token's privileges as a structure.
pub(super) fn privileges(all: crate::security::Privileges, which: Privilege) -> TOKEN_PRIVILEGES {
    let row = |one: Privilege| {
        let flag = |set: Privilege, bit| if set.contains(one) { bit } else { 0 };
        let attributes = flag(all.by_default, BY_DEFAULT) | flag(all.enabled, ENABLED);
        LUID_AND_ATTRIBUTES {
            Luid: PrivilegeLuid(one.luid()),
            Attributes: PrivilegeFlags(attributes),
        }
    };
    let rows: Vec<_> = (all.held & which).iter().map(row).collect();
    TOKEN_PRIVILEGES { PrivilegeCount: rows.len() as u32, Privileges: rows }
}

fn sid_text(sid: &Sid) -> Wide {
    Wide::from(sid.to_string())
}

pub(super) fn with_attributes(sid: &Sid, attributes: GroupAttributes) -> SID_AND_ATTRIBUTES {
    SID_AND_ATTRIBUTES { Sid: sid_text(sid), Attributes: GroupFlags(attributes.bits()) }
}

/// Identifiers as a structure, and its bytes.
fn groups(rows: Vec<SID_AND_ATTRIBUTES>, sids: u32) -> Option<Answer> {
    let count = rows.len() as u32;
    Answer::new(&TOKEN_GROUPS { GroupCount: count, Groups: rows }, 8 + 16 * count + sids)
}

/// What a token answers to a class.
pub(super) fn contents(numbers: (u64, u64), token: &Token, class: u32) -> Option<Answer> {
    match class {
        1..=3 | 11 | 13 | 28 | 30 => identifiers(token, class),
        4..=6 => for_objects(token, class),
        10 => statistics(numbers, token),
        _ => single(token, class),
    }
}

/// The attributes of the group that stands for the integrity level.
const COUNTING: GroupAttributes =
    GroupAttributes::INTEGRITY.union(GroupAttributes::INTEGRITY_ENABLED);

/// The user, the groups, the privileges, and the restricting identifiers.
fn identifiers(token: &Token, class: u32) -> Option<Answer> {
    match class {
        1 => {
            let deny = GroupAttributes::DENY_ONLY;
            let attributes = if token.user_deny_only { deny } else { GroupAttributes::empty() };
            let user = TOKEN_USER { User: with_attributes(&token.user, attributes) };
            Answer::new(&user, 16 + token.user.size())
        }
        2 => {
            let integrity = Sid::integrity(token.integrity);
            let rows = token.groups.iter().map(|group| (&group.sid, group.attributes));
            let rows: Vec<_> = rows.chain([(&integrity, COUNTING)]).collect();
            let sids = rows.iter().map(|(sid, _)| sid.size()).sum();
            groups(rows.into_iter().map(|(sid, bits)| with_attributes(sid, bits)).collect(), sids)
        }
        3 => {
            let all = privileges(token.privileges, token.privileges.held);
            Answer::new(&all, 4 + 12 * all.PrivilegeCount)
        }
        11 => plain(token.restricting.iter().collect()),
        13 => Some(everything(token)),
        28 => {
            let logon = token.logon_sid()?;
            groups(vec![with_attributes(&logon.sid, logon.attributes)], logon.sid.size())
        }
        _ => {
            let container = token.container.as_ref();
            plain(container.map(|one| one.capabilities.iter().collect()).unwrap_or_default())
        }
    }
}

/// Identifiers that count as ordinary groups do.
fn plain(all: Vec<&Sid>) -> Option<Answer> {
    let sids = all.iter().map(|sid| sid.size()).sum();
    groups(
        all.into_iter().map(|sid| with_attributes(sid, GroupAttributes::ORDINARY)).collect(),
        sids,
    )
}

/// The user with the groups, the restricting identifiers and the privileges at once.
fn everything(token: &Token) -> Answer {
    let deny = GroupAttributes::DENY_ONLY;
    let of_user = if token.user_deny_only { deny } else { GroupAttributes::empty() };
    let integrity = Sid::integrity(token.integrity);
    let groups = token.groups.iter().map(|group| (&group.sid, group.attributes));
    let all: Vec<_> = [(&token.user, of_user)]
        .into_iter()
        .chain(groups)
        .chain([(&integrity, COUNTING)])
        .collect();
    let length = |sids: u32, count: usize| sids + 16 * count as u32;
    let sid_length = length(all.iter().map(|(sid, _)| sid.size()).sum(), all.len());
    let restricting = &token.restricting;
    let restricted_length = length(restricting.iter().map(Sid::size).sum(), restricting.len());
    let rows = privileges(token.privileges, token.privileges.held).Privileges;
    let given = TOKEN_GROUPS_AND_PRIVILEGES {
        SidCount: all.len() as u32,
        SidLength: sid_length,
        Sids: all.into_iter().map(|(sid, bits)| with_attributes(sid, bits)).collect(),
        RestrictedSidCount: restricting.len() as u32,
        RestrictedSidLength: restricted_length,
        RestrictedSids: restricting
            .iter()
            .map(|sid| with_attributes(sid, GroupAttributes::ORDINARY))
            .collect(),
        PrivilegeCount: rows.len() as u32,
        PrivilegeLength: 12 * rows.len() as u32,
        Privileges: rows,
        AuthenticationId: token.logon,
    };
    let size = TOKEN_GROUPS_AND_PRIVILEGES::ROW.size;
    let size = size + sid_length + restricted_length + given.PrivilegeLength;
    Answer { value: Any::of(&given), size }
}

/// What new objects get: owner, primary group, list.
fn for_objects(token: &Token, class: u32) -> Option<Answer> {
    let defaults = &token.defaults;
    match class {
        4 => {
            let given = TOKEN_OWNER { Owner: sid_text(&defaults.owner) };
            Answer::new(&given, 8 + defaults.owner.size())
        }
        5 => {
            let given = TOKEN_PRIMARY_GROUP { PrimaryGroup: sid_text(&defaults.group) };
            Answer::new(&given, 8 + defaults.group.size())
        }
        _ => {
            let dacl = Parts { dacl: Some(defaults.dacl.clone()), ..Parts::default() };
            let given = TOKEN_DEFAULT_DACL { DefaultDacl: Wide::from(print_sddl(&dacl)) };
            // A pointer, and the list without the header of a descriptor.
            Answer::new(&given, 8 + dacl.size() - Parts::default().size())
        }
    }
}

fn kind(token: &Token) -> TokenKind {
    TokenKind(PRIMARY + u32::from(token.level.is_some()))
}

fn statistics((id, modified): (u64, u64), token: &Token) -> Option<Answer> {
    let statistics = TOKEN_STATISTICS {
        TokenId: id,
        AuthenticationId: token.logon,
        ExpirationTime: i64::MAX,
        TokenType: kind(token),
        ImpersonationLevel: LevelChoice(token.level.map_or(0, |level| level as u32)),
        GroupCount: token.groups.len() as u32,
        PrivilegeCount: token.privileges.held.iter().count() as u32,
        ModifiedId: modified,
        ..TOKEN_STATISTICS::default()
    };
    Answer::new(&statistics, TOKEN_STATISTICS::ROW.size)
}

/// The classes that are one thing.
fn single(token: &Token, class: u32) -> Option<Answer> {
    let flag = |set: bool| Answer::new(&u32::from(set), 4);
    match class {
        7 => {
            let name = Wide::from(token.source);
            let given = TOKEN_SOURCE { SourceName: name, SourceIdentifier: token.logon };
            Answer::new(&given, TOKEN_SOURCE::ROW.size)
        }
        8 => Answer::new(&kind(token), 4),
        9 => Answer::new(&LevelChoice(token.level? as u32), 4),
        12 => Answer::new(&token.session, 4),
        18 => {
            let elevation: u32 = match token.elevation {
                Elevation::Default => 1,
                Elevation::Full => 2,
                Elevation::Limited => 3,
            };
            Answer::new(&elevation, 4)
        }
        20 => flag(token.elevation == Elevation::Full || token.integrity >= 0x3000),
        21 => flag(!token.restricting.is_empty()),
        25 => {
            let integrity = Sid::integrity(token.integrity);
            let label = TOKEN_MANDATORY_LABEL { Label: with_attributes(&integrity, COUNTING) };
            Answer::new(&label, 16 + integrity.size())
        }
        15 => flag(token.marks.contains(Marks::SANDBOX_INERT)),
        17 => {
            let origin = TOKEN_ORIGIN { OriginatingLogonSession: token.origin };
            Answer::new(&origin, TOKEN_ORIGIN::ROW.size)
        }
        23 => flag(token.marks.contains(Marks::VIRTUALIZATION_ALLOWED)),
        24 => flag(token.marks.contains(Marks::VIRTUALIZATION_ENABLED)),
        26 => flag(token.marks.contains(Marks::UI_ACCESS)),
        27 => Answer::new(&token.policy, 4),
        29 => flag(token.container.is_some()),
        40 => flag(!token.restricting.is_empty()),
        41 => {
            let (kind, signer) = token.trust.numbers();
            let level = token.trust.protects().then(|| Sid::trust(kind, signer));
            let name = level.as_ref().map(sid_text).unwrap_or_default();
            let given = TOKEN_PROCESS_TRUST_LEVEL { TrustLevelSid: name };
            Answer::new(&given, 8 + level.map_or(0, |sid| sid.size()))
        }
        46 => flag(token.container.as_ref().is_some_and(|container| container.less_privileged)),
        31 => {
            let package = token.container.as_ref().map(|container| &container.package);
            let name = package.map(sid_text).unwrap_or_default();
            let given = TOKEN_APPCONTAINER_INFORMATION { TokenAppContainer: name };
            Answer::new(&given, 8 + package.map_or(0, Sid::size))
        }
        _ => None,
    }
}
