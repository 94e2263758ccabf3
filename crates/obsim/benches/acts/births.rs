//! Processes: made, ended, waited for and closed; and what inheriting many handles costs.

use std::hint::black_box;

use calls::events::NtEventCalls;
use calls::handles::NtHandleCalls;
use calls::processes::NtProcessCalls;
use calls::waits::NtWaitCalls;
use calls::{EventType, In, ObjectAttributes, Out, PROCESS_PARAMETERS, PS_ATTRIBUTE_LIST};
use kernel::{Kernel, ThreadKey};
use nt::{Access, Handle, Status, Wide};

use crate::reference::{Reference, UNSIGNALED};
use crate::{pair, taken};

/// ProcessFlags: the child inherits what can be inherited. Handle attribute: it can.
const INHERIT_HANDLES: u32 = 0x4;
const OBJ_INHERIT: u32 = 0x2;

/// A process without handles, from its making to its last handle.
pub(crate) fn bare(acts: u64, samples: usize) {
    let mut reference = Reference::new();
    let (mut kernel, thread) = crate::bare();
    let program = program();
    pair(
        "process made, ended, closed",
        "<= 3x",
        (acts, samples),
        |n| {
            for _ in 0..n {
                by_hand(black_box(&mut reference), false);
            }
        },
        |n| {
            for _ in 0..n {
                live(black_box(&mut kernel), thread, &program, 0);
            }
        },
    );
}

/// A process that inherits handles; the figure is for each of them.
pub(crate) fn inheriting(handles: u64, samples: usize) {
    let mut reference = Reference::new();
    let (mut kernel, thread) = crate::bare();
    for _ in 0..handles {
        reference.create(UNSIGNALED);
        inheritable(&mut kernel, thread);
    }
    let program = program();
    pair(
        "inheriting 10,000 handles, each",
        "<= 1.5x",
        (handles, samples),
        |_| by_hand(black_box(&mut reference), true),
        |_| live(black_box(&mut kernel), thread, &program, INHERIT_HANDLES),
    );
}

fn by_hand(reference: &mut Reference, inherits: bool) {
    let (process, thread, table) = reference.birth(inherits);
    reference.end(black_box(&table));
    black_box(reference.wait(process));
    reference.close(thread);
    reference.close(process);
}

/// What a process is made of.
type Program = (PROCESS_PARAMETERS, PS_ATTRIBUTE_LIST);

fn program() -> Program {
    let parameters = PROCESS_PARAMETERS {
        ImagePathName: Wide::from(r"C:\child.exe"),
        CommandLine: Wide::from("child.exe"),
        CurrentDirectory: Wide::from(r"C:\"),
        ..PROCESS_PARAMETERS::default()
    };
    let image = In::Given(Wide::from(r"\??\C:\child.exe"));
    (parameters, PS_ATTRIBUTE_LIST { ImageName: image, ..PS_ATTRIBUTE_LIST::default() })
}

/// A process, from its making to its last handle.
fn live(kernel: &mut Kernel, thread: ThreadKey, (parameters, list): &Program, flags: u32) {
    let (mut process, mut first, mut ids) = (Out::HERE, Out::HERE, Out::HERE);
    let mut calls = kernel.syscall(thread);
    let made = calls.NtCreateUserProcess(
        &mut process,
        &mut first,
        Access::MAXIMUM_ALLOWED,
        Access::MAXIMUM_ALLOWED,
        In::Null,
        In::Null,
        flags,
        0,
        In::Given(parameters),
        &mut ids,
        In::Given(list),
    );
    assert_eq!(made, Ok(Status::SUCCESS));
    let process = process.written().copied().unwrap_or_default();
    taken(calls.NtTerminateProcess(process, Status(0)));
    taken(calls.NtWaitForSingleObject(process, false, In::Given(0)));
    taken(calls.NtClose(first.written().copied().unwrap_or_default()));
    taken(calls.NtClose(process));
    kernel.drain_events();
}

fn inheritable(kernel: &mut Kernel, thread: ThreadKey) {
    let mut handle: Out<Handle> = Out::HERE;
    let attributes = ObjectAttributes { flags: OBJ_INHERIT, ..ObjectAttributes::NONE };
    let status = kernel.syscall(thread).NtCreateEvent(
        &mut handle,
        Access::from_bits_retain(0x1F_0003),
        In::Given(attributes),
        EventType(0),
        false,
    );
    assert_eq!(status, Ok(Status::SUCCESS));
}
