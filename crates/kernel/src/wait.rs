//! Waiting: who sleeps on what, and who wakes first.
//!
//! A wait is satisfied all at once or not at all. The queue of an object is served in the order of
//! arrival; whoever is served owns what it waited for before anybody else runs. Which ready thread
//! runs next is not decided here.

use nt::Status;

use crate::choices::Wake;
use crate::event::Event;
use crate::kernel::{Kernel, RequestKey, ThreadKey};
use crate::object::{Body, Completion, Mutant, NONE, ObjectId, Satisfied};
use crate::why::Why;

/// What a sleeping thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// One of the objects.
    Any,
    /// All of the objects at one instant.
    All,
    /// The end of a time.
    Time,
    /// Somebody who resumes it: it suspended itself.
    Resume {
        /// Its suspend count before.
        before: u32,
    },
    /// A thread of its process that comes to the same keyed event from the other side.
    Keyed {
        /// The key that both name.
        key: u64,
        /// Whether it releases one that waits, or waits to be released.
        releases: bool,
    },
    /// Another thread that alerts it by its id.
    Alert {
        /// What the thread says that it waits at.
        at: u64,
    },
    /// Its turn with a synchronous file object that another thread uses.
    Turn,
    /// The end of its request.
    Request(RequestKey),
    /// Packets of a completion port, or its end.
    Packets {
        /// How many it takes at the most.
        count: u32,
    },
}

/// How a thread sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// What it waits for.
    pub on: On,
    /// The first of its wait blocks, or [`NONE`].
    pub(crate) first: u32,
    /// Whether it also goes on when there is a queued routine to run, or it is alerted.
    pub alertable: bool,
    /// When it gives up.
    pub deadline: Option<u64>,
    /// Whether its blocks are in the queues: not while it is suspended.
    pub(crate) queued: bool,
    /// Whether the time came while it was suspended.
    pub(crate) expired: bool,
}

/// One thread in the queue of one object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WaitBlock {
    pub(crate) thread: ThreadKey,
    pub(crate) object: ObjectId,
    /// Neighbours in the object's queue, a ring.
    next: u32,
    previous: u32,
    /// The next block of the same thread, or [`NONE`].
    pub(crate) sibling: u32,
    /// The position among the objects of the wait.
    position: u32,
}

/// Whether an object that was just acquired is a mutant that the thread did not own before.
#[inline]
fn is_first(body: &Body) -> bool {
    matches!(body, Body::Mutant(Mutant::Owned { depth: 1, .. }))
}

impl Kernel {
    /// Satisfies a wait at once, if it can be.
    ///
    /// # Errors
    /// MUTANT_LIMIT_EXCEEDED: the thread owns a mutant as often as it can.
    #[inline]
    pub(crate) fn satisfy_now(
        &mut self,
        thread: ThreadKey,
        objects: &[ObjectId],
        all: bool,
    ) -> Result<Option<Status>, Status> {
        if all {
            if !objects.iter().all(|id| self.objects[*id].body.is_signaled(thread)) {
                return Ok(None);
            }
            for id in objects {
                let can = self.objects[*id].body.can_consume(thread);
                if can.is_err() {
                    self.why = Some(Why::OwnedTooOften);
                }
                can?;
            }
            return Ok(Some(self.consume_all(thread, objects.iter().copied())));
        }
        for (position, id) in objects.iter().enumerate() {
            let body = &mut self.objects[*id].body;
            let acquired = body.acquire(thread);
            if acquired.is_err() {
                self.why = Some(Why::OwnedTooOften);
            }
            if let Some(satisfied) = acquired? {
                let body = &self.objects[*id].body;
                let first = is_first(body);
                return Ok(Some(self.answer(thread, *id, first, satisfied, position as u32)));
            }
        }
        Ok(None)
    }

    /// Applies what one satisfied wait does to one object.
    #[inline]
    fn consume(&mut self, thread: ThreadKey, id: ObjectId, position: u32) -> Status {
        let body = &mut self.objects[id].body;
        let satisfied = body.consume(thread);
        let first = is_first(body);
        self.answer(thread, id, first, satisfied, position)
    }

