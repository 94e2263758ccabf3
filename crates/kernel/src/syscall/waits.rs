//! Services that wait.

use calls::waits::NtWaitCalls;
use calls::{In, Refused, Stop, WaitType};
use nt::rights::{EVENT_MODIFY_STATE, SEMAPHORE_MODIFY_STATE};
use nt::{Access, Handle, ObjectType, Status};

use super::Syscall;
use crate::exceptions::VerifierStop;
use crate::object::{Body, ObjectId};
use crate::wait::On;
use crate::why::Why;

/// How many objects one wait can name.
pub(super) const OBJECTS_MAX: usize = 64;

impl Syscall<'_> {
    /// Waits for objects that are resolved: at once, or asleep until a time.
    #[inline]
    pub(super) fn wait(
        &mut self,
        objects: &[ObjectId],
        all: bool,
        alertable: bool,
        timeout: Option<i64>,
    ) -> Result<Status, Stop> {
        match self.kernel.satisfy_now(self.thread, objects, all) {
            Ok(Some(status)) | Err(status) => return Ok(status),
            Ok(None) => {}
        }
        if let Some(alerted) = self.alerted(alertable) {
            return alerted;
        }
        if timeout == Some(0) {
            return Ok(Status::TIMEOUT);
        }
        let on = if all { On::All } else { On::Any };
        match self.sleep_until(timeout) {
            Ok(deadline) => Err(self.park_alertable(objects, on, alertable, deadline)),
            Err(status) => Ok(status),
        }
    }

    /// The deadline of a timeout, or the answer when it is already over.
    pub(super) fn sleep_until(&mut self, timeout: Option<i64>) -> Result<Option<u64>, Status> {
        let deadline = timeout.and_then(|timeout| self.kernel.clock.deadline(timeout));
        match deadline {
            Some(deadline) if deadline <= self.kernel.now() => Err(Status::TIMEOUT),
            deadline => {
                let absolute = timeout.is_some_and(|timeout| timeout > 0);
                self.kernel.threads[self.thread].absolute = absolute;
                Ok(deadline)
            }
        }
    }

    /// Resolves all handles of a wait, in order, before anything is touched.
    #[inline]
    pub(super) fn resolve_all(
        &mut self,
        handles: &[Handle],
        objects: &mut [ObjectId; OBJECTS_MAX],
    ) -> Result<(), Status> {
        for (handle, object) in handles.iter().zip(objects) {
            let table = self.kernel.processes[self.process].table.as_ref();
            // The common case in a loop of its own: an open entry that grants the wait.
            *object = match table.and_then(|table| table.get(*handle)) {
                Some(entry) if entry.granted.contains(Access::SYNCHRONIZE) => entry.object,
                _ => self.resolve_any(*handle, Access::SYNCHRONIZE)?,
            };
        }
        Ok(())
    }

    /// Finds two handles of a wait that name one object. There are at most 64 of them.
    pub(super) fn same_twice(
        &self,
        handles: &[Handle],
        objects: &[ObjectId],
    ) -> Option<(Handle, Handle)> {
        objects.iter().enumerate().find_map(|(second, object)| {
            let first = objects[..second].iter().position(|other| other == object)?;
            Some((handles[first], handles[second]))
        })
    }

    /// Signals an object as SignalObjectAndWait does.
    fn signal(&mut self, id: ObjectId) -> Result<(), Status> {
        match &mut self.kernel.at_mut(id).body {
            Body::Event(event) => {
                event.signaled = true;
                self.kernel.wake(id);
            }
            Body::Mutant(_) => {
                self.kernel.release_mutant(id, self.thread)?;
            }
            Body::Semaphore(_) => {
                self.kernel.release_semaphore(id, 1)?;
            }
            _ => unreachable!("only these three are signaled"),
        }
        Ok(())
    }

    /// Resolves what SignalObjectAndWait signals.
    fn resolve_signal(&mut self, handle: Handle) -> Result<ObjectId, Status> {
        let id = self.resolve_any(handle, Access::empty())?;
        let found = self.kernel.at(id).body.object_type();
        let needed = match found {
            ObjectType::EVENT => EVENT_MODIFY_STATE,
            ObjectType::SEMAPHORE => SEMAPHORE_MODIFY_STATE,
            ObjectType::MUTANT => Access::empty(),
            found => {
                let why = Why::HandleType { handle, found, wanted: ObjectType::EVENT };
                return Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH));
            }
        };
        self.resolve_any(handle, needed)
    }
}

