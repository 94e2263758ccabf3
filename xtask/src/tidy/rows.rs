//! The rules of the table of calls: a row says how true it is, and names only rows.

use calls::{Noun, Row};

use super::scan::{self, Token};
use super::{Finding, finding};

/// Checks the rows of a noun against the source file they are written in.
pub(super) fn check(source: &str, noun: &Noun) -> Vec<Finding> {
    let code = scan::code(source);
    let tokens = scan::tokens(&code);
    let mut findings = Vec::new();
    for row in noun.win32.iter().chain(noun.nt) {
        findings.extend(check_attributes(&tokens, row.name));
        findings.extend(check_via(&tokens, row));
    }
    findings
}

/// Where the row of a call is written.
fn position(tokens: &[Token<'_>], name: &str) -> Option<usize> {
    let is_row = |w: &[Token<'_>]| w[0].text == "fn" && w[1].text == name && w[2].text == "(";
    tokens.windows(3).position(is_row)
}

fn check_attributes(tokens: &[Token<'_>], name: &str) -> Option<Finding> {
    let Some(at) = position(tokens, name) else {
        let what = format!("the row of {name} is not in this file");
        return Some(finding(1, what, "move the row to the file of its noun"));
    };
    let before = tokens[..at].iter().rposition(|token| matches!(token.text, ";" | "{" | "}"));
    let attributes = &tokens[before.map_or(0, |before| before + 1)..at];
    let named = |name: &str| {
        let is_it = |w: &&[Token<'_>]| w[0].text == "[" && w[1].text == name;
        attributes.windows(2).filter(is_it).count()
    };
    let what = match (named("exact"), named("partial")) {
        (1, 0) | (0, 1) => return None,
        (0, 0) => format!("{name} says neither #[exact] nor #[partial]"),
        _ => format!("{name} says more than one of #[exact] and #[partial]"),
    };
    Some(finding(tokens[at].line, what, "write exactly one of the two"))
}

fn check_via(tokens: &[Token<'_>], row: &Row) -> Vec<Finding> {
    let line = position(tokens, row.name).map_or(1, |at| tokens[at].line);
    let is_nt_row = |name: &str| {
        calls::find(name)
            .is_some_and(|id| id.layer == calls::Layer::Nt && calls::row(id).name == name)
    };
    let stray = row.via.iter().filter(|name| !is_nt_row(name));
    let finding = |name: &&str| {
        let what = format!("{} goes via {name}, which has no NT row", row.name);
        finding(line, what, "correct the name, or write the row")
    };
    stray.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(source: &str) -> Option<String> {
        let code = scan::code(source);
        check_attributes(&scan::tokens(&code), "Close").map(|found| found.what)
    }

    #[test]
    fn a_row_says_exactly_once_how_true_it_is() {
        assert_eq!(
            attributes("calls! {\n    /// a; b\n    #[exact]\n    fn Close(h: H) -> b;\n"),
            None
        );
        assert_eq!(attributes("#[partial(\"a; [b\")]\n#[via(NtClose)]\nfn Close() -> b;"), None);
        for (source, says) in [
            ("#[exact] fn Open() -> b;\n/// x\nfn Close() -> b;", "neither"),
            ("#[exact]\n#[partial(\"x\")]\nfn Close() -> b;", "more than one"),
            ("#[exact]\nfn Open() -> b;", "not in this file"),
        ] {
            assert!(attributes(source).is_some_and(|what| what.contains(says)), "{source}");
        }
    }

    #[test]
    fn a_row_goes_via_rows_of_the_layer_below() {
        let made_of = |via: &'static [&'static str]| {
            let returns = &calls::Kind::Bool;
            let (partial, fails, params): (&[_], &[_], &[_]) = (&[], &[], &[]);
            let (family, result) = ("HandleCall", "bool");
            let (name, doc, parks) = ("Close", "", false);
            let row =
                Row { family, name, doc, partial, via, fails, params, returns, result, parks };
            check_via(&[], &row).len()
        };
        assert_eq!(made_of(&["NtClose"]), 0);
        assert_eq!(made_of(&["NtClosed"]), 1);
        assert_eq!(made_of(&["CloseHandle"]), 1);
    }
}
