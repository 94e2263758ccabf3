//! The descriptor of a new object, and what may be written into that of an old one.
//!
//! Sources: Microsoft's "DACL for a New Object", "Owner of a New Object" and "Security Descriptors
//! for New Objects".

use std::sync::Arc;

use nt::{ObjectType, Status};

use super::defaults::new_label;
use super::{Ace, AceFlags, AceKind, Descriptor, Label, Parts, Privilege, Sid, Token, TrustLabel};
use crate::why::{TokenWhy, Why};

/// Why parts of a descriptor may not be used.
pub(crate) type Unfit = (Status, Why);

/// The descriptor of a new object: what is given, else what the container hands down, else what
/// the token says.
///
/// # Errors
/// As [`check_parts`].
pub(crate) fn assign(
    token: &Token,
    given: Option<&Parts>,
    container: Option<&Descriptor>,
    of: ObjectType,
) -> Result<Arc<Descriptor>, Unfit> {
    let heir = of == ObjectType::DIRECTORY || of == ObjectType::KEY;
    assign_heir(token, given, container, (of, heir))
}

/// As [`assign`], for an object that is a container itself, or is none.
///
/// # Errors
/// As [`check_parts`].
pub(crate) fn assign_heir(
    token: &Token,
    given: Option<&Parts>,
    container: Option<&Descriptor>,
    (of, heir): (ObjectType, bool),
) -> Result<Arc<Descriptor>, Unfit> {
    let default = token.defaults.of(of);
    let inherited = match given.and_then(|given| given.dacl.as_ref()) {
        Some(_) => None,
        None => container.and_then(|container| inherited(container, token, (of, heir))),
    };
    if given.is_none() && inherited.is_none() {
        return Ok(default);
    }
    let mut made = Descriptor::clone(&default);
    if let Some(list) = inherited {
        made.dacl = Some(list);
    }
    match given {
        Some(given) => amend(made, token, given, of),
        None => Ok(Arc::new(made)),
    }
}

/// What a new object would say by itself, with the parts that its creator gives.
///
/// # Errors
/// As [`check_parts`].
pub(crate) fn amend(
    mut made: Descriptor,
    token: &Token,
    given: &Parts,
    of: ObjectType,
) -> Result<Arc<Descriptor>, Unfit> {
    check_parts(token, given)?;
    overlay(&mut made, given, of);
    made.label = given.label.or_else(|| new_label(of, token.integrity));
    Ok(Arc::new(made))
}

/// Writes parts over a descriptor.
pub(crate) fn overlay(descriptor: &mut Descriptor, parts: &Parts, of: ObjectType) {
    let mapped = |list: &[Ace]| {
        let map = |ace: &Ace| Ace { mask: of.mapping().map(ace.mask), ..ace.clone() };
        list.iter().map(map).collect::<Vec<_>>()
    };
    if let Some(owner) = &parts.owner {
        descriptor.owner = owner.clone();
    }
    if let Some(group) = &parts.group {
        descriptor.group = group.clone();
    }
    if let Some(dacl) = &parts.dacl {
        descriptor.dacl = dacl.as_deref().map(mapped);
        descriptor.control = parts.dacl_control;
    }
    if parts.label.is_some() {
        descriptor.label = parts.label;
    }
    if let Some(trust) = parts.trust {
        descriptor.trust = Some(TrustLabel { mask: of.mapping().map(trust.mask), ..trust });
    }
    if let Some(audits) = &parts.audits {
        descriptor.audits = mapped(audits);
    }
}

