//! Security descriptors: an owner, and the list of who is allowed and denied what.

use nt::Access;

use super::Sid;

/// Whether an entry allows or denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AceKind {
    /// It allows.
    Allow,
    /// It denies.
    Deny,
}

/// One entry of an access control list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ace {
    /// Whether it allows or denies.
    pub kind: AceKind,
    /// Whom.
    pub sid: Sid,
    /// What; generic rights mean what the type of the object maps them to.
    pub mask: Access,
    /// Whether it is only there to be inherited, and does not count for the object itself.
    pub inherit_only: bool,
}

impl Descriptor {
    /// The descriptor of an object of the system: everything for the system and the
    /// administrators, these rights for everybody.
    pub(crate) fn of_system(everybody: u32) -> Descriptor {
        let allow = |sid, mask| Ace { kind: AceKind::Allow, sid, mask, inherit_only: false };
        let dacl = vec![
            allow(Sid::system(), Access::GENERIC_ALL),
            allow(Sid::administrators(), Access::GENERIC_ALL),
            allow(Sid::everyone(), Access::from_bits_retain(everybody)),
        ];
        Descriptor { owner: Sid::administrators(), group: Sid::system(), dacl: Some(dacl) }
    }
}

/// A security descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// The owner, who may always read and change the descriptor.
    pub owner: Sid,
    /// The primary group.
    pub group: Sid,
    /// The list, in the order in which it is read. None allows everything to everybody; an empty
    /// one allows nothing.
    pub dacl: Option<Vec<Ace>>,
}
