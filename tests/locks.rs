//! Random threads at locks in memory, in lockstep with a model: who has what, and who comes next.

// Rules: locks.section-owner, locks.section-recursion, locks.srw-shared, locks.srw-exclusive
// Rules: locks.srw-line, locks.srw-try

use std::collections::VecDeque;

use calls::locks::LockCall;
use calls::threads::ThreadCall;
use calls::{Address, Call, CreationFlags, In, Location, Out, Routine, Value};
use kernel::{Event, ThreadKey};
use sim::{Happened, Outcome, ThreadState, World};

use crate::random::Random;

const THREADS: usize = 6;
const TURNS: usize = 2_000;
const RUNS: u64 = 20;

/// The addresses of a critical section and of a slim lock.
const SECTION: Location = Location(0x1000);
const SLIM: Location = Location(0x2000);

/// What a thread does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Op {
    Enter,
    TryEnter,
    Leave,
    Acquire { exclusive: bool },
    TryAcquire { exclusive: bool },
    Release { exclusive: bool },
}

#[allow(non_snake_case)] // The parameters have Windows' names.
fn call(op: Op) -> Call {
    let (lpCriticalSection, SRWLock) = (SECTION, SLIM);
    Call::from(match op {
        Op::Enter => LockCall::EnterCriticalSection { lpCriticalSection },
        Op::TryEnter => LockCall::TryEnterCriticalSection { lpCriticalSection },
        Op::Leave => LockCall::LeaveCriticalSection { lpCriticalSection },
        Op::Acquire { exclusive: true } => LockCall::AcquireSRWLockExclusive { SRWLock },
        Op::Acquire { exclusive: false } => LockCall::AcquireSRWLockShared { SRWLock },
        Op::TryAcquire { exclusive: true } => LockCall::TryAcquireSRWLockExclusive { SRWLock },
        Op::TryAcquire { exclusive: false } => LockCall::TryAcquireSRWLockShared { SRWLock },
        Op::Release { exclusive: true } => LockCall::ReleaseSRWLockExclusive { SRWLock },
        Op::Release { exclusive: false } => LockCall::ReleaseSRWLockShared { SRWLock },
    })
}

/// Both locks, slow and obvious: who has them, and who stands in line.
#[derive(Default)]
struct Model {
    owner: Option<usize>,
    depth: usize,
    entering: VecDeque<usize>,
    writer: Option<usize>,
    readers: Vec<usize>,
    line: VecDeque<(usize, bool)>,
}

impl Model {
    /// Whether the call returns (and what a Try form returns), and who goes on because of it.
    fn answer(&mut self, by: usize, op: Op) -> (Option<bool>, Vec<usize>) {
        let mut woken = Vec::new();
        let done = match op {
            Op::Enter | Op::TryEnter => {
                let can = self.owner.is_none_or(|owner| owner == by);
                if can {
                    (self.owner, self.depth) = (Some(by), self.depth + 1);
                } else if op == Op::Enter {
                    self.entering.push_back(by);
                }
                can
            }
            Op::Leave => {
                self.depth -= 1;
                if self.depth == 0 {
                    self.owner = self.entering.pop_front();
                    self.depth = usize::from(self.owner.is_some());
                    woken.extend(self.owner);
                }
                true
            }
            Op::Acquire { exclusive } | Op::TryAcquire { exclusive } => {
                let free = self.writer.is_none() && self.readers.is_empty();
                let joins = self.writer.is_none() && self.line.is_empty() && !exclusive;
                let can = free || joins;
                match (can, exclusive) {
                    (true, true) => self.writer = Some(by),
                    (true, false) => self.readers.push(by),
                    (false, _) if matches!(op, Op::Acquire { .. }) => {
                        self.line.push_back((by, exclusive));
                    }
                    _ => {}
                }
                can
            }
            Op::Release { .. } => {
                self.writer = self.writer.filter(|writer| *writer != by);
                if let Some(at) = self.readers.iter().position(|reader| *reader == by) {
                    self.readers.remove(at);
                }
                self.let_in(&mut woken);
                true
            }
        };
        match op {
            Op::TryEnter | Op::TryAcquire { .. } => (Some(done), woken),
            _ => (done.then_some(true), woken),
        }
    }

