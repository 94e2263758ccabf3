//! Jobs. Priority classes have other numbers here than in the kernel.

use calls::jobs::JobCalls;
use calls::{
    Any, HandleOf, In, JOBOBJECT_BASIC_LIMIT_INFORMATION, JOBOBJECT_EXTENDED_LIMIT_INFORMATION,
    Job, JobClass, NtCalls, ObjectAttributes, Out, Param, PriorityClass, Refused,
    SECURITY_ATTRIBUTES, Stop, UserMemory,
};
use nt::rights::JOB_OBJECT_ALL_ACCESS;
use nt::{Access, Handle, Status};

use crate::Win32;
use crate::process_info::CLASSES;

/// What is set about a job, with every priority class changed.
fn converted(given: &Any, change: impl Fn(u32) -> u32) -> Any {
    let value = || given.0.value.clone();
    let changed = |limits: &mut JOBOBJECT_BASIC_LIMIT_INFORMATION| {
        limits.PriorityClass = PriorityClass(change(limits.PriorityClass.0));
    };
    if let Ok(mut limits) = JOBOBJECT_BASIC_LIMIT_INFORMATION::from_value(value()) {
        changed(&mut limits);
        return Any::of(&limits);
    }
    if let Ok(mut limits) = JOBOBJECT_EXTENDED_LIMIT_INFORMATION::from_value(value()) {
        changed(&mut limits.BasicLimitInformation);
        return Any::of(&limits);
    }
    given.clone()
}

/// The kernel's number of a class. One that is none stays none.
fn below(class: u32) -> u32 {
    let known = CLASSES.into_iter().find(|(flag, _)| *flag == class);
    known.map_or(if class == 0 { 0 } else { u32::MAX }, |(_, number)| number)
}

/// The class of one of the kernel's numbers.
fn above(number: u32) -> u32 {
    CLASSES.into_iter().find(|(_, known)| *known == number).map_or(0, |(flag, _)| flag)
}

impl<N: NtCalls + UserMemory> JobCalls for Win32<N> {
    fn CreateJobObjectW(
        &mut self,
        lpJobAttributes: In<&SECURITY_ATTRIBUTES>,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Job>, Refused> {
        let make = |nt: &mut N, handle: &mut Out<Handle>, names: In<ObjectAttributes>| {
            nt.NtCreateJobObject(handle, JOB_OBJECT_ALL_ACCESS, names)
        };
        Ok(self.create(lpJobAttributes, lpName, make)?.into())
    }

    fn OpenJobObjectW(
        &mut self,
        dwDesiredAccess: Access,
        bInheritHandle: bool,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Job>, Refused> {
        let open = |nt: &mut N, handle: &mut Out<Handle>, names: In<ObjectAttributes>| {
            nt.NtOpenJobObject(handle, dwDesiredAccess, names)
        };
        Ok(self.open(bInheritHandle, lpName, open)?.into())
    }

    fn AssignProcessToJobObject(&mut self, hJob: Handle, hProcess: Handle) -> Result<bool, Stop> {
        let status = self.nt.NtAssignProcessToJobObject(hJob, hProcess)?;
        Ok(self.answer(status))
    }

    fn TerminateJobObject(&mut self, hJob: Handle, uExitCode: u32) -> Result<bool, Stop> {
        let status = self.nt.NtTerminateJobObject(hJob, Status(uExitCode))?;
        Ok(self.answer(status))
    }

    fn IsProcessInJob(
        &mut self,
        ProcessHandle: Handle,
        JobHandle: Handle,
        Result: &mut Out<bool>,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtIsProcessInJob(ProcessHandle, JobHandle)?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        let told = Result.demand();
        Result.put(status == Status::PROCESS_IN_JOB);
        Ok(self.answer_all(told))
    }

    fn SetInformationJobObject(
        &mut self,
        hJob: Handle,
        JobObjectInformationClass: JobClass,
        lpJobObjectInformation: In<&Any>,
        cbJobObjectInformationLength: u32,
    ) -> Result<bool, Refused> {
        let changed;
        let given = match lpJobObjectInformation {
            In::Given(given) => {
                changed = converted(given, below);
                In::Given(&changed)
            }
            other => other,
        };
        let (class, length) = (JobObjectInformationClass, cbJobObjectInformationLength);
        let status = self.nt.NtSetInformationJobObject(hJob, class, given, length)?;
        Ok(self.answer(status))
    }

    fn QueryInformationJobObject(
        &mut self,
        hJob: Handle,
        JobObjectInformationClass: JobClass,
        lpJobObjectInformation: &mut Out<Any>,
        cbJobObjectInformationLength: u32,
        lpReturnLength: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let (class, length) = (JobObjectInformationClass, cbJobObjectInformationLength);
        let place = lpJobObjectInformation;
        let status =
            self.nt.NtQueryInformationJobObject(hJob, class, place, length, lpReturnLength)?;
        if let Some(found) = place.written().map(|found| converted(found, above)) {
            place.put(found);
        }
        Ok(self.answer(status))
    }
}
