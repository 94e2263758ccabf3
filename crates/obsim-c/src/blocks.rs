//! The blocks of memory that Windows keeps for each thread and process, as a program sees them: the
//! prefix that NtCurrentTeb gives.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::ProcessKey;
use nt::Win32Error;

use crate::encode::text_bytes;
use crate::memory;
use crate::session::{self, lock};
use crate::shared::Shared;

/// The block of a thread, while the thread of the host lives that acts as it.
struct Block {
    /// Which world it belongs to.
    shared: Arc<Shared>,
    words: Box<[u64]>,
    /// The last error that stands in it.
    shown: u32,
}

thread_local! {
    static TEB: RefCell<Option<Block>> = const { RefCell::new(None) };
}

/// The bytes of a block that are there.
const TEB_BYTES: usize = 0x800;
/// Where in it things lie.
const SELF: u64 = 0x30;
const PROCESS_ID: u64 = 0x40;
const THREAD_ID: u64 = 0x48;
const PEB: u64 = 0x60;
const LAST_ERROR: u64 = 0x68;

/// What a block is made from.
struct Facts {
    process: ProcessKey,
    ids: (u32, u32),
    last_error: Win32Error,
    session: u32,
    peb: calls::Peb,
}

fn facts() -> Option<Facts> {
    let found = session::with_world(|world, key| {
        let kernel = world.kernel();
        let thread = kernel.thread(key)?;
        let process = kernel.process(thread.process)?;
        Some(Facts {
            process: thread.process,
            ids: (process.id.0, thread.id.0),
            last_error: thread.teb.last_error,
            session: process.session,
            peb: process.peb.clone(),
        })
    });
    found.flatten()
}

/// The address of the calling thread's block.
pub(crate) fn teb() -> u64 {
    let Some(facts) = facts() else { return 0 };
    let shared = session::shared();
    let known = TEB.with_borrow(|teb| {
        let teb = teb.as_ref().filter(|teb| Arc::ptr_eq(&teb.shared, &shared))?;
        Some(teb.words.as_ptr() as u64)
    });
    let at = known.unwrap_or_else(|| {
        let words = vec![0_u64; TEB_BYTES / 8].into_boxed_slice();
        let at = words.as_ptr() as u64;
        TEB.set(Some(Block { shared: shared.clone(), words, shown: 0 }));
        at
    });
    let put = |offset: u64, value: u64| memory::write(at + offset, &value.to_le_bytes());
    put(SELF, at);
    put(PROCESS_ID, facts.ids.0.into());
    put(THREAD_ID, facts.ids.1.into());
    put(PEB, peb(&shared, &facts));
    show(at, facts.last_error.0);
    at
}

fn show(at: u64, error: u32) {
    memory::write(at + LAST_ERROR, &error.to_le_bytes());
    TEB.with_borrow_mut(|teb| {
        if let Some(teb) = teb {
            teb.shown = error;
        }
    });
}

/// The address of a process's block, with its parameters as they are now.
fn peb(shared: &Shared, facts: &Facts) -> u64 {
    const WORDS: usize = 0x310 / 8;
    const PARAMETERS_WORDS: usize = 0x400 / 8;
    const IMAGE_BASE: u64 = 0x1_4000_0000;
    let mut pebs = lock(&shared.pebs);
    let at = *pebs.entry(facts.process).or_insert_with(|| shared.block(WORDS + PARAMETERS_WORDS));
    let parameters = at + 8 * WORDS as u64;
    let put = |at: u64, value: u64| memory::write(at, &value.to_le_bytes());
    put(at + 0x10, IMAGE_BASE);
    put(at + 0x20, parameters);
    put(at + 0x30, 1);
    memory::write(at + 0x2C0, &facts.session.to_le_bytes());
    let [input, output, error] = facts.peb.standard;
    for (offset, handle) in [(0x20, input), (0x28, output), (0x30, error)] {
        put(parameters + offset, handle.0);
    }
    let directory = format!("{}\\", facts.peb.directory.to_string().trim_end_matches('\\'));
    let texts = [
        (0x38, nt::Wide::from(directory)),
        (0x60, facts.peb.image.clone()),
        (0x70, facts.peb.command_line.clone()),
    ];
    for (offset, text) in texts {
        let mut bytes = text_bytes(&text, 2);
        let length = bytes.len() as u64;
        bytes.extend([0, 0]);
        let buffer = shared.intern(bytes);
        put(parameters + offset, length | (length + 2) << 16);
        put(parameters + offset + 8, buffer);
    }
    let mut environment = text_bytes(&facts.peb.environment, 2);
    environment.extend([0; 4]);
    put(parameters + 0x80, shared.intern(environment));
    at
}

/// Blocks of processes by process.
pub(crate) type Pebs = BTreeMap<ProcessKey, u64>;

/// If the program has written a last error into its block, that is the last error.
pub(crate) fn take_last_error() {
    let written = TEB.with_borrow_mut(|teb| {
        let teb = teb.as_mut()?;
        let at = teb.words.as_ptr() as u64 + LAST_ERROR;
        let now = memory::number(at, 4).ok()? as u32;
        (std::mem::replace(&mut teb.shown, now) != now).then_some(now)
    });
    if let Some(error) = written {
        let error = Win32Error(error);
        let call = calls::threads::ThreadCall::SetLastError { dwErrCode: error };
        let _ = session::make(call.into());
    }
}

/// Writes the last error into the block of the calling thread, if it has one.
pub(crate) fn show_last_error() {
    let at = TEB.with_borrow(|teb| teb.as_ref().map(|teb| teb.words.as_ptr() as u64));
    if let Some(at) = at
        && let Some(facts) = facts()
    {
        show(at, facts.last_error.0);
    }
}
