//! Names of a scenario as names of C.

/// `child#2:main` as `child_2_main`.
pub(crate) fn identifier(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// The constant that stands for an actor: `CHILD_2_MAIN`.
pub(crate) fn constant(actor: &str) -> String {
    identifier(actor).to_ascii_uppercase()
}

/// A command on one line. The statements of a `repeat` may stand on lines of their own.
pub(crate) fn one_line(source: &str) -> String {
    let mut text = String::new();
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let is_open = text.ends_with(['{', '(', ',', ';', '|', '&', '+']) || text.is_empty();
        let begins_statement = source.starts_with("repeat") && !is_open && !line.starts_with('}');
        if !text.is_empty() {
            text.push_str(if begins_statement { "; " } else { " " });
        }
        text.push_str(line);
    }
    text
}

/// A comment: what could end it does not.
pub(crate) fn comment(text: &str) -> String {
    text.replace("*/", "* /").replace("/*", "/ *")
}
