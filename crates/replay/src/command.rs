//! The words of `sim>`, `sh>` and `kd>`.

use std::sync::Arc;

use kernel::{Mode, PER_MS, ProcessKey, Profile, ThreadKey, Token};
use script::{Prompt, ResultKind, nearest};
use sim::{SiteId, ThreadState};

use crate::choices;
use crate::eval::{Eval, Wrong};
use crate::line::{Detail, Line};
use crate::session::{Done, Goal, Mark, Session};

/// The words that begin a command of the simulator, with what follows them.
pub const COMMANDS: &[(&str, &str)] = &[
    ("advance", "DURATION"),
    ("back", "MARK"),
    ("check", "CONDITION"),
    ("compute", "ACTOR DURATION [in kernel]"),
    ("counts", "plain|inflated"),
    ("debugger", "PROCESS [off]"),
    ("deletion", "posix|classic"),
    ("drive", "LETTER: [BYTES]"),
    ("type", "PROCESS \"TEXT\""),
    ("directory", "PATH [with ATTRIBUTE …]"),
    ("exceptions", "PROCESS handled|unhandled"),
    ("choices", ""),
    ("choose", "NAME VALUE"),
    ("fail", "CONDITION"),
    ("file", "PATH [\"BYTES\"] [with ATTRIBUTE …]"),
    ("gflags", "+ece|-ece|+bhd|-bhd …"),
    ("goal", "CONDITION"),
    ("handles", "PROCESS"),
    ("image", "PATH [console|gui] [for MACHINE] [elevated] [exits CODE]"),
    ("inject", "STATUS at NUMBER [handles|opens|memory]"),
    ("leaks", "PROCESS [since MARK]"),
    ("mark", "NAME"),
    ("obcaseinsensitive", "on|off"),
    ("objects", "[TYPE]"),
    ("process", "NAME [as USER] [protected LEVEL] [in session N]"),
    ("processors", "COUNT"),
    ("ps", ""),
    ("quota", "PROCESS BYTES|off"),
    ("recursion", "MUTEX TIMES"),
    ("reuse", "[handles|ids] eager|fifo|never|hostile"),
    ("routine", "NAME"),
    ("run", "until CONDITION"),
    ("show", "nt [off]"),
    ("strict", "[values|off]"),
    ("tree", "[PATH]"),
    ("types", ""),
    ("user", "NAME [admin [elevated]] [integrity LEVEL] [with PRIVILEGE …]"),
    ("verifier", "PROCESS [off]"),
    ("why", "ACTOR"),
    ("world", "bare|typical|crowded"),
    ("zombies", ""),
];

/// Words of the language that need a search over schedules.
const EXPLORATION: [&str; 6] = ["race", "explore", "replay", "always", "never", "sometimes"];

/// How many deadlines `run until` lets pass before it gives up.
const DEADLINES_MAX: u32 = 1_000_000;

impl Session {
    /// Runs a command of the simulator, the command prompt or the debugger.
    pub(crate) fn words<'a>(&mut self, prompt: &Prompt<'a>, words: &'a str) -> Eval<'a, Done> {
        match prompt.actor.process {
            "sim" => self.simulator(prompt, words),
            "sh" => tool(words, view::sh(self.world(), words)),
            "kd" if first(words).0 == "!htrace" => self.htrace(first(words).1),
            "kd" => tool(words, view::kd(self.world(), words)),
            "cdb" => tool(words, view::cdb(self.world(), words)),
            other => unreachable!("{other} takes statements"),
        }
    }

