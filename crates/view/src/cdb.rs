//! The debugger of one process: `!handle` in the layout of a debugger in user mode.
//!
//! What is printed behind "Object specific information" is what that debugger is known to print for
//! events and mutants; for other types it is in the same manner (assumed). Rights go by their names
//! without the prefix of their type.

use kernel::{Body, Mutant};
use nt::{Access, Handle, ObjectType, rights};
use sim::World;

use crate::rows::{self, HandleRow};
use crate::{kd, nearest};

/// The standard rights as the debugger spells them.
const STANDARD: [(Access, &str); 5] = [
    (Access::DELETE, "Delete"),
    (Access::READ_CONTROL, "ReadControl"),
    (Access::WRITE_DAC, "WriteDac"),
    (Access::WRITE_OWNER, "WriteOwner"),
    (Access::SYNCHRONIZE, "Synch"),
];

/// What a command line at the `cdb` prompt prints.
///
/// `-p PROCESS !handle [VALUE [FLAGS [TYPE]]]`: VALUE 0 means all. Of FLAGS, 1 prints the type, 2
/// attributes, rights and counts, 4 the name and 8 what is special about the object.
///
/// # Errors
/// There is no such command, process or type; with the nearest one.
pub fn cdb(world: &World, words: &str) -> Result<Vec<String>, String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let (process, rest) = match words.as_slice() {
        ["-p", process, rest @ ..] => (*process, rest),
        _ => return Err("which process? cdb> -p app !handle 0 f".into()),
    };
    let key = kd::process_of_word(world, process)?;
    let Some((command, rest)) = rest.split_first() else {
        return Err("a command is missing: !handle".into());
    };
    if *command != "!handle" {
        return Err(nearest::unknown(command, "command", ["!handle"]));
    }
    let value = rest.first().map_or(Ok(0), |word| number(word))?;
    let flags = rest.get(1).map_or(Ok(1), |word| number(word))?;
    let of = rest.get(2).map(|name| object_type(name)).transpose()?;
    let mut rows = rows::handles(world, key);
    let all = rows.len();
    rows.retain(|row| of.is_none_or(|of| row.object_type == of));
    let wanted = Handle(value).untagged();
    if wanted != Handle::NULL {
        rows.retain(|row| row.value == wanted);
        return Ok(match rows.first() {
            Some(row) => handle(world, row, flags),
            None => vec![format!("Could not duplicate handle {value:x}, error 6")],
        });
    }
    let mut lines: Vec<String> = rows.iter().flat_map(|row| handle(world, row, flags)).collect();
    match of {
        Some(of) => lines.push(format!("{} handles of type {of}", rows.len())),
        None => lines.extend(counts(&rows, all)),
    }
    Ok(lines)
}

fn number(word: &str) -> Result<u64, String> {
    let digits = word.strip_prefix("0x").unwrap_or(word);
    u64::from_str_radix(digits, 16).map_err(|_| format!("!handle: {word}: a hexadecimal number?"))
}

fn object_type(name: &str) -> Result<ObjectType, String> {
    let rows = ObjectType::all();
    let found = rows.iter().find(|row| row.name.eq_ignore_ascii_case(name));
    found
        .map(|row| row.object_type)
        .ok_or_else(|| nearest::unknown(name, "object type", rows.iter().map(|row| row.name)))
}

/// How many handles there are of each type, in the order of the types' names.
fn counts(rows: &[HandleRow], all: usize) -> Vec<String> {
    let mut types: Vec<&str> = rows.iter().map(|row| row.object_type.name()).collect();
    types.sort_unstable();
    types.dedup();
    let count = |of: &str| rows.iter().filter(|row| row.object_type.name() == of).count();
    let mut lines = vec![format!("{all} Handles"), labeled("Type", "Count", 15)];
    lines.extend(types.iter().map(|of| labeled(of, &count(of).to_string(), 15)));
    lines
}

