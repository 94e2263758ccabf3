//! Services that read clocks.

use calls::clock::NtClockCalls;
use calls::{In, Out, Refused};
use nt::Status;

use super::{Syscall, status};
use crate::security::Privilege;
use crate::why::Why;

/// How often the performance counter counts in a second: once in 100 ns, as on most machines.
const FREQUENCY: i64 = 10_000_000;

impl NtClockCalls for Syscall<'_> {
    fn NtQuerySystemTime(&mut self, system_time: &mut Out<i64>) -> Result<Status, Refused> {
        let read = system_time.demand().map(|()| {
            system_time.put(self.kernel.clock.system_time(self.kernel.now()));
            Status::SUCCESS
        });
        Ok(status(read))
    }

    fn NtSetSystemTime(
        &mut self,
        system_time: In<i64>,
        previous_time: &mut Out<i64>,
    ) -> Result<Status, Refused> {
        let set = (|| {
            previous_time.probe()?;
            let time = system_time.required()?;
            self.demand_privilege(Privilege::SYSTEMTIME)?;
            // Before 1601, or so late that the clock runs out (assumed).
            if !(0..i64::MAX / 2).contains(&time) {
                let why = Why::Parameter { name: "system_time" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            let before = self.kernel.clock.system_time(self.kernel.now());
            self.kernel.set_system_time(time);
            previous_time.put(before);
            Ok(Status::SUCCESS)
        })();
        Ok(status(set))
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
