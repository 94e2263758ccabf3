//! Events, mutexes, semaphores, waits and threads.

use calls::events::EventCalls;
use calls::mutants::MutantCalls;
use calls::semaphores::SemaphoreCalls;
use calls::threads::ThreadCalls;
use calls::waits::WaitCalls;
use nt::{Access, Handle, Id};

use super::*;
use crate::mock::BASE;

const H: Handle = Handle(0x10);

#[test]
fn creating_by_name_tells_new_objects_from_old_ones() {
    let name = wide("Gate");
    // The status, the handle that comes with it, what is returned, the last error.
    let table = [
        (Status::SUCCESS, Handle(8), 0),
        (Status::OBJECT_NAME_EXISTS, Handle(8), 183),
        (Status::OBJECT_TYPE_MISMATCH, Handle::NULL, 6),
        (Status::ACCESS_DENIED, Handle::NULL, 5),
        (Status::OBJECT_PATH_NOT_FOUND, Handle::NULL, 3),
        (Status::OBJECT_PATH_SYNTAX_BAD, Handle::NULL, 161),
        (Status::OBJECT_NAME_INVALID, Handle::NULL, 123),
        (Status::INVALID_PARAMETER, Handle::NULL, 87),
    ];
    for (status, handle, error) in table {
        let mut win32 = next(status, [Value::Int(8)]);
        let made = win32.CreateEventW(In::Null, true, false, In::Given(&name));
        assert_eq!(made, Ok(handle.into()), "{status}");
        assert_eq!(win32.stored(), Some(error), "{status}");

        let mut win32 = next(status, [Value::Int(8)]);
        let made = win32.CreateMutexW(In::Null, true, In::Given(&name));
        assert_eq!(made, Ok(handle.into()), "{status}");
        assert_eq!(win32.stored(), Some(error), "{status}");

        let mut win32 = next(status, [Value::Int(8)]);
        let made = win32.CreateSemaphoreW(In::Null, 1, 1, In::Given(&name));
        assert_eq!(made, Ok(handle.into()), "{status}");
        assert_eq!(win32.stored(), Some(error), "{status}");
    }
}

#[test]
fn how_new_objects_are_named() {
    let security =
        SECURITY_ATTRIBUTES { lpSecurityDescriptor: In::Given(Wide::from("D:")), ..inheritable() };
    let name = wide("Gate");
    let (none, some) = (In::Null, In::Given(&security));
    let (unnamed, empty, named) = (In::Null, In::Given(&[][..]), In::Given(&name[..]));
    // Root, has a name, flags; nothing at all when there is nothing to say.
    let table = [
        (none, unnamed, None),
        (none, empty, None),
        (none, named, Some((BASE, true, 0x80))),
        (some, unnamed, Some((Handle::NULL, false, 0x2))),
        (some, empty, Some((Handle::NULL, false, 0x2))),
        (some, named, Some((BASE, true, 0x82))),
    ];
    for (security, name, want) in table {
        let mut win32 = quiet();
        win32.CreateEventW(security, false, false, name).unwrap();
        let got = win32.attributes(0);
        let fields = got
            .as_ref()
            .map(|given| (given.RootDirectory, given.ObjectName != In::Null, given.Attributes.0));
        assert_eq!(fields, want);
        if security != In::Null {
            assert_eq!(got.unwrap().SecurityDescriptor, In::Given(Wide::from("D:")));
        }
    }
    let mut win32 = quiet();
    let bad = In::Fault(Status::ACCESS_VIOLATION);
    assert_eq!(win32.CreateMutexW(bad, false, In::Null), Ok(Handle::NULL.into()));
    assert_eq!((win32.stored(), win32.nt.made.len()), (Some(998), 0));
}

#[test]
fn what_is_asked_for_a_new_object() {
    let mut win32 = quiet();
    win32.CreateEventW(In::Null, true, true, In::Null).unwrap();
    win32.CreateEventExW(In::Null, In::Null, EventFlags(2), Access::SYNCHRONIZE).unwrap();
    win32.CreateMutexW(In::Null, true, In::Null).unwrap();
    win32.CreateMutexExW(In::Null, In::Null, MutexFlags(1), Access::DELETE).unwrap();
    win32.CreateSemaphoreW(In::Null, 2, 3, In::Null).unwrap();
    win32.CreateSemaphoreExW(In::Null, 2, 3, In::Null, 0, Access::DELETE).unwrap();
    let table = [
        (0, "desired_access", 0x1F_0003),
        (0, "event_type", 0),
        (0, "initial_state", 1),
        (1, "desired_access", 0x10_0000),
        (1, "event_type", 1),
        (1, "initial_state", 1),
        (2, "desired_access", 0x1F_0001),
        (2, "initial_owner", 1),
        (3, "desired_access", 0x1_0000),
        (3, "initial_owner", 1),
        (4, "desired_access", 0x1F_0003),
        (4, "initial_count", 2),
        (4, "maximum_count", 3),
        (5, "desired_access", 0x1_0000),
    ];
    for (call, name, value) in table {
        assert_eq!(win32.nt.argument(call, name), Value::Int(value), "{call} {name}");
    }
}

