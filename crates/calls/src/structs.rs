//! Structures that calls read and write, with Windows' field names and sizes on x64.

use std::sync::LazyLock;

use nt::{Access, Handle, Id, Wide};

use crate::pointer::{Bytes, In};
use crate::value::{
    Address, AllocationType, HandleOf, Kind, Misfit, ObjectFlags, PageProtection, Param, Process,
    StartFlags, Thread, Value, ValueType,
};

/// A structure as data.
#[derive(Debug)]
pub struct StructRow {
    /// The name, as Microsoft spells it.
    pub name: &'static str,
    /// The size in bytes on x64.
    pub size: u32,
    /// The field that holds the size and is filled in unless written, if there is one.
    pub size_field: Option<usize>,
    /// The fields in order.
    pub fields: &'static [FieldRow],
}

impl PartialEq for StructRow {
    fn eq(&self, other: &StructRow) -> bool {
        self.name == other.name
    }
}

impl StructRow {
    /// The position of a field.
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The structure with every field zero, and its own size where it has a field for it.
    pub fn zeroed(&'static self) -> Value {
        let mut fields: Box<[Value]> = self.fields.iter().map(|field| field.kind.zero()).collect();
        if let Some(at) = self.size_field {
            fields[at] = Value::Int(self.size.into());
        }
        Value::Struct(self, fields)
    }
}

impl Kind {
    /// The value of this kind whose bytes are all zero.
    pub fn zero(&self) -> Value {
        match self {
            Kind::Struct(row) => {
                let fields = row.fields.iter().map(|field| field.kind.zero()).collect();
                Value::Struct(row, fields)
            }
            Kind::Text => Value::Text(Wide::default()),
            Kind::Bytes => Value::Bytes(Box::default()),
            Kind::Array(_) => Value::Array(Box::default()),
            _ => Value::Int(0),
        }
    }
}

/// A field of a structure.
#[derive(Debug)]
pub struct FieldRow {
    /// The name, as Microsoft spells it.
    pub name: &'static str,
    /// What it holds.
    pub kind: &'static Kind,
}

