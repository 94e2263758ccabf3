//! Pointer parameters: what a call reads and the places it writes.
//!
//! The layers never hold an address. A caller hands over what is behind a pointer ([`In`]) or a
//! place to write to ([`Out`]), and says when a pointer is NULL or bad, so that a layer can answer
//! as Windows does, in Windows' order, without a memory of its own.

use nt::{Status, Wide};

use crate::value::{Kind, Misfit, Param, Typed, Value};

/// Something behind a pointer that the call reads.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum In<T> {
    /// A NULL pointer.
    #[default]
    Null,
    /// A pointer that cannot be read; the status says how.
    Fault(Status),
    /// What the pointer points to.
    Given(T),
}

impl<T> In<T> {
    /// What is there, where NULL means "nothing given".
    ///
    /// # Errors
    /// The pointer is bad.
    #[inline]
    pub fn optional(self) -> Result<Option<T>, Status> {
        match self {
            In::Null => Ok(None),
            In::Fault(status) => Err(status),
            In::Given(value) => Ok(Some(value)),
        }
    }

    /// What is there, where NULL is as bad as any other bad pointer.
    ///
    /// # Errors
    /// STATUS_ACCESS_VIOLATION for NULL, otherwise what is wrong with the pointer.
    #[inline]
    pub fn required(self) -> Result<T, Status> {
        self.optional()?.ok_or(Status::ACCESS_VIOLATION)
    }
}

impl<T: Param> Param for In<T> {
    const KIND: Kind = Kind::In(&T::KIND);
    type Lent<'a>
        = In<T::Lent<'a>>
    where
        T: 'a;
    #[inline]
    fn lend(&mut self) -> In<T::Lent<'_>> {
        match self {
            In::Null => In::Null,
            In::Fault(status) => In::Fault(*status),
            In::Given(value) => In::Given(value.lend()),
        }
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        Ok(match value {
            Value::Int(0) => In::Null,
            // Numbers are passed by value where the row says so; a number here is an address
            // that nothing is known to lie behind.
            Value::Int(number) => In::Fault(fault_of(number, &T::KIND)),
            Value::Var(inside) => In::Given(T::from_value(*inside)?),
            inside => In::Given(T::from_value(inside)?),
        })
    }
    fn to_value(&self) -> Value {
        match self {
            In::Null => Value::Int(0),
            In::Fault(_) => Value::Int(FAULT),
            In::Given(value) => match value.to_value() {
                number @ Value::Int(_) => Value::Var(Box::new(number)),
                other => other,
            },
        }
    }
}

/// The number that stands for a bad pointer in printed calls: an address no program can use.
pub const FAULT: u64 = 0xFFFF_8000_0000_0000;

/// The number that stands for a pointer to where something is, but not aligned as it must be.
pub const MISALIGNED: u64 = FAULT + 1;

/// What is wrong with a pointer that a number stands for. Structures, and buffers for them, begin
/// at a multiple of 4, and that is looked at first.
pub(crate) fn fault_of(number: u64, to: &Kind) -> Status {
    let aligned = matches!(to, Kind::Struct(_) | Kind::Any);
    if number == MISALIGNED || aligned && number & 3 != 0 {
        Status::DATATYPE_MISALIGNMENT
    } else {
        Status::ACCESS_VIOLATION
    }
}

/// A place behind a pointer that the call writes.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Out<T> {
    /// A NULL pointer.
    #[default]
    Null,
    /// A pointer that cannot be written; the status says how.
    Fault(Status),
    /// A place, and what was written there.
    Place(Option<T>),
}

impl<T> Out<T> {
    /// A fresh place.
    pub const HERE: Self = Out::Place(None);

    /// Checks a place that may be NULL.
    ///
    /// # Errors
    /// The pointer is bad.
    #[inline]
    pub fn probe(&self) -> Result<(), Status> {
        match self {
            Out::Fault(status) => Err(*status),
            _ => Ok(()),
        }
    }

    /// Checks a place that must be there.
    ///
    /// # Errors
    /// STATUS_ACCESS_VIOLATION for NULL, otherwise what is wrong with the pointer.
    #[inline]
    pub fn demand(&self) -> Result<(), Status> {
        match self {
            Out::Place(_) => Ok(()),
            Out::Null => Err(Status::ACCESS_VIOLATION),
            Out::Fault(status) => Err(*status),
        }
    }

    /// Writes; a NULL or bad place swallows it, so check first where Windows does.
    #[inline]
    pub fn put(&mut self, value: T) {
        if let Out::Place(place) = self {
            *place = Some(value);
        }
    }

    /// What was written.
    #[inline]
    pub fn written(&self) -> Option<&T> {
        match self {
            Out::Place(place) => place.as_ref(),
            _ => None,
        }
    }

