//! Many guests in one world, and many worlds one after the other.

use std::alloc::System;
use std::sync::{Mutex, MutexGuard, PoisonError};

use obsim::prelude::*;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One of these tests runs at a time, since they count what the whole process has.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many of something there are: all of them where `OBSIM_FULL` is set, as in the gate. Host
/// threads take their turns only as fast as the host switches, which may have other things to do.
fn many(all: u64, few: u64) -> u64 {
    if std::env::var_os("OBSIM_FULL").is_some() { all } else { few }
}

/// How many threads the runner of these tests may start meanwhile.
const OWN: usize = 3;

/// Threads of the host that this process has.
fn host_threads() -> usize {
    std::fs::read_dir("/proc/self/task").map_or(0, Iterator::count)
}

fn bytes_in_use() -> usize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}

/// Many threads wait for one event, and each then says that it was there.
fn crowd(kind: Kind, threads: u64) {
    let report = World::new().kind(kind).stack_bytes(64 << 10).record(false).run(move |_| {
        let gate = CreateEventW(NULL, true, false, NULL)?;
        let semaphore = CreateSemaphoreW(NULL, 0, i32::MAX, NULL)?;
        let start = routine("worker", move |_| {
            WaitForSingleObject(gate, INFINITE);
            ReleaseSemaphore(semaphore, 1, NULL)
        });
        for _ in 0..threads {
            CloseHandle(CreateThread(NULL, 0, start, NULL, 0, NULL)?)?;
        }
        SetEvent(gate)?;
        for _ in 0..threads {
            assert_eq!(WaitForSingleObject(semaphore, INFINITE), WAIT_OBJECT_0);
        }
        CloseHandle(semaphore)?;
        CloseHandle(gate)
    });
    report.assert_clean();
}

#[test]
fn ten_thousand_coroutines_run_in_one_world() {
    let _alone = alone();
    crowd(Kind::Coroutines, 10_000);
}

#[test]
fn ten_thousand_host_threads_run_in_one_world() {
    let _alone = alone();
    let before = host_threads();
    crowd(Kind::Threads, many(10_000, 500));
    // Threads of the tests themselves come and go.
    assert!(host_threads() <= before + OWN, "{} threads", host_threads());
}

/// What happens in each of many worlds: threads that end by themselves, that are terminated, and
/// that sleep for ever; and children.
fn some_of_everything(kind: Kind) {
    let world = World::new().kind(kind).image("child.exe", |_| {
        spawn("thread", || WaitForSingleObject(GetCurrentProcess(), INFINITE).0).unwrap();
        ExitProcess(3)
    });
    let report = world.try_run(|_| -> Result<(), Win32Error> {
        let text = String::from("what a thread owns");
        let idle = spawn("idle", move || {
            WaitForSingleObject(GetCurrentProcess(), INFINITE);
            drop(text);
        })?;
        spawn("ends", || ())?;
        let mut child = PROCESS_INFORMATION::default();
        let start = STARTUPINFOW::default();
        CreateProcessW(NULL, "child", NULL, NULL, true, 0, NULL, NULL, &start, &mut child)?;
        WaitForSingleObject(child.hProcess, INFINITE);
        TerminateThread(idle, 0)?;
        let lock = CreateMutexW(NULL, true, NULL)?;
        spawn("stuck", move || WaitForSingleObject(lock, INFINITE).0)?;
        Sleep(1);
        WaitForSingleObject(CreateEventW(NULL, true, false, NULL)?, INFINITE);
        Ok(())
    });
    assert_eq!(report.ending(), &Ending::Deadlock);
}

#[test]
fn a_thousand_worlds_leave_nothing_behind() {
    let _alone = alone();
    for kind in [Kind::Coroutines, Kind::Threads] {
        // What is made once is made now, and stacks are kept.
        for _ in 0..20 {
            some_of_everything(kind);
        }
        let (bytes, threads) = (bytes_in_use(), host_threads());
        let worlds = if kind == Kind::Threads { many(1_000, 50) } else { 1_000 };
        for _ in 0..worlds {
            some_of_everything(kind);
        }
        assert!(host_threads() <= threads + OWN, "{} threads", host_threads());
        let more = bytes_in_use().saturating_sub(bytes);
        assert!(more < 64 << 10, "{more} bytes more than before");
    }
}
