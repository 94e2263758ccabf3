//! The transcript language of obsim: parse, print, messages.
//!
//! A transcript is a plain text of four line shapes: blank lines, notes (`# text`), prompts
//! (`actor> command`) and result lines (two blanks, one sign, one blank, text). This crate
//! turns such a text into a tree that borrows from it ([`parse()`], [`Reader`]), and a tree
//! back into text ([`print()`], [`mod@write`]). It evaluates nothing: names of calls, constants,
//! types and variables are just names here, and what a result line *means* is compared
//! elsewhere; [`ResultLine`] only offers to take its text apart.
//!
//! Two laws hold. Printing a tree and parsing it again gives an equal tree, and printing
//! that tree gives the same text. Trees are equal when they say the same; where they were
//! written does not matter. Parsing takes time linear in the length of the text, and a fixed
//! amount of stack: what is nested deeper than [`DEPTH_MAX`] is refused.
//!
//! ```
//! let script = script::parse("app> h = CreateEventW(NULL, TRUE, FALSE, NULL)\n  = 0x4\n")?;
//! assert_eq!(script.items.len(), 1);
//! let message = script::parse("app> CloseHandle(0x4)\n  =TRUE\n").unwrap_err();
//! assert_eq!(
//!     message.in_file("close.obs"),
//!     "close.obs:2:3: \"  =TRUE\": a result line needs a blank after its sign\n  \
//!      help: write \"  = TRUE\""
//! );
//! # Ok::<(), script::Message>(())
//! ```
#![forbid(unsafe_code)]

mod expr;
mod layout;
mod lexer;
mod literal;
mod markdown;
mod message;
mod parse;
mod print;
mod reader;
mod results;
mod strings;
mod syntax;
mod text;
pub mod write;

pub use expr::{DEPTH_MAX, TYPE_NAMES, expression};
pub use markdown::{Block, blocks};
pub use message::{Message, nearest};
pub use parse::REPEAT_MAX;
pub use print::print;
pub use reader::{Entry, RESERVED_ACTORS, Reader, parse, parse_prompt};
pub use results::{Event, Failure, Native, Pattern, Reason, Written, pattern};
pub use syntax::{
    Actor, Arg, Command, Expr, Item, Numbered, Op, Place, Prompt, ResultKind, ResultLine, Script,
    Step, Stmt, Str,
};
pub use text::{LINE_MAX, decode, position};
