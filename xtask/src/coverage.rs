//! Rules and the tests that cite them, put together: the page of coverage, the list of what is
//! assumed, and what is wrong with either side.

use std::collections::BTreeMap;

use crate::citations::{self, Citation};
use crate::finding::{Finding, finding};
use crate::markers::Section;
use crate::nearest::nearest;
use crate::reference::cell;
use crate::rules::{self, Rule};
use crate::tree::File;

/// Everything that is known of rules and tests.
pub(crate) struct Coverage {
    /// The rules of every page, in the order of the pages and of their rows.
    rules: Vec<Rule>,
    /// The paths of the texts that cite a rule, by its name.
    cited: BTreeMap<String, Vec<String>>,
    /// What is wrong.
    findings: Vec<Finding>,
}

impl Coverage {
    /// Reads rules and citations from the texts of the repository.
    pub(crate) fn of(files: &[File]) -> Coverage {
        let mut coverage =
            Coverage { rules: Vec::new(), cited: BTreeMap::new(), findings: Vec::new() };
        for file in files {
            if let Some(page) = rules::page_name(&file.path) {
                coverage.add_page(page, file);
            }
        }
        for file in files {
            coverage.add_citations(file);
        }
        coverage
    }

    fn add_page(&mut self, page: &str, file: &File) {
        let (found, findings) = rules::read(page, &file.text);
        self.findings.extend(findings.into_iter().map(|found| found.located(&file.path)));
        for rule in found {
            match self.rules.iter().find(|other| other.name == rule.name) {
                Some(first) => {
                    let what =
                        format!("{} stands here twice, first in line {}", rule.name, first.line);
                    let cure = "give the second fact a name of its own, or take it away";
                    self.findings.push(finding(rule.line, what, cure).located(&file.path));
                }
                None => self.rules.push(rule),
            }
        }
    }

    fn add_citations(&mut self, file: &File) {
        for Citation { rule, line } in citations::read(&file.path, &file.text) {
            if self.rules.iter().any(|known| known.name == rule) {
                let paths = self.cited.entry(rule).or_default();
                if !paths.contains(&file.path) {
                    paths.push(file.path.clone());
                }
            } else {
                let found = unknown(&rule, line, &self.rules);
                self.findings.push(found.located(&file.path));
            }
        }
    }

    /// What is wrong with rules or citations.
    pub(crate) fn findings(self) -> Vec<Finding> {
        self.findings
    }

    fn tests(&self, rule: &Rule) -> &[String] {
        self.cited.get(&rule.name).map_or(&[], Vec::as_slice)
    }

    /// The names of the pages of rules, in their order.
    fn pages(&self) -> Vec<&str> {
        let mut pages: Vec<&str> = self.rules.iter().map(Rule::page).collect();
        pages.dedup();
        pages
    }

    fn of_page<'a>(&'a self, page: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules.iter().filter(move |rule| rule.page() == page)
    }

    /// The page of coverage, whole.
    pub(crate) fn page(&self) -> String {
        let mut text = String::from(
            "# Coverage\n\n\
             Every [rule](rules/README.md) that obsim holds to be true of Windows, and the tests \
             that show it.\n`cargo xtask gen` prints this page; nobody edits it.\n\n",
        );
        text.push_str(&self.summary());
        for page in self.pages() {
            text.push_str(&format!("\n## {}\n\n", title(page)));
            text.push_str(&format!("The rules are on [their page](rules/{page}.md).\n\n"));
            text.push_str("| rule | shown by |\n| --- | --- |\n");
            for rule in self.of_page(page) {
                let tests: Vec<String> = self.tests(rule).iter().map(|path| link(path)).collect();
                let tests = if tests.is_empty() { "nothing".into() } else { tests.join(", ") };
                text.push_str(&format!("| `{}` | {tests} |\n", rule.name));
            }
        }
        text.push_str(&self.not_shown());
        text
    }

    fn summary(&self) -> String {
        let mut text = String::from(
            "| page | rules | shown | not shown | assumed |\n| --- | --: | --: | --: | --: |\n",
        );
        let row = |name: &str, rules: &[&Rule]| {
            let shown = rules.iter().filter(|rule| !self.tests(rule).is_empty()).count();
            let assumed = rules.iter().filter(|rule| rule.assumed.is_some()).count();
            let all = rules.len();
            format!("| {name} | {all} | {shown} | {} | {assumed} |\n", all - shown)
        };
        for page in self.pages() {
            let rules: Vec<&Rule> = self.of_page(page).collect();
            text.push_str(&row(&format!("[{}](#{page})", title(page)), &rules));
        }
        text.push_str(&row("all", &self.rules.iter().collect::<Vec<_>>()));
        text
    }

    fn not_shown(&self) -> String {
        let mut text = String::from("\n## Rules that no test shows\n\n");
        let missing: Vec<&Rule> =
            self.rules.iter().filter(|rule| self.tests(rule).is_empty()).collect();
        for rule in &missing {
            text.push_str(&format!("- `{}`: {}\n", rule.name, rule.what));
        }
        if missing.is_empty() {
            text.push_str("None.\n");
        }
        text
    }

    /// The section of the fidelity page that lists what is assumed.
    pub(crate) fn assumed(&self) -> Section {
        let mut text = String::from("### What is assumed\n\n");
        let assumed = |rule: &&Rule| rule.assumed.is_some();
        if self.rules.iter().any(|rule| assumed(&rule)) {
            text.push_str(
                "Microsoft does not say what Windows does here; obsim took one answer, for a \
                 reason.\n\n| rule | obsim's answer | why |\n| --- | --- | --- |\n",
            );
        } else {
            text.push_str("Nothing.\n");
        }
        for rule in self.rules.iter().filter(assumed) {
            let reason = rule.assumed.as_deref().unwrap_or_default();
            let name =
                format!("[{}]({})", rule.name, &rules::page_path(rule.page())["docs/".len()..]);
            text.push_str(&format!("| {name} | {} | {} |\n", cell(&rule.what), cell(reason)));
        }
        Section { name: "assumed".into(), text: text.trim_end().into() }
    }
}

