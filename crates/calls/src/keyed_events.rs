//! Rows about keyed events, which Win32 does not have.

use nt::{Handle, Status};

use crate::Row;
use crate::answer::Parks;
use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{In, Out};
use crate::value::{AccessTo, HandleOf, KeyedEvent, Location};

/// Win32 has no calls of this noun.
pub static WIN32: &[Row] = &[];

calls! {
    enum NtKeyedEventCall; trait NtKeyedEventCalls; static NT;

    /// Creates a keyed event, or opens the one of that name when OBJ_OPENIF is given.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_PARAMETER_4, OBJECT_NAME_INVALID,
        OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED,
        OBJECT_NAME_COLLISION, OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED,
        INVALID_SECURITY_DESCR, PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG,
        BAD_IMPERSONATION_LEVEL)]
    fn NtCreateKeyedEvent(keyed_event_handle: Out<Handle>, desired_access: AccessTo<KeyedEvent>,
        object_attributes: Attributes, flags: u32) -> Status;

    /// Opens the keyed event of a name.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenKeyedEvent(keyed_event_handle: Out<Handle>, desired_access: AccessTo<KeyedEvent>,
        object_attributes: Attributes) -> Status;

    /// Waits until a thread of the process releases this key. No handle means the keyed event of
    /// the system.
    #[exact]
    #[fails(INVALID_PARAMETER_1, ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED)]
    fn NtWaitForKeyedEvent(keyed_event_handle: HandleOf<KeyedEvent>, key: Location,
        alertable: bool, timeout: In<i64>) -> Parks<Status>;

    /// Releases a thread of the process that waits for this key, and waits for one if there is
    /// none.
    #[exact]
    #[fails(INVALID_PARAMETER_1, ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED)]
    fn NtReleaseKeyedEvent(keyed_event_handle: HandleOf<KeyedEvent>, key: Location,
        alertable: bool, timeout: In<i64>) -> Parks<Status>;
}
