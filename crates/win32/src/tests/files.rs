//! Files and pipes.

use calls::files::FileCalls;
use calls::pipes::PipeCalls;
use nt::{Access, Handle};

use super::*;

const H: Handle = Handle(0x10);

fn io(information: u64) -> Value {
    IO_STATUS_BLOCK { Status: Status::SUCCESS, Information: information }.to_value()
}

fn open(win32: &mut Win32<Mock>, disposition: u32, flags: u32) -> Result<Handle, Refused> {
    let name = wide("a.txt");
    let opened = win32.CreateFileW(
        In::Given(&name),
        Access::GENERIC_WRITE,
        ShareMode(1),
        In::Given(&inheritable()),
        Disposition(disposition),
        FileFlags(flags),
        Handle::NULL,
    );
    opened.map(|handle| handle.0)
}

#[test]
fn dispositions_and_the_errors_that_come_with_success() {
    // CreateFileW's and NtCreateFile's disposition; the last error when the file was created, and
    // when it existed.
    let table = [(1, 2, 0, 0), (2, 5, 0, 183), (3, 1, 0, 0), (4, 3, 0, 183), (5, 4, 0, 0)];
    for (disposition, nt, created, existed) in table {
        for (information, error) in [(2, created), (1, existed), (3, existed)] {
            let mut win32 = next(Status::SUCCESS, [Value::Int(8), io(information)]);
            assert_eq!(open(&mut win32, disposition, 0), Ok(Handle(8)));
            assert_eq!(win32.stored(), Some(error), "{disposition} {information}");
            assert_eq!(win32.nt.argument(0, "create_disposition"), Value::Int(nt));
        }
    }
}

#[test]
fn what_the_nt_layer_is_asked_for() {
    let mut win32 = next(Status::SUCCESS, [Value::Int(8), io(1)]);
    open(&mut win32, 3, 0xB800_0021).unwrap();
    let wanted = [
        ("desired_access", 0x4010_0080),
        ("file_attributes", 0x21),
        ("share_access", 1),
        ("create_options", 0x86E),
        ("allocation_size", 0),
        ("ea_buffer", 0),
    ];
    for (name, value) in wanted {
        assert_eq!(win32.nt.argument(0, name), Value::Int(value), "{name}");
    }
    let attributes = win32.attributes(0).unwrap();
    assert_eq!(attributes.ObjectName, In::Given(Wide::from(r"\??\C:\work\a.txt")));
    assert_eq!(attributes.Attributes, ObjectFlags(0x42));
}

#[test]
fn flags_that_are_options() {
    // Beside what every opening asks for: SYNCHRONIZE and FILE_READ_ATTRIBUTES.
    let table = [
        (0, 0x4010_0080, 0x60),
        (0x4000_0000, 0x4010_0080, 0x40),
        (0x0200_0000, 0x4010_0080, 0x4020),
        (0x0400_0000, 0x4011_0080, 0x1060),
    ];
    for (flags, desired, options) in table {
        let mut win32 = next(Status::SUCCESS, [Value::Int(8), io(1)]);
        open(&mut win32, 3, flags).unwrap();
        assert_eq!(win32.nt.argument(0, "desired_access"), Value::Int(desired), "{flags:#x}");
        assert_eq!(win32.nt.argument(0, "create_options"), Value::Int(options), "{flags:#x}");
    }
}

#[test]
fn failures_of_opening() {
    let table = [
        (1, Status::OBJECT_NAME_COLLISION, 80),
        (2, Status::FILE_IS_A_DIRECTORY, 5),
        (3, Status::OBJECT_NAME_NOT_FOUND, 2),
        (3, Status::OBJECT_PATH_NOT_FOUND, 3),
        (3, Status::OBJECT_NAME_INVALID, 123),
        (3, Status::SHARING_VIOLATION, 32),
    ];
    for (disposition, status, error) in table {
        let mut win32 = always(status);
        assert_eq!(open(&mut win32, disposition, 0), Ok(Handle::INVALID));
        assert_eq!(win32.stored(), Some(error), "{status}");
    }
}

