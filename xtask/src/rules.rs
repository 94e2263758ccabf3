//! The pages of rules: tables of facts, each with its name and its source.
//!
//! `docs/rules/README.md` says what a row looks like. That page itself holds examples, no rules.

use crate::finding::{Finding, finding};
use crate::nearest::nearest;

const FOLDER: &str = "docs/rules/";
/// The heading of a table of rules.
const HEADING: [&str; 3] = ["rule", "what holds", "source"];
/// What a source may begin with.
const SOURCES: &[&str] = &["documented", "measured", "well known", "derived", "assumed"];

/// A fact that obsim holds to be true of Windows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// The page and the fact, with a point between them.
    pub name: String,
    /// The fact.
    pub what: String,
    /// Why it was taken, if nobody says that it is so.
    pub assumed: Option<String>,
    /// The line of its row.
    pub line: usize,
}

impl Rule {
    /// The name of the page it stands on.
    pub(crate) fn page(&self) -> &str {
        self.name.split_once('.').map_or("", |(page, _)| page)
    }
}

/// The name of the page of rules at `path`; nothing if that is none.
pub(crate) fn page_name(path: &str) -> Option<&str> {
    let name = path.strip_prefix(FOLDER)?.strip_suffix(".md")?;
    (name != "README").then_some(name)
}

/// The path of a page of rules.
pub(crate) fn page_path(name: &str) -> String {
    format!("{FOLDER}{name}.md")
}

/// The rules of a page and what is wrong with its rows.
pub(crate) fn read(page: &str, text: &str) -> (Vec<Rule>, Vec<Finding>) {
    let (mut rules, mut findings) = (Vec::new(), Vec::new());
    let (mut is_fenced, mut is_table, mut is_of_rules) = (false, false, false);
    for (line, row) in (1..).zip(text.lines()) {
        is_fenced ^= row.starts_with("```");
        if is_fenced || !row.starts_with('|') {
            is_table = false;
            continue;
        }
        let cells = cells(row);
        if !is_table {
            is_table = true;
            is_of_rules = cells == HEADING;
            if !is_of_rules && cells.first().is_some_and(|cell| cell == HEADING[0]) {
                let cure = "write | rule | what holds | source |";
                findings.push(finding(line, "the heading of a table of rules is another", cure));
            }
        } else if is_of_rules && !is_ruler(&cells) {
            match rule(page, line, &cells) {
                Ok(rule) => rules.push(rule),
                Err(found) => findings.push(found),
            }
        } else if !is_of_rules && names_a_rule(page, &cells) {
            let cure = "put it into a table that begins with | rule | what holds | source |";
            findings.push(finding(line, format!("{} is in no table of rules", cells[0]), cure));
        }
    }
    if rules.is_empty() && findings.is_empty() {
        let cure = "write a table of rules as docs/rules/README.md shows it, or take the page away";
        findings.push(finding(1, "a page of rules without a rule", cure));
    }
    (rules, findings)
}

/// The cells of a row of a table. A line within a cell is written `\|`.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut signs = row.trim().chars().skip(1).peekable();
    while let Some(sign) = signs.next() {
        let cell = cells.last_mut().expect("there is always one");
        match sign {
            '\\' if signs.peek() == Some(&'|') => cell.extend(signs.next()),
            '|' => cells.push(String::new()),
            _ => cell.push(sign),
        }
    }
    if cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn is_ruler(cells: &[String]) -> bool {
    cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|sign| "-:".contains(sign)))
}

fn names_a_rule(page: &str, cells: &[String]) -> bool {
    let name = cells.first().and_then(|cell| quoted(cell));
    name.and_then(|name| name.strip_prefix(page)).is_some_and(|rest| rest.starts_with('.'))
}

/// What stands between the backticks of a cell.
fn quoted(cell: &str) -> Option<&str> {
    cell.strip_prefix('`')?.strip_suffix('`')
}

fn rule(page: &str, line: usize, cells: &[String]) -> Result<Rule, Finding> {
    let [name, what, source] = cells else {
        let what = format!("a row of {} cells; a rule has 3", cells.len());
        let cure = "write its name, what holds and the source; a | within a cell is written \\|";
        return Err(finding(line, what, cure));
    };
    let Some(name) = quoted(name) else {
        let cure = format!("write `{page}.words-of-the-fact`, with the backticks");
        return Err(finding(line, format!("\"{name}\" is no name of a rule"), cure));
    };
    let fact = name.strip_prefix(page).and_then(|rest| rest.strip_prefix('.'));
    if !fact.is_some_and(is_kebab) {
        let what = format!("{name} is no name for a rule of this page");
        let cure =
            format!("begin it with \"{page}.\", and write small letters, digits and hyphens");
        return Err(finding(line, what, cure));
    }
    if what.is_empty() {
        return Err(finding(line, format!("{name} says nothing"), "write what holds"));
    }
    let assumed = assumption(source).map_err(|(what, cure)| finding(line, what, cure))?;
    Ok(Rule { name: name.into(), what: what.clone(), assumed, line })
}

pub(crate) fn is_kebab(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    text.split('-').all(is_word)
}

