//! Handle tables: entries in pages, a free list, and the order in which values come back.
//!
//! The geometry is NT's on x64: an entry is 16 bytes, a page holds 256 of which the first is
//! reserved, and a handle's value is its index times four, so that 4 comes first and multiples of
//! 0x400 never. The table of process and thread ids has the same shape.

use nt::{Access, Handle};

use crate::object::{NONE, ObjectId};

bitflags::bitflags! {
    /// What a handle carries beside its object and its rights. The low bits are OBJ_ flags.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Attributes: u32 {
        /// It cannot be closed (OBJ_PROTECT_CLOSE).
        const PROTECT = 0x1;
        /// A child may inherit it (OBJ_INHERIT).
        const INHERIT = 0x2;
        /// Closing it is audited (OBJ_AUDIT_OBJECT_CLOSE).
        const AUDIT = 0x4;
        /// Its duplicates cannot gain rights (OBJ_NO_RIGHTS_UPGRADE).
        const NO_UPGRADE = 0x8;
        /// The process works in a window station or on a desktop by it, so that it cannot be
        /// closed. No program sees this flag.
        const IN_USE = 0x10;
    }
}

/// An open entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The object.
    pub object: ObjectId,
    /// The rights granted when the handle was made. They never change.
    pub granted: Access,
    /// Flags of the handle.
    pub attributes: Attributes,
}

/// One slot of a page.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The object; in a free slot the object it named before, for explanations only.
    object: ObjectId,
    /// The granted access; in a free slot the index of the next free one.
    word: u32,
    /// [`OPEN`] and the attributes; 0 in a free slot.
    state: u32,
}

impl Slot {
    /// The slot of an entry.
    #[inline]
    fn open(entry: Entry) -> Slot {
        Slot {
            object: entry.object,
            word: entry.granted.bits(),
            state: OPEN | entry.attributes.bits(),
        }
    }

    /// The entry, if it is open.
    #[inline]
    fn entry(&self) -> Option<Entry> {
        (self.state & OPEN != 0).then(|| Entry {
            object: self.object,
            granted: Access::from_bits_retain(self.word),
            attributes: Attributes::from_bits_retain(self.state & !OPEN),
        })
    }
}

/// Set in the state of an open slot.
const OPEN: u32 = 0x8000_0000;

// NT's entry has the same size; 16,711,680 of them fill 256 MiB.
const _: () = assert!(size_of::<Slot>() == 16);

/// Entries in a page, its reserved first one included.
const PAGE: u32 = 256;
/// Pages in a full table: 2^24 entries.
const PAGES_MAX: usize = 65_536;

/// The order in which freed values are handed out again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reuse {
    /// The value freed last comes first: what handle tables do.
    #[default]
    Eager,
    /// A freed value comes back after every other free one: what the id table does, and handle
    /// tables that are traced.
    Fifo,
    /// A freed value never comes back.
    Never,
    /// As eager, and fresh values come in a scrambled order, so that nothing can be guessed.
    Hostile,
}

/// A handle table.
#[derive(Clone, Debug)]
pub struct HandleTable {
    pages: Vec<Box<[Slot; PAGE as usize]>>,
    /// First and last of the free list, or [`NONE`].
    free: u32,
    last: u32,
    /// Open entries.
    count: u32,
    /// Most entries that were open at once.
    peak: u32,
    /// Pages that it may have: all, or fewer under a quota.
    most: u32,
    reuse: Reuse,
}

impl HandleTable {
    /// The bytes of a page, which are charged to the process.
    pub const PAGE_BYTES: u64 = 4096;

    /// An empty table.
    pub fn new(reuse: Reuse) -> HandleTable {
        let (free, last, most) = (NONE, NONE, PAGES_MAX as u32);
        HandleTable { pages: Vec::new(), free, last, count: 0, peak: 0, most, reuse }
    }

    /// Sets the bytes of pool that its pages may take; none for as many as there can be. Pages that
    /// it has already stay.
    pub fn set_quota(&mut self, bytes: Option<u64>) {
        let pages = bytes.map_or(u64::MAX, |bytes| bytes / Self::PAGE_BYTES);
        self.most = pages.min(PAGES_MAX as u64) as u32;
    }

