//! Rust sources as the checks see them: comments and literals blanked, words and signs in a row.

/// The source with its comments and literals turned to blanks; every line keeps its place.
pub(super) fn code(source: &str) -> String {
    let bytes = source.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(end) = hidden_end(bytes, at) {
            blank(&mut out[at..end]);
            at = end;
        } else if is_word(bytes[at]) {
            at += word_length(&bytes[at..]);
        } else {
            at += 1;
        }
    }
    String::from_utf8(out).expect("only whole characters were blanked")
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn word_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| is_word(**byte)).count()
}

/// Where the comment or literal that begins at `at` ends, if one does.
fn hidden_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    match rest {
        [b'/', b'/', ..] => Some(at + rest.iter().take_while(|byte| **byte != b'\n').count()),
        [b'/', b'*', ..] => Some(at + block_comment(rest)),
        [b'"', ..] => Some(at + string(rest)),
        [b'\'', ..] => character(rest).map(|length| at + length),
        [b'r' | b'b' | b'c', ..] => raw_string(rest).map(|length| at + length),
        _ => None,
    }
}

fn block_comment(bytes: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < bytes.len() {
        match &bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] if depth == 1 => return at + 2,
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    bytes.len()
}

fn string(bytes: &[u8]) -> usize {
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// A character literal; nothing for a lifetime.
fn character(bytes: &[u8]) -> Option<usize> {
    let inside = &bytes[1..];
    let length = match inside {
        [b'\\', _, rest @ ..] => 2 + rest.iter().position(|byte| *byte == b'\'')?,
        [first, rest @ ..] if *first >= 0x80 => {
            1 + rest.iter().take_while(|byte| **byte & 0xC0 == 0x80).count()
        }
        _ => 1,
    };
    (inside.get(length) == Some(&b'\'')).then_some(length + 2)
}

fn raw_string(bytes: &[u8]) -> Option<usize> {
    let prefix = word_length(bytes);
    if !matches!(&bytes[..prefix], b"r" | b"br" | b"cr") {
        return None;
    }
    let signs = bytes[prefix..].iter().take_while(|byte| **byte == b'#').count();
    if bytes.get(prefix + signs) != Some(&b'"') {
        return None;
    }
    let mut end = vec![b'"'];
    end.resize(signs + 1, b'#');
    let start = prefix + signs + 1;
    let found = bytes[start..].windows(end.len()).position(|window| window == end);
    Some(found.map_or(bytes.len(), |position| start + position + end.len()))
}

/// The code with every item under `#[cfg(test)]` turned to blanks.
pub(super) fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = code.as_bytes().to_vec();
    let mut from = 0;
    while let Some(found) = code[from..].find(MARK) {
        let start = from + found;
        let end = item_end(code.as_bytes(), start + MARK.len());
        blank(&mut out[start..end]);
        from = end;
    }
    String::from_utf8(out).expect("only whole characters were blanked")
}

/// The code with the bodies of `macro_rules!` turned to blanks.
pub(super) fn without_macro_rules(code: &str) -> String {
    let mut out = code.as_bytes().to_vec();
    let mut from = 0;
    while let Some(found) = code[from..].find("macro_rules!") {
        let start = from + found;
        let end = item_end(code.as_bytes(), start);
        blank(&mut out[start..end]);
        from = end;
    }
    String::from_utf8(out).expect("only whole characters were blanked")
}

/// The end of the item that begins at `at`: behind its closing brace, or behind its semicolon.
fn item_end(code: &[u8], at: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in code.iter().enumerate().skip(at) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return offset + 1;
                }
            }
            b';' if depth == 0 => return offset + 1,
            _ => {}
        }
    }
    code.len()
}

/// The modules that the code declares under `#[cfg(test)]` and keeps in files of their own.
pub(super) fn test_modules(code: &str) -> Vec<String> {
    let after = code.split("#[cfg(test)]").skip(1);
    let name = |text: &str| {
        let (name, _) = text.trim_start().strip_prefix("mod ")?.split_once(';')?;
        name.bytes().all(is_word).then(|| name.to_owned())
    };
    after.filter_map(name).collect()
}

