//! Tests of the access check, row by row.

use super::*;
use crate::security::{Ace, AceFlags, Container, Group, GroupAttributes, TrustLabel};

fn ace(kind: AceKind, sid: Sid, mask: u32) -> Ace {
    Ace { kind, sid, mask: Access::from_bits_retain(mask), flags: AceFlags::empty() }
}

fn descriptor(owner: &Token, dacl: &[(AceKind, Sid, u32)]) -> Descriptor {
    let dacl = dacl.iter().map(|(kind, sid, mask)| ace(*kind, sid.clone(), *mask)).collect();
    Descriptor::new(owner.user.clone(), Sid::users(), Some(dacl))
}

fn check(token: &Token, descriptor: &Descriptor, of: ObjectType, desired: u32) -> Result<u32, u32> {
    let desired = Access::from_bits_retain(desired);
    match access_check(token, Some(descriptor), of.mapping(), desired) {
        Ok(granted) => Ok(granted.bits()),
        Err(Denied::Missing { missing, .. }) => Err(missing.bits()),
        Err(Denied::Nothing) => Err(0),
        Err(Denied::Privilege) => Err(Access::ACCESS_SYSTEM_SECURITY.bits()),
    }
}

fn ask(token: &Token, descriptor: &Descriptor, desired: u32) -> Result<u32, u32> {
    check(token, descriptor, ObjectType::EVENT, desired)
}

const MAXIMUM: u32 = Access::MAXIMUM_ALLOWED.bits();
const ALL: u32 = 0x1F_0003;

// Rules: access.walk-deny-stops, access.walk-allow, access.walk-end-denies
// Rules: access.order-as-stored, access.maximum-walks-all, access.desired-nothing
// Rules: access.empty-list-denies
#[test]
fn a_list_is_read_in_its_order() {
    use AceKind::{Allow, Deny};
    let (alice, bob) = (Token::user("alice", 1), Token::user("bob", 2));
    type Row<'a> = (&'a [(AceKind, Sid, u32)], u32, Result<u32, u32>);
    let rows: &[Row<'_>] = &[
        (&[], 0x2, Err(0x2)),
        (&[(Allow, bob.user.clone(), 0x2)], 0x2, Ok(0x2)),
        (&[(Allow, bob.user.clone(), 0x2)], 0x3, Err(0x1)),
        (&[(Allow, Sid::everyone(), ALL)], ALL, Ok(ALL)),
        (&[(Deny, bob.user.clone(), 0x2), (Allow, Sid::everyone(), ALL)], 0x2, Err(0x2)),
        (&[(Deny, bob.user.clone(), 0x2), (Allow, Sid::everyone(), ALL)], 0x1, Ok(0x1)),
        (&[(Allow, Sid::everyone(), ALL), (Deny, bob.user.clone(), 0x2)], 0x2, Ok(0x2)),
        (&[(Allow, alice.user.clone(), ALL)], 0x2, Err(0x2)),
        (&[(Deny, Sid::users(), 0x2), (Allow, Sid::everyone(), ALL)], MAXIMUM, Ok(ALL & !0x2)),
        (&[], 0, Err(0)),
        (&[], MAXIMUM, Err(0)),
    ];
    for (dacl, desired, want) in rows {
        let got = ask(&bob, &descriptor(&alice, dacl), *desired);
        assert_eq!(got, *want, "{dacl:?} asked for {desired:#x}");
    }
}

// Rules: access.owner-implicit, access.owner-rights
#[test]
fn an_owner_may_read_and_change_the_list_unless_owner_rights_says_otherwise() {
    let alice = Token::user("alice", 1);
    assert_eq!(ask(&alice, &descriptor(&alice, &[]), 0x60000), Ok(0x60000));
    let narrow = [(AceKind::Allow, Sid::owner_rights(), 0x20000)];
    assert_eq!(ask(&alice, &descriptor(&alice, &narrow), 0x60000), Err(0x40000));
}

