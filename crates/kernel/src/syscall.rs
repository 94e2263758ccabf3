//! The system services: what a thread asks of the kernel, noun by noun.
//!
//! Each service does the same four things: it checks plain arguments, turns handles into objects
//! with the rights demanded, makes one act on the kernel, and writes its results.

mod accounting;
mod apcs;
mod birth;
mod changes;
mod clock;
mod directories;
mod drawings;
mod enumeration;
mod events;
mod file_information;
mod file_locks;
mod file_names;
mod file_setting;
mod files;
mod handles;
mod job_classes;
mod jobs;
mod keyed_events;
mod keys;
mod locks;
mod mailslots;
mod messages;
mod mutants;
mod names;
mod namespaces;
mod opening;
mod opening_keys;
mod overlapped;
mod pipe_control;
mod pipes;
mod plain;
mod ports;
mod process_info;
mod processes;
mod regions;
mod scheduling;
mod seats;
mod sections;
mod security;
mod semaphores;
mod stations;
mod thread_info;
mod threads;
mod timers;
mod token_classes;
mod token_contents;
mod token_groups;
mod tokens;
mod transactions;
mod transfers;
mod volume_opening;
mod waits;
mod windows;

use calls::{Any, In, ObjectAttributes, Out, Param, Peb, Stop, Teb, UserMemory};
use nt::{Access, Handle, ObjectType, Status, Wide};

use crate::apc::Apc;
use crate::current_directory::{CURRENT_DIRECTORY, CURRENT_DIRECTORY_SHARES};
use crate::handle_table::Attributes;
use crate::kernel::{Kernel, ProcessKey, ThreadKey};
use crate::lookup::Request;
use crate::object::{Body, Completion, ObjectId};
use crate::open::first_access;
use crate::security::{Privilege, Shown, parse_sddl, print_sddl, sid_of};
use crate::wait::On;
use crate::why::Why;

pub use scheduling::PROCESSORS_MAX;

/// The kernel as one thread sees it: the NT layer of that thread's calls.
#[derive(Debug)]
pub struct Syscall<'k> {
    kernel: &'k mut Kernel,
    thread: ThreadKey,
    process: ProcessKey,
}

impl Kernel {
    /// Makes system services for a thread, which must run.
    ///
    /// # Panics
    /// The thread has ended.
    #[inline]
    pub fn syscall(&mut self, thread: ThreadKey) -> Syscall<'_> {
        let block = &mut self.threads[thread];
        block.begun = true;
        let process = block.process;
        self.caller = thread;
        Syscall { kernel: self, thread, process }
    }
}

