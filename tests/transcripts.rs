//! Every transcript and every example says what happens.
//!
//! Transcripts write every value that a call returns; pages leave out what distracts from their
//! subject.

use std::fmt::Write;

use replay::{Difference, Options, Outcome, Source};

use crate::corpus::{Text, pages, transcripts};

/// A folder that lost its files would pass every test of them, so there have to be some. Raise
/// these when there are many more.
const TRANSCRIPTS_MIN: usize = 150;
const PAGES_MIN: usize = 8;

fn run(text: &str, source: Source, values: bool) -> Outcome {
    let options = Options { audit: true, values, ..Options::default() };
    replay::run(text, source, options, &mut |_, _| {})
}

/// What is wrong, as `file:line: …` with what is written and what happened.
fn complaint(path: &str, outcome: &Outcome) -> String {
    let mut out = String::new();
    for difference in &outcome.differences {
        let Difference { line, command, written, actual, note } = difference;
        let at = written.as_ref().map_or(*line, |(line, _)| *line);
        let what = note.as_deref().unwrap_or("this is not what happens");
        let _ = writeln!(out, "{path}:{at}: {what}\n    {command}");
        let written = written.as_ref().map_or("(nothing)", |(_, text)| text);
        let actual = actual.as_deref().unwrap_or("(nothing)");
        let _ = writeln!(out, "  written: {written}\n  actual:  {actual}");
    }
    if let Some(message) = &outcome.error {
        let _ = writeln!(out, "{}", message.in_file(path));
    }
    out
}

fn assert_clean(texts: &[Text], values: bool) {
    let mut complaints = String::new();
    for Text { path, text, source } in texts {
        let outcome = run(text, *source, values);
        complaints.push_str(&complaint(path, &outcome));
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

#[test]
fn every_transcript_says_what_happens_with_every_value_written() {
    let texts = transcripts();
    assert!(texts.len() >= TRANSCRIPTS_MIN, "only {} transcripts are left", texts.len());
    assert_clean(&texts, true);
}

#[test]
fn every_example_of_a_page_says_what_happens() {
    let texts = pages();
    let with_examples =
        texts.iter().filter(|text| text.prompts().is_ok_and(|prompts| !prompts.is_empty()));
    let count = with_examples.count();
    assert!(count >= PAGES_MIN, "only {count} pages have examples");
    assert_clean(&texts, false);
}

#[test]
fn a_transcript_that_says_something_else_is_told_with_file_line_and_both_texts() {
    let text = "# Close\n\nsim> process app\napp> CloseHandle(0x8)\n  = TRUE\n";
    let outcome = run(text, Source::Transcript, true);
    let want = "close.obs:5: this is not what happens\n    app> CloseHandle(0x8)\n  \
                written:   = TRUE\n  actual:    = FALSE\n";
    assert_eq!(complaint("close.obs", &outcome), want);
}

#[test]
fn a_transcript_that_cannot_run_is_told_with_file_line_and_column() {
    let text = "# Close\n\nsim> process app\napp> CloseHandel(0x8)\n";
    let outcome = run(text, Source::Transcript, true);
    let want = "close.obs:4:6: CloseHandel: no such call\n  help: CloseHandle?\n";
    assert_eq!(complaint("close.obs", &outcome), want);
}

#[test]
fn a_value_that_is_not_written_is_missed_where_values_are_demanded() {
    let text = "# Open\n\nsim> process app\napp> h = CreateEventW(NULL, TRUE, FALSE, NULL)\n";
    assert!(run(text, Source::Transcript, false).is_clean());
    let outcome = run(text, Source::Transcript, true);
    let want = "open.obs:4: returned values are written here\n    \
                app> h = CreateEventW(NULL, TRUE, FALSE, NULL)\n  \
                written: (nothing)\n  actual:    = 0x4\n";
    assert_eq!(complaint("open.obs", &outcome), want);
}
