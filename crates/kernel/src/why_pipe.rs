//! Why a pipe refused.

use crate::pipe::PipeState;

/// What was wrong with a pipe, or with what was asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyPipe {
    /// The pipe leads the other way only.
    Direction {
        /// Whether a client wanted to read; otherwise to write.
        reads: bool,
    },
    /// No instance waits for a client.
    AllBusy {
        /// How many there are.
        instances: u32,
    },
    /// There are as many instances as there may be.
    TooMany {
        /// How many.
        maximum: u32,
    },
    /// There is an instance already, and this was to be the first.
    NotFirst,
    /// The first instance is otherwise.
    Differs {
        /// In what.
        what: &'static str,
    },
    /// The state of the pipe does not allow it.
    State {
        /// The state.
        state: PipeState,
    },
    /// There is nothing to read, and the end does not wait.
    Empty,
    /// Something lies unread in the pipe.
    Unread,
    /// Only the server end can do that.
    ServerOnly,
    /// The server has read nothing from its client yet.
    NothingRead,
    /// The end does not read messages.
    NotMessages,
}