#[test]
fn unknown_flags_of_the_longer_forms_are_errors() {
    let mut win32 = quiet();
    let null = Handle::NULL;
    let all = Access::GENERIC_ALL;
    assert_eq!(win32.CreateEventExW(In::Null, In::Null, EventFlags(4), all), Ok(null.into()));
    assert_eq!(win32.CreateMutexExW(In::Null, In::Null, MutexFlags(2), all), Ok(null.into()));
    let made = win32.CreateSemaphoreExW(In::Null, 0, 1, In::Null, 1, all);
    assert_eq!(made, Ok(null.into()));
    assert_eq!((win32.stored(), win32.nt.made.len()), (Some(87), 0));
}

#[test]
fn opening_by_name_needs_one() {
    let mut win32 = quiet();
    let all = Access::GENERIC_ALL;
    assert_eq!(win32.OpenEventW(all, false, In::Null), Ok(Handle::NULL.into()));
    assert_eq!(win32.OpenMutexW(all, false, In::Null), Ok(Handle::NULL.into()));
    assert_eq!(win32.OpenSemaphoreW(all, false, In::Null), Ok(Handle::NULL.into()));
    assert_eq!((win32.stored(), win32.nt.made.len()), (Some(87), 0));

    // An empty name is looked up: it names the directory.
    let mut win32 = always(Status::OBJECT_TYPE_MISMATCH);
    assert_eq!(win32.OpenEventW(all, true, In::Given(&[])), Ok(Handle::NULL.into()));
    let attributes = win32.attributes(0).unwrap();
    assert_eq!((attributes.RootDirectory, attributes.Attributes.0), (BASE, 2));
    assert_eq!(win32.stored(), Some(6));

    let mut win32 = next(Status::SUCCESS, [Value::Int(8)]);
    assert_eq!(win32.OpenEventW(all, false, In::Given(&wide("x"))), Ok(Handle(8).into()));
    assert_eq!(win32.stored(), None);
}

#[test]
fn milliseconds_become_a_relative_time() {
    let table = [
        (0, Value::Var(Box::new(Value::Int(0)))),
        (1, Value::Var(Box::new(Value::Int(-10_000_i64 as u64)))),
        (0xFFFF_FFFE, Value::Var(Box::new(Value::Int(-42_949_672_940_000_i64 as u64)))),
        (0xFFFF_FFFF, Value::Int(0)),
    ];
    for (milliseconds, want) in table {
        let mut win32 = quiet();
        win32.WaitForSingleObject(H, Millis(milliseconds)).unwrap();
        assert_eq!(win32.nt.argument(0, "timeout"), want);
    }
    let sleeps = [(0, 0), (5, -50_000), (0xFFFF_FFFF, i64::MIN)];
    for (milliseconds, want) in sleeps {
        let mut win32 = quiet();
        win32.Sleep(Millis(milliseconds)).unwrap();
        let want = Value::Var(Box::new(Value::Int(want as u64)));
        assert_eq!(win32.nt.argument(0, "delay_interval"), want);
    }
}

#[test]
fn what_a_wait_returns() {
    let table = [
        (0, 0, None),
        (63, 63, None),
        (0x80, 0x80, None),
        (0xBF, 0xBF, None),
        (0xC0, 0xC0, None),
        (0x102, 258, None),
        (Status::INVALID_HANDLE.0, 0xFFFF_FFFF, Some(6)),
        (Status::ACCESS_DENIED.0, 0xFFFF_FFFF, Some(5)),
        (Status::INVALID_PARAMETER_1.0, 0xFFFF_FFFF, Some(87)),
        (Status::INVALID_PARAMETER_MIX.0, 0xFFFF_FFFF, Some(87)),
        (Status::ACCESS_VIOLATION.0, 0xFFFF_FFFF, Some(998)),
        (Status::MUTANT_NOT_OWNED.0, 0xFFFF_FFFF, Some(288)),
        (Status::SEMAPHORE_LIMIT_EXCEEDED.0, 0xFFFF_FFFF, Some(298)),
        (Status::MUTANT_LIMIT_EXCEEDED.0, 0xFFFF_FFFF, Some(587)),
    ];
    for (status, returns, error) in table {
        let results = [
            |win32: &mut Win32<Mock>| win32.WaitForSingleObject(H, Millis(1)),
            |win32: &mut Win32<Mock>| {
                win32.WaitForMultipleObjects(1, In::Given(&[H]), true, Millis(1))
            },
            |win32: &mut Win32<Mock>| win32.SignalObjectAndWait(H, H, Millis(1), true),
        ];
        for wait in results {
            let mut win32 = always(Status(status));
            assert_eq!(wait(&mut win32), Ok(WaitResult(returns)), "{status:#x}");
            assert_eq!(win32.stored(), error, "{status:#x}");
        }
    }
    for (status, returns) in [(Status::SUCCESS, 0), (Status::USER_APC, 0xC0)] {
        assert_eq!(always(status).SleepEx(Millis(1), true), Ok(returns));
    }
}

