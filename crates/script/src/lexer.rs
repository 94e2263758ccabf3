//! The tokens of a command.
//!
//! The lexer reads within one line and goes on to the next only while a bracket is open, where
//! it demands the four blanks of a continuation line. Inside `repeat { … }` the end of a line
//! is a token of its own, because it separates statements.

use crate::message::{Message, quoted};
use crate::strings;
use crate::text::{self, Fail};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A plain name.
    Name,
    /// A name that only actors have: `child#2`, `app:worker`.
    ActorName,
    /// A decimal or hexadecimal number.
    Int,
    /// A string with its quotes.
    Str,
    /// `_`
    Any,
    Open,
    Close,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Semicolon,
    Dot,
    Dots,
    Assign,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    And,
    AndAlso,
    Or,
    OrElse,
    Plus,
    Minus,
    Tilde,
    /// The end of a line inside `repeat { … }`.
    Newline,
    /// The end of the command.
    End,
}

/// A piece of the source.
#[derive(Clone, Copy)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    pub(crate) text: &'a str,
    pub(crate) line: u32,
}

/// What the end of a line means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Newlines {
    /// The command ends.
    End,
    /// A statement ends.
    Separate,
    /// Nothing: a ( or { is open.
    Skip,
}

pub(crate) struct Lexer<'a> {
    source: &'a str,
    bytes: &'a [u8],
    /// Where the first line begins, and its number: messages count from there.
    first: usize,
    first_line: u32,
    at: usize,
    line_end: usize,
    line: u32,
    pub(crate) newlines: Newlines,
    /// The offset of the innermost open bracket, when one is open.
    pub(crate) opened: usize,
    /// Whether the text ended while a bracket was open.
    pub(crate) ran_out: bool,
}

