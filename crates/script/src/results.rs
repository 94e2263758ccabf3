//! What result lines say, taken apart on demand.
//!
//! Parsing a transcript keeps the text of its results as it is: most of them are compared
//! without being understood. Whoever needs more asks the line. Messages point into the
//! transcript; only [`pattern`], which knows no line, counts from the beginning of its text.

use crate::expr::alone;
use crate::lexer::{Kind, is_word};
use crate::message::Message;
use crate::parse::Parser;
use crate::syntax::{Actor, Expr, Place, ResultLine};
use crate::text::Fail;

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Pattern<'a> {
    /// `_`: anything.
    Any,
    /// `not …`: none of the values behind it.
    Not(Box<Pattern<'a>>),
    /// `a or b`: one of these, of which there are at least two.
    Or(Vec<Expr<'a>>),
    /// This value.
    Value(Expr<'a>),
}

/// `& name = value`: something was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<'a> {
    /// The variable or the part of one.
    pub place: Place<'a>,
    /// What it holds now.
    pub value: Pattern<'a>,
}

/// `! NAME (n)`: the last error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure<'a> {
    /// Its name, or a number in place of it.
    pub name: &'a str,
    /// Its number, if it was written.
    pub number: Option<u64>,
}

/// `: NtX = STATUS_…`: the NT call underneath.
#[derive(Clone, Debug, PartialEq)]
pub struct Native<'a> {
    /// The call: its name alone, or with its arguments.
    pub call: Expr<'a>,
    /// What it returned.
    pub status: Pattern<'a>,
}

/// `? [code] text`: why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason<'a> {
    /// What is compared.
    pub code: &'a str,
    /// The wording.
    pub text: &'a str,
}

/// `~ event`: something happened.
///
/// The shapes are `actor verb: rest`, `verb: rest` and, for the actor of the prompt itself,
/// `blocks on rest`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event<'a> {
    /// To whom it happened, if it is said.
    pub actor: Option<Actor<'a>>,
    /// `resumes`, `starts`, `exits`, `gone`, `blocks on`, or any other word.
    pub verb: &'a str,
    /// What follows.
    pub rest: &'a str,
}

/// Parses the text behind `=`.
///
/// # Errors
///
/// The text is no pattern.
pub fn pattern(text: &str) -> Result<Pattern<'_>, Message> {
    alone(text, true, any_pattern).map_err(|fail| *fail)
}

/// Where the text of a result line begins: two blanks, the sign, a blank.
const TEXT_COLUMN: u32 = 5;

