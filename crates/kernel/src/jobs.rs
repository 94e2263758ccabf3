//! What jobs do: who is in which, what is told to their ports, and who ends with them.
//!
//! Invariant: a process that runs is a member of its job and of every job that one is nested in,
//! and of no other. It refers to its job, and a nested job to the one around it.

use nt::{Id, Status};

use crate::kernel::{JobKey, Kernel, ProcessKey, ThreadKey};
use crate::object::{Body, Job, JobBlock, ObjectId};
use crate::port::Packet;
use crate::priority::PriorityClass;
use crate::why::{JobWhy, Why};

/// JOB_OBJECT_LIMIT_ flags.
pub(crate) const LIMIT_PROCESS_TIME: u32 = 0x2;
pub(crate) const LIMIT_JOB_TIME: u32 = 0x4;
const LIMIT_ACTIVE_PROCESS: u32 = 0x8;
pub(crate) const LIMIT_PRIORITY_CLASS: u32 = 0x20;
pub(crate) const LIMIT_PRESERVE_JOB_TIME: u32 = 0x40;
pub(crate) const LIMIT_PROCESS_MEMORY: u32 = 0x100;
pub(crate) const LIMIT_JOB_MEMORY: u32 = 0x200;
const LIMIT_AFFINITY: u32 = 0x10;
const LIMIT_SUBSET_AFFINITY: u32 = 0x4000;
const LIMIT_BREAKAWAY_OK: u32 = 0x800;
const LIMIT_SILENT_BREAKAWAY_OK: u32 = 0x1000;
const LIMIT_KILL_ON_JOB_CLOSE: u32 = 0x2000;

/// JOB_OBJECT_MSG_ numbers.
pub(crate) const MSG_END_OF_JOB_TIME: u64 = 1;
pub(crate) const MSG_END_OF_PROCESS_TIME: u64 = 2;
const MSG_ACTIVE_PROCESS_LIMIT: u64 = 3;
const MSG_ACTIVE_PROCESS_ZERO: u64 = 4;
const MSG_NEW_PROCESS: u64 = 6;
const MSG_EXIT_PROCESS: u64 = 7;
const MSG_ABNORMAL_EXIT_PROCESS: u64 = 8;
pub(crate) const MSG_PROCESS_MEMORY_LIMIT: u64 = 9;
pub(crate) const MSG_JOB_MEMORY_LIMIT: u64 = 10;
pub(crate) const MSG_NOTIFICATION_LIMIT: u64 = 11;

/// Exit codes that count as abnormal: those of exceptions that nobody handled. Source: Microsoft,
/// "JOBOBJECT_ASSOCIATE_COMPLETION_PORT".
const ABNORMAL: [u32; 22] = [
    0x8000_0001, // EXCEPTION_GUARD_PAGE
    0x8000_0002, // EXCEPTION_DATATYPE_MISALIGNMENT
    0x8000_0003, // EXCEPTION_BREAKPOINT
    0x8000_0004, // EXCEPTION_SINGLE_STEP
    0xC000_0005, // EXCEPTION_ACCESS_VIOLATION
    0xC000_0006, // EXCEPTION_IN_PAGE_ERROR
    0xC000_001D, // EXCEPTION_ILLEGAL_INSTRUCTION
    0xC000_0025, // EXCEPTION_NONCONTINUABLE_EXCEPTION
    0xC000_0026, // EXCEPTION_INVALID_DISPOSITION
    0xC000_008C, // EXCEPTION_ARRAY_BOUNDS_EXCEEDED
    0xC000_008D, // EXCEPTION_FLT_DENORMAL_OPERAND
    0xC000_008E, // EXCEPTION_FLT_DIVIDE_BY_ZERO
    0xC000_008F, // EXCEPTION_FLT_INEXACT_RESULT
    0xC000_0090, // EXCEPTION_FLT_INVALID_OPERATION
    0xC000_0091, // EXCEPTION_FLT_OVERFLOW
    0xC000_0092, // EXCEPTION_FLT_STACK_CHECK
    0xC000_0093, // EXCEPTION_FLT_UNDERFLOW
    0xC000_0094, // EXCEPTION_INT_DIVIDE_BY_ZERO
    0xC000_0095, // EXCEPTION_INT_OVERFLOW
    0xC000_0096, // EXCEPTION_PRIV_INSTRUCTION
    0xC000_00FD, // EXCEPTION_STACK_OVERFLOW
    0xC000_013A, // STATUS_CONTROL_C_EXIT
];

