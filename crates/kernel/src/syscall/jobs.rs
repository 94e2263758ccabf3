//! Services for jobs.

use calls::jobs::NtJobCalls;
use calls::{
    Any, In, JOBOBJECT_ASSOCIATE_COMPLETION_PORT, JOBOBJECT_BASIC_ACCOUNTING_INFORMATION,
    JOBOBJECT_BASIC_LIMIT_INFORMATION, JOBOBJECT_BASIC_PROCESS_ID_LIST,
    JOBOBJECT_BASIC_UI_RESTRICTIONS, JOBOBJECT_END_OF_JOB_TIME_INFORMATION,
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION, JobClass, JobLimitFlags, JobUiFlags, ObjectAttributes,
    Out, PS_ATTRIBUTE_LIST, Param, PriorityClass as ClassNumber, Refused, Stop,
};
use nt::rights::{
    IO_COMPLETION_MODIFY_STATE, JOB_OBJECT_ASSIGN_PROCESS, JOB_OBJECT_QUERY,
    JOB_OBJECT_SET_ATTRIBUTES, JOB_OBJECT_TERMINATE, PROCESS_QUERY_LIMITED_INFORMATION,
    PROCESS_SET_QUOTA, PROCESS_TERMINATE,
};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::kernel::{JobKey, ProcessKey};
use crate::object::{Job, JobBlock, JobLimits};
use crate::priority::PriorityClass;
use crate::why::{JobWhy, Why};

/// Numbers of information classes.
const ACCOUNTING: u32 = 1;
const BASIC_LIMITS: u32 = 2;
const PROCESSES: u32 = 3;
const UI_RESTRICTIONS: u32 = 4;
const END_OF_TIME: u32 = 6;
const PORT: u32 = 7;
const EXTENDED_LIMITS: u32 = 9;

/// Flags that the two classes of limits take, and flags that are refused by name.
const BASIC_FLAGS: u32 = 0xFF;
const EXTENDED_FLAGS: u32 = 0x7FFF;
const UNMODELLED: [(u32, &str); 5] = [
    (0x1, "limits of the working set"),
    (0x10, "limits of affinity"),
    (0x100, "limits of a process's memory"),
    (0x200, "limits of a job's memory"),
    (0x4000, "limits of affinity"),
];

