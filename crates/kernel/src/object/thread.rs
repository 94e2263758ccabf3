//! Threads: what runs, waits, owns mutants and ends.

use std::collections::VecDeque;

use calls::{Any, Routine, Teb};
use nt::{Id, ObjectType, Status};

use super::{Dispatch, ObjectId};
use crate::apc::{Apc, Frame};
use crate::kernel::{ProcessKey, ThreadKey, TokenKey};
use crate::messages::MessageQueue;
use crate::port::Packet;
use crate::usage::Usage;
use crate::wait::Wait;

/// The body of a thread object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Where the rest of it is.
    pub key: ThreadKey,
    /// Whether it has ended, which is when it is signaled, for ever.
    pub ended: bool,
}

impl Dispatch for Thread {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::THREAD
    }

    fn is_signaled(&self, _: ThreadKey) -> bool {
        self.ended
    }
}

/// What a thread that was parked finds when its call is made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// The answer.
    pub status: Status,
    /// How many bytes moved, or the suspend count before.
    pub information: u64,
    /// What was read.
    pub data: Box<[u8]>,
    /// What a control of a pipe told.
    pub answer: Option<Box<Any>>,
    /// What a port handed out.
    pub packets: Box<[Packet]>,
}

impl Completion {
    /// An answer with nothing beside it.
    pub fn plain(status: Status) -> Completion {
        Completion {
            status,
            information: 0,
            data: Box::default(),
            answer: None,
            packets: Box::default(),
        }
    }
}

/// What a thread consists of. It lives as long as its object.
#[derive(Clone, Debug)]
pub struct ThreadBlock {
    /// The object.
    pub object: ObjectId,
    /// The thread id.
    pub id: Id,
    /// The process it belongs to.
    pub process: ProcessKey,
    /// Where it starts.
    pub start: Routine,
    /// What it starts with: a number that means something to the program alone.
    pub argument: u64,
    /// How often it is suspended: at most 127. It runs when 0.
    pub suspended: u32,
    /// What it sleeps on.
    pub wait: Option<Wait>,
    /// Whether the time of its wait is a moment of the system time, and so follows that.
    pub absolute: bool,
    /// The answer to the call in which it slept, until it is fetched.
    pub completion: Option<Completion>,
    /// The mutants it owns, in the order it acquired them.
    pub owned: Vec<ObjectId>,
    /// The token it impersonates with, to which it refers.
    pub impersonates: Option<TokenKey>,
    /// The handle of the desktop that it chose to work on.
    pub desktop: Option<nt::Handle>,
    /// Whether it has made a call, or is taken to have run before.
    pub begun: bool,
    /// Whether somebody has alerted it since its last alertable wait.
    pub alerted: bool,
    /// Whether somebody has alerted it by its id since it last slept for that.
    pub alerted_by_id: bool,
    /// What is queued for it to run: special routines first, otherwise oldest first.
    pub apcs: VecDeque<Apc>,
    /// The routines that it is inside of, innermost last.
    pub frames: Vec<Frame>,
    /// How it ended.
    pub exit: Option<Status>,
    /// What user-mode code keeps for it.
    pub teb: Teb,
    /// Its message queue, once it has one.
    pub queue: Option<Box<MessageQueue>>,
    /// Its priority level: -15, -2 to 2, 15; in the class of real time also -7 to 6.
    pub level: i32,
    /// The processors on which it may run: some of those of its process.
    pub affinity: u64,
    /// Whether it gets no boost after a wait.
    pub no_boost: bool,
    /// When it was created and when it ended, in 100 ns since the start of the world.
    pub times: [u64; 2],
    /// How much processor time it has used.
    pub used: Usage,
}
