//! The debugger's prompt: processes, handles and objects in the layouts of a kernel debugger.
//!
//! Addresses are not real. Each is made from the place of an object among all objects, so that it
//! is the same in every run, names one object as long as that lives, and may then name another, as
//! an address may. Headers lie 0x30 below their objects. `PointerCount` counts references plainly,
//! without those that newer versions of Windows keep in reserve.

use kernel::{Attributes, Body, ObjectId};
use nt::{Handle, ObjectType};
use sim::World;

use crate::rows::{self, HandleRow, ProcessRow, ProcessState};
use crate::{inspect, nearest, tables, tokens};

/// What a command line at the `kd` prompt prints. Numbers are hexadecimal, as there.
///
/// - `!process 0 0 [IMAGE]` lists all processes, also those that ended and are still referred to.
/// - `!handle [VALUE [FLAGS [PROCESS [TYPE]]]]` lists handles. VALUE 0 means all; of FLAGS, 2 adds
///   the objects and 4 the free entries that once named something; PROCESS is an id or a name and
///   can be left out, or 0, while only one process runs.
/// - `!token ACTOR` shows what the token of a process or a thread says.
/// - `!thread [TID]` shows what a thread waits for; `!deadlock` who waits for whom in a circle.
/// - `dt nt!_OBJECT_HEADER ADDRESS` shows the header of an object.
/// - `!object PATH` shows an object and, of a directory, what it holds.
///
/// # Errors
/// There is no such command, process or object; with the nearest one.
pub fn kd(world: &World, words: &str) -> Result<Vec<String>, String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let Some((command, rest)) = words.split_first() else {
        return Err("a command is missing: !handle, !object or !process".into());
    };
    match *command {
        "!process" => processes(world, rest),
        "!handle" => handles(world, rest),
        "!thread" => inspect::thread(world, rest),
        "!deadlock" => match rest {
            [] => Ok(inspect::deadlock(world)),
            [extra, ..] => Err(format!("!deadlock: {extra}: it takes nothing behind it")),
        },
        "!token" => tokens::token(world, rest),
        "dt" => inspect::header(world, rest),
        "!object" => match rest {
            [] => Err("!object: a path is missing, such as \\Sessions".into()),
            // A name may hold blanks.
            _ => Ok(object(world, tables::find(world, &rest.join(" "))?)),
        },
        _ => {
            let known = [
                "!deadlock",
                "!handle",
                "!htrace",
                "!object",
                "!process",
                "!thread",
                "!token",
                "dt",
            ];
            Err(nearest::unknown(command, "command", known))
        }
    }
}

/// Where the types lie, each on a stretch of its own.
const STRETCH: u64 = 0x100;
const TYPES: u64 = 0xFFFF_C000_0000_0000;
pub(crate) const HEADER: u64 = 0x30;
/// Where handle tables and their entries lie.
const TABLES: u64 = 0xFFFF_D000_0000_0000;
const ENTRIES: u64 = 0xFFFF_E000_0000_0000;

fn address(world: &World, id: ObjectId) -> u64 {
    world.kernel().address_of(id)
}

fn table_address(world: &World, process: &ProcessRow) -> u64 {
    TABLES + place(world, process) * 0x1000
}

/// Entries take 16 bytes, four times as much as their values are apart. A full table fills 256 MiB,
/// and the top of the address space has room for 131,072 of them.
fn entry_address(world: &World, process: &ProcessRow, handle: Handle) -> u64 {
    ENTRIES + ((place(world, process) & 0x1_FFFF) << 28) + (handle.0 & Handle::MAX_VALUE) * 4
}

fn place(world: &World, process: &ProcessRow) -> u64 {
    let object = world.kernel().process(process.key).map(|block| block.object);
    object.map_or(0, |object| world.kernel().place_of(object).into())
}

fn processes(world: &World, words: &[&str]) -> Result<Vec<String>, String> {
    let image = match words {
        ["0", "0"] => None,
        ["0", "0", image] => Some(*image),
        _ => return Err("!process: only !process 0 0 is there, with an image behind it".into()),
    };
    let mut lines = vec!["**** NT ACTIVE PROCESS DUMP ****".to_owned()];
    for row in rows::processes(world) {
        if image.is_none_or(|image| image.eq_ignore_ascii_case(&row.name)) {
            lines.extend(process(world, &row));
            lines.push(String::new());
        }
    }
    Ok(lines)
}

