//! Handle tracing: the last things that happened to the handles of a process, as `!htrace` shows
//! them.

use std::collections::VecDeque;

use nt::{Handle, Id, Status};

use crate::handle_table::Reuse;
use crate::kernel::{Kernel, ProcessKey};

/// Slots of a trace unless somebody says otherwise, and the fewest and most there can be.
pub(crate) const SLOTS: u32 = 0x1000;
const SLOTS_MIN: u32 = 0x80;
const SLOTS_MAX: u32 = 0x2_0000;

/// What happened to a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraceKind {
    /// It was opened.
    Open = 1,
    /// It was closed.
    Close = 2,
    /// It was used, or to be closed, and not open.
    BadReference = 3,
}

/// Something that happened to a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceRow {
    /// The handle.
    pub handle: Handle,
    /// The process whose thread did it.
    pub process: Id,
    /// The thread that did it.
    pub thread: Id,
    /// What it did.
    pub kind: TraceKind,
    /// How many things were noted before.
    pub number: u64,
    /// The step of the run in which it happened, as whoever makes the steps counts them.
    pub step: u64,
}

/// The last things that happened to the handles of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    slots: u32,
    rows: VecDeque<TraceRow>,
    total: u64,
}

impl Trace {
    /// How many things it keeps.
    pub fn slots(&self) -> u32 {
        self.slots
    }

    /// How many things were noted, also those that have made room for others.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// What it keeps, newest first.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &TraceRow> {
        self.rows.iter().rev()
    }

    /// Notes something; the oldest makes room.
    fn note(&mut self, row: TraceRow) {
        if self.rows.len() == self.slots as usize {
            self.rows.pop_front();
        }
        self.rows.push_back(TraceRow { number: self.total, ..row });
        self.total += 1;
    }

    /// Checks that what it keeps is what was noted last.
    ///
    /// # Panics
    /// The trace contradicts itself.
    pub(crate) fn audit(&self) {
        assert!(self.slots.is_power_of_two(), "the slots of a trace are no power of two");
        assert!(self.rows.len() <= self.slots as usize, "a trace keeps more than it has slots");
        let first = self.total - self.rows.len() as u64;
        let numbers = self.rows.iter().map(|row| row.number);
        assert!(numbers.eq(first..self.total), "a trace lost a row");
    }
}

/// The slots that are made for a number that was asked for; 0 asks for the usual number.
pub(crate) fn rounded_slots(asked: u32) -> u32 {
    match asked {
        0 => SLOTS,
        asked => asked.clamp(SLOTS_MIN, SLOTS_MAX).next_power_of_two(),
    }
}

impl Kernel {
    /// Starts the tracing of a process's handles with so many slots, or ends it. While it lasts a
    /// freed value comes back last; starting it again begins with an empty trace (assumed).
    pub fn trace_handles(&mut self, process: ProcessKey, slots: Option<u32>) {
        let usual = self.handle_reuse;
        let block = &mut self.processes[process];
        block.trace = slots.map(|slots| {
            Box::new(Trace { slots: rounded_slots(slots), rows: VecDeque::new(), total: 0 })
        });
        if let Some(table) = &mut block.table {
            let fifo = slots.is_some() && usual == Reuse::Eager;
            table.set_reuse(if fifo { Reuse::Fifo } else { usual });
        }
        self.watch();
    }

    /// What tracing has noted of a process.
    pub fn trace(&self, process: ProcessKey) -> Option<&Trace> {
        self.processes.get(process)?.trace.as_deref()
    }

    pub(crate) fn is_traced(&self, process: ProcessKey) -> bool {
        self.trace(process).is_some()
    }

    /// Decides whether what happens to handles has to be noted at all.
    pub(crate) fn watch(&mut self) {
        let traced = self.processes.values().any(|block| block.trace.is_some());
        let before = std::mem::replace(&mut self.watched, self.traffic.is_some() || traced);
        if self.watched && !before {
            self.begin_census();
        }
    }

    /// Tells the number of the step that is about to be made.
    #[inline]
    pub fn begin_step(&mut self, step: u64) {
        self.step = step;
    }

    /// Whether anything was traced since the last time.
    #[inline]
    pub fn take_traced(&mut self) -> bool {
        std::mem::take(&mut self.traced)
    }

    /// Notes what happened to a handle of a process, if its handles are traced. The one who did it
    /// is the caller, also where the handle is another process's.
    pub(crate) fn trace_handle(&mut self, process: ProcessKey, handle: Handle, kind: TraceKind) {
        let caller = self.threads.get(self.caller);
        let thread = caller.map_or(Id(0), |thread| thread.id);
        let by = caller.and_then(|thread| self.processes.get(thread.process));
        let by = by.map_or(Id(0), |block| block.id);
        let step = self.step;
        if let Some(block) = self.processes.get_mut(process)
            && let Some(trace) = &mut block.trace
        {
            trace.note(TraceRow { handle, process: by, thread, kind, number: 0, step });
            self.traced = true;
        }
    }

    pub(crate) fn trace_bad_reference(&mut self, process: ProcessKey, handle: Handle) {
        if self.watched {
            self.trace_handle(process, handle.untagged(), TraceKind::BadReference);
        }
    }

    /// The trace of a process, for a query.
    ///
    /// # Errors
    /// INVALID_PARAMETER: its handles are not traced (assumed).
    pub(crate) fn demand_trace(&self, process: ProcessKey) -> Result<&Trace, Status> {
        self.trace(process).ok_or(Status::INVALID_PARAMETER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rules: tracing.slots, tracing.default-slots
    #[test]
    fn slots_are_a_power_of_two_within_bounds() {
        for (asked, want) in [
            (0, 0x1000),
            (1, 0x80),
            (0x80, 0x80),
            (0x81, 0x100),
            (0x1001, 0x2000),
            (0x2_0000, 0x2_0000),
            (u32::MAX, 0x2_0000),
        ] {
            assert_eq!(rounded_slots(asked), want, "{asked:#x}");
        }
    }

    // Rules: tracing.ring
    #[test]
    fn the_oldest_makes_room_for_the_newest() {
        let mut trace = Trace { slots: 4, rows: VecDeque::new(), total: 0 };
        for n in 0..7 {
            let (process, thread, kind) = (Id(1), Id(2), TraceKind::Open);
            trace.note(TraceRow { handle: Handle(n), process, thread, kind, number: 0, step: n });
            trace.audit();
        }
        let kept: Vec<_> = trace.rows().map(|row| (row.handle.0, row.number)).collect();
        assert_eq!(kept, [(6, 6), (5, 5), (4, 4), (3, 3)]);
        assert_eq!(trace.total(), 7);
    }
}
