//! The `obsim` command.
//!
//! Exit codes: 0 when everything ran and agreed, 1 when a scenario differs from what it says, 2
//! when the command line or an input cannot be used.

mod check;
mod elsewhere;
mod input;
mod json;
mod paint;
mod prompt;
mod repl;
mod run;

use std::path::PathBuf;
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

/// The Windows NT object manager as a small, exact, deterministic program.
#[derive(Debug, Parser)]
#[command(name = "obsim", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Replay scenario files and print what happens
    Run {
        /// Transcripts (.obs) or pages with obsim blocks (.md); - reads standard input
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Stop before this line and open the prompt in the world as it is there
        #[arg(long, value_name = "LINE")]
        at: Option<u32>,
        #[command(flatten)]
        how: How,
    },
    /// Replay files and folders and compare with the results that are written
    Test {
        /// Files, or folders whose .obs and .md files are tested
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Rewrite result lines that differ; =new fills in only prompts without results
        #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true,
            default_missing_value = "all")]
        bless: Option<BlessWhat>,
        /// Demand that returned values are written
        #[arg(long)]
        values: bool,
        #[command(flatten)]
        how: How,
    },
    /// Try calls at a prompt
    Repl {
        /// A transcript to run first
        file: Option<PathBuf>,
    },
    /// A guided scenario: the shortest way to see what this is
    Tour {
        #[command(flatten)]
        how: How,
    },
    /// Explain a status, an error, a call, a right, a mask or an object type
    Explain {
        /// Such as STATUS_ACCESS_DENIED, 5, DuplicateHandle, PROCESS_TERMINATE, "event 0x1F0003"
        #[arg(required = true)]
        what: Vec<String>,
    },
    /// Turn a scenario into a C program for a real Windows
    Export {
        /// The transcript
        file: PathBuf,
        /// The language of the program
        #[arg(long, value_enum, default_value_t = Language::C)]
        to: Language,
        /// Where the program goes; standard output unless given
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Compare what an exported program printed with what obsim answers
    Compare {
        /// The transcript
        file: PathBuf,
        /// What the program printed; - reads standard input
        results: PathBuf,
        /// Compare the values of handles and ids, too
        #[arg(long)]
        values: bool,
    },
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// How to run and print.
#[derive(Clone, Copy, Debug, clap::Args)]
struct How {
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Take a scenario for endless after so many statements
    #[arg(long, value_name = "N", default_value_t = replay::STEPS_MAX)]
    max_steps: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A transcript, for people
    Text,
    /// One JSON object a step
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum BlessWhat {
    /// Every result line that differs
    All,
    /// Only prompts that have no results yet
    New,
}

/// What a scenario can be turned into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Language {
    /// C11, for mingw-w64 and MSVC
    C,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Everything ran and agreed.
    Fine,
    /// A scenario differs from what it says.
    Differs,
    /// The command line or an input cannot be used.
    Unusable,
}

impl From<End> for ExitCode {
    fn from(end: End) -> ExitCode {
        ExitCode::from(match end {
            End::Fine => 0,
            End::Differs => 1,
            End::Unusable => 2,
        })
    }
}

/// The guided scenario.
const TOUR: &str = include_str!("tour.obs");

fn main() -> ExitCode {
    let cli = Cli::parse();
    listen();
    let tour = Command::Tour { how: How { format: Format::Text, max_steps: replay::STEPS_MAX } };
    let end = match cli.command.unwrap_or(tour) {
        Command::Run { files, at: Some(line), how } => repl::open_at(&files, line, how),
        Command::Run { files, at: None, how } => run::files(&files, how),
        Command::Test { paths, bless, values, how } => check::paths(&paths, bless, values, how),
        Command::Repl { file } => repl::open(file.as_deref()),
        Command::Tour { how } => run::text("tour", TOUR, replay::Source::Transcript, how),
        Command::Export { file, to: Language::C, output } => {
            elsewhere::export(&file, output.as_deref())
        }
        Command::Compare { file, results, values } => elsewhere::compare(&file, &results, values),
        Command::Explain { what } => explain(&what.join(" ")),
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "obsim", &mut text);
            paint::Printer::new().line(String::from_utf8_lossy(&text).trim_end());
            End::Fine
        }
    };
    end.into()
}

/// Prints what happens inside when the environment asks for it: `RUST_LOG=obsim=trace`.
fn listen() {
    if std::env::var_os("RUST_LOG").is_some() {
        tracing_subscriber::fmt()
            .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
            .with_writer(std::io::stderr)
            .with_ansi(anstream::AutoStream::choice(&std::io::stderr()) != ColorChoice::Never)
            .without_time()
            .init();
    }
}

fn explain(what: &str) -> End {
    match view::explain(what) {
        Ok(lines) => {
            let mut out = paint::Printer::new();
            lines.into_iter().for_each(|line| out.line(line));
            End::Fine
        }
        Err(text) => {
            anstream::eprintln!("obsim: {text}");
            End::Unusable
        }
    }
}
