//! Calls about mutants, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::mutants::MutantCall;

    /// Creates a mutex, or opens the one of that name. Only its creator can start as its owner.
    fn CreateMutexW(lpMutexAttributes: In<SECURITY_ATTRIBUTES>, bInitialOwner: bool,
        lpName: In<Wide>) -> Result<Handle, Win32Error> = handle;

    /// Creates a mutex, or opens the one of that name, asking for chosen rights.
    fn CreateMutexExW(lpMutexAttributes: In<SECURITY_ATTRIBUTES>, lpName: In<Wide>,
        dwFlags: MutexFlags, dwDesiredAccess: AccessTo<Mutant>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens the mutex of a name.
    fn OpenMutexW(dwDesiredAccess: AccessTo<Mutant>, bInheritHandle: bool, lpName: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Gives up one acquisition of a mutex that the calling thread owns.
    fn ReleaseMutex(hMutex: HandleOf<Mutant>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::mutants::NtMutantCall;

    /// Creates a mutant, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateMutant(mutant_handle: Out<Handle>, desired_access: AccessTo<Mutant>,
        object_attributes: Attributes, initial_owner: bool) -> Result<Status, Status> = status;

    /// Opens the mutant of a name.
    fn NtOpenMutant(mutant_handle: Out<Handle>, desired_access: AccessTo<Mutant>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Gives up one acquisition and tells the count before it: 0 for the last one.
    fn NtReleaseMutant(mutant_handle: HandleOf<Mutant>, previous_count: Out<i32>)
        -> Result<Status, Status> = status;

    /// Reads a mutant's count, or its owner.
    fn NtQueryMutant(mutant_handle: HandleOf<Mutant>, mutant_information_class: InfoClass,
        mutant_information: Out<Any>, mutant_information_length: u32, return_length: Out<u32>)
        -> Result<Status, Status> = status;
}
