//! Calls about events, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::events::EventCall;

    /// Creates an event, or opens the one of that name.
    fn CreateEventW(lpEventAttributes: In<SECURITY_ATTRIBUTES>, bManualReset: bool,
        bInitialState: bool, lpName: In<Wide>) -> Result<Handle, Win32Error> = handle;

    /// Creates an event, or opens the one of that name, asking for chosen rights.
    fn CreateEventExW(lpEventAttributes: In<SECURITY_ATTRIBUTES>, lpName: In<Wide>,
        dwFlags: EventFlags, dwDesiredAccess: AccessTo<Event>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens the event of a name.
    fn OpenEventW(dwDesiredAccess: AccessTo<Event>, bInheritHandle: bool, lpName: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Signals an event. Signals are not counted.
    fn SetEvent(hEvent: HandleOf<Event>) -> Result<(), Win32Error> = success;

    /// Makes an event nonsignaled.
    fn ResetEvent(hEvent: HandleOf<Event>) -> Result<(), Win32Error> = success;

    /// Releases whoever waits at this instant, and leaves the event nonsignaled.
    fn PulseEvent(hEvent: HandleOf<Event>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::events::NtEventCall;

    /// Creates an event, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateEvent(event_handle: Out<Handle>, desired_access: AccessTo<Event>,
        object_attributes: Attributes, event_type: EventType, initial_state: bool)
        -> Result<Status, Status> = status;

    /// Opens the event of a name.
    fn NtOpenEvent(event_handle: Out<Handle>, desired_access: AccessTo<Event>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Signals an event and tells its previous state.
    fn NtSetEvent(event_handle: HandleOf<Event>, previous_state: Out<i32>)
        -> Result<Status, Status> = status;

    /// Makes an event nonsignaled and tells its previous state.
    fn NtResetEvent(event_handle: HandleOf<Event>, previous_state: Out<i32>)
        -> Result<Status, Status> = status;

    /// Makes an event nonsignaled.
    fn NtClearEvent(event_handle: HandleOf<Event>) -> Result<Status, Status> = status;

    /// Releases whoever waits at this instant, leaves the event nonsignaled, and tells its
    /// previous state.
    fn NtPulseEvent(event_handle: HandleOf<Event>, previous_state: Out<i32>)
        -> Result<Status, Status> = status;

    /// Reads an event's kind and state.
    fn NtQueryEvent(event_handle: HandleOf<Event>, event_information_class: InfoClass,
        event_information: Out<Any>, event_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;
}
