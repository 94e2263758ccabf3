//! `obsim run`: replay and print what happens.

use std::path::PathBuf;

use replay::{Difference, Options, Outcome, Source};
use script::{Item, Reader};

use crate::paint::{ACTOR, NOTE, Printer, WRONG, painted, result};
use crate::{End, Format, How, input, json};

/// Runs files one after the other, each in a world of its own.
pub(crate) fn files(files: &[PathBuf], how: How) -> End {
    let mut end = End::Fine;
    for file in files {
        let one = match input::read(file) {
            Ok(input) => text(&input.name, &input.text, input.source, how),
            Err(message) => {
                anstream::eprintln!("obsim: {message}");
                End::Unusable
            }
        };
        end = end.max(one);
    }
    end
}

/// Runs one text.
pub(crate) fn text(name: &str, text: &str, source: Source, how: How) -> End {
    let options = Options { steps_max: how.max_steps, ..Options::default() };
    let outcome = match how.format {
        Format::Json => {
            let mut out = Printer::new();
            let outcome = replay::run(text, source, options, &mut |_, step| {
                out.line(json::step(name, &step));
            });
            out.line(json::end(name, &outcome));
            outcome
        }
        Format::Text => printed(text, source, options),
    };
    report(name, &outcome)
}

/// Runs a text and prints it as a transcript, with what happens in place of what is written.
fn printed(text: &str, source: Source, options: Options) -> Outcome {
    let mut out = Printer::new();
    let mut notes = Notes::new(text, source);
    let outcome = replay::run(text, source, options, &mut |_, step| {
        notes.print_until(step.prompt.line, &mut out);
        let actor = painted(ACTOR, format_args!("{}>", step.prompt.actor));
        out.line(format_args!("{actor} {}", step.prompt.source));
        for line in step.lines {
            out.line(painted(result(line.kind), line));
        }
    });
    if outcome.error.is_none() {
        notes.print_until(u32::MAX, &mut out);
    }
    outcome
}

/// The lines between prompts.
struct Notes {
    lines: Vec<(u32, Option<String>)>,
    next: usize,
}

impl Notes {
    fn new(text: &str, source: Source) -> Notes {
        let mut lines = Vec::new();
        if source == Source::Transcript {
            for item in Reader::new(text) {
                match item {
                    Ok(Item::Blank { line }) => lines.push((line, None)),
                    Ok(Item::Note { line, text }) => lines.push((line, Some(text.to_owned()))),
                    Ok(Item::Prompt(_)) | Err(_) => {}
                }
            }
        }
        Notes { lines, next: 0 }
    }

    fn print_until(&mut self, line: u32, out: &mut Printer) {
        while let Some((_, text)) = self.lines.get(self.next).filter(|(at, _)| *at < line) {
            match text {
                Some(text) if text.is_empty() => out.line("#"),
                Some(text) => out.line(painted(NOTE, format_args!("# {text}"))),
                None => out.line(""),
            }
            self.next += 1;
        }
    }
}

/// Tells how a run ended.
pub(crate) fn report(name: &str, outcome: &Outcome) -> End {
    for line in &outcome.stuck {
        anstream::eprintln!("{name}: {line}");
    }
    for difference in &outcome.differences {
        differs(name, difference);
    }
    if let Some(message) = &outcome.error {
        anstream::eprintln!("{}", message.in_file(name));
        return End::Unusable;
    }
    if outcome.differences.is_empty() { End::Fine } else { End::Differs }
}

/// Tells of one difference: where, what is written, what happened, and how to look closer.
pub(crate) fn differs(name: &str, difference: &Difference) {
    let line = difference.written.as_ref().map_or(difference.line, |(line, _)| *line);
    let what = difference.note.as_deref().unwrap_or("this is not what happens");
    anstream::eprintln!("{name}:{line}: {}", painted(WRONG, what));
    if !difference.command.is_empty() {
        anstream::eprintln!("    {}", difference.command);
    }
    match (&difference.written, &difference.actual) {
        (Some((_, written)), Some(actual)) => {
            anstream::eprintln!("  written: {written}\n  actual:  {actual}");
        }
        (Some((_, written)), None) => {
            anstream::eprintln!("  written: {written}\n  actual:  (no more lines)");
        }
        (None, Some(actual)) => anstream::eprintln!("  actual:  {actual}"),
        (None, None) => {}
    }
    if !difference.command.is_empty() {
        anstream::eprintln!("  to look: obsim run {name} --at {}", difference.line);
    }
}
