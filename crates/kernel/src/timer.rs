//! When timers are due, what they do then, and whom they call.
//!
//! A timer that is due becomes signaled, and then its routine is queued for the thread that set it,
//! unless it is still queued from the last time. Timers due at one moment fire in the order in
//! which they were set, and before the waits whose time is over then: a signal wins over a timeout.

use calls::Routine;

use crate::apc::Apc;
use crate::kernel::{Kernel, ThreadKey, TimerKey};
use crate::object::{Body, ObjectId, Timer};

/// What a timer consists of beside its state. It lives as long as its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerBlock {
    /// The object.
    pub object: ObjectId,
    /// Whether it will fire.
    pub armed: bool,
    /// When it fires, or would have; 0 before it is set.
    pub due: u64,
    /// Whether it is due at a moment of the system time, and so follows that.
    pub absolute: bool,
    /// How long after it has fired it fires again, in 100 ns; 0 for never.
    pub period: u64,
    /// What it calls, if it calls something.
    pub call: Option<TimerCall>,
    /// The number of its setting, which orders timers that are due together.
    pub(crate) order: u64,
}

/// A routine that a timer has called when it fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerCall {
    /// The thread that set the timer, which is to call it.
    pub thread: ThreadKey,
    /// The routine.
    pub routine: Routine,
    /// Its first argument.
    pub context: u64,
}

impl Kernel {
    /// What a timer consists of.
    pub fn timer(&self, key: TimerKey) -> Option<&TimerBlock> {
        self.timers.get(key)
    }

    /// Whether an armed timer has this thread call something.
    pub fn timer_calls(&self, thread: ThreadKey) -> bool {
        let mine = self.timer_calls.range((thread, 0, TimerKey::default())..);
        mine.take_while(|(by, ..)| *by == thread).any(|(.., key)| self.timers[*key].armed)
    }

    /// A new timer, which is not set.
    pub(crate) fn new_timer(&mut self, manual_reset: bool) -> Timer {
        let key = self.timers.insert(TimerBlock {
            object: ObjectId::default(),
            armed: false,
            due: 0,
            absolute: false,
            period: 0,
            call: None,
            order: 0,
        });
        Timer { key, manual_reset, signaled: false }
    }

    /// The state of a timer, to change it.
    pub(crate) fn timer_body(&mut self, id: ObjectId) -> &mut Timer {
        match &mut self.at_mut(id).body {
            Body::Timer(timer) => timer,
            _ => unreachable!("resolved as a timer"),
        }
    }

    /// Sets a timer anew: what it was to do before is forgotten, and so is its signal. A time that
    /// has come already, or lies before, is now.
    pub(crate) fn set_timer(
        &mut self,
        id: ObjectId,
        due: Option<u64>,
        absolute: bool,
        period: u64,
        call: Option<TimerCall>,
    ) {
        let timer = self.timer_body(id);
        timer.signaled = false;
        let key = timer.key;
        self.disarm(key);
        self.timers_set += 1;
        let now = self.clock.now;
        let block = &mut self.timers[key];
        (block.period, block.call, block.order) = (period, call, self.timers_set);
        block.absolute = absolute;
        if let Some(call) = call {
            self.timer_calls.insert((call.thread, self.timers_set, key));
        }
        // A time that the clock cannot reach never comes.
        let Some(due) = due else { return };
        block.due = due.max(now);
        block.armed = true;
        self.clock.timers.insert((block.due, block.order, key));
        if block.due == now {
            self.fire(key);
        }
    }

    /// Makes a timer do nothing any more: it is not due, and what it had queued is not called. Its
    /// state stays.
    pub(crate) fn disarm(&mut self, key: TimerKey) {
        let block = &mut self.timers[key];
        if std::mem::take(&mut block.armed) {
            self.clock.timers.remove(&(block.due, block.order, key));
        }
        if let Some(call) = block.call.take() {
            self.timer_calls.remove(&(call.thread, block.order, key));
            self.threads[call.thread].apcs.retain(|apc| apc.timer != Some(key));
        }
    }

    /// The timers that were to call a thread do nothing any more: it has ended. Source: Microsoft,
    /// "SetWaitableTimer".
    pub(crate) fn disarm_all_of(&mut self, thread: ThreadKey) {
        loop {
            let next = self.timer_calls.range((thread, 0, TimerKey::default())..).next();
            match next.copied() {
                Some((by, _, key)) if by == thread => self.disarm(key),
                _ => return,
            }
        }
    }

    /// The time of a timer has come.
    pub(crate) fn fire(&mut self, key: TimerKey) {
        let block = &mut self.timers[key];
        let (due, object, call) = (block.due, block.object, block.call);
        self.clock.timers.remove(&(due, block.order, key));
        // The next time counts from the last one, however late somebody looks.
        let next = due.checked_add(block.period).filter(|_| block.period > 0);
        block.armed = next.is_some();
        if let Some(next) = next {
            block.due = next;
            self.clock.timers.insert((next, block.order, key));
        }
        // Whoever is woken may close the last handle; the call is queued all the same.
        self.reference_object(object);
        self.timer_body(object).signaled = true;
        self.wake(object);
        if let Some(call) = call {
            self.queue_timer_call(key, call, due);
        }
        self.dereference(object);
    }

    /// Queues what a timer calls, unless it is queued still.
    fn queue_timer_call(&mut self, key: TimerKey, call: TimerCall, due: u64) {
        let queued = self.threads[call.thread].apcs.iter().any(|apc| apc.timer == Some(key));
        if queued {
            return;
        }
        // The routine learns the system time at which the timer fired, in two halves.
        let time = self.clock.system_time(due) as u64;
        let arguments = [call.context, time & 0xFFFF_FFFF, time >> 32];
        let apc = Apc { timer: Some(key), ..Apc::new(call.routine, arguments) };
        self.queue_apc(call.thread, apc).expect("a thread that ends disarms its timers");
    }

    /// Recounts what timers say of themselves.
    pub(crate) fn audit_timers(&self) {
        let mut armed = 0;
        let mut calls = 0;
        for (key, block) in &self.timers {
            let body = self.objects.get(block.object).map(|object| &object.body);
            let own = matches!(body, Some(Body::Timer(timer)) if timer.key == key);
            assert!(own, "a timer lost its object");
            let entry = (block.due, block.order, key);
            assert_eq!(self.clock.timers.contains(&entry), block.armed, "a timer's time drifted");
            armed += usize::from(block.armed);
            if let Some(call) = block.call {
                calls += 1;
                let entry = (call.thread, block.order, key);
                assert!(self.timer_calls.contains(&entry), "a call is missing");
                let ended = self.threads[call.thread].exit.is_some();
                assert!(!ended, "a timer calls a thread that has ended");
            }
        }
        assert_eq!(armed, self.clock.timers.len(), "a time belongs to no timer");
        assert_eq!(calls, self.timer_calls.len(), "a call belongs to no timer");
        for thread in self.threads.values() {
            for (apc, key) in thread.apcs.iter().filter_map(|apc| Some((apc, apc.timer?))) {
                let call = self.timers[key].call.map(|call| call.routine);
                assert_eq!(call, Some(apc.routine), "a timer queued what it does not call");
            }
        }
    }
}
