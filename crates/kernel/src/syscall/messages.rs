//! Services for messages, and for waits that look at the queue of a thread.

use calls::messages::NtMessageCalls;
use calls::{Address, In, MSG, Out, POINT, PeekFlags, QueueFlags, Refused, Stop, WaitFlags};
use nt::rights::PROCESS_QUERY_INFORMATION;
use nt::{Access, Handle, Id, ObjectType, Status};

use super::waits::OBJECTS_MAX;
use super::{Syscall, status};
use crate::gui::Gui;
use crate::kernel::ThreadKey;
use crate::messages::{ANY, Filter, Message};
use crate::object::ObjectId;
use crate::wait::On;
use crate::why::{GuiWhy, Why};

/// PM_REMOVE, and the other flags that PeekMessage takes: PM_NOYIELD and what narrows the search.
const REMOVE: u32 = 0x1;

/// MWMO_WAITALL, MWMO_ALERTABLE and MWMO_INPUTAVAILABLE.
const FOR_ALL: u32 = 0x1;
const ALERTABLE: u32 = 0x2;
const AVAILABLE: u32 = 0x4;

/// A message as programs see it.
fn told(message: &Message) -> MSG {
    MSG {
        hwnd: message.window,
        message: message.number,
        wParam: Address(message.arguments[0]),
        lParam: Address(message.arguments[1]),
        time: message.time,
        pt: POINT::default(),
    }
}

impl Syscall<'_> {
    /// The thread that a window belongs to; with NULL the caller.
    fn thread_of_window(&mut self, window: Handle) -> Result<ThreadKey, Status> {
        match self.kernel.windows.get(window) {
            _ if window.is_null() => Ok(self.thread),
            Some((Gui::Window(owner), _)) => Ok(owner),
            _ => Err(self.refuse(Why::Gui(GuiWhy::Unknown), Status::INVALID_HANDLE)),
        }
    }

    /// The thread that an id names, which must have a queue.
    fn thread_with_queue(&mut self, id: Id) -> Result<ThreadKey, Status> {
        let found = self.kernel.by_id(id, ObjectType::THREAD).ok();
        let key = found.map(|object| self.kernel.thread_of(object));
        let key = key.filter(|key| self.kernel.threads[*key].exit.is_none());
        match key {
            Some(key) if key == self.thread || self.kernel.threads[key].queue.is_some() => Ok(key),
            found => {
                let why = Why::Gui(GuiWhy::NoQueue { id, exists: found.is_some() });
                Err(self.refuse(why, Status::INVALID_CID))
            }
        }
    }

    /// Which messages a call asks for. A window has to be one of the caller's.
    fn filter(&mut self, window: Handle, first: u32, last: u32) -> Result<Filter, Status> {
        if !window.is_null() && window != Handle::INVALID {
            let owner = self.thread_of_window(window)?;
            if owner != self.thread {
                let why = Why::Gui(GuiWhy::Thread { owner });
                return Err(self.refuse(why, Status::INVALID_HANDLE));
            }
        }
        Ok(Filter { window, numbers: (first, last) })
    }

    /// Waits for objects and for the queue: at once, or asleep until a time.
    fn wait_with_queue(
        &mut self,
        handles: &[Handle],
        timeout: Option<i64>,
        mask: u32,
        flags: u32,
    ) -> Result<Status, Stop> {
        let mut objects = [ObjectId::default(); OBJECTS_MAX];
        if let Err(failed) = self.resolve_all(handles, &mut objects) {
            return Ok(failed);
        }
        let all = flags & FOR_ALL != 0;
        if all && let Some((first, second)) = self.same_twice(handles, &objects[..handles.len()]) {
            let why = Why::WaitTwice { first, second };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER_MIX));
        }
        let event = self.kernel.await_queue(self.thread, mask, flags & AVAILABLE != 0);
        objects[handles.len()] = event;
        let objects = &objects[..=handles.len()];
        let waited = self.wait(objects, all, flags & ALERTABLE != 0, timeout);
        if waited != Err(Stop::Parked) {
            self.leave_queue(handles.len(), all, &waited);
        } else {
            self.kernel.note_idle(self.process);
        }
        waited
    }

    /// A wait is over: what was new is known if that ended it.
    fn leave_queue(&mut self, count: usize, all: bool, waited: &Result<Status, Stop>) {
        let released = match waited {
            Ok(status) if all => *status == Status::SUCCESS || *status == Status::ABANDONED_WAIT_0,
            Ok(status) => *status == Status(count as u32),
            Err(_) => false,
        };
        self.kernel.leave_queue(self.thread, released);
    }

    /// Sleeps until something new is in the queue.
    fn sleep_for_messages(&mut self) -> Stop {
        let event = self.kernel.await_queue(self.thread, ANY, false);
        self.kernel.note_idle(self.process);
        self.park(&[event], On::Any, None)
    }
}

