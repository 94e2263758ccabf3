//! Lists as the explorers of the object manager show them: the handles of a process, the objects,
//! their types, and processes that have ended and are still there.
//!
//! The columns are those of Process Explorer, System Informer and Object Explorer, as far as obsim
//! has something to put there.

use kernel::{Attributes, Body, ProcessKey};
use nt::{Access, ObjectType, rights};
use sim::World;

use crate::nearest;
use crate::rows::{self, HandleRow, ProcessRow, ProcessState};
use crate::value::exit_code;

/// A table: its columns, those that hold numbers aligned at the right, and its rows.
pub(crate) struct Table {
    heads: Vec<(&'static str, bool)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of text columns; a `#` in front of a head makes it one of numbers.
    pub(crate) fn new(heads: &[&'static str]) -> Table {
        let head = |head: &&'static str| match head.strip_prefix('#') {
            Some(head) => (head, true),
            None => (*head, false),
        };
        Table { heads: heads.iter().map(head).collect(), rows: Vec::new() }
    }

    pub(crate) fn add(&mut self, cells: Vec<String>) {
        assert_eq!(cells.len(), self.heads.len(), "a row has a cell for each column");
        self.rows.push(cells);
    }

    /// The lines, without blanks at their ends; one sentence instead when there is no row.
    pub(crate) fn lines(self, nothing: &str) -> Vec<String> {
        if self.rows.is_empty() {
            return vec![nothing.into()];
        }
        let width = |at: usize| {
            let cells = self.rows.iter().map(|row| row[at].chars().count());
            cells.max().unwrap_or(0).max(self.heads[at].0.len())
        };
        let widths: Vec<usize> = (0..self.heads.len()).map(width).collect();
        let line = |cells: Vec<&str>| {
            let mut text = String::new();
            for ((cell, width), (_, is_number)) in cells.iter().zip(&widths).zip(&self.heads) {
                let cell = match is_number {
                    true => format!("{cell:>width$}  "),
                    false => format!("{cell:<width$}  "),
                };
                text.push_str(&cell);
            }
            text.trim_end().to_owned()
        };
        let head = line(self.heads.iter().map(|(head, _)| *head).collect());
        let rows = self.rows.iter().map(|row| line(row.iter().map(String::as_str).collect()));
        std::iter::once(head).chain(rows).collect()
    }
}

/// The handles of a process: what each names, and what it grants.
pub fn handles(world: &World, process: ProcessKey) -> Vec<String> {
    let mut table = Table::new(&["#Handle", "Type", "Name", "Access", "Attributes", "Granted"]);
    for row in rows::handles(world, process) {
        table.add(vec![
            row.value.to_string(),
            row.object_type.name().into(),
            row.name.clone(),
            row.granted.to_string(),
            attributes(&row),
            granted(row.object_type, row.granted),
        ]);
    }
    table.lines("no handle is open")
}

fn attributes(row: &HandleRow) -> String {
    let words = [(Attributes::PROTECT, "Protected"), (Attributes::INHERIT, "Inherit")];
    let set = words.iter().filter(|(flag, _)| row.attributes.contains(*flag));
    set.map(|(_, word)| *word).collect::<Vec<_>>().join(", ")
}

/// Rights in words: everything that can be asked for is one word.
fn granted(of: ObjectType, mask: Access) -> String {
    match mask {
        mask if mask.is_empty() => "nothing".into(),
        mask if mask.contains(of.all_access()) => "full control".into(),
        mask => rights::decode(of, mask).join(" | "),
    }
}

/// Every object that is alive, or those of one type: its counts, and who has handles to it.
///
/// # Errors
/// There is no such type; with the nearest one.
pub fn objects(world: &World, of: &str) -> Result<Vec<String>, String> {
    let all = ObjectType::all();
    let wanted = match of.trim() {
        "" => None,
        name => match all.iter().find(|row| row.name.eq_ignore_ascii_case(name)) {
            Some(row) => Some(row.object_type),
            None => {
                return Err(nearest::unknown(name, "object type", all.iter().map(|row| row.name)));
            }
        },
    };
    let mut table = Table::new(&["Type", "Name", "#Handles", "#References", "Held by"]);
    // What the world begins with is looked at with `sim> tree`.
    let is_shown = |row: &rows::ObjectRow| {
        let is_wanted = wanted.is_none_or(|wanted| row.object_type == wanted);
        is_wanted && (row.handles > 0 || row.name.is_empty() && !is_furniture(row.object_type))
    };
    for row in rows::objects(world).iter().filter(|row| is_shown(row)) {
        table.add(vec![
            row.object_type.name().into(),
            row.path.clone(),
            row.handles.to_string(),
            row.references.to_string(),
            row.note.clone(),
        ]);
    }
    Ok(table.lines("there is no such object"))
}

/// Types of what is there before anybody acts.
fn is_furniture(of: ObjectType) -> bool {
    let all = [
        ObjectType::DIRECTORY,
        ObjectType::SYMBOLIC_LINK,
        ObjectType::TYPE,
        ObjectType::DEVICE,
        ObjectType::DESKTOP,
    ];
    all.contains(&of)
}

/// The types of which there are objects: how many, how many handles, and what can be asked for.
pub fn types(world: &World) -> Vec<String> {
    let heads = ["#Index", "Name", "#Objects", "#Handles", "Valid access", "Full control"];
    let mut table = Table::new(&heads);
    let objects = rows::objects(world);
    for row in ObjectType::all() {
        let mine: Vec<_> =
            objects.iter().filter(|one| one.object_type == row.object_type).collect();
        if mine.is_empty() {
            continue;
        }
        table.add(vec![
            row.object_type.index().to_string(),
            row.name.into(),
            mine.len().to_string(),
            mine.iter().map(|one| u64::from(one.handles)).sum::<u64>().to_string(),
            row.valid_access.to_string(),
            row.object_type.all_access().to_string(),
        ]);
    }
    table.lines("there is no object")
}

/// The processes that have ended and are still there, and who keeps them.
pub fn zombies(world: &World) -> Vec<String> {
    let mut table = Table::new(&["Process", "#PID", "#Handles", "#Exit code", "Kept by"]);
    for process in rows::processes(world) {
        let ProcessState::Ended(code) = process.state else { continue };
        let kept = keepers(world, &process);
        table.add(vec![
            process.name.clone(),
            process.pid.to_string(),
            kept.len().to_string(),
            exit_code(code),
            if kept.is_empty() { "a reference".into() } else { kept.join(", ") },
        ]);
    }
    table.lines("no process that has ended is still there")
}

/// The handles to a process and to its threads.
fn keepers(world: &World, process: &ProcessRow) -> Vec<String> {
    let kernel = world.kernel();
    let is_of = |id: &kernel::ObjectId| match kernel.body(*id) {
        Some(Body::Process(body)) => body.key == process.key,
        Some(Body::Thread(body)) => {
            kernel.thread(body.key).is_some_and(|thread| thread.process == process.key)
        }
        _ => false,
    };
    let mine = kernel.all_objects().into_iter().filter(is_of);
    let told = |id| {
        let of = kernel.object_type(id).map_or("", ObjectType::name);
        let holders = rows::holders(world, id).into_iter();
        holders.map(move |holder| format!("{holder} ({of})")).collect::<Vec<_>>()
    };
    mine.flat_map(told).collect()
}

/// The handles of a process as `Get-NtHandle` of NtObjectManager prints them.
pub(crate) fn get_nt_handle(world: &World, process: &ProcessRow) -> Vec<String> {
    let heads = ["ProcessId", "Handle", "ObjectType", "Object", "GrantedAccess"];
    let cells = |row: &HandleRow| {
        [
            row.pid.to_string(),
            row.value.0.to_string(),
            row.object_type.name().into(),
            world.kernel().address_of(row.object).to_string(),
            format!("{:X}", row.granted.bits()),
        ]
    };
    let rows: Vec<[String; 5]> = rows::handles(world, process.key).iter().map(cells).collect();
    let width = |at: usize| {
        let widest = rows.iter().map(|row| row[at].len()).max().unwrap_or(0);
        widest.max(heads[at].len())
    };
    let line = |cells: [&str; 5]| {
        let padded = cells.iter().enumerate().map(|(at, cell)| format!("{cell:<0$}", width(at)));
        padded.collect::<Vec<_>>().join(" ").trim_end().to_owned()
    };
    let rule = heads.map(|head| "-".repeat(head.len()));
    let mut lines = vec![line(heads), line(rule.each_ref().map(String::as_str))];
    lines.extend(rows.iter().map(|row| line(row.each_ref().map(String::as_str))));
    lines
}
