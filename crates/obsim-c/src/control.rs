//! The functions that steer obsim: programs, runs, options, and what happened.

use std::cell::RefCell;
use std::ffi::{CStr, CString, c_char, c_int};
use std::panic::{AssertUnwindSafe, catch_unwind};

use nt::Wide;
use obsim::machine::{Ending, Schedule};

use crate::decode::{text_at, wide};
use crate::memory::{self, Fault};
use crate::session::{self, Session};
use crate::shared::{Program, Settings, Shared};

/// What the functions return.
const OK: c_int = 0;
const DEADLOCK: c_int = 1;
const REFUSED: c_int = 2;
const NO_IMAGE: c_int = 3;
const ERROR: c_int = 4;
const BUSY: c_int = 5;

/// Catches what must not leave the library.
fn guarded(act: impl FnOnce() -> c_int) -> c_int {
    let _inside = crate::quiet::inside();
    catch_unwind(AssertUnwindSafe(act)).unwrap_or(ERROR)
}

/// How wide the letters of a text are: of bytes, of UTF-16, or of the host's `wchar_t`. A text of
/// bytes has no zeros among its letters.
fn letter_bytes(at: u64) -> Option<usize> {
    let mut head = [0; 8];
    let count = memory::read_some(at, &mut head);
    match head[..count] {
        [a, 0, 0, 0, b, ..] if a != 0 && b != 0 => Some(4),
        [a, 0, b, 0, ..] if a != 0 && b != 0 => Some(2),
        [_, b, ..] if b != 0 => Some(1),
        _ => None,
    }
}

/// A text of a program, in any of the three.
fn text(at: u64, usual: usize) -> Result<String, Fault> {
    match letter_bytes(at).unwrap_or(usual) {
        2 => text_at(at, 2).map(|text| text.to_string()),
        4 => {
            let mut letters = String::new();
            for number in 0.. {
                match memory::number(at + 4 * number, 4)? {
                    0 => break,
                    letter => letters.extend(char::from_u32(letter as u32)),
                }
            }
            Ok(letters)
        }
        _ => {
            let units = text_at(at, 1)?;
            // Bytes came in one by one, and are UTF-8.
            let bytes = crate::text::to_bytes(units.as_units());
            Ok(String::from_utf8(bytes.clone()).unwrap_or_else(|_| wide(&bytes, 1).to_string()))
        }
    }
}

/// The full path of a program that is called so.
fn full_path(name: &str) -> String {
    let name = name.replace('/', "\\");
    let file = name.rsplit('\\').next().unwrap_or(&name);
    let ended = if file.contains('.') { name.clone() } else { format!("{name}.exe") };
    let is_full = ended.as_bytes().get(1) == Some(&b':');
    if is_full { ended } else { format!("C:\\{}", ended.trim_start_matches('\\')) }
}

fn register(path: u64, entry: u64, context: u64) -> c_int {
    let Ok(path) = text(path, 1) else { return ERROR };
    if path.is_empty() || !memory::is_code(entry) {
        return ERROR;
    }
    let path = full_path(&path);
    let session = session::current();
    let mut directory = String::from("C:");
    let parts: Vec<&str> = path.split('\\').skip(1).collect();
    let put = {
        let machine = session.machine();
        let mut world = machine.world();
        for part in &parts[..parts.len().saturating_sub(1)] {
            directory = format!("{directory}\\{part}");
            // One that is there stays as it is.
            let _ = world.put_directory(&directory);
        }
        world.put_image(&path, kernel::Image::default())
    };
    if put.is_err() && session.shared.program_path(&path).is_none() {
        return ERROR;
    }
    session.shared.add_program(Program { path, entry, context });
    OK
}

/// Registers a program.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_register_image(path: u64, entry: u64, context: u64) -> c_int {
    guarded(|| register(path, entry, context))
}

fn run(image: u64, command_line: u64, exit_code: u64) -> c_int {
    if obsim::guest::is_guest() {
        return BUSY;
    }
    let usual = letter_bytes(image).unwrap_or(1);
    let Ok(name) = text(image, usual) else { return ERROR };
    let line = match command_line {
        0 => Ok(format!("\"{name}\"")),
        at => text(at, usual),
    };
    let Ok(line) = line else { return ERROR };
    let session = session::current();
    let shared = &session.shared;
    let found = shared.program_path(&full_path(&name)).or_else(|| shared.program_path(&name));
    let Some(path) = found else { return NO_IMAGE };
    let started = {
        let mut machine = session.machine();
        let token = session.token(&mut machine.world());
        machine.start(&path, &Wide::from(line), token)
    };
    let Ok((process, _)) = started else { return ERROR };
    let failed = session.run();
    let stuck = !session.machine().living_guests().is_empty();
    if let Some(code) = exit_code_of(&session, process) {
        memory::write(exit_code, &code.to_le_bytes());
    }
    let answer = match failed {
        Some(Ending::Refused { .. }) => REFUSED,
        Some(Ending::Deadlock) => DEADLOCK,
        Some(_) => ERROR,
        None if stuck => DEADLOCK,
        None => OK,
    };
    let mut machine = session.machine();
    match &failed {
        Some(ending) => session::note_failure(session::ending_words(ending)),
        None if stuck => {
            let lines = view::stuck(&machine.world());
            session::note_failure(format!("deadlock: nobody can act\n{}", lines.join("\n")));
        }
        None => {}
    }
    machine.end_guests();
    answer
}

