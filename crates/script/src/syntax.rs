//! The tree of a transcript.
//!
//! The tree borrows every name and string from the text it was parsed from, so a message can
//! point at any of them with [`position`](crate::position()). Two trees are equal when they
//! say the same: lines, columns and copies of the source do not count.

/// A whole transcript.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script<'a> {
    /// The lines of the text, a prompt with its results being one item.
    pub items: Vec<Item<'a>>,
}

impl<'a> Script<'a> {
    /// The title: the text of the note on the first line, if there is one.
    #[must_use]
    pub fn title(&self) -> Option<&'a str> {
        match self.items.first() {
            Some(Item::Note { text, .. }) => Some(text),
            _ => None,
        }
    }

    /// The prompts, in the order written.
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt<'a>> {
        self.items.iter().filter_map(|item| match item {
            Item::Prompt(prompt) => Some(&**prompt),
            _ => None,
        })
    }
}

/// One line, or one prompt with all that belongs to it.
#[derive(Clone, Debug)]
pub enum Item<'a> {
    /// A line without text.
    Blank {
        /// Where it stands.
        line: u32,
    },
    /// A line of narrative.
    Note {
        /// Where it stands.
        line: u32,
        /// What follows `#`, without one blank.
        text: &'a str,
    },
    /// A command and its results.
    Prompt(Box<Prompt<'a>>),
}

impl Item<'_> {
    /// The line on which the item begins.
    #[must_use]
    pub fn line(&self) -> u32 {
        match self {
            Item::Blank { line } | Item::Note { line, .. } => *line,
            Item::Prompt(prompt) => prompt.line,
        }
    }
}

impl PartialEq for Item<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Item::Blank { .. }, Item::Blank { .. }) => true,
            (Item::Note { text, .. }, Item::Note { text: other, .. }) => text == other,
            (Item::Prompt(prompt), Item::Prompt(other)) => prompt == other,
            _ => false,
        }
    }
}

/// A command, who gives it, and the result lines that were written below it.
#[derive(Clone, Debug)]
pub struct Prompt<'a> {
    /// The line of the actor.
    pub line: u32,
    /// The last line of the command, before the results.
    pub last_line: u32,
    /// The column at which the command begins.
    pub column: u32,
    /// Who gives the command.
    pub actor: Actor<'a>,
    /// The command.
    pub command: Command<'a>,
    /// The command as it was written, continuation lines included.
    pub source: &'a str,
    /// The result lines, in the order written.
    pub results: Vec<ResultLine<'a>>,
}

impl Prompt<'_> {
    /// The line and the column of a piece of the command, such as the name of a call.
    ///
    /// A piece that is not part of this command is placed where the command begins.
    #[must_use]
    pub fn position(&self, part: &str) -> (u32, u32) {
        match crate::text::position(self.source, part) {
            Some((1, column)) => (self.line, column + self.column - 1),
            Some((line, column)) => (self.line + line - 1, column),
            None => (self.line, self.column),
        }
    }
}

impl PartialEq for Prompt<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.actor == other.actor && self.command == other.command && self.results == other.results
    }
}

/// Who acts: a process and one of its threads, or one of the reserved names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Actor<'a> {
    /// The process; a second one of the same name is called `child#2`.
    pub process: &'a str,
    /// The thread; left out, it is the main thread.
    pub thread: Option<&'a str>,
}

/// What follows the actor.
#[derive(Clone, Debug, PartialEq)]
pub enum Command<'a> {
    /// A statement of the small C.
    Stmt(Stmt<'a>),
    /// The words of `sim`, `sh` and `kd`, taken to the end of the line.
    Words(&'a str),
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Stmt<'a> {
    /// `if (cond) then`
    If {
        /// The condition.
        cond: Expr<'a>,
        /// What is done when it holds.
        then: Box<Stmt<'a>>,
    },
    /// `repeat count { body }`
    Repeat {
        /// How often; at most [`REPEAT_MAX`](crate::REPEAT_MAX).
        count: u64,
        /// The statements; there is at least one.
        body: Vec<Numbered<'a>>,
    },
    /// `target = value`, or `typename target = value`
    Assign {
        /// The type in front of a declaration, as written.
        typename: Option<&'a str>,
        /// What is assigned to.
        target: Place<'a>,
        /// What it gets.
        value: Expr<'a>,
    },
    /// An expression for its effect: nearly always a call.
    Expr(Expr<'a>),
}

/// A statement inside `repeat`, with the line it begins on.
#[derive(Clone, Debug)]
pub struct Numbered<'a> {
    /// The line.
    pub line: u32,
    /// The statement.
    pub stmt: Stmt<'a>,
}

impl PartialEq for Numbered<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.stmt == other.stmt
    }
}

