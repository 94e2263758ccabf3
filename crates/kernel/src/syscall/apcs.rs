//! Services that queue routines for threads and alert them.

use calls::apcs::NtApcCalls;
use calls::{Address, Out, Refused, Routine, Stop};
use nt::rights::{THREAD_ALERT, THREAD_SET_CONTEXT, THREAD_SUSPEND_RESUME};
use nt::{Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::apc::Apc;
use crate::kernel::ThreadKey;
use crate::object::Completion;

/// The reserve handle that stands for a special user APC. Source: the Windows SDK's name
/// QUEUE_USER_APC_FLAGS_SPECIAL_USER_APC.
const SPECIAL: u64 = 1;

impl Syscall<'_> {
    /// Queues a routine for the thread that a handle names.
    fn queue(&mut self, thread: Handle, apc: Apc) -> Result<Status, Status> {
        let id = self.resolve(thread, ObjectType::THREAD, THREAD_SET_CONTEXT)?;
        let thread = self.kernel.thread_of(id);
        self.kernel.queue_apc(thread, apc)?;
        Ok(Status::SUCCESS)
    }

    /// Alerts a thread: its alertable wait ends, or the next one does at once.
    fn alert(&mut self, thread: ThreadKey) {
        let block = &mut self.kernel.threads[thread];
        match block.wait {
            _ if block.exit.is_some() => {}
            Some(wait) if wait.alertable && block.suspended == 0 => {
                self.kernel.complete(thread, Completion::plain(Status::ALERTED));
            }
            _ => block.alerted = true,
        }
    }
}

impl NtApcCalls for Syscall<'_> {
    fn NtQueueApcThread(
        &mut self,
        thread_handle: Handle,
        apc_routine: Routine,
        apc_argument1: Address,
        apc_argument2: Address,
        apc_argument3: Address,
    ) -> Result<Status, Refused> {
        self.NtQueueApcThreadEx(
            thread_handle,
            Handle::NULL,
            apc_routine,
            apc_argument1,
            apc_argument2,
            apc_argument3,
        )
    }

    fn NtQueueApcThreadEx(
        &mut self,
        thread_handle: Handle,
        reserve_handle: Handle,
        apc_routine: Routine,
        apc_argument1: Address,
        apc_argument2: Address,
        apc_argument3: Address,
    ) -> Result<Status, Refused> {
        if apc_routine.0 == 0 {
            return Err(Refused::new("NtQueueApcThread", "a thread that calls address 0"));
        }
        if reserve_handle.0 > SPECIAL {
            return Err(Refused::new("NtQueueApcThreadEx", "reserve objects"));
        }
        let arguments = [apc_argument1.0, apc_argument2.0, apc_argument3.0];
        let special = reserve_handle.0 == SPECIAL;
        let apc = Apc { special, ..Apc::new(apc_routine, arguments) };
        Ok(status(self.queue(thread_handle, apc)))
    }

    fn NtTestAlert(&mut self) -> Result<Status, Stop> {
        if let Some(completion) = self.completion() {
            return Ok(completion.status);
        }
        let block = &mut self.kernel.threads[self.thread];
        if std::mem::take(&mut block.alerted) {
            return Ok(Status::ALERTED);
        }
        let answer = Some(Completion::plain(Status::SUCCESS));
        match self.kernel.run_queued(self.thread, answer, true) {
            Some(_) => Ok(Status::SUCCESS),
            None => Err(Stop::Parked),
        }
    }

    fn NtAlertThread(&mut self, thread_handle: Handle) -> Result<Status, Refused> {
        let alerted = (|| {
            let id = self.resolve(thread_handle, ObjectType::THREAD, THREAD_ALERT)?;
            self.alert(self.kernel.thread_of(id));
            Ok(Status::SUCCESS)
        })();
        Ok(status(alerted))
    }

    fn NtAlertResumeThread(
        &mut self,
        thread_handle: Handle,
        previous_suspend_count: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let alerted = (|| {
            previous_suspend_count.probe()?;
            let id = self.resolve(thread_handle, ObjectType::THREAD, THREAD_SUSPEND_RESUME)?;
            let thread = self.kernel.thread_of(id);
            self.alert(thread);
            previous_suspend_count.put(self.kernel.resume_thread(thread));
            Ok(Status::SUCCESS)
        })();
        Ok(status(alerted))
    }
}
