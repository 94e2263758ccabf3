//! The access check: what a token is granted by a descriptor.
//!
//! Sources: Microsoft's "How AccessCheck Works", "Order of ACEs in a DACL", "Mandatory Integrity
//! Control" and "Restricted Tokens"; MS-DTYP 2.5.3. The mandatory checks come first, then what
//! privileges give, then the list; a restricted token and one in a container have to pass the list
//! a second time as somebody else.

use nt::{Access, GenericMapping, ObjectType};

use super::{AceKind, Descriptor, Label, Privilege, Sid, Token};

/// What decided that something is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The process trust label.
    Trust,
    /// The mandatory label: the object's level and policy, and the caller's level.
    Integrity {
        /// The object's level.
        object: u32,
        /// What lower levels may not do with it.
        policy: u32,
        /// The caller's level.
        caller: u32,
    },
    /// An entry of the list that denies, by its number from 0.
    Entry(usize),
    /// No entry of the list gives it.
    NoEntry,
    /// The second pass over the list, with the restricting identifiers.
    Restricted,
    /// The second pass over the list, with the package and its capabilities.
    Container,
}

/// Why a check failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Nothing was asked for, or the maximum is nothing.
    Nothing,
    /// ACCESS_SYSTEM_SECURITY was asked for without SeSecurityPrivilege.
    Privilege,
    /// These rights were asked for and are not given.
    Missing {
        /// What is missing.
        missing: Access,
        /// What of the request would be granted alone.
        possible: Access,
        /// What decided.
        rule: Rule,
    },
}

/// Checks what a token asks of an object. Without a descriptor everything is granted.
///
/// # Errors
/// Why not everything that was asked for is granted.
pub fn access_check(
    token: &Token,
    descriptor: Option<&Descriptor>,
    mapping: GenericMapping,
    desired: Access,
) -> Result<Access, Denied> {
    let maximum = desired.contains(Access::MAXIMUM_ALLOWED);
    let desired = mapping.map(desired).difference(Access::MAXIMUM_ALLOWED);
    if desired.is_empty() && !maximum {
        return Err(Denied::Nothing);
    }
    let Some(descriptor) = descriptor else {
        return Ok(if maximum { desired | mapping.all } else { desired });
    };
    let check = Check { token, descriptor, mapping };
    check.whole(desired, maximum).map_err(|denied| match denied {
        Denied::Missing { missing, rule, .. } => {
            let possible = check.possible(desired);
            // A denial ends the walk before the rest is looked at.
            let left = missing.difference(possible);
            let missing = if left.is_empty() { missing } else { left };
            Denied::Missing { missing, possible, rule }
        }
        other => other,
    })
}

/// Whose identifiers a pass over the list goes by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// The user and the groups.
    Ordinary,
    /// The restricting identifiers.
    Restricted,
    /// The package and its capabilities.
    Container,
}

/// What a check goes by.
struct Check<'a> {
    token: &'a Token,
    descriptor: &'a Descriptor,
    mapping: GenericMapping,
}

