//! One call of a line: its arguments by position or by name, and the places it writes to.

use calls::{Call, Kind, Row, STARTUPINFOW, Value};
use script::{Arg, Expr, Place, Step, nearest};

use crate::eval::{Eval, Scope, Wrong};
use crate::session::Session;

/// Where a call writes: the parameter, and the place that was given for it.
pub(crate) type Places<'a> = Vec<(usize, Place<'a>)>;

impl Session {
    /// Builds the call that a line writes.
    pub(crate) fn build_call<'a>(
        &mut self,
        scope: Scope,
        name: &'a str,
        args: &[Arg<'a>],
    ) -> Eval<'a, (Call, Places<'a>)> {
        let Some(id) = calls::find(name) else {
            if let Some(known) = calls::unmodelled(name) {
                return Err(Wrong::new(name, format!("{known}: not modelled yet"))
                    .help("docs/fidelity.md lists what obsim models"));
            }
            let near = nearest(name, calls::rows().map(|(_, row)| row.name));
            return Err(Wrong::new(name, format!("{name}: no such call"))
                .maybe(near.map(|near| format!("{near}?"))));
        };
        let row = calls::row(id);
        let mut values = vec![Value::Int(0); row.params.len()];
        let mut places = Vec::new();
        let mut given = vec![false; row.params.len()];
        for (position, arg) in args.iter().enumerate() {
            let at = position_of(row, name, position, arg)?;
            if std::mem::replace(&mut given[at], true) {
                let text = format!("{} is given twice", row.params[at].name);
                return Err(Wrong::new(arg.name.unwrap_or(arg.text), text));
            }
            let kind = row.params[at].kind;
            values[at] = self.argument(scope, &arg.value, kind)?;
            if let (Kind::Out(_) | Kind::InOut(_) | Kind::Shared(_), Expr::Ref(inner)) =
                (kind, &arg.value)
                && !matches!((kind, &**inner), (Kind::Shared(_), Expr::Init { .. }))
            {
                places.push((at, place_of(inner)?));
            }
        }
        if self.settings.strict
            && let Some(missing) = given.iter().position(|given| !given)
        {
            let text = format!("{}: {} is left out", row.name, row.params[missing].name);
            let help = "after `sim> strict` argument lists are complete";
            return Err(Wrong::new(name, text).help(help));
        }
        for (at, param) in row.params.iter().enumerate() {
            // An empty STARTUPINFO is what everybody passes who has nothing to say.
            if !given[at] && *param.kind == Kind::In(&Kind::Struct(STARTUPINFOW::ROW)) {
                values[at] = STARTUPINFOW::ROW.zeroed();
            }
        }
        refuse_unmodelled(row, name, &values)?;
        match Call::from_values(id, &mut values) {
            Ok(call) => Ok((call, places)),
            Err((at, misfit)) => {
                let param = &row.params[at];
                let arg = args.iter().enumerate().find(|(position, arg)| {
                    position_of(row, name, *position, arg).is_ok_and(|found| found == at)
                });
                let (word, got) = match arg {
                    Some((_, arg)) => (arg.text, format!(", got {}", arg.text)),
                    None => (name, String::new()),
                };
                let text = format!(
                    "{}: parameter {} wants {}{got}",
                    row.name,
                    param.name,
                    misfit.wants.describe()
                );
                Err(Wrong::new(word, text))
            }
        }
    }
}

/// Refuses descriptors with entries that obsim does not model, wherever in the arguments they
/// stand.
fn refuse_unmodelled<'a>(row: &Row, name: &'a str, values: &[Value]) -> Eval<'a, ()> {
    let is_descriptor = |field: &str| field.to_ascii_lowercase().contains("securitydescriptor");
    let texts = row.params.iter().zip(values).flat_map(|(param, value)| match value {
        Value::Text(text) => vec![(param.name.replace('_', ""), text)],
        Value::Struct(of, fields) => {
            let fields = of.fields.iter().zip(fields.iter());
            let texts = fields.filter_map(|(field, value)| match value {
                Value::Text(text) => Some((field.name.to_owned(), text)),
                _ => None,
            });
            texts.collect()
        }
        _ => Vec::new(),
    });
    for (_, text) in texts.filter(|(field, _)| is_descriptor(field)) {
        if let Some(what) = kernel::unmodelled_sddl(&text.to_string()) {
            let text = format!("{}: {what} in a descriptor are not modelled", row.name);
            return Err(Wrong::new(name, text).help("entries A, D, AU, ML and TL are"));
        }
    }
    Ok(())
}

/// The parameter that an argument is for.
fn position_of<'a>(
    row: &'static Row,
    name: &'a str,
    position: usize,
    arg: &Arg<'a>,
) -> Eval<'a, usize> {
    let Some(wanted) = arg.name else {
        if position < row.params.len() {
            return Ok(position);
        }
        let many = if row.params.len() == 1 { "argument" } else { "arguments" };
        let text = format!("{} takes {} {many}", row.name, row.params.len());
        let at = if arg.text.is_empty() { name } else { arg.text };
        return Err(Wrong::new(at, text));
    };
    row.params.iter().position(|param| param.name == wanted).ok_or_else(|| {
        let near = nearest(wanted, row.params.iter().map(|param| param.name));
        let text = format!("{} has no parameter {wanted}", row.name);
        Wrong::new(wanted, text).maybe(near.map(|near| format!(".{near}?")))
    })
}

/// The place behind `&`.
pub(crate) fn place_of<'a>(expr: &Expr<'a>) -> Eval<'a, Place<'a>> {
    match expr {
        Expr::Name(name) => Ok(Place { name, path: Vec::new() }),
        Expr::Field(inner, field) => {
            let mut place = place_of(inner)?;
            place.path.push(Step::Field(field));
            Ok(place)
        }
        Expr::Index(inner, index) => {
            let mut place = place_of(inner)?;
            match **index {
                Expr::Int { value, .. } => place.path.push(Step::Index(value)),
                _ => {
                    let at = index.anchor().unwrap_or("");
                    return Err(Wrong::new(at, "a place to write to has a number as its index"));
                }
            }
            Ok(place)
        }
        other => {
            let at = other.anchor().unwrap_or("");
            Err(Wrong::new(at, "this is no place to write to").help("write &name"))
        }
    }
}
