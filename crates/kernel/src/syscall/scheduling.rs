//! Processors: which there are, on which of them threads may run, and giving up a turn. Nothing is
//! scheduled by that: a thread acts when its prompt stands there.

use calls::scheduling::NtSchedulingCalls;
use calls::{Any, Out, Processors, Refused, SYSTEM_BASIC_INFORMATION};
use nt::Status;

use super::Syscall;
use crate::kernel::{Kernel, ProcessKey, ThreadKey};
use crate::pages::PAGE;
use crate::space::{GRANULARITY, TOP};
use crate::why::Why;

/// How many processors a system can have here: as many as fit into one mask.
pub const PROCESSORS_MAX: u32 = 64;

/// The finest time between two ticks of the clock, in 100 ns.
const TICK: u32 = 156_250;

impl Kernel {
    /// Sets how many processors the system has: from 1 to [`PROCESSORS_MAX`]. Whoever ran on all of
    /// them does so again.
    pub fn set_processors(&mut self, count: u32) {
        let before = self.all_processors();
        self.processors = count;
        let now = self.all_processors();
        let moved = |mask: &mut u64| *mask = if *mask == before { now } else { *mask & now };
        self.processes.values_mut().for_each(|process| moved(&mut process.affinity));
        self.threads.values_mut().for_each(|thread| moved(&mut thread.affinity));
    }

    /// The mask of all processors.
    pub(crate) fn all_processors(&self) -> u64 {
        u64::MAX >> (PROCESSORS_MAX - self.processors)
    }

    /// Puts a process and all its threads on some processors.
    pub(crate) fn set_affinity(&mut self, process: ProcessKey, mask: u64) {
        let block = &mut self.processes[process];
        block.affinity = mask;
        for thread in block.threads.clone() {
            self.threads[thread].affinity = mask;
        }
    }

    /// Whether another thread could make a call now.
    fn is_ready(&self, thread: ThreadKey) -> bool {
        let block = &self.threads[thread];
        block.exit.is_none() && block.suspended == 0 && block.wait.is_none()
    }
}

impl Syscall<'_> {
    fn no_such_processors<T>(&mut self, name: &'static str) -> Result<T, Status> {
        Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER))
    }

    /// Says on which processors a process may run. A job that decides that has the last word: with
    /// JOB_OBJECT_LIMIT_SUBSET_AFFINITY any of its own can be chosen, and otherwise nothing changes
    /// and no failure says so (assumed, as with the priority class).
    pub(super) fn choose_processors(&mut self, key: ProcessKey, mask: u64) -> Result<(), Status> {
        let name = "process_information";
        if mask == 0 || mask & !self.kernel.all_processors() != 0 {
            return self.no_such_processors(name);
        }
        match self.kernel.imposed_affinity(key) {
            Some((imposed, true)) if mask & !imposed != 0 => self.no_such_processors(name),
            Some((_, false)) => Ok(()),
            _ => {
                self.kernel.set_affinity(key, mask);
                Ok(())
            }
        }
    }

    /// Says on which processors of its process a thread may run.
    pub(super) fn choose_for_thread(&mut self, key: ThreadKey, mask: u64) -> Result<(), Status> {
        let process = self.kernel.threads[key].process;
        if mask == 0 || mask & !self.kernel.processes[process].affinity != 0 {
            return self.no_such_processors("thread_information");
        }
        self.kernel.threads[key].affinity = mask;
        Ok(())
    }

    /// SystemBasicInformation.
    pub(super) fn query_system(
        &mut self,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let info = SYSTEM_BASIC_INFORMATION {
            TimerResolution: TICK,
            PageSize: PAGE as u32,
            AllocationGranularity: GRANULARITY as u32,
            MinimumUserModeAddress: calls::Address(GRANULARITY),
            MaximumUserModeAddress: calls::Address(TOP - 1),
            ActiveProcessorsAffinityMask: Processors(self.kernel.all_processors()),
            NumberOfProcessors: self.kernel.processors as u8,
            ..SYSTEM_BASIC_INFORMATION::default()
        };
        let size = SYSTEM_BASIC_INFORMATION::ROW.size;
        self.answer_query(info, size, place, length, return_length)
    }
}

impl NtSchedulingCalls for Syscall<'_> {
    fn NtYieldExecution(&mut self) -> Result<Status, Refused> {
        let others = self.kernel.threads.keys().filter(|key| *key != self.thread);
        let ready = others.into_iter().any(|key| self.kernel.is_ready(key));
        Ok(if ready { Status::SUCCESS } else { Status::NO_YIELD_PERFORMED })
    }
}
