//! Where tests name the rules they show.
//!
//! A transcript does it in a note, in a file or on a page; a test in Rust in a comment.

/// A place that names a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Citation {
    /// The rule, as it is written there.
    pub rule: String,
    /// The line.
    pub line: usize,
}

/// The citations of a text, in the order written.
pub(crate) fn read(path: &str, text: &str) -> Vec<Citation> {
    if path.ends_with(".rs") {
        let comments = (1..).zip(text.lines()).map(|(line, text)| (line, text.trim_start()));
        named(comments, "// Rules:")
    } else if path.ends_with(".obs") {
        named((1..).zip(text.lines()), "# Rules:")
    } else if path.ends_with(".md") {
        named(transcripts(text).into_iter(), "# Rules:")
    } else {
        Vec::new()
    }
}

/// The names behind a sign. A list that ends in a comma goes on in the next line.
fn named<'a>(lines: impl Iterator<Item = (usize, &'a str)>, sign: &str) -> Vec<Citation> {
    let comment = sign.strip_suffix(" Rules:").unwrap_or(sign);
    let mut all = Vec::new();
    let mut goes_on = false;
    for (line, text) in lines {
        let rest = if goes_on { text.strip_prefix(comment) } else { None };
        let Some(list) = text.strip_prefix(sign).or(rest) else {
            goes_on = false;
            continue;
        };
        let list = list.trim();
        goes_on = list.ends_with(',');
        let names = list.trim_end_matches(',').split(',');
        all.extend(names.map(|name| Citation { rule: name.trim().into(), line }));
    }
    all
}

/// The lines of a page that belong to transcripts, with their numbers.
fn transcripts(page: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut fence: Option<(&str, bool)> = None;
    for (number, line) in (1..).zip(page.lines()) {
        let signs = line.len() - line.trim_start_matches('`').len();
        match fence {
            None if signs >= 3 => {
                let is_ours = line[signs..].split_whitespace().next() == Some("obsim");
                fence = Some((&line[..signs], is_ours));
            }
            None => {}
            Some((open, _)) if signs >= open.len() && line[signs..].trim().is_empty() => {
                fence = None;
            }
            Some((_, true)) => lines.push((number, line)),
            Some((_, false)) => {}
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<(String, usize)> {
        read(path, text).into_iter().map(|citation| (citation.rule, citation.line)).collect()
    }

    fn pairs(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
        pairs.iter().map(|(rule, line)| ((*rule).to_owned(), *line)).collect()
    }

    #[test]
    fn a_transcript_cites_in_notes() {
        let text = "# T\n#\n# Rules: a.b, a.c,\n# Rules: d.e\n\napp> f(L\"# Rules: x.y\")\n";
        let expected = pairs(&[("a.b", 3), ("a.c", 3), ("d.e", 4)]);
        assert_eq!(found("tests/transcripts/a.obs", text), expected);
    }

    #[test]
    fn a_list_that_ends_in_a_comma_goes_on() {
        let text = "# Rules: a.b,\n#   c.d,\n# e.f\n# Words.\n";
        assert_eq!(found("a.obs", text), pairs(&[("a.b", 1), ("c.d", 2), ("e.f", 3)]));
        let text = "// Rules: a.b,\n// c.d\n// Words.\n";
        assert_eq!(found("a.rs", text), pairs(&[("a.b", 1), ("c.d", 2)]));
        assert_eq!(found("a.obs", "# Rules: a.b,\n\n# c.d\n"), pairs(&[("a.b", 1)]));
    }

    #[test]
    fn a_test_cites_in_comments() {
        let text = "fn f() {\n    // Rules: a.b\n    let s = \"// Rules: x.y\";\n}\n";
        assert_eq!(found("tests/a.rs", text), pairs(&[("a.b", 2)]));
    }

    #[test]
    fn a_page_cites_within_its_transcripts_only() {
        let text = "# Rules: x.y\n```obsim\n# Rules: a.b\n```\n```text\n# Rules: x.y\n```\n\
                    ````text\n```obsim\n# Rules: x.y\n```\n````\n";
        assert_eq!(found("docs/a.md", text), pairs(&[("a.b", 3)]));
    }

    #[test]
    fn an_empty_citation_is_one_of_no_rule() {
        assert_eq!(found("a.obs", "# Rules:\n"), pairs(&[("", 1)]));
        assert_eq!(found("a.obs", "# Rules: a.b,, c.d\n").len(), 3);
        assert_eq!(found("a.toml", "# Rules: a.b\n"), pairs(&[]));
    }
}
