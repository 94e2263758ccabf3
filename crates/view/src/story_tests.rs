//! What is said about what happens, as the samples of the language say it.

use crate::testing::*;
use crate::{is_deadlocked, stuck};
use calls::Value;

/// `CreateProcessW` of an image, with what else it is given.
fn create(image: &str, inherit: u64, flags: u64, start: Value) -> Vec<Value> {
    vec![n(0), text(image), n(0), n(0), n(inherit), n(flags), n(0), n(0), start, out()]
}

const NONE: [&str; 0] = [];

#[test]
fn two_handles_and_two_ids() {
    let mut play = Play::new(&["app"]);
    assert_eq!(play.call("app", "CreateProcessW", &create("child.exe", 0, 0, start())), "TRUE");
    assert_eq!(
        play.written(),
        ["lpProcessInformation = { .hProcess = 0x4, .hThread = 0x8, \
          .dwProcessId = 1008, .dwThreadId = 1012 }"]
    );
    assert_eq!(play.told(), ["child starts: process 1008, thread child:main 1012"]);
    assert_eq!(play.call("app", "WaitForSingleObject", &[n(4), n(0)]), "WAIT_TIMEOUT");
    play.call("child", "ExitProcess", &[n(7)]);
    assert_eq!(play.told(), ["child exits: code 7"]);
    assert_eq!(play.call("app", "GetExitCodeProcess", &[n(4), out()]), "TRUE");
    assert_eq!(play.written(), ["lpExitCode = 7"]);
    play.call("app", "CloseHandle", &[n(4)]);
    assert_eq!(play.told(), NONE);
    play.call("app", "CloseHandle", &[n(8)]);
    assert_eq!(play.told(), ["gone: Thread 1012", "gone: Process 1008"]);
    assert_eq!(play.call("app", "OpenProcess", &[n(0x10_0000), n(0), n(1008)]), "NULL");
    assert_eq!(play.why(), "[id.unknown] no process has the id 1008");
}

#[test]
fn a_thread_that_waits_for_itself() {
    let mut play = Play::new(&["app"]);
    assert_eq!(play.start_thread("worker"), "0x4");
    assert_eq!(play.told(), ["app:worker starts: thread 1008"]);
    let me = -2_i64 as u64;
    play.call("app:worker", "WaitForSingleObject", &[n(me), n(1000)]);
    assert_eq!(play.told(), ["blocks on Thread 1008 (app:worker), for 1000 ms"]);
    assert_eq!(
        play.why_blocked("app:worker"),
        ["[wait.self] app:worker waits for its own thread to end; \
          no call of another thread can end this wait"]
    );
    play.advance(1000);
    assert_eq!(play.told(), ["app:worker resumes: WaitForSingleObject = WAIT_TIMEOUT"]);
    let here = -1_i64 as u64;
    let copy = [n(here), n(me), n(here), out(), n(0), n(0), n(2)];
    play.call("app", "DuplicateHandle", &copy);
    play.call("app:worker", "WaitForSingleObject", &[n(8), n(INFINITE)]);
    assert_eq!(play.told(), ["blocks on Thread 1004 (app:main)"]);
    assert_eq!(
        play.why_blocked("app:worker"),
        ["[thread.running] Thread 1004 (app:main) still runs"]
    );
    play.call("app", "ExitThread", &[n(0)]);
    assert_eq!(
        play.told(),
        ["app:main exits: code 0", "app:worker resumes: WaitForSingleObject = WAIT_OBJECT_0"]
    );
    assert_eq!(play.why_blocked("app"), ["[thread.ended] app has ended: code 0"]);
    play.call("app:worker", "CloseHandle", &[n(8)]);
    assert_eq!(play.told(), ["gone: Thread 1004"]);
}

#[test]
fn what_a_child_inherits() {
    let mut play = Play::new(&["app"]);
    play.call("app", "CreateEventW", &[inheritable(), n(1)]);
    let file = [text(r"C:\app.log"), n(0x4000_0000), n(0), inheritable(), n(2)];
    assert_eq!(play.call("app", "CreateFileW", &file), "0x8");
    play.call("app", "CreateEventW", &[n(0), n(1)]);
    play.call("app", "CreateProcessW", &create("greedy.exe", 1, 0, start()));
    assert_eq!(
        play.told(),
        ["greedy starts: process 1008, thread greedy:main 1012; inherits 0x4 Event, 0x8 File"]
    );
    let extended = 0x8_0000;
    play.call("app", "CreateProcessW", &create("modest.exe", 1, extended, start_list(&[4])));
    assert_eq!(
        play.told(),
        ["modest starts: process 1016, thread modest:main 1020; inherits 0x4 Event"]
    );
    play.call("modest", "WriteFile", &[n(8), Value::Bytes((*b"x").into()), n(1), out()]);
    assert_eq!(play.why(), "[handle.unknown] 0x8 is not an open entry of modest's handle table");
    play.call("app", "CreateProcessW", &create("wide.exe", 1, extended, start_list(&[4, 12])));
    assert_eq!(
        play.why(),
        "[list.not-inheritable] 0xc is in the handle list but is not marked inheritable"
    );
    let suspended = 4;
    play.call("app", "CreateProcessW", &create("late.exe", 0, suspended, start()));
    assert_eq!(play.told(), ["late starts: process 1028, thread late:main 1032; suspended"]);
    assert_eq!(
        play.why_blocked("late"),
        ["[thread.suspended] late is suspended, 1 time; handles that could resume it: app 0x24"]
    );
}