// Rules: access.default-dacl-masks
#[test]
fn the_default_list_gives_the_log_on_session_reading_only() {
    let alice = Token::user("alice", 1);
    let mut guest = Token::user("guest", 2);
    guest.groups.push(Group { sid: Sid::logon(1), attributes: GroupAttributes::ORDINARY });
    for (of, all, mask) in [
        (ObjectType::PROCESS, 0x1F_FFFF, 0x121411),
        (ObjectType::THREAD, 0x1F_FFFF, 0x121848),
        (ObjectType::EVENT, 0x1F_0003, 0x120001),
        (ObjectType::MUTANT, 0x1F_0001, 0x120001),
        (ObjectType::SECTION, 0xF_001F, 0x2000D),
        (ObjectType::JOB, 0x1F_003F, 0x120004),
        (ObjectType::TOKEN, 0xF_01FF, 0x2001F),
    ] {
        let default = alice.defaults.of(of);
        assert_eq!(check(&guest, &default, of, MAXIMUM), Ok(mask), "{}", of.name());
        assert_eq!(check(&alice, &default, of, MAXIMUM), Ok(all), "{}", of.name());
    }
}

// Rules: access.groups-disabled, access.groups-deny-only
#[test]
fn groups_count_as_their_attributes_say() {
    let alice = Token::user("alice", 1);
    for (attributes, allowed, denied) in [
        (GroupAttributes::ORDINARY, true, true),
        (GroupAttributes::ENABLED, true, true),
        (GroupAttributes::ENABLED_BY_DEFAULT, false, false),
        (GroupAttributes::DENY_ONLY, false, true),
    ] {
        let mut bob = Token::user("bob", 2);
        bob.groups.push(Group { sid: Sid::administrators(), attributes });
        let administrators = Sid::administrators();
        let allow = descriptor(&alice, &[(AceKind::Allow, administrators.clone(), 0x2)]);
        assert_eq!(ask(&bob, &allow, 0x2).is_ok(), allowed, "{attributes:?}");
        let list = [(AceKind::Deny, administrators, 0x2), (AceKind::Allow, Sid::everyone(), 0x2)];
        assert_eq!(ask(&bob, &descriptor(&alice, &list), 0x2).is_err(), denied, "{attributes:?}");
    }
}

// Rules: access.mic-policies, access.mic-lower-process, access.mic-lower-thread
// Rules: access.mic-lower-event, access.mic-no-label, access.mic-maximum, access.mic-same-or-higher
#[test]
fn a_lower_level_gets_what_the_label_leaves() {
    let owner = Token::user("alice", 1);
    let open = |label| {
        let mut open = descriptor(&owner, &[(AceKind::Allow, Sid::everyone(), 0x1F_FFFF)]);
        open.label = label;
        open
    };
    let mut low = Token::user("bob", 2);
    low.set_integrity(0x1000);
    let label = |policy| Some(Label::new(0x2000, policy));
    for (of, label, mask) in [
        (ObjectType::PROCESS, label(3), 0x12_1001),
        (ObjectType::THREAD, label(3), 0x12_1800),
        (ObjectType::EVENT, label(1), 0x12_0001),
        (ObjectType::EVENT, None, 0x12_0001),
        (ObjectType::MUTANT, None, 0x12_0001),
        (ObjectType::EVENT, label(2), 0x12_0002),
        (ObjectType::EVENT, label(4), 0x2_0003),
        (ObjectType::EVENT, label(0), 0x12_0003),
        (ObjectType::EVENT, Some(Label::new(0x1000, 7)), ALL),
    ] {
        let got = check(&low, &open(label), of, MAXIMUM);
        assert_eq!(got, Ok(mask), "{} {label:?}", of.name());
    }
    assert_eq!(ask(&low, &open(None), 0x3), Err(0x2));
    assert_eq!(ask(&low, &open(None), MAXIMUM | 0x2), Err(0x2));
    low.policy = 0;
    assert_eq!(ask(&low, &open(None), MAXIMUM), Ok(ALL));
}

// Rules: access.privilege-security, access.privilege-take-ownership, access.privilege-relabel
// Rules: access.maximum-excludes-system-security, access.privileges-enabled
#[test]
fn privileges_give_what_the_list_does_not() {
    let owner = Token::user("alice", 1);
    let closed = descriptor(&owner, &[]);
    let security = Access::ACCESS_SYSTEM_SECURITY.bits();
    let write_owner = Access::WRITE_OWNER.bits();
    let mut bob = Token::user("bob", 2);
    assert_eq!(ask(&bob, &closed, security), Err(security));
    assert_eq!(ask(&bob, &closed, write_owner), Err(write_owner));
    bob.privileges.held |= Privilege::SECURITY | Privilege::TAKE_OWNERSHIP;
    assert_eq!(ask(&bob, &closed, security), Err(security));
    bob.privileges.enabled |= Privilege::SECURITY | Privilege::TAKE_OWNERSHIP;
    assert_eq!(ask(&bob, &closed, security), Ok(security));
    assert_eq!(ask(&bob, &closed, write_owner), Ok(write_owner));
    assert_eq!(ask(&bob, &closed, MAXIMUM), Err(0));
    assert_eq!(ask(&bob, &closed, MAXIMUM | write_owner), Ok(write_owner));
    bob.set_integrity(0x1000);
    assert_eq!(ask(&bob, &closed, write_owner), Err(write_owner));
    bob.privileges.enabled |= Privilege::RELABEL;
    assert_eq!(ask(&bob, &closed, write_owner), Ok(write_owner));
}

