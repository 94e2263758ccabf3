//! Colors for people; they go away when nobody sees them.

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

/// A text in a style.
pub(crate) fn painted(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}
