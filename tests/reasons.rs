//! Every refusal explains itself: a call that fails says why with a code, and `obsim explain`
//! knows each code. The calls are those of all transcripts and pages.

use std::collections::BTreeSet;
use std::fs;

use calls::{Kind, Value};
use replay::{Detail, Line, Session};
use script::Item;

use crate::corpus::{Text, pages, root, transcripts};

/// A code that nothing shows: every type of object that can be waited for has its own.
const NOT_SHOWN: &str = "object.unsignaled";

/// Whether a transcript that takes an optimized build shows a code.
fn is_shown_in_full(code: &str) -> bool {
    let text = fs::read_to_string(root().join("tests/full/a-full-table.obs"));
    text.is_ok_and(|text| text.contains(&format!("? [{code}]")))
}

/// What a text printed in answer to one prompt.
struct Told {
    /// Where the prompt stands, and what it is.
    place: String,
    /// What was printed.
    lines: Vec<Line>,
}

/// The code of the reason among the results of a call.
pub(crate) fn code(lines: &[Line]) -> Option<&'static str> {
    lines.iter().find_map(|line| match line.detail {
        Detail::Why(code, _) => Some(code),
        _ => None,
    })
}

/// The status or error with which a call failed, if it did.
pub(crate) fn failure(lines: &[Line]) -> Option<&str> {
    let value = lines.iter().find_map(|line| match &line.detail {
        Detail::Value(kind, value) => Some((*kind, value, &line.text)),
        _ => None,
    });
    let error = lines.iter().find(|line| matches!(line.detail, Detail::Error(_)));
    match (value, error) {
        (Some((Kind::Status, Value::Int(n), text)), _) => {
            (!nt::Status(*n as u32).is_success()).then_some(text)
        }
        (Some((kind, Value::Int(n), _)), Some(error)) => fails(kind, *n).then_some(&error.text),
        _ => None,
    }
}

/// Whether a Win32 call that stored an error and returned this value failed.
fn fails(kind: &Kind, value: u64) -> bool {
    match kind {
        Kind::Bool | Kind::Id | Kind::Choice(_) => value == 0,
        Kind::Handle(_) => value == 0 || value == u64::MAX,
        _ => value as u32 == 0xFFFF_FFFF,
    }
}

fn told(texts: &[Text]) -> Vec<Told> {
    let mut all = Vec::new();
    for text in texts {
        let mut session = Session::new();
        for prompt in text.prompts().expect("the texts of the repository parse") {
            let Ok(done) = session.item(&Item::Prompt(Box::new(prompt.clone()))) else { break };
            let place = format!("{}:{}: {}", text.path, prompt.line, prompt.source);
            all.push(Told { place, lines: done.lines });
        }
    }
    all
}

/// What a text alone prints, without a place.
fn told_by(text: &str) -> Vec<Told> {
    let text = Text { path: String::new(), text: text.into(), source: replay::Source::Transcript };
    told(&[text])
}

#[test]
fn a_call_that_fails_says_why() {
    let texts: Vec<Text> = transcripts().into_iter().chain(pages()).collect();
    let told = told(&texts);
    let failed: Vec<(&Told, &str)> =
        told.iter().filter_map(|told| Some((told, failure(&told.lines)?))).collect();
    assert!(failed.len() > 100, "only {} calls failed", failed.len());
    let silent = failed.iter().filter(|(told, _)| code(&told.lines).is_none());
    let silent: Vec<String> =
        silent.map(|(told, failure)| format!("{} fails with {failure}", told.place)).collect();
    assert!(
        silent.is_empty(),
        "no reason is given; let the kernel store one where it refuses (crates/kernel/src/why.rs), \
         or write a row in crates/view/src/plain.rs:\n{}",
        silent.join("\n")
    );
}

#[test]
fn every_code_is_explained_and_every_explained_code_is_shown() {
    let texts: Vec<Text> = transcripts().into_iter().chain(pages()).collect();
    let told = told(&texts);
    let lines = told.iter().flat_map(|told| &told.lines);
    let shown: BTreeSet<&str> = lines
        .filter_map(|line| match line.detail {
            Detail::Why(code, _) => Some(code),
            _ => None,
        })
        .collect();
    let known: BTreeSet<&str> = view::codes().map(|code| code.name).collect();
    assert_eq!(
        known.len(),
        view::codes().count(),
        "a code stands in crates/view/src/codes.rs twice"
    );
    let unexplained: Vec<&&str> = shown.difference(&known).collect();
    assert!(unexplained.is_empty(), "crates/view/src/codes.rs lacks {unexplained:?}");
    let mut unshown: Vec<&&str> = known.difference(&shown).collect();
    unshown.retain(|code| **code != NOT_SHOWN && !is_shown_in_full(code));
    assert!(unshown.is_empty(), "no transcript shows the reasons {unshown:?}");
}

#[test]
fn explain_knows_every_code_with_its_rule_and_a_remedy() {
    for code in view::codes() {
        let lines = view::explain(code.name).expect("a code is a word that has a meaning");
        let text = lines.join("\n");
        assert!(text.contains(code.rule) && text.contains(code.remedy), "{}", code.name);
        for text in [code.rule, code.remedy] {
            assert!(text.ends_with('.') && text.len() > 10, "{}: {text}", code.name);
        }
    }
    assert!(view::explain("handle.tipe").is_err_and(|message| message.contains("handle.type")));
}

#[test]
fn a_failure_is_told_from_a_success() {
    let failures = |call: &str| {
        let told = told_by(&format!("# T\nsim> process app\napp> {call}\n"));
        let last = told.last().expect("there is one prompt");
        (failure(&last.lines).map(str::to_owned), code(&last.lines))
    };
    assert_eq!(failures("CloseHandle(8)").1, Some("handle.unknown"));
    assert_eq!(failures("NtClose(8)").0.as_deref(), Some("STATUS_INVALID_HANDLE"));
    assert_eq!(failures("NtYieldExecution()"), (None, None));
    assert_eq!(failures("CreateEventW(NULL, TRUE, FALSE, L\"Go\")"), (None, None));
}
