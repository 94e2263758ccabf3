//! Random threads that sleep at a condition variable and at an address, in lockstep with a model:
//! who sleeps, who is woken, whose time is over, and who has the lock when it returns.

// Rules: locks.condition-releases, locks.condition-returns-with-lock, locks.condition-wake-one
// Rules: locks.condition-wake-all, locks.condition-lost, locks.condition-timeout
// Rules: locks.address-compares, locks.address-wake-one, locks.address-wake-all
// Rules: locks.address-timeout, waits.deadline-order

use std::collections::VecDeque;

use calls::locks::LockCall;
use calls::threads::ThreadCall;
use calls::{Address, Call, CreationFlags, In, Location, Millis, Out, Routine, Value, Watched};
use kernel::{Event, PER_MS, ThreadKey};
use sim::{Happened, Outcome, ThreadState, World};

use crate::random::Random;

const THREADS: usize = 6;
const TURNS: usize = 1_500;
const RUNS: u64 = 20;
const INFINITE: u32 = u32::MAX;

const SECTION: Location = Location(0x1000);
const CONDITION: Location = Location(0x2000);
const WATCHED: u64 = 0x3000;

/// What a thread does, or, for the last one, the time.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Op {
    Enter,
    Leave,
    Sleep { ms: u32 },
    Wake { all: bool },
    Watch { equal: bool, ms: u32 },
    WakeWatchers { all: bool },
}

#[allow(non_snake_case)] // The parameters have Windows' names.
fn call(op: Op) -> Call {
    let (lpCriticalSection, ConditionVariable) = (SECTION, CONDITION);
    Call::from(match op {
        Op::Enter => LockCall::EnterCriticalSection { lpCriticalSection },
        Op::Leave => LockCall::LeaveCriticalSection { lpCriticalSection },
        Op::Sleep { ms } => LockCall::SleepConditionVariableCS {
            ConditionVariable,
            CriticalSection: SECTION,
            dwMilliseconds: Millis(ms),
        },
        Op::Wake { all: false } => LockCall::WakeConditionVariable { ConditionVariable },
        Op::Wake { all: true } => LockCall::WakeAllConditionVariable { ConditionVariable },
        Op::Watch { equal, ms } => LockCall::WaitOnAddress {
            Address: Watched { at: WATCHED, value: 7 },
            CompareAddress: In::Given(if equal { 7 } else { 8 }),
            AddressSize: 4,
            dwMilliseconds: Millis(ms),
        },
        Op::WakeWatchers { all: false } => {
            LockCall::WakeByAddressSingle { Address: Location(WATCHED) }
        }
        Op::WakeWatchers { all: true } => LockCall::WakeByAddressAll { Address: Location(WATCHED) },
    })
}

/// A thread that sleeps, and when its time is over.
type Sleeper = (usize, Option<u64>);

/// Who sleeps where, slow and obvious.
#[derive(Default)]
struct Model {
    now: u64,
    owner: Option<usize>,
    /// Who stands in line for the section, and what its call returns once it has it.
    entering: VecDeque<(usize, bool)>,
    sleeping: VecDeque<Sleeper>,
    watching: VecDeque<Sleeper>,
    /// Who went on in this step, and what its call returned.
    woken: Vec<(usize, bool)>,
}

impl Model {
    /// A thread wants the section.
    fn enter(&mut self, by: usize, result: bool) -> bool {
        if self.owner.is_none() {
            self.owner = Some(by);
            return true;
        }
        self.entering.push_back((by, result));
        false
    }

    fn leave(&mut self) {
        let next = self.entering.pop_front();
        self.owner = next.map(|(thread, _)| thread);
        self.woken.extend(next);
    }

    /// A thread that slept at the condition variable goes on when it has the section.
    fn return_from_sleep(&mut self, thread: usize, result: bool) {
        if self.enter(thread, result) {
            self.woken.push((thread, result));
        }
    }

    fn deadline(&self, ms: u32) -> Option<u64> {
        (ms != INFINITE).then(|| self.now + u64::from(ms) * PER_MS)
    }

    /// Whether the call returns at once.
    fn answer(&mut self, by: usize, op: Op) -> bool {
        self.woken.clear();
        match op {
            Op::Enter => return self.enter(by, true),
            Op::Leave => self.leave(),
            Op::Sleep { ms } => {
                self.sleeping.push_back((by, self.deadline(ms)));
                self.leave();
                return false;
            }
            Op::Wake { all } => {
                let count = if all { self.sleeping.len() } else { self.sleeping.len().min(1) };
                let woken: Vec<Sleeper> = self.sleeping.drain(..count).collect();
                woken.into_iter().for_each(|(thread, _)| self.return_from_sleep(thread, true));
            }
            Op::Watch { equal: true, ms } => {
                self.watching.push_back((by, self.deadline(ms)));
                return false;
            }
            Op::Watch { equal: false, .. } => {}
            Op::WakeWatchers { all } => {
                let count = if all { self.watching.len() } else { self.watching.len().min(1) };
                let woken = self.watching.drain(..count).map(|(thread, _)| (thread, true));
                self.woken.extend(woken);
            }
        }
        true
    }

