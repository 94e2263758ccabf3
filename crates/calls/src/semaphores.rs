//! Rows about semaphores.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, Out};
use crate::structs::SECURITY_ATTRIBUTES;
use crate::value::{AccessTo, HandleOf, InfoClass, Semaphore};

calls! {
    enum SemaphoreCall; trait SemaphoreCalls; static WIN32;

    /// Creates a semaphore, or opens the one of that name.
    #[exact]
    #[via(NtCreateSemaphore)]
    fn CreateSemaphoreW(lpSemaphoreAttributes: In<SECURITY_ATTRIBUTES>, lInitialCount: i32,
        lMaximumCount: i32, lpName: In<Wide>) -> HandleOf<Semaphore>;

    /// Creates a semaphore, or opens the one of that name, asking for chosen rights.
    #[exact]
    #[via(NtCreateSemaphore)]
    fn CreateSemaphoreExW(lpSemaphoreAttributes: In<SECURITY_ATTRIBUTES>, lInitialCount: i32,
        lMaximumCount: i32, lpName: In<Wide>, dwFlags: u32,
        dwDesiredAccess: AccessTo<Semaphore>) -> HandleOf<Semaphore>;

    /// Opens the semaphore of a name.
    #[exact]
    #[via(NtOpenSemaphore)]
    fn OpenSemaphoreW(dwDesiredAccess: AccessTo<Semaphore>, bInheritHandle: bool,
        lpName: In<Wide>) -> HandleOf<Semaphore>;

    /// Raises a semaphore's count and tells the count before it.
    #[exact]
    #[via(NtReleaseSemaphore)]
    fn ReleaseSemaphore(hSemaphore: HandleOf<Semaphore>, lReleaseCount: i32,
        lpPreviousCount: Out<i32>) -> bool;
}

calls! {
    enum NtSemaphoreCall; trait NtSemaphoreCalls; static NT;

    /// Creates a semaphore, or opens the one of that name when OBJ_OPENIF is given.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INSUFFICIENT_RESOURCES,
        INVALID_SECURITY_DESCR, PRIVILEGE_NOT_HELD, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateSemaphore(semaphore_handle: Out<Handle>, desired_access: AccessTo<Semaphore>,
        object_attributes: Attributes, initial_count: i32, maximum_count: i32) -> Status;

    /// Opens the semaphore of a name.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INSUFFICIENT_RESOURCES,
        PRIVILEGE_NOT_HELD, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenSemaphore(semaphore_handle: Out<Handle>, desired_access: AccessTo<Semaphore>,
        object_attributes: Attributes) -> Status;

    /// Raises the count and tells the count before it.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_PARAMETER,
        SEMAPHORE_LIMIT_EXCEEDED, ACCESS_VIOLATION)]
    fn NtReleaseSemaphore(semaphore_handle: HandleOf<Semaphore>, release_count: i32,
        previous_count: Out<i32>) -> Status;

    /// Reads a semaphore's count and maximum.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION)]
    fn NtQuerySemaphore(semaphore_handle: HandleOf<Semaphore>,
        semaphore_information_class: InfoClass, semaphore_information: Out<Any>,
        semaphore_information_length: u32, return_length: Out<u32>) -> Status;
}
