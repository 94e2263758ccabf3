//! What a program can pass where a call has a parameter: plain values and references of Rust, which
//! become the parameter types before the call and take what it wrote afterwards.

use nt::{Access, Handle, Id, Wide};

use crate::memory::{Attributes, StartupInfo};
use crate::pointer::{Any, Bytes, In, InOut, Numbers, Out};
use crate::shared::Shared;
use crate::structs::{OBJECT_ATTRIBUTES, STARTUPINFOEXW, STARTUPINFOW};
use crate::value::{AccessTo, Address, HandleOf, Location, Param, Routine, Wish};

/// Something that can be passed where a call has a parameter of type `P`.
pub trait Arg<P> {
    /// What stands in the call.
    fn pass(&mut self) -> P;

    /// Takes what the call has made of it.
    fn take(&mut self, after: &mut P) {
        let _ = after;
    }
}

/// A type whose values say of themselves what they are, so that they can stand where a call takes
/// one of several: structures, and the numbers that some queries are answered with.
pub trait Concrete: Param + Clone {}

impl Concrete for u32 {}
impl Concrete for u64 {}
impl Concrete for i64 {}
impl Concrete for Handle {}
impl Concrete for Wide {}
impl<T: Concrete> Concrete for Vec<T> {}

/// What stands for no pointer, no handle and no address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Null;

impl<P: Param + Clone> Arg<P> for P {
    fn pass(&mut self) -> P {
        self.clone()
    }
}

/// Passes values of one type where another is meant.
macro_rules! passes {
    ($([$($T:ident)?] $from:ty => $to:ty: |$value:ident| $made:expr;)+) => { $(
        impl$(<$T: Param + Clone>)? Arg<$to> for $from {
            fn pass(&mut self) -> $to {
                let $value = self;
                $made
            }
        }
    )+ };
}

passes! {
    [T] Null => In<T>: |_null| In::Null;
    [T] Null => Out<T>: |_null| Out::Null;
    [T] Null => InOut<T>: |_null| InOut::Null;
    [T] Null => Shared<T>: |_null| Shared::Null;
    [] Null => Attributes: |_null| Attributes(In::Null);
    [] Null => StartupInfo: |_null| StartupInfo::Null;
    [] Null => Handle: |_null| Handle::NULL;
    [] Null => Address: |_null| Address(0);
    [] Null => Routine: |_null| Routine(0);
    [] Null => Location: |_null| Location(0);

    [T] &T => In<T>: |value| In::Given((*value).clone());
    [] &OBJECT_ATTRIBUTES => Attributes: |value| Attributes(In::Given((*value).clone()));
    [] &STARTUPINFOW => StartupInfo: |value| StartupInfo::Plain((*value).clone());
    [] &STARTUPINFOEXW => StartupInfo: |value| StartupInfo::Extended((*value).clone());

    [] &str => In<Wide>: |text| In::Given(Wide::from(*text));
    [] &String => In<Wide>: |text| In::Given(Wide::from(text.as_str()));
    [] String => In<Wide>: |text| In::Given(Wide::from(text.as_str()));

    [T] &[T] => In<Vec<T>>: |values| In::Given(values.to_vec());
    [] &[u8] => In<Bytes>: |bytes| In::Given(Bytes((**bytes).into()));
    [] &Vec<u8> => In<Bytes>: |bytes| In::Given(Bytes((**bytes).as_slice().into()));
    [] &[Handle] => In<Numbers>: |all| In::Given(Numbers(all.iter().map(|h| h.0).collect()));

    [] u64 => Handle: |value| Handle(*value);
    [] u32 => Id: |value| Id(*value);
    [] u32 => Access: |mask| Access::from_bits_retain(*mask);
}

impl<T: Param + Clone, const N: usize> Arg<In<Vec<T>>> for &[T; N] {
    fn pass(&mut self) -> In<Vec<T>> {
        In::Given(self.to_vec())
    }
}

impl<const N: usize> Arg<In<Bytes>> for &[u8; N] {
    fn pass(&mut self) -> In<Bytes> {
        In::Given(Bytes(self.as_slice().into()))
    }
}

impl<const N: usize> Arg<In<Numbers>> for &[Handle; N] {
    fn pass(&mut self) -> In<Numbers> {
        In::Given(Numbers(self.iter().map(|handle| handle.0).collect()))
    }
}

impl<T: Concrete> Arg<In<Any>> for &T {
    fn pass(&mut self) -> In<Any> {
        In::Given(Any::of(*self))
    }
}

impl<T> Arg<HandleOf<T>> for Handle {
    fn pass(&mut self) -> HandleOf<T> {
        HandleOf::new(*self)
    }
}

impl<T: Wish> Arg<Handle> for HandleOf<T> {
    fn pass(&mut self) -> Handle {
        self.0
    }
}

impl<T> Arg<HandleOf<T>> for Null {
    fn pass(&mut self) -> HandleOf<T> {
        HandleOf::new(Handle::NULL)
    }
}

impl<T> Arg<HandleOf<T>> for u64 {
    fn pass(&mut self) -> HandleOf<T> {
        HandleOf::new(Handle(*self))
    }
}

impl<T> Arg<AccessTo<T>> for Access {
    fn pass(&mut self) -> AccessTo<T> {
        AccessTo::from(*self)
    }
}

impl<T> Arg<AccessTo<T>> for u32 {
    fn pass(&mut self) -> AccessTo<T> {
        AccessTo::from(Access::from_bits_retain(*self))
    }
}

impl<T: Param> Arg<Out<T>> for &mut T {
    fn pass(&mut self) -> Out<T> {
        Out::HERE
    }

    fn take(&mut self, after: &mut Out<T>) {
        if let Some(written) = after.take() {
            **self = written;
        }
    }
}

impl<T: Concrete> Arg<Out<Any>> for &mut T {
    fn pass(&mut self) -> Out<Any> {
        Out::HERE
    }

    fn take(&mut self, after: &mut Out<Any>) {
        if let Some(Any(written)) = after.take() {
            **self = T::from_value(written.value).unwrap_or_else(|misfit| {
                let wants = misfit.wants.describe();
                panic!("the call wrote {:?}, but it was given {wants}", misfit.got)
            });
        }
    }
}

impl Arg<Out<Wide>> for &mut String {
    fn pass(&mut self) -> Out<Wide> {
        Out::HERE
    }

    fn take(&mut self, after: &mut Out<Wide>) {
        if let Some(written) = after.take() {
            **self = written.to_string();
        }
    }
}

impl Arg<Out<Bytes>> for &mut Vec<u8> {
    fn pass(&mut self) -> Out<Bytes> {
        Out::HERE
    }

    fn take(&mut self, after: &mut Out<Bytes>) {
        if let Some(written) = after.take() {
            **self = written.0.into_vec();
        }
    }
}

impl<T: Param + Clone> Arg<InOut<T>> for &mut T {
    fn pass(&mut self) -> InOut<T> {
        InOut::Var((**self).clone())
    }

    fn take(&mut self, after: &mut InOut<T>) {
        if let InOut::Var(value) = std::mem::take(after) {
            **self = value;
        }
    }
}
