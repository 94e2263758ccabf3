//! Tokens: whom a process runs as, or a thread while it impersonates.

use std::sync::Arc;

use nt::ObjectType;

use super::{Dispatch, ObjectId};
use crate::kernel::TokenKey;

/// The body of a token object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where the rest of it is.
    pub key: TokenKey,
}

impl Dispatch for Token {
    #[inline]
    fn object_type(&self) -> ObjectType {
        ObjectType::TOKEN
    }
}

/// What a token object consists of.
#[derive(Clone, Debug)]
pub struct TokenBlock {
    /// The object.
    pub object: ObjectId,
    /// What it says. Tokens that say the same share it until one of them is changed.
    pub content: Arc<crate::security::Token>,
    /// The number of the token, which no other token ever has.
    pub number: u64,
    /// How often it was changed.
    pub modified: u64,
}
