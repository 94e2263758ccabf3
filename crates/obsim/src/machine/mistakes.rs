//! What programs do that is hardly ever meant: found while they run.

use std::collections::{BTreeMap, BTreeSet};

use calls::{Call, Kind, Value};
use kernel::{Attributes, ProcessKey, ThreadKey, Why};
use nt::{Handle, ObjectType, Status, Win32Error};
use sim::World;

use super::places::Place;

/// A kind of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Mistake {
    /// Handles were open when their process ended, or are still when the run is over.
    Leak,
    /// A handle was closed that had been closed before.
    DoubleClose,
    /// A handle was used that had been closed before.
    UseAfterClose,
    /// A value was used as a handle that was never one in its process.
    BadHandle,
    /// A handle was used for what objects of its type cannot do.
    WrongType,
    /// A protected handle was closed.
    ProtectedClose,
    /// Something was asked for that was not granted.
    Access,
    /// A mutex or a lock was released by somebody who did not own it.
    NotOwner,
    /// A thread ended while it owned a mutex, and another got that.
    Abandoned,
    /// A child inherited handles that it never used.
    OverInheritance,
    /// Threads wait for what will never happen.
    Deadlock,
    /// A program ended with an error.
    Failure,
    /// A program panicked, or the run did not end in an orderly way.
    Broken,
}

/// A mistake that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What kind it is of.
    pub mistake: Mistake,
    /// Who made it: a thread or a process.
    pub actor: String,
    /// The line of the program that made it, if that is known.
    pub place: Option<Place>,
    /// What was done, in words.
    pub text: String,
    /// How often.
    pub times: u64,
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}: {} {}", self.mistake, self.actor, self.text)?;
        if self.times > 1 {
            write!(f, ", {} times", self.times)?;
        }
        match self.place {
            Some(place) => write!(f, " ({}:{})", place.file(), place.line()),
            None => Ok(()),
        }
    }
}

/// A handle that a child got and has not used yet.
#[derive(Clone, Copy, Debug)]
struct Inherited {
    of: ObjectType,
    place: Option<Place>,
}

/// Mistakes found so far.
#[derive(Debug, Default)]
pub(super) struct Mistakes {
    found: BTreeMap<(Mistake, String, String), Verdict>,
    order: Vec<(Mistake, String, String)>,
    inherited: BTreeMap<ProcessKey, BTreeMap<u64, Inherited>>,
}

impl Mistakes {
    /// Everything that was found, in the order in which it was found first.
    pub(super) fn verdicts(&self) -> Vec<Verdict> {
        self.order.iter().map(|key| self.found[key].clone()).collect()
    }

    pub(super) fn add(
        &mut self,
        mistake: Mistake,
        actor: String,
        place: Option<Place>,
        text: String,
    ) {
        let key = (mistake, actor.clone(), text.clone());
        let found = self.found.entry(key.clone()).or_insert_with(|| {
            self.order.push(key);
            Verdict { mistake, actor, place, text, times: 0 }
        });
        found.times += 1;
    }

    /// Looks at a call that has returned.
    pub(super) fn look(
        &mut self,
        world: &World,
        (thread, call, place): (ThreadKey, &Call, Option<Place>),
        (value, error): (&Value, Option<Win32Error>),
        why: Option<Why>,
    ) {
        let row = call.row();
        if is_abandoned(row.returns, value) {
            let actor = world.actors().thread_name(thread);
            let text = format!("got a mutex whose owner had ended: {}", row.name);
            self.add(Mistake::Abandoned, actor, place, text);
        }
        let reason = replay::reason_of(world, thread, call, (value, error), why);
        let Some(reason) = reason else { return };
        let closes = matches!(row.name, "CloseHandle" | "NtClose");
        let was_open = matches!(why, Some(Why::HandleUnknown { before: Some(_), .. }));
        let mistake = match reason.code {
            "handle.unknown" if was_open && closes => Mistake::DoubleClose,
            "handle.unknown" if was_open => Mistake::UseAfterClose,
            "handle.unknown" | "handle.pseudo" | "job.none" => Mistake::BadHandle,
            "handle.type" => Mistake::WrongType,
            "handle.protected" => Mistake::ProtectedClose,
            "mutant.not-owner" => Mistake::NotOwner,
            code if code.starts_with("access.") => Mistake::Access,
            _ => return,
        };
        let actor = world.actors().thread_name(thread);
        self.add(mistake, actor, place, format!("{}: {}", row.name, reason.text));
    }