#[test]
fn arguments_that_fail_at_once() {
    let (name, read) = (wide("a.txt"), Access::GENERIC_READ);
    let (given, empty) = (In::Given(&name[..]), In::Given(&[][..]));
    let table = [
        (given, 0, 0, 87),
        (given, 6, 0, 87),
        (given, 3, 8, 87),
        (given, 5, 0, 87),
        (empty, 0, 0, 87),
        (empty, 3, 0, 3),
        (In::Null, 3, 0, 3),
        (In::Fault(Status::ACCESS_VIOLATION), 3, 0, 998),
    ];
    for (name, disposition, share, error) in table {
        let mut win32 = quiet();
        let (disposition, share) = (Disposition(disposition), ShareMode(share));
        let (flags, none) = (FileFlags(0), Handle::NULL);
        let opened = win32.CreateFileW(name, read, share, In::Null, disposition, flags, none);
        assert_eq!(opened, Ok(Handle::INVALID.into()));
        assert_eq!((win32.stored(), win32.nt.made.len()), (Some(error), 0));
    }
}

#[test]
fn flags_that_are_not_modelled_are_refused_by_name() {
    let table = [
        (0x0100_0000, "FILE_FLAG_POSIX_SEMANTICS"),
        (0x0020_0000, "FILE_FLAG_OPEN_REPARSE_POINT"),
        (0x4000, "FILE_ATTRIBUTE_ENCRYPTED"),
        (0x4_0000, "a flag without a name"),
    ];
    for (flags, what) in table {
        let refused = Refused::new("CreateFileW", what);
        assert_eq!(open(&mut quiet(), 3, flags), Err(refused));
    }
}

#[test]
fn a_pipe_has_two_ends() {
    let answers = Mock::new()
        .then(Status::SUCCESS, [Value::Int(4), io(2)])
        .then(Status::SUCCESS, [Value::Int(8), io(1)]);
    let mut win32 = Win32::new(answers);
    let (mut read, mut write) = (Out::HERE, Out::HERE);
    let security = inheritable();
    assert_eq!(win32.CreatePipe(&mut read, &mut write, In::Given(&security), 0), Ok(true));
    assert_eq!((read, write), (Out::Place(Some(Handle(4))), Out::Place(Some(Handle(8)))));
    let table = [
        (0, "desired_access", 0x8010_0100),
        (0, "inbound_quota", 4096),
        (1, "desired_access", 0x4010_0080),
    ];
    for (call, name, value) in table {
        assert_eq!(win32.nt.argument(call, name), Value::Int(value), "{call} {name}");
    }
    assert_eq!(win32.attributes(0).unwrap().Attributes, ObjectFlags(2));
    let writer = win32.attributes(1).unwrap();
    assert_eq!((writer.RootDirectory, writer.Attributes), (Handle(4), ObjectFlags(2)));
    assert_eq!(writer.ObjectName, In::Given(Wide::default()));
    assert_eq!(win32.stored(), None);
}

#[test]
fn a_pipe_that_cannot_be_finished_leaves_nothing() {
    let answers = Mock::new()
        .then(Status::SUCCESS, [Value::Int(4), io(2)])
        .then(Status::INSUFFICIENT_RESOURCES, []);
    let mut win32 = Win32::new(answers);
    let (mut read, mut write) = (Out::HERE, Out::HERE);
    assert_eq!(win32.CreatePipe(&mut read, &mut write, In::Null, 10), Ok(false));
    assert_eq!((read, write, win32.stored()), (Out::HERE, Out::HERE, Some(1450)));
    assert_eq!(win32.nt.argument(2, "handle"), Value::Int(4));
    let mut win32 = quiet();
    assert_eq!(win32.CreatePipe(&mut Out::Place(None), &mut Out::Null, In::Null, 0), Ok(false));
    assert_eq!((win32.stored(), win32.nt.made.len()), (Some(998), 0));
}

