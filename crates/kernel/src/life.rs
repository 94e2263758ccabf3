//! How processes and threads begin and end.
//!
//! The order of the steps of an end is Microsoft's "Terminating a Process": threads stop, handles
//! are closed, the exit code is set, the process object is signaled.

use std::collections::VecDeque;
use std::sync::Arc;

use calls::{Peb, Routine, Teb};
use nt::{Access, Handle, Id, ObjectType, Status, Wide};

use crate::choices::Abandon;
use crate::event::Event;
use crate::exceptions::Checking;
use crate::handle_table::{Attributes, Entry, HandleTable};
use crate::kernel::{Kernel, ProcessKey, ThreadKey};
use crate::object::{Body, Mutant, ObjectId, Process, ProcessBlock, Thread, ThreadBlock};
use crate::security::{Descriptor, Token};

/// What a new process is made from.
pub(crate) struct NewProcess {
    /// The file name of the program.
    pub image: Wide,
    /// The id of its creator.
    pub parent: Id,
    /// Whom it runs as.
    pub token: Arc<Token>,
    /// Its descriptor and its first thread's; none for the default of its token.
    pub security: [Option<Arc<Descriptor>>; 2],
    /// What it inherits.
    pub table: HandleTable,
    /// What user-mode code finds.
    pub peb: Peb,
    /// Whether its first thread waits to be resumed.
    pub suspended: bool,
}

