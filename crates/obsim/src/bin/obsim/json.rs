//! One JSON object a step: the form for programs. `docs/json.md` describes it.

use calls::{Kind, Value as CallValue};
use replay::{Detail, Difference, Line, Outcome, Step};
use serde_json::{Map, Value, json};

/// One step.
pub(crate) fn step(file: &str, step: &Step<'_, '_>) -> Value {
    json!({
        "type": "step",
        "file": file,
        "line": step.prompt.line,
        "actor": step.prompt.actor.to_string(),
        "command": step.prompt.source,
        "results": step.lines.iter().map(line).collect::<Vec<_>>(),
        "agrees": step.agrees,
    })
}

/// The end of a file.
pub(crate) fn end(file: &str, outcome: &Outcome) -> Value {
    json!({
        "type": "end",
        "file": file,
        "prompts": outcome.prompts,
        "differences": outcome.differences.iter().map(difference).collect::<Vec<_>>(),
        "error": outcome.error.as_ref().map(|message| json!({
            "line": message.line,
            "column": message.column,
            "text": message.text,
            "help": message.help,
        })),
        "stuck": outcome.stuck,
    })
}

fn difference(difference: &Difference) -> Value {
    json!({
        "line": difference.line,
        "written": difference.written.as_ref().map(|(line, text)| json!({
            "line": line,
            "text": text,
        })),
        "actual": difference.actual,
        "note": difference.note,
    })
}

fn line(line: &Line) -> Value {
    let mut object = Map::new();
    object.insert("sign".into(), line.kind.sign().into());
    object.insert("text".into(), line.text.clone().into());
    match &line.detail {
        Detail::Value(kind, found) => {
            object.insert("value".into(), value(kind, found));
        }
        Detail::Error(error) => {
            object.insert("error".into(), error.0.into());
        }
        Detail::Out(name, kind, found) => {
            object.insert("name".into(), name.clone().into());
            object.insert("value".into(), value(kind, found));
        }
        Detail::Why(code, params) => {
            object.insert("code".into(), (*code).into());
            object.insert("params".into(), params.clone().into());
        }
        Detail::Native(name, found) => {
            object.insert("call".into(), (*name).into());
            let found = found.as_ref().map(|found| value(&Kind::Status, found));
            object.insert("value".into(), found.into());
        }
        Detail::Event | Detail::View => {}
    }
    Value::Object(object)
}

/// A value: numbers as numbers, truth as truth, texts as texts, structures as objects.
fn value(kind: &Kind, found: &CallValue) -> Value {
    match found {
        CallValue::Int(n) => match kind {
            Kind::Bool => (*n != 0).into(),
            Kind::Signed(_) => (*n as i64).into(),
            _ => (*n).into(),
        },
        CallValue::Text(text) => text.to_string().into(),
        CallValue::Bytes(bytes) => String::from_utf8_lossy(bytes).into(),
        CallValue::Struct(row, fields) => {
            let fields = row.fields.iter().zip(fields);
            let fields = fields.map(|(field, found)| (field.name.into(), value(field.kind, found)));
            Value::Object(fields.collect())
        }
        CallValue::Array(items) => items.iter().map(|item| value(&Kind::Any, item)).collect(),
        CallValue::Place(Some(typed)) => value(typed.kind, &typed.value),
        CallValue::Place(None) => Value::Null,
        CallValue::Var(inside) | CallValue::At(_, inside) => value(kind, inside),
    }
}
