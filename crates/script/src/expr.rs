//! Expressions: operators, casts, calls, structs.
//!
//! Operators bind as in C where people agree about C. Where they do not, parentheses are
//! demanded: `&` and `|` next to a comparison, `&` next to `|`, `&&` next to `||`. A name in
//! parentheses is a cast exactly when it is one of [`TYPE_NAMES`].

use crate::lexer::{Kind, Lexer, Newlines, Token, help};
use crate::literal::string;
use crate::message::{Message, quoted};
use crate::parse::{Parser, is_reserved};
use crate::syntax::{Arg, Expr, Op};
use crate::text::{self, Fail};

/// How deep statements and expressions may be nested, and how high a tree may grow.
pub const DEPTH_MAX: u32 = 100;

/// The type names that make `(name) value` a cast, in alphabetical order.
pub const TYPE_NAMES: [&str; 57] = [
    "ACCESS_MASK",
    "BOOL",
    "BOOLEAN",
    "BYTE",
    "CHAR",
    "DWORD",
    "DWORD64",
    "DWORDLONG",
    "DWORD_PTR",
    "HANDLE",
    "HRESULT",
    "INT",
    "INT64",
    "INT_PTR",
    "LONG",
    "LONG64",
    "LONGLONG",
    "LONG_PTR",
    "LPBOOL",
    "LPBYTE",
    "LPCSTR",
    "LPCVOID",
    "LPCWSTR",
    "LPDWORD",
    "LPHANDLE",
    "LPLONG",
    "LPOVERLAPPED",
    "LPPROCESS_INFORMATION",
    "LPSECURITY_ATTRIBUTES",
    "LPSTARTUPINFOW",
    "LPSTR",
    "LPTHREAD_START_ROUTINE",
    "LPVOID",
    "LPWSTR",
    "NTSTATUS",
    "PHANDLE",
    "PLARGE_INTEGER",
    "POBJECT_ATTRIBUTES",
    "PSECURITY_DESCRIPTOR",
    "PSID",
    "PULONG",
    "PUNICODE_STRING",
    "PVOID",
    "SHORT",
    "SIZE_T",
    "SSIZE_T",
    "UCHAR",
    "UINT",
    "UINT64",
    "UINT_PTR",
    "ULONG",
    "ULONG64",
    "ULONGLONG",
    "ULONG_PTR",
    "USHORT",
    "WCHAR",
    "WORD",
];

/// Parses an expression that stands alone, such as the condition of `sim> check`.
///
/// # Errors
///
/// The text is not one expression. Line and column are relative to `text`.
pub fn expression(text: &str) -> Result<Expr<'_>, Message> {
    alone(text, false, Parser::expression).map_err(|fail| *fail)
}

/// Runs one function of the parser over a text of one line, which it must take completely.
pub(crate) fn alone<'a, T>(
    text: &'a str,
    results: bool,
    parse: impl FnOnce(&mut Parser<'a>) -> Result<T, Fail>,
) -> Result<T, Fail> {
    let end = text::line_end(text, 0, 1)?;
    if end != text.len() {
        return Err(Box::new(Message::new(1, 1, "more than one line")));
    }
    let mut parser = Parser::new(Lexer::new(text, 0, 0, end, 1), results);
    parser.token = parser.lexer.next()?;
    let value = parse(&mut parser)?;
    match parser.token.kind {
        Kind::End => Ok(value),
        _ => Err(parser.unexpected("the end")),
    }
}

/// The operator of a token and how tightly it binds, from 1 to 4.
fn operator(kind: Kind) -> Option<(Op, u8)> {
    let op = match kind {
        Kind::OrElse => Op::OrElse,
        Kind::AndAlso => Op::AndAlso,
        Kind::Eq => Op::Eq,
        Kind::Ne => Op::Ne,
        Kind::Lt => Op::Lt,
        Kind::Le => Op::Le,
        Kind::Gt => Op::Gt,
        Kind::Ge => Op::Ge,
        Kind::Or => Op::Or,
        Kind::And => Op::And,
        Kind::Plus => Op::Add,
        Kind::Minus => Op::Sub,
        _ => return None,
    };
    Some((op, op.level()))
}

impl Op {
    /// How tightly the operator binds: 1 for `&&` and `||`, 2 for comparisons, 3 for `&` and
    /// `|`, 4 for `+` and `-`.
    pub(crate) fn level(self) -> u8 {
        match self {
            Op::OrElse | Op::AndAlso => 1,
            Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge => 2,
            Op::Or | Op::And => 3,
            Op::Add | Op::Sub => 4,
        }
    }
}

