//! What programs read about processes and threads, and the times and classes of both.

use nt::{Id, Wide};

use super::{CLIENT_ID, FieldRow, StructRow};
use crate::value::{Address, Kind, Misfit, Param, Value};

structs! {
    static OWN; fn own_kind;
    /// ProcessTimes and ThreadTimes.
    struct KERNEL_USER_TIMES [32] {
        CreateTime: i64,
        ExitTime: i64,
        KernelTime: i64,
        UserTime: i64,
    }
    /// ProcessPriorityClass of NtQueryInformationProcess.
    struct PROCESS_PRIORITY_CLASS [2] {
        Foreground: bool,
        PriorityClass: u8,
    }
    /// One process of a toolhelp snapshot.
    struct PROCESSENTRY32W [568] size in dwSize {
        dwSize: u32,
        cntUsage: u32,
        th32ProcessID: Id,
        th32DefaultHeapID: Address,
        th32ModuleID: u32,
        cntThreads: u32,
        th32ParentProcessID: Id,
        pcPriClassBase: i32,
        dwFlags: u32,
        szExeFile: Wide,
    }
    /// One thread of a toolhelp snapshot.
    struct THREADENTRY32 [28] size in dwSize {
        dwSize: u32,
        cntUsage: u32,
        th32ThreadID: Id,
        th32OwnerProcessID: Id,
        tpBasePri: i32,
        tpDeltaPri: i32,
        dwFlags: u32,
    }
    /// ProcessBasicInformation of NtQueryInformationProcess.
    struct PROCESS_BASIC_INFORMATION [48] {
        ExitStatus: nt::Status,
        PebBaseAddress: Address,
        AffinityMask: crate::value::Processors,
        BasePriority: i32,
        UniqueProcessId: Id,
        InheritedFromUniqueProcessId: Id,
    }
    /// SystemBasicInformation of NtQuerySystemInformation.
    struct SYSTEM_BASIC_INFORMATION [64] {
        Reserved: u32,
        TimerResolution: u32,
        PageSize: u32,
        NumberOfPhysicalPages: u32,
        LowestPhysicalPageNumber: u32,
        HighestPhysicalPageNumber: u32,
        AllocationGranularity: u32,
        MinimumUserModeAddress: Address,
        MaximumUserModeAddress: Address,
        ActiveProcessorsAffinityMask: crate::value::Processors,
        NumberOfProcessors: u8,
    }
    /// What GetSystemInfo tells.
    struct SYSTEM_INFO [48] {
        wProcessorArchitecture: u16,
        dwPageSize: u32,
        lpMinimumApplicationAddress: Address,
        lpMaximumApplicationAddress: Address,
        dwActiveProcessorMask: crate::value::Processors,
        dwNumberOfProcessors: u32,
        dwProcessorType: u32,
        dwAllocationGranularity: u32,
        wProcessorLevel: u16,
        wProcessorRevision: u16,
    }
    /// ThreadBasicInformation of NtQueryInformationThread.
    struct THREAD_BASIC_INFORMATION [48] {
        ExitStatus: nt::Status,
        TebBaseAddress: Address,
        ClientId: CLIENT_ID,
        AffinityMask: crate::value::Processors,
        Priority: i32,
        BasePriority: i32,
    }
}
