//! The fidelity page: how true each call is to Windows.

use calls::{NOUNS, Noun, Row};

use crate::coverage::Coverage;
use crate::markers::Section;
use crate::reference::{cell, fidelity, title};

/// The sections of the page: a summary, one table for each noun, what is refused by name, and what
/// is assumed.
pub(crate) fn sections(coverage: &Coverage) -> Vec<Section> {
    let mut all = vec![Section { name: "summary".into(), text: summary() }];
    all.extend(NOUNS.iter().map(|noun| Section { name: noun.name.into(), text: table(noun) }));
    all.push(Section { name: "unmodelled".into(), text: unmodelled() });
    all.push(coverage.assumed());
    all
}

fn summary() -> String {
    let rows: Vec<&Row> = calls::rows().map(|(_, row)| row).collect();
    let exact = rows.iter().filter(|row| row.partial.is_empty()).count();
    format!("Of {} calls, {exact} are exact and {} are partial.", rows.len(), rows.len() - exact)
}

fn unmodelled() -> String {
    let names = calls::UNMODELLED;
    format!("### Known and not modelled yet\n\n{} calls: {}.", names.len(), names.join(", "))
}

fn table(noun: &Noun) -> String {
    let mut text = format!("### {}\n\n| call | fidelity |\n| --- | --- |", title(noun));
    for row in noun.win32.iter().chain(noun.nt) {
        let link =
            format!("[{}](reference/{}.md#{})", row.name, noun.name, row.name.to_lowercase());
        text.push_str(&format!("\n| {link} | {} |", cell(&fidelity(row))));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_is_listed_with_its_reason() {
        let all: String =
            sections(&Coverage::of(&[])).into_iter().map(|section| section.text).collect();
        for (_, row) in calls::rows() {
            assert!(all.contains(&format!("| [{}](reference/", row.name)), "{}", row.name);
            for why in row.partial {
                assert!(all.contains(&format!("| partial: {}", cell(why))), "{}", row.name);
            }
        }
    }

    #[test]
    fn the_summary_counts_every_row_once() {
        assert!(summary().starts_with(&format!("Of {} calls", calls::rows().count())));
    }
}
