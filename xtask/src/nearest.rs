//! The word that was probably meant.

/// The known word that differs from `word` in the fewest letters, unless it differs in most.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let near = known.iter().min_by_key(|candidate| distance(word, candidate))?;
    (distance(word, near) * 2 <= near.len()).then_some(near)
}

/// How many letters have to be added, dropped or changed to turn one word into the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, letter) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = done + 1;
        for at in 0..other.len() {
            let change = corner + usize::from(letter != other[at]);
            corner = row[at + 1];
            row[at + 1] = change.min(corner + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_counts_single_letters() {
        assert_eq!(distance("gen", "gen"), 0);
        assert_eq!(distance("gn", "gen"), 1);
        assert_eq!(distance("", "gen"), 3);
        assert_eq!(distance("tydi", "tidy"), 2);
    }

    #[test]
    fn a_word_unlike_all_others_has_no_nearest() {
        assert_eq!(nearest("tydi", &["gen", "tidy"]), Some("tidy"));
        assert_eq!(nearest("frobnicate", &["gen", "tidy"]), None);
        assert_eq!(nearest("gen", &[]), None);
    }
}
