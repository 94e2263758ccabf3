//! Lines of programs: where calls are made.

use std::collections::BTreeMap;
use std::panic::Location;

/// A line of a program.
pub(crate) type Place = &'static Location<'static>;

/// Numbers for the lines at which calls were made, in the order in which they were.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    numbers: BTreeMap<(&'static str, u32, u32), u32>,
    all: Vec<Place>,
}

impl Places {
    /// The number of a place, counted from 1.
    pub(crate) fn number(&mut self, place: Place) -> u32 {
        let next = self.all.len() as u32 + 1;
        let key = (place.file(), place.line(), place.column());
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.all.push(place);
        }
        number
    }

    /// The place of a number.
    pub(crate) fn get(&self, number: u32) -> Option<Place> {
        self.all.get((number as usize).checked_sub(1)?).copied()
    }
}
