//! The end of a run: who sleeps for ever, what for, and whether anybody is left who could end that.

use std::collections::BTreeSet;

use kernel::{Body, ObjectId, On, ProcessKey, ThreadKey, What};
use nt::{Access, rights};
use sim::World;

use crate::blocked::{Edge, circle, circle_text, satisfied, sleepers, waits_for_itself};
use crate::locks::{self, Spot};
use crate::named::{self, Awaited};

/// The threads that sleep without a deadline, one line each, oldest process first, and those that
/// are suspended and cannot be resumed. Threads that wait for each other in a circle share a line.
/// A thread is without hope if everybody who could help it is so, too; its line says that.
pub fn stuck(world: &World) -> Vec<String> {
    let mut lines = Vec::new();
    let mut told = BTreeSet::new();
    let hopeless = hopeless(world);
    for thread in sleepers(world) {
        if told.contains(&thread) {
            continue;
        }
        // Of circles that share a thread one is told.
        let apart = |circle: &Vec<Edge>| circle.iter().all(|edge| !told.contains(&edge.from));
        if let Some(circle) = circle(world, thread).filter(apart) {
            told.extend(circle.iter().map(|edge| edge.from));
            lines.push(format!("deadlock: {}", circle_text(world, &circle)));
        } else if let Some(on) = named::sleeps_on(world, thread) {
            let name = world.actors().thread_name(thread);
            lines.push(match waits_for_itself(world, thread) {
                Some(what) => format!("{name} waits for {what}"),
                None if hopeless.contains(&thread) => {
                    format!("{name} waits for {on}; nobody is left who could end that")
                }
                None => format!("{name} waits for {on}"),
            });
        }
    }
    lines.extend(forgotten(world));
    lines
}

/// The threads that are suspended and that no open handle can resume.
fn forgotten(world: &World) -> Vec<String> {
    let lost = suspended(world).into_iter().filter(|key| resumers(world, *key).is_empty());
    let name = |key| world.actors().thread_name(key);
    lost.map(|key| format!("{} is suspended; no open handle can resume it", name(key))).collect()
}

/// The threads that are suspended outside of a wait.
fn suspended(world: &World) -> Vec<ThreadKey> {
    let is = |key: &ThreadKey| {
        let block = world.kernel().thread(*key);
        block.is_some_and(|block| block.suspended > 0 && block.wait.is_none())
    };
    all_threads(world).into_iter().filter(is).collect()
}

/// The sleepers for whom nobody is left: the largest set of them in which each one waits for
/// something that only others of the set could do.
fn hopeless(world: &World) -> BTreeSet<ThreadKey> {
    let mut set: BTreeSet<ThreadKey> = sleepers(world).into_iter().collect();
    set.extend(suspended(world));
    loop {
        let saved = |thread: &ThreadKey| is_saved(world, *thread, &set);
        let saved: Vec<ThreadKey> = set.iter().copied().filter(saved).collect();
        if saved.is_empty() {
            return set;
        }
        set.retain(|thread| !saved.contains(thread));
    }
}

/// Whether somebody outside of a set could end the sleep of a thread.
fn is_saved(world: &World, thread: ThreadKey, set: &BTreeSet<ThreadKey>) -> bool {
    let Some(block) = world.kernel().thread(thread) else { return true };
    let any_free = |savers: BTreeSet<ThreadKey>| !savers.is_subset(set);
    if block.suspended > 0 && !any_free(resumers(world, thread)) {
        return false;
    }
    let Some(wait) = block.wait else { return true };
    if wait.alertable {
        return any_free(all_threads(world));
    }
    match wait.on {
        On::Any | On::All if locks::spot(world, thread).is_none() => {
            let all = named::awaited(world, thread);
            let mut unmet = all.iter().filter(|one| !satisfied(world, one, thread));
            let saved = |one: &Awaited| any_free(savers_of(world, thread, one));
            if wait.on == On::All { unmet.all(saved) } else { unmet.any(saved) }
        }
        _ => any_free(savers(world, thread, wait.on)),
    }
}

