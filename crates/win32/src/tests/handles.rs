//! Handles: flags, duplication, comparison, and the failures of closing.

use calls::handles::HandleCalls;
use nt::{Access, Handle};

use super::*;

const H: Handle = Handle(0x10);

#[test]
fn flags_are_read_from_the_entry() {
    for (inherit, protect, want) in
        [(false, false, 0), (true, false, 1), (false, true, 2), (true, true, 3)]
    {
        let flags = OBJECT_HANDLE_FLAG_INFORMATION { Inherit: inherit, ProtectFromClose: protect };
        let mut win32 = next(Status::SUCCESS, [flags.to_value()]);
        let mut place = Out::HERE;
        assert_eq!(win32.GetHandleInformation(H, &mut place), Ok(true));
        assert_eq!(place, Out::Place(Some(HandleFlags(want))));
        assert_eq!(win32.stored(), None);
    }
    let mut win32 = quiet();
    assert_eq!(win32.GetHandleInformation(H, &mut Out::Null), Ok(false));
    assert_eq!(win32.stored(), Some(998));
}

#[test]
fn only_flags_in_the_mask_change() {
    // Old flags, mask, flags, new flags.
    let table = [
        (0, 1, 1, 1),
        (3, 1, 0, 2),
        (3, 2, 0, 1),
        (3, 0, 0, 3),
        (0, 3, 2, 2),
        (1, 2, 3, 3),
        (2, 0xFFFF_FFFC, 0, 2),
    ];
    for (old, mask, flags, new) in table {
        let entry = |flags: u32| OBJECT_HANDLE_FLAG_INFORMATION {
            Inherit: flags & 1 != 0,
            ProtectFromClose: flags & 2 != 0,
        };
        let mut win32 = next(Status::SUCCESS, [entry(old).to_value()]);
        assert_eq!(win32.SetHandleInformation(H, HandleFlags(mask), HandleFlags(flags)), Ok(true));
        assert_eq!(win32.nt.argument(1, "object_information"), entry(new).to_value());
        assert_eq!(win32.nt.argument(1, "object_information_class"), Value::Int(4));
    }
}

#[test]
fn a_duplication_is_passed_through() {
    let mut win32 = next(Status::SUCCESS, [Value::Int(0x44)]);
    let mut place = Out::HERE;
    let (from, to) = (Handle::CURRENT_PROCESS, Handle(0x20));
    let options = DuplicateOptions(0xF0);
    let done = win32.DuplicateHandle(from, H, to, &mut place, Access::DELETE, true, options);
    assert_eq!((done, place), (Ok(true), Out::Place(Some(Handle(0x44)))));
    let wanted = [
        ("source_process_handle", from.0),
        ("source_handle", H.0),
        ("target_process_handle", to.0),
        ("desired_access", 0x1_0000),
        ("handle_attributes", 2),
        ("options", 0xF0),
    ];
    for (name, value) in wanted {
        assert_eq!(win32.nt.argument(0, name), Value::Int(value), "{name}");
    }
}

#[test]
fn what_handle_calls_fail_with() {
    let table = [
        (Status::HANDLE_NOT_CLOSABLE, 6),
        (Status::NOT_SAME_OBJECT, 1656),
        (Status::PROCESS_IS_TERMINATING, 5),
    ];
    for (status, error) in table {
        let mut win32 = always(status);
        assert_eq!(win32.CloseHandle(H), Ok(false));
        assert_eq!(win32.stored(), Some(error));
        let mut win32 = always(status);
        assert_eq!(win32.CompareObjectHandles(H, H), Ok(false));
        assert_eq!(win32.stored(), Some(error));
    }
}
