//! Security identifiers, lists and descriptors: their bytes in a program's memory, and the text by
//! which the table of calls knows them.
//!
//! The bytes are those of MS-DTYP 2.4.

use kernel::{
    Ace, AceFlags, AceKind, Control, Label, Parts, Sid, TrustLabel, parse_sddl, print_sddl,
};
use nt::{Access, Wide};

use crate::memory::{self, Fault};

/// SE_DACL_PRESENT and its like.
const DACL_PRESENT: u16 = 0x4;
const SACL_PRESENT: u16 = 0x10;
const SELF_RELATIVE: u16 = 0x8000;

/// Types of entries.
const ALLOW: u8 = 0;
const DENY: u8 = 1;
const AUDIT: u8 = 2;
const LABEL: u8 = 0x11;
const TRUST: u8 = 0x14;

/// A text that no descriptor has: the layer that reads it says that it is invalid.
fn invalid() -> Wide {
    Wide::from("invalid")
}

/// The identifier at an address, as text. One that is malformed is text that is no identifier.
pub(crate) fn read_sid(at: u64) -> Result<Wide, Fault> {
    memory::low(at)?;
    let mut head = [0; 8];
    memory::read(at, &mut head)?;
    let count = usize::from(head[1]);
    if head[0] != 1 || count > 15 {
        return Ok(invalid());
    }
    let bytes = memory::bytes(at, 8 + 4 * count)?;
    Ok(sid_of(&bytes).map_or_else(invalid, |(sid, _)| Wide::from(sid_text(&sid))))
}

fn sid_text(sid: &Sid) -> String {
    let parts: String = sid.parts.iter().map(|part| format!("-{part}")).collect();
    format!("S-1-{}{parts}", sid.authority)
}

/// An identifier at the start of some bytes, and how many it takes.
fn sid_of(bytes: &[u8]) -> Option<(Sid, usize)> {
    let count = usize::from(*bytes.get(1)?);
    let length = 8 + 4 * count;
    let all = bytes.get(..length).filter(|all| all[0] == 1 && count <= 15)?;
    let authority = all[2..8].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    let part = |four: &[u8]| u32::from_le_bytes(four.try_into().expect("a piece has four bytes"));
    let parts: Vec<u32> = all[8..].chunks(4).map(part).collect();
    Some((Sid::new(authority, &parts), length))
}

/// The bytes of an identifier that stands as text.
pub(crate) fn sid_bytes(text: &Wide) -> Vec<u8> {
    let found = parse_sddl(Wide::from(format!("O:{text}")).as_units());
    found.ok().and_then(|parts| parts.owner).map_or_else(Vec::new, |sid| bytes_of(&sid))
}

fn bytes_of(sid: &Sid) -> Vec<u8> {
    let mut bytes = vec![1, sid.parts.len() as u8];
    bytes.extend(&sid.authority.to_be_bytes()[2..]);
    sid.parts.iter().for_each(|part| bytes.extend(part.to_le_bytes()));
    bytes
}

