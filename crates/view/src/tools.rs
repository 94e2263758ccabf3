//! The command prompt: tools that list handles and processes, in the layouts of Sysinternals.
//!
//! No tool prints its banner, with or without `-nobanner`: it would be the same three lines in
//! every transcript. Columns about memory and processor time are left out, since obsim has
//! neither. Nothing here changes the world, so `handle` has no `-c`.

use std::collections::BTreeMap;

use nt::ObjectType;
use sim::World;

use crate::rows::{self, HandleRow, ProcessRow, ProcessState};
use crate::{lists, nearest};

/// What a command line at the `sh` prompt prints.
///
/// - `handle [-a] [-p NAME|PID]` lists files and named sections, with `-a` everything.
/// - `handle -s [-p NAME|PID]` counts handles by type.
/// - `handle [-p NAME|PID] TEXT` finds handles by a part of their object's name.
/// - `pslist` lists the processes that run.
/// - `Get-NtHandle -ProcessId ID` lists handles as NtObjectManager does.
///
/// # Errors
/// There is no such tool or switch; with the nearest one.
pub fn sh(world: &World, words: &str) -> Result<Vec<String>, String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let Some((tool, rest)) = words.split_first() else {
        return Err("a tool is missing: handle or pslist".into());
    };
    match tool.to_ascii_lowercase().trim_end_matches(".exe") {
        "handle" => Ok(handle(world, &options(rest)?)),
        "pslist" => match rest {
            [] => Ok(pslist(world)),
            [extra, ..] => Err(format!("pslist: {extra}: it takes nothing behind it")),
        },
        "get-nthandle" => match rest {
            [switch, process] if switch.eq_ignore_ascii_case("-ProcessId") => {
                let chosen = processes(world, Some(process));
                match chosen.first() {
                    Some(process) => Ok(lists::get_nt_handle(world, process)),
                    None => Err(format!("Get-NtHandle: {process}: no such process runs")),
                }
            }
            _ => Err("Get-NtHandle: -ProcessId ID is wanted".into()),
        },
        _ => Err(nearest::unknown(tool, "tool", ["handle", "pslist", "Get-NtHandle"])),
    }
}

/// The switches of `handle`.
#[derive(Debug, Default)]
struct Options {
    all: bool,
    summary: bool,
    process: Option<String>,
    search: Option<String>,
}

fn options(words: &[&str]) -> Result<Options, String> {
    let mut options = Options::default();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let Some(switch) = word.strip_prefix(['-', '/']) else {
            let text = word.trim_matches('"');
            if options.search.replace(text.to_ascii_lowercase()).is_some() {
                return Err(format!("handle: {word}: only one text can be searched for"));
            }
            continue;
        };
        match switch.to_ascii_lowercase().as_str() {
            "a" => options.all = true,
            "s" => options.summary = true,
            "nobanner" => {}
            "p" => match words.next() {
                Some(process) => options.process = Some(process.trim_matches('"').to_owned()),
                None => return Err("handle: -p needs the name or the id of a process".into()),
            },
            known @ ("c" | "g" | "l" | "u" | "v" | "vt" | "y") => {
                return Err(format!(
                    "handle: -{known} is not modelled; -a, -p, -s and -nobanner are"
                ));
            }
            _ => {
                let known = ["-a", "-p", "-s", "-nobanner"];
                return Err(format!("handle: {}", nearest::unknown(word, "switch", known)));
            }
        }
    }
    Ok(options)
}

fn handle(world: &World, options: &Options) -> Vec<String> {
    let chosen = processes(world, options.process.as_deref());
    let of = |process: &ProcessRow| rows::handles(world, process.key);
    if options.summary {
        return summary(chosen.iter().flat_map(of));
    }
    let mut lines = Vec::new();
    for process in &chosen {
        match &options.search {
            Some(text) => {
                let rows = of(process);
                let found = rows.iter().filter(|row| row.name.to_ascii_lowercase().contains(text));
                lines.extend(found.map(|row| search_line(process, row)));
            }
            None => {
                lines.push("-".repeat(78));
                lines.push(format!(r"{} pid: {} SIM\{}", process.name, process.pid, process.user));
                let rows = of(process);
                lines.extend(rows.iter().filter(|row| options.all || is_usual(row)).map(list_line));
            }
        }
    }
    if lines.is_empty() {
        lines.push("No matching handles found.".into());
    }
    lines
}

/// The processes that run and that `-p` chooses: by id, by the name of a prompt, or by the
/// beginning of a program's name.
fn processes(world: &World, chosen: Option<&str>) -> Vec<ProcessRow> {
    let mut all = rows::processes(world);
    all.retain(|row| row.state == ProcessState::Running);
    let Some(chosen) = chosen else { return all };
    if let Ok(pid) = chosen.parse::<u32>() {
        all.retain(|row| row.pid.0 == pid);
    } else if all.iter().any(|row| row.actor == chosen) {
        all.retain(|row| row.actor == chosen);
    } else {
        let chosen = chosen.to_ascii_lowercase();
        all.retain(|row| row.name.to_ascii_lowercase().starts_with(&chosen));
    }
    all
}

/// Whether a handle is listed without `-a`.
fn is_usual(row: &HandleRow) -> bool {
    match row.object_type {
        ObjectType::FILE => true,
        ObjectType::SECTION => !row.name.is_empty(),
        _ => false,
    }
}

/// The type; for a file also what it shares, which is easily mistaken for what it was granted.
fn shown_type(row: &HandleRow) -> String {
    let Some(share) = row.share else { return row.object_type.name().to_owned() };
    let letter = |bit: u32, letter| if share & bit != 0 { letter } else { '-' };
    format!("File  ({}{}{})", letter(1, 'R'), letter(2, 'W'), letter(4, 'D'))
}

fn list_line(row: &HandleRow) -> String {
    let line = format!("{:>5X}: {:<14}{}", row.value.0, shown_type(row), row.name);
    line.trim_end().to_owned()
}

fn search_line(process: &ProcessRow, row: &HandleRow) -> String {
    format!(
        "{:<18} pid: {:<6} type: {:<14}{:>4X}: {}",
        process.name,
        process.pid,
        row.object_type.name(),
        row.value.0,
        row.name
    )
}

fn summary(rows: impl Iterator<Item = HandleRow>) -> Vec<String> {
    let mut counts: BTreeMap<(String, &str), u64> = BTreeMap::new();
    for row in rows {
        let name = row.object_type.name();
        *counts.entry((name.to_ascii_lowercase(), name)).or_default() += 1;
    }
    let mut lines = vec!["Handle type summary:".to_owned()];
    lines.extend(counts.iter().map(|((_, name), count)| format!("  {name:<16}: {count}")));
    lines.push(format!("Total handles: {}", counts.values().sum::<u64>()));
    lines
}

/// The processes that run, with the columns that obsim has a number for.
fn pslist(world: &World) -> Vec<String> {
    let mut lines = vec!["Name                Pid Pri Thd  Hnd".to_owned()];
    let mut rows = rows::processes(world);
    rows.retain(|row| row.state == ProcessState::Running);
    lines.extend(rows.iter().map(|row| {
        let name = row.name.strip_suffix(".exe").unwrap_or(&row.name);
        // Every process has the normal priority.
        format!("{name:<18}{:>5}{:>4}{:>4}{:>5}", row.pid, 8, row.threads, row.handles)
    }));
    lines
}
