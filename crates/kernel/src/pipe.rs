//! Pipes: bytes on their way from one file object to another, and the threads that wait for them.

use std::collections::VecDeque;

use nt::Status;

use crate::kernel::{Kernel, PipeKey, ThreadKey};
use crate::object::{Body, Completion, EndOf, ObjectId};
use crate::wait::On;

/// What a pipe holds when its creator does not say.
pub(crate) const DEFAULT_CAPACITY: u32 = 4096;

/// A pipe.
#[derive(Clone, Debug)]
pub struct Pipe {
    /// The bytes written and not yet read.
    pub(crate) bytes: VecDeque<u8>,
    /// How many bytes it holds before a writer has to wait.
    pub(crate) capacity: usize,
    /// Whether each end is still open: it has a handle somewhere.
    pub(crate) reader_open: bool,
    pub(crate) writer_open: bool,
    /// How many file objects still refer to it, and which they are.
    pub(crate) ends: u32,
    pub(crate) reader: Option<ObjectId>,
    pub(crate) writer: Option<ObjectId>,
    /// The reads that wait, oldest first: who, and how much at the most.
    pub(crate) reads: VecDeque<(ThreadKey, u32)>,
    /// The writes that wait, oldest first: who, what, and how much of it went in already.
    pub(crate) writes: VecDeque<(ThreadKey, Box<[u8]>, usize)>,
}

/// How an input or output operation began.
pub(crate) enum Io {
    /// It is over.
    Done(Completion),
    /// The thread has to wait.
    Waits(On),
}

impl Io {
    /// It is over, and failed.
    pub(crate) fn failed(status: Status) -> Io {
        Io::Done(Completion::plain(status))
    }
}

impl Pipe {
    pub(crate) fn new(capacity: u32) -> Pipe {
        let capacity = if capacity == 0 { DEFAULT_CAPACITY } else { capacity };
        Pipe {
            bytes: VecDeque::new(),
            capacity: capacity as usize,
            reader_open: true,
            writer_open: true,
            ends: 2,
            reader: None,
            writer: None,
            reads: VecDeque::new(),
            writes: VecDeque::new(),
        }
    }

    /// How many bytes lie in it.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether no bytes lie in it.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

impl Kernel {
    /// The pipe a key names.
    pub fn pipe(&self, key: PipeKey) -> Option<&Pipe> {
        self.pipes.get(key)
    }

    /// Reads from a pipe: what is there, at the most `length` bytes; waits when it is empty and
    /// somebody could still write; fails when nobody can.
    pub(crate) fn read_pipe(&mut self, key: PipeKey, thread: ThreadKey, length: u32) -> Io {
        let pipe = &mut self.pipes[key];
        if pipe.bytes.is_empty() {
            if !pipe.writer_open {
                return Io::failed(Status::PIPE_BROKEN);
            }
            pipe.reads.push_back((thread, length));
            return Io::Waits(On::Read(key));
        }
        // What waiting writers bring counts as there.
        let mut data = Vec::new();
        loop {
            let left = length - data.len() as u32;
            data.extend(take(&mut self.pipes[key], left));
            self.refill(key);
            if data.len() == length as usize || self.pipes[key].bytes.is_empty() {
                break;
            }
        }
        let information = data.len() as u64;
        let data = data.into();
        Io::Done(Completion { information, data, ..Completion::plain(Status::SUCCESS) })
    }

    /// Writes into a pipe, all of it; waits when there is no room for all.
    pub(crate) fn write_pipe(&mut self, key: PipeKey, thread: ThreadKey, data: &[u8]) -> Io {
        let pipe = &mut self.pipes[key];
        if !pipe.reader_open {
            return Io::failed(Status::PIPE_CLOSING);
        }
        pipe.writes.push_back((thread, data.into(), 0));
        self.refill(key);
        let pipe = &mut self.pipes[key];
        match pipe.writes.back() {
            Some((writer, ..)) if *writer == thread => Io::Waits(On::Write(key)),
            _ => Io::Done(Completion {
                information: data.len() as u64,
                ..Completion::plain(Status::SUCCESS)
            }),
        }
    }

