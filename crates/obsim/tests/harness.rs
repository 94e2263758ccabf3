//! Worlds, reports and what they find.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use obsim::prelude::*;

const KINDS: [Kind; 2] = [Kind::Coroutines, Kind::Threads];

/// Runs a program on stacks of both kinds, and checks that nothing tells them apart.
fn both<E: Exit>(world: World, program: impl Fn(App) -> E + Clone + Send + 'static) -> Report {
    let [one, other] = KINDS.map(|kind| world.fork().kind(kind).try_run(program.clone()));
    assert_eq!(one.transcript(), other.transcript());
    assert_eq!((one.ending(), one.verdicts()), (other.ending(), other.verdicts()));
    assert_eq!(one.difference(&other).to_string(), "");
    one
}

fn words(report: &Report) -> Vec<String> {
    let place = |verdict: &Verdict| verdict.place.map_or(String::new(), |_| ", placed".into());
    let words = |verdict: &Verdict| {
        format!("{:?}: {} {}{}", verdict.mistake, verdict.actor, verdict.text, place(verdict))
    };
    report.verdicts().iter().map(words).collect()
}

#[test]
fn a_run_that_is_clean_says_nothing() {
    let report = both(World::new(), |_| {
        let event = CreateEventW(NULL, true, false, NULL)?;
        let worker = spawn("worker", move || SetEvent(event))?;
        assert_eq!(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
        WaitForSingleObject(worker, INFINITE);
        CloseHandle(worker)?;
        CloseHandle(event)?;
        Ok::<_, Win32Error>(7)
    });
    report.assert_clean();
    report.assert_no_leaks();
    assert_eq!(report.exit_code(), Some(7));
    assert_eq!(report.ending(), &Ending::Finished);
}

#[test]
fn leaks_are_told_with_the_line_that_opened_them() {
    let report = both(World::new(), |_| {
        for _ in 0..3 {
            CreateEventW(NULL, true, false, NULL).unwrap();
        }
        CloseHandle(CreateMutexW(NULL, false, NULL).unwrap()).unwrap();
    });
    let wanted = "Leak: app left 3 Event handles open when it ended, from CreateEventW, placed";
    assert_eq!(words(&report), [wanted]);
    let place = report.verdicts()[0].place.unwrap();
    assert!(place.file().ends_with("harness.rs"), "{place}");
}

#[test]
fn mistakes_with_handles_are_told() {
    let report = both(World::new().user("bob"), |_| {
        let event = CreateEventW(NULL, true, false, NULL).unwrap();
        CloseHandle(event).unwrap();
        assert!(CloseHandle(event).is_err());
        assert!(SetEvent(event).is_err());
        assert!(SetEvent(Handle(0x400)).is_err());
        let event = CreateEventW(NULL, true, false, NULL).unwrap();
        assert!(ReleaseMutex(event).is_err());
        CloseHandle(event).unwrap();
        let event = CreateEventExW(NULL, NULL, 0, SYNCHRONIZE).unwrap();
        assert!(SetEvent(event).is_err());
        CloseHandle(event).unwrap();
        let mutex = CreateMutexW(NULL, false, NULL).unwrap();
        assert!(ReleaseMutex(mutex).is_err());
        CloseHandle(mutex).unwrap();
    });
    let kinds: Vec<Mistake> = report.verdicts().iter().map(|verdict| verdict.mistake).collect();
    use Mistake::*;
    assert_eq!(kinds, [DoubleClose, UseAfterClose, BadHandle, WrongType, Access, NotOwner]);
    assert!(report.verdicts().iter().all(|verdict| verdict.place.is_some()));
}

#[test]
fn an_abandoned_mutex_and_a_deadlock_are_told() {
    let report = both(World::new(), |_| {
        let mutex = CreateMutexW(NULL, false, NULL).unwrap();
        let thread = spawn("careless", move || {
            WaitForSingleObject(mutex, INFINITE);
        });
        WaitForSingleObject(thread.unwrap(), INFINITE);
        assert_eq!(WaitForSingleObject(mutex, INFINITE), WAIT_ABANDONED);
        let event = CreateEventW(NULL, false, false, NULL).unwrap();
        WaitForSingleObject(event, INFINITE);
    });
    assert_eq!(report.ending(), &Ending::Deadlock);
    assert_eq!(report.of(Mistake::Abandoned).len(), 1);
    let deadlock = report.of(Mistake::Deadlock);
    let text = deadlock[0].to_string();
    assert!(text.starts_with("Deadlock: app:main waits for Event 0xc"), "{text}");
}

#[test]
fn a_child_that_does_not_use_what_it_inherits_is_told() {
    let world = World::new().image("child.exe", |_| {
        CloseHandle(Handle(4)).unwrap();
    });
    let report = both(world, |_| {
        let inherit = SECURITY_ATTRIBUTES { bInheritHandle: true, ..Default::default() };
        let events = [(); 2].map(|()| CreateEventW(&inherit, true, false, NULL).unwrap());
        let mut child = PROCESS_INFORMATION::default();
        let start = STARTUPINFOW::default();
        CreateProcessW(NULL, "child", NULL, NULL, true, 0, NULL, NULL, &start, &mut child).unwrap();
        WaitForSingleObject(child.hProcess, INFINITE);
        for handle in [events[0], events[1], child.hProcess.0, child.hThread.0] {
            CloseHandle(handle).unwrap();
        }
    });
    assert_eq!(
        words(&report),
        ["OverInheritance: child inherited what it never used: 0x8 (Event), placed"]
    );
}

#[test]
fn an_error_is_a_failure_and_a_panic_breaks_the_run() {
    let report = both(World::new(), |_| {
        SetEvent(Handle(0x400))?;
        Ok::<_, Win32Error>(())
    });
    assert_eq!(report.exit_code(), Some(1));
    let failure = report.of(Mistake::Failure);
    let wanted = "Failure: app:main ended with the error ERROR_INVALID_HANDLE (6)";
    assert_eq!(failure[0].to_string(), wanted);
    let report = both(World::new(), |_| -> () {
        CreateEventW(NULL, true, false, NULL).unwrap();
        std::panic::resume_unwind(Box::new("out of paper"));
    });
    let broken = report.of(Mistake::Broken);
    assert_eq!(broken[0].to_string(), "Broken: app:main panicked: out of paper");
}

#[test]
#[should_panic(expected = "CreateEventW(NULL, TRUE, FALSE, NULL)\n  = 0x4")]
fn a_panic_fails_the_test_and_prints_the_trace() {
    World::new().run(|_| -> () {
        CreateEventW(NULL, true, false, NULL).unwrap();
        std::panic::resume_unwind(Box::new("out of paper"));
    });
}

#[test]
fn a_run_is_made_again_by_its_schedule() {
    let program = |_: App| {
        let said = Arc::new(Mutex::new(Vec::new()));
        let threads = [0, 1, 2].map(|number| {
            let said = said.clone();
            let talk = move || {
                for _ in 0..3 {
                    said.lock().unwrap().push(number);
                    Sleep(0);
                }
            };
            spawn("worker", talk).unwrap()
        });
        WaitForMultipleObjects(3, &threads, true, INFINITE);
        for thread in threads {
            CloseHandle(thread).unwrap();
        }
        let said = said.lock().unwrap();
        said.iter().fold(0, |sum: u32, number| sum * 3 + number)
    };
    let mut codes = std::collections::BTreeSet::new();
    for seed in 0..10 {
        let report = World::new().seed(seed).run(program);
        let again = World::new().schedule(report.schedule()).kind(Kind::Threads).run(program);
        assert_eq!(report.transcript(), again.transcript());
        assert_eq!(report.exit_code(), again.exit_code());
        codes.insert(report.exit_code());
    }
    assert!(codes.len() > 5, "{codes:?}");
}

#[test]
fn the_first_schedule_that_fails_is_found() {
    let report = World::new().find_random(200, |_| {
        let ready = Arc::new(AtomicUsize::new(0));
        let event = CreateEventW(NULL, false, false, NULL).unwrap();
        let worker = spawn("worker", {
            let ready = ready.clone();
            move || {
                Sleep(0);
                ready.store(1, Ordering::Relaxed);
                // The event is pulsed, so whoever comes late sleeps for ever.
                PulseEvent(event).unwrap();
            }
        });
        let worker = worker.unwrap();
        if ready.load(Ordering::Relaxed) == 0 {
            // What code does between two calls nobody interrupts; so this is where others come.
            GetTickCount();
            WaitForSingleObject(event, INFINITE);
        }
        WaitForSingleObject(worker, INFINITE);
        CloseHandle(worker).unwrap();
        CloseHandle(event).unwrap();
    });
    let report = report.expect("some schedule lets the pulse come first");
    assert_eq!(report.ending(), &Ending::Deadlock);
    report.transcript();
}

#[test]
fn each_call_fails_once() {
    // It does not close the first when the second fails.
    let leaks = World::new().find_failing(
        Shortage::All,
        Status::INSUFFICIENT_RESOURCES,
        |_| -> Result<(), Win32Error> {
            let one = CreateEventW(NULL, true, false, NULL)?;
            let other = CreateMutexW(NULL, false, NULL)?;
            CloseHandle(other)?;
            CloseHandle(one)
        },
    );
    let report = leaks.expect("the second call leaves the first handle open");
    assert_eq!(report.of(Mistake::Leak).len(), 1);
    assert!(report.transcript().contains("sim> inject STATUS_INSUFFICIENT_RESOURCES at 2"));
    World::new().fail_each(|_| -> Result<(), Win32Error> {
        let one = CreateEventW(NULL, true, false, NULL)?;
        let other = CreateMutexW(NULL, false, NULL);
        other.and_then(CloseHandle).or(Ok::<_, Win32Error>(()))?;
        CloseHandle(one)
    });
}

#[test]
fn worlds_fork_and_are_compared() {
    let base = World::new().file(r"C:\a.txt", b"a");
    let first = base.run(|_| {
        CreateEventW(NULL, true, false, "Gate").unwrap();
        let file = CreateFileW(r"C:\b.txt", GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL).unwrap();
        WriteFile(file, b"b", 1, &mut 0, NULL).unwrap();
    });
    let world = first.fork();
    let [one, other] = [false, true].map(|more| {
        world.run(move |app| {
            let before = app.snapshot();
            let access = GENERIC_READ;
            let file = CreateFileW(r"C:\b.txt", access, 0, NULL, OPEN_EXISTING, 0, NULL).unwrap();
            let mut bytes = Vec::new();
            ReadFile(file, &mut bytes, 10, &mut 0, NULL).unwrap();
            assert_eq!(bytes, b"b");
            if more {
                CreateMutexW(NULL, false, NULL).unwrap();
            }
            let difference = before.difference(&app.snapshot());
            assert_eq!(difference.new.len(), 1 + usize::from(more));
            WaitForSingleObject(GetCurrentProcess(), INFINITE);
        })
    });
    let difference = one.difference(&other);
    assert_eq!(
        difference.to_string(),
        "+ app#2 0x8: Mutant, granted 0x001f0001\n  Mutant: 0 before, 1 after\n"
    );
}

#[test]
fn hostile_values_break_what_depends_on_them() {
    // It takes for granted that a value is not used again at once.
    let program = |_: App| {
        let one = CreateEventW(NULL, true, false, NULL).unwrap();
        CloseHandle(one).unwrap();
        let other = CreateMutexW(NULL, false, NULL).unwrap();
        let closed = CloseHandle(one);
        assert_eq!(closed.is_ok(), one == other);
        u32::from(one == other)
    };
    for (policy, reused) in [("eager", 1), ("hostile", 1), ("fifo", 0), ("never", 0)] {
        let report = World::new().handles(policy).run(program);
        assert_eq!(report.exit_code(), Some(reused), "{policy}");
    }
    let values = |policy| {
        World::new()
            .handles(policy)
            .run(|_| CreateEventW(NULL, true, false, NULL).unwrap().0 as u32)
    };
    assert_eq!(values("eager").exit_code(), Some(4));
    assert_ne!(values("hostile").exit_code(), Some(4));
}
