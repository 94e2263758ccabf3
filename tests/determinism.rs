//! The same text gives the same answers: again, printed anew, and from the middle of it in a copy
//! of the world.

use replay::{Line, Options, Session, Source};
use script::{Item, Reader};

use crate::corpus::{Text, pages, transcripts};

/// Everything that a text prints.
fn printed(text: &str, source: Source) -> Vec<String> {
    let mut lines = Vec::new();
    let outcome = replay::run(text, source, Options::default(), &mut |_, step| {
        lines.push(format!("{}> {}", step.prompt.actor, step.prompt.source));
        lines.extend(step.lines.iter().map(Line::to_string));
    });
    lines.extend(outcome.stuck);
    lines.extend(outcome.differences.iter().map(|difference| format!("{difference:?}")));
    lines.extend(outcome.error.iter().map(|message| message.to_string()));
    lines
}

/// Result lines alone, since a printed transcript may break its commands elsewhere.
fn results(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let outcome = replay::run(text, Source::Transcript, Options::default(), &mut |_, step| {
        lines.push(format!("{}>", step.prompt.actor));
        lines.extend(step.lines.iter().map(Line::to_string));
    });
    lines.extend(outcome.error.iter().map(|message| message.text.clone()));
    lines.iter().map(|line| without_numbers_of_lines(line)).collect()
}

/// A text with the numbers behind the word `line` taken out: those of a printed text are others.
fn without_numbers_of_lines(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("line ") {
        let (before, behind) = rest.split_at(at + "line ".len());
        out.push_str(before);
        rest = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    out.push_str(rest);
    out
}

#[test]
fn a_text_prints_the_same_bytes_twice() {
    for Text { path, text, source } in transcripts().into_iter().chain(pages()) {
        assert_eq!(printed(&text, source), printed(&text, source), "{path}");
    }
}

#[test]
fn a_transcript_that_is_printed_and_parsed_again_is_the_same_and_does_the_same() {
    for Text { path, text, .. } in transcripts() {
        let script = script::parse(&text).expect("a transcript parses");
        let anew = script::print(&script);
        assert_eq!(script::parse(&anew).as_ref(), Ok(&script), "{path}");
        assert_eq!(results(&text), results(&anew), "{path}");
    }
}

/// Runs the rest of a text.
fn rest(mut session: Session, items: &[Item<'_>]) -> Vec<String> {
    let mut lines = Vec::new();
    for item in items {
        match session.item(item) {
            Ok(done) => lines.extend(done.lines.iter().map(Line::to_string)),
            Err(message) => {
                lines.push(message.to_string());
                break;
            }
        }
    }
    session.world().audit();
    lines.push(format!("{:?}", session.world()));
    lines
}

#[test]
fn a_copy_of_a_world_goes_on_as_the_world_does() {
    for Text { path, text, .. } in transcripts() {
        let items: Vec<Item> = Reader::new(&text).map(|item| item.expect("it parses")).collect();
        let mut session = Session::new();
        for (at, item) in items.iter().enumerate() {
            if matches!(item, Item::Prompt(_)) {
                let (copy, another) = (session.clone(), session.clone());
                let want = rest(copy, &items[at..]);
                assert_eq!(rest(another, &items[at..]), want, "{path}:{}", item.line());
            }
            session.item(item).expect("a transcript runs");
        }
    }
}

#[test]
fn what_a_copy_of_a_world_does_leaves_the_world_alone() {
    for Text { path, text, .. } in transcripts() {
        let items: Vec<Item> = Reader::new(&text).map(|item| item.expect("it parses")).collect();
        let want = rest(Session::new(), &items);
        let mut session = Session::new();
        let mut lines = Vec::new();
        for (at, item) in items.iter().enumerate() {
            rest(session.clone(), &items[at..]);
            let done = session.item(item).expect("a transcript runs");
            lines.extend(done.lines.iter().map(Line::to_string));
        }
        lines.push(format!("{:?}", session.world()));
        assert_eq!(lines, want, "{path}");
    }
}

#[test]
fn numbers_of_lines_are_all_that_a_printed_transcript_may_change() {
    assert_eq!(without_numbers_of_lines("since line 12, at line 3."), "since line , at line .");
    assert_eq!(without_numbers_of_lines("code 7"), "code 7");
}
