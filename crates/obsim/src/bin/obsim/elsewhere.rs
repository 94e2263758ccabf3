//! `obsim export` and `obsim compare`: what a real Windows says to a scenario.

use std::path::Path;

use export::Asked;

use crate::End;
use crate::input;
use crate::paint::Printer;

/// Writes a scenario as a C program.
pub(crate) fn export(file: &Path, output: Option<&Path>) -> End {
    let input = match input::read(file) {
        Ok(input) => input,
        Err(text) => return unusable(&text),
    };
    let program = match export::export(&input.text) {
        Ok(program) => program,
        Err(obstacle) => {
            anstream::eprintln!(
                "{}:{}: a program cannot do this: {}\n  help: docs/compare.md says what can be \
                 exported, and why the rest cannot",
                input.name,
                obstacle.line,
                obstacle.reason
            );
            return End::Unusable;
        }
    };
    match output {
        None => Printer::new().line(program.trim_end()),
        Some(path) => {
            if let Err(error) = std::fs::write(path, program) {
                return unusable(&format!("{}: cannot be written: {error}", path.display()));
            }
        }
    }
    End::Fine
}

/// Says where the results of a program differ from what obsim answers.
pub(crate) fn compare(file: &Path, results: &Path, values: bool) -> End {
    let (input, results) = match (input::read(file), read_results(results)) {
        (Ok(input), Ok(results)) => (input, results),
        (Err(text), _) | (_, Err(text)) => return unusable(&text),
    };
    let comparison = match export::compare(&input.text, &results, Asked { values }) {
        Ok(comparison) => comparison,
        Err(message) => return unusable(&message.in_file(&input.name)),
    };
    let mut out = Printer::new();
    for difference in &comparison.differences {
        out.line(difference);
    }
    if let Some(why) = &comparison.broken_off {
        out.line(format!("not compared to the end: {why}"));
    }
    let lines = comparison.lines;
    if comparison.agrees() {
        out.line(format!("{lines} lines agree"));
        return End::Fine;
    }
    let differences = comparison.differences.len();
    out.line(format!("{lines} lines compared, {differences} differences"));
    End::Differs
}

/// What a program printed: on Windows its lines end in CR and LF.
fn read_results(path: &Path) -> Result<String, String> {
    let read = if path == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(path)
    };
    match read {
        Ok(text) => Ok(text.replace('\r', "")),
        Err(error) => Err(format!("{}: cannot be read: {error}", path.display())),
    }
}

fn unusable(text: &str) -> End {
    anstream::eprintln!("obsim: {text}");
    End::Unusable
}
