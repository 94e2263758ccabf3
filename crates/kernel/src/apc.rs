//! Asynchronous procedure calls: routines that a thread is to run, queued for it.
//!
//! A thread runs what is queued for it at the end of an alertable wait, before the wait returns,
//! and before its first instruction; special ones at the next moment at which it does not wait.
//! What a routine does is the program's business: a routine that is not written out does nothing
//! that the kernel could see and is over at once, and a thread that begins one that is written out
//! is inside of it until somebody says that it returns. The answer of the call that it interrupted
//! waits in a [`Frame`] until then.

use calls::Routine;
use nt::Status;

use crate::event::Event;
use crate::kernel::{Kernel, ThreadKey, TimerKey};
use crate::object::Completion;
use crate::why::Why;

/// A routine that a thread is to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apc {
    /// The routine.
    pub routine: Routine,
    /// What it is called with.
    pub arguments: [u64; 3],
    /// Whether it runs without an alertable wait.
    pub special: bool,
    /// The timer that queued it, if one did.
    pub timer: Option<TimerKey>,
}

impl Apc {
    /// An ordinary one.
    pub(crate) fn new(routine: Routine, arguments: [u64; 3]) -> Apc {
        Apc { routine, arguments, special: false, timer: None }
    }
}

/// A routine that a thread is inside of.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// What it runs.
    pub apc: Apc,
    /// The answer of the call that it interrupted, if it interrupted one.
    pub answer: Option<Completion>,
    /// Whether all that is queued runs before that call returns, or only what is special.
    pub(crate) all: bool,
}

impl Kernel {
    /// The steps of a routine are written out from now on: whoever begins it is inside of it until
    /// [`Kernel::return_from_routine`].
    pub fn write_out(&mut self, routine: Routine) {
        self.written_out.insert(routine.0);
    }

    /// The steps of all routines are written out from now on, whatever their addresses.
    pub fn write_out_all(&mut self) {
        self.all_written_out = true;
    }

    /// Queues a routine for a thread, behind all others of its kind; special ones come first.
    ///
    /// # Errors
    /// UNSUCCESSFUL: the thread has ended.
    pub(crate) fn queue_apc(&mut self, thread: ThreadKey, apc: Apc) -> Result<(), Status> {
        let block = &mut self.threads[thread];
        if block.exit.is_some() {
            self.why = Some(Why::ThreadEnded { id: block.id });
            return Err(Status::UNSUCCESSFUL);
        }
        if apc.special {
            let at = block.apcs.iter().take_while(|other| other.special).count();
            block.apcs.insert(at, apc);
        } else {
            block.apcs.push_back(apc);
        }
        let (asleep, begun) = (block.wait, block.begun);
        if block.suspended > 0 {
            return Ok(());
        }
        match asleep {
            Some(wait) if wait.alertable => self.interrupt(thread),
            Some(_) => {}
            None if !begun => self.hand_over(thread, None, true),
            None if apc.special => self.hand_over(thread, None, false),
            None => {}
        }
        Ok(())
    }

    /// Ends an alertable wait for the sake of what is queued.
    pub(crate) fn interrupt(&mut self, thread: ThreadKey) {
        self.cancel_wait(thread);
        self.hand_over(thread, Some(Completion::plain(Status::USER_APC)), true);
    }

    /// Gives a thread the answer of its call, once what is queued for it has run.
    pub(crate) fn hand_over(&mut self, thread: ThreadKey, answer: Option<Completion>, all: bool) {
        let Some(answer) = self.run_queued(thread, answer, all) else { return };
        if let Some(answer) = answer {
            self.threads[thread].completion = Some(answer);
            self.report(Event::Resumed { thread });
        }
    }

    /// Runs what is queued for a thread, oldest first. Returns the answer that is to be given then,
    /// or nothing when the thread is inside a routine, which keeps the answer.
    pub(crate) fn run_queued(
        &mut self,
        thread: ThreadKey,
        answer: Option<Completion>,
        all: bool,
    ) -> Option<Option<Completion>> {
        loop {
            let block = &mut self.threads[thread];
            match block.apcs.front() {
                Some(apc) if all || apc.special => {}
                _ => return Some(answer),
            }
            let apc = block.apcs.pop_front().expect("it was just looked at");
            let inside = self.all_written_out || self.written_out.contains(&apc.routine.0);
            if inside {
                block.frames.push(Frame { apc, answer: answer.clone(), all });
            }
            self.report(Event::ApcRuns { thread, apc });
            if inside {
                return None;
            }
        }
    }

    /// Has a thread run a routine that its own call is made of. Tells whether it is over; otherwise
    /// the call is made again when it is.
    pub(crate) fn call_routine(&mut self, thread: ThreadKey, apc: Apc) -> bool {
        let inside = self.all_written_out || self.written_out.contains(&apc.routine.0);
        if inside {
            let answer = Some(Completion::plain(Status::SUCCESS));
            self.threads[thread].frames.push(Frame { apc, answer, all: false });
        }
        self.report(Event::ApcRuns { thread, apc });
        !inside
    }

    /// The innermost routine that a thread is inside of returns: the next one that is queued runs,
    /// or the call that was interrupted returns. Tells whether the thread was inside of one.
    pub fn return_from_routine(&mut self, thread: ThreadKey) -> bool {
        let Some(frame) = self.threads[thread].frames.pop() else { return false };
        self.hand_over(thread, frame.answer, frame.all);
        true
    }

    /// A thread that is not suspended any more, and does not sleep, runs what may not wait.
    pub(crate) fn catch_up(&mut self, thread: ThreadKey) {
        let block = &mut self.threads[thread];
        let answer = block.completion.take();
        let all = !block.begun && answer.is_none();
        self.hand_over(thread, answer, all);
    }
}
