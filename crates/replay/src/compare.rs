//! Comparing what was written with what happened: by meaning where there is one.

use calls::{Kind, StructRow, Typed, Value};
use script::{Expr, Pattern, ResultKind, ResultLine};

use crate::eval::Scope;
use crate::line::{Detail, Line};
use crate::session::Session;

impl Session {
    /// Whether the written lines say what happened. The scope is the actor's: what a writer names
    /// is looked up there.
    pub(crate) fn agrees(
        &mut self,
        scope: Scope,
        written: &[ResultLine<'_>],
        actual: &[Line],
    ) -> bool {
        let (mut at, mut line) = (0, 0);
        // The last `...` seen, and how far it reaches so far: widened when what follows fails.
        let mut covering: Option<(usize, usize)> = None;
        loop {
            match (written.get(at), actual.get(line)) {
                (None, None) => return true,
                (Some(any), _) if any.kind == ResultKind::Any => {
                    covering = Some((at, line));
                    at += 1;
                    continue;
                }
                (Some(said), Some(done)) if self.line_agrees(scope, said, done) => {
                    (at, line) = (at + 1, line + 1);
                    continue;
                }
                _ => {}
            }
            match covering {
                Some((any, from)) if from < actual.len() => {
                    covering = Some((any, from + 1));
                    (at, line) = (any + 1, from + 1);
                }
                _ => return false,
            }
        }
    }

    /// Whether one written line says what one result line says.
    pub(crate) fn line_agrees(
        &mut self,
        scope: Scope,
        written: &ResultLine<'_>,
        actual: &Line,
    ) -> bool {
        if written.kind != actual.kind {
            return false;
        }
        if written.text == actual.text {
            return true;
        }
        match &actual.detail {
            Detail::Value(kind, value) => match written.pattern() {
                Ok(pattern) => self.matches(scope, &pattern, kind, value),
                Err(_) => false,
            },
            Detail::Error(error) => match written.failure() {
                Ok(failure) => {
                    let number = match nt::Win32Error::from_name(failure.name) {
                        Some(named) => Some(u64::from(named.0)),
                        None => failure.name.parse().ok(),
                    };
                    number == Some(error.0.into())
                        && failure.number.is_none_or(|number| number == u64::from(error.0))
                }
                Err(_) => false,
            },
            Detail::Out(name, kind, value) => match written.written() {
                Ok(found) => {
                    found.place.to_string() == *name
                        && self.matches(scope, &found.value, kind, value)
                }
                Err(_) => false,
            },
            Detail::Event => words_agree(written.text, &actual.text),
            Detail::Why(code, params) => match written.reason() {
                Ok(reason) => {
                    reason.code == *code && reason_agrees(reason.text, &actual.text, params)
                }
                Err(_) => false,
            },
            Detail::Native(name, value) => match written.native() {
                Ok(native) => {
                    let call = match &native.call {
                        Expr::Name(call) | Expr::Call { name: call, .. } => *call,
                        _ => return false,
                    };
                    let value = value.clone().unwrap_or_default();
                    call == *name && self.matches(scope, &native.status, &Kind::Status, &value)
                }
                Err(_) => false,
            },
            Detail::View => {
                let covered = written.text.split_whitespace().any(|word| word == "_");
                covered && words_agree(written.text, &actual.text)
            }
        }
    }

    fn matches(
        &mut self,
        scope: Scope,
        pattern: &Pattern<'_>,
        kind: &'static Kind,
        value: &Value,
    ) -> bool {
        match pattern {
            Pattern::Any => true,
            Pattern::Not(inner) => !self.matches(scope, inner, kind, value),
            Pattern::Or(choices) => {
                choices.iter().any(|expr| self.is_equal(scope, expr, kind, value))
            }
            Pattern::Value(expr) => self.is_equal(scope, expr, kind, value),
        }
    }

    /// Whether an expression is equal to a value: numbers by number, texts by text, structures
    /// field by field.
    fn is_equal(
        &mut self,
        scope: Scope,
        expr: &Expr<'_>,
        kind: &'static Kind,
        value: &Value,
    ) -> bool {
        match value {
            _ if *expr == Expr::Any => true,
            Value::Int(n) => {
                if *kind == Kind::Routine
                    && let Expr::Name(name) = expr
                {
                    let named = self.world().routines().name(calls::Routine(*n));
                    return named == Some(*name);
                }
                // A pointer to a variable is written as one.
                if let Expr::Ref(place) = expr
                    && let Ok(place) = crate::call::place_of(place)
                {
                    return self.address_of(scope.process, &place) == *n;
                }
                match self.number(scope, expr) {
                    Ok(wanted) => narrowed(kind, wanted) == narrowed(kind, *n),
                    Err(_) => false,
                }
            }
            Value::Text(text) => match expr {
                Expr::Str(written) => {
                    written.wide_units().is_ok_and(|units| units == text.as_units())
                }
                _ => false,
            },
            Value::Bytes(bytes) => match expr {
                Expr::Str(written) => written.bytes().is_ok_and(|written| written[..] == bytes[..]),
                _ => false,
            },
            Value::Struct(row, fields) => self.is_equal_struct(scope, expr, row, fields),
            Value::Array(items) => self.is_equal_array(scope, expr, kind, items),
            Value::Place(Some(typed)) => {
                let Typed { kind, value } = &**typed;
                self.is_equal(scope, expr, kind, value)
            }
            Value::Place(None) => false,
            Value::Var(inside) | Value::At(_, inside) => self.is_equal(scope, expr, kind, inside),
        }
    }

    /// Field by field; what is not written is zero, and a size field holds the size.
    fn is_equal_struct(
        &mut self,
        scope: Scope,
        expr: &Expr<'_>,
        row: &'static StructRow,
        fields: &[Value],
    ) -> bool {
        let Expr::Init { typename, items, rest } = expr else { return false };
        if typename.is_some_and(|name| name != row.name) {
            return false;
        }
        let mut covered = vec![*rest; fields.len()];
        for item in items {
            let Some(at) = item.name.and_then(|name| row.field(name)) else { return false };
            covered[at] = true;
            if !self.is_equal(scope, &item.value, row.fields[at].kind, &fields[at]) {
                return false;
            }
        }
        fields.iter().enumerate().all(|(at, field)| {
            covered[at]
                || *field == row.fields[at].kind.zero()
                || row.size_field == Some(at) && *field == Value::Int(row.size.into())
        })
    }

    fn is_equal_array(
        &mut self,
        scope: Scope,
        expr: &Expr<'_>,
        kind: &'static Kind,
        values: &[Value],
    ) -> bool {
        let Expr::Init { items, rest, .. } = expr else { return false };
        let of = match kind {
            Kind::Array(of) | Kind::In(Kind::Array(of)) => of,
            _ => &Kind::Any,
        };
        let enough = items.len() == values.len() || *rest && items.len() <= values.len();
        let mut pairs = items.iter().zip(values);
        enough && pairs.all(|(item, value)| self.is_equal(scope, &item.value, of, value))
    }
}

/// The bits of a number that its kind has.
fn narrowed(kind: &Kind, value: u64) -> u64 {
    let bits = match kind {
        Kind::Bool => return u64::from(value != 0),
        Kind::Unsigned(bits) | Kind::Signed(bits) => u32::from(*bits),
        Kind::Id
        | Kind::Access(_)
        | Kind::Flags(_)
        | Kind::Choice(_)
        | Kind::Millis
        | Kind::Wait
        | Kind::Status
        | Kind::Error
        | Kind::Outcome => 32,
        _ => 64,
    };
    if bits >= 64 { value } else { value & ((1 << bits) - 1) }
}

/// Splits a text into words and signs.
fn words(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    for part in text.split_whitespace() {
        let mut rest = part;
        while let Some(at) = rest.find([',', ';', ':', '(', ')', '=']) {
            if at > 0 {
                all.push(&rest[..at]);
            }
            all.push(&rest[at..=at]);
            rest = &rest[at + 1..];
        }
        if !rest.is_empty() {
            all.push(rest);
        }
    }
    all
}

/// Whether two texts are equal word by word; `_` stands for any word, numbers are numbers.
fn words_agree(written: &str, actual: &str) -> bool {
    let (written, actual) = (words(written), words(actual));
    written.len() == actual.len()
        && written.iter().zip(actual).all(|(written, actual)| word_agrees(written, actual))
}

fn word_agrees(written: &str, actual: &str) -> bool {
    if written == "_" || written == actual {
        return true;
    }
    matches!((parse_number(written), parse_number(actual)), (Some(a), Some(b)) if a == b)
}

fn parse_number(word: &str) -> Option<u64> {
    match word.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16).ok(),
        None => word.parse().ok(),
    }
}

