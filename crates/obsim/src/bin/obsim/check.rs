//! `obsim test`: replay, compare, and bless.

use std::io::Write;
use std::path::{Path, PathBuf};

use replay::{Bless, Options};

use crate::input::Input;
use crate::paint::{Printer, RIGHT, WRONG, painted};
use crate::{BlessWhat, End, Format, How, input, json, run};

/// Tests the files of paths.
pub(crate) fn paths(paths: &[PathBuf], bless: Option<BlessWhat>, values: bool, how: How) -> End {
    let files = match input::find(paths) {
        Ok(files) => files,
        Err(message) => {
            anstream::eprintln!("obsim: {message}");
            return End::Unusable;
        }
    };
    let (mut passed, mut failed, mut end) = (0u64, 0u64, End::Fine);
    for file in files {
        let one = file_end(&file, bless, values, how);
        if one == End::Fine {
            passed += 1;
        } else {
            failed += 1;
        }
        end = end.max(one);
    }
    if how.format == Format::Text {
        let style = if failed == 0 { RIGHT } else { WRONG };
        Printer::new().line(painted(style, format_args!("{passed} passed, {failed} failed")));
    }
    end
}

fn file_end(file: &Path, bless: Option<BlessWhat>, values: bool, how: How) -> End {
    let input = match input::read(file) {
        Ok(input) => input,
        Err(message) => {
            anstream::eprintln!("obsim: {message}");
            return End::Unusable;
        }
    };
    let options = Options { steps_max: how.max_steps, values, audit: true };
    match bless {
        Some(what) => blessed(file, &input, what, options),
        None => tested(&input, options, how.format),
    }
}

fn tested(input: &Input, options: Options, format: Format) -> End {
    let mut out = (format == Format::Json).then(Printer::new);
    let outcome = replay::run(&input.text, input.source, options, &mut |_, step| {
        if let Some(out) = &mut out {
            out.line(json::step(&input.name, &step));
        }
    });
    if let Some(mut out) = out {
        out.line(json::end(&input.name, &outcome));
    }
    // That threads sleep at the end is for the reader of a run, not for a test.
    let outcome = replay::Outcome { stuck: Vec::new(), ..outcome };
    run::report(&input.name, &outcome)
}

/// Rewrites a file's results, prints what changed, and replaces the file whole or not at all.
fn blessed(file: &Path, input: &Input, what: BlessWhat, options: Options) -> End {
    let what = match what {
        BlessWhat::All => Bless::All,
        BlessWhat::New => Bless::New,
    };
    let text = match replay::bless(&input.text, input.source, what, options) {
        Ok(text) => text,
        Err(difference) => {
            run::differs(&input.name, &difference);
            anstream::eprintln!("{}: left as it was", input.name);
            return End::Unusable;
        }
    };
    if text == input.text {
        return End::Fine;
    }
    if let Err(error) = replace(file, &text) {
        anstream::eprintln!("{}: cannot be written: {error}", input.name);
        return End::Unusable;
    }
    print_changes(&input.name, &input.text, &text);
    End::Fine
}

/// Writes a file beside the old one and puts it in its place.
pub(crate) fn replace(file: &Path, text: &str) -> std::io::Result<()> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(text.as_bytes())?;
    if let Ok(old) = std::fs::metadata(file) {
        new.as_file().set_permissions(old.permissions())?;
    }
    new.as_file().sync_all()?;
    new.persist(file)?;
    Ok(())
}

/// Prints the lines that went and the lines that came.
fn print_changes(name: &str, old: &str, new: &str) {
    let mut out = Printer::new();
    out.line(format_args!("{name}: blessed"));
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let (mut at, mut to) = (0, 0);
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            (at, to) = (at + 1, to + 1);
            continue;
        }
        // Commands and notes never change, so the next one that stands in both ends the change.
        let is_result = |line: &str| line.starts_with("  ");
        while at < old.len() && is_result(old[at]) {
            out.line(painted(WRONG, format_args!("-{}", old[at])));
            at += 1;
        }
        while to < new.len() && is_result(new[to]) {
            out.line(painted(RIGHT, format_args!("+{}", new[to])));
            to += 1;
        }
        if at < old.len() && to < new.len() && old[at] != new[to] {
            return;
        }
    }
}
