//! Every row against every answer: which NT calls are made, and when an error is stored.

use std::collections::BTreeSet;

use super::*;

/// A value that most calls get along with.
fn sample(parameter: &str, kind: &Kind) -> Value {
    match kind {
        _ if matches!(parameter, "lpMaxCollectionCount" | "lpCollectDataTimeout") => Value::Int(0),
        Kind::Shared(_) => {
            let overlapped = OVERLAPPED { Internal: Status::PENDING, ..OVERLAPPED::default() };
            Value::At(0x100, Box::new(overlapped.to_value()))
        }
        Kind::In(to) | Kind::InOut(to) => match sample(parameter, to) {
            number @ Value::Int(_) => Value::Var(Box::new(number)),
            other => other,
        },
        _ => match (parameter, kind) {
            ("hTemplateFile", _) | ("lpOverlapped", Kind::Address) => Value::Int(0),
            ("hModule" | "lpAttributeList", Kind::Address) => Value::Int(0),
            ("lpEnvironment", _) => Value::Int(0),
            (_, Kind::Choice("PRIORITY_CLASS")) => Value::Int(0x20),
            ("lpPreviousValue" | "lpReturnSize" | "lpUserName", _) => Value::Int(0),
            ("lpSystemName", _) => Value::Int(0),
            ("lpName" | "lpNamedPipeName", Kind::Text) => Value::Text(Wide::from(r"\\.\pipe\x")),
            ("dwOpenMode", _) => Value::Int(3),
            ("dwCreationDisposition", _) => Value::Int(3),
            ("Reserved" | "lpReserved", _) => Value::Int(0),
            ("lpClass" | "lpcchClass" | "lpftLastWriteTime", _) => Value::Int(0),
            ("hWndParent" | "hMenu" | "lpParam", _) => Value::Int(0),
            ("lpAddress", _) => Value::Int(0x1_0000),
            ("dwReserved" | "uFlags" | "pDevmode", _) => Value::Int(0),
            ("hFindFile", _) => Value::Int(0x0200_0000_0000),
            ("lpFileInformation", Kind::Any) => FILE_BASIC_INFO::ROW.zeroed(),
            ("dwBufferSize", _) => Value::Int(40),
            (_, Kind::Choice("STD_HANDLE")) => Value::Int(0xFFFF_FFF6),
            ("dwFlags", Kind::Flags("TH32CS")) => Value::Int(6),
            (_, Kind::Choice("PROC_THREAD_ATTRIBUTE")) => Value::Int(0x2_0002),
            ("MitigationPolicy", _) => Value::Int(3),
            ("dwLength", _) => Value::Int(4),
            ("cbSize", _) => Value::Int(8),
            ("lpSize", _) => Value::Int(48),
            ("nSize", Kind::Unsigned(_)) => Value::Int(260),
            (_, Kind::Flags(_) | Kind::Choice(_)) => Value::Int(0),
            ("dwFlags", _) => Value::Int(0),
            (_, Kind::Out(_)) => Value::Place(None),
            (_, Kind::Text) => Value::Text(Wide::from("name")),
            (_, Kind::Bytes) => Value::Bytes(Box::new([1])),
            (_, Kind::Array(Kind::Struct(row))) => Value::Array(Box::new([row.zeroed()])),
            (_, Kind::Array(_)) => Value::Array(Box::new([Value::Int(4)])),
            (_, Kind::Struct(row)) => row.zeroed(),
            _ => Value::Int(1),
        },
    }
}

/// Sample arguments for a row; structures must stand behind a Var where they are written.
fn samples(row: &Row) -> Vec<Value> {
    let params = row.params.iter();
    params
        .map(|param| match (param.kind, sample(param.name, param.kind)) {
            (Kind::InOut(_), value @ Value::Struct(..)) => Value::Var(Box::new(value)),
            (Kind::In(Kind::Text), _) if row.name == "CreateMailslotW" => {
                Value::Text(Wide::from(r"\\.\mailslot\x"))
            }
            (Kind::In(Kind::Text), _) if param.name == "lpszDevice" => Value::Int(0),
            (_, value) => value,
        })
        .collect()
}

