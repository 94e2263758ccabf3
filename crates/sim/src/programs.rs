//! Programs whose code runs somewhere else: what a world does for whoever lets it run.

use std::sync::Arc;

use calls::{Fault, Faults};
use kernel::{Place, ProcessKey, ThreadKey, Token};
use nt::{Status, Wide};

use crate::world::World;

impl World {
    /// Starts a process that nobody created, from a program at a full path, with a command line.
    /// That it starts is reported as everything else that happens.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free.
    pub fn start_program(
        &mut self,
        path: &str,
        command_line: &Wide,
        token: Arc<Token>,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let place = Place { session: token.session, ..Place::default() };
        let started = self.kernel.start_program(path, command_line, token, place)?;
        self.collect();
        Ok(started)
    }

    /// Lets one of the calls to come fail.
    pub fn inject(&mut self, fault: Fault) {
        self.faults = Some(Faults::new(fault));
    }

    /// The failure that was asked for last.
    pub fn injected(&self) -> Option<Fault> {
        Some(self.faults?.fault)
    }

    /// How many calls were made that the failure concerned which was asked for last.
    pub fn concerned(&self) -> u64 {
        self.faults.map_or(0, |faults| faults.counted)
    }

    /// Says that the steps of all routines are written out, whatever their addresses: a thread that
    /// begins one is inside of it until [`World::return_from_routine`].
    pub fn write_out_all(&mut self) {
        self.kernel.write_out_all();
    }

    /// Starts a thread in a process that nobody created by a call.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free. PROCESS_IS_TERMINATING: the process has ended.
    pub fn add_thread(&mut self, process: ProcessKey) -> Result<ThreadKey, Status> {
        let started = self.kernel.add_thread(process)?;
        self.collect();
        Ok(started)
    }

    /// The kernel, for whoever mirrors the memory of its processes on the host.
    pub fn memory(&mut self) -> &mut kernel::Kernel {
        &mut self.kernel
    }
}
