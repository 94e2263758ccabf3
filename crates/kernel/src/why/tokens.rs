//! Why a token, or what it gives an object, was refused.

use crate::kernel::ThreadKey;
use crate::security::Level;

/// What is wrong with a token, or with what it was to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenWhy {
    /// A token that can only say who it is was used to act.
    LevelTooLow {
        /// Its level.
        level: Level,
    },
    /// A token that may not even be asked was asked.
    Silent {
        /// Its level.
        level: Level,
    },
    /// A thread impersonates nobody.
    None {
        /// The thread.
        thread: ThreadKey,
    },
    /// A copy of a token was to be used farther than the token.
    LevelOfCopy {
        /// The token's level.
        level: Level,
    },
    /// The token is a process's, and the call takes one for impersonating.
    Primary,
    /// A mandatory group was to be switched off.
    Mandatory,
    /// A group for denying only was to be switched on.
    DenyOnly,
    /// The token is of nobody who logged on.
    NoLogOn,
    /// The log-on has no second token.
    NoOther,
    /// The object has no descriptor that could be changed.
    NoSecurity,
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
