//! The table of calls that obsim answers.
//!
//! A call exists if and only if it has a row here. A row is a prototype ([`define`] explains its
//! attributes); from it come the call as a value, the trait that a layer implements, what the
//! transcript language knows of it, the trace, and the reference and fidelity pages.
//!
//! There is one file per noun, and in each the Win32 rows stand above the NT rows they are answered
//! with. [`Win32Calls`] and [`NtCalls`] are the two layers' traits over all nouns.

mod answer;
mod arg;
mod define;
mod faults;
mod lock;
mod memory;
mod pointer;
mod shared;
pub mod structs;
mod traced;
mod unmodelled;
mod value;
mod wish;

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

mod table;

pub use answer::{Parks, Refused, Returns, Stop};
pub use arg::{Arg, Concrete, Null};
pub use faults::{Fault, Faults, Shortage};
pub use lock::{ConditionVariable, CriticalSection, Lock, Locks, Once, SrwLock};
pub use memory::{Attributes, ObjectAttributes, Peb, Root, StartupInfo, Teb, UserMemory};
pub use pointer::{Any, Bytes, FAULT, In, InOut, MISALIGNED, Numbers, Out};
pub use shared::Shared;
pub use structs::*;
pub use table::{
    Call, Layer, NOUNS, Noun, NtCall, NtCalls, OtherNoun, RowId, Win32Call, Win32Calls, find, row,
    rows,
};
pub use traced::{Noted, Traced};
pub use unmodelled::{UNMODELLED, unmodelled};
pub use value::*;

/// One row of the table, as data.
#[derive(Debug)]
pub struct Row {
    /// The type that is such a call as a value.
    pub family: &'static str,
    /// The name of the call.
    pub name: &'static str,
    /// What it does: the sentences of its documentation, one line each.
    pub doc: &'static str,
    /// What of it is not as on Windows; empty when it is exact.
    pub partial: &'static [&'static str],
    /// The NT calls that a Win32 call may make.
    pub via: &'static [&'static str],
    /// The failures that an NT call may answer with, with their names.
    pub fails: &'static [(nt::Status, &'static str)],
    /// The parameters in order.
    pub params: &'static [ParamRow],
    /// What it returns.
    pub returns: &'static Kind,
    /// Its type, as Rust writes it.
    pub result: &'static str,
    /// Whether it may put its thread to sleep or end it.
    pub parks: bool,
}

/// One parameter of a row.
#[derive(Debug)]
pub struct ParamRow {
    /// The name: Windows' own in Win32 rows, in snake case in NT rows.
    pub name: &'static str,
    /// What it takes.
    pub kind: &'static Kind,
    /// Its type, as Rust writes it.
    pub ty: &'static str,
}
