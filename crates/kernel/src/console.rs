//! Consoles: what a program without windows talks to, and the handles it gets of one.
//!
//! Since Windows 8 a handle of a console is a handle of a file object like any other. A console has
//! an input and an output; what is written to the output is taken and shown nowhere, and nobody
//! types anything.

use nt::{Access, Handle};

use crate::handle_table::{Attributes, Entry};
use crate::kernel::{FileKey, Kernel, ProcessKey};
use crate::object::{EndOf, File, FileObject};

/// Which end of which console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Console {
    /// The number of the console.
    pub number: u32,
    /// Whether it is the input.
    pub input: bool,
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
        self.consoles += 1;
        let number = self.consoles;
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
        let object = self.create(File { key: FileKey::default(), signaled: true });
        let key =
            self.files.insert(FileObject::new(object, EndOf::Console(console), GRANTED, SHARES));
        self.at_mut(object).body = File { key, signaled: true }.into();
        // A console's handles are inheritable, as those of its library are (assumed).
        let attributes = Attributes::INHERIT;
        let opened = self.open(process, Entry { object, granted: GRANTED, attributes });
        self.dereference(object);
        opened.ok()
    }
}
