//! Texts and bytes as a transcript writes them: in quotes, with escapes as in C.
//!
//! An octal escape always has three digits, so that no digit behind it can belong to it. A
//! hexadecimal one, which only half a surrogate pair needs, has no end of its own: a digit
//! behind it is escaped, too.

use std::fmt::Write;

/// Appends UTF-16 text: `L"…"`.
pub(crate) fn wide(units: &[u16], out: &mut String) {
    out.push_str("L\"");
    let mut open = false;
    for item in char::decode_utf16(units.iter().copied()) {
        match item {
            Ok(digit) if open && digit.is_ascii_hexdigit() => octal(digit as u8, out),
            Ok(letter) => {
                character(letter, out);
                open = false;
            }
            Err(lone) => {
                let _ = write!(out, "\\x{:04X}", lone.unpaired_surrogate());
                open = true;
            }
        }
    }
    out.push('"');
}

/// Appends bytes: `"…"`, as UTF-8 where they are.
pub(crate) fn bytes(bytes: &[u8], out: &mut String) {
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        chunk.valid().chars().for_each(|letter| character(letter, out));
        chunk.invalid().iter().for_each(|byte| octal(*byte, out));
    }
    out.push('"');
}

fn character(letter: char, out: &mut String) {
    match letter {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        letter if letter.is_ascii_control() => octal(letter as u8, out),
        letter if letter.is_control() => {
            let _ = write!(out, "\\u{:04X}", u32::from(letter));
        }
        letter => out.push(letter),
    }
}

fn octal(byte: u8, out: &mut String) {
    let _ = write!(out, "\\{byte:03o}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_c_writes_them() {
        let table: &[(&[u16], &str)] = &[
            (&[], r#"L"""#),
            (&[0x47, 0x6F], r#"L"Go""#),
            (&[0x43, 0x3A, 0x5C, 0x61], r#"L"C:\\a""#),
            (&[0x22, 0x0A, 0x07, 0x31], r#"L"\"\n\0071""#),
            (&[0xD800], r#"L"\xD800""#),
            (&[0xDC00, 0x61, 0x7A], r#"L"\xDC00\141z""#),
            (&[0xD83D, 0xDE00, 0x85], r#"L"😀\u0085""#),
        ];
        for (units, want) in table {
            let mut out = String::new();
            wide(units, &mut out);
            assert_eq!(out, *want);
        }
    }

    #[test]
    fn bytes_are_text_where_they_are_text() {
        let table: &[(&[u8], &str)] =
            &[(b"hi", r#""hi""#), (b"a\0b\xFF7", r#""a\000b\3777""#), ("é".as_bytes(), r#""é""#)];
        for (raw, want) in table {
            let mut out = String::new();
            bytes(raw, &mut out);
            assert_eq!(out, *want);
        }
    }
}