    /// Moves bytes from waiting writes into the pipe and from there into waiting reads, until
    /// nothing moves. A write of no bytes satisfies one waiting read with no bytes.
    fn refill(&mut self, key: PipeKey) {
        loop {
            let pipe = &mut self.pipes[key];
            let mut moved = false;
            if let Some((writer, data, done)) = pipe.writes.front_mut() {
                let room = pipe.capacity.saturating_sub(pipe.bytes.len());
                let step = room.min(data.len() - *done);
                pipe.bytes.extend(&data[*done..*done + step]);
                *done += step;
                moved |= step > 0;
                if *done == data.len() {
                    let (writer, information) = (*writer, data.len() as u64);
                    pipe.writes.pop_front();
                    moved = true;
                    if information == 0 && pipe.bytes.is_empty() {
                        self.finish_read(key);
                    }
                    self.finish_io(writer, Status::SUCCESS, information, Box::default());
                }
            }
            if !self.pipes[key].bytes.is_empty() && self.finish_read(key) {
                moved = true;
            }
            if !moved {
                return;
            }
        }
    }

    /// Satisfies the oldest waiting read with what lies in the pipe.
    fn finish_read(&mut self, key: PipeKey) -> bool {
        let pipe = &mut self.pipes[key];
        let Some((reader, length)) = pipe.reads.pop_front() else {
            return false;
        };
        let data = take(pipe, length);
        self.finish_io(reader, Status::SUCCESS, data.len() as u64, data);
        true
    }

    /// Ends a thread's wait for input or output; one that does not sleep yet is just beginning.
    fn finish_io(&mut self, thread: ThreadKey, status: Status, information: u64, data: Box<[u8]>) {
        let sleeps = matches!(
            self.threads[thread].wait,
            Some(crate::wait::Wait { on: On::Read(_) | On::Write(_), .. })
        );
        if sleeps {
            self.complete(thread, Completion { information, data, ..Completion::plain(status) });
        }
    }

    /// A file object has nothing under way any more: it is signaled.
    fn settle(&mut self, key: PipeKey) {
        let Some(pipe) = self.pipes.get(key) else { return };
        let idle = [
            pipe.reader.filter(|_| pipe.reads.is_empty()),
            pipe.writer.filter(|_| pipe.writes.is_empty()),
        ];
        for id in idle.into_iter().flatten() {
            if let Some(Body::File(file)) = self.objects.get_mut(id).map(|object| &mut object.body)
                && !std::mem::replace(&mut file.signaled, true)
            {
                self.wake(id);
            }
        }
    }

    /// A thread no longer waits for a pipe.
    pub(crate) fn forget_io(&mut self, key: PipeKey, thread: ThreadKey) {
        let pipe = &mut self.pipes[key];
        pipe.reads.retain(|(reader, _)| *reader != thread);
        pipe.writes.retain(|(writer, ..)| *writer != thread);
        self.settle(key);
    }

    /// The last handle of the end that is read is gone: writers learn that nobody will read.
    pub(crate) fn close_reader(&mut self, key: PipeKey) {
        self.pipes[key].reader_open = false;
        while let Some((writer, ..)) = self.pipes[key].writes.pop_front() {
            self.finish_io(writer, Status::PIPE_BROKEN, 0, Box::default());
        }
    }

    /// The last handle of the end that is written is gone: readers see the end of the pipe.
    pub(crate) fn close_writer(&mut self, key: PipeKey) {
        self.pipes[key].writer_open = false;
        while let Some((reader, _)) = self.pipes[key].reads.pop_front() {
            self.finish_io(reader, Status::PIPE_BROKEN, 0, Box::default());
        }
    }

    /// A file object of a pipe is deleted.
    pub(crate) fn leave_pipe(&mut self, key: PipeKey, end: EndOf) {
        let pipe = &mut self.pipes[key];
        match end {
            EndOf::PipeReader(_) => pipe.reader = None,
            _ => pipe.writer = None,
        }
        pipe.ends -= 1;
        if pipe.ends == 0 {
            self.pipes.remove(key);
        }
    }

    /// The file object of the end of a pipe that is written, while it is there.
    pub fn writer_of(&self, key: PipeKey) -> Option<ObjectId> {
        self.pipes.get(key)?.writer
    }

    /// The file object of the end of a pipe that is read, while it is there.
    pub fn reader_of(&self, key: PipeKey) -> Option<ObjectId> {
        self.pipes.get(key)?.reader
    }
}

/// Takes bytes out of a pipe.
fn take(pipe: &mut Pipe, length: u32) -> Box<[u8]> {
    let length = pipe.bytes.len().min(length as usize);
    pipe.bytes.drain(..length).collect()
}
