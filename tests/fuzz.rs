//! Random calls as lines of a transcript, in a world of several processes and threads.
//!
//! After each line every count is right, nobody panicked, a Win32 call made only the NT calls its
//! row names, and an NT call failed only as its row declares. When that does not hold, the lines
//! are shortened to the few that it takes, and these are a transcript that shows it again.
//!
//! `cargo xtask fuzz --seed N --steps N` runs longer than the tests do.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use calls::{Layer, row, rows};
use replay::{Session, Writer};
use script::{Command, Entry, Expr, Item, Stmt};

use crate::chance::{self, Source};
use crate::random::Random;
use crate::reasons;

/// What the tests run: where chance begins, and how many lines.
const SEED: u64 = 1;
const STEPS: usize = 3_000;
/// A world gets crowded after so many lines, and another begins.
const WORLD: usize = 150;

/// How every world begins: two users, two processes, two threads more, files, and things that can
/// be waited for, inherited and opened by name.
const PRELUDE: &[&str] = &[
    "sim> process app",
    "sim> process other as bob",
    "sim> file C:\\a \"hello\"",
    "sim> file C:\\b",
    "app> CreateThread(.lpStartAddress = worker)",
    "app> CreateEventW(&SECURITY_ATTRIBUTES{ .bInheritHandle = TRUE }, FALSE, FALSE, L\"Gate\")",
    "app> CreateMutexW(NULL, TRUE, NULL)",
    "app> CreateSemaphoreW(NULL, 1, 3, NULL)",
    "app> CreatePipe(&r, &w, NULL, 0)",
    "app> CreateFileW(L\"C:\\\\a\", GENERIC_READ | GENERIC_WRITE, 3, NULL, OPEN_EXISTING, 0, NULL)",
    "app> OpenProcess(PROCESS_ALL_ACCESS, FALSE, app.pid)",
    "app> CreateProcessW(.lpCommandLine = L\"child.exe\", .bInheritHandles = TRUE)",
    "other> CreateThread(.lpStartAddress = helper)",
    "other> CreateEventW(NULL, TRUE, FALSE, NULL)",
];

/// What belongs together: a call, and the lines that fill its variables before.
type Step = Vec<String>;

/// What went wrong, in the words by which it is known again.
type Trouble = String;

thread_local! {
    /// The place and the words of the last panic of this thread, while somebody wants them.
    static PANIC: RefCell<Option<Option<String>>> = const { RefCell::new(None) };
}

/// Runs something that may panic, without a word on the terminal.
fn quietly<T>(run: impl FnOnce() -> T) -> Result<T, Trouble> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let is_ours = PANIC.with(|panic| match &mut *panic.borrow_mut() {
                Some(told) => {
                    *told = Some(info.to_string());
                    true
                }
                None => false,
            });
            if !is_ours {
                before(info);
            }
        }));
    });
    PANIC.with(|panic| *panic.borrow_mut() = Some(None));
    let ran = catch_unwind(AssertUnwindSafe(run));
    let told = PANIC.with(|panic| panic.borrow_mut().take()).flatten();
    ran.map_err(|_| told.unwrap_or_else(|| "a panic".into()))
}

/// Runs one line; one that cannot be run does nothing.
fn enter(session: &mut Session, line: &str) -> Option<Stepped> {
    let Ok(Entry::Whole(Item::Prompt(prompt))) = script::parse_prompt(line) else { return None };
    let call = match &prompt.command {
        Command::Stmt(Stmt::Expr(Expr::Call { name, .. })) => calls::find(name),
        _ => None,
    };
    let done = session.prompt(&prompt).ok()?;
    let failure = reasons::failure(&done.lines).map(str::to_owned);
    let is_explained = failure.is_none() || reasons::code(&done.lines).is_some();
    Some(Stepped { call, failure, is_explained })
}

/// A line that ran.
struct Stepped {
    call: Option<calls::RowId>,
    /// How the call failed, if it did.
    failure: Option<String>,
    /// Whether it says why.
    is_explained: bool,
}

/// What is wrong after a line.
fn look(session: &Session, stepped: &Stepped) -> Option<Trouble> {
    session.world().audit();
    let parks = rows().filter(|(id, row)| id.layer == Layer::Nt && row.parks);
    let asleep = parks.map(|(_, row)| row.name).collect();
    let row = row(stepped.call?);
    chance::broken(row, &asleep, session.world()).or_else(|| {
        // The tests leave this to the transcripts: chance changes with every row.
        asked::<u64>("OBSIM_FUZZ_STEPS")?;
        let failure = stepped.failure.as_deref().filter(|_| !stepped.is_explained)?;
        Some(format!("{} does not say why it fails with {failure}", row.name))
    })
}

/// A world as each begins.
fn begin() -> Session {
    let mut session = Session::new();
    for line in PRELUDE {
        enter(&mut session, line).unwrap_or_else(|| panic!("{line} does not run"));
    }
    enter(&mut session, "sim> show nt").expect("it is a command");
    session
}

/// Runs steps in a world of their own: what went wrong first, and the steps that ran until then.
fn replay(steps: &[Step]) -> Option<(Trouble, Vec<Step>)> {
    let mut session = begin();
    let mut ran: Vec<Step> = Vec::new();
    for step in steps {
        let tried = quietly(|| {
            let mut trouble = None;
            for line in step {
                let stepped = enter(&mut session, line)?;
                trouble = trouble.or_else(|| look(&session, &stepped));
            }
            Some(trouble)
        });
        match tried {
            Ok(None) => {}
            Ok(Some(None)) => ran.push(step.clone()),
            Ok(Some(Some(trouble))) | Err(trouble) => {
                ran.push(step.clone());
                return Some((trouble, ran));
            }
        }
    }
    None
}