/// The title of a page of rules: its name as words.
fn title(page: &str) -> String {
    let mut letters = page.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A link from the page of coverage to a test.
fn link(path: &str) -> String {
    let name = path
        .strip_prefix("tests/transcripts/")
        .and_then(|path| path.strip_suffix(".obs"))
        .unwrap_or(path);
    let target = path.strip_prefix("docs/").map_or(format!("../{path}"), str::to_owned);
    format!("[{name}]({target})")
}

/// A citation of a rule that no page has.
fn unknown(rule: &str, line: usize, rules: &[Rule]) -> Finding {
    if rule.is_empty() {
        let cure = "write names with commas between them, or take the line away";
        return finding(line, "a citation without a rule", cure);
    }
    let known: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    let page = rule.split('.').next().unwrap_or_default();
    let cure = match nearest(rule, &known) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("write it into {}, or cite one that is there", rules::page_path(page)),
    };
    finding(line, format!("no page of rules has {rule}"), cure)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# T\n\n| rule | what holds | source |\n| --- | --- | --- |\n\
                        | `waits.first` | One. | derived |\n\
                        | `waits.second` | Two \\| 2. | assumed: the simplest |\n";

    fn file(path: &str, text: &str) -> File {
        File { path: path.into(), text: text.into() }
    }

    fn said(files: &[File]) -> Vec<String> {
        Coverage::of(files).findings().iter().map(Finding::to_string).collect()
    }

    #[test]
    fn a_rule_is_shown_by_whoever_cites_it() {
        let files = [
            file("docs/rules/waits.md", PAGE),
            file("docs/waits.md", "```obsim\n# Rules: waits.first\n```\n"),
            file("tests/a.rs", "// Rules: waits.first\n// Rules: waits.first\n"),
            file("tests/transcripts/waits/a.obs", "# T\n# Rules: waits.first\n"),
        ];
        assert_eq!(said(&files), [""; 0]);
        let page = Coverage::of(&files).page();
        let tests = "| `waits.first` | [docs/waits.md](waits.md), [tests/a.rs](../tests/a.rs), \
                     [waits/a](../tests/transcripts/waits/a.obs) |";
        for line in [
            "| [Waits](#waits) | 2 | 1 | 1 | 1 |",
            "| all | 2 | 1 | 1 | 1 |",
            tests,
            "| `waits.second` | nothing |",
            "- `waits.second`: Two | 2.",
        ] {
            assert!(page.lines().any(|found| found == line), "{line}\n{page}");
        }
    }

    #[test]
    fn what_is_assumed_is_listed_with_its_reason() {
        let assumed = Coverage::of(&[file("docs/rules/waits.md", PAGE)]).assumed().text;
        let row = "| [waits.second](rules/waits.md) | Two \\| 2. | the simplest |";
        assert!(assumed.ends_with(row), "{assumed}");
        assert!(!assumed.contains("waits.first"));
        assert!(Coverage::of(&[]).assumed().text.ends_with("Nothing."));
        assert!(Coverage::of(&[]).page().ends_with("None.\n"));
    }

    #[test]
    fn an_unknown_rule_is_found_with_the_nearest() {
        let cites = |names: &str| {
            said(&[
                file("docs/rules/waits.md", PAGE),
                file("tests/transcripts/a.obs", &format!("# T\n# Rules: {names}\n")),
            ])
        };
        assert_eq!(
            cites("waits.frist"),
            ["tests/transcripts/a.obs:2: no page of rules has waits.frist; \
              did you mean waits.first?"]
        );
        assert!(
            cites("names.other")[0]
                .ends_with("write it into docs/rules/names.md, or cite one that is there")
        );
        assert!(cites("waits.first,, waits.second")[0].contains("without a rule"));
        assert_eq!(cites("waits.first, waits.second"), [""; 0]);
    }

    #[test]
    fn a_rule_stands_once() {
        let twice = format!("{PAGE}| `waits.first` | Again. | derived |\n");
        let found = said(&[file("docs/rules/waits.md", &twice)]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("docs/rules/waits.md:7: waits.first stands here twice"));
        assert!(found[0].contains("first in line 5"));
    }

    #[test]
    fn the_examples_of_the_page_about_rules_do_not_count() {
        let coverage = Coverage::of(&[file("docs/rules/README.md", PAGE)]);
        assert!(coverage.rules.is_empty() && coverage.findings.is_empty());
    }
}
