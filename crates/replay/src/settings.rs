//! The words that say what a bad handle raises and who handles it, and the debugger's `!htrace`.

use kernel::{Checking, GlobalFlags, PROCESSORS_MAX, ProcessKey};
use nt::Handle;
use script::nearest;

use crate::command::{first, lines, name_word, nothing_more, one_of, quiet, tool};
use crate::eval::{Eval, Wrong};
use crate::session::{Done, Session};

const TAKEN: &str = "Handle tracing information snapshot successfully taken.";

impl Session {
    /// Runs `sim> debugger`, `exceptions`, `gflags`, `verifier` and `counts`.
    pub(crate) fn set_handle_checks<'a>(&mut self, word: &str, rest: &'a str) -> Eval<'a, Done> {
        match word {
            "gflags" => return self.set_gflags(rest),
            "counts" => {
                let inflated = match rest.trim() {
                    "plain" => false,
                    "inflated" => true,
                    other => return Err(one_of(other, "counts", &["plain", "inflated"])),
                };
                self.world_mut().set_inflated(inflated);
                return Ok(quiet());
            }
            _ => {}
        }
        let (name, more) = name_word(rest, word)?;
        let process = self.running_process(name)?;
        let (what, on) = match (word, more.trim()) {
            ("exceptions", "handled") => (Checking::HANDLED, true),
            ("exceptions", "unhandled") => (Checking::HANDLED, false),
            ("exceptions", other) => {
                return Err(one_of(other, "exceptions PROCESS", &["handled", "unhandled"]));
            }
            (_, state @ ("" | "off")) => {
                let debugger = word == "debugger";
                let what = if debugger { Checking::DEBUGGED } else { Checking::VERIFIED };
                (what, state.is_empty())
            }
            (_, other) => {
                return Err(Wrong::new(more, format!("{other}: only `off` can follow here")));
            }
        };
        self.world_mut().set_checking(process, what, on);
        Ok(quiet())
    }

    /// Runs `sim> obcaseinsensitive`.
    pub(crate) fn set_case_insensitive<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let on = match rest.trim() {
            "on" => true,
            "off" => false,
            other => return Err(one_of(other, "obcaseinsensitive", &["on", "off"])),
        };
        self.world_mut().set_case_insensitive(on);
        Ok(quiet())
    }

    /// Runs `sim> processors`.
    pub(crate) fn set_processors<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let count = rest.trim().parse().ok().filter(|count| (1..=PROCESSORS_MAX).contains(count));
        let Some(count) = count else {
            let text = format!("a number of processors is wanted, from 1 to {PROCESSORS_MAX}");
            return Err(Wrong::new(rest, text).help("such as 4"));
        };
        self.world_mut().set_processors(count);
        Ok(quiet())
    }

    /// Runs `sim> quota`.
    pub(crate) fn set_quota<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (name, more) = name_word(rest, "quota")?;
        let process = self.running_process(name)?;
        let bytes = match more.trim() {
            "off" => None,
            number => Some(number.parse().map_err(|_| {
                Wrong::new(more, "bytes of pool are wanted, or `off`").help("quota app 8192")
            })?),
        };
        self.world_mut().set_quota(process, bytes);
        Ok(quiet())
    }

    fn set_gflags<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        const CHOICES: [&str; 4] = ["+ece", "-ece", "+bhd", "-bhd"];
        if rest.trim().is_empty() {
            return Err(one_of("", "gflags", &CHOICES));
        }
        for word in rest.split_whitespace() {
            let flag = match word.get(1..) {
                Some("ece") => GlobalFlags::CLOSE_EXCEPTIONS,
                Some("bhd") => GlobalFlags::HANDLE_EXCEPTIONS,
                _ => return Err(one_of(word, "gflags", &CHOICES)),
            };
            if !word.starts_with(['+', '-']) {
                return Err(one_of(word, "gflags", &CHOICES));
            }
            self.world_mut().set_global_flags(flag, word.starts_with('+'));
        }
        Ok(quiet())
    }

    /// The process of a name, which must run.
    pub(crate) fn running_process<'a>(&self, name: &'a str) -> Eval<'a, ProcessKey> {
        let actors = self.world().actors();
        let Some(key) = actors.process(name) else {
            let help = nearest(name, actors.process_names()).map(|near| format!("{near}?"));
            return Err(Wrong::new(name, format!("{name}: no such process")).maybe(help));
        };
        let runs = self.world().kernel().process(key).is_some_and(|block| block.exit.is_none());
        if runs { Ok(key) } else { Err(Wrong::new(name, format!("{name} has ended"))) }
    }

    /// Runs `kd> !htrace`.
    pub(crate) fn htrace<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        let (word, more) = first(rest);
        let switch = word.starts_with('-');
        let named = if switch { more } else { first(more).0 };
        let process =
            view::process_of_word(self.world(), if named.is_empty() { "0" } else { named });
        let process =
            process.map_err(|text| Wrong::new(rest, text.replace("!handle", "!htrace")))?;
        match word {
            "-enable" | "-disable" => {
                let on = word == "-enable";
                self.world_mut().trace_handles(process, on);
                self.snapshots.remove(&process);
                if !on {
                    return Ok(lines(vec!["Handle tracing disabled.".into()]));
                }
                self.snapshots.insert(process, 0);
                Ok(lines(vec!["Handle tracing enabled.".into(), TAKEN.into()]))
            }
            "-snapshot" => {
                // Asking for what is traced says whether anything is.
                let asked = view::htrace(self.world(), process, Handle::NULL);
                asked.map_err(|text| Wrong::new(rest, text))?;
                self.take_snapshot(process);
                Ok(lines(vec![TAKEN.into()]))
            }
            "-diff" => {
                let since = self.snapshots.get(&process).copied().unwrap_or_default();
                let shown = view::htrace_diff(self.world(), process, since);
                self.take_snapshot(process);
                tool(rest, shown)
            }
            _ if switch => {
                Err(one_of(word, "!htrace", &["-enable", "-disable", "-snapshot", "-diff"]))
            }
            _ => {
                nothing_more(first(more).1)?;
                let digits = word.strip_prefix("0x").unwrap_or(word);
                let handle = if word.is_empty() { Ok(0) } else { u64::from_str_radix(digits, 16) };
                let Ok(handle) = handle else {
                    let text = format!("{word}: a handle is a hexadecimal number");
                    return Err(Wrong::new(word, text));
                };
                tool(rest, view::htrace(self.world(), process, Handle(handle)))
            }
        }
    }

    fn take_snapshot(&mut self, process: ProcessKey) {
        if let Some(trace) = self.world().kernel().trace(process) {
            let total = trace.total();
            self.snapshots.insert(process, total);
        }
    }
}
