//! The transcripts of a Markdown page.
//!
//! Only fences matter here: a line of three or more backticks or tildes opens a block, and a
//! line of at least as many of the same closes it. Blocks whose first word is `obsim` are
//! transcripts, and all of one page continue the same world. A fence that nobody closes is an
//! error, because it would swallow transcripts without a word.

use crate::message::{Message, quoted};
use crate::text;

/// A fenced block that holds a transcript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// The line of the page on which the text begins, for
    /// [`Reader::starting_at`](crate::Reader::starting_at).
    pub line: u32,
    /// The words behind the fence, `obsim` first.
    pub info: &'a str,
    /// The text between the fences; its last line ends in a line feed.
    pub text: &'a str,
}

impl<'a> Block<'a> {
    /// The words behind `obsim`.
    pub fn words(&self) -> impl Iterator<Item = &'a str> {
        self.info.split_ascii_whitespace().skip(1)
    }
}

/// A fence as it was opened.
struct Fence<'a> {
    sign: u8,
    length: usize,
    info: &'a str,
    line: u32,
    /// The offset behind its line.
    inside: usize,
}

/// The transcripts of a page, in the order written.
///
/// # Errors
///
/// A fence is not closed, or a transcript is indented.
pub fn blocks(markdown: &str) -> Result<Vec<Block<'_>>, Message> {
    let mut blocks = Vec::new();
    let mut open: Option<Fence<'_>> = None;
    let mut start = 0;
    let mut line = 0;
    for text in markdown.split_inclusive('\n') {
        line += 1;
        let end = start + text.len();
        match &open {
            None => {
                open = opening(text, line, end);
                if let Some(fence) = &open {
                    check_indent(fence, text)?;
                }
            }
            Some(fence) if closes(fence, text) => {
                if is_transcript(fence.info) {
                    let text = &markdown[fence.inside..start];
                    blocks.push(Block { line: fence.line + 1, info: fence.info, text });
                }
                open = None;
            }
            Some(_) => {}
        }
        start = end;
    }
    match open {
        None => Ok(blocks),
        Some(fence) => {
            let signs = char::from(fence.sign).to_string().repeat(fence.length.min(40));
            Err(Message::new(fence.line, 1, format!("the fence {signs} is not closed"))
                .with_help(format!("write {signs} behind the last line of the block")))
        }
    }
}

fn is_transcript(info: &str) -> bool {
    info.split_ascii_whitespace().next() == Some("obsim")
}

/// The sign, its count and the text behind, if a line begins with a fence.
fn fence(text: &str) -> Option<(u8, usize, &str)> {
    let text = text.trim_start_matches(' ');
    let sign = text.bytes().next().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = text.bytes().take_while(|&byte| byte == sign).count();
    (length >= 3).then(|| (sign, length, text[length..].trim()))
}

fn opening(text: &str, line: u32, inside: usize) -> Option<Fence<'_>> {
    let (sign, length, info) = fence(text)?;
    // With four blanks it is a code block that shows a fence, or stands in a list.
    let shown = text::leading_blanks(text) >= 4 && !is_transcript(info);
    // Backticks behind backticks are code within a line of text.
    let inline = sign == b'`' && info.contains('`');
    (!shown && !inline).then_some(Fence { sign, length, info, line, inside })
}

fn closes(open: &Fence<'_>, text: &str) -> bool {
    fence(text).is_some_and(|(sign, length, info)| {
        text::leading_blanks(text) < 4
            && sign == open.sign
            && length >= open.length
            && info.is_empty()
    })
}

fn check_indent(fence: &Fence<'_>, text: &str) -> Result<(), Message> {
    let blanks = text::leading_blanks(text);
    if blanks == 0 || !is_transcript(fence.info) {
        return Ok(());
    }
    let what = format!("{} in front of {}", text::blanks(blanks), quoted(text.trim()));
    Err(Message::new(fence.line, 1, what)
        .with_help("a transcript begins in the first column; show one inside a longer fence"))
}
