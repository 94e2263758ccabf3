//! The classic bugs, each as a pair of transcripts: in one it happens, in the other the program is
//! repaired. The last check of the one is the opposite of the other's, so neither can pass for
//! the other.

use std::collections::BTreeMap;

use crate::corpus::transcripts;

/// How many bugs there are.
const BUGS: u32 = 25;

/// The condition that a text checks last.
fn last_check(text: &str) -> Option<&str> {
    text.lines().rev().find_map(|line| line.strip_prefix("sim> check ")).map(str::trim)
}

/// Whether one condition is the other with `not` in front.
fn are_opposite(one: &str, other: &str) -> bool {
    let negates = |one: &str, other: &str| {
        let rest = one.strip_prefix("not ").unwrap_or_default();
        rest == other
            || rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) == Some(other)
    };
    negates(one, other) || negates(other, one)
}

#[test]
fn every_bug_happens_in_one_transcript_and_not_in_the_other() {
    let mut pairs: BTreeMap<String, BTreeMap<&str, String>> = BTreeMap::new();
    for text in transcripts() {
        let Some(name) = text.path.strip_prefix("tests/transcripts/bugs/") else { continue };
        let name = name.strip_suffix(".obs").expect("it is a transcript");
        let kind = ["shown", "repaired"].into_iter().find(|kind| name.ends_with(kind));
        let kind = kind.unwrap_or_else(|| panic!("{name} ends in neither -shown nor -repaired"));
        let bug = name.strip_suffix(kind).expect("it ends so").trim_end_matches('-');
        let check = last_check(&text.text).unwrap_or_else(|| panic!("{name} checks nothing"));
        pairs.entry(bug.into()).or_default().insert(kind, check.into());
    }
    for (bug, pair) in &pairs {
        let of = |kind: &str| pair.get(kind).unwrap_or_else(|| panic!("{bug} has no -{kind}"));
        let (shown, repaired) = (of("shown"), of("repaired"));
        assert!(are_opposite(shown, repaired), "{bug}: {shown} is not the opposite of {repaired}");
    }
    for number in 1..=BUGS {
        let is_there = pairs.keys().any(|bug| bug.starts_with(&format!("b{number:02}-")));
        assert!(is_there, "bug {number}");
    }
}

#[test]
fn opposites_are_told_from_others() {
    assert!(are_opposite("blocked(app)", "not blocked(app)"));
    assert!(are_opposite("not (a and b)", "a and b"));
    assert!(!are_opposite("blocked(app)", "blocked(app)"));
    assert!(!are_opposite("not a", "not b"));
    assert_eq!(last_check("sim> check a\napp> f()\nsim> check not b \n"), Some("not b"));
    assert_eq!(last_check("app> f()\n"), None);
}
