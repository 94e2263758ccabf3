//! Lines of at most 100 columns.
//!
//! A command is first written as one line that remembers its commas. If it is too long, it is
//! broken behind commas, the outer ones first, and goes on with 8 blanks. The outcome depends
//! on the tree alone, so printing what was printed changes nothing.

/// The longest line the printer writes, if there are commas enough.
pub(crate) const COLUMNS: usize = 100;

/// The blanks in front of a continuation line, beyond those of its statement.
pub(crate) const CONTINUATION: usize = 8;

/// A command on one line.
#[derive(Default)]
pub(crate) struct Flat {
    pub(crate) text: String,
    breaks: Vec<Break>,
    depth: usize,
}

/// A place behind a comma and its blank.
#[derive(Clone, Copy)]
struct Break {
    offset: usize,
    depth: usize,
}

impl Flat {
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(crate) fn open(&mut self, bracket: &str) {
        self.push(bracket);
        self.depth += 1;
    }

    pub(crate) fn close(&mut self, bracket: &str) {
        self.push(bracket);
        self.depth -= 1;
    }

    pub(crate) fn comma(&mut self) {
        self.push(", ");
        self.breaks.push(Break { offset: self.text.len(), depth: self.depth });
    }

    /// Appends the command to a line that has `column` columns already, breaking it where it
    /// must be; continuation lines begin with `indent` blanks.
    pub(crate) fn wrap(&self, out: &mut String, column: usize, indent: usize) {
        let mut used = column;
        let mut start = 0;
        let mut next = 0;
        while width(&self.text[start..], COLUMNS - used.min(COLUMNS)).is_none() {
            let Some(chosen) = self.choose(start, next, COLUMNS.saturating_sub(used)) else {
                break;
            };
            out.push_str(self.text[start..self.breaks[chosen].offset].trim_end());
            out.push('\n');
            push_blanks(out, indent);
            start = self.breaks[chosen].offset;
            next = chosen + 1;
            used = indent;
        }
        out.push_str(&self.text[start..]);
    }

    /// Of the breaks that keep the line within `room` the last one of the outermost; without
    /// such a break the first that comes.
    fn choose(&self, start: usize, next: usize, room: usize) -> Option<usize> {
        let mut chosen: Option<usize> = None;
        let mut columns = 0;
        let mut from = start;
        for (index, found) in self.breaks.iter().enumerate().skip(next) {
            columns += self.text[from..found.offset].chars().count();
            from = found.offset;
            // The blank behind the comma is not written at the end of a line.
            if columns - 1 > room {
                break;
            }
            if chosen.is_none_or(|best| found.depth <= self.breaks[best].depth) {
                chosen = Some(index);
            }
        }
        chosen.or((next < self.breaks.len()).then_some(next))
    }
}

/// The columns of a text, unless there are more than `room`.
fn width(text: &str, room: usize) -> Option<usize> {
    let columns = text.chars().take(room + 1).count();
    (columns <= room).then_some(columns)
}

/// The columns of the last line of a text.
pub(crate) fn last_column(text: &str) -> usize {
    let start = text.rfind('\n').map_or(0, |end| end + 1);
    text[start..].chars().count()
}

pub(crate) fn push_blanks(out: &mut String, count: usize) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// Whether a line of so many columns that gets this text stays within the limit.
pub(crate) fn fits(column: usize, text: &str) -> bool {
    column <= COLUMNS && width(text, COLUMNS - column).is_some()
}
