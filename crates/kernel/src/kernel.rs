//! The whole state of a simulated system, in one value.
//!
//! It can be cloned, compared step by step and thrown away; nothing in it refers to the host.

use std::collections::{BTreeMap, BTreeSet};

use nt::{ObjectType, Wide};
use slab::Slab;
use slotmap::{SecondaryMap, SlotMap, new_key_type};

use crate::census::Tally;
use crate::choices::Choices;
use crate::clock::Clock;
use crate::event::{Event, Traffic};
use crate::exceptions::{GlobalFlags, Raised};
use crate::handle_table::{HandleTable, Reuse};
use crate::image::Image;
use crate::instance::PipeName;
use crate::namespaces::PrivateNamespace;
use crate::object::{Body, Info, NONE, Object, ObjectId, ProcessBlock, ThreadBlock, TokenBlock};
use crate::object::{Directory, FileObject, JobBlock};
use crate::pipe::Pipe;
use crate::profile::Profile;
use crate::request::Request;
use crate::security::Sid;
use crate::timer::TimerBlock;
use crate::volume::Node;
use crate::wait::WaitBlock;
use crate::why::Why;

new_key_type! {
    /// Names a process for ever.
    pub struct ProcessKey;
    /// Names a thread for ever.
    pub struct ThreadKey;
    /// Names a timer for ever.
    pub struct TimerKey;
    /// Names the limits and members of a job for ever.
    pub struct JobKey;
    /// Names a file object for ever.
    pub struct FileKey;
    /// Names a file of the volume for ever.
    pub struct NodeKey;
    /// Names a pipe for ever.
    pub struct PipeKey;
    /// Names a mailslot for ever.
    pub struct MailslotKey;
    /// Names a request that is under way for ever.
    pub struct RequestKey;
    /// Names the packets of a completion port for ever.
    pub struct PortKey;
    /// Names the entries of a directory object for ever.
    pub struct DirectoryKey;
    /// Names the target of a symbolic link object for ever.
    pub struct LinkKey;
    /// Names a key of the registry for ever.
    pub struct RegKey;
    /// Names what a section consists of, for ever.
    pub struct SectionKey;
    /// Names what a window station holds, for ever.
    pub struct StationKey;
    /// Names a desktop for ever.
    pub struct DesktopKey;
    /// Names a token for ever.
    pub struct TokenKey;
}

