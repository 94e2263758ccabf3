//! Small worlds for the tests of this crate: calls by name, and what is said about them.

use calls::{
    ATTRIBUTE_LIST, Call, In, Kind, Param, SECURITY_ATTRIBUTES, STARTUPINFOEXW, STARTUPINFOW, Value,
};
use kernel::ThreadKey;
use nt::Handle;
use sim::{Outcome, Site, World};

use crate::{named, story, value, why};

/// A world under test.
pub(crate) struct Play {
    pub(crate) world: World,
    last: Option<(ThreadKey, Call)>,
}

/// A number as an argument.
pub(crate) fn n(number: u64) -> Value {
    Value::Int(number)
}

/// A text as an argument.
pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.into())
}

/// A place to write to.
pub(crate) fn out() -> Value {
    Value::Place(None)
}

/// A pointer to handles.
pub(crate) fn array(handles: &[u64]) -> Value {
    Value::Array(handles.iter().map(|handle| n(*handle)).collect())
}

/// `&SECURITY_ATTRIBUTES{ .bInheritHandle = TRUE }`.
pub(crate) fn inheritable() -> Value {
    SECURITY_ATTRIBUTES { bInheritHandle: true, ..Default::default() }.to_value()
}

/// An empty start-up structure.
pub(crate) fn start() -> Value {
    STARTUPINFOW::default().to_value()
}

/// A start-up structure with a handle list.
pub(crate) fn start_list(handles: &[u64]) -> Value {
    let list = handles.iter().map(|handle| Handle(*handle)).collect();
    let list = ATTRIBUTE_LIST { HANDLE_LIST: In::Given(list), ..Default::default() };
    STARTUPINFOEXW { lpAttributeList: In::Given(list), ..Default::default() }.to_value()
}

/// A value as text.
pub(crate) fn show_in(world: &World, kind: &Kind, of: &Value) -> String {
    let mut out = String::new();
    value::value(world, kind, of, &mut out);
    out
}

pub(crate) const INFINITE: u64 = 0xFFFF_FFFF;

impl Play {
    /// A world with processes of these names.
    pub(crate) fn new(processes: &[&str]) -> Play {
        let mut world = World::new();
        world.follow_handles();
        for name in processes {
            world.start(name, None).expect("there is a free id");
        }
        Play { world, last: None }
    }

    /// The thread of a prompt.
    pub(crate) fn thread(&self, prompt: &str) -> ThreadKey {
        let (process, thread) = match prompt.split_once(':') {
            Some((process, thread)) => (process, Some(thread)),
            None => (prompt, None),
        };
        self.world.actors().thread(process, thread).expect("the prompt names a thread")
    }

    /// Makes a call; what is missing of its arguments is 0. Returns its value as text, or how
    /// else it ended.
    pub(crate) fn call(&mut self, prompt: &str, name: &str, arguments: &[Value]) -> String {
        let thread = self.thread(prompt);
        let id = calls::find(name).expect("the call is there");
        let mut call = Call::from_values(id, &mut arguments.to_vec()).expect("it fits");
        let outcome = self.world.step(thread, &mut call);
        self.world.audit();
        let row = call.row();
        self.last = Some((thread, call));
        match outcome {
            Outcome::Value(value) => show_in(&self.world, row.returns, &value),
            other => format!("{other:?}"),
        }
    }

    /// As [`Play::call`], at a place of the scenario.
    pub(crate) fn call_at(
        &mut self,
        (line, step): (u32, Option<u32>),
        name: &'static str,
        arguments: &[Value],
    ) -> String {
        self.world.lineage_mut().enter(Site { line, step, call: name });
        self.call("app", name, arguments)
    }

    /// What happened since the last time, and what was written.
    pub(crate) fn told(&mut self) -> Vec<String> {
        let happened = self.world.take_happened();
        happened.iter().filter_map(|one| story::happened(&self.world, one)).collect()
    }

    /// What the last call wrote: the parameter and the value.
    pub(crate) fn written(&self) -> Vec<String> {
        let (_, call) = self.last.as_ref().expect("a call was made");
        let all = story::written(&self.world, call);
        let line = |(at, typed): (usize, calls::Typed)| {
            let name = call.row().params[at].name;
            format!("{name} = {}", show_in(&self.world, typed.kind, &typed.value))
        };
        all.into_iter().map(line).collect()
    }

    /// The reason of the last refusal, as a transcript prints it.
    pub(crate) fn why(&mut self) -> String {
        let why = self.world.take_why().expect("the last call was refused");
        let (thread, call) = self.last.as_ref().expect("a call was made");
        let reason = why::why_refused(&self.world, *thread, call, &why);
        check_params(&reason);
        format!("[{}] {}", reason.code, reason.text)
    }

    /// Why a thread does not go on.
    pub(crate) fn why_blocked(&self, prompt: &str) -> Vec<String> {
        let reasons = crate::why_blocked(&self.world, self.thread(prompt));
        reasons.iter().for_each(check_params);
        reasons.iter().map(|reason| format!("[{}] {}", reason.code, reason.text)).collect()
    }

    /// Starts a thread of `app` and returns its handle's text.
    pub(crate) fn start_thread(&mut self, routine: &str) -> String {
        let start = self.world.routine(routine).to_value();
        self.call("app", "CreateThread", &[n(0), n(0), start])
    }

    /// Lets milliseconds pass.
    pub(crate) fn advance(&mut self, ms: u64) {
        let until = self.world.now() + ms * kernel::PER_MS;
        self.world.advance(until);
    }
}

/// The parameters of a reason stand in its text, in order.
fn check_params(reason: &why::Reason) {
    let mut rest = reason.text.as_str();
    for param in &reason.params {
        let at = rest.find(param.as_str()).expect("a parameter stands in the text, in order");
        rest = &rest[at + param.len()..];
    }
}

#[test]
fn durations_use_the_largest_unit_that_divides() {
    let table = [(0, "0 ms"), (10_000, "1 ms"), (15_000, "1500 us"), (10_001, "10001 x 100 ns")];
    for (time, want) in table {
        assert_eq!(named::duration(time), want);
    }
}
