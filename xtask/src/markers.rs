//! Generated sections within pages that people write.
//!
//! A section stands between two marker lines. Printing it again replaces what is between them and
//! nothing else, so text outside survives.

/// A generated section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    /// Names it within its page.
    pub name: String,
    /// What stands between its markers, without a line end at the end.
    pub text: String,
}

const END: &str = "<!-- end -->";

/// The line that opens a section.
pub(crate) fn opening(name: &str) -> String {
    format!("<!-- generated: {name}, do not edit -->")
}

/// A page with its generated sections renewed. Sections that are no longer wanted go; new ones
/// come in front of the next one that is there, or at the end.
///
/// # Errors
/// A marker has no partner, or a section stands there twice: the line, and what is wrong.
pub(crate) fn renew(old: &str, sections: &[Section]) -> Result<String, (usize, String)> {
    let pieces = split(old)?;
    let is_there = |name: &str| pieces.iter().any(|piece| piece.name() == Some(name));
    let mut page = String::new();
    let mut next = 0;
    for piece in &pieces {
        let name = match piece {
            Piece::Written(text) => {
                page.push_str(text);
                continue;
            }
            Piece::Generated(name) => *name,
        };
        let Some(at) = sections.iter().position(|section| section.name == name) else { continue };
        while next < at {
            if !is_there(&sections[next].name) {
                add(&mut page, &sections[next]);
                page.push('\n');
            }
            next += 1;
        }
        add(&mut page, &sections[at]);
        next = next.max(at + 1);
    }
    for section in &sections[next..] {
        if !is_there(&section.name) {
            if !page.is_empty() && !page.ends_with("\n\n") {
                page.push('\n');
            }
            add(&mut page, section);
        }
    }
    Ok(page)
}

fn add(page: &mut String, section: &Section) {
    page.push_str(&format!("{}\n{}\n{END}\n", opening(&section.name), section.text));
}

/// A part of a page.
enum Piece<'a> {
    /// Text of people.
    Written(&'a str),
    /// The place of a generated section of this name.
    Generated(&'a str),
}

impl<'a> Piece<'a> {
    fn name(&self) -> Option<&'a str> {
        match self {
            Piece::Generated(name) => Some(name),
            Piece::Written(_) => None,
        }
    }
}

fn split(page: &str) -> Result<Vec<Piece<'_>>, (usize, String)> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let (mut start, mut offset) = (0, 0);
    for (number, line) in (1..).zip(page.split_inclusive('\n')) {
        let bare = line.trim_end();
        let named = bare
            .strip_prefix("<!-- generated: ")
            .and_then(|rest| rest.strip_suffix(", do not edit -->"));
        match (open, named) {
            (None, Some(name)) => {
                if pieces.iter().any(|piece| piece.name() == Some(name)) {
                    return Err((number, format!("the section {name} stands here twice")));
                }
                pieces.push(Piece::Written(&page[start..offset]));
                open = Some((number, name));
            }
            (Some((at, name)), Some(_)) => {
                return Err((at, format!("the section {name} has no end before the next begins")));
            }
            (Some((_, name)), None) if bare == END => {
                pieces.push(Piece::Generated(name));
                open = None;
                start = offset + line.len();
            }
            (None, None) if bare == END => {
                return Err((number, "an end marker without a beginning".into()));
            }
            _ => {}
        }
        offset += line.len();
    }
    if let Some((at, name)) = open {
        return Err((at, format!("the section {name} has no end")));
    }
    pieces.push(Piece::Written(&page[start..]));
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(pairs: &[(&str, &str)]) -> Vec<Section> {
        let section =
            |&(name, text): &(&str, &str)| Section { name: name.into(), text: text.into() };
        pairs.iter().map(section).collect()
    }

    const PAGE: &str = "# T\n\n<!-- generated: a, do not edit -->\nold\n<!-- end -->\n\nBy hand.\n";

    #[test]
    fn what_people_wrote_survives() {
        let page = renew(PAGE, &sections(&[("a", "new")])).expect("the page is well formed");
        assert_eq!(page, PAGE.replace("old", "new"));
        assert_eq!(renew(&page, &sections(&[("a", "new")])), Ok(page.clone()), "it settles");
    }

    #[test]
    fn a_new_section_comes_before_the_next_one_or_last() {
        let page = renew(PAGE, &sections(&[("0", "first"), ("a", "old"), ("z", "last")]));
        let page = page.expect("the page is well formed");
        let at = |text: &str| page.find(text).expect("it is on the page");
        assert!(
            at("first") < at("old") && at("old") < at("By hand.") && at("By hand.") < at("last")
        );
        let again = renew(&page, &sections(&[("0", "first"), ("a", "old"), ("z", "last")]));
        assert_eq!(again, Ok(page));
    }

    #[test]
    fn a_section_that_is_not_wanted_goes() {
        assert_eq!(renew(PAGE, &[]), Ok("# T\n\n\nBy hand.\n".into()));
    }

    #[test]
    fn broken_markers_are_refused() {
        let wrong = |page: &str| renew(page, &[]).expect_err("a marker is wrong");
        assert_eq!(wrong("<!-- generated: a, do not edit -->\n").0, 1);
        assert_eq!(wrong("x\n<!-- end -->\n").0, 2);
        assert_eq!(wrong(&format!("{PAGE}{PAGE}")).1, "the section a stands here twice");
        let nested = "<!-- generated: a, do not edit -->\n<!-- generated: b, do not edit -->\n";
        assert_eq!(wrong(nested).1, "the section a has no end before the next begins");
    }
}
