//! From the first reference to the last: handle counts, reference counts, and what happens when
//! either reaches zero.
//!
//! A handle is a reference of a special kind. When the last handle is gone the name goes, and a
//! file's sharing; when the last reference is gone the object goes.

use nt::{Access, Handle, Status};
use slotmap::Key;

use crate::event::{Event, Traffic};
use crate::handle_table::{Attributes, Entry, HandleTable};
use crate::kernel::{Kernel, ProcessKey};
use crate::object::{Body, EndOf, File, NONE, Object, ObjectId};
use crate::trace::TraceKind;
use crate::why::{StationWhy, Why};

impl Kernel {
    /// Makes an object with one reference, its maker's.
    #[inline]
    pub(crate) fn create(&mut self, body: impl Into<Body>) -> ObjectId {
        let body = body.into();
        if self.watched {
            self.count_object(body.object_type(), true);
        }
        self.objects.insert(Object::new(body))
    }

    /// Makes an object that nothing but its first handle refers to.
    ///
    /// # Errors
    /// As [`Self::open`]; then there is no object.
    #[inline]
    pub(crate) fn create_with_handle(
        &mut self,
        at: ProcessKey,
        body: Body,
        granted: Access,
        attributes: Attributes,
    ) -> Result<(Handle, ObjectId), Status> {
        let object = Object { handles: 1, ..Object::new(body) };
        let id = self.objects.insert(object);
        let table = self.processes[at].table.as_mut();
        let entry = Entry { object: id, granted, attributes };
        let Some(handle) = table.and_then(|table| table.insert(entry)) else {
            self.objects.remove(id);
            return Err(self.no_room(at));
        };
        if self.watched {
            self.count_object(self.objects[id].body.object_type(), true);
            self.note_traffic(at, handle, id, true);
        }
        Ok((handle, id))
    }

    /// The refusal of a table that takes no more: it is full, its next page is over the quota of
    /// the process, or the process has none any more.
    #[cold]
    pub(crate) fn no_room(&mut self, at: ProcessKey) -> Status {
        let process = &self.processes[at];
        let (why, status) = match process.table.as_ref().map(HandleTable::quota) {
            None => (Why::ProcessEnded { id: process.id }, Status::PROCESS_IS_TERMINATING),
            Some(None) => (Why::TableFull, Status::INSUFFICIENT_RESOURCES),
            Some(Some(bytes)) => (Why::Quota { bytes }, Status::QUOTA_EXCEEDED),
        };
        self.why = Some(why);
        status
    }

    /// Sets how many bytes of pool the pages of a process's handle table may take, or that nothing
    /// but the end of the table limits them.
    pub fn set_quota(&mut self, process: ProcessKey, bytes: Option<u64>) {
        if let Some(table) = &mut self.processes[process].table {
            table.set_quota(bytes);
        }
    }

    /// Takes back an object that nothing came to refer to.
    pub(crate) fn discard(&mut self, id: ObjectId) {
        let object = self.objects.remove(id).expect("it was just made");
        if self.watched {
            self.count_object(object.body.object_type(), false);
        }
    }

    /// Adds a reference.
    #[inline]
    pub(crate) fn reference_object(&mut self, id: ObjectId) {
        self.objects[id].references += 1;
    }

    /// Counts a handle that is about to be entered.
    #[inline]
    pub(crate) fn hold(&mut self, id: ObjectId) {
        let object = &mut self.objects[id];
        object.handles += 1;
        object.references += 1;
    }

    /// Enters a handle of an object in a process's table.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: the table is full. PROCESS_IS_TERMINATING: there is none any more.
    #[inline]
    pub(crate) fn open(&mut self, at: ProcessKey, entry: Entry) -> Result<Handle, Status> {
        self.hold(entry.object);
        self.open_held(at, entry)
    }

    /// Enters a handle that is counted already; when it cannot be entered it is no longer counted.
    ///
    /// # Errors
    /// As [`Self::open`].
    #[inline]
    pub(crate) fn open_held(&mut self, at: ProcessKey, entry: Entry) -> Result<Handle, Status> {
        let inserted = match &mut self.processes[at].table {
            Some(table) => table.insert(entry).ok_or(()),
            None => Err(()),
        };
        match inserted {
            Ok(handle) => {
                if self.watched {
                    self.note_traffic(at, handle, entry.object, true);
                }
                Ok(handle)
            }
            Err(()) => {
                self.release_handle(entry.object);
                Err(self.no_room(at))
            }
        }
    }

