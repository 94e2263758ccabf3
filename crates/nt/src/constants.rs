//! The named constants a scenario may use, and how flag words print.
//!
//! A scenario is written in Windows' own words, so every name it may contain is in one table:
//! the flags and numbers of `constants/…`, all access rights, all statuses and all errors.
//! Values are signed: `INVALID_HANDLE_VALUE` is -1, a status is its positive 32-bit number.

mod files;
mod objects;
mod processes;
mod security;

use crate::{error, rights, status};
use std::sync::LazyLock;

/// One named constant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Constant {
    /// The name, spelled as in the Windows headers.
    pub name: &'static str,
    /// The value; negative for the few that Windows writes with a minus sign.
    pub value: i64,
    /// The group it belongs to: one of [`groups`], or `ACCESS`, `STATUS` or `ERROR`.
    pub group: &'static str,
}

impl Constant {
    /// The value as the bits a call would see.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.value as u64
    }
}

/// A group of constants: its name, and names with values. Negative values are in two's complement.
type Group = (&'static str, &'static [(&'static str, u64)]);

/// The files of constants, in the order in which a name is looked for.
static FILES: &[&[Group]] = &[objects::GROUPS, processes::GROUPS, files::GROUPS, security::GROUPS];

/// Every constant, sorted by length and name, which is quicker to search than the alphabet; a name
/// that stands in several groups is taken from the first.
static INDEX: LazyLock<Vec<Constant>> = LazyLock::new(|| {
    let mut all: Vec<Constant> = FILES
        .iter()
        .copied()
        .flatten()
        .flat_map(|&(group, rows)| rows.iter().map(move |&(name, bits)| (name, bits as i64, group)))
        .chain(rights::all_rights().map(|right| (right.name, right.mask.bits().into(), "ACCESS")))
        .chain(status::ALL.iter().map(|&(status, name)| (name, status.0.into(), "STATUS")))
        .chain(status::second_names().map(|(status, name)| (name, status.0.into(), "STATUS")))
        .chain(error::ALL.iter().map(|&(error, name)| (name, error.0.into(), "ERROR")))
        .chain(error::second_names().map(|(error, name)| (name, error.0.into(), "ERROR")))
        .map(|(name, value, group)| Constant { name, value, group })
        .collect();
    all.sort_by_key(|constant| (constant.name.len(), constant.name));
    all.dedup_by_key(|constant| constant.name);
    all
});

/// The constant of this name, spelled exactly.
///
/// ```
/// use nt::constant;
///
/// assert_eq!(constant("DUPLICATE_SAME_ACCESS").unwrap().value, 2);
/// assert_eq!(constant("INVALID_HANDLE_VALUE").unwrap().value, -1);
/// assert_eq!(constant("STATUS_INVALID_HANDLE").unwrap().value, 0xC000_0008);
/// assert_eq!(constant("duplicate_same_access"), None);
/// ```
#[must_use]
pub fn constant(name: &str) -> Option<&'static Constant> {
    let key = (name.len(), name);
    let at = INDEX.binary_search_by_key(&key, |row| (row.name.len(), row.name)).ok()?;
    Some(&INDEX[at])
}

/// All names in alphabetical order, for finding the one that was meant.
pub fn constant_names() -> impl Iterator<Item = &'static str> {
    let mut names: Vec<_> = INDEX.iter().map(|constant| constant.name).collect();
    names.sort_unstable();
    names.into_iter()
}

/// The names of all groups that [`flags`] knows.
pub fn groups() -> impl Iterator<Item = &'static str> {
    FILES.iter().copied().flatten().map(|group| group.0)
}

/// The names and values of one group; none if there is no such group.
#[must_use]
pub fn flags(group: &str) -> &'static [(&'static str, u64)] {
    let found = FILES.iter().copied().flatten().find(|candidate| candidate.0 == group);
    found.map_or(&[], |group| group.1)
}

/// The name in `group` whose value is exactly `value`, for words that are numbers, not flags.
#[must_use]
pub fn value_name(group: &str, value: u64) -> Option<&'static str> {
    flags(group).iter().find(|row| row.1 == value).map(|row| row.0)
}

/// A flag word in names, as it would be written in C. Bits without a name come last in
/// hexadecimal; no bits at all print as the group's name for zero, or `0`.
///
/// ```
/// use nt::constants::flags_text;
///
/// assert_eq!(flags_text("DUPLICATE", 3), "DUPLICATE_CLOSE_SOURCE | DUPLICATE_SAME_ACCESS");
/// assert_eq!(flags_text("DUPLICATE", 0x12), "DUPLICATE_SAME_ACCESS | 0x10");
/// assert_eq!(flags_text("DUPLICATE", 0), "0");
/// ```
#[must_use]
pub fn flags_text(group: &str, value: u64) -> String {
    if value == 0 {
        return value_name(group, 0).unwrap_or("0").to_owned();
    }
    let mut rest = value;
    let mut parts = Vec::new();
    for &(name, bits) in flags(group) {
        if bits != 0 && rest & bits == bits {
            rest &= !bits;
            parts.push(name.to_owned());
        }
    }
    if rest != 0 {
        parts.push(format!("0x{rest:X}"));
    }
    parts.join(" | ")
}

#[cfg(test)]
mod tests;
