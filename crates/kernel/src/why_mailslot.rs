//! Why a mailslot refused.

/// What was wrong with a mailslot, or with what was asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyMailslot {
    /// Only its server reads, and asks and says how long that waits.
    Client,
    /// Only its clients write.
    Server,
    /// No message is there, and the mailslot does not wait.
    Empty,
    /// The next message is longer than the buffer.
    Longer {
        /// How long it is.
        next: u32,
    },
    /// The message is longer than the mailslot takes.
    TooLong {
        /// How long a message may be.
        maximum: u32,
    },
    /// Its server has closed it.
    Closed,
}
