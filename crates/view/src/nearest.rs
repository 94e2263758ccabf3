//! The nearest match: what somebody meant who wrote a name that is not there.

/// The name that is fewest typing errors away, if it is near at all. Case does not count.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_ascii_lowercase();
    let near = 1 + word.len() / 4;
    let distance = |name: &str| strsim::osa_distance(&word, &name.to_ascii_lowercase());
    let found = names.into_iter().map(|name| (distance(name), name)).min();
    found.filter(|(distance, _)| *distance <= near).map(|(_, name)| name)
}

/// A message about a name that is not there, with the nearest one that is.
pub(crate) fn unknown<'n>(
    word: &str,
    what: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> String {
    match nearest(word, names) {
        Some(name) => format!("{word}: no such {what}; {name}?"),
        None => format!("{word}: no such {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_proposed_when_it_is_near() {
        let table = [
            ("handel", "handel: no such tool; handle?"),
            ("PSLIST", "PSLIST: no such tool; pslist?"),
            ("x", "x: no such tool"),
        ];
        for (word, want) in table {
            assert_eq!(unknown(word, "tool", ["handle", "pslist"]), want);
        }
    }
}
