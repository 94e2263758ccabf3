//! The calls as functions of Rust: one file for each noun, printed from the table.
//!
//! What is printed are rows again, in the order of the table, with the result that a program of
//! Rust would rather have. The macro `functions!` makes functions of them.

use std::collections::BTreeMap;

use calls::{NOUNS, Noun, Row};

/// The longest line.
const COLUMNS: usize = 100;

/// Win32 calls whose BOOL is an answer rather than a success.
const QUESTIONS: &[&str] = &[
    "CompareObjectHandles",
    "HasOverlappedIoCompleted",
    "IsWindow",
    "TryAcquireSRWLockExclusive",
    "TryAcquireSRWLockShared",
    "TryEnterCriticalSection",
];

/// Win32 calls that return a handle and cannot fail.
const UNFAILING: &[&str] = &["GetCurrentProcess", "GetCurrentThread", "GetStdHandle"];

/// Each generated file with its path.
pub(crate) fn files() -> Vec<(String, String)> {
    let mut all = vec![("crates/obsim/src/functions.rs".to_owned(), front())];
    let file = |noun: &Noun| (format!("crates/obsim/src/functions/{}.rs", noun.name), of(noun));
    all.extend(NOUNS.iter().map(file));
    all.push(("crates/obsim/src/functions/types.rs".to_owned(), types()));
    all
}

/// Types that come from the crate of numbers and names.
const OF_NT: &[&str] = &["Access", "Handle", "Id", "Status", "Wide", "Win32Error"];

/// The types of the parameters, by another name each: a parameter may be called as a type is, but
/// not as a function that makes values of it, which a tuple structure brings along.
fn types() -> String {
    let mut all: BTreeMap<String, bool> = BTreeMap::new();
    for (_, row) in calls::rows() {
        let used = row.params.iter().map(|param| param.ty).chain([row.result]);
        for ty in used.map(plain) {
            let generic = ty.match_indices('<').map(|(at, _)| at);
            let starts: Vec<usize> = generic.collect();
            for (at, word) in words(&ty) {
                let is_generic = starts.contains(&(at + word.len()));
                all.insert(word.to_owned(), is_generic);
            }
        }
    }
    for known in ["Parks", "Vec", "bool", "i32", "i64", "u16", "u32", "u64", "u8"] {
        all.remove(known);
    }
    all.insert("Win32Error".into(), false);
    let mut text = String::from(
        "//! The types of parameters, under names of their own. Printed by `cargo xtask gen`.\n\n\
         // Structures have the names that Microsoft gives them.\n\
         #![allow(non_camel_case_types)]\n\n",
    );
    for (name, is_generic) in all {
        let of = if OF_NT.contains(&name.as_str()) { "nt" } else { "calls" };
        let generics = if is_generic { "<T>" } else { "" };
        text.push_str(&format!("pub(super) type {name}{generics} = {of}::{name}{generics};\n"));
    }
    text
}

/// The words of a type and where they stand.
fn words(ty: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = ty.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - ty.as_ptr() as usize, word))
}

/// The file that gathers the nouns.
fn front() -> String {
    let mut text = String::from(
        "//! Every call of the table as a function, for the code of guests. Printed by
//! `cargo xtask gen` from the rows.
//!
//! Arguments are values and references of Rust, as [`calls::Arg`] takes them. A Win32 call that
//! says whether it succeeded returns a `Result` with the last error, and one that returns a handle
//! a `Result` with the handle; an NT call returns its status, which is an error if it is one on
//! Windows. All other values are returned as they are.
//!
//! # Panics
//! All of them panic outside of a guest.

// Windows' names are the names of the calls.
#![allow(non_snake_case)]

mod define;
mod types;

",
    );
    let mut names: Vec<&str> = NOUNS.iter().map(|noun| noun.name).collect();
    names.sort_unstable();
    for name in &names {
        text.push_str(&format!("pub mod {name};\n"));
    }
    text.push('\n');
    for name in &names {
        text.push_str(&format!("pub use {name}::*;\n"));
    }
    text
}

