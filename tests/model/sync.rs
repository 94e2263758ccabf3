//! A model of waits: what is signaled for whom, who stands in line, what a satisfied wait takes,
//! when timers fire, and which queued routines run when.
//!
//! One process, several threads. Everybody who waits stands in one line in the order of arrival;
//! whoever changes an object walks along the line and serves who waits for it.

/// Statuses.
pub(crate) const SUCCESS: u32 = 0;
pub(crate) const ABANDONED: u32 = 0x80;
pub(crate) const TIMEOUT: u32 = 0x102;
pub(super) const USER_APC: u32 = 0xC0;
pub(super) const UNSUCCESSFUL: u32 = 0xC000_0001;
const INVALID_PARAMETER: u32 = 0xC000_000D;
const INVALID_PARAMETER_MIX: u32 = 0xC000_0030;
const NOT_OWNED: u32 = 0xC000_0046;
const LIMIT_EXCEEDED: u32 = 0xC000_0047;
const SUSPEND_COUNT_EXCEEDED: u32 = 0xC000_004A;
const THREAD_IS_TERMINATING: u32 = 0xC000_004B;
const INVALID_PARAMETER_1: u32 = 0xC000_00EF;
/// No statuses of Windows: the call sleeps, or ends its thread.
pub(crate) const ASLEEP: u32 = 0xFFFF_FFFE;
pub(crate) const ENDED: u32 = 0xFFFF_FFFF;
/// In a list of who woke: the thread runs a routine, whose argument is added to this.
pub(crate) const RUNS: u32 = 0xA000_0000;

/// Something that can be waited for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Object {
    Event { manual: bool, set: bool },
    Mutant { owner: Option<usize>, depth: i64, abandoned: bool },
    Semaphore { count: i64, maximum: i64 },
    Thread { ended: bool },
    Timer { manual: bool, set: bool },
}

/// A call; objects and threads by their numbers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Op {
    Set(usize),
    Reset(usize),
    Pulse(usize),
    ReleaseMutant(usize),
    ReleaseSemaphore(usize, i32),
    /// Objects, whether all of them are wanted, for how long (none is for ever), and whether
    /// queued routines end it.
    Wait(Vec<usize>, bool, Option<u64>, bool),
    /// Sets a timer: when from now, how often, and whether the caller is to run a routine.
    SetTimer(usize, u64, u64, bool),
    CancelTimer(usize),
    /// Queues a routine for a thread.
    Queue(usize, u32),
    /// Signals an object and waits for another.
    SignalAndWait(usize, usize, Option<u64>),
    Query(usize),
    Suspend(usize),
    Resume(usize),
    End(usize),
}

/// A wait under way.
#[derive(Clone, Debug)]
pub(super) struct Wait {
    pub(super) objects: Vec<usize>,
    pub(super) all: bool,
    pub(super) deadline: Option<u64>,
    pub(super) alertable: bool,
}

/// When a timer fires, and for whom.
#[derive(Clone, Debug, Default)]
pub(super) struct Clockwork {
    pub(super) object: usize,
    pub(super) armed: bool,
    pub(super) due: u64,
    pub(super) period: u64,
    pub(super) order: u64,
    pub(super) calls: Option<usize>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Thread {
    /// Its own object.
    pub(super) object: usize,
    pub(super) wait: Option<Wait>,
    pub(super) suspended: u32,
    pub(super) ended: bool,
    /// Whether it has made a call.
    pub(super) begun: bool,
    /// The routines that it is to run, and the timers that queued them.
    pub(super) queue: Vec<(u32, Option<usize>)>,
    /// The mutants it owns, in the order in which it got them.
    pub(super) owned: Vec<usize>,
}

/// The answer to a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answer {
    pub status: u32,
    /// The state, count or owner that was written.
    pub told: Vec<i64>,
    /// Who woke, in order, and what their calls answer; and who ran a routine.
    pub woken: Vec<(usize, u32)>,
}

