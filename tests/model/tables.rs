//! A model of handle tables: slow and obvious.
//!
//! Every object is a row of a list that is never shortened, a table is a sorted map, and counts are
//! found by looking everywhere. What it knows of Windows it has from Microsoft's pages and from
//! what is said about it in public, not from the kernel under test: numbers are written out here.

use std::collections::{BTreeMap, VecDeque};

/// Statuses.
pub(crate) const SUCCESS: u32 = 0;
pub(crate) const NAME_EXISTS: u32 = 0x4000_0000;
pub(crate) const ACCESS_VIOLATION: u32 = 0xC000_0005;
pub(crate) const INVALID_HANDLE: u32 = 0xC000_0008;
pub(crate) const INVALID_CID: u32 = 0xC000_000B;
pub(crate) const INVALID_PARAMETER: u32 = 0xC000_000D;
pub(crate) const ACCESS_DENIED: u32 = 0xC000_0022;
pub(crate) const TYPE_MISMATCH: u32 = 0xC000_0024;
pub(crate) const NAME_NOT_FOUND: u32 = 0xC000_0034;
pub(crate) const NAME_COLLISION: u32 = 0xC000_0035;
pub(crate) const TERMINATING: u32 = 0xC000_010A;
pub(crate) const NOT_SAME: u32 = 0xC000_01AC;
pub(crate) const NOT_CLOSABLE: u32 = 0xC000_0235;
/// The call does not return: it ends its thread. No status of Windows.
pub(crate) const ENDED: u32 = 0xFFFF_FFFF;

/// Flags of a handle.
pub(crate) const PROTECT: u32 = 1;
pub(crate) const INHERIT: u32 = 2;
/// A flag of a creation.
pub(crate) const OPEN_IF: u32 = 0x80;
/// Options of a duplication.
pub(crate) const CLOSE_SOURCE: u32 = 1;
pub(crate) const SAME_ACCESS: u32 = 2;
pub(crate) const SAME_ATTRIBUTES: u32 = 4;
pub(crate) const NO_UPGRADE: u32 = 8;
/// Rights that stand for others.
pub(crate) const MAXIMUM: u32 = 0x0200_0000;
const GENERIC: [u32; 4] = [0x8000_0000, 0x4000_0000, 0x2000_0000, 0x1000_0000];

/// Rights on processes and threads.
pub(crate) const DUP_HANDLE: u32 = 0x40;
pub(crate) const CREATE_PROCESS: u32 = 0x80;
pub(crate) const TERMINATE: u32 = 1;
pub(crate) const ALL_OF_PROCESS: u32 = 0x1F_FFFF;

/// What kind of object it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Event,
    Mutant,
    Semaphore,
    Process,
    Thread,
}

impl Kind {
    /// What the four generic rights stand for: read, write, execute, all.
    fn mapping(self) -> [u32; 4] {
        match self {
            Kind::Event | Kind::Semaphore => [0x20001, 0x20002, 0x12_0000, 0x1F_0003],
            Kind::Mutant => [0x20001, 0x20000, 0x12_0000, 0x1F_0001],
            Kind::Process => [0x20410, 0x20BEA, 0x12_1001, 0x1F_FFFF],
            Kind::Thread => [0x20048, 0x20437, 0x12_1800, 0x1F_FFFF],
        }
    }

    /// Every right there is; for these kinds it is what "all" stands for.
    pub(crate) fn all(self) -> u32 {
        self.mapping()[3]
    }

    /// Generic rights replaced.
    pub(crate) fn mapped(self, access: u32) -> u32 {
        let stands_for = GENERIC.iter().zip(self.mapping());
        let found =
            stands_for.filter(|(bit, _)| access & **bit != 0).fold(0, |all, (_, m)| all | m);
        access & 0x0FFF_FFFF | found
    }

    /// What a new object's first handle is granted.
    pub(crate) fn created(self, access: u32) -> u32 {
        let mapped = self.mapped(access);
        self.implied(if mapped & MAXIMUM != 0 { self.all() } else { mapped & self.all() })
    }

    /// What opening an object that is there grants to somebody who may do everything.
    pub(crate) fn opened(self, access: u32) -> Result<u32, u32> {
        let mapped = self.mapped(access);
        let wanted = mapped & !MAXIMUM;
        if mapped == 0 || wanted & !self.all() != 0 {
            return Err(ACCESS_DENIED);
        }
        Ok(self.implied(if mapped & MAXIMUM != 0 { self.all() } else { wanted }))
    }

    /// Rights that come with others.
    pub(crate) fn implied(self, granted: u32) -> u32 {
        let pairs: &[(u32, u32)] = match self {
            Kind::Process => &[(0x400, 0x1000), (0x200, 0x2000)],
            Kind::Thread => &[(0x40, 0x800), (0x20, 0x400), (0x2, 0x1000)],
            _ => &[],
        };
        let with = pairs.iter().filter(|(has, _)| granted & has != 0);
        with.fold(granted, |all, (_, more)| all | more)
    }
}

/// An open handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub object: usize,
    pub granted: u32,
    /// [`INHERIT`] and [`PROTECT`].
    pub flags: u32,
    /// Duplicates of it get no more rights than it has.
    pub no_upgrade: bool,
}

/// Which freed value comes back first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    LastFreed,
    FirstFreed,
    Never,
}

/// The open handles of a process, and which value is next.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub entries: BTreeMap<u64, Entry>,
    /// Values in the order in which they are handed out.
    free: VecDeque<u64>,
    pages: u64,
    order: Order,
}

/// The values of a page: the first place of each is nobody's.
fn values_of_page(page: u64) -> impl Iterator<Item = u64> {
    (1..256).map(move |place| page * 0x400 + place * 4)
}

impl Table {
    pub(crate) fn new(order: Order) -> Table {
        Table { entries: BTreeMap::new(), free: VecDeque::new(), pages: 0, order }
    }

    pub(crate) fn insert(&mut self, entry: Entry) -> u64 {
        if self.free.is_empty() {
            self.free.extend(values_of_page(self.pages));
            self.pages += 1;
        }
        let value = self.free.pop_front().expect("a page was added");
        self.entries.insert(value, entry);
        value
    }

    pub(crate) fn remove(&mut self, value: u64) -> Option<Entry> {
        let entry = self.entries.remove(&value)?;
        match self.order {
            Order::LastFreed => self.free.push_front(value),
            Order::FirstFreed => self.free.push_back(value),
            Order::Never => {}
        }
        Some(entry)
    }

    /// A child's table: what it inherits stays at its values, the other values of the pages it
    /// needs are free in ascending order.
    pub(crate) fn inherited(&self, keep: impl Fn(u64, &Entry) -> bool) -> Table {
        let mut child = Table::new(self.order);
        let marked = self.entries.iter().filter(|(_, entry)| entry.flags & INHERIT != 0);
        child.entries = marked
            .filter(|(value, entry)| keep(**value, entry))
            .map(|(value, entry)| (*value, *entry))
            .collect();
        child.pages = child.entries.keys().last().map_or(0, |last| last / 0x400 + 1);
        for page in 0..child.pages {
            let open = &child.entries;
            child.free.extend(values_of_page(page).filter(|value| !open.contains_key(value)));
        }
        child
    }
}