/// The functions of a noun.
fn of(noun: &Noun) -> String {
    let title = noun.name.replace('_', " ");
    let mut text = format!(
        "//! Calls about {title}, as functions. Printed by `cargo xtask gen` from the rows.\n\n\
         use super::define::functions;\n\
         use super::types::*;\n"
    );
    let module = format!("calls::{}", noun.name);
    for (rows, is_native) in [(noun.win32, false), (noun.nt, true)] {
        let Some(first) = rows.first() else { continue };
        let call = first.family;
        text.push_str(&format!("\nfunctions! {{\n    {module}::{call};\n"));
        for row in rows {
            text.push('\n');
            for line in row.doc.lines() {
                text.push_str(&format!("    /// {}\n", line.trim()));
            }
            text.push_str(&prototype(row, is_native));
        }
        text.push_str("}\n");
    }
    text
}

/// The prototype of a function, and what makes its result.
fn prototype(row: &Row, is_native: bool) -> String {
    let (result, made) = result(row, is_native);
    let mut pieces: Vec<String> =
        row.params.iter().map(|param| format!("{}: {},", param.name, plain(param.ty))).collect();
    if let Some(last) = pieces.last_mut() {
        last.pop();
    }
    let mut lines = vec![format!("    fn {}(", row.name)];
    let mut add = |piece: &str, gap: &str| {
        let line = lines.last_mut().expect("there is a first line");
        if line.len() + gap.len() + piece.len() > COLUMNS {
            lines.push(format!("        {piece}"));
        } else {
            line.push_str(gap);
            line.push_str(piece);
        }
    };
    let count = pieces.len();
    for (at, piece) in pieces.iter().enumerate() {
        let closed = if at + 1 == count { format!("{piece})") } else { piece.clone() };
        add(&closed, if at == 0 { "" } else { " " });
    }
    if count == 0 {
        add(")", "");
    }
    add(&format!("-> {result} = {made};"), " ");
    lines.join("\n") + "\n"
}

/// What a function returns, and the name of the function that makes it of the answer.
fn result(row: &Row, is_native: bool) -> (String, &'static str) {
    let ty = plain(row.result);
    let ty = ty.strip_prefix("Parks<").and_then(|ty| ty.strip_suffix('>')).unwrap_or(&ty);
    let is_handle = ty == "Handle" || ty.starts_with("HandleOf<");
    let (result, made) = match ty {
        "Status" if is_native => ("Result<Status, Status>", "status"),
        "bool" if !QUESTIONS.contains(&row.name) => ("Result<(), Win32Error>", "success"),
        "()" if row.name.starts_with("Exit") => ("!", "never"),
        _ if is_handle && UNFAILING.contains(&row.name) => ("Handle", "value"),
        _ if is_handle => ("Result<Handle, Win32Error>", "handle"),
        ty => (ty, "value"),
    };
    (result.to_owned(), made)
}

/// A type without the paths that it has where its row stands.
fn plain(ty: &str) -> String {
    let mut text = String::new();
    for part in ty.split_inclusive(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')) {
        let at = part.rfind("::").map_or(0, |at| at + 2);
        text.push_str(&part[at..]);
    }
    text.replace(" <", "<").replace("< ", "<").replace(" >", ">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_lose_their_paths() {
        assert_eq!(plain("nt::Status"), "Status");
        assert_eq!(plain("In<Vec<crate::LUID_AND_ATTRIBUTES>>"), "In<Vec<LUID_AND_ATTRIBUTES>>");
        assert_eq!(plain("Out<value::Address>"), "Out<Address>");
        assert_eq!(plain("()"), "()");
    }

    #[test]
    fn every_call_is_a_function() {
        let all: String = files().into_iter().map(|(_, text)| text).collect();
        for (_, row) in calls::rows() {
            assert!(all.contains(&format!("    fn {}(", row.name)), "{} is missing", row.name);
        }
    }

    #[test]
    fn the_exceptions_are_calls() {
        for name in QUESTIONS.iter().chain(UNFAILING) {
            assert!(calls::find(name).is_some(), "{name} is no call");
        }
    }
}
