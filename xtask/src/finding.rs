//! What a check has to say: where, what is wrong, and what to do about it.

use std::borrow::Cow;
use std::fmt;

/// Something that breaks a rule: where, what is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    pub path: String,
    pub line: usize,
    pub what: String,
    pub cure: Cow<'static, str>,
}

impl Finding {
    /// The same finding, said of the text at `path` unless it names another.
    pub(crate) fn located(mut self, path: &str) -> Finding {
        if self.path.is_empty() {
            self.path = path.into();
        }
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.path, self.line, self.what, self.cure)
    }
}

/// A finding within a text whose path is filled in by whoever read it.
pub(crate) fn finding(
    line: usize,
    what: impl Into<String>,
    cure: impl Into<Cow<'static, str>>,
) -> Finding {
    Finding { path: String::new(), line, what: what.into(), cure: cure.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_says_where_what_and_what_to_do() {
        let found = finding(3, "it is wrong", "mend it").located("a/b.rs");
        assert_eq!(found.to_string(), "a/b.rs:3: it is wrong; mend it");
        assert_eq!(found.clone().located("c.rs"), found, "a path that is there stays");
    }
}