/// What stays the same of a trouble when other lines go: not the numbers in it.
fn gist(trouble: &str) -> String {
    trouble.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Leaves out steps as long as the same trouble comes.
fn shorten(mut steps: Vec<Step>, trouble: &str) -> Vec<Step> {
    let mut chunk = steps.len().div_ceil(2);
    while chunk > 0 {
        let mut at = 0;
        while at < steps.len() {
            let mut fewer = steps.clone();
            fewer.drain(at..(at + chunk).min(steps.len()));
            match replay(&fewer) {
                Some((other, ran)) if gist(&other) == gist(trouble) => steps = ran,
                _ => at += chunk,
            }
        }
        chunk /= 2;
    }
    steps
}

/// The transcript that shows a trouble.
fn transcript(trouble: &str, seed: u64, steps: &[Step]) -> String {
    let mut text = format!("# {trouble}\n# Found by chance, seed {seed}.\n\n");
    let trouble = trouble.replace('\n', " ");
    text.replace_range(2..2 + text[2..].find("\n# Found").unwrap_or(0), &trouble);
    for line in PRELUDE.iter().copied().chain(steps.iter().flatten().map(String::as_str)) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// One more step for a world.
fn step(random: &mut Random, source: &mut Source, session: &mut Session, turn: usize) -> Step {
    if random.percent(3) {
        let ms = random.pick(&[1, 100, 10_000]);
        return vec![format!("sim> advance {ms}ms")];
    }
    let Some(thread) = chance::somebody(random, session.world()) else {
        return vec![format!("sim> process late{turn}")];
    };
    let actor = session.world().actors().thread_name(thread);
    let process = session.world().actors().process_of(thread).expect("it has not ended");
    let handles = view::handles(session.world(), process);
    let open = handles.iter().map(|row| (row.object_type, row.value.0)).collect();
    let call = source.call(random, &open);
    // The writer fills variables in a world of its own, so that the real one runs every line once.
    let mut aside = session.clone();
    let mut writer = Writer::new(&mut aside, &actor);
    let text = writer.call(&call, usize::MAX);
    let mut lines = std::mem::take(&mut writer.lines);
    lines.push(format!("{actor}> {text}"));
    lines
}

/// How many calls were made, and how many of them succeeded.
#[derive(Default)]
struct Counts {
    made: usize,
    succeeded: usize,
}

/// Runs one world until something is wrong: what it is, shortened, as a transcript.
fn run(seed: u64, steps: usize, source: &mut Source, counts: &mut Counts) -> Option<String> {
    let mut random = Random::new(seed);
    let mut session = begin();
    let mut made: Vec<Step> = Vec::new();
    for turn in 0..steps {
        let lines = step(&mut random, source, &mut session, turn);
        made.push(lines.clone());
        let tried = quietly(|| {
            let ran: Option<Vec<Stepped>> =
                lines.iter().map(|line| enter(&mut session, line)).collect();
            let ran = ran.unwrap_or_default();
            let calls = ran.iter().filter(|stepped| stepped.call.is_some());
            counts.made += calls.clone().count();
            counts.succeeded += calls.filter(|stepped| stepped.failure.is_none()).count();
            ran.iter().find_map(|stepped| look(&session, stepped))
        });
        let Some(trouble) = tried.unwrap_or_else(Some) else { continue };
        let shortened = shorten(made, &trouble);
        return Some(transcript(&trouble, seed, &shortened));
    }
    None
}

/// A number from the environment, which `cargo xtask fuzz` puts there.
fn asked<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn random_calls_of_every_row_keep_every_promise() {
    let seed: u64 = asked("OBSIM_FUZZ_SEED").unwrap_or(SEED);
    let steps: usize = asked("OBSIM_FUZZ_STEPS").unwrap_or(STEPS);
    let mut source = Source::new();
    let mut found: Vec<String> = Vec::new();
    let mut counts = Counts::default();
    for world in 0..steps.div_ceil(WORLD) {
        let lines = WORLD.min(steps - world * WORLD);
        let Some(text) = run(seed + world as u64, lines, &mut source, &mut counts) else {
            continue;
        };
        let title = gist(text.lines().next().unwrap_or_default());
        if !found.iter().any(|other| gist(other.lines().next().unwrap_or_default()) == title) {
            found.push(text);
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    let Counts { made, succeeded } = counts;
    assert!(made * 2 > steps, "of {steps} lines only {made} were calls that ran");
    assert!(succeeded * 5 > made, "of {made} calls only {succeeded} succeeded");
}

#[test]
fn what_goes_wrong_is_found_and_shortened() {
    assert_eq!(quietly(|| 7), Ok(7));
    let told = quietly(|| panic!("ouch 12")).expect_err("it panics");
    assert!(told.contains("ouch 12") && gist(&told).contains("ouch "), "{told}");
    let one = |line: &str| vec![line.to_owned()];
    let steps = vec![one("app> CloseHandle(4)"), one("nobody> CloseHandle(4)")];
    assert_eq!(replay(&steps), None, "what cannot be run does nothing");
    assert_eq!(shorten(steps.clone(), "anything"), steps, "no fewer steps show a trouble");
    let text = transcript("it\nbroke", 3, &steps);
    assert!(text.starts_with("# it broke\n# Found by chance, seed 3.\n\nsim> process app\n"));
    assert!(script::parse(&text).is_ok());
}
