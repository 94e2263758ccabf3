//! Rows about events.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, Out};
use crate::structs::SECURITY_ATTRIBUTES;
use crate::value::{AccessTo, Event, EventFlags, EventType, HandleOf, InfoClass};

calls! {
    enum EventCall; trait EventCalls; static WIN32;

    /// Creates an event, or opens the one of that name.
    #[exact]
    #[via(NtCreateEvent)]
    fn CreateEventW(lpEventAttributes: In<SECURITY_ATTRIBUTES>, bManualReset: bool,
        bInitialState: bool, lpName: In<Wide>) -> HandleOf<Event>;

    /// Creates an event, or opens the one of that name, asking for chosen rights.
    #[exact]
    #[via(NtCreateEvent)]
    fn CreateEventExW(lpEventAttributes: In<SECURITY_ATTRIBUTES>, lpName: In<Wide>,
        dwFlags: EventFlags, dwDesiredAccess: AccessTo<Event>) -> HandleOf<Event>;

    /// Opens the event of a name.
    #[exact]
    #[via(NtOpenEvent)]
    fn OpenEventW(dwDesiredAccess: AccessTo<Event>, bInheritHandle: bool, lpName: In<Wide>)
        -> HandleOf<Event>;

    /// Signals an event. Signals are not counted.
    #[exact]
    #[via(NtSetEvent)]
    fn SetEvent(hEvent: HandleOf<Event>) -> bool;

    /// Makes an event nonsignaled.
    #[exact]
    #[via(NtResetEvent)]
    fn ResetEvent(hEvent: HandleOf<Event>) -> bool;

    /// Releases whoever waits at this instant, and leaves the event nonsignaled.
    #[exact]
    #[via(NtPulseEvent)]
    fn PulseEvent(hEvent: HandleOf<Event>) -> bool;
}

calls! {
    enum NtEventCall; trait NtEventCalls; static NT;

    /// Creates an event, or opens the one of that name when OBJ_OPENIF is given.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INSUFFICIENT_RESOURCES,
        INVALID_SECURITY_DESCR, INVALID_OWNER, INVALID_LABEL, PRIVILEGE_NOT_HELD, NAME_TOO_LONG,
        BAD_IMPERSONATION_LEVEL)]
    fn NtCreateEvent(event_handle: Out<Handle>, desired_access: AccessTo<Event>,
        object_attributes: Attributes, event_type: EventType, initial_state: bool) -> Status;

    /// Opens the event of a name.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INSUFFICIENT_RESOURCES,
        PRIVILEGE_NOT_HELD, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenEvent(event_handle: Out<Handle>, desired_access: AccessTo<Event>,
        object_attributes: Attributes) -> Status;

    /// Signals an event and tells its previous state.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION)]
    fn NtSetEvent(event_handle: HandleOf<Event>, previous_state: Out<i32>) -> Status;

    /// Makes an event nonsignaled and tells its previous state.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION)]
    fn NtResetEvent(event_handle: HandleOf<Event>, previous_state: Out<i32>) -> Status;

    /// Makes an event nonsignaled.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED)]
    fn NtClearEvent(event_handle: HandleOf<Event>) -> Status;

    /// Releases whoever waits at this instant, leaves the event nonsignaled, and tells its
    /// previous state.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION)]
    fn NtPulseEvent(event_handle: HandleOf<Event>, previous_state: Out<i32>) -> Status;

    /// Reads an event's kind and state.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION)]
    fn NtQueryEvent(event_handle: HandleOf<Event>, event_information_class: InfoClass,
        event_information: Out<Any>, event_information_length: u32, return_length: Out<u32>)
        -> Status;
}
