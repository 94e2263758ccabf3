//! Keyed events: a place at which threads meet that name the same key.

use nt::ObjectType;

use super::Dispatch;

/// A keyed event. It has no state: who waits at it is all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyedEvent;

impl Dispatch for KeyedEvent {
    fn object_type(&self) -> ObjectType {
        ObjectType::KEYED_EVENT
    }
}
