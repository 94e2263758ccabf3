//! Rows about mutants, which Win32 calls mutexes.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, Out};
use crate::structs::SECURITY_ATTRIBUTES;
use crate::value::{AccessTo, HandleOf, InfoClass, Mutant, MutexFlags};

calls! {
    enum MutantCall; trait MutantCalls; static WIN32;

    /// Creates a mutex, or opens the one of that name. Only its creator can start as its owner.
    #[exact]
    #[via(NtCreateMutant)]
    fn CreateMutexW(lpMutexAttributes: In<SECURITY_ATTRIBUTES>, bInitialOwner: bool,
        lpName: In<Wide>) -> HandleOf<Mutant>;

    /// Creates a mutex, or opens the one of that name, asking for chosen rights.
    #[exact]
    #[via(NtCreateMutant)]
    fn CreateMutexExW(lpMutexAttributes: In<SECURITY_ATTRIBUTES>, lpName: In<Wide>,
        dwFlags: MutexFlags, dwDesiredAccess: AccessTo<Mutant>) -> HandleOf<Mutant>;

    /// Opens the mutex of a name.
    #[exact]
    #[via(NtOpenMutant)]
    fn OpenMutexW(dwDesiredAccess: AccessTo<Mutant>, bInheritHandle: bool, lpName: In<Wide>)
        -> HandleOf<Mutant>;

    /// Gives up one acquisition of a mutex that the calling thread owns.
    #[exact]
    #[via(NtReleaseMutant)]
    fn ReleaseMutex(hMutex: HandleOf<Mutant>) -> bool;
}

calls! {
    enum NtMutantCall; trait NtMutantCalls; static NT;

    /// Creates a mutant, or opens the one of that name when OBJ_OPENIF is given.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INSUFFICIENT_RESOURCES,
        INVALID_SECURITY_DESCR, PRIVILEGE_NOT_HELD, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateMutant(mutant_handle: Out<Handle>, desired_access: AccessTo<Mutant>,
        object_attributes: Attributes, initial_owner: bool) -> Status;

    /// Opens the mutant of a name.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INSUFFICIENT_RESOURCES,
        PRIVILEGE_NOT_HELD, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenMutant(mutant_handle: Out<Handle>, desired_access: AccessTo<Mutant>,
        object_attributes: Attributes) -> Status;

    /// Gives up one acquisition and tells the count before it: 0 for the last one.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, MUTANT_NOT_OWNED, ACCESS_VIOLATION)]
    fn NtReleaseMutant(mutant_handle: HandleOf<Mutant>, previous_count: Out<i32>) -> Status;

    /// Reads a mutant's count, or its owner.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION)]
    fn NtQueryMutant(mutant_handle: HandleOf<Mutant>, mutant_information_class: InfoClass,
        mutant_information: Out<Any>, mutant_information_length: u32, return_length: Out<u32>)
        -> Status;
}
