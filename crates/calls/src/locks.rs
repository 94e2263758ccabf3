//! Rows about locks in a program's own memory: critical sections, slim reader/writer locks,
//! condition variables and waiting on an address; and the two NT calls that let threads wait
//! without an object.

use nt::{Id, Status};

use crate::answer::Parks;
use crate::define::calls;
use crate::pointer::{In, Out};
use crate::value::{self, Location, Millis, OnceFlags, Watched};

calls! {
    enum LockCall; trait LockCalls; static WIN32;

    /// Makes a critical section.
    #[exact]
    #[via()]
    fn InitializeCriticalSection(lpCriticalSection: Location) -> ();

    /// Makes a critical section with a spin count.
    #[partial("the spin count is kept and makes no difference")]
    #[via()]
    fn InitializeCriticalSectionAndSpinCount(lpCriticalSection: Location, dwSpinCount: u32)
        -> bool;

    /// Makes a critical section with a spin count and flags.
    #[partial("the spin count is kept and makes no difference; flags are refused by name")]
    #[via()]
    fn InitializeCriticalSectionEx(lpCriticalSection: Location, dwSpinCount: u32, Flags: u32)
        -> bool;

    /// Changes a critical section's spin count and returns the one before.
    #[partial("the spin count is kept and makes no difference")]
    #[via()]
    fn SetCriticalSectionSpinCount(lpCriticalSection: Location, dwSpinCount: u32) -> u32;

    /// Waits until the calling thread owns a critical section.
    #[partial("a critical section that is not initialized, and a table that has no room for the \
        event, are refused by name")]
    #[via(NtCreateEvent, NtWaitForSingleObject)]
    fn EnterCriticalSection(lpCriticalSection: Location) -> Parks<()>;

    /// Enters a critical section if that is possible at once.
    #[partial("a critical section that is not initialized is refused by name")]
    #[via()]
    fn TryEnterCriticalSection(lpCriticalSection: Location) -> bool;

    /// Leaves a critical section; the last leave lets the next thread in.
    #[partial("leaving a critical section that the thread does not own is refused by name")]
    #[via(NtSetEvent)]
    fn LeaveCriticalSection(lpCriticalSection: Location) -> ();

    /// Frees what a critical section has, which may be an event.
    #[partial("deleting a critical section for which threads wait is refused by name")]
    #[via(NtClose)]
    fn DeleteCriticalSection(lpCriticalSection: Location) -> ();

    /// Makes a slim reader/writer lock; memory that is zero is one, too.
    #[exact]
    #[via()]
    fn InitializeSRWLock(SRWLock: Location) -> ();

    /// Waits until the calling thread holds a lock alone.
    #[exact]
    #[via(NtWaitForAlertByThreadId)]
    fn AcquireSRWLockExclusive(SRWLock: Location) -> Parks<()>;

    /// Waits until the calling thread holds a lock, perhaps together with others.
    #[exact]
    #[via(NtWaitForAlertByThreadId)]
    fn AcquireSRWLockShared(SRWLock: Location) -> Parks<()>;

    /// Takes a lock alone if that is possible at once.
    #[exact]
    #[via()]
    fn TryAcquireSRWLockExclusive(SRWLock: Location) -> bool;

    /// Takes a lock together with others if that is possible at once.
    #[exact]
    #[via()]
    fn TryAcquireSRWLockShared(SRWLock: Location) -> bool;

    /// Gives a lock back that the calling thread holds alone.
    #[partial("a lock that the thread does not hold so is refused by name")]
    #[via(NtAlertThreadByThreadId)]
    fn ReleaseSRWLockExclusive(SRWLock: Location) -> ();

    /// Gives a lock back that the calling thread holds together with others.
    #[partial("a lock that the thread does not hold so is refused by name")]
    #[via(NtAlertThreadByThreadId)]
    fn ReleaseSRWLockShared(SRWLock: Location) -> ();

    /// Makes a condition variable; memory that is zero is one, too.
    #[exact]
    #[via()]
    fn InitializeConditionVariable(ConditionVariable: Location) -> ();

    /// Leaves a critical section, sleeps until somebody wakes the thread, and enters it again.
    #[partial("a critical section that the thread does not own exactly once is refused by name")]
    #[via(NtSetEvent, NtWaitForAlertByThreadId, NtCreateEvent, NtWaitForSingleObject)]
    fn SleepConditionVariableCS(ConditionVariable: Location, CriticalSection: Location,
        dwMilliseconds: Millis) -> Parks<bool>;

    /// Gives a slim reader/writer lock back, sleeps until somebody wakes the thread, and takes it
    /// again. Flag 1 says that it is held together with others.
    #[partial("a lock that the thread does not hold so, and other flags, are refused by name")]
    #[via(NtAlertThreadByThreadId, NtWaitForAlertByThreadId)]
    fn SleepConditionVariableSRW(ConditionVariable: Location, SRWLock: Location,
        dwMilliseconds: Millis, Flags: u32) -> Parks<bool>;

    /// Wakes one thread that sleeps at a condition variable.
    #[exact]
    #[via(NtAlertThreadByThreadId)]
    fn WakeConditionVariable(ConditionVariable: Location) -> ();

    /// Wakes all threads that sleep at a condition variable.
    #[exact]
    #[via(NtAlertThreadByThreadId)]
    fn WakeAllConditionVariable(ConditionVariable: Location) -> ();

    /// Makes an initialization that is to be done once; memory that is zero is one, too.
    #[exact]
    #[via()]
    fn InitOnceInitialize(InitOnce: Location) -> ();

    /// Begins an initialization, or waits until the thread that does it has done it.
    #[partial("asynchronous initializations are refused by name")]
    #[via(NtWaitForAlertByThreadId)]
    fn InitOnceBeginInitialize(lpInitOnce: Location, dwFlags: OnceFlags, fPending: Out<bool>,
        lpContext: Out<value::Address>) -> Parks<bool>;

    /// Runs a routine that does an initialization, or waits until the thread that does it has done
    /// it.
    #[partial("the routine is taken to succeed, and to leave no context")]
    #[via(NtWaitForAlertByThreadId, NtAlertThreadByThreadId)]
    fn InitOnceExecuteOnce(InitOnce: Location, InitFn: value::Routine, Parameter: value::Address,
        Context: Out<value::Address>) -> Parks<bool>;

    /// Says that an initialization is done, or has failed.
    #[partial("asynchronous initializations are refused by name")]
    #[via(NtAlertThreadByThreadId)]
    fn InitOnceComplete(lpInitOnce: Location, dwFlags: OnceFlags, lpContext: value::Address)
        -> bool;

    /// Sleeps, if a number is what it is compared with, until somebody wakes the thread.
    #[exact]
    #[via(NtWaitForAlertByThreadId)]
    fn WaitOnAddress(Address: Watched, CompareAddress: In<u64>, AddressSize: u64,
        dwMilliseconds: Millis) -> Parks<bool>;

    /// Wakes one thread that sleeps at an address.
    #[exact]
    #[via(NtAlertThreadByThreadId)]
    fn WakeByAddressSingle(Address: Location) -> ();

    /// Wakes all threads that sleep at an address.
    #[exact]
    #[via(NtAlertThreadByThreadId)]
    fn WakeByAddressAll(Address: Location) -> ();
}

calls! {
    enum NtLockCall; trait NtLockCalls; static NT;

    /// Sleeps until another thread of the process alerts this one by its id. The address says
    /// why, for those who look.
    #[exact]
    #[fails(ACCESS_VIOLATION)]
    fn NtWaitForAlertByThreadId(address: Location, timeout: In<i64>) -> Parks<Status>;

    /// Ends the sleep of a thread of the calling process, or its next one.
    #[exact]
    #[fails(INVALID_CID, ACCESS_DENIED)]
    fn NtAlertThreadByThreadId(thread_id: Id) -> Status;
}
