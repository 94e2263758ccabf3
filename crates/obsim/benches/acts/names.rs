//! Opening by name among many names, against a map from text to index.

use std::collections::HashMap;
use std::hint::black_box;

use calls::events::NtEventCalls;
use calls::handles::NtHandleCalls;
use calls::{EventType, In, ObjectAttributes, Out, Root};
use kernel::{Kernel, ThreadKey};
use nt::{Access, Handle, Status, Wide};

use crate::reference::{Reference, UNSIGNALED};
use crate::{bare, pair, taken};

/// Opens and closes an event by name while so many others have names too.
pub(crate) fn open_close(names: usize, (acts, samples): (u64, usize)) {
    let text = |at: usize| format!("Event-{at}");
    let mut reference = Reference::new();
    let by_name: HashMap<String, u32> =
        (0..names).map(|at| (text(at), reference.create(UNSIGNALED))).collect();
    let asked: Vec<String> = (0..1_000).map(|at| text(at * 7919 % names)).collect();
    let asked_wide: Vec<Wide> = asked.iter().map(|name| Wide::from(name.as_str())).collect();
    let (mut kernel, thread) = bare();
    for at in 0..names {
        create(&mut kernel, thread, &Wide::from(text(at).as_str()));
    }
    pair(
        "open by name + close, 100,000 names",
        "<= 1.2x",
        (acts, samples),
        |n| {
            for at in 0..n as usize {
                let found = by_name.get(black_box(&asked[at % asked.len()])).copied();
                let handle = found.and_then(|handle| reference.duplicate(handle));
                black_box(reference.close(black_box(handle.unwrap_or(0))));
            }
        },
        |n| {
            for at in 0..n as usize {
                let name = black_box(&asked_wide[at % asked_wide.len()]);
                let mut handle = Out::HERE;
                let mut calls = black_box(&mut kernel).syscall(thread);
                taken(calls.NtOpenEvent(&mut handle, Access::SYNCHRONIZE, named(name)));
                taken(calls.NtClose(black_box(handle.written().copied().unwrap_or_default())));
            }
        },
    );
}

fn named(name: &Wide) -> In<ObjectAttributes<'_>> {
    let name = In::Given(name.as_units());
    In::Given(ObjectAttributes { root: Root::Base, name, ..ObjectAttributes::NONE })
}

fn create(kernel: &mut Kernel, thread: ThreadKey, name: &Wide) -> Handle {
    let mut handle = Out::HERE;
    let all = Access::from_bits_retain(0x1F_0003);
    let status =
        kernel.syscall(thread).NtCreateEvent(&mut handle, all, named(name), EventType(0), false);
    assert_eq!(status, Ok(Status::SUCCESS));
    *handle.written().expect("it was created")
}
