//! The tables of the simulator's own prompt: `ps`, `leaks`, `tree`.

use kernel::{ObjectId, ProcessKey};
use sim::{Site, SiteId, World};

use crate::nearest;
use crate::rows::{self, ObjectRow, ProcessState};

/// The processes that run, as a task manager lists them: how many threads, how many handles.
pub fn ps(world: &World) -> Vec<String> {
    let rows: Vec<_> = rows::processes(world)
        .into_iter()
        .filter(|row| row.state == ProcessState::Running)
        .collect();
    let width = rows.iter().map(|row| width(&row.name) + 1).max().unwrap_or(0).max(16);
    let mut lines = vec![format!("{:<width$}{:>5}{:>9}{:>9}", "Name", "PID", "Threads", "Handles")];
    lines.extend(rows.iter().map(|row| {
        format!("{:<width$}{:>5}{:>9}{:>9}", row.name, row.pid, row.threads, row.handles)
    }));
    lines
}

/// What a process opened at places later than `since`, and how much of it is still open: the
/// most first.
pub fn leaks(world: &World, process: ProcessKey, since: SiteId) -> Vec<String> {
    let tallies = world.lineage().tallies(process, since);
    let mut rows: Vec<_> =
        tallies.map(|(site, of, tally)| (of.name(), tally.opened, tally.closed, site)).collect();
    let left = |row: &(&str, u64, u64, &Site)| row.1.saturating_sub(row.2);
    rows.sort_by_key(|row| (std::cmp::Reverse(left(row)), row.0, row.3.line, row.3.step));
    if rows.is_empty() {
        return vec!["no handle was opened".into()];
    }
    let wide = rows.iter().map(|row| row.0.len()).max().unwrap_or(0).max("type".len());
    let mut lines = vec![format!("{:<wide$}  opened  closed  left  opened by", "type")];
    lines.extend(rows.iter().map(|row| {
        let (of, opened, closed, site) = *row;
        format!("{of:<wide$}  {opened:>6}  {closed:>6}  {:>4}  {}", left(row), place(site))
    }));
    lines
}

/// Where something was opened.
fn place(site: &Site) -> String {
    match site.step {
        Some(step) => format!("{}, step {step} of the repeat", site.call),
        None => format!("{}, line {}", site.call, site.line),
    }
}

/// What a directory of the object namespace holds, or the one object that the path names. An
/// empty path is the root.
///
/// # Errors
/// Nothing has the path; with the nearest name that is there.
pub fn tree(world: &World, path: &str) -> Result<Vec<String>, String> {
    let id = find(world, path)?;
    let rows = rows::entries(world, id).unwrap_or_else(|| vec![rows::object(world, id)]);
    if rows.is_empty() {
        return Ok(vec!["the directory is empty".into()]);
    }
    let longest = |head: &str, of: fn(&ObjectRow) -> usize| {
        rows.iter().map(of).max().unwrap_or(0).max(head.len()) + 3
    };
    let name = longest("Name", |row| width(&row.name));
    let of = longest("Type", |row| row.object_type.name().len());
    let line = |row: &ObjectRow| {
        let text = format!(
            "{:<name$}{:<of$}{:>7}  {:>10}  {}",
            row.name, row.object_type, row.handles, row.references, row.note
        );
        text.trim_end().to_owned()
    };
    let head = format!("{:<name$}{:<of$}Handles  References  Note", "Name", "Type");
    Ok(std::iter::once(head).chain(rows.iter().map(line)).collect())
}

/// The object of a path.
pub(crate) fn find(world: &World, path: &str) -> Result<ObjectId, String> {
    let path = match path.trim() {
        "" => "\\",
        path => path.strip_suffix('\\').filter(|path| !path.is_empty()).unwrap_or(path),
    };
    let kernel = world.kernel();
    if !path.starts_with('\\') {
        return Err(format!("{path}: a path begins with a backslash; \\{path}?"));
    }
    if let Some(id) = kernel.object_named(path) {
        return Ok(id);
    }
    let (parent, _) = path.rsplit_once('\\').unwrap_or_default();
    let parent = kernel.object_named(&format!("{parent}\\"));
    let siblings = parent.and_then(|parent| rows::entries(world, parent)).unwrap_or_default();
    Err(nearest::unknown(path, "object", siblings.iter().map(|row| row.path.as_str())))
}

/// How many columns a text takes.
fn width(text: &str) -> usize {
    text.chars().count()
}
