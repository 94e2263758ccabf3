//! Why a thread does not go on: what it waits for, who could end that, and who waits in a circle.

use std::collections::BTreeSet;

use kernel::{Body, ObjectId, On, Request, RequestKey, ThreadKey, Timer, Wait, What};
use nt::{Access, rights};
use sim::{ThreadState, World};

use crate::locks;
use crate::named::{self, Awaited};
use crate::stuck::holders;
use crate::why::{Reason, reason};
use crate::why_file::lock_text;
use crate::{rows, value};

/// Why a thread makes no call: one reason for each thing in its way. A thread that could make one
/// gets the single reason `not.blocked`.
pub fn why_blocked(world: &World, thread: ThreadKey) -> Vec<Reason> {
    let me = named::prompt(world, thread);
    let Some(block) = world.kernel().thread(thread) else {
        return vec![reason("thread.ended", "{} has ended", &[&me])];
    };
    match world.state(thread) {
        ThreadState::Ended => {
            let code = block.exit.map(value::exit_code).unwrap_or_default();
            return vec![reason("thread.ended", "{} has ended: code {}", &[&me, &code])];
        }
        ThreadState::Ready => {
            return vec![reason("not.blocked", "{} can make its next call", &[&me])];
        }
        ThreadState::Blocked | ThreadState::Suspended => {}
    }
    let mut reasons = Vec::new();
    if block.suspended > 0 {
        reasons.push(suspended(world, thread));
    }
    match block.wait.map(|wait| wait.on) {
        Some(_) if locks::spot(world, thread).is_some() => {
            let spot = locks::spot(world, thread);
            reasons.extend(spot.map(|spot| locks::why(world, thread, spot)));
            reasons.extend(circle(world, thread).map(|circle| deadlock(world, &circle)));
            reasons.extend(time(world, thread, "gives up"));
        }
        None | Some(On::Resume { .. }) => {}
        Some(On::Time) => reasons.extend(time(world, thread, "wakes")),
        Some(On::Keyed { releases, .. }) => {
            let on = named::sleeps_on(world, thread).unwrap_or_default();
            let other = if releases { "waits" } else { "releases" };
            let pattern = "no thread of the process {} at {}";
            reasons.push(reason("keyed.alone", pattern, &[&other, &on]));
            reasons.extend(time(world, thread, "gives up"));
        }
        Some(On::Alert { .. }) => {
            let me = named::prompt(world, thread);
            let pattern = "{} sleeps until a thread of its process alerts it";
            reasons.push(reason("alert.awaited", pattern, &[&me]));
            reasons.extend(time(world, thread, "gives up"));
        }
        Some(On::Turn) => reasons.extend(turn(world, thread)),
        Some(On::Request(request)) => {
            reasons.extend(
                world.kernel().request(request).map(|found| pending(world, request, found)),
            );
            reasons.extend(time(world, thread, "gives up"));
        }
        Some(On::Packets { .. }) => {
            let all = named::awaited(world, thread);
            reasons.extend(all.first().map(|one| unsignaled(world, thread, one)));
            reasons.extend(time(world, thread, "gives up"));
        }
        Some(On::Any | On::All) => {
            let all = named::awaited(world, thread);
            let unmet = all.iter().filter(|one| !satisfied(world, one, thread));
            reasons.extend(unmet.map(|one| unsignaled(world, thread, one)));
            reasons.extend(circle(world, thread).map(|circle| deadlock(world, &circle)));
            // Who waits for itself has been told all there is.
            if reasons.iter().all(|reason| reason.code != "wait.self") {
                reasons.extend(time(world, thread, "gives up"));
            }
        }
    }
    reasons
}

/// What a thread sleeps on, as `~ blocks on` says it; nothing when it does not sleep.
pub fn blocked_on(world: &World, thread: ThreadKey) -> Option<String> {
    named::sleeps_on(world, thread)
}

/// A circle of threads that wait for each other, if there is one: the first that is found.
pub(crate) fn any_circle(world: &World) -> Option<Vec<Edge>> {
    sleepers(world).iter().find_map(|thread| circle(world, *thread))
}

/// Whether threads wait for each other in a circle that none of them will leave.
pub fn is_deadlocked(world: &World) -> bool {
    any_circle(world).is_some()
}

/// Every thread that sleeps and has no deadline.
pub(crate) fn sleepers(world: &World) -> Vec<ThreadKey> {
    let kernel = world.kernel();
    let processes = kernel.processes();
    let blocks = processes.iter().filter_map(|key| kernel.process(*key));
    let threads = blocks.flat_map(|block| block.threads.iter().copied());
    threads.filter(|key| sleeps_for_ever(world, *key)).collect()
}

