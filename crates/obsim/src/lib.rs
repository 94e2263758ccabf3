//! obsim: the Windows NT object manager as a small, exact, deterministic program.
//!
//! This crate is the front door. It gathers what a test or a tool needs:
//!
//! - [`harness`] runs the closures of a test as programs of a world, and reports their mistakes;
//!   [`prelude`] brings what such a test needs;
//! - [`machine`] and [`guest`] are what it stands on, for code that is not closures;
//! - [`replay`] runs transcripts, the text form of a scenario, and compares what happens with what
//!   is written;
//! - [`sim`] has the [`World`] in which threads make calls, step by step;
//! - [`calls`] is the table of calls, each as a value and as a row;
//! - [`nt`] has Windows' numbers and names;
//! - [`view`] shows handle tables, objects, and why a call was refused or a thread waits.
//!
//! ```
//! let text = "\
//! ## One event
//!
//! sim> process app
//! app> h = CreateEventW(NULL, TRUE, FALSE, NULL)
//!   = 0x4
//! ";
//! let outcome = obsim::check(text);
//! assert!(outcome.is_clean(), "{outcome:?}");
//! ```

pub mod constants;
pub mod functions;
pub mod guest;
pub mod harness;
pub mod machine;
pub mod prelude;

pub use calls;
pub use kernel;
pub use nt;
pub use replay;
pub use script;
pub use sim;
pub use view;
pub use win32;

pub use sim::World;

/// Replays a transcript and compares, recounting the whole world after each step.
///
/// # Panics
/// obsim is wrong: the recount differs from the counts.
pub fn check(text: &str) -> replay::Outcome {
    let options = replay::Options { audit: true, ..replay::Options::default() };
    replay::run(text, replay::Source::Transcript, options, &mut |_, _| {})
}
