//! The rules of a Rust source file: how it begins, how long things are, and which words it may
//! not use.

use super::scan::{self, Token};
use super::{Finding, finding};

const LINES_MAX: usize = 500;
const COLUMNS_MAX: usize = 100;
const FUNCTION_MAX: usize = 70;

/// The crates in which a run must be the same everywhere and every time.
const DETERMINISTIC: &[&str] =
    &["nt", "calls", "kernel", "win32", "sim", "script", "view", "replay", "export"];

/// Words that bring in chance, the host's clock, its files or its floating point.
const FORBIDDEN: &[&str] = &["HashMap", "HashSet", "Instant", "SystemTime", "f32", "f64"];
/// Modules of the standard library that reach the host.
const FORBIDDEN_MODULES: &[&str] = &["thread", "fs", "env"];
/// Macros that write to the host's terminal.
const FORBIDDEN_MACROS: &[&str] = &["println", "eprintln", "print", "eprint", "dbg"];

/// Notes to self, spelled in halves so that this file has none.
const NOTES: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Where a source file lies, and what it is for.
pub(super) struct Place<'a> {
    /// Its path within the repository.
    pub path: &'a str,
    /// Whether it holds nothing but tests.
    pub is_test: bool,
}

impl Place<'_> {
    fn is_deterministic(&self) -> bool {
        let name = self.path.strip_prefix("crates/").and_then(|path| path.split('/').next());
        name.is_some_and(|name| DETERMINISTIC.contains(&name))
    }
}

/// Whether a path alone says that a source file holds nothing but tests.
pub(super) fn is_test_path(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.any(|part| matches!(part, "tests" | "benches" | "examples"))
}

/// Checks one source file.
pub(super) fn check(source: &str, place: &Place<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !source.starts_with("//!") {
        findings.push(finding(1, "does not begin with //!", "say what the file is for"));
    }
    let lines = source.lines().count();
    if lines > LINES_MAX {
        let what = format!("{lines} lines; the most is {LINES_MAX}");
        findings.push(finding(LINES_MAX + 1, what, "split the file by what its parts are for"));
    }
    for (number, line) in (1..).zip(source.lines()) {
        findings.extend(check_line(number, line));
    }
    let code = scan::code(source);
    for function in scan::functions(&scan::without_macro_rules(&code)) {
        if function.lines > FUNCTION_MAX {
            let (name, lines) = (function.name, function.lines);
            let what = format!("{name} has {lines} lines; the most is {FUNCTION_MAX}");
            findings.push(finding(function.line, what, "give its parts names of their own"));
        }
    }
    if !place.is_test {
        let code = scan::without_tests(&code);
        let tokens = scan::tokens(&code);
        findings.extend(unwraps(&tokens));
        if place.is_deterministic() {
            findings.extend(forbidden(&tokens));
        }
    }
    findings
}

fn check_line(number: usize, line: &str) -> Option<Finding> {
    let columns = line.chars().count();
    if columns > COLUMNS_MAX {
        let what = format!("{columns} columns; the most is {COLUMNS_MAX}");
        return Some(finding(number, what, "break the line"));
    }
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
    let note = words.find(|word| NOTES.contains(word))?;
    Some(finding(number, format!("a bare {note}"), "do it, or say in full what is missing and why"))
}

