//! The handles that are no kernel handles: those of the window manager and of the graphics device
//! interface.
//!
//! Each of the two has one table for the whole session. A value is the number of a slot and, above
//! it, how often the slot was used; there is one handle for each object, and no reference is
//! counted: who destroys an object makes every copy of the value worthless.

use std::collections::BTreeMap;

use nt::{Handle, Status};

use crate::kernel::{Kernel, ProcessKey, ThreadKey};
use crate::why::{GuiWhy, Why};

/// How many objects a process can have in each table.
pub(crate) const QUOTA: usize = 10_000;

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gui {
    /// A window, which belongs to the thread that created it.
    Window(ThreadKey),
    /// A menu.
    Menu,
    /// A brush.
    Brush,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    /// How often it was used, from 1 on.
    unique: u16,
    /// What it holds, and for which process.
    holds: Option<(Gui, ProcessKey)>,
}

/// A table of a session.
#[derive(Clone, Debug, Default)]
pub struct GuiTable {
    slots: Vec<Slot>,
    /// Slots to be used again, the one freed last at the end.
    free: Vec<u16>,
    /// How many objects each process has in it.
    counts: BTreeMap<ProcessKey, usize>,
}

impl GuiTable {
    /// How many objects a process has in it.
    pub fn count(&self, process: ProcessKey) -> usize {
        self.counts.get(&process).copied().unwrap_or(0)
    }

    /// What a value names, and whose it is.
    pub(crate) fn get(&self, handle: Handle) -> Option<(Gui, ProcessKey)> {
        let (unique, at) = ((handle.0 >> 16) as u16, handle.0 as u16);
        let slot = self.slots.get(usize::from(at).checked_sub(1)?)?;
        (slot.unique == unique && handle.0 >> 32 == 0).then_some(slot.holds)?
    }

    fn insert(&mut self, gui: Gui, process: ProcessKey) -> Option<Handle> {
        let at = match self.free.pop() {
            Some(at) => at,
            None => {
                self.slots.push(Slot { unique: 0, holds: None });
                u16::try_from(self.slots.len()).ok()?
            }
        };
        let slot = &mut self.slots[usize::from(at) - 1];
        slot.unique = slot.unique.wrapping_add(1).max(1);
        slot.holds = Some((gui, process));
        *self.counts.entry(process).or_default() += 1;
        Some(Handle(u64::from(slot.unique) << 16 | u64::from(at)))
    }

    pub(crate) fn remove(&mut self, handle: Handle) {
        self.empty(handle.0 as u16);
    }

    /// Empties a slot, if it holds something.
    fn empty(&mut self, at: u16) {
        let Some((_, owner)) = self.slots[usize::from(at) - 1].holds.take() else { return };
        self.free.push(at);
        let count = self.counts.get_mut(&owner).expect("it is counted");
        *count -= 1;
        if *count == 0 {
            self.counts.remove(&owner);
        }
    }

    /// Destroys everything that somebody owned.
    fn sweep(&mut self, gone: impl Fn(Gui, ProcessKey) -> bool) {
        let ends = |slot: &Slot| slot.holds.is_some_and(|(gui, owner)| gone(gui, owner));
        let all: Vec<u16> =
            self.slots.iter().zip(1..).filter(|(slot, _)| ends(slot)).map(|(_, at)| at).collect();
        all.into_iter().for_each(|at| self.empty(at));
    }
}

impl Kernel {
    /// The table of the window manager.
    pub fn windows(&self) -> &GuiTable {
        &self.windows
    }

    /// The table of the graphics device interface.
    pub fn drawings(&self) -> &GuiTable {
        &self.drawings
    }

    /// Makes an object of either table.
    ///
    /// # Errors
    /// QUOTA_EXCEEDED.
    pub(crate) fn make_gui(&mut self, gui: Gui, process: ProcessKey) -> Result<Handle, Status> {
        let table = if gui == Gui::Brush { &mut self.drawings } else { &mut self.windows };
        let made = match table.count(process) {
            count if count < QUOTA => table.insert(gui, process),
            _ => None,
        };
        made.ok_or_else(|| {
            self.why = Some(Why::Gui(GuiWhy::Quota { quota: QUOTA }));
            Status::QUOTA_EXCEEDED
        })
    }

    /// The windows of a thread that has ended go with it.
    pub(crate) fn end_windows(&mut self, thread: ThreadKey) {
        self.windows.sweep(|gui, _| gui == Gui::Window(thread));
        self.leave_desktop(thread);
    }

    /// Whether a thread has windows.
    pub(crate) fn has_windows(&self, thread: ThreadKey) -> bool {
        let held = self.windows.slots.iter().filter_map(|slot| slot.holds);
        held.into_iter().any(|(gui, _)| gui == Gui::Window(thread))
    }

    /// Everything of a process that has ended goes with it.
    pub(crate) fn end_gui(&mut self, process: ProcessKey) {
        self.windows.sweep(|_, owner| owner == process);
        self.drawings.sweep(|_, owner| owner == process);
    }

    /// Checks that what is in the tables belongs to somebody who runs.
    ///
    /// # Panics
    /// It does not: obsim is wrong.
    pub(crate) fn audit_gui(&self) {
        for table in [&self.windows, &self.drawings] {
            let held = table.slots.iter().filter(|slot| slot.holds.is_some()).count();
            assert_eq!(held, table.counts.values().sum(), "a count of windows drifted");
        }
        for slot in self.windows.slots.iter().chain(&self.drawings.slots) {
            if let Some((gui, owner)) = slot.holds {
                assert!(self.processes[owner].exit.is_none(), "an ended process has a window");
                if let Gui::Window(thread) = gui {
                    assert!(self.threads[thread].exit.is_none(), "an ended thread has a window");
                }
            }
        }
    }
}