    /// The bytes of pool that its pages may take, if there is a quota.
    pub fn quota(&self) -> Option<u64> {
        let limited = (self.most as usize) < PAGES_MAX;
        limited.then(|| u64::from(self.most) * Self::PAGE_BYTES)
    }

    /// Whether this many handles more find room.
    pub(crate) fn has_room(&self, handles: u32) -> bool {
        let pages = self.most.max(self.pages.len() as u32);
        self.count + handles <= pages * (PAGE - 1)
    }

    /// The order in which freed values come back.
    pub fn reuse(&self) -> Reuse {
        self.reuse
    }

    /// Changes the order in which freed values come back, from now on.
    pub fn set_reuse(&mut self, reuse: Reuse) {
        self.reuse = reuse;
    }

    /// How many entries are open.
    #[inline]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// How many entries were open at the most.
    pub fn peak(&self) -> u32 {
        self.peak
    }

    /// Enters an object; `None` when all 16,711,680 entries are open, or all that a quota allows.
    #[inline]
    pub fn insert(&mut self, entry: Entry) -> Option<Handle> {
        if self.free == NONE && !self.grow() {
            return None;
        }
        let index = self.free;
        let slot = &mut self.pages[(index / PAGE) as usize][(index % PAGE) as usize];
        self.free = slot.word;
        if self.free == NONE {
            self.last = NONE;
        }
        *slot = Slot::open(entry);
        self.count += 1;
        self.peak = self.peak.max(self.count);
        Some(Handle::from_index(index))
    }

    /// The entry of a handle value; its two lowest bits do not count.
    #[inline]
    pub fn get(&self, handle: Handle) -> Option<Entry> {
        self.slot(handle)?.entry()
    }

    /// Sets and clears attributes of an open entry; `false` when there is none.
    pub fn set_attributes(&mut self, handle: Handle, attributes: Attributes) -> bool {
        match self.slot_mut(handle) {
            Some(slot) if slot.state & OPEN != 0 => {
                slot.state = OPEN | attributes.bits();
                true
            }
            _ => false,
        }
    }

    /// Removes an entry and returns what it was.
    #[inline]
    pub fn remove(&mut self, handle: Handle) -> Option<Entry> {
        self.remove_unless(handle, Attributes::empty()).ok()
    }

    /// Removes an entry that has none of these attributes, and returns what it was.
    ///
    /// # Errors
    /// The entry, which stays; or nothing, if there is none.
    #[inline]
    pub fn remove_unless(
        &mut self,
        handle: Handle,
        attributes: Attributes,
    ) -> Result<Entry, Option<Entry>> {
        let (free, reuse) = (self.free, self.reuse);
        let slot = self.slot_mut(handle).ok_or(None)?;
        let entry = slot.entry().ok_or(None)?;
        if entry.attributes.intersects(attributes) {
            return Err(Some(entry));
        }
        slot.state = 0;
        let lifo = matches!(reuse, Reuse::Eager | Reuse::Hostile);
        slot.word = if lifo { free } else { NONE };
        let index = handle.index();
        self.count -= 1;
        if lifo {
            self.free = index;
            if free == NONE {
                self.last = index;
            }
        } else if reuse == Reuse::Fifo {
            self.append(index, index);
        }
        Ok(entry)
    }

    /// The object that a free slot named before it was closed, if it ever named one.
    pub fn before(&self, handle: Handle) -> Option<ObjectId> {
        let slot = self.slot(handle)?;
        (slot.state & OPEN == 0 && slot.object != ObjectId::default()).then_some(slot.object)
    }

