//! The calls as functions: arguments of Rust go in, and results of Rust come out.

use std::sync::Arc;

use obsim::calls::{Any, OBJECT_BASIC_INFORMATION, SECURITY_ATTRIBUTES};
use obsim::constants::*;
use obsim::functions::*;
use obsim::kernel::Apc;
use obsim::machine::{Body, Code, Ending, Launch, Machine, Options};
use obsim::nt::{Handle, Status, Wide, Win32Error};
use obsim::sim::World;

/// A program of one function.
struct Program(fn());

impl Code for Program {
    fn start(&self, _: &Launch) -> Option<Body> {
        let run = self.0;
        Some(Box::new(move || {
            run();
            0
        }))
    }

    fn routine(&self, _: &Apc) {}
}

fn run(program: fn()) {
    let mut world = World::new();
    let token = world.user("alice");
    world.put_file(r"C:\note.txt", b"hello".to_vec()).unwrap();
    let mut machine = Machine::new(world, Arc::new(Program(program)), Options::default());
    machine.start(r"C:\app.exe", &Wide::from("app"), token).unwrap();
    assert_eq!(machine.run(), Ending::Finished);
}

#[test]
fn results_are_handles_or_errors() {
    run(|| {
        let event = CreateEventW(NULL, true, false, "Gate").unwrap();
        assert_eq!(event, Handle(4));
        assert_eq!(SetEvent(event), Ok(()));
        assert_eq!(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
        assert_eq!(SetEvent(Handle(0x999)), Err(ERROR_INVALID_HANDLE));
        assert_eq!(OpenEventW(EVENT_ALL_ACCESS, false, "Gap"), Err(ERROR_FILE_NOT_FOUND));
        // An error that comes with success is asked for, as on Windows.
        let again = CreateEventW(NULL, true, false, "Gate").unwrap();
        assert_eq!(GetLastError(), Win32Error::ALREADY_EXISTS);
        assert!(CompareObjectHandles(event, again));
        // The pseudo handle is no failure, though it is the number of one.
        assert_eq!(GetCurrentProcess(), INVALID_HANDLE_VALUE);
    });
}

#[test]
fn what_a_call_writes_goes_where_the_program_says() {
    run(|| {
        let event = CreateEventW(NULL, true, false, NULL).unwrap();
        let mut copy = Handle::NULL;
        let this = GetCurrentProcess();
        DuplicateHandle(this, event, this, &mut copy, 0, true, DUPLICATE_SAME_ACCESS).unwrap();
        assert_eq!(copy, Handle(8));
        let mut flags = Default::default();
        GetHandleInformation(copy, &mut flags).unwrap();
        assert_eq!(flags.0, HANDLE_FLAG_INHERIT);
        let mut basic = OBJECT_BASIC_INFORMATION::default();
        assert_eq!(NtQueryObject(copy, 0, &mut basic, 56, NULL), Ok(Status::SUCCESS));
        assert_eq!(basic.HandleCount, 2);
        assert_eq!(NtClose(copy), Ok(Status::SUCCESS));
        assert_eq!(NtClose(copy), Err(Status::INVALID_HANDLE));
    });
}

#[test]
fn texts_bytes_and_structures_are_passed_as_rust_has_them() {
    run(|| {
        let inheritable = SECURITY_ATTRIBUTES { bInheritHandle: true, ..Default::default() };
        let path = String::from(r"C:\note.txt");
        let access = GENERIC_READ | GENERIC_WRITE;
        let file = CreateFileW(&path, access, 0, &inheritable, OPEN_EXISTING, 0, NULL).unwrap();
        let (mut bytes, mut count) = (Vec::new(), 0);
        ReadFile(file, &mut bytes, 100, &mut count, NULL).unwrap();
        assert_eq!((bytes.as_slice(), count), (b"hello".as_slice(), 5));
        WriteFile(file, b"!", 1, &mut count, NULL).unwrap();
        assert_eq!(count, 1);
        let events = [(); 2].map(|()| CreateEventW(NULL, false, true, NULL).unwrap());
        assert_eq!(WaitForMultipleObjects(2, &events, true, 0), WAIT_OBJECT_0);
        assert_eq!(WaitForMultipleObjects(2, &events, true, 0), WAIT_TIMEOUT);
        let mut text = Wide::default();
        assert_eq!(GetCurrentDirectoryW(100, &mut text), 3);
        assert_eq!(text.to_string(), r"C:\");
        let _any = Any::of(&5_u32);
    });
}
