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
use std::fmt;
use std::fs;
use std::path::Path;

/// Something that breaks a rule: where, what is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    line: usize,
    what: String,
    cure: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.path, self.line, self.what, self.cure)
    }
}

/// A finding within a text whose path is filled in by whoever read it.
fn finding(line: usize, what: impl Into<String>, cure: &'static str) -> Finding {
    Finding { path: String::new(), line, what: what.into(), cure }
}

/// Checks the repository at `root`: one line for each finding, none if all is well.
#[must_use]
pub fn tidy(root: &Path) -> Vec<String> {
    let (files, mut findings) = read_tree(root);
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
        findings.extend(found.into_iter().map(|found| located(found, &file.path)));
    }
    for noun in calls::NOUNS {
        let path = format!("crates/calls/src/{}.rs", noun.name);
        let source = text_of(&path).map_or("", String::as_str);
        let found = rows::check(source, noun);
        findings.extend(found.into_iter().map(|found| located(found, &path)));
        let path = format!("docs/reference/{}.md", noun.name);
        let page = text_of(&path).map_or("", String::as_str);
        let found = pages::check_reference(page, noun);
        findings.extend(found.into_iter().map(|found| located(found, &path)));
    }
    let stories: Vec<&File> = files.iter().filter(|file| stories::is_story(&file.path)).collect();
    let texts: Vec<(&str, &str)> = stories.iter().map(|f| (&*f.path, &*f.text)).collect();
    let list = text_of(untold::PATH).map_or("", String::as_str);
    let found = stories::check(&texts, untold::UNTOLD, list);
    findings.extend(found.into_iter().map(|found| located(found, untold::PATH)));
    let mut lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
    lines.extend(crate::generate::stale(root));
    lines
}

fn located(mut found: Finding, path: &str) -> Finding {
    if found.path.is_empty() {
        found.path = path.into();
    }
    found
}

/// A text file of the repository.
struct File {
    path: String,
    text: String,
}

/// Reads every text the checks look at, sorted by path, and checks the top level on the way.
fn read_tree(root: &Path) -> (Vec<File>, Vec<Finding>) {
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    let names = names_in(root).unwrap_or_default();
    findings.extend(pages::check_top_level(&names));
    let mut folders: Vec<String> = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for name in names_in(&root.join(&folder)).unwrap_or_default() {
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let full = root.join(&path);
            if full.is_dir() {
                if name != "target" && !name.starts_with('.') {
                    folders.push(path);
                }
            } else if [".rs", ".toml", ".md", ".obs"].iter().any(|end| name.ends_with(end)) {
                match fs::read_to_string(&full) {
                    Ok(text) => files.push(File { path, text }),
                    Err(error) => findings.push(Finding {
                        path,
                        line: 1,
                        what: format!("cannot be read: {error}"),
                        cure: "make it a readable UTF-8 text",
                    }),
                }
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    (files, findings)
}

fn names_in(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
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
    fn a_finding_says_where_what_and_what_to_do() {
        let found = located(finding(3, "it is wrong", "mend it"), "a/b.rs");
        assert_eq!(found.to_string(), "a/b.rs:3: it is wrong; mend it");
    }

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
