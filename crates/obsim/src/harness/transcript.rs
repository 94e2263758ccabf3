//! A run as a transcript: its calls as a person would write them, with every result.
//!
//! The calls are made again while they are written, in a session of their own, and what they answer
//! there is compared with what they answered in the run.

use calls::{Call, Value};
use replay::{Detail, Session, Writer};
use sim::Outcome;

use crate::machine::{Did, Record};

/// A run as text.
#[derive(Debug)]
pub(crate) struct Transcript {
    /// The text.
    pub text: String,
    /// The world after it, with its variables.
    pub session: Session,
    /// The first place where the calls answered otherwise, if there is one.
    pub differs: Option<String>,
}

/// What a transcript is written with.
struct Writing {
    transcript: Transcript,
}

/// Writes a run: the lines that made its world, and then its turns.
pub(crate) fn write(
    title: &str,
    lines: &[String],
    routines: &[String],
    records: &[Record],
) -> Transcript {
    let transcript =
        Transcript { text: format!("# {title}\n\n"), session: Session::new(), differs: None };
    let mut writing = Writing { transcript };
    for line in lines {
        writing.enter(line, None);
    }
    for name in routines {
        writing.enter(&format!("sim> routine {name}"), None);
    }
    for record in records {
        writing.record(record);
        if writing.transcript.differs.is_some() {
            break;
        }
    }
    writing.transcript
}

impl Writing {
    fn record(&mut self, record: &Record) {
        match (&record.did, record.actor.as_deref()) {
            (Did::Advance(time), _) => {
                let line = match time {
                    time if time.is_multiple_of(10_000) => format!("{}ms", time / 10_000),
                    time if time.is_multiple_of(10) => format!("{}us", time / 10),
                    time => format!("{}ns", time * 100),
                };
                self.enter(&format!("sim> advance {line}"), None);
            }
            (Did::Return, Some(thread)) => {
                let line = format!("{}> return", actor(thread));
                self.enter(&line, None);
            }
            (Did::Call { call, outcome, .. }, Some(thread)) => {
                self.call(actor(thread), call, outcome);
            }
            (_, None) => unreachable!("only a thread makes a call"),
        }
    }

    fn call(&mut self, actor: &str, call: &Call, outcome: &Outcome) {
        let call = unwritten(call);
        let mut writer = Writer::new(&mut self.transcript.session, actor).keeping_places();
        let by_position = call.row().params.len();
        let text = writer.call(&call, by_position);
        for line in std::mem::take(&mut writer.lines) {
            self.transcript.text.push_str(&line);
            self.transcript.text.push('\n');
        }
        self.enter(&format!("{actor}> {text}"), Some(outcome));
    }

    /// Runs a line and writes it with its results.
    fn enter(&mut self, line: &str, expected: Option<&Outcome>) {
        let Transcript { text, session, differs } = &mut self.transcript;
        let entered = match script::parse_prompt(line) {
            Ok(script::Entry::Whole(item)) => {
                session.item(&item).map_err(|error| error.to_string())
            }
            Ok(_) => Err(format!("{line}: not whole")),
            Err(error) => Err(error.to_string()),
        };
        text.push_str(line);
        text.push('\n');
        match entered {
            Ok(done) => {
                for result in &done.lines {
                    text.push_str(&format!("{result}\n"));
                }
                let value = done.lines.iter().find_map(|line| match &line.detail {
                    Detail::Value(_, value) => Some(value),
                    _ => None,
                });
                if let (Some(Outcome::Value(wanted)), Some(got)) = (expected, value)
                    && wanted != got
                {
                    let written =
                        format!("{line}: returned {wanted:?}, and when made again {got:?}");
                    *differs = Some(written);
                }
            }
            // What is not modelled ends a run in the same words.
            Err(_) if matches!(expected, Some(Outcome::Refused(_))) => {}
            Err(error) => *differs = Some(error),
        }
    }
}

/// The actor that a thread is: its process's name alone if it is the first.
fn actor(thread: &str) -> &str {
    thread.strip_suffix(":main").unwrap_or(thread)
}

/// A call as it was made: what it has written since is not there yet.
fn unwritten(call: &Call) -> Call {
    let row = call.row();
    let mut values = call.values();
    for (param, value) in row.params.iter().zip(&mut values) {
        if let (calls::Kind::Out(_), Value::Place(written)) = (param.kind, value) {
            *written = None;
        }
    }
    let id = calls::find(row.name).expect("a call has a row");
    Call::from_values(id, &mut values).unwrap_or_else(|_| call.clone())
}
