//! The characters of strings, and strings from characters.

use script::{Expr, Str, expression, write};

fn string(source: &str) -> Str<'_> {
    match expression(source) {
        Ok(Expr::Str(string)) => string,
        other => panic!("{source} should be a string: {other:?}"),
    }
}

#[test]
fn escapes_are_those_of_c() {
    for (source, expected) in [
        (r#""""#, &b""[..]),
        (r#""a\n\t\r\a\b\f\v\\\"\'\?""#, b"a\n\t\r\x07\x08\x0c\x0b\\\"'?"),
        (r#""\0\01\0011\377""#, b"\0\x01\x011\xff"),
        (r#""\x41\x7g""#, b"A\x07g"),
        ("\"\\u00e4\\U0001F600ä\"", "ä😀ä".as_bytes()),
        (r#"R"(a\n"b)""#, br#"a\n"b"#),
        (r#"R"()""#, b""),
    ] {
        assert_eq!(string(source).bytes().as_deref(), Ok(expected), "{source}");
    }
    assert_eq!(
        string(r#"L"\xD800x\xfffF😀""#).wide_units(),
        Ok(vec![0xD800, 120, 0xFFFF, 0xD83D, 0xDE00])
    );
    assert_eq!(string(r#"LR"(\x)""#).wide_units(), Ok(vec![92, 120]));
    assert!(string(r#"L"a""#).wide && string(r#"LR"(a)""#).raw && !string("\"a\"").wide);
}

#[test]
fn wrong_escapes_say_where_and_what() {
    for (text, column, expected) in [
        (r"\d", 1, r#""\d": no such escape"#),
        (r"ä\", 2, r#""\": no such escape"#),
        (r"\x", 1, r#""\x": no hexadecimal digit follows"#),
        (r"\u12", 1, r#""\u": too few digits"#),
        (r"\uD800", 1, r#""\u": not a character"#),
        (
            r"\x12345",
            1,
            r#""\x": more than 16 bits: the escape takes every hexadecimal digit that follows"#,
        ),
    ] {
        let string = Str { wide: true, raw: false, text };
        let message = string.wide_units().expect_err("the escape is wrong");
        assert_eq!((message.column, message.text.as_str()), (column, expected));
        assert!(message.help.is_some(), "{text}");
    }
    let message = string(r#""a\x100""#).bytes().expect_err("a byte has 8 bits");
    assert_eq!(
        message.to_string(),
        r#"line 1, column 2: "\x100": more than 8 bits; write L"…" for units of 16 bits"#
    );
}

fn wide(units: &[u16]) -> String {
    let mut out = String::new();
    write::string_wide(&mut out, units);
    out
}

fn narrow(bytes: &[u8]) -> String {
    let mut out = String::new();
    write::string(&mut out, bytes);
    out
}

#[test]
fn strings_are_written_so_that_they_read_back() {
    let units: Vec<u16> = "C:\\a\"ä😀\n\u{1}2\u{0}7\u{0}".encode_utf16().collect();
    assert_eq!(wide(&units), r#"L"C:\\a\"ä😀\n\0012\0007\0""#);
    assert_eq!(wide(&[0xD800, 0x61, 0x67, 0x61]), r#"L"\xd800\x61ga""#);
    assert_eq!(wide(&[0x202E, 0x85]), r#"L"\u202e\u0085""#);
    assert_eq!(narrow(b"hi\0\xff1\x7f"), r#""hi\0\3771\177""#);
    assert_eq!(narrow("ä".as_bytes()), "\"ä\"");
}
