//! The rules of pages and transcripts, and of the top level of the repository.

use calls::Noun;

use super::{Finding, finding};
use crate::markers;

/// What may lie at the top level beside dotfiles. `target` is the build's, not ours.
const TOP_LEVEL: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "crates",
    "docs",
    "rustfmt.toml",
    "target",
    "tests",
    "xtask",
];

/// Checks the names at the top level.
pub(super) fn check_top_level(names: &[String]) -> Vec<Finding> {
    let stray =
        names.iter().filter(|name| !name.starts_with('.') && !TOP_LEVEL.contains(&&***name));
    let finding = |name: &String| Finding {
        path: name.clone(),
        line: 1,
        what: "does not belong at the top level".into(),
        cure: "move it into crates, tests, docs or xtask".into(),
    };
    stray.map(finding).collect()
}

/// Checks a page: it has one title.
pub(super) fn check_page(page: &str) -> Vec<Finding> {
    let titles: Vec<usize> = outside_fences(page)
        .filter(|(_, line)| line.starts_with("# "))
        .map(|(number, _)| number)
        .collect();
    match titles.as_slice() {
        [] => vec![finding(1, "a page without a title", "begin it with a line \"# …\"")],
        [_] => Vec::new(),
        [_, rest @ ..] => rest
            .iter()
            .map(|line| finding(*line, "a second title", "use ## for the parts of a page"))
            .collect(),
    }
}

/// The lines of a page that are not in a fenced block, with their numbers.
fn outside_fences(page: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fence: Option<&str> = None;
    (1..).zip(page.lines()).filter(move |(_, line)| {
        let signs = line.len() - line.trim_start_matches('`').len();
        match fence {
            None if signs >= 3 => fence = Some(&line[..signs]),
            None => return true,
            Some(open) if signs >= open.len() && line[signs..].trim().is_empty() => fence = None,
            Some(_) => {}
        }
        false
    })
}

/// Checks a transcript: it begins with a sentence for people.
pub(super) fn check_transcript(transcript: &str) -> Vec<Finding> {
    let title = transcript.lines().next().and_then(|line| line.strip_prefix("# "));
    match title.map(str::trim) {
        Some(title) if !title.is_empty() => Vec::new(),
        _ => vec![finding(1, "a transcript without a title", "begin it with a line \"# …\"")],
    }
}

/// Checks a reference page: it has a section for each row.
pub(super) fn check_reference(page: &str, noun: &Noun) -> Vec<Finding> {
    let rows = noun.win32.iter().chain(noun.nt).map(|row| row.name);
    check_sections(page, rows)
}

fn check_sections<'a>(page: &str, names: impl Iterator<Item = &'a str>) -> Vec<Finding> {
    let has = |name: &str| page.lines().any(|line| line.trim_end() == markers::opening(name));
    let missing = names.filter(|name| !has(name));
    missing
        .map(|name| finding(1, format!("{name} has no section"), "run `cargo xtask gen`"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(findings: Vec<Finding>) -> Vec<usize> {
        findings.into_iter().map(|found| found.line).collect()
    }

    #[test]
    fn a_page_has_one_title() {
        assert_eq!(lines(check_page("# A\n\n## B\n\n```sh\n# not a title\n```\n")), [0; 0]);
        assert_eq!(lines(check_page("## B\n")), [1]);
        assert_eq!(lines(check_page("# A\n# B\n# C\n")), [2, 3]);
        assert_eq!(lines(check_page("# A\n````text\n```\n# no\n```\n````\n# B\n")), [7]);
    }

    #[test]
    fn a_transcript_begins_with_a_sentence() {
        assert_eq!(lines(check_transcript("# Closing twice\n")), [0; 0]);
        for transcript in ["", "#\n", "# \n", "app> f()\n", "\n# Late\n"] {
            assert_eq!(lines(check_transcript(transcript)), [1], "{transcript:?}");
        }
    }

    #[test]
    fn every_row_has_a_section() {
        let page = "<!-- generated: A, do not edit -->\nx\n<!-- end -->\n";
        assert_eq!(check_sections(page, ["A"].into_iter()).len(), 0);
        assert_eq!(check_sections(page, ["A", "B"].into_iter()).len(), 1);
    }

    #[test]
    fn the_top_level_holds_what_it_should() {
        let names =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(check_top_level(&names(&["crates", ".ci", ".git", "README.md"])), []);
        assert_eq!(check_top_level(&names(&["src", "notes.txt"])).len(), 2);
    }
}
