//! Why calls are refused, each reason by a call that runs into it.

use crate::testing::*;
use calls::Value;

#[test]
fn too_little_access() {
    let mut play = Play::new(&["app", "victim"]);
    assert_eq!(play.call("app", "OpenProcess", &[n(0x10_1000), n(0), n(1008)]), "0x4");
    play.call("app", "TerminateProcess", &[n(4), n(1)]);
    assert_eq!(
        play.why(),
        "[access.handle] 0x4 was granted 0x00101000; \
         TerminateProcess needs PROCESS_TERMINATE (0x0001)"
    );
    play.call("app", "OpenProcess", &[n(1), n(0), n(1008)]);
    play.call("app", "TerminateProcess", &[n(8), n(1)]);
    assert_eq!(play.told(), ["victim exits: code 1", "gone: Thread 1012"]);
    assert_eq!(play.call("app", "WaitForSingleObject", &[n(8), n(0)]), "WAIT_FAILED");
    assert_eq!(
        play.why(),
        "[access.handle] 0x8 was granted 0x00000001; \
         WaitForSingleObject needs SYNCHRONIZE (0x00100000)"
    );
    play.world.start("guard", Some("bob")).expect("there is a free id");
    let id = play.world.actors().process("guard").expect("it was just started");
    let id = play.world.kernel().process(id).expect("it runs").id;
    play.call("app", "OpenProcess", &[n(1), n(0), n(id.0.into())]);
    assert_eq!(
        play.why(),
        format!(
            "[access.object] the security descriptor of Process {id} \
             does not give alice PROCESS_TERMINATE"
        )
    );
    play.call("app", "OpenProcess", &[n(0), n(0), n(id.0.into())]);
    assert_eq!(
        play.why(),
        format!(
            "[access.nothing] no right was asked for on Process {id}; \
                 a handle grants one at least"
        )
    );
    play.call("app", "OpenProcess", &[n(0x0200_0000), n(0), n(id.0.into())]);
    assert_eq!(
        play.why(),
        format!("[access.nothing] the most that alice can have of Process {id} is nothing")
    );
}

/// Handles 0x4 an event, 0x8 a mutant `Lock`, 0xc a semaphore, 0x10 a thread, 0x14 a file.
fn furnished() -> Play {
    let mut play = Play::new(&["app"]);
    play.call("app", "CreateEventW", &[]);
    play.call("app", "CreateMutexW", &[n(0), n(0), text("Lock")]);
    play.call("app", "CreateSemaphoreW", &[n(0), n(1), n(1)]);
    play.start_thread("worker");
    let file = [text(r"C:\data.bin"), n(0x8000_0000), n(1), n(0), n(2)];
    assert_eq!(play.call("app", "CreateFileW", &file), "0x14");
    play
}

/// Makes each call in a world of its own and checks the reason of its refusal.
fn check(rows: Vec<(&str, Vec<Value>, &str)>) {
    for (call, arguments, want) in rows {
        let mut play = furnished();
        play.call("app", call, &arguments);
        assert_eq!(play.why(), want, "{call}");
    }
}

#[test]
fn refused_handles() {
    let here = -1_i64 as u64;
    check(vec![
        (
            "CloseHandle",
            vec![n(0x40)],
            "[handle.unknown] 0x40 is not an open entry of app's handle table",
        ),
        (
            "SuspendThread",
            vec![n(-6_i64 as u64)],
            "[handle.pseudo] (HANDLE)-6 is a pseudo handle, which SuspendThread does not take",
        ),
        ("SetEvent", vec![n(8)], "[handle.type] 0x8 names a Mutant; SetEvent needs an Event"),
        (
            "SignalObjectAndWait",
            vec![n(16), n(4), n(0)],
            "[handle.type] 0x10 names a Thread; \
             SignalObjectAndWait needs an Event, a Mutant or a Semaphore",
        ),
        (
            "ReleaseMutex",
            vec![n(8)],
            "[mutant.not-owner] app:main does not own Mutant 0x8; nobody does",
        ),
        (
            "ReleaseSemaphore",
            vec![n(12), n(1)],
            "[semaphore.maximum] the count is 1; 1 more would pass the maximum of 1",
        ),
        (
            "DuplicateHandle",
            vec![n(here), n(0x14), n(here), out(), n(2)],
            "[access.upgrade] 0x14 was granted 0x00120089; \
             a duplicate of it cannot gain FILE_WRITE_DATA (0x0002)",
        ),
        (
            "WaitForMultipleObjects",
            vec![n(2), array(&[4, 4]), n(1), n(0)],
            "[wait.twice] 0x4 is named twice; a wait for all names each object once",
        ),
        (
            "OpenProcess",
            vec![n(1), n(0), n(1004)],
            "[id.unknown] no process has the id 1004; it is the id of a thread",
        ),
    ]);
}

