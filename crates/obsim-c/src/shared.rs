//! What the guests of a world share with its machine: programs, requests under way, blocks of
//! memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use calls::BOUNDARY_DESCRIPTOR;
use kernel::{Apc, Choices, Late, ProcessKey, Reuse};
use obsim::machine::{Body, Code, Launch, Schedule, Start};

use crate::blocks::Pebs;
use crate::session::{self, lock};
use crate::views::Views;
use crate::{leave, memory};

/// How a world is made.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Whether what happens is recorded.
    pub(crate) trace: bool,
    /// Who acts next.
    pub(crate) schedule: Schedule,
    /// How many turns there may be.
    pub(crate) turns_max: u64,
    /// What Windows leaves open.
    pub(crate) choices: Choices,
    /// Whom programs run as that no other program started.
    pub(crate) user: String,
    /// How values of handles come back.
    pub(crate) handles: Option<Reuse>,
    /// How ids come back.
    pub(crate) ids: Option<Reuse>,
    /// How long a thread of the host waits for others of the host before that is a deadlock.
    pub(crate) patience: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            trace: false,
            schedule: Schedule::RoundRobin,
            turns_max: 1 << 40,
            choices: Choices::default(),
            user: "admin".to_owned(),
            handles: None,
            ids: None,
            patience: Duration::from_secs(10),
        }
    }
}

/// A program that C supplies: the routine that its first thread runs, and what it is called with.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    /// Its full path, as it was registered.
    pub(crate) path: String,
    pub(crate) entry: u64,
    pub(crate) context: u64,
}

/// A request that goes on behind its call.
#[derive(Clone, Copy, Debug)]
struct Pending {
    /// Where what it reads goes.
    buffer: u64,
    /// Whether its routine is called as Win32 calls one: with an error instead of a context.
    routine: bool,
}

/// What guests and machine share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    settings: Settings,
    /// Programs by their full path in lower case.
    programs: Mutex<BTreeMap<String, Program>>,
    /// Requests under way, by the address of their status block.
    pending: Mutex<BTreeMap<u64, Pending>>,
    boundaries: Mutex<Vec<Option<BOUNDARY_DESCRIPTOR>>>,
    texts: Mutex<BTreeMap<(Option<ProcessKey>, &'static str), u64>>,
    blocks: Mutex<Vec<Box<[u64]>>>,
    /// Regions and views.
    pub(crate) views: Mutex<Views>,
    /// The blocks of processes.
    pub(crate) pebs: Mutex<Pebs>,
    /// Texts that programs only read, each once.
    interned: Mutex<BTreeMap<Vec<u8>, Box<[u8]>>>,
}

/// Where the handles of boundaries begin, and how far apart they are.
const BOUNDARIES: u64 = 0x0000_0300_0000_0000;
const BOUNDARY_BYTES: u64 = 0x40;