/// A word or a sign of the code, and its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// The word, or the one sign.
    pub text: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// Where it begins.
    pub offset: usize,
}

/// The words and signs of code, in order.
pub(super) fn tokens(code: &str) -> Vec<Token<'_>> {
    let bytes = code.as_bytes();
    let (mut all, mut line, mut at) = (Vec::new(), 1, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            line += usize::from(bytes[at] == b'\n');
            at += 1;
            continue;
        }
        let length = word_length(&bytes[at..]).max(1);
        all.push(Token { text: &code[at..at + length], line, offset: at });
        at += length;
    }
    all
}

/// A function with a body: its name, its first line and how many lines it has.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Function<'a> {
    pub name: &'a str,
    pub line: usize,
    pub lines: usize,
}

/// The functions of code, also those within others.
pub(super) fn functions(code: &str) -> Vec<Function<'_>> {
    let tokens = tokens(code);
    let mut all = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(name) = tokens.get(at + 1) else { break };
        if token.text != "fn" || !name.text.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            continue;
        }
        if let Some(last) = body_end(&tokens[at..]) {
            let lines = last.line - token.line + 1;
            all.push(Function { name: name.text, line: token.line, lines });
        }
    }
    all
}

/// The closing brace of a function; nothing if it has no body.
fn body_end<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<&'t Token<'a>> {
    let (mut depth, mut braces) = (0_i32, 0_i32);
    for token in tokens {
        match token.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth -= 1,
            ";" if depth == 0 && braces == 0 => return None,
            "{" => braces += 1,
            "}" => {
                braces -= 1;
                if braces == 0 {
                    return Some(token);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blank() {
        for (source, expected) in [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            (r#"f("x \" y") + 1"#, "f(        ) + 1"),
            ("r#\"a \" b\"# c", "           c"),
            ("br\"\\\" c", "      c"),
            ("'x' 'a '\\'' b'\\n'", "    'a      b    "),
            ("&'a str, 'é'", "&'a str,     "),
            ("r#type bar\"x\"", "r#type bar   "),
            ("/// x\nfn y() {}", "     \nfn y() {}"),
        ] {
            assert_eq!(code(source), expected, "{source}");
        }
    }

    #[test]
    fn items_for_tests_are_cut_out() {
        let source = "a;\n#[cfg(test)]\nmod t { fn f() { x } }\nb;\n#[cfg(test)]\nuse c;\nd;\n";
        let rest = without_tests(source);
        assert_eq!(rest.split_whitespace().collect::<String>(), "a;b;d;");
        assert_eq!(rest.lines().count(), source.lines().count());
        assert_eq!(test_modules("#[cfg(test)]\nmod t;\n#[cfg(test)]\nmod u { }\nmod v;"), ["t"]);
    }

    #[test]
    fn macro_bodies_are_cut_out() {
        let source = "macro_rules! m {\n    () => { fn f() {} };\n}\nfn g() {}";
        assert_eq!(without_macro_rules(source).trim(), "fn g() {}");
    }

    #[test]
    fn functions_are_measured_to_their_closing_brace() {
        let source =
            "fn a() {}\ntrait T {\n    fn b(x: [u8; 2]);\n}\nfn c(\n    f: fn(u8) -> u8,\n) {\n}\n";
        let found: Vec<_> = functions(source).iter().map(|f| (f.name, f.line, f.lines)).collect();
        assert_eq!(found, [("a", 1, 1), ("c", 5, 4)]);
    }

    #[test]
    fn tokens_know_their_lines() {
        let found: Vec<_> = tokens("a.b\n(1_0)").iter().map(|t| (t.text, t.line)).collect();
        assert_eq!(found, [("a", 1), (".", 1), ("b", 1), ("(", 2), ("1_0", 2), (")", 2)]);
    }
}