fn labeled(label: &str, value: &str, width: usize) -> String {
    format!("{label:<width$} {value}").trim_end().to_owned()
}

fn handle(world: &World, row: &HandleRow, flags: u64) -> Vec<String> {
    let line = |label: &str, value: &str| format!("  {}", labeled(label, value, 13));
    let mut lines = vec![format!("Handle {:016x}", row.value.0)];
    if flags & 1 != 0 {
        lines.push(line("Type", row.object_type.name()));
    }
    if flags & 2 != 0 {
        lines
            .push(line("Attributes", &format!("{:#x}", row.attributes.bits()).replace("0x0", "0")));
        lines.push(line("GrantedAccess", &format!("{:#x}:", row.granted.bits())));
        lines.extend(rights_lines(row.object_type, row.granted));
        lines.push(line("HandleCount", &row.object_handles.to_string()));
        lines.push(line("PointerCount", &row.object_references.to_string()));
    }
    if flags & 4 != 0 {
        let name = if row.name.is_empty() { "<none>" } else { &row.name };
        lines.push(line("Name", name));
    }
    if flags & 8 != 0 {
        match specific(world, row) {
            specific if specific.is_empty() => {
                lines.push("  No object specific information available".into());
            }
            specific => {
                lines.push("  Object specific information".into());
                lines.extend(specific.iter().map(|text| format!("    {text}")));
            }
        }
    }
    lines
}

/// The rights of a mask, the standard ones in a line of their own.
fn rights_lines(of: ObjectType, granted: Access) -> Vec<String> {
    let standard = STANDARD.iter().filter(|(right, _)| granted.contains(*right));
    let standard: Vec<String> = standard.map(|(_, name)| (*name).to_owned()).collect();
    let specific = rights::rights_of(of).iter().filter(|right| {
        right.mask.bits().count_ones() == 1
            && Access::SPECIFIC.contains(right.mask)
            && granted.contains(right.mask)
    });
    let specific: Vec<String> = specific.map(|right| short(right.name)).collect();
    let lines = [standard, specific].into_iter().filter(|line| !line.is_empty());
    lines.map(|line| format!("         {}", line.join(","))).collect()
}

/// A right without the prefix of its type: `EVENT_QUERY_STATE` is `QueryState`.
fn short(name: &str) -> String {
    let words = name.split('_').skip(1);
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1.min(word.len()));
        format!("{first}{}", rest.to_ascii_lowercase())
    };
    words.map(capital).collect()
}

/// What is special about an object.
fn specific(world: &World, row: &HandleRow) -> Vec<String> {
    let kernel = world.kernel();
    match kernel.body(row.object) {
        Some(Body::Event(event)) => vec![
            format!(
                "Event Type {}",
                if event.manual_reset { "Manual Reset" } else { "Auto Reset" }
            ),
            format!("Event is {}", if event.signaled { "Set" } else { "Waiting" }),
        ],
        Some(Body::Mutant(mutant)) => {
            let owned = match mutant {
                Mutant::Owned { by, .. } => kernel.thread(*by),
                _ => None,
            };
            let owner =
                owned.and_then(|thread| Some((kernel.process(thread.process)?.id, thread.id)));
            match owner {
                Some((pid, tid)) => {
                    vec!["Mutex is Owned".into(), format!("Mutant Owner {:x}.{:x}", pid.0, tid.0)]
                }
                None => vec!["Mutex is Free".into()],
            }
        }
        Some(Body::Semaphore(semaphore)) => vec![
            format!("Semaphore Count {}", semaphore.count),
            format!("Semaphore Limit {}", semaphore.maximum),
        ],
        Some(Body::Process(process)) => match kernel.process(process.key) {
            Some(block) => vec![format!("Process Id {:x}", block.id.0)],
            None => Vec::new(),
        },
        Some(Body::Thread(thread)) => match kernel.thread(thread.key) {
            Some(block) => vec![format!("Thread Id {:x}", block.id.0)],
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}
