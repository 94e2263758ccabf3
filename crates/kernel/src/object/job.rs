//! Jobs: groups of processes with limits of their own.

use nt::ObjectType;

use super::{Dispatch, ObjectId};
use crate::kernel::{JobKey, ProcessKey, ThreadKey};
use crate::usage::{Notification, Usage};

/// The body of a job object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// Where the rest of it is.
    pub key: JobKey,
    /// Whether its time is over, which is when it is signaled. That it is empty is not enough.
    pub signaled: bool,
}

impl Dispatch for Job {
    fn object_type(&self) -> ObjectType {
        ObjectType::JOB
    }

    fn is_signaled(&self, _: ThreadKey) -> bool {
        self.signaled
    }
}

/// What the members of a job may do. All zero is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobLimits {
    /// JOB_OBJECT_LIMIT_ flags: which of the numbers count.
    pub flags: u32,
    /// How long each process may run, in 100 ns.
    pub process_time: i64,
    /// How long all of them together may run, in 100 ns.
    pub job_time: i64,
    /// How many may run at a time.
    pub active: u32,
    /// The priority class of all of them, with the kernel's number.
    pub priority_class: u32,
    /// The length of a time slice, from 0 to 9.
    pub scheduling_class: u32,
    /// The processors of all of them.
    pub affinity: u64,
    /// How much memory each process may commit, in bytes.
    pub process_memory: u64,
    /// How much all of them together may.
    pub job_memory: u64,
}

/// What a job consists of. It lives as long as its object.
#[derive(Clone, Debug, Default)]
pub struct JobBlock {
    /// The object.
    pub object: ObjectId,
    /// The job that it is nested in, which it refers to.
    pub parent: Option<JobKey>,
    /// The processes in it that run, those of jobs nested in it included, oldest first.
    pub members: Vec<ProcessKey>,
    /// What they may do.
    pub limits: JobLimits,
    /// JOB_OBJECT_UILIMIT_ flags: data, since there are no windows.
    pub ui: u32,
    /// What happens when its time is over: 0 ends its processes, 1 tells its port.
    pub end_of_time: u32,
    /// The port that is told what happens, which it refers to, and the key it is told with.
    pub port: Option<(ObjectId, u64)>,
    /// How many processes were ever in it.
    pub total: u32,
    /// How many were ended because they broke a limit.
    pub terminated: u32,
    /// What processes have used that are no longer in it.
    pub gone: Usage,
    /// How much time in the system and the program its processes had used when a limit of time was
    /// last set.
    pub period: [u64; 2],
    /// The sum of the time in user mode at which its time is over.
    pub ends_at: Option<u64>,
    /// The most that a process of it, and all together, ever had committed.
    pub peaks: [u64; 2],
    /// What its port is told of beside.
    pub notification: Notification,
}
