//! The calls that the model and the kernel both answer, and how the kernel is asked.

use calls::events::NtEventCalls;
use calls::handles::NtHandleCalls;
use calls::mutants::NtMutantCalls;
use calls::processes::NtProcessCalls;
use calls::semaphores::NtSemaphoreCalls;
use calls::threads::NtThreadCalls;
use calls::{
    Any, CLIENT_ID, DuplicateOptions, EventType, FAULT, In, InfoClass,
    OBJECT_HANDLE_FLAG_INFORMATION, ObjectAttributes, ObjectFlags, Out, PROCESS_PARAMETERS,
    PS_ATTRIBUTE_LIST, Root, Stop, Value,
};
use kernel::{Event, Kernel, Syscall, ThreadKey};
use nt::{Access, Handle, Id, ObjectType, Status, Wide};

use super::tables::{ENDED, INHERIT, Kind, OPEN_IF, PROTECT};

/// Where a handle is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    There,
    Null,
    Fault,
}

/// A call.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    Create {
        kind: Kind,
        name: Option<usize>,
        access: u32,
        flags: u32,
        place: Place,
    },
    Open {
        kind: Kind,
        name: usize,
        access: u32,
        flags: u32,
    },
    Duplicate {
        from: u64,
        source: u64,
        to: u64,
        place: Place,
        access: u32,
        flags: u32,
        options: u32,
    },
    Close(u64),
    SetFlags {
        handle: u64,
        flags: u32,
    },
    Flags(u64),
    Query(u64),
    Compare(u64, u64),
    CreateProcess {
        access: [u32; 2],
        flags: [u32; 2],
        inherit: bool,
        list: Option<Vec<u64>>,
        parent: u64,
    },
    Terminate(u64),
    EndThread(u64),
    OpenById {
        kind: Kind,
        id: u32,
        access: u32,
        flags: u32,
    },
}

/// What a call answers, and which processes and threads go with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answer {
    pub status: u32,
    /// What was written: handles, ids, counts.
    pub values: Vec<u64>,
    pub gone: Vec<(Kind, u32)>,
}

impl Answer {
    pub(crate) fn only(status: u32) -> Answer {
        Answer { status, ..Answer::default() }
    }

    pub(crate) fn with(status: u32, values: &[u64]) -> Answer {
        Answer { status, values: values.to_vec(), gone: Vec::new() }
    }
}

fn out<T>(place: Place) -> Out<T> {
    match place {
        Place::There => Out::HERE,
        Place::Null => Out::Null,
        Place::Fault => Out::Fault(Status(0xC000_0005)),
    }
}

fn named(units: &[u16], flags: u32) -> In<ObjectAttributes<'_>> {
    let name = if units.is_empty() { In::Null } else { In::Given(units) };
    let root = if units.is_empty() { Root::None } else { Root::Base };
    In::Given(ObjectAttributes { root, name, flags, ..ObjectAttributes::NONE })
}

fn units(name: Option<usize>) -> Vec<u16> {
    name.map(|name| format!("name{name}").encode_utf16().collect()).unwrap_or_default()
}

/// A status, and what was written if the call succeeded.
fn told(status: Result<Status, impl Into<Stop>>, written: &[Option<u64>]) -> Answer {
    match status.map_err(Into::into) {
        Ok(status) if status.0 < 0x8000_0000 => {
            Answer::with(status.0, &written.iter().flatten().copied().collect::<Vec<_>>())
        }
        Ok(status) => Answer::only(status.0),
        Err(Stop::Ended) => Answer::only(ENDED),
        Err(other) => panic!("no call here does that: {other:?}"),
    }
}

fn handle(place: &Out<Handle>) -> Option<u64> {
    place.written().map(|handle| handle.0)
}

/// The numbers of a structure that a query wrote.
fn fields(place: &Out<Any>) -> Vec<u64> {
    match place.written().map(|any| &any.0.value) {
        Some(Value::Struct(_, fields)) => fields.iter().filter_map(Value::int).collect(),
        _ => Vec::new(),
    }
}

/// Makes a call on the kernel.
pub(crate) fn make(kernel: &mut Kernel, thread: ThreadKey, op: &Op) -> Answer {
    let mut answer = ask(&mut kernel.syscall(thread), op);
    let gone = kernel.drain_events().filter_map(|event| match event {
        Event::Gone { object_type: ObjectType::PROCESS, id } => Some((Kind::Process, id.0)),
        Event::Gone { id, .. } => Some((Kind::Thread, id.0)),
        _ => None,
    });
    answer.gone = gone.collect();
    answer
}