/// The objects and threads.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub objects: Vec<Object>,
    pub(super) threads: Vec<Thread>,
    /// Threads that wait and are not suspended, first come first.
    pub(super) line: Vec<usize>,
    pub(super) timers: Vec<Clockwork>,
    /// How often a timer was set.
    pub(super) set: u64,
    pub now: u64,
    pub(super) woken: Vec<(usize, u32)>,
}

impl Model {
    pub(crate) fn new(objects: Vec<Object>) -> Model {
        let timer = |(at, object): (usize, &Object)| {
            let new = Clockwork { object: at, ..Clockwork::default() };
            matches!(object, Object::Timer { .. }).then_some(new)
        };
        let timers = objects.iter().enumerate().filter_map(timer).collect();
        Model {
            objects,
            threads: Vec::new(),
            line: Vec::new(),
            timers,
            set: 0,
            now: 0,
            woken: Vec::new(),
        }
    }

    /// A new thread. The first one has begun before; the others are started by the oldest, which
    /// makes a call for that.
    pub(crate) fn start(&mut self) {
        let oldest = self.alive().first().copied();
        oldest.iter().for_each(|by| self.threads[*by].begun = true);
        let (object, begun) = (self.objects.len(), oldest.is_none());
        self.threads.push(Thread { object, begun, ..Thread::default() });
        self.objects.push(Object::Thread { ended: false });
    }

    /// Threads that can make a call.
    pub(crate) fn ready(&self) -> Vec<usize> {
        let can = |at: &usize| {
            let Thread { wait, suspended, ended, .. } = &self.threads[*at];
            wait.is_none() && *suspended == 0 && !ended
        };
        (0..self.threads.len()).filter(can).collect()
    }

    /// Threads that have not ended.
    pub(crate) fn alive(&self) -> Vec<usize> {
        (0..self.threads.len()).filter(|at| !self.threads[*at].ended).collect()
    }

    fn is_signaled(&self, object: usize, by: usize) -> bool {
        match &self.objects[object] {
            Object::Event { set, .. } | Object::Timer { set, .. } => *set,
            Object::Mutant { owner, .. } => owner.is_none_or(|owner| owner == by),
            Object::Semaphore { count, .. } => *count > 0,
            Object::Thread { ended } => *ended,
        }
    }

    /// What a satisfied wait does to an object; tells whether it was abandoned.
    fn take(&mut self, object: usize, by: usize) -> bool {
        match &mut self.objects[object] {
            Object::Event { manual, set } | Object::Timer { manual, set } => *set = *manual,
            Object::Semaphore { count, .. } => *count -= 1,
            Object::Thread { .. } => {}
            Object::Mutant { owner, depth, abandoned } => {
                if *depth == 0 {
                    self.threads[by].owned.push(object);
                }
                (*owner, *depth) = (Some(by), *depth + 1);
                return std::mem::take(abandoned);
            }
        }
        false
    }

    /// Satisfies a wait if it can be satisfied now: for one of several the first is taken, for all
    /// of them all at once or none.
    fn satisfied(&mut self, by: usize, objects: &[usize], all: bool) -> Option<u32> {
        if all {
            if !objects.iter().all(|object| self.is_signaled(*object, by)) {
                return None;
            }
            let mut abandoned = false;
            objects.iter().for_each(|object| abandoned |= self.take(*object, by));
            return Some(if abandoned { ABANDONED } else { SUCCESS });
        }
        let at = objects.iter().position(|object| self.is_signaled(*object, by))?;
        let base = if self.take(objects[at], by) { ABANDONED } else { SUCCESS };
        Some(base + at as u32)
    }

    /// Serves who waits for an object that has changed.
    pub(super) fn serve(&mut self, object: usize) {
        for at in self.line.clone() {
            let Some(wait) = self.threads[at].wait.clone() else { continue };
            if !wait.objects.contains(&object) || !self.is_signaled(object, at) {
                continue;
            }
            if let Some(status) = self.satisfied(at, &wait.objects, wait.all) {
                self.wake(at, status);
            }
        }
    }

