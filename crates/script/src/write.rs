//! Appending canonical text to a `String`, for whoever has values and no tree.
//!
//! What these functions write, the parser reads back as the same value. A simulator prints a
//! whole transcript with them: [`prompt`], [`result`], [`note`] write lines with their line
//! end, the others write pieces of a line.

use std::fmt::Write as _;

use crate::layout::{CONTINUATION, Flat, last_column};
use crate::print::{push_note, push_result};
use crate::syntax::ResultKind;

/// A decimal number.
pub fn int(out: &mut String, value: u64) {
    write!(out, "{value}").expect("writing to a String cannot fail");
}

/// A decimal number that may be negative.
pub fn signed(out: &mut String, value: i64) {
    write!(out, "{value}").expect("writing to a String cannot fail");
}

/// A hexadecimal number without leading zeros: `0x4`.
pub fn hex(out: &mut String, value: u64) {
    write!(out, "{value:#x}").expect("writing to a String cannot fail");
}

/// A hexadecimal number of eight digits, as masks and statuses are written: `0x00101000`.
pub fn mask(out: &mut String, value: u32) {
    write!(out, "{value:#010x}").expect("writing to a String cannot fail");
}

/// A handle: `NULL`, `0x4`, or `(HANDLE)-2` for the pseudo handles.
pub fn handle(out: &mut String, value: i64) {
    match value {
        0 => out.push_str("NULL"),
        1.. => hex(out, value.unsigned_abs()),
        _ => {
            out.push_str("(HANDLE)");
            signed(out, value);
        }
    }
}

/// A wide string with its quotes. Lone surrogates become escapes.
pub fn string_wide(out: &mut String, units: &[u16]) {
    out.push_str("L\"");
    let mut after_hex = false;
    let mut decoded = char::decode_utf16(units.iter().copied()).peekable();
    while let Some(found) = decoded.next() {
        match found {
            // A \x escape takes every hexadecimal digit that follows it.
            Ok(char) if after_hex && char.is_ascii_hexdigit() => {
                write!(out, "\\x{:x}", u32::from(char)).expect("writing to a String cannot fail");
            }
            Ok(char) => {
                let next_is_digit = matches!(decoded.peek(), Some(Ok('0'..='7')));
                character(out, char, next_is_digit);
                after_hex = false;
            }
            Err(error) => {
                write!(out, "\\x{:x}", error.unpaired_surrogate())
                    .expect("writing to a String cannot fail");
                after_hex = true;
            }
        }
    }
    out.push('"');
}

/// A narrow string with its quotes. Bytes that are not UTF-8 become escapes.
pub fn string(out: &mut String, bytes: &[u8]) {
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        let mut chars = chunk.valid().chars().peekable();
        while let Some(char) = chars.next() {
            character(out, char, matches!(chars.peek(), Some('0'..='7')));
        }
        for byte in chunk.invalid() {
            write!(out, "\\{byte:03o}").expect("writing to a String cannot fail");
        }
    }
    out.push('"');
}

fn character(out: &mut String, char: char, next_is_digit: bool) {
    match char {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' => out.push_str("\\\\"),
        '"' => out.push_str("\\\""),
        '\0' if !next_is_digit => out.push_str("\\0"),
        '\0'..='\x1F' | '\x7F' => {
            write!(out, "\\{:03o}", u32::from(char)).expect("writing to a String cannot fail");
        }
        // Characters that nobody can see, or that turn the direction of the line around.
        '\u{80}'..='\u{9F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => {
            write!(out, "\\u{:04x}", u32::from(char)).expect("writing to a String cannot fail");
        }
        _ => out.push(char),
    }
}

/// A call, broken behind commas where the line gets too long. What `out` holds of the line
/// already counts.
pub fn call(out: &mut String, name: &str, args: &[(Option<&str>, &str)]) {
    list(out, &[name, "("].concat(), args, ")");
}

/// A struct or an array: `TYPE{ .name = value, … }`, broken as [`call`] is.
pub fn init(out: &mut String, typename: Option<&str>, items: &[(Option<&str>, &str)]) {
    let typename = typename.unwrap_or_default();
    if items.is_empty() {
        out.push_str(typename);
        out.push_str("{}");
    } else {
        list(out, &[typename, "{ "].concat(), items, " }");
    }
}

fn list(out: &mut String, open: &str, items: &[(Option<&str>, &str)], close: &str) {
    let mut flat = Flat::default();
    flat.open(open);
    for (index, (name, value)) in items.iter().enumerate() {
        if index > 0 {
            flat.comma();
        }
        if let Some(name) = name {
            flat.push(".");
            flat.push(name);
            flat.push(" = ");
        }
        flat.push(value);
    }
    flat.close(close);
    let column = last_column(out);
    flat.wrap(out, column, CONTINUATION);
}

/// A line of narrative for each line of the text.
pub fn note(out: &mut String, text: &str) {
    for line in text.split('\n') {
        push_note(out, line);
        out.push('\n');
    }
}

/// The line of a prompt. The command is written as it is, line breaks included.
pub fn prompt(out: &mut String, actor: &str, command: &str) {
    out.push_str(actor);
    out.push_str("> ");
    out.push_str(command);
    out.push('\n');
}

/// A result line for each line of the text; only a view has several.
pub fn result(out: &mut String, kind: ResultKind, text: &str) {
    for line in text.split('\n') {
        push_result(out, kind, line);
        out.push('\n');
    }
}
