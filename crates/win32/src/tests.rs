//! The Win32 half against an NT layer that only writes down what it is asked.

mod file_information;
mod files;
mod handles;
mod keys;
mod locks;
mod processes;
mod rows;
mod synchronization;

use calls::*;
use nt::{Status, Wide, Win32Error};

use crate::Win32;
use crate::mock::Mock;

/// A Win32 half on a layer where everything succeeds.
fn quiet() -> Win32<Mock> {
    Win32::new(Mock::new())
}

/// A Win32 half whose next NT call ends so.
fn next(status: Status, writes: impl IntoIterator<Item = Value>) -> Win32<Mock> {
    Win32::new(Mock::new().then(status, writes))
}

/// A Win32 half on a layer where every call ends with this status.
fn always(status: Status) -> Win32<Mock> {
    let mut mock = Mock::new();
    mock.status = Ok(status);
    Win32::new(mock)
}

impl Win32<Mock> {
    /// The last error, if the calls so far have stored one.
    fn stored(&self) -> Option<u32> {
        self.nt.teb.error_stored.then_some(self.nt.teb.last_error.0)
    }

    /// The fields of the OBJECT_ATTRIBUTES that an NT call got.
    fn attributes(&self, call: usize) -> Option<OBJECT_ATTRIBUTES> {
        OBJECT_ATTRIBUTES::from_value(self.nt.argument(call, "object_attributes")).ok()
    }
}

fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

fn inheritable() -> SECURITY_ATTRIBUTES {
    SECURITY_ATTRIBUTES { bInheritHandle: true, ..SECURITY_ATTRIBUTES::default() }
}

#[test]
fn a_stored_error_is_marked_as_stored_even_when_it_is_zero() {
    let mut win32 = quiet();
    win32.nt.teb.last_error = Win32Error::ACCESS_DENIED;
    assert_eq!(win32.stored(), None);
    win32.store(Win32Error::SUCCESS);
    assert_eq!(win32.stored(), Some(0));
}

#[test]
fn texts_are_lent() {
    let text = In::Given(Wide::from("name"));
    assert_eq!(crate::lend(&text), In::Given(&wide("name")[..]));
    let bad = In::Fault(Status::ACCESS_VIOLATION);
    assert_eq!(crate::lend(&bad), In::Fault(Status::ACCESS_VIOLATION));
}
