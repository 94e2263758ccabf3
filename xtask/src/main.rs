//! `cargo xtask`: runs one command and says how it went by its exit code.
//!
//! 0: everything is in order. 1: there are findings. 2: the command line is wrong.

use std::path::Path;
use std::process::ExitCode;

use xtask::command::{Command, help, parse};
use xtask::{generate, tidy, wine};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace");
    match parse(&words) {
        Ok(Command::Help) => {
            print!("{}", help());
            ExitCode::SUCCESS
        }
        Ok(Command::Gen { check: true }) => report(&generate::stale(root)),
        Ok(Command::Gen { check: false }) => match generate::write(root) {
            Ok(written) => {
                for path in written {
                    println!("wrote {path}");
                }
                ExitCode::SUCCESS
            }
            Err(findings) => report(&findings),
        },
        Ok(Command::Tidy) => report(&tidy::tidy(root)),
        Ok(Command::Wine(options)) => match wine::run(root, &options) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::from(2)
            }
        },
        Ok(Command::Fuzz { seed, steps }) => fuzz(root, seed, steps),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Runs the test that makes random calls, with another seed and for longer.
fn fuzz(root: &Path, seed: u64, steps: u64) -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = std::process::Command::new(cargo)
        .args(["test", "--quiet", "--package", "tests", "--test", "suite", "fuzz::random"])
        .env("OBSIM_FUZZ_SEED", seed.to_string())
        .env("OBSIM_FUZZ_STEPS", steps.to_string())
        .current_dir(root)
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo test cannot be run: {error}");
            ExitCode::from(2)
        }
    }
}

fn report(findings: &[String]) -> ExitCode {
    for finding in findings {
        eprintln!("{finding}");
    }
    match findings.len() {
        0 => ExitCode::SUCCESS,
        1 => {
            eprintln!("1 finding");
            ExitCode::FAILURE
        }
        many => {
            eprintln!("{many} findings");
            ExitCode::FAILURE
        }
    }
}
