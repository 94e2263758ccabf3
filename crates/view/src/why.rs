//! Why the kernel refused: one sentence for each reason, with a code that stays the same.

mod access;
mod gui;
mod keys;
mod memory;
mod stations;

use std::fmt::Display;

use calls::{Call, Kind, Value};
use kernel::{ObjectId, Sharing, ThreadKey, Why};
use nt::{Id, ObjectType};
use sim::World;

use crate::why_file::file_reason;
use crate::why_mailslot::why_mailslot;
use crate::why_pipe::why_pipe;
use crate::{asked, codes, named, rows, why_settings};

/// A reason: what a transcript prints as `? [code] text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What kind of reason it is. Codes do not change; the wording may.
    pub code: &'static str,
    /// The sentence.
    pub text: String,
    /// The names and numbers in the text, in its order.
    pub params: Vec<String>,
}

/// Fills the braces of a pattern.
pub(crate) fn reason(code: &'static str, pattern: &str, values: &[&dyn Display]) -> Reason {
    let params: Vec<String> = values.iter().map(ToString::to_string).collect();
    let mut text = String::new();
    let mut rest = params.iter();
    for (at, part) in pattern.split("{}").enumerate() {
        if at > 0 {
            text += rest.next().expect("a pattern has as many braces as values");
        }
        text += part;
    }
    assert!(rest.next().is_none(), "a pattern has as many braces as values");
    debug_assert!(codes::code(code).is_some(), "{code} has no row in crates/view/src/codes.rs");
    Reason { code, text, params }
}

/// Why the kernel refused a thread's call.
pub fn why_refused(world: &World, thread: ThreadKey, call: &Call, why: &Why) -> Reason {
    let ask = Ask { world, thread, call };
    let name = call.row().name;
    match *why {
        Why::HandleUnknown { .. }
        | Why::HandlePseudo { .. }
        | Why::HandleType { .. }
        | Why::HandleProtected { .. }
        | Why::WaitTwice { .. } => ask.handle(why),
        Why::AccessHandle { .. }
        | Why::AccessObject { .. }
        | Why::AccessNothing { .. }
        | Why::AccessInvalid { .. }
        | Why::AccessUpgrade { .. }
        | Why::Exclusive { .. }
        | Why::Protected { .. } => ask.access(why),
        Why::Token(why) => ask.token(why),
        Why::ListNotInheritable { .. }
        | Why::ListUnknown { .. }
        | Why::ListTwice { .. }
        | Why::ListWithoutInherit => list(why),
        Why::NameLink
        | Why::NameUnknown
        | Why::PathUnknown
        | Why::NameInvalid
        | Why::NameType { .. }
        | Why::NameTaken => ask.name(why),
        Why::Sharing { with, conflict } => ask.sharing(with, conflict),
        Why::File(why) => file_reason(world, thread, why),
        Why::IdUnknown { id, wanted, found } => id_unknown(id, wanted, found),
        Why::Birth(why) => crate::why_process::creation(why),
        Why::Job(why) => crate::why_process::job(why),
        Why::ProcessEnded { id } | Why::ThreadEnded { id } | Why::ThreadElsewhere { id } => {
            whereabouts(why, id)
        }
        Why::NotOwner { owner } => ask.not_owner(owner),
        Why::OverMaximum { count, add, maximum } => reason(
            "semaphore.maximum",
            "the count is {}; {} more would pass the maximum of {}",
            &[&count, &add, &maximum],
        ),
        Why::OwnedTooOften => owned_too_often(),
        Why::NotExclusive { object } => {
            let what = named::plain(world, object);
            let pattern = "{} was not created exclusive, and is opened so (OBJ_EXCLUSIVE)";
            reason("object.not-exclusive", pattern, &[&what])
        }
        Why::Privilege { name: privilege } => {
            reason("privilege", "{} needs {} held and enabled", &[&name, &privilege])
        }
        Why::Length { needed } => asked::wrong_length(world, call, needed),
        Why::Key(why) => keys::keys(world, &ask.user(), why),
        Why::Gui(why) => gui::gui(world, why),
        Why::Station(why) => stations::stations(why),
        Why::Memory(why) => memory::memory(name, why),
        Why::Mailslot(why) => why_mailslot(why),
        Why::Pipe(why) => why_pipe(why),
        Why::NotTraced
        | Why::ForEver
        | Why::TableFull
        | Why::Quota { .. }
        | Why::SuspendedTooOften
        | Why::Namespace { .. }
        | Why::OutsideBoundary => why_settings::why_setting(name, &ask.user(), why),
        Why::Parameter { name: parameter } => {
            let parameter = parameter_name(call, parameter);
            reason("parameter", "{} does not take this value of {}", &[&name, &parameter])
        }
    }
}

