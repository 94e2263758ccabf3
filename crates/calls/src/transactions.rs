//! Rows about transactions of the kernel transaction manager.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{In, Out};
use crate::structs::SECURITY_ATTRIBUTES;
use crate::value::{AccessTo, Address, HandleOf, Transaction};

calls! {
    enum TransactionCall; trait TransactionCalls; static WIN32;

    /// Creates a transaction; INVALID_HANDLE_VALUE says that it failed.
    #[partial("nothing takes part in it; ids, isolation, timeouts and descriptions are refused by \
        name")]
    #[via(NtCreateTransaction)]
    fn CreateTransaction(lpTransactionAttributes: In<SECURITY_ATTRIBUTES>, UOW: Address,
        CreateOptions: u32, IsolationLevel: u32, IsolationFlags: u32, Timeout: u32,
        Description: In<Wide>) -> HandleOf<Transaction>;

    /// Commits a transaction, which is over then and signaled.
    #[partial("nothing takes part in it")]
    #[via(NtCommitTransaction)]
    fn CommitTransaction(TransactionHandle: HandleOf<Transaction>) -> bool;

    /// Rolls a transaction back, which is over then and signaled.
    #[partial("nothing takes part in it")]
    #[via(NtRollbackTransaction)]
    fn RollbackTransaction(TransactionHandle: HandleOf<Transaction>) -> bool;
}

calls! {
    enum NtTransactionCall; trait NtTransactionCalls; static NT;

    /// Creates a transaction, or opens the one of that name when OBJ_OPENIF is given.
    #[partial("nothing takes part in it; ids, managers, isolation, timeouts and descriptions are \
        refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, INVALID_SECURITY_DESCR,
        PRIVILEGE_NOT_HELD, INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateTransaction(transaction_handle: Out<Handle>, desired_access: AccessTo<Transaction>,
        object_attributes: Attributes, uow: Address, tm_handle: Handle, create_options: u32,
        isolation_level: u32, isolation_flags: u32, timeout: In<i64>, description: In<Wide>)
        -> Status;

    /// Commits a transaction.
    #[partial("nothing takes part in it")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, TRANSACTION_ALREADY_ABORTED,
        TRANSACTION_ALREADY_COMMITTED)]
    fn NtCommitTransaction(transaction_handle: HandleOf<Transaction>, wait: bool) -> Status;

    /// Rolls a transaction back.
    #[partial("nothing takes part in it")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, TRANSACTION_ALREADY_ABORTED,
        TRANSACTION_ALREADY_COMMITTED)]
    fn NtRollbackTransaction(transaction_handle: HandleOf<Transaction>, wait: bool) -> Status;
}