fn unwraps(tokens: &[Token<'_>]) -> Vec<Finding> {
    let is_bare = |w: &&[Token<'_>]| {
        w[0].text == "." && w[1].text == "unwrap" && w[2].text == "(" && w[3].text == ")"
    };
    let cure = "write expect(\"why it holds\"), or pass the error on";
    tokens.windows(4).filter(is_bare).map(|w| finding(w[1].line, "a bare unwrap()", cure)).collect()
}

/// Words that may not stand in the deterministic crates.
fn forbidden(tokens: &[Token<'_>]) -> Vec<Finding> {
    const CURE: &str = "a run must not depend on the host; this belongs in the command's crate";
    let mut findings = Vec::new();
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", text);
        let is_float = starts_with_digit(token.text)
            && before != "."
            && text(at + 1) == "."
            && starts_with_digit(text(at + 2));
        let what = if FORBIDDEN.contains(&token.text) {
            format!("the word {}", token.text)
        } else if FORBIDDEN_MACROS.contains(&token.text) && text(at + 1) == "!" {
            format!("the macro {}!", token.text)
        } else if is_float {
            "a floating-point number".to_owned()
        } else {
            continue;
        };
        findings.push(finding(token.line, what, CURE));
    }
    for (line, module) in modules_of_std(tokens) {
        if FORBIDDEN_MODULES.contains(&module) {
            findings.push(finding(line, format!("the module std::{module}"), CURE));
        }
    }
    findings
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The modules of the standard library that are named, alone or in a group of `use`.
fn modules_of_std<'a>(tokens: &[Token<'a>]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    for (at, window) in tokens.windows(4).enumerate() {
        let [root, one, two, first] = window else { continue };
        if root.text != "std" || one.text != ":" || two.text != ":" {
            continue;
        }
        if first.text != "{" {
            found.push((first.line, first.text));
            continue;
        }
        let mut depth = 0;
        let mut is_head = false;
        for token in &tokens[at + 3..] {
            match token.text {
                "{" => (depth, is_head) = (depth + 1, depth == 0),
                "}" => depth -= 1,
                "," => is_head = depth == 1,
                word if is_head => {
                    found.push((token.line, word));
                    is_head = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: Place<'_> = Place { path: "crates/kernel/src/x.rs", is_test: false };

    fn said(source: &str, place: &Place<'_>) -> Vec<String> {
        let line = |found: Finding| format!("{}: {}", found.line, found.what);
        check(&format!("//! x\n{source}"), place).into_iter().map(line).collect()
    }

    #[test]
    fn a_file_begins_by_saying_what_it_is_for() {
        assert_eq!(check("//! x\n", &CODE), []);
        assert_eq!(check("fn main() {}\n", &CODE)[0].what, "does not begin with //!");
    }

    #[test]
    fn files_lines_and_functions_have_a_longest() {
        assert_eq!(said(&"\n".repeat(499), &CODE), [""; 0]);
        assert_eq!(said(&"\n".repeat(500), &CODE), ["501: 501 lines; the most is 500"]);
        let line = |columns: usize| format!("// {}\n", "é".repeat(columns - 3));
        assert_eq!(said(&line(100), &CODE), [""; 0]);
        assert_eq!(said(&line(101), &CODE), ["2: 101 columns; the most is 100"]);
        let function = |lines: usize| format!("fn f() {{\n{}}}\n", "    x();\n".repeat(lines - 2));
        assert_eq!(said(&function(70), &CODE), [""; 0]);
        assert_eq!(said(&function(71), &CODE), ["2: f has 71 lines; the most is 70"]);
        let hidden = format!("macro_rules! m {{ () => {{ {} }} }}\n", function(71));
        assert_eq!(said(&hidden, &CODE), [""; 0]);
    }

    #[test]
    fn the_host_stays_out_of_the_deterministic_crates() {
        for (source, what) in [
            ("use std::collections::HashMap;", "the word HashMap"),
            ("fn f(x: f64) {}", "the word f64"),
            ("const X: T = 1.5;", "a floating-point number"),
            ("fn f() { println!(\"x\") }", "the macro println!"),
            ("fn f() { std::env::var(\"x\") }", "the module std::env"),
            ("use std::{fmt, fs::File};", "the module std::fs"),
            ("use std::{cell::{self, Cell}, thread};", "the module std::thread"),
        ] {
            assert_eq!(said(source, &CODE), [format!("2: {what}")], "{source}");
            let command = Place { path: "crates/obsim/src/x.rs", is_test: false };
            assert_eq!(said(source, &command), [""; 0], "{source}");
            let test = Place { path: "crates/kernel/tests/x.rs", is_test: true };
            assert_eq!(said(source, &test), [""; 0], "{source}");
            let module = format!("#[cfg(test)]\nmod tests {{ {source} }}");
            assert_eq!(said(&module, &CODE), [""; 0], "{source}");
        }
        for source in [
            "// a HashMap, std::fs and 1.5",
            "const X: &str = \"Instant f64 println!\";",
            "use std::collections::{BTreeMap, btree_map::Entry};",
            "fn f(x: T) { x.0.1; for i in 0..5 {} thread.env }",
        ] {
            assert_eq!(said(source, &CODE), [""; 0], "{source}");
        }
    }

    #[test]
    fn an_unwrap_says_why_it_holds() {
        let bare = "fn f() { x.unwrap() }";
        assert_eq!(said(bare, &CODE), ["2: a bare unwrap()"]);
        assert_eq!(said(&format!("#[cfg(test)]\nmod tests {{ {bare} }}"), &CODE), [""; 0]);
        assert_eq!(said("fn f() { x.expect(\"y\"); x.unwrap_or(1) }", &CODE), [""; 0]);
    }

    #[test]
    fn notes_to_self_are_not_left_behind() {
        for note in NOTES {
            assert_eq!(said(&format!("// {note}: x"), &CODE), [format!("2: a bare {note}")]);
        }
        assert_eq!(said("// a to-do list, mastodon", &CODE), [""; 0]);
    }

    #[test]
    fn folders_say_what_is_a_test() {
        assert!(is_test_path("tests/src/main.rs") && is_test_path("crates/script/tests/laws.rs"));
        assert!(!is_test_path("crates/script/src/tests_of_time.rs"));
    }
}
