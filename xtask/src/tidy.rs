//! The rules of the source tree, checked.
//!
//! Each check takes text and yields findings, so that it can be tried on a few lines; only this
//! file reads the folder. docs/STYLE.md says what the rules are for.

mod edges;
mod pages;
mod rows;
mod scan;
mod source;
mod stories;
mod untold;

use std::collections::BTreeSet;
use std::path::Path;

use crate::coverage::Coverage;
use crate::finding::{Finding, finding};
use crate::tree::{self, File};

/// Checks the repository at `root`: one line for each finding, none if all is well.
#[must_use]
pub fn tidy(root: &Path) -> Vec<String> {
    let (files, mut findings) = tree::read(root);
    findings.extend(pages::check_top_level(&tree::names_in(root)));
    let text_of = |path: &str| files.iter().find(|file| file.path == path).map(|file| &file.text);
    let test_files = test_files(&files);
    for file in &files {
        let found = if file.path.ends_with(".rs") {
            let is_test = test_files.contains(&file.path);
            source::check(&file.text, &source::Place { path: &file.path, is_test })
        } else if file.path.ends_with("Cargo.toml") {
            edges::check(&file.path, &file.text)
        } else if file.path.ends_with(".md") {
            pages::check_page(&file.text)
        } else if file.path.ends_with(".obs") {
            pages::check_transcript(&file.text)
        } else {
            Vec::new()
        };
        findings.extend(found.into_iter().map(|found| found.located(&file.path)));
    }
    for noun in calls::NOUNS {
        let path = format!("crates/calls/src/{}.rs", noun.name);
        let source = text_of(&path).map_or("", String::as_str);
        let found = rows::check(source, noun);
        findings.extend(found.into_iter().map(|found| found.located(&path)));
        let path = format!("docs/reference/{}.md", noun.name);
        let page = text_of(&path).map_or("", String::as_str);
        let found = pages::check_reference(page, noun);
        findings.extend(found.into_iter().map(|found| found.located(&path)));
    }
    let stories: Vec<&File> = files.iter().filter(|file| stories::is_story(&file.path)).collect();
    let texts: Vec<(&str, &str)> = stories.iter().map(|f| (&*f.path, &*f.text)).collect();
    let list = text_of(untold::PATH).map_or("", String::as_str);
    let found = stories::check(&texts, untold::UNTOLD, list);
    findings.extend(found.into_iter().map(|found| found.located(untold::PATH)));
    findings.extend(Coverage::of(&files).findings());
    let mut lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
    lines.extend(crate::generate::stale(root));
    lines
}

/// The source files that hold nothing but tests: those of test packages, the modules that their
/// parent declares under `#[cfg(test)]`, and what lies below these.
fn test_files(files: &[File]) -> BTreeSet<String> {
    let mut tests = BTreeSet::new();
    for file in files {
        let Some(stem) = file.path.strip_suffix(".rs") else { continue };
        if source::is_test_path(&file.path) {
            tests.insert(file.path.clone());
        }
        let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let inside = match name {
            "lib" | "main" | "mod" => folder,
            _ => stem,
        };
        for module in scan::test_modules(&scan::code(&file.text)) {
            tests.insert(format!("{inside}/{module}.rs"));
            tests.insert(format!("{inside}/{module}/mod.rs"));
        }
    }
    let below = |path: &str| {
        tests.iter().any(|test: &String| {
            let folder = test.strip_suffix(".rs").unwrap_or(test);
            path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        })
    };
    let children: Vec<String> =
        files.iter().filter(|file| below(&file.path)).map(|file| file.path.clone()).collect();
    tests.extend(children);
    tests
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_declared_for_tests_are_tests() {
        let file = |path: &str, text: &str| File { path: path.into(), text: text.into() };
        let files = [
            file("crates/a/src/lib.rs", "#[cfg(test)]\nmod checks;\nmod real;\n"),
            file("crates/a/src/deep.rs", "#[cfg(test)]\nmod tests;\n"),
            file("crates/a/tests/whole.rs", ""),
            file("crates/a/src/checks/more.rs", ""),
            file("crates/a/src/checks_of_another_kind.rs", ""),
        ];
        let tests = test_files(&files);
        assert!(tests.contains("crates/a/src/checks.rs"));
        assert!(tests.contains("crates/a/src/deep/tests.rs"));
        assert!(tests.contains("crates/a/tests/whole.rs"));
        assert!(tests.contains("crates/a/src/checks/more.rs"));
        assert!(!tests.contains("crates/a/src/checks_of_another_kind.rs"));
        assert!(!tests.contains("crates/a/src/real.rs"));
        assert!(!tests.contains("crates/a/src/lib.rs"));
    }
}
