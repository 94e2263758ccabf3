//! Creating, duplicating, waiting for and closing handles allocates nothing, once a world has
//! grown to the size that it needs.
//!
//! The counter is one for the whole program, so this file holds a single test.

use std::alloc::System;

use calls::events::EventCalls;
use calls::handles::HandleCalls;
use calls::mutants::MutantCalls;
use calls::waits::WaitCalls;
use calls::{DuplicateOptions, In, Millis, Out, WaitResult};
use kernel::{Kernel, ThreadKey};
use nt::{Access, Handle};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use win32::Win32;

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One round of what programs do all day, at the Win32 layer and so at the NT layer below it.
fn round(kernel: &mut Kernel, thread: ThreadKey) {
    let mut win32 = Win32::new(kernel.syscall(thread));
    let event = win32.CreateEventW(In::Null, false, true, In::Null).expect("it is modelled").0;
    let mutex = win32.CreateMutexW(In::Null, false, In::Null).expect("it is modelled").0;
    let mut copy = Out::HERE;
    let me = Handle::CURRENT_PROCESS;
    let same = DuplicateOptions(2);
    assert_eq!(
        win32.DuplicateHandle(me, event, me, &mut copy, Access::empty(), false, same),
        Ok(true)
    );
    let copy = *copy.written().expect("it was duplicated");
    assert_eq!(win32.WaitForSingleObject(copy, Millis(0)), Ok(WaitResult(0)));
    assert_eq!(win32.SetEvent(event), Ok(true));
    let both = [event, mutex];
    assert_eq!(
        win32.WaitForMultipleObjects(2, In::Given(&both), true, Millis(0)),
        Ok(WaitResult(0))
    );
    assert_eq!(win32.ReleaseMutex(mutex), Ok(true));
    for handle in [event, mutex, copy] {
        assert_eq!(win32.CloseHandle(handle), Ok(true));
    }
}

#[test]
fn the_hot_paths_allocate_nothing() {
    let mut world = sim::World::new();
    let user = world.user("alice");
    let mut kernel = Kernel::new();
    let (_, thread) = kernel.start_process("app.exe", user).expect("there is a free id");
    round(&mut kernel, thread);
    let region = Region::new(COUNTED);
    for _ in 0..100 {
        round(&mut kernel, thread);
    }
    let change = region.change();
    assert_eq!((change.allocations, change.reallocations), (0, 0), "{change:?}");
    kernel.audit();
}
