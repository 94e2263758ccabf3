//! The command line of `cargo xtask`: words in, a command or a message out.

use crate::nearest::nearest;
use crate::wine::Options;

/// What `cargo xtask` can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Says what the commands are.
    Help,
    /// Prints the pages that come from the table of calls, or compares them with what is there.
    Gen {
        /// Write nothing; name the pages that are stale.
        check: bool,
    },
    /// Checks the source tree against its rules.
    Tidy,
    /// Makes random calls, more of them than the tests do.
    Fuzz {
        /// Where chance begins.
        seed: u64,
        /// How many lines run.
        steps: u64,
    },
    /// Asks Wine what it answers to the scenarios.
    Wine(Options),
}

/// What `fuzz` does when nothing else is said.
const FUZZ: Command = Command::Fuzz { seed: 1, steps: 100_000 };

/// A command as the help shows it: its words, and what it does.
const COMMANDS: &[(&str, &str)] = &[
    ("help", "says what the commands are"),
    ("gen", "writes docs/reference and docs/fidelity.md from the table of calls"),
    ("gen --check", "writes nothing; names the pages that are stale and exits with 1"),
    ("tidy", "checks the source tree against its rules; exits with 1 if there are findings"),
    ("fuzz", "makes random calls; prints a transcript of whatever goes wrong, and exits with 1"),
    ("fuzz --seed 7 --steps 1000", "the same from another beginning, for so many lines"),
    ("wine", "runs the scenarios as programs under Wine; prints where the two differ"),
    ("wine --only events --seconds 60", "those with that in their path, begun within that time"),
    ("wine --random", "the same with 50,000 random sequences of calls"),
    ("wine --random --seed 7", "the same from another beginning; --sequences N for others"),
    ("wine --broken", "the same with an obsim that breaks a rule, which has to be noticed"),
];

/// The text of `cargo xtask help`.
#[must_use]
pub fn help() -> String {
    let mut text = String::from("usage: cargo xtask COMMAND\n\n");
    for (words, does) in COMMANDS {
        text.push_str(&format!("  {words:<28}{does}\n"));
    }
    text
}

/// Reads a command line.
///
/// # Errors
/// A word is unknown: the message names the nearest word that fits.
pub fn parse(words: &[&str]) -> Result<Command, String> {
    let (command, rest) = match words {
        [] => return Err(format!("a command is missing\n\n{}", help().trim_end())),
        [command, rest @ ..] => (*command, rest),
    };
    match command {
        "help" | "--help" | "-h" => without_options(command, rest, Command::Help),
        "tidy" => without_options(command, rest, Command::Tidy),
        "gen" => match rest {
            [] => Ok(Command::Gen { check: false }),
            ["--check"] => Ok(Command::Gen { check: true }),
            ["--check", word, ..] | [word, ..] => Err(unknown("option of gen", word, &["--check"])),
        },
        "fuzz" => fuzz(rest),
        "wine" => wine(rest),
        other => Err(unknown("command", other, &["help", "gen", "tidy", "fuzz", "wine"])),
    }
}

fn fuzz(mut rest: &[&str]) -> Result<Command, String> {
    let Command::Fuzz { mut seed, mut steps } = FUZZ else { unreachable!("it is that command") };
    while let [word, after @ ..] = rest {
        let place = match *word {
            "--seed" => &mut seed,
            "--steps" => &mut steps,
            other => return Err(unknown("option of fuzz", other, &["--seed", "--steps"])),
        };
        let number = after.first().copied().unwrap_or_default();
        let help = format!("{word} wants a number\n  help: cargo xtask fuzz {word} 1000");
        *place = number.parse().map_err(|_| help)?;
        rest = &after[1..];
    }
    Ok(Command::Fuzz { seed, steps })
}

fn wine(mut rest: &[&str]) -> Result<Command, String> {
    let known = ["--random", "--seed", "--sequences", "--seconds", "--broken", "--only"];
    let mut options = Options { seed: 1, sequences: 50_000, ..Options::default() };
    let number = |word: &str, after: &[&str]| {
        let help = format!("{word} wants a number\n  help: cargo xtask wine {word} 60");
        after.first().copied().unwrap_or_default().parse::<u64>().map_err(|_| help)
    };
    while let [word, after @ ..] = rest {
        rest = after;
        match *word {
            "--random" => options.random = true,
            "--broken" => options.broken = true,
            "--seed" => options.seed = number(word, after)?,
            "--sequences" => options.sequences = number(word, after)? as usize,
            "--seconds" => options.seconds = number(word, after)?,
            "--only" => options.only = after.first().map(|text| (*text).to_owned()),
            other => return Err(unknown("option of wine", other, &known)),
        }
        if !matches!(*word, "--random" | "--broken") {
            rest = after.get(1..).unwrap_or_default();
        }
    }
    Ok(Command::Wine(options))
}

fn without_options(name: &str, rest: &[&str], command: Command) -> Result<Command, String> {
    match rest {
        [] => Ok(command),
        [word, ..] => Err(format!("{word}: {name} takes no options\n  help: cargo xtask {name}")),
    }
}

fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    let hint = match nearest(word, known) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("one of {}; see cargo xtask help", known.join(", ")),
    };
    format!("{word}: no such {what}\n  help: {hint}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_understood() {
        assert_eq!(parse(&["help"]), Ok(Command::Help));
        assert_eq!(parse(&["gen"]), Ok(Command::Gen { check: false }));
        assert_eq!(parse(&["gen", "--check"]), Ok(Command::Gen { check: true }));
        assert_eq!(parse(&["tidy"]), Ok(Command::Tidy));
        assert_eq!(parse(&["fuzz"]), Ok(FUZZ));
        let some = Command::Fuzz { seed: 7, steps: 10 };
        assert_eq!(parse(&["fuzz", "--steps", "10", "--seed", "7"]), Ok(some));
    }

    #[test]
    fn a_wrong_word_gets_the_nearest_right_one() {
        let message = |words: &[&str]| parse(words).expect_err("a word is wrong");
        assert_eq!(message(&["tydi"]), "tydi: no such command\n  help: did you mean \"tidy\"?");
        assert!(message(&["gen", "--chekc"]).ends_with("did you mean \"--check\"?"));
        assert!(message(&["gen", "--check", "x"]).starts_with("x: no such option of gen"));
        assert!(message(&["fuzz", "--seed"]).starts_with("--seed wants a number"));
        assert!(message(&["fuzz", "--sed"]).ends_with("did you mean \"--seed\"?"));
        assert!(message(&["frobnicate"]).ends_with("see cargo xtask help"));
        assert!(message(&["tidy", "x"]).starts_with("x: tidy takes no options"));
        assert!(message(&[]).starts_with("a command is missing"));
    }

    #[test]
    fn the_help_names_every_command() {
        for (words, _) in COMMANDS {
            assert!(help().contains(words));
            assert!(parse(&words.split(' ').collect::<Vec<_>>()).is_ok(), "{words}");
        }
    }
}
