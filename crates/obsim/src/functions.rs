//! Every call of the table as a function, for the code of guests. Printed by
//! `cargo xtask gen` from the rows.
//!
//! Arguments are values and references of Rust, as [`calls::Arg`] takes them. A Win32 call that
//! says whether it succeeded returns a `Result` with the last error, and one that returns a handle
//! a `Result` with the handle; an NT call returns its status, which is an error if it is one on
//! Windows. All other values are returned as they are.
//!
//! # Panics
//! All of them panic outside of a guest.

// Windows' names are the names of the calls.
#![allow(non_snake_case)]

mod define;
mod types;

pub mod apcs;
pub mod changes;
pub mod clock;
pub mod directories;
pub mod drawings;
pub mod events;
pub mod file_information;
pub mod file_locks;
pub mod file_names;
pub mod files;
pub mod handles;
pub mod jobs;
pub mod keyed_events;
pub mod keys;
pub mod locks;
pub mod mailslots;
pub mod messages;
pub mod mutants;
pub mod names;
pub mod namespaces;
pub mod overlapped;
pub mod pipes;
pub mod plain;
pub mod ports;
pub mod processes;
pub mod regions;
pub mod scheduling;
pub mod sections;
pub mod security;
pub mod semaphores;
pub mod stations;
pub mod threads;
pub mod timers;
pub mod tokens;
pub mod transactions;
pub mod waits;
pub mod windows;

pub use apcs::*;
pub use changes::*;
pub use clock::*;
pub use directories::*;
pub use drawings::*;
pub use events::*;
pub use file_information::*;
pub use file_locks::*;
pub use file_names::*;
pub use files::*;
pub use handles::*;
pub use jobs::*;
pub use keyed_events::*;
pub use keys::*;
pub use locks::*;
pub use mailslots::*;
pub use messages::*;
pub use mutants::*;
pub use names::*;
pub use namespaces::*;
pub use overlapped::*;
pub use pipes::*;
pub use plain::*;
pub use ports::*;
pub use processes::*;
pub use regions::*;
pub use scheduling::*;
pub use sections::*;
pub use security::*;
pub use semaphores::*;
pub use stations::*;
pub use threads::*;
pub use timers::*;
pub use tokens::*;
pub use transactions::*;
pub use waits::*;
pub use windows::*;
