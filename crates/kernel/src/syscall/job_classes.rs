//! What can be asked of a job and set in it, class by class.

use calls::{
    Any, IO_COUNTERS, JOBOBJECT_ASSOCIATE_COMPLETION_PORT, JOBOBJECT_BASIC_ACCOUNTING_INFORMATION,
    JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION, JOBOBJECT_BASIC_LIMIT_INFORMATION,
    JOBOBJECT_BASIC_PROCESS_ID_LIST, JOBOBJECT_BASIC_UI_RESTRICTIONS,
    JOBOBJECT_END_OF_JOB_TIME_INFORMATION, JOBOBJECT_EXTENDED_LIMIT_INFORMATION,
    JOBOBJECT_LIMIT_VIOLATION_INFORMATION, JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, JobLimitFlags,
    JobUiFlags, Out, Param, PriorityClass as ClassNumber, Processors,
};
use nt::rights::IO_COMPLETION_MODIFY_STATE;
use nt::{Handle, ObjectType, Status};

use super::Syscall;
use crate::jobs::{
    LIMIT_JOB_MEMORY, LIMIT_JOB_TIME, LIMIT_PRESERVE_JOB_TIME, LIMIT_PRIORITY_CLASS,
};
use crate::kernel::{JobKey, Kernel};
use crate::object::{Job, JobBlock, JobLimits};
use crate::priority::PriorityClass;
use crate::usage::{LIMIT_READ_BYTES, LIMIT_WRITE_BYTES, Notification, Usage};
use crate::why::Why;

/// Numbers of information classes.
const ACCOUNTING: u32 = 1;
const BASIC_LIMITS: u32 = 2;
const PROCESSES: u32 = 3;
const UI_RESTRICTIONS: u32 = 4;
const END_OF_TIME: u32 = 6;
const PORT: u32 = 7;
const ACCOUNTING_AND_IO: u32 = 8;
const EXTENDED_LIMITS: u32 = 9;
const NOTIFICATION_LIMITS: u32 = 12;
const VIOLATION: u32 = 13;

/// Flags that the classes of limits take, and flags that are refused by name.
const BASIC_FLAGS: u32 = 0xFF;
const EXTENDED_FLAGS: u32 = 0x7FFF;
const NOTIFICATION_FLAGS: u32 =
    LIMIT_JOB_TIME | LIMIT_JOB_MEMORY | LIMIT_READ_BYTES | LIMIT_WRITE_BYTES;
const UNMODELLED: [(u32, &str); 2] =
    [(0x1, "limits of the working set"), (0x4_0000, "notifications about control of the rate")];

/// All JOB_OBJECT_UILIMIT_ flags.
const UI_FLAGS: u32 = 0xFF;

/// What a class is about that Windows has and obsim does not.
pub(super) fn unmodelled_class(class: u32) -> Option<&'static str> {
    match class {
        15 | 32 => Some("control of the rate"),
        35 | 36 => Some("silos"),
        5 | 10 | 11 | 14 | 16..=34 | 37..=50 => Some("this information class"),
        _ => None,
    }
}

/// How long what is set by a class has to be.
///
/// # Errors
/// INVALID_INFO_CLASS.
pub(super) fn size_of_setting(class: u32) -> Result<u32, Status> {
    match class {
        BASIC_LIMITS => Ok(JOBOBJECT_BASIC_LIMIT_INFORMATION::ROW.size),
        EXTENDED_LIMITS => Ok(JOBOBJECT_EXTENDED_LIMIT_INFORMATION::ROW.size),
        NOTIFICATION_LIMITS => Ok(JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION::ROW.size),
        UI_RESTRICTIONS | END_OF_TIME => Ok(4),
        PORT => Ok(JOBOBJECT_ASSOCIATE_COMPLETION_PORT::ROW.size),
        _ => Err(Status::INVALID_INFO_CLASS),
    }
}