    /// Notes what a process has inherited that begins.
    pub(super) fn is_born(&mut self, world: &World, process: ProcessKey, place: Option<Place>) {
        let Some(block) = world.kernel().process(process) else { return };
        let entries = block.table.iter().flat_map(|table| table.iter());
        let inherited = entries.filter(|(handle, entry)| {
            let is_standard = block.peb.standard.contains(handle);
            entry.attributes.contains(Attributes::INHERIT) && !is_standard
        });
        let inherited: BTreeMap<u64, Inherited> = inherited
            .filter_map(|(handle, entry)| {
                let of = world.kernel().object_type(entry.object)?;
                Some((handle.0, Inherited { of, place }))
            })
            .collect();
        if !inherited.is_empty() {
            self.inherited.insert(process, inherited);
        }
    }

    /// Whether some of what a process inherited was not used yet.
    pub(super) fn watches(&self, process: ProcessKey) -> bool {
        !self.inherited.is_empty() && self.inherited.contains_key(&process)
    }

    /// Notes the handles that a call uses.
    pub(super) fn uses(&mut self, process: ProcessKey, call: &Call) {
        let Some(inherited) = self.inherited.get_mut(&process) else { return };
        let mut used = BTreeSet::new();
        for (param, value) in call.row().params.iter().zip(call.values()) {
            collect_handles(param.kind, &value, &mut used);
        }
        inherited.retain(|handle, _| !used.contains(handle));
        if inherited.is_empty() {
            self.inherited.remove(&process);
        }
    }

    /// A process has ended, or the run has: what it inherited and did not use by now it never did.
    pub(super) fn settle_inheritance(&mut self, world: &World, process: ProcessKey) {
        let Some(unused) = self.inherited.remove(&process) else { return };
        let actor = world.actors().process_name(process).to_owned();
        let place = unused.values().next().and_then(|inherited| inherited.place);
        let list: Vec<String> = unused
            .iter()
            .map(|(handle, inherited)| format!("{} ({})", Handle(*handle), inherited.of.name()))
            .collect();
        let text = format!("inherited what it never used: {}", list.join(", "));
        self.add(Mistake::OverInheritance, actor, place, text);
    }

    /// As [`Self::settle_inheritance`], of all processes.
    pub(super) fn settle_all(&mut self, world: &World) {
        let processes: Vec<ProcessKey> = self.inherited.keys().copied().collect();
        processes.into_iter().for_each(|process| self.settle_inheritance(world, process));
    }
}

/// Whether a wait ended because of a mutant whose owner has ended.
fn is_abandoned(returns: &Kind, value: &Value) -> bool {
    let Value::Int(value) = value else { return false };
    let abandoned = u64::from(Status::ABANDONED_WAIT_0.0)..=u64::from(Status::ABANDONED_WAIT_63.0);
    matches!(returns, Kind::Wait | Kind::Status) && abandoned.contains(value)
}

/// The handles in an argument.
fn collect_handles(kind: &Kind, value: &Value, into: &mut BTreeSet<u64>) {
    match (kind, value) {
        (Kind::Handle(_), Value::Int(handle)) => {
            into.insert(*handle);
        }
        (Kind::In(kind) | Kind::InOut(kind) | Kind::Shared(kind), value) => {
            collect_handles(kind, value, into);
        }
        (kind, Value::Var(inside) | Value::At(_, inside)) => collect_handles(kind, inside, into),
        (Kind::Array(kind), Value::Array(items)) => {
            items.iter().for_each(|item| collect_handles(kind, item, into));
        }
        (_, Value::Struct(row, fields)) => {
            let fields = row.fields.iter().zip(fields);
            fields.for_each(|(field, value)| collect_handles(field.kind, value, into));
        }
        _ => {}
    }
}
