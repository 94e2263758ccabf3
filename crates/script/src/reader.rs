//! Lines: from a text to its items, one by one.
//!
//! The first characters of a line say what it is, and every line has to be something. A long
//! file can be replayed while it is read: [`Reader`] is an iterator that looks at nothing
//! behind the item it returns.

use crate::lexer::{Lexer, is_word};
use crate::message::{Message, quoted};
use crate::parse::Parser;
use crate::syntax::{Actor, Command, Item, Prompt, ResultKind, ResultLine, Script};
use crate::text::{self, Fail, LINE_MAX};

/// The actors whose commands are words and not C: the simulator, the command prompt and the
/// debugger.
pub const RESERVED_ACTORS: [&str; 4] = ["sim", "sh", "kd", "cdb"];

/// Parses a whole transcript.
///
/// # Errors
///
/// The first thing that is wrong. Go on with a [`Reader`] to learn of the others.
pub fn parse(source: &str) -> Result<Script<'_>, Message> {
    let items = Reader::new(source).collect::<Result<Vec<_>, _>>()?;
    Ok(Script { items })
}

/// What was typed at a prompt.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry<'a> {
    /// A whole item.
    Whole(Item<'a>),
    /// The bracket at this line and column is open: more lines are needed.
    Open {
        /// The line of the bracket.
        line: u32,
        /// The column of the bracket.
        column: u32,
    },
}

/// Parses what was typed at a prompt, actor included: `app> CloseHandle(h)`.
///
/// # Errors
///
/// The text is wrong, or holds more than one item.
pub fn parse_prompt(text: &str) -> Result<Entry<'_>, Message> {
    let mut reader = Reader::new(text);
    let item = match reader.next() {
        Some(Ok(item)) => item,
        None => Item::Blank { line: 1 },
        Some(Err(message)) if reader.ran_out => {
            return Ok(Entry::Open { line: message.line, column: message.column });
        }
        Some(Err(message)) => return Err(message),
    };
    match reader.next() {
        None | Some(Ok(Item::Blank { .. })) => Ok(Entry::Whole(item)),
        Some(Ok(more)) => Err(Message::new(more.line(), 1, "more than one command")
            .with_help("write one prompt at a time")),
        Some(Err(message)) => Err(message),
    }
}

/// Reads a transcript item by item.
///
/// After an error the reader goes on with the next line that does not begin with a blank, so
/// one run finds the errors of all prompts.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    source: &'a str,
    /// The offset of the next line, and its number.
    at: usize,
    line: u32,
    ran_out: bool,
}