impl<'a> Lexer<'a> {
    /// Reads from `at` in the line `first..line_end`, which has the number `line`.
    pub(crate) fn new(
        source: &'a str,
        first: usize,
        at: usize,
        line_end: usize,
        line: u32,
    ) -> Lexer<'a> {
        Lexer {
            source,
            bytes: source.as_bytes(),
            first,
            first_line: line,
            at,
            line_end,
            line,
            newlines: Newlines::End,
            opened: at,
            ran_out: false,
        }
    }

    /// The line read so far, and the offset of its end.
    pub(crate) fn line(&self) -> (u32, usize) {
        (self.line, self.line_end)
    }

    /// The source between two offsets.
    pub(crate) fn slice(&self, from: usize, to: usize) -> &'a str {
        &self.source[from..to]
    }

    /// The offset of a token or of another piece of the source.
    pub(crate) fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize)
    }

    /// A message about what stands at `offset`.
    #[cold]
    pub(crate) fn message(&self, offset: usize, text: String) -> Fail {
        let part = &self.source[offset..];
        let place = text::position(&self.source[self.first..], part);
        let (line, column) = place.expect("the offset is inside the source");
        Box::new(Message::new(line, column, text).moved_to(self.first_line, 1))
    }

    fn peek(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.line_end { self.bytes[at] } else { b'\n' }
    }

    /// Whether a comma or a closing bracket comes next.
    pub(crate) fn stands_before_separator(&self) -> bool {
        matches!(self.peek(0), b',' | b')')
    }

    /// The next token.
    pub(crate) fn next(&mut self) -> Result<Token<'a>, Fail> {
        while matches!(self.peek(0), b' ' | b'\t') {
            self.at += 1;
        }
        if self.at == self.line_end {
            return self.end_of_line();
        }
        let start = self.at;
        let (kind, length) = match self.peek(0) {
            b'a'..=b'z' | b'A'..=b'Z' => return self.word(),
            b'0'..=b'9' => return self.number(),
            b'"' => return self.string(start, false),
            b'(' => (Kind::Open, 1),
            b')' => (Kind::Close, 1),
            b'{' => (Kind::OpenBrace, 1),
            b'}' => (Kind::CloseBrace, 1),
            b'[' => (Kind::OpenBracket, 1),
            b']' => (Kind::CloseBracket, 1),
            b',' => (Kind::Comma, 1),
            b';' => (Kind::Semicolon, 1),
            b'+' => (Kind::Plus, 1),
            b'-' => (Kind::Minus, 1),
            b'~' => (Kind::Tilde, 1),
            b'.' if self.peek(1) == b'.' && self.peek(2) == b'.' => (Kind::Dots, 3),
            b'.' => (Kind::Dot, 1),
            b'=' if self.peek(1) == b'=' => (Kind::Eq, 2),
            b'=' => (Kind::Assign, 1),
            b'!' if self.peek(1) == b'=' => (Kind::Ne, 2),
            b'<' if self.peek(1) == b'=' => (Kind::Le, 2),
            b'<' => (Kind::Lt, 1),
            b'>' if self.peek(1) == b'=' => (Kind::Ge, 2),
            b'>' => (Kind::Gt, 1),
            b'&' if self.peek(1) == b'&' => (Kind::AndAlso, 2),
            b'&' => (Kind::And, 1),
            b'|' if self.peek(1) == b'|' => (Kind::OrElse, 2),
            b'|' => (Kind::Or, 1),
            b'_' if !is_word(self.peek(1)) => (Kind::Any, 1),
            _ => return Err(self.stranger()),
        };
        self.at += length;
        Ok(self.token(kind, start))
    }

    fn token(&self, kind: Kind, start: usize) -> Token<'a> {
        Token { kind, text: &self.source[start..self.at], line: self.line }
    }

    fn skip_word(&mut self) {
        while is_word(self.peek(0)) {
            self.at += 1;
        }
    }

    fn word(&mut self) -> Result<Token<'a>, Fail> {
        let start = self.at;
        self.skip_word();
        match self.peek(0) {
            b'"' => match &self.source[start..self.at] {
                "L" => return self.string(start, false),
                "R" | "LR" => return self.string(start, true),
                _ => {}
            },
            b'#' | b':' => return Ok(self.actor_word(start)),
            _ => {}
        }
        Ok(self.token(Kind::Name, start))
    }

    /// A name may go on with `#2` and with `:thread`, which may itself go on with `#2`.
    fn actor_word(&mut self, start: usize) -> Token<'a> {
        let word_end = self.at;
        self.skip_number_sign();
        if self.peek(0) == b':' && self.peek(1).is_ascii_alphabetic() {
            self.at += 1;
            self.skip_word();
            self.skip_number_sign();
        }
        self.token(if self.at == word_end { Kind::Name } else { Kind::ActorName }, start)
    }

    fn skip_number_sign(&mut self) {
        if self.peek(0) == b'#' && self.peek(1).is_ascii_digit() {
            self.at += 1;
            while self.peek(0).is_ascii_digit() {
                self.at += 1;
            }
        }
    }

    fn number(&mut self) -> Result<Token<'a>, Fail> {
        let start = self.at;
        self.skip_word();
        Ok(self.token(Kind::Int, start))
    }

    /// A string whose prefix has been read; `at` stands on its first quote.
    fn string(&mut self, start: usize, raw: bool) -> Result<Token<'a>, Fail> {
        let rest = &self.source[self.at + 1..self.line_end];
        if raw {
            if !rest.starts_with('(') {
                let fail = self.message(start, "a raw string begins with R\"(".to_owned());
                return Err(help(fail, "write R\"(text)\""));
            }
            let Some(length) = rest.find(")\"") else {
                let fail = self.message(start, "this raw string does not end".to_owned());
                return Err(help(fail, "it ends with )\" on the same line"));
            };
            self.at += 1 + length + 2;
            return Ok(self.token(Kind::Str, start));
        }
        self.at += 1;
        loop {
            match self.peek(0) {
                b'"' => break,
                b'\n' => {
                    let fail = self.message(start, "this string does not end".to_owned());
                    return Err(help(fail, "it ends with \" on the same line"));
                }
                b'\\' => self.escape()?,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Ok(self.token(Kind::Str, start))
    }

    fn escape(&mut self) -> Result<(), Fail> {
        let rest = &self.source[self.at..self.line_end];
        match strings::escape_length(rest) {
            Ok(length) => {
                self.at += length;
                Ok(())
            }
            Err((what, cure)) => {
                let shown: String = rest.chars().take(2).collect();
                Err(help(self.message(self.at, format!("{}: {what}", quoted(&shown))), cure))
            }
        }
    }

    fn end_of_line(&mut self) -> Result<Token<'a>, Fail> {
        match self.newlines {
            Newlines::End => Ok(self.token(Kind::End, self.at)),
            Newlines::Separate => {
                let token = self.token(Kind::Newline, self.at);
                self.continuation()?;
                Ok(token)
            }
            Newlines::Skip => {
                self.continuation()?;
                // A continuation line is never empty: this recursion is one step deep.
                self.next()
            }
        }
    }

    /// Goes on to the next line, which must be a continuation.
    fn continuation(&mut self) -> Result<(), Fail> {
        let start = self.line_end + 1;
        if start >= self.source.len() {
            self.ran_out = true;
            return Err(self.still_open("the text ends"));
        }
        let end = text::line_end(self.source, start, self.line + 1)?;
        let line = &self.source[start..end];
        let blanks = text::leading_blanks(line);
        if line[blanks..].starts_with('\t') {
            let fail = self.message(start + blanks, "a tab in front of a line".to_owned());
            return Err(help(fail, "write blanks: a continuation line has 4 or more"));
        }
        if blanks < 4 || blanks == line.len() {
            return Err(self.still_open(&format!("line {} begins", self.line + 1)));
        }
        self.at = start + blanks;
        self.line_end = end;
        self.line += 1;
        Ok(())
    }

    fn still_open(&self, when: &str) -> Fail {
        let bracket = &self.source[self.opened..=self.opened];
        let closing = match bracket {
            "(" => ")",
            "[" => "]",
            _ => "}",
        };
        let fail = self.message(self.opened, format!("this {bracket} is still open when {when}"));
        help(fail, &format!("close it with {closing}, or go on with 4 or more leading blanks"))
    }

    #[cold]
    fn stranger(&self) -> Fail {
        let rest = &self.source[self.at..self.line_end];
        let char = rest.chars().next().expect("the end of the line was handled before");
        let cure = match char {
            '/' if rest.starts_with("//") || rest.starts_with("/*") => {
                "comments stand on lines of their own, behind #"
            }
            '#' => "notes stand on lines of their own",
            '“' | '”' | '„' => "write straight quotes: \"",
            '\'' | '‘' | '’' => "write the number of the character, or a string in \"",
            '!' => "\"not x\" is written x == 0",
            '*' | '/' | '%' | '^' => "the operators are + - | & ~ == != < <= > >= && ||",
            '\u{A0}' => "write an ordinary blank",
            '_' => "names begin with a letter; a lone _ stands for anything in results",
            _ => "strings may hold any character; commands are plain C",
        };
        let what = if char.is_ascii() {
            format!("\"{char}\" has no meaning here")
        } else {
            format!("\"{char}\" (U+{:04X}) has no meaning here", u32::from(char))
        };
        help(self.message(self.at, what), cure)
    }

    /// The name between the parentheses, if the open one at `offset` holds just a name.
    pub(crate) fn name_in_parentheses(&self, offset: usize) -> Option<&'a str> {
        // The parenthesis may be closed on a continuation line, so line ends are skipped, too.
        let is_blank = |char: char| matches!(char, ' ' | '\t' | '\n');
        let inner = self.source[offset + 1..].trim_start_matches(is_blank);
        let length = inner.bytes().take_while(|&byte| is_word(byte)).count();
        let (name, rest) = inner.split_at(length);
        rest.trim_start_matches(is_blank).starts_with(')').then_some(name)
    }
}

/// The same message with help.
pub(crate) fn help(mut fail: Fail, help: &str) -> Fail {
    fail.help = Some(help.to_owned());
    fail
}

/// Whether a byte can stand inside a name.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}
