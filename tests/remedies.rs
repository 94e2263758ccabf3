//! The smallest change that would have been allowed, made: where a refusal names what was
//! missing, the same call with exactly that does not fail for it, and with any less it does.
//!
//! The refusals are those of all transcripts. Codes whose remedy is an act of somebody else, such
//! as a privilege that an administrator gives, are shown by transcripts alone.

use calls::{Call, Kind, Value, find};
use nt::Access;
use replay::{Detail, Line, Session, Writer};
use script::{Actor, Entry, Item, Prompt};

use crate::corpus::transcripts;
use crate::reasons::code;

/// A refusal, the state before it, and who was refused what.
struct Refusal {
    before: Session,
    actor: String,
    place: String,
    call: Call,
    params: Vec<String>,
    text: String,
}

/// The reason among the results of a call: its code, the values in its text, and the text.
fn why(lines: &[Line]) -> Option<(&'static str, Vec<String>, String)> {
    lines.iter().find_map(|line| match &line.detail {
        Detail::Why(code, params) => Some((*code, params.clone(), line.text.clone())),
        _ => None,
    })
}

/// Runs a line, which may fail to run at all.
fn enter(session: &mut Session, line: &str) -> Option<Vec<Line>> {
    let Ok(Entry::Whole(Item::Prompt(prompt))) = script::parse_prompt(line) else { return None };
    session.prompt(&prompt).ok().map(|done| done.lines)
}

/// The refusals of all transcripts with one of these codes.
fn refusals(codes: &[&str]) -> Vec<Refusal> {
    let mut all = Vec::new();
    for text in transcripts() {
        let mut session = Session::new();
        for prompt in text.prompts().expect("the texts of the repository parse") {
            let expected = |code: &&str| written(&prompt, code);
            let before = codes.iter().any(expected).then(|| session.clone());
            let item = Item::Prompt(Box::new(prompt.clone()));
            let Ok(done) = session.item(&item) else { break };
            let (Some(mut before), Some((code, params, text_of))) = (before, why(&done.lines))
            else {
                continue;
            };
            let Actor { process, thread } = prompt.actor;
            let actor = thread.map_or(process.to_owned(), |thread| format!("{process}:{thread}"));
            let call = codes.contains(&code).then(|| before.parse_call(&actor, command(&prompt)));
            if let Some(Ok(call)) = call {
                let place = format!("{}:{}", text.path, prompt.line);
                all.push(Refusal { before, actor, place, call, params, text: text_of });
            }
        }
    }
    all
}

/// Whether the results of a prompt have a reason of this code.
fn written(prompt: &Prompt<'_>, code: &str) -> bool {
    prompt.results.iter().any(|result| result.text.contains(&format!("[{code}]")))
}

/// The call of a prompt, without the variable that takes its value.
fn command<'p>(prompt: &Prompt<'p>) -> &'p str {
    let text = prompt.source;
    let name = text.split('(').next().unwrap_or_default();
    match name.rfind('=') {
        Some(at) => text[at + 1..].trim_start(),
        None => text,
    }
}

/// Makes the call of a refusal again with other arguments, in the state before it.
fn again(refusal: &Refusal, session: &mut Session, values: Vec<Value>) -> Option<Vec<Line>> {
    let mut values = values;
    let id = find(refusal.call.row().name)?;
    let call = Call::from_values(id, &mut values).ok()?;
    let line = {
        let writer = &mut Writer::new(session, &refusal.actor);
        format!("{}> {}", refusal.actor, writer.call(&call, 0))
    };
    enter(session, &line)
}

/// The number behind a text, such as that of a handle or a mask.
fn number(text: &str) -> Option<u64> {
    let digits: String = text.chars().take_while(|c| c.is_ascii_hexdigit()).collect();
    u64::from_str_radix(&digits, 16).ok()
}

/// Gives the actor a handle of the same object with exactly these rights.
fn with_rights(refusal: &Refusal, handle: u64, rights: u64) -> Option<(Session, u64)> {
    let mut session = refusal.before.clone();
    let actor = &refusal.actor;
    let line = format!(
        "{actor}> NtDuplicateObject((HANDLE)-1, (HANDLE){handle:#x}, (HANDLE)-1, &remedied, \
         {rights:#x}, 0, 0)"
    );
    let lines = enter(&mut session, &line)?;
    let given = lines.iter().find_map(|line| line.text.strip_prefix("remedied = 0x"))?;
    let given = number(given)?;
    Some((session, given))
}

/// The arguments with one handle in place of another.
fn in_place_of(call: &Call, old: u64, new: u64) -> Option<Vec<Value>> {
    let mut found = false;
    let values = call.row().params.iter().zip(call.values()).map(|(param, value)| {
        match (param.kind, &value) {
            (Kind::Handle(_), Value::Int(n)) if n & !3 == old & !3 => {
                found = true;
                Value::Int(new)
            }
            _ => value,
        }
    });
    let values: Vec<Value> = values.collect();
    found.then_some(values)
}

