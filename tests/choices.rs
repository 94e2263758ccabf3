//! What a world decides is told on the page of the language, choice by choice.

use replay::CHOICES;

use crate::corpus::root;

/// The row of the page for a choice.
fn row(choice: &replay::Choice) -> String {
    let values: Vec<String> = choice.values.iter().map(|value| format!("`{value}`")).collect();
    format!("| `{}` | {} | {} |", choice.name, values.join(", "), choice.decides)
}

#[test]
fn the_page_of_the_language_lists_every_choice_and_no_other() {
    let page = std::fs::read_to_string(root().join("docs/language.md")).expect("the page is there");
    let mut rows = page.lines().skip_while(|line| *line != "| choice | values | decides |").skip(2);
    for choice in CHOICES {
        assert_eq!(rows.next(), Some(&*row(choice)), "docs/language.md, below its heading");
    }
    assert!(rows.next().is_some_and(|line| !line.starts_with('|')), "a choice that is none");
}