impl NtMessageCalls for Syscall<'_> {
    fn NtUserPostThreadMessage(
        &mut self,
        thread: Id,
        message: u32,
        w: Address,
        l: Address,
    ) -> Result<Status, Refused> {
        self.kernel.make_queue(self.thread);
        let posted = self.thread_with_queue(thread).and_then(|thread| {
            self.kernel.post_message(thread, Handle::NULL, message, [w.0, l.0])?;
            Ok(Status::SUCCESS)
        });
        Ok(status(posted))
    }

    fn NtUserPostMessage(
        &mut self,
        window: Handle,
        message: u32,
        w: Address,
        l: Address,
    ) -> Result<Status, Refused> {
        self.kernel.make_queue(self.thread);
        let posted = self.thread_of_window(window).and_then(|thread| {
            self.kernel.post_message(thread, window, message, [w.0, l.0])?;
            Ok(Status::SUCCESS)
        });
        Ok(status(posted))
    }

    fn NtUserPostQuitMessage(&mut self, exit_code: i32) -> Result<Status, Refused> {
        self.kernel.post_quit(self.thread, exit_code as u32);
        Ok(Status::SUCCESS)
    }

    fn NtUserPeekMessage(
        &mut self,
        message: &mut Out<MSG>,
        window: Handle,
        first: u32,
        last: u32,
        flags: PeekFlags,
    ) -> Result<Status, Refused> {
        if flags.0 & !REMOVE != 0 {
            return Err(Refused::new("NtUserPeekMessage", "flags but PM_REMOVE"));
        }
        let peeked = (|| {
            message.demand()?;
            let filter = self.filter(window, first, last)?;
            match self.kernel.next_message(self.thread, &filter, flags.0 & REMOVE != 0) {
                Some(found) => {
                    message.put(told(&found));
                    Ok(Status::SUCCESS)
                }
                None => {
                    self.kernel.note_idle(self.process);
                    Err(Status::NO_MORE_ENTRIES)
                }
            }
        })();
        Ok(status(peeked))
    }

    fn NtUserGetMessage(
        &mut self,
        message: &mut Out<MSG>,
        window: Handle,
        first: u32,
        last: u32,
    ) -> Result<Status, Stop> {
        if self.completion().is_some() {
            self.kernel.leave_queue(self.thread, false);
        }
        let asked = message.demand().and_then(|()| self.filter(window, first, last));
        let filter = match asked {
            Ok(filter) => filter,
            Err(failed) => return Ok(failed),
        };
        match self.kernel.next_message(self.thread, &filter, true) {
            Some(found) => {
                message.put(told(&found));
                Ok(Status::SUCCESS)
            }
            None => Err(self.sleep_for_messages()),
        }
    }

    fn NtUserWaitMessage(&mut self) -> Result<Status, Stop> {
        if self.completion().is_none() {
            let event = self.kernel.await_queue(self.thread, ANY, false);
            let there = self.kernel.satisfy_now(self.thread, &[event], false);
            if !matches!(there, Ok(Some(_))) {
                return Err(self.sleep_for_messages());
            }
        }
        self.kernel.leave_queue(self.thread, true);
        Ok(Status::SUCCESS)
    }

    fn NtUserGetQueueStatus(
        &mut self,
        flags: QueueFlags,
        state: &mut Out<QueueFlags>,
    ) -> Result<Status, Refused> {
        state.put(QueueFlags(self.kernel.queue_status(self.thread, flags.0)));
        Ok(Status::SUCCESS)
    }

    fn NtUserMsgWaitForMultipleObjectsEx(
        &mut self,
        count: u32,
        handles: In<&[Handle]>,
        timeout: In<i64>,
        wake_mask: QueueFlags,
        flags: WaitFlags,
    ) -> Result<Status, Stop> {
        let all = flags.0 & FOR_ALL != 0;
        if let Some(completion) = self.completion() {
            let answer = Ok(completion.status);
            self.leave_queue(count as usize, all, &answer);
            return answer;
        }
        let checked = (|| {
            if flags.0 & !(FOR_ALL | ALERTABLE | AVAILABLE) != 0 {
                let why = Why::Parameter { name: "flags" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            // The queue takes one of the places.
            if count as usize >= OBJECTS_MAX {
                let why = Why::Parameter { name: "count" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER_1));
            }
            let timeout = timeout.optional()?;
            let handles = match count {
                0 => &[][..],
                count => {
                    let given = handles.required()?;
                    given.get(..count as usize).ok_or(Status::ACCESS_VIOLATION)?
                }
            };
            Ok((timeout, handles))
        })();
        match checked {
            Ok((timeout, handles)) => self.wait_with_queue(handles, timeout, wake_mask.0, flags.0),
            Err(failed) => Ok(failed),
        }
    }

    fn NtUserWaitForInputIdle(
        &mut self,
        process_handle: Handle,
        timeout: In<i64>,
    ) -> Result<Status, Stop> {
        let needed = PROCESS_QUERY_INFORMATION | Access::SYNCHRONIZE;
        let resolved = self.resolve(process_handle, ObjectType::PROCESS, needed);
        let key = match resolved {
            Ok(id) => self.kernel.process_of(id),
            Err(failed) => return Ok(failed),
        };
        if let Some(completion) = self.completion() {
            let ended = !self.kernel.processes[key].runs() && completion.status == Status::SUCCESS;
            return Ok(if ended { self.kernel.process_ended(key) } else { completion.status });
        }
        let block = &self.kernel.processes[key];
        if !block.runs() {
            return Ok(self.kernel.process_ended(key));
        }
        if !block.windowed {
            return Ok(self.refuse(Why::Gui(GuiWhy::Console), Status::NOT_SUPPORTED));
        }
        let event = self.kernel.idle_event(key);
        match timeout.optional() {
            Ok(timeout) => self.wait(&[event], false, false, timeout),
            Err(failed) => Ok(failed),
        }
    }
}
