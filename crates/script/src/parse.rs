//! Statements: from tokens to the tree.
//!
//! The parser is a plain recursive descent with one token of lookahead. It counts how deep it
//! is and how high the tree has grown, and refuses both beyond [`DEPTH_MAX`], so neither
//! parsing nor comparing nor dropping a tree can exhaust the stack.

use crate::expr::DEPTH_MAX;
use crate::lexer::{Kind, Lexer, Newlines, Token, help};
use crate::message::{nearest, quoted};
use crate::syntax::{Expr, Numbered, Op, Place, Step, Stmt};
use crate::text::Fail;

/// The largest count of a `repeat`.
pub const REPEAT_MAX: u64 = 1_000_000_000;

/// The words that cannot be names.
const WORDS: [&str; 6] = ["if", "not", "or", "repeat", "return", "sizeof"];

pub(crate) struct Parser<'a> {
    pub(crate) lexer: Lexer<'a>,
    pub(crate) token: Token<'a>,
    /// The offset behind the last token taken.
    pub(crate) end: usize,
    /// Whether `_` and `...` have a meaning.
    pub(crate) results: bool,
    /// The height of the tree parsed last.
    pub(crate) height: u32,
    /// The operator at the top of the expression parsed last, unless it is in parentheses.
    pub(crate) bare: Option<Op>,
    depth: u32,
}

/// What was open before a bracket was opened.
pub(crate) struct Outside {
    newlines: Newlines,
    opened: usize,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(lexer: Lexer<'a>, results: bool) -> Parser<'a> {
        let token = Token { kind: Kind::End, text: "", line: 0 };
        Parser { lexer, token, end: 0, results, height: 0, bare: None, depth: 0 }
    }

    /// A whole command; the text of the command ends at the offset returned.
    pub(crate) fn command(&mut self) -> Result<(Stmt<'a>, usize), Fail> {
        self.token = self.lexer.next()?;
        let stmt = self.statement()?;
        if self.token.kind == Kind::End {
            return Ok((stmt, self.end));
        }
        let fail = self.unexpected("the end of the command");
        Err(match (&stmt, self.token.kind) {
            (_, Kind::Semicolon) => help(fail, "one prompt is one statement, without a semicolon"),
            (Stmt::Expr(Expr::Name(name) | Expr::Call { name, .. }), _) => {
                match nearest(name, ["if", "repeat"]) {
                    Some(word) => help(fail, &format!("did you mean \"{word}\"?")),
                    None => fail,
                }
            }
            _ => fail,
        })
    }

    fn statement(&mut self) -> Result<Stmt<'a>, Fail> {
        let first = self.token;
        match (first.kind, first.text) {
            (Kind::Name, "if") => return self.if_statement(),
            (Kind::Name, "repeat") => return self.repeat_statement(),
            (Kind::Name, "return") => {
                // It ends a routine and takes nothing along: a name alone is all it is.
                self.advance()?;
                self.height = 1;
                return Ok(Stmt::Expr(Expr::Name(first.text)));
            }
            (Kind::OpenBrace, _) => return Err(self.braces(first)),
            _ => {}
        }
        let left = self.expression()?;
        if first.kind == Kind::Open && begins_with_brace(&left) {
            return Err(self.braces(first));
        }
        match (self.token.kind, &left) {
            (Kind::Assign, _) => self.assignment(None, left, first),
            (Kind::Name, &Expr::Name(typename)) if first.kind == Kind::Name => {
                let name = self.token;
                let target = self.postfix()?;
                if self.token.kind != Kind::Assign {
                    let fail = self.unexpected("\"=\"");
                    return Err(help(fail, "a declaration gives the variable a value"));
                }
                self.assignment(Some(typename), target, name)
            }
            _ => Ok(Stmt::Expr(left)),
        }
    }

    #[cold]
    fn braces(&self, first: Token<'_>) -> Fail {
        let text = "a statement cannot begin with a list in braces".to_owned();
        let fail = self.lexer.message(self.lexer.offset(first.text), text);
        help(fail, "only repeat has braces: write the statement alone")
    }

