//! Random waits in lockstep with their model: who wakes, in which order, what they own, and which
//! routines run.

// Rules: waits.all-at-once, waits.in-line, waits.lowest-first, waits.suspended-out-of-line
// Rules: apcs.in-order, apcs.object-first, apcs.all-run, timers.periodic, timers.no-accumulation
// Rules: timers.same-moment, waits.signal-beats-timeout

use calls::apcs::NtApcCalls;
use calls::events::NtEventCalls;
use calls::mutants::NtMutantCalls;
use calls::semaphores::NtSemaphoreCalls;
use calls::threads::NtThreadCalls;
use calls::timers::NtTimerCalls;
use calls::waits::NtWaitCalls;
use calls::{
    Address, Any, EventType, In, InfoClass, Out, Routine, Stop, TimerType, Value, WaitType,
};
use kernel::{Event, Kernel, Syscall, ThreadKey, Token};
use nt::{Access, Handle, Status};

use super::Last;
use super::sync::{ABANDONED, ASLEEP, Answer, ENDED, Model, Object, Op, RUNS as ROUTINE};
use crate::random::Random;

/// Calls of one run, and runs.
const CALLS: usize = 1_500;
const RUNS: u64 = 60;
/// How many threads run at least, and how many there ever are.
const ALIVE_MIN: usize = 4;
const THREADS_MAX: usize = 80;

const EVERYTHING: Access = Access::from_bits_retain(0x1F_FFFF);

struct Pair {
    kernel: Kernel,
    model: Model,
    /// The kernel's names for the model's threads.
    keys: Vec<ThreadKey>,
    /// Two handles for each object.
    handles: Vec<[Handle; 2]>,
    /// The calls in which threads sleep.
    asleep: Vec<Option<Op>>,
    /// How often somebody woke, and how often with an abandoned mutex.
    counts: [u64; 2],
}

impl Pair {
    fn new() -> Pair {
        let mut kernel = Kernel::new();
        let user = std::sync::Arc::new(Token::user("alice", 1));
        let (_, main) = kernel.start_process("p.exe", user).expect("there is a free id");
        let event = |manual| Object::Event { manual, set: false };
        let mutant = || Object::Mutant { owner: None, depth: 0, abandoned: false };
        let semaphore = |count, maximum| Object::Semaphore { count, maximum };
        let objects = vec![
            event(true),
            event(false),
            event(false),
            mutant(),
            mutant(),
            mutant(),
            semaphore(0, 3),
            semaphore(2, 2),
            Object::Timer { manual: true, set: false },
            Object::Timer { manual: false, set: false },
        ];
        let mut handles = Vec::new();
        for object in &objects {
            let first = create(&mut kernel.syscall(main), object);
            handles.push([first, duplicate(&mut kernel.syscall(main), first)]);
        }
        let model = Model::new(objects);
        let (keys, asleep) = (vec![main], vec![None]);
        let mut pair = Pair { kernel, model, keys, handles, asleep, counts: [0, 0] };
        let own = duplicate(&mut pair.kernel.syscall(main), Handle(u64::MAX - 1));
        pair.handles.push([own, own]);
        pair.model.start();
        (1..ALIVE_MIN).for_each(|_| pair.start());
        pair
    }

    /// Starts a thread.
    fn start(&mut self) {
        let by = self.model.alive()[0];
        let mut place = Out::HERE;
        let status = self.kernel.syscall(self.keys[by]).NtCreateThreadEx(
            &mut place,
            EVERYTHING,
            In::Null,
            Handle(u64::MAX),
            Routine(0x1000),
            calls::Address(0),
            0,
            0,
            0,
            0,
            &mut Out::Null,
        );
        assert!(matches!(status, Ok(Status(0))), "{status:?}");
        let handle = *place.written().expect("the call succeeded");
        self.handles.push([handle, handle]);
        let key = self.kernel.drain_events().find_map(|event| match event {
            Event::ThreadStarted { thread } => Some(thread),
            _ => None,
        });
        self.keys.push(key.expect("a thread was started"));
        self.asleep.push(None);
        self.model.start();
    }

