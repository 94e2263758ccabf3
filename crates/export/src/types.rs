//! Kinds of values as types of C.

use calls::{Kind, StructRow};

use crate::structures;

/// How C sees an expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Class {
    /// A number of at most 32 bits.
    Number,
    /// A number of 64 bits.
    Wide,
    /// A handle or an address.
    Pointer,
    /// A structure, an array or a text: passed as it is.
    Whole,
}

/// The type of a variable: its kind, and how many items an array has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    pub kind: &'static Kind,
    pub length: usize,
}

impl Type {
    pub(crate) fn class(self) -> Class {
        class(self.kind)
    }

    /// Whether a program has to write `&` before it to pass its address.
    pub(crate) fn is_array(self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Bytes | Kind::Array(_) | Kind::Any)
    }

    /// The declaration of a variable.
    pub(crate) fn declare(self, name: &str) -> Option<String> {
        let length = self.length;
        Some(match self.kind {
            Kind::Text => format!("WCHAR {name}[{length}]"),
            Kind::Bytes => format!("char {name}[{length}]"),
            // What a query writes is aligned as the largest of its fields.
            Kind::Any => format!("ULONGLONG {name}[{}]", length.div_ceil(8)),
            Kind::Array(of) => match scalar(of)? {
                "void *" => format!("void *{name}[{length}]"),
                of => format!("{of} {name}[{length}]"),
            },
            // The list is built by calls; a variable holds where it is.
            Kind::Struct(row) if row.name == "ATTRIBUTE_LIST" => format!("void *{name}"),
            Kind::Struct(row) => format!("{} {name}", structures::name(row)?),
            kind => match scalar(kind)? {
                "void *" => format!("void *{name}"),
                of => format!("{of} {name}"),
            },
        })
    }
}

/// The class of a value of a kind.
pub(crate) fn class(kind: &Kind) -> Class {
    match kind {
        Kind::Handle(_) | Kind::Address | Kind::Routine => Class::Pointer,
        Kind::Unsigned(64) | Kind::Signed(64) => Class::Wide,
        kind if kind.is_number() => Class::Number,
        _ => Class::Whole,
    }
}

/// The type of C for a number, a handle or an address.
pub(crate) fn scalar(kind: &Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Bool => "BOOL",
        Kind::Unsigned(8) => "BYTE",
        Kind::Unsigned(16) => "WORD",
        Kind::Unsigned(32) => "DWORD",
        Kind::Unsigned(_) => "ULONGLONG",
        Kind::Signed(8) => "CHAR",
        Kind::Signed(16) => "SHORT",
        Kind::Signed(32) | Kind::Status => "LONG",
        Kind::Signed(_) => "LONGLONG",
        Kind::Handle(_) => "HANDLE",
        Kind::Address | Kind::Routine => "void *",
        Kind::Choice("CRITICAL_SECTION") => "CRITICAL_SECTION",
        Kind::Choice("SRWLOCK") => "SRWLOCK",
        Kind::Choice("CONDITION_VARIABLE") => "CONDITION_VARIABLE",
        Kind::Choice("INIT_ONCE") => "INIT_ONCE",
        Kind::Id
        | Kind::Access(_)
        | Kind::Flags(_)
        | Kind::Choice(_)
        | Kind::Millis
        | Kind::Wait
        | Kind::Error => "DWORD",
        _ => return None,
    })
}

/// The type of a parameter of an NT call.
pub(crate) fn parameter(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bool => "BOOLEAN",
        kind => scalar(kind).unwrap_or("void *"),
    }
}

/// What prints a value of a kind: the second half of a function's name, and what follows the value.
pub(crate) fn printer(kind: &Kind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        Kind::Bool => ("bool", ""),
        Kind::Unsigned(32) => ("number", ", 32"),
        Kind::Unsigned(_) | Kind::Id | Kind::Millis => ("number", ", 0"),
        // Priorities are signed, and one of them says that the call failed.
        Kind::Choice("THREAD_PRIORITY") => ("signed", ", 32"),
        Kind::Choice(_) => ("number", ", 0"),
        Kind::Signed(32) => ("signed", ", 0"),
        Kind::Signed(_) => ("signed", ", 0"),
        Kind::Handle(_) => ("handle", ""),
        Kind::Address => ("address", ""),
        Kind::Access(_) | Kind::Flags(_) => ("hex", ""),
        Kind::Wait => ("wait", ""),
        Kind::Status => ("status", ""),
        Kind::Error => ("error", ""),
        Kind::Text => ("text", ""),
        _ => return None,
    })
}

/// Whether a kind is a structure that programs can have.
pub(crate) fn is_known(row: &'static StructRow) -> bool {
    structures::name(row).is_some()
}
