//! Services for jobs.

use calls::jobs::NtJobCalls;
use calls::{Any, In, JobClass, ObjectAttributes, Out, PS_ATTRIBUTE_LIST, Refused, Stop};
use nt::rights::{
    JOB_OBJECT_ASSIGN_PROCESS, JOB_OBJECT_QUERY, JOB_OBJECT_SET_ATTRIBUTES, JOB_OBJECT_TERMINATE,
    PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_SET_QUOTA, PROCESS_TERMINATE,
};
use nt::{Access, Handle, ObjectType, Status};

use super::job_classes::{size_of_setting, unmodelled, unmodelled_class};
use super::{Syscall, status};
use crate::kernel::{JobKey, ProcessKey};
use crate::object::{Job, JobBlock};
use crate::why::{JobWhy, Why};

impl Syscall<'_> {
    /// The job a handle names, with a right.
    fn job_handle(&mut self, handle: Handle, needed: Access) -> Result<JobKey, Status> {
        let id = self.resolve(handle, ObjectType::JOB, needed)?;
        Ok(self.kernel.job_of(id))
    }

    /// The jobs that a child begins in: that of its parent, and those that an attribute lists.
    pub(super) fn jobs_of_child(
        &mut self,
        parent: ProcessKey,
        leaves: bool,
        attributes: &PS_ATTRIBUTE_LIST,
    ) -> Result<Vec<JobKey>, Status> {
        let mut now = self.kernel.job_of_child(parent, leaves)?;
        let mut jobs: Vec<JobKey> = now.into_iter().collect();
        let listed = match &attributes.JobList {
            In::Null => &[][..],
            In::Fault(status) => return Err(*status),
            In::Given(list) => list,
        };
        if let Some(job) = now {
            self.kernel.check_room_in_job(job, None)?;
        }
        for handle in listed {
            let job = self.job_handle(*handle, JOB_OBJECT_ASSIGN_PROCESS)?;
            self.kernel.check_nesting(now, job)?;
            self.kernel.check_room_in_job(job, now)?;
            jobs.push(job);
            now = Some(job);
        }
        Ok(jobs)
    }

    /// Puts a process into a job. One that does not fit any more is ended.
    fn assign(&mut self, job: Handle, process: Handle) -> Result<Status, Stop> {
        let found = (|| {
            let job = self.job_handle(job, JOB_OBJECT_ASSIGN_PROCESS)?;
            let process = self.process_handle(process, PROCESS_SET_QUOTA | PROCESS_TERMINATE)?;
            let rights = PROCESS_SET_QUOTA | PROCESS_TERMINATE;
            self.kernel.demand_trust(self.thread, process, rights)?;
            if !self.kernel.processes[process].runs() {
                return Err(self.kernel.process_ended(process));
            }
            let now = self.kernel.processes[process].job;
            if self.kernel.job_chain(now).any(|key| key == job) {
                // It is in this job already (assumed to succeed).
                return Ok(None);
            }
            self.check_session(job, process)?;
            self.kernel.check_nesting(now, job)?;
            Ok(Some((job, process, now)))
        })();
        let (job, process, now) = match found {
            Err(failed) => return Ok(failed),
            Ok(None) => return Ok(Status::SUCCESS),
            Ok(Some(found)) => found,
        };
        if let Err(failed) = self.kernel.check_room_in_job(job, now) {
            let why = self.kernel.why;
            self.kernel.jobs[job].terminated += 1;
            let own = process == self.process;
            self.kernel.end_process(process, own.then_some(self.thread), failed);
            self.kernel.why = why;
            return if own { Err(Stop::Ended) } else { Ok(failed) };
        }
        self.kernel.join_job(process, job);
        Ok(Status::SUCCESS)
    }

    /// Checks that a process is of the session of a job's members.
    fn check_session(&mut self, job: JobKey, process: ProcessKey) -> Result<(), Status> {
        let session = |key: &ProcessKey| self.kernel.processes[*key].session;
        match self.kernel.jobs[job].members.first().map(session) {
            Some(other) if other != session(&process) => {
                Err(self.refuse(Why::Job(JobWhy::OtherSession), Status::ACCESS_DENIED))
            }
            _ => Ok(()),
        }
    }
}

