//! Tokens: whom a process runs as.

use std::sync::Arc;

use nt::Access;

use super::{Ace, AceKind, Descriptor, Privilege, Sid};

/// A group of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The group.
    pub sid: Sid,
    /// Whether it counts only where something is denied.
    pub deny_only: bool,
}

/// Whom a process runs as.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// The name of the user, for people.
    pub name: String,
    /// The user.
    pub user: Sid,
    /// The groups that are enabled.
    pub groups: Vec<Group>,
    /// The privileges that are held and enabled; one that is only held counts for nothing.
    pub privileges: Privilege,
    /// What a new object gets that is given no descriptor of its own.
    pub default: Arc<Descriptor>,
}

impl Token {
    /// The token of an ordinary user's log-on. Its default list allows everything to the user and
    /// the system, and reading and executing to the log-on session.
    pub fn user(name: &str, number: u32) -> Token {
        let (user, logon) = (Sid::account(number), Sid::logon(number));
        let allow = |sid: &Sid, mask| Ace {
            kind: AceKind::Allow,
            sid: sid.clone(),
            mask,
            inherit_only: false,
        };
        let group = |sid| Group { sid, deny_only: false };
        let dacl = vec![
            allow(&user, Access::GENERIC_ALL),
            allow(&Sid::system(), Access::GENERIC_ALL),
            allow(&logon, Access::GENERIC_READ | Access::GENERIC_EXECUTE),
        ];
        let groups = vec![
            group(Sid::everyone()),
            group(Sid::users()),
            group(Sid::authenticated()),
            group(logon),
        ];
        Token {
            name: name.into(),
            user: user.clone(),
            groups,
            privileges: Privilege::CHANGE_NOTIFY,
            default: Arc::new(Descriptor { owner: user, group: Sid::users(), dacl: Some(dacl) }),
        }
    }

    /// Whether an entry for this identifier speaks of the token.
    pub(crate) fn matches(&self, sid: &Sid, kind: AceKind) -> bool {
        self.user == *sid
            || self
                .groups
                .iter()
                .any(|group| group.sid == *sid && (kind == AceKind::Deny || !group.deny_only))
    }
}
