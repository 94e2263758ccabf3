//! A transcript that says something else does not pass: every value in every result line, changed
//! one at a time, is noticed, and so is a line that is left out.
//!
//! Texts run once. After each prompt its results are compared again and again, each time with one
//! word changed, in the way a run compares them; one change of each file goes the whole way.

use replay::{Detail, Line, Options, Session, Source};
use script::{Pattern, Prompt, ResultKind, ResultLine};

use crate::corpus::{Text, pages, transcripts};

/// The pieces of a text that mean something by themselves, by their place.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '#');
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let mut end = start + c.len_utf8();
        if c == '"' {
            let mut escaped = false;
            for (at, inner) in rest.by_ref() {
                end = at + inner.len_utf8();
                if inner == '"' && !escaped {
                    break;
                }
                escaped = inner == '\\' && !escaped;
            }
            found.push(start..end);
        } else if is_word(c) {
            while let Some((at, inner)) = rest.next_if(|(_, inner)| is_word(*inner)) {
                end = at + inner.len_utf8();
            }
            found.push(start..end);
        }
    }
    found
}

/// What else could stand in place of a word, none of it meaning the same.
fn others(word: &str, is_truth: bool) -> Vec<String> {
    if let Some(digits) = word.strip_prefix("0x")
        && let Ok(n) = u64::from_str_radix(digits, 16)
    {
        return vec![format!("{:#x}", n.wrapping_add(1))];
    }
    if let Ok(n) = word.parse::<u64>() {
        let other = if is_truth { u64::from(n == 0) } else { n.wrapping_add(1) };
        return vec![other.to_string()];
    }
    match word {
        // A blank stands for anything; these two are no values and have changes of their own.
        "_" | "or" | "not" => Vec::new(),
        "L" => Vec::new(),
        "TRUE" => vec!["FALSE".into()],
        "FALSE" => vec!["TRUE".into()],
        "NULL" => vec!["0x4".into()],
        _ if word.starts_with('"') => vec![format!("{}x\"", &word[..word.len() - 1])],
        _ => {
            let mut all = vec![format!("{word}x")];
            all.extend(neighbor(word).map(str::to_owned));
            all
        }
    }
}

/// A constant of the same group with another number.
fn neighbor(word: &str) -> Option<&'static str> {
    let own = nt::constant(word)?;
    nt::constant_names().find(|name| {
        nt::constant(name).is_some_and(|other| {
            other.group == own.group && other.bits() as u32 != own.bits() as u32
        })
    })
}

fn with(text: &str, range: &std::ops::Range<usize>, other: &str) -> String {
    [&text[..range.start], other, &text[range.end..]].concat()
}

/// Every text with one word changed.
fn one_word_changed(text: &str, is_truth: bool) -> Vec<String> {
    let all = words(text).into_iter();
    all.flat_map(|range| {
        let word = &text[range.clone()];
        others(word, is_truth).into_iter().map(move |other| with(text, &range, &other))
    })
    .collect()
}

/// Every text with one character changed into another of its kind.
fn one_character_changed(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (at, c) in text.char_indices() {
        let alone = text[..at].ends_with([' ', '|']) && text[at + c.len_utf8()..].starts_with(' ');
        let other = match c {
            ' ' => continue,
            '_' if alone || text.trim() == "_" => continue,
            'z' | 'Z' => char::from(c as u8 - 1),
            '9' => '0',
            'a'..='z' | 'A'..='Z' | '0'..='9' => char::from(c as u8 + 1),
            '%' => '$',
            _ => '%',
        };
        all.push(with(text, &(at..at + c.len_utf8()), &other.to_string()));
    }
    all
}

