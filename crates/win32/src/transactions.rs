//! Transactions.

use calls::transactions::TransactionCalls;
use calls::{
    Address, HandleOf, In, NtCalls, Out, Refused, SECURITY_ATTRIBUTES, Transaction, UserMemory,
};
use nt::Handle;
use nt::rights::TRANSACTION_ALL_ACCESS;

use crate::{NONE, Win32, secured, written};

impl<N: NtCalls + UserMemory> TransactionCalls for Win32<N> {
    fn CreateTransaction(
        &mut self,
        lpTransactionAttributes: In<&SECURITY_ATTRIBUTES>,
        UOW: Address,
        CreateOptions: u32,
        IsolationLevel: u32,
        IsolationFlags: u32,
        Timeout: u32,
        Description: In<&[u16]>,
    ) -> Result<HandleOf<Transaction>, Refused> {
        let attributes = match secured(lpTransactionAttributes, NONE) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, Handle::INVALID).into()),
        };
        // 0 and INFINITE mean none: Microsoft, "CreateTransaction".
        let timeout = match Timeout {
            0 | u32::MAX => In::Null,
            ms => In::Given(-10_000 * i64::from(ms)),
        };
        let mut handle = Out::HERE;
        let status = self.nt.NtCreateTransaction(
            &mut handle,
            TRANSACTION_ALL_ACCESS,
            In::Given(attributes),
            UOW,
            Handle::NULL,
            CreateOptions,
            IsolationLevel,
            IsolationFlags,
            timeout,
            Description,
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, Handle::INVALID).into());
        }
        Ok(written(handle).into())
    }

    fn CommitTransaction(&mut self, TransactionHandle: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtCommitTransaction(TransactionHandle, true)?;
        Ok(self.answer(status))
    }

    fn RollbackTransaction(&mut self, TransactionHandle: Handle) -> Result<bool, Refused> {
        let status = self.nt.NtRollbackTransaction(TransactionHandle, true)?;
        Ok(self.answer(status))
    }
}