#[test]
fn the_rights_that_a_handle_lacks_are_those_that_help_and_no_more() {
    let mut helped = 0;
    for refusal in refusals(&["access.handle"]) {
        let text = &refusal.text;
        let handle = refusal.params.first().and_then(|h| number(h.strip_prefix("0x")?));
        let granted = text.split("was granted 0x").nth(1).and_then(number);
        let needed = text.rsplit("(0x").next().and_then(number);
        let (Some(handle), Some(granted), Some(needed)) = (handle, granted, needed) else {
            continue;
        };
        let Some((mut session, given)) = with_rights(&refusal, handle, granted | needed) else {
            continue;
        };
        let Some(values) = in_place_of(&refusal.call, handle, given) else { continue };
        let Some(lines) = again(&refusal, &mut session, values) else { continue };
        let place = &refusal.place;
        let still = why(&lines).filter(|(code, params, _)| {
            *code == "access.handle" && params[0] == format!("{given:#x}")
        });
        assert_eq!(still, None, "{place}: {text}");
        helped += 1;
        let missing = needed & !granted;
        for bit in (0..32).map(|n| 1 << n).filter(|bit| missing & bit != 0 && missing != *bit) {
            let less = (granted | needed) & !bit;
            let Some((mut session, given)) = with_rights(&refusal, handle, less) else { continue };
            let Some(values) = in_place_of(&refusal.call, handle, given) else { continue };
            let lines = again(&refusal, &mut session, values).expect("it ran with more");
            assert_eq!(code(&lines), Some("access.handle"), "{place}: {text} without {bit:#x}");
        }
    }
    assert!(helped >= 50, "only {helped} refusals could be helped");
}

/// The rights that a list of names stands for.
fn rights_named(text: &str) -> Option<Access> {
    let each = |name: &str| Some(nt::constant(name.trim())?.bits() as u32);
    let bits = text.split('|').map(each).try_fold(0, |all, bits| Some(all | bits?));
    bits.map(Access::from_bits_retain)
}

#[test]
fn without_the_rights_that_are_refused_the_rest_is_given() {
    let mut helped = 0;
    let codes = ["access.object", "access.entry", "access.integrity", "access.protected"];
    for refusal in refusals(&codes) {
        let rights = |param: &&String| !param.starts_with("SYSTEM_MANDATORY");
        let missing = refusal.params.iter().filter(rights).find_map(|param| rights_named(param));
        let row = refusal.call.row();
        // To create something can be refused for the directory, which is asked for other rights.
        if !row.name.contains("Open") {
            continue;
        }
        let at = row.params.iter().position(|param| matches!(param.kind, Kind::Access(_)));
        let (Some(missing), Some(at)) = (missing, at) else { continue };
        let mut values = refusal.call.values();
        let asked = values[at].int().map(|n| Access::from_bits_retain(n as u32));
        let plain = |asked: &Access| !asked.intersects(Access::GENERIC | Access::MAXIMUM_ALLOWED);
        let Some(asked) = asked.filter(plain) else { continue };
        let rest = asked.difference(missing);
        if rest.is_empty() || rest == asked {
            continue;
        }
        values[at] = Value::Int(rest.bits().into());
        let mut session = refusal.before.clone();
        let Some(lines) = again(&refusal, &mut session, values) else { continue };
        let still = code(&lines).filter(|code| codes.contains(code));
        assert_eq!(still, None, "{}: {} and still {:?}", refusal.place, refusal.text, why(&lines));
        helped += 1;
    }
    assert!(helped >= 3, "only {helped} refusals could be helped");
}

#[test]
fn the_length_that_is_asked_for_is_enough() {
    let mut helped = 0;
    for refusal in refusals(&["length"]) {
        let [name, _, needed] = &refusal.params[..] else { continue };
        let Some(needed) = needed.parse::<u64>().ok() else { continue };
        let at = refusal.call.row().params.iter().position(|param| param.name == name);
        let Some(at) = at else { continue };
        let mut values = refusal.call.values();
        if !matches!(values[at], Value::Int(_)) {
            continue;
        }
        values[at] = Value::Int(needed);
        let mut session = refusal.before.clone();
        let Some(lines) = again(&refusal, &mut session, values.clone()) else { continue };
        helped += 1;
        // What is behind the structure may need room as well, which is told with what fits.
        let Some(more) = why(&lines).filter(|(code, ..)| *code == "length") else { continue };
        let more = more.1.get(2).and_then(|more| more.parse::<u64>().ok());
        let more = more.filter(|more| *more > needed);
        let more =
            more.unwrap_or_else(|| panic!("{}: {} does not help", refusal.place, refusal.text));
        values[at] = Value::Int(more);
        let mut session = refusal.before.clone();
        let lines = again(&refusal, &mut session, values).expect("it ran before");
        assert_ne!(code(&lines), Some("length"), "{}: {more} does not help", refusal.place);
    }
    assert!(helped >= 20, "only {helped} refusals could be helped");
}
