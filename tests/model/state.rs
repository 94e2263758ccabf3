//! The model's answers: what each call does to processes, objects and tables.

use std::collections::{BTreeSet, VecDeque};

use super::op::{Answer, Op, Place};
use super::tables::*;

/// An object; it keeps its row when it is gone.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub kind: Kind,
    pub name: Option<usize>,
    /// The id of a process or thread.
    id: u32,
    /// The process that a process object or a thread object is of; of others, their creator.
    process: usize,
    pub gone: bool,
}

/// A process; it keeps its row when it is gone. It has one thread.
#[derive(Clone, Debug)]
pub(crate) struct Process {
    pub object: usize,
    pub thread: usize,
    /// Whom it runs as: processes of others cannot be opened.
    user: u32,
    /// Nothing when it has ended.
    pub table: Option<Table>,
    /// Its thread runs.
    threads: bool,
}

/// The whole system.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub objects: Vec<Object>,
    pub processes: Vec<Process>,
    ids: VecDeque<u32>,
    order: Order,
    /// Processes and threads that went in this step.
    gone: Vec<(Kind, u32)>,
}

type Done<T> = Result<T, u32>;

impl Model {
    /// Nothing runs; ids begin at 1000 and come back in the order in which they were freed.
    pub(crate) fn new(order: Order) -> Model {
        let ids = (1000..4096).step_by(4).filter(|id| id % 0x400 != 0).collect();
        Model { objects: Vec::new(), processes: Vec::new(), ids, order, gone: Vec::new() }
    }

    /// Starts a process that nobody created.
    pub(crate) fn start(&mut self, user: u32) -> usize {
        self.add_process(user, Table::new(self.order))
    }

    fn add_process(&mut self, user: u32, table: Table) -> usize {
        let process = self.processes.len();
        let object = self.objects.len();
        for kind in [Kind::Process, Kind::Thread] {
            let id = self.ids.pop_front().expect("few processes live at once");
            self.objects.push(Object { kind, name: None, id, process, gone: false });
        }
        let thread = object + 1;
        let table = Some(table);
        self.processes.push(Process { object, thread, user, table, threads: true });
        process
    }

    /// Processes that run.
    pub(crate) fn running(&self) -> Vec<usize> {
        (0..self.processes.len()).filter(|at| self.processes[*at].table.is_some()).collect()
    }

    /// The ids that processes and threads have.
    pub(crate) fn ids_in_use(&self) -> Vec<u32> {
        let there = self.objects.iter().filter(|object| !object.gone && object.id != 0);
        there.map(|object| object.id).collect()
    }

    /// The process that an object belongs to, if it is a process or a thread.
    pub(crate) fn process_of(&self, object: usize) -> usize {
        self.objects[object].process
    }

    /// How many handles an object has, counted anew.
    pub(crate) fn handles_of(&self, object: usize) -> usize {
        let tables = self.processes.iter().filter_map(|process| process.table.as_ref());
        tables.flat_map(|table| table.entries.values()).filter(|e| e.object == object).count()
    }

    /// Looks for objects that nothing refers to any more; threads go before their processes.
    fn sweep(&mut self, near: usize) {
        let process = self.objects[near].process;
        let of_process = match self.objects[near].kind {
            Kind::Process | Kind::Thread => {
                let Process { object, thread, .. } = self.processes[process];
                vec![thread, object]
            }
            _ => vec![near],
        };
        for at in of_process {
            let Object { kind, id, gone, .. } = self.objects[at];
            let Process { thread, ref table, threads, .. } = self.processes[process];
            let runs = match kind {
                Kind::Thread => threads,
                Kind::Process => table.is_some() || !self.objects[thread].gone,
                _ => false,
            };
            if gone || runs || self.handles_of(at) > 0 {
                continue;
            }
            self.objects[at].gone = true;
            if id != 0 {
                self.ids.push_back(id);
                self.gone.push((kind, id));
            }
        }
    }

    /// What a handle names for a process: the object, and what the handle is granted.
    fn look_up(&self, by: usize, handle: u64) -> Done<(usize, u32, u32)> {
        match handle as i64 {
            -1 => Ok((self.processes[by].object, ALL_OF_PROCESS, 0)),
            -2 => Ok((self.processes[by].thread, ALL_OF_PROCESS, 0)),
            ..0 => Err(INVALID_HANDLE),
            _ => match self.entry(by, handle) {
                Some(entry) => Ok((entry.object, entry.granted, entry.flags)),
                None => Err(INVALID_HANDLE),
            },
        }
    }

