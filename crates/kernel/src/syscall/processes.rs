//! Services for processes, for the whole system, and for sections.

use calls::processes::NtProcessCalls;
use calls::{
    Any, CLIENT_ID, In, InfoClass, ObjectAttributes, Out, PROCESS_BASIC_INFORMATION,
    PROCESS_PARAMETERS, PS_ATTRIBUTE_LIST, Peb, Refused, SYSTEM_PROCESS_INFORMATION,
    SYSTEM_THREAD_INFORMATION, Stop,
};
use nt::rights::{
    PROCESS_CREATE_PROCESS, PROCESS_DUP_HANDLE, PROCESS_QUERY_LIMITED_INFORMATION,
    PROCESS_TERMINATE,
};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::threads::STILL_ACTIVE;
use super::{Syscall, status};
use crate::handle_table::{Attributes, HandleTable};
use crate::kernel::ProcessKey;
use crate::life::NewProcess;
use crate::lookup::Request;
use crate::object::{NONE, ObjectId};
use crate::volume::OnPath;
use crate::why::Why;

/// The process inherits handles.
const INHERIT_HANDLES: u32 = 0x4;
/// Information classes that Windows knows have lower numbers (assumed).
const CLASSES_KNOWN: u32 = 110;
/// The first thread starts suspended.
const SUSPENDED: u32 = 0x1;

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
                    let why = Why::IdUnknown {
                        id: client.UniqueThread,
                        wanted,
                        found: other.err().flatten(),
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

    /// Checks a handle list against the table it speaks of.
    fn check_list(&mut self, parent: ProcessKey, list: &[Handle]) -> Result<(), Status> {
        let table = self.kernel.processes[parent].table.as_ref().expect("the parent runs");
        for (at, handle) in list.iter().enumerate() {
            let why = match table.get(*handle) {
                _ if list[..at].contains(handle) => Why::ListTwice { handle: *handle },
                None => Why::ListUnknown { handle: *handle },
                Some(entry) if !entry.attributes.contains(Attributes::INHERIT) => {
                    Why::ListNotInheritable { handle: *handle }
                }
                Some(_) => continue,
            };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        Ok(())
    }

    /// The table of a new process: what it inherits, with the counts raised.
    fn inherit(
        &mut self,
        parent: ProcessKey,
        flags: u32,
        list: Option<&[Handle]>,
    ) -> Result<HandleTable, Status> {
        let inherits = flags & INHERIT_HANDLES != 0;
        if let Some(list) = list {
            if !inherits {
                return Err(self.refuse(Why::ListWithoutInherit, Status::INVALID_PARAMETER));
            }
            // A NULL anywhere in a list means that nothing is inherited.
            if list.contains(&Handle::NULL) {
                return Ok(HandleTable::new(self.kernel.handle_reuse));
            }
            self.check_list(parent, list)?;
        }
        // No child is protected, and what is unprotected inherits nothing from what is protected.
        // Source: Microsoft, "CreateProcessW".
        if !inherits || self.kernel.primary_token(parent).trust.protects() {
            return Ok(HandleTable::new(self.kernel.handle_reuse));
        }
        let (objects, infos) = (&mut self.kernel.objects, &self.kernel.infos);
        let table = self.kernel.processes[parent].table.as_ref().expect("the parent runs");
        Ok(table.inherit(|handle, entry| {
            let listed = list.is_none_or(|list| list.iter().any(|h| h.untagged() == handle));
            let object = &mut objects[entry.object];
            // An exclusive object is its creator's alone: the entry is left out (assumed).
            let exclusive = object.info != NONE && infos[object.info as usize].exclusive.is_some();
            if listed && !exclusive {
                object.handles += 1;
                object.references += 1;
            }
            listed && !exclusive
        }))
    }

    /// The process that a new one is a child of: the caller, or the one an attribute names.
    fn parent_of(
        &mut self,
        attributes: Option<&PS_ATTRIBUTE_LIST>,
        flags: u32,
    ) -> Result<ProcessKey, Status> {
        let parent = match attributes.map(|list| list.ParentProcess) {
            None | Some(Handle::NULL) => self.process,
            Some(handle) => {
                let inherits = flags & INHERIT_HANDLES != 0;
                let also = if inherits { PROCESS_DUP_HANDLE } else { Access::empty() };
                self.process_handle(handle, PROCESS_CREATE_PROCESS | also)?
            }
        };
        if self.kernel.processes[parent].table.is_none() {
            return Err(self.kernel.process_ended(parent));
        }
        Ok(parent)
    }

    /// Checks that the current directory of a new process is there.
    fn check_directory(&mut self, path: &Wide) -> Result<(), Status> {
        let drive = Wide::from("C:");
        let path = path.as_units();
        let on_drive = path.len() > 2 && Wide::from(&path[..2]).eq_ignore_case(&drive);
        let path = path.strip_suffix(&[u16::from(b'\\')]).unwrap_or(path);
        let found = on_drive.then(|| self.kernel.walk(path.get(2..).unwrap_or_default()));
        match found {
            Some(Ok(OnPath::Node(node))) if self.kernel.nodes[node].bytes().is_none() => Ok(()),
            _ => {
                let why = Why::Parameter { name: "current_directory" };
                Err(self.refuse(why, Status::NOT_A_DIRECTORY))
            }
        }
    }

    /// Makes the process and enters its two handles, or nothing.
    fn make_child(
        &mut self,
        new: NewProcess,
        standard: u32,
        requests: [&Request; 2],
        handles: [&mut Out<Handle>; 2],
        client_id: &mut Out<CLIENT_ID>,
    ) -> Result<Status, Status> {
        let (process, thread) = self.kernel.make_process(new)?;
        self.duplicate_standard(process, standard);
        let objects = [self.kernel.processes[process].object, self.kernel.threads[thread].object];
        let [process_request, thread_request] = requests;
        let opened =
            self.open_new(process_request, objects[0], ObjectType::PROCESS).and_then(|first| {
                match self.open_new(thread_request, objects[1], ObjectType::THREAD) {
                    Ok(second) => Ok([first, second]),
                    Err(failed) => {
                        let _ = self.kernel.close(self.process, first);
                        Err(failed)
                    }
                }
            });
        if let Err(failed) = opened {
            self.kernel.end_process(process, None, failed);
        } else {
            client_id.put(CLIENT_ID {
                UniqueProcess: self.kernel.processes[process].id,
                UniqueThread: self.kernel.threads[thread].id,
            });
        }
        for object in objects {
            self.kernel.dereference(object);
        }
        for (place, handle) in handles.into_iter().zip(opened?) {
            place.put(handle);
        }
        Ok(Status::SUCCESS)
    }

    /// Duplicates standard handles of the creator into a new process: same rights, same flags. One
    /// that cannot be duplicated is NULL there.
    fn duplicate_standard(&mut self, process: ProcessKey, slots: u32) {
        for slot in (0..3).filter(|slot| slots & 1 << slot != 0) {
            let own = self.kernel.processes[process].peb.standard[slot];
            let table = self.kernel.processes[self.process].table.as_ref();
            let entry = table.and_then(|table| table.get(own));
            let handle = entry.and_then(|entry| self.kernel.open(process, entry).ok());
            let child = &mut self.kernel.processes[process];
            child.peb.standard[slot] = handle.unwrap_or(Handle::NULL);
            child.duplicated.extend(handle);
        }
    }

    /// One row of SystemProcessInformation.
    fn process_row(&self, key: ProcessKey) -> SYSTEM_PROCESS_INFORMATION {
        let process = &self.kernel.processes[key];
        let threads = process.threads.iter().map(|thread| SYSTEM_THREAD_INFORMATION {
            ClientId: CLIENT_ID {
                UniqueProcess: process.id,
                UniqueThread: self.kernel.threads[*thread].id,
            },
            Priority: 8,
            BasePriority: 8,
            ..SYSTEM_THREAD_INFORMATION::default()
        });
        SYSTEM_PROCESS_INFORMATION {
            ImageName: process.image.clone(),
            BasePriority: 8,
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
        if process_flags & !INHERIT_HANDLES != 0 || thread_flags & !SUSPENDED != 0 {
            let what = "creation flags but inheritance and suspension";
            return Err(Refused::new("NtCreateUserProcess", what));
        }
        let created = (|| {
            process_handle.demand()?;
            thread_handle.demand()?;
            client_id.probe()?;
            let requests = [
                self.request(
                    process_object_attributes,
                    process_desired_access,
                    ObjectType::PROCESS,
                )?,
                self.request(thread_object_attributes, thread_desired_access, ObjectType::THREAD)?,
            ];
            let parameters = process_parameters.required()?;
            let attributes = attribute_list.optional()?;
            let parent = self.parent_of(attributes, process_flags)?;
            self.demand_room(2)?;
            let list = match attributes {
                Some(PS_ATTRIBUTE_LIST { HandleList: In::Given(list), .. }) => Some(&list[..]),
                Some(PS_ATTRIBUTE_LIST { HandleList: In::Fault(status), .. }) => {
                    return Err(*status);
                }
                _ => None,
            };
            self.check_directory(&parameters.CurrentDirectory)?;
            let security = [
                self.given_descriptor(&requests[0], ObjectType::PROCESS)?,
                self.given_descriptor(&requests[1], ObjectType::THREAD)?,
            ];
            let table = self.inherit(parent, process_flags, list)?;
            let token = self.kernel.child_token(parent);
            let parent = &self.kernel.processes[parent];
            let new = NewProcess {
                image: file_name(&parameters.ImagePathName),
                parent: parent.id,
                token,
                security,
                table,
                peb: peb_of(parameters),
                suspended: thread_flags & SUSPENDED != 0,
            };
            let requests = [&requests[0], &requests[1]];
            let standard = attributes.map_or(0, |list| list.DuplicateStandard);
            let handles = [process_handle, thread_handle];
            self.make_child(new, standard, requests, handles, client_id)
        })();
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
        let query = (|| {
            let size = match class {
                0 => PROCESS_BASIC_INFORMATION::ROW.size,
                _ => return Err(Status::INVALID_INFO_CLASS),
            };
            if length != size {
                return Err(self.wrong_length(size));
            }
            let process = self.process_handle(process_handle, PROCESS_QUERY_LIMITED_INFORMATION)?;
            let process = &self.kernel.processes[process];
            let info = PROCESS_BASIC_INFORMATION {
                ExitStatus: process.exit.unwrap_or(STILL_ACTIVE),
                BasePriority: 8,
                UniqueProcessId: process.id,
                InheritedFromUniqueProcessId: process.parent,
                ..PROCESS_BASIC_INFORMATION::default()
            };
            self.answer_query(info, size, place, length, return_length)
        })();
        Ok(status(query))
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
            None if class < CLASSES_KNOWN => {
                Err(Refused::new("NtSetInformationProcess", "this information class"))
            }
            None => Ok(Status::INVALID_INFO_CLASS),
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
        if class != 5 {
            return Ok(Status::INVALID_INFO_CLASS);
        }
        let query = (|| {
            place.demand()?;
            return_length.probe()?;
            let running = self.kernel.processes().into_iter();
            let running = running.filter(|key| self.kernel.processes[*key].exit.is_none());
            let rows: Vec<_> = running.map(|key| self.process_row(key)).collect();
            return_length.put(rows.len() as u32);
            place.put(Any::of(&rows));
            Ok(Status::SUCCESS)
        })();
        Ok(status(query))
    }
}

/// What user-mode code of a new process finds.
fn peb_of(parameters: &PROCESS_PARAMETERS) -> Peb {
    Peb {
        image: parameters.ImagePathName.clone(),
        command_line: parameters.CommandLine.clone(),
        directory: parameters.CurrentDirectory.clone(),
        standard: [parameters.StandardInput, parameters.StandardOutput, parameters.StandardError],
        ..Peb::default()
    }
}

/// The last component of a path.
fn file_name(path: &Wide) -> Wide {
    let units = path.as_units();
    let separator = |unit: &u16| *unit == u16::from(b'\\') || *unit == u16::from(b'/');
    let from = units.iter().rposition(separator).map_or(0, |at| at + 1);
    Wide::from(&units[from..])
}
