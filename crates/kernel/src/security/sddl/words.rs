//! The words of SDDL for identifiers, rights and flags.

use crate::security::{AceFlags, Sid};

/// How a word stands for an identifier.
#[derive(Clone, Copy)]
enum Who {
    /// An authority and numbers.
    Fixed(u64, &'static [u32]),
    /// An account of the machine, which is its own domain here (assumed).
    Account(u32),
}

use Who::{Account, Fixed};

/// The words for identifiers, sorted. Source: Microsoft, "SID Strings".
const SIDS: [(&str, Who); 57] = [
    ("AA", Fixed(5, &[32, 579])),
    ("AC", Fixed(15, &[2, 1])),
    ("AN", Fixed(5, &[7])),
    ("AO", Fixed(5, &[32, 548])),
    ("AP", Account(525)),
    ("AS", Fixed(18, &[1])),
    ("AU", Fixed(5, &[11])),
    ("BA", Fixed(5, &[32, 544])),
    ("BG", Fixed(5, &[32, 546])),
    ("BO", Fixed(5, &[32, 551])),
    ("BU", Fixed(5, &[32, 545])),
    ("CA", Account(517)),
    ("CD", Fixed(5, &[32, 574])),
    ("CG", Fixed(3, &[1])),
    ("CN", Account(522)),
    ("CO", Fixed(3, &[0])),
    ("CY", Fixed(5, &[32, 569])),
    ("DA", Account(512)),
    ("DC", Account(515)),
    ("DD", Account(516)),
    ("DG", Account(514)),
    ("DU", Account(513)),
    ("EA", Account(519)),
    ("ED", Fixed(5, &[9])),
    ("EK", Account(527)),
    ("ER", Fixed(5, &[32, 573])),
    ("ES", Fixed(5, &[32, 576])),
    ("HA", Fixed(5, &[32, 578])),
    ("HI", Fixed(16, &[0x3000])),
    ("IS", Fixed(5, &[32, 568])),
    ("IU", Fixed(5, &[4])),
    ("KA", Account(526)),
    ("LA", Account(500)),
    ("LG", Account(501)),
    ("LS", Fixed(5, &[19])),
    ("LU", Fixed(5, &[32, 559])),
    ("LW", Fixed(16, &[0x1000])),
    ("ME", Fixed(16, &[0x2000])),
    ("MP", Fixed(16, &[0x2100])),
    ("MS", Fixed(5, &[32, 577])),
    ("MU", Fixed(5, &[32, 558])),
    ("NO", Fixed(5, &[32, 556])),
    ("NS", Fixed(5, &[20])),
    ("NU", Fixed(5, &[2])),
    ("OW", Fixed(3, &[4])),
    ("PA", Account(520)),
    ("PO", Fixed(5, &[32, 550])),
    ("PS", Fixed(5, &[10])),
    ("PU", Fixed(5, &[32, 547])),
    ("RC", Fixed(5, &[12])),
    ("RD", Fixed(5, &[32, 555])),
    ("RE", Fixed(5, &[32, 552])),
    ("RM", Fixed(5, &[32, 580])),
    ("RU", Fixed(5, &[32, 554])),
    ("SA", Account(518)),
    ("SI", Fixed(16, &[0x4000])),
    ("SO", Fixed(5, &[32, 549])),
];

/// More words for identifiers, sorted; two tables only because one would be longer than a page.
const MORE_SIDS: [(&str, Who); 8] = [
    ("RA", Fixed(5, &[32, 575])),
    ("RO", Account(498)),
    ("RS", Account(553)),
    ("SS", Fixed(18, &[2])),
    ("SU", Fixed(5, &[6])),
    ("SY", Fixed(5, &[18])),
    ("UD", Fixed(5, &[84, 0, 0, 0, 0, 0])),
    ("WD", Fixed(1, &[0])),
];

/// The words for rights, in the order in which they are printed.
const RIGHTS: [(&str, u32); 17] = [
    ("CC", 0x1),
    ("DC", 0x2),
    ("LC", 0x4),
    ("SW", 0x8),
    ("RP", 0x10),
    ("WP", 0x20),
    ("DT", 0x40),
    ("LO", 0x80),
    ("CR", 0x100),
    ("SD", 0x1_0000),
    ("RC", 0x2_0000),
    ("WD", 0x4_0000),
    ("WO", 0x8_0000),
    ("GA", 0x1000_0000),
    ("GX", 0x2000_0000),
    ("GW", 0x4000_0000),
    ("GR", 0x8000_0000),
];

/// Words for several rights at once.
const COMPOSITE: [(&str, u32); 8] = [
    ("FA", 0x1F_01FF),
    ("FR", 0x12_0089),
    ("FW", 0x12_0116),
    ("FX", 0x12_00A0),
    ("KA", 0xF_003F),
    ("KR", 0x2_0019),
    ("KW", 0x2_0006),
    ("KX", 0x2_0019),
];

/// The words for what a mandatory label forbids.
pub(super) const POLICIES: [(&str, u32); 3] = [("NW", 0x1), ("NR", 0x2), ("NX", 0x4)];

/// The words for the flags of an entry, in the order in which they are printed.
pub(super) const FLAGS: [(&str, AceFlags); 7] = [
    ("OI", AceFlags::OBJECT_INHERIT),
    ("CI", AceFlags::CONTAINER_INHERIT),
    ("NP", AceFlags::NO_PROPAGATE),
    ("IO", AceFlags::INHERIT_ONLY),
    ("ID", AceFlags::INHERITED),
    ("SA", AceFlags::SUCCESS),
    ("FA", AceFlags::FAILURE),
];

fn sids() -> impl Iterator<Item = &'static (&'static str, Who)> {
    SIDS.iter().chain(&MORE_SIDS)
}

