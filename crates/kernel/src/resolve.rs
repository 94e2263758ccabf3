//! From a handle value to an object: the one order of checks.

use nt::{Access, Handle, ObjectType, Status};

use crate::exceptions::{Bad, VerifierStop};
use crate::handle_table::{Attributes, Entry};
use crate::kernel::{Kernel, ProcessKey, ThreadKey};
use crate::object::ObjectId;
use crate::why::Why;

impl Kernel {
    /// Resolves a handle of a thread's process. Checks, in this order and nowhere else: the value
    /// is a pseudo handle or an open entry, the object has the wanted type, the handle was granted
    /// enough. A wrong type outranks missing rights.
    ///
    /// # Errors
    /// INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, in that order.
    #[inline]
    pub(crate) fn resolve(
        &mut self,
        by: ThreadKey,
        process: ProcessKey,
        handle: Handle,
        wanted: Option<ObjectType>,
        needed: Access,
    ) -> Result<ObjectId, Status> {
        // What most calls find: an open entry that has all of it. Whatever else there is goes
        // through the order of checks.
        let table = self.processes[process].table.as_ref();
        if let Some(entry) = table.and_then(|table| table.get(handle))
            && entry.granted.contains(needed)
            && wanted.is_none_or(|of| self.objects[entry.object].body.object_type() == of)
        {
            return Ok(entry.object);
        }
        Ok(self.resolve_entry(by, process, handle, wanted, needed)?.object)
    }

    /// As [`Self::resolve`], with the rights and flags of the handle.
    ///
    /// # Errors
    /// As [`Self::resolve`].
    #[inline(never)]
    pub(crate) fn resolve_entry(
        &mut self,
        by: ThreadKey,
        process: ProcessKey,
        handle: Handle,
        wanted: Option<ObjectType>,
        needed: Access,
    ) -> Result<Entry, Status> {
        let entry = match self.processes[process].table.as_ref().and_then(|t| t.get(handle)) {
            Some(entry) => entry,
            None => match self.pseudo(by, process, handle) {
                Some(entry) => entry,
                None => return Err(self.unresolved(process, handle)),
            },
        };
        if let Some(wanted) = wanted {
            let found = self.objects[entry.object].body.object_type();
            if found != wanted {
                self.why = Some(Why::HandleType { handle, found, wanted });
                self.stop_in_verifier(process, VerifierStop::INCORRECT_OBJECT_TYPE);
                return Err(Status::OBJECT_TYPE_MISMATCH);
            }
        }
        if !entry.granted.contains(needed) {
            let object_type = self.objects[entry.object].body.object_type();
            let granted = entry.granted;
            self.why = Some(Why::AccessHandle { handle, granted, needed, object_type });
            return Err(Status::ACCESS_DENIED);
        }
        Ok(entry)
    }

    /// What the pseudo handles for "the process" and "the thread that is calling" stand for: an
    /// entry with full access that is in no table.
    #[inline]
    pub(crate) fn pseudo(
        &self,
        by: ThreadKey,
        process: ProcessKey,
        handle: Handle,
    ) -> Option<Entry> {
        let (object, of) = match handle {
            Handle::CURRENT_PROCESS => (self.processes[process].object, ObjectType::PROCESS),
            Handle::CURRENT_THREAD => (self.threads[by].object, ObjectType::THREAD),
            _ => return None,
        };
        Some(Entry { object, granted: of.all_access(), attributes: Attributes::empty() })
    }

    #[cold]
    #[inline(never)]
    fn unresolved(&mut self, process: ProcessKey, handle: Handle) -> Status {
        self.bad_handle(process, handle, Bad::Reference);
        if handle.is_pseudo() {
            self.why = Some(Why::HandlePseudo { handle });
            return Status::INVALID_HANDLE;
        }
        self.unknown_handle(process, handle)
    }
}