#[test]
fn reading_tells_how_much() {
    let data = Value::Bytes(Box::new(*b"abc"));
    // The status, what is returned, the count, the bytes, the last error.
    let table = [
        (Status::SUCCESS, true, 3, Some(&b"abc"[..]), None),
        (Status::END_OF_FILE, true, 0, Some(&b""[..]), None),
        (Status::PIPE_BROKEN, false, 0, None, Some(109)),
        (Status::ACCESS_DENIED, false, 0, None, Some(5)),
    ];
    for (status, returns, count, bytes, error) in table {
        let mut win32 = next(status, [io(3), data.clone()]);
        let (mut buffer, mut read) = (Out::HERE, Out::Place(Some(7)));
        let done = win32.ReadFile(H, &mut buffer, 10, &mut read, &mut Shared::Null);
        assert_eq!((done, read), (Ok(returns), Out::Place(Some(count))), "{status}");
        assert_eq!(buffer, Out::Place(bytes.map(|bytes| Bytes(bytes.into()))), "{status}");
        assert_eq!(win32.stored(), error, "{status}");
    }
}

#[test]
fn the_count_must_have_a_place() {
    let mut win32 = next(Status::SUCCESS, [io(3)]);
    let done = win32.WriteFile(H, In::Given(b"abc"), 3, &mut Out::Null, &mut Shared::Null);
    assert_eq!((done, win32.stored(), win32.nt.made.len()), (Ok(false), Some(998), 1));
    let mut win32 = quiet();
    let mut bad = Out::Fault(Status::ACCESS_VIOLATION);
    let done = win32.ReadFile(H, &mut Out::Null, 0, &mut bad, &mut Shared::Null);
    assert_eq!((done, win32.stored(), win32.nt.made.len()), (Ok(false), Some(998), 0));
}

#[test]
fn writing_tells_how_much() {
    let table = [
        (Status::SUCCESS, true, 3, None),
        (Status::PIPE_CLOSING, false, 0, Some(232)),
        (Status::PIPE_BROKEN, false, 0, Some(109)),
        (Status::DISK_FULL, false, 0, Some(112)),
    ];
    for (status, returns, count, error) in table {
        let mut win32 = next(status, [io(3)]);
        let mut written = Out::HERE;
        let done = win32.WriteFile(H, In::Given(b"abc"), 3, &mut written, &mut Shared::Null);
        assert_eq!((done, written), (Ok(returns), Out::Place(Some(count))), "{status}");
        assert_eq!(win32.stored(), error, "{status}");
    }
    let overlapped = OVERLAPPED { hEvent: Handle(0x21), ..OVERLAPPED::default() };
    let mut place = Shared::At { at: 0x100, value: overlapped };
    let mut win32 = next(Status::PENDING, [io(0)]);
    let done = win32.WriteFile(H, In::Given(b"abc"), 3, &mut Out::Null, &mut place);
    assert_eq!((done, win32.stored()), (Ok(false), Some(997)));
    // The lowest bit of the event's handle is a wish of its own.
    assert_eq!(win32.nt.argument(0, "event"), Value::Int(0x20));
    assert_eq!(win32.nt.argument(0, "apc_context"), Value::Int(0));
}

#[test]
fn types_of_files() {
    let table =
        [(0x7, 1, None), (0x15, 2, None), (0x11, 3, None), (0x50, 2, None), (0x8, 0, Some(0))];
    for (device, kind, error) in table {
        let info = FILE_FS_DEVICE_INFORMATION { DeviceType: device, Characteristics: 0 };
        let mut win32 = next(Status::SUCCESS, [io(8), info.to_value()]);
        assert_eq!(win32.GetFileType(H), Ok(FileType(kind)));
        assert_eq!(win32.stored(), error);
    }
}