impl Shared {
    pub(crate) fn new(settings: Settings) -> Shared {
        Shared { settings, ..Shared::default() }
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Enters a program under its full path.
    pub(crate) fn add_program(&self, program: Program) {
        lock(&self.programs).insert(program.path.to_lowercase(), program);
    }

    /// The full path of a program that is called so, with or without its folder and its ending.
    pub(crate) fn program_path(&self, name: &str) -> Option<String> {
        let programs = lock(&self.programs);
        let name = name.to_lowercase().replace('/', "\\");
        let same = |path: &str| {
            let file = path.rsplit('\\').next().unwrap_or(path);
            [path, file].into_iter().any(|it| it == name || it.strip_suffix(".exe") == Some(&name))
        };
        programs.iter().find(|(path, _)| same(path)).map(|(_, program)| program.path.clone())
    }

    /// Runs a routine that was queued for the caller.
    pub(crate) fn run_routine(&self, apc: &Apc) {
        let [mut first, second, third] = apc.arguments;
        let is_completion = lock(&self.pending).get(&third).is_some_and(|request| request.routine);
        if is_completion && apc.timer.is_none() {
            first = nt::dos_error(nt::Status(first as u32)).0.into();
            lock(&self.pending).remove(&third);
        }
        if !memory::is_code(apc.routine.0) {
            // Windows' program would jump to nowhere, and end so.
            let end = calls::processes::NtProcessCall::NtTerminateProcess {
                process_handle: nt::Handle::CURRENT_PROCESS.into(),
                exit_status: nt::Status::ACCESS_VIOLATION,
            };
            let _ = session::make(end.into());
            return;
        }
        // SAFETY: the program has said that a routine of this kind lies there. Arguments beyond
        // those that it takes are not looked at in the C convention.
        let routine = unsafe {
            std::mem::transmute::<u64, extern "C-unwind" fn(u64, u64, u64)>(apc.routine.0)
        };
        routine(first, second, third);
    }

    /// Notes a request that may go on behind its call.
    pub(crate) fn expect_late(&self, block: u64, buffer: u64, routine: bool) {
        lock(&self.pending).insert(block, Pending { buffer, routine });
    }

    /// A text for a program of which it only reads: it stays as long as the world.
    pub(crate) fn keep_text(
        &self,
        process: Option<ProcessKey>,
        name: &'static str,
        bytes: Vec<u8>,
    ) -> u64 {
        if name.starts_with("GetEnvironmentStrings") {
            let at = crate::heap::allocate(bytes.len() as u64);
            memory::write(at, &bytes);
            return at;
        }
        let mut texts = lock(&self.texts);
        *texts.entry((process, name)).or_insert_with(|| self.intern(bytes))
    }

    /// Keeps a boundary and returns its handle.
    pub(crate) fn keep_boundary(&self, boundary: BOUNDARY_DESCRIPTOR) -> u64 {
        let mut all = lock(&self.boundaries);
        all.push(Some(boundary));
        BOUNDARIES + (all.len() as u64 - 1) * BOUNDARY_BYTES
    }

    /// Does something with the boundary of a handle.
    pub(crate) fn with_boundary<R>(
        &self,
        handle: u64,
        act: impl FnOnce(&mut Option<BOUNDARY_DESCRIPTOR>) -> R,
    ) -> Option<R> {
        let at = handle.checked_sub(BOUNDARIES).filter(|at| at.is_multiple_of(BOUNDARY_BYTES))?;
        lock(&self.boundaries).get_mut((at / BOUNDARY_BYTES) as usize).map(act)
    }

    /// The address of bytes that stay as long as the world.
    pub(crate) fn intern(&self, bytes: Vec<u8>) -> u64 {
        let mut all = lock(&self.interned);
        all.entry(bytes.clone()).or_insert_with(|| bytes.into()).as_ptr() as u64
    }

    /// Memory of so many words that stays as long as the world.
    pub(crate) fn block(&self, words: usize) -> u64 {
        let block = vec![0_u64; words].into_boxed_slice();
        let at = block.as_ptr() as u64;
        lock(&self.blocks).push(block);
        at
    }
}

/// What the code of a guest is entered with.
struct Entrance {
    routine: u64,
    argument: u64,
}

/// Runs the routine of a guest: the frames from here on are left behind if it ends.
extern "C" fn run(entrance: u64) -> u64 {
    // SAFETY: `Shared::start` passes the address of an entrance that outlives the call.
    let entrance = unsafe { &*(entrance as *const Entrance) };
    // SAFETY: the program has said that a routine of this kind lies there: one that takes a pointer
    // and returns 32 bits.
    let routine =
        unsafe { std::mem::transmute::<u64, extern "C" fn(u64) -> u32>(entrance.routine) };
    routine(entrance.argument).into()
}

/// The machine holds this behind a pointer of its own; guests get another.
#[derive(Clone, Debug)]
pub(crate) struct Supply(pub(crate) Arc<Shared>);

impl Code for Supply {
    fn start(&self, launch: &Launch) -> Option<Body> {
        let entrance = match &launch.at {
            Start::Image(path) => {
                let program = lock(&self.0.programs).get(&path.to_lowercase()).cloned()?;
                Entrance { routine: program.entry, argument: program.context }
            }
            Start::Routine { address, argument } => {
                Entrance { routine: *address, argument: *argument }
            }
        };
        if !memory::is_code(entrance.routine) {
            return None;
        }
        let shared = self.0.clone();
        Some(Box::new(move || {
            session::be_guest(shared);
            leave::enter(run, &raw const entrance as u64) as u32
        }))
    }

    fn routine(&self, apc: &Apc) {
        self.0.run_routine(apc);
    }

    fn request_over(&self, late: &Late) {
        let Some(pending) = lock(&self.0.pending).get(&late.block).copied() else { return };
        if let Some(data) = &late.data {
            memory::write(pending.buffer, data);
        }
        let status = u64::from(late.status.0).to_le_bytes();
        memory::write(late.block, &status);
        memory::write(late.block + 8, &late.information.to_le_bytes());
        if !pending.routine {
            lock(&self.0.pending).remove(&late.block);
        }
    }
}
