//! Result lines as the simulator makes them: text for people, and what of it is compared.

use calls::{Kind, Value};
use nt::Win32Error;
use script::ResultKind;

/// A result line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What its sign says.
    pub kind: ResultKind,
    /// The text behind the sign.
    pub text: String,
    /// What is compared.
    pub detail: Detail,
}

/// What of a result line is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// A returned value.
    Value(&'static Kind, Value),
    /// A stored last error.
    Error(Win32Error),
    /// A written place: its name as the caller wrote it.
    Out(String, &'static Kind, Value),
    /// An event, word by word.
    Event,
    /// A reason: its code and the values in its text.
    Why(&'static str, Vec<String>),
    /// An NT call and what it answered.
    Native(&'static str, Option<Value>),
    /// A line of a view, as it stands.
    View,
}

impl Line {
    /// A line of a view.
    pub fn view(text: String) -> Line {
        Line { kind: ResultKind::View, text, detail: Detail::View }
    }

    /// An event.
    pub fn event(text: String) -> Line {
        Line { kind: ResultKind::Event, text, detail: Detail::Event }
    }

    /// A reason.
    pub fn why(reason: view::Reason) -> Line {
        let text = format!("[{}] {}", reason.code, reason.text);
        Line { kind: ResultKind::Why, text, detail: Detail::Why(reason.code, reason.params) }
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = self.kind.sign();
        if self.text.is_empty() {
            write!(f, "  {sign}")
        } else {
            write!(f, "  {sign} {}", self.text)
        }
    }
}
