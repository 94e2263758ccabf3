//! What is said about wrong texts: where, what, and what would fit.

use script::{DEPTH_MAX, LINE_MAX, Message, decode, nearest, parse};

fn message(source: &str) -> String {
    match parse(source) {
        Ok(_) => format!("{source:?} was accepted"),
        Err(message) => message.to_string(),
    }
}

/// Wrong texts and what is said about them: the text, `=>`, place and message, and the help.
/// Tab, carriage return and escape are drawn as `→`, `␍` and `␛`.
const MESSAGES: &str = include_str!("messages.txt");

#[test]
fn every_wrong_text_gets_its_message() {
    let mut count = 0;
    for block in MESSAGES.split_terminator("----\n") {
        let (drawn, expected) = block.split_once("=> ").expect("every text has a message");
        let source = drawn.replace('→', "\t").replace('␍', "\r").replace('␛', "\x1b");
        let said = match parse(&source) {
            Ok(_) => ":accepted".to_owned(),
            Err(message) => message.in_file(""),
        };
        assert_eq!(format!("{}\n", &said[1..]), expected, "{drawn}");
        count += 1;
    }
    assert!(count >= 84, "only {count} messages were found");
}

#[test]
fn messages_name_the_file() {
    let message = parse("app> f()\n  =1\n").expect_err("a blank is missing");
    assert_eq!(
        message.in_file("a/b.obs"),
        "a/b.obs:2:3: \"  =1\": a result line needs a blank after its sign\n  help: write \"  = 1\""
    );
    assert_eq!(Message::new(3, 4, "x").moved_to(10, 5).in_file("f"), "f:12:4: x");
    assert_eq!(Message::new(1, 4, "x").moved_to(10, 5).in_file("f"), "f:10:8: x");
}

#[test]
fn bytes_that_are_no_text() {
    for (bytes, expected) in [
        (&b"a\n\xC3\xA4\xFFb"[..], ":2:2: byte 0xff is not UTF-8"),
        (&b"\xEF\xBB\xBF# x"[..], ":1:1: the text begins with a byte order mark"),
        (&b"\xFF\xFEa\0"[..], ":1:1: the text is UTF-16"),
        (&b"a\nb\nc\r\n"[..], ":3:2: lines end in LF; line 3 ends in CR LF"),
        (&b"a\rb\n"[..], ":1:2: control character U+000D"),
        (&b"\0"[..], ":1:1: control character U+0000"),
        (&b"\x7F"[..], ":1:1: control character U+007F"),
    ] {
        let message = decode(bytes).expect_err("the bytes are wrong");
        assert!(message.help.is_some(), "{bytes:?}");
        let without_help = Message { help: None, ..message };
        assert_eq!(without_help.in_file(""), expected, "{bytes:?}");
    }
    assert_eq!(decode("a\tb\nä".as_bytes()), Ok("a\tb\nä"));
    assert_eq!(decode(b""), Ok(""));
}

#[test]
fn a_line_of_a_mebibyte_is_enough() {
    let long = format!("# {}\n", "x".repeat(LINE_MAX));
    assert_eq!(
        message(&long),
        "line 1, column 1: this line has 1048578 bytes; the longest allowed has 1048576"
    );
    assert!(parse(&long[2..LINE_MAX]).is_err(), "x is no shape, but its length is allowed");
    assert!(parse(&format!("# {}\n", "x".repeat(LINE_MAX - 2))).is_ok());
    let continued = format!("app> f(\n    {})\n", "x".repeat(LINE_MAX));
    assert!(message(&continued).starts_with("line 2, column 1: this line has 1048581 bytes"));
}

#[test]
fn nesting_has_a_limit_and_the_stack_has_none_to_fear() {
    let deep = |(start, open, inner, close): (&str, &str, &str, &str), times: usize| {
        format!("app> {start}{}{inner}{}\n", open.repeat(times), close.repeat(times))
    };
    for parts in [
        ("", "(", "1", ")"),
        ("", "-", "1", ""),
        ("", "~", "1", ""),
        ("", "& ", "x", ""),
        ("", "(HANDLE)", "1", ""),
        ("", "f(", "1", ")"),
        ("", "x[", "1", "]"),
        ("x = ", "{ ", "1", " }"),
        ("", "T{ .a = ", "1", " }"),
        ("", "f(g({", "", ""),
        ("", "f(-(", "1", "))"),
        ("", "if (x) ", "f()", ""),
        ("", "repeat 2 { ", "f()", " }"),
        ("", "a + ", "b", ""),
        ("", "a + (", "b", ")"),
        ("", "a && ", "b", ""),
        ("x", "", "", ".a"),
        ("x", "", "", "[0]"),
        ("x = y", "", "", ".a[0]"),
    ] {
        for times in [101, 10_000, 70_000] {
            let text = parse(&deep(parts, times)).expect_err("it is too deep").text;
            assert_eq!(text, format!("nested deeper than {DEPTH_MAX} levels"), "{parts:?}");
        }
        let never_closed = parts.2.is_empty() && parts.3.is_empty();
        assert_eq!(parse(&deep(parts, 33)).is_ok(), !never_closed, "{parts:?}");
    }
}

#[test]
fn the_nearest_name_is_the_same_in_any_order() {
    let names = ["CreateEventW", "CreateMutexW", "OpenEventW", "CloseHandle"];
    for (word, expected) in [
        ("CreatEventW", Some("CreateEventW")),
        ("createeventw", Some("CreateEventW")),
        ("CloseHandel", Some("CloseHandle")),
        ("CreateEvent", Some("CreateEventW")),
        ("ReadFile", None),
        ("", None),
        ("xx", None),
    ] {
        assert_eq!(nearest(word, names), expected, "{word}");
        assert_eq!(nearest(word, names.into_iter().rev()), expected, "{word}");
    }
    assert_eq!(nearest("ab", ["ac", "aa"]), Some("aa"));
    assert_eq!(nearest("app", ["APQ", "APP"]), Some("APP"));
    assert_eq!(nearest("x", ["a", "b"]), None);
}
