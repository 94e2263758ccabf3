//! The C ABI of obsim: Windows' own function names, answered by a simulated system.
//!
//! Existing code, in C or in Rust over `windows-sys`, links against this library unchanged.
//! Each call of the table is exported under its own name (`door`); its arguments are read from the
//! program's memory without trusting a pointer, and what it writes goes back there. Programs run as
//! guests of a [machine](obsim::machine), on threads of the host of which one runs at a time; the
//! host program itself acts as a process of the world. `docs/c.md` is the guide.

mod any;
mod arguments;
mod attributes;
mod beside;
mod blocks;
mod control;
mod decode;
mod descriptors;
mod door;
mod encode;
mod exports;
mod harness;
mod heap;
mod host;
mod host_memory;
mod identifiers;
mod leave;
mod memory;
mod quiet;
mod report;
mod results;
mod session;
mod shared;
mod text;
mod views;

pub use harness::{command_line, failure, new_world, register, run};
