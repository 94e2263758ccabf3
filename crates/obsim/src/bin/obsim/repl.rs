//! `obsim repl`: try calls at a prompt. What is typed is the transcript language, and what was
//! typed can be saved as a transcript.

use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use reedline::Signal;
use replay::{Session, Source};
use script::{Entry, Item, Message, Reader, blocks};

use crate::paint::{Printer, WRONG, painted, result};
use crate::prompt::{Who, Words, editor, indented, is_open};
use crate::{End, How, check, input};

const HELP: &str = "\
Type a call:        h = CreateEventW(NULL, TRUE, FALSE, NULL)
as somebody else:   child> ExitProcess(0)
to the simulator:   sim> process other as bob    sim> ps    sim> why app    sim> advance 1s
with tools:         sh> handle -a -p app         kd> !handle 4 f 3e8
look things up:     explain DuplicateHandle
keep it:            save FILE
leave:              quit (or Ctrl-D)
Tab completes calls, parameters, constants and variables.";

/// Opens the prompt, perhaps in the world that a transcript leaves behind.
pub(crate) fn open(file: Option<&Path>) -> End {
    let mut repl = Repl::new();
    match file {
        None => repl.begin(),
        Some(file) => {
            if let Err(message) = repl.load(file, u32::MAX) {
                anstream::eprintln!("obsim: {message}");
                return End::Unusable;
            }
        }
    }
    repl.talk()
}

/// Opens the prompt in the world as it is before a line of a file.
pub(crate) fn open_at(files: &[PathBuf], line: u32, how: How) -> End {
    let [file] = files else {
        anstream::eprintln!("obsim: --at goes with one file");
        return End::Unusable;
    };
    let mut repl = Repl::new();
    repl.session.limit_steps(how.max_steps);
    if let Err(message) = repl.load(file, line) {
        anstream::eprintln!("obsim: {message}");
        return End::Unusable;
    }
    repl.talk()
}

struct Repl {
    session: Session,
    /// Who acts when a line does not say.
    actor: String,
    /// Everything that ran, as a transcript.
    transcript: String,
    /// Whether every line so far could be used.
    clean: bool,
}

impl Repl {
    fn new() -> Repl {
        Repl {
            session: Session::new(),
            actor: "app".into(),
            transcript: String::new(),
            clean: true,
        }
    }

    /// A bare world with one process.
    fn begin(&mut self) {
        self.transcript.push_str("# What I tried\n\n");
        for line in ["sim> world bare", "sim> process app"] {
            self.enter(line);
        }
    }

    /// Runs a file up to a line, without printing.
    fn load(&mut self, file: &Path, until: u32) -> Result<(), String> {
        let input = input::read(file)?;
        let in_file = |message: Message| message.in_file(&input.name);
        let whole = script::Block { line: 1, info: "obsim", text: &input.text };
        let parts = match input.source {
            Source::Transcript => vec![whole],
            Source::Markdown => blocks(&input.text).map_err(in_file)?,
        };
        for part in parts {
            for item in Reader::starting_at(part.text, part.line) {
                let item = item.map_err(in_file)?;
                if item.line() >= until {
                    if let Item::Prompt(prompt) = &item {
                        self.actor = prompt.actor.to_string();
                    }
                    return Ok(());
                }
                let done = self.session.item(&item).map_err(in_file)?;
                self.keep(&item, &done.lines);
            }
        }
        Ok(())
    }

    /// Adds what ran to the transcript.
    fn keep(&mut self, item: &Item<'_>, lines: &[replay::Line]) {
        match item {
            Item::Blank { .. } => self.transcript.push('\n'),
            Item::Note { text, .. } => script::write::note(&mut self.transcript, text),
            Item::Prompt(prompt) => {
                self.actor = prompt.actor.to_string();
                let command = format!("{}> {}\n", prompt.actor, prompt.source);
                self.transcript.push_str(&command);
                for line in lines {
                    self.transcript.push_str(&format!("{line}\n"));
                }
            }
        }
    }

    /// Runs what was typed and prints its results.
    fn enter(&mut self, text: &str) {
        let ran = script::parse_prompt(text).and_then(|entry| match entry {
            Entry::Whole(item) => {
                let done = self.session.item(&item)?;
                self.keep(&item, &done.lines);
                Ok(done)
            }
            Entry::Open { line, column } => Err(Message::new(line, column, "this is still open")),
        });
        match ran {
            Ok(done) => {
                let mut out = Printer::new();
                for line in done.lines {
                    out.line(painted(result(line.kind), &line));
                }
                if let Some(violated) = done.violated {
                    out.line(painted(WRONG, violated));
                }
            }
            Err(message) => self.complain(&message),
        }
    }

