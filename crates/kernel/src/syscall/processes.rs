//! Services for processes, for the whole system, and for sections.

use calls::processes::NtProcessCalls;
use calls::{
    Any, CLIENT_ID, In, InfoClass, ObjectAttributes, ObjectFlags, Out, PROCESS_PARAMETERS,
    PS_ATTRIBUTE_LIST, Refused, SYSTEM_PROCESS_INFORMATION, SYSTEM_THREAD_INFORMATION, Stop,
};
use nt::rights::{PROCESS_SUSPEND_RESUME, PROCESS_TERMINATE};
use nt::{Access, Handle, Id, ObjectType, Status};

use super::birth::Birth;
use super::enumeration::Wanted;
use super::process_info::is_settable;
use super::{Syscall, status};
use crate::handle_table::HandleTable;
use crate::kernel::{ProcessKey, ThreadKey};
use crate::lookup::Request;
use crate::object::ObjectId;
use crate::wait::On;
use crate::why::Why;

/// Information classes that Windows knows have lower numbers (assumed).
const CLASSES_KNOWN: u32 = 110;
/// The id of the process System.
const SYSTEM: Id = Id(4);

impl Syscall<'_> {
    /// The client id of an open request, which must come without a name.
    pub(super) fn client_of<'c>(
        &mut self,
        request: &Request,
        client: In<&'c CLIENT_ID>,
    ) -> Result<&'c CLIENT_ID, Status> {
        let named = request.attributes.name != In::Null;
        match client.optional()? {
            Some(client) if !named => Ok(client),
            _ => {
                let why = Why::Parameter { name: "client_id" };
                Err(self.refuse(why, Status::INVALID_PARAMETER_MIX))
            }
        }
    }

    /// The process a handle names, with a right.
    pub(super) fn process_handle(
        &mut self,
        handle: Handle,
        needed: Access,
    ) -> Result<ProcessKey, Status> {
        let id = self.resolve(handle, ObjectType::PROCESS, needed)?;
        Ok(self.kernel.process_of(id))
    }

    /// Looks a process up by the ids that a request carries.
    fn process_by_id(&mut self, client: &CLIENT_ID) -> Result<ObjectId, Status> {
        let id = client.UniqueProcess;
        if client.UniqueThread.0 != 0 {
            let wanted = ObjectType::THREAD;
            let thread = self.kernel.by_id(client.UniqueThread, wanted);
            let owner = thread.map(|thread| {
                let thread = self.kernel.thread_of(thread);
                self.kernel.processes[self.kernel.threads[thread].process].object
            });
            let same = |object: &ObjectId| {
                let process = self.kernel.process_of(*object);
                self.kernel.processes[process].id.0 == id.0 & !3
            };
            return match owner {
                Ok(object) if same(&object) => Ok(object),
                other => {
                    let id = client.UniqueThread;
                    let why = match other {
                        Ok(_) => Why::ThreadElsewhere { id },
                        Err(found) => Why::IdUnknown { id, wanted, found },
                    };
                    Err(self.refuse(why, Status::INVALID_CID))
                }
            };
        }
        let wanted = ObjectType::PROCESS;
        self.kernel
            .by_id(id, wanted)
            .map_err(|found| self.refuse(Why::IdUnknown { id, wanted, found }, Status::INVALID_CID))
    }

    /// The threads of a process that is to be suspended or resumed, which must run.
    fn threads_of(&mut self, handle: Handle) -> Result<Vec<ThreadKey>, Status> {
        let process = self.process_handle(handle, PROCESS_SUSPEND_RESUME)?;
        if !self.kernel.processes[process].runs() {
            return Err(self.kernel.process_ended(process));
        }
        Ok(self.kernel.processes[process].threads.clone())
    }

    /// The row of the process Idle, which is there where System is: no object and no program, but
    /// a thread for each processor. Its threads have no ids.
    fn idle_row(&self) -> Option<SYSTEM_PROCESS_INFORMATION> {
        self.kernel.by_id(SYSTEM, ObjectType::PROCESS).ok()?;
        let threads = vec![SYSTEM_THREAD_INFORMATION::default(); self.kernel.processors as usize];
        Some(SYSTEM_PROCESS_INFORMATION {
            Threads: threads,
            ..SYSTEM_PROCESS_INFORMATION::default()
        })
    }

    /// One row of SystemProcessInformation.
    fn process_row(&self, key: ProcessKey) -> SYSTEM_PROCESS_INFORMATION {
        let process = &self.kernel.processes[key];
        let threads = process.threads.iter().map(|thread| SYSTEM_THREAD_INFORMATION {
            ClientId: CLIENT_ID {
                UniqueProcess: process.id,
                UniqueThread: self.kernel.threads[*thread].id,
            },
            Priority: process.priority.of_level(self.kernel.threads[*thread].level),
            BasePriority: process.priority.of_level(self.kernel.threads[*thread].level),
            ..SYSTEM_THREAD_INFORMATION::default()
        });
        SYSTEM_PROCESS_INFORMATION {
            ImageName: process.image.clone(),
            BasePriority: process.priority.base(),
            UniqueProcessId: process.id,
            InheritedFromUniqueProcessId: process.parent,
            HandleCount: process.table.as_ref().map_or(0, HandleTable::count),
            Threads: threads.collect(),
        }
    }
}

