//! Message queues: what was posted to a thread, and what of that it has not looked at yet.
//!
//! A thread has a queue from its first call about messages or windows on. Waits for the queue are
//! waits for an event that belongs to it.
//!
//! Invariant: the event of a queue is signaled only while its thread waits for it or was just
//! released by it; what is new is kept beside.

use std::collections::VecDeque;

use nt::{Handle, Status};

use crate::clock::PER_MS;
use crate::kernel::{Kernel, ProcessKey, ThreadKey};
use crate::object::{Body, Event, ObjectId};
use crate::why::{GuiWhy, Why};

/// QS_POSTMESSAGE and QS_ALLPOSTMESSAGE: the two bits that something posted sets.
pub(crate) const POSTED: u32 = 0x8;
pub(crate) const ALL_POSTED: u32 = 0x100;
/// QS_ALLINPUT.
pub(crate) const ANY: u32 = 0x4FF;

/// How many messages a queue holds. Source: Microsoft, "PostMessageW".
pub(crate) const MESSAGES_MAX: usize = 10_000;

/// WM_QUIT.
pub(crate) const QUIT: u32 = 0x12;

/// The window of messages for the thread itself, where a filter asks for those alone.
const THREAD_ITSELF: Handle = Handle(u64::MAX);

/// A message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// The window it is for; NULL if it is for the thread.
    pub window: Handle,
    /// What it says.
    pub number: u32,
    /// Its two arguments.
    pub arguments: [u64; 2],
    /// When it was posted, in milliseconds since the start of the world.
    pub time: u32,
}

/// Which messages are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filter {
    /// NULL for all, -1 for those of the thread alone, otherwise a window.
    pub(crate) window: Handle,
    /// The first and the last number; 0 and 0 for all.
    pub(crate) numbers: (u32, u32),
}

impl Filter {
    fn is_plain(&self) -> bool {
        self.window.is_null() && self.numbers == (0, 0)
    }

    fn takes(&self, message: &Message) -> bool {
        let window = match self.window {
            Handle::NULL => true,
            THREAD_ITSELF => message.window.is_null(),
            window => message.window == window,
        };
        let (first, last) = self.numbers;
        window && (self.numbers == (0, 0) || (first..=last).contains(&message.number))
    }
}

/// The queue of a thread.
#[derive(Clone, Debug)]
pub struct MessageQueue {
    posted: VecDeque<Message>,
    /// The exit code of PostQuitMessage.
    quit: Option<u32>,
    /// QS_ bits of what came since the thread last looked.
    new: u32,
    /// What the thread waits for: QS_ bits.
    awaited: u32,
    /// The event that it waits with, to which the queue refers.
    pub(crate) event: ObjectId,
}

impl MessageQueue {
    /// How many messages are in it.
    pub fn len(&self) -> usize {
        self.posted.len() + usize::from(self.quit.is_some())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// QS_ bits of what is in it.
    fn held(&self) -> u32 {
        if self.is_empty() { 0 } else { POSTED | ALL_POSTED }
    }
}

impl Kernel {
    /// The message queue of a thread.
    pub fn message_queue(&self, thread: ThreadKey) -> Option<&MessageQueue> {
        self.threads.get(thread)?.queue.as_deref()
    }

    /// Whether an object is the event that a thread waits for its messages with.
    pub fn is_message_queue(&self, thread: ThreadKey, object: ObjectId) -> bool {
        self.message_queue(thread).is_some_and(|queue| queue.event == object)
    }

    /// Gives a thread a queue, if it has none.
    pub(crate) fn make_queue(&mut self, thread: ThreadKey) {
        if self.threads[thread].queue.is_some() {
            return;
        }
        let event = self.create(Event { manual_reset: false, signaled: false });
        let posted = VecDeque::new();
        let queue = MessageQueue { posted, quit: None, new: 0, awaited: 0, event };
        self.threads[thread].queue = Some(Box::new(queue));
    }

    pub(crate) fn queue_of(&mut self, thread: ThreadKey) -> &mut MessageQueue {
        self.make_queue(thread);
        self.threads[thread].queue.as_mut().expect("it was made just now")
    }

    /// A thread ends: what was posted to it is lost.
    pub(crate) fn end_queue(&mut self, thread: ThreadKey) {
        if let Some(queue) = self.threads[thread].queue.take() {
            self.dereference(queue.event);
        }
    }

    /// Something is new in a queue: its thread goes on if it waits for that.
    fn note_new(&mut self, thread: ThreadKey) {
        let queue = self.queue_of(thread);
        queue.new |= POSTED | ALL_POSTED;
        let (event, wakes) = (queue.event, queue.awaited & queue.new != 0);
        if wakes {
            self.at_mut(event).body = Event { manual_reset: false, signaled: true }.into();
            self.wake(event);
        }
    }