    /// Makes a call on both and compares, and so for everybody who wakes from it.
    fn step(&mut self, by: usize, op: &Op, second: bool) -> Result<(), String> {
        let want = self.model.answer(by, op);
        let handles: Vec<Handle> = self.handles.iter().map(|h| h[usize::from(second)]).collect();
        let (status, told) = ask(&mut self.kernel.syscall(self.keys[by]), &handles, op);
        if status == ASLEEP {
            self.asleep[by] = Some(op.clone());
        }
        let told = if status < 0x8000_0000 { told } else { Vec::new() };
        let got = Answer { status, told, woken: self.woken(&handles) };
        if got != want {
            Err(format!("the kernel\n  {got:x?}\nthe model\n  {want:x?}"))
        } else {
            Ok(())
        }
    }

    /// Who woke: each makes its call again and finds the answer.
    fn woken(&mut self, handles: &[Handle]) -> Vec<(usize, u32)> {
        let events: Vec<Event> = self.kernel.drain_events().collect();
        let of_interest = events.iter().filter_map(|event| match event {
            Event::Resumed { thread } => Some((*thread, None)),
            Event::ApcRuns { thread, apc } => Some((*thread, Some(apc.arguments[0] as u32))),
            _ => None,
        });
        let mut woken = Vec::new();
        for (key, routine) in of_interest {
            let at = self.keys.iter().position(|own| *own == key).expect("it was started here");
            if let Some(routine) = routine {
                woken.push((at, ROUTINE + routine));
                continue;
            }
            let op = self.asleep[at].take().expect("who wakes slept");
            let (status, _) = ask(&mut self.kernel.syscall(key), handles, &op);
            self.counts[0] += 1;
            self.counts[1] += u64::from(status & 0xFFC0 == ABANDONED);
            woken.push((at, status));
        }
        woken
    }

    fn advance(&mut self, by: u64) -> Result<(), String> {
        let until = self.model.now + by;
        let want = self.model.advance(until);
        let handles: Vec<Handle> = self.handles.iter().map(|pair| pair[0]).collect();
        let mut got = Vec::new();
        while !self.kernel.advance(until) {
            got.extend(self.woken(&handles));
        }
        got.extend(self.woken(&handles));
        if got != want { Err(format!("{got:x?} wake, and not {want:x?}")) } else { Ok(()) }
    }
}

fn create(nt: &mut Syscall<'_>, object: &Object) -> Handle {
    let mut place = Out::HERE;
    let status = match object {
        Object::Event { manual, .. } => {
            let kind = EventType(u32::from(!manual));
            nt.NtCreateEvent(&mut place, EVERYTHING, In::Null, kind, false)
        }
        Object::Mutant { .. } => nt.NtCreateMutant(&mut place, EVERYTHING, In::Null, false),
        Object::Semaphore { count, maximum } => {
            let (count, maximum) = (*count as i32, *maximum as i32);
            nt.NtCreateSemaphore(&mut place, EVERYTHING, In::Null, count, maximum)
        }
        Object::Timer { manual, .. } => {
            let kind = TimerType(u32::from(!manual));
            nt.NtCreateTimer(&mut place, EVERYTHING, In::Null, kind)
        }
        Object::Thread { .. } => unreachable!("threads are started"),
    };
    assert!(matches!(status, Ok(Status(0))), "{status:?}");
    *place.written().expect("the call succeeded")
}

fn duplicate(nt: &mut Syscall<'_>, handle: Handle) -> Handle {
    use calls::handles::NtHandleCalls;
    let (own, mut place) = (Handle(u64::MAX), Out::HERE);
    let (flags, options) = (calls::ObjectFlags(0), calls::DuplicateOptions(2));
    let status =
        nt.NtDuplicateObject(own, handle, own, &mut place, Access::empty(), flags, options);
    assert!(matches!(status, Ok(Status(0))), "{status:?}");
    *place.written().expect("the call succeeded")
}

