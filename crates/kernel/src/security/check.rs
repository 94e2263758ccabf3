//! The access check: what a token is granted by a descriptor.
//!
//! Source: Microsoft's "How AccessCheck Works" and "Order of ACEs in a DACL".

use nt::{Access, ObjectType};

use super::{AceKind, Descriptor, Sid, Token};

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    /// These rights are granted.
    Granted(Access),
    /// These rights were asked for and are not given.
    Missing(Access),
    /// Nothing was asked for, or the maximum is nothing.
    Nothing,
}

/// Checks what a token asks of an object of a type. Without a descriptor everything is granted.
pub(crate) fn access_check(
    token: &Token,
    descriptor: Option<&Descriptor>,
    of: ObjectType,
    desired: Access,
) -> Checked {
    let maximum = desired.contains(Access::MAXIMUM_ALLOWED);
    let desired = of.mapping().map(desired).difference(Access::MAXIMUM_ALLOWED);
    if desired.is_empty() && !maximum {
        return Checked::Nothing;
    }
    let all = of.all_access();
    let Some(descriptor) = descriptor else {
        return Checked::Granted(if maximum { desired | all } else { desired });
    };
    let wanted = if maximum { desired | all } else { desired };
    let granted = given(token, descriptor, of, wanted, maximum);
    let missing = desired.difference(granted);
    if !missing.is_empty() {
        return Checked::Missing(missing);
    }
    if granted.is_empty() { Checked::Nothing } else { Checked::Granted(granted) }
}

/// What of `wanted` the descriptor gives. Unless the maximum is asked for, a matching denial ends
/// the walk.
fn given(
    token: &Token,
    descriptor: &Descriptor,
    of: ObjectType,
    wanted: Access,
    maximum: bool,
) -> Access {
    let Some(dacl) = &descriptor.dacl else {
        return wanted;
    };
    let owns = token.matches(&descriptor.owner, AceKind::Allow);
    let owner_rights = Sid::owner_rights();
    let mut granted = Access::empty();
    if owns && !dacl.iter().any(|ace| ace.sid == owner_rights) {
        granted |= (Access::READ_CONTROL | Access::WRITE_DAC) & wanted;
    }
    let mut denied = Access::empty();
    for ace in dacl.iter().filter(|ace| !ace.inherit_only) {
        let applies = token.matches(&ace.sid, ace.kind) || owns && ace.sid == owner_rights;
        if !applies {
            continue;
        }
        let mask = of.mapping().map(ace.mask) & wanted;
        match ace.kind {
            AceKind::Allow => granted |= mask.difference(denied),
            AceKind::Deny => {
                denied |= mask.difference(granted);
                if !maximum && !denied.is_empty() {
                    break;
                }
            }
        }
        if granted == wanted {
            break;
        }
    }
    granted
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
mod tests {
    use super::*;
    use crate::security::{Ace, Group};

    fn descriptor(owner: &Token, dacl: &[(AceKind, Sid, u32)]) -> Descriptor {
        let ace = |(kind, sid, mask): &(AceKind, Sid, u32)| Ace {
            kind: *kind,
            sid: sid.clone(),
            mask: Access::from_bits_retain(*mask),
            inherit_only: false,
        };
        Descriptor {
            owner: owner.user.clone(),
            group: Sid::users(),
            dacl: Some(dacl.iter().map(ace).collect()),
        }
    }

    fn ask(token: &Token, descriptor: &Descriptor, desired: u32) -> Checked {
        let desired = Access::from_bits_retain(desired);
        access_check(token, Some(descriptor), ObjectType::EVENT, desired)
    }

    fn granted(mask: u32) -> Checked {
        Checked::Granted(Access::from_bits_retain(mask))
    }

    fn missing(mask: u32) -> Checked {
        Checked::Missing(Access::from_bits_retain(mask))
    }

    #[test]
    fn a_list_is_read_in_its_order() {
        use AceKind::{Allow, Deny};
        let (alice, bob) = (Token::user("alice", 1), Token::user("bob", 2));
        let all = 0x1F0003;
        type Row<'a> = (&'a [(AceKind, Sid, u32)], u32, Checked);
        let rows: &[Row<'_>] = &[
            (&[], 0x2, missing(0x2)),
            (&[(Allow, bob.user.clone(), 0x2)], 0x2, granted(0x2)),
            (&[(Allow, bob.user.clone(), 0x2)], 0x3, missing(0x1)),
            (&[(Allow, Sid::everyone(), all)], all, granted(all)),
            (&[(Deny, bob.user.clone(), 0x2), (Allow, Sid::everyone(), all)], 0x2, missing(0x2)),
            (&[(Deny, bob.user.clone(), 0x2), (Allow, Sid::everyone(), all)], 0x1, granted(0x1)),
            (&[(Allow, Sid::everyone(), all), (Deny, bob.user.clone(), 0x2)], 0x2, granted(0x2)),
            (&[(Allow, alice.user.clone(), all)], 0x2, missing(0x2)),
            (
                &[(Deny, Sid::users(), 0x2), (Allow, Sid::everyone(), all)],
                Access::MAXIMUM_ALLOWED.bits(),
                granted(all & !0x2),
            ),
            (&[], 0, Checked::Nothing),
            (&[], Access::MAXIMUM_ALLOWED.bits(), Checked::Nothing),
        ];
        for (dacl, desired, want) in rows {
            let got = ask(&bob, &descriptor(&alice, dacl), *desired);
            assert_eq!(got, *want, "{dacl:?} asked for {desired:#x}");
        }
    }

    #[test]
    fn an_owner_may_read_and_change_the_list_unless_owner_rights_says_otherwise() {
        let alice = Token::user("alice", 1);
        assert_eq!(ask(&alice, &descriptor(&alice, &[]), 0x60000), granted(0x60000));
        let narrow = [(AceKind::Allow, Sid::owner_rights(), 0x20000)];
        assert_eq!(ask(&alice, &descriptor(&alice, &narrow), 0x60000), missing(0x40000));
    }

    #[test]
    fn the_default_list_gives_the_log_on_session_reading_only() {
        let alice = Token::user("alice", 1);
        let mut guest = Token::user("guest", 2);
        guest.groups.push(Group { sid: Sid::logon(1), deny_only: false });
        let default = &alice.default;
        for (of, mask) in [
            (ObjectType::PROCESS, 0x121411),
            (ObjectType::THREAD, 0x121848),
            (ObjectType::EVENT, 0x120001),
            (ObjectType::MUTANT, 0x120001),
        ] {
            let got = access_check(&guest, Some(default), of, Access::MAXIMUM_ALLOWED);
            assert_eq!(got, granted(mask), "{}", of.name());
            let got = access_check(&alice, Some(default), of, Access::MAXIMUM_ALLOWED);
            assert_eq!(got, Checked::Granted(of.all_access()), "{}", of.name());
        }
    }
}