    /// The open entries in ascending order of their values.
    pub fn iter(&self) -> impl Iterator<Item = (Handle, Entry)> + '_ {
        self.pages.iter().zip(0u32..).flat_map(|(page, at)| {
            let open = page.iter().zip(0u32..).filter_map(|(slot, n)| Some((n, slot.entry()?)));
            open.map(move |(n, entry)| (Handle::from_index(at * PAGE + n), entry))
        })
    }

    /// A child's table: the entries that `keep` accepts, at the same values, and the order of its
    /// free list that a table has which was never used.
    pub fn inherit(&self, mut keep: impl FnMut(Handle, &Entry) -> bool) -> HandleTable {
        let mut child = HandleTable::new(self.reuse);
        for (page, at) in self.pages.iter().zip(0u32..) {
            let mut copy = None;
            for (slot, n) in page.iter().zip(0u32..) {
                let Some(entry) = slot.entry() else { continue };
                let inherits = entry.attributes.contains(Attributes::INHERIT);
                if inherits && keep(Handle::from_index(at * PAGE + n), &entry) {
                    let state = slot.state & !Attributes::IN_USE.bits();
                    copy.get_or_insert_with(fresh_page)[n as usize] = Slot { state, ..*slot };
                    child.count += 1;
                }
            }
            if let Some(copy) = copy {
                while child.pages.len() < at as usize {
                    child.pages.push(fresh_page());
                }
                child.pages.push(copy);
            }
        }
        child.peak = child.count;
        for at in 0..child.pages.len() as u32 {
            child.link_page(at);
        }
        child
    }

    /// Makes a page whose values below `first` are never handed out.
    pub(crate) fn start_at(&mut self, first: u32) {
        debug_assert!(self.pages.is_empty() && first < PAGE);
        self.grow();
        while self.free != NONE && self.free < first {
            self.free = self.pages[0][self.free as usize].word;
        }
    }

    /// Enters an object at a value that is never handed out otherwise; `None` when it is taken.
    pub(crate) fn insert_below(&mut self, index: u32, entry: Entry) -> Option<Handle> {
        let slot = &mut self.pages[0][index as usize];
        if slot.state & OPEN != 0 {
            return None;
        }
        *slot = Slot::open(entry);
        self.count += 1;
        self.peak = self.peak.max(self.count);
        Some(Handle::from_index(index))
    }

    /// Adds a page behind the free list.
    #[cold]
    #[inline(never)]
    pub(crate) fn grow(&mut self) -> bool {
        if self.pages.len() >= self.most as usize {
            return false;
        }
        self.pages.push(fresh_page());
        self.link_page(self.pages.len() as u32 - 1);
        true
    }

    /// Appends the free slots of a page to the free list.
    fn link_page(&mut self, at: u32) {
        let page = &mut self.pages[at as usize];
        let (mut first, mut last) = (NONE, NONE);
        for n in 1..PAGE {
            let n = if self.reuse == Reuse::Hostile { scramble(n) } else { n };
            if page[n as usize].state & OPEN != 0 {
                continue;
            }
            page[n as usize].word = NONE;
            match last {
                NONE => first = at * PAGE + n,
                before => page[(before % PAGE) as usize].word = at * PAGE + n,
            }
            last = at * PAGE + n;
        }
        if first != NONE {
            self.append(first, last);
        }
    }

    /// Appends a chain of free slots to the free list.
    fn append(&mut self, first: u32, last: u32) {
        match self.last {
            NONE => self.free = first,
            end => self.pages[(end / PAGE) as usize][(end % PAGE) as usize].word = first,
        }
        self.last = last;
    }

    #[inline]
    fn slot(&self, handle: Handle) -> Option<&Slot> {
        let index = checked_index(handle)?;
        Some(&self.pages.get((index / PAGE) as usize)?[(index % PAGE) as usize])
    }

    #[inline]
    fn slot_mut(&mut self, handle: Handle) -> Option<&mut Slot> {
        let index = checked_index(handle)?;
        Some(&mut self.pages.get_mut((index / PAGE) as usize)?[(index % PAGE) as usize])
    }

    /// Checks the free list against the slots, slot by slot.
    ///
    /// # Panics
    /// The table contradicts itself.
    pub(crate) fn audit(&self) {
        let open = self.iter().count();
        assert_eq!(self.count as usize, open, "the count of open entries drifted");
        assert!(self.count <= self.peak, "more entries are open than ever were");
        let slots = self.pages.len() * PAGE as usize;
        let (mut at, mut last, mut free) = (self.free, NONE, 0);
        while at != NONE {
            let slot = &self.pages[(at / PAGE) as usize][(at % PAGE) as usize];
            assert_eq!(slot.state, 0, "slot {at} is open and on the free list");
            assert_ne!(at % PAGE, 0, "a reserved slot is on the free list");
            free += 1;
            assert!(free <= slots, "the free list runs in a circle");
            (last, at) = (at, slot.word);
        }
        assert_eq!(self.last, last, "the end of the free list drifted");
        assert!(open + free + self.pages.len() <= slots, "a slot is open and free");
    }
}

