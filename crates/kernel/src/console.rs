//! Consoles: what a program without windows talks to, and the handles it gets of one.
//!
//! Since Windows 8 a handle of a console is a handle of a file object like any other. A console has
//! an input and an output; what is written to the output is taken and shown nowhere. What somebody
//! types is there line by line, as long as nobody changes that mode: a read takes from one line,
//! and waits until there is one. Source: Microsoft, "High-Level Console I/O" and "ReadFile".

use std::collections::{BTreeMap, VecDeque};

use nt::{Access, Handle, Status};

use crate::handle_table::{Attributes, Entry};
use crate::kernel::{FileKey, Kernel, ProcessKey, RequestKey};
use crate::object::{Completion, EndOf, File, FileObject, ObjectId};
use crate::request::{Io, Request};

/// Which end of which console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Console {
    /// The number of the console.
    pub number: u32,
    /// Whether it is the input.
    pub input: bool,
}

/// All consoles.
#[derive(Clone, Debug)]
pub(crate) struct Consoles {
    /// How many were made.
    pub(crate) made: u32,
    /// What was typed at those at which anybody has typed or read.
    inputs: BTreeMap<u32, Input>,
}

/// What was typed at a console, and who waits for it.
#[derive(Clone, Debug, Default)]
struct Input {
    typed: VecDeque<u8>,
    reads: VecDeque<(RequestKey, u32)>,
}

/// What ends a line, and what at its beginning ends all input (Ctrl+Z).
const LINE_END: u8 = b'\n';
const END_OF_INPUT: u8 = 0x1A;

impl Default for Consoles {
    fn default() -> Consoles {
        Consoles { made: crate::life::FIRST_CONSOLE, inputs: BTreeMap::new() }
    }
}

impl Input {
    /// Takes from the oldest line. A line that begins with Ctrl+Z brings nothing, and is gone.
    fn take(&mut self, length: u32) -> Box<[u8]> {
        let line = self.typed.iter().position(|byte| *byte == LINE_END);
        let line = line.map_or(self.typed.len(), |at| at + 1);
        if self.typed.front() == Some(&END_OF_INPUT) {
            self.typed.drain(..line);
            return Box::default();
        }
        self.typed.drain(..line.min(length as usize)).collect()
    }
}

/// What a program is given: to read and to write, and to be waited on (GENERIC_READ and
/// GENERIC_WRITE of a file, as the console's own library asks for).
const GRANTED: Access = Access::from_bits_retain(0x0012_019F);
/// Everybody may read and write beside it.
const SHARES: u32 = 0x3;

impl Kernel {
    /// Attaches a process to a new console and gives it a handle for each standard slot but those
    /// that its creator filled.
    pub(crate) fn attach_new_console(&mut self, process: ProcessKey, filled: bool) {
        self.consoles.made += 1;
        let number = self.consoles.made;
        self.processes[process].peb.console = number;
        for slot in 0..3 {
            if !filled || self.processes[process].peb.standard[slot].is_null() {
                let handle = self.open_console(process, Console { number, input: slot == 0 });
                let block = &mut self.processes[process];
                block.console_handles.extend(handle);
                block.peb.standard[slot] = handle.unwrap_or(Handle::NULL);
            }
        }
    }

    /// Opens one end of a console.
    fn open_console(&mut self, process: ProcessKey, console: Console) -> Option<Handle> {
        let signaled = !console.input || self.has_input(console.number);
        let object = self.create(File { key: FileKey::default(), signaled });
        let key =
            self.files.insert(FileObject::new(object, EndOf::Console(console), GRANTED, SHARES));
        self.at_mut(object).body = File { key, signaled }.into();
        // A console's handles are inheritable, as those of its library are (assumed).
        let attributes = Attributes::INHERIT;
        let opened = self.open(process, Entry { object, granted: GRANTED, attributes });
        self.dereference(object);
        opened.ok()
    }

    /// Somebody types a line at the console of a process, and Enter.
    pub fn type_line(&mut self, process: ProcessKey, line: &[u8]) {
        let number = self.processes[process].peb.console;
        let input = self.consoles.inputs.entry(number).or_default();
        input.typed.extend(line.iter().chain(b"\r\n"));
        while let Some(input) = self.consoles.inputs.get_mut(&number)
            && !input.typed.is_empty()
            && let Some((request, length)) = input.reads.pop_front()
        {
            let data = input.take(length);
            self.finish_request(request, brought(data));
        }
        self.signal_input(number);
    }

    /// Reads at the input of a console: from one line, or waits until there is one.
    pub(crate) fn read_console(&mut self, number: u32, length: u32, by: Request) -> Io {
        let input = self.consoles.inputs.entry(number).or_default();
        if !input.typed.is_empty() {
            let data = input.take(length);
            self.signal_input(number);
            return Io::Done(brought(data));
        }
        let request = self.begin_request(by);
        let input = self.consoles.inputs.entry(number).or_default();
        input.reads.push_back((request, length));
        Io::Waits(request)
    }

    /// The file objects of a console's input are signaled while something is typed and not read.
    pub(crate) fn signal_input(&mut self, number: u32) {
        let signaled = self.has_input(number);
        let of = EndOf::Console(Console { number, input: true });
        let ends: Vec<(FileKey, ObjectId)> = self
            .files
            .iter()
            .filter(|(_, file)| file.end == of)
            .map(|(key, file)| (key, file.object))
            .collect();
        for (key, object) in ends {
            self.at_mut(object).body = File { key, signaled }.into();
            self.wake(object);
        }
    }

    /// Whether something is typed at a console and not read.
    pub(crate) fn has_input(&self, number: u32) -> bool {
        self.consoles.inputs.get(&number).is_some_and(|input| !input.typed.is_empty())
    }

    /// A request no longer waits for a line.
    pub(crate) fn forget_console_read(&mut self, number: u32, request: RequestKey) {
        if let Some(input) = self.consoles.inputs.get_mut(&number) {
            input.reads.retain(|(other, _)| *other != request);
        }
    }

    /// Whether a request waits for a line.
    pub(crate) fn waits_for_line(&self, number: u32, request: RequestKey) -> bool {
        let input = self.consoles.inputs.get(&number);
        input.is_some_and(|input| input.reads.iter().any(|(other, _)| *other == request))
    }
}

/// A line that is read.
fn brought(data: Box<[u8]>) -> Completion {
    let information = data.len() as u64;
    Completion { information, data, ..Completion::plain(Status::SUCCESS) }
}