/// The descriptor at an address, as SDDL.
pub(crate) fn read_descriptor(at: u64) -> Result<Wide, Fault> {
    memory::low(at)?;
    let mut head = [0; 20];
    memory::read(at, &mut head)?;
    let control = u16::from_le_bytes([head[2], head[3]]);
    let mut pointers = [0; 4];
    for (number, pointer) in (0..).zip(&mut pointers) {
        *pointer = match control & SELF_RELATIVE {
            0 => memory::number(at + 8 + 8 * number, 8)?,
            _ => match memory::number(at + 4 + 4 * number, 4)? {
                0 => 0,
                offset => at + offset,
            },
        };
    }
    if head[0] != 1 {
        return Ok(invalid());
    }
    let [owner, group, sacl, dacl] = pointers;
    let mut parts = Parts::default();
    for (to, at) in [(&mut parts.owner, owner), (&mut parts.group, group)] {
        if at != 0 {
            let text = read_sid(at)?;
            let Some(sid) = Sid::parse(&text.to_string()) else { return Ok(invalid()) };
            *to = Some(sid);
        }
    }
    let bits = |shift: u32| {
        let mut found = Control::empty();
        found.set(Control::PROTECTED, control >> (12 + shift) & 1 != 0);
        found.set(Control::AUTO_INHERITED, control >> (10 + shift) & 1 != 0);
        found.set(Control::AUTO_INHERIT_REQUEST, control >> (8 + shift) & 1 != 0);
        found
    };
    (parts.dacl_control, parts.sacl_control) = (bits(0), bits(1));
    if control & DACL_PRESENT != 0 {
        parts.dacl = Some(None);
        if dacl != 0 {
            let Some((aces, ..)) = read_list(dacl)? else { return Ok(invalid()) };
            parts.dacl = Some(Some(aces));
        }
    }
    if control & SACL_PRESENT != 0 && sacl != 0 {
        let Some((audits, label, trust)) = read_list(sacl)? else { return Ok(invalid()) };
        (parts.label, parts.trust) = (label, trust);
        parts.audits = (!audits.is_empty()).then_some(audits);
    }
    Ok(Wide::from(print_sddl(&parts)))
}

/// The list at an address, as SDDL of a descriptor that has nothing else.
pub(crate) fn read_acl(at: u64) -> Result<Wide, Fault> {
    Ok(match read_list(at)? {
        Some((aces, ..)) => {
            Wide::from(print_sddl(&Parts { dacl: Some(Some(aces)), ..Parts::default() }))
        }
        None => invalid(),
    })
}

type List = (Vec<Ace>, Option<Label>, Option<TrustLabel>);

/// The entries of the list at an address; nothing if it is malformed.
fn read_list(at: u64) -> Result<Option<List>, Fault> {
    memory::low(at)?;
    let mut head = [0; 8];
    memory::read(at, &mut head)?;
    let bytes = memory::bytes(at, usize::from(u16::from_le_bytes([head[2], head[3]])))?;
    let count = u16::from_le_bytes([head[4], head[5]]);
    Ok(list_of(bytes.get(8..).unwrap_or(&[]), count))
}

fn list_of(mut rest: &[u8], count: u16) -> Option<List> {
    let mut list = List::default();
    for _ in 0..count {
        let head = rest.get(..8)?;
        let size = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let flags = AceFlags::from_bits_retain(head[1]);
        let mask = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        let (sid, _) = sid_of(rest.get(8..size)?)?;
        let kind = match head[0] {
            ALLOW => AceKind::Allow,
            DENY => AceKind::Deny,
            AUDIT => AceKind::Audit,
            LABEL => {
                list.1 = Some(Label { level: *sid.parts.last()?, policy: mask, flags });
                rest = &rest[size..];
                continue;
            }
            TRUST => {
                let (kind, signer) = sid.trust_level()?;
                let mask = Access::from_bits_retain(mask);
                list.2 = Some(TrustLabel { kind, signer, mask });
                rest = &rest[size..];
                continue;
            }
            _ => return None,
        };
        list.0.push(Ace { kind, sid, mask: Access::from_bits_retain(mask), flags });
        rest = &rest[size..];
    }
    Some(list)
}