    /// Closes one handle: removes the entry, then drops what it held.
    ///
    /// # Errors
    /// INVALID_HANDLE: no such entry. HANDLE_NOT_CLOSABLE: it is protected.
    #[inline]
    pub(crate) fn close(&mut self, at: ProcessKey, handle: Handle) -> Result<(), Status> {
        let Some(table) = self.processes[at].table.as_mut() else {
            return Err(self.unknown_handle(at, handle));
        };
        let entry = match table.remove_unless(handle, Attributes::PROTECT | Attributes::IN_USE) {
            Ok(entry) => entry,
            Err(None) => return Err(self.unknown_handle(at, handle)),
            Err(Some(entry)) => {
                self.why = Some(match entry.attributes.contains(Attributes::PROTECT) {
                    true => Why::HandleProtected { handle },
                    false => Why::Station(StationWhy::InUse),
                });
                return Err(Status::HANDLE_NOT_CLOSABLE);
            }
        };
        if self.watched {
            self.note_traffic(at, handle.untagged(), entry.object, false);
        }
        if let Body::File(_) = self.objects[entry.object].body {
            self.release_locks(at, entry.object);
        }
        self.release_handle(entry.object);
        Ok(())
    }

    /// Notes a handle that was opened or closed, for whoever listens.
    #[cold]
    pub(crate) fn note_traffic(
        &mut self,
        process: ProcessKey,
        handle: Handle,
        object: ObjectId,
        opened: bool,
    ) {
        let kind = if opened { TraceKind::Open } else { TraceKind::Close };
        self.trace_handle(process, handle, kind);
        let of = self.objects[object].body.object_type();
        self.count_handle(of, opened);
        let opened = opened.then_some(of);
        if let Some(traffic) = &mut self.traffic {
            traffic.push(Traffic { process, handle, opened, at_end: false });
        }
    }

    /// Drops what an entry that is already out of its table held.
    #[inline]
    pub(crate) fn release_handle(&mut self, id: ObjectId) {
        let object = &mut self.objects[id];
        object.handles -= 1;
        // The end of its last handle means something to what has a name, and to these types.
        let cleans_up = object.info != NONE
            || matches!(
                object.body,
                Body::File(_) | Body::IoCompletion(_) | Body::Job(_) | Body::Key(_)
            );
        if object.handles == 0 && cleans_up {
            self.on_last_handle(id);
            self.dereference(id);
            return;
        }
        object.references -= 1;
        if object.references == 0 {
            self.delete(id);
        }
    }

    /// The last handle is gone: a temporary name goes, and a file is cleaned up.
    #[inline(never)]
    fn on_last_handle(&mut self, id: ObjectId) {
        if self.objects[id].info != NONE {
            let info = self.info_mut(id);
            info.exclusive = None;
            if !info.permanent {
                self.unlink_name(id);
            }
        }
        if let Body::Job(job) = self.objects[id].body {
            self.close_job(job.key);
        }
        if let Body::Desktop(desktop) = self.objects[id].body {
            self.close_desktop(id, desktop.key);
        }
        if let Body::Key(key) = self.objects[id].body {
            self.end_watches(id, key.key);
        }
        if let Body::IoCompletion(_) = self.objects[id].body {
            self.close_port(id);
        }
        if let Body::File(File { key, .. }) = self.objects[id].body {
            match self.files[key].end {
                EndOf::Node(node) => self.close_opening(node, key),
                EndOf::Pipe { pipe, side } => self.close_end(pipe, side),
                EndOf::Mailslot { mailslot, .. } => self.close_mailslot(mailslot, key),
                _ => {}
            }
        }
    }

    /// Drops a reference, and the object with its last one.
    #[inline]
    pub(crate) fn dereference(&mut self, id: ObjectId) {
        let object = &mut self.objects[id];
        object.references -= 1;
        if object.references == 0 {
            self.delete(id);
        }
    }

