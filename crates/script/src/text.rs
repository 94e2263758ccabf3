//! Characters, lines and positions: what must hold before the language begins.
//!
//! A transcript is UTF-8 without a byte order mark, its lines end in LF and hold no control
//! characters, and no line is longer than [`LINE_MAX`] bytes. Everything is checked line by
//! line, once.

use crate::message::Message;

/// The most bytes a line may have.
pub const LINE_MAX: usize = 1 << 20;

/// What goes wrong inside this crate. Boxed, so that the good case stays small.
pub(crate) type Fail = Box<Message>;

/// Takes the bytes of a file as the text of a transcript or of a page with transcripts.
///
/// # Errors
///
/// The bytes are not UTF-8, begin with a byte order mark, or hold a control character other
/// than tab and line feed. Lines that end in CR LF are refused, too: transcripts are compared
/// and rewritten byte by byte.
pub fn decode(bytes: &[u8]) -> Result<&str, Message> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Message::new(1, 1, "the text is UTF-16").with_help("save it as UTF-8"));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(bytes, error.valid_up_to())),
    };
    if text.starts_with('\u{FEFF}') {
        return Err(Message::new(1, 1, "the text begins with a byte order mark")
            .with_help("save it as UTF-8 without one"));
    }
    let odd = bytes.iter().fold(false, |odd, &byte| odd | (is_odd(byte) & (byte != b'\n')));
    if odd {
        for (index, line) in text.split('\n').enumerate() {
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            check_characters(line, number).map_err(|fail| *fail)?;
        }
    }
    Ok(text)
}

fn not_utf8(bytes: &[u8], good: usize) -> Message {
    let head = std::str::from_utf8(&bytes[..good]).expect("from_utf8 said it is valid up to here");
    let (line, column) = position(head, &head[head.len()..]).expect("the end is inside");
    Message::new(line, column, format!("byte 0x{:02x} is not UTF-8", bytes[good]))
        .with_help("save the text as UTF-8")
}

/// The line and the column, both from 1, at which `part` begins within `source`.
///
/// `part` must borrow from the same text; otherwise the answer is `None`.
#[must_use]
pub fn position(source: &str, part: &str) -> Option<(u32, u32)> {
    let offset = (part.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
    let before = source.get(..offset)?;
    if part.len() > source.len() - offset {
        return None;
    }
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let lines = before.bytes().filter(|&byte| byte == b'\n').count();
    let column = before[line_start..].chars().count();
    Some((count(lines), count(column)))
}

fn count(before: usize) -> u32 {
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}

/// Control characters; tab is none, the end of a line is.
fn is_odd(byte: u8) -> bool {
    ((byte < b' ') & (byte != b'\t')) | (byte == 0x7F)
}

/// The end of the line that begins at `start`: the offset of its LF, or of the end of text.
/// The line has been checked for length and characters when this returns it.
pub(crate) fn line_end(source: &str, start: usize, number: u32) -> Result<usize, Fail> {
    let bytes = &source.as_bytes()[start..];
    let mut odd = false;
    let mut length = bytes.len();
    for (index, &byte) in bytes.iter().enumerate() {
        if is_odd(byte) {
            if byte == b'\n' {
                length = index;
                break;
            }
            odd = true;
        }
    }
    if length > LINE_MAX {
        let text = format!("this line has {length} bytes; the longest allowed has {LINE_MAX}");
        return Err(Box::new(Message::new(number, 1, text)));
    }
    if odd {
        check_characters(&source[start..start + length], number)?;
    }
    Ok(start + length)
}

fn check_characters(line: &str, number: u32) -> Result<(), Fail> {
    let Some(at) = line.bytes().position(is_odd) else {
        return Ok(());
    };
    let column = count(line[..at].chars().count());
    let byte = line.as_bytes()[at];
    Err(Box::new(if byte == b'\r' && at + 1 == line.len() {
        Message::new(number, column, format!("lines end in LF; line {number} ends in CR LF"))
            .with_help("save it with Unix line ends; with git: `*.obs text eol=lf`")
    } else {
        Message::new(number, column, format!("control character U+{byte:04X}"))
            .with_help(r"in a string, write it as an escape such as \n or \x1b")
    }))
}

/// How many blanks a text begins with.
pub(crate) fn leading_blanks(text: &str) -> usize {
    text.bytes().take_while(|&byte| byte == b' ').count()
}

/// A count with its noun: `1 leading blank`, `3 leading blanks`.
pub(crate) fn blanks(count: usize) -> String {
    format!("{count} leading blank{}", if count == 1 { "" } else { "s" })
}