#[test]
fn the_reader_that_waits_for_itself() {
    let mut play = Play::new(&["app"]);
    play.call("app", "CreatePipe", &[out(), out(), inheritable(), n(4)]);
    assert_eq!(play.written(), ["hReadPipe = 0x4", "hWritePipe = 0x8"]);
    play.call("app", "SetHandleInformation", &[n(4), n(1), n(0)]);
    play.call("app", "CreateProcessW", &create("child.exe", 1, 0, start()));
    play.told();
    play.call("app", "ReadFile", &[n(4), out(), n(16), out()]);
    assert_eq!(play.told(), ["blocks on pipe of 0x4: empty, 2 write handles open"]);
    let why = "[pipe.writer-open] the end of a pipe is the close of its last write handle; \
               still open: app 0x8, child 0x8";
    assert_eq!(play.why_blocked("app"), [why]);
    assert_eq!(stuck(&play.world), ["app:main waits for pipe of 0x4: empty, 2 write handles open"]);
    play.call("child", "ExitProcess", &[n(0xC000_0005)]);
    assert_eq!(play.told(), ["child exits: code 0xC0000005"]);
    assert_eq!(
        play.why_blocked("app"),
        ["[pipe.writer-open] the end of a pipe is the close of its last write handle; \
          still open: app 0x8"]
    );
}

#[test]
fn the_end_of_a_pipe_and_a_full_one() {
    let mut play = Play::new(&["app"]);
    play.start_thread("reader");
    play.call("app", "CreatePipe", &[out(), out(), n(0), n(4)]);
    play.told();
    play.call("app:reader", "ReadFile", &[n(8), out(), n(16), out()]);
    assert_eq!(play.told(), ["blocks on pipe of 0x8: empty, 1 write handle open"]);
    play.call("app", "CloseHandle", &[n(12)]);
    assert_eq!(play.told(), ["app:reader resumes: ReadFile = FALSE, ERROR_BROKEN_PIPE (109)"]);
    play.call("app", "CloseHandle", &[n(8)]);
    play.call("app", "CreatePipe", &[out(), out(), n(0), n(4)]);
    play.told();
    let bytes = Value::Bytes((*b"abcdefgh").into());
    let full = play.written();
    assert_eq!(full, ["hReadPipe = 0x8", "hWritePipe = 0xc"]);
    play.call("app:reader", "WriteFile", &[n(12), bytes, n(8), out()]);
    assert_eq!(play.told(), ["blocks on pipe of 0xc: full, 1 read handle open"]);
    assert_eq!(
        play.why_blocked("app:reader"),
        ["[pipe.reader-slow] the pipe holds 4 of 4 bytes until somebody reads; \
          read handles: app 0x8"]
    );
}

#[test]
fn two_locks_in_two_orders() {
    let mut play = Play::new(&["app"]);
    play.call("app", "CreateMutexW", &[]);
    play.call("app", "CreateMutexW", &[]);
    play.start_thread("worker");
    play.call("app", "WaitForSingleObject", &[n(4), n(INFINITE)]);
    play.call("app", "WaitForSingleObject", &[n(4), n(INFINITE)]);
    play.call("app:worker", "WaitForSingleObject", &[n(8), n(INFINITE)]);
    play.told();
    play.call("app:worker", "WaitForSingleObject", &[n(4), n(INFINITE)]);
    assert_eq!(play.told(), ["blocks on Mutant 0x4, held by app:main"]);
    assert_eq!(
        play.why_blocked("app:worker"),
        ["[mutant.held] Mutant 0x4 is held by app:main, acquired 2 times"]
    );
    assert_eq!(stuck(&play.world), ["app:worker waits for Mutant 0x4, held by app:main"]);
    assert!(!is_deadlocked(&play.world));
    play.call("app", "WaitForSingleObject", &[n(8), n(INFINITE)]);
    assert_eq!(
        play.why_blocked("app"),
        [
            "[mutant.held] Mutant 0x8 is held by app:worker, acquired 1 time",
            "[deadlock] app:main waits for Mutant 0x8 held by app:worker; \
             app:worker waits for Mutant 0x4 held by app:main",
        ]
    );
    assert!(is_deadlocked(&play.world));
    assert_eq!(
        stuck(&play.world),
        ["deadlock: app:main waits for Mutant 0x8 held by app:worker; \
          app:worker waits for Mutant 0x4 held by app:main"]
    );
}

