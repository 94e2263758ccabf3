//! The code over `windows-sys`, tested on a system that is not Windows.
#![cfg(not(windows))]

use std::ffi::c_void;

use windows_sys::Win32::Foundation::{HANDLE, WAIT_OBJECT_0, WAIT_TIMEOUT};
use windows_sys::Win32::System::Threading::{CreateThread, INFINITE, Sleep, WaitForSingleObject};
use windows_sys_example::{Pool, SingleInstance, inheritable_event, spawn};

/// What a worker does: it waits for the event whose value is on its command line.
extern "C" fn worker(_context: *mut c_void) -> i32 {
    let line = obsim_capi::command_line();
    let mut words = line.split(' ').skip(1).map(|word| word.parse::<usize>().expect("a number"));
    let (event, number) = (words.next().expect("an event"), words.next().expect("a number"));
    // SAFETY: a bad handle is an answer.
    match unsafe { WaitForSingleObject(event as HANDLE, INFINITE) } {
        WAIT_OBJECT_0 => number as i32 + 1,
        _ => -1,
    }
}

/// What a child does that only looks whether it has a handle.
extern "C" fn looks(_context: *mut c_void) -> i32 {
    let line = obsim_capi::command_line();
    let words = line.split(' ').skip(1).map(|word| word.parse::<usize>().expect("a number"));
    // SAFETY: a bad handle is an answer.
    let has = |handle| unsafe { WaitForSingleObject(handle as HANDLE, 0) } == WAIT_TIMEOUT;
    words.fold(0, |bits, handle| bits * 2 + i32::from(has(handle)))
}

/// Every test has a world of its own if it runs alone; together they share one, as programs do.
fn programs() {
    obsim_capi::register("C:\\worker.exe", worker);
    obsim_capi::register("C:\\looks.exe", looks);
}

#[test]
fn one_instance_has_the_guard() {
    let first = SingleInstance::acquire("guard").expect("a mutex can be made");
    assert!(first.is_some());
    assert!(SingleInstance::acquire("guard").expect("a mutex can be opened").is_none());
    assert!(SingleInstance::acquire("other").expect("a mutex can be made").is_some());
    drop(first);
    assert!(SingleInstance::acquire("guard").expect("a mutex can be made").is_some());
}

#[test]
fn a_child_gets_the_handles_of_the_list_and_no_others() {
    programs();
    let [one, other] = [(); 2].map(|()| inheritable_event().expect("an event can be made"));
    let line = format!("looks.exe {} {}", one.raw() as usize, other.raw() as usize);
    for (handles, bits) in [(&[one.raw()][..], 0b10), (&[one.raw(), other.raw()], 0b11)] {
        let child = spawn(&line, handles, 0).expect("the program is there");
        assert_eq!(child.wait().expect("it ends"), bits);
    }
    let missing = spawn("nobody.exe", &[one.raw()], 0).expect_err("there is no such program");
    assert_eq!(missing.raw_os_error(), Some(2));
}

#[test]
fn workers_wait_for_the_signal_and_end_with_the_pool() {
    programs();
    let pool = Pool::start("worker.exe", 3).expect("the program is there");
    pool.go();
    assert_eq!(pool.wait().expect("they end"), 6);
    let pool = Pool::start("worker.exe", 2).expect("the program is there");
    let workers = pool.stop();
    assert_eq!(workers.iter().map(|worker| worker.wait().expect("they end")).sum::<u32>(), 0);
}

/// What a thread does in the next test.
unsafe extern "system" fn sleeps(milliseconds: *mut c_void) -> u32 {
    // SAFETY: nothing is passed but a number.
    unsafe { Sleep(milliseconds as u32) };
    7
}

#[test]
fn a_thread_sleeps_in_virtual_time() {
    let begun = std::time::Instant::now();
    // SAFETY: the routine takes what it is given.
    unsafe {
        let thread = CreateThread(
            std::ptr::null(),
            0,
            Some(sleeps),
            86_400_000 as *const c_void,
            0,
            std::ptr::null_mut(),
        );
        assert_eq!(WaitForSingleObject(thread, 1000), WAIT_TIMEOUT);
        assert_eq!(WaitForSingleObject(thread, INFINITE), WAIT_OBJECT_0);
    }
    assert!(begun.elapsed().as_secs() < 3600, "a day has passed, and not on this clock");
}
