//! Why the registry refused.

use nt::Access;

use crate::kernel::RegKey;

/// What of a key is not as the call needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyWhy {
    /// The key's descriptor does not give what was asked for.
    Access {
        /// The key.
        key: RegKey,
        /// What is missing; nothing if nothing was asked for.
        missing: Access,
    },
    /// The key was deleted while the handle was open.
    Deleted,
    /// The key has subkeys.
    HasSubkeys {
        /// How many.
        count: usize,
    },
    /// Keys of the system cannot be deleted.
    Fixed,
    /// No key can be created directly below this one.
    Closed {
        /// The key.
        key: RegKey,
    },
    /// A key that lasts cannot lie below one that does not.
    Volatile,
    /// A key below which something is looked for is not there.
    Missing,
    /// The key has no value of that name.
    NoValue,
}