impl Check<'_> {
    fn whole(&self, desired: Access, maximum: bool) -> Result<Access, Denied> {
        let system = Access::ACCESS_SYSTEM_SECURITY;
        let allowed = self.mandatory(desired.difference(system))?;
        let mut granted = desired & system;
        if !granted.is_empty() && !self.token.may(Privilege::SECURITY) {
            return Err(Denied::Privilege);
        }
        // Only who asks for it by name gets it by privilege. Source: Microsoft, "SeAccessCheck".
        if desired.contains(Access::WRITE_OWNER) && self.token.may(Privilege::TAKE_OWNERSHIP) {
            granted |= Access::WRITE_OWNER;
        }
        let asked = if maximum { desired | self.mapping.all } else { desired };
        let wanted = (asked & allowed).difference(granted);
        let mut rule = Rule::NoEntry;
        let mut given = self.walk(Pass::Ordinary, wanted, maximum, &mut rule);
        if !self.token.restricting.is_empty() && given.intersects(self.twice()) {
            let needed = given & self.twice();
            let mut ignored = rule;
            let again = self.walk(Pass::Restricted, needed, maximum, &mut ignored);
            if !maximum && given == wanted && again != needed {
                rule = Rule::Restricted;
            }
            given = given.difference(needed) | again;
        }
        if self.token.container.is_some() {
            let mut ignored = rule;
            let again = self.walk(Pass::Container, given, maximum, &mut ignored);
            if given == wanted && again != given {
                rule = Rule::Container;
            }
            given = again;
        }
        granted |= given;
        let missing = desired.difference(granted);
        if !missing.is_empty() {
            return Err(Denied::Missing { missing, possible: Access::empty(), rule });
        }
        if granted.is_empty() { Err(Denied::Nothing) } else { Ok(granted) }
    }

    /// What of these rights would be granted if they were not asked for all at once.
    fn possible(&self, desired: Access) -> Access {
        let whole = |asked, maximum| self.whole(asked, maximum).unwrap_or_default();
        (whole(Access::empty(), true) | whole(desired & Access::WRITE_OWNER, false)) & desired
    }

    /// What the labels leave: bits outside of it are given by nothing that follows.
    fn mandatory(&self, desired: Access) -> Result<Access, Denied> {
        let mut allowed = !Access::empty();
        if let Some(label) = &self.descriptor.trust
            && !self.token.trust.satisfies(label)
        {
            allowed &= self.mapping.map(label.mask);
            demand(desired, allowed, Rule::Trust)?;
        }
        let label = self.descriptor.label.unwrap_or(Label::DEFAULT);
        if self.token.integrity < label.level && self.token.policy & Token::NO_WRITE_UP != 0 {
            allowed &= self.below(&label);
            let (object, policy) = (label.level, label.policy);
            let caller = self.token.integrity;
            demand(desired, allowed, Rule::Integrity { object, policy, caller })?;
        }
        Ok(allowed)
    }

    /// What a label leaves to callers of a lower level (MS-DTYP, MandatoryIntegrityCheck).
    fn below(&self, label: &Label) -> Access {
        let mut allowed = Access::ACCESS_SYSTEM_SECURITY;
        for (policy, rights) in [
            (Label::NO_READ_UP, self.mapping.read),
            (Label::NO_WRITE_UP, self.mapping.write),
            (Label::NO_EXECUTE_UP, self.mapping.execute),
        ] {
            if label.policy & policy == 0 {
                allowed |= rights;
            }
        }
        if self.token.may(Privilege::RELABEL) {
            allowed |= Access::WRITE_OWNER;
        }
        allowed
    }

    /// What the restricting identifiers have to give as well: everything, or only what writes.
    /// What also reads or executes does not count as writing (assumed).
    fn twice(&self) -> Access {
        if self.token.write_restricted {
            self.mapping.write.difference(self.mapping.read | self.mapping.execute)
        } else {
            !Access::empty()
        }
    }

    /// One pass over the list. Unless the maximum is asked for, a matching denial ends it.
    fn walk(&self, pass: Pass, wanted: Access, maximum: bool, rule: &mut Rule) -> Access {
        let Some(dacl) = &self.descriptor.dacl else {
            // Nobody in particular is allowed, and a container wants to be named (assumed).
            return if pass == Pass::Container { Access::empty() } else { wanted };
        };
        let owner_rights = Sid::owner_rights();
        let owns =
            pass != Pass::Container && self.matches(pass, &self.descriptor.owner, AceKind::Allow);
        let mut granted = Access::empty();
        if owns && !dacl.iter().any(|ace| ace.counts() && ace.sid == owner_rights) {
            granted |= (Access::READ_CONTROL | Access::WRITE_DAC) & wanted;
        }
        let mut denied = Access::empty();
        for (at, ace) in dacl.iter().enumerate().filter(|(_, ace)| ace.counts()) {
            if granted == wanted {
                break;
            }
            let speaks = self.matches(pass, &ace.sid, ace.kind);
            if !speaks && (!owns || ace.sid != owner_rights) {
                continue;
            }
            let mask = self.mapping.map(ace.mask) & wanted;
            match ace.kind {
                AceKind::Allow => granted |= mask.difference(denied),
                AceKind::Deny => {
                    denied |= mask.difference(granted);
                    if !maximum && !denied.is_empty() {
                        *rule = Rule::Entry(at);
                        break;
                    }
                }
                AceKind::Audit => {}
            }
        }
        granted
    }

    /// Whether an identifier means the caller, as a pass sees it.
    fn matches(&self, pass: Pass, sid: &Sid, kind: AceKind) -> bool {
        match (pass, &self.token.container) {
            (Pass::Ordinary, _) => self.token.matches(sid, kind),
            (Pass::Restricted, _) => self.token.restricting.contains(sid),
            (Pass::Container, None) => false,
            (Pass::Container, Some(container)) => {
                container.package == *sid
                    || container.capabilities.contains(sid)
                    || *sid == Sid::all_restricted_packages()
                    || !container.less_privileged && *sid == Sid::all_packages()
            }
        }
    }
}

/// Demands that everything desired is allowed.
fn demand(desired: Access, allowed: Access, rule: Rule) -> Result<(), Denied> {
    let missing = desired.difference(allowed);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Denied::Missing { missing, possible: Access::empty(), rule })
}

/// Rights that come with others on processes and threads. Source: Microsoft's "Process Security
/// and Access Rights" and "Thread Security and Access Rights"; those of SET_INFORMATION on
/// processes and of SUSPEND_RESUME are assumed.
#[inline]
pub(crate) fn implied(of: ObjectType, granted: Access) -> Access {
    const PROCESS: [(u32, u32); 2] = [(0x400, 0x1000), (0x200, 0x2000)];
    const THREAD: [(u32, u32); 3] = [(0x40, 0x800), (0x20, 0x400), (0x2, 0x1000)];
    let pairs: &[(u32, u32)] = match of {
        ObjectType::PROCESS => &PROCESS,
        ObjectType::THREAD => &THREAD,
        _ => return granted,
    };
    pairs.iter().fold(granted, |granted, (with, also)| {
        if granted.bits() & with != 0 { granted | Access::from_bits_retain(*also) } else { granted }
    })
}

#[cfg(test)]
mod tests;