/// All ways in which each row is tried.
fn tries(id: RowId) -> Vec<Call> {
    let row = row(id);
    let mut all = vec![vec![], samples(row)];
    for (at, param) in row.params.iter().enumerate() {
        let changes: &[Value] = match param.kind {
            Kind::Bool => &[Value::Int(1), Value::Int(0)],
            Kind::In(_) | Kind::Out(_) | Kind::InOut(_) | Kind::Shared(_) => {
                &[Value::Int(0), Value::Int(FAULT)]
            }
            Kind::Struct(_) => &[],
            _ => &[Value::Int(0), Value::Int(2), Value::Int(0xFFFF_FFFF)],
        };
        for change in changes {
            let mut arguments = samples(row);
            arguments[at] = change.clone();
            all.push(arguments);
        }
    }
    let calls = all.iter_mut().map(|arguments| Call::from_values(id, arguments));
    calls.map(|call| call.expect("the samples fit")).collect()
}

fn run(call: &mut Call, win32: &mut Win32<Mock>) -> Result<Value, Stop> {
    match call {
        Call::Win32(call) => call.run(win32),
        Call::Nt(_) => unreachable!("only Win32 rows are tried"),
    }
}

fn win32_rows() -> impl Iterator<Item = (RowId, &'static Row)> {
    rows().filter(|(id, _)| id.layer == Layer::Win32)
}

/// The rows whose NT calls do not depend on what the program's memory holds. Locks and keys have
/// tests of their own.
fn direct_rows() -> impl Iterator<Item = (RowId, &'static Row)> {
    win32_rows().filter(|(id, _)| !["locks", "keys"].contains(&NOUNS[id.noun as usize].name))
}

#[test]
fn a_win32_call_makes_only_the_nt_calls_of_its_row() {
    let failing = [Status::ACCESS_DENIED, Status::INVALID_HANDLE, Status::END_OF_FILE];
    for (id, row) in direct_rows() {
        let mut made = BTreeSet::new();
        for call in tries(id) {
            let first = Mock::new().then(Status::SUCCESS, []);
            let mut layers = vec![quiet(), Win32::new(first)];
            layers[1].nt.status = Ok(Status::ACCESS_DENIED);
            // A file that cannot be moved has to be copied.
            let elsewhere = Mock::new().then(Status::SUCCESS, []);
            layers.push(Win32::new(elsewhere.then(Status::NOT_SAME_DEVICE, [])));
            // A thread that impersonates nobody has its process's token.
            layers.push(Win32::new(Mock::new().then(Status::NO_TOKEN, [])));
            layers.extend(failing.map(always));
            for mut win32 in layers {
                let _ = run(&mut call.clone(), &mut win32);
                made.extend(win32.nt.names());
            }
        }
        for name in &made {
            assert!(row.via.contains(name), "{} calls {name}, its row does not say so", row.name);
        }
        for name in row.via {
            assert!(made.contains(name), "{} never calls {name}", row.name);
        }
    }
}

#[test]
fn a_refusal_of_the_nt_layer_is_passed_on() {
    let refused = Refused::new("an NT call", "something");
    for (id, row) in direct_rows().filter(|(_, row)| !row.via.is_empty()) {
        let mut call = Call::from_values(id, &mut samples(row)).unwrap();
        let mut win32 = quiet();
        win32.nt.status = Err(Stop::Refused(refused.clone()));
        assert_eq!(run(&mut call, &mut win32), Err(Stop::Refused(refused.clone())), "{}", row.name);
        assert_eq!(win32.stored(), None, "{}", row.name);
    }
}

