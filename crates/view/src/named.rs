//! What objects, threads and waits are called in a sentence.

use calls::{Call, Kind, Value};
use kernel::{
    Body, EndOf, Mutant, ObjectId, On, PER_MS, PipeKey, ProcessKey, RequestKey, Side, ThreadKey,
    What,
};
use nt::Handle;
use sim::World;

use crate::locks;

/// The last component of an object's name, where it has one.
pub(crate) fn last_name(world: &World, id: ObjectId) -> Option<String> {
    let (_, name) = world.kernel().header(id)?.name.as_ref()?;
    Some(name.to_string())
}

/// The name of an object as tools list it: a path, or which process or thread it is.
pub(crate) fn listed_name(world: &World, id: ObjectId) -> String {
    let kernel = world.kernel();
    match kernel.body(id) {
        Some(Body::Process(process)) => program(world, process.key),
        Some(Body::Thread(thread)) => match kernel.thread(thread.key) {
            Some(block) => format!("{}: {}", program(world, block.process), block.id),
            None => String::new(),
        },
        Some(Body::File(file)) => match kernel.file_object(file.key).map(|file| file.end) {
            Some(EndOf::Node(node)) => kernel.node_path(node),
            Some(EndOf::Pipe { pipe, .. }) => match kernel.pipe(pipe) {
                Some(pipe) if !pipe.name().is_empty() => {
                    format!(r"\Device\NamedPipe\{}", pipe.name())
                }
                _ => r"\Device\NamedPipe".into(),
            },
            Some(EndOf::Mailslot { mailslot, .. }) => match kernel.mailslot(mailslot) {
                Some(mailslot) => format!(r"\Device\Mailslot\{}", mailslot.shown()),
                None => r"\Device\Mailslot".into(),
            },
            Some(EndOf::MailslotDevice) => r"\Device\Mailslot".into(),
            Some(EndOf::Null) => r"\Device\Null".into(),
            Some(EndOf::Console(console)) if console.input => r"\Device\ConDrv\Input".into(),
            Some(EndOf::Console(_)) => r"\Device\ConDrv\Output".into(),
            Some(_) => r"\Device\NamedPipe".into(),
            None => String::new(),
        },
        _ => kernel.path_of(id).unwrap_or_default(),
    }
}

fn program(world: &World, key: ProcessKey) -> String {
    match world.kernel().process(key) {
        Some(block) => format!("{}({})", block.image, block.id),
        None => String::new(),
    }
}

/// An object that a call names by a handle: `Event 0x4 (Go)`. Processes and threads go by id.
pub(crate) fn subject(world: &World, id: ObjectId, handle: Option<Handle>) -> String {
    let (kernel, actors) = (world.kernel(), world.actors());
    match kernel.body(id) {
        Some(Body::Process(process)) => match kernel.process(process.key) {
            Some(block) => format!("Process {} ({})", block.id, actors.process_name(process.key)),
            None => "Process".into(),
        },
        Some(Body::Thread(thread)) => match kernel.thread(thread.key) {
            Some(block) => format!("Thread {} ({})", block.id, actors.thread_name(thread.key)),
            None => "Thread".into(),
        },
        Some(body) => {
            let mut text = body.object_type().name().to_owned();
            if let Some(handle) = handle {
                text += &format!(" {handle}");
            }
            if let Some(name) = last_name(world, id) {
                text += &format!(" ({name})");
            }
            text
        }
        None => "an object that is gone".into(),
    }
}

/// An object without a handle: `Process 1016`, `Event Go`, `File C:\app.log`.
pub(crate) fn plain(world: &World, id: ObjectId) -> String {
    let kernel = world.kernel();
    let Some(body) = kernel.body(id) else { return "an object that is gone".into() };
    let name = match body {
        Body::Process(process) => kernel.process(process.key).map(|block| block.id.to_string()),
        Body::Thread(thread) => kernel.thread(thread.key).map(|block| block.id.to_string()),
        Body::File(_) => Some(listed_name(world, id)),
        _ => last_name(world, id),
    };
    match name {
        Some(name) => format!("{} {name}", body.object_type().name()),
        None => format!("this {}", body.object_type().name()),
    }
}

/// A thread as a prompt names it: the main thread is its process.
pub(crate) fn prompt(world: &World, thread: ThreadKey) -> String {
    let name = world.actors().thread_name(thread);
    name.strip_suffix(":main").map(str::to_owned).unwrap_or(name)
}

/// An object that a thread sleeps on, and the handle by which its call named it.
#[derive(Clone, Copy)]
pub(crate) struct Awaited {
    pub(crate) object: ObjectId,
    pub(crate) handle: Option<Handle>,
}

