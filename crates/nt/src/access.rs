//! `Access`: the 32 bits of an access mask, and the mapping that gives generic rights a meaning.
//!
//! The low sixteen bits mean something else for every object type (their names are in
//! [`rights`](crate::rights)); the bits above are the same for all. The four generic bits at the
//! top are only a way of asking: each type replaces them by its own bits before anything is
//! checked, and no handle ever stores them. Microsoft, "Access Mask Format".

use std::fmt;

bitflags::bitflags! {
    /// A set of access rights: wanted, granted or possible. Bits without a name are kept.
    ///
    /// ```
    /// use nt::Access;
    ///
    /// let mask = Access::SYNCHRONIZE | Access::from_bits_retain(0x2);
    /// assert!(mask.contains(Access::SYNCHRONIZE));
    /// assert_eq!(mask.to_string(), "0x00100002");
    /// ```
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
    pub struct Access: u32 {
        /// Delete the object, or make it temporary.
        const DELETE = 0x0001_0000;
        /// Read the security descriptor, save its audit list.
        const READ_CONTROL = 0x0002_0000;
        /// Change the access list.
        const WRITE_DAC = 0x0004_0000;
        /// Change the owner or the integrity label.
        const WRITE_OWNER = 0x0008_0000;
        /// Wait for the object.
        const SYNCHRONIZE = 0x0010_0000;
        /// Read or change the audit list; needs `SeSecurityPrivilege`.
        const ACCESS_SYSTEM_SECURITY = 0x0100_0000;
        /// Only for asking: everything that would be granted.
        const MAXIMUM_ALLOWED = 0x0200_0000;
        /// Only for asking: all rights of the type.
        const GENERIC_ALL = 0x1000_0000;
        /// Only for asking: the type's idea of executing.
        const GENERIC_EXECUTE = 0x2000_0000;
        /// Only for asking: the type's idea of writing.
        const GENERIC_WRITE = 0x4000_0000;
        /// Only for asking: the type's idea of reading.
        const GENERIC_READ = 0x8000_0000;
        const _ = !0;
    }
}

impl Access {
    /// The sixteen bits whose meaning depends on the object type.
    pub const SPECIFIC: Access = Access::from_bits_retain(0x0000_FFFF);
    /// The five standard rights, `STANDARD_RIGHTS_ALL`.
    pub const STANDARD: Access = Access::from_bits_retain(0x001F_0000);
    /// The four generic rights.
    pub const GENERIC: Access = Access::from_bits_retain(0xF000_0000);
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("0x{:08X}", self.bits()))
    }
}

/// What the four generic rights mean for one object type.
///
/// ```
/// use nt::{Access, ObjectType};
///
/// let mapping = ObjectType::EVENT.mapping();
/// assert_eq!(mapping.map(Access::GENERIC_ALL).bits(), 0x1F_0003);
/// assert_eq!(mapping.map(Access::GENERIC_READ).bits(), 0x2_0001);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GenericMapping {
    /// What `GENERIC_READ` stands for.
    pub read: Access,
    /// What `GENERIC_WRITE` stands for.
    pub write: Access,
    /// What `GENERIC_EXECUTE` stands for.
    pub execute: Access,
    /// What `GENERIC_ALL` stands for.
    pub all: Access,
}

impl GenericMapping {
    /// Replaces the generic bits of `asked` by the union of what they stand for; all other bits
    /// stay. Microsoft, "MapGenericMask".
    #[must_use]
    pub const fn map(self, asked: Access) -> Access {
        let mut mapped = asked.difference(Access::GENERIC);
        if asked.intersects(Access::GENERIC_READ) {
            mapped = mapped.union(self.read);
        }
        if asked.intersects(Access::GENERIC_WRITE) {
            mapped = mapped.union(self.write);
        }
        if asked.intersects(Access::GENERIC_EXECUTE) {
            mapped = mapped.union(self.execute);
        }
        if asked.intersects(Access::GENERIC_ALL) {
            mapped = mapped.union(self.all);
        }
        mapped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAPPING: GenericMapping = GenericMapping {
        read: Access::from_bits_retain(0x1),
        write: Access::from_bits_retain(0x2),
        execute: Access::from_bits_retain(0x4),
        all: Access::from_bits_retain(0xF),
    };

    #[test]
    fn generic_bits_are_replaced_and_all_others_kept() {
        let table = [
            (0x0000_0000, 0x0000_0000),
            (0x8000_0000, 0x0000_0001),
            (0x4000_0000, 0x0000_0002),
            (0x2000_0000, 0x0000_0004),
            (0x1000_0000, 0x0000_000F),
            (0xA000_0000, 0x0000_0005),
            (0x8012_0040, 0x0012_0041),
            (0x0F00_0000, 0x0F00_0000),
        ];
        for (asked, mapped) in table {
            assert_eq!(MAPPING.map(Access::from_bits_retain(asked)).bits(), mapped, "{asked:#x}");
        }
    }

    #[test]
    fn unnamed_bits_survive_every_operation() {
        let odd = Access::from_bits_retain(0x00E0_8000);
        assert_eq!((odd | Access::DELETE).difference(Access::DELETE), odd);
        assert_eq!((!odd).bits(), !odd.bits());
        assert_eq!(Access::from_bits_truncate(0x00E0_8000), odd);
    }
}
