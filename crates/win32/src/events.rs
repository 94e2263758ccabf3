//! Events.

use calls::events::EventCalls;
use calls::{
    Event, EventFlags, EventType, HandleOf, In, NtCalls, Out, Refused, SECURITY_ATTRIBUTES,
    UserMemory,
};
use nt::rights::EVENT_ALL_ACCESS;
use nt::{Access, Handle, Win32Error};

use crate::Win32;

/// CREATE_EVENT_MANUAL_RESET and CREATE_EVENT_INITIAL_SET.
const MANUAL_RESET: u32 = 0x1;
const INITIAL_SET: u32 = 0x2;

/// NotificationEvent and SynchronizationEvent.
const NOTIFICATION: EventType = EventType(0);
const SYNCHRONIZATION: EventType = EventType(1);

impl<N: NtCalls + UserMemory> Win32<N> {
    #[inline]
    fn create_event(
        &mut self,
        security: In<&SECURITY_ATTRIBUTES>,
        name: In<&[u16]>,
        manual: bool,
        set: bool,
        desired: Access,
    ) -> Result<HandleOf<Event>, Refused> {
        let kind = if manual { NOTIFICATION } else { SYNCHRONIZATION };
        let made = self.create(security, name, |nt, handle, attributes| {
            nt.NtCreateEvent(handle, desired, attributes, kind, set)
        });
        Ok(made?.into())
    }
}

impl<N: NtCalls + UserMemory> EventCalls for Win32<N> {
    #[inline]
    fn CreateEventW(
        &mut self,
        lpEventAttributes: In<&SECURITY_ATTRIBUTES>,
        bManualReset: bool,
        bInitialState: bool,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Event>, Refused> {
        let all = EVENT_ALL_ACCESS;
        self.create_event(lpEventAttributes, lpName, bManualReset, bInitialState, all)
    }

    fn CreateEventExW(
        &mut self,
        lpEventAttributes: In<&SECURITY_ATTRIBUTES>,
        lpName: In<&[u16]>,
        dwFlags: EventFlags,
        dwDesiredAccess: Access,
    ) -> Result<HandleOf<Event>, Refused> {
        let EventFlags(flags) = dwFlags;
        // Assumed; the page names two flags and is silent about others.
        if flags & !(MANUAL_RESET | INITIAL_SET) != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL).into());
        }
        let (manual, set) = (flags & MANUAL_RESET != 0, flags & INITIAL_SET != 0);
        self.create_event(lpEventAttributes, lpName, manual, set, dwDesiredAccess)
    }

    fn OpenEventW(
        &mut self,
        dwDesiredAccess: Access,
        bInheritHandle: bool,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Event>, Refused> {
        let opened = self.open(bInheritHandle, lpName, |nt, handle, attributes| {
            nt.NtOpenEvent(handle, dwDesiredAccess, attributes)
        });
        Ok(opened?.into())
    }

    #[inline]
    fn SetEvent(&mut self, hEvent: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtSetEvent(hEvent, &mut Out::Null)?;
        Ok(self.answer(status))
    }

    #[inline]
    fn ResetEvent(&mut self, hEvent: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtResetEvent(hEvent, &mut Out::Null)?;
        Ok(self.answer(status))
    }

    #[inline]
    fn PulseEvent(&mut self, hEvent: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtPulseEvent(hEvent, &mut Out::Null)?;
        Ok(self.answer(status))
    }
}