fn sleeps_for_ever(world: &World, thread: ThreadKey) -> bool {
    let wait = world.kernel().thread(thread).and_then(|block| block.wait);
    wait.is_some_and(|wait| wait.deadline.is_none() && !a_timer_ends(world, thread, &wait))
}

/// Whether a timer that is set will end a wait: by a call, or because it is all that is missing.
fn a_timer_ends(world: &World, thread: ThreadKey, wait: &Wait) -> bool {
    if wait.alertable && world.kernel().timer_calls(thread) {
        return true;
    }
    let comes = |one: &Awaited| match world.kernel().body(one.object) {
        Some(Body::Timer(timer)) => {
            world.kernel().timer(timer.key).is_some_and(|timer| timer.armed)
        }
        _ => false,
    };
    let all = named::awaited(world, thread);
    let mut unmet = all.iter().filter(|one| !satisfied(world, one, thread));
    match wait.on {
        On::Any => unmet.any(comes),
        On::All => unmet.all(comes),
        _ => false,
    }
}

/// Why a timer is not signaled.
fn unset_timer(world: &World, one: &Awaited, timer: &Timer, what: &str) -> Reason {
    let set = world.kernel().timer(timer.key).filter(|block| block.armed);
    match set {
        Some(block) => {
            let left = named::duration(block.due.saturating_sub(world.now()));
            reason("timer.due", "{} is due in {}", &[&what, &left])
        }
        None => {
            let right = ("TIMER_MODIFY_STATE", rights::TIMER_MODIFY_STATE);
            could("timer.unset", "{} is not set; ", what, "set", world, one.object, right)
        }
    }
}

pub(crate) fn satisfied(world: &World, one: &Awaited, thread: ThreadKey) -> bool {
    world.kernel().would_satisfy(one.object, thread)
}

fn time(world: &World, thread: ThreadKey, verb: &str) -> Option<Reason> {
    let time = named::remaining(world, thread)?;
    let me = named::prompt(world, thread);
    Some(reason("time", &format!("{{}} {verb} in {{}}"), &[&me, &time]))
}

/// `its own thread to end` or `its own process to end`, if an object of the wait is that.
pub(crate) fn waits_for_itself(world: &World, thread: ThreadKey) -> Option<&'static str> {
    named::awaited(world, thread).iter().find_map(|one| own_end(world, thread, one.object))
}

fn own_end(world: &World, thread: ThreadKey, object: ObjectId) -> Option<&'static str> {
    let block = world.kernel().thread(thread)?;
    match world.kernel().body(object)? {
        Body::Thread(other) if other.key == thread => Some("its own thread to end"),
        Body::Process(other) if other.key == block.process => Some("its own process to end"),
        _ => None,
    }
}

/// Why one object of a wait is not signaled.
fn unsignaled(world: &World, thread: ThreadKey, one: &Awaited) -> Reason {
    let (kernel, actors) = (world.kernel(), world.actors());
    if let Some(what) = own_end(world, thread, one.object) {
        let me = actors.thread_name(thread);
        let pattern = format!("{{}} waits for {what}; no call of another thread can end this wait");
        return reason("wait.self", &pattern, &[&me]);
    }
    if kernel.is_message_queue(thread, one.object) {
        let me = actors.thread_name(thread);
        return reason("message.none", "nothing new was posted to {}", &[&me]);
    }
    if let Some(process) = kernel.awaits_idle(one.object) {
        let who = actors.process_name(process);
        return reason("message.busy", "{} has not waited for input yet", &[&who]);
    }
    let what = named::subject(world, one.object, one.handle);
    match kernel.body(one.object) {
        Some(Body::Mutant(_)) => match named::owner(world, one.object) {
            Some((by, depth)) => {
                let by = actors.thread_name(by);
                let times = format!("{depth} time{}", if depth == 1 { "" } else { "s" });
                reason("mutant.held", "{} is held by {}, acquired {}", &[&what, &by, &times])
            }
            None => reason("mutant.held", "{} was held", &[&what]),
        },
        Some(Body::Event(_)) => {
            let pattern = "{} is not signaled; ";
            let right = ("EVENT_MODIFY_STATE", rights::EVENT_MODIFY_STATE);
            could("event.unset", pattern, &what, "signal", world, one.object, right)
        }
        Some(Body::Semaphore(_)) => {
            let pattern = "the count of {} is 0; ";
            let right = ("SEMAPHORE_MODIFY_STATE", rights::SEMAPHORE_MODIFY_STATE);
            could("semaphore.empty", pattern, &what, "release", world, one.object, right)
        }
        Some(Body::IoCompletion(_)) => {
            let pattern = "no packet is queued to {}; ";
            let right = ("IO_COMPLETION_MODIFY_STATE", rights::IO_COMPLETION_MODIFY_STATE);
            could("port.empty", pattern, &what, "post to", world, one.object, right)
        }
        Some(Body::Timer(timer)) => unset_timer(world, one, timer, &what),
        Some(Body::Process(_)) => reason("process.running", "{} still runs", &[&what]),
        Some(Body::Thread(_)) => reason("thread.running", "{} still runs", &[&what]),
        Some(Body::File(_)) => reason("file.busy", "{} has input or output under way", &[&what]),
        _ => reason("object.unsignaled", "{} is not signaled", &[&what]),
    }
}

