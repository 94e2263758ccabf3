//! The rules of the source tree, the same that `cargo xtask tidy` checks.

#[test]
fn the_source_tree_obeys_its_rules() {
    let findings = xtask::tidy::tidy(&crate::corpus::root());
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

#[test]
fn pages_that_are_printed_from_the_table_are_fresh() {
    let stale = xtask::generate::stale(&crate::corpus::root());
    assert!(stale.is_empty(), "\n{}", stale.join("\n"));
}
