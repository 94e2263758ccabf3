//! Windows' constants by their names in the headers, for arguments and results.
//!
//! Access rights are those of [`nt::rights`]. Errors and statuses are there twice: by their full
//! names, and as constants of their types.

mod errors;
mod numbers;
mod statuses;

pub use calls::Null;
use calls::WaitResult;
use nt::{Handle, Status, Win32Error};

pub use errors::*;
pub use nt::rights::*;
pub use numbers::*;
pub use statuses::*;

/// No pointer, no handle, no address.
pub const NULL: Null = Null;

/// Declares constants of one type.
macro_rules! constants {
    ($ty:ident: $($name:ident = $value:expr;)+) => { $(
        #[allow(missing_docs, non_upper_case_globals)]
        pub const $name: $ty = $value;
    )+ };
}
use constants;