#[test]
fn refused_names() {
    let (read, write) = (0x8000_0000, 0x4000_0000);
    let file = |name: &str, access, share, how| vec![text(name), n(access), n(share), n(0), n(how)];
    let mutex = |access, name: &str| vec![n(access), n(0), text(name)];
    check(vec![
        ("OpenMutexW", mutex(1, "Lokc"), "[name.unknown] nothing has the name Lokc"),
        (
            "OpenMutexW",
            mutex(1, "LOCK"),
            "[name.unknown] nothing has the name LOCK; there is Lock, and case counts",
        ),
        (
            "OpenMutexW",
            mutex(0x8000, "Lock"),
            "[access.invalid] 0x00008000 is no right of a Mutant; all its rights are 0x001F0001",
        ),
        (
            "CreateEventW",
            vec![n(0), n(0), n(0), text("Lock")],
            "[name.type] Lock names a Mutant; CreateEventW needs an Event",
        ),
        (
            "CreateFileW",
            file(r"C:\data.bin", read, 7, 1),
            r"[name.taken] C:\data.bin exists already",
        ),
        (
            "CreateFileW",
            file(r"C:\no\data.bin", read, 7, 3),
            r"[path.unknown] a directory on the way to C:\no\data.bin is not there",
        ),
        (
            "CreateFileW",
            file(r"C:\data.bin", write, 7, 3),
            "[file.sharing] the file is open as app 0x14, which does not give FILE_SHARE_WRITE",
        ),
        (
            "CreateFileW",
            file(r"C:\data.bin", read, 0, 3),
            "[file.sharing] the file is open as app 0x14; CreateFileW has to give FILE_SHARE_READ",
        ),
    ]);
}

#[test]
fn a_closed_handle_is_remembered() {
    let mut play = furnished();
    play.call("app", "CloseHandle", &[n(4)]);
    play.call("app", "SetEvent", &[n(4)]);
    assert_eq!(
        play.why(),
        "[handle.unknown] 0x4 is not an open entry of app's handle table; \
         it was closed, and what it named is gone"
    );
    play.call("app", "CloseHandle", &[n(16)]);
    play.call("app", "ResumeThread", &[n(16)]);
    assert_eq!(
        play.why(),
        "[handle.unknown] 0x10 is not an open entry of app's handle table; \
         it named a Thread until it was closed"
    );
}

#[test]
fn a_protected_handle() {
    let mut play = furnished();
    play.call("app", "SetHandleInformation", &[n(4), n(2), n(2)]);
    play.call("app", "CloseHandle", &[n(4)]);
    assert_eq!(
        play.why(),
        "[handle.protected] 0x4 is protected from close until \
         HANDLE_FLAG_PROTECT_FROM_CLOSE is cleared"
    );
}

#[test]
fn somebody_else_owns_it() {
    let mut play = furnished();
    play.call("app:worker", "WaitForSingleObject", &[n(8), n(0)]);
    play.call("app", "ReleaseMutex", &[n(8)]);
    assert_eq!(play.why(), "[mutant.not-owner] app:main does not own Mutant 0x8; app:worker does");
}
