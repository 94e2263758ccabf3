//! Tests of code that uses Windows' calls: worlds, programs as closures, and reports.
//!
//! A [`World`] says what there is. A program is a closure that makes calls with the functions of
//! [`crate::functions`]; threads and child processes are closures, too. A run ends when all of them
//! have ended, or when none can go on, and tells in a [`Report`] what mistakes it found.
//!
//! ```
//! use obsim::prelude::*;
//!
//! let report = World::new()
//!     .image("child.exe", |_| {
//!         // Handles are numbers: this one was inherited.
//!         SetEvent(Handle(4)).map_err(|error| error.to_string())
//!     })
//!     .run(|_| {
//!         let inherit = SECURITY_ATTRIBUTES { bInheritHandle: true, ..Default::default() };
//!         let event = CreateEventW(&inherit, true, false, NULL)?;
//!         let mut child = PROCESS_INFORMATION::default();
//!         let start = STARTUPINFOW::default();
//!         CreateProcessW(
//!             NULL, "child.exe", NULL, NULL, true, 0, NULL, NULL, &start, &mut child)?;
//!         assert_eq!(WaitForSingleObject(event, INFINITE), WAIT_OBJECT_0);
//!         for handle in [event, child.hThread.0, child.hProcess.0] {
//!             CloseHandle(handle)?;
//!         }
//!         Ok::<_, Win32Error>(())
//!     });
//! report.assert_clean();
//! ```
//!
//! The guide `docs/harness.md` has worked tests.

mod checks;
mod difference;
mod environment;
mod exit;
mod memory;
mod programs;
mod report;
mod transcript;
mod world;

pub use difference::{Difference, Snapshot};
pub use exit::{Exit, Returns};
pub use memory::{Number, Overlapped, Place};
pub use programs::{once, routine, routine_of_three, spawn};
pub use report::Report;
pub use world::{App, World};