/// The objects that a thread sleeps on, in the order of its call.
pub(crate) fn awaited(world: &World, thread: ThreadKey) -> Vec<Awaited> {
    let objects = world.kernel().waits_for(thread);
    let handles = world.pending(thread).map(awaited_handles).unwrap_or_default();
    let handles = handles.into_iter().map(Some).chain(std::iter::repeat(None));
    let own = |object| is_hidden(world, thread, object);
    let pairs = objects.into_iter().zip(handles);
    let pairs = pairs.map(|(object, handle)| (object, handle.filter(|_| !own(object))));
    pairs.map(|(object, handle)| Awaited { object, handle }).collect()
}

/// Whether an object is one that a thread waits with and no program has a handle to.
fn is_hidden(world: &World, thread: ThreadKey, object: ObjectId) -> bool {
    let kernel = world.kernel();
    kernel.is_message_queue(thread, object) || kernel.awaits_idle(object).is_some()
}

/// What a thread sleeps on that is no object of a program.
fn hidden(world: &World, thread: ThreadKey, object: ObjectId) -> Option<String> {
    if world.kernel().is_message_queue(thread, object) {
        return Some("its message queue".into());
    }
    let process = world.kernel().awaits_idle(object)?;
    Some(format!("the idleness of {}", world.actors().process_name(process)))
}

/// The handles of a call that waits: its array of them, or its last one.
fn awaited_handles(call: &Call) -> Vec<Handle> {
    let mut last = Vec::new();
    for (param, value) in call.row().params.iter().zip(call.values()) {
        match (param.kind, value) {
            (Kind::In(Kind::Array(Kind::Handle(_))), Value::Array(items)) => {
                return items.iter().filter_map(Value::int).map(Handle).collect();
            }
            (Kind::Handle(_), Value::Int(n)) => last = vec![Handle(n)],
            // The end of a request is waited for by its event, if it has one.
            (Kind::Shared(_), Value::At(_, inside)) => {
                last = event_of(&inside).map_or(last, |event| vec![event]);
            }
            _ => {}
        }
    }
    last
}

/// The handle of the event in an OVERLAPPED.
fn event_of(value: &Value) -> Option<Handle> {
    let Value::Struct(row, fields) = value else { return None };
    fields[row.field("hEvent")?].int().filter(|event| *event != 0).map(Handle)
}

/// The first handle among the arguments of a call.
pub(crate) fn first_handle(call: &Call) -> Option<Handle> {
    let values = call.values();
    let mut pairs = call.row().params.iter().zip(&values);
    let (_, value) = pairs.find(|(param, _)| matches!(param.kind, Kind::Handle(_)))?;
    value.int().map(Handle)
}

/// The owner of a mutant, and how often it acquired it.
pub(crate) fn owner(world: &World, id: ObjectId) -> Option<(ThreadKey, u32)> {
    match world.kernel().body(id) {
        Some(Body::Mutant(Mutant::Owned { by, depth })) => Some((*by, *depth)),
        _ => None,
    }
}

/// What a thread sleeps on: `Mutant 0x4, held by app:main`; nothing when it does not sleep.
pub(crate) fn sleeps_on(world: &World, thread: ThreadKey) -> Option<String> {
    let wait = world.kernel().thread(thread)?.wait?;
    if let Some(text) = locks::sleeps_on(world, thread) {
        return Some(text);
    }
    Some(match wait.on {
        On::Keyed { key, .. } => {
            let what = match awaited(world, thread).first() {
                Some(one) => subject(world, one.object, one.handle.filter(|h| *h != Handle::NULL)),
                None => String::new(),
            };
            match world.location_name(key) {
                Some(name) => format!("{what}, key &{name}"),
                None => format!("{what}, key {key:#x}"),
            }
        }
        On::Alert { .. } => "an alert by its id".into(),
        On::Time => "time".into(),
        On::Resume { .. } => "its own suspension".into(),
        On::Turn => turn_text(world, thread),
        On::Request(request) => request_text(world, thread, request),
        On::Packets { .. } => awaited(world, thread)
            .first()
            .map_or_else(String::new, |one| subject(world, one.object, one.handle)),
        On::Any | On::All => {
            let all = awaited(world, thread);
            let text = |one: &Awaited| {
                let hidden = hidden(world, thread, one.object);
                hidden.unwrap_or_else(|| subject(world, one.object, one.handle))
            };
            let texts: Vec<_> = all.iter().map(text).collect();
            match (&all[..], wait.on) {
                ([one], _) => match owner(world, one.object) {
                    Some((by, _)) => {
                        format!("{}, held by {}", texts[0], world.actors().thread_name(by))
                    }
                    None => texts[0].clone(),
                },
                (_, On::All) => format!("all of {}", texts.join(", ")),
                _ => format!("any of {}", texts.join(", ")),
            }
        }
    })
}

