//! The part of the model of waits in which something happens later: timers that fire, routines that
//! are queued, and times that are over.

use super::sync::{Clockwork, Model, Object, RUNS, SUCCESS, TIMEOUT, UNSUCCESSFUL, USER_APC};

impl Model {
    /// Runs what is queued for a thread; tells whether there was anything.
    pub(super) fn run_queue(&mut self, thread: usize) -> bool {
        let queue = std::mem::take(&mut self.threads[thread].queue);
        self.woken.extend(queue.iter().map(|(routine, _)| (thread, RUNS + routine)));
        !queue.is_empty()
    }

    pub(super) fn queue(&mut self, thread: usize, routine: u32, by: Option<usize>) -> u32 {
        let block = &mut self.threads[thread];
        if block.ended {
            return UNSUCCESSFUL;
        }
        block.queue.push((routine, by));
        let (begun, alertable) = (block.begun, block.wait.as_ref().map(|wait| wait.alertable));
        if block.suspended == 0 {
            match alertable {
                Some(true) => {
                    self.run_queue(thread);
                    self.wake(thread, USER_APC);
                }
                None if !begun => {
                    self.run_queue(thread);
                }
                _ => {}
            }
        }
        SUCCESS
    }

    /// The number of the timer that an object is.
    pub(super) fn timer(&self, object: usize) -> usize {
        let at = self.timers.iter().position(|timer| timer.object == object);
        at.expect("the object is a timer")
    }

    pub(super) fn disarm(&mut self, timer: usize) {
        self.timers[timer].armed = false;
        if let Some(thread) = self.timers[timer].calls.take() {
            self.threads[thread].queue.retain(|(_, by)| *by != Some(timer));
        }
    }

    pub(super) fn set_timer(
        &mut self,
        object: usize,
        due: u64,
        period: u64,
        calls: Option<usize>,
    ) -> Vec<i64> {
        let timer = self.timer(object);
        let Object::Timer { set, .. } = &mut self.objects[object] else {
            unreachable!("only timers are set so")
        };
        let before = i64::from(std::mem::take(set));
        self.disarm(timer);
        self.set += 1;
        let due = self.now + due;
        self.timers[timer] = Clockwork { object, armed: true, due, period, order: self.set, calls };
        if due == self.now {
            self.fire(timer);
        }
        vec![before]
    }

    pub(super) fn fire(&mut self, timer: usize) {
        let clockwork = &mut self.timers[timer];
        clockwork.armed = clockwork.period > 0;
        clockwork.due += clockwork.period;
        let (object, calls) = (clockwork.object, clockwork.calls);
        if let Object::Timer { set, .. } = &mut self.objects[object] {
            *set = true;
        }
        self.serve(object);
        if let Some(thread) = calls
            && self.threads[thread].queue.iter().all(|(_, by)| *by != Some(timer))
        {
            self.queue(thread, object as u32, Some(timer));
        }
    }

    /// Lets time pass: what comes first happens first, and at one moment timers fire before
    /// anybody gives up, in the order of their setting, and then the threads by their age.
    pub(crate) fn advance(&mut self, until: u64) -> Vec<(usize, u32)> {
        loop {
            let armed = (0..self.timers.len()).filter(|at| self.timers[*at].armed);
            let timers = armed.map(|at| (self.timers[at].due, 0, self.timers[at].order, at));
            let late = self.line.iter().filter_map(|at| {
                let deadline = self.threads[*at].wait.as_ref()?.deadline?;
                Some((deadline, 1, *at as u64, *at))
            });
            let next = timers.chain(late).min();
            let Some((when, kind, _, at)) = next.filter(|(when, ..)| *when <= until) else { break };
            self.now = self.now.max(when);
            if kind == 0 { self.fire(at) } else { self.wake(at, TIMEOUT) }
        }
        self.now = until;
        std::mem::take(&mut self.woken)
    }
}