/// A simulated system.
#[derive(Clone, Debug)]
pub struct Kernel {
    pub(crate) objects: SlotMap<ObjectId, Object>,
    pub(crate) infos: Slab<Info>,
    pub(crate) processes: SlotMap<ProcessKey, ProcessBlock>,
    pub(crate) threads: SlotMap<ThreadKey, ThreadBlock>,
    pub(crate) tokens: SlotMap<TokenKey, TokenBlock>,
    /// How many tokens were ever made.
    pub(crate) tokens_made: u64,
    pub(crate) files: SlotMap<FileKey, FileObject>,
    pub(crate) nodes: SlotMap<NodeKey, Node>,
    /// The file objects that watch directories, in the order in which they began.
    pub(crate) watches: Vec<FileKey>,
    pub(crate) pipes: SlotMap<PipeKey, Pipe>,
    pub(crate) mailslots: crate::mailslot::Mailslots,
    /// The names of pipes, in upper case.
    pub(crate) pipe_names: BTreeMap<Wide, PipeName>,
    /// Who waits for an instance of a pipe, oldest first.
    pub(crate) instance_waits: Vec<(Wide, RequestKey)>,
    pub(crate) requests: SlotMap<RequestKey, Request>,
    /// How many requests ever began.
    pub(crate) begun: u64,
    pub(crate) ports: SlotMap<PortKey, crate::port::Packets>,
    pub(crate) directories: SlotMap<DirectoryKey, crate::object::Entries>,
    pub(crate) links: SlotMap<LinkKey, Wide>,
    pub(crate) sections: SlotMap<SectionKey, crate::object::SectionBlock>,
    /// The keys of the registry.
    pub(crate) keys: SlotMap<RegKey, crate::registry::RegistryKey>,
    /// The key that all others lie below.
    pub(crate) registry: RegKey,
    pub(crate) stations: SlotMap<StationKey, crate::stations::StationBlock>,
    pub(crate) desktops: SlotMap<DesktopKey, crate::stations::DesktopBlock>,
    /// The objects of the window manager, and of the graphics device interface.
    pub(crate) windows: crate::gui::GuiTable,
    pub(crate) drawings: crate::gui::GuiTable,
    /// The memory of processes that have any.
    pub(crate) spaces: std::collections::BTreeMap<ProcessKey, crate::space::Space>,
    /// Where the memory of processes begins, and how far apart, if that is not the usual place.
    pub(crate) arena: Option<(u64, u64)>,
    pub(crate) waits: Slab<WaitBlock>,
    /// Process and thread ids: a table like any other, but its entries are no handles.
    pub(crate) ids: HandleTable,
    pub(crate) clock: Clock,
    pub(crate) timers: SlotMap<TimerKey, TimerBlock>,
    pub(crate) jobs: SlotMap<JobKey, JobBlock>,
    /// The timers that have threads call something, by thread and setting.
    pub(crate) timer_calls: BTreeSet<(ThreadKey, u64, TimerKey)>,
    /// How often a timer was ever set.
    pub(crate) timers_set: u64,
    /// The routines whose steps are written out.
    pub(crate) written_out: BTreeSet<u64>,
    /// Whether those of all routines are.
    pub(crate) all_written_out: bool,
    /// What a process starts with.
    pub(crate) profile: Profile,
    /// Handles opened and closed, while somebody listens.
    pub(crate) traffic: Option<Vec<Traffic>>,
    /// Whether what happens to handles is noted: for whoever listens, or because it is traced.
    pub(crate) watched: bool,
    /// How much there is of each type, while that is noted.
    pub(crate) census: Vec<Tally>,
    /// Who makes the call under way, and the number of the step it is made in.
    pub(crate) caller: ThreadKey,
    pub(crate) step: u64,
    /// Whether anything was traced in this step.
    pub(crate) traced: bool,
    /// The exception that the call under way has raised.
    pub(crate) raised: Option<Raised>,
    pub(crate) global_flags: GlobalFlags,
    /// Whether programs are told the references that Windows keeps in reserve.
    pub(crate) inflated: bool,
    /// What else this world decides.
    pub(crate) choices: Choices,
    /// How new handle tables reuse values.
    pub(crate) handle_reuse: Reuse,
    pub(crate) events: Vec<Event>,
    pub(crate) why: Option<Why>,
    /// How many processes were ever created.
    pub(crate) created: u64,
    /// The root directory of the namespace.
    pub(crate) root: ObjectId,
    /// The directory that Win32 names are looked up in, for each session.
    pub(crate) bases: BTreeMap<u32, ObjectId>,
    /// The directories of named objects of packages, by session.
    pub(crate) packages: BTreeMap<(u32, Sid), ObjectId>,
    /// The directories of DOS names of those who logged on, by the number of the log-on.
    pub(crate) dos_names: BTreeMap<u64, ObjectId>,
    /// The directory of DOS names that everybody has.
    pub(crate) global_dos_names: ObjectId,
    /// The private namespaces that can be opened.
    pub(crate) namespaces: Vec<PrivateNamespace>,
    /// Whether names of certain types are compared without regard to case, whatever the flags.
    pub(crate) case_insensitive: bool,
    /// The volumes; the first is the drive C.
    pub(crate) drives: Vec<crate::drives::Drive>,
    /// The root directory of the drive C.
    pub(crate) volume: NodeKey,
    /// Whether the volume knows the POSIX way of deleting.
    pub(crate) posix_deletion: bool,
    /// Which files are programs.
    pub(crate) images: SecondaryMap<NodeKey, Image>,
    /// Whether every name is that of a program: until one is registered.
    pub(crate) all_images_exist: bool,
    /// How many processors there are.
    pub(crate) processors: u32,
    /// The consoles.
    pub(crate) consoles: crate::console::Consoles,
}

/// The first process id that a bare world hands out; thread ids come from the same sequence.
pub(crate) const FIRST_ID: u32 = 1000;

/// Pages of ids to begin with: a thousand ids come before the first is used again.
const ID_PAGES: u32 = 4;

/// The ids of a world in which nothing runs.
fn first_ids() -> HandleTable {
    let mut ids = HandleTable::new(Reuse::Fifo);
    ids.start_at(FIRST_ID / 4);
    for _ in 1..ID_PAGES {
        ids.grow();
    }
    ids
}

impl Default for Kernel {
    fn default() -> Self {
        Kernel::new()
    }
}

impl Kernel {
    /// A system in which nothing runs yet: the namespace and an empty volume.
    pub fn new() -> Kernel {
        let kernel = Kernel {
            objects: SlotMap::with_key(),
            infos: Slab::new(),
            processes: SlotMap::with_key(),
            threads: SlotMap::with_key(),
            tokens: SlotMap::with_key(),
            tokens_made: 0,
            files: SlotMap::with_key(),
            nodes: SlotMap::with_key(),
            watches: Vec::new(),
            pipes: SlotMap::with_key(),
            mailslots: Default::default(),
            pipe_names: BTreeMap::new(),
            instance_waits: Vec::new(),
            requests: SlotMap::with_key(),
            begun: 0,
            ports: SlotMap::with_key(),
            directories: SlotMap::with_key(),
            links: SlotMap::with_key(),
            sections: SlotMap::with_key(),
            keys: SlotMap::with_key(),
            registry: RegKey::default(),
            stations: SlotMap::with_key(),
            desktops: SlotMap::with_key(),
            windows: crate::gui::GuiTable::default(),
            drawings: crate::gui::GuiTable::default(),
            spaces: std::collections::BTreeMap::new(),
            arena: None,
            waits: Slab::new(),
            ids: first_ids(),
            clock: Clock::default(),
            timers: SlotMap::with_key(),
            jobs: SlotMap::with_key(),
            timer_calls: BTreeSet::new(),
            timers_set: 0,
            written_out: BTreeSet::new(),
            all_written_out: false,
            profile: Profile::Bare,
            traffic: None,
            watched: false,
            census: Vec::new(),
            caller: ThreadKey::default(),
            step: 0,
            traced: false,
            raised: None,
            global_flags: GlobalFlags::default(),
            inflated: false,
            choices: Choices::default(),
            handle_reuse: Reuse::Eager,
            events: Vec::new(),
            why: None,
            created: 0,
            root: ObjectId::default(),
            bases: BTreeMap::new(),
            packages: BTreeMap::new(),
            dos_names: BTreeMap::new(),
            global_dos_names: ObjectId::default(),
            namespaces: Vec::new(),
            case_insensitive: true,
            drives: Vec::new(),
            volume: NodeKey::default(),
            posix_deletion: true,
            images: SecondaryMap::new(),
            all_images_exist: true,
            processors: 1,
            consoles: Default::default(),
        };
        kernel.named()
    }

