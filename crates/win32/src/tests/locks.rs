//! Locks in memory: which NT calls they make, and what they refuse.

use calls::locks::LockCalls;

use super::*;

const CS: Location = Location(0x1000);
const LOCK: Location = Location(0x2000);
const OTHER: nt::Id = nt::Id(2000);

/// A Win32 half whose program has a critical section that another thread owns.
fn contended() -> Win32<Mock> {
    let mut win32 = quiet();
    win32.InitializeCriticalSection(CS).expect("it can be made");
    let owned = CriticalSection { owner: Some(OTHER), recursion: 1, ..Default::default() };
    win32.nt.peb.locks.at.insert(CS.0, Lock::Critical(owned));
    win32
}

#[test]
fn a_lock_that_nobody_has_asks_the_system_for_nothing() {
    let mut win32 = quiet();
    win32.InitializeCriticalSection(CS).expect("it can be made");
    assert_eq!(win32.EnterCriticalSection(CS), Ok(()));
    assert_eq!(win32.LeaveCriticalSection(CS), Ok(()));
    assert_eq!(win32.AcquireSRWLockExclusive(LOCK), Ok(()));
    assert_eq!(win32.ReleaseSRWLockExclusive(LOCK), Ok(()));
    assert!(win32.nt.made.is_empty());
}

#[test]
fn who_has_to_wait_for_a_section_makes_its_event_once() {
    let mut win32 = contended();
    win32.nt.status = Ok(Status::SUCCESS);
    let mut parked = Mock::new().then(Status::SUCCESS, [Value::Int(8)]);
    parked.status = Err(Stop::Parked);
    parked.peb = win32.nt.peb.clone();
    win32.nt = parked;
    assert_eq!(win32.EnterCriticalSection(CS), Err(Stop::Parked));
    assert_eq!(win32.nt.names(), ["NtCreateEvent", "NtWaitForSingleObject"]);

    // Made again while the section is still owned, it waits again; then it is free.
    win32.nt.resumed = true;
    assert_eq!(win32.EnterCriticalSection(CS), Err(Stop::Parked));
    let Some(Lock::Critical(section)) = win32.nt.peb.locks.at.get_mut(&CS.0) else {
        panic!("it is there")
    };
    assert_eq!((section.waiting, section.event), (1, Some(nt::Handle(8))));
    section.owner = None;
    win32.nt.status = Ok(Status::SUCCESS);
    assert_eq!(win32.EnterCriticalSection(CS), Ok(()));
    assert_eq!(win32.nt.names().len(), 4);
}

#[test]
fn what_makes_no_sense_is_refused_by_name() {
    let mut win32 = contended();
    let refused = |stop: Stop| matches!(stop, Stop::Refused(_));
    assert!(win32.LeaveCriticalSection(CS).is_err(), "another thread owns it");
    assert!(win32.EnterCriticalSection(LOCK).is_err_and(refused), "it was not made");
    assert!(win32.AcquireSRWLockShared(CS).is_err_and(refused), "it is another kind of lock");
    assert!(win32.ReleaseSRWLockShared(LOCK).is_err(), "nobody holds it");
    assert!(win32.AcquireSRWLockShared(Location(0)).is_err_and(refused), "it is nowhere");
    let slept = win32.SleepConditionVariableCS(Location(0x3000), CS, Millis(0));
    assert!(slept.is_err_and(refused), "another thread owns the lock");
    assert!(win32.nt.made.is_empty());
}