/// Who could do something to an object: the handles that grant a right.
fn could(
    code: &'static str,
    pattern: &str,
    what: &str,
    verb: &str,
    world: &World,
    object: ObjectId,
    (name, right): (&str, Access),
) -> Reason {
    let holders = rows::holders(world, object);
    let able: Vec<_> = holders
        .iter()
        .filter(|holder| holder.granted.contains(right))
        .map(ToString::to_string)
        .collect();
    if able.is_empty() {
        let rest = format!("nobody can {verb} it: no open handle grants {{}}");
        reason(code, &format!("{pattern}{rest}"), &[&what, &name])
    } else {
        let rest = format!("handles that could {verb} it: {{}}");
        reason(code, &format!("{pattern}{rest}"), &[&what, &able.join(", ")])
    }
}

fn suspended(world: &World, thread: ThreadKey) -> Reason {
    let me = named::prompt(world, thread);
    let Some(block) = world.kernel().thread(thread) else {
        return reason("thread.suspended", "{} is suspended", &[&me]);
    };
    let times = block.suspended;
    let pattern = format!("{{}} is suspended, {times} time{}; ", if times == 1 { "" } else { "s" });
    let right = ("THREAD_SUSPEND_RESUME", rights::THREAD_SUSPEND_RESUME);
    could("thread.suspended", &pattern, &me, "resume", world, block.object, right)
}

/// Who uses the file object that a thread wants to use.
fn turn(world: &World, thread: ThreadKey) -> Option<Reason> {
    let file = *world.kernel().waits_for(thread).first()?;
    let user = world.actors().thread_name(world.kernel().user_of(file)?);
    let pattern = "the file object does one thing at a time, and {} sleeps in a call with it";
    Some(reason("file.turn", pattern, &[&user]))
}

/// Why a request is not over.
fn pending(world: &World, key: RequestKey, request: &Request) -> Reason {
    let kernel = world.kernel();
    let other = named::other_end(world, request.file);
    match (request.what, named::pipe_end(world, request.file)) {
        (What::Listen, _) => {
            reason("pipe.no-client", "no client has opened the other end of the pipe", &[])
        }
        (What::Lock, _) => match kernel.lock_in_the_way(key) {
            Some(lock) => {
                let (owner, kind) = lock_text(world, lock);
                let last = lock.offset + lock.length.saturating_sub(1);
                let pattern = "bytes {} to {} are locked by {} ({})";
                reason("file.lock-held", pattern, &[&lock.offset, &last, &owner, &kind])
            }
            None => reason("file.lock-held", "the range is locked", &[]),
        },
        (What::Watch, _) => {
            let pattern = "nothing that is watched for has changed in the directory";
            reason("directory.unchanged", pattern, &[])
        }
        (What::Read, None) if named::is_console(world, request.file) => {
            reason("console.no-line", "nobody has typed a line at the console", &[])
        }
        (What::Read, None) => {
            reason("mailslot.no-message", "nobody has left a message in the mailslot", &[])
        }
        (What::Write, Some((key, side))) => {
            let pipe = kernel.pipe(key);
            let held = pipe.map_or(0, |pipe| pipe.held(side.other()));
            let capacity = pipe.map_or(0, |pipe| pipe.capacity(side.other()));
            reason(
                "pipe.reader-slow",
                "the pipe holds {} of {} bytes until somebody reads; read handles: {}",
                &[&held, &capacity, &holders_text(world, other)],
            )
        }
        (What::Flush, _) => reason(
            "pipe.not-drained",
            "the other end has not read everything; read handles: {}",
            &[&holders_text(world, other)],
        ),
        (What::Read | What::Transceive, Some(_)) => reason(
            "pipe.writer-open",
            "the end of a pipe is the close of its last write handle; still open: {}",
            &[&holders_text(world, other)],
        ),
        _ => reason("pipe.no-instance", "no instance of the pipe waits for a client", &[]),
    }
}

fn holders_text(world: &World, object: Option<ObjectId>) -> String {
    let holders = object.map(|object| rows::holders(world, object)).unwrap_or_default();
    let texts: Vec<_> = holders.iter().map(ToString::to_string).collect();
    if texts.is_empty() { "none".into() } else { texts.join(", ") }
}

/// One thread that cannot go on before another does.
#[derive(Clone, Copy)]
pub(crate) struct Edge {
    pub(crate) from: ThreadKey,
    what: Needed,
    to: ThreadKey,
}

