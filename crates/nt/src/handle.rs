//! `Handle`: a number that means something only inside one process; and `Id`, a process or
//! thread id.
//!
//! The two low bits of a handle are ignored, so values go up in steps of four: value = index
//! × 4. Small negative values are *pseudo handles*: no entry of any table, but names for "the
//! process that is calling" and the like. The table that gives handles their meaning is not
//! here; see the kernel crate. Microsoft, "Kernel Objects"; the header `ntdef.h` for the low bits.

use std::fmt;

/// A handle value, as a program holds it. May be wrong, closed or of another process.
///
/// ```
/// use nt::Handle;
///
/// assert_eq!(Handle::from_index(3), Handle(0xC));
/// assert_eq!(Handle(0xE).index(), 3);
/// assert_eq!(Handle::CURRENT_THREAD.to_string(), "(HANDLE)-2");
/// assert_eq!(Handle::INVALID, Handle::CURRENT_PROCESS);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Handle(pub u64);

impl Handle {
    /// 0, never a handle. What most calls return when they fail.
    pub const NULL: Handle = Handle(0);
    /// -1, `INVALID_HANDLE_VALUE`: what `CreateFileW` returns when it fails. The same number as
    /// [`Handle::CURRENT_PROCESS`], so waiting for it waits for oneself.
    pub const INVALID: Handle = Handle(u64::MAX);
    /// -1, the process of whoever is calling.
    pub const CURRENT_PROCESS: Handle = Handle::from_signed(-1);
    /// -2, the thread that is calling.
    pub const CURRENT_THREAD: Handle = Handle::from_signed(-2);
    /// -3, the session of whoever is calling; the generic services do not take it.
    pub const CURRENT_SESSION: Handle = Handle::from_signed(-3);
    /// -4, the primary token of the calling process.
    pub const CURRENT_PROCESS_TOKEN: Handle = Handle::from_signed(-4);
    /// -5, the token the calling thread impersonates with.
    pub const CURRENT_THREAD_TOKEN: Handle = Handle::from_signed(-5);
    /// -6, the token that access checks of the calling thread use.
    pub const CURRENT_THREAD_EFFECTIVE_TOKEN: Handle = Handle::from_signed(-6);

    /// The bits that are ignored and may be used as tags, `OBJ_HANDLE_TAGBITS`.
    pub const TAG_BITS: u64 = 3;
    /// Entries on one page of a handle table; the first of each page is never handed out.
    pub const ENTRIES_PER_PAGE: u32 = 256;
    /// The most handles a process can have: 65 536 pages of 255 usable entries.
    pub const MAX_HANDLES: u32 = 65_536 * (Handle::ENTRIES_PER_PAGE - 1);
    /// The largest value a table can hand out: (2²⁴ − 1) × 4.
    pub const MAX_VALUE: u64 = 0x3FF_FFFC;

    /// The handle of table entry `index`.
    #[must_use]
    pub const fn from_index(index: u32) -> Handle {
        Handle(index as u64 * 4)
    }

    /// A handle from a signed number, as a C cast makes it.
    #[must_use]
    pub const fn from_signed(value: i64) -> Handle {
        Handle(value as u64)
    }

    /// The table index: the value without its two low bits, divided by four. A value too large
    /// for any table gives an index too large for any table.
    #[must_use]
    pub const fn index(self) -> u32 {
        let index = self.0 >> 2;
        if index > u32::MAX as u64 { u32::MAX } else { index as u32 }
    }

    /// The same handle without tags in its two low bits.
    #[must_use]
    pub const fn untagged(self) -> Handle {
        Handle(self.0 & !Handle::TAG_BITS)
    }

    /// Whether this is 0.
    #[must_use]
    pub const fn is_null(self) -> bool {
        self.0 == 0
    }

