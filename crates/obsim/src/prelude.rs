//! What a test needs: worlds and reports, all calls as functions, all constants, and the
//! structures.

pub use calls::{Fault, Shortage};
pub use nt::{Access, Handle, Id, Status, Wide, Win32Error};

pub use calls::{
    Any, Bytes, HandleFlags, In, InOut, Millis, Out, Routine, Shared, Value, WaitResult,
};

pub use crate::constants::*;
pub use crate::functions::*;
pub use crate::harness::*;
pub use crate::machine::{Ending, Kind, Mistake, Schedule, Verdict};
pub use calls::structs::*;
