//! What processes and jobs use: processor time, input and output, committed memory; and what
//! happens when a limit of a job is reached.
//!
//! Calls take no time. A thread computes when the scenario says so, and only then is processor time
//! used.
//!
//! Invariant: a process has committed what its private regions say.

use std::ops::AddAssign;

use nt::{Id, Status};

use crate::jobs::{
    LIMIT_JOB_MEMORY, LIMIT_JOB_TIME, LIMIT_PROCESS_MEMORY, LIMIT_PROCESS_TIME,
    MSG_END_OF_JOB_TIME, MSG_END_OF_PROCESS_TIME, MSG_JOB_MEMORY_LIMIT, MSG_NOTIFICATION_LIMIT,
    MSG_PROCESS_MEMORY_LIMIT,
};
use crate::kernel::{JobKey, Kernel, ProcessKey, ThreadKey};
use crate::object::Job;
use crate::space::{Content, Region};
use crate::why::{JobWhy, Why};

/// The action at the end of a job's time that tells the port instead of ending the processes.
const POST_AT_END_OF_JOB: u32 = 1;

/// How processes end that used more time than their job lets them: ERROR_NOT_ENOUGH_QUOTA. Source:
/// Microsoft, "JOBOBJECT_END_OF_JOB_TIME_INFORMATION".
const OUT_OF_TIME: Status = Status(1816);

/// JOB_OBJECT_LIMIT_ flags of notifications about input and output.
pub(crate) const LIMIT_READ_BYTES: u32 = 0x1_0000;
pub(crate) const LIMIT_WRITE_BYTES: u32 = 0x2_0000;

/// Which mode of the processor a thread computes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The program's own code.
    User,
    /// The system, on behalf of the program.
    Kernel,
}

/// Which kind of operation an input or output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moves {
    /// It reads.
    In = 0,
    /// It writes.
    Out = 1,
    /// It does something else.
    Other = 2,
}

/// What somebody has used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Processor time in the system, in 100 ns.
    pub kernel: u64,
    /// Processor time in the program, in 100 ns.
    pub user: u64,
    /// How many reads, writes and other operations ended.
    pub operations: [u64; 3],
    /// How many bytes they moved.
    pub bytes: [u64; 3],
}

impl AddAssign for Usage {
    fn add_assign(&mut self, more: Usage) {
        self.kernel += more.kernel;
        self.user += more.user;
        for at in 0..3 {
            self.operations[at] += more.operations[at];
            self.bytes[at] += more.bytes[at];
        }
    }
}

/// The limits of a job whose crossing its port is told of, and which were crossed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notification {
    /// JOB_OBJECT_LIMIT_ flags: which of the numbers count.
    pub flags: u32,
    /// The bytes read, and written.
    pub bytes: [u64; 2],
    /// The time in user mode: what was asked for, and the sum at which that is over.
    pub time: [u64; 2],
    /// The memory that is committed.
    pub memory: u64,
    /// The flags of those that were crossed.
    pub violated: u32,
    /// What was used when the last of them was: the bytes read and written, the time, the memory.
    pub used: [u64; 4],
}

impl Kernel {
    /// What all processes of a job have used together, those that have ended included.
    pub fn job_usage(&self, job: JobKey) -> Usage {
        let block = &self.jobs[job];
        let mut sum = block.gone;
        for member in &block.members {
            sum += self.processes[*member].usage;
        }
        sum
    }

    /// How much memory the members of a job have committed together.
    pub fn job_committed(&self, job: JobKey) -> u64 {
        self.jobs[job].members.iter().map(|member| self.processes[*member].committed).sum()
    }

