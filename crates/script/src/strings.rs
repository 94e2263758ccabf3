//! The characters of a string: escapes as in C, raw strings, wide and narrow.
//!
//! `\x` and octal escapes are code units (of 16 bits in a wide string, bytes in a narrow
//! one), so `L"\xD800"` is a lone surrogate, which Windows allows in names. `\u` and `\U` are
//! characters. An unknown escape is an error and not, as in some compilers, its letter:
//! `"C:\data"` is nearly always a path with its backslash forgotten.

use crate::message::{Message, quoted};
use crate::syntax::Str;

/// What an escape stands for.
#[derive(Clone, Copy)]
enum Unit {
    Code(u32),
    Char(char),
}

/// Why an escape is wrong: what, and what would fit.
type Trouble = (&'static str, &'static str);

impl Str<'_> {
    /// The string as 16-bit units.
    ///
    /// # Errors
    ///
    /// An escape is wrong, or a unit has more than 16 bits. The position is relative to
    /// [`Str::text`]. Strings of a parsed tree hold no wrong escape.
    pub fn wide_units(&self) -> Result<Vec<u16>, Message> {
        let mut units = Vec::with_capacity(self.text.len());
        self.each(&mut |unit| match unit {
            Unit::Code(code) => match u16::try_from(code) {
                Ok(code) => {
                    units.push(code);
                    Ok(())
                }
                Err(_) => Err(("more than 16 bits", r"a unit ends at \xffff")),
            },
            Unit::Char(char) => {
                units.extend_from_slice(char.encode_utf16(&mut [0; 2]));
                Ok(())
            }
        })?;
        Ok(units)
    }

    /// The string as bytes; characters that are not ASCII become UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Str::wide_units`], for units of more than 8 bits.
    pub fn bytes(&self) -> Result<Vec<u8>, Message> {
        let mut bytes = Vec::with_capacity(self.text.len());
        self.each(&mut |unit| match unit {
            Unit::Code(code) => match u8::try_from(code) {
                Ok(code) => {
                    bytes.push(code);
                    Ok(())
                }
                Err(_) => Err(("more than 8 bits", r#"write L"…" for units of 16 bits"#)),
            },
            Unit::Char(char) => {
                bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
                Ok(())
            }
        })?;
        Ok(bytes)
    }

    fn each(&self, take: &mut dyn FnMut(Unit) -> Result<(), Trouble>) -> Result<(), Message> {
        let mut at = 0;
        while let Some(char) = self.text[at..].chars().next() {
            let (unit, length) = if char == '\\' && !self.raw {
                escape(&self.text[at..]).map_err(|trouble| self.message(at, 2, trouble))?
            } else {
                (Unit::Char(char), char.len_utf8())
            };
            take(unit).map_err(|trouble| self.message(at, length, trouble))?;
            at += length;
        }
        Ok(())
    }

    fn message(&self, at: usize, length: usize, trouble: Trouble) -> Message {
        let column = self.text[..at].chars().count() + 1;
        let escape = self.text.get(at..at + length).unwrap_or(r"\");
        Message::new(
            1,
            u32::try_from(column).unwrap_or(u32::MAX),
            format!("{}: {}", quoted(escape), trouble.0),
        )
        .with_help(trouble.1)
    }
}

/// The length of the escape at the beginning of `text`, which is a backslash.
pub(crate) fn escape_length(text: &str) -> Result<usize, Trouble> {
    escape(text).map(|(_, length)| length)
}

fn escape(text: &str) -> Result<(Unit, usize), Trouble> {
    let simple = |char: char| Ok((Unit::Char(char), 2));
    match text.as_bytes().get(1) {
        Some(b'n') => simple('\n'),
        Some(b't') => simple('\t'),
        Some(b'r') => simple('\r'),
        Some(b'a') => simple('\x07'),
        Some(b'b') => simple('\x08'),
        Some(b'f') => simple('\x0C'),
        Some(b'v') => simple('\x0B'),
        Some(b'\\') => simple('\\'),
        Some(b'"') => simple('"'),
        Some(b'\'') => simple('\''),
        Some(b'?') => simple('?'),
        Some(b'x') => {
            let (value, digits) = number(&text[2..], 16, usize::MAX);
            match (digits, u16::try_from(value)) {
                (0, _) => Err(("no hexadecimal digit follows", r"write it like \x1b")),
                (_, Ok(_)) => Ok((Unit::Code(value), 2 + digits)),
                (_, Err(_)) => Err((
                    "more than 16 bits: the escape takes every hexadecimal digit that follows",
                    r"write the next letter as an escape, too, or use \u with four digits",
                )),
            }
        }
        Some(b'u') => character(text, 4),
        Some(b'U') => character(text, 8),
        Some(b'0'..=b'7') => {
            let (value, digits) = number(&text[1..], 8, 3);
            Ok((Unit::Code(value), 1 + digits))
        }
        _ => Err(("no such escape", r"a backslash is written \\")),
    }
}

fn character(text: &str, wanted: usize) -> Result<(Unit, usize), Trouble> {
    let (value, digits) = number(&text[2..], 16, wanted);
    if digits < wanted {
        return Err(("too few digits", r"\u takes four hexadecimal digits, \U takes eight"));
    }
    match char::from_u32(value) {
        Some(char) => Ok((Unit::Char(char), 2 + digits)),
        None => Err(("not a character", r"a lone surrogate is written \xd800")),
    }
}

/// The value of the digits at the beginning of `text`, which stays put once it is too large,
/// and how many digits there are.
fn number(text: &str, radix: u32, most: usize) -> (u32, usize) {
    let mut value: u32 = 0;
    let mut digits = 0;
    for digit in text.chars().take(most).map_while(|char| char.to_digit(radix)) {
        value = value.saturating_mul(radix).saturating_add(digit);
        digits += 1;
    }
    (value, digits)
}