    /// The answer of a satisfied wait; a mutant acquired for the first time is listed.
    #[inline]
    fn answer(
        &mut self,
        thread: ThreadKey,
        id: ObjectId,
        first: bool,
        satisfied: Satisfied,
        position: u32,
    ) -> Status {
        if first {
            self.threads[thread].owned.push(id);
        }
        match satisfied {
            Satisfied::Plainly => Status(Status::SUCCESS.0 + position),
            Satisfied::Abandoned => Status(Status::ABANDONED_WAIT_0.0 + position),
        }
    }

    fn consume_all(
        &mut self,
        thread: ThreadKey,
        objects: impl Iterator<Item = ObjectId>,
    ) -> Status {
        let mut status = Status::SUCCESS;
        for id in objects {
            if self.consume(thread, id, 0) == Status::ABANDONED_WAIT_0 {
                status = Status::ABANDONED_WAIT_0;
            }
        }
        status
    }

    /// Puts a thread to sleep on objects, at the end of each queue.
    pub(crate) fn block(
        &mut self,
        thread: ThreadKey,
        objects: &[ObjectId],
        on: On,
        alertable: bool,
        deadline: Option<u64>,
    ) {
        let mut first = NONE;
        for (position, id) in objects.iter().enumerate().rev() {
            let block = WaitBlock {
                thread,
                object: *id,
                next: NONE,
                previous: NONE,
                sibling: first,
                position: position as u32,
            };
            first = self.waits.insert(block) as u32;
            self.reference_object(*id);
        }
        self.threads[thread].wait =
            Some(Wait { on, first, alertable, deadline, queued: false, expired: false });
        self.queue(thread);
        if let Some(deadline) = deadline {
            let id = self.threads[thread].id;
            self.clock.deadlines.insert((deadline, id, thread));
        }
        self.report(Event::Blocked { thread });
    }

    /// Enters a sleeping thread at the end of each queue it waits in.
    fn queue(&mut self, thread: ThreadKey) {
        let wait = self.threads[thread].wait.as_mut().expect("only a sleeping thread is queued");
        wait.queued = true;
        let mut at = wait.first;
        while at != NONE {
            let block = self.waits[at as usize];
            match self.objects[block.object].waiters {
                NONE => {
                    self.objects[block.object].waiters = at;
                    let block = &mut self.waits[at as usize];
                    (block.next, block.previous) = (at, at);
                }
                head => {
                    let last = self.waits[head as usize].previous;
                    let entry = &mut self.waits[at as usize];
                    (entry.next, entry.previous) = (head, last);
                    self.waits[last as usize].next = at;
                    self.waits[head as usize].previous = at;
                    if self.choices.wake == Wake::Lifo {
                        self.objects[block.object].waiters = at;
                    }
                }
            }
            at = block.sibling;
        }
    }

    /// Takes a sleeping thread out of all queues it waits in, its blocks kept.
    fn unqueue(&mut self, thread: ThreadKey) {
        let Some(wait) = self.threads[thread].wait.as_mut().filter(|wait| wait.queued) else {
            return;
        };
        wait.queued = false;
        let mut at = wait.first;
        while at != NONE {
            let block = self.waits[at as usize];
            if block.next == at {
                self.objects[block.object].waiters = NONE;
            } else {
                self.waits[block.previous as usize].next = block.next;
                self.waits[block.next as usize].previous = block.previous;
                let object = &mut self.objects[block.object];
                if object.waiters == at {
                    object.waiters = block.next;
                }
            }
            at = block.sibling;
        }
    }

