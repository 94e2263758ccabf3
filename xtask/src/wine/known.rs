//! The differences that are known, each with the rule that decides them.
//!
//! `tests/wine/known.txt` has a line for each: where, the call, what obsim says, what Wine says,
//! the rule or the page of Microsoft's, and a sentence, with ` | ` between them. `*` stands for
//! anything; `...` at the end of the first field says that the rest of that scenario follows from
//! the difference.

use std::path::Path;

use export::Difference;

/// A difference that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The line of the file.
    line: usize,
    place: String,
    call: String,
    ours: String,
    theirs: String,
    /// The rule, or the page.
    pub rule: String,
    why: String,
    /// Whether what follows in the scenario is a consequence.
    pub ends: bool,
    used: bool,
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Known {
    entries: Vec<Entry>,
}

impl Known {
    /// Reads the list.
    ///
    /// # Errors
    /// A line is not as it has to be, or names a rule that is not there.
    pub(crate) fn read(root: &Path) -> Result<Known, String> {
        let path = root.join("tests/wine/known.txt");
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: cannot be read: {error}", path.display()))?;
        let mut rules = String::new();
        let pages = std::fs::read_dir(root.join("docs/rules"))
            .map_err(|error| format!("docs/rules: cannot be read: {error}"))?;
        for page in pages.flatten() {
            rules += &std::fs::read_to_string(page.path()).unwrap_or_default();
        }
        Known::parse(&text, &rules)
    }

    fn parse(text: &str, rules: &str) -> Result<Known, String> {
        let mut entries = Vec::new();
        for (at, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let fields: Vec<&str> = line.split(" | ").map(str::trim).collect();
            let [place, call, ours, theirs, rule, why] = fields.as_slice() else {
                return Err(format!(
                    "tests/wine/known.txt:{}: {} fields\n  help: where | call | obsim | there | \
                     rule | sentence",
                    at + 1,
                    fields.len()
                ));
            };
            let is_page = rule.starts_with("documented (");
            if !is_page && !rules.contains(&format!("| `{rule}` |")) {
                return Err(format!("tests/wine/known.txt:{}: {rule}: no such rule", at + 1));
            }
            entries.push(Entry {
                line: at + 1,
                place: place.trim_end_matches("...").trim().to_owned(),
                call: (*call).to_owned(),
                ours: (*ours).to_owned(),
                theirs: (*theirs).to_owned(),
                rule: (*rule).to_owned(),
                why: (*why).to_owned(),
                ends: place.ends_with("..."),
                used: false,
            });
        }
        Ok(Known { entries })
    }

    /// The entry that a difference is known by.
    pub(crate) fn explain(&mut self, place: &str, difference: &Difference) -> Option<&Entry> {
        let call = call_of(&difference.command);
        let side =
            |text: &Option<String>| text.as_deref().map_or("(nothing)", str::trim).to_owned();
        let (ours, theirs) = (side(&difference.ours), side(&difference.theirs));
        let entry = self.entries.iter_mut().find(|entry| {
            fits(&entry.place, place)
                && fits(&entry.call, &call)
                && fits(&entry.ours, &ours)
                && fits(&entry.theirs, &theirs)
        })?;
        entry.used = true;
        Some(entry)
    }

    /// The entries that explained nothing.
    pub(crate) fn unused(&self) -> impl Iterator<Item = String> {
        let unused = self.entries.iter().filter(|entry| !entry.used);
        unused.map(|entry| format!("line {}: {} ({})", entry.line, entry.call, entry.why))
    }
}

/// The call of a command: the name before the first parenthesis.
fn call_of(command: &str) -> String {
    let behind = command.split_once("> ").map_or(command, |(_, behind)| behind);
    let behind = behind
        .strip_prefix("if (")
        .map_or(behind, |_| behind.rsplit(") ").next().unwrap_or(behind));
    let head = behind.split('(').next().unwrap_or_default();
    head.rsplit(' ').next().unwrap_or_default().to_owned()
}

/// Whether a text fits a pattern in which `*` stands for anything.
fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "* | WaitFor* | = WAIT_FAILED | = WAIT_OBJECT_0 | waits.twice | It waits.\n";

    fn difference(command: &str, ours: &str) -> Difference {
        Difference {
            line: 1,
            command: command.into(),
            ours: Some(format!("  {ours}")),
            theirs: Some("  = WAIT_OBJECT_0".into()),
        }
    }

    #[test]
    fn a_difference_is_known_by_its_call_and_both_sides() {
        let mut known = Known::parse(LINE, "| `waits.twice` | x | y |").expect("it is a list");
        let command = "app> r = WaitForMultipleObjects(2, both, TRUE, 0)";
        let explained = known.explain("bugs/x.obs", &difference(command, "= WAIT_FAILED"));
        assert_eq!(explained.map(|entry| entry.rule.as_str()), Some("waits.twice"));
        assert_eq!(known.explain("bugs/x.obs", &difference(command, "= WAIT_TIMEOUT")), None);
        assert_eq!(known.explain("x", &difference("app> SetEvent(h)", "= WAIT_FAILED")), None);
        assert_eq!(known.unused().count(), 0);
    }

    #[test]
    fn a_line_needs_its_rule() {
        let missing = Known::parse(LINE, "").expect_err("there is no such rule");
        assert!(missing.contains("waits.twice: no such rule"), "{missing}");
        let short = Known::parse("a | b\n", "").expect_err("fields are missing");
        assert!(short.contains("2 fields"), "{short}");
    }

    #[test]
    fn patterns_have_stars() {
        for (pattern, text, want) in [
            ("*", "anything", true),
            ("a*", "abc", true),
            ("a*c", "abc", true),
            ("a*c", "abd", false),
            ("abc", "abc", true),
            ("abc", "abcd", false),
            ("*b*", "abc", true),
        ] {
            assert_eq!(fits(pattern, text), want, "{pattern} {text}");
        }
    }
}
