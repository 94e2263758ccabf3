//! Calls about transactions, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::transactions::TransactionCall;

    /// Creates a transaction; INVALID_HANDLE_VALUE says that it failed.
    fn CreateTransaction(lpTransactionAttributes: In<SECURITY_ATTRIBUTES>, UOW: Address,
        CreateOptions: u32, IsolationLevel: u32, IsolationFlags: u32, Timeout: u32,
        Description: In<Wide>) -> Result<Handle, Win32Error> = handle;

    /// Commits a transaction, which is over then and signaled.
    fn CommitTransaction(TransactionHandle: HandleOf<Transaction>)
        -> Result<(), Win32Error> = success;

    /// Rolls a transaction back, which is over then and signaled.
    fn RollbackTransaction(TransactionHandle: HandleOf<Transaction>)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::transactions::NtTransactionCall;

    /// Creates a transaction, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateTransaction(transaction_handle: Out<Handle>, desired_access: AccessTo<Transaction>,
        object_attributes: Attributes, uow: Address, tm_handle: Handle, create_options: u32,
        isolation_level: u32, isolation_flags: u32, timeout: In<i64>, description: In<Wide>)
        -> Result<Status, Status> = status;

    /// Commits a transaction.
    fn NtCommitTransaction(transaction_handle: HandleOf<Transaction>, wait: bool)
        -> Result<Status, Status> = status;

    /// Rolls a transaction back.
    fn NtRollbackTransaction(transaction_handle: HandleOf<Transaction>, wait: bool)
        -> Result<Status, Status> = status;
}
