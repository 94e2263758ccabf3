//! Transactions: open until they are committed or rolled back.

use nt::ObjectType;

use super::Dispatch;
use crate::kernel::ThreadKey;

/// How far a transaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transaction {
    /// It goes on.
    Active,
    /// It was committed.
    Committed,
    /// It was rolled back.
    Aborted,
}

impl Dispatch for Transaction {
    fn object_type(&self) -> ObjectType {
        ObjectType::TM_TX
    }

    /// A transaction is signaled for ever once it is over.
    fn is_signaled(&self, _: ThreadKey) -> bool {
        *self != Transaction::Active
    }
}
