//! Services for events.

use calls::events::NtEventCalls;
use calls::{
    Any, EVENT_BASIC_INFORMATION, EventType, In, InfoClass, ObjectAttributes, Out, Refused,
};
use nt::rights::{EVENT_MODIFY_STATE, EVENT_QUERY_STATE};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::object::{Body, Event, ObjectId};
use crate::why::Why;

/// NotificationEvent and SynchronizationEvent.
const KINDS: u32 = 2;

impl Syscall<'_> {
    fn event(&mut self, id: ObjectId) -> &mut Event {
        match &mut self.kernel.at_mut(id).body {
            Body::Event(event) => event,
            _ => unreachable!("resolved as an event"),
        }
    }

    /// Changes an event's state and tells the one before.
    #[inline]
    fn change_event(
        &mut self,
        handle: Handle,
        previous: &mut Out<i32>,
        change: impl FnOnce(&mut Self, ObjectId),
    ) -> Result<Status, Status> {
        previous.probe()?;
        let id = self.resolve(handle, ObjectType::EVENT, EVENT_MODIFY_STATE)?;
        let before = self.event(id).signaled;
        change(self, id);
        previous.put(before.into());
        Ok(Status::SUCCESS)
    }
}

impl NtEventCalls for Syscall<'_> {
    fn NtCreateEvent(
        &mut self,
        event_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        event_type: EventType,
        initial_state: bool,
    ) -> Result<Status, Refused> {
        if event_type.0 >= KINDS {
            let why = Why::Parameter { name: "event_type" };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let event = Event { manual_reset: event_type.0 == 0, signaled: initial_state };
        let made = self.create(event_handle, desired_access, object_attributes, event);
        Ok(status(made.map(|(status, _)| status)))
    }

    fn NtOpenEvent(
        &mut self,
        event_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::EVENT;
        Ok(status(self.open(event_handle, desired_access, object_attributes, wanted)))
    }

    fn NtSetEvent(
        &mut self,
        event_handle: Handle,
        previous_state: &mut Out<i32>,
    ) -> Result<Status, Refused> {
        Ok(status(self.change_event(event_handle, previous_state, |this, id| {
            this.event(id).signaled = true;
            this.kernel.wake(id);
        })))
    }

    fn NtResetEvent(
        &mut self,
        event_handle: Handle,
        previous_state: &mut Out<i32>,
    ) -> Result<Status, Refused> {
        Ok(status(self.change_event(event_handle, previous_state, |this, id| {
            this.event(id).signaled &= this.kernel.choices.broken;
        })))
    }

    fn NtClearEvent(&mut self, event_handle: Handle) -> Result<Status, Refused> {
        self.NtResetEvent(event_handle, &mut Out::Null)
    }

    fn NtPulseEvent(
        &mut self,
        event_handle: Handle,
        previous_state: &mut Out<i32>,
    ) -> Result<Status, Refused> {
        Ok(status(self.change_event(event_handle, previous_state, |this, id| {
            this.event(id).signaled = true;
            this.kernel.wake(id);
            this.event(id).signaled = false;
        })))
    }

    fn NtQueryEvent(
        &mut self,
        event_handle: Handle,
        event_information_class: InfoClass,
        event_information: &mut Out<Any>,
        event_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let query = (|| {
            let id = self.resolve(event_handle, ObjectType::EVENT, EVENT_QUERY_STATE)?;
            if event_information_class.0 != 0 {
                return Err(Status::INVALID_INFO_CLASS);
            }
            if event_information_length != EVENT_BASIC_INFORMATION::ROW.size {
                return Err(self.wrong_length(EVENT_BASIC_INFORMATION::ROW.size));
            }
            let event = *self.event(id);
            let info = EVENT_BASIC_INFORMATION {
                EventType: EventType((!event.manual_reset).into()),
                EventState: event.signaled.into(),
            };
            let size = EVENT_BASIC_INFORMATION::ROW.size;
            self.answer_query(
                info,
                size,
                event_information,
                event_information_length,
                return_length,
            )
        })();
        Ok(status(query))
    }
}
