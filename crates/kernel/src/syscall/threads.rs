//! Services for threads.

use std::sync::Arc;

use calls::threads::NtThreadCalls;
use calls::{
    Address, Any, CLIENT_ID, In, InfoClass, ObjectAttributes, ObjectFlags, Out, Refused, Routine,
    Stop,
};
use nt::rights::{
    PROCESS_CREATE_THREAD, PROCESS_QUERY_INFORMATION, PROCESS_VM_OPERATION, PROCESS_VM_READ,
    PROCESS_VM_WRITE, THREAD_RESUME, THREAD_SUSPEND_RESUME, THREAD_TERMINATE,
};
use nt::{Access, Handle, ObjectType, Status};

use super::enumeration::Wanted;
use super::{Syscall, status};
use crate::event::Event;
use crate::handle_table::Entry;
use crate::kernel::ThreadKey;
use crate::lookup::Request;
use crate::object::ObjectId;
use crate::open::first_access;
use crate::security::{Descriptor, Privilege, access_check, assign, implied, parse_sddl};
use crate::wait::On;
use crate::why::Why;

/// What making the stack of a thread needs of the process: Microsoft, "CreateRemoteThread".
const STACK_RIGHTS: Access = PROCESS_QUERY_INFORMATION
    .union(PROCESS_VM_OPERATION)
    .union(PROCESS_VM_WRITE)
    .union(PROCESS_VM_READ);

/// The status of whoever has not ended: STATUS_PENDING, which Win32 calls STILL_ACTIVE.
pub(super) const STILL_ACTIVE: Status = Status::PENDING;

impl Syscall<'_> {
    /// The descriptor that a request gives a new process or thread: none for the default of the
    /// token. The creator's primary token answers for it, also while the creator impersonates.
    /// Source: Microsoft, "CreateProcessW" and "CreateThread".
    pub(super) fn given_descriptor(
        &mut self,
        request: &Request,
        of: ObjectType,
    ) -> Result<Option<Arc<Descriptor>>, Status> {
        let Some(text) = request.attributes.security.optional()? else { return Ok(None) };
        let given = parse_sddl(text)?;
        let assigned = assign(self.kernel.primary_token(self.process), Some(&given), None, of);
        assigned.map(Some).map_err(|unfit| self.kernel.unfit(unfit))
    }

    /// Enters the first handle of a new process or thread, with the rights asked for.
    pub(super) fn open_new(
        &mut self,
        request: &Request,
        object: ObjectId,
        of: ObjectType,
    ) -> Result<Handle, Status> {
        let granted = first_access(of, request.desired);
        let attributes = request.handle_attributes();
        self.kernel.open(self.process, Entry { object, granted, attributes })
    }

    /// Opens a process or thread that an id names.
    pub(super) fn open_by_id(
        &mut self,
        request: &Request,
        object: Result<ObjectId, Status>,
    ) -> Result<Handle, Status> {
        let object = object?;
        // SeDebugPrivilege counts here and nowhere else. Source: Microsoft, "OpenProcess".
        let token = self.kernel.effective_token(self.thread);
        let granted = if token.may(Privilege::DEBUG) && token.acts() {
            let of = self.kernel.at(object).body.object_type();
            match access_check(token, None, of.mapping(), request.desired) {
                Ok(granted) => implied(of, granted & of.valid_access()),
                _ => return Err(self.refuse(Why::AccessNothing { object }, Status::ACCESS_DENIED)),
            }
        } else {
            self.kernel.check_access(self.thread, object, request.desired)?
        };
        let desired = request.desired;
        let granted = self.kernel.filter_protected(self.thread, object, desired, granted)?;
        let attributes = request.handle_attributes();
        self.kernel.open(self.process, Entry { object, granted, attributes })
    }

    /// The thread a handle names, with a right.
    pub(super) fn thread_handle(
        &mut self,
        handle: Handle,
        needed: Access,
    ) -> Result<ThreadKey, Status> {
        let id = self.resolve(handle, ObjectType::THREAD, needed)?;
        Ok(self.kernel.thread_of(id))
    }

    /// Looks a thread up by the ids that a request carries.
    fn thread_by_id(&mut self, client: &CLIENT_ID) -> Result<ObjectId, Status> {
        let wanted = ObjectType::THREAD;
        let id = client.UniqueThread;
        let unknown = |found| Why::IdUnknown { id, wanted, found };
        match self.kernel.by_id(id, wanted) {
            Ok(object) => {
                let thread = &self.kernel.threads[self.kernel.thread_of(object)];
                let process = self.kernel.processes[thread.process].id;
                if client.UniqueProcess.0 != 0 && client.UniqueProcess.0 & !3 != process.0 {
                    return Err(self.refuse(unknown(None), Status::INVALID_CID));
                }
                Ok(object)
            }
            Err(found) => Err(self.refuse(unknown(found), Status::INVALID_CID)),
        }
    }
}

