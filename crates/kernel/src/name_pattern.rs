//! Patterns of file names.
//!
//! Source: Microsoft, "FsRtlIsNameInExpression". Beside `*` and `?` there are three signs that the
//! old rules of DOS are written with: `<` stands for any characters but the last period, `>` for
//! one character or for none at a period or the end, `"` for a period or for the end.

const STAR: u16 = b'*' as u16;
const QUESTION: u16 = b'?' as u16;
const DOS_STAR: u16 = b'<' as u16;
const DOS_QUESTION: u16 = b'>' as u16;
const DOS_DOT: u16 = b'"' as u16;
const DOT: u16 = b'.' as u16;

/// Whether a pattern matches a whole name; both are in upper case.
pub(crate) fn matches(pattern: &[u16], name: &[u16]) -> bool {
    // All positions of the pattern that the name so far can have led to, as one set.
    let mut at = vec![false; pattern.len() + 1];
    at[0] = true;
    skip(pattern, &mut at, name);
    for (index, unit) in name.iter().enumerate() {
        let mut next = vec![false; pattern.len() + 1];
        for (position, sign) in pattern.iter().enumerate().filter(|(position, _)| at[*position]) {
            match *sign {
                STAR => next[position] |= true,
                DOS_STAR => next[position] |= *unit != DOT || name[index + 1..].contains(&DOT),
                QUESTION => next[position + 1] = true,
                DOS_QUESTION => next[position + 1] |= *unit != DOT,
                DOS_DOT => next[position + 1] |= *unit == DOT,
                sign => next[position + 1] |= sign == *unit,
            }
        }
        at = next;
        skip(pattern, &mut at, &name[index + 1..]);
    }
    at[pattern.len()]
}

/// Adds the positions that are reached without a character more.
fn skip(pattern: &[u16], at: &mut [bool], rest: &[u16]) {
    for (position, sign) in pattern.iter().enumerate() {
        let free = match *sign {
            STAR | DOS_STAR => true,
            DOS_QUESTION => rest.first().is_none_or(|unit| *unit == DOT),
            DOS_DOT => rest.is_empty(),
            _ => false,
        };
        at[position + 1] |= at[position] && free;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, name: &str) -> bool {
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        matches(&units(pattern), &units(name))
    }

    #[test]
    fn patterns_and_what_they_match() {
        for (pattern, name) in [
            ("*", ""),
            ("*", "A.TXT"),
            ("A*", "A"),
            ("*.TXT", "A.B.TXT"),
            ("?.TXT", "A.TXT"),
            ("A>>>.TXT", "AB.TXT"),
            ("A>>>", "A"),
            ("A\"", "A"),
            ("<.TXT", "A.B.TXT"),
            ("A\"*", "A"),
            ("*A*B*", "XAYBZ"),
            ("<", "README"),
        ] {
            assert!(fits(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("", "A"),
            ("A", "AB"),
            ("?", ""),
            ("?.TXT", "AB.TXT"),
            (">", "AB"),
            ("*.TXT", "A.TX"),
            ("*A*B*", "XBYAZ"),
            ("A?", "A"),
            ("<", "A.TXT"),
        ] {
            assert!(!fits(pattern, name), "{pattern} {name}");
        }
    }
}
