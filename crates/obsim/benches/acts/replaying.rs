//! Replayed lines: a transcript in text against a hand-written replayer of the same acts.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::hint::black_box;

use crate::pair;
use crate::reference::{MANUAL_SIGNALED, Reference};

/// Measures lines: parsed, run, compared, and the trace written.
pub(crate) fn lines(turns: u64, samples: usize) {
    let text = transcript(turns);
    let simple = reference_text(turns);
    // Three prompts a turn, each with the line of its result.
    let count = turns * 6;
    pair(
        "replayed lines, each",
        "<= 2x",
        (count, samples.min(7)),
        |_| {
            black_box(replay_by_hand(black_box(&simple)));
        },
        |_| {
            let mut trace = String::new();
            let options = replay::Options::default();
            let source = replay::Source::Transcript;
            let outcome = replay::run(black_box(&text), source, options, &mut |_, step| {
                for line in step.lines {
                    writeln!(trace, "{line}").expect("a string takes all");
                }
            });
            assert!(outcome.is_clean(), "{:?} {:?}", outcome.error, outcome.differences.first());
            black_box(trace);
        },
    );
}

fn transcript(turns: u64) -> String {
    let mut text = String::from("# Lines\nsim> world bare\nsim> process app\n");
    for turn in 0..turns {
        let name = turn % 500;
        write!(
            text,
            "app> h{name} = CreateEventW(NULL, TRUE, TRUE, NULL)\n  = 0x4\n\
             app> WaitForSingleObject(h{name}, 0)\n  = WAIT_OBJECT_0\n\
             app> CloseHandle(h{name})\n  = TRUE\n"
        )
        .expect("a string takes all");
    }
    text
}

fn reference_text(turns: u64) -> String {
    let mut text = String::new();
    for turn in 0..turns {
        let name = turn % 500;
        write!(
            text,
            "app h{name} = CreateEvent\n  = 0x4\n\
             app Wait h{name}\n  = 0\napp Close h{name}\n  = 1\n"
        )
        .expect("a string takes all");
    }
    text
}

/// The least that reading, running, comparing and tracing such lines takes.
fn replay_by_hand(text: &str) -> String {
    let mut reference = Reference::new();
    let mut variables: BTreeMap<&str, u32> = BTreeMap::new();
    let mut trace = String::new();
    let mut result = 0u32;
    for line in text.lines() {
        let mut words = line.split_ascii_whitespace();
        match (words.next(), words.next(), words.next(), words.next()) {
            (Some("="), Some(wanted), ..) => {
                let wanted = match wanted.strip_prefix("0x") {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => wanted.parse(),
                };
                assert_eq!(wanted, Ok(result));
                writeln!(trace, "  = {result}").expect("a string takes all");
            }
            (Some(_), Some(name), Some("="), Some(_)) => {
                result = reference.create(MANUAL_SIGNALED);
                variables.insert(name, result);
            }
            (Some(_), Some("Wait"), Some(name), None) => {
                result = u32::from(reference.wait(variables[name]) != Some(true));
            }
            (Some(_), Some("Close"), Some(name), None) => {
                result = u32::from(reference.close(variables[name]));
            }
            _ => panic!("{line}"),
        }
    }
    trace
}
