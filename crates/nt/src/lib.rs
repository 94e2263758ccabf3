//! Windows' vocabulary for obsim: numbers with names, and nothing that acts.
//!
//! Everything above speaks in these words. Statuses and errors, access masks and the names of
//! their bits, object types with what is fixed for each, handle values, wide text, and the named
//! constants a scenario may use. No state, no behavior: a value of this crate never changes.
//!
//! Protocol numbers are *open*: a [`Status`], a [`Win32Error`] or an [`Access`] holds any number,
//! and a number without a name prints in hexadecimal.
//!
//! # Nine words
//!
//! obsim uses Windows' names at its boundary and these nine inside:
//!
//! - **object**: a thing the kernel keeps: an event, a mutant, a process, a file.
//! - **handle**: a number by which one process names an object it may use.
//! - **entry**: what a handle table stores for a handle: the object, the granted access and a few
//!   flags.
//! - **reference**: one reason for an object to stay in existence; handles are reasons, waits and
//!   running calls are others.
//! - **granted access**: the rights an entry holds; fixed when the handle is made.
//! - **name**: a place in the tree of directories at which an object can be found.
//! - **wait**: a thread that does not run until objects are signaled or time is up.
//! - **signal**: the state of an object that lets a wait end.
//! - **owner**: the thread that holds a mutant; also the account that owns an object's security.
//!
//! Sources are pages of Microsoft's documentation, named where a fact may surprise. Where Windows
//! is not documented, the text says "assumed".

#![forbid(unsafe_code)]

pub mod access;
pub mod constants;
pub mod dos_error;
pub mod error;
pub mod handle;
pub mod object_type;
pub mod privileges;
pub mod rights;
pub mod status;
pub mod wide;

pub use access::{Access, GenericMapping};
pub use constants::{Constant, constant, constant_names};
pub use dos_error::dos_error;
pub use error::Win32Error;
pub use handle::{Handle, Id};
pub use object_type::{ObjectType, TypeRow, Waitability};
pub use rights::RightName;
pub use status::Status;
pub use wide::Wide;
