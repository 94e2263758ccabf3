//! NtGetNextProcess and NtGetNextThread: from one to the next that the caller may open.

use calls::{ObjectFlags, Out};
use nt::rights::PROCESS_QUERY_INFORMATION;
use nt::{Access, Handle, Status};

use super::Syscall;
use crate::handle_table::{Attributes, Entry};
use crate::object::ObjectId;
use crate::why::Why;

/// OBJ_INHERIT, the one attribute that means something here.
const INHERIT: u32 = 0x2;

/// What is wanted of whoever comes next.
pub(super) struct Wanted {
    pub(super) desired: Access,
    pub(super) attributes: ObjectFlags,
    pub(super) flags: u32,
}

impl Syscall<'_> {
    /// The process that was created next after another. Those that have ended are among them while
    /// their objects live (assumed).
    pub(super) fn next_process(
        &mut self,
        after: Handle,
        wanted: &Wanted,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        place.demand()?;
        self.plain_step(wanted)?;
        let all = self.kernel.processes();
        let at = match after {
            Handle::NULL => 0,
            handle => {
                let key = self.process_handle(handle, Access::empty())?;
                all.iter().position(|other| *other == key).map_or(all.len(), |at| at + 1)
            }
        };
        let objects = all[at..].iter().map(|key| self.kernel.processes[*key].object).collect();
        self.open_first(objects, wanted, place)
    }

    /// The thread of a process that was created next after another.
    pub(super) fn next_thread(
        &mut self,
        process: Handle,
        after: Handle,
        wanted: &Wanted,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        place.demand()?;
        self.plain_step(wanted)?;
        let process = self.process_handle(process, PROCESS_QUERY_INFORMATION)?;
        let all = self.kernel.processes[process].threads.clone();
        let at = match after {
            Handle::NULL => 0,
            handle => {
                let key = self.thread_handle(handle, Access::empty())?;
                let id = self.kernel.threads[key].id;
                // Whoever has ended stands where it stood: ids tell who was created before.
                let stood = all.iter().position(|other| *other == key).map(|at| at + 1);
                let later = || all.iter().position(|other| self.kernel.threads[*other].id > id);
                stood.or_else(later).unwrap_or(all.len())
            }
        };
        let objects = all[at..].iter().map(|key| self.kernel.threads[*key].object).collect();
        self.open_first(objects, wanted, place)
    }

    fn plain_step(&mut self, wanted: &Wanted) -> Result<(), Status> {
        let name = match wanted {
            Wanted { attributes, .. } if attributes.0 & !INHERIT != 0 => "handle_attributes",
            Wanted { flags: 1.., .. } => "flags",
            _ => return Ok(()),
        };
        Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER))
    }

    /// Opens the first of these objects that the caller may open; others are passed over.
    fn open_first(
        &mut self,
        objects: Vec<ObjectId>,
        wanted: &Wanted,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        for object in objects {
            let granted = match self.kernel.check_access(self.thread, object, wanted.desired) {
                Ok(granted) => granted,
                Err(_) => {
                    self.kernel.why = None;
                    continue;
                }
            };
            let inherit = wanted.attributes.0 & INHERIT != 0;
            let attributes = if inherit { Attributes::INHERIT } else { Attributes::empty() };
            let entry = Entry { object, granted, attributes };
            place.put(self.kernel.open(self.process, entry)?);
            return Ok(Status::SUCCESS);
        }
        Err(Status::NO_MORE_ENTRIES)
    }
}