/// What a thread needs of another.
#[derive(Clone, Copy)]
enum Needed {
    /// An object that it owns, or its own end.
    Object(Awaited),
    /// A lock in the memory of their program.
    Lock,
    /// That it uses or closes the other end of a pipe.
    Pipe,
}

/// The threads that this one waits for with no way out: those that own a mutant it needs, and
/// those whose end it needs, and the one thread that has the other end of its pipe. Somebody who
/// waits for any of several objects has a way out, and so has whoever sleeps with a deadline.
fn edges(world: &World, from: ThreadKey) -> Vec<Edge> {
    let kernel = world.kernel();
    let wait = kernel.thread(from).and_then(|block| block.wait);
    let Some(wait) = wait.filter(|wait| wait.deadline.is_none()) else {
        return Vec::new();
    };
    if locks::spot(world, from).is_some() {
        let holders = locks::holders(world, from).into_iter();
        return holders.map(|to| Edge { from, what: Needed::Lock, to }).collect();
    }
    if let On::Request(request) = wait.on {
        let to = only_partner(world, request).filter(|to| *to != from);
        return to.map(|to| Edge { from, what: Needed::Pipe, to }).into_iter().collect();
    }
    let all = named::awaited(world, from);
    if wait.on == On::Any && all.len() > 1 {
        return Vec::new();
    }
    let needs = |one: &Awaited| match kernel.body(one.object)? {
        Body::Mutant(_) => named::owner(world, one.object).map(|(by, _)| by),
        Body::Thread(thread) => (!thread.ended).then_some(thread.key),
        // A process ends with its last thread; with several, any of them may end it.
        Body::Process(process) => match kernel.process(process.key)?.threads[..] {
            [only] => Some(only),
            _ => None,
        },
        _ => None,
    };
    let edge = |one: Awaited| Some(Edge { from, what: Needed::Object(one), to: needs(&one)? });
    all.into_iter().filter_map(edge).filter(|edge| edge.to != from).collect()
}

/// The thread that alone could go on with a request on a pipe: the only one of the only process
/// that has the other end.
fn only_partner(world: &World, request: RequestKey) -> Option<ThreadKey> {
    let request = world.kernel().request(request)?;
    if !matches!(request.what, What::Read | What::Write | What::Flush) {
        return None;
    }
    let other = named::other_end(world, request.file)?;
    let mut threads = holders(world, other, Access::empty()).into_iter();
    let only = threads.next()?;
    threads.next().is_none().then_some(only)
}

/// A circle of threads that begins and ends with this one, if there is one.
pub(crate) fn circle(world: &World, start: ThreadKey) -> Option<Vec<Edge>> {
    let mut seen = BTreeSet::new();
    let mut path: Vec<Edge> = Vec::new();
    let mut open = vec![edges(world, start)];
    while let Some(next) = open.last_mut() {
        let Some(edge) = next.pop() else {
            open.pop();
            path.pop();
            continue;
        };
        if edge.to == start {
            path.push(edge);
            return Some(path);
        }
        if seen.insert(edge.to) {
            path.push(edge);
            open.push(edges(world, edge.to));
        }
    }
    None
}

pub(crate) fn edge_text(world: &World, edge: &Edge) -> (String, String, Option<String>) {
    let name = |thread| world.actors().thread_name(thread);
    match edge.what {
        Needed::Object(one) => {
            let what = named::subject(world, one.object, one.handle);
            let owner = named::owner(world, one.object).map(|(by, _)| name(by));
            (name(edge.from), what, owner)
        }
        Needed::Lock => {
            let spot = locks::spot(world, edge.from).expect("it sleeps at a lock");
            let what = locks::subject(world, edge.from, spot);
            (name(edge.from), what, Some(name(edge.to)))
        }
        Needed::Pipe => {
            let handle = world.pending(edge.from).and_then(named::first_handle).unwrap_or_default();
            let what = format!("the other end of the pipe of {handle}");
            (name(edge.from), what, Some(name(edge.to)))
        }
    }
}

pub(crate) fn circle_text(world: &World, circle: &[Edge]) -> String {
    let sentence = |edge| match edge_text(world, edge) {
        (from, what, Some(owner)) => format!("{from} waits for {what} held by {owner}"),
        (from, what, None) => format!("{from} waits for {what}"),
    };
    circle.iter().map(sentence).collect::<Vec<_>>().join("; ")
}

fn deadlock(world: &World, circle: &[Edge]) -> Reason {
    let mut params = Vec::new();
    for edge in circle {
        let (from, what, owner) = edge_text(world, edge);
        params.extend([from, what]);
        params.extend(owner);
    }
    Reason { code: "deadlock", text: circle_text(world, circle), params }
}
