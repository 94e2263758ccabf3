//! Processes: creation, ends, standard handles, attribute lists, snapshots.

use calls::processes::ProcessCalls;
use nt::{Access, Handle, Id};

use super::*;

const H: Handle = Handle(0x10);

fn plain(change: impl FnOnce(&mut STARTUPINFOW)) -> StartupInfo {
    let mut startup = STARTUPINFOW::default();
    change(&mut startup);
    StartupInfo::Plain(startup)
}

fn extended(list: ATTRIBUTE_LIST) -> StartupInfo {
    let lpAttributeList = In::Given(list);
    StartupInfo::Extended(STARTUPINFOEXW { lpAttributeList, ..STARTUPINFOEXW::default() })
}

/// CreateProcessW with these arguments, and the rest as is usual.
fn create(
    win32: &mut Win32<Mock>,
    names: [Option<&str>; 2],
    inherits: bool,
    flags: u32,
    startup: &StartupInfo,
) -> Result<bool, Refused> {
    let [application, line] = names.map(|name| name.map(wide));
    let lent = |text: &Option<Vec<u16>>| text.clone().map_or(In::Null, In::Given);
    let (application, line) = (lent(&application), lent(&line));
    win32.CreateProcessW(
        as_units(&application),
        as_units(&line),
        In::Null,
        In::Given(&inheritable()),
        inherits,
        CreationFlags(flags),
        In::Null,
        In::Null,
        startup,
        &mut Out::Place(None),
    )
}

fn as_units(text: &In<Vec<u16>>) -> In<&[u16]> {
    match text {
        In::Given(text) => In::Given(text),
        _ => In::Null,
    }
}