    /// Lets a thread compute until a time is over, or until the first thing that happens on the
    /// way: a timer fires, a thread gives up, a limit is reached. Returns how much time is left.
    pub fn compute(&mut self, thread: ThreadKey, mode: Mode, time: u64) -> u64 {
        let process = self.threads[thread].process;
        let until_due = self.next_deadline().map(|due| due.saturating_sub(self.clock.now));
        let until_limit = match mode {
            Mode::User => self.until_limit(process),
            Mode::Kernel => None,
        };
        let spent = [until_due, until_limit].into_iter().flatten().fold(time, u64::min);
        let now = self.clock.now + spent;
        let block = &mut self.threads[thread];
        let used = Usage {
            kernel: if mode == Mode::Kernel { spent } else { 0 },
            user: if mode == Mode::User { spent } else { 0 },
            ..Usage::default()
        };
        block.used += used;
        self.processes[process].usage += used;
        self.advance(now);
        if mode == Mode::User {
            self.enforce_time(process);
        }
        time - spent
    }

    /// How long a process can compute until a limit of time is reached.
    fn until_limit(&self, process: ProcessKey) -> Option<u64> {
        let block = &self.processes[process];
        let mut nearest: Option<u64> = None;
        let mut consider = |at: u64, used: u64| {
            let left = at.saturating_sub(used);
            nearest = Some(nearest.map_or(left, |other| other.min(left)));
        };
        for key in self.job_chain(block.job) {
            let job = &self.jobs[key];
            let sum = self.job_usage(key).user;
            if job.limits.flags & LIMIT_PROCESS_TIME != 0 {
                consider(job.limits.process_time as u64, block.usage.user);
            }
            if let Some(at) = job.ends_at {
                consider(at, sum);
            }
            if job.notification.flags & !job.notification.violated & LIMIT_JOB_TIME != 0 {
                consider(job.notification.time[1], sum);
            }
        }
        nearest
    }

    /// Ends what has used more time than it may, the innermost job first, and tells of what wants
    /// to be told.
    fn enforce_time(&mut self, process: ProcessKey) {
        let chain: Vec<JobKey> = self.job_chain(self.processes[process].job).collect();
        for key in chain {
            if !self.processes[process].runs() || !self.jobs.contains_key(key) {
                return;
            }
            self.notify(key, process);
            let job = &self.jobs[key];
            let used = self.processes[process].usage.user;
            let limited = job.limits.flags & LIMIT_PROCESS_TIME != 0;
            if limited && used >= job.limits.process_time as u64 {
                let id = self.processes[process].id;
                self.tell_jobs(Some(key), MSG_END_OF_PROCESS_TIME, id);
                self.count_terminated(key, 1);
                self.end_process(process, None, OUT_OF_TIME);
                return;
            }
            if self.jobs[key].ends_at.is_some_and(|at| self.job_usage(key).user >= at) {
                self.end_of_job_time(key);
            }
        }
    }

    /// The time of a job is over: its port is told and the job goes on, or its processes end and
    /// it is signaled. Without a port there is nobody to be told. Source: Microsoft,
    /// "JOBOBJECT_END_OF_JOB_TIME_INFORMATION".
    fn end_of_job_time(&mut self, key: JobKey) {
        let job = &mut self.jobs[key];
        if job.end_of_time == POST_AT_END_OF_JOB && job.port.is_some() {
            job.ends_at = None;
            job.limits.flags &= !LIMIT_JOB_TIME;
            self.tell_jobs(Some(key), MSG_END_OF_JOB_TIME, Id(0));
            return;
        }
        let object = job.object;
        let ended = job.members.len() as u32;
        self.reference_object(object);
        self.count_terminated(key, ended);
        self.end_job(key, None, OUT_OF_TIME);
        self.at_mut(object).body = Job { key, signaled: true }.into();
        self.wake(object);
        self.dereference(object);
    }

    /// Counts processes that end for breaking a limit.
    fn count_terminated(&mut self, job: JobKey, count: u32) {
        let chain: Vec<JobKey> = self.job_chain(Some(job)).collect();
        for key in chain {
            self.jobs[key].terminated += count;
        }
    }

