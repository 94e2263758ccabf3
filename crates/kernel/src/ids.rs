//! The ids of processes and threads: a table like any other, but its entries are no handles.

use nt::{Access, Handle, Id, ObjectType};

use crate::handle_table::{Attributes, Entry};
use crate::kernel::Kernel;
use crate::object::ObjectId;

/// Where the id of the process System is in the table of ids.
const SYSTEM_INDEX: u32 = 1;

impl Kernel {
    /// Gives an object an id.
    pub(crate) fn take_id(&mut self, object: ObjectId) -> Option<Id> {
        let attributes = Attributes::empty();
        let handle = self.ids.insert(Entry { object, granted: Access::empty(), attributes })?;
        Some(Id(handle.0 as u32))
    }

    /// Gives an object the id of the process System.
    pub(crate) fn take_id_of_system(&mut self, object: ObjectId) -> Option<Id> {
        let attributes = Attributes::empty();
        let entry = Entry { object, granted: Access::empty(), attributes };
        let handle = self.ids.insert_below(SYSTEM_INDEX, entry)?;
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
}
