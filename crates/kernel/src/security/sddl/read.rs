//! From text to the parts of a descriptor.

use nt::{Access, Status};

use super::words::{FLAGS, POLICIES, rights, sid};
use crate::security::{Ace, AceFlags, AceKind, Control, Dacl, Label, Parts, TrustLabel};

/// Reads a descriptor.
///
/// # Errors
/// INVALID_SECURITY_DESCR: the text is not a descriptor, or one that obsim does not model.
pub fn parse_sddl(text: &[u16]) -> Result<Parts, Status> {
    parse(&String::from_utf16_lossy(text)).ok_or(Status::INVALID_SECURITY_DESCR)
}

/// What of a descriptor's text SDDL has and obsim does not model.
pub fn unmodelled_sddl(text: &str) -> Option<&'static str> {
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        rest = &rest[open + 1..];
        let kind = rest.split(';').next().unwrap_or_default().trim();
        let what = match kind {
            "XA" | "XD" | "XU" | "ZA" => "entries with conditions",
            "OA" | "OD" | "OU" | "OL" => "entries for classes of objects",
            "RA" | "SP" | "FL" => "resource attributes, policies and filters",
            "AL" => "alarms",
            _ => continue,
        };
        return Some(what);
    }
    None
}

fn parse(text: &str) -> Option<Parts> {
    let mut parts = Parts::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (tag, body) = (rest.get(..2)?, rest.get(2..)?);
        let end = next_part(body);
        let part = body[..end].trim();
        let first = match tag {
            "O:" => parts.owner.replace(sid(part)?).is_none(),
            "G:" => parts.group.replace(sid(part)?).is_none(),
            "D:" => {
                let (control, dacl) = dacl(part)?;
                parts.dacl_control = control;
                parts.dacl.replace(dacl).is_none()
            }
            "S:" => sacl(part, &mut parts).is_some(),
            _ => false,
        };
        if !first {
            return None;
        }
        rest = &body[end..];
    }
    Some(parts)
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

/// The flags in front of a list.
fn control(mut text: &str) -> Option<Control> {
    let mut control = Control::empty();
    while !text.is_empty() {
        let (word, flag) = [
            ("AI", Control::AUTO_INHERITED),
            ("AR", Control::AUTO_INHERIT_REQUEST),
            ("P", Control::PROTECTED),
        ]
        .into_iter()
        .find(|(word, _)| text.starts_with(word))?;
        control |= flag;
        text = text[word.len()..].trim_start();
    }
    Some(control)
}

/// The flags in front of a list, and what stands in its parentheses.
fn list(part: &str) -> Option<(Control, Vec<Vec<&str>>)> {
    let open = part.find('(').unwrap_or(part.len());
    let control = control(part[..open].trim())?;
    let mut rest = part[open..].trim();
    let mut entries = Vec::new();
    while !rest.is_empty() {
        let end = rest.find(')')?;
        let fields = rest[..end].strip_prefix('(')?.split(';').map(str::trim).collect();
        entries.push(fields);
        rest = rest[end + 1..].trim_start();
    }
    Some((control, entries))
}

/// The discretionary list; none for NO_ACCESS_CONTROL, the list that allows everything.
fn dacl(part: &str) -> Option<(Control, Dacl)> {
    if part == "NO_ACCESS_CONTROL" {
        return Some((Control::empty(), None));
    }
    let (control, entries) = list(part)?;
    let entry = |fields: Vec<&str>| {
        let kind = match *fields.first()? {
            "A" => AceKind::Allow,
            "D" => AceKind::Deny,
            _ => return None,
        };
        ace(kind, &fields)
    };
    let entries: Option<Vec<Ace>> = entries.into_iter().map(entry).collect();
    Some((control, Some(entries?)))
}

/// The system list: audits, one mandatory label, one process trust label.
fn sacl(part: &str, parts: &mut Parts) -> Option<()> {
    let (control, entries) = list(part)?;
    parts.sacl_control = control;
    if entries.is_empty() {
        parts.audits.get_or_insert_default();
    }
    for fields in entries {
        match *fields.first()? {
            "AU" => {
                let audit = ace(AceKind::Audit, &fields)?;
                parts.audits.get_or_insert_default().push(audit);
            }
            "ML" => {
                let [_, written, policy, "", "", who] = fields[..] else { return None };
                let level = sid(who)?.integrity_level()?;
                let policy = policy_mask(policy)?;
                let label = Label { level, policy, flags: flags(written)? };
                parts.label.replace(label).is_none().then_some(())?;
            }
            "TL" => {
                let [_, "", rights, "", "", who] = fields[..] else { return None };
                let (kind, signer) = sid(who)?.trust_level()?;
                let label = TrustLabel { kind, signer, mask: mask(rights)? };
                parts.trust.replace(label).is_none().then_some(())?;
            }
            _ => return None,
        }
    }
    Some(())
}