    /// Deletes an object that nothing refers to.
    #[inline]
    fn delete(&mut self, id: ObjectId) {
        let object = self.objects.remove(id).expect("what is deleted was alive");
        if self.watched {
            self.count_object(object.body.object_type(), false);
        }
        assert!(object.handles == 0 && object.waiters == NONE, "a used object was deleted");
        if object.info != NONE {
            let info = self.infos.remove(object.info as usize);
            assert!(info.name.is_none(), "an object that has a name was deleted");
        }
        match object.body {
            Body::Event(_) | Body::Mutant(_) | Body::Semaphore(_) => {
                if let Body::Mutant(mutant) = object.body {
                    self.disown(id, mutant);
                }
            }
            other => self.delete_body(other),
        }
    }

    /// Deletes what a body of a rarer type refers to.
    #[inline(never)]
    fn delete_body(&mut self, body: Body) {
        match body {
            Body::Process(process) => {
                let block = self.processes.remove(process.key).expect("one object, one block");
                self.free_id(nt::ObjectType::PROCESS, block.id);
                self.dereference(self.tokens[block.token].object);
            }
            Body::Thread(thread) => {
                let block = self.threads.remove(thread.key).expect("one object, one block");
                self.free_id(nt::ObjectType::THREAD, block.id);
                if let Some(token) = block.impersonates {
                    self.dereference(self.tokens[token].object);
                }
                let process = self.processes[block.process].object;
                self.dereference(process);
            }
            Body::Token(token) => {
                self.tokens.remove(token.key);
            }
            Body::File(file) => {
                let block = self.files.remove(file.key).expect("one object, one block");
                block.port.into_iter().for_each(|(port, _)| self.dereference(port));
                match block.end {
                    EndOf::Node(node) => self.end_file(node),
                    EndOf::Pipe { pipe, side } => self.leave_pipe(pipe, side),
                    EndOf::Mailslot { mailslot, .. } => {
                        self.leave_mailslot(mailslot, block.object);
                    }
                    _ => {}
                }
            }
            Body::Directory(directory) => {
                let entries = self.directories.remove(directory.key).expect("one object, one map");
                assert!(entries.is_empty(), "an entry keeps its directory");
                self.namespaces.retain(|namespace| namespace.directory != directory.key);
            }
            Body::Job(job) => self.delete_job(job.key),
            Body::IoCompletion(port) => {
                self.ports.remove(port.key);
            }
            Body::Key(key) => self.end_opening(key.key),
            Body::WindowStation(station) => self.delete_station(station.key),
            Body::Desktop(desktop) => self.delete_desktop(desktop.key),
            Body::SymbolicLink(link) => {
                self.links.remove(link.key);
            }
            Body::Timer(timer) => {
                self.disarm(timer.key);
                self.timers.remove(timer.key);
            }
            Body::Section(section) => {
                let block = self.sections.remove(section.key).expect("one object, one block");
                self.end_section(block);
            }
            Body::Event(_) | Body::Mutant(_) | Body::Semaphore(_) => {}
            Body::Device(_) | Body::KeyedEvent(_) | Body::Plain(_) | Body::Transaction(_) => {}
        }
    }

    /// Gives an id back.
    fn free_id(&mut self, object_type: nt::ObjectType, id: nt::Id) {
        self.ids.remove(Handle(id.0.into())).expect("an id is entered while its object lives");
        self.report(Event::Gone { object_type, id });
    }

    /// The refusal of a handle value that is not an open entry.
    #[cold]
    #[inline(never)]
    pub(crate) fn unknown_handle(&mut self, at: ProcessKey, handle: Handle) -> Status {
        let table = self.processes[at].table.as_ref();
        let before = table.and_then(|table| table.before(handle)).filter(|id| !id.is_null());
        self.why = Some(Why::HandleUnknown { process: at, handle, before });
        Status::INVALID_HANDLE
    }

    /// The refusal of a process that has ended.
    #[cold]
    #[inline(never)]
    pub(crate) fn process_ended(&mut self, process: ProcessKey) -> Status {
        self.why = Some(Why::ProcessEnded { id: self.processes[process].id });
        Status::PROCESS_IS_TERMINATING
    }
}