// Rules: access.restricted-second-pass, access.write-restricted
#[test]
fn a_restricted_token_passes_the_list_twice() {
    let owner = Token::user("alice", 1);
    let mut bob = Token::user("bob", 2);
    bob.restricting.push(Sid::users());
    let ours = descriptor(&owner, &[(AceKind::Allow, bob.user.clone(), 0x3)]);
    assert_eq!(ask(&bob, &ours, 0x1), Err(0x1));
    let both = [(AceKind::Allow, bob.user.clone(), 0x3), (AceKind::Allow, Sid::users(), 0x1)];
    let both = descriptor(&owner, &both);
    assert_eq!(ask(&bob, &both, 0x1), Ok(0x1));
    assert_eq!(ask(&bob, &both, 0x3), Err(0x2));
    bob.write_restricted = true;
    assert_eq!(ask(&bob, &ours, 0x1), Ok(0x1));
    assert_eq!(ask(&bob, &ours, 0x2), Err(0x2));
}

// Rules: access.container-pass, access.container-less-privileged
#[test]
fn a_container_has_to_be_named_as_well() {
    let owner = Token::user("alice", 1);
    let package = Sid::new(15, &[2, 7]);
    let mut bob = Token::user("bob", 2);
    bob.container = Some(Container {
        package: package.clone(),
        capabilities: vec![Sid::new(15, &[3, 1])],
        less_privileged: false,
    });
    let list = |sid: Sid| {
        let everyone = (AceKind::Allow, Sid::everyone(), 0x3);
        descriptor(&owner, &[everyone, (AceKind::Allow, sid, 0x1)])
    };
    for (sid, want, less) in [
        (Sid::everyone(), false, false),
        (package, true, true),
        (Sid::new(15, &[3, 1]), true, true),
        (Sid::all_packages(), true, false),
        (Sid::all_restricted_packages(), true, true),
    ] {
        for (less_privileged, want) in [(false, want), (true, less)] {
            bob.container.as_mut().expect("it has one").less_privileged = less_privileged;
            assert_eq!(ask(&bob, &list(sid.clone()), 0x1).is_ok(), want, "{sid}");
            assert!(ask(&bob, &list(sid.clone()), 0x2).is_err());
        }
    }
}

// Rules: access.trust-label
#[test]
fn a_trust_label_limits_whoever_is_trusted_less() {
    let owner = Token::user("alice", 1);
    let mut open = descriptor(&owner, &[(AceKind::Allow, Sid::everyone(), ALL)]);
    let mask = Access::from_bits_retain(0x1);
    open.trust = Some(TrustLabel { kind: 512, signer: 4096, mask });
    let mut bob = Token::user("bob", 2);
    assert_eq!(ask(&bob, &open, 0x3), Err(0x2));
    assert_eq!(ask(&bob, &open, 0x1), Ok(0x1));
    bob.trust = crate::security::Trust::worded("ppl-windows").expect("it is a word");
    assert_eq!(ask(&bob, &open, 0x3), Ok(0x3));
}

// Rules: access.null-list, access.inherit-only-skipped
#[test]
fn no_list_allows_everything_and_entries_to_inherit_do_not_count() {
    let (alice, bob) = (Token::user("alice", 1), Token::user("bob", 2));
    let mut open = descriptor(&alice, &[(AceKind::Deny, Sid::everyone(), ALL)]);
    open.dacl.as_mut().expect("it has one")[0].flags |= AceFlags::INHERIT_ONLY;
    assert_eq!(ask(&bob, &open, 0x1), Err(0x1));
    open.dacl = None;
    assert_eq!(ask(&bob, &open, MAXIMUM), Ok(ALL));
    let security = Access::ACCESS_SYSTEM_SECURITY.bits();
    assert_eq!(ask(&bob, &open, security), Err(security));
}
