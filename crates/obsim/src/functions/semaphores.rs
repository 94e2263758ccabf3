//! Calls about semaphores, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::semaphores::SemaphoreCall;

    /// Creates a semaphore, or opens the one of that name.
    fn CreateSemaphoreW(lpSemaphoreAttributes: In<SECURITY_ATTRIBUTES>, lInitialCount: i32,
        lMaximumCount: i32, lpName: In<Wide>) -> Result<Handle, Win32Error> = handle;

    /// Creates a semaphore, or opens the one of that name, asking for chosen rights.
    fn CreateSemaphoreExW(lpSemaphoreAttributes: In<SECURITY_ATTRIBUTES>, lInitialCount: i32,
        lMaximumCount: i32, lpName: In<Wide>, dwFlags: u32, dwDesiredAccess: AccessTo<Semaphore>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens the semaphore of a name.
    fn OpenSemaphoreW(dwDesiredAccess: AccessTo<Semaphore>, bInheritHandle: bool, lpName: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Raises a semaphore's count and tells the count before it.
    fn ReleaseSemaphore(hSemaphore: HandleOf<Semaphore>, lReleaseCount: i32,
        lpPreviousCount: Out<i32>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::semaphores::NtSemaphoreCall;

    /// Creates a semaphore, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateSemaphore(semaphore_handle: Out<Handle>, desired_access: AccessTo<Semaphore>,
        object_attributes: Attributes, initial_count: i32, maximum_count: i32)
        -> Result<Status, Status> = status;

    /// Opens the semaphore of a name.
    fn NtOpenSemaphore(semaphore_handle: Out<Handle>, desired_access: AccessTo<Semaphore>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Raises the count and tells the count before it.
    fn NtReleaseSemaphore(semaphore_handle: HandleOf<Semaphore>, release_count: i32,
        previous_count: Out<i32>) -> Result<Status, Status> = status;

    /// Reads a semaphore's count and maximum.
    fn NtQuerySemaphore(semaphore_handle: HandleOf<Semaphore>,
        semaphore_information_class: InfoClass, semaphore_information: Out<Any>,
        semaphore_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;
}