fn timeout(timeout: Option<u64>) -> In<i64> {
    // Relative times are negative.
    timeout.map_or(In::Null, |timeout| In::Given(-(timeout as i64)))
}

fn written(place: &Out<i32>) -> Vec<i64> {
    place.written().map(|value| i64::from(*value)).into_iter().collect()
}

fn fields(place: &Out<Any>) -> Vec<i64> {
    match place.written().map(|any| &any.0.value) {
        Some(Value::Struct(_, fields)) => {
            fields.iter().filter_map(Value::int).map(|field| field as i64).collect()
        }
        _ => Vec::new(),
    }
}

/// Makes a call whose effect comes later.
fn ask_for_later(
    nt: &mut Syscall<'_>,
    handles: &[Handle],
    op: &Op,
    told: &mut Vec<i64>,
) -> Result<Status, Stop> {
    let (mut before, nothing) = (Out::HERE, Address(0));
    let status = match op {
        Op::SetTimer(at, due, period, calls) => {
            let routine = Routine(if *calls { 0x2000 } else { 0 });
            let (due, context) = (In::Given(-(*due as i64)), Address(*at as u64));
            let period = (*period / PERIOD) as i32;
            nt.NtSetTimer(handles[*at], due, routine, context, false, period, &mut before)
        }
        Op::CancelTimer(at) => nt.NtCancelTimer(handles[*at], &mut before),
        Op::Queue(thread, argument) => {
            let (handle, argument) = (handles[OBJECTS + thread], Address(u64::from(*argument)));
            nt.NtQueueApcThread(handle, Routine(0x2000), argument, nothing, nothing)
        }
        _ => unreachable!("the others have their effect at once"),
    };
    told.extend(before.written().map(|set| i64::from(*set)));
    status.map_err(Stop::from)
}

/// Asks for the state of an object.
fn query(
    nt: &mut Syscall<'_>,
    handle: Handle,
    at: usize,
    told: &mut Vec<i64>,
) -> Result<Status, calls::Refused> {
    let (class, mut place, nowhere) = (InfoClass(0), Out::HERE, &mut Out::Null);
    let status = match at {
        0..3 => nt.NtQueryEvent(handle, class, &mut place, 8, nowhere),
        3..6 => nt.NtQueryMutant(handle, class, &mut place, 8, nowhere),
        6..8 => nt.NtQuerySemaphore(handle, class, &mut place, 8, nowhere),
        _ => nt.NtQueryTimer(handle, class, &mut place, 16, nowhere),
    };
    told.extend(fields(&place));
    status
}