impl Syscall<'_> {
    /// The calling thread.
    pub fn thread(&self) -> ThreadKey {
        self.thread
    }

    /// The kernel.
    pub fn kernel(&mut self) -> &mut Kernel {
        self.kernel
    }

    #[inline]
    fn resolve(
        &mut self,
        handle: Handle,
        wanted: ObjectType,
        needed: Access,
    ) -> Result<ObjectId, Status> {
        self.kernel.resolve(self.thread, self.process, handle, Some(wanted), needed)
    }

    #[inline]
    fn resolve_any(&mut self, handle: Handle, needed: Access) -> Result<ObjectId, Status> {
        self.kernel.resolve(self.thread, self.process, handle, None, needed)
    }

    #[inline]
    fn request<'a>(
        &self,
        attributes: In<ObjectAttributes<'a>>,
        desired: Access,
        of: ObjectType,
    ) -> Result<Request<'a>, Status> {
        let mut request = Request::new(self.thread, self.process, attributes, desired, of)?;
        // Names of some types are compared so whatever the flags, unless the machine is set
        // otherwise (obcaseinsensitive).
        request.insensitive |= self.kernel.case_insensitive && of.case_insensitive();
        Ok(request)
    }

    /// Creates or opens an object and writes its handle.
    #[inline]
    fn create(
        &mut self,
        handle: &mut Out<Handle>,
        desired: Access,
        attributes: In<ObjectAttributes>,
        body: impl Into<Body>,
    ) -> Result<(Status, ObjectId), Status> {
        handle.demand()?;
        let body = body.into();
        let of = body.object_type();
        // Without attributes there is nothing to look up, and nothing to copy.
        if matches!(attributes, In::Null) && !of.security_required() {
            let granted = first_access(of, desired);
            let plain = Attributes::empty();
            let made = self.kernel.create_with_handle(self.process, body, granted, plain)?;
            handle.put(made.0);
            return Ok((Status::SUCCESS, made.1));
        }
        self.create_from(handle, desired, attributes, body)
    }

    /// As [`Self::create`], for attributes that may say anything.
    #[inline(never)]
    fn create_from(
        &mut self,
        handle: &mut Out<Handle>,
        desired: Access,
        attributes: In<ObjectAttributes>,
        body: Body,
    ) -> Result<(Status, ObjectId), Status> {
        let request = self.request(attributes, desired, body.object_type())?;
        let (status, value, id) = self.kernel.create_or_open(&request, body)?;
        handle.put(value);
        Ok((status, id))
    }

    /// Opens an object by name and writes its handle.
    fn open(
        &mut self,
        handle: &mut Out<Handle>,
        desired: Access,
        attributes: In<ObjectAttributes>,
        wanted: ObjectType,
    ) -> Result<Status, Status> {
        handle.demand()?;
        let request = self.request(attributes, desired, wanted)?;
        let value = self.kernel.open_by_name(&request, wanted)?;
        handle.put(value);
        Ok(Status::SUCCESS)
    }

    /// Writes what a query answers: the length must be that of the structure.
    fn answer_query<T: Param>(
        &mut self,
        value: T,
        size: u32,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        if length != size {
            return Err(self.wrong_length(size));
        }
        place.demand()?;
        return_length.probe()?;
        place.put(Any::of(&value));
        return_length.put(size);
        Ok(Status::SUCCESS)
    }

    /// The answer that a call finds which parked its thread.
    #[inline]
    fn completion(&mut self) -> Option<Completion> {
        let slot = &mut self.kernel.threads[self.thread].completion;
        if slot.is_none() { None } else { slot.take() }
    }

    /// Puts the calling thread to sleep.
    fn park(&mut self, objects: &[ObjectId], on: On, deadline: Option<u64>) -> Stop {
        self.kernel.block(self.thread, objects, on, false, deadline);
        Stop::Parked
    }

    /// Puts the calling thread to sleep, perhaps until there is a queued routine to run.
    fn park_alertable(
        &mut self,
        objects: &[ObjectId],
        on: On,
        alertable: bool,
        deadline: Option<u64>,
    ) -> Stop {
        self.kernel.block(self.thread, objects, on, alertable, deadline);
        Stop::Parked
    }

    /// What an alertable call does first when nothing else ends it: it answers ALERTED when the
    /// thread was alerted, and otherwise runs what is queued and answers USER_APC. Nothing when the
    /// call is not alertable, or there is neither.
    pub(super) fn alerted(&mut self, alertable: bool) -> Option<Result<Status, Stop>> {
        if !alertable {
            return None;
        }
        let block = &mut self.kernel.threads[self.thread];
        if std::mem::take(&mut block.alerted) {
            return Some(Ok(Status::ALERTED));
        }
        if block.apcs.is_empty() {
            return None;
        }
        let answer = Some(Completion::plain(Status::USER_APC));
        match self.kernel.run_queued(self.thread, answer, true) {
            Some(_) => Some(Ok(Status::USER_APC)),
            None => Some(Err(Stop::Parked)),
        }
    }

    /// Demands free entries in the caller's table, before something is made that needs them.
    fn demand_room(&mut self, handles: u32) -> Result<(), Status> {
        let table = self.kernel.processes[self.process].table.as_ref();
        if table.is_some_and(|table| table.has_room(handles)) {
            return Ok(());
        }
        Err(self.kernel.no_room(self.process))
    }

    /// Demands a privilege of the caller.
    fn demand_privilege(&mut self, privilege: Privilege) -> Result<(), Status> {
        self.kernel.demand_privilege(self.thread, privilege)
    }

    /// Refuses a length that is not that of its structure.
    fn wrong_length(&mut self, needed: u32) -> Status {
        self.refuse(Why::Length { needed }, Status::INFO_LENGTH_MISMATCH)
    }

    fn refuse(&mut self, why: Why, status: Status) -> Status {
        self.kernel.why = Some(why);
        status
    }
}