    fn let_in(&mut self, woken: &mut Vec<usize>) {
        if self.writer.is_some() || !self.readers.is_empty() {
            return;
        }
        match self.line.front() {
            Some((_, true)) => {
                self.writer = self.line.pop_front().map(|(first, _)| first);
                woken.extend(self.writer);
            }
            _ => {
                while let Some((reader, false)) = self.line.front().copied() {
                    self.line.pop_front();
                    self.readers.push(reader);
                    woken.push(reader);
                }
            }
        }
    }

    /// What a thread could do that makes sense.
    fn choices(&self, by: usize) -> Vec<Op> {
        let mut all = vec![Op::Enter, Op::TryEnter];
        if self.owner == Some(by) {
            all.extend([Op::Leave, Op::Leave, Op::Leave]);
        }
        if self.writer == Some(by) {
            all.extend([Op::Release { exclusive: true }; 2]);
        } else if self.readers.contains(&by) {
            all.extend([Op::Release { exclusive: false }; 2]);
        } else {
            for exclusive in [true, false, false] {
                all.extend([Op::Acquire { exclusive }, Op::TryAcquire { exclusive }]);
            }
        }
        all
    }
}

fn started(world: &mut World) -> (Vec<ThreadKey>, World) {
    let (_, main) = world.start("app", None).expect("there is a free id");
    let mut threads = vec![main];
    let mut make = Call::from(LockCall::InitializeCriticalSection { lpCriticalSection: SECTION });
    assert!(matches!(world.step(main, &mut make), Outcome::Value(_)));
    for _ in 1..THREADS {
        let mut create = Call::from(ThreadCall::CreateThread {
            lpThreadAttributes: In::Null,
            dwStackSize: 0,
            lpStartAddress: Routine(0x4000),
            lpParameter: Address(0),
            dwCreationFlags: CreationFlags(0),
            lpThreadId: Out::Null,
        });
        assert!(matches!(world.step(main, &mut create), Outcome::Value(_)));
        threads.extend(world.take_happened().iter().find_map(|happened| match happened {
            Happened::Kernel(Event::ThreadStarted { thread }) => Some(*thread),
            _ => None,
        }));
    }
    (threads, world.clone())
}

fn run(seed: u64) -> usize {
    let mut random = Random::new(seed);
    let (threads, mut world) = started(&mut World::new());
    let mut model = Model::default();
    let mut sleeps = 0;
    for turn in 0..TURNS {
        let ready: Vec<usize> =
            (0..THREADS).filter(|at| world.state(threads[*at]) == ThreadState::Ready).collect();
        // Two locks and no order: the threads may all wait for each other.
        if ready.is_empty() {
            return sleeps;
        }
        let by = random.pick(&ready);
        let op = random.pick(&model.choices(by));
        let (want, want_woken) = model.answer(by, op);
        let outcome = world.step(threads[by], &mut call(op));
        let got = match (&outcome, want) {
            (Outcome::Parked, _) => None,
            (Outcome::Value(Value::Int(n)), _)
                if matches!(op, Op::TryEnter | Op::TryAcquire { .. }) =>
            {
                Some(*n != 0)
            }
            (Outcome::Value(_), _) => Some(true),
            (other, _) => panic!("seed {seed}, turn {turn}: {op:?} ends with {other:?}"),
        };
        let woken: Vec<usize> = world
            .take_happened()
            .iter()
            .filter_map(|happened| match happened {
                Happened::Resumed(resumed) => {
                    threads.iter().position(|thread| *thread == resumed.thread)
                }
                _ => None,
            })
            .collect();
        assert_eq!((got, woken), (want, want_woken), "seed {seed}, turn {turn}: {by} {op:?}");
        sleeps += usize::from(got.is_none());
        if turn % 100 == 0 {
            world.audit();
        }
    }
    sleeps
}

#[test]
fn locks_in_memory_let_in_whom_the_model_lets_in() {
    let sleeps: usize = (0..RUNS).map(run).sum();
    assert!(sleeps > 100, "only {sleeps} calls had to wait");
}