impl NtThreadCalls for Syscall<'_> {
    fn NtCreateThreadEx(
        &mut self,
        thread_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        process_handle: Handle,
        start_routine: Routine,
        argument: Address,
        create_flags: u32,
        _zero_bits: u64,
        _stack_size: u64,
        _maximum_stack_size: u64,
        client_id: &mut Out<CLIENT_ID>,
    ) -> Result<Status, Refused> {
        const SUSPENDED: u32 = 0x1;
        if create_flags & !SUSPENDED != 0 {
            return Err(Refused::new("NtCreateThreadEx", "creation flags but 1"));
        }
        let created = (|| {
            thread_handle.demand()?;
            client_id.probe()?;
            let request = self.request(object_attributes, desired_access, ObjectType::THREAD)?;
            let wanted = ObjectType::PROCESS;
            // The memory of a thread's stack is made through the same handle.
            let needed = PROCESS_CREATE_THREAD | STACK_RIGHTS;
            let process = self.resolve(process_handle, wanted, needed)?;
            let process = self.kernel.process_of(process);
            self.kernel.demand_trust(self.thread, process, PROCESS_CREATE_THREAD)?;
            let security = self.given_descriptor(&request, ObjectType::THREAD)?;
            self.demand_room(1)?;
            let suspended = create_flags & SUSPENDED != 0;
            let start = (start_routine, argument.0);
            // In another process, too, the creator's list counts. Source: Microsoft,
            // "CreateRemoteThread".
            let creator = self.kernel.primary_token(self.process);
            let security = security.unwrap_or_else(|| creator.defaults.of(ObjectType::THREAD));
            let thread = self.kernel.make_thread(process, start, Some(security), suspended)?;
            let object = self.kernel.threads[thread].object;
            let opened = self.open_new(&request, object, ObjectType::THREAD);
            if let Err(failed) = opened {
                self.kernel.end_thread(thread, failed);
                self.kernel.dereference(object);
                return Err(failed);
            }
            self.kernel.dereference(object);
            self.kernel.report(Event::ThreadStarted { thread });
            thread_handle.put(opened?);
            client_id.put(CLIENT_ID {
                UniqueProcess: self.kernel.processes[process].id,
                UniqueThread: self.kernel.threads[thread].id,
            });
            Ok(Status::SUCCESS)
        })();
        Ok(status(created))
    }

    fn NtOpenThread(
        &mut self,
        thread_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        client_id: In<&CLIENT_ID>,
    ) -> Result<Status, Refused> {
        let opened = (|| {
            thread_handle.demand()?;
            let request = self.request(object_attributes, desired_access, ObjectType::THREAD)?;
            let client = self.client_of(&request, client_id)?;
            let object = self.thread_by_id(client);
            thread_handle.put(self.open_by_id(&request, object)?);
            Ok(Status::SUCCESS)
        })();
        Ok(status(opened))
    }

    fn NtTerminateThread(
        &mut self,
        thread_handle: Handle,
        exit_status: Status,
    ) -> Result<Status, Stop> {
        let thread = match self.thread_handle(thread_handle, THREAD_TERMINATE) {
            Ok(thread) => thread,
            Err(failed) => return Ok(failed),
        };
        // A thread that has ended keeps its exit status (assumed).
        if self.kernel.threads[thread].exit.is_none() {
            self.kernel.end_thread(thread, exit_status);
            if thread == self.thread {
                return Err(Stop::Ended);
            }
        }
        Ok(Status::SUCCESS)
    }

    fn NtQueryInformationThread(
        &mut self,
        thread_handle: Handle,
        thread_information_class: InfoClass,
        thread_information: &mut Out<Any>,
        thread_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let queried = self.query_thread(
            thread_handle,
            thread_information_class,
            thread_information,
            thread_information_length,
            return_length,
        );
        Ok(status(queried))
    }

    fn NtSetInformationThread(
        &mut self,
        thread_handle: Handle,
        thread_information_class: InfoClass,
        thread_information: In<&Any>,
        thread_information_length: u32,
    ) -> Result<Status, Refused> {
        const IMPERSONATION_TOKEN: u32 = 5;
        let (class, length) = (thread_information_class, thread_information_length);
        Ok(status(if class.0 == IMPERSONATION_TOKEN {
            self.set_thread_token(thread_handle, thread_information, length)
        } else {
            self.set_thread(thread_handle, class, thread_information, length)
        }))
    }

    fn NtGetNextThread(
        &mut self,
        process_handle: Handle,
        thread_handle: Handle,
        desired_access: Access,
        handle_attributes: ObjectFlags,
        flags: u32,
        new_thread_handle: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let wanted = Wanted { desired: desired_access, attributes: handle_attributes, flags };
        let place = new_thread_handle;
        Ok(status(self.next_thread(process_handle, thread_handle, &wanted, place)))
    }

    fn NtSuspendThread(
        &mut self,
        thread_handle: Handle,
        previous_suspend_count: &mut Out<u32>,
    ) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            previous_suspend_count.put(completion.information as u32);
            return Ok(completion.status);
        }
        let suspended = (|| {
            previous_suspend_count.probe()?;
            let key = self.thread_handle(thread_handle, THREAD_SUSPEND_RESUME)?;
            let thread = &self.kernel.threads[key];
            if thread.exit.is_some() {
                let why = Why::ThreadEnded { id: thread.id };
                return Err(self.refuse(why, Status::THREAD_IS_TERMINATING));
            }
            let before = if key == self.thread {
                self.kernel.raise_suspend_count(key)
            } else {
                self.kernel.suspend_thread(key)
            };
            match before {
                Some(before) => Ok((key, before)),
                None => Err(self.refuse(Why::SuspendedTooOften, Status::SUSPEND_COUNT_EXCEEDED)),
            }
        })();
        match suspended {
            Err(failed) => Ok(failed),
            Ok((key, before)) if key == self.thread => {
                Err(self.park(&[], On::Resume { before }, None))
            }
            Ok((_, before)) => {
                previous_suspend_count.put(before);
                Ok(Status::SUCCESS)
            }
        }
    }

    fn NtResumeThread(
        &mut self,
        thread_handle: Handle,
        previous_suspend_count: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let resumed = (|| {
            previous_suspend_count.probe()?;
            // Resuming alone is a right of its own, which comes with suspending.
            let key = match self.thread_handle(thread_handle, THREAD_RESUME) {
                Ok(key) => key,
                Err(_) => self.thread_handle(thread_handle, THREAD_SUSPEND_RESUME)?,
            };
            previous_suspend_count.put(self.kernel.resume_thread(key));
            Ok(Status::SUCCESS)
        })();
        Ok(status(resumed))
    }
}