/// `File 0x4, in use by app:reader`.
fn turn_text(world: &World, thread: ThreadKey) -> String {
    let handle = world.pending(thread).and_then(first_handle);
    let Some(file) = world.kernel().waits_for(thread).first().copied() else {
        return "a file".into();
    };
    let what = subject(world, file, handle);
    match world.kernel().user_of(file) {
        Some(user) => format!("{what}, in use by {}", world.actors().thread_name(user)),
        None => what,
    }
}

/// `pipe of 0x4: empty, 1 write handle open`.
fn request_text(world: &World, thread: ThreadKey, request: RequestKey) -> String {
    let kernel = world.kernel();
    let handle = world.pending(thread).and_then(first_handle).unwrap_or_default();
    let Some(request) = kernel.request(request) else { return "a request".into() };
    let (state, verb) = match request.what {
        What::Listen => return format!("pipe of {handle}: no client yet"),
        What::Instance => return "an instance of a pipe".into(),
        What::Watch => return format!("a change in the directory of {handle}"),
        What::Lock => return format!("a lock on bytes of {handle}"),
        What::Read if is_console(world, request.file) => {
            return format!("console of {handle}: no line yet");
        }
        What::Read if mailslot_of(world, request.file) => {
            return format!("mailslot of {handle}: no message yet");
        }
        What::Read | What::Transceive => ("empty", "write"),
        What::Write => ("full", "read"),
        What::Flush => ("not read to the end", "read"),
    };
    let other = other_end(world, request.file);
    let count = other.map_or(0, |id| kernel.handle_count(id));
    let s = if count == 1 { "" } else { "s" };
    let which = match pipe_end(world, request.file).and_then(|(pipe, _)| kernel.pipe(pipe)) {
        // A call that has opened the pipe itself.
        Some(pipe) if handle.is_null() => format!("the pipe {}", pipe.name()),
        _ => format!("pipe of {handle}"),
    };
    format!("{which}: {state}, {count} {verb} handle{s} open")
}

/// The pipe that a file object is an end of, and which.
pub(crate) fn pipe_end(world: &World, file: ObjectId) -> Option<(PipeKey, Side)> {
    let Some(Body::File(file)) = world.kernel().body(file) else { return None };
    match world.kernel().file_object(file.key)?.end {
        EndOf::Pipe { pipe, side } => Some((pipe, side)),
        _ => None,
    }
}

/// Whether a file object is an end of a console.
pub(crate) fn is_console(world: &World, file: ObjectId) -> bool {
    let Some(Body::File(file)) = world.kernel().body(file) else { return false };
    let end = world.kernel().file_object(file.key).map(|file| file.end);
    matches!(end, Some(EndOf::Console(_)))
}

/// Whether a file object is an opening of a mailslot.
pub(crate) fn mailslot_of(world: &World, file: ObjectId) -> bool {
    let Some(Body::File(file)) = world.kernel().body(file) else { return false };
    let end = world.kernel().file_object(file.key).map(|file| file.end);
    matches!(end, Some(EndOf::Mailslot { .. }))
}

/// The file object at the other end of a pipe.
pub(crate) fn other_end(world: &World, file: ObjectId) -> Option<ObjectId> {
    let (pipe, side) = pipe_end(world, file)?;
    world.kernel().pipe(pipe)?.end(side.other())
}

/// A length of virtual time, in the largest unit that divides it.
pub(crate) fn duration(time: u64) -> String {
    if time.is_multiple_of(PER_MS) {
        format!("{} ms", time / PER_MS)
    } else if time.is_multiple_of(10) {
        format!("{} us", time / 10)
    } else {
        format!("{time} x 100 ns")
    }
}

/// How long a thread sleeps at the most from now on; nothing when it has all the time there is.
pub(crate) fn remaining(world: &World, thread: ThreadKey) -> Option<String> {
    let deadline = world.kernel().thread(thread)?.wait?.deadline?;
    Some(duration(deadline.saturating_sub(world.now())))
}

/// A word with its article.
pub(crate) fn article(word: &str) -> String {
    let vowel = word.starts_with(['A', 'E', 'I', 'O', 'U', 'a', 'e', 'i', 'o', 'u']);
    format!("{} {word}", if vowel { "an" } else { "a" })
}