/// Makes a call on the kernel: its status, and what it wrote.
fn ask(nt: &mut Syscall<'_>, handles: &[Handle], op: &Op) -> (u32, Vec<i64>) {
    let mut told = Vec::new();
    let status: Result<Status, Stop> = match op {
        Op::Set(at) | Op::Reset(at) | Op::Pulse(at) => {
            let mut before = Out::HERE;
            let status = match op {
                Op::Set(_) => nt.NtSetEvent(handles[*at], &mut before),
                Op::Reset(_) => nt.NtResetEvent(handles[*at], &mut before),
                _ => nt.NtPulseEvent(handles[*at], &mut before),
            };
            told = written(&before);
            status.map_err(Stop::from)
        }
        Op::ReleaseMutant(at) => {
            let mut before = Out::HERE;
            let status = nt.NtReleaseMutant(handles[*at], &mut before);
            told = written(&before);
            status.map_err(Stop::from)
        }
        Op::ReleaseSemaphore(at, by) => {
            let mut before = Out::HERE;
            let status = nt.NtReleaseSemaphore(handles[*at], *by, &mut before);
            told = written(&before);
            status.map_err(Stop::from)
        }
        Op::SetTimer(..) | Op::CancelTimer(_) | Op::Queue(..) => {
            ask_for_later(nt, handles, op, &mut told)
        }
        Op::Wait(objects, all, time, alertable) => {
            let objects: Vec<Handle> = objects.iter().map(|at| handles[*at]).collect();
            match (&objects[..], all) {
                ([one], false) => nt.NtWaitForSingleObject(*one, *alertable, timeout(*time)),
                (several, _) => {
                    // WaitAll is 0, WaitAny is 1.
                    let (count, kind) = (several.len() as u32, WaitType(u32::from(!all)));
                    let several = In::Given(several);
                    let time = timeout(*time);
                    nt.NtWaitForMultipleObjects(count, several, kind, *alertable, time)
                }
            }
        }
        Op::SignalAndWait(signal, wait, time) => {
            let (signal, wait) = (handles[*signal], handles[*wait]);
            nt.NtSignalAndWaitForSingleObject(signal, wait, false, timeout(*time))
        }
        Op::Query(at) => query(nt, handles[*at], *at, &mut told).map_err(Stop::from),
        Op::Suspend(thread) | Op::Resume(thread) => {
            let (handle, mut before) = (handles[OBJECTS + thread], Out::HERE);
            let status = match op {
                Op::Suspend(_) => nt.NtSuspendThread(handle, &mut before),
                _ => nt.NtResumeThread(handle, &mut before).map_err(Stop::from),
            };
            told = before.written().map(|count| i64::from(*count)).into_iter().collect();
            status
        }
        Op::End(thread) => nt.NtTerminateThread(handles[OBJECTS + thread], Status(1)),
    };
    let status = match status {
        Ok(status) => status.0,
        Err(Stop::Parked) => ASLEEP,
        Err(Stop::Ended) => ENDED,
        Err(other) => panic!("no call here does that: {other:?}"),
    };
    (status, told)
}

/// Objects that are no threads.
const OBJECTS: usize = 10;
/// A millisecond.
const PERIOD: u64 = 10_000;

fn choose(random: &mut Random, model: &Model, by: usize) -> Op {
    let alive = model.alive();
    let others: Vec<usize> = alive.iter().copied().filter(|at| *at != by).collect();
    let time = match random.below(8) {
        0..3 => Some(0),
        3..6 => Some(random.below(50) as u64 * 10_000 + 1),
        _ => None,
    };
    let object = |random: &mut Random| match random.below(12) {
        0 => OBJECTS + random.below(model.objects.len() - OBJECTS),
        _ => random.below(OBJECTS),
    };
    let alertable = random.percent(40);
    match random.below(116) {
        100..104 => Op::Queue(random.below(model.objects.len() - OBJECTS), random.below(9) as u32),
        104..114 => {
            let due = random.pick(&[0, 1, 10_000, 20_000, 100_000, 350_000]);
            let period = random.pick(&[0, 0, PERIOD, 7 * PERIOD]);
            Op::SetTimer(8 + random.below(2), due, period, random.percent(50))
        }
        114..116 => Op::CancelTimer(8 + random.below(2)),
        0..18 => Op::Set(random.below(3)),
        18..22 => Op::Reset(random.below(3)),
        22..26 => Op::Pulse(random.below(3)),
        26..42 => Op::ReleaseMutant(3 + random.below(3)),
        42..52 => Op::ReleaseSemaphore(6 + random.below(2), random.pick(&[1, 1, 1, 2, 3, 0, -1])),
        52..62 => Op::Wait(vec![object(random)], false, time, alertable),
        62..80 => {
            let count = random.pick(&[1, 2, 2, 3, 3, 4, 0, 65]);
            let objects = (0..count).map(|_| object(random)).collect();
            Op::Wait(objects, random.percent(50), time, alertable)
        }
        80..84 => Op::SignalAndWait(random.below(OBJECTS), object(random), time),
        84..93 => Op::Query(random.below(OBJECTS)),
        93..95 if !others.is_empty() => Op::Suspend(random.pick(&others)),
        95..98 => Op::Resume(random.below(model.objects.len() - OBJECTS)),
        98 if alive.len() > 1 => Op::End(random.pick(&alive)),
        _ => Op::Query(random.below(OBJECTS)),
    }
}

