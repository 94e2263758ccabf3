//! What there is, as plain rows: handles, processes, objects.

use std::fmt;

use kernel::{Attributes, Body, Kernel, Mutant, ObjectId, ProcessKey};
use nt::{Access, Handle, Id, ObjectType, Status};
use sim::World;

use crate::{named, value};

/// An open entry of a handle table.
#[derive(Clone, Debug, PartialEq)]
pub struct HandleRow {
    /// The process, as prompts name it.
    pub process: String,
    /// The process's id.
    pub pid: Id,
    /// The handle.
    pub value: Handle,
    /// The object. A handle value is used again, this never.
    pub object: ObjectId,
    /// The type of the object.
    pub object_type: ObjectType,
    /// The object's path, or which process or thread it is; empty when there is nothing to say.
    pub name: String,
    /// The rights granted.
    pub granted: Access,
    /// Flags of the handle.
    pub attributes: Attributes,
    /// What a file object lets other openings do: FILE_SHARE_ bits.
    pub share: Option<u32>,
    /// Open handles to the object, in all tables.
    pub object_handles: u32,
    /// References to the object, the handles among them.
    pub object_references: u32,
    /// Where in the scenario it was opened, while handles are followed.
    pub born: Option<sim::Site>,
}

/// Whether a process runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessState {
    /// It runs.
    Running,
    /// It has ended; its object is kept by handles or references.
    Ended(Status),
}

/// A process whose object is alive.
#[derive(Clone, Debug, PartialEq)]
pub struct ProcessRow {
    /// The process.
    pub key: ProcessKey,
    /// The file name of its program.
    pub name: String,
    /// What prompts call it.
    pub actor: String,
    /// Its id.
    pub pid: Id,
    /// The id of its creator; 0 for the first ones of a world.
    pub parent: Id,
    /// Threads that run.
    pub threads: usize,
    /// Open entries of its handle table.
    pub handles: u32,
    /// Whom it runs as.
    pub user: String,
    /// Whether it runs.
    pub state: ProcessState,
}

/// An object that is alive.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectRow {
    /// The object.
    pub id: ObjectId,
    /// Its name in its directory; empty when it has none.
    pub name: String,
    /// Its path, or which process or thread it is; empty when there is nothing to say.
    pub path: String,
    /// Its type.
    pub object_type: ObjectType,
    /// Open handles to it, in all tables.
    pub handles: u32,
    /// References to it, the handles among them.
    pub references: u32,
    /// Who has handles to it, and its state.
    pub note: String,
}

/// A handle to an object, seen from the object.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    /// The process, as prompts name it.
    pub process: String,
    /// The handle.
    pub value: Handle,
    /// The rights granted.
    pub granted: Access,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.process, self.value)
    }
}

/// The open handles of a process, in ascending order. None when it has ended.
pub fn handles(world: &World, process: ProcessKey) -> Vec<HandleRow> {
    let kernel = world.kernel();
    let Some(block) = kernel.process(process) else { return Vec::new() };
    let entries = block.table.iter().flat_map(|table| table.iter());
    let row = |(handle, entry): (Handle, kernel::Entry)| HandleRow {
        process: world.actors().process_name(process).to_owned(),
        pid: block.id,
        value: handle,
        object: entry.object,
        object_type: type_of(kernel, entry.object),
        name: named::listed_name(world, entry.object),
        granted: entry.granted,
        attributes: entry.attributes,
        share: share(kernel, entry.object),
        object_handles: kernel.handle_count(entry.object),
        object_references: kernel.reference_count(entry.object),
        born: world.lineage().birth(process, handle).cloned(),
    };
    entries.map(row).collect()
}

/// Every process whose object is alive, oldest first: those that run, and those that ended and
/// are still referred to.
pub fn processes(world: &World) -> Vec<ProcessRow> {
    let kernel = world.kernel();
    let keys = kernel.processes();
    let row = |key: ProcessKey| {
        let block = kernel.process(key)?;
        Some(ProcessRow {
            key,
            name: block.image.to_string(),
            actor: world.actors().process_name(key).to_owned(),
            pid: block.id,
            parent: block.parent,
            threads: block.threads.len(),
            handles: block.table.as_ref().map_or(0, |table| table.count()),
            user: kernel.primary_token(key).name.clone(),
            state: block.exit.map_or(ProcessState::Running, ProcessState::Ended),
        })
    };
    keys.into_iter().filter_map(row).collect()
}

/// Every object that is alive.
pub fn objects(world: &World) -> Vec<ObjectRow> {
    world.kernel().all_objects().into_iter().map(|id| object(world, id)).collect()
}

