//! The address space of a process: which addresses are reserved, committed, protected, and what
//! lies there.
//!
//! It holds what programs allocate and map, and nothing else: no program, no stack, no heap.

use std::collections::BTreeMap;

use crate::object::ObjectId;
use crate::pages::{PAGE, Pages};

/// Regions begin at multiples of this.
pub(crate) const GRANULARITY: u64 = 0x1_0000;
/// The lowest address that a region can have.
pub(crate) const LOWEST: u64 = GRANULARITY;
/// The first address that no program can use.
pub(crate) const TOP: u64 = 0x7FFF_FFFF_0000;

/// PAGE_NOACCESS, PAGE_READWRITE, PAGE_WRITECOPY and their executable twins.
pub(crate) const NO_ACCESS: u32 = 0x1;
pub(crate) const READ_WRITE: u32 = 0x4;
pub(crate) const WRITE_COPY: u32 = 0x8;
pub(crate) const EXECUTE_READ_WRITE: u32 = 0x40;
pub(crate) const EXECUTE_WRITE_COPY: u32 = 0x80;

/// Whether something that was opened with one protection may be used with another.
pub(crate) fn permits(of: u32, wanted: u32) -> bool {
    let executes = |protection: u32| protection & 0xF0 != 0;
    let writes = |protection: u32| protection & (READ_WRITE | EXECUTE_READ_WRITE) != 0;
    let reads = |protection: u32| !matches!(protection, NO_ACCESS | 0x10);
    (!executes(wanted) || executes(of))
        && (!writes(wanted) || writes(of))
        && (!reads(wanted) || reads(of))
}

/// Rounds up to whole pages.
pub(crate) fn whole_pages(bytes: u64) -> u64 {
    bytes.div_ceil(PAGE) * PAGE
}

/// What a region consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Memory of this process alone.
    Private,
    /// A view of a section, which it refers to.
    View {
        /// The section object.
        section: ObjectId,
        /// Where in the section it begins.
        offset: u64,
    },
}

/// A region: what one call reserved or mapped.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its size in bytes.
    pub size: u64,
    /// The protection it was made with.
    pub protection: u32,
    /// What it consists of.
    pub content: Content,
    /// From which offset on the pages are reserved only, or committed with which protection.
    runs: BTreeMap<u64, Option<u32>>,
    /// The bytes of private memory, and of pages that were copied on write.
    pub(crate) own: Pages,
}

impl Region {
    pub(crate) fn new(size: u64, protection: u32, content: Content, state: Option<u32>) -> Region {
        let runs = BTreeMap::from([(0, state)]);
        Region { size, protection, content, runs, own: Pages::default() }
    }

    /// The state of the page at an offset.
    pub fn state(&self, offset: u64) -> Option<u32> {
        *self.runs.range(..=offset).next_back().expect("the first run begins at 0").1
    }

    /// How far from a page on all pages are in the same state.
    pub fn run_end(&self, offset: u64) -> u64 {
        self.runs.range(offset + 1..).next().map_or(self.size, |(at, _)| *at)
    }

    /// Puts the pages of a range into a state.
    pub(crate) fn set(&mut self, from: u64, to: u64, state: Option<u32>) {
        let behind = self.state(to.min(self.size - 1));
        let inside: Vec<u64> = self.runs.range(from..=to).map(|(at, _)| *at).collect();
        for at in inside {
            self.runs.remove(&at);
        }
        self.runs.insert(from, state);
        if to < self.size {
            self.runs.insert(to, behind);
        }
        let mut before = None;
        self.runs.retain(|_, state| before.replace(*state) != Some(*state));
    }

    /// How many bytes of a range are committed.
    pub(crate) fn committed(&self, from: u64, to: u64) -> u64 {
        let mut sum = 0;
        let mut at = from;
        while at < to {
            let end = self.run_end(at).min(to);
            sum += if self.state(at).is_some() { end - at } else { 0 };
            at = end;
        }
        sum
    }

    /// Whether every page of a range is committed.
    pub(crate) fn is_committed(&self, from: u64, to: u64) -> bool {
        let inside = self.runs.range(from..to).all(|(_, state)| state.is_some());
        self.state(from).is_some() && inside
    }
}

/// The address space of a process.
#[derive(Clone, Debug, Default)]
pub struct Space {
    /// The regions by address.
    pub regions: BTreeMap<u64, Region>,
}

impl Space {
    /// The region that an address lies in.
    pub fn region(&self, at: u64) -> Option<(u64, &Region)> {
        let (base, region) = self.regions.range(..=at).next_back()?;
        (at - base < region.size).then_some((*base, region))
    }