impl<'a> Reader<'a> {
    /// Reads a text from its beginning.
    #[must_use]
    pub fn new(source: &'a str) -> Reader<'a> {
        Reader::starting_at(source, 1)
    }

    /// Reads a text whose first line is the line `line` of something larger, such as a page.
    #[must_use]
    pub fn starting_at(source: &'a str, line: u32) -> Reader<'a> {
        Reader { source, at: 0, line, ran_out: false }
    }

    fn item(&mut self) -> Result<Item<'a>, Fail> {
        let line = self.line;
        let end = text::line_end(self.source, self.at, line)?;
        let text = &self.source[self.at..end];
        let item = match text.bytes().next() {
            None => Item::Blank { line },
            Some(b'#') => {
                Item::Note { line, text: text[1..].strip_prefix(' ').unwrap_or(&text[1..]) }
            }
            Some(byte) if byte.is_ascii_alphabetic() => return self.prompt(text, end),
            Some(_) if text.bytes().all(|byte| byte == b' ') => Item::Blank { line },
            Some(_) => return Err(stray(text, line)),
        };
        self.go_to(end, line);
        Ok(item)
    }

    /// Continues behind the line that ends at the offset `end`.
    fn go_to(&mut self, end: usize, line: u32) {
        self.at = end + 1;
        self.line = line + 1;
    }

    fn prompt(&mut self, text: &'a str, end: usize) -> Result<Item<'a>, Fail> {
        let line = self.line;
        let (actor, after) = actor(text).ok_or_else(|| shapeless(text, line))?;
        let start = text.len() - text[after..].trim_start_matches([' ', '\t']).len();
        let column = u32::try_from(start + 1).expect("lines are shorter than LINE_MAX");
        if start == text.len() {
            return Err(Box::new(Message::new(line, column, format!("{actor} has no command"))));
        }
        if start == after {
            let fail = Message::new(line, column, "a prompt needs a blank after its >");
            return Err(Box::new(fail.with_help(format!("write \"{actor}> {}\"", &text[after..]))));
        }
        let mut prompt = Prompt {
            line,
            last_line: line,
            column,
            actor,
            command: Command::Words(""),
            source: "",
            results: Vec::new(),
        };
        if RESERVED_ACTORS.contains(&actor.process) {
            if let Some(thread) = actor.thread {
                let text = format!("{} has no threads, so no {thread}", actor.process);
                return Err(Box::new(Message::new(line, 1, text)));
            }
            prompt.source = text[start..].trim_end_matches([' ', '\t']);
            prompt.command = Command::Words(prompt.source);
            self.go_to(end, line);
        } else {
            self.statement(&mut prompt, start, end)?;
        }
        self.results(&mut prompt.results)?;
        Ok(Item::Prompt(Box::new(prompt)))
    }

    /// Parses the command that begins `start` bytes into the line that ends at `end`.
    fn statement(&mut self, prompt: &mut Prompt<'a>, start: usize, end: usize) -> Result<(), Fail> {
        let start = self.at + start;
        let mut parser =
            Parser::new(Lexer::new(self.source, self.at, start, end, prompt.line), false);
        let parsed = parser.command();
        self.ran_out = parser.lexer.ran_out;
        let (last_line, last_end) = parser.lexer.line();
        // Also after an error: the lines that were read belong to this command.
        self.go_to(last_end, last_line);
        let (stmt, command_end) = parsed?;
        prompt.last_line = last_line;
        prompt.source = &self.source[start..command_end];
        prompt.command = Command::Stmt(stmt);
        Ok(())
    }

    fn results(&mut self, results: &mut Vec<ResultLine<'a>>) -> Result<(), Fail> {
        while self.source.as_bytes().get(self.at) == Some(&b' ') {
            let end = text::line_end(self.source, self.at, self.line)?;
            let text = &self.source[self.at..end];
            if text.trim_start_matches(' ').is_empty() {
                break;
            }
            if results.is_empty() {
                // One line is usual; the first growth of a Vec would make room for four.
                results.reserve_exact(1);
            }
            results.push(result(text, self.line)?);
            self.go_to(end, self.line);
        }
        Ok(())
    }

    /// After an error: the next line that can begin something.
    fn recover(&mut self, failed_line: u32) {
        if self.line <= failed_line {
            self.skip_line();
        }
        while self.source.as_bytes().get(self.at).is_some_and(|byte| matches!(byte, b' ' | b'\t')) {
            self.skip_line();
        }
    }

    fn skip_line(&mut self) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        self.go_to(self.at + length, self.line);
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Result<Item<'a>, Message>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.source.len() {
            return None;
        }
        let line = self.line;
        Some(match self.item() {
            Ok(item) => Ok(item),
            Err(fail) => {
                self.recover(line.max(fail.line));
                Err(*fail)
            }
        })
    }
}

/// The actor at the beginning of a line, and the offset behind its `>`.
fn actor(text: &str) -> Option<(Actor<'_>, usize)> {
    let process_end = actor_name(text, 0)?;
    let process = &text[..process_end];
    let mut end = process_end;
    let mut thread = None;
    if text.as_bytes().get(end) == Some(&b':') {
        end = actor_name(text, process_end + 1)?;
        thread = Some(&text[process_end + 1..end]);
    }
    (text.as_bytes().get(end) == Some(&b'>')).then_some((Actor { process, thread }, end + 1))
}

/// The end of the name that begins at `start`: letters, digits and `_`, then perhaps `#2`.
fn actor_name(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let run = |from: usize, inside: fn(u8) -> bool| {
        bytes[from..].iter().position(|&byte| !inside(byte)).map_or(bytes.len(), |at| from + at)
    };
    if !bytes.get(start)?.is_ascii_alphabetic() {
        return None;
    }
    let end = run(start, is_word);
    if bytes.get(end) != Some(&b'#') {
        return Some(end);
    }
    let number_end = run(end + 1, |byte| byte.is_ascii_digit());
    (number_end > end + 1).then_some(number_end)
}