/// The identifier that a text stands for: a word of two letters, or `S-1-…`.
pub(super) fn sid(text: &str) -> Option<Sid> {
    match sids().find(|(word, _)| word.eq_ignore_ascii_case(text)) {
        Some((_, Fixed(authority, parts))) => Some(Sid::new(*authority, parts)),
        Some((_, Account(number))) => Some(Sid::of_machine(*number)),
        None => Sid::parse(text),
    }
}

/// The identifier that a parameter of a call names, in the form of descriptors.
pub(crate) fn sid_of(text: &[u16]) -> Option<Sid> {
    sid(&String::from_utf16_lossy(text))
}

/// The word for an identifier, where SDDL has one.
pub fn sid_word(sid: &Sid) -> Option<&'static str> {
    let same = |(_, who): &&(&str, Who)| match *who {
        Fixed(authority, parts) => sid.authority == authority && *sid.parts == *parts,
        Account(number) => *sid == Sid::of_machine(number),
    };
    sids().find(same).map(|(word, _)| *word)
}

/// The identifier as it is printed.
pub(super) fn sid_text(sid: &Sid) -> String {
    sid_word(sid).map_or_else(|| sid.to_string(), str::to_owned)
}

/// The mask that words stand for.
pub(super) fn rights(words: &[&str]) -> Option<u32> {
    words.iter().try_fold(0, |mask, word| {
        let known = RIGHTS.iter().chain(&COMPOSITE).find(|(known, _)| known == word);
        known.map(|(_, bits)| mask | bits)
    })
}

/// A mask in words, or in hexadecimal where words do not cover it.
pub(super) fn rights_text(mask: u32) -> String {
    if let Some((word, _)) = COMPOSITE.iter().find(|(_, bits)| *bits == mask) {
        return (*word).to_owned();
    }
    let words = RIGHTS.iter().filter(|(_, bits)| mask & bits != 0);
    let covered = words.clone().fold(0, |covered, (_, bits)| covered | bits);
    if covered == mask { words.map(|(word, _)| *word).collect() } else { format!("{mask:#x}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_printed_for_what_it_stands_for() {
        let mut seen = std::collections::BTreeSet::new();
        for (word, _) in sids() {
            let sid = sid(word).expect("it is a word");
            assert_eq!(sid_word(&sid), Some(*word));
            assert!(seen.insert(sid), "{word} stands for what another word stands for");
        }
    }
}