    pub(crate) fn entry(&self, by: usize, handle: u64) -> Option<Entry> {
        self.processes[by].table.as_ref()?.entries.get(&(handle & !3)).copied()
    }

    fn resolve(&self, by: usize, handle: u64, kind: Kind, needed: u32) -> Done<usize> {
        let (object, granted, _) = self.look_up(by, handle)?;
        if self.objects[object].kind != kind {
            return Err(TYPE_MISMATCH);
        }
        if granted & needed != needed {
            return Err(ACCESS_DENIED);
        }
        Ok(object)
    }

    fn process(&self, by: usize, handle: u64, needed: u32) -> Done<usize> {
        let object = self.resolve(by, handle, Kind::Process, needed)?;
        Ok(self.objects[object].process)
    }

    fn insert(&mut self, into: usize, object: usize, granted: u32, flags: u32) -> u64 {
        let entry = Entry { object, granted, flags: flags & INHERIT, no_upgrade: false };
        self.table(into).insert(entry)
    }

    fn table(&mut self, of: usize) -> &mut Table {
        self.processes[of].table.as_mut().expect("it runs")
    }

    /// Answers a call of a process that runs.
    pub(crate) fn answer(&mut self, by: usize, op: &Op) -> Answer {
        let answer = match op {
            Op::Create { kind, name, access, flags, place } => {
                self.create(by, *kind, *name, *access, *flags, *place)
            }
            Op::Open { kind, name, access, flags } => self.open(by, *kind, *name, *access, *flags),
            Op::Duplicate { .. } => self.duplicate(by, op),
            Op::Close(handle) => self.close(by, *handle),
            Op::SetFlags { handle, flags } => self.set_flags(by, *handle, *flags),
            Op::Flags(handle) => {
                let found = self.look_up(by, *handle);
                found.map(|(_, _, flags)| Answer::with(SUCCESS, &[u64::from(flags)]))
            }
            Op::Query(handle) => self.look_up(by, *handle).map(|(object, granted, flags)| {
                let count = self.handles_of(object) as u64;
                Answer::with(SUCCESS, &[u64::from(flags), u64::from(granted), count])
            }),
            Op::Compare(left, right) => self.compare(by, *left, *right),
            Op::CreateProcess { .. } => self.create_process(by, op),
            Op::Terminate(handle) => self.terminate(by, *handle),
            Op::EndThread(handle) => self.end_thread(by, *handle),
            Op::OpenById { kind, id, access, flags } => {
                self.open_by_id(by, *kind, *id, *access, *flags)
            }
        };
        let mut answer = answer.unwrap_or_else(Answer::only);
        answer.gone = std::mem::take(&mut self.gone);
        answer
    }

    /// The object of a name; a name goes with the last handle.
    fn named(&self, name: usize) -> Option<usize> {
        (0..self.objects.len())
            .find(|at| self.objects[*at].name == Some(name) && self.handles_of(*at) > 0)
    }

    fn create(
        &mut self,
        by: usize,
        kind: Kind,
        name: Option<usize>,
        access: u32,
        flags: u32,
        place: Place,
    ) -> Done<Answer> {
        if place != Place::There {
            return Err(ACCESS_VIOLATION);
        }
        // Protection from close is no flag of a creation.
        if flags & PROTECT != 0 {
            return Err(INVALID_PARAMETER);
        }
        if let Some(object) = name.and_then(|name| self.named(name)) {
            if flags & OPEN_IF == 0 {
                return Err(NAME_COLLISION);
            }
            let handle = self.open_object(by, object, kind, access, flags)?;
            return Ok(Answer::with(NAME_EXISTS, &[handle]));
        }
        let object = self.objects.len();
        self.objects.push(Object { kind, name, id: 0, process: by, gone: false });
        let handle = self.insert(by, object, kind.created(access), flags);
        Ok(Answer::with(SUCCESS, &[handle]))
    }

