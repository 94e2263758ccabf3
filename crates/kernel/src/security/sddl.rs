//! Descriptors as text: the part of Microsoft's SDDL that scenarios write.
//!
//! Owner, group and the discretionary list, with allowing and denying entries. A part that is not
//! understood makes the whole text invalid: half a descriptor would be a wrong one.

use nt::{Access, Status};

use super::{Ace, AceKind, Descriptor, Sid, Token};

/// Reads a descriptor. What it leaves out comes from the creator: its owner and group; a list only
/// if the text has one.
///
/// # Errors
/// INVALID_SECURITY_DESCR: the text is not a descriptor.
pub(crate) fn parse_sddl(text: &[u16], creator: &Token) -> Result<Descriptor, Status> {
    parse(&String::from_utf16_lossy(text), creator).ok_or(Status::INVALID_SECURITY_DESCR)
}

fn parse(text: &str, creator: &Token) -> Option<Descriptor> {
    let mut descriptor = Descriptor {
        owner: creator.default.owner.clone(),
        group: creator.default.group.clone(),
        dacl: None,
    };
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (tag, body) = (rest.get(..2)?, rest.get(2..)?);
        let end = next_part(body);
        let part = body[..end].trim();
        match tag {
            "O:" => descriptor.owner = sid(part)?,
            "G:" => descriptor.group = sid(part)?,
            "D:" => descriptor.dacl = dacl(part)?,
            _ => return None,
        }
        rest = &body[end..];
    }
    Some(descriptor)
}

/// Where the next part begins: an ASCII letter and a colon outside of parentheses.
fn next_part(body: &str) -> usize {
    let mut depth = 0i32;
    let bytes = body.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b':' if depth == 0 && at > 0 && bytes[at - 1].is_ascii_alphabetic() => return at - 1,
            _ => {}
        }
    }
    body.len()
}

/// A list; `Some(None)` for NO_ACCESS_CONTROL, the list that allows everything.
fn dacl(part: &str) -> Option<Option<Vec<Ace>>> {
    let open = part.find('(').unwrap_or(part.len());
    match part[..open].trim() {
        "NO_ACCESS_CONTROL" if open == part.len() => return Some(None),
        "" | "P" | "AI" | "AR" | "PAI" => {}
        _ => return None,
    }
    let mut rest = part[open..].trim();
    let mut list = Vec::new();
    while !rest.is_empty() {
        let end = rest.find(')')?;
        list.push(ace(rest[..end].strip_prefix('(')?)?);
        rest = rest[end + 1..].trim_start();
    }
    Some(Some(list))
}

/// An entry: type;flags;rights;;;identifier.
fn ace(text: &str) -> Option<Ace> {
    let fields: Vec<&str> = text.split(';').map(str::trim).collect();
    let [kind, flags, rights, "", "", who] = fields[..] else { return None };
    let kind = match kind {
        "A" => AceKind::Allow,
        "D" => AceKind::Deny,
        _ => return None,
    };
    let mut inherit_only = false;
    for flag in pairs(flags)? {
        match flag {
            "IO" => inherit_only = true,
            "CI" | "OI" | "NP" | "ID" => {}
            _ => return None,
        }
    }
    Some(Ace { kind, sid: sid(who)?, mask: mask(rights)?, inherit_only })
}

fn pairs(text: &str) -> Option<Vec<&str>> {
    (text.is_ascii() && text.len().is_multiple_of(2))
        .then(|| (0..text.len()).step_by(2).map(|at| &text[at..at + 2]).collect())
}

fn mask(text: &str) -> Option<Access> {
    if let Some(hex) = text.strip_prefix("0x") {
        return u32::from_str_radix(hex, 16).ok().map(Access::from_bits_retain);
    }
    pairs(text)?.into_iter().try_fold(Access::empty(), |all, right| {
        let bits = match right {
            "GA" => Access::GENERIC_ALL,
            "GR" => Access::GENERIC_READ,
            "GW" => Access::GENERIC_WRITE,
            "GX" => Access::GENERIC_EXECUTE,
            "RC" => Access::READ_CONTROL,
            "SD" => Access::DELETE,
            "WD" => Access::WRITE_DAC,
            "WO" => Access::WRITE_OWNER,
            _ => return None,
        };
        Some(all | bits)
    })
}

fn sid(text: &str) -> Option<Sid> {
    Some(match text {
        "WD" => Sid::everyone(),
        "SY" => Sid::system(),
        "AU" => Sid::authenticated(),
        "BA" => Sid::administrators(),
        "BU" => Sid::users(),
        "OW" => Sid::owner_rights(),
        other => {
            let mut numbers = other.strip_prefix("S-1-")?.split('-');
            let authority = numbers.next()?.parse().ok()?;
            let parts: Option<Vec<u32>> = numbers.map(|part| part.parse().ok()).collect();
            let parts = parts.filter(|parts| (1..=15).contains(&parts.len()))?;
            Sid::new(authority, &parts)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_what_they_say() {
        let alice = Token::user("alice", 1);
        let dacl = |text: &str| parse(text, &alice).map(|descriptor| descriptor.dacl);
        assert_eq!(dacl(""), Some(None));
        assert_eq!(dacl("D:NO_ACCESS_CONTROL"), Some(None));
        assert_eq!(dacl("D:"), Some(Some(vec![])));
        let list = dacl("O:BAG:BUD:P(D;;0x2;;;S-1-5-21-1)(A;IO;GRGX;;;WD)").flatten();
        let list = list.expect("it has a list");
        assert_eq!((list[0].kind, list[0].mask.bits()), (AceKind::Deny, 0x2));
        assert_eq!(list[0].sid, Sid::new(5, &[21, 1]));
        assert_eq!(list[1].mask, Access::GENERIC_READ | Access::GENERIC_EXECUTE);
        assert!(list[1].inherit_only);
    }

    #[test]
    fn texts_that_are_no_descriptors() {
        let alice = Token::user("alice", 1);
        for text in [
            "x",
            "D:(",
            "D:(A;;GA;;)",
            "D:(A;;ZZ;;;WD)",
            "S:(AU;;GA;;;WD)",
            "O:S-1",
            "é:",
            "O:BAé:",
        ] {
            assert_eq!(parse(text, &alice), None, "{text}");
        }
    }
}
