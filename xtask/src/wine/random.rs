//! Random sequences of calls under Wine: made, exported in batches, run, compared and shrunk.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use export::{Asked, Difference, compare_in, export};
use replay::Session;

use crate::wine::chance::{Maker, PRELUDE, Random, enter};
use crate::wine::known::Known;
use crate::wine::tools::Tools;
use crate::wine::{Options, session, short};

/// How many sequences one program runs.
const BATCH: usize = 1_000;
/// How many programs a sequence that differs is worth.
const TRIALS: usize = 40;
/// After so many that differ unexpectedly the run ends.
const FOUND_MAX: usize = 5;

/// Sequences with the line at which each begins in the text of its batch.
struct Batch {
    sequences: Vec<Vec<String>>,
    text: String,
    begins: Vec<u32>,
}

impl Batch {
    fn of(sequences: Vec<Vec<String>>) -> Batch {
        let mut text = String::from("# Random calls\n");
        let mut line = 2;
        let mut add = |text: &mut String, words: &str| {
            text.push_str(words);
            text.push('\n');
            line += 1;
            line
        };
        for words in PRELUDE {
            add(&mut text, words);
        }
        let mut begins = Vec::new();
        for sequence in &sequences {
            begins.push(add(&mut text, ""));
            for words in sequence {
                add(&mut text, words);
            }
        }
        Batch { sequences, text, begins }
    }

    /// The sequence that a line belongs to.
    fn sequence_of(&self, line: u32) -> usize {
        self.begins.partition_point(|begin| *begin <= line).saturating_sub(1)
    }
}

/// What a run has found.
#[derive(Default)]
struct Found {
    lines: usize,
    sequences: usize,
    known: BTreeMap<String, usize>,
    unexpected: usize,
}

/// Runs random sequences; whether nothing unexpected was found.
///
/// # Errors
/// A program cannot be made or run.
pub(super) fn random(tools: &Tools, known: &mut Known, options: &Options) -> Result<bool, String> {
    let begin = Instant::now();
    let mut random = Random::new(options.seed);
    let mut found = Found::default();
    let mut number = 0;
    while number < options.sequences && found.unexpected < FOUND_MAX {
        if options.seconds > 0 && begin.elapsed() > Duration::from_secs(options.seconds) {
            break;
        }
        let mut world = Session::new();
        for line in PRELUDE {
            enter(&mut world, line);
        }
        let mut maker = Maker::new(&mut random, world);
        let count = BATCH.min(options.sequences - number);
        let sequences: Vec<Vec<String>> =
            (number..number + count).map(|at| maker.sequence(at)).collect();
        number += count;
        let mut left = sequences;
        // A program that cannot go on leaves the sequences behind it to another one.
        while !left.is_empty() && found.unexpected < FOUND_MAX {
            let done = run(tools, known, options, Batch::of(left.clone()), &mut found)?;
            left.drain(..done.min(left.len()));
        }
        eprint!("\r{number} sequences, {} seconds", begin.elapsed().as_secs());
    }
    eprintln!();
    for (rule, times) in &found.known {
        println!("differs as known     {times} sequences: {rule}");
    }
    println!(
        "{} sequences, {} lines: {} sequences differ as known, {} differ unexpectedly",
        found.sequences,
        found.lines,
        found.known.values().sum::<usize>(),
        found.unexpected
    );
    if found.sequences == 0 {
        return Err("no sequence was run".into());
    }
    Ok(found.unexpected == 0)
}

/// Runs a batch: how many of its sequences were looked at.
fn run(
    tools: &Tools,
    known: &mut Known,
    options: &Options,
    batch: Batch,
    found: &mut Found,
) -> Result<usize, String> {
    let comparison = compared(tools, &batch.text, "random", options.broken)?;
    found.lines += comparison.lines;
    let mut looked_at = usize::MAX;
    for difference in &comparison.differences {
        let at = batch.sequence_of(difference.line);
        if looked_at == at {
            continue; // It follows from the first one.
        }
        looked_at = at;
        if let Some(entry) = known.explain("random", difference) {
            *found.known.entry(entry.rule.clone()).or_default() += 1;
            continue;
        }
        found.unexpected += 1;
        let sequence = batch.sequences.get(at).cloned().unwrap_or_default();
        report(tools, options, sequence, difference)?;
        if found.unexpected >= FOUND_MAX {
            break;
        }
    }
    let done = match &comparison.broken_off {
        None => batch.sequences.len(),
        Some(why) => {
            // The line that was compared last stands in the sequence that could not go on.
            let lines = batch.text.lines().zip(1_u32..);
            let mut prompts =
                lines.filter(|(text, _)| text.contains("> ") && !text.starts_with("sim>"));
            let at = prompts.nth(comparison.lines.saturating_sub(1)).map_or(0, |(_, line)| line);
            let at = batch.sequence_of(at);
            if looked_at != at {
                found.unexpected += 1;
                println!("differs unexpectedly in a sequence that cannot go on: {why}");
                batch.sequences[at].iter().for_each(|line| println!("    {line}"));
            }
            at + 1
        }
    };
    found.sequences += done;
    Ok(done)
}

fn compared(
    tools: &Tools,
    text: &str,
    name: &str,
    broken: bool,
) -> Result<export::Comparison, String> {
    let program = export(text).map_err(|obstacle| obstacle.to_string())?;
    let results = tools.compile_and_run(name, &program)?;
    compare_in(session(broken), text, &results, Asked::default())
        .map_err(|message| message.in_file(name))
}

/// Shrinks a sequence that differs and prints it as a transcript.
fn report(
    tools: &Tools,
    options: &Options,
    sequence: Vec<String>,
    difference: &Difference,
) -> Result<(), String> {
    println!("differs unexpectedly {}", short(difference));
    let wanted = gist(difference);
    let mut lines = sequence;
    let mut trials = 0;
    let mut chunk = lines.len().div_ceil(2);
    while chunk > 0 && trials < TRIALS {
        let mut at = 0;
        while at < lines.len() && trials < TRIALS {
            let mut fewer = lines.clone();
            fewer.drain(at..(at + chunk).min(lines.len()));
            if !is_possible(&fewer) {
                at += chunk;
                continue;
            }
            trials += 1;
            let batch = Batch::of(vec![fewer.clone()]);
            let comparison = compared(tools, &batch.text, "shrunk", options.broken)?;
            if comparison.differences.first().is_some_and(|first| gist(first) == wanted) {
                lines = fewer;
            } else {
                at += chunk;
            }
        }
        chunk /= 2;
    }
    let batch = Batch::of(vec![lines]);
    let text = batch.text.replace("# Random calls", &format!("# {}", short(difference)));
    println!("{}", text.trim_end().replace('\n', "\n    "));
    Ok(())
}

/// Whether obsim can run the lines.
fn is_possible(lines: &[String]) -> bool {
    let mut session = Session::new();
    PRELUDE.iter().all(|line| enter(&mut session, line))
        && lines.iter().all(|line| enter(&mut session, line))
}

/// What stays the same of a difference when other lines go.
fn gist(difference: &Difference) -> String {
    short(difference).chars().filter(|c| !c.is_ascii_digit()).collect()
}
