//! `ObjectType`: every kind of object the kernel knows, and what is fixed for the kind.
//!
//! One row per type: its name, what the generic rights stand for, which rights exist, whether
//! it can be waited for. Numbers and order are those of Windows 10 version 2004, published from
//! measurements; type numbers shift between builds, names do not. Behavior is not here: an
//! object type's code is in the kernel crate.

mod table;

use crate::{Access, GenericMapping};
use std::fmt;

/// A kind of object. Only types that exist can be named, so looking up a row cannot fail.
///
/// ```
/// use nt::ObjectType;
///
/// assert_eq!(ObjectType::MUTANT.name(), "Mutant");
/// assert_eq!(ObjectType::from_name("ALPC Port"), Some(ObjectType::ALPC_PORT));
/// assert_eq!(ObjectType::PROCESS.all_access().bits(), 0x1F_FFFF);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectType(u8);

/// What is fixed for one type of object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TypeRow {
    /// The type this row is about.
    pub object_type: ObjectType,
    /// The exact name, as `NtQueryObject` returns it and `\ObjectTypes` lists it.
    pub name: &'static str,
    /// What the generic rights stand for.
    pub mapping: GenericMapping,
    /// The rights that can be granted at all.
    pub valid_access: Access,
    /// Whether every object of this type gets a security descriptor, named or not.
    pub security_required: bool,
    /// Whether, and on what, one can wait.
    pub waitability: Waitability,
    /// The `OBJ_` attributes that may not be used when creating or opening one. Known only for
    /// some types; 0 where not known (assumed).
    pub invalid_attributes: u32,
}

/// What a wait for an object of some type waits for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Waitability {
    /// The object has a signal state of its own.
    Own,
    /// `SYNCHRONIZE` can be granted, but there is no state: a default event that is always
    /// signaled is waited for instead (assumed).
    Default,
    /// `SYNCHRONIZE` cannot be granted, so every wait is refused.
    Never,
}

impl ObjectType {
    /// The type with this name, spelled exactly.
    #[must_use]
    pub fn from_name(name: &str) -> Option<ObjectType> {
        table::ROWS.iter().find(|row| row.name == name).map(|row| row.object_type)
    }

    /// The type with this number.
    #[must_use]
    pub const fn from_index(index: u8) -> Option<ObjectType> {
        if index >= FIRST && ((index - FIRST) as usize) < table::ROWS.len() {
            Some(ObjectType(index))
        } else {
            None
        }
    }

    /// All types, in the order of their numbers.
    #[must_use]
    pub const fn all() -> &'static [TypeRow] {
        table::ROWS
    }

    /// Everything that is fixed for this type.
    #[must_use]
    pub const fn row(self) -> &'static TypeRow {
        &table::ROWS[(self.0 - FIRST) as usize]
    }

    /// The exact name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The number of the type; the first is 2.
    #[must_use]
    pub const fn index(self) -> u8 {
        self.0
    }

    /// What the generic rights stand for.
    #[must_use]
    pub const fn mapping(self) -> GenericMapping {
        self.row().mapping
    }

    /// What `GENERIC_ALL` stands for.
    #[must_use]
    pub const fn all_access(self) -> Access {
        self.row().mapping.all
    }

    /// The rights that can be granted at all.
    #[must_use]
    pub const fn valid_access(self) -> Access {
        self.row().valid_access
    }

    /// Whether every object of this type gets a security descriptor, named or not.
    #[must_use]
    pub const fn security_required(self) -> bool {
        self.row().security_required
    }

    /// Whether, and on what, one can wait.
    #[must_use]
    pub const fn waitability(self) -> Waitability {
        self.row().waitability
    }

    /// The `OBJ_` attributes that may not be used when creating or opening one.
    #[must_use]
    pub const fn invalid_attributes(self) -> u32 {
        self.row().invalid_attributes
    }

    /// Whether names of this type are compared without regard to case even when the caller does
    /// not ask for it. Assumed for the listed types; the others follow Microsoft, "CreateMutexW":
    /// "Name comparison is case sensitive".
    #[must_use]
    pub const fn case_insensitive(self) -> bool {
        matches!(
            self,
            ObjectType::DIRECTORY
                | ObjectType::SYMBOLIC_LINK
                | ObjectType::DEVICE
                | ObjectType::FILE
                | ObjectType::KEY
        )
    }

    /// Whether the system counts the handles of an object process by process. Assumed for the
    /// listed types: nobody publishes the flag of each.
    #[must_use]
    pub const fn counts_per_process(self) -> bool {
        matches!(self, ObjectType::FILE | ObjectType::WINDOW_STATION | ObjectType::DESKTOP)
    }

    /// Whether objects of the type live in memory that can be paged out. Those with a signal state
    /// of their own cannot: the dispatcher looks at them at any time.
    #[must_use]
    pub const fn is_paged(self) -> bool {
        !matches!(self.row().waitability, Waitability::Own)
    }

    /// Whether the type checks access by a procedure of its own. A duplicate of such a handle
    /// cannot gain rights. Microsoft, "DuplicateHandle", says so for files.
    #[must_use]
    pub const fn own_security(self) -> bool {
        matches!(self, ObjectType::DEVICE | ObjectType::FILE | ObjectType::KEY)
    }
}

/// The number of the first type.
const FIRST: u8 = 2;

impl fmt::Display for ObjectType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for ObjectType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod published;
#[cfg(test)]
mod tests;
