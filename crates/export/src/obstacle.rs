//! Why a scenario cannot run as a program.

use std::fmt;

/// What has no counterpart in a program for Windows, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// The line of the scenario.
    pub line: u32,
    /// What it is.
    pub reason: String,
}

impl Obstacle {
    pub(crate) fn new(line: u32, reason: impl Into<String>) -> Obstacle {
        Obstacle { line, reason: reason.into() }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// What the words of the simulator mean to a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word<'a> {
    /// A process is started by hand.
    Process(&'a str),
    /// It looks, and changes nothing: a remark in the program.
    Look,
    /// It sets something that a program need not set.
    Nothing,
    /// A program cannot do that, and why.
    Impossible(String),
}

/// Reads the words behind `sim>`.
pub(crate) fn word(words: &str) -> Word<'_> {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let why = match (first, rest.as_slice()) {
        ("process", [name]) => return Word::Process(name),
        ("world", _) => return Word::Nothing,
        ("strict", _) | ("show", _) => return Word::Nothing,
        (
            "check" | "goal" | "fail" | "why" | "handles" | "objects" | "types" | "ps" | "zombies"
            | "leaks" | "tree" | "choices",
            _,
        ) => return Word::Look,
        ("process", _) => "a process of another user, session or level of protection",
        ("user", _) => "users of its own",
        ("advance" | "run", _) => "time that jumps",
        ("mark" | "back", _) => "going back to an earlier state",
        ("choose" | "reuse", _) => "a choice that a real system makes by itself",
        ("file" | "directory" | "deletion", _) => "a volume that is prepared beforehand",
        ("image", _) => "programs that are put somewhere",
        ("routine", _) => "a queued routine whose steps are written out",
        ("counts", _) => "counts as another version of Windows tells them",
        ("recursion", _) => "a count that is set from outside",
        ("exceptions" | "debugger" | "gflags" | "verifier", _) => "a debugger or its settings",
        ("obcaseinsensitive", _) => "a setting of the whole machine",
        _ => return Word::Impossible(format!("`sim> {first}`")),
    };
    Word::Impossible(why.to_owned())
}

/// Calls whose answers depend on the machine, and what of it.
pub(crate) fn of_call(name: &str) -> Option<&'static str> {
    Some(match name {
        "GetModuleFileNameW"
        | "QueryFullProcessImageNameW"
        | "GetCurrentDirectoryW"
        | "SetCurrentDirectoryW"
        | "GetCommandLineW" => "paths of the machine",
        "GetEnvironmentStringsW"
        | "GetEnvironmentVariableW"
        | "SetEnvironmentVariableW"
        | "ExpandEnvironmentStringsW" => "the environment of the machine",
        "CreateToolhelp32Snapshot"
        | "Process32FirstW"
        | "Process32NextW"
        | "Thread32First"
        | "Thread32Next"
        | "NtQuerySystemInformation" => "a list of all processes of the machine",
        "NtCreateUserProcess" => "NtCreateUserProcess, whose attributes have a short form here",
        "GetKernelObjectSecurity" | "NtQuerySecurityObject" => {
            "a descriptor that is read, which is a text here"
        }
        "NtSuspendProcess" | "NtResumeProcess" => {
            "suspending a whole process, with the turns that it hands over"
        }
        "NtMakePermanentObject" => "an object that outlives the program",
        "NtCreateThreadEx" => "NtCreateThreadEx, whose attributes have a short form here",
        "NtQuerySymbolicLinkObject" => "a text that a system service writes",
        "NtSetSystemTime" => "setting the clock of the machine",
        _ => return None,
    })
}