impl NtWaitCalls for Syscall<'_> {
    #[inline]
    fn NtWaitForSingleObject(
        &mut self,
        handle: Handle,
        alertable: bool,
        timeout: In<i64>,
    ) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            return Ok(completion.status);
        }
        let resolved = timeout
            .optional()
            .and_then(|timeout| Ok((timeout, self.resolve_any(handle, Access::SYNCHRONIZE)?)));
        match resolved {
            Ok((timeout, id)) => self.wait(&[id], false, alertable, timeout),
            Err(status) => Ok(status),
        }
    }

    fn NtWaitForMultipleObjects(
        &mut self,
        count: u32,
        handles: In<&[Handle]>,
        wait_type: WaitType,
        alertable: bool,
        timeout: In<i64>,
    ) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            return Ok(completion.status);
        }
        if wait_type.0 > 1 {
            let what = "wait types but WaitAll and WaitAny";
            return Err(Refused::new("NtWaitForMultipleObjects", what).into());
        }
        let count = count as usize;
        if count == 0 || count > OBJECTS_MAX {
            if count == 0 {
                let stop = VerifierStop::INCORRECT_WAIT_CALL;
                self.kernel.stop_in_verifier(self.process, stop);
            }
            let why = Why::Parameter { name: "count" };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER_1));
        }
        let mut objects = [ObjectId::default(); OBJECTS_MAX];
        let all = wait_type.0 == 0;
        let resolved = (|| {
            let timeout = timeout.optional()?;
            let handles = handles.required()?.get(..count).ok_or(Status::ACCESS_VIOLATION)?;
            self.resolve_all(handles, &mut objects)?;
            if all
                && count > 1
                && let Some((first, second)) = self.same_twice(handles, &objects[..count])
            {
                let why = Why::WaitTwice { first, second };
                return Err(self.refuse(why, Status::INVALID_PARAMETER_MIX));
            }
            Ok(timeout)
        })();
        match resolved {
            Ok(timeout) => self.wait(&objects[..count], all, alertable, timeout),
            Err(status) => Ok(status),
        }
    }

    fn NtSignalAndWaitForSingleObject(
        &mut self,
        signal_handle: Handle,
        wait_handle: Handle,
        alertable: bool,
        timeout: In<i64>,
    ) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            return Ok(completion.status);
        }
        let resolved = (|| {
            let timeout = timeout.optional()?;
            let signal = self.resolve_signal(signal_handle)?;
            let wait = self.resolve_any(wait_handle, Access::SYNCHRONIZE)?;
            self.signal(signal)?;
            Ok((timeout, wait))
        })();
        match resolved {
            Ok((timeout, id)) => self.wait(&[id], false, alertable, timeout),
            Err(status) => Ok(status),
        }
    }

    fn NtDelayExecution(
        &mut self,
        alertable: bool,
        delay_interval: In<i64>,
    ) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            return Ok(completion.status);
        }
        let interval = match delay_interval.required() {
            Ok(interval) => interval,
            Err(status) => return Ok(status),
        };
        if let Some(alerted) = self.alerted(alertable) {
            return alerted;
        }
        if interval == 0 {
            return Ok(Status::SUCCESS);
        }
        match self.sleep_until(Some(interval)) {
            Ok(deadline) => Err(self.park_alertable(&[], On::Time, alertable, deadline)),
            Err(_) => Ok(Status::SUCCESS),
        }
    }
}
