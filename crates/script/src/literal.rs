//! Literals: the value of a number, and a string without its quotes.

use crate::lexer::{Token, help};
use crate::message::quoted;
use crate::parse::Parser;
use crate::syntax::Str;
use crate::text::Fail;

impl Parser<'_> {
    /// The value of a number, and whether it is hexadecimal.
    pub(crate) fn int_value(&self, token: Token<'_>) -> Result<(u64, bool), Fail> {
        let text = token.text;
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
        let parsed = match digits {
            Some(digits) => u64::from_str_radix(digits, 16),
            None => text.parse(),
        };
        let octal = digits.is_none() && text.len() > 1 && text.starts_with('0');
        match parsed {
            Ok(value) if !octal => Ok((value, digits.is_some())),
            _ => Err(self.bad_number(token, octal)),
        }
    }

    #[cold]
    fn bad_number(&self, token: Token<'_>, octal: bool) -> Fail {
        let text = token.text;
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
        let only_digits = match digits {
            Some(digits) => {
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
            }
            None => text.bytes().all(|byte| byte.is_ascii_digit()),
        };
        let (what, cure) = if !only_digits {
            ("is not a number", "numbers are 12 or 0xc, without a suffix or a unit")
        } else if octal {
            ("is octal in C and decimal elsewhere", "leave out the leading 0, or write 0x…")
        } else {
            ("does not fit into 64 bits", "the largest number is 0xffffffffffffffff")
        };
        let message = format!("{} {what}", quoted(text));
        help(self.lexer.message(self.lexer.offset(text), message), cure)
    }
}

/// A string token without its quotes.
pub(crate) fn string(token: &str) -> Str<'_> {
    let wide = token.starts_with('L');
    let unprefixed = if wide { &token[1..] } else { token };
    let raw = unprefixed.starts_with('R');
    let text = if raw {
        &unprefixed[3..unprefixed.len() - 2]
    } else {
        &unprefixed[1..unprefixed.len() - 1]
    };
    Str { wide, raw, text }
}