    fn simulator<'a>(&mut self, prompt: &Prompt<'a>, words: &'a str) -> Eval<'a, Done> {
        let (word, rest) = first(words);
        match word {
            "world" => self.set_world(rest),
            "process" => self.start_process(rest),
            "user" => self.define_user(rest),
            "file" => self.put_file(rest),
            "choices" => nothing_more(rest).map(|()| lines(choices::table(self.world()))),
            "choose" => self.choose(rest),
            "directory" => self.put_directory(rest),
            "deletion" => self.set_deletion(rest),
            "drive" => self.add_drive(rest),
            "type" => self.type_line(rest),
            "image" => self.put_image(rest),
            "processors" => self.set_processors(rest),
            "quota" => self.set_quota(rest),
            "recursion" => self.set_recursion(rest),
            "reuse" => self.set_reuse(rest),
            "strict" => self.set_strict(rest),
            "show" => self.show(rest),
            "mark" => self.set_mark(rest, prompt.line),
            "back" => self.go_back(rest),
            "advance" => self.advance(rest),
            "compute" => self.compute(rest),
            "routine" => self.write_out(rest),
            "run" => self.run_until(rest),
            "check" => self.check(rest),
            "goal" | "fail" => self.set_goal(rest, word == "goal", prompt.line),
            "why" => self.why(rest),
            "ps" => nothing_more(rest).map(|()| lines(view::ps(self.world()))),
            "handles" => self.handles(rest),
            "objects" => tool(rest, view::objects_list(self.world(), rest)),
            "types" => nothing_more(rest).map(|()| lines(view::types(self.world()))),
            "zombies" => nothing_more(rest).map(|()| lines(view::zombies(self.world()))),
            "tree" => tool(rest, view::tree(self.world(), rest)),
            "inject" => self.inject(rest),
            "leaks" => self.leaks(rest),
            "obcaseinsensitive" => self.set_case_insensitive(rest),
            "counts" | "debugger" | "exceptions" | "gflags" | "verifier" => {
                self.set_handle_checks(word, rest)
            }
            _ => Err(unknown_command(word)),
        }
    }

