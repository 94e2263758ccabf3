//! `cargo bench`: what the acts of the kernel cost, as ratios to hand-written reference acts in the
//! same process.
//!
//! A host changes its speed within minutes, so nanoseconds alone say little: reference and subject
//! run in turn, and the ratio is taken pair by pair. Time is the processor's, so that other
//! programs do not count. A goal stands beside each act. `cargo bench -- wait` measures the acts
//! whose name has that word.

mod births;
mod guests;
mod names;
mod reference;
mod replaying;

use std::hint::black_box;

use calls::events::NtEventCalls;
use calls::handles::NtHandleCalls;
use calls::mutants::NtMutantCalls;
use calls::waits::NtWaitCalls;
use calls::{DuplicateOptions, EventType, In, ObjectFlags, Out, WaitType};
use cpu_time::ProcessTime;
use kernel::{Kernel, ThreadKey};
use nt::{Access, Handle, Status};
use reference::{MANUAL_SIGNALED, Reference, UNSIGNALED};

/// How many acts a sample makes, and how many samples are taken.
const ACTS: u64 = 400_000;
const SAMPLES: usize = 15;

fn main() {
    // `cargo test --benches` calls without `--bench`: then one short round shows that it runs.
    let short = !std::env::args().any(|arg| arg == "--bench");
    let (acts, samples) = if short { (1_000, 1) } else { (ACTS, SAMPLES) };
    println!("{:34} {:>10} {:>10} {:>7}  goal", "act", "reference", "obsim", "ratio");
    create_close(acts, samples);
    duplicate_close(acts, samples);
    zero_wait(acts, samples);
    wait_any(acts / 16, samples);
    mutant(acts, samples);
    names::open_close(if short { 100 } else { 100_000 }, (acts / 8, samples));
    births::bare(acts / 64, samples);
    births::inheriting(if short { 100 } else { 10_000 }, samples);
    fill(if short { 10_000 } else { 1_000_000 });
    guests::calls(acts / 4, samples);
    replaying::lines(if short { 100 } else { 20_000 }, samples);
}