    /// Takes what was written.
    pub fn take(&mut self) -> Option<T> {
        match self {
            Out::Place(place) => place.take(),
            _ => None,
        }
    }

    /// Whether the caller passed NULL.
    #[inline]
    pub fn is_null(&self) -> bool {
        matches!(self, Out::Null)
    }
}

impl<T: Param> Param for Out<T> {
    const KIND: Kind = Kind::Out(&T::KIND);
    type Lent<'a>
        = &'a mut Out<T>
    where
        T: 'a;
    #[inline]
    fn lend(&mut self) -> &mut Out<T> {
        self
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Int(0) => Ok(Out::Null),
            Value::Int(number) => Ok(Out::Fault(fault_of(number, &T::KIND))),
            // A few queries read from their buffer what they are asked.
            Value::Place(Some(typed)) if T::KIND == Kind::Any => {
                Ok(Out::Place(T::from_value(typed.value).ok()))
            }
            Value::Place(_) | Value::Var(_) => Ok(Out::Place(None)),
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        match self {
            Out::Null => Value::Int(0),
            Out::Fault(_) => Value::Int(FAULT),
            Out::Place(place) => {
                Value::Place(place.as_ref().map(|written| Box::new(written.to_typed())))
            }
        }
    }
}

/// A place behind a pointer that the call reads and writes.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum InOut<T> {
    /// A NULL pointer.
    #[default]
    Null,
    /// A pointer that cannot be used; the status says how.
    Fault(Status),
    /// What is there now.
    Var(T),
}

impl<T: Param> Param for InOut<T> {
    const KIND: Kind = Kind::InOut(&T::KIND);
    type Lent<'a>
        = &'a mut InOut<T>
    where
        T: 'a;
    #[inline]
    fn lend(&mut self) -> &mut InOut<T> {
        self
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Int(0) => Ok(InOut::Null),
            Value::Int(number) => Ok(InOut::Fault(fault_of(number, &T::KIND))),
            Value::Var(inside) => Ok(InOut::Var(T::from_value(*inside)?)),
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        match self {
            InOut::Null => Value::Int(0),
            InOut::Fault(_) => Value::Int(FAULT),
            InOut::Var(inside) => Value::Var(Box::new(inside.to_value())),
        }
    }
}

/// A value whose kind depends on the other arguments of its call.
#[derive(Clone, Debug, PartialEq)]
pub struct Any(pub Typed);

impl Any {
    /// Wraps a value with its kind.
    pub fn of<T: Param>(value: &T) -> Any {
        Any(value.to_typed())
    }
}

impl Param for Any {
    const KIND: Kind = Kind::Any;
    type Lent<'a> = &'a Any;
    fn lend(&mut self) -> &Any {
        self
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        Ok(Any(Typed { kind: &Kind::Any, value }))
    }
    fn to_value(&self) -> Value {
        self.0.value.clone()
    }
    fn to_typed(&self) -> Typed {
        self.0.clone()
    }
}

impl Param for Wide {
    const KIND: Kind = Kind::Text;
    type Lent<'a> = &'a [u16];
    #[inline]
    fn lend(&mut self) -> &[u16] {
        self.as_units()
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Text(text) => Ok(text),
            Value::Int(0) => Ok(Wide::default()),
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}

/// The bytes of a buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Box<[u8]>);

impl Param for Bytes {
    const KIND: Kind = Kind::Bytes;
    type Lent<'a> = &'a [u8];
    #[inline]
    fn lend(&mut self) -> &[u8] {
        &self.0
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Bytes(bytes) => Ok(Bytes(bytes)),
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Bytes(self.0.clone())
    }
}

impl<T: Param> Param for Vec<T> {
    const KIND: Kind = Kind::Array(&T::KIND);
    type Lent<'a>
        = &'a [T]
    where
        T: 'a;
    #[inline]
    fn lend(&mut self) -> &[T] {
        self
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Array(items) => items.into_vec().into_iter().map(T::from_value).collect(),
            got => Err(Misfit { wants: Self::KIND, got }),
        }
    }
    fn to_value(&self) -> Value {
        Value::Array(self.iter().map(Param::to_value).collect())
    }
}

/// Numbers behind a pointer: an array of them, or a single one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(pub Vec<u64>);

impl Param for Numbers {
    const KIND: Kind = Kind::Array(&Kind::Handle(None));
    type Lent<'a> = &'a [u64];
    fn lend(&mut self) -> &[u64] {
        &self.0
    }
    fn from_value(value: Value) -> Result<Self, Misfit> {
        match value {
            Value::Int(number) => Ok(Numbers(vec![number])),
            other => Vec::from_value(other).map(Numbers),
        }
    }
    fn to_value(&self) -> Value {
        self.0.to_value()
    }
}