    /// Ends a thread's sleep without an answer: its blocks and its deadline go.
    pub(crate) fn cancel_wait(&mut self, thread: ThreadKey) {
        self.unqueue(thread);
        let block = &mut self.threads[thread];
        let Some(wait) = block.wait.take() else {
            return;
        };
        block.absolute = false;
        if let Some(deadline) = wait.deadline {
            self.clock.deadlines.remove(&(deadline, block.id, thread));
        }
        if let On::Request(request) = wait.on {
            self.forget_request(request);
        }
        let mut at = wait.first;
        while at != NONE {
            let block = self.waits.remove(at as usize);
            at = block.sibling;
            self.dereference(block.object);
        }
    }

    /// Ends a thread's sleep with an answer. A suspended thread goes on when it is resumed.
    pub(crate) fn complete(&mut self, thread: ThreadKey, completion: Completion) {
        self.cancel_wait(thread);
        let block = &mut self.threads[thread];
        if block.suspended > 0 {
            block.completion = Some(completion);
        } else if block.apcs.is_empty() {
            block.completion = Some(completion);
            self.report(Event::Resumed { thread });
        } else {
            self.hand_over(thread, Some(completion), false);
        }
    }

    /// Serves the queue of an object that may have become signaled.
    #[inline]
    pub(crate) fn wake(&mut self, id: ObjectId) {
        if self.objects[id].waiters != NONE {
            self.serve(id);
        }
    }

    #[inline(never)]
    fn serve(&mut self, id: ObjectId) {
        let mut at = self.objects[id].waiters;
        while at != NONE {
            let block = self.waits[at as usize];
            if !self.objects[id].body.is_signaled(block.thread) {
                // Only a mutant answers differently to different threads, and its owner, which
                // would be the exception, does not sleep on it alone.
                if !matches!(self.objects[id].body, Body::Mutant(_)) {
                    return;
                }
            } else if let Some(status) = self.satisfy_sleeper(block.thread) {
                // The queue has changed; whoever stood before was not satisfied by this signal
                // and is not by what is left of it.
                at = self.follower(id, at, block);
                self.complete(block.thread, Completion::plain(status));
                continue;
            }
            at = if block.next == self.objects[id].waiters { NONE } else { block.next };
        }
    }

    /// The first block behind `at` in the queue that belongs to another thread, or [`NONE`].
    fn follower(&self, id: ObjectId, at: u32, block: WaitBlock) -> u32 {
        let head = self.objects[id].waiters;
        let mut next = block.next;
        while next != head && next != at {
            if self.waits[next as usize].thread != block.thread {
                return next;
            }
            next = self.waits[next as usize].next;
        }
        NONE
    }

    /// Satisfies a sleeping thread's wait if it can be, and applies what that does.
    fn satisfy_sleeper(&mut self, thread: ThreadKey) -> Option<Status> {
        let wait = self.threads[thread].wait?;
        match wait.on {
            On::Any => {
                let mut at = wait.first;
                while at != NONE {
                    let block = self.waits[at as usize];
                    if self.objects[block.object].body.is_signaled(thread) {
                        return Some(self.consume(thread, block.object, block.position));
                    }
                    at = block.sibling;
                }
                None
            }
            On::All => {
                if !self.siblings(wait.first).all(|id| self.objects[id].body.is_signaled(thread)) {
                    return None;
                }
                let objects: Vec<_> = self.siblings(wait.first).collect();
                Some(self.consume_all(thread, objects.into_iter()))
            }
            On::Time
            | On::Keyed { .. }
            | On::Alert { .. }
            | On::Resume { .. }
            | On::Request(_)
            | On::Turn => None,
            // A port serves its own.
            On::Packets { .. } => None,
        }
    }