    fn set_world<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (kind, more) = first(rest);
        nothing_more(more)?;
        let profile = match kind {
            "bare" => Profile::Bare,
            "typical" | "crowded" => Profile::Typical,
            _ => return Err(one_of(kind, "world", &["bare", "typical", "crowded"])),
        };
        self.reset();
        self.world_mut().set_profile(profile);
        if kind == "crowded" {
            self.gather_crowd(rest)?;
        }
        Ok(quiet())
    }

    /// Starts a process that nobody created; without a token it is the default user's.
    pub(crate) fn start<'a>(&mut self, name: &'a str, token: Option<Arc<Token>>) -> Eval<'a, ()> {
        let started = match token {
            Some(token) => self.world_mut().start_with(name, token),
            None => self.world_mut().start(name, None),
        };
        match started {
            Ok(_) => Ok(()),
            Err(status) => Err(Wrong::new(name, format!("{name} cannot start: {status}"))),
        }
    }

    fn set_reuse<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (what, policy) = match first(rest) {
            (what @ ("handles" | "ids"), rest) => (Some(what), rest.trim()),
            _ => (None, rest.trim()),
        };
        let Some(reuse) = choices::reuse(policy) else {
            return Err(one_of(policy, "reuse", &["eager", "fifo", "never", "hostile"]));
        };
        let handles = (what != Some("ids")).then_some(reuse);
        let ids = (what != Some("handles")).then_some(reuse);
        self.world_mut().set_reuse(handles, ids);
        Ok(quiet())
    }

    /// The steps of a routine are written out from now on.
    fn write_out<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (name, more) = name_word(rest, "routine")?;
        nothing_more(more)?;
        self.world_mut().write_out(name);
        Ok(quiet())
    }

    fn set_strict<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        (self.settings.strict, self.settings.values) = match rest.trim() {
            "" => (true, true),
            "values" => (false, true),
            "off" => (false, false),
            other => return Err(one_of(other, "strict", &["values", "off"])),
        };
        Ok(quiet())
    }

    fn show<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let on = match rest.trim() {
            "nt" => true,
            "nt off" => false,
            other => return Err(one_of(other, "show", &["nt", "nt off"])),
        };
        self.settings.native = on;
        self.world_mut().show_native(on);
        Ok(quiet())
    }

    fn set_mark<'a>(&mut self, rest: &'a str, line: u32) -> Eval<'a, Done> {
        let (name, more) = name_word(rest, "mark")?;
        nothing_more(more)?;
        let mut state = Box::new(self.clone());
        // A point in time needs no other points.
        state.marks.clear();
        let site = self.world().lineage().latest();
        self.marks.insert(name.to_owned(), Mark { line, used: false, site, state });
        Ok(quiet())
    }

    fn go_back<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let name = rest.trim();
        let Some(mark) = self.marks.get_mut(name) else { return Err(self.no_mark(name)) };
        mark.used = true;
        let state = (*mark.state).clone();
        let marks = std::mem::take(&mut self.marks);
        let (budget, goals) = (self.budget, std::mem::take(&mut self.goals));
        *self = state;
        (self.marks, self.budget, self.goals) = (marks, budget, goals);
        Ok(quiet())
    }

    fn no_mark<'a>(&self, name: &'a str) -> Wrong<'a> {
        if name.is_empty() {
            return Wrong::new(name, "a mark is wanted");
        }
        let near = nearest(name, self.marks.keys().map(String::as_str));
        let help = near.map(|near| format!("{near}?"));
        Wrong::new(name, format!("{name}: no such mark")).maybe(help)
    }

    fn advance<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let Some(duration) = duration(rest.trim()) else {
            return Err(Wrong::new(rest, "a duration is wanted").help("such as 500ms, 2s or 15us"));
        };
        let Some(until) = self.world().now().checked_add(duration) else {
            return Err(Wrong::new(rest, "time does not reach that far"));
        };
        self.world_mut().advance(until);
        let mut done = quiet();
        self.tell(&mut done)?;
        done.silent = done.lines.is_empty();
        Ok(done)
    }

    fn run_until<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let ("until", condition) = first(rest) else {
            return Err(Wrong::new(rest, "`sim> run` wants `until CONDITION`"));
        };
        let mut done = quiet();
        for _ in 0..DEADLINES_MAX {
            if self.condition(condition)? {
                done.silent = done.lines.is_empty();
                return Ok(done);
            }
            let Some(deadline) = self.world().next_deadline() else {
                let text = "no thread waits for a time any more, and the condition does not hold";
                return Err(Wrong::new(condition, text));
            };
            self.world_mut().advance(deadline);
            self.tell(&mut done)?;
        }
        Err(Wrong::new(condition, format!("it does not hold after {DEADLINES_MAX} deadlines")))
    }

    fn check<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let holds = self.condition(rest)?;
        let violated = (!holds).then(|| format!("check failed: {}", self.describe(rest)));
        Ok(Done { silent: true, violated, lines: Vec::new() })
    }

    fn set_goal<'a>(&mut self, rest: &'a str, wanted: bool, line: u32) -> Eval<'a, Done> {
        let met = self.condition(rest)?;
        let text = rest.trim().to_owned();
        self.goals.push(Goal { line, text, wanted, met: met && wanted });
        Ok(quiet())
    }

    /// Looks at all goals after a step; tells of one that must never be and is.
    pub(crate) fn look_at_goals(&mut self) -> Option<String> {
        for at in 0..self.goals.len() {
            let text = self.goals[at].text.clone();
            let holds = self.condition(&text).unwrap_or(false);
            if holds && !self.goals[at].wanted {
                return Some(format!("this must not be (line {}): {text}", self.goals[at].line));
            }
            self.goals[at].met |= holds;
        }
        None
    }

    /// The goals that were never met, and the marks that nobody went back to.
    pub(crate) fn loose_ends(&self) -> Vec<(u32, String)> {
        let goals = self.goals.iter().filter(|goal| goal.wanted && !goal.met);
        let goals = goals.map(|goal| (goal.line, format!("goal not met: {}", goal.text)));
        let marks = self.marks.iter().filter(|(_, mark)| !mark.used);
        let marks = marks.map(|(name, mark)| (mark.line, format!("the mark {name} is never used")));
        let mut all: Vec<_> = goals.chain(marks).collect();
        all.sort();
        all
    }

    fn why<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let name = rest.trim();
        if name.is_empty() {
            return Err(Wrong::new(rest, "`sim> why` wants a process or a thread").help("app:main"));
        }
        let thread = self.thread_named(name)?;
        let reasons = view::why_blocked(self.world(), thread);
        let lines = reasons.into_iter().map(Line::why).collect();
        Ok(Done { lines, silent: false, violated: None })
    }

    /// The thread of a name, which may be that of a process.
    fn thread_named<'a>(&self, name: &'a str) -> Eval<'a, ThreadKey> {
        let (process, thread) = match name.split_once(':') {
            Some((process, thread)) => (process, Some(thread)),
            None => (name, None),
        };
        self.world().actors().thread(process, thread).ok_or_else(|| {
            let near = nearest(process, self.world().actors().process_names());
            let help = near.map(|near| format!("{near}?"));
            Wrong::new(name, format!("{name}: nobody has this name")).maybe(help)
        })
    }

    /// A thread computes: processor time passes, which counts where it is limited.
    fn compute<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (name, more) = first(rest);
        let (mode, time) = match more.trim().strip_suffix("in kernel") {
            Some(time) => (Mode::Kernel, time.trim()),
            None => (Mode::User, more.trim()),
        };
        let thread = self.thread_named(name)?;
        let Some(duration) = duration(time) else {
            return Err(Wrong::new(rest, "a duration is wanted").help("such as app:main 500ms"));
        };
        let state = match self.world().state(thread) {
            ThreadState::Ready => None,
            ThreadState::Blocked => Some("sleeps in a call"),
            ThreadState::Suspended => Some("is suspended"),
            ThreadState::Ended => Some("has ended"),
        };
        if let Some(state) = state {
            return Err(Wrong::new(name, format!("{name} {state} and computes nothing")));
        }
        if self.world().now().checked_add(duration).is_none() {
            return Err(Wrong::new(time, "time does not reach that far"));
        }
        self.world_mut().compute(thread, mode, duration);
        let mut done = quiet();
        self.tell(&mut done)?;
        done.silent = done.lines.is_empty();
        Ok(done)
    }

    /// The process of a name.
    pub(crate) fn process_named<'a>(&self, name: &'a str) -> Eval<'a, ProcessKey> {
        self.world().actors().process(name).ok_or_else(|| {
            let near = nearest(name, self.world().actors().process_names());
            let help = near.map(|near| format!("{near}?"));
            Wrong::new(name, format!("{name}: no such process")).maybe(help)
        })
    }

    fn handles<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (process, more) = name_word(rest, "handles")?;
        nothing_more(more)?;
        let key = self.process_named(process)?;
        Ok(lines(view::handles_list(self.world(), key)))
    }

    fn leaks<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (process, rest) = name_word(rest, "leaks")?;
        let since = match first(rest) {
            ("", _) => SiteId::default(),
            ("since", mark) => match self.marks.get_mut(mark.trim()) {
                Some(found) => {
                    found.used = true;
                    found.site
                }
                None => return Err(self.no_mark(mark.trim())),
            },
            (word, _) => {
                return Err(Wrong::new(word, format!("{word}: `since MARK` can follow here")));
            }
        };
        let key = self.process_named(process)?;
        Ok(lines(view::leaks(self.world(), key, since)))
    }
}

