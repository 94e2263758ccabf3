//! What fibers promise, of both kinds.

#![allow(unsafe_code)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use guests::{Fiber, Kind, State, pause};

const KINDS: [Kind; 2] = [Kind::Coroutines, Kind::Threads];
const STACK: usize = 256 << 10;

fn fiber(kind: Kind, run: impl FnOnce() + Send + 'static) -> Fiber {
    Fiber::new(kind, "test", STACK, run).unwrap()
}

/// Counts how often it is dropped.
struct Counts(Arc<AtomicUsize>);

impl Drop for Counts {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn fibers_take_turns() {
    for kind in KINDS {
        let said = Arc::new(Mutex::new(Vec::new()));
        let mut fibers: Vec<Fiber> = (0..3)
            .map(|number| {
                let said = said.clone();
                fiber(kind, move || {
                    for turn in 0..2 {
                        said.lock().unwrap().push((number, turn));
                        pause();
                    }
                })
            })
            .collect();
        for _ in 0..2 {
            for fiber in &mut fibers {
                assert!(matches!(fiber.resume(), State::Paused));
            }
        }
        for fiber in &mut fibers {
            assert!(matches!(fiber.resume(), State::Over(Ok(()))));
        }
        assert_eq!(*said.lock().unwrap(), [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]);
    }
}

#[test]
fn a_panic_is_handed_to_whoever_resumes() {
    for kind in KINDS {
        let mut fiber = fiber(kind, || std::panic::resume_unwind(Box::new("why")));
        let State::Over(Err(payload)) = fiber.resume() else { panic!("it has to be over") };
        assert_eq!(payload.downcast_ref(), Some(&"why"));
    }
}

#[test]
fn fibers_of_both_kinds_run_inside_of_fibers() {
    for outer in KINDS {
        for inner in KINDS {
            let mut whole = fiber(outer, move || {
                let mut part = fiber(inner, pause);
                assert!(matches!(part.resume(), State::Paused));
                pause();
                assert!(matches!(part.resume(), State::Over(Ok(()))));
                pause();
            });
            for _ in 0..2 {
                assert!(matches!(whole.resume(), State::Paused));
                assert!(!guests::is_running());
            }
            assert!(matches!(whole.resume(), State::Over(Ok(()))));
        }
    }
}

#[test]
fn what_a_fiber_owns_is_released_however_it_ends() {
    for kind in KINDS {
        let dropped = Arc::new(AtomicUsize::new(0));
        let counts = Counts(dropped.clone());
        drop(fiber(kind, move || drop(counts)));
        let counts = Counts(dropped.clone());
        let mut paused = fiber(kind, move || {
            let _counts = counts;
            pause();
            unreachable!("it is never resumed");
        });
        assert!(matches!(paused.resume(), State::Paused));
        drop(paused);
        assert_eq!(dropped.load(Ordering::Relaxed), 2);
    }
}

#[test]
fn a_stack_that_is_given_up_runs_nothing_any_more() {
    for kind in KINDS {
        let dropped = Arc::new(AtomicUsize::new(0));
        let counts = Counts(dropped.clone());
        let mut given_up = fiber(kind, move || {
            let _counts = counts;
            // SAFETY: nothing refers to this stack.
            unsafe { guests::abandon() }
        });
        assert!(matches!(given_up.resume(), State::Abandoned));
        drop(given_up);
        assert_eq!(dropped.load(Ordering::Relaxed), 0);
    }
    assert_eq!(guests::abandoned(), 1);
}
