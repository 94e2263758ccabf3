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

/// How many slots a table has. What is left of 16 bits numbers the objects that everybody has.
const SLOTS: usize = 0xFF00;

/// The handle of the first object that everybody has (assumed).
const STOCK: u64 = 0x0090_FF00;

/// What the system has for everybody: by its number a brush, a pen, or something else.
const STOCK_BRUSHES: [u64; 7] = [0, 1, 2, 3, 4, 5, 18];
const STOCK_PENS: [u64; 4] = [6, 7, 8, 19];
const STOCK_MAX: u64 = 19;

/// WHITE_BRUSH and BLACK_PEN: what a new device context begins with.
pub(crate) const FIRST_SELECTED: [Handle; 2] = [Handle(STOCK), Handle(STOCK + 7)];

/// The handle of an object that everybody has.
pub(crate) fn stock(number: i32) -> Option<Handle> {
    let number = u64::try_from(number).ok()?;
    // There is no object 9.
    (number <= STOCK_MAX && number != 9).then_some(Handle(STOCK + number))
}

/// Whether a handle is one of an object that everybody has.
pub(crate) fn is_stock(handle: Handle) -> bool {
    (STOCK..=STOCK + STOCK_MAX).contains(&handle.0)
}

/// What kind of a brush or pen everybody has by this handle.
fn stock_kind(handle: Handle) -> Option<Gui> {
    let number = handle.0.checked_sub(STOCK)?;
    match number {
        _ if STOCK_BRUSHES.contains(&number) => Some(Gui::Brush),
        _ if STOCK_PENS.contains(&number) => Some(Gui::Pen),
        _ => None,
    }
}

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gui {
    /// A window, which belongs to the thread that created it.
    Window(ThreadKey),
    /// A menu.
    Menu,
    /// An icon.
    Icon,
    /// A hook, which belongs to the thread that set it.
    Hook(ThreadKey),
    /// A brush.
    Brush,
    /// A pen.
    Pen,
    /// A device context: the thread that got it, unless it was created, and what is selected
    /// into it.
    Context {
        /// The thread that has to give it back.
        got: Option<ThreadKey>,
        /// The brush and the pen.
        selected: [Handle; 2],
    },
}

impl Gui {
    /// Whether it is one of the graphics device interface.
    fn is_drawing(self) -> bool {
        matches!(self, Gui::Brush | Gui::Pen | Gui::Context { .. })
    }

    /// Whether it goes with a thread.
    fn is_of(self, thread: ThreadKey) -> bool {
        matches!(self, Gui::Window(owner) | Gui::Hook(owner) if owner == thread)
    }
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
    /// How many objects each process has in it, and the most that it had.
    counts: BTreeMap<ProcessKey, [usize; 2]>,
}

impl GuiTable {
    /// How many objects a process has in it.
    pub fn count(&self, process: ProcessKey) -> usize {
        self.counts.get(&process).map_or(0, |counts| counts[0])
    }

    /// The most objects that a process ever had in it.
    pub fn peak(&self, process: ProcessKey) -> usize {
        self.counts.get(&process).map_or(0, |counts| counts[1])
    }

    /// What a value names, to be changed.
    pub(crate) fn get_mut(&mut self, handle: Handle) -> Option<&mut Gui> {
        self.get(handle)?;
        let slot = &mut self.slots[usize::from(handle.0 as u16) - 1];
        slot.holds.as_mut().map(|(gui, _)| gui)
    }

    /// Whether something is selected into a device context.
    pub(crate) fn is_selected(&self, handle: Handle) -> bool {
        self.slots.iter().filter_map(|slot| slot.holds).any(
            |(gui, _)| matches!(gui, Gui::Context { selected, .. } if selected.contains(&handle)),
        )
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
                if self.slots.len() >= SLOTS {
                    return None;
                }
                self.slots.push(Slot { unique: 0, holds: None });
                self.slots.len() as u16
            }
        };
        let slot = &mut self.slots[usize::from(at) - 1];
        slot.unique = slot.unique.wrapping_add(1).max(1);
        slot.holds = Some((gui, process));
        let counts = self.counts.entry(process).or_default();
        counts[0] += 1;
        counts[1] = counts[1].max(counts[0]);
        Some(Handle(u64::from(slot.unique) << 16 | u64::from(at)))
    }

    pub(crate) fn remove(&mut self, handle: Handle) {
        self.empty(handle.0 as u16);
    }

    /// Empties a slot, if it holds something.
    fn empty(&mut self, at: u16) {
        let Some((_, owner)) = self.slots[usize::from(at) - 1].holds.take() else { return };
        self.free.push(at);
        self.counts.get_mut(&owner).expect("it is counted")[0] -= 1;
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
        let table = if gui.is_drawing() { &mut self.drawings } else { &mut self.windows };
        let made = match table.count(process) {
            count if count < QUOTA => table.insert(gui, process),
            _ => None,
        };
        made.ok_or_else(|| {
            self.why = Some(Why::Gui(GuiWhy::Quota { quota: QUOTA }));
            Status::QUOTA_EXCEEDED
        })
    }

    /// What of the graphics device interface a value means in a process.
    pub(crate) fn drawing(&self, process: ProcessKey, handle: Handle) -> Option<Gui> {
        match self.drawings.get(handle) {
            Some((gui, owner)) if owner == process => Some(gui),
            _ => stock_kind(handle),
        }
    }

    /// The windows and hooks of a thread that has ended go with it.
    pub(crate) fn end_windows(&mut self, thread: ThreadKey) {
        self.windows.sweep(|gui, _| gui.is_of(thread));
        self.leave_desktop(thread);
    }

    /// Whether a thread has windows or hooks.
    pub(crate) fn has_windows(&self, thread: ThreadKey) -> bool {
        let held = self.windows.slots.iter().filter_map(|slot| slot.holds);
        held.into_iter().any(|(gui, _)| gui.is_of(thread))
    }

    /// Everything of a process that has ended goes with it.
    pub(crate) fn end_gui(&mut self, process: ProcessKey) {
        self.windows.sweep(|_, owner| owner == process);
        self.drawings.sweep(|_, owner| owner == process);
        self.windows.counts.remove(&process);
        self.drawings.counts.remove(&process);
    }

    /// Checks that what is in the tables belongs to somebody who runs.
    ///
    /// # Panics
    /// It does not: obsim is wrong.
    pub(crate) fn audit_gui(&self) {
        for table in [&self.windows, &self.drawings] {
            let held = table.slots.iter().filter(|slot| slot.holds.is_some()).count();
            let counted = table.counts.values().map(|counts| counts[0]).sum();
            assert_eq!(held, counted, "a count of windows drifted");
        }
        for slot in self.windows.slots.iter().chain(&self.drawings.slots) {
            if let Some((gui, owner)) = slot.holds {
                assert!(self.processes[owner].exit.is_none(), "an ended process has a window");
                if let Gui::Window(thread) | Gui::Hook(thread) = gui {
                    assert!(self.threads[thread].exit.is_none(), "an ended thread has a window");
                }
            }
        }
    }
}
