//! Who may do what: security identifiers, descriptors, tokens and the access check.

mod assign;
mod check;
mod defaults;
mod descriptor;
mod logons;
mod privilege;
mod sddl;
mod sid;
mod token;
mod trust;

pub use check::{Denied, Rule, access_check};
pub use defaults::Defaults;
pub use descriptor::{Ace, AceFlags, AceKind, Control, Dacl, Descriptor, Label, Parts, TrustLabel};
pub use privilege::Privilege;
pub use sddl::{Shown, parse_sddl, print_sddl, sid_word, unmodelled_sddl};
pub use sid::Sid;
pub use token::{Container, Elevation, Group, GroupAttributes, Level, Marks, Privileges, Token};
pub use trust::{Protection, Signer, Trust};

pub(crate) use assign::{Unfit, amend, assign, assign_heir, check_parts, overlay};
pub(crate) use check::implied;
pub(crate) use sddl::sid_of;