    /// Time passes.
    fn advance(&mut self, until: u64) {
        self.woken.clear();
        self.now = until;
        let due =
            |(thread, deadline): &Sleeper| Some((deadline.filter(|at| *at <= until)?, *thread));
        let mut over: Vec<(u64, usize)> =
            self.sleeping.iter().chain(&self.watching).filter_map(due).collect();
        over.sort_unstable();
        for (_, thread) in over {
            let before = self.sleeping.len();
            self.sleeping.retain(|(other, _)| *other != thread);
            if self.sleeping.len() < before {
                self.return_from_sleep(thread, false);
            } else {
                self.watching.retain(|(other, _)| *other != thread);
                self.woken.push((thread, false));
            }
        }
    }

    fn choices(&self, by: usize, random: &mut Random) -> Vec<Op> {
        let ms = random.pick(&[0, 1, 3, INFINITE, INFINITE]);
        let mut all = vec![
            Op::Wake { all: false },
            Op::Wake { all: true },
            Op::WakeWatchers { all: false },
            Op::WakeWatchers { all: true },
            Op::Watch { equal: false, ms },
        ];
        // The first thread never sleeps, so that somebody is always left to wake the others.
        if by == 0 {
            return all;
        }
        all.push(Op::Watch { equal: true, ms: ms.max(1) });
        if self.owner == Some(by) {
            all.extend([Op::Leave, Op::Leave, Op::Sleep { ms: ms.max(1) }]);
            all.extend([Op::Sleep { ms: ms.max(1) }; 3]);
        } else {
            all.extend([Op::Enter; 4]);
        }
        all
    }
}

fn started() -> (Vec<ThreadKey>, World) {
    let mut world = World::new();
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
    (threads, world)
}

/// Who went on, and what its call returned: a call without a value returned.
fn woken(world: &mut World, threads: &[ThreadKey]) -> Vec<(usize, bool)> {
    let mut woken = Vec::new();
    for happened in world.take_happened() {
        let Happened::Resumed(resumed) = happened else { continue };
        let thread = threads.iter().position(|thread| *thread == resumed.thread);
        let enters = resumed.call.row().name == "EnterCriticalSection";
        let result = match resumed.outcome {
            Outcome::Value(Value::Int(result)) => result != 0 || enters,
            _ => true,
        };
        woken.push((thread.expect("it is one of them"), result));
    }
    woken
}

fn run(seed: u64) -> [usize; 2] {
    let mut random = Random::new(seed);
    let (threads, mut world) = started();
    let mut model = Model::default();
    let [mut sleeps, mut late] = [0, 0];
    for turn in 0..TURNS {
        let ready: Vec<usize> =
            (0..THREADS).filter(|at| world.state(threads[*at]) == ThreadState::Ready).collect();
        let what = if ready.is_empty() || random.percent(15) {
            let until = model.now + random.below(4) as u64 * PER_MS;
            model.advance(until);
            world.advance(until);
            late += model.woken.len();
            "time".to_owned()
        } else {
            let by = random.pick(&ready);
            let all = model.choices(by, &mut random);
            let op = random.pick(&all);
            let want = model.answer(by, op);
            let outcome = world.step(threads[by], &mut call(op));
            assert!(
                !matches!(outcome, Outcome::Refused(_)),
                "seed {seed}, turn {turn}: {outcome:?}"
            );
            let got = outcome != Outcome::Parked;
            assert_eq!(got, want, "seed {seed}, turn {turn}: {by} {op:?}");
            sleeps += usize::from(!got);
            format!("{by} {op:?}")
        };
        let went_on = woken(&mut world, &threads);
        assert_eq!(went_on, model.woken, "seed {seed}, turn {turn}: {what}");
        if turn % 100 == 0 {
            world.audit();
        }
    }
    [sleeps, late]
}

#[test]
fn sleepers_wake_when_the_model_wakes_them() {
    let mut sum = [0, 0];
    for seed in 0..RUNS {
        let [sleeps, late] = run(seed);
        sum = [sum[0] + sleeps, sum[1] + late];
    }
    assert!(sum[0] > 1000 && sum[1] > 100, "only {sum:?} slept, and too long");
}