impl<'a> ResultLine<'a> {
    /// The text of a [`Value`](crate::ResultKind::Value) line.
    ///
    /// # Errors
    ///
    /// The text is no pattern.
    pub fn pattern(&self) -> Result<Pattern<'a>, Message> {
        self.parsed(any_pattern)
    }

    /// The text of an [`Out`](crate::ResultKind::Out) line.
    ///
    /// # Errors
    ///
    /// The text is not `name = pattern`.
    pub fn written(&self) -> Result<Written<'a>, Message> {
        self.parsed(|parser| {
            let first = parser.token;
            let target = parser.postfix()?;
            let place = parser.place(target, first)?;
            equals(parser)?;
            Ok(Written { place, value: any_pattern(parser)? })
        })
    }

    /// The text of a [`Native`](crate::ResultKind::Native) line.
    ///
    /// # Errors
    ///
    /// The text is not `call = pattern`.
    pub fn native(&self) -> Result<Native<'a>, Message> {
        self.parsed(|parser| {
            if parser.token.kind != Kind::Name {
                return Err(parser.unexpected("the name of an NT call"));
            }
            let call = parser.postfix()?;
            equals(parser)?;
            Ok(Native { call, status: any_pattern(parser)? })
        })
    }

    /// The text of an [`Error`](crate::ResultKind::Error) line.
    ///
    /// # Errors
    ///
    /// The text is not `NAME`, `NAME (n)` or a number.
    pub fn failure(&self) -> Result<Failure<'a>, Message> {
        self.parsed(|parser| {
            let name = parser.token;
            if name.kind == Kind::Int {
                let (value, _) = parser.int_value(name)?;
                parser.advance()?;
                return Ok(Failure { name: name.text, number: Some(value) });
            }
            if name.kind != Kind::Name {
                return Err(parser.unexpected("the name of an error"));
            }
            parser.advance()?;
            let mut number = None;
            if parser.token.kind == Kind::Open {
                parser.advance()?;
                if parser.token.kind != Kind::Int {
                    return Err(parser.unexpected("the number of the error"));
                }
                number = Some(parser.int_value(parser.token)?.0);
                parser.advance()?;
                if parser.token.kind != Kind::Close {
                    return Err(parser.unexpected("\")\""));
                }
                parser.advance()?;
            }
            Ok(Failure { name: name.text, number })
        })
    }

    /// The text of a [`Why`](crate::ResultKind::Why) line.
    ///
    /// # Errors
    ///
    /// The text does not begin with a code in brackets.
    pub fn reason(&self) -> Result<Reason<'a>, Message> {
        let parts = self.text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        match parts {
            Some((code, text)) if !code.is_empty() => Ok(Reason { code, text: text.trim() }),
            _ => Err(Message::new(self.line, TEXT_COLUMN, "a reason begins with its code")
                .with_help("write it like ? [handle.unknown] text")),
        }
    }

    /// The text of an [`Event`](crate::ResultKind::Event) line. Every text is an event of some
    /// kind: one that has none of the shapes is all `rest`.
    #[must_use]
    pub fn event(&self) -> Event<'a> {
        if let Some(rest) = self.text.strip_prefix("blocks on ") {
            return Event { actor: None, verb: "blocks on", rest: rest.trim_start() };
        }
        let (head, rest) = self.text.split_once(": ").unwrap_or((self.text, ""));
        let rest = rest.trim_start();
        let head = if rest.is_empty() { head.strip_suffix(':').unwrap_or(head) } else { head };
        let is_verb = |word: &str| !word.is_empty() && word.bytes().all(is_word);
        match head.split_once(' ') {
            Some((actor, verb)) if is_verb(verb) => {
                let (process, thread) = match actor.split_once(':') {
                    Some((process, thread)) => (process, Some(thread)),
                    None => (actor, None),
                };
                Event { actor: Some(Actor { process, thread }), verb, rest }
            }
            None if is_verb(head) => Event { actor: None, verb: head, rest },
            _ => Event { actor: None, verb: "", rest: self.text },
        }
    }

    fn parsed<T>(
        &self,
        parse: impl FnOnce(&mut Parser<'a>) -> Result<T, Fail>,
    ) -> Result<T, Message> {
        alone(self.text, true, parse).map_err(|fail| fail.moved_to(self.line, TEXT_COLUMN))
    }
}

fn equals(parser: &mut Parser<'_>) -> Result<(), Fail> {
    if parser.token.kind != Kind::Assign {
        return Err(parser.unexpected("\"=\""));
    }
    parser.advance()
}

fn any_pattern<'a>(parser: &mut Parser<'a>) -> Result<Pattern<'a>, Fail> {
    if parser.token.kind == Kind::Any {
        parser.advance()?;
        return Ok(Pattern::Any);
    }
    let is_not = is_word_token(parser, "not");
    if is_not {
        parser.advance()?;
    }
    let first = parser.expression()?;
    let values = if is_word_token(parser, "or") {
        let mut values = vec![first];
        while is_word_token(parser, "or") {
            parser.advance()?;
            values.push(parser.expression()?);
        }
        Pattern::Or(values)
    } else {
        Pattern::Value(first)
    };
    Ok(if is_not { Pattern::Not(Box::new(values)) } else { values })
}

fn is_word_token(parser: &Parser<'_>, word: &str) -> bool {
    parser.token.kind == Kind::Name && parser.token.text == word
}