/// Turns a result whose error is a status into a status.
#[inline]
fn status(result: Result<Status, Status>) -> Status {
    result.unwrap_or_else(|failed| failed)
}

impl UserMemory for Syscall<'_> {
    fn teb(&mut self) -> &mut Teb {
        &mut self.kernel.threads[self.thread].teb
    }

    fn peb(&mut self) -> &mut Peb {
        &mut self.kernel.processes[self.process].peb
    }

    fn resumed(&self) -> bool {
        self.kernel.threads[self.thread].completion.is_some()
    }

    fn time(&self) -> (u64, i64) {
        let now = self.kernel.now();
        (now, self.kernel.clock.system_time(now))
    }

    fn run_routine(&mut self, routine: calls::Routine, arguments: [u64; 3]) -> Result<(), Stop> {
        if self.completion().is_some()
            || self.kernel.call_routine(self.thread, Apc::new(routine, arguments))
        {
            return Ok(());
        }
        Err(Stop::Parked)
    }

    fn is_loaded(&self, id: nt::Id) -> bool {
        let Ok(object) = self.kernel.by_id(id, ObjectType::PROCESS) else { return false };
        let process = self.kernel.process_of(object);
        // A thread that was created suspended has not even begun with that.
        self.kernel.processes[process].threads.iter().any(|key| {
            let thread = &self.kernel.threads[*key];
            thread.begun || thread.suspended == 0
        })
    }

    fn status_block(&self, at: u64) -> Option<calls::IO_STATUS_BLOCK> {
        self.kernel.processes[self.process].blocks.get(&at).cloned()
    }

    fn client_id(&self) -> (nt::Id, nt::Id) {
        (self.kernel.processes[self.process].id, self.kernel.threads[self.thread].id)
    }

    fn now(&self) -> u64 {
        self.kernel.now()
    }

    fn enter_directory(&mut self, path: &Wide) -> Result<(), Status> {
        let node = self.find_directory(path)?;
        self.kernel.check_sharing(node, CURRENT_DIRECTORY, CURRENT_DIRECTORY_SHARES)?;
        self.kernel.keep_directory(self.process, node);
        Ok(())
    }

    fn define_dos_name(
        &mut self,
        flags: u32,
        name: &[u16],
        target: Option<&[u16]>,
    ) -> Result<(), Status> {
        self.kernel.define_dos_name(self.thread, flags, name, target)
    }

    fn descriptor(&self, text: &[u16], parts: u32) -> Result<(Wide, u32), Status> {
        let shown = parse_sddl(text)?.only(Shown::from_bits_truncate(parts));
        Ok((Wide::from(print_sddl(&shown)), shown.size()))
    }

    fn identifier(&self, text: &[u16]) -> Option<Wide> {
        Some(Wide::from(sid_of(text)?.to_string()))
    }

    fn read_section(
        &mut self,
        section: Handle,
        access: Access,
        at: u64,
        into: &mut [u8],
    ) -> Result<(), Status> {
        let id = self.resolve(section, ObjectType::SECTION, access)?;
        let block = self.kernel.section(id).expect("resolved as a section");
        self.kernel.read_backing(block, at, into);
        Ok(())
    }

    fn write_section(
        &mut self,
        section: Handle,
        access: Access,
        at: u64,
        bytes: &[u8],
    ) -> Result<(), Status> {
        let id = self.resolve(section, ObjectType::SECTION, access)?;
        self.kernel.write_backing(id, at, bytes);
        Ok(())
    }
}
