//! Every call is told of: some transcript makes it, in a file or on a page.

use std::collections::BTreeSet;

use super::{Finding, finding};

/// Whether the transcripts of this file count.
pub(super) fn is_story(path: &str) -> bool {
    path.starts_with("tests/transcripts/") && path.ends_with(".obs")
        || path.ends_with(".md") && (path.starts_with("docs/") || path == "README.md")
}

/// Checks that each call stands in a transcript, but for those of the list, which may only shrink.
/// The list's own source says at which line a name stands.
pub(super) fn check(files: &[(&str, &str)], untold: &[&str], list: &str) -> Vec<Finding> {
    let names: Vec<&str> = calls::rows().map(|(_, row)| row.name).collect();
    check_names(files, &names, untold, list)
}

fn check_names(
    files: &[(&str, &str)],
    names: &[&str],
    untold: &[&str],
    list: &str,
) -> Vec<Finding> {
    let mut made = BTreeSet::new();
    for (path, text) in files {
        collect(path, text, &mut made);
    }
    let is_made = |name: &str| {
        made.contains(name) || name.strip_suffix('W').is_some_and(|short| made.contains(short))
    };
    let mut findings = Vec::new();
    for name in names {
        if !is_made(name) && !untold.contains(name) {
            let what = format!("no transcript makes the call {name}");
            findings.push(finding(1, what, "write one under tests/transcripts"));
        }
    }
    for name in untold {
        let quoted = format!("\"{name}\"");
        let line = list.lines().position(|line| line.contains(&quoted)).map_or(1, |at| at + 1);
        let why = match (names.contains(name), is_made(name)) {
            (false, _) => "is no call",
            (true, true) => "a transcript makes it",
            (true, false) => continue,
        };
        let what = format!("{name} is listed here but {why}");
        findings.push(finding(line, what, "take it off the list"));
    }
    findings
}

/// Collects the names of calls that the transcripts of a file make.
fn collect<'a>(path: &str, text: &'a str, made: &mut BTreeSet<&'a str>) {
    let mut is_open = path.ends_with(".obs");
    for line in text.lines() {
        if path.ends_with(".md") && line.starts_with("```") {
            is_open = line[3..].split_whitespace().next() == Some("obsim");
        } else if is_open && !line.starts_with('#') && !is_result(line) {
            collect_line(line, made);
        }
    }
}

fn is_result(line: &str) -> bool {
    line.starts_with("  ") && !line.starts_with("    ")
}

fn collect_line<'a>(line: &'a str, made: &mut BTreeSet<&'a str>) {
    for (at, _) in line.match_indices('(') {
        let before = &line[..at];
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let start = before.rfind(|c| !is_letter(c)).map_or(0, |end| end + 1);
        if start < at {
            made.insert(&line[start..at]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(files: &[(&str, &str)], names: &[&str], untold: &[&str]) -> Vec<String> {
        check_names(files, names, untold, "").into_iter().map(|found| found.what).collect()
    }

    #[test]
    fn a_call_is_made_in_a_transcript_or_is_on_the_list() {
        let files =
            [("tests/transcripts/a.obs", "# Set(x) in a note\napp> SetEvent(h)\n  = F(1)\n")];
        assert_eq!(said(&files, &["SetEvent"], &[]), [""; 0]);
        assert_eq!(said(&files, &["Event"], &[]), ["no transcript makes the call Event"]);
        assert_eq!(said(&files, &["Set", "F"], &[]).len(), 2);
        assert_eq!(said(&files, &["Set", "F"], &["F", "Set"]), [""; 0]);
    }

    #[test]
    fn a_wide_call_may_go_without_its_letter() {
        let files = [("tests/transcripts/a.obs", "# t\napp> h = CreateEvent(\n        NULL)\n")];
        assert_eq!(said(&files, &["CreateEventW"], &[]), [""; 0]);
    }

    #[test]
    fn pages_count_with_their_transcripts_only() {
        let page = "CloseHandle(h)\n```obsim\napp> SetEvent(h)\n```\n```c\nf(x);\n```\n";
        let files = [("docs/a.md", page)];
        assert_eq!(said(&files, &["SetEvent"], &[]), [""; 0]);
        assert_eq!(said(&files, &["CloseHandle", "f"], &[]).len(), 2);
        assert!(is_story("README.md") && is_story("docs/a/b.md"));
        assert!(!is_story("tests/seeds/a.obs") && !is_story("crates/a.md"));
    }

    #[test]
    fn the_list_only_shrinks() {
        let files = [("tests/transcripts/a.obs", "# t\napp> SetEvent(h)\n")];
        let made = "SetEvent is listed here but a transcript makes it";
        assert_eq!(said(&files, &["SetEvent"], &["SetEvent"]), [made]);
        assert_eq!(said(&files, &["SetEvent"], &["Old"]), ["Old is listed here but is no call"]);
        let list = "//! x\n    \"Old\",\n";
        assert_eq!(check_names(&files, &[], &["Old"], list)[0].line, 2);
    }
}