const JOB_TIME: u32 = 0x4;
const PRIORITY_CLASS: u32 = 0x20;
const PRESERVE_JOB_TIME: u32 = 0x40;
/// All JOB_OBJECT_UILIMIT_ flags.
const UI_FLAGS: u32 = 0xFF;

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

    /// The limits of a request.
    fn limits(
        &mut self,
        given: &JOBOBJECT_BASIC_LIMIT_INFORMATION,
        valid: u32,
    ) -> Result<JobLimits, Status> {
        let flags = given.LimitFlags.0;
        let both = JOB_TIME | PRESERVE_JOB_TIME;
        let class = given.PriorityClass.0;
        let bad_class = flags & PRIORITY_CLASS != 0 && PriorityClass::from_number(class).is_none();
        if flags & !valid != 0 || flags & both == both || bad_class || given.SchedulingClass > 9 {
            let why = Why::Parameter { name: "job_information" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        Ok(JobLimits {
            flags,
            process_time: given.PerProcessUserTimeLimit,
            job_time: given.PerJobUserTimeLimit,
            active: given.ActiveProcessLimit,
            priority_class: class,
            scheduling_class: given.SchedulingClass,
        })
    }

    /// Sets a class of a job.
    fn set_job(&mut self, key: JobKey, class: u32, given: &Any) -> Result<(), Status> {
        match class {
            BASIC_LIMITS => {
                let basic = read(given)?;
                self.set_limits(key, &basic, BASIC_FLAGS)
            }
            EXTENDED_LIMITS => {
                let extended: JOBOBJECT_EXTENDED_LIMIT_INFORMATION = read(given)?;
                self.set_limits(key, &extended.BasicLimitInformation, EXTENDED_FLAGS)
            }
            UI_RESTRICTIONS => {
                let given: JOBOBJECT_BASIC_UI_RESTRICTIONS = read(given)?;
                let flags = given.UIRestrictionsClass.0;
                // Windows are restricted in jobs that are not nested only.
                if flags & !UI_FLAGS != 0 || self.kernel.jobs[key].parent.is_some() {
                    let why = Why::Parameter { name: "job_information" };
                    return Err(self.refuse(why, Status::INVALID_PARAMETER));
                }
                self.kernel.jobs[key].ui = flags;
                Ok(())
            }
            END_OF_TIME => {
                let given: JOBOBJECT_END_OF_JOB_TIME_INFORMATION = read(given)?;
                if given.EndOfJobTimeAction > 1 {
                    let why = Why::Parameter { name: "job_information" };
                    return Err(self.refuse(why, Status::INVALID_PARAMETER));
                }
                self.kernel.jobs[key].end_of_time = given.EndOfJobTimeAction;
                Ok(())
            }
            _ => {
                let given: JOBOBJECT_ASSOCIATE_COMPLETION_PORT = read(given)?;
                let port = match given.CompletionPort {
                    Handle::NULL => None,
                    handle => {
                        let wanted = ObjectType::IO_COMPLETION;
                        let port = self.resolve(handle, wanted, IO_COMPLETION_MODIFY_STATE)?;
                        Some((port, given.CompletionKey))
                    }
                };
                self.kernel.set_job_port(key, port);
                Ok(())
            }
        }
    }

    fn set_limits(
        &mut self,
        key: JobKey,
        given: &JOBOBJECT_BASIC_LIMIT_INFORMATION,
        valid: u32,
    ) -> Result<(), Status> {
        let mut limits = self.limits(given, valid)?;
        if valid == BASIC_FLAGS {
            // The basic class leaves what only the extended one has.
            limits.flags |= self.kernel.jobs[key].limits.flags & !BASIC_FLAGS;
        }
        self.kernel.jobs[key].limits = limits;
        self.kernel.apply_limits(key);
        Ok(())
    }

    /// The ids of a job's processes, as many as there is room for.
    fn list_members(
        &mut self,
        key: JobKey,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        const HEADER: u32 = 8;
        let size = JOBOBJECT_BASIC_PROCESS_ID_LIST::ROW.size;
        if length < size {
            return Err(self.wrong_length(size));
        }
        place.demand()?;
        return_length.probe()?;
        let members = &self.kernel.jobs[key].members;
        let ids = members.iter().map(|member| self.kernel.processes[*member].id.0.into());
        let room = ((length - HEADER) / 8) as usize;
        let listed: Vec<u64> = ids.take(room).collect();
        let fits = listed.len() == members.len();
        return_length.put(HEADER + 8 * listed.len() as u32);
        place.put(Any::of(&JOBOBJECT_BASIC_PROCESS_ID_LIST {
            NumberOfAssignedProcesses: members.len() as u32,
            NumberOfProcessIdsInList: listed.len() as u32,
            ProcessIdList: listed,
        }));
        Ok(if fits { Status::SUCCESS } else { Status::BUFFER_OVERFLOW })
    }

    fn query_job(
        &mut self,
        key: JobKey,
        class: u32,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let job = &self.kernel.jobs[key];
        match class {
            ACCOUNTING => {
                let info = accounting(job);
                let size = JOBOBJECT_BASIC_ACCOUNTING_INFORMATION::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            BASIC_LIMITS => {
                let mut info = basic_limits(job);
                info.LimitFlags.0 &= BASIC_FLAGS;
                let size = JOBOBJECT_BASIC_LIMIT_INFORMATION::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            EXTENDED_LIMITS => {
                let info = JOBOBJECT_EXTENDED_LIMIT_INFORMATION {
                    BasicLimitInformation: basic_limits(job),
                    ..JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default()
                };
                let size = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            UI_RESTRICTIONS => {
                let info =
                    JOBOBJECT_BASIC_UI_RESTRICTIONS { UIRestrictionsClass: JobUiFlags(job.ui) };
                self.answer_query(info, 4, place, length, return_length)
            }
            END_OF_TIME => {
                let action = job.end_of_time;
                let info = JOBOBJECT_END_OF_JOB_TIME_INFORMATION { EndOfJobTimeAction: action };
                self.answer_query(info, 4, place, length, return_length)
            }
            PROCESSES => self.list_members(key, place, length, return_length),
            _ => Err(Status::INVALID_INFO_CLASS),
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
            let size = match class {
                BASIC_LIMITS => JOBOBJECT_BASIC_LIMIT_INFORMATION::ROW.size,
                EXTENDED_LIMITS => JOBOBJECT_EXTENDED_LIMIT_INFORMATION::ROW.size,
                UI_RESTRICTIONS | END_OF_TIME => 4,
                PORT => JOBOBJECT_ASSOCIATE_COMPLETION_PORT::ROW.size,
                _ => return Err(Status::INVALID_INFO_CLASS),
            };
            if job_information_length != size {
                return Err(self.wrong_length(size));
            }
            Ok((job, job_information.required()?))
        })();
        let (job, given) = match checked {
            Ok(checked) => checked,
            Err(failed) => return Ok(failed),
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
        Ok(status(queried))
    }
}

/// What a setting asks for and obsim does not model.
fn unmodelled(given: &Any) -> Option<&'static str> {
    let basic: Result<JOBOBJECT_BASIC_LIMIT_INFORMATION, Status> = read(given);
    let extended: Result<JOBOBJECT_EXTENDED_LIMIT_INFORMATION, Status> = read(given);
    let basic = basic.or(extended.map(|extended| extended.BasicLimitInformation)).ok()?;
    let found = UNMODELLED.into_iter().find(|(flag, _)| basic.LimitFlags.0 & flag != 0);
    found.map(|(_, what)| what)
}

/// The structure behind a pointer, which has to be the one that the class wants.
fn read<T: Param>(given: &Any) -> Result<T, Status> {
    T::from_value(given.0.value.clone()).map_err(|_| Status::ACCESS_VIOLATION)
}

fn accounting(job: &JobBlock) -> JOBOBJECT_BASIC_ACCOUNTING_INFORMATION {
    JOBOBJECT_BASIC_ACCOUNTING_INFORMATION {
        TotalProcesses: job.total,
        ActiveProcesses: job.members.len() as u32,
        TotalTerminatedProcesses: job.terminated,
        ..JOBOBJECT_BASIC_ACCOUNTING_INFORMATION::default()
    }
}

fn basic_limits(job: &JobBlock) -> JOBOBJECT_BASIC_LIMIT_INFORMATION {
    JOBOBJECT_BASIC_LIMIT_INFORMATION {
        PerProcessUserTimeLimit: job.limits.process_time,
        PerJobUserTimeLimit: job.limits.job_time,
        LimitFlags: JobLimitFlags(job.limits.flags),
        ActiveProcessLimit: job.limits.active,
        PriorityClass: ClassNumber(job.limits.priority_class),
        SchedulingClass: job.limits.scheduling_class,
        ..JOBOBJECT_BASIC_LIMIT_INFORMATION::default()
    }
}