    pub(super) fn wake(&mut self, thread: usize, status: u32) {
        self.threads[thread].wait = None;
        self.line.retain(|other| *other != thread);
        self.woken.push((thread, status));
    }

    /// Answers a call of a thread that can make one.
    pub(crate) fn answer(&mut self, by: usize, op: &Op) -> Answer {
        self.threads[by].begun = true;
        let (status, told) = match op {
            Op::Set(object) | Op::Reset(object) | Op::Pulse(object) => self.event(*object, op),
            Op::ReleaseMutant(object) => self.release_mutant(by, *object),
            Op::ReleaseSemaphore(object, by) => self.release_semaphore(*object, (*by).into()),
            Op::Wait(objects, all, timeout, alertable) => {
                (self.wait(by, objects, *all, *timeout, *alertable), vec![])
            }
            Op::SetTimer(object, due, period, calls) => {
                (SUCCESS, self.set_timer(*object, *due, *period, calls.then_some(by)))
            }
            Op::CancelTimer(object) => {
                self.disarm(self.timer(*object));
                (SUCCESS, self.query(*object, by)[1..].to_vec())
            }
            Op::Queue(thread, routine) => (self.queue(*thread, *routine, None), vec![]),
            Op::SignalAndWait(signal, wait, timeout) => {
                (self.signal_and_wait(by, *signal, *wait, *timeout), vec![])
            }
            Op::Query(object) => (SUCCESS, self.query(*object, by)),
            Op::Suspend(thread) => self.suspend(*thread),
            Op::Resume(thread) => self.resume(*thread),
            Op::End(thread) => (self.end(*thread, by), vec![]),
        };
        Answer { status, told, woken: std::mem::take(&mut self.woken) }
    }

    fn event(&mut self, object: usize, op: &Op) -> (u32, Vec<i64>) {
        let Object::Event { set, .. } = &mut self.objects[object] else {
            unreachable!("only events are set")
        };
        let before = i64::from(*set);
        *set = !matches!(op, Op::Reset(_));
        self.serve(object);
        if let (Op::Pulse(_), Object::Event { set, .. }) = (op, &mut self.objects[object]) {
            *set = false;
        }
        (SUCCESS, vec![before])
    }

    fn release_mutant(&mut self, by: usize, object: usize) -> (u32, Vec<i64>) {
        let Object::Mutant { owner, depth, .. } = &mut self.objects[object] else {
            unreachable!("only mutants are released")
        };
        if *owner != Some(by) {
            return (NOT_OWNED, vec![]);
        }
        let before = 1 - *depth;
        *depth -= 1;
        if *depth == 0 {
            *owner = None;
            self.threads[by].owned.retain(|other| *other != object);
            self.serve(object);
        }
        (SUCCESS, vec![before])
    }

    fn release_semaphore(&mut self, object: usize, by: i64) -> (u32, Vec<i64>) {
        let Object::Semaphore { count, maximum } = &mut self.objects[object] else {
            unreachable!("only semaphores are released")
        };
        if by <= 0 {
            return (INVALID_PARAMETER, vec![]);
        }
        if *count + by > *maximum {
            return (LIMIT_EXCEEDED, vec![]);
        }
        let before = *count;
        *count += by;
        self.serve(object);
        (SUCCESS, vec![before])
    }

    fn wait(
        &mut self,
        by: usize,
        objects: &[usize],
        all: bool,
        timeout: Option<u64>,
        alertable: bool,
    ) -> u32 {
        if objects.is_empty() || objects.len() > 64 {
            return INVALID_PARAMETER_1;
        }
        let twice = |at: usize| objects[..at].contains(&objects[at]);
        if all && (0..objects.len()).any(twice) {
            return INVALID_PARAMETER_MIX;
        }
        if let Some(status) = self.satisfied(by, objects, all) {
            return status;
        }
        if alertable && self.run_queue(by) {
            return USER_APC;
        }
        if timeout == Some(0) {
            return TIMEOUT;
        }
        let deadline = timeout.map(|timeout| self.now + timeout);
        let objects = objects.to_vec();
        self.threads[by].wait = Some(Wait { objects, all, deadline, alertable });
        self.line.push(by);
        ASLEEP
    }

