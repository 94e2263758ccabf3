//! Clocks: all of them are the virtual clock of the world, which stands still during a call.

use calls::clock::ClockCalls;
use calls::{FILETIME, NtCalls, Out, Refused, UserMemory};
use nt::Status;

use crate::Win32;

/// How many units of 100 ns a millisecond has, and a second.
const PER_MS: u64 = 10_000;
const PER_SECOND: i64 = 10_000_000;

/// A moment in two halves.
pub(crate) fn file_time(moment: u64) -> FILETIME {
    FILETIME { dwLowDateTime: moment as u32, dwHighDateTime: (moment >> 32) as u32 }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Writes a number that a program must have room for.
    fn count(&mut self, place: &mut Out<i64>, number: i64) -> bool {
        match place.demand() {
            Ok(()) => {
                place.put(number);
                true
            }
            Err(status) => self.fail(status, false),
        }
    }
}

impl<N: NtCalls + UserMemory> ClockCalls for Win32<N> {
    fn GetSystemTimeAsFileTime(&mut self, place: &mut Out<FILETIME>) -> Result<(), Refused> {
        if place.demand().is_err() {
            // The function has no way to fail: a program would end here.
            self.fail(Status::ACCESS_VIOLATION, ());
        }
        place.put(file_time(self.nt.time().1 as u64));
        Ok(())
    }

    fn GetTickCount(&mut self) -> Result<u32, Refused> {
        Ok((self.nt.now() / PER_MS) as u32)
    }

    fn GetTickCount64(&mut self) -> Result<u64, Refused> {
        Ok(self.nt.now() / PER_MS)
    }

    fn QueryPerformanceCounter(&mut self, place: &mut Out<i64>) -> Result<bool, Refused> {
        let now = self.nt.now() as i64;
        Ok(self.count(place, now))
    }

    fn QueryPerformanceFrequency(&mut self, place: &mut Out<i64>) -> Result<bool, Refused> {
        Ok(self.count(place, PER_SECOND))
    }
}