    /// The objects of a chain of wait blocks.
    pub(crate) fn siblings(&self, first: u32) -> impl Iterator<Item = ObjectId> + '_ {
        let mut at = first;
        std::iter::from_fn(move || {
            let block = self.waits.get(at as usize)?;
            at = block.sibling;
            Some(block.object)
        })
    }

    /// The objects a thread sleeps on, in the order of its call.
    pub fn waits_for(&self, thread: ThreadKey) -> Vec<ObjectId> {
        match self.threads.get(thread).and_then(|thread| thread.wait) {
            Some(wait) => self.siblings(wait.first).collect(),
            None => Vec::new(),
        }
    }

    /// The threads that sleep on an object, in the order in which they are served.
    pub fn waiters_of(&self, id: ObjectId) -> Vec<ThreadKey> {
        let mut all = Vec::new();
        let head = self.objects.get(id).map_or(NONE, |object| object.waiters);
        let mut at = head;
        while at != NONE {
            let block = &self.waits[at as usize];
            all.push(block.thread);
            at = if block.next == head { NONE } else { block.next };
        }
        all
    }

    /// A thread is suspended: out of the queues it goes, and cannot be woken.
    pub(crate) fn suspend_wait(&mut self, thread: ThreadKey) {
        let wait = self.threads[thread].wait;
        // Who waits at a keyed event can be met all the same.
        if wait.is_some_and(|wait| matches!(wait.on, On::Keyed { .. })) {
            return;
        }
        self.unqueue(thread);
    }

    /// Lowers the suspend count of a thread and tells the count before, which is 0 of one that has
    /// ended.
    pub(crate) fn resume_thread(&mut self, thread: ThreadKey) -> u32 {
        let block = &mut self.threads[thread];
        let before = block.suspended;
        if block.exit.is_some() {
            return 0;
        }
        block.suspended = before.saturating_sub(1);
        if before == 1 {
            self.continue_thread(thread);
        }
        before
    }

    /// A thread is no longer suspended: it looks at its objects again, then at what is queued for
    /// it, then at the time, and otherwise sleeps on at the end of the queues.
    pub(crate) fn continue_thread(&mut self, thread: ThreadKey) {
        let block = &self.threads[thread];
        let Some(wait) = block.wait else {
            if block.completion.is_none() {
                self.report(Event::Continued { thread });
            }
            self.catch_up(thread);
            self.start_or_exit(thread);
            return;
        };
        match wait.on {
            On::Resume { before } => {
                let information = before.into();
                let plain = Completion::plain(Status::SUCCESS);
                self.complete(thread, Completion { information, ..plain });
            }
            On::Turn => {
                self.queue(thread);
                let file = self.waits[wait.first as usize].object;
                self.give_turns(file);
            }
            On::Request(_) if wait.expired => self.expire(thread),
            On::Request(_) => {}
            On::Packets { .. } => {
                self.queue(thread);
                let port = self.waits[wait.first as usize].object;
                self.serve_port(port);
                if self.threads[thread].wait.is_some() {
                    self.end_otherwise(thread, &wait);
                }
            }
            _ => {
                if let Some(status) = self.satisfy_sleeper(thread) {
                    self.complete(thread, Completion::plain(status));
                } else if !self.end_otherwise(thread, &wait) && !wait.queued {
                    self.queue(thread);
                }
            }
        }
    }

    /// Ends a sleep for what came during a suspension and is no object: an alert, a queued
    /// routine, the end of the time. Tells whether there was any of it.
    fn end_otherwise(&mut self, thread: ThreadKey, wait: &Wait) -> bool {
        let block = &mut self.threads[thread];
        let by_id = matches!(wait.on, On::Alert { .. }) && std::mem::take(&mut block.alerted_by_id);
        if by_id || wait.alertable && std::mem::take(&mut block.alerted) {
            self.complete(thread, Completion::plain(Status::ALERTED));
        } else if wait.alertable && !block.apcs.is_empty() {
            self.interrupt(thread);
        } else if wait.expired {
            self.expire(thread);
        } else {
            return false;
        }
        true
    }

    /// The time of a sleeping thread is over.
    pub(crate) fn expire(&mut self, thread: ThreadKey) {
        let on = self.threads[thread].wait.expect("only a sleeping thread has a deadline").on;
        let status = match on {
            On::Time => Status::SUCCESS,
            On::Request(_) => Status::IO_TIMEOUT,
            _ => Status::TIMEOUT,
        };
        self.complete(thread, Completion::plain(status));
    }
}