impl NtJobCalls for Syscall<'_> {
    fn NtCreateJobObject(
        &mut self,
        job_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let key = self.kernel.jobs.insert(JobBlock::default());
        let body = Job { key, signaled: false };
        let created = self.create(job_handle, desired_access, object_attributes, body);
        match created {
            Ok((Status::SUCCESS, object)) => self.kernel.jobs[key].object = object,
            // There is no new object: what would have been its rest goes.
            _ => drop(self.kernel.jobs.remove(key)),
        }
        Ok(status(created.map(|(status, _)| status)))
    }

    fn NtOpenJobObject(
        &mut self,
        job_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let opened = self.open(job_handle, desired_access, object_attributes, ObjectType::JOB);
        Ok(status(opened))
    }

    fn NtAssignProcessToJobObject(
        &mut self,
        job_handle: Handle,
        process_handle: Handle,
    ) -> Result<Status, Stop> {
        self.assign(job_handle, process_handle)
    }

    fn NtTerminateJobObject(
        &mut self,
        job_handle: Handle,
        exit_status: Status,
    ) -> Result<Status, Stop> {
        match self.job_handle(job_handle, JOB_OBJECT_TERMINATE) {
            Err(failed) => Ok(failed),
            Ok(job) if self.kernel.end_job(job, Some(self.thread), exit_status) => Err(Stop::Ended),
            Ok(_) => Ok(Status::SUCCESS),
        }
    }

    fn NtIsProcessInJob(
        &mut self,
        process_handle: Handle,
        job_handle: Handle,
    ) -> Result<Status, Refused> {
        let asked = (|| {
            let process = self.process_handle(process_handle, PROCESS_QUERY_LIMITED_INFORMATION)?;
            let inside = match job_handle {
                Handle::NULL => self.kernel.processes[process].job.is_some(),
                handle => {
                    let job = self.job_handle(handle, JOB_OBJECT_QUERY)?;
                    self.kernel.jobs[job].members.contains(&process)
                }
            };
            Ok(if inside { Status::PROCESS_IN_JOB } else { Status::PROCESS_NOT_IN_JOB })
        })();
        Ok(status(asked))
    }

    fn NtSetInformationJobObject(
        &mut self,
        job_handle: Handle,
        job_information_class: JobClass,
        job_information: In<&Any>,
        job_information_length: u32,
    ) -> Result<Status, Refused> {
        let class = job_information_class.0;
        let checked = (|| {
            let job = self.job_handle(job_handle, JOB_OBJECT_SET_ATTRIBUTES)?;
            let size = size_of_setting(class)?;
            if job_information_length != size {
                return Err(self.wrong_length(size));
            }
            Ok((job, job_information.required()?))
        })();
        let (job, given) = match checked {
            Ok(checked) => checked,
            Err(failed) => return answer("NtSetInformationJobObject", class, failed),
        };
        if let Some(what) = unmodelled(given) {
            return Err(Refused::new("NtSetInformationJobObject", what));
        }
        Ok(status(self.set_job(job, class, given).map(|()| Status::SUCCESS)))
    }

    fn NtQueryInformationJobObject(
        &mut self,
        job_handle: Handle,
        job_information_class: JobClass,
        job_information: &mut Out<Any>,
        job_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let queried = (|| {
            let job = match job_handle {
                Handle::NULL => match self.kernel.processes[self.process].job {
                    Some(job) => job,
                    None => {
                        let why = Why::Job(JobWhy::None);
                        return Err(self.refuse(why, Status::ACCESS_DENIED));
                    }
                },
                handle => self.job_handle(handle, JOB_OBJECT_QUERY)?,
            };
            let (class, place) = (job_information_class.0, job_information);
            self.query_job(job, class, place, job_information_length, return_length)
        })();
        match queried {
            Ok(status) => Ok(status),
            Err(failed) => answer("NtQueryInformationJobObject", job_information_class.0, failed),
        }
    }
}

/// What a call answers that failed: a class that Windows has and obsim does not is refused by name.
fn answer(call: &'static str, class: u32, failed: Status) -> Result<Status, Refused> {
    match unmodelled_class(class).filter(|_| failed == Status::INVALID_INFO_CLASS) {
        Some(what) => Err(Refused::new(call, what)),
        None => Ok(failed),
    }
}
