//! Expressions: from what a line says to the values of a call.

use calls::{Call, Kind, Typed, Value};
use kernel::{ProcessKey, ThreadKey};
use script::{Arg, Expr, Op, Place, Step, nearest};

use crate::session::Session;
use crate::types::{
    as_bytes, binary, cast_kind, field_of, kind_of_constant, narrow, size_of_type, string,
    struct_row,
};
use crate::variables::{Cell, Variable};

/// What went wrong in a line, and at which of its words.
#[derive(Debug)]
pub(crate) struct Wrong<'a> {
    /// The word, a piece of the source; empty for the line as a whole.
    pub at: &'a str,
    /// What is wrong.
    pub text: String,
    /// What would be right.
    pub help: Option<String>,
}

impl<'a> Wrong<'a> {
    pub(crate) fn new(at: &'a str, text: impl Into<String>) -> Wrong<'a> {
        Wrong { at, text: text.into(), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Wrong<'a> {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn maybe(mut self, help: Option<String>) -> Wrong<'a> {
        self.help = help;
        self
    }
}

pub(crate) type Eval<'a, T> = Result<T, Wrong<'a>>;

/// Who evaluates: whose variables and pseudo handles are meant.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    pub process: ProcessKey,
    /// Nobody acts when the simulator checks a condition.
    pub thread: Option<ThreadKey>,
}

/// The calls that may stand as an argument: they change nothing.
pub(crate) const PURE: [&str; 7] = [
    "GetCurrentProcess",
    "GetCurrentThread",
    "GetStdHandle",
    "GetLastError",
    "GetCurrentProcessId",
    "GetCurrentThreadId",
    "GetCommandLineW",
];

impl Session {
    /// Evaluates an expression whose kind comes from itself.
    pub(crate) fn typed<'a>(&mut self, scope: Scope, expr: &Expr<'a>) -> Eval<'a, Variable> {
        if let Some(variable) = self.variable(scope, expr)? {
            return Ok(variable);
        }
        match expr {
            Expr::Call { name, args } => {
                let typed = self.pure_call(scope, name, args)?;
                Ok(Variable::from(typed))
            }
            Expr::Init { typename: Some(typename), .. } => {
                let row = struct_row(typename)?;
                let kind = calls::struct_kind(row);
                let cell = self.cell(scope, expr, kind)?;
                Ok(Variable { kind, cell })
            }
            Expr::Init { .. } => {
                let kind = &Kind::Array(&Kind::Handle(None));
                Ok(Variable { kind, cell: self.cell(scope, expr, kind)? })
            }
            Expr::Str(text) => {
                let kind = if text.wide { &Kind::Text } else { &Kind::Bytes };
                Ok(Variable { kind, cell: self.cell(scope, expr, kind)? })
            }
            Expr::Cast(typename, _) => {
                let kind = cast_kind(typename);
                Ok(Variable { kind, cell: self.cell(scope, expr, kind)? })
            }
            Expr::Binary(Op::Add | Op::Sub | Op::Or | Op::And, left, _) => {
                let kind = self.typed(scope, left)?.kind;
                Ok(Variable { kind, cell: self.cell(scope, expr, kind)? })
            }
            Expr::Name(name) => {
                let value = self.constant(name)?;
                Ok(Variable { kind: kind_of_constant(name), cell: Cell::Plain(value) })
            }
            Expr::Neg(_) => {
                Ok(Variable { kind: &Kind::Signed(64), cell: self.cell(scope, expr, &Kind::Any)? })
            }
            _ => {
                let kind = &Kind::Unsigned(64);
                Ok(Variable { kind, cell: self.cell(scope, expr, kind)? })
            }
        }
    }