#[test]
fn wait_all_is_0_and_wait_any_1() {
    let mut win32 = quiet();
    for all in [true, false] {
        win32.WaitForMultipleObjects(65, In::Null, all, Millis(0)).unwrap();
    }
    assert_eq!(win32.nt.argument(0, "wait_type"), Value::Int(0));
    assert_eq!(win32.nt.argument(1, "wait_type"), Value::Int(1));
    assert_eq!(win32.nt.argument(1, "count"), Value::Int(65));
}

#[test]
fn a_new_thread() {
    let client = CLIENT_ID { UniqueProcess: Id(4), UniqueThread: Id(12) };
    // Flags, then create flags, committed and reserved stack.
    let table = [(0, 0, 0x1000, 0), (4, 1, 0x1000, 0), (0x1_0004, 1, 0, 0x1000)];
    for (flags, suspended, commit, reserve) in table {
        let mut win32 = next(Status::SUCCESS, [Value::Int(8), client.to_value()]);
        let mut id = Out::HERE;
        let flags = CreationFlags(flags);
        let made = win32.CreateThread(In::Null, 0x1000, Routine(7), Address(9), flags, &mut id);
        assert_eq!((made, id), (Ok(Handle(8).into()), Out::Place(Some(Id(12)))));
        let wanted = [
            ("desired_access", 0x1F_FFFF),
            ("process_handle", u64::MAX),
            ("start_routine", 7),
            ("argument", 9),
            ("create_flags", suspended),
            ("stack_size", commit),
            ("maximum_stack_size", reserve),
        ];
        for (name, value) in wanted {
            assert_eq!(win32.nt.argument(0, name), Value::Int(value), "{name}");
        }
    }
    let mut win32 = quiet();
    let made = win32.CreateRemoteThread(
        H,
        In::Null,
        0,
        Routine(1),
        Address(0),
        CreationFlags(1),
        &mut Out::Null,
    );
    assert_eq!(made, Ok(Handle::NULL.into()));
    assert_eq!((win32.stored(), win32.nt.made.len()), (Some(87), 0));
}

#[test]
fn threads_are_asked_and_ended() {
    let client = CLIENT_ID { UniqueProcess: Id(4), UniqueThread: Id(12) };
    let basic = THREAD_BASIC_INFORMATION {
        ExitStatus: Status(259),
        ClientId: client,
        ..THREAD_BASIC_INFORMATION::default()
    };
    let asked = || next(Status::SUCCESS, [basic.to_value()]);
    assert_eq!(asked().GetThreadId(H), Ok(Id(12)));
    assert_eq!(asked().GetProcessIdOfThread(H), Ok(Id(4)));
    let mut code = Out::HERE;
    assert_eq!(asked().GetExitCodeThread(H, &mut code), Ok(true));
    assert_eq!(code, Out::Place(Some(259)));
    let mut win32 = asked();
    assert_eq!(win32.GetExitCodeThread(H, &mut Out::Null), Ok(false));
    assert_eq!(win32.stored(), Some(998));

    assert_eq!(next(Status::SUCCESS, [Value::Int(3)]).SuspendThread(H), Ok(3));
    assert_eq!(next(Status::SUCCESS, [Value::Int(3)]).ResumeThread(H), Ok(3));
    let mut win32 = always(Status::SUSPEND_COUNT_EXCEEDED);
    assert_eq!(win32.SuspendThread(H), Ok(0xFFFF_FFFF));
    assert_eq!(win32.stored(), Some(156));

    let mut win32 = quiet();
    win32.nt.status = Err(Stop::Ended);
    assert_eq!(win32.ExitThread(3), Err(Stop::Ended));
    assert_eq!(win32.nt.argument(0, "thread_handle"), Value::Int(-2_i64 as u64));
    assert_eq!(win32.nt.argument(0, "exit_status"), Value::Int(3));
    assert_eq!(win32.GetCurrentThread(), Ok(Handle::CURRENT_THREAD.into()));
    assert_eq!(win32.GetCurrentThreadId(), Ok(Id(1004)));
    win32.SetLastError(Win32Error(7)).unwrap();
    assert_eq!((win32.GetLastError(), win32.stored()), (Ok(Win32Error(7)), Some(7)));
}
