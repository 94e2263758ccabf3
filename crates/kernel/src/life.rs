//! How processes and threads begin and end.
//!
//! The order of the steps of an end is Microsoft's "Terminating a Process": threads stop, handles
//! are closed, the exit code is set, the process object is signaled.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::sync::Arc;

use calls::{Peb, Routine, Teb};
use nt::{Id, ObjectType, Status, Wide};

use crate::choices::Abandon;
use crate::event::Event;
use crate::exceptions::Checking;
use crate::handle_table::HandleTable;
use crate::kernel::{JobKey, Kernel, NodeKey, ProcessKey, ThreadKey};
use crate::object::{Body, Mutant, ObjectId, Process, ProcessBlock, Thread, ThreadBlock};
use crate::priority::PriorityClass;
use crate::security::{Descriptor, Token};
use crate::stations::Seat;
use crate::usage::Usage;

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
    /// The full path of the program.
    pub path: Wide,
    /// The file of the program, if it is on the volume.
    pub node: Option<NodeKey>,
    /// The current directory.
    pub directory: Option<NodeKey>,
    /// The session it belongs to.
    pub session: u32,
    /// Its priority class.
    pub priority: PriorityClass,
    /// The processors on which it may run; none for all.
    pub affinity: Option<u64>,
    /// The jobs that it begins in, one after the other.
    pub jobs: Vec<JobKey>,
    /// Whether it may not create processes.
    pub childless: bool,
    /// What makes bad handles raise exceptions in it.
    pub checking: Checking,
    /// Whether its program has windows rather than a console.
    pub windowed: bool,
    /// Whether it is the process System, whose id is 4.
    pub is_system: bool,
}

/// Where a process belongs that nobody creates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The session.
    pub session: u32,
    /// The id of its parent.
    pub parent: Id,
    /// Whether it is the process System, whose id is 4.
    pub is_system: bool,
}

impl Default for Place {
    /// In the session of the user who logged on, without a parent.
    fn default() -> Place {
        Place { session: INTERACTIVE_SESSION, parent: Id(0), is_system: false }
    }
}

/// The console that the first processes of a world share.
pub(crate) const FIRST_CONSOLE: u32 = 1;

