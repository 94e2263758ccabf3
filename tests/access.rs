//! The access check against a second one that looks at each right alone.
//!
//! The kernel walks a list once for all rights; the model asks of each right which entry speaks of
//! it first. What is granted must be the same.

use kernel::{
    Ace, AceFlags, AceKind, Container, Denied, Descriptor, Group, GroupAttributes, Label,
    Privilege, Sid, Token, Trust, TrustLabel, access_check,
};
use nt::{Access, GenericMapping, ObjectType};
use proptest::prelude::*;

/// The identifiers that tokens, owners and entries are made of.
fn sids() -> Vec<Sid> {
    vec![
        Sid::account(2),
        Sid::users(),
        Sid::administrators(),
        Sid::everyone(),
        Sid::owner_rights(),
        Sid::new(15, &[2, 7]),
        Sid::all_packages(),
        Sid::all_restricted_packages(),
    ]
}

fn sid() -> impl Strategy<Value = Sid> {
    proptest::sample::select(sids())
}

/// Rights of an event, the standard ones among them, and sometimes a generic one.
fn mask() -> impl Strategy<Value = Access> {
    let bits = [0x1, 0x2, 0x2_0000, 0x4_0000, 0x8_0000, 0x10_0000, 0x8000_0000];
    proptest::sample::subsequence(bits.to_vec(), 0..=4)
        .prop_map(|bits| Access::from_bits_retain(bits.into_iter().fold(0, |all, bit| all | bit)))
}

fn ace() -> impl Strategy<Value = Ace> {
    (any::<bool>(), sid(), mask(), proptest::bool::weighted(0.1)).prop_map(
        |(allow, sid, mask, inherit_only)| Ace {
            kind: if allow { AceKind::Allow } else { AceKind::Deny },
            sid,
            mask,
            flags: if inherit_only { AceFlags::INHERIT_ONLY } else { AceFlags::empty() },
        },
    )
}

fn descriptor() -> impl Strategy<Value = Descriptor> {
    let label = (0u32..4, 0u32..8).prop_map(|(level, policy)| Label::new(level * 0x1000, policy));
    let trust = mask().prop_map(|mask| TrustLabel { kind: 512, signer: 4096, mask });
    let dacl = proptest::option::weighted(0.9, proptest::collection::vec(ace(), 0..6));
    let (label, trust) = (proptest::option::of(label), proptest::option::weighted(0.2, trust));
    (sid(), dacl, label, trust).prop_map(|(owner, dacl, label, trust)| {
        let mut made = Descriptor::new(owner, Sid::users(), dacl);
        (made.label, made.trust) = (label, trust);
        made
    })
}

fn token() -> impl Strategy<Value = Token> {
    let attributes = proptest::sample::select(vec![
        GroupAttributes::ORDINARY,
        GroupAttributes::DENY_ONLY,
        GroupAttributes::empty(),
    ]);
    let privileges = proptest::sample::subsequence(
        vec![Privilege::SECURITY, Privilege::TAKE_OWNERSHIP, Privilege::RELABEL],
        0..=3,
    );
    let container = (any::<bool>(), proptest::collection::vec(sid(), 0..2));
    (
        proptest::collection::vec((sid(), attributes), 0..4),
        (any::<bool>(), 0u32..4, 0u32..2),
        privileges,
        proptest::option::weighted(0.3, proptest::collection::vec(sid(), 1..3)),
        any::<bool>(),
        proptest::option::weighted(0.2, container),
        any::<bool>(),
    )
        .prop_map(
            |(
                groups,
                (deny_only, level, policy),
                privileges,
                restricting,
                writes,
                container,
                trusted,
            )| {
                let mut token = Token::user("bob", 2);
                token.groups =
                    groups.into_iter().map(|(sid, attributes)| Group { sid, attributes }).collect();
                token.user_deny_only = deny_only;
                token.set_integrity(level * 0x1000);
                token.policy = policy;
                token.privileges.enabled =
                    privileges.into_iter().fold(Privilege::empty(), |all, one| all | one);
                token.restricting = restricting.unwrap_or_default();
                token.write_restricted = writes;
                token.container = container.map(|(less_privileged, capabilities)| Container {
                    package: Sid::new(15, &[2, 7]),
                    capabilities,
                    less_privileged,
                });
                if trusted {
                    token.trust = Trust::worded("ppl-windows").expect("it is a word");
                }
                token
            },
        )
}

/// As whom the list is read.
#[derive(Clone, Copy)]
enum As {
    User,
    Restricted,
    Package,
}

/// Whether an identifier means the token, read as one of the three.
fn means(token: &Token, who: As, sid: &Sid, denies: bool) -> bool {
    match who {
        As::User if token.user == *sid => denies || !token.user_deny_only,
        As::User => token.groups.iter().filter(|group| group.sid == *sid).any(|group| {
            if group.attributes == GroupAttributes::DENY_ONLY {
                denies
            } else {
                group.attributes == GroupAttributes::ORDINARY
            }
        }),
        As::Restricted => token.restricting.contains(sid),
        As::Package => {
            let container = token.container.as_ref().expect("it is in a container");
            *sid == container.package
                || container.capabilities.contains(sid)
                || *sid == Sid::all_restricted_packages()
                || *sid == Sid::all_packages() && !container.less_privileged
        }
    }
}

