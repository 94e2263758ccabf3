//! Runs that are asked for from outside: what a failed test prints to be run again.

use crate::machine::{Options, Schedule};

/// Names the seed of the only schedule to be tried.
pub(crate) const SEED: &str = "OBSIM_SEED";
/// Names the guests that are to be chosen, one after the other.
pub(crate) const SCHEDULE: &str = "OBSIM_SCHEDULE";
/// Names the number of the only call that is to fail.
pub(crate) const FAULT: &str = "OBSIM_FAULT";

/// A number that the environment names.
pub(crate) fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.trim().parse().ok()
}

/// Whether the environment says who is to act.
pub(crate) fn decides() -> bool {
    std::env::var_os(SEED).is_some() || std::env::var_os(SCHEDULE).is_some()
}

/// The options of a run, but for what the environment decides.
pub(crate) fn adjusted(mut options: Options) -> Options {
    if let Some(seed) = number(SEED) {
        options.schedule = Schedule::Random(seed);
    }
    if let Some(list) = std::env::var(SCHEDULE).ok().and_then(|text| read(&text)) {
        options.schedule = Schedule::List(list);
    }
    options
}

/// A schedule as text: numbers, and `2x5` for five times 2.
pub(crate) fn written(list: &[u32]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for same in list.chunk_by(|one, other| one == other) {
        parts.push(match same.len() {
            1 => same[0].to_string(),
            times => format!("{}x{times}", same[0]),
        });
    }
    parts.join(",")
}

/// Reads what [`written`] writes.
pub(crate) fn read(text: &str) -> Option<Vec<u32>> {
    let mut list = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (number, times) = part.split_once('x').unwrap_or((part, "1"));
        let (number, times): (u32, usize) = (number.parse().ok()?, times.parse().ok()?);
        list.extend(std::iter::repeat_n(number, times));
    }
    Some(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_are_read_as_they_are_written() {
        for list in [vec![], vec![3], vec![0, 0, 0, 1, 0, 2, 2]] {
            assert_eq!(read(&written(&list)), Some(list));
        }
        assert_eq!(written(&[0, 0, 0, 1]), "0x3,1");
        assert_eq!(read("a"), None);
    }
}