    /// From the `=` on.
    fn assignment(
        &mut self,
        typename: Option<&'a str>,
        target: Expr<'a>,
        first: Token<'a>,
    ) -> Result<Stmt<'a>, Fail> {
        let target = self.place(target, first)?;
        self.advance()?;
        let value = self.expression()?;
        Ok(Stmt::Assign { typename, target, value })
    }

    /// The expression, which begins with the token `first`, as something that can be assigned.
    pub(crate) fn place(&self, expr: Expr<'a>, first: Token<'a>) -> Result<Place<'a>, Fail> {
        let mut path = Vec::new();
        let mut rest = expr;
        loop {
            rest = match rest {
                Expr::Name(name) if !name.contains(['#', ':']) => {
                    path.reverse();
                    return Ok(Place { name, path });
                }
                Expr::Field(inner, name) => {
                    path.push(Step::Field(name));
                    *inner
                }
                Expr::Index(inner, index) => match *index {
                    Expr::Int { value, .. } => {
                        path.push(Step::Index(value));
                        *inner
                    }
                    other => {
                        let part = other.anchor().unwrap_or(first.text);
                        let text = "an index on the left of = is a number".to_owned();
                        return Err(self.lexer.message(self.lexer.offset(part), text));
                    }
                },
                _ => {
                    let start = self.lexer.offset(first.text);
                    let text = quoted(self.lexer.slice(start, self.end));
                    let fail = self.lexer.message(start, format!("{text} cannot be assigned to"));
                    return Err(help(fail, "write a variable, x.field or x[3]; equal is =="));
                }
            };
        }
    }

    fn if_statement(&mut self) -> Result<Stmt<'a>, Fail> {
        self.enter()?;
        self.advance()?;
        if self.token.kind != Kind::Open {
            return Err(self.unexpected("\"(\" after if"));
        }
        let outside = self.open(Newlines::Skip)?;
        let cond = self.expression()?;
        self.close(Kind::Close, outside, "\")\"")?;
        self.skip_newlines()?;
        let then = Box::new(self.statement()?);
        self.leave();
        Ok(Stmt::If { cond, then })
    }

    fn repeat_statement(&mut self) -> Result<Stmt<'a>, Fail> {
        self.advance()?;
        if self.token.kind != Kind::Int {
            let fail = self.unexpected("a number after repeat");
            return Err(help(fail, "write it like repeat 25 { CloseHandle(h) }"));
        }
        let (count, _) = self.int_value(self.token)?;
        if count > REPEAT_MAX {
            let text = format!("repeat {count}: at most {REPEAT_MAX} times");
            return Err(self.lexer.message(self.lexer.offset(self.token.text), text));
        }
        self.advance()?;
        if self.token.kind != Kind::OpenBrace {
            return Err(self.unexpected("\"{\""));
        }
        let outside = self.open(Newlines::Separate)?;
        let mut body = Vec::new();
        self.skip_newlines()?;
        loop {
            let line = self.token.line;
            body.push(Numbered { line, stmt: self.statement()? });
            let separated = matches!(self.token.kind, Kind::Semicolon | Kind::Newline);
            if self.token.kind == Kind::Semicolon {
                self.advance()?;
            }
            self.skip_newlines()?;
            if self.token.kind == Kind::CloseBrace {
                break;
            }
            if !separated {
                return Err(self.unexpected("\";\", the end of the line or \"}\""));
            }
        }
        self.close(Kind::CloseBrace, outside, "\"}\"")?;
        Ok(Stmt::Repeat { count, body })
    }

    fn skip_newlines(&mut self) -> Result<(), Fail> {
        while self.token.kind == Kind::Newline {
            self.advance()?;
        }
        Ok(())
    }

    /// Takes the token.
    pub(crate) fn advance(&mut self) -> Result<(), Fail> {
        self.end = self.lexer.offset(self.token.text) + self.token.text.len();
        self.token = self.lexer.next()?;
        Ok(())
    }

    /// Takes an opening bracket; until it is closed, line ends mean `newlines`.
    pub(crate) fn open(&mut self, newlines: Newlines) -> Result<Outside, Fail> {
        let outside = Outside { newlines: self.lexer.newlines, opened: self.lexer.opened };
        self.enter()?;
        self.lexer.opened = self.lexer.offset(self.token.text);
        self.lexer.newlines = newlines;
        self.advance()?;
        Ok(outside)
    }

    /// Takes the closing bracket, or says what was wanted.
    pub(crate) fn close(&mut self, kind: Kind, outside: Outside, wanted: &str) -> Result<(), Fail> {
        if self.token.kind != kind {
            return Err(self.unexpected(wanted));
        }
        self.leave();
        self.lexer.opened = outside.opened;
        self.lexer.newlines = outside.newlines;
        self.advance()
    }

    /// Goes one level down.
    pub(crate) fn enter(&mut self) -> Result<(), Fail> {
        self.depth += 1;
        if self.depth > DEPTH_MAX { Err(self.too_deep()) } else { Ok(()) }
    }

    /// Comes one level up.
    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Puts a node on top of trees of which the highest has the height `below`.
    pub(crate) fn grow(&mut self, below: u32) -> Result<(), Fail> {
        self.height = below + 1;
        if self.height > DEPTH_MAX { Err(self.too_deep()) } else { Ok(()) }
    }

    #[cold]
    fn too_deep(&self) -> Fail {
        let text = format!("nested deeper than {DEPTH_MAX} levels");
        let fail = self.lexer.message(self.lexer.offset(self.token.text), text);
        help(fail, "take it apart with variables")
    }

    /// The token does not fit.
    #[cold]
    pub(crate) fn unexpected(&self, wanted: &str) -> Fail {
        let found = match self.token.kind {
            Kind::End => "the command ends".to_owned(),
            Kind::Newline => "the line ends".to_owned(),
            _ => quoted(self.token.text),
        };
        let text = format!("{found}: expected {wanted}");
        self.lexer.message(self.lexer.offset(self.token.text), text)
    }

    /// A name that is not an actor's, such as the one of a field.
    pub(crate) fn plain_name(&mut self, wanted: &str) -> Result<&'a str, Fail> {
        if self.token.kind != Kind::Name {
            return Err(self.unexpected(wanted));
        }
        let name = self.token.text;
        self.advance()?;
        Ok(name)
    }
}

/// Whether an expression begins with a brace once the parentheses it does not need are gone.
fn begins_with_brace(expr: &Expr<'_>) -> bool {
    match expr {
        Expr::Init { typename, .. } => typename.is_none(),
        Expr::Field(inner, _) | Expr::Index(inner, _) => begins_with_brace(inner),
        Expr::Binary(_, left, _) => begins_with_brace(left),
        _ => false,
    }
}

/// Whether a name is a word of the language.
pub(crate) fn is_reserved(name: &str) -> bool {
    name.len() <= 6 && WORDS.contains(&name)
}
