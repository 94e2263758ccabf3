//! NtCreateUserProcess: its checks in order, what the child inherits, and its making.
//!
//! The order is: places, flags, the parent, the handle list, the command line, the program, the
//! current directory, what kind of program it is, jobs, and last the room for the handles.

use calls::{
    CLIENT_ID, In, ObjectAttributes, Out, PROCESS_PARAMETERS, PS_ATTRIBUTE_LIST, Peb, Refused,
};
use nt::rights::{PROCESS_CREATE_PROCESS, PROCESS_DUP_HANDLE};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::Syscall;
use crate::exceptions::Checking;
use crate::handle_table::{Attributes, HandleTable};
use crate::image::{Found, Image, Subsystem};
use crate::kernel::{NodeKey, ProcessKey};
use crate::life::NewProcess;
use crate::lookup::{self, Request};
use crate::object::{Device, NONE};
use crate::priority::PriorityClass;
use crate::security::Privilege;
use crate::volume::OnPath;
use crate::why::{Unborn, Why};

/// The process leaves its parent's jobs.
const BREAKAWAY: u32 = 0x1;
/// The process inherits handles.
const INHERIT_HANDLES: u32 = 0x4;
/// The first thread starts suspended.
const SUSPENDED: u32 = 0x1;

/// Values of ConsoleHandle that are no handles: no console, a new one, one without a window.
const NO_CONSOLE: Handle = Handle(-1_i64 as u64);
const NEW_CONSOLE: Handle = Handle(-2_i64 as u64);
const NO_WINDOW: Handle = Handle(-3_i64 as u64);

/// STARTF_USESTDHANDLES.
const USES_STANDARD: u32 = 0x100;

/// As many characters as a command line can have.
const COMMAND_LINE_MAX: usize = 32_767;

/// The one bit of a child process policy that is modelled: the process may have no children.
const NO_CHILDREN: u32 = 0x1;

/// PROCESS_CREATION_MITIGATION_POLICY_STRICT_HANDLE_CHECKS_ALWAYS_ON.
const STRICT_HANDLE_CHECKS: u64 = 0x1 << 24;

/// The arguments of NtCreateUserProcess.
pub(super) struct Birth<'a, 'c> {
    pub handles: [&'a mut Out<Handle>; 2],
    pub desired: [Access; 2],
    pub attributes: [In<ObjectAttributes<'c>>; 2],
    pub process_flags: u32,
    pub thread_flags: u32,
    pub parameters: In<&'c PROCESS_PARAMETERS>,
    pub client_id: &'a mut Out<CLIENT_ID>,
    pub list: In<&'c PS_ATTRIBUTE_LIST>,
}

impl Birth<'_, '_> {
    fn inherits(&self) -> bool {
        self.process_flags & INHERIT_HANDLES != 0
    }

    /// What is asked for and not modelled.
    fn refusal(&self) -> Option<&'static str> {
        let list = match self.list {
            In::Given(list) => list,
            _ => &PS_ATTRIBUTE_LIST::default(),
        };
        if self.process_flags & !(INHERIT_HANDLES | BREAKAWAY) != 0
            || self.thread_flags & !SUSPENDED != 0
        {
            Some("creation flags but inheritance, breakaway and suspension")
        } else if list.MitigationOptions & !STRICT_HANDLE_CHECKS != 0 {
            Some("mitigation options but strict handle checks")
        } else if list.ChildProcessPolicy & !NO_CHILDREN != 0 {
            Some("child process policies but the restricted one")
        } else {
            None
        }
    }
}

impl Syscall<'_> {
    /// NtCreateUserProcess.
    pub(super) fn create_process(
        &mut self,
        birth: &mut Birth,
    ) -> Result<Result<Status, Status>, Refused> {
        if let Some(what) = birth.refusal() {
            return Err(Refused::new("NtCreateUserProcess", what));
        }
        Ok(self.create_modelled(birth))
    }