/// Whether a reason that is worded otherwise has the same values in the same order: its
/// parameters, and no other number or constant.
fn reason_agrees(written: &str, actual: &str, params: &[String]) -> bool {
    let is_value = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        parse_number(word).is_some()
            || word.len() > 2
                && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    };
    let values = |text: &str| -> Vec<String> {
        words(text).into_iter().filter(is_value).map(str::to_owned).collect()
    };
    if values(written) != values(actual) {
        return false;
    }
    let mut rest = written;
    params.iter().all(|param| match whole(rest, param) {
        Some(end) => {
            rest = &rest[end..];
            true
        }
        None => false,
    })
}

/// Where a parameter ends that stands in a text as a word of its own.
fn whole(text: &str, param: &str) -> Option<usize> {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut from = 0;
    while let Some(at) = text[from..].find(param) {
        let (start, end) = (from + at, from + at + param.len());
        let joins = part(text[..start].chars().next_back()) && part(param.chars().next())
            || part(text[end..].chars().next()) && part(param.chars().next_back());
        if !joins {
            return Some(end);
        }
        from = start + param.chars().next().map_or(1, char::len_utf8);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_agree_word_by_word() {
        for (written, actual, want) in [
            ("child exits: code 7", "child exits: code 7", true),
            ("child exits:  code 0x7", "child exits: code 7", true),
            ("child exits: code _", "child exits: code 7", true),
            ("child exits: code 8", "child exits: code 7", false),
            ("child exits", "child exits: code 7", false),
            ("gone: Thread 1012", "gone: Process 1012", false),
        ] {
            assert_eq!(words_agree(written, actual), want, "{written} / {actual}");
        }
    }

    #[test]
    fn reasons_agree_by_their_values() {
        let actual =
            "0x4 was granted 0x00101000; TerminateProcess needs PROCESS_TERMINATE (0x0001)";
        let params = ["0x4", "0x00101000", "TerminateProcess", "PROCESS_TERMINATE", "0x0001"]
            .map(String::from);
        for (written, want) in [
            ("0x4 has 0x00101000, but TerminateProcess wants PROCESS_TERMINATE (0x0001)", true),
            (
                "0x8 was granted 0x00101000; TerminateProcess needs PROCESS_TERMINATE (0x0001)",
                false,
            ),
            ("0x4 was granted 0x00101000; OpenProcess needs PROCESS_TERMINATE (0x0001)", false),
            ("0x4 was granted 0x00101000; TerminateProcess needs PROCESS_VM_READ (0x0001)", false),
            (
                "0x4 was granted 0x00101000, 5; TerminateProcess needs PROCESS_TERMINATE (0x0001)",
                false,
            ),
        ] {
            assert_eq!(reason_agrees(written, actual, &params), want, "{written}");
        }
    }
}
