//! Threads that begin because somebody outside of the world says so, not by a call.

use calls::Routine;
use nt::Status;

use crate::event::Event;
use crate::kernel::{Kernel, ProcessKey, ThreadKey};

impl Kernel {
    /// Starts a thread in a process, with no routine of its own.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free. PROCESS_IS_TERMINATING: the process has ended.
    pub fn add_thread(&mut self, process: ProcessKey) -> Result<ThreadKey, Status> {
        let thread = self.make_thread(process, (Routine(0), 0), None, false)?;
        self.dereference(self.threads[thread].object);
        self.report(Event::ThreadStarted { thread });
        Ok(thread)
    }
}
