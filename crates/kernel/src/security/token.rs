//! Tokens: whom a process runs as, or whom a thread impersonates.

use std::sync::Arc;

use nt::Access;

use super::defaults::Defaults;
use super::{Ace, AceKind, Dacl, Label, Privilege, Sid, Trust};

/// The low integrity level.
const LOW: u32 = 0x1000;

bitflags::bitflags! {
    /// The attributes of a group in a token. Source: Microsoft, "SID Attributes in an Access
    /// Token".
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct GroupAttributes: u32 {
        /// It cannot be disabled.
        const MANDATORY = 0x1;
        /// It is enabled to begin with.
        const ENABLED_BY_DEFAULT = 0x2;
        /// It counts.
        const ENABLED = 0x4;
        /// It may own objects.
        const OWNER = 0x8;
        /// It counts only where something is denied.
        const DENY_ONLY = 0x10;
        /// It is an integrity level.
        const INTEGRITY = 0x20;
        /// It is an integrity level that counts.
        const INTEGRITY_ENABLED = 0x40;
        /// It belongs to the domain of a resource.
        const RESOURCE = 0x2000_0000;
        /// It is a session of a log-on.
        const LOGON_ID = 0xC000_0000;
        const _ = !0;
    }
}

impl GroupAttributes {
    /// Those of an ordinary group.
    pub const ORDINARY: GroupAttributes =
        Self::MANDATORY.union(Self::ENABLED_BY_DEFAULT).union(Self::ENABLED);
}

/// A group of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The group.
    pub sid: Sid,
    /// Whether and how it counts.
    pub attributes: GroupAttributes,
}

/// How far a token may be used to act as its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// SecurityAnonymous: not even to ask who it is.
    Anonymous,
    /// SecurityIdentification: to ask who it is.
    Identification,
    /// SecurityImpersonation: to act as the user on this machine.
    Impersonation,
    /// SecurityDelegation: to act as the user on others as well.
    Delegation,
}

impl Level {
    /// The level of a number of SECURITY_IMPERSONATION_LEVEL.
    pub fn numbered(number: u32) -> Option<Level> {
        use Level::{Anonymous, Delegation, Identification, Impersonation};
        [Anonymous, Identification, Impersonation, Delegation].get(number as usize).copied()
    }
}

/// The privileges of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Privileges {
    /// Those that it holds.
    pub held: Privilege,
    /// Those among them that count.
    pub enabled: Privilege,
    /// Those that are enabled to begin with.
    pub by_default: Privilege,
}

impl Privileges {
    /// These are held, those are enabled.
    pub fn new(held: Privilege, enabled: Privilege) -> Privileges {
        Privileges { held: held | enabled, enabled, by_default: enabled }
    }
}

/// The application container that a token is confined to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// The package.
    pub package: Sid,
    /// What it was given beyond that.
    pub capabilities: Vec<Sid>,
    /// Whether what is given to all packages is not meant for it.
    pub less_privileged: bool,
}

/// How a token came to its rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elevation {
    /// There is no other token of the same log-on.
    Default,
    /// It is the stronger of two.
    Full,
    /// It is the weaker of two.
    Limited,
}

bitflags::bitflags! {
    /// Marks of a token that no access check looks at.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Marks: u8 {
        /// Rules about which programs may run do not hold for it (SANDBOX_INERT).
        const SANDBOX_INERT = 1;
        /// Writes to places of the system may be redirected.
        const VIRTUALIZATION_ALLOWED = 2;
        /// They are.
        const VIRTUALIZATION_ENABLED = 4;
        /// It may send messages to windows of a higher level.
        const UI_ACCESS = 8;
    }
}

/// What a token says.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// The name of the user, for people.
    pub name: String,
    /// The user.
    pub user: Sid,
    /// Whether the user counts only where something is denied.
    pub user_deny_only: bool,
    /// The groups.
    pub groups: Vec<Group>,
    /// The privileges.
    pub privileges: Privileges,
    /// The integrity level.
    pub integrity: u32,
    /// The mandatory policy: bit 0 no writing up, bit 1 new processes get the lower level.
    pub policy: u32,
    /// Whom the objects it makes belong to, and what they say.
    pub defaults: Arc<Defaults>,
    /// A second list of identifiers, all of which must be allowed too; empty for none.
    pub restricting: Vec<Sid>,
    /// Whether that second list counts for writing alone.
    pub write_restricted: bool,
    /// The session of the machine it belongs to.
    pub session: u32,
    /// How far it may be used by a thread; none for the token of a process.
    pub level: Option<Level>,
    /// The container it is confined to.
    pub container: Option<Container>,
    /// How far it is trusted, as the token of a protected process.
    pub trust: Trust,
    /// How it came to its rights.
    pub elevation: Elevation,
    /// The log-on that it comes from.
    pub logon: u64,
    /// The log-on that asked for that one, or 0.
    pub origin: u64,
    /// What else is marked.
    pub marks: Marks,
    /// Who made it, in eight characters.
    pub source: &'static str,
}

impl Token {
    /// TOKEN_MANDATORY_POLICY_NO_WRITE_UP.
    pub const NO_WRITE_UP: u32 = 0x1;
    /// TOKEN_MANDATORY_POLICY_NEW_PROCESS_MIN.
    pub const NEW_PROCESS_MIN: u32 = 0x2;

