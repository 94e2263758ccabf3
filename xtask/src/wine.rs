//! `cargo xtask wine`: what Wine answers to the scenarios that can be exported.
//!
//! Every scenario becomes a program, the program is compiled with mingw-w64 and run under Wine, and
//! what it prints is compared with what obsim answers. Wine is another reader of the same
//! documentation: where the two differ, the documentation says who is right.

mod chance;
mod known;
mod random;
mod tools;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use export::{Asked, Comparison, Difference, compare_in, export};
use replay::Session;

use crate::wine::known::Known;
use crate::wine::tools::Tools;

/// What is run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Random sequences of calls in place of the scenarios.
    pub random: bool,
    /// Where chance begins.
    pub seed: u64,
    /// How many random sequences.
    pub sequences: usize,
    /// After so many seconds nothing more is begun; 0 is no limit.
    pub seconds: u64,
    /// obsim breaks a rule on purpose: to see that the comparison notices.
    pub broken: bool,
    /// Only scenarios whose path contains one of these, with commas between them.
    pub only: Option<String>,
}

/// How one scenario went.
#[derive(Debug)]
enum Went {
    Agrees(usize),
    Known(Vec<String>),
    Unexpected(Vec<String>),
    Impossible(String),
}

/// Runs the scenarios and prints the table. Whether nothing unexpected was found.
///
/// # Errors
/// What is missing on this machine, or in the list of what is known.
pub fn run(root: &Path, options: &Options) -> Result<bool, String> {
    let tools = Tools::find(root)?;
    let mut known = Known::read(root)?;
    if options.random {
        return random::random(&tools, &mut known, options);
    }
    let begin = Instant::now();
    let folder = root.join("tests/transcripts");
    let mut paths = Vec::new();
    find(&folder, &mut paths)?;
    let mut table = Vec::new();
    let mut skipped = 0;
    for (turn, path) in spread(paths).into_iter().enumerate() {
        let name = path.strip_prefix(&folder).unwrap_or(&path).display().to_string();
        let is_wanted = |only: &String| only.split(',').any(|part| name.contains(part));
        if !options.only.as_ref().is_none_or(is_wanted) {
            continue;
        }
        if options.seconds > 0 && begin.elapsed() > Duration::from_secs(options.seconds) {
            skipped += 1;
            continue;
        }
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let went = scenario(&tools, &mut known, &name, &text, options.broken);
        if !matches!(went, Went::Impossible(_)) {
            eprint!("\r{:>4} {name:<80.80}", turn + 1);
        }
        table.push((name, went));
    }
    eprintln!();
    table.sort_by(|(a, _), (b, _)| a.cmp(b));
    let clean = print(&table, skipped);
    let complete = skipped == 0 && options.only.is_none() && !options.broken;
    for entry in known.unused().filter(|_| complete) {
        println!("known.txt: nothing differs like this any more: {entry}");
    }
    Ok(clean)
}

/// The scenarios in an order in which the first ones are from everywhere.
fn spread(mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    paths.sort();
    let mut by_step: Vec<(usize, PathBuf)> = paths.into_iter().enumerate().collect();
    by_step.sort_by_key(|(at, _)| at.wrapping_mul(7_919) % 1_009);
    by_step.into_iter().map(|(_, path)| path).collect()
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            find(&path, paths)?;
        } else if path.extension().is_some_and(|kind| kind == "obs") {
            paths.push(path);
        }
    }
    Ok(())
}

/// A session, perhaps one that breaks a rule.
fn session(broken: bool) -> Session {
    let mut session = Session::new();
    if broken {
        session.break_a_rule();
    }
    session
}

/// Exports, compiles, runs and compares one scenario.
fn scenario(tools: &Tools, known: &mut Known, name: &str, text: &str, broken: bool) -> Went {
    let program = match export(text) {
        Ok(program) => program,
        Err(obstacle) => return Went::Impossible(obstacle.reason),
    };
    let short = name.trim_end_matches(".obs").replace(['/', '\\'], "--");
    let results = match tools.compile_and_run(&short, &program) {
        Ok(results) => results,
        Err(why) => return Went::Unexpected(vec![why]),
    };
    match compare_in(session(broken), text, &results, Asked::default()) {
        Ok(comparison) => judge(known, name, comparison),
        Err(message) => Went::Unexpected(vec![message.in_file(name)]),
    }
}

/// Sorts differences into those that are known and those that are not.
fn judge(known: &mut Known, name: &str, comparison: Comparison) -> Went {
    if comparison.agrees() {
        return Went::Agrees(comparison.lines);
    }
    let mut reasons = Vec::new();
    let mut unexpected = Vec::new();
    let mut is_over = false;
    for difference in &comparison.differences {
        if is_over {
            break;
        }
        match known.explain(name, difference) {
            Some(entry) => {
                is_over = entry.ends;
                reasons.push(entry.rule.clone());
            }
            None => unexpected.push(difference.to_string()),
        }
    }
    if let Some(why) = comparison.broken_off.filter(|_| !is_over) {
        unexpected.push(why);
    }
    reasons.dedup();
    if unexpected.is_empty() { Went::Known(reasons) } else { Went::Unexpected(unexpected) }
}

/// Prints the table: who agrees, who does not, and what cannot be asked.
fn print(table: &[(String, Went)], skipped: usize) -> bool {
    let mut counts = [0_usize; 4];
    let mut lines = 0;
    let mut impossible: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, went) in table {
        match went {
            Went::Agrees(compared) => {
                counts[0] += 1;
                lines += compared;
                println!("agrees               {name}");
            }
            Went::Known(rules) => {
                counts[1] += 1;
                println!("differs as known     {name}: {}", rules.join(", "));
            }
            Went::Unexpected(differences) => {
                counts[2] += 1;
                println!("differs unexpectedly {name}");
                for difference in differences {
                    println!("    {}", difference.replace('\n', "\n    "));
                }
            }
            Went::Impossible(why) => {
                counts[3] += 1;
                impossible.entry(why).or_default().push(name);
            }
        }
    }
    for (why, names) in &impossible {
        println!("cannot be exported   {}: {why}: {}", names.len(), names.join(", "));
    }
    println!(
        "\n{} agree ({lines} lines), {} differ as known, {} differ unexpectedly, {} cannot be \
         exported, {skipped} not begun",
        counts[0], counts[1], counts[2], counts[3]
    );
    counts[2] == 0
}

/// How a difference is told in one line.
pub(crate) fn short(difference: &Difference) -> String {
    let side = |text: &Option<String>| text.as_deref().map_or("(nothing)", str::trim).to_owned();
    format!("{} | {} | {}", difference.command, side(&difference.ours), side(&difference.theirs))
}