/// The bytes of a list of entries.
fn list_bytes(entries: &[(u8, AceFlags, u32, Sid)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (kind, flags, mask, sid) in entries {
        let sid = bytes_of(sid);
        body.extend([*kind, flags.bits()]);
        body.extend((8 + sid.len() as u16).to_le_bytes());
        body.extend(mask.to_le_bytes());
        body.extend(sid);
    }
    let mut bytes = vec![2, 0];
    bytes.extend((8 + body.len() as u16).to_le_bytes());
    bytes.extend((entries.len() as u16).to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend(body);
    bytes
}

fn entry(ace: &Ace) -> (u8, AceFlags, u32, Sid) {
    let kind = match ace.kind {
        AceKind::Allow => ALLOW,
        AceKind::Deny => DENY,
        AceKind::Audit => AUDIT,
    };
    (kind, ace.flags, ace.mask.bits(), ace.sid.clone())
}

/// The bytes of a list that stands as SDDL.
pub(crate) fn acl_bytes(text: &Wide) -> Vec<u8> {
    match parse_sddl(text.as_units()) {
        Ok(Parts { dacl: Some(Some(aces)), .. }) => {
            list_bytes(&aces.iter().map(entry).collect::<Vec<_>>())
        }
        _ => Vec::new(),
    }
}

/// The bytes of a descriptor that stands as SDDL: self-relative, system list first, then the
/// discretionary list, the owner and the group. Nothing if the text is no descriptor.
pub(crate) fn descriptor_bytes(text: &Wide) -> Option<Vec<u8>> {
    let parts = parse_sddl(text.as_units()).ok()?;
    let mut system: Vec<_> = parts.audits.iter().flatten().map(entry).collect();
    if let Some(label) = parts.label {
        system.push((LABEL, label.flags, label.policy, Sid::integrity(label.level)));
    }
    if let Some(trust) = parts.trust {
        let sid = Sid::trust(trust.kind, trust.signer);
        system.push((TRUST, AceFlags::empty(), trust.mask.bits(), sid));
    }
    let has_system = parts.audits.is_some() || !system.is_empty();
    let sacl = if has_system { list_bytes(&system) } else { Vec::new() };
    let dacl = match &parts.dacl {
        Some(Some(aces)) => list_bytes(&aces.iter().map(entry).collect::<Vec<_>>()),
        _ => Vec::new(),
    };
    let sid = |sid: &Option<Sid>| sid.as_ref().map_or_else(Vec::new, bytes_of);
    let mut control = SELF_RELATIVE;
    control |= if parts.dacl.is_some() { DACL_PRESENT } else { 0 };
    control |= if has_system { SACL_PRESENT } else { 0 };
    for (from, shift) in [(parts.dacl_control, 0), (parts.sacl_control, 1)] {
        control |= u16::from(from.contains(Control::PROTECTED)) << (12 + shift);
        control |= u16::from(from.contains(Control::AUTO_INHERITED)) << (10 + shift);
        control |= u16::from(from.contains(Control::AUTO_INHERIT_REQUEST)) << (8 + shift);
    }
    let mut bytes = vec![1, 0];
    bytes.extend(control.to_le_bytes());
    bytes.resize(20, 0);
    for (at, part) in [(12, sacl), (16, dacl), (4, sid(&parts.owner)), (8, sid(&parts.group))] {
        if !part.is_empty() {
            let offset = bytes.len() as u32;
            bytes[at..at + 4].copy_from_slice(&offset.to_le_bytes());
            bytes.extend(part);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptors_come_back_from_their_bytes() {
        for text in [
            "O:BAG:SYD:(A;;GA;;;SY)(D;;GR;;;WD)S:(ML;;NW;;;HI)",
            "D:P(A;OICI;0x1f0003;;;S-1-5-21-1-2-3-1001)",
            "D:NO_ACCESS_CONTROL",
            "O:BA",
            "D:",
        ] {
            let wide = Wide::from(text);
            let Some(bytes) = descriptor_bytes(&wide) else { panic!("{text} is no descriptor") };
            let again = read_descriptor(bytes.as_ptr() as u64).expect("it is there");
            let both = [wide, again].map(|text| parse_sddl(text.as_units()).expect("it is one"));
            assert_eq!(both[0], both[1], "{text}");
        }
        assert_eq!(sid_bytes(&Wide::from("BA")).len(), 16);
        assert_eq!(read_sid(8), Err(Fault::Access));
        assert_eq!(read_descriptor([9_u8; 20].as_ptr() as u64), Ok(invalid()));
    }
}
