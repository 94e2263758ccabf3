//! One direction of a pipe: what was written and not yet read, and the reads that wait for it.
//!
//! A write that does not fit into the pipe waits with what is left of it, and a reader takes from
//! waiting writes as well. So bytes and messages leave in the order in which they were written.

use std::collections::VecDeque;
use std::sync::Arc;

use nt::Status;

use crate::kernel::RequestKey;
use crate::object::Completion;
use crate::security::Token;

/// What was written at once.
#[derive(Clone, Debug)]
struct Chunk {
    data: Box<[u8]>,
    /// How much of it is read.
    taken: usize,
    /// How much of it has found room in the pipe, or is read: at least `taken`.
    inside: usize,
    /// The write that waits until all of it is inside.
    writer: Option<RequestKey>,
    /// Whom its writer acted as.
    by: Option<Arc<Token>>,
}

/// A read that waits.
#[derive(Clone, Copy, Debug)]
struct Reader {
    request: RequestKey,
    length: u32,
    messages: bool,
}

/// How a request that waited ends.
#[derive(Debug, PartialEq)]
pub(crate) struct Finished {
    pub request: RequestKey,
    pub completion: Completion,
}

/// One direction of a pipe. Invariant: a read waits only while there is nothing to read, a write
/// only while the pipe is full.
#[derive(Clone, Debug)]
pub(crate) struct Stream {
    /// How many bytes it holds before a writer has to wait.
    pub capacity: usize,
    /// Whether a write is a message, which keeps its bounds.
    pub messages: bool,
    chunks: VecDeque<Chunk>,
    /// How many bytes lie in it.
    held: usize,
    reads: VecDeque<Reader>,
    /// Whom the next writer acts as.
    pub signing: Option<Arc<Token>>,
    /// Whom the writer of what was read last acted as.
    pub read_of: Option<Arc<Token>>,
}

impl Stream {
    pub(crate) fn new(capacity: usize, messages: bool) -> Stream {
        let (chunks, reads) = (VecDeque::new(), VecDeque::new());
        let (signing, read_of) = (None, None);
        Stream { capacity, messages, chunks, held: 0, reads, signing, read_of }
    }

    /// How many bytes lie in it, without those of writes that wait.
    pub(crate) fn held(&self) -> usize {
        self.held
    }

