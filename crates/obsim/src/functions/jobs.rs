//! Calls about jobs, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::jobs::JobCall;

    /// Creates a job, or opens the one of that name.
    fn CreateJobObjectW(lpJobAttributes: In<SECURITY_ATTRIBUTES>, lpName: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens the job of a name.
    fn OpenJobObjectW(dwDesiredAccess: AccessTo<Job>, bInheritHandle: bool, lpName: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Puts a process into a job, for ever.
    fn AssignProcessToJobObject(hJob: HandleOf<Job>, hProcess: HandleOf<Process>)
        -> Result<(), Win32Error> = success;

    /// Ends every process in a job and in jobs nested in it.
    fn TerminateJobObject(hJob: HandleOf<Job>, uExitCode: u32) -> Result<(), Win32Error> = success;

    /// Tells whether a process is in a job; with NULL, in any.
    fn IsProcessInJob(ProcessHandle: HandleOf<Process>, JobHandle: HandleOf<Job>, Result: Out<bool>)
        -> Result<(), Win32Error> = success;

    /// Sets limits of a job, or the port that is told about it.
    fn SetInformationJobObject(hJob: HandleOf<Job>, JobObjectInformationClass: JobClass,
        lpJobObjectInformation: In<Any>, cbJobObjectInformationLength: u32)
        -> Result<(), Win32Error> = success;

    /// Reads limits and members of a job; with NULL, of the caller's own.
    fn QueryInformationJobObject(hJob: HandleOf<Job>, JobObjectInformationClass: JobClass,
        lpJobObjectInformation: Out<Any>, cbJobObjectInformationLength: u32,
        lpReturnLength: Out<u32>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::jobs::NtJobCall;

    /// Creates a job, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateJobObject(job_handle: Out<Handle>, desired_access: AccessTo<Job>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Opens the job of a name.
    fn NtOpenJobObject(job_handle: Out<Handle>, desired_access: AccessTo<Job>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Puts a process into a job.
    fn NtAssignProcessToJobObject(job_handle: HandleOf<Job>, process_handle: HandleOf<Process>)
        -> Result<Status, Status> = status;

    /// Ends every process in a job.
    fn NtTerminateJobObject(job_handle: HandleOf<Job>, exit_status: Status)
        -> Result<Status, Status> = status;

    /// Answers STATUS_PROCESS_IN_JOB or STATUS_PROCESS_NOT_IN_JOB.
    fn NtIsProcessInJob(process_handle: HandleOf<Process>, job_handle: HandleOf<Job>)
        -> Result<Status, Status> = status;

    /// Sets something of a job: class 2 basic limits, 4 user interface restrictions, 6 the action
    /// at the end of its time, 7 its completion port, 9 extended limits, 12 what its port is told
    /// of.
    fn NtSetInformationJobObject(job_handle: HandleOf<Job>, job_information_class: JobClass,
        job_information: In<Any>, job_information_length: u32) -> Result<Status, Status> = status;

    /// Reads something of a job: class 1 accounting, 2 basic limits, 3 its processes, 4 user
    /// interface restrictions, 6 the action at the end of its time, 8 accounting with input and
    /// output, 9 extended limits, 12 what its port is told of, 13 what of that was crossed.
    fn NtQueryInformationJobObject(job_handle: HandleOf<Job>, job_information_class: JobClass,
        job_information: Out<Any>, job_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;
}