/// Runs both in turn and prints the medians and the median ratio.
fn pair(
    name: &str,
    goal: &str,
    (acts, samples): (u64, usize),
    mut reference: impl FnMut(u64),
    mut subject: impl FnMut(u64),
) {
    let chosen = |arg: String| arg.starts_with('-') || name.contains(&arg);
    if !std::env::args().skip(1).all(chosen) {
        return;
    }
    let time = |act: &mut dyn FnMut(u64)| {
        let start = ProcessTime::now();
        act(acts);
        start.elapsed().as_nanos() as f64 / acts as f64
    };
    time(&mut reference);
    time(&mut subject);
    let (mut before, mut after, mut ratios) = (vec![], vec![], vec![]);
    for _ in 0..samples {
        let (a, b) = (time(&mut reference), time(&mut subject));
        before.push(a);
        after.push(b);
        ratios.push(b / a);
    }
    let (a, b, ratio) = (median(before), median(after), median(ratios));
    println!("{name:34} {a:>7.1} ns {b:>7.1} ns {ratio:>6.2}x  {goal}");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Takes an answer as a caller does, who looks at its status.
#[inline]
fn taken<E>(answer: Result<Status, E>) {
    black_box(answer.map_or(u32::MAX, |status| status.0));
}

/// A kernel with one process, and its thread.
pub(crate) fn bare() -> (Kernel, ThreadKey) {
    let mut world = sim::World::new();
    let user = world.user("alice");
    let mut kernel = Kernel::new();
    let (_, thread) = kernel.start_process("app.exe", user).expect("there is a free id");
    kernel.take_why();
    kernel.drain_events();
    (kernel, thread)
}

fn event(kernel: &mut Kernel, thread: ThreadKey, signaled: bool) -> Handle {
    let mut handle = Out::HERE;
    let status = kernel.syscall(thread).NtCreateEvent(
        &mut handle,
        Access::from_bits_retain(0x1F0003),
        In::Null,
        EventType(0),
        signaled,
    );
    assert_eq!(status, Ok(Status::SUCCESS));
    *handle.written().expect("it was created")
}

fn create_close(acts: u64, samples: usize) {
    let mut reference = Reference::new();
    let (mut kernel, thread) = bare();
    pair(
        "create event + close",
        "<= 2.5x",
        (acts, samples),
        |n| {
            for _ in 0..n {
                let handle = black_box(&mut reference).create(black_box(UNSIGNALED));
                black_box(black_box(&mut reference).close(black_box(handle)));
            }
        },
        |n| {
            for _ in 0..n {
                let handle = event(black_box(&mut kernel), thread, false);
                taken(black_box(&mut kernel).syscall(thread).NtClose(black_box(handle)));
            }
        },
    );
}

fn duplicate_close(acts: u64, samples: usize) {
    let mut reference = Reference::new();
    let base = reference.create(UNSIGNALED);
    let (mut kernel, thread) = bare();
    let source = event(&mut kernel, thread, false);
    pair(
        "duplicate + close",
        "<= 2.5x",
        (acts, samples),
        |n| {
            for _ in 0..n {
                let handle = black_box(&mut reference).duplicate(black_box(base));
                black_box(&mut reference).close(black_box(handle.unwrap_or(0)));
            }
        },
        |n| {
            for _ in 0..n {
                let mut handle = Out::HERE;
                let status = black_box(&mut kernel).syscall(thread).NtDuplicateObject(
                    Handle::CURRENT_PROCESS,
                    black_box(source),
                    Handle::CURRENT_PROCESS,
                    &mut handle,
                    Access::empty(),
                    ObjectFlags(0),
                    DuplicateOptions(2),
                );
                taken(status);
                let handle = handle.written().copied().unwrap_or_default();
                taken(black_box(&mut kernel).syscall(thread).NtClose(black_box(handle)));
            }
        },
    );
}

fn zero_wait(acts: u64, samples: usize) {
    let mut reference = Reference::new();
    let base = reference.create(MANUAL_SIGNALED);
    let (mut kernel, thread) = bare();
    let handle = event(&mut kernel, thread, true);
    pair(
        "zero wait, signaled",
        "<= 4x",
        (acts, samples),
        |n| {
            for _ in 0..n {
                black_box(black_box(&mut reference).wait(black_box(base)));
            }
        },
        |n| {
            for _ in 0..n {
                let mut thread_calls = black_box(&mut kernel).syscall(thread);
                let status =
                    thread_calls.NtWaitForSingleObject(black_box(handle), false, In::Given(0));
                taken(status);
            }
        },
    );
}

fn wait_any(acts: u64, samples: usize) {
    let mut reference = Reference::new();
    let (mut kernel, thread) = bare();
    let state = |last: bool| if last { MANUAL_SIGNALED } else { UNSIGNALED };
    let bases: Vec<u32> = (0..64).map(|at| reference.create(state(at == 63))).collect();
    let handles: Vec<Handle> = (0..64).map(|at| event(&mut kernel, thread, at == 63)).collect();
    pair(
        "zero wait any of 64, the last",
        "<= 2x",
        (acts, samples),
        |n| {
            for _ in 0..n {
                black_box(black_box(&mut reference).wait_any(black_box(&bases)));
            }
        },
        |n| {
            for _ in 0..n {
                let status = black_box(&mut kernel).syscall(thread).NtWaitForMultipleObjects(
                    64,
                    In::Given(black_box(&handles)),
                    WaitType(1),
                    false,
                    In::Given(0),
                );
                taken(status);
            }
        },
    );
}

fn mutant(acts: u64, samples: usize) {
    let mut reference = Reference::new();
    let base = reference.create(UNSIGNALED);
    let (mut kernel, thread) = bare();
    let mut handle = Out::HERE;
    let all = Access::from_bits_retain(0x1F0001);
    kernel.syscall(thread).NtCreateMutant(&mut handle, all, In::Null, false).ok();
    let handle = *handle.written().expect("it was created");
    pair(
        "mutant acquire + release",
        "<= 2.5x",
        (acts, samples),
        |n| {
            for _ in 0..n {
                black_box(black_box(&mut reference).acquire(black_box(base), 7));
                black_box(black_box(&mut reference).release(black_box(base), 7));
            }
        },
        |n| {
            for _ in 0..n {
                let mut calls = black_box(&mut kernel).syscall(thread);
                taken(calls.NtWaitForSingleObject(black_box(handle), false, In::Given(0)));
                taken(calls.NtReleaseMutant(black_box(handle), &mut Out::Null));
            }
        },
    );
}

/// Fills a table, each handle an event of its own, and throws it away.
fn fill(handles: u64) {
    pair(
        "fill a table with events, each",
        "<= 1.5x",
        (handles, 5),
        |n| {
            let mut reference = Reference::new();
            for _ in 0..n {
                black_box(reference.create(black_box(UNSIGNALED)));
            }
        },
        |n| {
            let (mut kernel, thread) = bare();
            for _ in 0..n {
                black_box(event(&mut kernel, thread, false));
            }
        },
    );
}
