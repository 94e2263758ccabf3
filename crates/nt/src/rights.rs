//! The names of access rights: what bit 0x2 means for an event, and what for a process.
//!
//! The rights themselves, one constant each, stand in `rights/table.rs` and are re-exported
//! here, so `rights::PROCESS_TERMINATE` reads as in C. This file turns masks into text.

mod table;

pub use table::*;

use crate::{Access, ObjectType};

/// A name for one right, or for a usual combination of rights.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RightName {
    /// The name in the Windows headers.
    pub name: &'static str,
    /// The bits it stands for.
    pub mask: Access,
    /// What it allows, in a few words.
    pub meaning: &'static str,
}

/// The rights of this type that are its own: one bit each, in ascending order. The ones all
/// types share are in [`standard_rights`].
#[must_use]
pub fn rights_of(object_type: ObjectType) -> &'static [RightName] {
    match object_type {
        ObjectType::PROCESS => PROCESS,
        ObjectType::THREAD => THREAD,
        ObjectType::TOKEN => TOKEN,
        ObjectType::JOB => JOB,
        ObjectType::EVENT => EVENT,
        ObjectType::MUTANT => MUTANT,
        ObjectType::SEMAPHORE => SEMAPHORE,
        ObjectType::TIMER | ObjectType::IR_TIMER => TIMER,
        ObjectType::KEYED_EVENT => KEYED_EVENT,
        ObjectType::IO_COMPLETION => IO_COMPLETION,
        ObjectType::SECTION => SECTION,
        ObjectType::TM_TX => TRANSACTION,
        ObjectType::DIRECTORY => DIRECTORY,
        ObjectType::SYMBOLIC_LINK => SYMBOLIC_LINK,
        ObjectType::KEY => KEY,
        ObjectType::FILE | ObjectType::DEVICE | ObjectType::DRIVER => FILE,
        ObjectType::WINDOW_STATION => WINDOW_STATION,
        ObjectType::DESKTOP => DESKTOP,
        ObjectType::DEBUG_OBJECT => DEBUG_OBJECT,
        ObjectType::ALPC_PORT => ALPC_PORT,
        ObjectType::TP_WORKER_FACTORY => WORKER_FACTORY,
        ObjectType::TYPE => TYPE,
        ObjectType::PROFILE => PROFILE,
        ObjectType::PARTITION => PARTITION,
        ObjectType::SESSION => SESSION,
        _ => &[],
    }
}

/// The rights that mean the same for every type: standard, special and generic, one bit each, in
/// ascending order.
#[must_use]
pub fn standard_rights() -> &'static [RightName] {
    STANDARD
}

/// Every named right and combination, grouped as in the headers; for looking names up.
pub fn all_rights() -> impl Iterator<Item = &'static RightName> {
    TABLES.iter().copied().flatten()
}

/// The names of the bits in `mask`, in ascending order; bits without a name come last, as one
/// hexadecimal number. Without a type, specific bits have no names.
///
/// ```
/// use nt::{Access, ObjectType, rights};
///
/// let mask = Access::from_bits_retain(0x0010_0012);
/// let names = rights::decode(ObjectType::EVENT, mask);
/// assert_eq!(names, ["EVENT_MODIFY_STATE", "SYNCHRONIZE", "0x10"]);
/// ```
#[must_use]
pub fn decode(object_type: impl Into<Option<ObjectType>>, mask: Access) -> Vec<String> {
    let (names, rest) = split(object_type.into(), mask);
    let mut texts: Vec<String> = names.into_iter().map(str::to_owned).collect();
    if !rest.is_empty() {
        texts.push(format!("0x{:X}", rest.bits()));
    }
    texts
}

/// Names and number of `mask` in one text: specific rights with four digits, others with eight.
/// A mask with a bit that has no name is only a number.
///
/// ```
/// use nt::{Access, ObjectType, rights};
///
/// let process = ObjectType::PROCESS;
/// let terminate = rights::right_name(process, rights::PROCESS_TERMINATE);
/// assert_eq!(terminate, "PROCESS_TERMINATE (0x0001)");
/// assert_eq!(rights::right_name(None, Access::SYNCHRONIZE), "SYNCHRONIZE (0x00100000)");
/// ```
#[must_use]
pub fn right_name(object_type: impl Into<Option<ObjectType>>, mask: Access) -> String {
    let number = if Access::SPECIFIC.contains(mask) {
        format!("0x{:04X}", mask.bits())
    } else {
        mask.to_string()
    };
    let (names, rest) = split(object_type.into(), mask);
    if names.is_empty() || !rest.is_empty() {
        return number;
    }
    format!("{} ({number})", names.join(" | "))
}

/// The names of the bits that have one, and the bits that have none.
fn split(object_type: Option<ObjectType>, mask: Access) -> (Vec<&'static str>, Access) {
    let own = object_type.map_or(&[][..], rights_of);
    let mut rest = mask;
    let mut names = Vec::new();
    for right in own.iter().chain(STANDARD) {
        if rest.contains(right.mask) {
            rest = rest.difference(right.mask);
            names.push(right.name);
        }
    }
    (names, rest)
}

#[cfg(test)]
mod published;
#[cfg(test)]
mod tests;
