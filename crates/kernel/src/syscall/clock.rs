//! Services that read clocks.

use calls::clock::NtClockCalls;
use calls::{Out, Refused};
use nt::Status;

use super::{Syscall, status};
use crate::clock::SYSTEM_TIME_START;

/// How often the performance counter counts in a second: once in 100 ns, as on most machines.
const FREQUENCY: i64 = 10_000_000;

impl NtClockCalls for Syscall<'_> {
    fn NtQuerySystemTime(&mut self, system_time: &mut Out<i64>) -> Result<Status, Refused> {
        let read = system_time.demand().map(|()| {
            system_time.put((SYSTEM_TIME_START + self.kernel.now()) as i64);
            Status::SUCCESS
        });
        Ok(status(read))
    }

    fn NtQueryPerformanceCounter(
        &mut self,
        performance_counter: &mut Out<i64>,
        performance_frequency: &mut Out<i64>,
    ) -> Result<Status, Refused> {
        let read = performance_counter.demand().and_then(|()| performance_frequency.probe());
        let read = read.map(|()| {
            performance_counter.put(self.kernel.now() as i64);
            performance_frequency.put(FREQUENCY);
            Status::SUCCESS
        });
        Ok(status(read))
    }
}