    /// Tells the port of a job when a process has crossed a limit that wants to be told of, once
    /// for each.
    fn notify(&mut self, key: JobKey, process: ProcessKey) {
        let wanted = self.jobs[key].notification;
        if wanted.flags & !wanted.violated == 0 {
            return;
        }
        let sum = self.job_usage(key);
        let used = [sum.bytes[0], sum.bytes[1], sum.user, self.job_committed(key)];
        let limits = [wanted.bytes[0], wanted.bytes[1], wanted.time[1], wanted.memory];
        let flags = [LIMIT_READ_BYTES, LIMIT_WRITE_BYTES, LIMIT_JOB_TIME, LIMIT_JOB_MEMORY];
        let mut crossed = 0;
        for at in 0..4 {
            // A time is over when it is reached, a number when it is exceeded.
            let over = used[at] > limits[at] || at == 2 && used[at] == limits[at];
            if over && wanted.flags & !wanted.violated & flags[at] != 0 {
                crossed |= flags[at];
            }
        }
        if crossed != 0 {
            let notification = &mut self.jobs[key].notification;
            notification.violated |= crossed;
            notification.used = used;
            let id = self.processes[process].id;
            self.tell_jobs(Some(key), MSG_NOTIFICATION_LIMIT, id);
        }
    }

    /// Tells the ports of all jobs around a process what it has crossed.
    fn notify_all(&mut self, process: ProcessKey) {
        let chain: Vec<JobKey> = self.job_chain(self.processes[process].job).collect();
        for key in chain {
            self.notify(key, process);
        }
    }

    /// Counts an input or output that is over.
    pub(crate) fn count_io(&mut self, process: ProcessKey, moves: Moves, bytes: u64) {
        let usage = &mut self.processes[process].usage;
        usage.operations[moves as usize] += 1;
        usage.bytes[moves as usize] += bytes;
        if self.processes[process].job.is_some() {
            self.notify_all(process);
        }
    }

    /// Charges a process for memory that it commits.
    ///
    /// # Errors
    /// COMMITMENT_LIMIT: it, or its job, would have committed more than it may.
    pub(crate) fn charge(&mut self, process: ProcessKey, bytes: u64) -> Result<(), Status> {
        let block = &self.processes[process];
        let (after, id) = (block.committed + bytes, block.id);
        let chain: Vec<JobKey> = self.job_chain(block.job).collect();
        for key in &chain {
            let limits = self.jobs[*key].limits;
            let together = self.job_committed(*key) + bytes;
            let of = |flag: u32, limit: u64| (limits.flags & flag != 0).then_some(limit);
            if let Some(limit) = of(LIMIT_PROCESS_MEMORY, limits.process_memory)
                && after > limit
            {
                self.tell_jobs(Some(*key), MSG_PROCESS_MEMORY_LIMIT, id);
                self.why = Some(Why::Job(JobWhy::ProcessMemory { limit }));
                return Err(Status::COMMITMENT_LIMIT);
            }
            if let Some(limit) = of(LIMIT_JOB_MEMORY, limits.job_memory)
                && together > limit
            {
                self.tell_jobs(Some(*key), MSG_JOB_MEMORY_LIMIT, id);
                self.why = Some(Why::Job(JobWhy::JobMemory { limit }));
                return Err(Status::COMMITMENT_LIMIT);
            }
        }
        self.processes[process].committed = after;
        for key in chain {
            let together = self.job_committed(key);
            let peaks = &mut self.jobs[key].peaks;
            *peaks = [peaks[0].max(after), peaks[1].max(together)];
            self.notify(key, process);
        }
        Ok(())
    }

    /// Takes back what a process was charged for memory that it gives back.
    pub(crate) fn uncharge(&mut self, process: ProcessKey, bytes: u64) {
        self.processes[process].committed -= bytes;
    }

    /// What a region that goes was charged.
    pub(crate) fn uncharge_region(&mut self, process: ProcessKey, region: &Region) {
        if region.content == Content::Private {
            self.uncharge(process, region.committed(0, region.size));
        }
    }

    /// Recounts what processes have committed.
    pub(crate) fn audit_usage(&self) {
        for (key, process) in &self.processes {
            let regions = self.space(key).into_iter().flat_map(|space| space.regions.values());
            let private = regions.filter(|region| region.content == Content::Private);
            let committed: u64 = private.map(|region| region.committed(0, region.size)).sum();
            assert_eq!(process.committed, committed, "what a process has committed drifted");
        }
    }
}
