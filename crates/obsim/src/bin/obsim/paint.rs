//! Colors for people; they go away when nobody sees them.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use script::ResultKind;

/// Narrative.
pub(crate) const NOTE: Style = Style::new().italic();
/// Who acts.
pub(crate) const ACTOR: Style = Style::new().bold();
/// What is wrong.
pub(crate) const WRONG: Style = AnsiColor::Red.on_default().bold();
/// What is right.
pub(crate) const RIGHT: Style = AnsiColor::Green.on_default();

/// A result line by its sign.
pub(crate) fn result(kind: ResultKind) -> Style {
    match kind {
        ResultKind::Error => AnsiColor::Red.on_default(),
        ResultKind::Event => AnsiColor::Yellow.on_default(),
        ResultKind::Why => AnsiColor::Cyan.on_default(),
        ResultKind::Native => Style::new().dimmed(),
        _ => Style::new(),
    }
}

/// Standard output in large pieces, without colors when nobody sees them. When nobody reads on,
/// printing ends quietly.
pub(crate) struct Printer {
    out: std::io::BufWriter<anstream::AutoStream<std::io::StdoutLock<'static>>>,
    closed: bool,
}

impl Printer {
    /// Takes standard output.
    pub(crate) fn new() -> Printer {
        let out = anstream::AutoStream::auto(std::io::stdout().lock());
        Printer { out: std::io::BufWriter::with_capacity(1 << 16, out), closed: false }
    }

    /// Prints a line.
    pub(crate) fn line(&mut self, text: impl std::fmt::Display) {
        if !self.closed {
            self.closed = writeln!(self.out, "{text}").is_err();
        }
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        // Whoever stopped reading does not want the rest.
        let _ = self.out.flush();
    }
}

/// A text in a style.
pub(crate) fn painted(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}