    fn open(
        &mut self,
        by: usize,
        kind: Kind,
        name: usize,
        access: u32,
        flags: u32,
    ) -> Done<Answer> {
        let object = self.named(name).ok_or(NAME_NOT_FOUND)?;
        Ok(Answer::with(SUCCESS, &[self.open_object(by, object, kind, access, flags)?]))
    }

    /// Opens an object that is there: its kind counts before its owner, who may do everything;
    /// others may do nothing.
    fn open_object(
        &mut self,
        by: usize,
        object: usize,
        kind: Kind,
        access: u32,
        flags: u32,
    ) -> Done<u64> {
        if self.objects[object].kind != kind {
            return Err(TYPE_MISMATCH);
        }
        let owner = self.processes[self.objects[object].process].user;
        if owner != self.processes[by].user {
            return Err(ACCESS_DENIED);
        }
        let granted = kind.opened(access)?;
        Ok(self.insert(by, object, granted, flags))
    }

    fn duplicate(&mut self, by: usize, op: &Op) -> Done<Answer> {
        let Op::Duplicate { from, source, to, place, access, flags, options } = *op else {
            unreachable!("only duplications come here")
        };
        if place == Place::Fault {
            return Err(ACCESS_VIOLATION);
        }
        let from = self.process(by, from, DUP_HANDLE)?;
        let target = (to != 0).then(|| self.process(by, to, DUP_HANDLE));
        if self.processes[from].table.is_none() {
            return Err(TERMINATING);
        }
        let plain = |object| Entry { object, granted: ALL_OF_PROCESS, flags: 0, no_upgrade: false };
        let (entry, is_pseudo) = match source as i64 {
            -1 => (plain(self.processes[from].object), true),
            -2 => (plain(self.processes[by].thread), true),
            ..0 => return Err(INVALID_HANDLE),
            _ => (self.entry(from, source).ok_or(INVALID_HANDLE)?, false),
        };
        // From here on the source is closed whatever happens, unless it is protected.
        let closes = options & CLOSE_SOURCE != 0 && !is_pseudo && entry.flags & PROTECT == 0;
        let granted = match target {
            None if options & CLOSE_SOURCE != 0 => Err(SUCCESS),
            None => Err(INVALID_PARAMETER),
            Some(Err(status)) => Err(status),
            Some(Ok(into)) if self.processes[into].table.is_none() => Err(TERMINATING),
            Some(Ok(into)) => self.duplicated(&entry, access, options).map(|rights| (into, rights)),
        };
        if closes {
            self.table(from).remove(source & !3);
        }
        let answer = granted.map(|(into, granted)| {
            let same = options & SAME_ATTRIBUTES != 0;
            let flags = if same { entry.flags } else { flags & (INHERIT | PROTECT) };
            let no_upgrade = entry.no_upgrade || options & NO_UPGRADE != 0;
            let value = self.table(into).insert(Entry { granted, flags, no_upgrade, ..entry });
            let told = if place == Place::There { &[value][..] } else { &[] };
            Answer::with(SUCCESS, told)
        });
        self.sweep(entry.object);
        answer
    }

    /// The rights of a duplicate. Everybody here may do everything to what there is a handle to.
    fn duplicated(&self, source: &Entry, access: u32, options: u32) -> Done<u32> {
        if options & SAME_ACCESS != 0 {
            return Ok(source.granted);
        }
        let kind = self.objects[source.object].kind;
        let mapped = kind.mapped(access);
        let wanted = if mapped & MAXIMUM != 0 { kind.all() } else { mapped & kind.all() };
        let is_more = mapped & MAXIMUM != 0 || wanted & !source.granted != 0;
        if is_more && source.no_upgrade {
            return Err(ACCESS_DENIED);
        }
        Ok(kind.implied(wanted))
    }

    fn close(&mut self, by: usize, handle: u64) -> Done<Answer> {
        match handle as i64 {
            -6..=-1 => return Err(SUCCESS),
            ..0 => return Err(INVALID_HANDLE),
            _ => {}
        }
        let entry = self.entry(by, handle).ok_or(INVALID_HANDLE)?;
        if entry.flags & PROTECT != 0 {
            return Err(NOT_CLOSABLE);
        }
        self.table(by).remove(handle & !3);
        self.sweep(entry.object);
        Err(SUCCESS)
    }

