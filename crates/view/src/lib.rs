//! What obsim shows: values as text, what happened, why, and the tables of handles and objects.
//!
//! Everything is made from a [`World`](sim::World) that stays as it is: nothing here changes it,
//! and no number is invented but the addresses of the debugger's tables, which
//! [`kd`](kd()) explains. Tables come twice: as plain rows with public fields, and as the lines
//! that a command prints.
//!
//! ```
//! let mut world = sim::World::new();
//! world.start("app", None).expect("there is a free id");
//! assert_eq!(
//!     view::ps(&world),
//!     [
//!         "Name              PID  Threads  Handles",
//!         "app.exe          1000        1        0",
//!     ]
//! );
//! ```

#![forbid(unsafe_code)]

mod asked;
mod blocked;
mod cdb;
mod codes;
mod escape;
mod explain;
mod htrace;
mod inspect;
mod kd;
mod lists;
mod locks;
mod named;
mod nearest;
mod plain;
mod rows;
mod story;
mod stuck;
mod tables;
mod tokens;
mod tools;
mod value;
mod why;
mod why_file;
mod why_mailslot;
mod why_pipe;
mod why_process;
mod why_settings;

#[cfg(test)]
mod story_tests;
#[cfg(test)]
mod tables_tests;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod why_tests;

pub use asked::why_plain;
pub use blocked::{blocked_on, is_deadlocked, why_blocked};
pub use cdb::cdb;
pub use codes::{Code, code, codes};
pub use explain::explain;
pub use htrace::{htrace, htrace_diff};
pub use kd::{kd, process_of_word};
pub use lists::{handles as handles_list, objects as objects_list, types, zombies};
pub use plain::Failure;
pub use rows::{
    HandleRow, Holder, ObjectRow, ProcessRow, ProcessState, entries, handles, holders, object,
    objects, processes,
};
pub use story::{happened, written};
pub use stuck::stuck;
pub use tables::{leaks, ps, tree};
pub use tools::sh;
pub use value::value;
pub use why::{Reason, why_refused};