/// What a value could be said to be that it is not.
fn value_changed(line: &ResultLine<'_>, pattern: &Pattern<'_>, actual: &Line) -> Vec<String> {
    let is_truth = matches!(&actual.detail,
        Detail::Value(kind, _) | Detail::Out(_, kind, _) if **kind == calls::Kind::Bool);
    match pattern {
        Pattern::Any => Vec::new(),
        Pattern::Not(_) => {
            let before = line.text.find("not ").expect("it was parsed");
            let (_, value) = actual.text.rsplit_once(" = ").unwrap_or(("", &actual.text));
            vec![format!("{}not {value}", &line.text[..before])]
        }
        Pattern::Or(_) => {
            let mut text = line.text.to_owned();
            for range in words(line.text).iter().rev() {
                if let Some(other) = others(&line.text[range.clone()], is_truth).first() {
                    text = with(&text, range, other);
                }
            }
            vec![text]
        }
        Pattern::Value(_) => one_word_changed(line.text, is_truth),
    }
}

/// Where a text stands in another as words of its own, not within one.
fn word_at(text: &str, wanted: &str) -> Option<usize> {
    let inner = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(wanted).map(|(at, _)| at).find(|at| {
        let (before, after) = (&text[..*at], &text[at + wanted.len()..]);
        let begins = !before.ends_with(inner) || !wanted.starts_with(inner);
        begins && (!after.starts_with(inner) || !wanted.ends_with(inner))
    })
}

/// What a reason could be said to be that it is not: another code, other values.
fn reason_changed(line: &ResultLine<'_>, params: &[String]) -> Vec<String> {
    let (code, _) = line.text.split_once(']').expect("a reason begins with its code");
    let mut all = vec![with(line.text, &(code.len()..code.len()), "x")];
    let from = code.len() + 1;
    let mut rest = from;
    for param in params.iter().filter(|param| !param.is_empty()) {
        let Some(at) = word_at(&line.text[rest..], param) else { continue };
        let range = rest + at..rest + at + param.len();
        rest = range.end;
        all.push(with(line.text, &range, "somebody-else"));
    }
    for range in words(&line.text[from..]) {
        let range = range.start + from..range.end + from;
        let word = &line.text[range.clone()];
        let is_value = word.parse::<u64>().is_ok()
            || word.starts_with("0x")
            || word.len() > 2 && nt::constant(word).is_some();
        if is_value {
            all.extend(others(word, false).iter().map(|other| with(line.text, &range, other)));
        }
    }
    all
}

/// Every change of a result line that has to be noticed.
fn changes(line: &ResultLine<'_>, actual: &Line) -> Vec<String> {
    match line.kind {
        ResultKind::Any => Vec::new(),
        ResultKind::Value => {
            let pattern = line.pattern().unwrap_or(Pattern::Value(script::Expr::Any));
            value_changed(line, &pattern, actual)
        }
        ResultKind::Out => match line.written() {
            Ok(written) => value_changed(line, &written.value, actual),
            Err(_) => one_word_changed(line.text, false),
        },
        ResultKind::Error | ResultKind::Event | ResultKind::Native => {
            one_word_changed(line.text, false)
        }
        ResultKind::Why => match &actual.detail {
            Detail::Why(_, params) => reason_changed(line, params),
            _ => Vec::new(),
        },
        ResultKind::View => one_character_changed(line.text),
    }
}

/// The line that a written one speaks of: where `...` stands the positions do not tell.
fn actual<'d>(prompt: &Prompt<'_>, at: usize, lines: &'d [Line]) -> Option<&'d Line> {
    let written = &prompt.results[at];
    let covered = prompt.results.iter().any(|line| line.kind == ResultKind::Any);
    let near = |line: &&Line| {
        let begin = |text: &str| text.split([' ', ']']).next().map(str::to_owned);
        line.kind == written.kind && begin(&line.text) == begin(written.text)
    };
    let same_place = lines.get(at).filter(|_| !covered);
    same_place
        .or_else(|| lines.iter().find(near))
        .or_else(|| lines.iter().find(|line| line.kind == written.kind))
}

