//! Services for transactions.

use calls::transactions::NtTransactionCalls;
use calls::{Address, In, ObjectAttributes, Out, Refused};
use nt::rights::{TRANSACTION_COMMIT, TRANSACTION_ROLLBACK};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::object::{Body, Transaction};

impl Syscall<'_> {
    /// Ends a transaction.
    fn end_transaction(
        &mut self,
        handle: Handle,
        needed: Access,
        end: Transaction,
    ) -> Result<Status, Status> {
        let id = self.resolve(handle, ObjectType::TM_TX, needed)?;
        match &mut self.kernel.at_mut(id).body {
            Body::Transaction(state @ Transaction::Active) => *state = end,
            Body::Transaction(Transaction::Committed) => {
                return Err(Status::TRANSACTION_ALREADY_COMMITTED);
            }
            _ => return Err(Status::TRANSACTION_ALREADY_ABORTED),
        }
        self.kernel.wake(id);
        Ok(Status::SUCCESS)
    }
}

impl NtTransactionCalls for Syscall<'_> {
    fn NtCreateTransaction(
        &mut self,
        transaction_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        uow: Address,
        tm_handle: Handle,
        create_options: u32,
        isolation_level: u32,
        isolation_flags: u32,
        timeout: In<i64>,
        description: In<&[u16]>,
    ) -> Result<Status, Refused> {
        let refused = |what| Err(Refused::new("NtCreateTransaction", what));
        if uow.0 != 0 || !tm_handle.is_null() {
            return refused("ids and managers of transactions");
        }
        if (create_options, isolation_level, isolation_flags) != (0, 0, 0) {
            return refused("options and isolation of transactions");
        }
        if timeout != In::Null || description != In::Null {
            return refused("timeouts and descriptions of transactions");
        }
        let body = Transaction::Active;
        let made = self.create(transaction_handle, desired_access, object_attributes, body);
        Ok(status(made.map(|(status, _)| status)))
    }

    fn NtCommitTransaction(
        &mut self,
        transaction_handle: Handle,
        _wait: bool,
    ) -> Result<Status, Refused> {
        // Nobody takes part, so there is nobody to wait for.
        let end = Transaction::Committed;
        Ok(status(self.end_transaction(transaction_handle, TRANSACTION_COMMIT, end)))
    }

    fn NtRollbackTransaction(
        &mut self,
        transaction_handle: Handle,
        _wait: bool,
    ) -> Result<Status, Refused> {
        let end = Transaction::Aborted;
        Ok(status(self.end_transaction(transaction_handle, TRANSACTION_ROLLBACK, end)))
    }
}
