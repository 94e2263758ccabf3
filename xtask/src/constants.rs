//! The named constants as constants of Rust, printed from the tables of names.

use std::collections::{BTreeMap, BTreeSet};

use nt::constants::{flags, groups};

/// The longest line.
const COLUMNS: usize = 100;

/// Each generated file with its path.
pub(crate) fn files() -> Vec<(String, String)> {
    let file = |name: &str, text: String| (format!("crates/obsim/src/constants/{name}.rs"), text);
    vec![
        file("numbers", numbers()),
        file("errors", named("errors", "Win32Error", nt::error::ALL.iter().map(|row| row.1))),
        file("statuses", named("statuses", "Status", nt::status::ALL.iter().map(|row| row.1))),
    ]
}

/// The type of the constants of a group: that of the parameters which they are meant for.
fn type_of(group: &str) -> &'static str {
    match group {
        "BOOL" => "bool",
        "HANDLE" => "Handle",
        "WAIT" => "WaitResult",
        "PROC_THREAD_ATTRIBUTE" => "u64",
        "THREAD_PRIORITY" => "i32",
        "FILE_COMPLETION" => "u8",
        _ if flags(group).iter().any(|row| row.1 > u64::from(u32::MAX) && row.1 as i64 > 0) => {
            "u64"
        }
        _ => "u32",
    }
}

/// A value of a type as Rust writes it.
fn literal(ty: &str, value: u64) -> String {
    match ty {
        "bool" => (value != 0).to_string(),
        "Handle" => format!("Handle({value:#X})"),
        "WaitResult" => format!("WaitResult({value:#X})"),
        "i32" => (value as i32).to_string(),
        "u64" => format!("{value:#X}"),
        _ => format!("{:#X}", value as u32),
    }
}

/// The constants of all groups; a name that stands in several, or is that of a right, stands once.
fn numbers() -> String {
    let mut text = String::from(
        "//! Flags, classes and other numbers by their names. Printed by `cargo xtask gen`.\n\n\
         use super::*;\n",
    );
    let mut seen: BTreeSet<&str> = nt::rights::all_rights().map(|right| right.name).collect();
    // What stands for nothing is of many types.
    seen.insert("NULL");
    let mut of_type: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for group in groups() {
        let ty = type_of(group);
        let rows = flags(group).iter().filter(|(name, _)| seen.insert(name));
        let rows = rows.map(|(name, value)| format!("{name} = {};", literal(ty, *value)));
        of_type.entry(ty).or_default().extend(rows);
    }
    for (ty, rows) in of_type {
        text.push_str(&block(ty, &rows));
    }
    text
}

/// The constants of a type that has them as its own, under their full names.
fn named(title: &str, ty: &str, names: impl Iterator<Item = &'static str>) -> String {
    let mut text =
        format!("//! The names of {title}. Printed by `cargo xtask gen`.\n\nuse super::*;\n");
    let waits: Vec<&str> = flags("WAIT").iter().map(|row| row.0).collect();
    let rows: Vec<String> = names
        .filter(|name| !waits.contains(name))
        .map(|name| {
            let own = name.strip_prefix("ERROR_").or_else(|| name.strip_prefix("STATUS_"));
            format!("{name} = {ty}::{};", own.unwrap_or(name))
        })
        .collect();
    text.push_str(&block(ty, &rows));
    text
}

/// Rows of one type, as many on a line as there is room for.
fn block(ty: &str, rows: &[String]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = format!("\nconstants! {{ {ty}:\n");
    let mut line = String::new();
    for row in rows {
        if !line.is_empty() && 4 + line.len() + 1 + row.len() > COLUMNS {
            text.push_str(&format!("    {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(row);
    }
    text + &format!("    {line}\n}}\n")
}
