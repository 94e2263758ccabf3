//! From the tree to its canonical text.
//!
//! Parentheses are written where the grammar needs them and nowhere else; strings, and
//! numbers that were parsed, as they were written. `Display` writes one line for expressions
//! and statements; commands get their line breaks from [`print`] or from [`Prompt`].

use std::fmt;

use crate::expr::quarrel;
use crate::layout::{CONTINUATION, Flat, fits, last_column, push_blanks};
use crate::results::Pattern;
use crate::syntax::{
    Actor, Arg, Command, Expr, Item, Numbered, Op, Place, Prompt, ResultKind, ResultLine, Script,
    Step, Stmt, Str,
};

/// The canonical text of a transcript.
#[must_use]
pub fn print(script: &Script<'_>) -> String {
    let mut out = String::new();
    for item in &script.items {
        push_item(&mut out, item);
        out.push('\n');
    }
    out
}

fn push_item(out: &mut String, item: &Item<'_>) {
    match item {
        Item::Blank { .. } => {}
        Item::Note { text, .. } => push_note(out, text),
        Item::Prompt(prompt) => push_prompt(out, prompt),
    }
}

pub(crate) fn push_note(out: &mut String, text: &str) {
    out.push('#');
    if !text.is_empty() {
        out.push(' ');
        out.push_str(text);
    }
}

fn push_prompt(out: &mut String, prompt: &Prompt<'_>) {
    push_actor(out, prompt.actor);
    out.push_str("> ");
    match &prompt.command {
        Command::Words(words) => out.push_str(words),
        Command::Stmt(stmt) => push_stmt(out, stmt, 0),
    }
    for result in &prompt.results {
        out.push('\n');
        push_result(out, result.kind, result.text);
    }
}

fn push_actor(out: &mut String, actor: Actor<'_>) {
    out.push_str(actor.process);
    if let Some(thread) = actor.thread {
        out.push(':');
        out.push_str(thread);
    }
}

pub(crate) fn push_result(out: &mut String, kind: ResultKind, text: &str) {
    out.push_str("  ");
    out.push_str(kind.sign());
    if !text.is_empty() {
        out.push(' ');
        out.push_str(text);
    }
}

/// A statement in lines; its own line has `indent` blanks before it.
fn push_stmt(out: &mut String, stmt: &Stmt<'_>, indent: usize) {
    let column = last_column(out);
    match stmt {
        Stmt::If { cond, then } => {
            let mut head = Flat::default();
            flat_if(&mut head, cond);
            head.wrap(out, column, indent + CONTINUATION);
            push_stmt(out, then, indent);
        }
        Stmt::Repeat { count, body } => {
            let short = one_line(stmt);
            if short.as_ref().is_some_and(|flat| fits(column, &flat.text)) {
                out.push_str(&short.expect("it was looked at in the line before").text);
            } else {
                push_body(out, *count, body, indent);
            }
        }
        Stmt::Assign { .. } | Stmt::Expr(_) => {
            let mut flat = Flat::default();
            flat_stmt(&mut flat, stmt);
            flat.wrap(out, column, indent + CONTINUATION);
        }
    }
}

/// A `repeat` of one simple statement, which may stand on one line.
fn one_line(stmt: &Stmt<'_>) -> Option<Flat> {
    let Stmt::Repeat { body, .. } = stmt else {
        return None;
    };
    let [Numbered { stmt: Stmt::Assign { .. } | Stmt::Expr(_), .. }] = body.as_slice() else {
        return None;
    };
    let mut flat = Flat::default();
    flat_stmt(&mut flat, stmt);
    Some(flat)
}

fn push_body(out: &mut String, count: u64, body: &[Numbered<'_>], indent: usize) {
    // The statements of the outermost body have 8 blanks and its brace 4; each body inside
    // another adds 4.
    let inner = if indent == 0 { 8 } else { indent + 4 };
    out.push_str(&format!("repeat {count} {{"));
    for (index, numbered) in body.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ";\n" });
        push_blanks(out, inner);
        push_stmt(out, &numbered.stmt, inner);
    }
    out.push('\n');
    push_blanks(out, inner - 4);
    out.push('}');
}

fn flat_if(flat: &mut Flat, cond: &Expr<'_>) {
    flat.open("if (");
    flat_expr(flat, cond);
    flat.close(") ");
}

fn flat_stmt(flat: &mut Flat, stmt: &Stmt<'_>) {
    match stmt {
        Stmt::If { cond, then } => {
            flat_if(flat, cond);
            flat_stmt(flat, then);
        }
        Stmt::Repeat { count, body } => {
            flat.open(&format!("repeat {count} {{ "));
            for (index, numbered) in body.iter().enumerate() {
                flat.push(if index == 0 { "" } else { "; " });
                flat_stmt(flat, &numbered.stmt);
            }
            flat.close(" }");
        }
        Stmt::Assign { typename, target, value } => {
            if let Some(typename) = typename {
                flat.push(typename);
                flat.push(" ");
            }
            flat.push(&target.to_string());
            flat.push(" = ");
            flat_expr(flat, value);
        }
        Stmt::Expr(expr) => flat_expr(flat, expr),
    }
}

