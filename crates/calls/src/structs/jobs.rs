//! What is set and read about jobs.

use nt::Handle;

use super::{FieldRow, StructRow};
use crate::value::{JobLimitFlags, JobUiFlags, Kind, Misfit, Param, Value};

structs! {
    static OWN; fn own_kind;

    /// JobObjectBasicAccountingInformation.
    struct JOBOBJECT_BASIC_ACCOUNTING_INFORMATION [48] {
        TotalUserTime: i64,
        TotalKernelTime: i64,
        ThisPeriodTotalUserTime: i64,
        ThisPeriodTotalKernelTime: i64,
        TotalPageFaultCount: u32,
        TotalProcesses: u32,
        ActiveProcesses: u32,
        TotalTerminatedProcesses: u32,
    }
    /// JobObjectBasicLimitInformation.
    struct JOBOBJECT_BASIC_LIMIT_INFORMATION [64] {
        PerProcessUserTimeLimit: i64,
        PerJobUserTimeLimit: i64,
        LimitFlags: JobLimitFlags,
        MinimumWorkingSetSize: u64,
        MaximumWorkingSetSize: u64,
        ActiveProcessLimit: u32,
        Affinity: crate::value::Processors,
        PriorityClass: crate::value::PriorityClass,
        SchedulingClass: u32,
    }
    /// Counts of input and output.
    struct IO_COUNTERS [48] {
        ReadOperationCount: u64,
        WriteOperationCount: u64,
        OtherOperationCount: u64,
        ReadTransferCount: u64,
        WriteTransferCount: u64,
        OtherTransferCount: u64,
    }
    /// JobObjectExtendedLimitInformation.
    struct JOBOBJECT_EXTENDED_LIMIT_INFORMATION [144] {
        BasicLimitInformation: JOBOBJECT_BASIC_LIMIT_INFORMATION,
        IoInfo: IO_COUNTERS,
        ProcessMemoryLimit: u64,
        JobMemoryLimit: u64,
        PeakProcessMemoryUsed: u64,
        PeakJobMemoryUsed: u64,
    }
    /// JobObjectBasicAndIoAccountingInformation.
    struct JOBOBJECT_BASIC_AND_IO_ACCOUNTING_INFORMATION [96] {
        BasicInfo: JOBOBJECT_BASIC_ACCOUNTING_INFORMATION,
        IoInfo: IO_COUNTERS,
    }
    /// JobObjectNotificationLimitInformation: what the port of a job is told of.
    struct JOBOBJECT_NOTIFICATION_LIMIT_INFORMATION [48] {
        IoReadBytesLimit: u64,
        IoWriteBytesLimit: u64,
        PerJobUserTimeLimit: i64,
        JobMemoryLimit: u64,
        RateControlTolerance: u32,
        RateControlToleranceInterval: u32,
        LimitFlags: JobLimitFlags,
    }
    /// JobObjectLimitViolationInformation: which of these limits were crossed.
    struct JOBOBJECT_LIMIT_VIOLATION_INFORMATION [80] {
        LimitFlags: JobLimitFlags,
        ViolationLimitFlags: JobLimitFlags,
        IoReadBytes: u64,
        IoReadBytesLimit: u64,
        IoWriteBytes: u64,
        IoWriteBytesLimit: u64,
        PerJobUserTime: i64,
        PerJobUserTimeLimit: i64,
        JobMemory: u64,
        JobMemoryLimit: u64,
        RateControlTolerance: u32,
        RateControlToleranceLimit: u32,
    }
    /// JobObjectBasicProcessIdList.
    struct JOBOBJECT_BASIC_PROCESS_ID_LIST [16] {
        NumberOfAssignedProcesses: u32,
        NumberOfProcessIdsInList: u32,
        ProcessIdList: Vec<u64>,
    }
    /// JobObjectBasicUIRestrictions.
    struct JOBOBJECT_BASIC_UI_RESTRICTIONS [4] {
        UIRestrictionsClass: JobUiFlags,
    }
    /// JobObjectEndOfJobTimeInformation: 0 ends the processes, 1 tells the port.
    struct JOBOBJECT_END_OF_JOB_TIME_INFORMATION [4] {
        EndOfJobTimeAction: u32,
    }
    /// JobObjectAssociateCompletionPortInformation.
    struct JOBOBJECT_ASSOCIATE_COMPLETION_PORT [16] {
        CompletionKey: u64,
        CompletionPort: Handle,
    }
}