#[test]
fn a_call_that_parks_stops_and_finds_its_answer_when_it_is_made_again() {
    // A call whose first step cannot park is tried elsewhere.
    let parks_first = |row: &Row| {
        row.via.first().and_then(|via| find(via)).is_some_and(|via| calls::row(via).parks)
    };
    for (id, row) in direct_rows().filter(|(_, row)| row.parks && parks_first(row)) {
        let mut call = Call::from_values(id, &mut samples(row)).unwrap();
        let mut win32 = quiet();
        for stop in [Stop::Parked, Stop::Ended] {
            win32.nt.status = Err(stop.clone());
            assert_eq!(run(&mut call, &mut win32), Err(stop), "{}", row.name);
        }
        win32.nt.status = Ok(Status::SUCCESS);
        assert!(run(&mut call, &mut win32).is_ok(), "{}", row.name);
        let names = win32.nt.names();
        assert_eq!(names.len(), 3, "{} made {names:?}", row.name);
        assert_eq!(win32.stored(), None, "{}", row.name);
    }
}

const NULL: u64 = 0;
const INVALID: u64 = u64::MAX;
const FAILED: u64 = 0xFFFF_FFFF;

/// What calls return when their NT call fails.
const FAILURES: &[(&str, u64)] = &[
    ("CloseHandle", NULL),
    ("DuplicateHandle", NULL),
    ("GetHandleInformation", NULL),
    ("SetHandleInformation", NULL),
    ("CompareObjectHandles", NULL),
    ("CreateProcess", NULL),
    ("OpenProcess", NULL),
    ("TerminateProcess", NULL),
    ("GetExitCodeProcess", NULL),
    ("GetProcessId", NULL),
    ("GetProcessHandleCount", NULL),
    ("GetProcessTimes", NULL),
    ("GetPriorityClass", NULL),
    ("SetPriorityClass", NULL),
    ("GetProcessPriorityBoost", NULL),
    ("SetProcessPriorityBoost", NULL),
    ("QueryFullProcessImageName", NULL),
    ("ProcessIdToSessionId", NULL),
    ("CreateJobObject", NULL),
    ("OpenJobObject", NULL),
    ("AssignProcessToJobObject", NULL),
    ("TerminateJobObject", NULL),
    ("IsProcessInJob", NULL),
    ("SetInformationJobObject", NULL),
    ("QueryInformationJobObject", NULL),
    ("CreateToolhelp32Snapshot", INVALID),
    ("CreateThread", NULL),
    ("CreateRemoteThread", NULL),
    ("CreateRemoteThreadEx", NULL),
    ("OpenThread", NULL),
    ("TerminateThread", NULL),
    ("GetExitCodeThread", NULL),
    ("SuspendThread", FAILED),
    ("ResumeThread", FAILED),
    ("GetThreadId", NULL),
    ("GetProcessIdOfThread", NULL),
    ("GetThreadTimes", NULL),
    ("GetThreadPriority", 0x7FFF_FFFF),
    ("SetThreadPriority", NULL),
    ("GetThreadPriorityBoost", NULL),
    ("SetThreadPriorityBoost", NULL),
    ("CreateEvent", NULL),
    ("CreateEventEx", NULL),
    ("OpenEvent", NULL),
    ("SetEvent", NULL),
    ("ResetEvent", NULL),
    ("PulseEvent", NULL),
    ("CreateMutex", NULL),
    ("CreateMutexEx", NULL),
    ("OpenMutex", NULL),
    ("ReleaseMutex", NULL),
    ("CreateSemaphore", NULL),
    ("CreateSemaphoreEx", NULL),
    ("OpenSemaphore", NULL),
    ("ReleaseSemaphore", NULL),
    ("CreateWaitableTimer", NULL),
    ("CreateWaitableTimerEx", NULL),
    ("OpenWaitableTimer", NULL),
    ("SetWaitableTimer", NULL),
    ("SetWaitableTimerEx", NULL),
    ("CancelWaitableTimer", NULL),
    ("QueueUserAPC", NULL),
    ("QueueUserAPC2", NULL),
    ("WaitForSingleObject", FAILED),
    ("WaitForSingleObjectEx", FAILED),
    ("WaitForMultipleObjects", FAILED),
    ("WaitForMultipleObjectsEx", FAILED),
    ("SignalObjectAndWait", FAILED),
    ("PostQueuedCompletionStatus", NULL),
    ("GetQueuedCompletionStatus", NULL),
    ("GetQueuedCompletionStatusEx", NULL),
    ("CreateNamedPipe", INVALID),
    ("ConnectNamedPipe", NULL),
    ("DisconnectNamedPipe", NULL),
    ("WaitNamedPipe", NULL),
    ("PeekNamedPipe", NULL),
    ("TransactNamedPipe", NULL),
    ("SetNamedPipeHandleState", NULL),
    ("GetNamedPipeHandleState", NULL),
    ("GetNamedPipeInfo", NULL),
    ("GetNamedPipeClientProcessId", NULL),
    ("GetNamedPipeServerProcessId", NULL),
    ("ReadFileEx", NULL),
    ("WriteFileEx", NULL),
    ("CreateFile", INVALID),
    ("CreatePipe", NULL),
    ("ReadFile", NULL),
    ("WriteFile", NULL),
    ("SetFilePointerEx", NULL),
    ("SetFilePointer", FAILED),
    ("SetEndOfFile", NULL),
    ("GetFileSizeEx", NULL),
    ("GetFileSize", FAILED),
    ("FlushFileBuffers", NULL),
    ("GetFileInformationByHandle", NULL),
    ("GetFileInformationByHandleEx", NULL),
    ("SetFileInformationByHandle", NULL),
    ("GetFinalPathNameByHandle", NULL),
    ("GetFileAttributes", FAILED),
    ("GetFileAttributesEx", NULL),
    ("SetFileAttributes", NULL),
    ("GetFileTime", NULL),
    ("SetFileTime", NULL),
    ("LockFile", NULL),
    ("LockFileEx", NULL),
    ("UnlockFile", NULL),
    ("UnlockFileEx", NULL),
    ("DeleteFile", NULL),
    ("MoveFile", NULL),
    ("MoveFileEx", NULL),
    ("CopyFile", NULL),
    ("CreateDirectory", NULL),
    ("RemoveDirectory", NULL),
    ("FindFirstFile", INVALID),
    ("FindNextFile", NULL),
    ("FindClose", NULL),
    ("GetFileType", NULL),
];