fn process(world: &World, row: &ProcessRow) -> Vec<String> {
    let object = world.kernel().process(row.key).map(|block| block.object).unwrap_or_default();
    let place = place(world, row);
    let table = match row.state {
        ProcessState::Running => format!("{:016x}", table_address(world, row)),
        ProcessState::Ended(_) => "00000000".into(),
    };
    vec![
        format!("PROCESS {:016x}", address(world, object)),
        format!(
            "    SessionId: 1  Cid: {:04x}    Peb: {:010x}  ParentCid: {:04x}",
            row.pid.0,
            0xE000_0000 + place * 0x1000,
            row.parent.0
        ),
        format!(
            "    DirBase: {:08x}  ObjectTable: {table}  HandleCount: {:>3}.",
            0x1_0000 * place,
            row.handles
        ),
        format!("    Image: {}", row.name),
    ]
}

fn number(what: &str, word: &str) -> Result<u64, String> {
    let digits = word.strip_prefix("0x").unwrap_or(word).replace('`', "");
    let number = match word.strip_prefix("0n") {
        Some(decimal) => decimal.parse().ok(),
        None => u64::from_str_radix(&digits, 16).ok(),
    };
    number.ok_or_else(|| format!("!handle: {word}: {what} is a hexadecimal number"))
}

fn handles(world: &World, words: &[&str]) -> Result<Vec<String>, String> {
    if words.len() > 4 {
        return Err(format!("!handle: {}: it takes four words at the most", words[4]));
    }
    let value = words.first().map_or(Ok(0), |word| number("a handle", word))?;
    let flags = words.get(1).map_or(Ok(3), |word| number("a set of flags", word))?;
    let process = chosen(world, words.get(2).copied().unwrap_or("0"))?;
    let of = match words.get(3) {
        Some(name) => Some(object_type(name)?),
        None => None,
    };
    let mut lines = self::process(world, &process);
    lines.push(String::new());
    lines.push(format!(
        "Handle table at {:016x} with {} entries in use",
        table_address(world, &process),
        process.handles
    ));
    let rows = rows::handles(world, process.key);
    let wanted = Handle(value).untagged();
    let listed = |row: &&HandleRow| of.is_none_or(|of| of == row.object_type);
    if wanted != Handle::NULL && !rows.iter().any(|row| row.value == wanted) {
        lines.extend([String::new(), free_line(world, &process, wanted)]);
        return Ok(lines);
    }
    let free = if flags & 4 != 0 && wanted == Handle::NULL && of.is_none() {
        free_entries(world, &process, &rows)
    } else {
        Vec::new()
    };
    let shown = rows.iter().filter(listed);
    let shown = shown.filter(|row| wanted == Handle::NULL || row.value == wanted);
    let mut parts: Vec<(Handle, Vec<String>)> =
        shown.map(|row| (row.value, entry(world, &process, row, flags))).collect();
    parts.extend(free.into_iter().map(|free| (free, vec![free_line(world, &process, free)])));
    parts.sort_by_key(|(value, _)| *value);
    for (_, part) in parts {
        lines.push(String::new());
        lines.extend(part);
    }
    Ok(lines)
}

/// The process that a word of the debugger names: an id, a name, or 0 for the only one that runs.
///
/// # Errors
/// There is no such process, or several run.
pub fn process_of_word(world: &World, word: &str) -> Result<kernel::ProcessKey, String> {
    chosen(world, word).map(|row| row.key)
}

/// The process that `!handle` is about.
fn chosen(world: &World, word: &str) -> Result<ProcessRow, String> {
    let all = rows::processes(world);
    if word == "0" {
        let mut running = all.iter().filter(|row| row.state == ProcessState::Running);
        return match (running.next(), running.next()) {
            (Some(only), None) => Ok(only.clone()),
            _ => Err("!handle: which process? Its id or name comes third: !handle 0 3 3e8".into()),
        };
    }
    if let Some(row) = all.iter().find(|row| row.actor == word) {
        return Ok(row.clone());
    }
    let id = number("a process id", word).ok();
    match all.iter().find(|row| id == Some(row.pid.0.into())) {
        Some(row) => Ok(row.clone()),
        None => {
            let names = all.iter().map(|row| row.actor.as_str());
            Err(format!("!handle: {}", nearest::unknown(word, "process", names)))
        }
    }
}

