//! What happened in a world, as JSON.

use obsim::machine::{Did, Record};
use serde_json::{Value as Json, json};
use sim::{Happened, Outcome, World};

use crate::session::Session;

/// What happened since the last time.
pub(crate) fn trace(session: &Session) -> String {
    let mut machine = session.machine();
    let records = machine.take_records();
    let world = machine.world();
    Json::from(records.iter().map(|record| turn(&world, record)).collect::<Vec<_>>()).to_string()
}

fn turn(world: &World, record: &Record) -> Json {
    let thread = record.thread.map(|thread| world.actors().thread_name(thread));
    let happened: Vec<Json> = record.happened.iter().map(|it| happened(world, it)).collect();
    match &record.did {
        Did::Call { call, outcome, error, .. } => json!({
            "thread": thread,
            "call": call.row().name,
            "arguments": arguments(world, call),
            "result": outcome_text(world, call, outcome),
            "last_error": error.map(|error| error.0),
            "happened": happened,
        }),
        Did::Return => {
            json!({ "thread": thread, "returns_from_routine": true, "happened": happened })
        }
        Did::Advance(by) => json!({ "time_passes_100ns": by, "happened": happened }),
    }
}

fn arguments(world: &World, call: &calls::Call) -> Vec<String> {
    let values = call.values();
    let shown = call.row().params.iter().zip(&values).map(|(param, value)| {
        let mut text = String::new();
        view::value(world, param.kind, value, &mut text);
        text
    });
    shown.collect()
}

fn outcome_text(world: &World, call: &calls::Call, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Value(value) => {
            let mut text = String::new();
            view::value(world, call.row().returns, value, &mut text);
            text
        }
        Outcome::Parked => "parked".to_owned(),
        Outcome::Ended => "ended".to_owned(),
        Outcome::Refused(refused) => refused.to_string(),
    }
}

fn happened(world: &World, happened: &Happened) -> Json {
    match happened {
        Happened::Resumed(resumed) => json!({
            "thread": world.actors().thread_name(resumed.thread),
            "call": resumed.call.row().name,
            "arguments": arguments(world, &resumed.call),
            "result": outcome_text(world, &resumed.call, &resumed.outcome),
        }),
        other => Json::from(view::happened(world, other).unwrap_or_default()),
    }
}

/// What handles are open: of processes that live those they hold, and what they were left with.
pub(crate) fn verdicts(session: &Session) -> String {
    let machine = session.machine();
    let world = machine.world();
    let mut all = Vec::new();
    for process in view::processes(&world) {
        if process.state != view::ProcessState::Running {
            continue;
        }
        for row in view::handles(&world, process.key) {
            all.push(json!({
                "verdict": "open",
                "process": row.process,
                "handle": row.value.0,
                "type": row.object_type.name(),
                "name": row.name,
            }));
        }
    }
    Json::from(all).to_string()
}