/// The reason of a source that is assumed; nothing if somebody says so.
fn assumption(source: &str) -> Result<Option<String>, (String, String)> {
    let word = SOURCES.iter().find(|word| source.starts_with(**word));
    let Some(word) = word else {
        let first = source.split([':', '(']).next().unwrap_or_default().trim().to_lowercase();
        let cure = match nearest(&first, SOURCES) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("begin it with one of: {}", SOURCES.join(", ")),
        };
        return Err((format!("\"{source}\" is no source"), cure));
    };
    let rest = &source[word.len()..];
    let detail = rest.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')'));
    let is_said = detail.is_some_and(|detail| !detail.trim().is_empty());
    match *word {
        "assumed" => match rest.strip_prefix(": ").map(str::trim) {
            Some(reason) if !reason.is_empty() => Ok(Some(reason.into())),
            _ => Err((
                format!("\"{source}\" does not say why"),
                "write \"assumed: REASON\", in one sentence".into(),
            )),
        },
        "documented" if !is_said => Err((
            format!("\"{source}\" does not say where"),
            "write \"documented (PAGE)\" with the title of the page or the header".into(),
        )),
        _ if rest.is_empty() || is_said => Ok(None),
        _ => Err((
            format!("\"{source}\" goes on behind its first word"),
            format!("write \"{word}\" or \"{word} (…)\""),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# T\n\n| rule | what holds | source |\n| --- | --- | --- |\n";

    fn said(rows: &str) -> Vec<String> {
        let (_, findings) = read("handles", &format!("{HEAD}{rows}"));
        findings.into_iter().map(|found| format!("{}: {}", found.what, found.cure)).collect()
    }

    #[test]
    fn a_row_is_a_rule_with_its_source() {
        let page = format!(
            "{HEAD}| `handles.a-1` | A \\| b. | documented (CloseHandle) |\n\
             | `handles.b` | B. | assumed: nobody says |\n\nText.\n"
        );
        let (rules, findings) = read("handles", &page);
        assert_eq!(findings, []);
        let seen: Vec<_> = rules.iter().map(|r| (&*r.name, &*r.what, r.line)).collect();
        assert_eq!(seen, [("handles.a-1", "A | b.", 5), ("handles.b", "B.", 6)]);
        assert_eq!(rules[0].assumed, None);
        assert_eq!(rules[1].assumed.as_deref(), Some("nobody says"));
        assert_eq!(rules[1].page(), "handles");
    }

    #[test]
    fn every_source_word_is_taken() {
        for source in [
            "documented (NtClose, ZwClose)",
            "measured",
            "measured (a table of error codes)",
            "well known",
            "derived",
            "assumed: the simplest",
        ] {
            assert_eq!(said(&format!("| `handles.a` | A. | {source} |\n")), [""; 0], "{source}");
        }
    }

    #[test]
    fn a_malformed_source_is_found() {
        for (source, cure) in [
            ("documented", "write \"documented (PAGE)\""),
            ("documented ()", "write \"documented (PAGE)\""),
            ("assumed", "write \"assumed: REASON\""),
            ("assumed: ", "write \"assumed: REASON\""),
            ("derived from others", "write \"derived\""),
            ("docmented (X)", "did you mean \"documented\"?"),
            ("Assumed: x", "did you mean \"assumed\"?"),
            ("well-known", "did you mean \"well known\"?"),
            ("I think", "begin it with one of: documented, "),
            ("", "begin it with one of: documented, "),
        ] {
            let said = said(&format!("| `handles.a` | A. | {source} |\n"));
            assert!(said.len() == 1 && said[0].contains(cure), "{source}: {said:?}");
        }
    }

    #[test]
    fn a_malformed_row_is_found() {
        for (row, what) in [
            ("| `handles.a` | A. |", "a row of 2 cells"),
            ("| `handles.a` | A | b. | derived |", "a row of 4 cells"),
            ("| handles.a | A. | derived |", "\"handles.a\" is no name of a rule"),
            ("| `names.a` | A. | derived |", "names.a is no name for a rule of this page"),
            ("| `handles.A` | A. | derived |", "handles.A is no name for a rule of this page"),
            ("| `handles.` | A. | derived |", "handles. is no name for a rule of this page"),
            ("| `handles.a--b` | A. | derived |", "handles.a--b is no name"),
            ("| `handles.a` | | derived |", "handles.a says nothing"),
        ] {
            let said = said(&format!("{row}\n"));
            assert!(said.len() == 1 && said[0].starts_with(what), "{row}: {said:?}");
        }
    }

    #[test]
    fn tables_of_other_things_are_left_alone_unless_they_hold_rules() {
        let other = "| state | next |\n| --- | --- |\n| a | b |\n";
        let rule = "| `handles.a` | A. | derived |\n";
        assert_eq!(said(&format!("{rule}\n{other}")), [""; 0]);
        assert_eq!(said(&format!("{rule}\n{other}{rule}")).len(), 1);
        assert_eq!(said(&format!("{rule}\n| rule | fact |\n| --- | --- |\n")).len(), 1);
        assert_eq!(said(&format!("{rule}\n```text\n| rule | fact |\n```\n")), [""; 0]);
        assert_eq!(said("").len(), 1, "a page without a rule");
    }

    #[test]
    fn the_page_about_rules_holds_none() {
        assert_eq!(page_name("docs/rules/handles.md"), Some("handles"));
        assert_eq!(page_path("handles"), "docs/rules/handles.md");
        for path in ["docs/rules/README.md", "docs/handles.md", "docs/rules/handles.txt"] {
            assert_eq!(page_name(path), None);
        }
    }
}