    /// Evaluates an argument for a parameter of a kind.
    pub(crate) fn argument<'a>(
        &mut self,
        scope: Scope,
        expr: &Expr<'a>,
        kind: &'static Kind,
    ) -> Eval<'a, Value> {
        match (kind, expr) {
            // What a query writes depends on what its buffer says, now and then.
            (Kind::Out(Kind::Any), Expr::Ref(inner)) => {
                let variable = self.variable(scope, inner)?;
                let variables = self.variables_of(scope.process);
                Ok(Value::Place(variable.map(|variable| {
                    let value = variables.lower(&variable.cell);
                    Box::new(Typed { kind: variable.kind, value })
                })))
            }
            (Kind::Out(_), Expr::Ref(_)) => Ok(Value::Place(None)),
            (Kind::InOut(to), Expr::Ref(inner)) => {
                let current = match self.variable(scope, inner)? {
                    Some(variable) => self.variables_of(scope.process).lower(&variable.cell),
                    None => to.zero(),
                };
                Ok(Value::Var(Box::new(current)))
            }
            (Kind::Location, Expr::Ref(inner)) => Ok(Value::Int(self.location(scope, inner)?)),
            (Kind::Watched, Expr::Ref(inner)) => {
                let at = self.location(scope, inner)?;
                let now = self.number(scope, inner)?;
                Ok(Value::Array(Box::new([Value::Int(at), Value::Int(now)])))
            }
            (Kind::Shared(to), Expr::Ref(inner)) => self.shared_place(scope, inner, to),
            (Kind::Shared(_), _) => self.shared(scope, expr, kind),
            (Kind::Address, Expr::Ref(inner)) => {
                let place = crate::call::place_of(inner)?;
                Ok(Value::Int(self.address_of(scope.process, &place)))
            }
            (Kind::In(to), Expr::Ref(inner)) => {
                let value = match &**inner {
                    init @ Expr::Init { .. } => {
                        let cell = self.cell(scope, init, to)?;
                        self.variables_of(scope.process).lower(&cell)
                    }
                    other => match self.variable(scope, other)? {
                        Some(variable) => self.variables_of(scope.process).lower(&variable.cell),
                        None => return Err(self.unknown_name(scope, other)),
                    },
                };
                // What is behind a pointer to a number is told from an address by its wrapping,
                // also where anything or an array could stand.
                let number = matches!(value, Value::Int(_));
                let any = matches!(to, Kind::Any | Kind::Array(_)) && number;
                Ok(if to.is_number() || any { Value::Var(Box::new(value)) } else { value })
            }
            _ => {
                let cell = self.cell(scope, expr, kind)?;
                let value = self.variables_of(scope.process).lower(&cell);
                Ok(match kind {
                    Kind::In(Kind::Bytes) => as_bytes(value),
                    _ => value,
                })
            }
        }
    }

    /// Where a variable lies in the memory of the process that acts. A lock needs no value.
    fn location<'a>(&mut self, scope: Scope, expr: &Expr<'a>) -> Eval<'a, u64> {
        match expr {
            Expr::Name(name) => Ok(self.world_mut().location(scope.process, name)),
            other => {
                let at = other.anchor().unwrap_or("");
                Err(Wrong::new(at, "only a whole variable has an address").help("write &name"))
            }
        }
    }

    /// Evaluates an expression into a cell of a kind.
    pub(crate) fn cell<'a>(
        &mut self,
        scope: Scope,
        expr: &Expr<'a>,
        kind: &'static Kind,
    ) -> Eval<'a, Cell> {
        match expr {
            Expr::Str(text) => string(text, kind),
            Expr::Init { typename, items, .. } => self.init(scope, *typename, items, kind),
            Expr::Ref(inner) => match &**inner {
                Expr::Name(name) => Ok(Cell::Pointer((*name).to_owned())),
                other => self.cell(scope, other, kind),
            },
            Expr::Name(name) if *kind == Kind::Routine => self.routine(scope, name),
            _ => {
                if let Some(variable) = self.variable(scope, expr)? {
                    return Ok(variable.cell);
                }
                self.number(scope, expr).map(|n| Cell::Plain(Value::Int(n)))
            }
        }
    }

    /// A routine: a variable that holds one, or a name that becomes one.
    fn routine<'a>(&mut self, scope: Scope, name: &'a str) -> Eval<'a, Cell> {
        if let Some(variable) = self.variables_of(scope.process).get(name) {
            return Ok(variable.cell.clone());
        }
        if name == "NULL" {
            return Ok(Cell::Plain(Value::Int(0)));
        }
        Ok(Cell::Plain(Value::Int(self.world_mut().routine(name).0)))
    }

    /// A structure or an array that is written out.
    fn init<'a>(
        &mut self,
        scope: Scope,
        typename: Option<&'a str>,
        items: &[Arg<'a>],
        kind: &'static Kind,
    ) -> Eval<'a, Cell> {
        let row = match (typename, kind) {
            (Some(typename), _) => Some(struct_row(typename)?),
            (None, Kind::Struct(row) | Kind::In(Kind::Struct(row))) => Some(*row),
            (None, _) => None,
        };
        let Some(row) = row else {
            let of = match kind {
                Kind::Array(of) | Kind::In(Kind::Array(of)) => of,
                _ => &Kind::Any,
            };
            let cells = items.iter().map(|item| match item.name {
                Some(name) => Err(Wrong::new(name, "an array has no fields")),
                None => self.cell(scope, &item.value, of),
            });
            return Ok(Cell::Array(of, cells.collect::<Result<_, _>>()?));
        };
        let Cell::Struct(_, mut fields) = Cell::of(calls::struct_kind(row), row.zeroed()) else {
            unreachable!("a zeroed structure is a structure")
        };
        for (at, item) in items.iter().enumerate() {
            let at = match item.name {
                Some(name) => field_of(row, name)?,
                None => at,
            };
            let Some(field) = row.fields.get(at) else {
                let text = format!("{} has {} fields", row.name, row.fields.len());
                return Err(Wrong::new(item.text, text));
            };
            fields[at] = self.cell(scope, &item.value, field.kind)?;
        }
        Ok(Cell::Struct(row, fields))
    }

    /// Evaluates a number.
    pub(crate) fn number<'a>(&mut self, scope: Scope, expr: &Expr<'a>) -> Eval<'a, u64> {
        Ok(match expr {
            Expr::Int { value, .. } => *value,
            Expr::Neg(inner) => self.number(scope, inner)?.wrapping_neg(),
            Expr::Not(inner) => !self.number(scope, inner)?,
            Expr::Cast(typename, inner) => narrow(typename, self.number(scope, inner)?),
            Expr::Sizeof(typename) => size_of_type(typename)?,
            Expr::Binary(op, left, right) => {
                let left = self.number(scope, left)?;
                match op {
                    Op::AndAlso if left == 0 => return Ok(0),
                    Op::OrElse if left != 0 => return Ok(1),
                    _ => {}
                }
                let right = self.number(scope, right)?;
                binary(*op, left, right)
            }
            Expr::Call { name, args } => {
                let typed = self.pure_call(scope, name, args)?;
                typed.value.int().ok_or_else(|| Wrong::new(name, "this is not a number"))?
            }
            Expr::Any => return Err(Wrong::new("_", "`_` stands only in results")),
            Expr::Str(text) => return Err(Wrong::new(text.text, "a number is wanted, not a text")),
            Expr::Init { .. } => {
                let at = expr.anchor().unwrap_or("");
                return Err(Wrong::new(at, "a number is wanted, not a structure or an array"));
            }
            Expr::Ref(inner) => {
                let at = inner.anchor().unwrap_or("");
                return Err(Wrong::new(at, "a number is wanted, not an address"));
            }
            Expr::Name(_) | Expr::Field(..) | Expr::Index(..) => {
                match self.variable(scope, expr)? {
                    Some(Variable { cell: Cell::Plain(Value::Int(n)), .. }) => n,
                    Some(_) => {
                        let at = expr.anchor().unwrap_or("");
                        return Err(Wrong::new(at, "this is not a number"));
                    }
                    None => match expr {
                        Expr::Name(name) => match self.constant(name)? {
                            Value::Int(n) => n,
                            _ => unreachable!("constants are numbers"),
                        },
                        other => return Err(self.unknown_name(scope, other)),
                    },
                }
            }
        })
    }

    /// A constant of the tables.
    pub(crate) fn constant<'a>(&self, name: &'a str) -> Eval<'a, Value> {
        match nt::constant(name) {
            Some(constant) => Ok(Value::Int(constant.bits())),
            None => {
                let help = nearest(name, nt::constant_names()).map(|near| format!("{near}?"));
                let text = format!("{name}: neither a variable here nor a constant");
                Err(Wrong::new(name, text).maybe(help))
            }
        }
    }

    fn unknown_name<'a>(&self, scope: Scope, expr: &Expr<'a>) -> Wrong<'a> {
        let at = expr.anchor().unwrap_or("");
        let names = self.variables_of(scope.process).names();
        let help = nearest(at, names).map(|near| format!("{near}?"));
        Wrong::new(at, format!("{at}: no such variable")).maybe(help)
    }

    /// A variable, a part of one, another process's variable, or a property of an actor.
    pub(crate) fn variable<'a>(
        &mut self,
        scope: Scope,
        expr: &Expr<'a>,
    ) -> Eval<'a, Option<Variable>> {
        match expr {
            Expr::Name(name) => Ok(self.variables_of(scope.process).get(name).cloned()),
            Expr::Field(inner, field) => {
                if let Expr::Name(actor) = &**inner
                    && self.variables_of(scope.process).get(actor).is_none()
                    && let Some(found) = self.property(actor, field)?
                {
                    return Ok(Some(found));
                }
                match self.variable(scope, inner)? {
                    Some(variable) => self.part(scope, variable, Step::Field(field)).map(Some),
                    None => Ok(None),
                }
            }
            Expr::Index(inner, index) => {
                let Some(variable) = self.variable(scope, inner)? else { return Ok(None) };
                let index = self.number(scope, index)?;
                self.part(scope, variable, Step::Index(index)).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// A field or an item of a variable; a pointer on the way is followed.
    fn part<'a>(&self, scope: Scope, variable: Variable, step: Step<'a>) -> Eval<'a, Variable> {
        let cell = match variable.cell {
            Cell::Pointer(name) => match self.variables_of(scope.process).get(&name) {
                Some(behind) => behind.cell.clone(),
                None => return Err(Wrong::new("", format!("{name}: no such variable"))),
            },
            other => other,
        };
        match (cell, step) {
            (Cell::Struct(row, mut fields), Step::Field(name)) => {
                let at = field_of(row, name)?;
                Ok(Variable { kind: row.fields[at].kind, cell: fields.swap_remove(at) })
            }
            (Cell::Array(of, mut items), Step::Index(index)) => {
                if index as usize >= items.len() {
                    let text = format!("the array has {} items", items.len());
                    return Err(Wrong::new("", text));
                }
                Ok(Variable { kind: of, cell: items.swap_remove(index as usize) })
            }
            (_, Step::Field(name)) => {
                Err(Wrong::new(name, format!("{name}: this is not a structure")))
            }
            (_, Step::Index(_)) => Err(Wrong::new("", "this is not an array")),
        }
    }

    /// Another process's variable, or `pid` and `tid` of an actor.
    fn property<'a>(&self, actor: &'a str, field: &'a str) -> Eval<'a, Option<Variable>> {
        let (process, thread) = match actor.split_once(':') {
            Some((process, thread)) => (process, Some(thread)),
            None => (actor, None),
        };
        let Some(key) = self.world().actors().process(process) else { return Ok(None) };
        let id = match (field, thread) {
            ("pid", None) => self.id_of_process(key),
            ("tid", _) => match self.world().actors().thread(process, thread) {
                Some(thread) => self.id_of_thread(thread),
                None => return Err(Wrong::new(actor, format!("{actor}: no such thread"))),
            },
            _ => {
                return match self.variables_of(key).get(field) {
                    Some(variable) => Ok(Some(variable.clone())),
                    None => {
                        let names = self.variables_of(key).names().chain(["pid"]);
                        let help = nearest(field, names).map(|near| format!("{actor}.{near}?"));
                        let text = format!("{process} has no variable {field}");
                        Err(Wrong::new(field, text).maybe(help))
                    }
                };
            }
        };
        let Some(id) = id else {
            return Err(Wrong::new(actor, format!("{actor} is gone, and its id with it")));
        };
        Ok(Some(Variable { kind: &Kind::Id, cell: Cell::Plain(Value::Int(id.into())) }))
    }

    /// A call as an argument.
    fn pure_call<'a>(&mut self, scope: Scope, name: &'a str, args: &[Arg<'a>]) -> Eval<'a, Typed> {
        let pure = calls::find(name).is_some_and(|id| PURE.contains(&calls::row(id).name));
        let Some(thread) = scope.thread.filter(|_| pure) else {
            let help = "only GetCurrentProcess(), GetCurrentThread(), GetStdHandle(…) and their \
                        like stand inside a line; give others a line of their own";
            return Err(Wrong::new(name, format!("{name} changes something")).help(help));
        };
        let (mut call, _) = self.build_call(scope, name, args)?;
        let row = call.row();
        match self.ask(thread, &mut call) {
            Some(value) => Ok(Typed { kind: row.returns, value }),
            None => Err(Wrong::new(name, format!("{name} has no value here"))),
        }
    }

    fn ask(&mut self, thread: ThreadKey, call: &mut Call) -> Option<Value> {
        match self.world_mut().ask(thread, call) {
            sim::Outcome::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Stores a value in a variable or a part of one.
    pub(crate) fn store<'a>(
        &mut self,
        scope: Scope,
        place: &Place<'a>,
        variable: Variable,
    ) -> Eval<'a, ()> {
        if self.world().actors().process(place.name).is_some() {
            let text = format!("{} is the name of a process", place.name);
            return Err(Wrong::new(place.name, text).help("give the variable another name"));
        }
        let variables = self.variables_mut(scope.process);
        let Some((last, _)) = place.path.split_last() else {
            variables.set(place.name, variable);
            return Ok(());
        };
        let Some(whole) = variables.get_mut(place.name) else {
            let text = format!("{}: no such variable", place.name);
            return Err(Wrong::new(place.name, text));
        };
        let mut at = &mut whole.cell;
        for step in &place.path {
            at = match (at, step) {
                (Cell::Struct(row, fields), Step::Field(name)) => {
                    let position = field_of(row, name)?;
                    &mut fields[position]
                }
                (Cell::Array(_, items), Step::Index(index)) => {
                    let count = items.len();
                    match items.get_mut(*index as usize) {
                        Some(item) => item,
                        None => {
                            let text = format!("the array has {count} items");
                            return Err(Wrong::new(place.name, text));
                        }
                    }
                }
                _ => {
                    let what = if matches!(last, Step::Field(_)) { "structure" } else { "array" };
                    return Err(Wrong::new(
                        place.name,
                        format!("this is not an {what}").replace("an structure", "a structure"),
                    ));
                }
            };
        }
        *at = variable.cell;
        Ok(())
    }
}