/// One object, which must be alive.
pub fn object(world: &World, id: ObjectId) -> ObjectRow {
    let kernel = world.kernel();
    ObjectRow {
        id,
        name: named::last_name(world, id).unwrap_or_default(),
        path: named::listed_name(world, id),
        object_type: type_of(kernel, id),
        handles: kernel.handle_count(id),
        references: kernel.reference_count(id),
        note: note(world, id),
    }
}

/// The entries of a directory, sorted by name; nothing when the object is none.
pub fn entries(world: &World, directory: ObjectId) -> Option<Vec<ObjectRow>> {
    let entries = world.kernel().entries(directory)?;
    Some(entries.into_iter().map(|(_, id)| object(world, id)).collect())
}

/// The handles to an object: of the oldest process first, in ascending order.
pub fn holders(world: &World, object: ObjectId) -> Vec<Holder> {
    let kernel = world.kernel();
    let mut all = Vec::new();
    for key in kernel.processes() {
        let Some(table) = kernel.process(key).and_then(|block| block.table.as_ref()) else {
            continue;
        };
        let mine = table.iter().filter(|(_, entry)| entry.object == object);
        all.extend(mine.map(|(value, entry)| Holder {
            process: world.actors().process_name(key).to_owned(),
            value,
            granted: entry.granted,
        }));
    }
    all
}

/// The type of an object that must be alive.
fn type_of(kernel: &Kernel, id: ObjectId) -> ObjectType {
    kernel.object_type(id).expect("what is listed is alive")
}

fn share(kernel: &Kernel, id: ObjectId) -> Option<u32> {
    match kernel.body(id)? {
        Body::File(file) => Some(kernel.file_object(file.key)?.share),
        _ => None,
    }
}

/// Who has handles to an object, and its state.
fn note(world: &World, id: ObjectId) -> String {
    let mut parts: Vec<_> = holders(world, id).iter().map(ToString::to_string).collect();
    parts.extend(state(world, id));
    parts.join(", ")
}

/// The state of an object, where it is worth a word.
fn state(world: &World, id: ObjectId) -> Option<String> {
    let (kernel, actors) = (world.kernel(), world.actors());
    match kernel.body(id)? {
        Body::Event(event) => event.signaled.then(|| "signaled".into()),
        Body::Timer(timer) if timer.signaled => Some("signaled".into()),
        Body::Timer(timer) => {
            let block = kernel.timer(timer.key).filter(|block| block.armed)?;
            let left = named::duration(block.due.saturating_sub(world.now()));
            Some(format!("due in {left}"))
        }
        Body::Job(job) => {
            let members = kernel.job(job.key)?.members.len();
            Some(format!("{members} process{}", if members == 1 { "" } else { "es" }))
        }
        Body::Mutant(Mutant::Free) => Some("not owned".into()),
        Body::Mutant(Mutant::Abandoned) => Some("abandoned".into()),
        Body::Mutant(Mutant::Owned { by, .. }) => {
            Some(format!("owned by {}", actors.thread_name(*by)))
        }
        Body::Semaphore(semaphore) => {
            Some(format!("count {} of {}", semaphore.count, semaphore.maximum))
        }
        Body::Process(process) => {
            let exit = kernel.process(process.key)?.exit?;
            Some(format!("ended: code {}", value::exit_code(exit)))
        }
        Body::Thread(thread) => {
            let exit = kernel.thread(thread.key)?.exit?;
            Some(format!("ended: code {}", value::exit_code(exit)))
        }
        Body::Token(token) => Some(format!("of {}", kernel.token(token.key)?.content.name)),
        Body::IoCompletion(port) => match kernel.packets(port.key).count() {
            0 => Some("empty".into()),
            1 => Some("1 packet".into()),
            n => Some(format!("{n} packets")),
        },
        Body::SymbolicLink(link) => Some(format!("-> {}", kernel.link_target(link.key)?)),
        Body::Directory(_) => match kernel.entries(id)?.len() {
            0 => Some("empty".into()),
            1 => Some("1 entry".into()),
            n => Some(format!("{n} entries")),
        },
        Body::Transaction(state) => Some(format!("{state:?}").to_ascii_lowercase()),
        Body::File(_)
        | Body::Section(_)
        | Body::Key(_)
        | Body::WindowStation(_)
        | Body::Desktop(_)
        | Body::Device(_)
        | Body::KeyedEvent(_)
        | Body::Plain(_) => None,
    }
}