/// Structures: the Rust type with Windows' names, and its row.
macro_rules! structs {
    (static $ALL:ident; fn $kind_of:ident; $(
        $(#[doc = $doc:literal])+
        struct $Name:ident [$size:literal] $(size in $size_field:ident)? {
            $($(#[doc = $fdoc:literal])* $field:ident: $ty:ty,)+
        }
    )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        #[allow(non_camel_case_types, non_snake_case, missing_docs)]
        pub struct $Name { $($(#[doc = $fdoc])* pub $field: $ty),+ }

        impl $Name {
            /// The structure as data.
            pub const ROW: &'static StructRow = &StructRow {
                name: stringify!($Name),
                size: $size,
                size_field: {
                    #[allow(non_camel_case_types, dead_code, clippy::enum_variant_names)]
                    enum At { $($field),+ }
                    let at: &[usize] = &[$(At::$size_field as usize)?];
                    if at.is_empty() { None } else { Some(at[0]) }
                },
                fields: &[$(FieldRow {
                    name: stringify!($field),
                    kind: <$ty as Param>::KIND_REF,
                }),+],
            };
        }

        impl crate::Concrete for $Name {}

        impl Default for $Name {
            /// Every field zero, but for the size.
            fn default() -> Self {
                Self::from_value(Self::ROW.zeroed()).expect("zero fits every field")
            }
        }

        impl Param for $Name {
            const KIND: Kind = Kind::Struct(Self::ROW);
            type Lent<'a> = &'a $Name;
            fn lend(&mut self) -> &$Name {
                self
            }
            #[allow(non_snake_case)]
            fn from_value(value: Value) -> Result<Self, Misfit> {
                match value {
                    Value::Struct(row, fields) if row == Self::ROW => {
                        let mut fields = fields.into_vec().into_iter();
                        $(let $field =
                            <$ty as Param>::from_value(fields.next().unwrap_or_default())?;)+
                        Ok($Name { $($field),+ })
                    }
                    got => Err(Misfit { wants: Self::KIND, got }),
                }
            }
            fn to_value(&self) -> Value {
                Value::Struct(Self::ROW, Box::new([$(self.$field.to_value()),+]))
            }
        }
    )+

    /// The structures of this file.
    pub(super) static $ALL: &[&StructRow] = &[$($Name::ROW),+];

    /// The kind of a structure of this file.
    pub(super) fn $kind_of(row: &StructRow) -> Option<&'static Kind> {
        Some(match row.name {
            $(stringify!($Name) => <$Name as Param>::KIND_REF,)+
            _ => return None,
        })
    }
    };
}

mod accounting;
mod creation;
mod files;
mod jobs;
mod messages;
mod naming;
mod processes;
mod tokens;

pub use accounting::*;
pub use creation::*;
pub use files::*;
pub use jobs::*;
pub use messages::*;
pub use naming::*;
pub use processes::*;
pub use tokens::*;

/// Every structure a scenario can write or read.
pub static STRUCTS: LazyLock<Vec<&StructRow>> = LazyLock::new(|| {
    let own =
        [OWN, accounting::OWN, creation::OWN, files::OWN, jobs::OWN, messages::OWN, naming::OWN];
    [own.concat(), processes::OWN.to_vec(), tokens::OWN.to_vec()].concat()
});

/// The kind of a structure.
pub fn struct_kind(row: &StructRow) -> &'static Kind {
    let files = [
        own_kind,
        accounting::own_kind,
        creation::own_kind,
        files::own_kind,
        jobs::own_kind,
        messages::own_kind,
        naming::own_kind,
        processes::own_kind,
        tokens::own_kind,
    ];
    let kind = files.into_iter().find_map(|kind| kind(row));
    kind.expect("a structure is in one of the files")
}

structs! {
    static OWN; fn own_kind;
    /// Who may use a new object, and whether its first handle is inherited.
    struct SECURITY_ATTRIBUTES [24] size in nLength {
        nLength: u32,
        /// SDDL text in scenarios; NULL for the default descriptor.
        lpSecurityDescriptor: In<Wide>,
        bInheritHandle: bool,
    }
    /// The four things CreateProcess gives its caller.
    struct PROCESS_INFORMATION [24] {
        hProcess: HandleOf<Process>,
        hThread: HandleOf<Thread>,
        dwProcessId: Id,
        dwThreadId: Id,
    }
    /// How a new process is to start.
    struct STARTUPINFOW [104] size in cb {
        cb: u32,
        lpReserved: Address,
        lpDesktop: In<Wide>,
        lpTitle: In<Wide>,
        dwX: u32,
        dwY: u32,
        dwXSize: u32,
        dwYSize: u32,
        dwXCountChars: u32,
        dwYCountChars: u32,
        dwFillAttribute: u32,
        dwFlags: StartFlags,
        wShowWindow: u16,
        cbReserved2: u16,
        lpReserved2: Address,
        hStdInput: Handle,
        hStdOutput: Handle,
        hStdError: Handle,
    }
    /// How a new process is to start, with an attribute list. The fields of the STARTUPINFOW inside
    /// come first, flattened as C++ lets one write them.
    struct STARTUPINFOEXW [112] size in cb {
        cb: u32,
        lpReserved: Address,
        lpDesktop: In<Wide>,
        lpTitle: In<Wide>,
        dwX: u32,
        dwY: u32,
        dwXSize: u32,
        dwYSize: u32,
        dwXCountChars: u32,
        dwYCountChars: u32,
        dwFillAttribute: u32,
        dwFlags: StartFlags,
        wShowWindow: u16,
        cbReserved2: u16,
        lpReserved2: Address,
        hStdInput: Handle,
        hStdOutput: Handle,
        hStdError: Handle,
        lpAttributeList: In<ATTRIBUTE_LIST>,
    }
    /// Short form of the list that InitializeProcThreadAttributeList and
    /// UpdateProcThreadAttribute build. A field that is NULL or 0 is an attribute not set.
    struct ATTRIBUTE_LIST [48] {
        HANDLE_LIST: In<Vec<Handle>>,
        PARENT_PROCESS: Handle,
        JOB_LIST: In<Vec<Handle>>,
        MITIGATION_POLICY: u64,
        CHILD_PROCESS_POLICY: u32,
        /// How many attributes InitializeProcThreadAttributeList made room for; 0 in the short
        /// form, which has room for all.
        COUNT: u32,
    }
    /// A process id and a thread id.
    struct CLIENT_ID [16] {
        UniqueProcess: Id,
        UniqueThread: Id,
    }
    /// Which object, and how: the name, where it is looked up, and the OBJ_ flags.
    struct OBJECT_ATTRIBUTES [48] size in Length {
        Length: u32,
        RootDirectory: Handle,
        ObjectName: In<Wide>,
        Attributes: ObjectFlags,
        /// SDDL text in scenarios; NULL for the default descriptor.
        SecurityDescriptor: In<Wide>,
        SecurityQualityOfService: In<SECURITY_QUALITY_OF_SERVICE>,
    }
    /// ObjectBasicInformation of NtQueryObject.
    struct OBJECT_BASIC_INFORMATION [56] {
        Attributes: ObjectFlags,
        GrantedAccess: Access,
        HandleCount: u32,
        PointerCount: u32,
        PagedPoolCharge: u32,
        NonPagedPoolCharge: u32,
        NameInfoSize: u32,
        TypeInfoSize: u32,
        SecurityDescriptorSize: u32,
        CreationTime: i64,
    }
    /// ObjectHandleFlagInformation of NtQueryObject and NtSetInformationObject.
    struct OBJECT_HANDLE_FLAG_INFORMATION [2] {
        Inherit: bool,
        ProtectFromClose: bool,
    }
    /// ObjectTypeInformation of NtQueryObject, without its bookkeeping of pool.
    struct OBJECT_TYPE_INFORMATION [104] {
        TypeName: Wide,
        TotalNumberOfObjects: u32,
        TotalNumberOfHandles: u32,
        HighWaterNumberOfObjects: u32,
        HighWaterNumberOfHandles: u32,
        InvalidAttributes: ObjectFlags,
        GenericRead: Access,
        GenericWrite: Access,
        GenericExecute: Access,
        GenericAll: Access,
        ValidAccessMask: Access,
        SecurityRequired: bool,
        MaintainHandleCount: bool,
        TypeIndex: u8,
        /// 1 where objects can be paged out, 0x200 where they cannot.
        PoolType: u32,
    }
    /// EventBasicInformation of NtQueryEvent.
    struct EVENT_BASIC_INFORMATION [8] {
        EventType: crate::value::EventType,
        EventState: i32,
    }
    /// MutantBasicInformation of NtQueryMutant.
    struct MUTANT_BASIC_INFORMATION [8] {
        CurrentCount: i32,
        OwnedByCaller: bool,
        AbandonedState: bool,
    }
    /// SemaphoreBasicInformation of NtQuerySemaphore.
    struct SEMAPHORE_BASIC_INFORMATION [8] {
        CurrentCount: i32,
        MaximumCount: i32,
    }
    /// TimerBasicInformation of NtQueryTimer.
    struct TIMER_BASIC_INFORMATION [16] {
        RemainingTime: i64,
        TimerState: bool,
    }
    /// FileCompletionInformation: the port that a file object is bound to.
    struct FILE_COMPLETION_INFORMATION [16] {
        Port: Handle,
        Key: u64,
    }
    /// FileIoCompletionNotificationInformation: FILE_SKIP_ flags.
    struct FILE_IO_COMPLETION_NOTIFICATION_INFORMATION [4] {
        Flags: u32,
    }
    /// One packet as NtRemoveIoCompletionEx takes it.
    struct FILE_IO_COMPLETION_INFORMATION [32] {
        KeyContext: u64,
        ApcContext: Address,
        IoStatusBlock: IO_STATUS_BLOCK,
    }
    /// IoCompletionBasicInformation of NtQueryIoCompletion.
    struct IO_COMPLETION_BASIC_INFORMATION [4] {
        Depth: i32,
    }
    /// An input or output request: where in the file, what to signal, and how it ended.
    struct OVERLAPPED [32] {
        Internal: nt::Status,
        InternalHigh: u64,
        Offset: u32,
        OffsetHigh: u32,
        hEvent: Handle,
    }
    /// One packet as GetQueuedCompletionStatusEx takes it.
    struct OVERLAPPED_ENTRY [32] {
        lpCompletionKey: u64,
        lpOverlapped: Address,
        Internal: nt::Status,
        dwNumberOfBytesTransferred: u32,
    }
    /// FilePipeInformation: how an end of a pipe reads, and whether it waits.
    struct FILE_PIPE_INFORMATION [8] {
        ReadMode: u32,
        CompletionMode: u32,
    }
    /// FilePipeLocalInformation: a pipe as seen from one end.
    struct FILE_PIPE_LOCAL_INFORMATION [40] {
        NamedPipeType: u32,
        NamedPipeConfiguration: u32,
        MaximumInstances: u32,
        CurrentInstances: u32,
        InboundQuota: u32,
        ReadDataAvailable: u32,
        OutboundQuota: u32,
        WriteQuotaAvailable: u32,
        NamedPipeState: u32,
        NamedPipeEnd: u32,
    }
    /// What FSCTL_PIPE_PEEK tells.
    struct FILE_PIPE_PEEK_BUFFER [24] {
        NamedPipeState: u32,
        ReadDataAvailable: u32,
        NumberOfMessages: u32,
        MessageLength: u32,
        Data: crate::pointer::Bytes,
    }
    /// What FSCTL_PIPE_WAIT is given: the name without a path, and how long, in 100 ns.
    struct FILE_PIPE_WAIT_FOR_BUFFER [16] {
        Timeout: i64,
        TimeoutSpecified: bool,
        Name: Wide,
    }
    /// One process as NtQuerySystemInformation lists it.
    struct SYSTEM_PROCESS_INFORMATION [256] {
        ImageName: Wide,
        BasePriority: i32,
        UniqueProcessId: Id,
        InheritedFromUniqueProcessId: Id,
        HandleCount: u32,
        Threads: Vec<SYSTEM_THREAD_INFORMATION>,
    }
    /// One thread as NtQuerySystemInformation lists it.
    struct SYSTEM_THREAD_INFORMATION [80] {
        ClientId: CLIENT_ID,
        Priority: i32,
        BasePriority: i32,
        ThreadState: u32,
        WaitReason: u32,
    }
    /// KeyBasicInformation of NtEnumerateKey and NtQueryKey; the name is behind it.
    struct KEY_BASIC_INFORMATION [24] {
        LastWriteTime: i64,
        TitleIndex: u32,
        NameLength: u32,
        Name: Wide,
    }
    /// KeyFullInformation of NtQueryKey, without its class.
    struct KEY_FULL_INFORMATION [48] {
        LastWriteTime: i64,
        SubKeys: u32,
        MaxNameLen: u32,
        Values: u32,
        MaxValueNameLen: u32,
        MaxValueDataLen: u32,
    }
    /// KeyNameInformation of NtQueryKey; the name is behind it.
    struct KEY_NAME_INFORMATION [8] {
        NameLength: u32,
        Name: Wide,
    }
    /// KeyValuePartialInformation of NtQueryValueKey; the data is behind it.
    struct KEY_VALUE_PARTIAL_INFORMATION [16] {
        TitleIndex: u32,
        Type: ValueType,
        DataLength: u32,
        Data: Bytes,
    }
    /// KeyValueFullInformation of NtQueryValueKey; the name and the data are behind it.
    struct KEY_VALUE_FULL_INFORMATION [24] {
        TitleIndex: u32,
        Type: ValueType,
        DataLength: u32,
        NameLength: u32,
        Name: Wide,
        Data: Bytes,
    }
    /// SectionBasicInformation of NtQuerySection.
    struct SECTION_BASIC_INFORMATION [24] {
        BaseAddress: Address,
        AllocationAttributes: PageProtection,
        MaximumSize: i64,
    }
    /// What lies at an address.
    struct MEMORY_BASIC_INFORMATION [48] {
        BaseAddress: Address,
        AllocationBase: Address,
        AllocationProtect: PageProtection,
        PartitionId: u16,
        RegionSize: u64,
        State: AllocationType,
        Protect: PageProtection,
        Type: AllocationType,
    }
}