    fn create_modelled(&mut self, birth: &mut Birth) -> Result<Status, Status> {
        for handle in &birth.handles {
            handle.demand()?;
        }
        birth.client_id.probe()?;
        let [process, thread] = [ObjectType::PROCESS, ObjectType::THREAD];
        let requests = [
            self.request(birth.attributes[0], birth.desired[0], process)?,
            self.request(birth.attributes[1], birth.desired[1], thread)?,
        ];
        let parameters = birth.parameters.required()?;
        let Some(attributes) = birth.list.optional()? else {
            let why = Why::Parameter { name: "attribute_list" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        };
        let parent = self.parent_of(attributes.ParentProcess, birth.inherits())?;
        let list = listed(&attributes.HandleList)?;
        self.check_inheritance(parent, birth.inherits(), list)?;
        if parameters.CommandLine.len() > COMMAND_LINE_MAX {
            let why = Why::Parameter { name: "command_line" };
            return Err(self.refuse(why, Status::NAME_TOO_LONG));
        }
        let found = self.find_program(attributes)?;
        let directory = self.check_directory(&parameters.CurrentDirectory)?;
        let token = self.kernel.primary_token(parent).clone();
        let image = self.kernel.check_image(found.image, &token)?;
        let security = [
            self.given_descriptor(&requests[0], process)?,
            self.given_descriptor(&requests[1], thread)?,
        ];
        let leaves = birth.process_flags & BREAKAWAY != 0;
        let jobs = self.jobs_of_child(parent, leaves, attributes)?;
        self.demand_room(2)?;
        let mut table = self.inherit(parent, birth.inherits(), list);
        table.set_quota(self.kernel.processes[parent].table.as_ref().and_then(HandleTable::quota));
        let new = NewProcess {
            image: file_name(&parameters.ImagePathName),
            path: parameters.ImagePathName.clone(),
            node: found.node,
            parent: self.kernel.processes[parent].id,
            session: self.kernel.processes[parent].session,
            token: self.kernel.child_token(parent, found.node),
            security,
            table,
            peb: self.peb_of(parameters, attributes),
            directory: Some(directory),
            jobs,
            priority: self.priority_of_child(parent, attributes)?,
            windowed: image.subsystem == Subsystem::Gui,
            affinity: Some(self.kernel.processes[parent].affinity),
            checking: if attributes.MitigationOptions & STRICT_HANDLE_CHECKS != 0 {
                Checking::STRICT
            } else {
                Checking::empty()
            },
            childless: attributes.ChildProcessPolicy & NO_CHILDREN != 0,
            suspended: birth.thread_flags & SUSPENDED != 0,
            is_system: false,
        };
        let standard = Standard {
            parent,
            slots: attributes.DuplicateStandard,
            console: parameters.ConsoleHandle,
            filled: parameters.WindowFlags.0 & USES_STANDARD != 0,
        };
        self.make_child(new, &image, &standard, &requests, birth)
    }

    /// The process that a new one is a child of: the caller, or the one an attribute names.
    fn parent_of(&mut self, named: Handle, inherits: bool) -> Result<ProcessKey, Status> {
        let parent = match named {
            Handle::NULL => self.process,
            handle => {
                let also = if inherits { PROCESS_DUP_HANDLE } else { Access::empty() };
                self.process_handle(handle, PROCESS_CREATE_PROCESS | also)?
            }
        };
        if self.kernel.processes[parent].table.is_none() {
            return Err(self.kernel.process_ended(parent));
        }
        if self.kernel.processes[self.process].childless {
            return Err(self.refuse(Why::Birth(Unborn::Childless), Status::ACCESS_DENIED));
        }
        // Microsoft, "CreateProcessW": who inherits is in its creator's session; the status is
        // assumed.
        let sessions = [parent, self.process].map(|key| self.kernel.processes[key].session);
        if inherits && sessions[0] != sessions[1] {
            let why = Why::Birth(Unborn::OtherSession { parent: sessions[0], caller: sessions[1] });
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        Ok(parent)
    }

    /// Checks a handle list, if there is one.
    fn check_inheritance(
        &mut self,
        parent: ProcessKey,
        inherits: bool,
        list: Option<&[Handle]>,
    ) -> Result<(), Status> {
        match list {
            None => Ok(()),
            Some(_) if !inherits => {
                Err(self.refuse(Why::ListWithoutInherit, Status::INVALID_PARAMETER))
            }
            // A NULL anywhere in a list means that nothing is inherited.
            Some(list) if list.contains(&Handle::NULL) => Ok(()),
            Some(list) => self.check_list(parent, list),
        }
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
        inherits: bool,
        list: Option<&[Handle]>,
    ) -> HandleTable {
        // No child is protected, and what is unprotected inherits nothing from what is protected.
        // Source: Microsoft, "CreateProcessW".
        let protected = self.kernel.primary_token(parent).trust.protects();
        if !inherits || protected || list.is_some_and(|list| list.contains(&Handle::NULL)) {
            return HandleTable::new(self.kernel.handle_reuse);
        }
        let (objects, infos) = (&mut self.kernel.objects, &self.kernel.infos);
        let table = self.kernel.processes[parent].table.as_ref().expect("the parent runs");
        table.inherit(|handle, entry| {
            let listed = list.is_none_or(|list| list.iter().any(|h| h.untagged() == handle));
            let object = &mut objects[entry.object];
            // An exclusive object is its creator's alone: the entry is left out (assumed).
            let exclusive = object.info != NONE && infos[object.info as usize].exclusive.is_some();
            if listed && !exclusive {
                object.handles += 1;
                object.references += 1;
            }
            listed && !exclusive
        })
    }

    /// Finds the program that an attribute names.
    fn find_program(&mut self, attributes: &PS_ATTRIBUTE_LIST) -> Result<Found, Status> {
        let name = match &attributes.ImageName {
            In::Given(name) => name.as_units(),
            In::Fault(status) => return Err(*status),
            In::Null => {
                let why = Why::Parameter { name: "attribute_list" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
        };
        let attributes = ObjectAttributes { name: In::Given(name), ..ObjectAttributes::NONE };
        let request = self.request(In::Given(attributes), Access::empty(), ObjectType::FILE)?;
        match self.kernel.look_up(&request, name, false)? {
            lookup::Found::Device { device: Device::Volume(at), rest } => {
                self.kernel.find_image(self.thread, at, &rest)
            }
            lookup::Found::Missing { .. } | lookup::Found::Device { .. } => {
                Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND))
            }
            lookup::Found::Object(id) => {
                let found = self.kernel.at(id).body.object_type();
                let why = Why::NameType { found, wanted: ObjectType::FILE };
                Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH))
            }
        }
    }