    fn signal_and_wait(&mut self, by: usize, signal: usize, wait: usize, t: Option<u64>) -> u32 {
        let (status, _) = match self.objects[signal] {
            Object::Event { .. } => self.event(signal, &Op::Set(signal)),
            Object::Mutant { .. } => self.release_mutant(by, signal),
            Object::Semaphore { .. } => self.release_semaphore(signal, 1),
            Object::Thread { .. } | Object::Timer { .. } => (0xC000_0024, vec![]),
        };
        if status != SUCCESS { status } else { self.wait(by, &[wait], false, t, false) }
    }

    fn query(&self, object: usize, by: usize) -> Vec<i64> {
        match &self.objects[object] {
            Object::Event { manual, set } => vec![i64::from(!manual), i64::from(*set)],
            Object::Semaphore { count, maximum } => vec![*count, *maximum],
            Object::Mutant { owner, depth, abandoned } => {
                vec![1 - depth, i64::from(*owner == Some(by)), i64::from(*abandoned)]
            }
            Object::Thread { .. } => vec![],
            Object::Timer { set, .. } => {
                let due = self.timers[self.timer(object)].due;
                vec![due as i64 - self.now as i64, i64::from(*set)]
            }
        }
    }

    /// A thread that is suspended leaves the line; nothing reaches it.
    fn suspend(&mut self, thread: usize) -> (u32, Vec<i64>) {
        let block = &mut self.threads[thread];
        if block.ended {
            return (THREAD_IS_TERMINATING, vec![]);
        }
        if block.suspended == 127 {
            return (SUSPEND_COUNT_EXCEEDED, vec![]);
        }
        block.suspended += 1;
        self.line.retain(|other| *other != thread);
        (SUCCESS, vec![i64::from(self.threads[thread].suspended) - 1])
    }

    /// A thread that goes on stands at the end of the line, looks at its objects again, and sees
    /// whether its time is over.
    fn resume(&mut self, thread: usize) -> (u32, Vec<i64>) {
        let block = &mut self.threads[thread];
        if block.ended || block.suspended == 0 {
            return (SUCCESS, vec![0]);
        }
        let before = i64::from(block.suspended);
        block.suspended -= 1;
        if block.suspended == 0 && block.wait.is_none() && !block.begun {
            self.run_queue(thread);
        } else if block.suspended == 0
            && let Some(Wait { objects, all, deadline, alertable }) = block.wait.clone()
        {
            let is_over = deadline.is_some_and(|deadline| deadline <= self.now);
            match self.satisfied(thread, &objects, all) {
                Some(status) => self.wake(thread, status),
                None if alertable && self.run_queue(thread) => self.wake(thread, USER_APC),
                None if is_over => self.wake(thread, TIMEOUT),
                None => self.line.push(thread),
            }
        }
        (SUCCESS, vec![before])
    }

    /// Ends a thread: it waits no longer, its mutants are abandoned, and then it is signaled.
    fn end(&mut self, thread: usize, by: usize) -> u32 {
        if self.threads[thread].ended {
            return SUCCESS;
        }
        self.threads[thread].ended = true;
        self.threads[thread].wait = None;
        self.line.retain(|other| *other != thread);
        self.threads[thread].queue.clear();
        for timer in 0..self.timers.len() {
            if self.timers[timer].calls == Some(thread) {
                self.disarm(timer);
            }
        }
        for mutant in std::mem::take(&mut self.threads[thread].owned) {
            self.objects[mutant] = Object::Mutant { owner: None, depth: 0, abandoned: true };
            self.serve(mutant);
        }
        let own = self.threads[thread].object;
        self.objects[own] = Object::Thread { ended: true };
        self.serve(own);
        if thread == by { ENDED } else { SUCCESS }
    }
}