/// Whether the list gives one right: who owns has two of them, and else the first entry decides
/// that speaks of the right and of the caller.
fn listed(
    token: &Token,
    descriptor: &Descriptor,
    map: GenericMapping,
    who: As,
    bit: Access,
) -> bool {
    let Some(list) = &descriptor.dacl else { return !matches!(who, As::Package) };
    let counting = || list.iter().filter(|ace| !ace.flags.contains(AceFlags::INHERIT_ONLY));
    let owns = !matches!(who, As::Package) && means(token, who, &descriptor.owner, false);
    let narrowed = counting().any(|ace| ace.sid == Sid::owner_rights());
    if owns && !narrowed && (Access::READ_CONTROL | Access::WRITE_DAC).contains(bit) {
        return true;
    }
    let speaks = |ace: &&Ace| {
        let of_caller = means(token, who, &ace.sid, ace.kind == AceKind::Deny)
            || owns && ace.sid == Sid::owner_rights();
        of_caller && map.map(ace.mask).contains(bit)
    };
    counting().find(speaks).is_some_and(|ace| ace.kind == AceKind::Allow)
}

/// Whether one right is given; `named` says whether it was asked for by name.
fn given(
    token: &Token,
    descriptor: &Descriptor,
    map: GenericMapping,
    bit: Access,
    named: bool,
) -> bool {
    let may = |privilege| token.privileges.enabled.contains(privilege);
    if bit == Access::ACCESS_SYSTEM_SECURITY {
        return may(Privilege::SECURITY);
    }
    let trusted = token.trust.protects();
    if descriptor.trust.is_some_and(|label| !trusted && !map.map(label.mask).contains(bit)) {
        return false;
    }
    let label = descriptor.label.unwrap_or(Label::new(0x2000, 1));
    if token.policy & 1 == 1 && token.integrity < label.level {
        let left = (label.policy & 2 == 0 && map.read.contains(bit))
            || (label.policy & 1 == 0 && map.write.contains(bit))
            || (label.policy & 4 == 0 && map.execute.contains(bit))
            || (bit == Access::WRITE_OWNER && may(Privilege::RELABEL));
        if !left {
            return false;
        }
    }
    if named && bit == Access::WRITE_OWNER && may(Privilege::TAKE_OWNERSHIP) {
        return true;
    }
    let writes = map.write.contains(bit) && !map.read.contains(bit) && !map.execute.contains(bit);
    let twice = !token.restricting.is_empty() && (!token.write_restricted || writes);
    listed(token, descriptor, map, As::User, bit)
        && (!twice || listed(token, descriptor, map, As::Restricted, bit))
        && (token.container.is_none() || listed(token, descriptor, map, As::Package, bit))
}

/// The bits of a mask, one by one.
fn bits(mask: Access) -> impl Iterator<Item = Access> {
    (0..32).map(|at| Access::from_bits_retain(1 << at)).filter(move |bit| mask.contains(*bit))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4000,
        failure_persistence: None,
        ..Default::default()
    })]

    // Rules: access.walk-deny-stops, access.walk-allow, access.walk-end-denies
    // Rules: access.order-as-stored, access.maximum-walks-all, access.maximum-mandatory
    // Rules: access.maximum-nothing
    // Rules: access.mic-policies, access.mic-before-list, access.restricted-second-pass
    // Rules: access.write-restricted, access.container-pass, access.container-null-list
    // Rules: access.trust-label, access.owner-implicit, access.owner-rights, access.generic-mapped
    #[test]
    fn what_is_granted_is_what_each_right_alone_would_be(
        token in token(),
        descriptor in descriptor(),
        desired in mask(),
        maximum: bool,
        system: bool,
    ) {
        let map = ObjectType::EVENT.mapping();
        let mut asked = desired;
        asked.set(Access::MAXIMUM_ALLOWED, maximum);
        asked.set(Access::ACCESS_SYSTEM_SECURITY, system);
        let named = map.map(asked).difference(Access::MAXIMUM_ALLOWED);
        let one = |bit, named| given(&token, &descriptor, map, bit, named);
        let all_named = bits(named).all(|bit| one(bit, true));
        let most = bits(map.all).filter(|bit| maximum && one(*bit, false));
        let want = most.fold(named, |all, bit| all | bit);
        match access_check(&token, Some(&descriptor), map, asked) {
            Ok(granted) => prop_assert!(all_named && granted == want && !granted.is_empty()),
            Err(Denied::Nothing) => prop_assert!(all_named && want.is_empty()),
            Err(Denied::Privilege) => prop_assert!(!one(Access::ACCESS_SYSTEM_SECURITY, true)),
            Err(Denied::Missing { missing, possible, .. }) => {
                prop_assert!(!all_named && !missing.is_empty());
                prop_assert!(bits(possible).all(|bit| one(bit, true)), "{possible}");
            }
        }
    }
}
