//! Blessing: a transcript with its result lines brought up to date, and nothing else changed.
//!
//! A line that still agrees stays as it is written, `_` and `or` and left-out fields included; the
//! text of a reason is refreshed. Narrative and commands are copied byte for byte.

use script::{Block, Item, Message, Prompt, Reader, ResultKind, blocks};

use crate::line::Line;
use crate::run::{Difference, Options, Source};
use crate::session::{Done, Session};

/// How many pairs of written and actual lines are worth comparing to keep a writer's wording.
const PAIRS_MAX: usize = 1_000_000;

/// What to rewrite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bless {
    /// Every result line that differs.
    All,
    /// Only prompts that have no results yet.
    New,
}

/// Runs a text and returns it with its results rewritten.
///
/// # Errors
/// A line cannot run, or a check, a goal or a mark is violated: then there is nothing to bless.
pub fn bless(
    text: &str,
    source: Source,
    what: Bless,
    options: Options,
) -> Result<String, Box<Difference>> {
    let mut session = Session::new();
    session.limit_steps(options.steps_max);
    let parts = match source {
        Source::Transcript => vec![Block { line: 1, info: "obsim", text }],
        Source::Markdown => blocks(text).map_err(failed)?,
    };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut out = String::with_capacity(text.len());
    // The next line of the text that is not copied yet, counted from 0.
    let mut next = 0;
    for part in parts {
        for item in Reader::starting_at(part.text, part.line) {
            let Item::Prompt(prompt) = item.map_err(failed)? else { continue };
            let done = session.prompt(&prompt).map_err(failed)?;
            if done.violated.is_some() {
                let difference = session.difference(&prompt, &done);
                return Err(Box::new(difference.expect("a violation is a difference")));
            }
            let Some(results) = rewritten(&mut session, &prompt, &done, what) else { continue };
            copy(&mut out, &lines, &mut next, prompt.last_line as usize);
            if !out.ends_with('\n') {
                out.push('\n');
            }
            for line in results {
                out.push_str(&line);
                out.push('\n');
            }
            next += prompt.results.len();
        }
    }
    copy(&mut out, &lines, &mut next, lines.len());
    match session.loose_ends().into_iter().next() {
        Some((line, note)) => Err(Box::new(noted(line, note))),
        None => Ok(out),
    }
}

fn copy(out: &mut String, lines: &[&str], next: &mut usize, until: usize) {
    for line in &lines[*next..until] {
        out.push_str(line);
    }
    *next = until;
}

fn failed(message: Message) -> Box<Difference> {
    Box::new(noted(message.line, message.to_string()))
}

fn noted(line: u32, note: String) -> Difference {
    Difference { line, command: String::new(), written: None, actual: None, note: Some(note) }
}

/// The new result lines of a prompt; none when they stay as they are.
fn rewritten(
    session: &mut Session,
    prompt: &Prompt<'_>,
    done: &Done,
    what: Bless,
) -> Option<Vec<String>> {
    if prompt.results.is_empty() {
        let unwritten = done.lines.iter().map(Line::to_string).collect();
        let fills = what == Bless::New || !done.silent;
        return (fills && !done.lines.is_empty()).then_some(unwritten);
    }
    if what == Bless::New {
        return None;
    }
    let scope = session.scope_of(prompt);
    if session.agrees(scope, &prompt.results, &done.lines) {
        let covered = prompt.results.iter().any(|line| line.kind == ResultKind::Any);
        let stale = prompt.results.iter().zip(&done.lines).any(|(written, actual)| {
            written.kind == ResultKind::Why && written.text != actual.text
        });
        if covered || !stale {
            return None;
        }
    }
    Some(merged(session, prompt, done))
}

/// What happened, in the words of the writer where they still agree: the longest common
/// subsequence of written and actual lines is kept.
fn merged(session: &mut Session, prompt: &Prompt<'_>, done: &Done) -> Vec<String> {
    let scope = session.scope_of(prompt);
    let (written, actual) = (&prompt.results, &done.lines);
    if written.len() * actual.len() > PAIRS_MAX {
        return actual.iter().map(Line::to_string).collect();
    }
    let agree: Vec<Vec<bool>> = written
        .iter()
        .map(|line| actual.iter().map(|other| session.line_agrees(scope, line, other)).collect())
        .collect();
    let mut longest = vec![vec![0u32; actual.len() + 1]; written.len() + 1];
    for i in (0..written.len()).rev() {
        for j in (0..actual.len()).rev() {
            longest[i][j] = if agree[i][j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut lines) = (0, Vec::new());
    for (j, line) in actual.iter().enumerate() {
        while i < written.len() && !agree[i][j] && longest[i + 1][j] == longest[i][j] {
            i += 1;
        }
        if i < written.len() && agree[i][j] && line.kind != ResultKind::Why {
            lines.push(written[i].to_string());
            i += 1;
        } else {
            i += usize::from(i < written.len() && agree[i][j]);
            lines.push(line.to_string());
        }
    }
    lines
}
