//! Why the window manager or the graphics device interface refused.

use nt::Id;

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
    /// It is selected into a device context.
    Selected,
    /// It was got and not created.
    Got,
    /// No window class has the name.
    Class,
    /// The id is that of no thread, or of one that never looked for messages.
    NoQueue {
        /// The id.
        id: Id,
        /// Whether there is such a thread.
        exists: bool,
    },
    /// The queue holds as many messages as it can.
    QueueFull {
        /// How many.
        limit: usize,
    },
    /// The program has a console and no windows.
    Console,
}