    /// Whether a privilege is held and enabled.
    #[inline]
    pub fn may(&self, privilege: Privilege) -> bool {
        self.privileges.enabled.contains(privilege)
    }

    /// Whether an entry for this identifier speaks of the token. Groups that are not enabled do
    /// not count, and what is for denying only does not count where something is allowed.
    pub fn matches(&self, sid: &Sid, kind: AceKind) -> bool {
        let denies = kind == AceKind::Deny;
        if self.user == *sid {
            return denies || !self.user_deny_only;
        }
        self.groups.iter().any(|group| {
            let attributes = group.attributes;
            let deny_only = attributes.contains(GroupAttributes::DENY_ONLY);
            let counts = attributes.contains(GroupAttributes::ENABLED) && !deny_only;
            group.sid == *sid && (counts || denies && deny_only)
        })
    }

    /// Whether an object can be made to belong to this identifier without a privilege: the user,
    /// and groups that may own. Source: Microsoft, "Owner of a New Object".
    pub fn may_give_to(&self, owner: &Sid) -> bool {
        let owns = GroupAttributes::OWNER;
        let group = |group: &Group| {
            group.sid == *owner
                && group.attributes.contains(owns)
                && !group.attributes.contains(GroupAttributes::DENY_ONLY)
        };
        self.user == *owner && !self.user_deny_only || self.groups.iter().any(group)
    }

    /// The session of a user who logged on, as an identifier, if it is one's.
    pub fn logon_sid(&self) -> Option<&Group> {
        self.groups.iter().find(|group| group.attributes.contains(GroupAttributes::LOGON_ID))
    }

    /// Whether an access check cannot tell it from another. Source: Microsoft,
    /// "NtCompareTokens".
    pub fn is_like(&self, other: &Token) -> bool {
        let counting = GroupAttributes::ENABLED | GroupAttributes::DENY_ONLY;
        let groups = |token: &Token| {
            let each = |group: &Group| (group.sid.clone(), (group.attributes & counting).bits());
            let mut all: Vec<_> = token.groups.iter().map(each).collect();
            all.sort();
            all
        };
        let restricting = |token: &Token| {
            let mut all = token.restricting.clone();
            all.sort();
            (all, token.write_restricted)
        };
        self.user == other.user
            && self.user_deny_only == other.user_deny_only
            && self.privileges.held == other.privileges.held
            && self.integrity == other.integrity
            && self.container == other.container
            && restricting(self) == restricting(other)
            && groups(self) == groups(other)
    }

    /// Takes from it what makes an administrator: the group counts for denying only, of the
    /// privileges those of a user are left, and the level is medium at most.
    pub fn weaken(&mut self) {
        for group in self.groups.iter_mut().filter(|group| group.sid == Sid::administrators()) {
            group.attributes = GroupAttributes::DENY_ONLY;
        }
        let gone = !Token::user("", 0).privileges.held;
        self.remove_privileges(gone);
        let Defaults { owner, group, dacl, .. } = &*self.defaults;
        let (mut owner, group, mut dacl) = (owner.clone(), group.clone(), dacl.clone());
        if owner == Sid::administrators() {
            owner = self.user.clone();
        }
        for ace in dacl.iter_mut().flatten().filter(|ace| ace.sid == Sid::administrators()) {
            ace.sid = self.user.clone();
        }
        self.integrity = self.integrity.min(Label::DEFAULT.level);
        self.set_defaults(owner, group, dacl);
    }

    /// Takes away what does not count: privileges and groups that are not enabled.
    pub fn keep_effective(&mut self) {
        self.privileges.held = self.privileges.enabled;
        let counts = GroupAttributes::ENABLED | GroupAttributes::DENY_ONLY;
        self.groups.retain(|group| group.attributes.intersects(counts));
    }

    /// Takes privileges away for ever.
    pub fn remove_privileges(&mut self, gone: Privilege) {
        self.privileges.held.remove(gone);
        self.privileges.enabled.remove(gone);
        self.privileges.by_default.remove(gone);
    }

    /// Whether it can act as its user at all.
    pub fn acts(&self) -> bool {
        self.level.is_none_or(|level| level >= Level::Impersonation)
    }

    /// Changes what the objects it makes get.
    pub fn set_defaults(&mut self, owner: Sid, group: Sid, dacl: Dacl) {
        self.defaults = Arc::new(Defaults::new(owner, group, dacl, self.integrity));
    }

    /// Confines it to a container: its level is low, and its default list allows everything to the
    /// package as well, so that what it makes can be used from inside.
    pub fn confine(&mut self, container: Container) {
        let Defaults { owner, group, dacl, .. } = &*self.defaults;
        let (owner, group, mut dacl) = (owner.clone(), group.clone(), dacl.clone());
        if let Some(list) = &mut dacl {
            list.push(Ace::allow(container.package.clone(), Access::GENERIC_ALL));
        }
        self.container = Some(container);
        self.set_defaults(owner, group, dacl);
        self.set_integrity(LOW);
    }

    /// Changes its integrity level, and with it that of the objects it makes.
    pub fn set_integrity(&mut self, level: u32) {
        self.integrity = level;
        let Defaults { owner, group, dacl, .. } = &*self.defaults;
        self.defaults = Arc::new(Defaults::new(owner.clone(), group.clone(), dacl.clone(), level));
    }
}