/// A duration in 100 ns.
fn duration(text: &str) -> Option<u64> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let number: u64 = text[..digits].parse().ok()?;
    let unit = match text[digits..].trim() {
        "ns" if number.is_multiple_of(100) => return Some(number / 100),
        "us" => 10,
        "ms" => PER_MS,
        "s" => 1000 * PER_MS,
        "min" => 60_000 * PER_MS,
        "h" => 3_600_000 * PER_MS,
        _ => return None,
    };
    number.checked_mul(unit)
}

pub(crate) fn quiet() -> Done {
    Done { silent: true, ..Done::default() }
}

pub(crate) fn lines(lines: Vec<String>) -> Done {
    let lines = lines.into_iter();
    let lines = lines.map(|text| Line { kind: ResultKind::View, text, detail: Detail::View });
    Done { lines: lines.collect(), silent: false, violated: None }
}

pub(crate) fn tool<'a>(words: &'a str, answer: Result<Vec<String>, String>) -> Eval<'a, Done> {
    match answer {
        Ok(answer) => Ok(lines(answer)),
        Err(text) => Err(Wrong::new(words, text)),
    }
}

/// The first word and what follows it.
pub(crate) fn first(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once(' ').map_or((text, ""), |(word, rest)| (word, rest.trim_start()))
}

/// The first word, which must be a name.
pub(crate) fn name_word<'a>(rest: &'a str, command: &str) -> Eval<'a, (&'a str, &'a str)> {
    let (name, more) = first(rest);
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if starts && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '#') {
        return Ok((name, more));
    }
    let text = if name.is_empty() {
        format!("`{command}` wants a name")
    } else {
        format!("{name}: this is not a name")
    };
    Err(Wrong::new(rest, text).help("a letter, then letters, digits and _"))
}

pub(crate) fn nothing_more(rest: &str) -> Eval<'_, ()> {
    if rest.is_empty() {
        Ok(())
    } else {
        Err(Wrong::new(rest, format!("{rest}: nothing follows here")))
    }
}

pub(crate) fn one_of<'a>(word: &'a str, command: &str, choices: &[&str]) -> Wrong<'a> {
    let near = nearest(word, choices.iter().copied()).map(|near| format!("{near}?"));
    let text = format!("`sim> {command}` takes {}", choices.join(", "));
    Wrong::new(word, text).maybe(near)
}

fn unknown_command(word: &str) -> Wrong<'_> {
    if EXPLORATION.contains(&word) {
        let text = format!("`sim> {word}` needs exploration, which is not modelled yet");
        return Wrong::new(word, text);
    }
    let names = || COMMANDS.iter().map(|(name, _)| *name);
    let help = match nearest(word, names()) {
        Some(near) => format!("sim> {near}?"),
        None => format!("one of {}", names().collect::<Vec<_>>().join(", ")),
    };
    Wrong::new(word, format!("{word}: no such command of the simulator")).help(help)
}
