//! The debugger's looks at one thing: a thread, the header of an object, a deadlock.

use std::collections::BTreeMap;

use kernel::{Body, ObjectId, On, ThreadKey};
use sim::{ThreadState, World};

use crate::{blocked, kd, named, rows};

/// `!thread [TID]`: a thread, and what it waits for; without an id every thread that is there.
///
/// # Errors
/// No thread has the id.
pub(crate) fn thread(world: &World, words: &[&str]) -> Result<Vec<String>, String> {
    let kernel = world.kernel();
    let processes = kernel.processes();
    let blocks = processes.iter().filter_map(|key| kernel.process(*key));
    let all: Vec<ThreadKey> = blocks.flat_map(|block| block.threads.clone()).collect();
    let chosen = match words {
        [] => all,
        [word] => {
            let digits = word.strip_prefix("0x").unwrap_or(word);
            let id = u32::from_str_radix(digits, 16).ok();
            let is_it = |key: &ThreadKey| kernel.thread(*key).map(|block| block.id.0) == id;
            let found: Vec<ThreadKey> = all.into_iter().filter(is_it).collect();
            if found.is_empty() {
                return Err(format!("!thread: no thread that runs has the id {word}"));
            }
            found
        }
        [_, extra, ..] => return Err(format!("!thread: {extra}: one id is all it takes")),
    };
    Ok(chosen.into_iter().flat_map(|key| thread_lines(world, key)).collect())
}

fn thread_lines(world: &World, key: ThreadKey) -> Vec<String> {
    let kernel = world.kernel();
    let Some(block) = kernel.thread(key) else { return Vec::new() };
    let Some(process) = kernel.process(block.process) else { return Vec::new() };
    let place = u64::from(kernel.place_of(block.object));
    let begin = format!(
        "THREAD {:016x}  Cid {:04x}.{:04x}  Teb: {:010x}",
        kernel.address_of(block.object),
        process.id.0,
        block.id.0,
        0xE100_0000 + place * 0x1000
    );
    let Some(wait) = block.wait.filter(|_| block.exit.is_none()) else {
        let state = match world.state(key) {
            ThreadState::Ended => "TERMINATED",
            ThreadState::Suspended => "WAIT: (Suspended) KernelMode Non-Alertable",
            _ => "READY",
        };
        return vec![format!("{begin} {state}")];
    };
    let reason = match wait.on {
        On::Time => "DelayExecution",
        On::Resume { .. } => "Suspended",
        On::Packets { .. } => "WrQueue",
        _ if block.suspended > 0 => "Suspended",
        _ => "UserRequest",
    };
    let alertable = if wait.alertable { "Alertable" } else { "Non-Alertable" };
    let mut lines = vec![format!("{begin} WAIT: ({reason}) UserMode {alertable}")];
    for one in named::awaited(world, key) {
        let at = kernel.address_of(one.object);
        lines.push(format!("    {at:016x}  {}", dispatcher(world, one.object)));
    }
    lines
}

/// An object that can be waited for, as the debugger calls it.
fn dispatcher(world: &World, id: ObjectId) -> String {
    let kernel = world.kernel();
    match kernel.body(id) {
        Some(Body::Event(event)) if event.manual_reset => "NotificationEvent".into(),
        Some(Body::Event(_)) => "SynchronizationEvent".into(),
        Some(Body::Semaphore(semaphore)) => format!("Semaphore Limit {:#x}", semaphore.maximum),
        Some(Body::Mutant(_)) => match named::owner(world, id) {
            Some((owner, _)) => {
                let object = kernel.thread(owner).map(|block| block.object).unwrap_or_default();
                format!("Mutant - owning thread {:x}", kernel.address_of(object))
            }
            None => "Mutant - no owner".into(),
        },
        Some(Body::Process(_)) => "ProcessObject".into(),
        Some(Body::Thread(_)) => "Thread".into(),
        Some(body) => body.object_type().name().into(),
        None => "an object that is gone".into(),
    }
}

/// `!deadlock`: threads that wait for each other, in the two lines of the debugger, and who is who.
pub(crate) fn deadlock(world: &World) -> Vec<String> {
    let Some(circle) = blocked::any_circle(world) else {
        return vec!["No deadlocks detected".into()];
    };
    let wanted: Vec<String> = circle.iter().map(|edge| blocked::edge_text(world, edge).1).collect();
    let count = circle.len();
    // What the first thread holds is what the last one wants.
    let mut letters: BTreeMap<&str, char> = BTreeMap::new();
    for what in wanted.iter().cycle().skip(count - 1).take(count) {
        let letter = ('A'..).nth(letters.len()).unwrap_or('?');
        letters.entry(what).or_insert(letter);
    }
    let mut lines =
        vec![format!("Deadlock detected ({} resources in {count} threads):", letters.len())];
    lines.push(String::new());
    for at in 0..count {
        let held = &wanted[(at + count - 1) % count];
        lines.push(format!("Thread {at}: {} {}", letters[&**held], letters[&*wanted[at]]));
    }
    lines.push(String::new());
    for (at, edge) in circle.iter().enumerate() {
        lines.push(format!("Thread {at} = {}", world.actors().thread_name(edge.from)));
    }
    let mut locks: Vec<String> =
        letters.iter().map(|(what, letter)| format!("Lock {letter} = {what}")).collect();
    locks.sort();
    lines.extend(locks);
    lines
}

/// `dt nt!_OBJECT_HEADER ADDRESS`: the header of an object. What differs from version to version is
/// left out, and the number of the type stands there plainly.
///
/// # Errors
/// Something else is asked for, or no header lies there.
pub(crate) fn header(world: &World, words: &[&str]) -> Result<Vec<String>, String> {
    let ["nt!_OBJECT_HEADER" | "_OBJECT_HEADER", address] = words else {
        return Err("dt: only dt nt!_OBJECT_HEADER ADDRESS is there".into());
    };
    let digits = address.strip_prefix("0x").unwrap_or(address).replace('`', "");
    let at = u64::from_str_radix(&digits, 16).ok();
    let kernel = world.kernel();
    let objects = kernel.all_objects();
    let is_it = |id: &&ObjectId| Some(kernel.address_of(**id) - kd::HEADER) == at;
    let Some(id) = objects.iter().find(is_it) else {
        return Err(format!("dt: {address}: no header of an object lies there; see !object"));
    };
    let row = rows::object(world, *id);
    let more = kernel.header(*id);
    let has = |is_so: bool, bit: u8| if is_so { bit } else { 0 };
    let named = has(more.is_some_and(|header| header.name.is_some()), 0x2);
    let exclusive = more.is_some_and(|header| header.exclusive.is_some());
    let permanent = more.is_some_and(|header| header.permanent);
    let field =
        |offset: u32, name: &str, value: String| format!("   +0x{offset:03x} {name:<16} : {value}");
    Ok(vec![
        field(0, "PointerCount", format!("0n{}", row.references)),
        field(8, "HandleCount", format!("0n{}", row.handles)),
        field(8, "NextToFree", format!("0x00000000`{:08x} Void", row.handles)),
        field(0x10, "Lock", "_EX_PUSH_LOCK".into()),
        field(0x18, "TypeIndex", format!("{:#x} ''", row.object_type.index())),
        field(0x19, "TraceFlags", "0 ''".into()),
        field(0x1a, "InfoMask", format!("{:#x} ''", 0x8 | named | has(exclusive, 0x10))),
        field(0x1b, "Flags", format!("{:#x} ''", has(exclusive, 0x8) | has(permanent, 0x10))),
        field(0x30, "Body", "_QUAD".into()),
    ])
}