/// Checks that a token may give these parts to an object.
///
/// # Errors
/// INVALID_OWNER: the owner is neither the user nor a group that may own, and SeRestorePrivilege
/// is not enabled. PRIVILEGE_NOT_HELD: audits need SeSecurityPrivilege. INVALID_LABEL: the label is
/// above the token's level, and SeRelabelPrivilege is not enabled (assumed); or the process is not
/// trusted as far as a trust label that it writes says (assumed).
pub(crate) fn check_parts(token: &Token, parts: &Parts) -> Result<(), Unfit> {
    if let Some(owner) = &parts.owner
        && !token.may_give_to(owner)
        && !token.may(Privilege::RESTORE)
    {
        return Err((Status::INVALID_OWNER, Why::Token(TokenWhy::OwnerForeign)));
    }
    if parts.audits.is_some() && !token.may(Privilege::SECURITY) {
        let name = Privilege::SECURITY.name();
        return Err((Status::PRIVILEGE_NOT_HELD, Why::Privilege { name }));
    }
    if let Some(Label { level, .. }) = parts.label
        && level > token.integrity
        && !token.may(Privilege::RELABEL)
    {
        let caller = token.integrity;
        return Err((Status::INVALID_LABEL, Why::Token(TokenWhy::LabelHigher { level, caller })));
    }
    match &parts.trust {
        Some(trust) if !token.trust.satisfies(trust) => {
            Err((Status::INVALID_LABEL, Why::Token(TokenWhy::LabelTrust)))
        }
        _ => Ok(()),
    }
}

/// What a container's list hands down to a new object, if anything of it counts.
fn inherited(
    container: &Descriptor,
    token: &Token,
    (of, heir): (ObjectType, bool),
) -> Option<Vec<Ace>> {
    let list = container.dacl.as_deref()?;
    let inherits = AceFlags::OBJECT_INHERIT | AceFlags::CONTAINER_INHERIT;
    let marked = list.iter().filter(|ace| ace.flags.intersects(inherits));
    let made: Vec<Ace> = marked.flat_map(|ace| hand_down(ace, token, of, heir)).collect();
    (!made.is_empty()).then_some(made)
}