fn exit_code_of(session: &Session, process: kernel::ProcessKey) -> Option<u32> {
    session.machine().exit_of(process).map(|status| status.0)
}

/// Starts a process and runs the world until no guest thread is left.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_run(image: u64, command_line: u64, exit_code: u64) -> c_int {
    guarded(|| run(image, command_line, exit_code))
}

/// Ends the current world and begins another, with the options of the old one.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_world_new() -> c_int {
    guarded(|| {
        if obsim::guest::is_guest() {
            return BUSY;
        }
        let settings = session::current().shared.settings().clone();
        session::replace(Some(Shared::new(settings)));
        OK
    })
}

/// Ends the current world; the next call of any function begins one.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_world_free() -> c_int {
    guarded(|| {
        if obsim::guest::is_guest() {
            return BUSY;
        }
        session::replace(None);
        OK
    })
}

/// One option, as `name=value`.
fn set(settings: &mut Settings, option: &str) -> Option<()> {
    let (name, value) = option.split_once('=')?;
    match name {
        "trace" => settings.trace = matches!(value, "on" | "1"),
        "schedule" if value == "round-robin" => settings.schedule = Schedule::RoundRobin,
        "seed" => settings.schedule = Schedule::Random(value.parse().ok()?),
        "user" => settings.user = value.to_owned(),
        "turns" => settings.turns_max = value.parse().ok()?,
        "patience" => {
            settings.patience = std::time::Duration::from_millis(value.parse().ok()?);
        }
        "handles" | "ids" => {
            let reuse = match value {
                "eager" => kernel::Reuse::Eager,
                "fifo" => kernel::Reuse::Fifo,
                "never" => kernel::Reuse::Never,
                "hostile" => kernel::Reuse::Hostile,
                _ => return None,
            };
            if name == "ids" { settings.ids = Some(reuse) } else { settings.handles = Some(reuse) }
        }
        _ => return None,
    }
    Some(())
}

/// Sets an option and begins another world with it.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_option(option: u64) -> c_int {
    guarded(|| {
        if obsim::guest::is_guest() {
            return BUSY;
        }
        let Ok(option) = text(option, 1) else { return ERROR };
        let mut settings = session::current().shared.settings().clone();
        if set(&mut settings, &option).is_none() {
            return ERROR;
        }
        session::replace(Some(Shared::new(settings)));
        OK
    })
}

/// Puts a file on the volume, and the directories that lead to it.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_put_file(path: u64, bytes: u64, length: u64) -> c_int {
    guarded(|| {
        let Ok(path) = text(path, 1) else { return ERROR };
        let Ok(bytes) = memory::bytes(bytes, length as usize) else { return ERROR };
        let done = session::with_world(|world, _| {
            let folders: Vec<usize> = path.match_indices('\\').map(|(at, _)| at).skip(1).collect();
            folders.into_iter().for_each(|at| {
                let _ = world.put_directory(&path[..at]);
            });
            world.put_file(&path, bytes)
        });
        if done == Some(Ok(())) { OK } else { ERROR }
    })
}

thread_local! {
    /// The texts that this thread was given, one for each function.
    static GIVEN: RefCell<[CString; 4]> = RefCell::default();
}

/// Gives a text, which stays until the next one of the same kind.
fn give(kind: usize, text: impl FnOnce() -> String) -> *const c_char {
    let _inside = crate::quiet::inside();
    let text = catch_unwind(AssertUnwindSafe(text)).unwrap_or_default();
    let text = CString::new(text.replace('\0', "\u{FFFD}")).unwrap_or_default();
    GIVEN.with_borrow_mut(|given| {
        given[kind] = text;
        given[kind].as_ptr()
    })
}

/// What happened since the last time, as a JSON array.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_trace_json() -> *const c_char {
    give(0, || crate::report::trace(&session::current()))
}

/// What is wrong with how programs used their handles, as a JSON array.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_verdicts_json() -> *const c_char {
    give(1, || crate::report::verdicts(&session::current()))
}

/// Why the last call of this thread had no answer, or the last run ended badly, in words.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_last_refusal() -> *const c_char {
    give(2, session::failure)
}

/// Recounts everything: 0 if nothing is wrong.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_audit() -> c_int {
    guarded(|| match session::with_world(|world, _| world.audit()) {
        Some(()) => OK,
        None => ERROR,
    })
}

/// The version of the library.
// SAFETY: the name is one of this library's own.
#[unsafe(no_mangle)]
pub extern "C" fn obsim_version() -> *const c_char {
    const VERSION: &CStr =
        match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
            Ok(version) => version,
            Err(_) => c"",
        };
    VERSION.as_ptr()
}
