//! How many objects and handles there are of each type, and were at the most.
//!
//! It is kept while what happens to handles is noted anyway, as it is in every scenario; a kernel
//! that nobody watches counts when it is asked, and knows of no more than there is now.

use nt::ObjectType;

use crate::kernel::Kernel;

/// The objects and handles of one type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub objects: u32,
    pub handles: u32,
    pub most_objects: u32,
    pub most_handles: u32,
}

impl Kernel {
    /// The tallies of all types, by their indices.
    pub(crate) fn tallies(&self) -> Vec<Tally> {
        if self.watched { self.census.clone() } else { self.recounted() }
    }

    /// Begins to keep the tallies.
    pub(crate) fn begin_census(&mut self) {
        self.census = self.recounted();
    }

    /// Counts everything afresh.
    pub(crate) fn recounted(&self) -> Vec<Tally> {
        let mut all = vec![Tally::default(); 1 + usize::from(u8::MAX)];
        for object in self.objects.values() {
            let tally = &mut all[usize::from(object.body.object_type().index())];
            tally.objects += 1;
            tally.handles += object.handles;
        }
        for tally in &mut all {
            (tally.most_objects, tally.most_handles) = (tally.objects, tally.handles);
        }
        all
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn count_object(&mut self, of: ObjectType, made: bool) {
        let tally = &mut self.census[usize::from(of.index())];
        if made {
            tally.objects += 1;
            tally.most_objects = tally.most_objects.max(tally.objects);
        } else {
            tally.objects -= 1;
        }
    }

    pub(crate) fn count_handle(&mut self, of: ObjectType, opened: bool) {
        let tally = &mut self.census[usize::from(of.index())];
        if opened {
            tally.handles += 1;
            tally.most_handles = tally.most_handles.max(tally.handles);
        } else {
            tally.handles -= 1;
        }
    }

    /// Checks that the tallies say how much there is.
    ///
    /// # Panics
    /// They do not.
    pub(crate) fn audit_census(&self) {
        if !self.watched {
            return;
        }
        for (kept, found) in self.census.iter().zip(self.recounted()) {
            assert_eq!(kept.objects, found.objects, "the count of objects of a type drifted");
            assert_eq!(kept.handles, found.handles, "the count of handles of a type drifted");
            let most = kept.most_objects >= kept.objects && kept.most_handles >= kept.handles;
            assert!(most, "there is more of a type than there ever was");
        }
    }
}