/// What one entry hands down: an entry that counts for the object, and for a container one that is
/// handed on. Both are one where they say the same.
fn hand_down(ace: &Ace, token: &Token, of: ObjectType, container: bool) -> Vec<Ace> {
    let inherits = AceFlags::OBJECT_INHERIT | AceFlags::CONTAINER_INHERIT;
    let counts = if container { AceFlags::CONTAINER_INHERIT } else { AceFlags::OBJECT_INHERIT };
    let counts = ace.flags.contains(counts);
    let on = container && !ace.flags.contains(AceFlags::NO_PROPAGATE);
    let on = if on { ace.flags & inherits } else { AceFlags::empty() };
    let sid = match &ace.sid {
        sid if *sid == Sid::creator_owner() => token.defaults.owner.clone(),
        sid if *sid == Sid::creator_group() => token.defaults.group.clone(),
        sid => sid.clone(),
    };
    let mask = of.mapping().map(ace.mask);
    let same = sid == ace.sid && mask == ace.mask;
    let effective =
        |flags| Ace { kind: ace.kind, sid: sid.clone(), mask, flags: flags | AceFlags::INHERITED };
    let handed_on =
        || Ace { flags: on | AceFlags::INHERIT_ONLY | AceFlags::INHERITED, ..ace.clone() };
    match (counts && ace.kind != AceKind::Audit, on.is_empty()) {
        (false, true) => vec![],
        (false, false) if ace.flags.intersects(inherits) => vec![handed_on()],
        (false, false) => vec![],
        (true, true) => vec![effective(on)],
        (true, false) if same => vec![effective(on)],
        (true, false) => vec![effective(AceFlags::empty()), handed_on()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::parse_sddl;
    use nt::Access;

    fn given(text: &str) -> Parts {
        parse_sddl(&text.encode_utf16().collect::<Vec<_>>()).expect("it is a descriptor")
    }

    fn made(token: &Token, text: &str, of: ObjectType) -> Result<Arc<Descriptor>, Status> {
        assign(token, Some(&given(text)), None, of).map_err(|unfit| unfit.0)
    }

    // Rules: access.owner-foreign, access.owner-restore, access.owner-default
    #[test]
    fn owners_are_those_the_token_may_give_to() {
        let mut admin = Token::elevated_admin("alice", 1);
        let owner = |token: &Token, text: &str| {
            made(token, text, ObjectType::EVENT).map(|made| made.owner.to_string())
        };
        assert_eq!(owner(&admin, "D:"), Ok("S-1-5-32-544".into()));
        assert_eq!(owner(&Token::user("bob", 2), "D:"), Ok(Sid::account(2).to_string()));
        assert_eq!(owner(&Token::user("bob", 2), "O:BAD:"), Err(Status::INVALID_OWNER));
        assert_eq!(owner(&Token::filtered_admin("bob", 2), "O:BA"), Err(Status::INVALID_OWNER));
        assert_eq!(owner(&admin, "O:BU"), Err(Status::INVALID_OWNER));
        admin.privileges.enabled |= Privilege::RESTORE;
        assert_eq!(owner(&admin, "O:BU"), Ok("S-1-5-32-545".into()));
    }

    // Rules: access.label-new, access.label-explicit, access.privilege-relabel
    #[test]
    fn labels_of_new_objects() {
        let mut low = Token::user("bob", 2);
        low.set_integrity(0x1000);
        let label = |token: &Token, text: &str, of| {
            made(token, text, of).map(|made| made.label.map(|label| (label.level, label.policy)))
        };
        let medium = Token::user("alice", 1);
        for (of, for_medium, for_low) in [
            (ObjectType::EVENT, None, Some((0x1000, 1))),
            (ObjectType::PROCESS, Some((0x2000, 3)), Some((0x1000, 3))),
            (ObjectType::THREAD, Some((0x2000, 3)), Some((0x1000, 3))),
            (ObjectType::TOKEN, Some((0x2000, 1)), Some((0x1000, 1))),
            (ObjectType::JOB, Some((0x2000, 1)), Some((0x1000, 1))),
        ] {
            assert_eq!(label(&medium, "D:", of), Ok(for_medium), "{}", of.name());
            assert_eq!(label(&low, "D:", of), Ok(for_low), "{}", of.name());
        }
        let of = ObjectType::EVENT;
        assert_eq!(label(&medium, "S:(ML;;NWNR;;;LW)", of), Ok(Some((0x1000, 3))));
        assert_eq!(label(&medium, "S:(ML;;NW;;;HI)", of), Err(Status::INVALID_LABEL));
        low.privileges.enabled |= Privilege::RELABEL;
        assert_eq!(label(&low, "S:(ML;;NW;;;HI)", of), Ok(Some((0x3000, 1))));
    }

    // Rules: access.dacl-explicit, access.dacl-inherited, access.dacl-default
    // Rules: access.generic-mapped-on-assignment
    #[test]
    fn a_container_hands_down_what_it_marks() {
        let alice = Token::user("alice", 1);
        let container = |text: &str| {
            let mut made = Descriptor::new(Sid::system(), Sid::system(), None);
            overlay(&mut made, &given(text), ObjectType::DIRECTORY);
            made
        };
        let dacl = |text: &str, of| {
            let made = assign(&alice, None, Some(&container(text)), of).expect("it may");
            made.dacl.clone().expect("it has one")
        };
        let list = dacl("D:(A;OI;GA;;;WD)(A;CI;0x1;;;BU)(A;;0x2;;;SY)", ObjectType::EVENT);
        assert_eq!(list.len(), 1);
        assert_eq!(list[0].flags, AceFlags::INHERITED);
        let list = dacl("D:(A;OICI;0x3;;;CO)", ObjectType::DIRECTORY);
        assert_eq!(list.len(), 2);
        assert_eq!((&list[0].sid, &list[1].sid), (&alice.user, &Sid::creator_owner()));
        assert!(list[0].counts() && !list[1].counts());
        let list = dacl("D:(A;CINP;0x3;;;WD)", ObjectType::DIRECTORY);
        assert_eq!(list[0].flags, AceFlags::INHERITED);
        let default = dacl("D:(A;;0x3;;;WD)", ObjectType::EVENT);
        assert_eq!(Some(default), alice.defaults.of(ObjectType::EVENT).dacl);
        let mapped = made(&alice, "D:(A;;GA;;;WD)", ObjectType::EVENT).expect("it may");
        let mapped = mapped.dacl.as_ref().expect("it has one")[0].mask;
        assert_eq!(mapped, Access::from_bits_retain(0x1F_0003));
    }
}