/// The session of the user who logged on.
const INTERACTIVE_SESSION: u32 = 1;

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
        let place = Place { session: token.session, ..Place::default() };
        self.start_process_at(image, token, place)
    }

    /// As [`Self::start_process`], in some session.
    ///
    /// # Errors
    /// As [`Self::start_process`].
    pub fn start_process_at(
        &mut self,
        image: &str,
        token: Arc<Token>,
        place: Place,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let path = format!(r"C:\{image}");
        self.start_program(&path, &Wide::from(image), token, place)
    }

    /// As [`Self::start_process`], from a program at a full path, with a command line.
    ///
    /// # Errors
    /// As [`Self::start_process`].
    pub fn start_program(
        &mut self,
        path: &str,
        command_line: &Wide,
        token: Arc<Token>,
        place: Place,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let image = path.rsplit_once('\\').map_or(path, |(_, name)| name);
        let path = Wide::from(path);
        let peb = Peb {
            image: path.clone(),
            command_line: command_line.clone(),
            directory: Wide::from(r"C:\"),
            // Its console is one that gave it no handles (assumed).
            console: FIRST_CONSOLE,
            ..Peb::default()
        };
        let (process, thread) = self.make_process(NewProcess {
            image: Wide::from(image),
            parent: place.parent,
            token,
            security: [None, None],
            table: HandleTable::new(self.handle_reuse),
            peb,
            suspended: false,
            path,
            node: None,
            directory: Some(self.volume),
            session: place.session,
            priority: PriorityClass::Normal,
            affinity: None,
            jobs: Vec::new(),
            childless: false,
            windowed: false,
            checking: Checking::empty(),
            is_system: place.is_system,
        })?;
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
        let id = if new.is_system { self.take_id_of_system(object) } else { self.take_id(object) };
        let Some(id) = id else {
            self.discard(object);
            self.release_table(ProcessKey::default(), &new.table);
            return Err(Status::INSUFFICIENT_RESOURCES);
        };
        self.make_directories(&new);
        // A parent that is traced does not pass that on (assumed).
        new.table.set_reuse(self.handle_reuse);
        let (directory, suspended) = (new.directory, new.suspended);
        let (jobs, security) = (std::mem::take(&mut new.jobs), new.security[1].clone());
        let key = self.insert_process(new, object, id);
        self.objects[object].body = Process { key, ended: false }.into();
        // What runs refers to itself, beside the maker's reference.
        self.reference_object(object);
        self.note_inherited(key);
        if let Some(directory) = directory {
            self.keep_directory(key, directory);
        }
        self.furnish(key);
        let thread = self.make_thread(key, (Routine(0), 0), security, suspended);
        let Ok(thread) = thread else {
            self.finish_process(key, None, Status::INSUFFICIENT_RESOURCES);
            self.dereference(object);
            return Err(Status::INSUFFICIENT_RESOURCES);
        };
        for job in jobs {
            self.join_job(key, job);
        }
        self.report(Event::ProcessStarted { process: key, thread });
        Ok((key, thread))
    }

    /// Puts the rest of a new process where its key names it.
    fn insert_process(&mut self, new: NewProcess, object: ObjectId, id: Id) -> ProcessKey {
        let security = new.security[0].clone();
        let default = || new.token.defaults.of(ObjectType::PROCESS);
        self.info_mut(object).security = Some(security.unwrap_or_else(default));
        self.created += 1;
        let mut peb = new.peb;
        peb.user = Wide::from(new.token.user.to_string().as_str());
        if peb.group == 0 {
            peb.group = id.0;
        }
        let token = self.make_token(new.token);
        self.processes.insert(ProcessBlock {
            object,
            id,
            parent: new.parent,
            image: new.image,
            table: Some(new.table),
            threads: Vec::new(),
            exit: None,
            token,
            peb,
            duplicated: Vec::new(),
            checking: new.checking,
            trace: None,
            console_handles: Vec::new(),
            blocks: BTreeMap::new(),
            sequence: self.created,
            path: new.path,
            node: new.node,
            directory: None,
            seat: Seat::default(),
            session: new.session,
            job: None,
            priority: new.priority,
            affinity: new.affinity.unwrap_or_else(|| self.all_processors()),
            no_boost: false,
            childless: new.childless,
            exits: None,
            times: [self.clock.now, 0],
            windowed: new.windowed,
            idle: false,
            idle_event: None,
            usage: Usage::default(),
            committed: 0,
        })
    }

    /// Makes the directories in which a new process looks names up, unless they are there.
    fn make_directories(&mut self, new: &NewProcess) {
        self.make_session(new.session);
        if let Some(container) = &new.token.container {
            self.make_package(new.session, &container.package);
        }
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
            self.note_traffic(process, handle, object, true);
        }
    }

    /// Makes a thread. The caller holds a reference to its object.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free. PROCESS_IS_TERMINATING: the process has ended.
    pub(crate) fn make_thread(
        &mut self,
        process: ProcessKey,
        (start, argument): (Routine, u64),
        security: Option<Arc<Descriptor>>,
        suspended: bool,
    ) -> Result<ThreadKey, Status> {
        if self.processes[process].exit.is_some() {
            return Err(self.process_ended(process));
        }
        let object = self.create(Thread { key: ThreadKey::default(), ended: false });
        let Some(id) = self.take_id(object) else {
            self.discard(object);
            return Err(Status::INSUFFICIENT_RESOURCES);
        };
        let default = self.primary_token(process).defaults.of(ObjectType::THREAD);
        self.info_mut(object).security = Some(security.unwrap_or(default));
        let key = self.threads.insert(ThreadBlock {
            object,
            id,
            process,
            start,
            argument,
            suspended: suspended.into(),
            wait: None,
            absolute: false,
            completion: None,
            owned: Vec::new(),
            impersonates: None,
            desktop: None,
            begun: false,
            alerted: false,
            alerted_by_id: false,
            apcs: VecDeque::new(),
            frames: Vec::new(),
            exit: None,
            teb: Teb::default(),
            queue: None,
            level: 0,
            affinity: self.processes[process].affinity,
            no_boost: self.processes[process].no_boost,
            times: [self.clock.now, 0],
            used: Usage::default(),
        });
        self.objects[object].body = Thread { key, ended: false }.into();
        self.reference_object(object);
        let owner = &mut self.processes[process];
        owner.threads.push(key);
        let owner = owner.object;
        self.reference_object(owner);
        Ok(key)
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
        self.stop_threads(threads, status, true);
    }

    /// Stops threads: none of them sleeps on anything any more, and only then are their mutants
    /// abandoned and their objects signaled, one thread after the other. Nobody who is to stop
    /// acquires what another leaves. Their process goes on, or ends.
    fn stop_threads(&mut self, threads: &[ThreadKey], status: Status, goes_on: bool) {
        for thread in threads {
            self.cancel_wait(*thread);
            let block = &mut self.threads[*thread];
            block.exit = Some(status);
            block.times[1] = self.clock.now;
            block.completion = None;
            // What is queued for it is lost. Source: Microsoft, "QueueUserAPC".
            block.apcs.clear();
            block.frames.clear();
            self.disarm_all_of(*thread);
        }
        for thread in threads {
            if goes_on {
                self.leave_requests(*thread);
            } else {
                let requests = self.late_requests(*thread);
                self.cancel_requests(requests);
            }
            self.end_windows(*thread);
            self.end_queue(*thread);
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

    /// Lets a new process run, or end as a program does whose library is missing.
    pub(crate) fn start_or_exit(&mut self, thread: ThreadKey) {
        let process = self.threads[thread].process;
        if let Some(status) = self.processes[process].exits.take() {
            self.end_process(process, None, status);
        }
    }

    /// The steps of a process's end.
    fn finish_process(&mut self, process: ProcessKey, caller: Option<ThreadKey>, status: Status) {
        let mut threads = self.processes[process].threads.clone();
        threads.sort_by_key(|thread| Some(*thread) == caller);
        self.stop_threads(&threads, status, false);
        self.cancel_orphans(process);
        // Nobody is left to whom its requests could mean anything.
        self.events
            .retain(|event| !matches!(event, Event::RequestOver(late) if late.process == process));
        let block = &mut self.processes[process];
        let object = block.object;
        let table = block.table.take();
        block.exit = Some(status);
        block.times[1] = self.clock.now;
        self.leave_directory(process);
        if let Some(table) = table {
            self.release_table(process, &table);
        }
        self.end_space(process);
        self.end_idle(process);
        self.leave_jobs(process, status);
        self.end_gui(process);
        self.objects[object].body = Process { key: process, ended: true }.into();
        self.wake(object);
        self.dereference(object);
    }

    /// Closes all handles of a table that is out of its place, in ascending order, protected ones
    /// included.
    fn release_table(&mut self, process: ProcessKey, table: &HandleTable) {
        for (handle, entry) in table.iter() {
            if self.watched {
                self.note_traffic(process, handle, entry.object, false);
                let traffic = self.traffic.as_mut().and_then(|traffic| traffic.last_mut());
                traffic.into_iter().for_each(|last| last.at_end = true);
            }
            if let Body::File(_) = self.objects[entry.object].body {
                self.release_locks(process, entry.object);
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
