//! The variables of a process: what its threads share and other processes do not see.

use calls::{Kind, StructRow, Typed, Value};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// What a variable holds. Unlike the value of a call, a structure here can point to a variable,
/// which is looked at when the structure is used.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A number, a text, bytes.
    Plain(Value),
    /// A structure.
    Struct(&'static StructRow, Vec<Cell>),
    /// An array and the kind of its items.
    Array(&'static Kind, Vec<Cell>),
    /// The address of a variable.
    Pointer(String),
}

impl Cell {
    /// Takes a value apart.
    pub fn of(kind: &'static Kind, value: Value) -> Cell {
        match value {
            Value::Struct(row, fields) => {
                let fields = fields.into_vec().into_iter().zip(row.fields);
                Cell::Struct(
                    row,
                    fields.map(|(value, field)| Cell::of(field.kind, value)).collect(),
                )
            }
            Value::Array(items) => {
                let of = match kind {
                    Kind::Array(of) | Kind::In(Kind::Array(of)) => of,
                    _ => &Kind::Any,
                };
                let items = items.into_vec().into_iter().map(|item| Cell::of(of, item));
                Cell::Array(of, items.collect())
            }
            Value::Var(inside) | Value::At(_, inside) => match kind {
                Kind::In(to) | Kind::InOut(to) | Kind::Shared(to) => Cell::of(to, *inside),
                _ => Cell::of(kind, *inside),
            },
            Value::Place(Some(typed)) => Cell::of(typed.kind, typed.value),
            Value::Place(None) => Cell::Plain(Value::Int(0)),
            plain => Cell::Plain(plain),
        }
    }
}

/// A variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// What it means.
    pub kind: &'static Kind,
    /// What it holds.
    pub cell: Cell,
}

impl From<Typed> for Variable {
    fn from(typed: Typed) -> Variable {
        Variable { kind: typed.kind, cell: Cell::of(typed.kind, typed.value) }
    }
}

/// The variables of one process.
#[derive(Clone, Debug, Default)]
pub struct Variables {
    map: IndexMap<String, Variable, FxBuildHasher>,
}

impl Variables {
    /// A variable.
    #[inline]
    pub fn get(&self, name: &str) -> Option<&Variable> {
        self.map.get(name)
    }

    /// A variable, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Variable> {
        self.map.get_mut(name)
    }

    /// Sets a variable.
    #[inline]
    pub fn set(&mut self, name: &str, variable: Variable) {
        match self.map.get_mut(name) {
            Some(old) => *old = variable,
            None => {
                self.map.insert(name.to_owned(), variable);
            }
        }
    }

    /// The names, in the order in which they were first set.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.map.keys().map(String::as_str)
    }

    /// The value behind a cell: pointers are followed. An address of nothing is a bad one, and so
    /// is one behind which there is no end.
    pub fn lower(&self, cell: &Cell) -> Value {
        let mut left = CELLS_MAX;
        self.lower_within(cell, 0, &mut left)
    }

    fn lower_within(&self, cell: &Cell, depth: u32, left: &mut u32) -> Value {
        if *left == 0 {
            return Value::Int(calls::FAULT);
        }
        *left -= 1;
        match cell {
            Cell::Plain(value) => value.clone(),
            Cell::Struct(row, fields) => {
                let fields = fields.iter().map(|field| self.lower_within(field, depth, left));
                Value::Struct(row, fields.collect())
            }
            Cell::Array(_, items) => {
                let items = items.iter().map(|item| self.lower_within(item, depth, left));
                Value::Array(items.collect())
            }
            Cell::Pointer(name) if depth < DEPTH_MAX => match self.get(name) {
                Some(variable) => self.lower_within(&variable.cell, depth + 1, left),
                None => Value::Int(calls::FAULT),
            },
            Cell::Pointer(_) => Value::Int(calls::FAULT),
        }
    }
}

/// How many cells one value can consist of, and how many pointers can follow each other.
const CELLS_MAX: u32 = 1 << 20;
const DEPTH_MAX: u32 = 8;