#[test]
fn how_a_failing_status_shows_in_each_call() {
    let statuses = [
        (Status::INVALID_HANDLE, 6),
        (Status::OBJECT_TYPE_MISMATCH, 6),
        (Status::ACCESS_DENIED, 5),
        (Status::INVALID_CID, 87),
        (Status::ACCESS_VIOLATION, 998),
        (Status::INSUFFICIENT_RESOURCES, 1450),
        (Status(0xC000_0999), 317),
    ];
    for &(name, returns) in FAILURES {
        let id = find(name).expect("a row of that name");
        for (status, error) in statuses {
            let mut win32 = always(status);
            let mut call = Call::from_values(id, &mut samples(row(id))).unwrap();
            let got = run(&mut call, &mut win32);
            assert_eq!(got, Ok(Value::Int(returns)), "{name} {status}");
            assert_eq!(win32.stored(), Some(error), "{name} {status}");
        }
    }
}

#[test]
fn only_few_calls_store_an_error_when_they_succeed() {
    let storing: BTreeSet<_> = win32_rows()
        .filter(|(id, row)| {
            let mut win32 = quiet();
            let mut call = Call::from_values(*id, &mut samples(row)).unwrap();
            // What returns nothing or 0 did not do what it was to do, but for SetLastError.
            run(&mut call, &mut win32).is_ok_and(|value| value != Value::Int(0))
                && win32.stored().is_some()
        })
        .map(|(_, row)| row.name)
        .collect();
    let want = [
        "AdjustTokenGroups",
        "AdjustTokenPrivileges",
        "CreateEventExW",
        "CreateEventW",
        "CreateFileMappingW",
        "CreateFileW",
        "CreateJobObjectW",
        "CreateMutexExW",
        "CreateMutexW",
        "CreateSemaphoreExW",
        "CreateSemaphoreW",
        "CreateWaitableTimerExW",
        "CreateWaitableTimerW",
    ];
    assert_eq!(storing, want.into());
}