#[test]
fn a_join_under_a_lock_is_a_circle_too() {
    let mut play = Play::new(&["app"]);
    play.call("app", "CreateMutexW", &[n(0), n(1)]);
    play.start_thread("worker");
    play.call("app:worker", "WaitForSingleObject", &[n(4), n(INFINITE)]);
    play.call("app", "WaitForMultipleObjects", &[n(1), array(&[8]), n(1), n(INFINITE)]);
    assert_eq!(
        stuck(&play.world),
        ["deadlock: app:main waits for Thread 1008 (app:worker); \
          app:worker waits for Mutant 0x4 held by app:main"]
    );
}

/// Handles 0x4 an event `Go`, 0x8 an event, 0xc a semaphore, 0x10 the event `Go` to wait for only.
fn waitable() -> Play {
    let mut play = Play::new(&["app"]);
    play.call("app", "CreateEventW", &[n(0), n(0), n(0), text("Go")]);
    play.call("app", "CreateEventW", &[]);
    play.call("app", "CreateSemaphoreW", &[n(0), n(0), n(2)]);
    play.call("app", "OpenEventW", &[n(0x10_0000), n(0), text("Go")]);
    play.start_thread("w");
    play.told();
    play
}

const GO: &str =
    "[event.unset] Event 0x4 (Go) is not signaled; handles that could signal it: app 0x4";
const COUNT: &str = "[semaphore.empty] the count of Semaphore 0xc is 0; \
                     handles that could release it: app 0xc";

#[test]
fn what_threads_block_on() {
    let single = "WaitForSingleObject";
    let several = "WaitForMultipleObjects";
    let table = [
        (single, vec![n(4), n(INFINITE)], "Event 0x4 (Go)", vec![GO]),
        (
            single,
            vec![n(16), n(300)],
            "Event 0x10 (Go), for 300 ms",
            vec![
                "[event.unset] Event 0x10 (Go) is not signaled; \
                 handles that could signal it: app 0x4",
                "[time] app:w gives up in 300 ms",
            ],
        ),
        (single, vec![n(12), n(INFINITE)], "Semaphore 0xc", vec![COUNT]),
        (
            several,
            vec![n(2), array(&[4, 12]), n(0), n(500)],
            "any of Event 0x4 (Go), Semaphore 0xc, for 500 ms",
            vec![GO, COUNT, "[time] app:w gives up in 500 ms"],
        ),
        (
            several,
            vec![n(2), array(&[4, 12]), n(1), n(INFINITE)],
            "all of Event 0x4 (Go), Semaphore 0xc",
            vec![GO, COUNT],
        ),
        ("SignalObjectAndWait", vec![n(8), n(12), n(INFINITE)], "Semaphore 0xc", vec![COUNT]),
        ("Sleep", vec![n(100)], "time, for 100 ms", vec!["[time] app:w wakes in 100 ms"]),
        (
            "SuspendThread",
            vec![n(-2_i64 as u64)],
            "its own suspension",
            vec![
                "[thread.suspended] app:w is suspended, 1 time; \
                  handles that could resume it: app 0x14",
            ],
        ),
    ];
    for (call, arguments, on, why) in table {
        let mut play = waitable();
        play.call("app:w", call, &arguments);
        assert_eq!(play.told(), [format!("blocks on {on}")], "{call}");
        assert_eq!(play.why_blocked("app:w"), why, "{call}");
    }
}

#[test]
fn who_cannot_be_woken_and_who_goes_on() {
    let mut play = waitable();
    assert_eq!(play.why_blocked("app"), ["[not.blocked] app can make its next call"]);
    play.call("app:w", "WaitForSingleObject", &[n(16), n(INFINITE)]);
    play.call("app", "CloseHandle", &[n(4)]);
    assert_eq!(
        play.why_blocked("app:w"),
        ["[event.unset] Event 0x10 (Go) is not signaled; \
          nobody can signal it: no open handle grants EVENT_MODIFY_STATE"]
    );
    let mut play = waitable();
    play.call("app:w", "Sleep", &[n(100)]);
    play.told();
    play.advance(100);
    assert_eq!(play.told(), ["app:w resumes: Sleep"]);
    play.call("app:w", "SuspendThread", &[n(-2_i64 as u64)]);
    play.told();
    play.call("app", "ResumeThread", &[n(0x14)]);
    assert_eq!(play.told(), ["app:w resumes: SuspendThread = 0"]);
    play.call("app", "SuspendThread", &[n(0x14)]);
    play.call("app", "ResumeThread", &[n(0x14)]);
    assert_eq!(play.told(), ["app:w is suspended", "app:w continues"]);
}