fn ask(nt: &mut Syscall<'_>, op: &Op) -> Answer {
    match op {
        Op::Create { kind, name, access, flags, place } => {
            create(nt, *kind, &units(*name), *access, *flags, *place)
        }
        Op::Open { kind, name, access, flags } => {
            let (units, access) = (units(Some(*name)), Access::from_bits_retain(*access));
            let (attributes, mut place) = (named(&units, *flags), Out::HERE);
            let status = match kind {
                Kind::Event => nt.NtOpenEvent(&mut place, access, attributes),
                Kind::Mutant => nt.NtOpenMutant(&mut place, access, attributes),
                _ => nt.NtOpenSemaphore(&mut place, access, attributes),
            };
            told(status, &[handle(&place)])
        }
        Op::Duplicate { from, source, to, place, access, flags, options } => {
            let mut place = out(*place);
            let status = nt.NtDuplicateObject(
                Handle(*from),
                Handle(*source),
                Handle(*to),
                &mut place,
                Access::from_bits_retain(*access),
                ObjectFlags(*flags),
                DuplicateOptions(*options),
            );
            told(status, &[handle(&place).filter(|value| *value != 0)])
        }
        Op::Close(handle) => told(nt.NtClose(Handle(*handle)), &[]),
        Op::SetFlags { handle, flags } => {
            let flags = OBJECT_HANDLE_FLAG_INFORMATION {
                Inherit: flags & INHERIT != 0,
                ProtectFromClose: flags & PROTECT != 0,
            };
            let flags = In::Given(&flags);
            told(nt.NtSetInformationObject(Handle(*handle), InfoClass(4), flags, 2), &[])
        }
        Op::Flags(handle) => {
            let mut place = Out::HERE;
            let (handle, class) = (Handle(*handle), InfoClass(4));
            let status = nt.NtQueryObject(handle, class, &mut place, 2, &mut Out::Null);
            let flags = match fields(&place)[..] {
                [inherit, protect] => Some(inherit * u64::from(INHERIT) + protect),
                _ => None,
            };
            told(status, &[flags])
        }
        Op::Query(handle) => {
            let mut place = Out::HERE;
            let (handle, class) = (Handle(*handle), InfoClass(0));
            let status = nt.NtQueryObject(handle, class, &mut place, 56, &mut Out::Null);
            let fields = fields(&place);
            told(status, &[0, 1, 2].map(|at| fields.get(at).copied()))
        }
        Op::Compare(left, right) => told(nt.NtCompareObjects(Handle(*left), Handle(*right)), &[]),
        Op::CreateProcess { .. } => create_process(nt, op),
        Op::Terminate(handle) => told(nt.NtTerminateProcess(Handle(*handle), Status(1)), &[]),
        Op::EndThread(handle) => told(nt.NtTerminateThread(Handle(*handle), Status(1)), &[]),
        Op::OpenById { kind, id, access, flags } => open_by_id(nt, *kind, *id, *access, *flags),
    }
}

fn open_by_id(nt: &mut Syscall<'_>, kind: Kind, id: u32, access: u32, flags: u32) -> Answer {
    let access = Access::from_bits_retain(access);
    let (attributes, mut place) = (named(&[], flags), Out::HERE);
    let (zero, id) = (Id(0), Id(id));
    let status = match kind {
        Kind::Process => {
            let id = CLIENT_ID { UniqueProcess: id, UniqueThread: zero };
            nt.NtOpenProcess(&mut place, access, attributes, In::Given(&id))
        }
        _ => {
            let id = CLIENT_ID { UniqueProcess: zero, UniqueThread: id };
            nt.NtOpenThread(&mut place, access, attributes, In::Given(&id))
        }
    };
    told(status, &[handle(&place)])
}

fn create(
    nt: &mut Syscall<'_>,
    kind: Kind,
    name: &[u16],
    access: u32,
    flags: u32,
    place: Place,
) -> Answer {
    let access = Access::from_bits_retain(access);
    // Without a name and flags the attributes may as well be left out.
    let plain = name.is_empty() && flags & !OPEN_IF == 0;
    let attributes = if plain { In::Null } else { named(name, flags) };
    let mut place = out(place);
    let status = match kind {
        Kind::Event => nt.NtCreateEvent(&mut place, access, attributes, EventType(1), false),
        Kind::Mutant => nt.NtCreateMutant(&mut place, access, attributes, false),
        _ => nt.NtCreateSemaphore(&mut place, access, attributes, 1, 3),
    };
    told(status, &[handle(&place)])
}

fn create_process(nt: &mut Syscall<'_>, op: &Op) -> Answer {
    let Op::CreateProcess { access, flags, inherit, list, parent } = op else {
        unreachable!("only creations come here")
    };
    let (mut process, mut thread, mut ids) = (Out::HERE, Out::HERE, Out::HERE);
    let [process_access, thread_access] = access.map(Access::from_bits_retain);
    let [process_flags, thread_flags] = flags.map(|flags| named(&[], flags));
    let image = Wide::from(r"\??\C:\p.exe");
    let parameters = PROCESS_PARAMETERS {
        ImagePathName: image.clone(),
        CurrentDirectory: Wide::from(r"C:\"),
        ..Default::default()
    };
    let list = list.as_ref().map(|list| list.iter().copied().map(Handle).collect());
    let attributes = PS_ATTRIBUTE_LIST {
        ImageName: In::Given(image),
        ParentProcess: Handle(*parent),
        HandleList: list.map_or(In::Null, In::Given),
        ..Default::default()
    };
    // PROCESS_CREATE_FLAGS_INHERIT_HANDLES.
    let creation = if *inherit { 4 } else { 0 };
    let status = nt.NtCreateUserProcess(
        &mut process,
        &mut thread,
        process_access,
        thread_access,
        process_flags,
        thread_flags,
        creation,
        0,
        In::Given(&parameters),
        &mut ids,
        In::Given(&attributes),
    );
    let ids = ids.written();
    let process_id = ids.map(|ids| ids.UniqueProcess.0.into());
    let thread_id = ids.map(|ids| ids.UniqueThread.0.into());
    told(status, &[handle(&process), handle(&thread), process_id, thread_id])
}

/// A number that no handle has, of every kind.
pub(crate) const ODD_HANDLES: [u64; 16] = [
    0,
    u64::MAX,
    u64::MAX - 1,
    u64::MAX - 2,
    u64::MAX - 3,
    u64::MAX - 4,
    u64::MAX - 5,
    u64::MAX - 6,
    u64::MAX - 9,
    i64::MIN as u64,
    FAULT,
    0x400,
    0x800,
    0x3FF_FFFC,
    0x400_0000,
    1 << 32,
];