fn object_type(name: &str) -> Result<ObjectType, String> {
    let rows = ObjectType::all();
    let found = rows.iter().find(|row| row.name.eq_ignore_ascii_case(name));
    found.map(|row| row.object_type).ok_or_else(|| {
        let names = rows.iter().map(|row| row.name);
        format!("!handle: {}", nearest::unknown(name, "object type", names))
    })
}

/// The free entries that once named something, on the pages that are known to be there.
fn free_entries(world: &World, process: &ProcessRow, rows: &[HandleRow]) -> Vec<Handle> {
    let table = world.kernel().process(process.key).and_then(|block| block.table.as_ref());
    let Some(table) = table else { return Vec::new() };
    let open = rows.last().map_or(0, |row| row.value.index());
    let end = open.max(table.peak()).next_multiple_of(Handle::ENTRIES_PER_PAGE);
    let all = (1..end).map(Handle::from_index);
    all.filter(|handle| table.before(*handle).is_some()).collect()
}

fn free_line(world: &World, process: &ProcessRow, handle: Handle) -> String {
    let entry = entry_address(world, process, handle);
    format!("{:04x}: free handle, Entry address {entry:016x}", handle.0)
}

fn entry(world: &World, process: &ProcessRow, row: &HandleRow, flags: u64) -> Vec<String> {
    let mut words = String::new();
    for (attribute, word) in [
        (Attributes::PROTECT, " (Protected)"),
        (Attributes::INHERIT, " (Inherit)"),
        (Attributes::AUDIT, " (Audit)"),
    ] {
        if row.attributes.contains(attribute) {
            words += word;
        }
    }
    let mut lines = vec![format!(
        "{:04x}: Object: {:016x}  GrantedAccess: {:08x}{words} Entry: {:016x}",
        row.value.0,
        address(world, row.object),
        row.granted.bits(),
        entry_address(world, process, row.value)
    )];
    if flags & 2 != 0 {
        lines.extend(header(world, row.object, "        "));
    }
    lines
}

/// The header of an object; its counts and its name are indented by `indent`.
fn header(world: &World, id: ObjectId, indent: &str) -> Vec<String> {
    let row = rows::object(world, id);
    let (at, of) = (address(world, id), row.object_type);
    let type_at = TYPES + u64::from(of.index()) * STRETCH;
    let mut lines = vec![
        format!("Object: {at:016x}  Type: ({type_at:016x}) {of}"),
        format!("    ObjectHeader: {:016x} (new version)", at - HEADER),
        format!("{indent}HandleCount: {}  PointerCount: {}", row.handles, row.references),
    ];
    let kernel = world.kernel();
    if let Some((parent, name)) = kernel.header(id).and_then(|header| header.name.as_ref()) {
        let parent = address(world, *parent);
        lines.push(format!("{indent}Directory Object: {parent:016x}  Name: {name}"));
    } else if matches!(kernel.body(id), Some(Body::File(_))) {
        lines.push(format!("{indent}Name: {}", row.path));
    }
    lines
}

fn object(world: &World, id: ObjectId) -> Vec<String> {
    let mut lines = header(world, id, "    ");
    match world.kernel().body(id) {
        Some(Body::SymbolicLink(link)) => {
            let target = world.kernel().link_target(link.key);
            let target = target.map(ToString::to_string).unwrap_or_default();
            lines.push(format!("    Target String is '{target}'"));
        }
        Some(Body::Directory(_)) => {
            let rows = rows::entries(world, id).unwrap_or_default();
            lines.push(String::new());
            lines.push("    Address          Type          Name".into());
            lines.push("    -------          ----          ----".into());
            lines.extend(rows.iter().map(|row| {
                let at = address(world, row.id);
                format!("    {at:016x} {:<13} {}", row.object_type, row.name)
            }));
        }
        _ => {}
    }
    lines
}
