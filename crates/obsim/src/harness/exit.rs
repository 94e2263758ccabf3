//! How a program of a test ends: with an exit code, or with an error.

use std::fmt::Debug;

/// What the code of a program or of a thread can return.
pub trait Exit {
    /// The exit code.
    ///
    /// # Errors
    /// The program failed; the text says how.
    fn exit(self) -> Result<u32, String>;
}

impl Exit for () {
    fn exit(self) -> Result<u32, String> {
        Ok(0)
    }
}

impl Exit for u32 {
    fn exit(self) -> Result<u32, String> {
        Ok(self)
    }
}

/// Names the type of what does not return, which cannot be written outside of signatures.
#[doc(hidden)]
pub trait Returns {
    /// The type.
    type Value;
}

impl<T> Returns for fn() -> T {
    type Value = T;
}

/// A program may end with ExitProcess.
impl Exit for <fn() -> ! as Returns>::Value {
    fn exit(self) -> Result<u32, String> {
        self
    }
}

impl<T: Exit, E: Debug> Exit for Result<T, E> {
    fn exit(self) -> Result<u32, String> {
        self.map_err(|error| format!("{error:?}"))?.exit()
    }
}