/// Runs a text and tries every change of every line; tells which are not noticed.
fn unnoticed(text: &Text, tried: &mut u64) -> Vec<String> {
    let mut session = Session::new();
    let mut missed = Vec::new();
    let strict = text.source == Source::Transcript;
    if strict {
        session.require_values();
    }
    for prompt in text.prompts().expect("the texts of the repository parse") {
        let Ok(done) = session.prompt(&prompt) else { return missed };
        for at in 0..prompt.results.len() {
            let line = &prompt.results[at];
            let Some(actual) = actual(&prompt, at, &done.lines) else { continue };
            for changed in changes(line, actual) {
                let mut other = prompt.clone();
                other.results[at] = ResultLine { text: &changed, ..*line };
                *tried += 1;
                if session.difference(&other, &done).is_none() {
                    let sign = line.kind.sign();
                    missed.push(format!("{}:{}:   {sign} {changed}", text.path, line.line));
                }
            }
            let is_any = |line: &ResultLine<'_>| line.kind == ResultKind::Any;
            let beside = [at.wrapping_sub(1), at, at + 1];
            if strict && !beside.iter().any(|at| prompt.results.get(*at).is_some_and(is_any)) {
                let mut other = prompt.clone();
                other.results.remove(at);
                *tried += 1;
                if session.difference(&other, &done).is_none() {
                    missed.push(format!("{}:{}: left out", text.path, line.line));
                }
            }
        }
    }
    missed
}

fn assert_noticed(texts: &[Text]) {
    let mut tried = 0;
    let missed: Vec<String> = texts.iter().flat_map(|text| unnoticed(text, &mut tried)).collect();
    assert!(missed.is_empty(), "of {tried} changes these are not noticed:\n{}", missed.join("\n"));
    assert!(tried >= 200, "only {tried} changes were tried");
}

#[test]
fn every_changed_or_missing_result_of_a_transcript_is_noticed() {
    assert_noticed(&transcripts());
}

#[test]
fn every_changed_result_of_an_example_is_noticed() {
    assert_noticed(&pages());
}

#[test]
fn a_file_with_a_changed_line_differs_as_a_whole() {
    for text in transcripts() {
        let Text { path, text, source } = text;
        let lines: Vec<&str> = text.lines().collect();
        let is_value = |at: &usize| lines[*at].starts_with("  = ");
        let values: Vec<usize> = (0..lines.len()).filter(is_value).collect();
        let Some(&middle) = values.get(values.len() / 2) else { continue };
        for other in one_word_changed(&lines[middle][4..], false) {
            let mut changed = lines.clone();
            let line = format!("  = {other}");
            changed[middle] = &line;
            let changed = changed.join("\n") + "\n";
            let outcome = replay::run(&changed, source, Options::default(), &mut |_, _| {});
            assert!(!outcome.is_clean(), "{path}:{}: nobody notices {line}", middle + 1);
        }
    }
}

#[test]
fn changes_reach_every_value_of_a_line() {
    assert_eq!(
        one_word_changed("{ .hProcess = 0x4, .bInheritHandle = TRUE }", false),
        [
            "{ .hProcessx = 0x4, .bInheritHandle = TRUE }",
            "{ .hProcess = 0x5, .bInheritHandle = TRUE }",
            "{ .hProcess = 0x4, .bInheritHandlex = TRUE }",
            "{ .hProcess = 0x4, .bInheritHandle = FALSE }",
        ]
    );
    assert_eq!(one_word_changed("L\"a\\\"b\"", false), ["L\"a\\\"bx\""]);
    assert_eq!(one_character_changed("a _ 9"), ["b _ 9", "a _ 0"]);
    let changed = one_word_changed("WAIT_OBJECT_0 + 1", false);
    assert!(changed.contains(&"WAIT_OBJECT_0x + 1".into()));
    assert!(changed.contains(&"WAIT_OBJECT_0 + 2".into()));
}
