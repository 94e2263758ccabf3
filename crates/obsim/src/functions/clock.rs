//! Calls about clock, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::clock::ClockCall;

    /// Reads the system time, in 100 ns since 1601.
    fn GetSystemTimeAsFileTime(lpSystemTimeAsFileTime: Out<FILETIME>) -> () = value;

    /// Returns the milliseconds since the start of the world; after 49.7 days it begins again.
    fn GetTickCount() -> u32 = value;

    /// Returns the milliseconds since the start of the world.
    fn GetTickCount64() -> u64 = value;

    /// Reads the counter of the highest resolution.
    fn QueryPerformanceCounter(lpPerformanceCount: Out<i64>) -> Result<(), Win32Error> = success;

    /// Tells how often that counter counts in a second.
    fn QueryPerformanceFrequency(lpFrequency: Out<i64>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::clock::NtClockCall;

    /// Reads the system time, in 100 ns since 1601.
    fn NtQuerySystemTime(system_time: Out<i64>) -> Result<Status, Status> = status;

    /// Sets the system time and tells the one before. Timers and waits for a moment of it follow.
    fn NtSetSystemTime(system_time: In<i64>, previous_time: Out<i64>)
        -> Result<Status, Status> = status;

    /// Reads the counter of the highest resolution, and how often it counts in a second.
    fn NtQueryPerformanceCounter(performance_counter: Out<i64>, performance_frequency: Out<i64>)
        -> Result<Status, Status> = status;
}
