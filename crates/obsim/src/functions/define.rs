//! What makes functions of rows, and results of answers.

use calls::{Param, Value};
use nt::{Handle, Status, Win32Error};

use crate::guest::Answer;

/// Makes functions of the rows of a noun.
macro_rules! functions {
    (
        calls::$noun:ident::$Call:ident;
        $(
            $(#[doc = $doc:literal])+
            fn $name:ident($($param:ident: $ty:ty),* $(,)?) -> $result:ty = $make:ident;
        )+
    ) => { $(
        $(#[doc = $doc])+
        #[track_caller]
        pub fn $name($(mut $param: impl ::calls::Arg<$ty>),*) -> $result {
            use ::calls::$noun::$Call;
            let call = $Call::$name { $($param: ::calls::Arg::<$ty>::pass(&mut $param)),* };
            #[allow(unused_mut)]
            let mut answer = $crate::guest::made(call.into());
            $(if let Ok($Call::$name { $param: after, .. }) =
                <&mut $Call>::try_from(&mut *answer.call)
            {
                ::calls::Arg::<$ty>::take(&mut $param, after);
            })*
            super::define::$make(answer)
        }
    )+ };
}
pub(super) use functions;

/// Whether a BOOL says success; otherwise the last error.
pub(super) fn success(answer: Answer) -> Result<(), Win32Error> {
    match answer.value {
        Value::Int(0) => Err(answer.last_error),
        _ => Ok(()),
    }
}

/// A handle that was opened; otherwise the last error.
pub(super) fn handle(answer: Answer) -> Result<Handle, Win32Error> {
    let handle: Handle = value(answer.clone());
    let is_none = matches!(handle, Handle::NULL | Handle::INVALID);
    match answer.stored {
        Some(error) if is_none => Err(error),
        _ => Ok(handle),
    }
}

/// A status, which may be an error.
pub(super) fn status(answer: Answer) -> Result<Status, Status> {
    let status: Status = value(answer);
    if status.is_error() || status.is_warning() { Err(status) } else { Ok(status) }
}

/// The value itself.
pub(super) fn value<T: Param>(answer: Answer) -> T {
    T::from_value(answer.value).expect("a call returns what its row says")
}

/// A call that does not return.
pub(super) fn never(_: Answer) -> ! {
    crate::guest::leave()
}
