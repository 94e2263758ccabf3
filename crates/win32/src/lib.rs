//! The Win32 half: what Windows' user-mode libraries do before and after a system service.
//!
//! A Win32 call fills in defaults, translates its arguments into those of the NT layer, makes NT
//! calls, and turns a status into TRUE or FALSE and a *last error*. That is all [`Win32`] does. It
//! holds no objects and no state of its own: the last error and the standard handles are in the
//! program's memory, reached through [`UserMemory`], and every other effect is an NT call that the
//! row of the Win32 call names. It knows no kernel: any [`NtCalls`] will do.
//!
//! A call that puts its thread to sleep is made again, with the same arguments, when the thread
//! resumes. So in such a call whatever stands before its NT call may be done twice; a call that
//! must not do that asks [`UserMemory::resumed`].
//!
//! Three rules hold everywhere unless a function says otherwise. A failing status becomes a last
//! error through [`nt::dos_error()`]; a call that succeeds leaves the last error alone (Microsoft,
//! "GetLastError"); a place that Windows would write from user mode, and so fault on, fails the
//! call with ERROR_NOACCESS (998) instead (assumed: obsim has no exceptions).

#![forbid(unsafe_code)]
// The functions and their arguments have Windows' names.
#![allow(non_snake_case)]

mod apcs;
mod attribute_list;
mod changes;
mod clock;
mod creation;
mod directories;
mod drawings;
mod environment;
mod events;
mod file_classes;
mod file_information;
mod file_locks;
mod file_names;
mod files;
mod final_path;
mod handles;
mod heaps;
mod jobs;
mod keys;
mod locks;
mod mailslots;
mod messages;
mod mitigation;
mod mutants;
mod names;
mod namespaces;
mod overlapped;
mod paths;
mod pipe_calls;
mod pipe_creation;
mod pipes;
mod ports;
mod process_info;
mod processes;
mod program_search;
mod regions;
mod scheduling;
mod sections;
mod security;
mod semaphores;
mod snapshot;
mod stations;
mod threads;
mod timers;
mod tokens;
mod transactions;
mod waits;
mod windows;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

use calls::{
    Any, In, NtCalls, ObjectAttributes, Out, Param, Refused, Root, SECURITY_ATTRIBUTES, UserMemory,
};
use nt::{Handle, Status, Wide, Win32Error, dos_error};

/// The new handle is inheritable.
const OBJ_INHERIT: u32 = 0x2;
/// Upper and lower case do not differ.
const OBJ_CASE_INSENSITIVE: u32 = 0x40;
/// An object that has the name is opened rather than reported.
const OBJ_OPENIF: u32 = 0x80;

/// Win32 calls for one thread, answered with the NT calls of `N`.
#[derive(Debug)]
pub struct Win32<N> {
    nt: N,
}

impl<N> Win32<N> {
    /// Puts the Win32 half on an NT layer.
    #[inline]
    pub const fn new(nt: N) -> Self {
        Win32 { nt }
    }
}

impl<N: UserMemory> Win32<N> {
    /// Stores a last error; 0 counts, too.
    #[inline]
    fn store(&mut self, error: Win32Error) {
        let teb = self.nt.teb();
        teb.last_error = error;
        teb.error_stored = true;
    }

    /// Stores an error and returns what the function returns when it fails.
    #[inline]
    fn fail_with<T>(&mut self, error: Win32Error, value: T) -> T {
        self.store(error);
        value
    }

    /// As [`Self::fail_with`], for a status.
    #[inline]
    fn fail<T>(&mut self, status: Status, value: T) -> T {
        self.store_status(status);
        value
    }

    #[cold]
    #[inline(never)]
    fn store_status(&mut self, status: Status) {
        self.store(dos_error(status));
    }

    /// TRUE for a success; otherwise FALSE, and the error is stored.
    #[inline]
    fn answer(&mut self, status: Status) -> bool {
        status.is_success() || self.fail(status, false)
    }

    /// Ends a call early: with an error and what the function returns then, or by refusing it.
    fn give_up<T>(&mut self, call: &'static str, cannot: Cannot, value: T) -> Result<T, Refused> {
        match cannot {
            Cannot::Error(error) => Ok(self.fail_with(error, value)),
            Cannot::Refused(what) => Err(Refused::new(call, what)),
        }
    }

    /// As [`Self::answer`], for a result that was made up of several steps.
    fn answer_all(&mut self, result: Result<(), Status>) -> bool {
        match result {
            Ok(()) => true,
            Err(status) => self.fail(status, false),
        }
    }
}

/// What an NT call that cannot park answers.
type Answered = Result<Status, Refused>;

/// Why a call ends before it makes its NT call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cannot {
    /// Windows says no.
    Error(Win32Error),
    /// obsim cannot say: what of the call is not modelled.
    Refused(&'static str),
}

impl From<Win32Error> for Cannot {
    fn from(error: Win32Error) -> Cannot {
        Cannot::Error(error)
    }
}

