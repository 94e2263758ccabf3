//! Rows about jobs: groups of processes with limits of their own.

use nt::{Handle, Status, Wide};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, Out};
use crate::structs::SECURITY_ATTRIBUTES;
use crate::value::{AccessTo, HandleOf, Job, JobClass, Process};

calls! {
    enum JobCall; trait JobCalls; static WIN32;

    /// Creates a job, or opens the one of that name.
    #[exact]
    #[via(NtCreateJobObject)]
    fn CreateJobObjectW(lpJobAttributes: In<SECURITY_ATTRIBUTES>, lpName: In<Wide>)
        -> HandleOf<Job>;

    /// Opens the job of a name.
    #[exact]
    #[via(NtOpenJobObject)]
    fn OpenJobObjectW(dwDesiredAccess: AccessTo<Job>, bInheritHandle: bool, lpName: In<Wide>)
        -> HandleOf<Job>;

    /// Puts a process into a job, for ever.
    #[exact]
    #[via(NtAssignProcessToJobObject)]
    fn AssignProcessToJobObject(hJob: HandleOf<Job>, hProcess: HandleOf<Process>) -> Parks<bool>;

    /// Ends every process in a job and in jobs nested in it.
    #[exact]
    #[via(NtTerminateJobObject)]
    fn TerminateJobObject(hJob: HandleOf<Job>, uExitCode: u32) -> Parks<bool>;

    /// Tells whether a process is in a job; with NULL, in any.
    #[exact]
    #[via(NtIsProcessInJob)]
    fn IsProcessInJob(ProcessHandle: HandleOf<Process>, JobHandle: HandleOf<Job>,
        Result: Out<bool>) -> bool;

    /// Sets limits of a job, or the port that is told about it.
    #[partial("as NtSetInformationJobObject")]
    #[via(NtSetInformationJobObject)]
    fn SetInformationJobObject(hJob: HandleOf<Job>, JobObjectInformationClass: JobClass,
        lpJobObjectInformation: In<Any>, cbJobObjectInformationLength: u32) -> bool;

    /// Reads limits and members of a job; with NULL, of the caller's own.
    #[partial("as NtQueryInformationJobObject")]
    #[via(NtQueryInformationJobObject)]
    fn QueryInformationJobObject(hJob: HandleOf<Job>, JobObjectInformationClass: JobClass,
        lpJobObjectInformation: Out<Any>, cbJobObjectInformationLength: u32,
        lpReturnLength: Out<u32>) -> bool;
}

calls! {
    enum NtJobCall; trait NtJobCalls; static NT;

    /// Creates a job, or opens the one of that name when OBJ_OPENIF is given.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateJobObject(job_handle: Out<Handle>, desired_access: AccessTo<Job>,
        object_attributes: Attributes) -> Status;

    /// Opens the job of a name.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenJobObject(job_handle: Out<Handle>, desired_access: AccessTo<Job>,
        object_attributes: Attributes) -> Status;

    /// Puts a process into a job.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING,
        PROCESS_IS_PROTECTED, QUOTA_EXCEEDED)]
    fn NtAssignProcessToJobObject(job_handle: HandleOf<Job>, process_handle: HandleOf<Process>)
        -> Parks<Status>;

    /// Ends every process in a job.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtTerminateJobObject(job_handle: HandleOf<Job>, exit_status: Status) -> Parks<Status>;

    /// Answers STATUS_PROCESS_IN_JOB or STATUS_PROCESS_NOT_IN_JOB.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtIsProcessInJob(process_handle: HandleOf<Process>, job_handle: HandleOf<Job>) -> Status;

    /// Sets something of a job: class 2 basic limits, 4 user interface restrictions, 6 the action
    /// at the end of its time, 7 its completion port, 9 extended limits, 12 what its port is told
    /// of.
    #[partial("classes 2, 4, 6, 7, 9 and 12; limits of working sets, rates, silos and rarer \
        classes are refused by name; the memory that counts is what VirtualAlloc commits")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_PARAMETER)]
    fn NtSetInformationJobObject(job_handle: HandleOf<Job>, job_information_class: JobClass,
        job_information: In<Any>, job_information_length: u32) -> Status;

    /// Reads something of a job: class 1 accounting, 2 basic limits, 3 its processes, 4 user
    /// interface restrictions, 6 the action at the end of its time, 8 accounting with input and
    /// output, 9 extended limits, 12 what its port is told of, 13 what of that was crossed.
    #[partial("classes 1, 2, 3, 4, 6, 8, 9, 12 and 13; page faults are not counted")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, BUFFER_OVERFLOW)]
    fn NtQueryInformationJobObject(job_handle: HandleOf<Job>, job_information_class: JobClass,
        job_information: Out<Any>, job_information_length: u32, return_length: Out<u32>)
        -> Status;
}