impl<'a> Parser<'a> {
    pub(crate) fn expression(&mut self) -> Result<Expr<'a>, Fail> {
        // Most arguments are one name or one number: no operator can follow a comma.
        if self.lexer.stands_before_separator() {
            return self.atom();
        }
        self.binary(1)
    }

    fn binary(&mut self, least: u8) -> Result<Expr<'a>, Fail> {
        let first = self.token;
        let mut left = self.unary()?;
        let mut bare = None;
        while let Some((op, level)) = operator(self.token.kind).filter(|found| found.1 >= least) {
            let left_height = self.height;
            let left_end = self.end;
            let sign = self.token;
            self.advance()?;
            let second = self.token;
            let right = self.binary(level + 1)?;
            if let Some(other) = bare.filter(|&other| quarrel(op, other)) {
                let start = self.lexer.offset(first.text);
                let left = self.lexer.slice(start, left_end);
                let cure = format!("write ({left}) {} …", op.sign());
                return Err(self.parentheses_needed(op, other, sign, &cure));
            }
            if let Some(other) = self.bare.filter(|&other| quarrel(op, other)) {
                let start = self.lexer.offset(second.text);
                let right = self.lexer.slice(start, self.end);
                let cure = format!("write … {} ({right})", op.sign());
                return Err(self.parentheses_needed(op, other, sign, &cure));
            }
            self.grow(left_height.max(self.height))?;
            left = Expr::Binary(op, Box::new(left), Box::new(right));
            bare = Some(op);
        }
        self.bare = bare;
        Ok(left)
    }

    #[cold]
    fn parentheses_needed(&self, op: Op, other: Op, sign: Token<'_>, cure: &str) -> Fail {
        let at = self.lexer.offset(sign.text);
        if op.level() == 2 && other.level() == 2 {
            let text = format!("{} after {}: comparisons do not chain", op.sign(), other.sign());
            return help(self.lexer.message(at, text), "write a < b && b < c");
        }
        let text = format!("{} next to {} needs parentheses", other.sign(), op.sign());
        help(self.lexer.message(at, text), cure)
    }

    fn unary(&mut self) -> Result<Expr<'a>, Fail> {
        match self.token.kind {
            Kind::And => self.prefixed(Expr::Ref),
            Kind::Minus => self.prefixed(Expr::Neg),
            Kind::Tilde => self.prefixed(Expr::Not),
            Kind::Open => match self.cast_name() {
                Some(typename) => self.cast(typename),
                None => self.postfix(),
            },
            Kind::AndAlso => {
                Err(help(self.unexpected("a value"), "an address has no address: write one &"))
            }
            _ => self.postfix(),
        }
    }

    fn prefixed(&mut self, make: fn(Box<Expr<'a>>) -> Expr<'a>) -> Result<Expr<'a>, Fail> {
        self.enter()?;
        self.advance()?;
        let inner = self.unary()?;
        self.leave();
        self.grow(self.height)?;
        self.bare = None;
        Ok(make(Box::new(inner)))
    }

    /// The type name in parentheses that begins here, if there is one.
    fn cast_name(&self) -> Option<&'a str> {
        let name = self.lexer.name_in_parentheses(self.lexer.offset(self.token.text))?;
        TYPE_NAMES.binary_search(&name).ok().map(|_| name)
    }

    fn cast(&mut self, typename: &'a str) -> Result<Expr<'a>, Fail> {
        let outside = self.open(Newlines::Skip)?;
        self.advance()?;
        self.close(Kind::Close, outside, "\")\"")?;
        self.enter()?;
        let inner = self.unary()?;
        self.leave();
        self.grow(self.height)?;
        self.bare = None;
        Ok(Expr::Cast(typename, Box::new(inner)))
    }

    pub(crate) fn postfix(&mut self) -> Result<Expr<'a>, Fail> {
        let mut expr = self.atom()?;
        loop {
            match self.token.kind {
                Kind::Dot => {
                    self.advance()?;
                    let name = self.plain_name("the name of a field")?;
                    self.grow(self.height)?;
                    expr = Expr::Field(Box::new(expr), name);
                }
                Kind::OpenBracket => {
                    let below = self.height;
                    self.enter()?;
                    self.advance()?;
                    let index = self.expression()?;
                    if self.token.kind != Kind::CloseBracket {
                        return Err(self.unexpected("\"]\""));
                    }
                    self.advance()?;
                    self.leave();
                    self.grow(below.max(self.height))?;
                    self.bare = None;
                    expr = Expr::Index(Box::new(expr), Box::new(index));
                }
                _ => return Ok(expr),
            }
        }
    }

    fn atom(&mut self) -> Result<Expr<'a>, Fail> {
        let token = self.token;
        self.height = 1;
        self.bare = None;
        match token.kind {
            Kind::Name => self.named(token),
            Kind::ActorName => {
                self.advance()?;
                Ok(Expr::Name(token.text))
            }
            Kind::Int => {
                let (value, hex) = self.int_value(token)?;
                self.advance()?;
                Ok(Expr::Int { value, hex, text: token.text })
            }
            Kind::Str => {
                self.advance()?;
                Ok(Expr::Str(string(token.text)))
            }
            Kind::Open => {
                let outside = self.open(Newlines::Skip)?;
                let inner = self.expression()?;
                self.close(Kind::Close, outside, "an operator or \")\"")?;
                self.bare = None;
                Ok(inner)
            }
            Kind::OpenBrace => self.init(None),
            Kind::Any => Err(help(
                self.unexpected("a value"),
                "_ stands for anything in results, alone or as an item of { }",
            )),
            Kind::Assign => Err(help(self.unexpected("a value"), "equal is written ==")),
            _ => Err(self.unexpected("a value")),
        }
    }

    /// A name, and the call or the struct that it begins.
    fn named(&mut self, token: Token<'a>) -> Result<Expr<'a>, Fail> {
        let name = token.text;
        if name == "sizeof" {
            return self.sizeof();
        }
        if is_reserved(name) {
            let text = format!("{} is a word of the language, not a name", quoted(name));
            let fail = self.lexer.message(self.lexer.offset(name), text);
            return Err(help(fail, &format!("a variable may be called {name}1")));
        }
        self.advance()?;
        match self.token.kind {
            Kind::Open => {
                let outside = self.open(Newlines::Skip)?;
                let (args, _) = self.items(Kind::Close)?;
                self.close(Kind::Close, outside, "\",\" or \")\"")?;
                self.grow(self.height)?;
                self.bare = None;
                Ok(Expr::Call { name, args })
            }
            Kind::OpenBrace => self.init(Some(name)),
            _ => Ok(Expr::Name(name)),
        }
    }

    fn sizeof(&mut self) -> Result<Expr<'a>, Fail> {
        self.advance()?;
        if self.token.kind != Kind::Open {
            return Err(self.unexpected("\"(\" and the name of a type"));
        }
        let outside = self.open(Newlines::Skip)?;
        let typename = self.plain_name("the name of a type")?;
        self.close(Kind::Close, outside, "\")\"")?;
        Ok(Expr::Sizeof(typename))
    }

    fn init(&mut self, typename: Option<&'a str>) -> Result<Expr<'a>, Fail> {
        let outside = self.open(Newlines::Skip)?;
        let (items, rest) = self.items(Kind::CloseBrace)?;
        self.close(Kind::CloseBrace, outside, "\",\" or \"}\"")?;
        self.grow(self.height)?;
        self.bare = None;
        Ok(Expr::Init { typename, items, rest })
    }

    /// Items up to the closing bracket, which stays, and whether they end in `...`.
    fn items(&mut self, close: Kind) -> Result<(Vec<Arg<'a>>, bool), Fail> {
        let mut items: Vec<Arg<'a>> = Vec::new();
        let mut highest = 0;
        let mut rest = false;
        if self.token.kind != close {
            loop {
                if self.token.kind == Kind::Dots {
                    self.check_rest(close)?;
                    self.advance()?;
                    rest = true;
                    break;
                }
                let start = self.token;
                let item = self.item()?;
                let named_before = items.last().is_some_and(|before| before.name.is_some());
                if close == Kind::Close && item.name.is_none() && named_before {
                    return Err(self.out_of_order(start));
                }
                items.push(item);
                highest = highest.max(self.height);
                if self.token.kind != Kind::Comma {
                    break;
                }
                self.advance()?;
            }
        }
        self.height = highest;
        Ok((items, rest))
    }

    fn check_rest(&self, close: Kind) -> Result<(), Fail> {
        if self.results && close == Kind::CloseBrace {
            return Ok(());
        }
        let fail = self.unexpected("a value");
        Err(help(fail, "\"...\" belongs into results; what is left out here is zero"))
    }

    #[cold]
    fn out_of_order(&self, start: Token<'_>) -> Fail {
        let text = format!("{} stands after a named argument", quoted(start.text));
        let fail = self.lexer.message(self.lexer.offset(start.text), text);
        help(fail, "give it a name, too: .name = value")
    }

    fn item(&mut self) -> Result<Arg<'a>, Fail> {
        let mut name = None;
        if self.token.kind == Kind::Dot {
            self.advance()?;
            name = Some(self.plain_name("a name")?);
            if self.token.kind != Kind::Assign {
                return Err(help(self.unexpected("\"=\""), "write it like .name = value"));
            }
            self.advance()?;
        }
        let start = self.lexer.offset(self.token.text);
        let value = if self.results && self.token.kind == Kind::Any {
            self.advance()?;
            self.height = 1;
            Expr::Any
        } else {
            self.expression()?
        };
        if name.is_none() && self.token.kind == Kind::Assign {
            let fail = self.unexpected("\",\" or the closing bracket");
            return Err(help(fail, "a named argument begins with a dot: .name = value"));
        }
        Ok(Arg { name, value, text: self.lexer.slice(start, self.end) })
    }
}

/// Whether two operators side by side need parentheses.
pub(crate) fn quarrel(op: Op, other: Op) -> bool {
    match (op.level(), other.level()) {
        (2, 2 | 3) => true,
        (1, 1) | (3, 3) => op != other,
        _ => false,
    }
}