    /// With what has names before anything runs.
    fn named(mut self) -> Kernel {
        self.make_namespace();
        self
    }

    /// Sets how values come back: those of handle tables, now and to come, and the ids.
    pub fn set_reuse(&mut self, handles: Option<Reuse>, ids: Option<Reuse>) {
        if let Some(reuse) = handles {
            self.handle_reuse = reuse;
            for (_, process) in &mut self.processes {
                // Values of a traced table come back last.
                let traced = process.trace.is_some() && reuse == Reuse::Eager;
                if let Some(table) = &mut process.table {
                    table.set_reuse(if traced { Reuse::Fifo } else { reuse });
                }
            }
        }
        if let Some(reuse) = ids {
            self.ids.set_reuse(reuse);
        }
    }

    /// Listens to the traffic of handles from now on, or no longer.
    pub fn listen(&mut self, listen: bool) {
        self.traffic = listen.then(Vec::new);
        self.watch();
    }

    /// Hands over the traffic since the last time and keeps its memory.
    pub fn drain_traffic(&mut self) -> impl Iterator<Item = Traffic> + '_ {
        self.traffic.iter_mut().flat_map(|traffic| traffic.drain(..))
    }

    /// Hands over the events since the last time and keeps their memory.
    pub fn drain_events(&mut self) -> std::vec::Drain<'_, Event> {
        self.events.drain(..)
    }

    /// Whether anything happened since the events were taken.
    #[inline]
    pub fn has_events(&self) -> bool {
        !self.events.is_empty()
    }

    /// Takes the reason of the last refusal.
    #[inline]
    pub fn take_why(&mut self) -> Option<Why> {
        self.why.take()
    }

    /// Puts a reason back that was taken too early.
    pub fn give_why(&mut self, why: Option<Why>) {
        self.why = why;
    }

    /// Reports something that happened.
    #[inline]
    pub(crate) fn report(&mut self, event: Event) {
        self.events.push(event);
    }

    /// The object, which must be alive.
    #[inline]
    pub(crate) fn at(&self, id: ObjectId) -> &Object {
        &self.objects[id]
    }

    /// The object, which must be alive.
    #[inline]
    pub(crate) fn at_mut(&mut self, id: ObjectId) -> &mut Object {
        &mut self.objects[id]
    }

    /// The optional header of an object.
    #[inline]
    pub(crate) fn info(&self, id: ObjectId) -> Option<&Info> {
        match self.objects[id].info {
            NONE => None,
            at => Some(&self.infos[at as usize]),
        }
    }

    /// The optional header of an object, made if it has none.
    pub(crate) fn info_mut(&mut self, id: ObjectId) -> &mut Info {
        let object = &mut self.objects[id];
        if object.info == NONE {
            object.info = self.infos.insert(Info::default()) as u32;
        }
        &mut self.infos[object.info as usize]
    }

    /// The process a key names; keys of ended processes stay good while their objects live.
    #[inline]
    pub fn process(&self, key: ProcessKey) -> Option<&ProcessBlock> {
        self.processes.get(key)
    }

    /// The thread a key names; keys of ended threads stay good while their objects live.
    #[inline]
    pub fn thread(&self, key: ThreadKey) -> Option<&ThreadBlock> {
        self.threads.get(key)
    }

    /// Every process whose object is alive, oldest first.
    pub fn processes(&self) -> Vec<ProcessKey> {
        // A slotmap may put a new process where an old one was, so age is not its order.
        let mut all: Vec<_> = self.processes.keys().collect();
        all.sort_by_key(|key| self.processes[*key].sequence);
        all
    }

    /// The type of an object that is alive.
    pub fn object_type(&self, id: ObjectId) -> Option<ObjectType> {
        Some(self.objects.get(id)?.body.object_type())
    }

    pub(crate) fn directory_of(&self, id: ObjectId) -> Option<crate::kernel::DirectoryKey> {
        match self.objects.get(id)?.body {
            Body::Directory(Directory { key }) => Some(key),
            _ => None,
        }
    }
}
