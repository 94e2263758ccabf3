//! What the rows promise, held against all transcripts: a Win32 call makes only the NT calls its
//! row names in `via`, and an NT call fails only in the ways its row names in `fails`.
//!
//! A failure that is declared should be seen somewhere. Those that no transcript shows stand in
//! `unreached.txt`, a list that only gets shorter: with `OBSIM_SHRINK=1` in the environment the
//! test takes out what has been reached.

use std::collections::BTreeSet;
use std::fs;

use calls::{Kind, Layer, find, row, rows};
use kernel::ProcessKey;
use nt::Status;
use replay::{Detail, Session};
use script::{Command, Entry, Expr, Item, Prompt, Stmt};

use crate::corpus::{Text, pages, root, transcripts};

/// What was seen while texts ran.
#[derive(Default)]
struct Seen {
    /// NT calls that answered, and their failures.
    failures: BTreeSet<(&'static str, u32)>,
    /// NT calls that were made at all.
    made: BTreeSet<&'static str>,
    /// Promises that were broken.
    broken: Vec<String>,
}

/// The names of the calls that a command makes.
fn calls_of(stmt: &Stmt<'_>, found: &mut Vec<&'static str>) {
    match stmt {
        Stmt::If { cond, then } => {
            calls_within(cond, found);
            calls_of(then, found);
        }
        Stmt::Repeat { body, .. } => body.iter().for_each(|inner| calls_of(&inner.stmt, found)),
        Stmt::Assign { value, .. } => calls_within(value, found),
        Stmt::Expr(expr) => calls_within(expr, found),
    }
}

fn calls_within(expr: &Expr<'_>, found: &mut Vec<&'static str>) {
    match expr {
        Expr::Call { name, args } => {
            found.extend(find(name).map(|id| row(id).name));
            args.iter().for_each(|arg| calls_within(&arg.value, found));
        }
        Expr::Init { items, .. } => items.iter().for_each(|arg| calls_within(&arg.value, found)),
        Expr::Field(inner, _)
        | Expr::Ref(inner)
        | Expr::Neg(inner)
        | Expr::Not(inner)
        | Expr::Cast(_, inner) => calls_within(inner, found),
        Expr::Index(left, right) | Expr::Binary(_, left, right) => {
            calls_within(left, found);
            calls_within(right, found);
        }
        Expr::Int { .. } | Expr::Str(_) | Expr::Name(_) | Expr::Sizeof(_) | Expr::Any => {}
    }
}

/// The NT calls that a call may make; an NT call is one itself.
fn may_make(name: &'static str) -> Vec<&'static str> {
    let id = find(name).expect("a call has a row");
    match id.layer {
        Layer::Nt => vec![name],
        Layer::Win32 => row(id).via.to_vec(),
    }
}

/// The calls in which threads sleep: whoever wakes makes its call once more.
fn sleeping(session: &Session) -> Vec<&'static str> {
    let world = session.world();
    let processes: Vec<ProcessKey> = world.kernel().processes();
    let blocks = processes.iter().filter_map(|key| world.kernel().process(*key));
    let threads = blocks.flat_map(|block| block.threads.iter());
    threads.filter_map(|thread| Some(world.pending(*thread)?.row().name)).collect()
}

fn enter(session: &mut Session, line: &str) {
    let Ok(Entry::Whole(item)) = script::parse_prompt(line) else { panic!("{line} is a command") };
    session.item(&item).expect("it runs");
}

/// Runs one prompt with the NT calls shown, and looks at them.
fn look(session: &mut Session, path: &str, prompt: &Prompt<'_>, seen: &mut Seen) -> bool {
    // Each time, since a text may switch it off.
    enter(session, "sim> show nt");
    let asleep = sleeping(session);
    let Ok(done) = session.item(&Item::Prompt(Box::new(prompt.clone()))) else { return false };
    let mut made = Vec::new();
    if let Command::Stmt(stmt) = &prompt.command {
        calls_of(stmt, &mut made);
    }
    let names = made.iter().chain(&asleep);
    let allowed: BTreeSet<&str> = names.flat_map(|name| may_make(name)).collect();
    let at = || format!("{path}:{}: {}", prompt.line, prompt.source);
    for line in &done.lines {
        let Detail::Native(name, value) = &line.detail else { continue };
        seen.made.insert(name);
        if !allowed.contains(name) {
            seen.broken.push(format!("{}: {made:?} may not make {name}", at()));
        }
        let Some(status) = value.as_ref().and_then(calls::Value::int) else { continue };
        let status = Status(status as u32);
        if status.is_success() {
            continue;
        }
        seen.failures.insert((name, status.0));
        let of = row(find(name).expect("an NT call has a row"));
        if !may_fail(of, status) {
            seen.broken.push(format!("{}: {name} does not declare {status}", at()));
        }
    }
    true
}

/// Whether a row says that its call may fail so, or all rows of its kind do.
pub(crate) fn may_fail(of: &calls::Row, status: Status) -> bool {
    let declares = |wanted: Status| of.fails.iter().any(|(declared, _)| *declared == wanted);
    // Whatever takes a structure looks at how it is aligned; rows do not repeat it.
    let to_structure = |param: &calls::ParamRow| match param.kind {
        Kind::In(to) | Kind::Out(to) | Kind::InOut(to) | Kind::Shared(to) => {
            matches!(to, Kind::Struct(_) | Kind::Any)
        }
        _ => false,
    };
    match status {
        Status::DATATYPE_MISALIGNMENT if of.params.iter().any(to_structure) => true,
        // Whatever gives out a handle can find the quota of its process used up; rows do not repeat
        // it beside the table that is full.
        Status::QUOTA_EXCEEDED if declares(Status::INSUFFICIENT_RESOURCES) => true,
        status => declares(status),
    }
}

/// Runs texts with the NT calls shown.
fn watch(texts: &[Text]) -> Seen {
    let mut seen = Seen::default();
    for text in texts {
        let mut session = Session::new();
        for prompt in text.prompts().expect("the texts of the repository parse") {
            if !look(&mut session, &text.path, &prompt, &mut seen) {
                break;
            }
        }
    }
    seen
}

#[test]
fn calls_make_only_what_their_rows_name_and_fail_only_as_declared() {
    let texts: Vec<Text> = transcripts().into_iter().chain(pages()).collect();
    let seen = watch(&texts);
    assert!(seen.broken.is_empty(), "\n{}", seen.broken.join("\n"));
    assert!(seen.made.len() >= 10, "only {:?} were seen", seen.made);
}

#[test]
fn the_calls_of_a_command_and_what_they_may_make_are_found() {
    let mut made = Vec::new();
    let script =
        script::parse("app> repeat 2 { h = CreateEvent(NULL); SetEvent(GetStdHandle(1)) }")
            .expect("it parses");
    let prompt = script.prompts().next().expect("there is one");
    if let Command::Stmt(stmt) = &prompt.command {
        calls_of(stmt, &mut made);
    }
    assert_eq!(made, ["CreateEventW", "SetEvent", "GetStdHandle"]);
    assert_eq!(may_make("SetHandleInformation"), ["NtQueryObject", "NtSetInformationObject"]);
    assert_eq!(may_make("NtClose"), ["NtClose"]);
}

/// The failures that stand in the transcripts that take an optimized build. These run in `.ci/run`,
/// so here it is enough to read them.
fn written_in_full(text: &str) -> BTreeSet<(&'static str, u32)> {
    let mut found = BTreeSet::new();
    let mut call = None;
    for line in text.lines() {
        if let Some((_, command)) = line.split_once("> ").filter(|_| !line.starts_with(' ')) {
            let name = command.split('(').next().unwrap_or_default();
            call = find(name).filter(|id| id.layer == Layer::Nt).map(|id| row(id).name);
        } else if let Some(name) = line.strip_prefix("  = STATUS_") {
            let status = Status::from_name(name.trim());
            found.extend(call.zip(status.map(|status| status.0)));
        }
    }
    found
}

/// The failures that are declared and not shown by any transcript, one a line.
fn unreached() -> BTreeSet<String> {
    let mut seen = watch(&transcripts());
    for file in fs::read_dir(root().join("tests/full")).expect("it can be listed") {
        let text = fs::read_to_string(file.expect("it can be listed").path());
        seen.failures.extend(written_in_full(&text.expect("it can be read")));
    }
    let nt = rows().filter(|(id, _)| id.layer == Layer::Nt);
    let declared =
        nt.flat_map(|(_, of)| of.fails.iter().map(|(status, name)| (of.name, *status, *name)));
    declared
        .filter(|(call, status, _)| !seen.failures.contains(&(*call, status.0)))
        .map(|(call, _, name)| format!("{call} {name}"))
        .collect()
}

#[test]
fn failures_that_no_transcript_shows_are_known_and_get_fewer() {
    let path = root().join("tests/unreached.txt");
    let text = fs::read_to_string(&path).unwrap_or_default();
    let known: BTreeSet<String> =
        text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    let unreached = unreached();
    let fresh: Vec<&String> = unreached.difference(&known).collect();
    assert!(
        fresh.is_empty(),
        "no transcript shows these failures; write one for each:\n{fresh:#?}"
    );
    let stale: Vec<&String> = known.difference(&unreached).collect();
    if !stale.is_empty() && std::env::var_os("OBSIM_SHRINK").is_some() {
        let keep = |line: &&str| line.starts_with('#') || unreached.contains(*line);
        let kept: String = text.lines().filter(keep).flat_map(|line| [line, "\n"]).collect();
        fs::write(&path, kept).expect("the list can be written");
        return;
    }
    assert!(
        stale.is_empty(),
        "a transcript shows these failures now, or their rows no longer declare them; take them \
         out of tests/unreached.txt (OBSIM_SHRINK=1 does it):\n{stale:#?}"
    );
}

#[test]
fn failures_are_read_from_the_text_of_a_transcript() {
    let text = "app> NtClose(4,\n        5)\n  = STATUS_INVALID_HANDLE\napp> CloseHandle(4)\n  \
                = STATUS_ACCESS_DENIED\napp> NtClose(8)\n  = STATUS_SUCCESS\n";
    let found = written_in_full(text);
    assert!(found.contains(&("NtClose", Status::INVALID_HANDLE.0)));
    assert!(!found.iter().any(|(_, status)| *status == Status::ACCESS_DENIED.0));
}

#[test]
fn whatever_gives_out_a_handle_can_find_the_table_full() {
    for (id, of) in rows().filter(|(id, _)| id.layer == Layer::Nt) {
        let declares = |status| of.fails.iter().any(|(known, _)| *known == status);
        let has = |wanted: &dyn Fn(&calls::ParamRow) -> bool| of.params.iter().any(wanted);
        let gives = has(&|param| matches!(param.kind, calls::Kind::Out(calls::Kind::Handle(_))));
        let call = row(id).name;
        // Values of the window manager and the graphics interface are in no handle table.
        if !gives || call.starts_with("NtUser") || call.starts_with("NtGdi") {
            continue;
        }
        assert!(declares(Status::INSUFFICIENT_RESOURCES), "{call} does not say so");
        let takes_name = has(&|param| param.name == "object_attributes");
        assert!(!takes_name || declares(Status::NAME_TOO_LONG), "{call}: a name can be too long");
    }
}
