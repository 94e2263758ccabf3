//! The way in: a call with C arguments becomes a call of the table, and its answer goes back.
//!
//! Every exported function comes here with its name and its arguments as numbers. Nothing that a
//! program passes is trusted, and no panic leaves this library.

use std::panic::{AssertUnwindSafe, catch_unwind};

use abi::forms::{Form, forms};

use crate::arguments::{self, Place};
use crate::session::{self, Memory, Reply};
use crate::{leave, results};

/// Declares exported functions: each passes its name and its arguments on.
macro_rules! exports {
    ($(fn $name:ident($($param:ident: $of:ty),* $(,)?) -> $returns:ty;)+) => { $(
        #[doc = concat!("`", stringify!($name), "`, as Windows declares it.")]
        #[allow(non_snake_case)]
        // SAFETY: Windows' names are the point of this library; nothing else in it has them.
        #[unsafe(no_mangle)]
        pub extern "C" fn $name($($param: $of),*) -> $returns {
            let number = crate::door::enter(stringify!($name), &[$(u64::from($param)),*]);
            <$returns as crate::door::Returned>::of(number)
        }
    )+

        /// The functions, for whoever looks one up by its name.
        pub(super) static NAMES: &[(&str, crate::door::Function)] = &[
            $((stringify!($name), crate::door::Function($name as *const ()))),+
        ];
    };
}
pub(crate) use exports;

/// The address of an exported function.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Function(pub(crate) *const ());

// SAFETY: it is the address of code, which nobody changes.
unsafe impl Sync for Function {}

/// What a C function returns.
pub(crate) trait Returned {
    /// The number, as wide as it is.
    fn of(number: u64) -> Self;
}

macro_rules! returned {
    ($($of:ty),+) => { $(impl Returned for $of {
        fn of(number: u64) -> $of {
            number as $of
        }
    })+ };
}
returned!(u8, u16, u32, u64);

impl Returned for () {
    fn of(_: u64) {}
}

/// The C form of a name.
pub(crate) fn form(name: &str) -> Option<&'static Form> {
    static INDEX: std::sync::LazyLock<Vec<&'static Form>> = std::sync::LazyLock::new(|| {
        let mut all: Vec<_> = forms().iter().collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    });
    let at = INDEX.binary_search_by(|form| form.name.as_str().cmp(name)).ok()?;
    Some(INDEX[at])
}

/// Makes the call of a name. When the calling guest has ended its C frames are left behind, and
/// this does not return.
pub(crate) fn enter(name: &'static str, numbers: &[u64]) -> u64 {
    // Everything that owns anything is over before the frames are left.
    let inside = crate::quiet::inside();
    let answered = catch_unwind(AssertUnwindSafe(|| answer(name, numbers)));
    drop(inside);
    match answered {
        Ok(Some(number)) => number,
        Ok(None) => leave::leave(),
        Err(_) => {
            let words = crate::quiet::last_panic();
            session::note_failure(format!("{name}: obsim is wrong: {words}"));
            form(name).map_or(0, results::failed)
        }
    }
}

/// The answer of a call; none when the caller has ended.
fn answer(name: &'static str, numbers: &[u64]) -> Option<u64> {
    let form = form(name).expect("every exported function has a form");
    session::before_call();
    let (mut values, places) = arguments::read(form, numbers);
    let call = match calls::Call::from_values(form.id, &mut values) {
        Ok(call) => call,
        Err((at, misfit)) => {
            let wants = misfit.wants.describe();
            session::note_failure(format!("{name}: argument {} is no {wants}", at + 1));
            return Some(results::failed(form));
        }
    };
    let memory =
        session::concerns_memory(calls::NOUNS[form.id.noun as usize].name, form.row().name);
    let private = form.row().name.contains("Memory");
    let shown = match memory {
        Memory::Others => session::show_memory(private),
        _ => None,
    };
    let reply = session::make(call);
    if let Some(shown) = shown {
        session::see_memory(&shown);
    }
    let number = match reply {
        Reply::Returned { call, value } => finish(form, numbers, &places, &call, &value),
        Reply::Refused(words) => {
            session::note_failure(words);
            results::failed(form)
        }
        Reply::Ended => return None,
    };
    let number = if memory == Memory::Changes { follow(form, numbers, number) } else { number };
    session::after_call();
    Some(number)
}

/// The host makes, changes or takes away the memory that the kernel says there is. Where it has no
/// room for what a call gave, that is given back, and the call fails.
fn follow(form: &'static Form, numbers: &[u64], number: u64) -> u64 {
    const NO_MEMORY: u64 = 0xC000_0017;
    const RELEASE: u64 = 0x8000;
    let name = form.row().name;
    let place = |at: usize| crate::memory::number(numbers[at], 8).unwrap_or(0);
    let given = match name {
        "VirtualAlloc" | "VirtualAllocEx" | "MapViewOfFile" | "MapViewOfFileEx" => number,
        "NtAllocateVirtualMemory" => place(1),
        "NtMapViewOfSection" => place(2),
        _ => 0,
    };
    if !session::follow_memory(given) {
        return number;
    }
    match name {
        "VirtualAlloc" | "VirtualAllocEx" | "NtAllocateVirtualMemory" => {
            enter("VirtualFree", &[given, 0, RELEASE]);
        }
        _ => {
            enter("UnmapViewOfFile", &[given]);
        }
    }
    if name.starts_with("Nt") {
        return NO_MEMORY;
    }
    enter("SetLastError", &[nt::dos_error(nt::Status(NO_MEMORY as u32)).0.into()]);
    0
}

/// Writes what a call wrote, and returns what it returned.
fn finish(
    form: &'static Form,
    numbers: &[u64],
    places: &[Option<Place>],
    call: &calls::Call,
    value: &calls::Value,
) -> u64 {
    let written = call.values();
    let mut number = results::returned(form, value);
    for (place, value) in places.iter().zip(&written) {
        let Some(place) = place else { continue };
        if let Some(status) = results::write(form, numbers, place, value) {
            number = status;
        }
    }
    results::after(form, numbers, &written, number);
    number
}