    /// Whether the top bit is set: a pseudo handle, a kernel handle, or nonsense.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        (self.0 as i64) < 0
    }

    /// Whether this is one of the six pseudo handles -1 to -6.
    #[must_use]
    pub const fn is_pseudo(self) -> bool {
        self.0 >= Handle::CURRENT_THREAD_EFFECTIVE_TOKEN.0
    }

    /// Whether the index is the reserved first entry of a page: values 0, 0x400, 0x800, ... which
    /// are never handed out. Derived from "Windows Internals": one entry of each page is kept
    /// for bookkeeping.
    #[must_use]
    pub const fn is_reserved(self) -> bool {
        self.index().is_multiple_of(Handle::ENTRIES_PER_PAGE)
    }

    /// The call or macro that yields this pseudo handle.
    #[must_use]
    pub const fn pseudo_name(self) -> Option<&'static str> {
        Some(match self {
            Handle::CURRENT_PROCESS => "GetCurrentProcess",
            Handle::CURRENT_THREAD => "GetCurrentThread",
            Handle::CURRENT_SESSION => "NtCurrentSession",
            Handle::CURRENT_PROCESS_TOKEN => "GetCurrentProcessToken",
            Handle::CURRENT_THREAD_TOKEN => "GetCurrentThreadToken",
            Handle::CURRENT_THREAD_EFFECTIVE_TOKEN => "GetCurrentThreadEffectiveToken",
            _ => return None,
        })
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signed = self.0 as i64;
        match signed {
            0 => f.pad("NULL"),
            -0x1_0000..0 => f.pad(&format!("(HANDLE){signed}")),
            _ => f.pad(&format!("{:#x}", self.0)),
        }
    }
}

/// A process id or a thread id. Both are drawn from one table and are multiples of four.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Id(pub u32);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_low_bits_are_ignored() {
        for index in [0, 1, 2, 255, 256, 257, 0xFF_FFFF] {
            let handle = Handle::from_index(index);
            for tag in 0..4 {
                let tagged = Handle(handle.0 + tag);
                assert_eq!(tagged.index(), index);
                assert_eq!(tagged.untagged(), handle);
            }
        }
    }

    #[test]
    fn multiples_of_0x400_are_the_reserved_entry_of_a_page() {
        let table = [
            (0x0, true),
            (0x3, true),
            (0x4, false),
            (0x3FC, false),
            (0x400, true),
            (0x403, true),
            (0x404, false),
            (0x7FC, false),
            (0x800, true),
            (Handle::MAX_VALUE, false),
        ];
        for (value, reserved) in table {
            assert_eq!(Handle(value).is_reserved(), reserved, "{value:#x}");
        }
    }

    #[test]
    fn the_geometry_of_the_table_adds_up() {
        assert_eq!(Handle::MAX_HANDLES, 16_711_680);
        assert_eq!(Handle::from_index((1 << 24) - 1), Handle(Handle::MAX_VALUE));
        assert_eq!(Handle(u64::MAX).index(), u32::MAX);
        assert_eq!(Handle(1 << 34 | 4).index(), u32::MAX);
    }

    #[test]
    fn a_handle_prints_as_a_program_would_write_it() {
        let table = [
            (0, "NULL"),
            (0x4, "0x4"),
            (0x1C, "0x1c"),
            (u64::MAX, "(HANDLE)-1"),
            (u64::MAX - 1, "(HANDLE)-2"),
            ((-0x1_0000_i64) as u64, "(HANDLE)-65536"),
            ((-0x1_0001_i64) as u64, "0xfffffffffffeffff"),
            (0xFFFF_FFFF_8000_0004, "0xffffffff80000004"),
        ];
        for (value, text) in table {
            assert_eq!(Handle(value).to_string(), text);
        }
        assert_eq!(format!("{:>6}|{}", Handle(8), Id(1000)), "   0x8|1000");
    }

    #[test]
    fn there_are_six_pseudo_handles() {
        for value in -6..=-1 {
            let handle = Handle::from_signed(value);
            assert!(handle.is_pseudo() && handle.is_negative());
            assert!(handle.pseudo_name().is_some());
        }
        for value in [-10, -7, 0, 4, i64::MIN] {
            let handle = Handle::from_signed(value);
            assert!(!handle.is_pseudo() && handle.pseudo_name().is_none(), "{handle}");
        }
    }
}
