//! The habits of the project as code: pages printed from the table of calls, and the rules that
//! the source tree obeys.
//!
//! Everything is a function from a folder to findings, so that `cargo xtask` and the tests run
//! the same checks. Nothing here is part of what obsim's users install.

pub mod command;
pub mod generate;
pub mod tidy;
pub mod wine;

mod citations;
mod constants;
mod coverage;
mod fidelity;
mod finding;
mod functions;
mod markers;
mod nearest;
mod reference;
mod rules;
mod tree;