    /// How many bytes a reader could take, those of writes that wait among them.
    pub(crate) fn available(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.data.len() - chunk.taken).sum()
    }

    /// What is left of the oldest message, and how many messages there are.
    pub(crate) fn waiting_messages(&self) -> (usize, usize) {
        let first = self.chunks.front().map_or(0, |chunk| chunk.data.len() - chunk.taken);
        (first, self.chunks.len())
    }

    /// Whether there is nothing to read, not even an empty message.
    pub(crate) fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// How many bytes a write can bring that must not wait.
    pub(crate) fn room(&self) -> usize {
        let asked: usize = self.reads.iter().map(|read| read.length as usize).sum();
        asked + self.capacity.saturating_sub(self.held)
    }

    /// Whether a read waits.
    pub(crate) fn has_reader(&self) -> bool {
        !self.reads.is_empty()
    }

    /// The requests that wait: reads, then writes.
    pub(crate) fn requests(&self) -> impl Iterator<Item = RequestKey> + '_ {
        let reads = self.reads.iter().map(|read| read.request);
        reads.chain(self.chunks.iter().filter_map(|chunk| chunk.writer))
    }

    /// Copies what a reader could take, at the most so much: from the oldest message only, or from
    /// all that is there.
    pub(crate) fn peek(&self, length: usize) -> Box<[u8]> {
        let chunks = if self.messages { 1 } else { self.chunks.len() };
        let bytes = self.chunks.iter().take(chunks).flat_map(|chunk| &chunk.data[chunk.taken..]);
        bytes.copied().take(length).collect()
    }

    /// Takes what is there for a read: up to `length` bytes, or one message or what fits of it.
    pub(crate) fn take(
        &mut self,
        length: u32,
        messages: bool,
        finished: &mut Vec<Finished>,
    ) -> Completion {
        let mut data = Vec::new();
        let mut status = Status::SUCCESS;
        while let Some(chunk) = self.chunks.front_mut() {
            let step = (chunk.data.len() - chunk.taken).min(length as usize - data.len());
            data.extend_from_slice(&chunk.data[chunk.taken..chunk.taken + step]);
            self.held -= step.min(chunk.inside - chunk.taken);
            chunk.taken += step;
            self.read_of.clone_from(&chunk.by);
            chunk.inside = chunk.inside.max(chunk.taken);
            if chunk.taken < chunk.data.len() {
                if messages {
                    status = Status::BUFFER_OVERFLOW;
                }
                break;
            }
            self.end_writer(finished);
            self.chunks.pop_front();
            if messages || data.len() == length as usize {
                break;
            }
        }
        self.fill(finished);
        let information = data.len() as u64;
        Completion { information, data: data.into(), ..Completion::plain(status) }
    }

    /// Tells the writer of the oldest chunk that all of it is inside.
    fn end_writer(&mut self, finished: &mut Vec<Finished>) {
        let Some(chunk) = self.chunks.front_mut() else { return };
        if let Some(request) = chunk.writer.take() {
            finished.push(Finished { request, completion: written(chunk.data.len()) });
        }
    }

    /// Moves what waits into the pipe, as far as there is room.
    fn fill(&mut self, finished: &mut Vec<Finished>) {
        for chunk in &mut self.chunks {
            let room = self.capacity.saturating_sub(self.held);
            let step = room.min(chunk.data.len() - chunk.inside);
            chunk.inside += step;
            self.held += step;
            if chunk.inside < chunk.data.len() {
                return;
            }
            if let Some(request) = chunk.writer.take() {
                finished.push(Finished { request, completion: written(chunk.data.len()) });
            }
        }
    }

    /// Writes, and serves the reads that wait. Returns whether all of it has found a place; if not,
    /// the writer has to wait, and says so with [`Self::wait_written`].
    pub(crate) fn write(&mut self, data: &[u8], finished: &mut Vec<Finished>) -> bool {
        if data.is_empty() && !self.messages {
            // No bytes are no data; a read that waits learns of them all the same. Source:
            // Microsoft, "ReadFile".
            if let Some(read) = self.reads.pop_front() {
                let completion = Completion::plain(Status::SUCCESS);
                finished.push(Finished { request: read.request, completion });
            }
            return true;
        }
        let by = self.signing.take();
        self.chunks.push_back(Chunk { data: data.into(), taken: 0, inside: 0, writer: None, by });
        self.fill(finished);
        while !self.chunks.is_empty()
            && let Some(read) = self.reads.pop_front()
        {
            let completion = self.take(read.length, read.messages, finished);
            finished.push(Finished { request: read.request, completion });
        }
        self.chunks.back().is_none_or(|chunk| chunk.inside == chunk.data.len())
    }

    /// What was written last has not found a place: its writer waits.
    pub(crate) fn wait_written(&mut self, request: RequestKey) {
        let chunk = self.chunks.back_mut().expect("what does not fit is there");
        chunk.writer = Some(request);
    }

    /// There is nothing to read: a reader waits.
    pub(crate) fn wait_readable(&mut self, request: RequestKey, length: u32, messages: bool) {
        self.reads.push_back(Reader { request, length, messages });
    }

    /// Forgets a request that waits. What a write has not brought inside is gone with it.
    pub(crate) fn forget(&mut self, request: RequestKey) {
        self.reads.retain(|read| read.request != request);
        let Some(at) = self.chunks.iter().position(|chunk| chunk.writer == Some(request)) else {
            return;
        };
        let chunk = &mut self.chunks[at];
        chunk.writer = None;
        if chunk.inside == chunk.taken {
            self.chunks.remove(at);
        } else {
            chunk.data = chunk.data[..chunk.inside].into();
        }
    }

    /// Takes all requests that wait.
    pub(crate) fn take_requests(&mut self) -> Vec<RequestKey> {
        let all: Vec<_> = self.requests().collect();
        all.iter().for_each(|request| self.forget(*request));
        all
    }
}

/// How a write ends that has found a place for all of its bytes.
pub(crate) fn written(bytes: usize) -> Completion {
    Completion { information: bytes as u64, ..Completion::plain(Status::SUCCESS) }
}

#[cfg(test)]
mod tests;