/// How tightly an expression holds together: operators 1 to 4, prefixes 5, the rest 6.
fn level(expr: &Expr<'_>) -> u8 {
    match expr {
        Expr::Binary(op, ..) => op.level(),
        Expr::Ref(_) | Expr::Neg(_) | Expr::Not(_) | Expr::Cast(..) => 5,
        _ => 6,
    }
}

/// An expression that needs parentheses below this level.
fn flat_at(flat: &mut Flat, expr: &Expr<'_>, least: u8) {
    if level(expr) < least {
        flat.open("(");
        flat_expr(flat, expr);
        flat.close(")");
    } else {
        flat_expr(flat, expr);
    }
}

/// An operand that must also not quarrel with its operator.
fn flat_operand(flat: &mut Flat, expr: &Expr<'_>, op: Op, least: u8) {
    match expr {
        Expr::Binary(other, ..) if quarrel(op, *other) => flat_at(flat, expr, 6),
        _ => flat_at(flat, expr, least),
    }
}

pub(crate) fn flat_expr(flat: &mut Flat, expr: &Expr<'_>) {
    match expr {
        Expr::Int { text, .. } if !text.is_empty() => flat.push(text),
        Expr::Int { value, hex: true, .. } => flat.push(&format!("{value:#x}")),
        Expr::Int { value, .. } => flat.push(&value.to_string()),
        Expr::Str(string) => flat_string(flat, *string),
        Expr::Name(name) => flat.push(name),
        Expr::Field(inner, name) => {
            flat_at(flat, inner, 6);
            flat.push(".");
            flat.push(name);
        }
        Expr::Index(inner, index) => {
            flat_at(flat, inner, 6);
            flat.open("[");
            flat_expr(flat, index);
            flat.close("]");
        }
        Expr::Call { name, args } => {
            flat.push(name);
            flat.open("(");
            flat_items(flat, args);
            flat.close(")");
        }
        Expr::Init { typename, items, rest } => flat_init(flat, *typename, items, *rest),
        Expr::Ref(inner) => flat_prefixed(flat, "&", inner),
        Expr::Neg(inner) => flat_prefixed(flat, "-", inner),
        Expr::Not(inner) => flat_prefixed(flat, "~", inner),
        Expr::Cast(typename, inner) => {
            flat.push("(");
            flat.push(typename);
            flat_prefixed(flat, ")", inner);
        }
        Expr::Sizeof(typename) => {
            flat.push("sizeof(");
            flat.push(typename);
            flat.push(")");
        }
        Expr::Binary(op, left, right) => {
            flat_operand(flat, left, *op, op.level());
            flat.push(" ");
            flat.push(op.sign());
            flat.push(" ");
            flat_operand(flat, right, *op, op.level() + 1);
        }
        Expr::Any => flat.push("_"),
    }
}

fn flat_prefixed(flat: &mut Flat, sign: &str, inner: &Expr<'_>) {
    flat.push(sign);
    // Two & side by side would be the operator &&.
    if sign == "&" && matches!(inner, Expr::Ref(_)) {
        flat.push(" ");
    }
    flat_at(flat, inner, 5);
}

fn flat_string(flat: &mut Flat, string: Str<'_>) {
    flat.push(if string.wide { "L" } else { "" });
    flat.push(if string.raw { "R\"(" } else { "\"" });
    flat.push(string.text);
    flat.push(if string.raw { ")\"" } else { "\"" });
}

fn flat_init(flat: &mut Flat, typename: Option<&str>, items: &[Arg<'_>], rest: bool) {
    flat.push(typename.unwrap_or_default());
    if items.is_empty() && !rest {
        flat.push("{}");
        return;
    }
    flat.open("{ ");
    flat_items(flat, items);
    if rest {
        if !items.is_empty() {
            flat.comma();
        }
        flat.push("...");
    }
    flat.close(" }");
}

fn flat_items(flat: &mut Flat, items: &[Arg<'_>]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            flat.comma();
        }
        if let Some(name) = item.name {
            flat.push(".");
            flat.push(name);
            flat.push(" = ");
        }
        flat_expr(flat, &item.value);
    }
}

fn written(write: impl FnOnce(&mut String)) -> String {
    let mut out = String::new();
    write(&mut out);
    out
}

fn flattened(write: impl FnOnce(&mut Flat)) -> String {
    let mut flat = Flat::default();
    write(&mut flat);
    flat.text
}

impl fmt::Display for Script<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&print(self))
    }
}

impl fmt::Display for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(|out| push_item(out, self)))
    }
}

impl fmt::Display for Prompt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(|out| push_prompt(out, self)))
    }
}

impl fmt::Display for ResultLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(|out| push_result(out, self.kind, self.text)))
    }
}

impl fmt::Display for Actor<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&written(|out| push_actor(out, *self)))
    }
}

impl fmt::Display for Stmt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&flattened(|flat| flat_stmt(flat, self)))
    }
}

impl fmt::Display for Expr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&flattened(|flat| flat_expr(flat, self)))
    }
}

impl fmt::Display for Str<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&flattened(|flat| flat_string(flat, *self)))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        for step in &self.path {
            match step {
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Pattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Pattern::Any => f.write_str("_"),
            Pattern::Not(inner) => write!(f, "not {inner}"),
            Pattern::Value(value) => write!(f, "{value}"),
            Pattern::Or(values) => {
                for (index, value) in values.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { " or " })?;
                    write!(f, "{value}")?;
                }
                Ok(())
            }
        }
    }
}
