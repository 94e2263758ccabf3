//! Addresses of variables that requests write to after their call has returned.
//!
//! A variable gets an address when it is first passed as one, and keeps it. What is printed of an
//! address is the variable: `&ov`.

use calls::{Call, Kind, Typed, Value};
use kernel::{Late, ProcessKey};
use script::{Expr, Place};

use crate::call::Places;
use crate::eval::{Eval, Scope};
use crate::place::{OwnPlace, own};
use crate::session::{Done, Session};
use crate::variables::{Cell, Variable};

/// Where the first such variable of a process lies, and how far they are apart.
const FIRST: u64 = 0x1_0000_0000;
const STEP: u64 = 0x40;

/// Where a structure lies that is written out in a call.
const UNNAMED: u64 = 0x10;

/// The address of the variable of a number, in the order in which those of a process get addresses.
pub fn address_of(number: u64) -> u64 {
    FIRST + STEP * number
}

/// A variable that has an address, and the buffer of the request that it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Addressed {
    place: OwnPlace,
    /// Where what was read goes.
    buffer: Option<OwnPlace>,
}

impl Session {
    /// The address of a place in a process's memory.
    pub(crate) fn address_of(&mut self, process: ProcessKey, place: &Place<'_>) -> u64 {
        let text = place.to_string();
        let known = self.addressed_mut(process);
        let at = known.iter().position(|known| known.place.text == text).unwrap_or_else(|| {
            known.push(Addressed { place: own(place), buffer: None });
            known.len() - 1
        });
        FIRST + STEP * at as u64
    }

    /// What lies at an address.
    fn at_address(&self, process: ProcessKey, address: u64) -> Option<&Addressed> {
        self.addressed(process).get(index_of(address)?)
    }

    /// An argument that shares a place: a variable, or a structure that nobody can look at again.
    pub(crate) fn shared_place<'a>(
        &mut self,
        scope: Scope,
        inner: &Expr<'a>,
        to: &'static Kind,
    ) -> Eval<'a, Value> {
        if let Expr::Init { .. } = inner {
            let cell = self.cell(scope, inner, to)?;
            let value = self.variables_of(scope.process).lower(&cell);
            return Ok(Value::At(UNNAMED, Box::new(value)));
        }
        let current = match self.variable(scope, inner)? {
            Some(variable) => self.variables_of(scope.process).lower(&variable.cell),
            None => to.zero(),
        };
        let at = self.address_of(scope.process, &crate::call::place_of(inner)?);
        Ok(Value::At(at, Box::new(current)))
    }

    /// An argument that shares a place and is not written as `&place`: NULL, or a variable that
    /// points to one.
    pub(crate) fn shared<'a>(
        &mut self,
        scope: Scope,
        expr: &Expr<'a>,
        kind: &'static Kind,
    ) -> Eval<'a, Value> {
        let Kind::Shared(to) = kind else { unreachable!("only places are shared") };
        let pointed = match self.variable(scope, expr)? {
            Some(Variable { cell: Cell::Pointer(name), .. }) => Some(name),
            Some(Variable { cell: Cell::Plain(Value::Int(at)), .. }) => {
                self.at_address(scope.process, at).map(|known| known.place.text.clone())
            }
            _ => None,
        };
        let Some(name) = pointed else {
            return Ok(Value::Int(self.number(scope, expr)?));
        };
        let at = self.address_of(scope.process, &Place { name: &name, path: Vec::new() });
        let variables = self.variables_of(scope.process);
        let current = variables.get(&name).map(|variable| variables.lower(&variable.cell));
        Ok(Value::At(at, Box::new(current.unwrap_or_else(|| to.zero()))))
    }

    /// A call has left a request under way: remembers where what it reads is to go.
    pub(crate) fn note_request(&mut self, process: ProcessKey, call: &Call, places: &Places<'_>) {
        let params = call.row().params;
        for (param, value) in params.iter().zip(call.values()) {
            let (Kind::Shared(_), Value::At(block, _)) = (param.kind, value) else { continue };
            let holds = |kind| matches!(kind, &Kind::Out(&Kind::Bytes | &Kind::Array(_)));
            let into = |(at, _): &&(usize, Place<'_>)| holds(params[*at].kind);
            let buffer = places.iter().find(into).map(|(_, place)| own(place));
            if let Some(known) =
                index_of(block).and_then(|at| self.addressed_mut(process).get_mut(at))
            {
                known.buffer = buffer;
            }
        }
    }

    /// A value with the variables that its addresses lead to, as text to print.
    pub(crate) fn named(&self, process: ProcessKey, kind: &Kind, value: &Value) -> Value {
        match (kind, value) {
            (Kind::Address, Value::Int(at)) => match self.at_address(process, *at) {
                Some(known) => Value::Text(format!("&{}", known.place.text).as_str().into()),
                None => value.clone(),
            },
            (_, Value::Struct(row, fields)) => {
                let fields = fields.iter().zip(row.fields);
                let fields = fields.map(|(inner, of)| self.named(process, of.kind, inner));
                Value::Struct(row, fields.collect())
            }
            (Kind::Array(of), Value::Array(items)) => {
                Value::Array(items.iter().map(|item| self.named(process, of, item)).collect())
            }
            _ => value.clone(),
        }
    }

    /// A request that went on behind its call has ended: its places are written, and told.
    pub(crate) fn late_result(&mut self, late: &Late, done: &mut Done) {
        let Some(known) = self.at_address(late.process, late.block).cloned() else {
            return;
        };
        let scope = Scope { process: late.process, thread: None };
        let actor = self.world().actors().process_name(late.process).to_owned();
        let bytes = late.data.clone().map(Value::Bytes);
        let bytes = bytes.map(|value| Typed { kind: &Kind::Bytes, value });
        let told = late.answer.as_ref().map(|answer| answer.0.clone());
        if let (Some(buffer), Some(typed)) = (known.buffer, told.or(bytes)) {
            done.lines.push(self.out_line(
                late.process,
                format!("{actor}.{}", buffer.text),
                &typed,
            ));
            self.store_owned(scope, &buffer, typed.into());
        }
        let place = known.place.as_place();
        let expr = place_expr(&place);
        let Ok(Some(mut variable)) = self.variable(scope, &expr) else { return };
        if let Cell::Struct(_, fields) = &mut variable.cell
            && fields.len() >= 2
        {
            fields[0] = Cell::Plain(Value::Int(late.status.0.into()));
            fields[1] = Cell::Plain(Value::Int(late.information));
        }
        let value = self.variables_of(late.process).lower(&variable.cell);
        let typed = Typed { kind: variable.kind, value };
        done.lines.push(self.out_line(
            late.process,
            format!("{actor}.{}", known.place.text),
            &typed,
        ));
        self.store_owned(scope, &known.place, variable);
    }
}

/// The number of the variable that lies at an address.
pub(crate) fn index_of(address: u64) -> Option<usize> {
    let at = address.checked_sub(FIRST)?;
    at.is_multiple_of(STEP).then_some((at / STEP) as usize)
}

/// A place as an expression.
fn place_expr<'a>(place: &Place<'a>) -> Expr<'a> {
    let mut whole = Expr::Name(place.name);
    for step in &place.path {
        whole = match step {
            script::Step::Field(name) => Expr::Field(Box::new(whole), name),
            script::Step::Index(at) => Expr::Index(Box::new(whole), Box::new(Expr::int(*at))),
        };
    }
    whole
}
