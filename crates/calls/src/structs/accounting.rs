//! Structures that count, list and trace handles, and that say what a bad one raises.

use nt::{Access, Id};

use super::{CLIENT_ID, FieldRow, StructRow};
use crate::value::{Address, Kind, Misfit, Param, Value};

structs! {
    static OWN; fn own_kind;

    /// ProcessHandleCount in its longer form.
    struct PROCESS_HANDLE_INFORMATION [8] {
        HandleCount: u32,
        HandleCountHighWatermark: u32,
    }
    /// ProcessHandleInformation: the handles of one process.
    struct PROCESS_HANDLE_SNAPSHOT_INFORMATION [16] {
        NumberOfHandles: u64,
        Reserved: u64,
        Handles: Vec<PROCESS_HANDLE_TABLE_ENTRY_INFO>,
    }
    /// A handle of ProcessHandleInformation.
    struct PROCESS_HANDLE_TABLE_ENTRY_INFO [40] {
        HandleValue: nt::Handle,
        HandleCount: u64,
        PointerCount: u64,
        GrantedAccess: Access,
        ObjectTypeIndex: u32,
        HandleAttributes: u32,
        Reserved: u32,
    }
    /// SystemHandleInformation: the handles of all processes, as far as 16 bits tell them.
    struct SYSTEM_HANDLE_INFORMATION [8] {
        NumberOfHandles: u32,
        Handles: Vec<SYSTEM_HANDLE_TABLE_ENTRY_INFO>,
    }
    /// A handle of SystemHandleInformation.
    struct SYSTEM_HANDLE_TABLE_ENTRY_INFO [24] {
        UniqueProcessId: u16,
        CreatorBackTraceIndex: u16,
        ObjectTypeIndex: u8,
        HandleAttributes: u8,
        HandleValue: u16,
        Object: Address,
        GrantedAccess: Access,
    }
    /// SystemExtendedHandleInformation: the handles of all processes.
    struct SYSTEM_HANDLE_INFORMATION_EX [16] {
        NumberOfHandles: u64,
        Reserved: u64,
        Handles: Vec<SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX>,
    }
    /// A handle of SystemExtendedHandleInformation.
    struct SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX [40] {
        Object: Address,
        UniqueProcessId: Id,
        HandleValue: nt::Handle,
        GrantedAccess: Access,
        CreatorBackTraceIndex: u16,
        ObjectTypeIndex: u16,
        HandleAttributes: u32,
        Reserved: u32,
    }
    /// Starts the tracing of handles with the usual number of slots.
    struct PROCESS_HANDLE_TRACING_ENABLE [4] {
        Flags: u32,
    }
    /// Starts the tracing of handles with so many slots.
    struct PROCESS_HANDLE_TRACING_ENABLE_EX [8] {
        Flags: u32,
        TotalSlots: u32,
    }
    /// What tracing noted, newest first.
    struct PROCESS_HANDLE_TRACING_QUERY [16] {
        /// The handle that is asked about; NULL for all.
        Handle: nt::Handle,
        TotalTraces: u32,
        HandleTrace: Vec<PROCESS_HANDLE_TRACING_ENTRY>,
    }
    /// One thing that tracing noted: type 1 open, 2 close, 3 bad reference.
    struct PROCESS_HANDLE_TRACING_ENTRY [160] {
        Handle: nt::Handle,
        ClientId: CLIENT_ID,
        Type: u32,
    }
    /// What SetProcessMitigationPolicy can demand of bad handles; each field is one bit.
    struct PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY [4] {
        RaiseExceptionOnInvalidHandleReference: u32,
        HandleExceptionsPermanentlyEnabled: u32,
    }
    /// ProcessMitigationPolicy: which policy, and its bits.
    struct PROCESS_MITIGATION_POLICY_INFORMATION [8] {
        Policy: u32,
        Flags: u32,
    }
}