fn run(seed: u64) -> [u64; 2] {
    let mut random = Random::new(seed);
    let mut pair = Pair::new();
    let mut last = Last::new(format!("waits, seed {seed}"));
    for turn in 0..CALLS {
        let alive = pair.model.alive();
        if alive.len() < ALIVE_MIN && pair.keys.len() < THREADS_MAX {
            pair.start();
        }
        // When nobody can act, time passes; if that does not help, a new thread does.
        if pair.model.ready().is_empty() {
            pair.advance(1_000_000).expect("both let time pass alike");
        }
        if pair.model.ready().is_empty() {
            if pair.keys.len() == THREADS_MAX {
                break;
            }
            pair.start();
        }
        let ready = pair.model.ready();
        let compared = if random.percent(12) {
            let time = random.below(40) as u64 * 10_000;
            last.note(format!("{turn}: {time} pass"));
            pair.advance(time)
        } else {
            let by = random.pick(&ready);
            let op = choose(&mut random, &pair.model, by);
            last.note(format!("{turn}: thread {by}: {op:?}"));
            pair.step(by, &op, random.percent(30))
        };
        if turn % 50 == 0 {
            pair.kernel.audit();
        }
        if let Err(what) = compared {
            panic!("{what}");
        }
    }
    pair.kernel.audit();
    pair.counts
}

#[test]
fn threads_wake_and_own_as_in_the_model() {
    let counts: Vec<[u64; 2]> = (0..RUNS).map(run).collect();
    let [woken, abandoned] = [0, 1].map(|at| counts.iter().map(|run| run[at]).sum::<u64>());
    assert!(woken > 2000 && abandoned > 50, "only {woken} woke, {abandoned} of them abandoned");
}

#[test]
fn a_wait_for_all_takes_no_part_of_what_it_wants() {
    let mut pair = Pair::new();
    let mut step = |by, op: &Op| pair.step(by, op, false).expect("both agree");
    // Thread 0 wants a mutex and a semaphore together; the mutex alone stays free for thread 1.
    step(0, &Op::Wait(vec![3, 6], true, None, false));
    step(1, &Op::Wait(vec![3], false, Some(0), false));
    step(1, &Op::ReleaseSemaphore(6, 1));
    step(1, &Op::Query(6));
    step(1, &Op::ReleaseMutant(3));
    step(1, &Op::Query(3));
    assert_eq!(
        pair.model.objects[3],
        Object::Mutant { owner: Some(0), depth: 1, abandoned: false }
    );
    assert_eq!(pair.model.objects[6], Object::Semaphore { count: 0, maximum: 3 });
}

#[test]
fn a_million_waits_leave_nothing_behind() {
    let mut pair = Pair::new();
    let (event, turns) = (pair.handles[1][0], 330_000);
    let [waiter, setter] = [pair.keys[1], pair.keys[0]];
    let objects = pair.kernel.all_objects().len();
    for _ in 0..turns {
        // One that finds nothing, one that sleeps, and the same again when it wakes.
        let wait = |kernel: &mut Kernel, time| {
            kernel.syscall(waiter).NtWaitForSingleObject(event, true, time)
        };
        assert_eq!(wait(&mut pair.kernel, In::Given(0)), Ok(Status::TIMEOUT));
        assert_eq!(wait(&mut pair.kernel, In::Null), Err(Stop::Parked));
        let set = pair.kernel.syscall(setter).NtSetEvent(event, &mut Out::Null);
        assert!(matches!(set, Ok(Status(0))));
        assert_eq!(wait(&mut pair.kernel, In::Null), Ok(Status::SUCCESS));
        pair.kernel.drain_events();
    }
    pair.kernel.audit();
    assert_eq!(pair.kernel.all_objects().len(), objects);
}