impl Syscall<'_> {
    fn wrong_setting(&mut self) -> Status {
        let why = Why::Parameter { name: "job_information" };
        self.refuse(why, Status::INVALID_PARAMETER)
    }

    /// The limits of a request.
    fn limits(
        &mut self,
        given: &JOBOBJECT_BASIC_LIMIT_INFORMATION,
        valid: u32,
    ) -> Result<JobLimits, Status> {
        let flags = given.LimitFlags.0;
        let both = LIMIT_JOB_TIME | LIMIT_PRESERVE_JOB_TIME;
        let class = given.PriorityClass.0;
        let bad_class =
            flags & LIMIT_PRIORITY_CLASS != 0 && PriorityClass::from_number(class).is_none();
        let bad_class = bad_class || !self.kernel.takes_affinity(flags, given.Affinity.0);
        if flags & !valid != 0 || flags & both == both || bad_class || given.SchedulingClass > 9 {
            return Err(self.wrong_setting());
        }
        Ok(JobLimits {
            flags,
            process_time: given.PerProcessUserTimeLimit,
            job_time: given.PerJobUserTimeLimit,
            active: given.ActiveProcessLimit,
            priority_class: class,
            scheduling_class: given.SchedulingClass,
            affinity: given.Affinity.0,
            process_memory: 0,
            job_memory: 0,
        })
    }

    /// Sets a class of a job.
    pub(super) fn set_job(&mut self, key: JobKey, class: u32, given: &Any) -> Result<(), Status> {
        match class {
            BASIC_LIMITS => {
                let basic = read(given)?;
                let mut limits = self.limits(&basic, BASIC_FLAGS)?;
                // The basic class leaves what only the extended one has.
                let now = self.kernel.jobs[key].limits;
                limits.flags |= now.flags & !BASIC_FLAGS;
                (limits.process_memory, limits.job_memory) = (now.process_memory, now.job_memory);
                self.kernel.set_limits(key, limits);
            }
            EXTENDED_LIMITS => {
                let extended: JOBOBJECT_EXTENDED_LIMIT_INFORMATION = read(given)?;
                let mut limits = self.limits(&extended.BasicLimitInformation, EXTENDED_FLAGS)?;
                limits.process_memory = extended.ProcessMemoryLimit;
                limits.job_memory = extended.JobMemoryLimit;
                self.kernel.set_limits(key, limits);
            }
            UI_RESTRICTIONS => {
                let given: JOBOBJECT_BASIC_UI_RESTRICTIONS = read(given)?;
                let flags = given.UIRestrictionsClass.0;
                // Windows are restricted in jobs that are not nested only.
                if flags & !UI_FLAGS != 0 || self.kernel.jobs[key].parent.is_some() {
                    return Err(self.wrong_setting());
                }
                self.kernel.jobs[key].ui = flags;
            }
            END_OF_TIME => {
                let given: JOBOBJECT_END_OF_JOB_TIME_INFORMATION = read(given)?;
                if given.EndOfJobTimeAction > 1 {
                    return Err(self.wrong_setting());
                }
                self.kernel.jobs[key].end_of_time = given.EndOfJobTimeAction;
            }
            NOTIFICATION_LIMITS => self.set_notification(key, &read(given)?)?,
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
            }
        }
        Ok(())
    }

    /// Sets what the port of a job is told of. What was crossed before is forgotten.
    fn set_notification(
        &mut self,
        key: JobKey,
        given: &JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION,
    ) -> Result<(), Status> {
        let flags = given.LimitFlags.0;
        if flags & !NOTIFICATION_FLAGS != 0 || given.PerJobUserTimeLimit < 0 {
            return Err(self.wrong_setting());
        }
        let time = given.PerJobUserTimeLimit as u64;
        let used = self.kernel.job_usage(key).user;
        self.kernel.jobs[key].notification = Notification {
            flags,
            bytes: [given.IoReadBytesLimit, given.IoWriteBytesLimit],
            time: [time, time.saturating_add(used)],
            memory: given.JobMemoryLimit,
            ..Notification::default()
        };
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

    pub(super) fn query_job(
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
                let info = accounting(self.kernel, key);
                let size = JOBOBJECT_BASIC_ACCOUNTING_INFORMATION::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            ACCOUNTING_AND_IO => {
                let info = JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION {
                    BasicInfo: accounting(self.kernel, key),
                    IoInfo: counters(&self.kernel.job_usage(key)),
                };
                let size = JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION::ROW.size;
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
                    ProcessMemoryLimit: job.limits.process_memory,
                    JobMemoryLimit: job.limits.job_memory,
                    PeakProcessMemoryUsed: job.peaks[0],
                    PeakJobMemoryUsed: job.peaks[1],
                    ..JOBOBJECT_EXTENDED_LIMIT_INFORMATION::default()
                };
                let size = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            NOTIFICATION_LIMITS => {
                let info = notification(&job.notification);
                let size = JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION::ROW.size;
                self.answer_query(info, size, place, length, return_length)
            }
            VIOLATION => {
                let info = violation(&job.notification);
                let size = JOBOBJECT_LIMIT_VIOLATION_INFORMATION::ROW.size;
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

impl Kernel {
    /// New limits are in force. A limit of the job's time counts from now, and lets a job whose
    /// time was over go on; without one the time has no limit, unless the one before is preserved.
    fn set_limits(&mut self, key: JobKey, limits: JobLimits) {
        let used = self.job_usage(key);
        let job = &mut self.jobs[key];
        let before = std::mem::replace(&mut job.limits, limits);
        let object = job.object;
        if limits.flags & LIMIT_JOB_TIME != 0 {
            job.ends_at = Some(used.user.saturating_add(limits.job_time.max(0) as u64));
            job.period = [used.kernel, used.user];
            self.at_mut(object).body = Job { key, signaled: false }.into();
        } else if limits.flags & LIMIT_PRESERVE_JOB_TIME != 0 {
            job.limits.job_time = before.job_time;
            job.limits.flags &= !LIMIT_PRESERVE_JOB_TIME;
            job.limits.flags |= before.flags & LIMIT_JOB_TIME;
        } else {
            job.ends_at = None;
        }
        self.apply_limits(key);
    }
}

/// What a setting asks for and obsim does not model.
pub(super) fn unmodelled(given: &Any) -> Option<&'static str> {
    let basic: Result<JOBOBJECT_BASIC_LIMIT_INFORMATION, Status> = read(given);
    let extended: Result<JOBOBJECT_EXTENDED_LIMIT_INFORMATION, Status> = read(given);
    let told: Result<JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION, Status> = read(given);
    let basic = basic.or(extended.map(|extended| extended.BasicLimitInformation));
    let flags = basic.map(|basic| basic.LimitFlags).or(told.map(|told| told.LimitFlags)).ok()?;
    let found = UNMODELLED.into_iter().find(|(flag, _)| flags.0 & flag != 0);
    found.map(|(_, what)| what)
}

/// The structure behind a pointer, which has to be the one that the class wants.
fn read<T: Param>(given: &Any) -> Result<T, Status> {
    T::from_value(given.0.value.clone()).map_err(|_| Status::ACCESS_VIOLATION)
}

fn accounting(kernel: &Kernel, key: JobKey) -> JOBOBJECT_BASIC_ACCOUNTING_INFORMATION {
    let job = &kernel.jobs[key];
    let used = kernel.job_usage(key);
    JOBOBJECT_BASIC_ACCOUNTING_INFORMATION {
        TotalUserTime: used.user as i64,
        TotalKernelTime: used.kernel as i64,
        ThisPeriodTotalUserTime: (used.user - job.period[1]) as i64,
        ThisPeriodTotalKernelTime: (used.kernel - job.period[0]) as i64,
        TotalPageFaultCount: 0,
        TotalProcesses: job.total,
        ActiveProcesses: job.members.len() as u32,
        TotalTerminatedProcesses: job.terminated,
    }
}

/// Counts of input and output, as the kernel tells them.
pub(super) fn counters(used: &Usage) -> IO_COUNTERS {
    IO_COUNTERS {
        ReadOperationCount: used.operations[0],
        WriteOperationCount: used.operations[1],
        OtherOperationCount: used.operations[2],
        ReadTransferCount: used.bytes[0],
        WriteTransferCount: used.bytes[1],
        OtherTransferCount: used.bytes[2],
    }
}

fn basic_limits(job: &JobBlock) -> JOBOBJECT_BASIC_LIMIT_INFORMATION {
    JOBOBJECT_BASIC_LIMIT_INFORMATION {
        PerProcessUserTimeLimit: job.limits.process_time,
        PerJobUserTimeLimit: job.limits.job_time,
        LimitFlags: JobLimitFlags(job.limits.flags),
        ActiveProcessLimit: job.limits.active,
        Affinity: Processors(job.limits.affinity),
        PriorityClass: ClassNumber(job.limits.priority_class),
        SchedulingClass: job.limits.scheduling_class,
        ..JOBOBJECT_BASIC_LIMIT_INFORMATION::default()
    }
}

fn notification(of: &Notification) -> JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION {
    JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION {
        IoReadBytesLimit: of.bytes[0],
        IoWriteBytesLimit: of.bytes[1],
        PerJobUserTimeLimit: of.time[0] as i64,
        JobMemoryLimit: of.memory,
        LimitFlags: JobLimitFlags(of.flags),
        ..JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION::default()
    }
}

fn violation(of: &Notification) -> JOBOBJECT_LIMIT_VIOLATION_INFORMATION {
    JOBOBJECT_LIMIT_VIOLATION_INFORMATION {
        LimitFlags: JobLimitFlags(of.flags),
        ViolationLimitFlags: JobLimitFlags(of.violated),
        IoReadBytes: of.used[0],
        IoReadBytesLimit: of.bytes[0],
        IoWriteBytes: of.used[1],
        IoWriteBytesLimit: of.bytes[1],
        PerJobUserTime: of.used[2] as i64,
        PerJobUserTimeLimit: of.time[0] as i64,
        JobMemory: of.used[3],
        JobMemoryLimit: of.memory,
        ..JOBOBJECT_LIMIT_VIOLATION_INFORMATION::default()
    }
}
