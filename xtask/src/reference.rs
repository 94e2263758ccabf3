//! The reference pages: one section for each row of the table, one page for each noun.

use calls::{Kind, NOUNS, Noun, Row};
use nt::constants;

use crate::markers::Section;

/// The longest line of a generated block of text.
const COLUMNS: usize = 100;

/// The title of a noun's page.
pub(crate) fn title(noun: &Noun) -> String {
    let words = noun.name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The sections of a noun's page: each layer's heading, and its rows in the order of the table.
pub(crate) fn sections(noun: &Noun) -> Vec<Section> {
    let mut all = Vec::new();
    for (layer, rows) in [("Win32 calls", noun.win32), ("NT calls", noun.nt)] {
        if !rows.is_empty() {
            all.push(Section { name: layer.into(), text: format!("## {layer}") });
        }
        all.extend(rows.iter().map(|row| Section { name: row.name.into(), text: section(row) }));
    }
    all
}

/// The one section of the index: every noun with its calls.
pub(crate) fn index() -> Vec<Section> {
    let mut text = String::from("| noun | Win32 calls | NT calls |\n| --- | --- | --- |");
    for noun in NOUNS {
        let links = |rows: &[Row]| {
            let link = |row: &Row| link(noun, row.name);
            rows.iter().map(link).collect::<Vec<_>>().join(", ")
        };
        let page = format!("[{}]({}.md)", title(noun), noun.name);
        text.push_str(&format!("\n| {page} | {} | {} |", links(noun.win32), links(noun.nt)));
    }
    vec![Section { name: "calls".into(), text }]
}

/// A link to a call's section, from a page beside it.
fn link(noun: &Noun, call: &str) -> String {
    format!("[{call}]({}.md#{})", noun.name, call.to_lowercase())
}

/// What is said about one call.
fn section(row: &Row) -> String {
    let mut text = format!("### {}\n\n", row.name);
    for line in row.doc.lines() {
        text.push_str(&format!("{}\n", line.trim()));
    }
    text.push_str(&format!("\n```text\n{}\n```\n\n", prototype(row)));
    if !row.params.is_empty() {
        text.push_str("| parameter | takes |\n| --- | --- |\n");
        for param in row.params {
            text.push_str(&format!("| `{}` | {} |\n", param.name, cell(&meaning(param.kind))));
        }
        text.push('\n');
    }
    text.push_str(&format!("- Returns: {}\n", meaning(row.returns)));
    if row.parks {
        text.push_str("- May put its thread to sleep, or end it.\n");
    }
    text.push_str(&format!("- Fidelity: {}\n", fidelity(row)));
    if !row.via.is_empty() {
        text.push_str(&format!("- Made of: {}\n", via(row)));
    }
    if !row.fails.is_empty() {
        text.push_str(&format!("- Fails with: {}\n", fails(row)));
    }
    text.trim_end().to_owned()
}

/// How true a row is to Windows.
pub(crate) fn fidelity(row: &Row) -> String {
    match row.partial {
        [] => "exact".into(),
        why => format!("partial: {}", why.join("; ")),
    }
}

/// Text that can stand in a table.
pub(crate) fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The call with the names of its parameters, broken behind a comma where it is too long.
fn prototype(row: &Row) -> String {
    let mut text = format!("{}(", row.name);
    let mut column = text.len();
    let last = row.params.len().saturating_sub(1);
    for (at, param) in row.params.iter().enumerate() {
        let piece = format!("{}{}", param.name, if at == last { ")" } else { "," });
        if at > 0 && column + 1 + piece.len() > COLUMNS {
            text.push_str(&format!("\n        {piece}"));
            column = 8 + piece.len();
        } else {
            let blank = if at > 0 { " " } else { "" };
            text.push_str(&format!("{blank}{piece}"));
            column += blank.len() + piece.len();
        }
    }
    if row.params.is_empty() {
        text.push(')');
    }
    text
}

fn via(row: &Row) -> String {
    let of = |name: &str| NOUNS.iter().find(|noun| noun.nt.iter().any(|row| row.name == name));
    let name = |name: &&str| match of(name) {
        Some(noun) => link(noun, name),
        None => format!("`{name}`"),
    };
    row.via.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn fails(row: &Row) -> String {
    let name = |(status, name): &(nt::Status, &str)| {
        format!("`STATUS_{name}` ({})", nt::dos_error(*status).0)
    };
    let all = row.fails.iter().map(name).collect::<Vec<_>>().join(", ");
    format!("{all}; in brackets the Win32 error it becomes")
}

/// What a kind means, for a reader of scenarios.
fn meaning(kind: &Kind) -> String {
    match kind {
        Kind::Bool => "TRUE or FALSE".into(),
        Kind::Unsigned(bits) => format!("a number of {bits} bits"),
        Kind::Signed(bits) => format!("a signed number of {bits} bits"),
        Kind::Address => "an address, or NULL".into(),
        Kind::Handle(Some(of)) => format!("a handle to an object of type {}", of.name()),
        Kind::Handle(None) => "a handle to any object".into(),
        Kind::Id => "a process or thread id".into(),
        Kind::Access(Some(of)) => format!("access rights to an object of type {}", of.name()),
        Kind::Access(None) => "access rights".into(),
        Kind::Flags(group) => format!("flags: {}", names(group)),
        Kind::Choice(group) => format!("one of {}", names(group)),
        Kind::Millis => "milliseconds, or INFINITE".into(),
        Kind::Wait => format!("one of {}", names("WAIT")),
        Kind::Status => "a status".into(),
        Kind::Error => "a Win32 error code".into(),
        Kind::Outcome => "the error, 0 for success".into(),
        Kind::Routine => "the name of a routine".into(),
        Kind::Location => "the address of a variable, such as `&lock`".into(),
        Kind::Watched => "the address of a number, such as `&ready`".into(),
        Kind::Text => "text".into(),
        Kind::Bytes => "bytes".into(),
        Kind::Struct(row) => format!("`{}`", row.name),
        Kind::Array(of) => format!("an array, each element {}", meaning(of)),
        Kind::In(to) => format!("a pointer to {}", meaning(to)),
        Kind::Out(to) => format!("a place for {}", meaning(to)),
        Kind::InOut(to) => format!("a variable with {}, read and written", meaning(to)),
        Kind::Shared(to) => {
            format!("a variable with {}, read and written now and perhaps later", meaning(to))
        }
        Kind::Any => "what the information class says".into(),
        Kind::Void => "nothing".into(),
    }
}

/// The names of a group of constants.
fn names(group: &str) -> String {
    let names: Vec<_> = constants::flags(group).iter().map(|(name, _)| *name).collect();
    match names.as_slice() {
        [] => format!("the group {group}"),
        names => format!("`{}`", names.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str) -> &'static Row {
        calls::row(calls::find(name).expect("it has a row"))
    }

    #[test]
    fn a_section_says_all_that_the_row_says() {
        let text = section(row("CloseHandle"));
        for part in [
            "### CloseHandle\n",
            "```text\nCloseHandle(hObject)\n```",
            "| `hObject` | a handle to any object |",
            "- Returns: TRUE or FALSE",
            "- Fidelity: partial: closing the last handle of a file",
            "- Made of: [NtClose](handles.md#ntclose)",
        ] {
            assert!(text.contains(part), "{part:?} is missing in\n{text}");
        }
        let text = section(row("NtClose"));
        assert!(text.contains("- Fails with: `STATUS_INVALID_HANDLE` (6)"), "{text}");
        assert!(section(row("SetEvent")).contains("- Fidelity: exact"));
        assert!(section(row("Sleep")).contains("- May put its thread to sleep"));
        assert!(section(row("NtDuplicateObject")).contains("- Fidelity: partial: object audits"));
    }

    #[test]
    fn a_long_prototype_is_broken_behind_commas() {
        let text = prototype(row("CreateProcessW"));
        assert!(text.lines().count() > 1 && text.lines().all(|line| line.len() <= COLUMNS));
        assert!(text.lines().skip(1).all(|line| line.starts_with("        ")));
        let one_line = text.replace("\n        ", " ");
        assert!(one_line.ends_with("lpStartupInfo, lpProcessInformation)"), "{one_line}");
        assert_eq!(prototype(row("GetLastError")), "GetLastError()");
    }

    #[test]
    fn flags_are_listed_by_name() {
        assert!(meaning(&Kind::Flags("DUPLICATE")).starts_with("flags: `DUPLICATE_CLOSE_SOURCE`"));
        assert_eq!(meaning(&Kind::Flags("NO_SUCH")), "flags: the group NO_SUCH");
    }

    #[test]
    fn every_noun_has_a_title_and_sections_for_its_rows() {
        for noun in NOUNS {
            let rows = noun.win32.len() + noun.nt.len();
            let sections = sections(noun);
            // A layer that has rows begins with a heading.
            let layers = [noun.win32, noun.nt].iter().filter(|rows| !rows.is_empty()).count();
            assert_eq!(sections.len(), rows + layers, "{}", noun.name);
            assert!(title(noun).starts_with(char::is_uppercase));
        }
        assert!(index()[0].text.contains("[Handles](handles.md)"));
        assert_eq!(cell("a|b"), "a\\|b");
    }
}
