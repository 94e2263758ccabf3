//! Places that a call reads and writes, and that may be written once more after it has returned.
//!
//! Such a place has an address: the program tells its requests apart by it. What is written later
//! is reported as an event, and the place keeps it.

use nt::Status;

use crate::value::{Kind, Misfit, Param, Value};

/// A place that a request shares with the program.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Shared<T> {
    /// A NULL pointer.
    #[default]
    Null,
    /// A pointer that cannot be used; the status says how.
    Fault(Status),
    /// What is there now, and where that is.
    At {
        /// The address.
        at: u64,
        /// What is there.
        value: T,
    },
}

impl<T> Shared<T> {
    /// Fails unless there is a place.
    ///
    /// # Errors
    /// ACCESS_VIOLATION, or what the pointer says of itself.
    #[inline]
    pub fn demand(&self) -> Result<(), Status> {
        match self {
            Shared::Null => Err(Status::ACCESS_VIOLATION),
            Shared::Fault(status) => Err(*status),
            Shared::At { .. } => Ok(()),
        }
    }

    /// Writes, where there is a place.
    #[inline]
    pub fn put(&mut self, new: T) {
        if let Shared::At { value, .. } = self {
            *value = new;
        }
    }

    /// The address of the place; 0 where there is none.
    #[inline]
    pub fn address(&self) -> u64 {
        match self {
            Shared::At { at, .. } => *at,
            _ => 0,
        }
    }
}

impl<T: Param> Param for Shared<T> {
    const KIND: Kind = Kind::Shared(&T::KIND);
    type Lent<'a>
        = &'a mut Shared<T>
    where
        T: 'a;
    #[inline]
    fn lend(&mut self) -> &mut Shared<T> {
        self
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Int(0) => Ok(Shared::Null),
            Value::Int(number) => Ok(Shared::Fault(crate::pointer::fault_of(number, &T::KIND))),
            Value::At(at, inside) => Ok(Shared::At { at, value: T::from_value(*inside)? }),
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        match self {
            Shared::Null => Value::Int(0),
            Shared::Fault(_) => Value::Int(crate::pointer::FAULT),
            Shared::At { at, value } => Value::At(*at, Box::new(value.to_value())),
        }
    }
}
