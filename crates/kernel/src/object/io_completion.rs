//! I/O completion ports: a queue of packets that threads take.

use nt::ObjectType;

use super::Dispatch;
use crate::kernel::{PortKey, ThreadKey};

/// The body of a completion port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IoCompletion {
    /// Where its packets are.
    pub key: PortKey,
    /// Whether there are any, which is when it is signaled. A wait for the object takes none.
    pub filled: bool,
}

impl Dispatch for IoCompletion {
    fn object_type(&self) -> ObjectType {
        ObjectType::IO_COMPLETION
    }

    fn is_signaled(&self, _: ThreadKey) -> bool {
        self.filled
    }
}