impl Kernel {
    /// The job that a job object is.
    pub(crate) fn job_of(&self, id: ObjectId) -> JobKey {
        match self.at(id).body {
            Body::Job(job) => job.key,
            _ => unreachable!("resolved as a job"),
        }
    }

    /// The limits and members of a job, to look at.
    pub fn job(&self, key: JobKey) -> Option<&JobBlock> {
        self.jobs.get(key)
    }

    /// A job and those around it, the innermost first.
    pub(crate) fn job_chain(&self, job: Option<JobKey>) -> impl Iterator<Item = JobKey> + '_ {
        std::iter::successors(job, |key| self.jobs[*key].parent)
    }

    /// Checks that a process, or a child to be, can be put into a job beside the one it is in.
    /// Since Windows 8 jobs nest: the new one has to be empty, or nested in the old one already,
    /// and neither may restrict windows.
    ///
    /// Nobody joins a job whose time is over.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    pub(crate) fn check_nesting(&mut self, now: Option<JobKey>, job: JobKey) -> Result<(), Status> {
        if let Body::Job(Job { signaled: true, .. }) = self.at(self.jobs[job].object).body {
            self.why = Some(Why::Job(JobWhy::TimeOver));
            return Err(Status::ACCESS_DENIED);
        }
        let Some(now) = now else { return Ok(()) };
        let why = if self.jobs[now].ui != 0 || self.jobs[job].ui != 0 {
            JobWhy::Windows
        } else if self.job_chain(Some(job)).any(|key| key == now)
            || self.jobs[job].members.is_empty() && self.jobs[job].parent.is_none()
        {
            return Ok(());
        } else {
            JobWhy::Elsewhere
        };
        self.why = Some(Why::Job(why));
        Err(Status::ACCESS_DENIED)
    }

    /// Checks that one more process can be in a job and those around it, but for those that it is
    /// in already. The port of a full one is told.
    ///
    /// # Errors
    /// QUOTA_EXCEEDED.
    pub(crate) fn check_room_in_job(
        &mut self,
        job: JobKey,
        now: Option<JobKey>,
    ) -> Result<(), Status> {
        let inside: Vec<JobKey> = self.job_chain(now).collect();
        let entered: Vec<JobKey> =
            self.job_chain(Some(job)).filter(|key| !inside.contains(key)).collect();
        for key in entered {
            let block = &self.jobs[key];
            let limited = block.limits.flags & LIMIT_ACTIVE_PROCESS != 0;
            if limited && block.members.len() >= block.limits.active as usize {
                let limit = block.limits.active;
                self.tell_jobs(Some(key), MSG_ACTIVE_PROCESS_LIMIT, Id(0));
                self.why = Some(Why::Job(JobWhy::Full { limit }));
                return Err(Status::QUOTA_EXCEEDED);
            }
        }
        Ok(())
    }

    /// Puts a process into a job, and so into those around it that it is not in yet.
    pub(crate) fn join_job(&mut self, process: ProcessKey, job: JobKey) {
        let now = self.processes[process].job;
        let inside: Vec<JobKey> = self.job_chain(now).collect();
        if inside.contains(&job) {
            return;
        }
        if let Some(now) = now
            && !self.job_chain(Some(job)).any(|key| key == now)
        {
            // A job that is empty is nested here, for as long as it exists.
            self.jobs[job].parent = Some(now);
            let around = self.jobs[now].object;
            self.reference_object(around);
        }
        let object = self.jobs[job].object;
        self.reference_object(object);
        self.processes[process].job = Some(job);
        if let Some(now) = now {
            let object = self.jobs[now].object;
            self.dereference(object);
        }
        let entered: Vec<JobKey> =
            self.job_chain(Some(job)).filter(|key| !inside.contains(key)).collect();
        let id = self.processes[process].id;
        for key in entered {
            let block = &mut self.jobs[key];
            block.members.push(process);
            block.total += 1;
            self.impose_class(key, process);
            self.impose_affinity(process);
            self.note_peaks(key, process);
            self.tell_job(key, MSG_NEW_PROCESS, id);
        }
    }

    /// A member brings along what it has committed.
    fn note_peaks(&mut self, job: JobKey, process: ProcessKey) {
        let together = self.job_committed(job);
        let own = self.processes[process].committed;
        let peaks = &mut self.jobs[job].peaks;
        *peaks = [peaks[0].max(own), peaks[1].max(together)];
    }

    /// Gives a member the priority class of its job, if that has one.
    fn impose_class(&mut self, job: JobKey, process: ProcessKey) {
        let limits = self.jobs[job].limits;
        if limits.flags & LIMIT_PRIORITY_CLASS != 0
            && let Some(class) = PriorityClass::from_number(limits.priority_class)
        {
            self.processes[process].priority = class;
        }
    }

    /// Whether a job can have processors: some of the system's, and some chosen of them only where
    /// there are some.
    pub(crate) fn takes_affinity(&self, flags: u32, mask: u64) -> bool {
        match flags & (LIMIT_AFFINITY | LIMIT_SUBSET_AFFINITY) {
            0 => true,
            LIMIT_SUBSET_AFFINITY => false,
            _ => mask != 0 && mask & !self.all_processors() == 0,
        }
    }

    /// The processors that the jobs of a process give it, and whether it may choose some of them.
    /// Those of an outer job that an inner one leaves out stay out; one that would leave none does
    /// not count. Source: Microsoft, "JOBOBJECT_BASIC_LIMIT_INFORMATION".
    pub(crate) fn imposed_affinity(&self, process: ProcessKey) -> Option<(u64, bool)> {
        let mut chain: Vec<JobKey> = self.job_chain(self.processes[process].job).collect();
        chain.reverse();
        let mut imposed = None;
        for key in chain {
            let limits = &self.jobs[key].limits;
            if limits.flags & LIMIT_AFFINITY == 0 {
                continue;
            }
            let chooses = limits.flags & LIMIT_SUBSET_AFFINITY != 0;
            let (outer, may) = imposed.unwrap_or((self.all_processors(), true));
            let both = outer & limits.affinity;
            imposed = Some((if both == 0 { outer } else { both }, chooses && may));
        }
        imposed
    }

    /// Gives a member the processors of its jobs, if they have any.
    fn impose_affinity(&mut self, process: ProcessKey) {
        if let Some((mask, _)) = self.imposed_affinity(process) {
            self.set_affinity(process, mask);
        }
    }

    /// New limits are in force for members that are there.
    pub(crate) fn apply_limits(&mut self, job: JobKey) {
        for process in self.jobs[job].members.clone() {
            self.impose_class(job, process);
            self.impose_affinity(process);
        }
    }

    /// Whether a job decides the priority class of a process.
    pub(crate) fn has_imposed_class(&self, process: ProcessKey) -> bool {
        let job = self.processes[process].job;
        self.job_chain(job).any(|key| self.jobs[key].limits.flags & LIMIT_PRIORITY_CLASS != 0)
    }

    /// The job that a child begins in: its parent's, unless it leaves that.
    ///
    /// # Errors
    /// ACCESS_DENIED: it is to leave and may not.
    pub(crate) fn job_of_child(
        &mut self,
        parent: ProcessKey,
        leaves: bool,
    ) -> Result<Option<JobKey>, Status> {
        let mut job = self.processes[parent].job;
        let leave = if leaves { LIMIT_BREAKAWAY_OK } else { 0 };
        let may_leave = |key: JobKey, kernel: &Kernel| {
            kernel.jobs[key].limits.flags & (leave | LIMIT_SILENT_BREAKAWAY_OK) != 0
        };
        if leaves && job.is_some_and(|key| !may_leave(key, self)) {
            self.why = Some(Why::Job(JobWhy::NoBreakaway));
            return Err(Status::ACCESS_DENIED);
        }
        while let Some(key) = job
            && may_leave(key, self)
        {
            job = self.jobs[key].parent;
        }
        Ok(job)
    }

    /// A process that ends leaves its jobs. The ports are told, and told when that was the last.
    pub(crate) fn leave_jobs(&mut self, process: ProcessKey, status: Status) {
        let Some(innermost) = self.processes[process].job.take() else { return };
        let id = self.processes[process].id;
        let abnormal = ABNORMAL.contains(&status.0);
        let message = if abnormal { MSG_ABNORMAL_EXIT_PROCESS } else { MSG_EXIT_PROCESS };
        let chain: Vec<JobKey> = self.job_chain(Some(innermost)).collect();
        for key in chain {
            let used = self.processes[process].usage;
            self.jobs[key].gone += used;
            self.jobs[key].members.retain(|member| *member != process);
            self.tell_job(key, message, id);
            if self.jobs[key].members.is_empty() {
                self.tell_job(key, MSG_ACTIVE_PROCESS_ZERO, Id(0));
            }
        }
        let object = self.jobs[innermost].object;
        self.dereference(object);
    }

    /// Tells the ports of a job and of those around it.
    pub(crate) fn tell_jobs(&mut self, job: Option<JobKey>, message: u64, id: Id) {
        let chain: Vec<JobKey> = self.job_chain(job).collect();
        for key in chain {
            self.tell_job(key, message, id);
        }
    }

    /// Tells the port of a job.
    fn tell_job(&mut self, job: JobKey, message: u64, id: Id) {
        if let Some((port, key)) = self.jobs[job].port {
            let context = id.0.into();
            let packet = Packet { key, context, status: Status::SUCCESS, information: message };
            self.post_completion(port, packet);
        }
    }

    /// Gives a job a port, or none; members that are there are told.
    pub(crate) fn set_job_port(&mut self, job: JobKey, port: Option<(ObjectId, u64)>) {
        if let Some((port, _)) = port {
            self.reference_object(port);
        }
        let before = std::mem::replace(&mut self.jobs[job].port, port);
        for process in self.jobs[job].members.clone() {
            let id = self.processes[process].id;
            self.tell_job(job, MSG_NEW_PROCESS, id);
        }
        if let Some((port, _)) = before {
            self.dereference(port);
        }
    }

    /// Ends every member of a job, oldest first and the caller last. Returns whether the caller was
    /// one of them.
    pub(crate) fn end_job(
        &mut self,
        job: JobKey,
        caller: Option<ThreadKey>,
        status: Status,
    ) -> bool {
        let own = caller.map(|thread| self.threads[thread].process);
        let mut members = self.jobs[job].members.clone();
        members.sort_by_key(|process| Some(*process) == own);
        let object = self.jobs[job].object;
        self.reference_object(object);
        let mut ended_own = false;
        for process in members {
            // One may have ended with another that held the last handle of its own job.
            if self.processes.get(process).is_none_or(|block| !block.runs()) {
                continue;
            }
            let is_own = Some(process) == own;
            self.end_process(process, caller.filter(|_| is_own), status);
            ended_own |= is_own;
        }
        self.dereference(object);
        ended_own
    }

    /// The last handle of a job is gone: its members end with it if it says so.
    pub(crate) fn close_job(&mut self, job: JobKey) {
        if self.jobs[job].limits.flags & LIMIT_KILL_ON_JOB_CLOSE != 0 {
            // The exit code is assumed.
            self.end_job(job, None, Status::SUCCESS);
        }
    }

    /// A job object is deleted: what it referred to is let go.
    pub(crate) fn delete_job(&mut self, key: JobKey) {
        let block = self.jobs.remove(key).expect("one object, one block");
        assert!(block.members.is_empty(), "a job with members was deleted");
        if let Some(parent) = block.parent {
            let object = self.jobs[parent].object;
            self.dereference(object);
        }
        if let Some((port, _)) = block.port {
            self.dereference(port);
        }
    }

    /// Recounts the members of jobs.
    pub(crate) fn audit_jobs(&self) {
        for (key, job) in &self.jobs {
            for member in &job.members {
                let process = &self.processes[*member];
                assert!(process.runs(), "a process that has ended is in a job");
                let inside = self.job_chain(process.job).any(|other| other == key);
                assert!(inside, "a job has a member that is in another");
            }
        }
        for (key, process) in &self.processes {
            for job in self.job_chain(process.job) {
                let times = self.jobs[job].members.iter().filter(|other| **other == key).count();
                assert_eq!(times, 1, "a job does not list its member once");
            }
        }
    }
}