/// The index of a handle value that a table can hold.
#[inline]
fn checked_index(handle: Handle) -> Option<u32> {
    // The reserved slot of a page is never open, so that it needs no test of its own here.
    if handle.0 > Handle::MAX_VALUE + 3 { None } else { Some(handle.index()) }
}

fn fresh_page() -> Box<[Slot; PAGE as usize]> {
    Box::new([Slot { object: ObjectId::default(), word: NONE, state: 0 }; PAGE as usize])
}

/// A permutation of 1..256 with no visible order: a walk of an odd stride through the numbers
/// below 257, a prime.
fn scramble(n: u32) -> u32 {
    match n * 101 % 257 {
        256 => 256 * 101 % 257,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use slotmap::KeyData;

    fn entry(n: u64) -> Entry {
        Entry {
            object: KeyData::from_ffi(n << 32 | 1 | 1 << 32).into(),
            granted: Access::SYNCHRONIZE,
            attributes: Attributes::empty(),
        }
    }

    fn fill(table: &mut HandleTable, n: u64) -> Vec<u64> {
        (0..n).map(|n| table.insert(entry(n)).expect("there is room").0).collect()
    }

    #[test]
    fn values_are_multiples_of_four_and_never_of_0x400() {
        let mut table = HandleTable::new(Reuse::Eager);
        let values = fill(&mut table, 600);
        assert_eq!(values[..3], [4, 8, 12]);
        assert_eq!(values[254..256], [0x3fc, 0x404]);
        assert!(values.iter().all(|value| value % 4 == 0 && value % 0x400 != 0));
        table.audit();
    }

    #[test]
    fn each_order_of_reuse_does_what_its_name_says() {
        for (reuse, want) in
            [(Reuse::Eager, [8, 4, 16]), (Reuse::Fifo, [16, 20, 24]), (Reuse::Never, [16, 20, 24])]
        {
            let mut table = HandleTable::new(reuse);
            fill(&mut table, 3);
            table.remove(Handle(4));
            table.remove(Handle(8));
            assert_eq!(fill(&mut table, 3), want, "{reuse:?}");
            table.audit();
        }
        let mut table = HandleTable::new(Reuse::Fifo);
        fill(&mut table, 255);
        table.remove(Handle(8));
        table.remove(Handle(4));
        assert_eq!(fill(&mut table, 3), [8, 4, 0x404], "fifo, before a new page");
    }

    #[test]
    fn hostile_values_cover_a_page_without_order() {
        let mut table = HandleTable::new(Reuse::Hostile);
        let values = fill(&mut table, 255);
        let mut sorted = values.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (1..256).map(|n| n * 4).collect::<Vec<u64>>());
        assert!(values.windows(2).filter(|pair| pair[1] == pair[0] + 4).count() < 3);
        table.audit();
    }

    #[test]
    fn tag_bits_do_not_count_and_other_values_are_nothing() {
        let mut table = HandleTable::new(Reuse::Eager);
        fill(&mut table, 2);
        assert_eq!(table.get(Handle(7)), table.get(Handle(4)));
        for value in [0, 1, 3, 12, 0x400, 0x3FF_FFFC, 0x400_0004, u64::MAX] {
            assert_eq!(table.get(Handle(value)), None, "{value:#x}");
        }
    }

    #[test]
    fn a_closed_slot_remembers_what_it_named() {
        let mut table = HandleTable::new(Reuse::Eager);
        fill(&mut table, 1);
        assert_eq!(table.before(Handle(4)), None);
        let closed = table.remove(Handle(4)).expect("it is open");
        assert_eq!(table.before(Handle(4)), Some(closed.object));
        assert_eq!(table.before(Handle(8)), None);
    }

    #[test]
    fn a_child_gets_the_chosen_entries_at_the_same_values() {
        let mut table = HandleTable::new(Reuse::Eager);
        let inherit = Entry { attributes: Attributes::INHERIT, ..entry(1) };
        for n in 0..300 {
            table.insert(if n % 100 == 50 { inherit } else { entry(n) });
        }
        let mut child = table.inherit(|_, _| true);
        assert_eq!(child.iter().map(|(h, _)| h.0).collect::<Vec<_>>(), [0xcc, 0x25c, 0x3ec]);
        assert_eq!(fill(&mut child, 1), [4]);
        child.audit();
    }
}
