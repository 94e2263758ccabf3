//! What obsim says to a person who wrote something it cannot take.
//!
//! A message has four parts: where, what, what would fit, and the nearest match. The first
//! two are always there; the last two share the line `help`. [`nearest`] finds the match.

use std::fmt;

/// One thing that is wrong with a text, and the cure when there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted in characters from 1.
    pub column: u32,
    /// What is wrong, in one sentence without a full stop.
    pub text: String,
    /// What would fit, or the nearest match.
    pub help: Option<String>,
}

impl Message {
    /// A message without help.
    pub fn new(line: u32, column: u32, text: impl Into<String>) -> Message {
        Message { line, column, text: text.into(), help: None }
    }

    /// The same message with help.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Message {
        self.help = Some(help.into());
        self
    }

    /// The same message for a text whose first character stands at this line and column.
    #[must_use]
    pub fn moved_to(mut self, line: u32, column: u32) -> Message {
        if self.line == 1 {
            self.column = self.column.saturating_add(column.saturating_sub(1));
        }
        self.line = self.line.saturating_add(line.saturating_sub(1));
        self
    }

    /// The message as compilers write it: `path:12:3: text`, and the help on its own line.
    #[must_use]
    pub fn in_file(&self, path: &str) -> String {
        let mut out = format!("{path}:{}:{}: {}", self.line, self.column, self.text);
        if let Some(help) = &self.help {
            out.push_str("\n  help: ");
            out.push_str(help);
        }
        out
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.text)?;
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Message {}

/// The longest word that is compared with names: the comparison takes quadratic time.
const WORD_MAX: usize = 64;

/// The name that was probably meant by `word`, if one is near enough.
///
/// A name that differs only in upper and lower case wins. Otherwise it is the name with the
/// fewest edits, if these are at most a third of the word. Among equals the first in
/// alphabetical order is taken, so the answer does not depend on the order of `names`.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if word.is_empty() || word.len() > WORD_MAX {
        return None;
    }
    let lower = word.to_lowercase();
    let allowed = (lower.chars().count() / 3).max(1);
    let mut best: Option<(usize, &'n str)> = None;
    for name in names {
        if name.len() > WORD_MAX || name.len().abs_diff(word.len()) > 4 * allowed {
            continue;
        }
        // One edit is counted at least for a name of other letters, so that case wins.
        let distance = strsim::osa_distance(&lower, &name.to_lowercase());
        let sharing = distance < lower.chars().count();
        if distance <= allowed && sharing && best.is_none_or(|known| (distance, name) < known) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// A piece of source text in double quotes, shortened when it is long.
pub(crate) fn quoted(text: &str) -> String {
    const SHOWN: usize = 40;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("\"{}…\"", &text[..end]),
        None => format!("\"{text}\""),
    }
}
