//! Replays transcripts: text in, results and differences out.
//!
//! A [`Session`] is a world with the variables of its processes. It takes one item of a
//! transcript after the other and says what each printed ([`Line`]s); [`run`] does so for a whole
//! text and compares with the result lines that stand there; [`bless`] rewrites those that do not
//! match. Nothing here reads a file, a clock or the environment.

mod addresses;
mod bless;
mod call;
mod choices;
mod command;
mod compare;
mod condition;
mod crowd;
mod eval;
mod images;
mod inject;
mod line;
mod place;
mod run;
mod session;
mod settings;
mod statement;
mod types;
mod users;
mod variables;
mod volume_words;
mod writer;

pub use addresses::address_of;
pub use bless::{Bless, bless};
pub use choices::{CHOICES, Choice};
pub use command::COMMANDS;
pub use line::{Detail, Line};
pub use run::{Difference, Options, Outcome, Source, Step, run};
pub use session::{STEPS_MAX, Session};
pub use statement::reason_of;
pub use variables::{Cell, Variable, Variables};
pub use writer::Writer;
