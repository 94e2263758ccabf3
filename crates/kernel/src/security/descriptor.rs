//! Security descriptors: an owner, and the lists of who is allowed, denied and watched.

use nt::{Access, GenericMapping};

use super::Sid;

bitflags::bitflags! {
    /// What is inherited from an entry, and whether it is inherited itself.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct AceFlags: u8 {
        /// Objects that are no containers inherit it.
        const OBJECT_INHERIT = 0x01;
        /// Containers inherit it.
        const CONTAINER_INHERIT = 0x02;
        /// It is inherited once and not further.
        const NO_PROPAGATE = 0x04;
        /// It is only there to be inherited, and does not count for the object itself.
        const INHERIT_ONLY = 0x08;
        /// It was inherited.
        const INHERITED = 0x10;
        /// An audit of success.
        const SUCCESS = 0x40;
        /// An audit of failure.
        const FAILURE = 0x80;
    }

    /// How a list came to be, for those who will change it.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Control: u8 {
        /// P: the list takes nothing from the container.
        const PROTECTED = 0x1;
        /// AR: inheritance is to be recomputed.
        const AUTO_INHERIT_REQUEST = 0x2;
        /// AI: inheritance was computed.
        const AUTO_INHERITED = 0x4;
    }
}

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AceKind {
    /// It allows.
    Allow,
    /// It denies.
    Deny,
    /// It watches.
    Audit,
}

/// One entry of an access control list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ace {
    /// What it does.
    pub kind: AceKind,
    /// Whom it speaks of.
    pub sid: Sid,
    /// Which rights; generic ones until the entry is put on an object.
    pub mask: Access,
    /// What is inherited from it.
    pub flags: AceFlags,
}

impl Ace {
    /// An entry that allows.
    pub fn allow(sid: Sid, mask: Access) -> Ace {
        Ace { kind: AceKind::Allow, sid, mask, flags: AceFlags::empty() }
    }

    /// Whether it counts for the object it is on.
    pub fn counts(&self) -> bool {
        !self.flags.contains(AceFlags::INHERIT_ONLY)
    }

    /// The bytes of its binary form.
    fn size(&self) -> u32 {
        8 + self.sid.size()
    }
}

/// The mandatory label of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The integrity level.
    pub level: u32,
    /// What callers of a lower level may not do: see [`Label::NO_WRITE_UP`] and its like.
    pub policy: u32,
    /// What is inherited from it.
    pub flags: AceFlags,
}

impl Label {
    /// Callers of a lower level may not write.
    pub const NO_WRITE_UP: u32 = 0x1;
    /// Callers of a lower level may not read.
    pub const NO_READ_UP: u32 = 0x2;
    /// Callers of a lower level may not execute.
    pub const NO_EXECUTE_UP: u32 = 0x4;

    /// What an object without a label counts as. Source: Microsoft, "Mandatory Integrity Control".
    pub const DEFAULT: Label =
        Label { level: 0x2000, policy: Label::NO_WRITE_UP, flags: AceFlags::empty() };

    /// A label that nothing inherits.
    pub const fn new(level: u32, policy: u32) -> Label {
        Label { level, policy, flags: AceFlags::empty() }
    }
}

/// A process trust label: what callers that are trusted less may have at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustLabel {
    /// The kind of protection.
    pub kind: u32,
    /// The signer's level.
    pub signer: u32,
    /// What the others may have.
    pub mask: Access,
}

/// A list of what is allowed and denied; none allows everything to everybody, an empty one allows
/// nothing.
pub type Dacl = Option<Vec<Ace>>;

/// The parts of a descriptor as somebody writes them down: each may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The owner.
    pub owner: Option<Sid>,
    /// The primary group.
    pub group: Option<Sid>,
    /// The discretionary list.
    pub dacl: Option<Dacl>,
    /// How the discretionary list came to be.
    pub dacl_control: Control,
    /// The mandatory label.
    pub label: Option<Label>,
    /// The process trust label.
    pub trust: Option<TrustLabel>,
    /// The audit list, which is there if the text says `S:` with anything but labels.
    pub audits: Option<Vec<Ace>>,
    /// How the system list came to be.
    pub sacl_control: Control,
}

/// The security descriptor of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// The owner, who may always read and change the descriptor.
    pub owner: Sid,
    /// The primary group.
    pub group: Sid,
    /// The discretionary list, in the order in which it is read.
    pub dacl: Dacl,
    /// How the discretionary list came to be.
    pub control: Control,
    /// The mandatory label.
    pub label: Option<Label>,
    /// The process trust label.
    pub trust: Option<TrustLabel>,
    /// What is watched. obsim writes no audit log: the entries are carried as they are.
    pub audits: Vec<Ace>,
}

impl Descriptor {
    /// A descriptor with nothing in its system list.
    pub fn new(owner: Sid, group: Sid, dacl: Dacl) -> Descriptor {
        Descriptor {
            owner,
            group,
            dacl,
            control: Control::empty(),
            label: None,
            trust: None,
            audits: Vec::new(),
        }
    }

    /// The descriptor of an object of the system: everything for the system and the
    /// administrators, these rights for everybody.
    pub(crate) fn of_system(of: GenericMapping, everybody: u32) -> Descriptor {
        let dacl = vec![
            Ace::allow(Sid::system(), of.all),
            Ace::allow(Sid::administrators(), of.all),
            Ace::allow(Sid::everyone(), Access::from_bits_retain(everybody)),
        ];
        Descriptor::new(Sid::administrators(), Sid::system(), Some(dacl))
    }

    /// All its parts.
    pub fn parts(&self) -> Parts {
        Parts {
            owner: Some(self.owner.clone()),
            group: Some(self.group.clone()),
            dacl: Some(self.dacl.clone()),
            dacl_control: self.control,
            label: self.label,
            trust: self.trust,
            audits: (!self.audits.is_empty()).then(|| self.audits.clone()),
            sacl_control: Control::empty(),
        }
    }
}

impl Parts {
    /// The bytes of the self-relative binary form.
    pub fn size(&self) -> u32 {
        const HEADER: u32 = 20;
        const LIST: u32 = 8;
        let sid = |sid: &Option<Sid>| sid.as_ref().map_or(0, Sid::size);
        let list = |aces: &[Ace]| LIST + aces.iter().map(Ace::size).sum::<u32>();
        let dacl = match &self.dacl {
            Some(Some(aces)) => list(aces),
            _ => 0,
        };
        let label = self.label.map_or(0, |label| 8 + Sid::integrity(label.level).size());
        let trust = self.trust.map_or(0, |trust| 8 + Sid::trust(trust.kind, trust.signer).size());
        let sacl = match (&self.audits, label + trust) {
            (None, 0) => 0,
            (audits, labels) => list(audits.as_deref().unwrap_or(&[])) + labels,
        };
        HEADER + sid(&self.owner) + sid(&self.group) + dacl + sacl
    }
}
