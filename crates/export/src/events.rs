//! What happens beside the answers: read from the lines that obsim prints.

/// Something that a program looks for after a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// The caller sleeps in the call.
    Blocks,
    /// A process or a thread is there; a suspended one has not begun yet.
    Starts { name: String, suspended: bool },
    /// Somebody's call returns.
    Resumes { name: String },
    /// A suspended thread runs.
    Continues { name: String },
    /// A process or a thread has ended.
    Exits { name: String },
    /// A queued routine runs.
    Runs,
    /// What a program cannot look for.
    Unseen,
}

impl Event {
    /// Reads what stands behind `~`.
    pub(crate) fn read(text: &str) -> Event {
        if text.starts_with("blocks on ") {
            return Event::Blocks;
        }
        let Some((name, rest)) = text.split_once(' ') else { return Event::Unseen };
        let name = name.to_owned();
        let verb = rest.split([':', ' ', ';']).next().unwrap_or_default();
        match verb {
            "starts" => Event::Starts { name, suspended: rest.ends_with("; suspended") },
            "resumes" if rest.contains(':') => Event::Resumes { name },
            "continues" => Event::Continues { name },
            "exits" => Event::Exits { name },
            "runs" => Event::Runs,
            _ => Event::Unseen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_read() {
        let name = || String::from("app:worker");
        for (text, want) in [
            ("blocks on Event 0x4", Event::Blocks),
            (
                "app:worker starts: thread 1008; suspended",
                Event::Starts { name: name(), suspended: true },
            ),
            ("app:worker starts: thread 1008", Event::Starts { name: name(), suspended: false }),
            ("app:worker resumes: Sleep", Event::Resumes { name: name() }),
            ("app:worker continues", Event::Continues { name: name() }),
            ("app:worker exits: code 3", Event::Exits { name: name() }),
            ("app:worker runs note(0x5)", Event::Runs),
            ("gone: Process 1008", Event::Unseen),
        ] {
            assert_eq!(Event::read(text), want, "{text}");
        }
    }
}
