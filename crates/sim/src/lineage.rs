//! Where handles come from: which place of a scenario opened each, and how many were closed again.

use std::collections::BTreeMap;

use kernel::{Kernel, ProcessKey};
use nt::{Handle, ObjectType};
use slotmap::SecondaryMap;

/// Names a place that opens handles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SiteId(pub u32);

/// A place that opens handles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The line of the scenario.
    pub line: u32,
    /// The step within a repeat, counted from 1.
    pub step: Option<u32>,
    /// The call.
    pub call: &'static str,
}

/// What was opened somewhere, and how much of it was closed again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Handles opened.
    pub opened: u64,
    /// Those of them that were closed.
    pub closed: u64,
}

/// Who opened what.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    sites: Vec<Site>,
    /// Where the next handles are opened; the site gets its number when one is.
    here: Site,
    now: Option<SiteId>,
    /// For each process, by the index of a handle: where it was opened and its type.
    births: SecondaryMap<ProcessKey, Vec<(SiteId, u8)>>,
    tallies: BTreeMap<(ProcessKey, SiteId, u8), Tally>,
    /// What processes had open when they ended, but for what they were born with.
    left: BTreeMap<(ProcessKey, SiteId, u8), u64>,
    /// The places of the steps in which something was traced.
    traced: BTreeMap<u64, Site>,
}

impl Lineage {
    /// What is opened from now on is opened at this place.
    #[inline]
    pub fn enter(&mut self, site: Site) {
        (self.here, self.now) = (site, None);
    }

    /// What is opened from now on is opened at a place that is known.
    #[inline]
    pub fn at(&mut self, site: SiteId) {
        self.now = Some(site);
    }

    /// The place of now, if anything was opened there.
    #[inline]
    pub fn current(&self) -> Option<SiteId> {
        self.now
    }

    /// How many places there are: those with a greater number come later.
    pub fn latest(&self) -> SiteId {
        SiteId(self.sites.len() as u32)
    }

    /// A place.
    pub fn site(&self, id: SiteId) -> Option<&Site> {
        self.sites.get((id.0 as usize).checked_sub(1)?)
    }

    /// Notes the place of a step in which something was traced.
    pub(crate) fn note_step(&mut self, step: u64) {
        let site = self.now.and_then(|now| self.site(now)).copied().unwrap_or(self.here);
        self.traced.insert(step, site);
    }

    /// The place of a step in which something was traced.
    pub fn traced_at(&self, step: u64) -> Option<&Site> {
        self.traced.get(&step)
    }

    /// Where an open handle was opened.
    pub fn birth(&self, process: ProcessKey, handle: Handle) -> Option<&Site> {
        let (site, _) = self.births.get(process)?.get(handle.index() as usize)?;
        self.site(*site)
    }

    /// What a process opened at places later than `since`, by place and type.
    pub fn tallies(
        &self,
        process: ProcessKey,
        since: SiteId,
    ) -> impl Iterator<Item = (&Site, ObjectType, Tally)> {
        let from = (process, SiteId(since.0 + 1), 0);
        self.tallies.range(from..).take_while(move |((of, ..), _)| *of == process).filter_map(
            |((_, site, of), tally)| {
                Some((self.site(*site)?, ObjectType::from_index(*of)?, *tally))
            },
        )
    }

    /// The handles that a process has now were there when it was born: it has opened none of them.
    pub fn forget_births(&mut self, process: ProcessKey) {
        self.births.remove(process);
    }

    /// What processes had open when they ended, but for what they were born with: by process, place
    /// and type.
    pub fn left(&self) -> impl Iterator<Item = (ProcessKey, &Site, ObjectType, u64)> {
        self.left.iter().filter_map(|((process, site, of), count)| {
            Some((*process, self.site(*site)?, ObjectType::from_index(*of)?, *count))
        })
    }

    /// Takes in what the kernel has seen since the last time.
    #[inline]
    pub(crate) fn follow(&mut self, kernel: &mut Kernel) {
        for traffic in kernel.drain_traffic() {
            let Some(births) = self.births.entry(traffic.process) else { continue };
            let births = births.or_default();
            let at = traffic.handle.index() as usize;
            if let Some(of) = traffic.opened {
                let now = *self.now.get_or_insert_with(|| {
                    self.sites.push(self.here);
                    SiteId(self.sites.len() as u32)
                });
                if births.len() <= at {
                    births.resize(at + 1, (SiteId(0), 0));
                }
                births[at] = (now, of.index());
                let key = (traffic.process, now, of.index());
                self.tallies.entry(key).or_default().opened += 1;
            } else if let Some((site, of)) = births.get(at).copied() {
                self.tallies.entry((traffic.process, site, of)).or_default().closed += 1;
                if traffic.at_end && site != SiteId(0) {
                    *self.left.entry((traffic.process, site, of)).or_default() += 1;
                }
            }
        }
    }
}