/// The name that a value is, or that a structure holds. Control characters print as escapes.
fn text_of(value: &Value) -> Option<String> {
    let plain = |text: &nt::Wide| {
        let mut all = String::new();
        for letter in text.to_string().chars() {
            match letter {
                letter if letter.is_control() => all.extend(letter.escape_unicode()),
                letter => all.push(letter),
            }
        }
        all
    };
    match value {
        Value::Text(text) if !text.is_empty() => Some(plain(text)),
        Value::Struct(row, fields) => {
            let at = ["ObjectName", "FileName", "Name"].iter().find_map(|name| row.field(name))?;
            match &fields[at] {
                Value::Text(text) if !text.is_empty() => Some(plain(text)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The name that a call has for a parameter of the NT call below it: `lInitialCount` for
/// `initial_count`.
fn parameter_name(call: &Call, name: &'static str) -> &'static str {
    let plain = |text: &str| text.replace('_', "").to_ascii_lowercase();
    let params = call.row().params.iter().map(|param| param.name);
    let lower = |letter: char| letter.is_ascii_lowercase();
    // What Win32 calls otherwise.
    let other = if name == "completion_filter" { "notify_filter" } else { name };
    let is = |param: &str, name| plain(param.trim_start_matches(lower)) == plain(name);
    let mut same = params.filter(|param| *param == name || is(param, name) || is(param, other));
    same.next().unwrap_or(name)
}

/// A handle list that does not do.
fn list(why: &Why) -> Reason {
    match why {
        Why::ListNotInheritable { handle } => reason(
            "list.not-inheritable",
            "{} is in the handle list but is not marked inheritable",
            &[handle],
        ),
        Why::ListUnknown { handle } => {
            let pattern = "{} is in the handle list but is not an open entry";
            reason("list.unknown", pattern, &[handle])
        }
        Why::ListTwice { handle } => {
            reason("list.twice", "{} is in the handle list twice", &[handle])
        }
        _ => {
            let pattern = "a handle list is given, but inheriting is not asked for";
            reason("list.without-inherit", pattern, &[])
        }
    }
}

/// A mutex whose count has reached its end.
fn owned_too_often() -> Reason {
    let pattern = "the thread owns the mutex {} times and cannot take it once more";
    reason("mutant.limit", pattern, &[&(1_u64 << 31)])
}

/// A process or thread that is known, and does not do.
fn whereabouts(why: &Why, id: Id) -> Reason {
    match why {
        Why::ProcessEnded { .. } => {
            let pattern = "process {} has ended: nothing can be opened or run in it";
            reason("process.ended", pattern, &[&id])
        }
        Why::ThreadElsewhere { .. } => {
            reason("id.elsewhere", "thread {} belongs to another process", &[&id])
        }
        _ => reason("thread.ended", "thread {} has ended", &[&id]),
    }
}

fn id_unknown(id: Id, wanted: ObjectType, found: Option<ObjectType>) -> Reason {
    let wanted = wanted.name().to_ascii_lowercase();
    match found.map(|found| found.name().to_ascii_lowercase()) {
        None => reason("id.unknown", "no {} has the id {}", &[&wanted, &id]),
        Some(found) => {
            let pattern = "no {} has the id {}; it is the id of a {}";
            reason("id.unknown", pattern, &[&wanted, &id, &found])
        }
    }
}

/// A refused call.
struct Ask<'w> {
    world: &'w World,
    thread: ThreadKey,
    call: &'w Call,
}

impl Ask<'_> {
    /// A handle value that does not do.
    fn handle(&self, why: &Why) -> Reason {
        let call = self.call.row().name;
        match *why {
            Why::HandleUnknown { process, handle, before } => {
                let process = self.world.actors().process_name(process);
                let code = "handle.unknown";
                let gone = before.map(|id| self.world.kernel().object_type(id));
                match gone {
                    None => reason(
                        code,
                        "{} is not an open entry of {}'s handle table",
                        &[&handle, &process],
                    ),
                    Some(Some(of)) => reason(
                        code,
                        "{} is not an open entry of {}'s handle table; \
                         it named {} until it was closed",
                        &[&handle, &process, &named::article(of.name())],
                    ),
                    Some(None) => reason(
                        code,
                        "{} is not an open entry of {}'s handle table; \
                         it was closed, and what it named is gone",
                        &[&handle, &process],
                    ),
                }
            }
            Why::HandlePseudo { handle } => reason(
                "handle.pseudo",
                "{} is a pseudo handle, which {} does not take",
                &[&handle, &call],
            ),
            Why::HandleType { handle, found, wanted } => {
                let signals = call.contains("SignalObject") || call.contains("SignalAndWait");
                let wanted = if signals && wanted == ObjectType::EVENT {
                    "an Event, a Mutant or a Semaphore".into()
                } else {
                    named::article(wanted.name())
                };
                let found = named::article(found.name());
                reason(
                    "handle.type",
                    "{} names {}; {} needs {}",
                    &[&handle, &found, &call, &wanted],
                )
            }
            Why::HandleProtected { handle } => reason(
                "handle.protected",
                "{} is protected from close until {} is cleared",
                &[&handle, &"HANDLE_FLAG_PROTECT_FROM_CLOSE"],
            ),
            Why::WaitTwice { first, second } if first == second => reason(
                "wait.twice",
                "{} is named twice; a wait for all names each object once",
                &[&first],
            ),
            Why::WaitTwice { first, second } => reason(
                "wait.twice",
                "{} and {} name one object; a wait for all names each object once",
                &[&first, &second],
            ),
            _ => unreachable!("only reasons about handle values"),
        }
    }

    /// A name that does not do.
    fn name(&self, why: &Why) -> Reason {
        let name = self.given_name();
        let unnamed = name.is_none();
        let name = name.as_deref().unwrap_or("the name");
        match *why {
            Why::NameUnknown => match self.other_case(name) {
                Some(other) => reason(
                    "name.unknown",
                    "nothing has the name {}; there is {}, and case counts",
                    &[&name, &other],
                ),
                None if unnamed => reason("name.unknown", "nothing has that name", &[]),
                None => reason("name.unknown", "nothing has the name {}", &[&name]),
            },
            Why::PathUnknown => {
                reason("path.unknown", "a directory on the way to {} is not there", &[&name])
            }
            Why::NameInvalid => {
                reason("name.invalid", "{} is missing or not well formed", &[&name])
            }
            Why::NameType { found, wanted } => reason(
                "name.type",
                "{} names {}; {} needs {}",
                &[
                    &name,
                    &named::article(found.name()),
                    &self.call.row().name,
                    &named::article(wanted.name()),
                ],
            ),
            Why::NameLink => {
                reason("name.link", "a link is on the way to {}, and links are ruled out", &[&name])
            }
            Why::NameTaken => reason("name.taken", "{} exists already", &[&name]),
            _ => unreachable!("only reasons about names"),
        }
    }

    /// The name among the arguments of the call. Of two names the second is meant if the first
    /// leads somewhere.
    fn given_name(&self) -> Option<String> {
        let values = self.call.values();
        let params = self.call.row().params.iter().zip(&values);
        let mut names = params
            .filter(|(param, _)| matches!(param.kind, Kind::In(_)))
            .filter_map(|(_, value)| text_of(value));
        let first = names.next()?;
        let leads = self.world.kernel().find_node(&first).is_some();
        Some(names.next().filter(|_| leads).unwrap_or(first))
    }

    /// A name in the session's directory that differs from this one only in case.
    fn other_case(&self, name: &str) -> Option<String> {
        if name.contains('\\') {
            return None;
        }
        let kernel = self.world.kernel();
        let base = kernel.object_named(r"\Sessions\1\BaseNamedObjects")?;
        let wanted = nt::Wide::from(name.rsplit('\\').next()?);
        let entries = kernel.entries(base)?;
        let found = entries.iter().find(|(other, _)| other.eq_ignore_case(&wanted))?;
        Some(found.0.to_string())
    }

    fn not_owner(&self, owner: Option<ThreadKey>) -> Reason {
        let (actors, code) = (self.world.actors(), "mutant.not-owner");
        let me = actors.thread_name(self.thread);
        let handle = named::first_handle(self.call).unwrap_or_default();
        match owner {
            Some(owner) => {
                let owner = actors.thread_name(owner);
                let pattern = "{} does not own Mutant {}; {} does";
                reason(code, pattern, &[&me, &handle, &owner])
            }
            None => reason(code, "{} does not own Mutant {}; nobody does", &[&me, &handle]),
        }
    }

    fn sharing(&self, with: ObjectId, conflict: Sharing) -> Reason {
        let code = "file.sharing";
        let holders = rows::holders(self.world, with);
        let with = match holders.first() {
            Some(holder) => holder.to_string(),
            None => "another opening".into(),
        };
        match conflict {
            Sharing::NotShared(flag) => {
                reason(code, "the file is open as {}, which does not give {}", &[&with, &flag])
            }
            Sharing::NotSharing(flag) => reason(
                code,
                "the file is open as {}; {} has to give {}",
                &[&with, &self.call.row().name, &flag],
            ),
        }
    }
}