    fn set_flags(&mut self, by: usize, handle: u64, flags: u32) -> Done<Answer> {
        match handle as i64 {
            -6..=-1 => return Err(ACCESS_DENIED),
            ..0 => return Err(INVALID_HANDLE),
            _ => {}
        }
        let entry = self.table(by).entries.get_mut(&(handle & !3)).ok_or(INVALID_HANDLE)?;
        entry.flags = flags;
        Err(SUCCESS)
    }

    fn compare(&mut self, by: usize, left: u64, right: u64) -> Done<Answer> {
        let (left, ..) = self.look_up(by, left)?;
        let (right, ..) = self.look_up(by, right)?;
        Err(if left == right { SUCCESS } else { NOT_SAME })
    }

    fn create_process(&mut self, by: usize, op: &Op) -> Done<Answer> {
        let Op::CreateProcess { access, flags, inherit, list, parent } = op else {
            unreachable!("only creations come here")
        };
        let parent = match parent {
            0 => by,
            // To inherit from another process is to duplicate out of it.
            handle if *inherit => self.process(by, *handle, CREATE_PROCESS | DUP_HANDLE)?,
            handle => self.process(by, *handle, CREATE_PROCESS)?,
        };
        let table = self.processes[parent].table.as_ref().ok_or(TERMINATING)?;
        let table = match list {
            None if *inherit => table.inherited(|_, _| true),
            None => Table::new(self.order),
            Some(_) if !inherit => return Err(INVALID_PARAMETER),
            Some(list) => {
                let is_marked = |value: &u64| {
                    table.entries.get(value).is_some_and(|entry| entry.flags & INHERIT != 0)
                };
                let once: BTreeSet<&u64> = list.iter().collect();
                let has_null = list.contains(&0);
                if !has_null && (once.len() < list.len() || !list.iter().all(is_marked)) {
                    return Err(INVALID_PARAMETER);
                }
                table.inherited(|value, _| !has_null && list.contains(&value))
            }
        };
        let child = self.add_process(self.processes[parent].user, table);
        let Process { object, thread, .. } = self.processes[child];
        let process_granted = Kind::Process.created(access[0]);
        let process_handle = self.insert(by, object, process_granted, flags[0]);
        let thread_handle = self.insert(by, thread, Kind::Thread.created(access[1]), flags[1]);
        let ids = [self.objects[object].id, self.objects[thread].id].map(u64::from);
        Ok(Answer::with(SUCCESS, &[process_handle, thread_handle, ids[0], ids[1]]))
    }

    fn terminate(&mut self, by: usize, handle: u64) -> Done<Answer> {
        // Without a process it ends the other threads of the calling one, and there are none.
        if handle == 0 {
            return Err(SUCCESS);
        }
        let process = self.process(by, handle, TERMINATE)?;
        if self.processes[process].table.is_none() {
            return Err(TERMINATING);
        }
        self.end(process);
        Err(if process == by { ENDED } else { SUCCESS })
    }

    fn end_thread(&mut self, by: usize, handle: u64) -> Done<Answer> {
        let thread = self.resolve(by, handle, Kind::Thread, TERMINATE)?;
        let process = self.objects[thread].process;
        if self.processes[process].threads {
            // The last thread of a process takes it along.
            self.end(process);
            return Err(if process == by { ENDED } else { SUCCESS });
        }
        Err(SUCCESS)
    }

    /// Ends a process: first its thread, then its handles in ascending order, protected ones too,
    /// and then the process.
    pub(crate) fn end(&mut self, process: usize) {
        let Process { thread, object, .. } = self.processes[process];
        self.processes[process].threads = false;
        self.sweep(thread);
        while let Some((_, entry)) = self.table(process).entries.pop_first() {
            self.sweep(entry.object);
        }
        self.processes[process].table = None;
        self.sweep(object);
    }

    fn open_by_id(
        &mut self,
        by: usize,
        kind: Kind,
        id: u32,
        access: u32,
        flags: u32,
    ) -> Done<Answer> {
        let of_id = |object: &Object| !object.gone && object.kind == kind && object.id == id & !3;
        let object = self.objects.iter().position(of_id).ok_or(INVALID_CID)?;
        Ok(Answer::with(SUCCESS, &[self.open_object(by, object, kind, access, flags)?]))
    }
}