/// A variable or a part of one: `x`, `x.y`, `x[3]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The variable.
    pub name: &'a str,
    /// The way from the variable to the part, outermost first.
    pub path: Vec<Step<'a>>,
}

/// One step into a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Field(&'a str),
    /// `[3]`; after a declaration's type name it is the length of an array.
    Index(u64),
}

/// An expression.
#[derive(Clone, Debug)]
pub enum Expr<'a> {
    /// A number.
    Int {
        /// Its value.
        value: u64,
        /// Whether it was written in hexadecimal.
        hex: bool,
        /// How it was written; empty in trees that were not parsed.
        text: &'a str,
    },
    /// A string.
    Str(Str<'a>),
    /// A variable, a constant, or an actor: `h`, `NULL`, `child#2`, `child:main`.
    Name(&'a str),
    /// `value.field`
    Field(Box<Expr<'a>>, &'a str),
    /// `value[index]`
    Index(Box<Expr<'a>>, Box<Expr<'a>>),
    /// `name(args)`
    Call {
        /// The name of the call.
        name: &'a str,
        /// Its arguments: first those by position, then those by name.
        args: Vec<Arg<'a>>,
    },
    /// `{ items }` or `TYPE{ items }`
    Init {
        /// The type, if it was written.
        typename: Option<&'a str>,
        /// Elements and designated fields.
        items: Vec<Arg<'a>>,
        /// Whether it ends in `...`: other fields are not compared. Only in results.
        rest: bool,
    },
    /// `&value`
    Ref(Box<Expr<'a>>),
    /// `-value`
    Neg(Box<Expr<'a>>),
    /// `~value`
    Not(Box<Expr<'a>>),
    /// `(typename)value`, the type name being one of [`TYPE_NAMES`](crate::TYPE_NAMES)
    Cast(&'a str, Box<Expr<'a>>),
    /// `sizeof(typename)`
    Sizeof(&'a str),
    /// `left op right`
    Binary(Op, Box<Expr<'a>>, Box<Expr<'a>>),
    /// `_`, which is equal to anything. Only in results, as an item of an [`Expr::Init`].
    Any,
}

impl<'a> Expr<'a> {
    /// A decimal number.
    #[must_use]
    pub fn int(value: u64) -> Expr<'a> {
        Expr::Int { value, hex: false, text: "" }
    }

    /// A hexadecimal number.
    #[must_use]
    pub fn hex(value: u64) -> Expr<'a> {
        Expr::Int { value, hex: true, text: "" }
    }

    /// The first name, number or string of the expression as it stands in the source: where
    /// a message about it should point. Structs without a type and items have none.
    #[must_use]
    pub fn anchor(&self) -> Option<&'a str> {
        match self {
            Expr::Int { text, .. } => Some(*text).filter(|text| !text.is_empty()),
            Expr::Str(string) => Some(string.text),
            Expr::Name(name) | Expr::Cast(name, _) | Expr::Sizeof(name) => Some(name),
            Expr::Call { name, .. } => Some(name),
            Expr::Init { typename, items, .. } => {
                typename.or_else(|| items.first().and_then(|item| item.value.anchor()))
            }
            Expr::Field(inner, _)
            | Expr::Index(inner, _)
            | Expr::Ref(inner)
            | Expr::Neg(inner)
            | Expr::Not(inner)
            | Expr::Binary(_, inner, _) => inner.anchor(),
            Expr::Any => None,
        }
    }
}

impl PartialEq for Expr<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Expr::Int { value: a, hex: b, .. }, Expr::Int { value: c, hex: d, .. }) => {
                (a, b) == (c, d)
            }
            (Expr::Str(a), Expr::Str(b)) => a == b,
            (Expr::Name(a), Expr::Name(b)) | (Expr::Sizeof(a), Expr::Sizeof(b)) => a == b,
            (Expr::Field(a, b), Expr::Field(c, d)) => b == d && a == c,
            (Expr::Cast(a, b), Expr::Cast(c, d)) => a == c && b == d,
            (Expr::Index(a, b), Expr::Index(c, d)) => a == c && b == d,
            (Expr::Call { name: a, args: b }, Expr::Call { name: c, args: d }) => a == c && b == d,
            (
                Expr::Init { typename: a, items: b, rest: c },
                Expr::Init { typename: d, items: e, rest: f },
            ) => a == d && b == e && c == f,
            (Expr::Ref(a), Expr::Ref(b))
            | (Expr::Neg(a), Expr::Neg(b))
            | (Expr::Not(a), Expr::Not(b)) => a == b,
            (Expr::Binary(a, b, c), Expr::Binary(d, e, f)) => a == d && b == e && c == f,
            (Expr::Any, Expr::Any) => true,
            _ => false,
        }
    }
}