    /// Posts a message to a thread that has a queue.
    ///
    /// # Errors
    /// QUOTA_EXCEEDED: the queue is full.
    pub(crate) fn post_message(
        &mut self,
        thread: ThreadKey,
        window: Handle,
        number: u32,
        arguments: [u64; 2],
    ) -> Result<(), Status> {
        let time = (self.clock.now / PER_MS) as u32;
        let queue = self.queue_of(thread);
        if queue.posted.len() >= MESSAGES_MAX {
            self.why = Some(Why::Gui(GuiWhy::QueueFull { limit: MESSAGES_MAX }));
            return Err(Status::QUOTA_EXCEEDED);
        }
        queue.posted.push_back(Message { window, number, arguments, time });
        self.note_new(thread);
        Ok(())
    }

    /// A thread is to leave its loop once nothing else is queued.
    pub(crate) fn post_quit(&mut self, thread: ThreadKey, exit_code: u32) {
        self.queue_of(thread).quit = Some(exit_code);
        self.note_new(thread);
    }

    /// The next message that a filter takes. What was looked at is no longer new: all of it without
    /// a filter, and otherwise what has the narrower of the two bits. Source: Microsoft,
    /// "GetQueueStatus".
    pub(crate) fn next_message(
        &mut self,
        thread: ThreadKey,
        filter: &Filter,
        removes: bool,
    ) -> Option<Message> {
        let time = (self.clock.now / PER_MS) as u32;
        let queue = self.queue_of(thread);
        queue.new &= if filter.is_plain() { 0 } else { !POSTED };
        if let Some(at) = queue.posted.iter().position(|message| filter.takes(message)) {
            let found = queue.posted[at];
            if removes {
                queue.posted.remove(at);
            }
            return Some(found);
        }
        // Whatever the filter says, the end is told when nothing else is there.
        let code = queue.quit.filter(|_| queue.posted.is_empty())?;
        if removes {
            queue.quit = None;
        }
        let arguments = [code.into(), 0];
        Some(Message { window: Handle::NULL, number: QUIT, arguments, time })
    }

    /// What is in a queue, and what of that is new; that is then known.
    pub(crate) fn queue_status(&mut self, thread: ThreadKey, mask: u32) -> u32 {
        let queue = self.queue_of(thread);
        let (held, new) = (queue.held() & mask, queue.new & mask);
        queue.new &= !mask;
        held << 16 | new
    }

    /// A thread begins to wait for its queue: the event that it waits with, which is signaled if
    /// there is something new already, or, if that is wanted, something at all.
    pub(crate) fn await_queue(&mut self, thread: ThreadKey, mask: u32, held: bool) -> ObjectId {
        let queue = self.queue_of(thread);
        queue.awaited = mask;
        let there = queue.new | if held { queue.held() } else { 0 };
        let event = queue.event;
        let signaled = there & mask != 0;
        self.at_mut(event).body = Event { manual_reset: false, signaled }.into();
        event
    }

    /// A thread no longer waits for its queue; what released it is known.
    pub(crate) fn leave_queue(&mut self, thread: ThreadKey, released: bool) {
        let queue = self.queue_of(thread);
        let mask = std::mem::take(&mut queue.awaited);
        if released {
            queue.new &= !mask;
        }
        let event = queue.event;
        self.at_mut(event).body = Event { manual_reset: false, signaled: false }.into();
    }

    /// A program with windows waits for input: whoever waits for that goes on.
    pub(crate) fn note_idle(&mut self, process: ProcessKey) {
        let block = &mut self.processes[process];
        if !block.windowed || std::mem::replace(&mut block.idle, true) {
            return;
        }
        if let Some(event) = block.idle_event {
            self.at_mut(event).body = Event { manual_reset: true, signaled: true }.into();
            self.wake(event);
        }
    }

    /// The event that is set when a program waits for input for the first time.
    pub(crate) fn idle_event(&mut self, process: ProcessKey) -> ObjectId {
        if let Some(event) = self.processes[process].idle_event {
            return event;
        }
        let signaled = self.processes[process].idle;
        let event = self.create(Event { manual_reset: true, signaled });
        self.processes[process].idle_event = Some(event);
        event
    }

    /// A process ends: whoever waits until it waits for input goes on.
    pub(crate) fn end_idle(&mut self, process: ProcessKey) {
        if let Some(event) = self.processes[process].idle_event.take() {
            self.at_mut(event).body = Event { manual_reset: true, signaled: true }.into();
            self.wake(event);
            self.dereference(event);
        }
    }

    /// Whether an object is the event of [`Self::idle_event`].
    pub fn awaits_idle(&self, object: ObjectId) -> Option<ProcessKey> {
        let found = |(_, block): &(ProcessKey, &_)| {
            let block: &crate::object::ProcessBlock = block;
            block.idle_event == Some(object)
        };
        self.processes.iter().find(found).map(|(key, _)| key)
    }

    /// Checks the queues of threads.
    pub(crate) fn audit_queues(&self) {
        for thread in self.threads.values() {
            let Some(queue) = &thread.queue else { continue };
            assert!(thread.exit.is_none(), "an ended thread has a queue");
            assert!(queue.posted.len() <= MESSAGES_MAX, "a queue holds too much");
            let is_event = matches!(self.at(queue.event).body, Body::Event(_));
            assert!(is_event, "a queue has no event");
        }
    }
}
