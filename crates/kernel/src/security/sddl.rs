//! Descriptors as text: Microsoft's SDDL ("Security Descriptor String Format", "ACE Strings", "SID
//! Strings"; MS-DTYP 2.5.1), read and printed.
//!
//! A part that is not understood makes the whole text invalid: half a descriptor would be a wrong
//! one. Entries with conditions, for object classes and with attributes are understood and not
//! modelled: [`unmodelled_sddl`] says so before anybody answers.

mod read;
mod words;
mod write;

pub use read::{parse_sddl, unmodelled_sddl};
pub(crate) use words::sid_of;
pub use words::sid_word;
pub use write::{Shown, print_sddl};
