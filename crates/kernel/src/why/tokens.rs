//! Why a token, or what it gives an object, was refused.

use crate::security::Level;

/// What is wrong with a token, or with what it was to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenWhy {
    /// A token that can only say who it is was used to act.
    LevelTooLow {
        /// Its level.
        level: Level,
    },
    /// The owner is neither the user nor a group that may own.
    OwnerForeign,
    /// The label is above the caller's level.
    LabelHigher {
        /// The label's level.
        level: u32,
        /// The caller's level.
        caller: u32,
    },
    /// The caller's process is not trusted as far as the label that it writes says.
    LabelTrust,
}
