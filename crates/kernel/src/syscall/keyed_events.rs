//! Services for keyed events.
//!
//! A thread that waits and one that releases meet if they name the same key; both sides wait for
//! the other. So a release blocks, too, until somebody comes who waits.

use calls::keyed_events::NtKeyedEventCalls;
use calls::{In, Location, ObjectAttributes, Out, Refused, Stop};
use nt::rights::{KEYEDEVENT_WAIT, KEYEDEVENT_WAKE};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::names::OUT_OF_MEMORY;
use crate::object::{Completion, KeyedEvent, ObjectId};
use crate::wait::On;
use crate::why::Why;

impl Syscall<'_> {
    /// The keyed event of a handle; no handle means the one that everybody can use.
    fn keyed_event(&mut self, handle: Handle, needed: Access) -> Result<ObjectId, Status> {
        let common = self.kernel.object_named(OUT_OF_MEMORY);
        match common.filter(|_| handle == Handle::NULL) {
            Some(common) => Ok(common),
            None => self.resolve(handle, ObjectType::KEYED_EVENT, needed),
        }
    }

    /// Meets a thread that came from the other side, or waits for one.
    fn meet(
        &mut self,
        handle: Handle,
        key: Location,
        alertable: bool,
        timeout: In<i64>,
        releases: bool,
    ) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            return Ok(completion.status);
        }
        let resolved = (|| {
            if !key.0.is_multiple_of(2) {
                let why = Why::Parameter { name: "key" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER_1));
            }
            let timeout = timeout.optional()?;
            let needed = if releases { KEYEDEVENT_WAKE } else { KEYEDEVENT_WAIT };
            Ok((self.keyed_event(handle, needed)?, timeout))
        })();
        let (id, timeout) = match resolved {
            Ok(resolved) => resolved,
            Err(failed) => return Ok(failed),
        };
        let other_side = On::Keyed { key: key.0, releases: !releases };
        let partner = self.kernel.waiters_of(id).into_iter().find(|thread| {
            let block = &self.kernel.threads[*thread];
            block.process == self.process && block.wait.is_some_and(|wait| wait.on == other_side)
        });
        if let Some(partner) = partner {
            self.kernel.complete(partner, Completion::plain(Status::SUCCESS));
            return Ok(Status::SUCCESS);
        }
        if let Some(alerted) = self.alerted(alertable) {
            return alerted;
        }
        if timeout == Some(0) {
            return Ok(Status::TIMEOUT);
        }
        let on = On::Keyed { key: key.0, releases };
        match self.sleep_until(timeout) {
            Ok(deadline) => Err(self.park_alertable(&[id], on, alertable, deadline)),
            Err(over) => Ok(over),
        }
    }
}

impl NtKeyedEventCalls for Syscall<'_> {
    fn NtCreateKeyedEvent(
        &mut self,
        keyed_event_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        flags: u32,
    ) -> Result<Status, Refused> {
        // Reserved; what else it answers is assumed.
        if flags != 0 {
            return Ok(self.refuse(Why::Parameter { name: "flags" }, Status::INVALID_PARAMETER_4));
        }
        let made = self.create(keyed_event_handle, desired_access, object_attributes, KeyedEvent);
        Ok(status(made.map(|(status, _)| status)))
    }

    fn NtOpenKeyedEvent(
        &mut self,
        keyed_event_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::KEYED_EVENT;
        Ok(status(self.open(keyed_event_handle, desired_access, object_attributes, wanted)))
    }

    fn NtWaitForKeyedEvent(
        &mut self,
        keyed_event_handle: Handle,
        key: Location,
        alertable: bool,
        timeout: In<i64>,
    ) -> Result<Status, Stop> {
        self.meet(keyed_event_handle, key, alertable, timeout, false)
    }

    fn NtReleaseKeyedEvent(
        &mut self,
        keyed_event_handle: Handle,
        key: Location,
        alertable: bool,
        timeout: In<i64>,
    ) -> Result<Status, Stop> {
        self.meet(keyed_event_handle, key, alertable, timeout, true)
    }
}
