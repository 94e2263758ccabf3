//! The way in: a call with C arguments becomes a call of the table, and its answer goes back.
//!
//! Every exported function comes here with its name and its arguments as numbers. Nothing that a
//! program passes is trusted, and no panic leaves this library.

use std::panic::{AssertUnwindSafe, catch_unwind};

use abi::forms::{Form, forms};

use crate::arguments::{self, Place};
use crate::session::{self, Reply};
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
    match catch_unwind(AssertUnwindSafe(|| answer(name, numbers))) {
        Ok(Some(number)) => number,
        Ok(None) => leave::leave(),
        Err(_) => {
            session::note_failure(format!("{name}: obsim is wrong: it panicked"));
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
    let reply = session::make(call);
    let number = match reply {
        Reply::Returned { call, value } => finish(form, numbers, &places, &call, &value),
        Reply::Refused(words) => {
            session::note_failure(words);
            results::failed(form)
        }
        Reply::Ended => return None,
    };
    session::after_call();
    Some(number)
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
