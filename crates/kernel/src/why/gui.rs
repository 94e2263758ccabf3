//! Why the window manager or the graphics device interface refused.

use crate::kernel::ThreadKey;

/// What of a value is not as the call needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuiWhy {
    /// The value names nothing in the session's table, or something else.
    Unknown,
    /// It belongs to another thread.
    Thread {
        /// Its owner.
        owner: ThreadKey,
    },
    /// It belongs to another process.
    Process,
    /// The process has as many as it may have.
    Quota {
        /// How many.
        quota: usize,
    },
    /// No window class has the name.
    Class,
}