/// An entry: type;flags;rights;;;identifier.
fn ace(kind: AceKind, fields: &[&str]) -> Option<Ace> {
    let [_, written, rights, "", "", who] = fields[..] else { return None };
    Some(Ace { kind, sid: sid(who)?, mask: mask(rights)?, flags: flags(written)? })
}

fn flags(text: &str) -> Option<AceFlags> {
    pairs(text)?.into_iter().try_fold(AceFlags::empty(), |all, word| {
        let known = FLAGS.iter().find(|(known, _)| *known == word)?;
        Some(all | known.1)
    })
}

fn pairs(text: &str) -> Option<Vec<&str>> {
    (text.is_ascii() && text.len().is_multiple_of(2))
        .then(|| (0..text.len()).step_by(2).map(|at| &text[at..at + 2]).collect())
}

/// A mask as a number: hexadecimal, octal or decimal, as in C.
fn number(text: &str) -> Option<u32> {
    if let Some(hex) = text.strip_prefix("0x").or(text.strip_prefix("0X")) {
        return u32::from_str_radix(hex, 16).ok();
    }
    match text.as_bytes() {
        [b'0', _, ..] => u32::from_str_radix(text, 8).ok(),
        [b'0'..=b'9', ..] => text.parse().ok(),
        _ => None,
    }
}

fn mask(text: &str) -> Option<Access> {
    let bits = match number(text) {
        Some(bits) => bits,
        None => rights(&pairs(text)?)?,
    };
    Some(Access::from_bits_retain(bits))
}

fn policy_mask(text: &str) -> Option<u32> {
    if let Some(bits) = number(text) {
        return Some(bits);
    }
    pairs(text)?.into_iter().try_fold(0, |all, word| {
        let known = POLICIES.iter().find(|(known, _)| *known == word)?;
        Some(all | known.1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::Sid;

    #[test]
    fn texts_and_what_they_say() {
        let dacl = |text: &str| parse(text).expect("it is a descriptor").dacl;
        assert_eq!(dacl(""), None);
        assert_eq!(dacl("D:NO_ACCESS_CONTROL"), Some(None));
        assert_eq!(dacl("D:"), Some(Some(vec![])));
        let parts = parse("O:BAG:BUD:PAI(D;;0x2;;;S-1-5-21-1)(A;OIIO;GRGX;;;WD)").expect("it is");
        assert_eq!(parts.owner, Some(Sid::administrators()));
        assert_eq!(parts.dacl_control, Control::PROTECTED | Control::AUTO_INHERITED);
        let list = parts.dacl.flatten().expect("it has a list");
        assert_eq!((list[0].kind, list[0].mask.bits()), (AceKind::Deny, 0x2));
        assert_eq!(list[0].sid, Sid::new(5, &[21, 1]));
        assert_eq!(list[1].mask, Access::GENERIC_READ | Access::GENERIC_EXECUTE);
        assert_eq!(list[1].flags, AceFlags::OBJECT_INHERIT | AceFlags::INHERIT_ONLY);
        let parts = parse("S:(AU;SAFA;GA;;;WD)(ML;;NWNRNX;;;HI)(TL;;0x3;;;S-1-19-512-4096)");
        let parts = parts.expect("it is a descriptor");
        assert_eq!(parts.label, Some(Label::new(0x3000, 7)));
        assert_eq!(parts.audits.expect("it has audits").len(), 1);
        assert_eq!(parts.trust.map(|trust| (trust.kind, trust.signer)), Some((512, 4096)));
    }

    #[test]
    fn texts_that_are_no_descriptors() {
        for text in [
            "x",
            "D:(",
            "D:(A;;GA;;)",
            "D:(A;;ZZ;;;WD)",
            "D:(AU;;GA;;;WD)",
            "S:(A;;GA;;;WD)",
            "S:(ML;;NW;;;WD)",
            "S:(ML;;NW;;;HI)(ML;;NW;;;HI)",
            "O:BAO:BA",
            "O:S-1",
            "é:",
            "O:BAé:",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_not_modelled_is_named() {
        assert_eq!(unmodelled_sddl("D:(A;;GA;;;WD)"), None);
        for text in ["D:(A;;GA;;;WD)(XA;;GA;;;WD;(a==1))", "D:(OA;;GA;;;WD)", "S:(SP;;;;;WD)"] {
            assert!(unmodelled_sddl(text).is_some(), "{text}");
        }
    }
}
