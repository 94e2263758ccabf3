//! How a call ends: with a value, by putting its thread to sleep, or not at all.

use crate::value::Param;

/// obsim cannot answer: what the call asks for is not modelled. Never dressed up as a Windows
/// error.
///
/// It is rare, and so kept behind a pointer: the answer of a call stays as small as its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(Box<(&'static str, &'static str)>);

impl Refused {
    /// Refuses a call for the sake of something that is not modelled.
    #[cold]
    pub fn new(call: &'static str, what: &'static str) -> Refused {
        Refused(Box::new((call, what)))
    }

    /// The call.
    pub fn call(&self) -> &'static str {
        self.0.0
    }

    /// What of it is not modelled.
    pub fn what(&self) -> &'static str {
        self.0.1
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: not modelled: {}", self.call(), self.what())
    }
}

impl std::error::Error for Refused {}

/// Why a call that may park has no value yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The thread sleeps. When it resumes, the same call is made again and finds its answer.
    Parked,
    /// The calling thread has ended; the call never returns.
    Ended,
    /// obsim cannot answer.
    Refused(Refused),
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Stop {
        Stop::Refused(refused)
    }
}

/// What a row's result means for the signature of its body.
pub trait Returns {
    /// The value returned.
    type Value: Param;
    /// What can come instead of a value.
    type Stop: Into<Stop>;
    /// Whether the call may put its thread to sleep or end it.
    const PARKS: bool;
}

/// Marks the result of a call that may put its thread to sleep, or end it.
#[derive(Clone, Copy, Debug)]
pub struct Parks<T>(std::marker::PhantomData<T>);

impl<T: Param> Returns for T {
    type Value = T;
    type Stop = Refused;
    const PARKS: bool = false;
}

impl<T: Param> Returns for Parks<T> {
    type Value = T;
    type Stop = Stop;
    const PARKS: bool = true;
}