    /// The directory of a path, which must be there.
    pub(super) fn check_directory(&mut self, path: &Wide) -> Result<NodeKey, Status> {
        let path = path.as_units();
        let on_drive = path.len() > 2;
        let path = path.strip_suffix(&[u16::from(b'\\')]).unwrap_or(path);
        let found = on_drive.then(|| self.kernel.walk_full(path));
        match found {
            Some(Ok(OnPath::Node(node))) if self.kernel.nodes[node].bytes().is_none() => Ok(node),
            _ => {
                let why = Why::Parameter { name: "current_directory" };
                Err(self.refuse(why, Status::NOT_A_DIRECTORY))
            }
        }
    }

    /// The directory of a path that is to become the current one. What is missing is told apart
    /// from what is no directory.
    pub(super) fn find_directory(&mut self, path: &Wide) -> Result<NodeKey, Status> {
        let units = path.as_units();
        let units = units.strip_suffix(&[u16::from(b'\\')]).unwrap_or(units);
        match self.kernel.walk_full(units)? {
            OnPath::Missing(..) => {
                Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND))
            }
            OnPath::Node(_) => self.check_directory(path),
        }
    }

    /// The class of a child: the one asked for, or what its parent passes on. Without the privilege
    /// real time becomes high, silently.
    fn priority_of_child(
        &mut self,
        parent: ProcessKey,
        attributes: &PS_ATTRIBUTE_LIST,
    ) -> Result<PriorityClass, Status> {
        match PriorityClass::from_number(attributes.PriorityClass) {
            _ if attributes.PriorityClass == 0 => {
                Ok(self.kernel.processes[parent].priority.passed_on())
            }
            Some(PriorityClass::Realtime) if !self.may_raise_priority() => Ok(PriorityClass::High),
            Some(class) => Ok(class),
            None => {
                let why = Why::Parameter { name: "attribute_list" };
                Err(self.refuse(why, Status::INVALID_PARAMETER))
            }
        }
    }

    /// Whether the caller may ask for the class of real time.
    pub(super) fn may_raise_priority(&self) -> bool {
        let token = self.kernel.effective_token(self.thread);
        token.may(Privilege::INCREASE_PRIORITY) && token.acts()
    }

    /// Makes the process and enters its two handles, or nothing.
    fn make_child(
        &mut self,
        new: NewProcess,
        image: &Image,
        standard: &Standard,
        requests: &[Request; 2],
        birth: &mut Birth,
    ) -> Result<Status, Status> {
        let suspended = new.suspended;
        let (process, thread) = self.kernel.make_process(new)?;
        self.arrange_standard(process, image.subsystem, standard);
        let objects = [self.kernel.processes[process].object, self.kernel.threads[thread].object];
        let opened = self.open_new(&requests[0], objects[0], ObjectType::PROCESS).and_then(
            |first| match self.open_new(&requests[1], objects[1], ObjectType::THREAD) {
                Ok(second) => Ok([first, second]),
                Err(failed) => {
                    let _ = self.kernel.close(self.process, first);
                    Err(failed)
                }
            },
        );
        match opened {
            Err(failed) => self.kernel.end_process(process, None, failed),
            Ok(handles) => {
                birth.client_id.put(CLIENT_ID {
                    UniqueProcess: self.kernel.processes[process].id,
                    UniqueThread: self.kernel.threads[thread].id,
                });
                for (place, handle) in birth.handles.iter_mut().zip(handles) {
                    place.put(handle);
                }
                self.kernel.processes[process].exits = image.exits;
                if !suspended {
                    self.kernel.start_or_exit(thread);
                }
            }
        }
        for object in objects {
            self.kernel.dereference(object);
        }
        opened.map(|_| Status::SUCCESS)
    }

    /// The console of a new process and its standard handles.
    fn arrange_standard(&mut self, process: ProcessKey, of: Subsystem, standard: &Standard) {
        let own = self.kernel.processes[self.process].peb.console;
        let is_console = of == Subsystem::Console;
        let child = &mut self.kernel.processes[process].peb;
        child.console = if is_console && standard.console.is_null() { own } else { 0 };
        let new = matches!(standard.console, NEW_CONSOLE | NO_WINDOW)
            || standard.console != NO_CONSOLE && own == 0;
        for slot in (0..3).filter(|slot| standard.slots & 1 << slot != 0) {
            self.kernel.processes[process].peb.standard[slot] =
                self.duplicate_standard(process, slot, is_console && !new, standard.parent);
        }
        if is_console && new {
            self.kernel.attach_new_console(process, standard.filled);
        }
    }

    /// Duplicates a standard handle of the parent into a new process: same rights, same flags. One
    /// that cannot be duplicated is NULL there.
    fn duplicate_standard(
        &mut self,
        process: ProcessKey,
        slot: usize,
        wanted: bool,
        parent: ProcessKey,
    ) -> Handle {
        let value = self.kernel.processes[process].peb.standard[slot];
        let table = self.kernel.processes[parent].table.as_ref();
        let entry = table.filter(|_| wanted).and_then(|table| table.get(value));
        let handle = entry.and_then(|entry| self.kernel.open(process, entry).ok());
        self.kernel.processes[process].duplicated.extend(handle);
        handle.unwrap_or(Handle::NULL)
    }

    /// What user-mode code of a new process finds.
    fn peb_of(&self, parameters: &PROCESS_PARAMETERS, attributes: &PS_ATTRIBUTE_LIST) -> Peb {
        let own = &self.kernel.processes[self.process].peb;
        Peb {
            image: parameters.ImagePathName.clone(),
            command_line: parameters.CommandLine.clone(),
            directory: parameters.CurrentDirectory.clone(),
            standard: [
                parameters.StandardInput,
                parameters.StandardOutput,
                parameters.StandardError,
            ],
            environment: match &parameters.Environment {
                In::Given(block) => block.clone(),
                _ => own.environment.clone(),
            },
            console: 0,
            group: parameters.ProcessGroupId,
            error_mode: if attributes.DefaultErrorMode { 0 } else { own.error_mode },
            ..Peb::default()
        }
    }
}

/// What decides about the console of a new process and its standard handles.
struct Standard {
    /// In whose table the values are looked up.
    parent: ProcessKey,
    /// Which of them are duplicated.
    slots: u32,
    /// Which console.
    console: Handle,
    /// Whether the creator filled slots with handles of its choice.
    filled: bool,
}

/// A list of handles that may not be there.
fn listed(list: &In<Vec<Handle>>) -> Result<Option<&[Handle]>, Status> {
    match list {
        In::Null => Ok(None),
        In::Fault(status) => Err(*status),
        In::Given(list) => Ok(Some(list)),
    }
}

/// The last component of a path.
fn file_name(path: &Wide) -> Wide {
    let units = path.as_units();
    let separator = |unit: &u16| *unit == u16::from(b'\\') || *unit == u16::from(b'/');
    let from = units.iter().rposition(separator).map_or(0, |at| at + 1);
    Wide::from(&units[from..])
}