impl NtProcessCalls for Syscall<'_> {
    fn NtCreateUserProcess(
        &mut self,
        process_handle: &mut Out<Handle>,
        thread_handle: &mut Out<Handle>,
        process_desired_access: Access,
        thread_desired_access: Access,
        process_object_attributes: In<ObjectAttributes>,
        thread_object_attributes: In<ObjectAttributes>,
        process_flags: u32,
        thread_flags: u32,
        process_parameters: In<&PROCESS_PARAMETERS>,
        client_id: &mut Out<CLIENT_ID>,
        attribute_list: In<&PS_ATTRIBUTE_LIST>,
    ) -> Result<Status, Refused> {
        let created = self.create_process(&mut Birth {
            handles: [process_handle, thread_handle],
            desired: [process_desired_access, thread_desired_access],
            attributes: [process_object_attributes, thread_object_attributes],
            process_flags,
            thread_flags,
            parameters: process_parameters,
            client_id,
            list: attribute_list,
        })?;
        Ok(status(created))
    }

    fn NtOpenProcess(
        &mut self,
        process_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        client_id: In<&CLIENT_ID>,
    ) -> Result<Status, Refused> {
        let opened = (|| {
            process_handle.demand()?;
            let request = self.request(object_attributes, desired_access, ObjectType::PROCESS)?;
            let client = self.client_of(&request, client_id)?;
            let object = self.process_by_id(client);
            process_handle.put(self.open_by_id(&request, object)?);
            Ok(Status::SUCCESS)
        })();
        Ok(status(opened))
    }

    fn NtTerminateProcess(
        &mut self,
        process_handle: Handle,
        exit_status: Status,
    ) -> Result<Status, Stop> {
        if process_handle.is_null() {
            let mut others = self.kernel.processes[self.process].threads.clone();
            others.retain(|thread| *thread != self.thread);
            self.kernel.end_threads(&others, exit_status);
            return Ok(Status::SUCCESS);
        }
        let process = match self.process_handle(process_handle, PROCESS_TERMINATE) {
            Ok(process) => process,
            Err(failed) => return Ok(failed),
        };
        if self.kernel.processes[process].exit.is_some() {
            return Ok(self.kernel.process_ended(process));
        }
        let own = process == self.process;
        self.kernel.end_process(process, own.then_some(self.thread), exit_status);
        if own { Err(Stop::Ended) } else { Ok(Status::SUCCESS) }
    }

    fn NtQueryInformationProcess(
        &mut self,
        process_handle: Handle,
        process_information_class: InfoClass,
        process_information: &mut Out<Any>,
        process_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let (place, length) = (process_information, process_information_length);
        let class = process_information_class.0;
        if let Some(answered) =
            self.query_handles(process_handle, class, place, length, return_length)?
        {
            return Ok(answered);
        }
        Ok(status(self.query_process(process_handle, class, place, length, return_length)))
    }

    fn NtGetNextProcess(
        &mut self,
        process_handle: Handle,
        desired_access: Access,
        handle_attributes: ObjectFlags,
        flags: u32,
        new_process_handle: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let wanted = Wanted { desired: desired_access, attributes: handle_attributes, flags };
        Ok(status(self.next_process(process_handle, &wanted, new_process_handle)))
    }

    fn NtSuspendProcess(&mut self, process_handle: Handle) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            return Ok(completion.status);
        }
        let threads = match self.threads_of(process_handle) {
            Ok(threads) => threads,
            Err(failed) => return Ok(failed),
        };
        let mut own = None;
        for thread in threads {
            if thread == self.thread {
                own = self.kernel.raise_suspend_count(thread);
            } else {
                // One that is suspended as often as it can be stays so (assumed).
                self.kernel.suspend_thread(thread);
            }
        }
        match own {
            Some(before) => Err(self.park(&[], On::Resume { before }, None)),
            None => Ok(Status::SUCCESS),
        }
    }

    fn NtResumeProcess(&mut self, process_handle: Handle) -> Result<Status, Refused> {
        let resumed = self.threads_of(process_handle).map(|threads| {
            for thread in threads {
                self.kernel.resume_thread(thread);
            }
            Status::SUCCESS
        });
        Ok(status(resumed))
    }

    fn NtSetInformationProcess(
        &mut self,
        process_handle: Handle,
        process_information_class: InfoClass,
        process_information: In<&Any>,
        process_information_length: u32,
    ) -> Result<Status, Refused> {
        let (class, length) = (process_information_class.0, process_information_length);
        match self.set_handles(process_handle, class, process_information, length)? {
            Some(answered) => Ok(answered),
            None if class < CLASSES_KNOWN && !is_settable(class) => {
                Err(Refused::new("NtSetInformationProcess", "this information class"))
            }
            None => {
                Ok(status(self.set_process(process_handle, class, process_information, length)))
            }
        }
    }

    fn NtQuerySystemInformation(
        &mut self,
        system_information_class: InfoClass,
        system_information: &mut Out<Any>,
        system_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let (class, place) = (system_information_class.0, system_information);
        let length = system_information_length;
        if let Some(answered) = self.query_all_handles(class, place, length, return_length) {
            return Ok(status(answered));
        }
        if class == 0 {
            return Ok(status(self.query_system(place, length, return_length)));
        }
        if class != 5 {
            return Ok(Status::INVALID_INFO_CLASS);
        }
        let query = (|| {
            place.demand()?;
            return_length.probe()?;
            let running = self.kernel.processes().into_iter();
            let running = running.filter(|key| self.kernel.processes[*key].exit.is_none());
            let rows = running.map(|key| self.process_row(key));
            let rows: Vec<_> = self.idle_row().into_iter().chain(rows).collect();
            return_length.put(rows.len() as u32);
            place.put(Any::of(&rows));
            Ok(Status::SUCCESS)
        })();
        Ok(status(query))
    }
}
