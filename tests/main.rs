//! What obsim promises as a whole, as one test binary.
//!
//! A crate tests what it alone can know, beside its code. Here is what takes several of them, or
//! all: the transcripts and the examples of the pages, the table of calls, random calls in
//! lockstep with a model of the kernel, and the command with inputs that are good and bad.

mod absent;
mod access;
mod bugs;
mod chance;
mod choices;
mod command;
mod corpus;
mod determinism;
mod errors;
mod fuzz;
mod inputs;
mod json;
mod locks;
mod made_up;
mod model;
mod moves;
mod mutations;
mod nested_jobs;
mod outputs;
mod promises;
mod random;
mod reasons;
mod remedies;
mod sleepers;
mod stuck;
mod table;
mod tidy;
mod transcripts;
mod volume;
