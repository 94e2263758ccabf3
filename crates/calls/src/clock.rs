//! Rows about time: the clocks that programs read.

use nt::Status;

use crate::define::calls;
use crate::pointer::{In, Out};
use crate::structs::FILETIME;

calls! {
    enum ClockCall; trait ClockCalls; static WIN32;

    /// Reads the system time, in 100 ns since 1601.
    #[exact]
    #[via()]
    fn GetSystemTimeAsFileTime(lpSystemTimeAsFileTime: Out<FILETIME>) -> ();

    /// Returns the milliseconds since the start of the world; after 49.7 days it begins again.
    #[exact]
    #[via()]
    fn GetTickCount() -> u32;

    /// Returns the milliseconds since the start of the world.
    #[exact]
    #[via()]
    fn GetTickCount64() -> u64;

    /// Reads the counter of the highest resolution.
    #[exact]
    #[via()]
    fn QueryPerformanceCounter(lpPerformanceCount: Out<i64>) -> bool;

    /// Tells how often that counter counts in a second.
    #[exact]
    #[via()]
    fn QueryPerformanceFrequency(lpFrequency: Out<i64>) -> bool;
}

calls! {
    enum NtClockCall; trait NtClockCalls; static NT;

    /// Reads the system time, in 100 ns since 1601.
    #[exact]
    #[fails(ACCESS_VIOLATION)]
    fn NtQuerySystemTime(system_time: Out<i64>) -> Status;

    /// Sets the system time and tells the one before. Timers and waits for a moment of it follow.
    #[exact]
    #[fails(ACCESS_VIOLATION, PRIVILEGE_NOT_HELD, INVALID_PARAMETER)]
    fn NtSetSystemTime(system_time: In<i64>, previous_time: Out<i64>) -> Status;

    /// Reads the counter of the highest resolution, and how often it counts in a second.
    #[exact]
    #[fails(ACCESS_VIOLATION)]
    fn NtQueryPerformanceCounter(performance_counter: Out<i64>, performance_frequency: Out<i64>)
        -> Status;
}
