//! What travels in a call: values, the kinds that say how to read them, and the parameter types.
//!
//! A [`Value`] alone is bits or text; the [`Kind`] of its parameter says what it means and how it
//! is printed. [`Param`] ties a Rust type to both.

use nt::{Access, Handle, Id, ObjectType, Status, Wide};

use crate::structs::StructRow;
pub use crate::wish::*;

/// What a parameter, a field or a returned value means, and so how it is written and printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// `BOOL` and `BOOLEAN`: TRUE or FALSE, any number but 0 counts as TRUE.
    Bool,
    /// An unsigned number of so many bits, printed in decimal.
    Unsigned(u8),
    /// A signed number of so many bits, printed in decimal.
    Signed(u8),
    /// An address or opaque number, printed in hexadecimal, 0 as NULL.
    Address,
    /// A handle that is meant to be one of this type, or of any type.
    Handle(Option<ObjectType>),
    /// A process or thread id.
    Id,
    /// Rights on an object of this type, or of any type.
    Access(Option<ObjectType>),
    /// A combination of the named constants of a group.
    Flags(&'static str),
    /// One of the named constants of a group.
    Choice(&'static str),
    /// A timeout in milliseconds; 0xFFFFFFFF is INFINITE.
    Millis,
    /// What a Win32 wait returns.
    Wait,
    /// An NTSTATUS.
    Status,
    /// A Win32 error code.
    Error,
    /// A Win32 error code that a function returns as its answer; 0 says that it worked.
    Outcome,
    /// The name of a routine that a thread starts with.
    Routine,
    /// Where something lies in the program's memory.
    Location,
    /// A number in the program's memory, and where it lies.
    Watched,
    /// UTF-16 text.
    Text,
    /// Bytes.
    Bytes,
    /// A structure.
    Struct(&'static StructRow),
    /// An array of values of one kind.
    Array(&'static Kind),
    /// A pointer to something that is read; NULL where it is optional.
    In(&'static Kind),
    /// A pointer to a place that is written.
    Out(&'static Kind),
    /// A pointer to something that is read and written.
    InOut(&'static Kind),
    /// A pointer to something that is read and written, now and perhaps later.
    Shared(&'static Kind),
    /// Something whose kind depends on the other arguments, known once it is written.
    Any,
    /// Nothing: the call has no return value.
    Void,
}

impl Kind {
    /// What a writer of scenarios would call it, for messages.
    pub fn describe(&self) -> String {
        match self {
            Kind::Bool => "TRUE or FALSE".into(),
            Kind::Unsigned(_) | Kind::Signed(_) => "a number".into(),
            Kind::Address => "an address or NULL".into(),
            Kind::Handle(Some(of)) => format!("a handle of type {}", of.name()),
            Kind::Handle(None) => "a handle".into(),
            Kind::Id => "a process or thread id".into(),
            Kind::Access(_) => "access rights".into(),
            Kind::Flags(group) => format!("flags of the group {group}"),
            Kind::Choice(group) => format!("a constant of the group {group}"),
            Kind::Millis => "milliseconds or INFINITE".into(),
            Kind::Wait => "a wait result".into(),
            Kind::Status => "an NTSTATUS".into(),
            Kind::Error | Kind::Outcome => "a Win32 error code".into(),
            Kind::Routine => "the name of a routine".into(),
            Kind::Location => "the address of a variable, such as &lock".into(),
            Kind::Watched => "the address of a number, such as &ready".into(),
            Kind::Text => "a text".into(),
            Kind::Bytes => "a text of bytes".into(),
            Kind::Struct(row) => format!("a {}", row.name),
            Kind::Array(of) => format!("an array, each {}", of.describe()),
            Kind::In(to) => format!("NULL or {}", to.describe()),
            Kind::Out(_) => "NULL or a place to write to, such as &x".into(),
            Kind::InOut(to) | Kind::Shared(to) => format!("a pointer to {}", to.describe()),
            Kind::Any => "any value".into(),
            Kind::Void => "nothing".into(),
        }
    }

    /// Whether a value of this kind is a plain number.
    pub fn is_number(&self) -> bool {
        !matches!(
            self,
            Kind::Text
                | Kind::Watched
                | Kind::Bytes
                | Kind::Struct(_)
                | Kind::Array(_)
                | Kind::In(_)
                | Kind::Out(_)
                | Kind::InOut(_)
                | Kind::Shared(_)
                | Kind::Any
                | Kind::Void
        )
    }
}

/// A value on its way into or out of a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Any number: a handle, an id, a mask, a signed number in two's complement of 64 bits.
    Int(u64),
    /// UTF-16 text.
    Text(Wide),
    /// Bytes.
    Bytes(Box<[u8]>),
    /// A structure with its fields in order.
    Struct(&'static StructRow, Box<[Value]>),
    /// An array.
    Array(Box<[Value]>),
    /// A place that can be written, and what was written there.
    Place(Option<Box<Typed>>),
    /// A place that is read and written.
    Var(Box<Value>),
    /// A place that is read and written, and its address.
    At(u64, Box<Value>),
}

impl Default for Value {
    /// What stands for an argument that is left out: NULL, 0 or FALSE.
    fn default() -> Self {
        Value::Int(0)
    }
}

impl Value {
    /// The number, if it is one.
    pub fn int(&self) -> Option<u64> {
        match self {
            Value::Int(n) => Some(*n),
            _ => None,
        }
    }
}

/// A value that brings its kind along.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// What the value means.
    pub kind: &'static Kind,
    /// The value.
    pub value: Value,
}

/// Why a value does not fit a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    /// What the parameter wants.
    pub wants: Kind,
    /// What it got.
    pub got: Value,
}

/// A type that can be a parameter, a field or a returned value.
pub trait Param: Sized {
    /// How its values are read and printed.
    const KIND: Kind;
    /// The same, where a reference is wanted.
    const KIND_REF: &'static Kind = &Self::KIND;
    /// How the call lends it to the layer that answers.
    type Lent<'a>
    where
        Self: 'a;
    /// Lends the argument to the layer that answers the call.
    fn lend(&mut self) -> Self::Lent<'_>;
    /// Reads a value.
    ///
    /// # Errors
    /// The value is not of this kind.
    fn from_value(value: Value) -> Result<Self, Misfit>;
    /// The value again.
    fn to_value(&self) -> Value;
    /// The value again, with its kind.
    fn to_typed(&self) -> Typed {
        Typed { kind: Self::KIND_REF, value: self.to_value() }
    }
}

/// Ties number-like types to a kind.
macro_rules! numbers {
    ($($ty:ty: $kind:expr, $from:expr, $to:expr;)+) => { $(
        impl Param for $ty {
            const KIND: Kind = $kind;
            type Lent<'a> = $ty;
            #[inline]
            fn lend(&mut self) -> $ty {
                *self
            }
            fn from_value(value: Value) -> Result<Self, Misfit> {
                let from: fn(u64) -> $ty = $from;
                match value {
                    Value::Int(n) => Ok(from(n)),
                    got => Err(Misfit { wants: Self::KIND, got }),
                }
            }
            fn to_value(&self) -> Value {
                let to: fn($ty) -> u64 = $to;
                Value::Int(to(*self))
            }
        }
    )+ };
}

numbers! {
    bool: Kind::Bool, |n| n != 0, |b| b as u64;
    u8: Kind::Unsigned(8), |n| n as u8, |n| n.into();
    u16: Kind::Unsigned(16), |n| n as u16, |n| n.into();
    u32: Kind::Unsigned(32), |n| n as u32, |n| n.into();
    i32: Kind::Signed(32), |n| n as i32, |n| n as i64 as u64;
    u64: Kind::Unsigned(64), |n| n, |n| n;
    i64: Kind::Signed(64), |n| n as i64, |n| n as u64;
    Handle: Kind::Handle(None), Handle, |h| h.0;
    Id: Kind::Id, |n| Id(n as u32), |id| id.0.into();
    Status: Kind::Status, |n| Status(n as u32), |s| s.0.into();
    nt::Win32Error: Kind::Error, |n| nt::Win32Error(n as u32), |e| e.0.into();
    Access: Kind::Access(None), |n| Access::from_bits_retain(n as u32), |a| a.bits().into();
    (): Kind::Void, |_| (), |()| 0;
}

/// Declares number types whose only purpose is to carry a [`Kind`].
macro_rules! meanings {
    ($($(#[doc = $doc:literal])+ $name:ident($int:ty): $kind:expr;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
            pub struct $name(pub $int);
        )+
        numbers! { $($name: $kind, |n| $name(n as $int), |n| n.0 as u64;)+ }
        $(impl crate::Arg<$name> for $int {
            fn pass(&mut self) -> $name {
                $name(*self)
            }
        })+
    };
}

mod tokens;

pub use tokens::*;

meanings! {
    /// A timeout in milliseconds; 0xFFFFFFFF is INFINITE.
    Millis(u32): Kind::Millis;
    /// What a Win32 wait returns: WAIT_OBJECT_0 + i, WAIT_ABANDONED_0 + i, WAIT_IO_COMPLETION,
    /// WAIT_TIMEOUT or WAIT_FAILED.
    WaitResult(u32): Kind::Wait;
    /// An address in the simulated program, or an opaque number; 0 is NULL.
    Address(u64): Kind::Address;
    /// Where a thread starts: the address that stands for a routine's name.
    Routine(u64): Kind::Routine;
    /// Where something lies in the program's memory; 0 is NULL.
    Location(u64): Kind::Location;
    /// Options of DuplicateHandle.
    DuplicateOptions(u32): Kind::Flags("DUPLICATE");
    /// HANDLE_FLAG_INHERIT and HANDLE_FLAG_PROTECT_FROM_CLOSE.
    HandleFlags(u32): Kind::Flags("HANDLE_FLAG");
    /// The OBJ_ attributes of a handle or a lookup.
    ObjectFlags(u32): Kind::Flags("OBJ");
    /// The creation flags of a process or thread.
    CreationFlags(u32): Kind::Flags("CREATION");
    /// CREATE_EVENT_MANUAL_RESET and CREATE_EVENT_INITIAL_SET.
    EventFlags(u32): Kind::Flags("CREATE_EVENT");
    /// CREATE_MUTEX_INITIAL_OWNER.
    MutexFlags(u32): Kind::Flags("CREATE_MUTEX");
    /// QUEUE_USER_APC_FLAGS_SPECIAL_USER_APC.
    ApcFlags(u32): Kind::Flags("QUEUE_USER_APC");
    /// An information class of a job.
    JobClass(u32): Kind::Choice("JOB_INFORMATION_CLASS");
    /// Which limits of a job count.
    JobLimitFlags(u32): Kind::Flags("JOB_OBJECT_LIMIT");
    /// What windows of a job's processes may not do.
    JobUiFlags(u32): Kind::Flags("JOB_OBJECT_UILIMIT");
    /// The priority class of a process.
    PriorityClass(u32): Kind::Choice("PRIORITY_CLASS");
    /// The priority level of a thread.
    PriorityLevel(i32): Kind::Choice("THREAD_PRIORITY");
    /// What an initialization that is done once is asked for, or came to.
    OnceFlags(u32): Kind::Flags("INIT_ONCE");
    /// The dwFlags of STARTUPINFO.
    StartFlags(u32): Kind::Flags("STARTF");
    /// FILE_SHARE_READ, FILE_SHARE_WRITE and FILE_SHARE_DELETE.
    ShareMode(u32): Kind::Flags("FILE_SHARE");
    /// What CreateFile does about a file that is there, or not.
    Disposition(u32): Kind::Choice("DISPOSITION");
    /// What NtCreateFile does about a file that is there, or not.
    NtDisposition(u32): Kind::Choice("FILE_DISPOSITION");
    /// FILE_ATTRIBUTE_ and FILE_FLAG_ bits of CreateFile.
    FileFlags(u32): Kind::Flags("FILE_FLAG");
    /// FILE_ATTRIBUTE_ bits, or INVALID_FILE_ATTRIBUTES.
    AttributeFlags(u32): Kind::Flags("FILE_ATTRIBUTE");
    /// What GetFileInformationByHandleEx and SetFileInformationByHandle speak of.
    FileInfoClass(u32): Kind::Choice("FILE_INFO_BY_HANDLE_CLASS");
    /// What GetFileAttributesEx reads.
    InfoLevel(u32): Kind::Choice("GET_FILEEX_INFO_LEVELS");
    /// FILE_DISPOSITION_FLAG_ bits.
    DispositionFlags(u32): Kind::Flags("FILE_DISPOSITION_FLAG");
    /// FILE_RENAME_FLAG_ bits.
    RenameFlags(u32): Kind::Flags("FILE_RENAME_FLAG");
    /// MOVEFILE_ bits.
    MoveFlags(u32): Kind::Flags("MOVEFILE");
    /// LOCKFILE_FAIL_IMMEDIATELY and LOCKFILE_EXCLUSIVE_LOCK.
    LockFlags(u32): Kind::Flags("LOCKFILE");
    /// How GetFinalPathNameByHandle tells a path.
    PathFlags(u32): Kind::Flags("VOLUME_NAME");
    /// The create options of NtCreateFile.
    CreateOptions(u32): Kind::Flags("FILE_OPTION");
    /// FILE_BEGIN, FILE_CURRENT or FILE_END.
    MoveMethod(u32): Kind::Choice("FILE_POSITION");
    /// FILE_TYPE_DISK, FILE_TYPE_CHAR or FILE_TYPE_PIPE.
    FileType(u32): Kind::Choice("FILE_TYPE");
    /// STD_INPUT_HANDLE, STD_OUTPUT_HANDLE or STD_ERROR_HANDLE.
    StdSlot(u32): Kind::Choice("STD_HANDLE");
    /// NotificationEvent or SynchronizationEvent.
    EventType(u32): Kind::Choice("EVENT_TYPE");
    /// NotificationTimer or SynchronizationTimer.
    TimerType(u32): Kind::Choice("TIMER_TYPE");
    /// CREATE_WAITABLE_TIMER_MANUAL_RESET and CREATE_WAITABLE_TIMER_HIGH_RESOLUTION.
    TimerFlags(u32): Kind::Flags("CREATE_WAITABLE_TIMER");
    /// WaitAll or WaitAny.
    WaitType(u32): Kind::Choice("WAIT_TYPE");
    /// Content flags of a toolhelp snapshot.
    SnapshotFlags(u32): Kind::Flags("TH32CS");
    /// What of a message queue is looked at, or is there.
    QueueFlags(u32): Kind::Flags("QS");
    /// How PeekMessage looks.
    PeekFlags(u32): Kind::Flags("PM");
    /// How MsgWaitForMultipleObjectsEx waits.
    WaitFlags(u32): Kind::Flags("MWMO");
    /// Processors, a bit for each.
    Processors(u64): Kind::Address;
    /// The key of a process creation attribute.
    AttributeKey(u64): Kind::Choice("PROC_THREAD_ATTRIBUTE");
    /// PAGE_ protections, with the SEC_ attributes of sections beside them.
    PageProtection(u32): Kind::Flags("PAGE");
    /// MEM_ types of allocating and freeing, and states and types of memory.
    AllocationType(u32): Kind::Flags("MEM");
    /// FILE_MAP_ rights of file mappings.
    MapAccess(u32): Kind::Flags("FILE_MAP");
    /// A Win32 error that a function returns as its answer; 0 says that it worked.
    Answer(u32): Kind::Outcome;
    /// A REG_ type of a value.
    ValueType(u32): Kind::Choice("REG");
    /// REG_OPTION_ flags.
    KeyOptions(u32): Kind::Flags("REG_OPTION");
    /// REG_CREATED_NEW_KEY or REG_OPENED_EXISTING_KEY.
    KeyDisposition(u32): Kind::Choice("REG_RESULT");
    /// REG_NOTIFY_ flags.
    NotifyFilter(u32): Kind::Flags("REG_NOTIFY");
    /// HEAP_ flags.
    HeapFlags(u32): Kind::Flags("HEAP");
    /// A WH_ kind of hook.
    HookKind(i32): Kind::Choice("WH");
    /// A PS_ style of pen.
    PenStyle(i32): Kind::Choice("PS");
    /// An object that the system has for everybody.
    StockObject(i32): Kind::Choice("STOCK_OBJECT");
    /// CWF_CREATE_ONLY.
    StationFlags(u32): Kind::Flags("CWF");
    /// DF_ALLOWOTHERACCOUNTHOOK.
    DesktopFlags(u32): Kind::Flags("DF");
    /// What GetUserObjectInformation tells.
    UserObjectIndex(u32): Kind::Choice("UOI");
    /// GR_GDIOBJECTS or GR_USEROBJECTS.
    GuiResources(u32): Kind::Choice("GR");
    /// ViewShare or ViewUnmap.
    ViewInherit(u32): Kind::Choice("SECTION_INHERIT");
    /// How a file object tells of requests that are over at once.
    NotificationModes(u8): Kind::Flags("FILE_COMPLETION");
    /// The dwOpenMode of a named pipe.
    PipeAccess(u32): Kind::Flags("PIPE_ACCESS");
    /// How long to wait for an instance of a pipe.
    PipeTimeout(u32): Kind::Choice("NMPWAIT");
    /// How long a read of a mailslot waits.
    MailslotTimeout(u32): Kind::Choice("MAILSLOT");
    /// The length of the next message of a mailslot, or MAILSLOT_NO_MESSAGE.
    MailslotSize(u32): Kind::Choice("MAILSLOT_NO");
    /// FILE_NOTIFY_CHANGE_ bits.
    ChangeFilter(u32): Kind::Flags("FILE_NOTIFY_CHANGE");
    /// What happened to an entry of a directory.
    NotifyAction(u32): Kind::Choice("FILE_ACTION");
    /// A control code of the file system of pipes.
    PipeControl(u32): Kind::Choice("FSCTL_PIPE");
    /// A type, mode or access of a named pipe.
    PipeFlags(u32): Kind::Flags("PIPE");
    /// What ClosePrivateNamespace does beside closing.
    NamespaceFlags(u32): Kind::Flags("PRIVATE_NAMESPACE");
    /// What DefineDosDevice does, and how.
    DosDeviceFlags(u32): Kind::Flags("DDD");
    /// An information class; its meaning depends on the call.
    InfoClass(u32): Kind::Unsigned(32);
}

/// A number in the program's memory that a call looks at: where it lies, and what it is now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// Where it lies.
    pub at: u64,
    /// What it is.
    pub value: u64,
}

impl Param for Watched {
    const KIND: Kind = Kind::Watched;
    type Lent<'a> = Watched;
    fn lend(&mut self) -> Watched {
        *self
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Int(at) => Ok(Watched { at, value: 0 }),
            Value::Array(items) => match items[..] {
                [Value::Int(at), Value::Int(value)] => Ok(Watched { at, value }),
                _ => Err(Misfit { wants: Self::KIND, got: Value::Array(items) }),
            },
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Array(Box::new([Value::Int(self.at), Value::Int(self.value)]))
    }
}