/// Who could end a sleep that is not for objects.
fn savers(world: &World, thread: ThreadKey, on: On) -> BTreeSet<ThreadKey> {
    let kernel = world.kernel();
    let own = kernel.thread(thread).map(|block| block.process);
    let siblings = || own.map(|process| threads_of(world, process)).unwrap_or_default();
    match locks::spot(world, thread) {
        Some(Spot::Lock(_)) => return locks::holders(world, thread).into_iter().collect(),
        Some(Spot::Sleep(_)) => return siblings(),
        None => {}
    }
    match on {
        On::Resume { .. } => resumers(world, thread),
        On::Keyed { .. } | On::Alert { .. } => siblings(),
        On::Turn => {
            let file = kernel.waits_for(thread).first().copied();
            file.and_then(|file| kernel.user_of(file)).into_iter().collect()
        }
        On::Request(request) => match kernel.request(request) {
            Some(request) if matches!(request.what, What::Read | What::Write | What::Flush) => {
                let other = named::other_end(world, request.file);
                other.map(|other| holders(world, other, Access::empty())).unwrap_or_default()
            }
            _ => all_threads(world),
        },
        _ => all_threads(world),
    }
}

/// Who could signal an object of a wait. Whatever has a name can be opened by everybody.
fn savers_of(world: &World, thread: ThreadKey, one: &Awaited) -> BTreeSet<ThreadKey> {
    let kernel = world.kernel();
    if kernel.is_message_queue(thread, one.object) {
        return all_threads(world);
    }
    let right = match kernel.body(one.object) {
        Some(Body::Mutant(_)) => {
            return named::owner(world, one.object).map(|(by, _)| by).into_iter().collect();
        }
        Some(Body::Thread(thread)) => return BTreeSet::from([thread.key]),
        Some(Body::Process(process)) => return threads_of(world, process.key),
        Some(Body::Event(_)) => rights::EVENT_MODIFY_STATE,
        Some(Body::Semaphore(_)) => rights::SEMAPHORE_MODIFY_STATE,
        Some(Body::Timer(_)) => rights::TIMER_MODIFY_STATE,
        _ => return all_threads(world),
    };
    if let Some(process) = kernel.awaits_idle(one.object) {
        return threads_of(world, process);
    }
    if named::last_name(world, one.object).is_some() {
        return all_threads(world);
    }
    holders(world, one.object, right)
}

/// Who has a handle by which a thread can be resumed.
fn resumers(world: &World, thread: ThreadKey) -> BTreeSet<ThreadKey> {
    let kernel = world.kernel();
    let Some(block) = kernel.thread(thread) else { return BTreeSet::new() };
    let own = [rights::THREAD_SUSPEND_RESUME, rights::THREAD_RESUME];
    let by_thread = own.into_iter().flat_map(|right| holders(world, block.object, right));
    let process = kernel.process(block.process).map(|process| process.object);
    let right = rights::PROCESS_SUSPEND_RESUME;
    let by_process = process.map(|process| holders(world, process, right)).unwrap_or_default();
    by_thread.chain(by_process).collect()
}

/// The threads of the processes that have a handle with a right.
pub(crate) fn holders(world: &World, object: ObjectId, right: Access) -> BTreeSet<ThreadKey> {
    let kernel = world.kernel();
    let has = |key: &ProcessKey| {
        let table = kernel.process(*key).and_then(|block| block.table.as_ref());
        table.is_some_and(|table| {
            table.iter().any(|(_, entry)| entry.object == object && entry.granted.contains(right))
        })
    };
    let processes = kernel.processes().into_iter().filter(has);
    processes.flat_map(|key| threads_of(world, key)).collect()
}

fn threads_of(world: &World, process: ProcessKey) -> BTreeSet<ThreadKey> {
    let block = world.kernel().process(process);
    block.map(|block| block.threads.iter().copied().collect()).unwrap_or_default()
}

fn all_threads(world: &World) -> BTreeSet<ThreadKey> {
    world.kernel().processes().into_iter().flat_map(|key| threads_of(world, key)).collect()
}
