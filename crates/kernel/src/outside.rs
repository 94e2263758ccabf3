//! What somebody outside of the world does to it, not by a call: threads that begin, and memory
//! that lies somewhere else.
//!
//! Programs whose code runs on the host have their memory there. Whoever runs them mirrors the
//! address spaces and sections of the kernel, and carries bytes to and fro when both are looked at.

use calls::Routine;
use nt::Status;

use crate::event::Event;
use crate::kernel::{Kernel, ProcessKey, ThreadKey};
use crate::object::ObjectId;
use crate::space::{Content, LOWEST, Space};

impl Kernel {
    /// Starts a thread in a process, with no routine of its own.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free. PROCESS_IS_TERMINATING: the process has ended.
    pub fn add_thread(&mut self, process: ProcessKey) -> Result<ThreadKey, Status> {
        let thread = self.make_thread(process, (Routine(0), 0), None, false)?;
        self.dereference(self.threads[thread].object);
        self.report(Event::ThreadStarted { thread });
        Ok(thread)
    }

    /// Has the memory of processes begin at an address, each with so many bytes for itself.
    pub fn set_arena(&mut self, from: u64, each: u64) {
        self.arena = Some((from, each));
    }

    /// Where the memory of a process begins.
    pub(crate) fn lowest_address(&self, process: ProcessKey) -> u64 {
        match self.arena {
            None => LOWEST,
            Some((from, each)) => from + each * self.processes[process].sequence,
        }
    }

    /// The processes that have memory, and it.
    pub fn all_spaces(&self) -> impl Iterator<Item = (ProcessKey, &Space)> {
        self.spaces.iter().map(|(key, space)| (*key, space))
    }

    /// Reads bytes of a section; what is behind its end is zero.
    pub fn section_bytes(&self, section: ObjectId, at: u64, into: &mut [u8]) {
        into.fill(0);
        if let Some(block) = self.section(section) {
            self.read_backing(block, at, into);
        }
    }

    /// Writes bytes of a section, as somebody does who has it mapped.
    pub fn put_section_bytes(&mut self, section: ObjectId, at: u64, bytes: &[u8]) {
        if self.section(section).is_some() {
            self.write_backing(section, at, bytes);
        }
    }

    /// Reads private memory of a process, whatever its protection.
    pub fn private_bytes(&self, process: ProcessKey, base: u64, into: &mut [u8]) {
        into.fill(0);
        let region = self.spaces.get(&process).and_then(|space| space.regions.get(&base));
        if let Some(region) = region.filter(|region| region.content == Content::Private) {
            region.own.read(0, into);
        }
    }

    /// Writes private memory of a process, as its program does.
    pub fn put_private_bytes(&mut self, process: ProcessKey, base: u64, bytes: &[u8]) {
        let space = self.spaces.get_mut(&process);
        let region = space.and_then(|space| space.regions.get_mut(&base));
        if let Some(region) = region.filter(|region| region.content == Content::Private) {
            region.own.write(0, bytes);
        }
    }
}
