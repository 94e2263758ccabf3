//! Calls about locks, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::locks::LockCall;

    /// Makes a critical section.
    fn InitializeCriticalSection(lpCriticalSection: Location) -> () = value;

    /// Makes a critical section with a spin count.
    fn InitializeCriticalSectionAndSpinCount(lpCriticalSection: Location, dwSpinCount: u32)
        -> Result<(), Win32Error> = success;

    /// Makes a critical section with a spin count and flags.
    fn InitializeCriticalSectionEx(lpCriticalSection: Location, dwSpinCount: u32, Flags: u32)
        -> Result<(), Win32Error> = success;

    /// Changes a critical section's spin count and returns the one before.
    fn SetCriticalSectionSpinCount(lpCriticalSection: Location, dwSpinCount: u32) -> u32 = value;

    /// Waits until the calling thread owns a critical section.
    fn EnterCriticalSection(lpCriticalSection: Location) -> () = value;

    /// Enters a critical section if that is possible at once.
    fn TryEnterCriticalSection(lpCriticalSection: Location) -> bool = value;

    /// Leaves a critical section; the last leave lets the next thread in.
    fn LeaveCriticalSection(lpCriticalSection: Location) -> () = value;

    /// Frees what a critical section has, which may be an event.
    fn DeleteCriticalSection(lpCriticalSection: Location) -> () = value;

    /// Makes a slim reader/writer lock; memory that is zero is one, too.
    fn InitializeSRWLock(SRWLock: Location) -> () = value;

    /// Waits until the calling thread holds a lock alone.
    fn AcquireSRWLockExclusive(SRWLock: Location) -> () = value;

    /// Waits until the calling thread holds a lock, perhaps together with others.
    fn AcquireSRWLockShared(SRWLock: Location) -> () = value;

    /// Takes a lock alone if that is possible at once.
    fn TryAcquireSRWLockExclusive(SRWLock: Location) -> bool = value;

    /// Takes a lock together with others if that is possible at once.
    fn TryAcquireSRWLockShared(SRWLock: Location) -> bool = value;

    /// Gives a lock back that the calling thread holds alone.
    fn ReleaseSRWLockExclusive(SRWLock: Location) -> () = value;

    /// Gives a lock back that the calling thread holds together with others.
    fn ReleaseSRWLockShared(SRWLock: Location) -> () = value;

    /// Makes a condition variable; memory that is zero is one, too.
    fn InitializeConditionVariable(ConditionVariable: Location) -> () = value;

    /// Leaves a critical section, sleeps until somebody wakes the thread, and enters it again.
    fn SleepConditionVariableCS(ConditionVariable: Location, CriticalSection: Location,
        dwMilliseconds: Millis) -> Result<(), Win32Error> = success;

    /// Gives a slim reader/writer lock back, sleeps until somebody wakes the thread, and takes it
    /// again. Flag 1 says that it is held together with others.
    fn SleepConditionVariableSRW(ConditionVariable: Location, SRWLock: Location,
        dwMilliseconds: Millis, Flags: u32) -> Result<(), Win32Error> = success;

    /// Wakes one thread that sleeps at a condition variable.
    fn WakeConditionVariable(ConditionVariable: Location) -> () = value;

    /// Wakes all threads that sleep at a condition variable.
    fn WakeAllConditionVariable(ConditionVariable: Location) -> () = value;

    /// Makes an initialization that is to be done once; memory that is zero is one, too.
    fn InitOnceInitialize(InitOnce: Location) -> () = value;

    /// Begins an initialization, or waits until the thread that does it has done it.
    fn InitOnceBeginInitialize(lpInitOnce: Location, dwFlags: OnceFlags, fPending: Out<bool>,
        lpContext: Out<Address>) -> Result<(), Win32Error> = success;

    /// Runs a routine that does an initialization, or waits until the thread that does it has done
    /// it.
    fn InitOnceExecuteOnce(InitOnce: Location, InitFn: Routine, Parameter: Address,
        Context: Out<Address>) -> Result<(), Win32Error> = success;

    /// Says that an initialization is done, or has failed.
    fn InitOnceComplete(lpInitOnce: Location, dwFlags: OnceFlags, lpContext: Address)
        -> Result<(), Win32Error> = success;

    /// Sleeps, if a number is what it is compared with, until somebody wakes the thread.
    fn WaitOnAddress(Address: Watched, CompareAddress: In<u64>, AddressSize: u64,
        dwMilliseconds: Millis) -> Result<(), Win32Error> = success;

    /// Wakes one thread that sleeps at an address.
    fn WakeByAddressSingle(Address: Location) -> () = value;

    /// Wakes all threads that sleep at an address.
    fn WakeByAddressAll(Address: Location) -> () = value;
}

functions! {
    calls::locks::NtLockCall;

    /// Sleeps until another thread of the process alerts this one by its id. The address says
    /// why, for those who look.
    fn NtWaitForAlertByThreadId(address: Location, timeout: In<i64>)
        -> Result<Status, Status> = status;

    /// Ends the sleep of a thread of the calling process, or its next one.
    fn NtAlertThreadByThreadId(thread_id: Id) -> Result<Status, Status> = status;
}
