//! What happened beside the answer to a call, one sentence each.

use calls::{Call, Kind, Typed, Value};
use kernel::{Apc, Attributes, Event, Late, ProcessKey, ThreadKey, What};
use nt::Status;
use sim::{Happened, Outcome, Resumed, World};

use crate::{named, value};

/// What a transcript prints behind `~`. Nothing for an event that nobody can see any more: a
/// thread that went to sleep and has been woken since.
pub fn happened(world: &World, happened: &Happened) -> Option<String> {
    let actors = world.actors();
    Some(match happened {
        Happened::Resumed(resumed) => self::resumed(world, resumed),
        Happened::SleepsAgain(thread) => {
            format!("{} {}", actors.thread_name(*thread), blocked(world, *thread)?)
        }
        Happened::Kernel(event) => match *event {
            Event::ProcessStarted { process, thread } => process_started(world, process, thread),
            Event::ThreadStarted { thread } => thread_started(world, thread),
            Event::Blocked { thread } => blocked(world, thread)?,
            Event::Resumed { thread } => format!("{} resumes", actors.thread_name(thread)),
            Event::ApcRuns { thread, apc } => runs(world, thread, &apc),
            Event::RequestOver(ref late) => request_over(world, late),
            Event::Suspended { thread } => format!("{} is suspended", actors.thread_name(thread)),
            Event::Continued { thread } => format!("{} continues", actors.thread_name(thread)),
            Event::ThreadExited { thread, status } => exits(&actors.thread_name(thread), status),
            Event::ProcessExited { process, status } => exits(actors.process_name(process), status),
            Event::Raised { thread, status } => {
                format!("{} raises {status} (0x{:08X})", actors.thread_name(thread), status.0)
            }
            Event::VerifierStop { thread, stop } => {
                let thread = actors.thread_name(thread);
                let name = stop.name();
                format!("{thread} stops in Application Verifier: 0x{:X} {name}", stop.0)
            }
            Event::Gone { object_type, id } => format!("gone: {object_type} {id}"),
        },
    })
}

/// What the out-parameters of a call hold, by the position of the parameter. A place in which
/// nothing was written is left out; a parameter that is read and written is not.
pub fn written(_world: &World, call: &Call) -> Vec<(usize, Typed)> {
    let rows = call.row().params.iter().zip(call.values());
    let holds = rows.enumerate().filter_map(|(at, (param, value))| match (param.kind, value) {
        (Kind::Out(_), Value::Place(Some(typed))) => Some((at, *typed)),
        (Kind::InOut(kind), Value::Var(inside)) | (Kind::Shared(kind), Value::At(_, inside)) => {
            Some((at, Typed { kind, value: *inside }))
        }
        _ => None,
    });
    holds.collect()
}

/// `app:main's read of 0x4 is over: STATUS_SUCCESS, 5 bytes`.
fn request_over(world: &World, late: &Late) -> String {
    let thread = world.actors().thread_name(late.thread);
    let what = match late.what {
        What::Read => "read",
        What::Write => "write",
        What::Listen => "listening",
        What::Transceive => "transaction",
        What::Instance => "wait for an instance",
        What::Flush => "flush",
        What::Lock => "lock",
        What::Watch => "watch",
    };
    let mut text = format!("{thread}'s {what} of {} is over: ", late.handle);
    value::value(world, &Kind::Status, &Value::Int(late.status.0.into()), &mut text);
    match (late.what, late.information) {
        (What::Listen | What::Instance, _) | (_, 0) => text,
        (_, 1) => text + ", 1 byte",
        (_, bytes) => text + &format!(", {bytes} bytes"),
    }
}

fn blocked(world: &World, thread: ThreadKey) -> Option<String> {
    let on = named::sleeps_on(world, thread)?;
    Some(match named::remaining(world, thread) {
        Some(time) => format!("blocks on {on}, for {time}"),
        None => format!("blocks on {on}"),
    })
}

fn resumed(world: &World, resumed: &Resumed) -> String {
    let row = resumed.call.row();
    let mut text = format!("{} resumes: {}", world.actors().thread_name(resumed.thread), row.name);
    match &resumed.outcome {
        Outcome::Value(_) if *row.returns == Kind::Void => {}
        Outcome::Value(value) => {
            text += " = ";
            value::value(world, row.returns, value, &mut text);
        }
        Outcome::Refused(refused) => text += &format!(": not modelled: {}", refused.what()),
        Outcome::Parked => text += " sleeps again",
        Outcome::Ended => text += " never returns",
    }
    match resumed.error {
        Some(error) if error.0 != 0 => text + &format!(", {error}"),
        _ => text,
    }
}

fn process_started(world: &World, process: ProcessKey, thread: ThreadKey) -> String {
    let (kernel, actors) = (world.kernel(), world.actors());
    let mut text = format!("{} starts", actors.process_name(process));
    let (Some(block), Some(main)) = (kernel.process(process), kernel.thread(thread)) else {
        return text;
    };
    let name = actors.thread_name(thread);
    text += &format!(": process {}, thread {name} {}", block.id, main.id);
    let entries = block.table.iter().flat_map(|table| table.iter());
    let inherited: Vec<_> = entries
        .filter(|(_, entry)| entry.attributes.contains(Attributes::INHERIT))
        .filter(|(handle, _)| !block.duplicated.contains(handle))
        .filter(|(handle, _)| !block.console_handles.contains(handle))
        .filter_map(|(handle, entry)| {
            Some(format!("{handle} {}", kernel.object_type(entry.object)?))
        })
        .collect();
    if !inherited.is_empty() {
        text += &format!("; inherits {}", inherited.join(", "));
    }
    for (what, handles) in
        [("duplicates", &block.duplicated), ("a console", &block.console_handles)]
    {
        if !handles.is_empty() {
            let given: Vec<_> = handles.iter().map(ToString::to_string).collect();
            text += &format!("; gets {what} {}", given.join(", "));
        }
    }
    if main.suspended > 0 {
        text += "; suspended";
    }
    text
}

fn thread_started(world: &World, thread: ThreadKey) -> String {
    let name = world.actors().thread_name(thread);
    match world.kernel().thread(thread) {
        Some(block) if block.suspended > 0 => {
            format!("{name} starts: thread {}; suspended", block.id)
        }
        Some(block) => format!("{name} starts: thread {}", block.id),
        None => format!("{name} starts"),
    }
}

/// A routine that a thread runs. Arguments that are 0 at the end are left out, save the first.
fn runs(world: &World, thread: ThreadKey, apc: &Apc) -> String {
    let mut text = format!("{} runs ", world.actors().thread_name(thread));
    value::value(world, &Kind::Routine, &Value::Int(apc.routine.0), &mut text);
    let given = apc.arguments.iter().rposition(|argument| *argument != 0).map_or(1, |at| at + 1);
    let arguments: Vec<_> =
        apc.arguments[..given].iter().map(|argument| format!("{argument:#x}")).collect();
    format!("{text}({})", arguments.join(", "))
}

fn exits(name: &str, status: Status) -> String {
    format!("{name} exits: code {}", value::exit_code(status))
}
