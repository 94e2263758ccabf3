//! Which call is made next: mostly one that works, often one that nearly does.

use super::op::{ODD_HANDLES, Op, Place};
use super::state::Model;
use super::tables::{Kind, MAXIMUM, OPEN_IF};
use crate::random::Random;

/// How many handles a table gets at most, more or less: enough for three pages.
const HANDLES_MAX: usize = 600;
/// How many processes run at most.
const PROCESSES_MAX: usize = 7;
/// How many names objects share.
const NAMES: usize = 5;

const CREATED: [Kind; 3] = [Kind::Event, Kind::Mutant, Kind::Semaphore];

/// An event that everything goes well with.
pub(crate) fn an_event() -> Op {
    Op::Create { kind: Kind::Event, name: None, access: 3, flags: 0, place: Place::There }
}

/// A process that runs, and a call for it.
pub(crate) fn choose(random: &mut Random, model: &Model, turn: usize) -> (usize, Op) {
    let running = model.running();
    let by = random.pick(&running);
    let full = model.processes[by].table.as_ref().map_or(0, |table| table.entries.len());
    // Tables grow for a while and then shrink for a while.
    let grows = (turn / 700).is_multiple_of(2) && full < HANDLES_MAX;
    let mut chooser = Chooser { random, model, by };
    let op = match chooser.random.below(100) {
        0..24 if grows => chooser.create(),
        0..24 => Op::Close(chooser.handle(by)),
        24..29 => chooser.open(),
        29..54 => chooser.duplicate(),
        54..70 => Op::Close(chooser.handle(by)),
        70..77 => Op::SetFlags { handle: chooser.handle(by), flags: chooser.flags() },
        77..80 => Op::Flags(chooser.handle(by)),
        80..86 => Op::Query(chooser.handle(by)),
        86..89 => Op::Compare(chooser.handle(by), chooser.handle(by)),
        89..92 if running.len() < PROCESSES_MAX => chooser.create_process(),
        92 => Op::Terminate(chooser.process()),
        93 => Op::EndThread(chooser.of_kind(Kind::Thread)),
        _ => chooser.open_by_id(),
    };
    (by, op)
}

struct Chooser<'r, 'm> {
    random: &'r mut Random,
    model: &'m Model,
    by: usize,
}

impl Chooser<'_, '_> {
    /// A handle of a process: mostly one that is open there, sometimes with tag bits.
    fn handle(&mut self, of: usize) -> u64 {
        if self.random.percent(8) {
            return self.random.pick(&ODD_HANDLES);
        }
        if self.random.percent(5) {
            return self.random.below(400) as u64 * 4;
        }
        let Some(table) = &self.model.processes[of].table else { return 4 };
        let count = table.entries.len();
        if count == 0 {
            return 4;
        }
        let nth = self.random.below(count);
        let value = *table.entries.keys().nth(nth).expect("it is one of them");
        if self.random.percent(5) { value + self.random.below(4) as u64 } else { value }
    }

    /// A handle of the caller, mostly one to an object of this kind.
    fn of_kind(&mut self, kind: Kind) -> u64 {
        let table = self.model.processes[self.by].table.as_ref().expect("the caller runs");
        let objects = &self.model.objects;
        let fitting = table.entries.iter().filter(|(_, entry)| objects[entry.object].kind == kind);
        let values: Vec<u64> = fitting.map(|(value, _)| *value).collect();
        if values.is_empty() || self.random.percent(10) {
            return self.handle(self.by);
        }
        self.random.pick(&values)
    }

    /// A handle to a process: the caller's own, or one from the table.
    fn process(&mut self) -> u64 {
        if self.random.percent(40) { u64::MAX } else { self.of_kind(Kind::Process) }
    }

