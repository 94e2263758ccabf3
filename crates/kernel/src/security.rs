//! Who may do what: security identifiers, descriptors, tokens and the access check.

mod check;
mod descriptor;
mod privilege;
mod sddl;
mod sid;
mod token;

pub use descriptor::{Ace, AceKind, Descriptor};
pub use privilege::Privilege;
pub use sid::Sid;
pub use token::{Group, Token};

pub(crate) use check::{Checked, access_check, implied};
pub(crate) use sddl::parse_sddl;