impl Kernel {
    /// Starts a process that nobody created: the first ones of a world.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free.
    pub fn start_process(
        &mut self,
        image: &str,
        token: Arc<Token>,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let peb = Peb {
            image: Wide::from(format!(r"C:\{image}").as_str()),
            command_line: Wide::from(image),
            directory: Wide::from(r"C:\"),
            ..Peb::default()
        };
        let (process, thread) = self.make_process(NewProcess {
            image: Wide::from(image),
            parent: Id(0),
            token,
            security: [None, None],
            table: HandleTable::new(self.handle_reuse),
            peb,
            suspended: false,
        })?;
        // Nobody knows since when it runs.
        self.threads[thread].begun = true;
        // No handle is made: what runs refers to itself.
        let (process_object, thread_object) =
            (self.processes[process].object, self.threads[thread].object);
        self.dereference(process_object);
        self.dereference(thread_object);
        Ok((process, thread))
    }

    /// Makes a process and its first thread. The caller holds a reference to both objects.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free; what the table inherits is released.
    pub(crate) fn make_process(
        &mut self,
        mut new: NewProcess,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let object = self.create(Process { key: ProcessKey::default(), ended: false });
        let Some(id) = self.take_id(object) else {
            self.objects.remove(object);
            self.release_table(ProcessKey::default(), &new.table);
            return Err(Status::INSUFFICIENT_RESOURCES);
        };
        // A parent that is traced does not pass that on (assumed).
        new.table.set_reuse(self.handle_reuse);
        let default = || new.token.defaults.of(ObjectType::PROCESS);
        let security = new.security[0].clone().unwrap_or_else(default);
        self.info_mut(object).security = Some(security);
        self.created += 1;
        let token = self.make_token(new.token);
        let key = self.processes.insert(ProcessBlock {
            object,
            id,
            parent: new.parent,
            image: new.image,
            table: Some(new.table),
            threads: Vec::new(),
            exit: None,
            token,
            peb: new.peb,
            duplicated: Vec::new(),
            checking: Checking::empty(),
            trace: None,
            sequence: self.created,
        });
        self.objects[object].body = Process { key, ended: false }.into();
        // What runs refers to itself, beside the maker's reference.
        self.reference_object(object);
        self.note_inherited(key);
        self.furnish(key);
        let thread = self.make_thread(key, Routine(0), new.security[1].clone(), new.suspended);
        let Ok(thread) = thread else {
            self.finish_process(key, None, Status::INSUFFICIENT_RESOURCES);
            self.dereference(object);
            return Err(Status::INSUFFICIENT_RESOURCES);
        };
        self.report(Event::ProcessStarted { process: key, thread });
        Ok((key, thread))
    }

    /// Notes what a new process inherited as opened, for whoever listens.
    fn note_inherited(&mut self, process: ProcessKey) {
        if !self.watched {
            return;
        }
        let table = self.processes[process].table.as_ref().expect("it was just made");
        let inherited: Vec<_> =
            table.iter().map(|(handle, entry)| (handle, entry.object)).collect();
        for (handle, object) in inherited {
            self.note_traffic(process, handle, Some(object));
        }
    }

    /// Makes a thread. The caller holds a reference to its object.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free. PROCESS_IS_TERMINATING: the process has ended.
    pub(crate) fn make_thread(
        &mut self,
        process: ProcessKey,
        start: Routine,
        security: Option<Arc<Descriptor>>,
        suspended: bool,
    ) -> Result<ThreadKey, Status> {
        if self.processes[process].exit.is_some() {
            return Err(self.process_ended(process));
        }
        let object = self.create(Thread { key: ThreadKey::default(), ended: false });
        let Some(id) = self.take_id(object) else {
            self.objects.remove(object);
            return Err(Status::INSUFFICIENT_RESOURCES);
        };
        let default = self.primary_token(process).defaults.of(ObjectType::THREAD);
        self.info_mut(object).security = Some(security.unwrap_or(default));
        let key = self.threads.insert(ThreadBlock {
            object,
            id,
            process,
            start,
            suspended: suspended.into(),
            wait: None,
            completion: None,
            owned: Vec::new(),
            impersonates: None,
            begun: false,
            alerted: false,
            alerted_by_id: false,
            apcs: VecDeque::new(),
            frames: Vec::new(),
            exit: None,
            teb: Teb::default(),
        });
        self.objects[object].body = Thread { key, ended: false }.into();
        self.reference_object(object);
        let owner = &mut self.processes[process];
        owner.threads.push(key);
        let owner = owner.object;
        self.reference_object(owner);
        Ok(key)
    }

    /// Gives an object an id.
    fn take_id(&mut self, object: ObjectId) -> Option<Id> {
        let attributes = Attributes::empty();
        let handle = self.ids.insert(Entry { object, granted: Access::empty(), attributes })?;
        Some(Id(handle.0 as u32))
    }

    /// The process or thread that has an id; its two lowest bits do not count.
    pub fn by_id(&self, id: Id, of: ObjectType) -> Result<ObjectId, Option<ObjectType>> {
        let Some(entry) = self.ids.get(Handle(id.0.into())) else {
            return Err(None);
        };
        let found = self.objects[entry.object].body.object_type();
        if found == of { Ok(entry.object) } else { Err(Some(found)) }
    }

    /// Ends one thread, and its process with its last one.
    pub(crate) fn end_thread(&mut self, thread: ThreadKey, status: Status) {
        let process = self.threads[thread].process;
        if self.processes[process].threads == [thread] {
            self.end_process(process, None, status);
        } else {
            self.end_threads(&[thread], status);
        }
    }

    /// Ends threads while their process goes on.
    pub(crate) fn end_threads(&mut self, threads: &[ThreadKey], status: Status) {
        for thread in threads {
            self.report(Event::ThreadExited { thread: *thread, status });
        }
        self.stop_threads(threads, status);
    }

    /// Stops threads: none of them sleeps on anything any more, and only then are their mutants
    /// abandoned and their objects signaled, one thread after the other. Nobody who is to stop
    /// acquires what another leaves.
    fn stop_threads(&mut self, threads: &[ThreadKey], status: Status) {
        for thread in threads {
            self.cancel_wait(*thread);
            let block = &mut self.threads[*thread];
            block.exit = Some(status);
            block.completion = None;
            // What is queued for it is lost. Source: Microsoft, "QueueUserAPC".
            block.apcs.clear();
            block.frames.clear();
            self.disarm_all_of(*thread);
        }
        for thread in threads {
            self.abandon_owned(*thread);
            let block = &self.threads[*thread];
            let (object, process) = (block.object, block.process);
            self.processes[process].threads.retain(|other| other != thread);
            self.objects[object].body = Thread { key: *thread, ended: true }.into();
            self.wake(object);
            self.dereference(object);
        }
    }

    /// Abandons the mutants that a thread owns, in the order that the world has chosen.
    fn abandon_owned(&mut self, thread: ThreadKey) {
        let mut owned = std::mem::take(&mut self.threads[thread].owned);
        if self.choices.abandon == Abandon::Newest {
            owned.reverse();
        }
        for mutant in &owned {
            // Whoever is woken by one may hold the last reference to another.
            self.reference_object(*mutant);
        }
        for mutant in owned {
            self.objects[mutant].body = Mutant::Abandoned.into();
            self.wake(mutant);
            self.dereference(mutant);
        }
    }

    /// Ends a process with all its threads: the one that ends it comes last.
    pub(crate) fn end_process(
        &mut self,
        process: ProcessKey,
        caller: Option<ThreadKey>,
        status: Status,
    ) {
        self.report(Event::ProcessExited { process, status });
        self.finish_process(process, caller, status);
    }

    /// The steps of a process's end.
    fn finish_process(&mut self, process: ProcessKey, caller: Option<ThreadKey>, status: Status) {
        let mut threads = self.processes[process].threads.clone();
        threads.sort_by_key(|thread| Some(*thread) == caller);
        self.stop_threads(&threads, status);
        let block = &mut self.processes[process];
        let object = block.object;
        let table = block.table.take();
        block.exit = Some(status);
        if let Some(table) = table {
            self.release_table(process, &table);
        }
        self.end_space(process);
        self.objects[object].body = Process { key: process, ended: true }.into();
        self.wake(object);
        self.dereference(object);
    }

    /// Closes all handles of a table that is out of its place, in ascending order, protected ones
    /// included.
    fn release_table(&mut self, process: ProcessKey, table: &HandleTable) {
        for (handle, entry) in table.iter() {
            if self.watched {
                self.note_traffic(process, handle, None);
            }
            self.release_handle(entry.object);
        }
    }

    /// A mutant goes away while somebody owns it: the owner no longer lists it.
    pub(crate) fn disown(&mut self, id: ObjectId, mutant: Mutant) {
        if let Mutant::Owned { by, .. } = mutant {
            let owned = &mut self.threads[by].owned;
            let at = owned.iter().rposition(|other| *other == id).expect("an owner lists it");
            owned.remove(at);
        }
    }

    /// The thread that a thread object is.
    pub(crate) fn thread_of(&self, id: ObjectId) -> ThreadKey {
        match self.objects[id].body {
            Body::Thread(thread) => thread.key,
            _ => unreachable!("resolved as a thread"),
        }
    }

    /// The process that a process object is.
    pub(crate) fn process_of(&self, id: ObjectId) -> ProcessKey {
        match self.objects[id].body {
            Body::Process(process) => process.key,
            _ => unreachable!("resolved as a process"),
        }
    }
}