/// A string as it was written. Its characters are in [`Str::wide_units`] and [`Str::bytes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Str<'a> {
    /// Whether `L` stands before it.
    pub wide: bool,
    /// Whether it is raw, `R"(…)"`: no escapes.
    pub raw: bool,
    /// What stands between the quotes, escapes not yet resolved.
    pub text: &'a str,
}

/// An argument of a call, or an item of a struct or an array.
#[derive(Clone, Debug)]
pub struct Arg<'a> {
    /// The name of `.name = value`.
    pub name: Option<&'a str>,
    /// The value.
    pub value: Expr<'a>,
    /// The value as it was written; empty in trees that were not parsed.
    pub text: &'a str,
}

impl PartialEq for Arg<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.value == other.value
    }
}

/// An operator between two expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// `||`
    OrElse,
    /// `&&`
    AndAlso,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `|`
    Or,
    /// `&`
    And,
    /// `+`
    Add,
    /// `-`
    Sub,
}

impl Op {
    /// The operator as it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Op::OrElse => "||",
            Op::AndAlso => "&&",
            Op::Eq => "==",
            Op::Ne => "!=",
            Op::Lt => "<",
            Op::Le => "<=",
            Op::Gt => ">",
            Op::Ge => ">=",
            Op::Or => "|",
            Op::And => "&",
            Op::Add => "+",
            Op::Sub => "-",
        }
    }
}

/// A result line.
#[derive(Clone, Copy, Debug)]
pub struct ResultLine<'a> {
    /// Where it stands.
    pub line: u32,
    /// What its sign says.
    pub kind: ResultKind,
    /// What follows the sign and its blank.
    pub text: &'a str,
}

impl PartialEq for ResultLine<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.text == other.text
    }
}

/// What the sign of a result line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResultKind {
    /// `=`: the call returned this.
    Value,
    /// `!`: the last error is this now.
    Error,
    /// `&`: an out-parameter or a struct was written.
    Out,
    /// `~`: the kernel or the scheduler did something.
    Event,
    /// `?`: why.
    Why,
    /// `:`: the NT call underneath.
    Native,
    /// `|`: a line of a view.
    View,
    /// `...`: any number of result lines.
    Any,
}

impl ResultKind {
    /// Every kind, in the order in which the language describes them.
    pub const ALL: [ResultKind; 8] = [
        ResultKind::Value,
        ResultKind::Error,
        ResultKind::Out,
        ResultKind::Event,
        ResultKind::Why,
        ResultKind::Native,
        ResultKind::View,
        ResultKind::Any,
    ];

    /// The sign as it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            ResultKind::Value => "=",
            ResultKind::Error => "!",
            ResultKind::Out => "&",
            ResultKind::Event => "~",
            ResultKind::Why => "?",
            ResultKind::Native => ":",
            ResultKind::View => "|",
            ResultKind::Any => "...",
        }
    }

    /// The kind of a sign of one character.
    pub(crate) fn of_sign(sign: u8) -> Option<ResultKind> {
        Some(match sign {
            b'=' => ResultKind::Value,
            b'!' => ResultKind::Error,
            b'&' => ResultKind::Out,
            b'~' => ResultKind::Event,
            b'?' => ResultKind::Why,
            b':' => ResultKind::Native,
            b'|' => ResultKind::View,
            _ => return None,
        })
    }
}