/// A line that begins with a blank, as a result.
fn result(text: &str, line: u32) -> Result<ResultLine<'_>, Fail> {
    let count = text::leading_blanks(text);
    if count != 2 {
        return Err(badly_indented(text, count, line));
    }
    let rest = &text[2..];
    if rest == "..." {
        return Ok(ResultLine { line, kind: ResultKind::Any, text: "" });
    }
    let Some(kind) = ResultKind::of_sign(rest.as_bytes()[0]) else {
        return Err(unknown_sign(rest, line));
    };
    let said = match rest.as_bytes().get(1) {
        Some(b' ') => &rest[2..],
        None => "",
        Some(_) => {
            let what = format!("{}: a result line needs a blank after its sign", quoted(text));
            let cure = format!("write {}", quoted(&format!("  {} {}", kind.sign(), &rest[1..])));
            return Err(Box::new(Message::new(line, 3, what).with_help(cure)));
        }
    };
    // The lines of a view are compared exactly, so their blanks stay.
    let said = if kind == ResultKind::View { said } else { said.trim_matches([' ', '\t']) };
    if said.is_empty() && kind != ResultKind::View {
        let what = format!("{}: the result line says nothing after its sign", quoted(text));
        return Err(Box::new(Message::new(line, 3, what)));
    }
    Ok(ResultLine { line, kind, text: said })
}

#[cold]
fn badly_indented(text: &str, count: usize, line: u32) -> Fail {
    if text[count..].starts_with('\t') {
        return tab(line);
    }
    let column = u32::try_from(count + 1).expect("lines are shorter than LINE_MAX");
    let blanks = text::blanks(count);
    Box::new(if count < 4 {
        let what = format!("{blanks}: results have 2, continuations 4 or more");
        Message::new(line, column, what)
    } else {
        let what = format!("{blanks} make a continuation, but no ( or {{ is open before it");
        Message::new(line, column, what).with_help("results have 2 leading blanks, prompts none")
    })
}

#[cold]
fn unknown_sign(rest: &str, line: u32) -> Fail {
    if rest.starts_with('\t') {
        return tab(line);
    }
    let word = rest.split(' ').next().unwrap_or_default();
    let what = if word.starts_with("...") {
        "\"...\" stands alone on its line".to_owned()
    } else {
        format!("{}: no such sign", quoted(word))
    };
    let mut help = String::from("a result line begins with two blanks and one of");
    for kind in ResultKind::ALL {
        help.push(' ');
        help.push_str(kind.sign());
    }
    Box::new(Message::new(line, 3, what).with_help(help))
}

fn tab(line: u32) -> Fail {
    let message = Message::new(line, 1, "a tab in front of a line");
    Box::new(message.with_help("write blanks: results have 2, continuations 4 or more"))
}

/// A line that begins with a character no item begins with.
#[cold]
fn stray(text: &str, line: u32) -> Fail {
    if text.starts_with('\t') {
        return tab(line);
    }
    if text.starts_with(' ') {
        return match result(text, line) {
            Ok(_) => Box::new(
                Message::new(line, 3, "a result line without a prompt")
                    .with_help("results stand directly below their prompt, without a blank line"),
            ),
            Err(fail) => fail,
        };
    }
    let first = text.as_bytes()[0];
    let looks_like_result = ResultKind::of_sign(first).is_some() || text.starts_with("...");
    if looks_like_result {
        let what = format!("{}: a result line begins with two blanks", quoted(text));
        let shown: String = text.chars().take(60).collect();
        return Box::new(Message::new(line, 1, what).with_help(format!("write \"  {shown}\"")));
    }
    shapeless(text, line)
}

#[cold]
fn shapeless(text: &str, line: u32) -> Fail {
    debug_assert!(text.len() <= LINE_MAX, "line_end was asked before");
    let help = if text.starts_with("//") || text.starts_with("/*") || text.starts_with("--") {
        "a note begins with #"
    } else if text.split_once('(').is_some_and(|(name, _)| name.bytes().all(is_word)) {
        "a call needs an actor in front: \"app> …\""
    } else {
        "a line is blank, a note \"# text\", a prompt \"actor> command\" or a result \"  = value\""
    };
    let what = format!("{}: a line that fits no shape", quoted(text));
    Box::new(Message::new(line, 1, what).with_help(help))
}