#[test]
fn what_a_process_is_created_with() {
    let client = CLIENT_ID { UniqueProcess: Id(20), UniqueThread: Id(24) };
    let writes = [Value::Int(4), Value::Int(8), client.to_value()];
    let mut win32 = next(Status::SUCCESS, writes);
    win32.nt.peb.standard = [Handle(1), Handle(2), Handle(3)];
    let mut place = Out::HERE;
    let line = wide("child.exe one");
    let done = win32.CreateProcessW(
        In::Null,
        In::Given(&line),
        In::Null,
        In::Given(&inheritable()),
        true,
        CreationFlags(0x404),
        In::Null,
        In::Given(&wide(r"sub\")),
        &plain(|_| {}),
        &mut place,
    );
    assert_eq!((done, win32.stored()), (Ok(true), None));
    let created = PROCESS_INFORMATION {
        hProcess: Handle(4).into(),
        hThread: Handle(8).into(),
        dwProcessId: Id(20),
        dwThreadId: Id(24),
    };
    assert_eq!(place, Out::Place(Some(created)));
    let parameters = PROCESS_PARAMETERS {
        ImagePathName: Wide::from(r"C:\bin\child.exe"),
        CommandLine: Wide::from("child.exe one"),
        CurrentDirectory: Wide::from(r"C:\work\sub"),
        StandardInput: Handle(1),
        StandardOutput: Handle(2),
        StandardError: Handle(3),
        ..PROCESS_PARAMETERS::default()
    };
    assert_eq!(win32.nt.argument(0, "process_parameters"), parameters.to_value());
    let list = PS_ATTRIBUTE_LIST {
        ImageName: In::Given(Wide::from(r"\??\C:\bin\child.exe")),
        ..PS_ATTRIBUTE_LIST::default()
    };
    assert_eq!(win32.nt.argument(0, "attribute_list"), list.to_value());
    let wanted = [
        ("process_desired_access", 0x200_0000),
        ("thread_desired_access", 0x200_0000),
        ("process_flags", 4),
        ("thread_flags", 1),
    ];
    for (name, value) in wanted {
        assert_eq!(win32.nt.argument(0, name), Value::Int(value), "{name}");
    }
    for (name, flags) in [("process_object_attributes", 0), ("thread_object_attributes", 2)] {
        let given = OBJECT_ATTRIBUTES::from_value(win32.nt.argument(0, name)).unwrap();
        assert_eq!(given.Attributes, ObjectFlags(flags), "{name}");
    }
}

#[test]
fn the_application_name_is_taken_as_it_is() {
    // The names, the image, the command line.
    let table = [
        ([Some("app"), None], r"C:\work\app", "app"),
        ([Some(r"C:\x\my app"), Some("other -v")], r"C:\x\my app", "other -v"),
    ];
    for (names, image, line) in table {
        let mut win32 = quiet();
        assert_eq!(create(&mut win32, names, false, 0, &plain(|_| {})), Ok(true));
        let parameters = win32.nt.argument(0, "process_parameters");
        let parameters = PROCESS_PARAMETERS::from_value(parameters).unwrap();
        assert_eq!(parameters.ImagePathName, image);
        assert_eq!(parameters.CommandLine, line);
        assert_eq!(parameters.CurrentDirectory, r"C:\work");
    }
}

#[test]
fn what_fails_before_anything_is_created() {
    let line = [None, Some("child")];
    let ok = plain(|_| {});
    let keys = plain(|startup| startup.dwFlags = StartFlags(0x300));
    let fault = StartupInfo::Fault(Status::ACCESS_VIOLATION);
    let table = [
        ([None, None], 0, &ok, 87),
        ([None, Some("")], 0, &ok, 87),
        ([Some(""), None], 0, &ok, 3),
        (line, 0x18, &ok, 87),
        (line, 0x1800, &ok, 87),
        (line, 0x8_0000, &ok, 87),
        (line, 0, &keys, 87),
        (line, 0, &StartupInfo::Null, 998),
        (line, 0, &fault, 998),
    ];
    for (names, flags, startup, error) in table {
        let mut win32 = quiet();
        assert_eq!(create(&mut win32, names, false, flags, startup), Ok(false));
        assert_eq!((win32.stored(), win32.nt.made.len()), (Some(error), 0), "{flags:#x}");
    }
}

#[test]
fn creation_flags_that_are_not_modelled_are_refused_by_name() {
    let table = [
        (0x1, "DEBUG_PROCESS"),
        (0x2, "DEBUG_ONLY_THIS_PROCESS"),
        (0x800, "CREATE_SEPARATE_WOW_VDM"),
        (0x4_0000, "CREATE_PROTECTED_PROCESS"),
        (0x2_0000, "a flag without a name"),
    ];
    for (flags, what) in table {
        let created = create(&mut quiet(), [None, Some("x")], false, flags, &plain(|_| {}));
        assert_eq!(created, Err(Refused::new("CreateProcessW", what)));
    }
}

#[test]
fn attributes_count_only_when_a_flag_announces_them() {
    let list = ATTRIBUTE_LIST {
        HANDLE_LIST: In::Given(vec![Handle(4)]),
        PARENT_PROCESS: Handle(8),
        ..ATTRIBUTE_LIST::default()
    };
    for (flags, parent, handles) in
        [(0x8_0000, Handle(8), In::Given(vec![Handle(4)])), (0, Handle::NULL, In::Null)]
    {
        let mut win32 = quiet();
        let startup = extended(list.clone());
        assert_eq!(create(&mut win32, [None, Some("x")], true, flags, &startup), Ok(true));
        let given = win32.nt.argument(0, "attribute_list");
        let given = PS_ATTRIBUTE_LIST::from_value(given).unwrap();
        assert_eq!((given.ParentProcess, given.HandleList), (parent, handles));
    }
    let lying = plain(|startup| startup.cb = 112);
    let what = "a STARTUPINFOW that says it is a STARTUPINFOEXW";
    let refused = Refused::new("CreateProcessW", what);
    assert_eq!(create(&mut quiet(), [None, Some("x")], true, 0x8_0000, &lying), Err(refused));
}

#[test]
fn ends_of_processes() {
    let mut win32 = quiet();
    assert_eq!(win32.TerminateProcess(Handle::NULL, 1), Ok(false));
    assert_eq!((win32.stored(), win32.nt.made.len()), (Some(6), 0));
    win32.nt.status = Err(Stop::Ended);
    assert_eq!(win32.ExitProcess(9), Err(Stop::Ended));
    assert_eq!(win32.nt.argument(0, "process_handle"), Value::Int(u64::MAX));
    assert_eq!(win32.nt.argument(0, "exit_status"), Value::Int(9));
    let mut win32 = always(Status::PROCESS_IS_TERMINATING);
    assert_eq!((win32.TerminateProcess(H, 1), win32.stored()), (Ok(false), Some(5)));
}

#[test]
fn processes_are_opened_and_asked() {
    let mut win32 = next(Status::SUCCESS, [Value::Int(8)]);
    let opened = win32.OpenProcess(Access::SYNCHRONIZE, true, Id(20));
    assert_eq!(opened, Ok(Handle(8).into()));
    assert_eq!(win32.attributes(0).unwrap().Attributes, ObjectFlags(2));
    let client = CLIENT_ID { UniqueProcess: Id(20), UniqueThread: Id(0) };
    assert_eq!(win32.nt.argument(0, "client_id"), client.to_value());

    let basic = PROCESS_BASIC_INFORMATION {
        ExitStatus: Status(259),
        UniqueProcessId: Id(20),
        ..PROCESS_BASIC_INFORMATION::default()
    };
    let asked = || next(Status::SUCCESS, [basic.to_value()]);
    let (mut code, mut count) = (Out::HERE, Out::HERE);
    assert_eq!(asked().GetProcessId(H), Ok(Id(20)));
    assert_eq!(asked().GetExitCodeProcess(H, &mut code), Ok(true));
    let mut counted = next(Status::SUCCESS, [Value::Int(5)]);
    assert_eq!(counted.GetProcessHandleCount(H, &mut count), Ok(true));
    assert_eq!((code, count), (Out::Place(Some(259)), Out::Place(Some(5))));
    let mut win32 = asked();
    assert_eq!(win32.GetExitCodeProcess(H, &mut Out::Null), Ok(false));
    assert_eq!(win32.stored(), Some(998));
    assert_eq!(win32.GetCurrentProcess(), Ok(Handle::CURRENT_PROCESS.into()));
    assert_eq!(win32.GetCurrentProcessId(), Ok(Id(1000)));
    assert_eq!(win32.GetCommandLineW(), Ok(Wide::from("parent")));
}

#[test]
fn three_slots_hold_standard_handles() {
    let mut win32 = quiet();
    for (slot, value) in [(-10, 1), (-11, 2), (-12, 3)] {
        let slot = StdSlot(slot as u32);
        assert_eq!(win32.GetStdHandle(slot), Ok(Handle::NULL));
        assert_eq!(win32.SetStdHandle(slot, Handle(value)), Ok(true));
        assert_eq!(win32.GetStdHandle(slot), Ok(Handle(value)));
    }
    assert_eq!(win32.stored(), None);
    assert_eq!(win32.GetStdHandle(StdSlot(0)), Ok(Handle::INVALID));
    assert_eq!(win32.stored(), Some(6));
    assert_eq!(win32.SetStdHandle(StdSlot(-13_i32 as u32), H), Ok(false));
}

#[test]
fn an_attribute_list_is_made_in_two_calls() {
    let mut win32 = quiet();
    let mut size = InOut::Var(0);
    let mut none = InOut::Null;
    assert_eq!(win32.InitializeProcThreadAttributeList(&mut none, 1, 0, &mut size), Ok(false));
    assert_eq!((win32.stored(), size), (Some(122), InOut::Var(48)));
    let mut list = InOut::Var(ATTRIBUTE_LIST { COUNT: 9, ..Default::default() });
    assert_eq!(win32.InitializeProcThreadAttributeList(&mut list, 1, 0, &mut size), Ok(true));
    assert_eq!(list, InOut::Var(ATTRIBUTE_LIST { COUNT: 1, ..ATTRIBUTE_LIST::default() }));
    assert_eq!(win32.InitializeProcThreadAttributeList(&mut list, 1, 1, &mut size), Ok(false));
    assert_eq!(win32.stored(), Some(87));
    let mut small = InOut::Var(47);
    assert_eq!(win32.InitializeProcThreadAttributeList(&mut list, 1, 0, &mut small), Ok(false));
    assert_eq!(win32.stored(), Some(122));
    assert_eq!(win32.DeleteProcThreadAttributeList(&mut list), Ok(()));
}

#[test]
fn attributes_are_set_one_by_one() {
    let handles = [4, 8];
    // The key, the size, the error.
    let table = [
        (0x2_0000, 8, None),
        (0x2_0000, 16, Some(24)),
        (0x2_0002, 0, Some(24)),
        (0x2_0002, 12, Some(24)),
        (0x2_0002, 8, None),
        (0x2_0002, 16, None),
        (0x2_0002, 24, Some(998)),
    ];
    let mut list = InOut::Var(ATTRIBUTE_LIST::default());
    let none = Address(0);
    for (key, size, error) in table {
        let mut win32 = quiet();
        let (key, value) = (AttributeKey(key), In::Given(&handles[..]));
        let set = win32.UpdateProcThreadAttribute(&mut list, 0, key, value, size, none, none);
        assert_eq!((set, win32.stored()), (Ok(error.is_none()), error), "{key:?} {size}");
    }
    let want = ATTRIBUTE_LIST {
        HANDLE_LIST: In::Given(handles.map(Handle).to_vec()),
        PARENT_PROCESS: Handle(4),
        ..ATTRIBUTE_LIST::default()
    };
    assert_eq!(list, InOut::Var(want));
    for (key, what) in [
        (0x3_0003, "PROC_THREAD_ATTRIBUTE_GROUP_AFFINITY"),
        (0x2_000B, "PROC_THREAD_ATTRIBUTE_PROTECTION_LEVEL"),
        (0x99, "an attribute without a name"),
    ] {
        let mut win32 = quiet();
        let (key, value) = (AttributeKey(key), In::Given(&handles[..]));
        let set = win32.UpdateProcThreadAttribute(&mut list, 0, key, value, 8, none, none);
        assert_eq!(set, Err(Refused::new("UpdateProcThreadAttribute", what)));
    }
}

fn running(id: u32, name: &str, threads: &[u32]) -> SYSTEM_PROCESS_INFORMATION {
    let thread = |thread: &u32| SYSTEM_THREAD_INFORMATION {
        ClientId: CLIENT_ID { UniqueProcess: Id(id), UniqueThread: Id(*thread) },
        BasePriority: 8,
        ..SYSTEM_THREAD_INFORMATION::default()
    };
    SYSTEM_PROCESS_INFORMATION {
        ImageName: Wide::from(name),
        BasePriority: 8,
        UniqueProcessId: Id(id),
        InheritedFromUniqueProcessId: Id(id - 1),
        HandleCount: 0,
        Threads: threads.iter().map(thread).collect(),
    }
}

/// A snapshot of two processes with three threads.
fn snapshot(flags: u32) -> Win32<Mock> {
    let rows = vec![running(100, "a.exe", &[104, 108]), running(200, "ü.exe", &[204])];
    let mut win32 = next(Status::SUCCESS, [rows.to_value()]);
    win32.CreateToolhelp32Snapshot(SnapshotFlags(flags), Id(0)).unwrap();
    win32
}

#[test]
fn a_snapshot_lists_processes_and_threads_in_order() {
    let mut win32 = snapshot(0x8000_0006);
    assert_eq!(win32.nt.names(), ["NtQuerySystemInformation", "NtCreateSection"]);
    assert_eq!(win32.nt.argument(1, "desired_access"), Value::Int(0xF_0007));
    assert_eq!(win32.attributes(1).unwrap().Attributes, ObjectFlags(2));
    // Twice, because First begins again.
    for _ in 0..2 {
        let mut entry = InOut::Var(PROCESSENTRY32W { dwSize: 600, ..Default::default() });
        let mut seen = Vec::new();
        let mut more = win32.Process32FirstW(H, &mut entry).unwrap();
        while more {
            let InOut::Var(row) = &entry else { unreachable!() };
            assert_eq!((row.dwSize, row.pcPriClassBase), (600, 8));
            let name = row.szExeFile.to_string();
            seen.push((row.th32ProcessID.0, row.th32ParentProcessID.0, row.cntThreads, name));
            more = win32.Process32NextW(H, &mut entry).unwrap();
        }
        assert_eq!(seen, [(100, 99, 2, "a.exe".into()), (200, 199, 1, "ü.exe".into())]);
        assert_eq!(win32.stored(), Some(18));
    }
    let mut entry = InOut::Var(THREADENTRY32 { dwSize: 40, ..Default::default() });
    let mut seen = Vec::new();
    let mut more = win32.Thread32First(H, &mut entry).unwrap();
    while more {
        let InOut::Var(row) = &entry else { unreachable!() };
        assert_eq!((row.dwSize, row.tpBasePri), (28, 8));
        seen.push((row.th32ThreadID.0, row.th32OwnerProcessID.0));
        more = win32.Thread32Next(H, &mut entry).unwrap();
    }
    assert_eq!(seen, [(104, 100), (108, 100), (204, 200)]);
}

#[test]
fn failures_of_snapshots() {
    let entry = || InOut::Var(PROCESSENTRY32W::default());
    let thread = || InOut::Var(THREADENTRY32::default());
    // Nothing of the kind was asked for.
    let mut win32 = snapshot(0x4);
    assert_eq!(win32.Process32FirstW(H, &mut entry()), Ok(false));
    assert_eq!(win32.stored(), Some(18));
    let mut win32 = snapshot(0x2);
    assert_eq!(win32.Thread32First(H, &mut thread()), Ok(false));
    assert_eq!(win32.stored(), Some(18));
    // Too small, no structure, not a snapshot, not a section.
    let mut small = InOut::Var(PROCESSENTRY32W { dwSize: 567, ..Default::default() });
    assert_eq!((win32.Process32FirstW(H, &mut small), win32.stored()), (Ok(false), Some(24)));
    assert_eq!((win32.Thread32Next(H, &mut InOut::Null), win32.stored()), (Ok(false), Some(998)));
    win32.nt.section = Ok(vec![0; 100]);
    assert_eq!((win32.Process32NextW(H, &mut entry()), win32.stored()), (Ok(false), Some(6)));
    win32.nt.section = Err(Status::ACCESS_DENIED);
    assert_eq!((win32.Thread32First(H, &mut thread()), win32.stored()), (Ok(false), Some(5)));
    // Flags.
    let mut win32 = quiet();
    let refused = |what| Err(Refused::new("CreateToolhelp32Snapshot", what));
    let mut take = |flags| win32.CreateToolhelp32Snapshot(SnapshotFlags(flags), Id(0));
    assert_eq!(take(0xF), refused("heaps"));
    assert_eq!(take(0x8), refused("modules"));
    assert_eq!(take(0x8000_0000), Ok(Handle::INVALID));
    assert_eq!((win32.stored(), win32.nt.made.len()), (Some(87), 0));
}