    fn access(&mut self) -> u32 {
        match self.random.below(12) {
            0 => 0,
            1..4 => 0x1F_FFFF,
            4 => 0x1F_0003,
            5 => MAXIMUM,
            6 => MAXIMUM | 1 << self.random.below(24),
            7 => 0x1000_0000 << self.random.below(4),
            8 => 0xE000_0000,
            9 => 0x10_0041,
            10 => 1 << self.random.below(24),
            _ => self.random.next() as u32 & 0x1F_FFFF,
        }
    }

    fn flags(&mut self) -> u32 {
        self.random.below(4) as u32
    }

    /// Flags of a creation: the first is not allowed there.
    fn creation_flags(&mut self) -> u32 {
        self.random.pick(&[0, 0, 2, 2, OPEN_IF, OPEN_IF, OPEN_IF | 2, 1])
    }

    fn name(&mut self) -> usize {
        self.random.below(NAMES)
    }

    fn create(&mut self) -> Op {
        let place = match self.random.below(30) {
            0 => Place::Null,
            1 => Place::Fault,
            _ => Place::There,
        };
        let name = self.random.percent(30).then(|| self.name());
        let kind = self.random.pick(&CREATED);
        Op::Create { kind, name, access: self.access(), flags: self.creation_flags(), place }
    }

    fn open(&mut self) -> Op {
        let (kind, name) = (self.random.pick(&CREATED), self.name());
        let flags = self.random.pick(&[0, 2]);
        Op::Open { kind, name, access: self.access(), flags }
    }

    fn duplicate(&mut self) -> Op {
        let (from, to) = (self.process(), self.process());
        let to = if self.random.percent(8) { 0 } else { to };
        let source_of = match from {
            u64::MAX => self.by,
            handle => match self.model.entry(self.by, handle) {
                Some(entry) => self.model.process_of(entry.object),
                None => self.by,
            },
        };
        let place = match self.random.below(20) {
            0 => Place::Null,
            1 => Place::Fault,
            _ => Place::There,
        };
        let source = self.handle(source_of);
        let options = self.random.pick(&[0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 10, 0xF, 0x10, 0xFFF0]);
        let (access, flags) = (self.access(), self.flags());
        Op::Duplicate { from, source, to, place, access, flags, options }
    }

    fn create_process(&mut self) -> Op {
        let parent = if self.random.percent(75) { 0 } else { self.of_kind(Kind::Process) };
        let parent_at = match self.model.entry(self.by, parent) {
            Some(entry) => self.model.process_of(entry.object),
            None => self.by,
        };
        let list = self.random.percent(35).then(|| self.list(parent_at));
        let access = [self.access(), self.access()];
        let flags = [self.random.pick(&[0, 2]), self.random.pick(&[0, 2])];
        let inherit = self.random.percent(80);
        Op::CreateProcess { access, flags, inherit, list, parent }
    }

    /// A handle list: mostly of what is marked, sometimes with something that does not belong.
    fn list(&mut self, of: usize) -> Vec<u64> {
        let Some(table) = &self.model.processes[of].table else { return vec![4] };
        let marked = table.entries.iter().filter(|(_, entry)| entry.flags & 2 != 0);
        let mut list: Vec<u64> = marked.map(|(value, _)| *value).take(40).collect();
        list.retain(|_| self.random.percent(50));
        match self.random.below(12) {
            0 => list.push(0),
            1 => list.push(u64::MAX),
            2 => list.extend(list.first().copied()),
            3 => {
                let other = self.handle(of) & !3;
                if !list.contains(&other) {
                    list.push(other);
                }
            }
            _ => {}
        }
        if list.is_empty() { vec![0] } else { list }
    }

    fn open_by_id(&mut self) -> Op {
        let kind = self.random.pick(&[Kind::Process, Kind::Process, Kind::Thread]);
        let ids = self.model.ids_in_use();
        let id = match self.random.below(10) {
            0 => self.random.below(3000) as u32,
            1 => self.random.pick(&ids) + 3,
            _ => self.random.pick(&ids),
        };
        let flags = self.random.pick(&[0, 2]);
        Op::OpenById { kind, id, access: self.access(), flags }
    }
}
