//! Services that let threads sleep and wake each other without an object.
//!
//! Whoever builds a lock in a program's own memory needs no more: a thread sleeps, and another one
//! alerts it by its id.

use calls::locks::NtLockCalls;
use calls::{In, Location, Refused, Stop};
use nt::{Id, ObjectType, Status};

use super::Syscall;
use crate::object::Completion;
use crate::wait::On;
use crate::why::Why;

impl NtLockCalls for Syscall<'_> {
    fn NtWaitForAlertByThreadId(
        &mut self,
        address: Location,
        timeout: In<i64>,
    ) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            return Ok(completion.status);
        }
        let timeout = match timeout.optional() {
            Ok(timeout) => timeout,
            Err(status) => return Ok(status),
        };
        if std::mem::take(&mut self.kernel.threads[self.thread].alerted_by_id) {
            return Ok(Status::ALERTED);
        }
        if timeout == Some(0) {
            return Ok(Status::TIMEOUT);
        }
        match self.sleep_until(timeout) {
            Ok(deadline) => Err(self.park(&[], On::Alert { at: address.0 }, deadline)),
            Err(status) => Ok(status),
        }
    }

    fn NtAlertThreadByThreadId(&mut self, thread_id: Id) -> Result<Status, Refused> {
        let wanted = ObjectType::THREAD;
        let found = self.kernel.by_id(thread_id, wanted);
        let alive = found.map(|object| self.kernel.thread_of(object)).and_then(|thread| {
            let ended = self.kernel.threads[thread].exit.is_some();
            if ended { Err(None) } else { Ok(thread) }
        });
        let thread = match alive {
            Ok(thread) => thread,
            Err(found) => {
                let why = Why::IdUnknown { id: thread_id, wanted, found };
                return Ok(self.refuse(why, Status::INVALID_CID));
            }
        };
        let block = &mut self.kernel.threads[thread];
        if block.process != self.process {
            let why = Why::ThreadElsewhere { id: thread_id };
            return Ok(self.refuse(why, Status::ACCESS_DENIED));
        }
        let sleeps = block.wait.is_some_and(|wait| matches!(wait.on, On::Alert { .. }));
        if sleeps && block.suspended == 0 {
            self.kernel.complete(thread, Completion::plain(Status::ALERTED));
        } else {
            block.alerted_by_id = true;
        }
        Ok(Status::SUCCESS)
    }
}