    fn complain(&mut self, message: &Message) {
        self.clean = false;
        anstream::eprintln!("{}", painted(WRONG, &message.text));
        if let Some(help) = &message.help {
            anstream::eprintln!("  help: {help}");
        }
    }

    /// Takes one line; `false` ends the talk.
    fn line(&mut self, text: &str) -> bool {
        let text = &indented(text.trim_end());
        let text = text.as_str();
        match text.split_once(' ').map_or((text, ""), |(word, rest)| (word, rest.trim())) {
            ("", _) => {}
            ("quit" | "exit", "") => return false,
            ("help", "") => Printer::new().line(HELP),
            ("save", file) if !file.is_empty() => self.save(file),
            ("explain", what) if !what.is_empty() => match view::explain(what) {
                Ok(lines) => {
                    let mut out = Printer::new();
                    lines.into_iter().for_each(|line| out.line(line));
                }
                Err(text) => self.complain(&Message::new(1, 1, text)),
            },
            _ if text.starts_with('#') || names_actor(text) => self.enter(text),
            // A command of the simulator is meant when it cannot be a call or a variable.
            (word, rest) if is_command(word, rest) => self.enter(&format!("sim> {text}")),
            _ => {
                // Lines of the simulator and the tools name their actor each time.
                self.enter(&format!("{}> {text}", self.current()));
            }
        }
        true
    }

    /// Who acts when a line does not say: whoever acted last, if that one still can.
    fn current(&self) -> String {
        let (process, thread) = match self.actor.split_once(':') {
            Some((process, thread)) => (process, Some(thread)),
            None => (self.actor.as_str(), None),
        };
        let world = self.session.world();
        match world.actors().thread(process, thread) {
            Some(thread) if world.state(thread) != sim::ThreadState::Ended => self.actor.clone(),
            _ => self.somebody(),
        }
    }

    /// A process that can act.
    fn somebody(&self) -> String {
        let world = self.session.world();
        let actors = world.actors();
        let runs = |name: &&str| {
            let thread = actors.thread(name, None);
            thread.is_some_and(|thread| world.state(thread) != sim::ThreadState::Ended)
        };
        let mut names: Vec<&str> = actors.process_names().filter(runs).collect();
        names.sort_by_key(|name| *name != "app");
        names.first().map_or("app", |name| name).to_owned()
    }

    fn save(&mut self, file: &str) {
        match check::replace(Path::new(file), &self.transcript) {
            Ok(()) => Printer::new().line(format_args!("saved to {file}")),
            Err(error) => {
                self.clean = false;
                anstream::eprintln!("{file}: cannot be written: {error}");
            }
        }
    }

    /// Reads lines until they end.
    fn talk(mut self) -> End {
        if std::io::stdin().is_terminal() {
            return self.talk_to_person();
        }
        let mut open = String::new();
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else {
                anstream::eprintln!("obsim: standard input is not a text");
                return End::Unusable;
            };
            open.push_str(&line);
            if is_open(&open) {
                open.push('\n');
                continue;
            }
            if !self.line(&std::mem::take(&mut open)) {
                break;
            }
        }
        if self.clean { End::Fine } else { End::Unusable }
    }

    fn talk_to_person(mut self) -> End {
        let words: Words = Arc::new(Mutex::new(Vec::new()));
        let mut editor = editor(words.clone());
        Printer::new().line("obsim: type a call, `help` or `quit`.");
        loop {
            if let Ok(mut words) = words.lock() {
                *words = self.words();
            }
            match editor.read_line(&Who(self.current())) {
                Ok(Signal::Success(line)) => {
                    if !self.line(&line) {
                        return End::Fine;
                    }
                }
                // What is typed so far is given up, the talk goes on.
                Ok(Signal::CtrlC) => {}
                Ok(_) => return End::Fine,
                Err(error) => {
                    anstream::eprintln!("obsim: {error}");
                    return End::Unusable;
                }
            }
        }
    }

    /// The actors and variables that completion offers.
    fn words(&self) -> Vec<String> {
        let actors = self.session.world().actors();
        let mut words: Vec<String> = Vec::new();
        for name in actors.process_names() {
            words.push(name.to_owned());
            if let Some(process) = actors.process(name) {
                words.extend(self.session.variables_of(process).names().map(str::to_owned));
            }
        }
        words.sort();
        words.dedup();
        words
    }
}

/// Whether a line is a command of the simulator without its `sim>`.
fn is_command(word: &str, rest: &str) -> bool {
    replay::COMMANDS.iter().any(|(name, _)| *name == word) && !rest.starts_with(['=', '.', '['])
}

/// Whether a line says who acts: a name and `>` before anything else.
fn names_actor(text: &str) -> bool {
    let name = text.split('>').next().unwrap_or("");
    name.len() < text.len()
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '#' | ':'))
}
