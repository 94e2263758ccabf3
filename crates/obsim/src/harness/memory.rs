//! Places in the memory of a test's program that calls know by their addresses: locks, numbers that
//! threads wait for, and what requests write when they are over.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use calls::{Arg, Location, OVERLAPPED, Shared, Watched};
use kernel::{Late, ProcessKey};
use nt::Handle;

use super::programs::{lock, programs};
use crate::guest;

/// A place for a lock or a condition variable, whose state the simulator keeps. Clones of it are
/// the same place.
///
/// ```
/// use obsim::prelude::*;
///
/// let report = World::new().run(|_| {
///     let lock = Place::new("lock");
///     InitializeSRWLock(&lock);
///     AcquireSRWLockExclusive(&lock);
///     assert!(!TryAcquireSRWLockShared(&lock));
///     ReleaseSRWLockExclusive(&lock);
/// });
/// report.assert_clean();
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(Arc<str>);

impl Place {
    /// The place of a name, in whichever process uses it.
    pub fn new(name: &str) -> Place {
        Place(name.into())
    }

    fn address(&self) -> u64 {
        let (process, _) = guest::current();
        guest::with_world(|world| world.location(process, &self.0))
    }
}

impl Arg<Location> for &Place {
    fn pass(&mut self) -> Location {
        Location(self.address())
    }
}

/// A number that threads can wait for with WaitOnAddress. Clones of it are the same number.
#[derive(Clone, Debug)]
pub struct Number {
    place: Place,
    value: Arc<Mutex<u64>>,
}

impl Number {
    /// A number of a name.
    pub fn new(name: &str, value: u64) -> Number {
        Number { place: Place::new(name), value: Arc::new(Mutex::new(value)) }
    }

    /// What it is.
    pub fn get(&self) -> u64 {
        *lock(&self.value)
    }

    /// Makes it another. Nobody is woken by that.
    pub fn set(&self, value: u64) {
        *lock(&self.value) = value;
    }
}

impl Arg<Watched> for &Number {
    fn pass(&mut self) -> Watched {
        Watched { at: self.place.address(), value: self.get() }
    }
}

impl Arg<Location> for &Number {
    fn pass(&mut self) -> Location {
        Location(self.place.address())
    }
}

/// An OVERLAPPED that a request writes into when it is over. Clones of it are the same place.
#[derive(Clone, Debug)]
pub struct Overlapped(Arc<Request>);

#[derive(Debug)]
struct Request {
    /// Its address in the process that used it first.
    address: Mutex<Option<u64>>,
    block: Mutex<OVERLAPPED>,
    read: Mutex<Vec<u8>>,
}

impl Overlapped {
    /// One whose event is set when the request is over; none is, if the handle is NULL.
    pub fn new(event: Handle) -> Overlapped {
        let block = Mutex::new(OVERLAPPED { hEvent: event, ..OVERLAPPED::default() });
        Overlapped(Arc::new(Request { address: Mutex::default(), block, read: Mutex::default() }))
    }

    /// What is in it.
    pub fn get(&self) -> OVERLAPPED {
        lock(&self.0.block).clone()
    }

    /// Where in the file the request begins.
    pub fn set_offset(&self, offset: u64) {
        let mut block = lock(&self.0.block);
        (block.Offset, block.OffsetHigh) = (offset as u32, (offset >> 32) as u32);
    }

    /// What the request has read, once it is over.
    pub fn read(&self) -> Vec<u8> {
        lock(&self.0.read).clone()
    }

    /// Where it is, as packets and routines tell it.
    pub fn address(&self) -> u64 {
        let (process, _) = guest::current();
        *lock(&self.0.address)
            .get_or_insert_with(|| programs().requests().place(process, self.0.clone()))
    }
}

impl Arg<Shared<OVERLAPPED>> for &Overlapped {
    fn pass(&mut self) -> Shared<OVERLAPPED> {
        Shared::At { at: self.address(), value: self.get() }
    }

    fn take(&mut self, after: &mut Shared<OVERLAPPED>) {
        if let Shared::At { value, .. } = after {
            *lock(&self.0.block) = value.clone();
        }
    }
}

/// The places of requests, by process and address.
#[derive(Default)]
pub(crate) struct Requests(Mutex<BTreeMap<(ProcessKey, u64), Arc<Request>>>);

impl Requests {
    /// Gives a request an address in a process.
    fn place(&self, process: ProcessKey, request: Arc<Request>) -> u64 {
        let mut all = lock(&self.0);
        let number = all.range((process, 0)..=(process, u64::MAX)).count() as u64;
        let address = replay::address_of(number);
        all.insert((process, address), request);
        address
    }

    /// Writes what a request has brought.
    pub(crate) fn finish(&self, late: &Late) {
        let Some(request) = lock(&self.0).get(&(late.process, late.block)).cloned() else { return };
        let mut block = lock(&request.block);
        block.Internal = late.status;
        block.InternalHigh = late.information;
        if let Some(read) = &late.data {
            *lock(&request.read) = read.to_vec();
        }
    }
}