impl From<Status> for Cannot {
    fn from(status: Status) -> Cannot {
        Cannot::Error(dos_error(status))
    }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// What the functions that create an object which may have a name share. They are the few that
    /// store a last error when they succeed: 0 for a new object, ERROR_ALREADY_EXISTS when the name
    /// led to one that was there.
    #[inline]
    fn create(
        &mut self,
        security: In<&SECURITY_ATTRIBUTES>,
        name: In<&[u16]>,
        make: impl FnOnce(&mut N, &mut Out<Handle>, In<ObjectAttributes>) -> Answered,
    ) -> Result<Handle, Refused> {
        let (root, name) = self.rooted(name);
        let attributes = match new_object(security, root, name) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, Handle::NULL)),
        };
        let mut handle = Out::HERE;
        let status = make(&mut self.nt, &mut handle, attributes)?;
        if !status.is_success() {
            return Ok(self.fail(status, Handle::NULL));
        }
        self.store(match status {
            Status::OBJECT_NAME_EXISTS => Win32Error::ALREADY_EXISTS,
            _ => Win32Error::SUCCESS,
        });
        Ok(written(handle))
    }

    /// What the functions that open an object by its name share. A NULL name is an error; an empty
    /// one names the directory itself, which is of another type.
    fn open(
        &mut self,
        inherit: bool,
        name: In<&[u16]>,
        open: impl FnOnce(&mut N, &mut Out<Handle>, In<ObjectAttributes>) -> Answered,
    ) -> Result<Handle, Refused> {
        if name == In::Null {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL));
        }
        let flags = inheritable(inherit);
        let (root, name) = self.rooted(name);
        let attributes = ObjectAttributes { root, name, flags, ..NONE };
        let mut handle = Out::HERE;
        let status = open(&mut self.nt, &mut handle, In::Given(attributes))?;
        Ok(self.new_handle(status, handle))
    }

    /// Where a name begins, and what is left of it: an alias of a private namespace in front of a
    /// backslash stands for its directory, and otherwise it is the session's.
    fn rooted<'a>(&mut self, name: In<&'a [u16]>) -> (Root, In<&'a [u16]>) {
        if let In::Given(units) = name
            && let Some(at) = units.iter().position(|unit| *unit == u16::from(b'\\'))
        {
            let aliases = &self.nt.peb().namespaces;
            let found = aliases.iter().find(|(alias, _)| alias.as_units() == &units[..at]);
            if let Some((_, directory)) = found {
                return (Root::Handle(*directory), In::Given(&units[at + 1..]));
            }
        }
        (Root::Base, name)
    }

    /// The handle that an NT call made, or NULL and a last error.
    #[inline]
    fn new_handle(&mut self, status: Status, handle: Out<Handle>) -> Handle {
        if status.is_success() { written(handle) } else { self.fail(status, Handle::NULL) }
    }
}

const NONE: ObjectAttributes<'static> = ObjectAttributes::NONE;

/// OBJ_INHERIT or nothing.
#[inline]
const fn inheritable(inherit: bool) -> u32 {
    if inherit { OBJ_INHERIT } else { 0 }
}

/// Names a new object below BaseNamedObjects. NULL and "" make one without a name, as Microsoft's
/// pages of the Create functions say of NULL (assumed of the empty text).
#[inline]
fn new_object<'a>(
    security: In<&'a SECURITY_ATTRIBUTES>,
    root: Root,
    name: In<&'a [u16]>,
) -> Result<In<ObjectAttributes<'a>>, Status> {
    match (security, name) {
        (In::Null, In::Null | In::Given([])) => Ok(In::Null),
        (_, In::Null | In::Given([])) => secured(security, NONE).map(In::Given),
        _ => {
            let named = ObjectAttributes { root, name, flags: OBJ_OPENIF, ..NONE };
            secured(security, named).map(In::Given)
        }
    }
}

/// Adds what SECURITY_ATTRIBUTES say: the inherit flag and the descriptor. Their nLength is not
/// looked at (assumed).
#[inline]
fn secured<'a>(
    security: In<&'a SECURITY_ATTRIBUTES>,
    attributes: ObjectAttributes<'a>,
) -> Result<ObjectAttributes<'a>, Status> {
    Ok(match security.optional()? {
        None => attributes,
        Some(given) => ObjectAttributes {
            flags: attributes.flags | inheritable(given.bInheritHandle),
            security: lend(&given.lpSecurityDescriptor),
            ..attributes
        },
    })
}

/// Lends a text without copying it.
#[inline]
fn lend(text: &In<Wide>) -> In<&[u16]> {
    match text {
        In::Null => In::Null,
        In::Fault(status) => In::Fault(*status),
        In::Given(text) => In::Given(text.as_units()),
    }
}

/// What a call that succeeded has written.
///
/// # Panics
/// Nothing was: the NT layer is wrong.
#[inline]
fn written<T>(place: Out<T>) -> T {
    match place {
        Out::Place(Some(value)) => value,
        _ => unreachable!("an NT call that succeeds writes its results"),
    }
}

/// The structure that a query which succeeded has written.
///
/// # Panics
/// It is another one: the NT layer is wrong.
fn structure<T: Param>(place: Out<Any>) -> T {
    T::from_value(written(place).0.value).expect("a query writes the structure of its class")
}
