//! Calls about keyed events, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::keyed_events::NtKeyedEventCall;

    /// Creates a keyed event, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateKeyedEvent(keyed_event_handle: Out<Handle>, desired_access: AccessTo<KeyedEvent>,
        object_attributes: Attributes, flags: u32) -> Result<Status, Status> = status;

    /// Opens the keyed event of a name.
    fn NtOpenKeyedEvent(keyed_event_handle: Out<Handle>, desired_access: AccessTo<KeyedEvent>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Waits until a thread of the process releases this key. No handle means the keyed event of
    /// the system.
    fn NtWaitForKeyedEvent(keyed_event_handle: HandleOf<KeyedEvent>, key: Location, alertable: bool,
        timeout: In<i64>) -> Result<Status, Status> = status;

    /// Releases a thread of the process that waits for this key, and waits for one if there is
    /// none.
    fn NtReleaseKeyedEvent(keyed_event_handle: HandleOf<KeyedEvent>, key: Location, alertable: bool,
        timeout: In<i64>) -> Result<Status, Status> = status;
}