    pub(crate) fn region_mut(&mut self, at: u64) -> Option<(u64, &mut Region)> {
        let (base, region) = self.regions.range_mut(..=at).next_back()?;
        (at - base < region.size).then_some((*base, region))
    }

    /// Whether nothing lies in a range.
    pub(crate) fn is_free(&self, from: u64, to: u64) -> bool {
        let last = self.regions.range(..to).next_back();
        last.is_none_or(|(base, region)| base + region.size <= from)
    }

    /// The lowest place from an address on for so many bytes. Windows picks one at random.
    pub(crate) fn place(&self, from: u64, size: u64) -> Option<u64> {
        let mut at = from;
        for (base, region) in self.regions.iter().filter(|(base, _)| **base >= from) {
            if size <= base.saturating_sub(at) {
                return Some(at);
            }
            at = (base + region.size).next_multiple_of(GRANULARITY);
        }
        (size <= TOP.saturating_sub(at)).then_some(at)
    }

    /// How far nothing lies from a free address on.
    pub(crate) fn free_end(&self, at: u64) -> u64 {
        self.regions.range(at..).next().map_or(TOP, |(base, _)| *base)
    }

    /// Checks that regions lie where they may, and none in another.
    ///
    /// # Panics
    /// One does not.
    pub(crate) fn audit(&self) {
        let mut behind = LOWEST;
        for (base, region) in &self.regions {
            assert!(*base >= behind && base.is_multiple_of(GRANULARITY), "a region is misplaced");
            assert!(region.size > 0 && region.size.is_multiple_of(PAGE), "a region is in pieces");
            assert!(region.runs.keys().all(|at| *at < region.size), "a run lies outside");
            behind = base + region.size;
        }
        assert!(behind <= TOP, "a region reaches beyond the last address");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_split_and_join() {
        let mut region = Region::new(4 * PAGE, READ_WRITE, Content::Private, None);
        region.set(PAGE, 2 * PAGE, Some(READ_WRITE));
        let states = |region: &Region| [0, 1, 2, 3].map(|page| region.state(page * PAGE));
        assert_eq!(states(&region), [None, Some(READ_WRITE), None, None]);
        assert_eq!((region.run_end(0), region.run_end(2 * PAGE)), (PAGE, 4 * PAGE));
        region.set(2 * PAGE, 4 * PAGE, Some(READ_WRITE));
        assert!(region.is_committed(PAGE, 4 * PAGE) && !region.is_committed(0, PAGE));
        assert_eq!(region.run_end(PAGE), 4 * PAGE);
        region.set(0, 4 * PAGE, None);
        assert_eq!(states(&region), [None; 4]);
        assert_eq!(region.runs.len(), 1);
    }

    #[test]
    fn a_place_is_the_lowest_that_is_large_enough() {
        let mut space = Space::default();
        for (size, at) in [(PAGE, 0x1_0000), (3 * GRANULARITY, 0x2_0000), (1, 0x5_0000)] {
            assert_eq!(space.place(LOWEST, size), Some(at));
            let region = Region::new(whole_pages(size), READ_WRITE, Content::Private, None);
            space.regions.insert(at, region);
            space.audit();
        }
        space.regions.remove(&0x2_0000);
        assert_eq!(space.place(LOWEST, 4 * GRANULARITY), Some(0x6_0000));
        assert_eq!(space.place(LOWEST, 3 * GRANULARITY), Some(0x2_0000));
        assert_eq!(space.place(LOWEST, TOP), None);
        assert_eq!(space.place(0x100_0000, 1), Some(0x100_0000));
        assert!(space.is_free(0x2_0000, 0x5_0000) && !space.is_free(0x1_0FFF, 0x2_0000 + 1));
        assert!(!space.is_free(0x2_0000, 0x5_0001));
    }

    /// Which protections a view can have, by the protection of its section. Source: Microsoft,
    /// "CreateFileMappingW" and "MapViewOfFile".
    // Rules: sections.view-protection
    #[test]
    fn the_protections_of_views() {
        const ALL: [u32; 8] = [0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80];
        for (of, allowed) in [
            (0x02, &[0x1, 0x2, 0x8][..]),
            (0x04, &[0x1, 0x2, 0x4, 0x8]),
            (0x08, &[0x1, 0x2, 0x8]),
            (0x10, &[0x1, 0x10]),
            (0x20, &[0x1, 0x2, 0x8, 0x10, 0x20, 0x80]),
            (0x40, &ALL),
            (0x80, &[0x1, 0x2, 0x8, 0x10, 0x20, 0x80]),
        ] {
            for wanted in ALL {
                assert_eq!(
                    permits(of, wanted),
                    allowed.contains(&wanted),
                    "{wanted:#x} of {of:#x}"
                );
            }
        }
    }
}
