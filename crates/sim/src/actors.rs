//! The names of processes and threads, as a transcript writes them.

use std::collections::BTreeMap;

use kernel::{ProcessKey, ThreadKey};
use slotmap::SecondaryMap;

/// Who is called what. Names are given once and stay, also for the dead.
#[derive(Clone, Debug, Default)]
pub struct Actors {
    processes: SecondaryMap<ProcessKey, String>,
    threads: SecondaryMap<ThreadKey, (ProcessKey, String)>,
    process_names: BTreeMap<String, ProcessKey>,
    thread_names: BTreeMap<(ProcessKey, String), ThreadKey>,
    /// The number that the next process of a name gets, where there is one already.
    numbers: BTreeMap<String, u64>,
    /// The same of the threads of a process.
    thread_numbers: BTreeMap<(ProcessKey, String), u64>,
}

impl Actors {
    /// Names a process after its program: `child.exe` is `child`, a second one `child#2`.
    pub(crate) fn add_process(&mut self, key: ProcessKey, image: &str) {
        let base = base_name(image);
        let from = self.numbers.get(&base).copied().unwrap_or(FIRST_NUMBER);
        let (name, next) = unused(&base, from, |name| self.process_names.contains_key(name));
        self.numbers.insert(base, next);
        self.process_names.insert(name.clone(), key);
        self.processes.insert(key, name);
    }

    /// Names a thread after its routine: a second `worker` is `worker#2`.
    pub(crate) fn add_thread(&mut self, key: ThreadKey, process: ProcessKey, routine: &str) {
        let taken = |name: &str| self.thread_names.contains_key(&(process, name.to_owned()));
        let of = (process, routine.to_owned());
        let from = self.thread_numbers.get(&of).copied().unwrap_or(FIRST_NUMBER);
        let (name, next) = unused(routine, from, taken);
        if next > from {
            self.thread_numbers.insert(of, next);
        }
        self.thread_names.insert((process, name.clone()), key);
        self.threads.insert(key, (process, name));
    }

    /// The process of a name, which may have ended.
    pub fn process(&self, name: &str) -> Option<ProcessKey> {
        self.process_names.get(name).copied()
    }

    /// The thread of a name, which may have ended; none is `main`.
    pub fn thread(&self, process: &str, thread: Option<&str>) -> Option<ThreadKey> {
        let process = self.process(process)?;
        let name = thread.unwrap_or("main").to_owned();
        self.thread_names.get(&(process, name)).copied()
    }

    /// The process that a thread belongs or belonged to.
    pub fn process_of(&self, key: ThreadKey) -> Option<ProcessKey> {
        self.threads.get(key).map(|(process, _)| *process)
    }

    /// The name of a process.
    pub fn process_name(&self, key: ProcessKey) -> &str {
        self.processes.get(key).map_or("?", String::as_str)
    }

    /// The full name of a thread, such as `app:worker`.
    pub fn thread_name(&self, key: ThreadKey) -> String {
        match self.threads.get(key) {
            Some((process, name)) => format!("{}:{name}", self.process_name(*process)),
            None => "?".into(),
        }
    }

    /// The name of a thread within its process.
    pub fn short_thread_name(&self, key: ThreadKey) -> &str {
        self.threads.get(key).map_or("?", |(_, name)| name.as_str())
    }

    /// All process names, sorted.
    pub fn process_names(&self) -> impl Iterator<Item = &str> {
        self.process_names.keys().map(String::as_str)
    }

    /// The names of the threads of a process, sorted.
    pub fn thread_names(&self, process: ProcessKey) -> impl Iterator<Item = &str> {
        let threads = self.thread_names.range((process, String::new())..);
        threads.take_while(move |((of, _), _)| *of == process).map(|((_, name), _)| name.as_str())
    }
}

/// A name in the form that a prompt can have: a letter, then letters, digits and underscores.
fn base_name(image: &str) -> String {
    let stem = image.rsplit_once('.').map_or(image, |(stem, _)| stem);
    let mut name: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert(0, 'p');
    }
    // Three names belong to the simulator, the command prompt and the debugger.
    if matches!(name.as_str(), "sim" | "sh" | "kd" | "cdb") { name + "_" } else { name }
}

/// The number of the second of a name.
const FIRST_NUMBER: u64 = 2;

/// A name that is not taken, and the number with which the next search begins.
fn unused(base: &str, mut number: u64, taken: impl Fn(&str) -> bool) -> (String, u64) {
    if !taken(base) {
        return (base.to_owned(), number);
    }
    loop {
        let name = format!("{base}#{number}");
        number += 1;
        if !taken(&name) {
            return (name, number);
        }
    }
}
