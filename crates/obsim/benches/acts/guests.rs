//! Guests: a call that goes on by itself, and one after which another guest acts.

use std::hint::black_box;

use obsim::prelude::*;

use crate::pair;
use crate::reference::{Reference, UNSIGNALED};

/// One guest makes calls, and then two that take turns, each on a coroutine.
pub(crate) fn calls(acts: u64, samples: usize) {
    for (name, goal, guests) in
        [("call of a guest", "< 1 us", 1), ("call and switch of two guests", "< 1 us", 2)]
    {
        let mut reference = Reference::new();
        pair(
            name,
            goal,
            (acts, samples),
            |n| {
                for _ in 0..n {
                    let handle = black_box(&mut reference).create(black_box(UNSIGNALED));
                    black_box(black_box(&mut reference).close(black_box(handle)));
                }
            },
            move |n| {
                let set = move |event| {
                    for _ in 0..n / guests {
                        SetEvent(event).expect("it is an event");
                    }
                };
                World::new().record(false).run(move |_| {
                    let event = CreateEventW(NULL, true, false, NULL)?;
                    let others = (1..guests).map(|_| spawn("other", move || set(event)));
                    let others = others.collect::<Result<Vec<_>, _>>()?;
                    set(event);
                    others.into_iter().for_each(|other| _ = WaitForSingleObject(other, INFINITE));
                    Ok::<_, Win32Error>(())
                });
            },
        );
    }
}
