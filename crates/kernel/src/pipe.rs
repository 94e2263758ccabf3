//! Pipes: two ends, a stream in each direction, and a state.
//!
//! Every pipe is an instance: its server end is created, and a client opens the other. An anonymous
//! pipe is one without a name whose server end reads. The states and who sees which status in them
//! are those of Microsoft's pages "Named Pipe Operations" and "ConnectNamedPipe".

use std::sync::Arc;

use nt::{Id, Status, Wide};

use crate::kernel::{Kernel, PipeKey, RequestKey, ThreadKey};
use crate::object::{Body, Completion, EndOf, ObjectId};
use crate::request::{Io, Request};
use crate::security::Token;
use crate::stream::{Stream, written};
use crate::why::Why;
use crate::why_pipe::WhyPipe;

/// What a pipe holds when its creator does not say (assumed).
const DEFAULT_CAPACITY: u32 = 4096;

/// One of the two ends of a pipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The end that was created.
    Server,
    /// The end that was opened.
    Client,
}

impl Side {
    /// The other end.
    pub fn other(self) -> Side {
        match self {
            Side::Server => Side::Client,
            Side::Client => Side::Server,
        }
    }
}

/// Who is at the ends of a pipe. The numbers are those of FILE_PIPE_LOCAL_INFORMATION.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PipeState {
    /// The server has sent its client away.
    Disconnected = 1,
    /// The server is there for a client.
    Listening = 2,
    /// Both are there.
    Connected = 3,
    /// One of them has closed its end.
    Closing = 4,
}

/// One end of a pipe.
#[derive(Clone, Debug, Default)]
pub(crate) struct End {
    /// Its file object.
    pub(crate) file: Option<ObjectId>,
    /// Whether that has a handle somewhere.
    pub(crate) open: bool,
    /// Whether it reads whole messages.
    pub(crate) messages: bool,
    /// Whether its calls answer at once.
    pub(crate) nowait: bool,
    /// The process that made it.
    pub(crate) process: Id,
}

/// A pipe.
#[derive(Clone, Debug)]
pub struct Pipe {
    /// Its name in upper case, while it is an instance of that.
    pub(crate) name: Option<Wide>,
    /// Its full name, for people.
    pub(crate) shown: Wide,
    pub(crate) state: PipeState,
    ends: [End; 2],
    /// What each end reads.
    streams: [Stream; 2],
    /// The requests that wait for a client.
    listens: Vec<RequestKey>,
    /// The flushes of each end, which wait until the other has read everything.
    flushes: [Vec<RequestKey>; 2],
}

impl Pipe {
    /// A pipe whose server end is about to be opened. The capacities are those of what the server
    /// reads and of what the client reads.
    pub(crate) fn new(messages: bool, capacities: [u32; 2]) -> Pipe {
        let stream = |capacity: u32| {
            let capacity = if capacity == 0 { DEFAULT_CAPACITY } else { capacity };
            Stream::new(capacity as usize, messages)
        };
        Pipe {
            name: None,
            shown: Wide::default(),
            state: PipeState::Listening,
            ends: Default::default(),
            streams: capacities.map(stream),
            listens: Vec::new(),
            flushes: Default::default(),
        }
    }

    /// Who is at its ends.
    pub fn state(&self) -> PipeState {
        self.state
    }

    /// The file object of an end, while it is there.
    pub fn end(&self, side: Side) -> Option<ObjectId> {
        self.ends[side as usize].file
    }

    /// How many bytes lie in the direction that an end reads.
    pub fn held(&self, reader: Side) -> usize {
        self.streams[reader as usize].held()
    }

    /// How many bytes that direction holds before a writer has to wait.
    pub fn capacity(&self, reader: Side) -> usize {
        self.streams[reader as usize].capacity
    }

    /// The full name of what it is an instance of; empty for an anonymous pipe.
    pub fn name(&self) -> &Wide {
        &self.shown
    }

    pub(crate) fn side(&self, side: Side) -> &End {
        &self.ends[side as usize]
    }

    pub(crate) fn side_mut(&mut self, side: Side) -> &mut End {
        &mut self.ends[side as usize]
    }

    /// What an end reads.
    pub(crate) fn stream(&self, reader: Side) -> &Stream {
        &self.streams[reader as usize]
    }

    /// Forgets a request that waits.
    pub(crate) fn forget(&mut self, request: RequestKey) {
        self.streams.iter_mut().for_each(|stream| stream.forget(request));
        let lists = self.flushes.iter_mut().chain([&mut self.listens]);
        lists.for_each(|list| list.retain(|other| *other != request));
    }

    /// Whether a request waits here.
    pub(crate) fn holds(&self, request: RequestKey) -> bool {
        let streams = self.streams.iter().flat_map(Stream::requests);
        let lists = self.flushes.iter().chain([&self.listens]).flatten().copied();
        streams.chain(lists).any(|other| other == request)
    }

    /// Takes all requests that wait in either direction.
    fn take_requests(&mut self) -> Vec<RequestKey> {
        let mut all = Vec::new();
        self.streams.iter_mut().for_each(|stream| all.extend(stream.take_requests()));
        self.flushes.iter_mut().for_each(|list| all.append(list));
        all
    }

    /// Throws away what was not read.
    fn drain(&mut self, reader: Side) {
        let stream = &mut self.streams[reader as usize];
        *stream = Stream::new(stream.capacity, stream.messages);
    }
}

impl Kernel {
    /// The pipe a key names.
    pub fn pipe(&self, key: PipeKey) -> Option<&Pipe> {
        self.pipes.get(key)
    }

    fn refuse_pipe(&mut self, why: WhyPipe, status: Status) -> Io {
        self.why = Some(Why::Pipe(why));
        Io::failed(status)
    }

    /// The answer to a call that needs both ends to be there.
    fn not_connected(&mut self, state: PipeState) -> Io {
        let status = match state {
            PipeState::Disconnected => Status::PIPE_DISCONNECTED,
            PipeState::Listening => Status::PIPE_LISTENING,
            PipeState::Connected | PipeState::Closing => return Io::failed(Status::PIPE_CLOSING),
        };
        self.refuse_pipe(WhyPipe::State { state }, status)
    }

    /// Reads at an end of a pipe: what is there; waits when nothing is and somebody could still
    /// write; fails when nobody can.
    pub(crate) fn read_pipe(&mut self, key: PipeKey, side: Side, length: u32, by: Request) -> Io {
        let pipe = &mut self.pipes[key];
        let End { messages, nowait, .. } = *pipe.side(side);
        match pipe.state {
            PipeState::Connected | PipeState::Closing => {}
            state => return self.not_connected(state),
        }
        if pipe.stream(side).is_empty() {
            if pipe.state == PipeState::Closing {
                return Io::failed(Status::PIPE_BROKEN);
            }
            if nowait {
                return self.refuse_pipe(WhyPipe::Empty, Status::PIPE_EMPTY);
            }
            let request = self.begin_request(by);
            self.pipes[key].streams[side as usize].wait_readable(request, length, messages);
            return Io::Waits(request);
        }
        let mut finished = Vec::new();
        let done = pipe.streams[side as usize].take(length, messages, &mut finished);
        self.finish_all(finished);
        self.end_flushes(key, side);
        Io::Done(done)
    }

    /// Writes at an end of a pipe, all of it; waits when there is no room for all.
    pub(crate) fn write_pipe(&mut self, key: PipeKey, side: Side, data: &[u8], by: Request) -> Io {
        let signed = self.signature(key, by.thread);
        let (reader, pipe) = (side.other(), &mut self.pipes[key]);
        match pipe.state {
            PipeState::Connected => {}
            state => return self.not_connected(state),
        }
        let nowait = pipe.side(side).nowait;
        let stream = &mut pipe.streams[reader as usize];
        let data = match (nowait, stream.messages) {
            (false, _) => data,
            // Who does not wait writes what fits; of a message, all or nothing. Source: Microsoft,
            // "Named Pipe Type, Read, and Wait Modes".
            (true, false) => &data[..data.len().min(stream.room())],
            (true, true) if data.len() <= stream.room() || stream.has_reader() => data,
            (true, true) => return Io::Done(written(0)),
        };
        let mut finished = Vec::new();
        stream.signing = signed;
        let all = stream.write(data, &mut finished);
        self.finish_all(finished);
        self.end_flushes(key, reader);
        if all {
            return Io::Done(written(data.len()));
        }
        let request = self.begin_request(by);
        self.pipes[key].streams[reader as usize].wait_written(request);
        Io::Waits(request)
    }

    /// Whom a thread acts as that writes to a pipe with a name.
    fn signature(&self, key: PipeKey, by: ThreadKey) -> Option<Arc<Token>> {
        self.pipes[key].name.as_ref().map(|_| self.effective_token(by).clone())
    }

    /// Writes a message and reads the answer.
    pub(crate) fn transceive(
        &mut self,
        key: PipeKey,
        side: Side,
        data: &[u8],
        length: u32,
        by: Request,
    ) -> Io {
        let pipe = &self.pipes[key];
        match pipe.state {
            PipeState::Connected => {}
            state => return self.not_connected(state),
        }
        if !pipe.side(side).messages {
            return self.refuse_pipe(WhyPipe::NotMessages, Status::INVALID_PIPE_STATE);
        }
        if !pipe.stream(side).is_empty() {
            return self.refuse_pipe(WhyPipe::Unread, Status::PIPE_BUSY);
        }
        let mut finished = Vec::new();
        let signed = self.signature(key, by.thread);
        let stream = &mut self.pipes[key].streams[side.other() as usize];
        stream.signing = signed;
        stream.write(data, &mut finished);
        self.finish_all(finished);
        self.end_flushes(key, side.other());
        self.read_pipe(key, side, length, by)
    }

    /// Waits until the other end has read everything that this one wrote.
    pub(crate) fn flush_pipe(&mut self, key: PipeKey, side: Side, by: Request) -> Io {
        let pipe = &self.pipes[key];
        match pipe.state {
            PipeState::Connected => {}
            state => return self.not_connected(state),
        }
        if pipe.stream(side.other()).is_empty() {
            return Io::Done(Completion::plain(Status::SUCCESS));
        }
        let request = self.begin_request(by);
        self.pipes[key].flushes[side as usize].push(request);
        Io::Waits(request)
    }

    /// An end has read: whoever waits for it to have read everything may go on.
    fn end_flushes(&mut self, key: PipeKey, reader: Side) {
        let Some(pipe) = self.pipes.get_mut(key) else { return };
        if !pipe.stream(reader).is_empty() {
            return;
        }
        let flushes = std::mem::take(&mut pipe.flushes[reader.other() as usize]);
        self.fail_requests(flushes, Status::SUCCESS);
    }

    /// Waits for a client at the server end.
    pub(crate) fn listen_pipe(&mut self, key: PipeKey, by: Request) -> Io {
        let pipe = &mut self.pipes[key];
        let nowait = pipe.side(Side::Server).nowait;
        match pipe.state {
            state @ PipeState::Connected => {
                return self.refuse_pipe(WhyPipe::State { state }, Status::PIPE_CONNECTED);
            }
            state @ PipeState::Closing => {
                return self.refuse_pipe(WhyPipe::State { state }, Status::PIPE_CLOSING);
            }
            state @ PipeState::Listening if nowait => return self.not_connected(state),
            PipeState::Listening => {}
            PipeState::Disconnected => {
                pipe.state = PipeState::Listening;
                self.offer_instance(key);
                if nowait {
                    return Io::Done(Completion::plain(Status::SUCCESS));
                }
            }
        }
        let request = self.begin_request(by);
        self.pipes[key].listens.push(request);
        Io::Waits(request)
    }

    /// A client has opened the other end.
    pub(crate) fn connect_pipe(&mut self, key: PipeKey, process: Id) {
        let pipe = &mut self.pipes[key];
        pipe.state = PipeState::Connected;
        let file = pipe.side(Side::Client).file;
        *pipe.side_mut(Side::Client) = End { file, open: true, process, ..End::default() };
        let listens = std::mem::take(&mut pipe.listens);
        self.fail_requests(listens, Status::SUCCESS);
    }

    /// Sends the client of a pipe away; what was not read is gone.
    ///
    /// # Errors
    /// PIPE_DISCONNECTED: that was done already.
    pub(crate) fn disconnect_pipe(&mut self, key: PipeKey) -> Result<(), Status> {
        let pipe = &mut self.pipes[key];
        if pipe.state == PipeState::Disconnected {
            self.why = Some(Why::Pipe(WhyPipe::State { state: PipeState::Disconnected }));
            return Err(Status::PIPE_DISCONNECTED);
        }
        pipe.state = PipeState::Disconnected;
        let client = std::mem::take(pipe.side_mut(Side::Client)).file;
        let mut requests = pipe.take_requests();
        requests.append(&mut pipe.listens);
        for side in [Side::Server, Side::Client] {
            pipe.drain(side);
        }
        if let Some(client) = client
            && let Body::File(file) = self.at(client).body
        {
            self.files[file.key].end = EndOf::Severed;
        }
        self.fail_requests(requests, Status::PIPE_DISCONNECTED);
        Ok(())
    }

    /// The last handle of an end is gone. The other end may read what was written before.
    pub(crate) fn close_end(&mut self, key: PipeKey, side: Side) {
        let pipe = &mut self.pipes[key];
        pipe.side_mut(side).open = false;
        let mut requests = pipe.take_requests();
        if side == Side::Server {
            requests.append(&mut pipe.listens);
        }
        pipe.drain(side);
        pipe.state = match (pipe.state, side) {
            (PipeState::Connected, _) => PipeState::Closing,
            (PipeState::Listening, Side::Server) => PipeState::Disconnected,
            (state, _) => state,
        };
        if side == Side::Server {
            self.withdraw_instance(key);
        }
        self.fail_requests(requests, Status::PIPE_BROKEN);
    }

    /// The file object of an end is deleted.
    pub(crate) fn leave_pipe(&mut self, key: PipeKey, side: Side) {
        let pipe = &mut self.pipes[key];
        pipe.side_mut(side).file = None;
        if pipe.end(side.other()).is_none() {
            self.pipes.remove(key);
        }
    }

    /// Recounts the ends of pipes.
    pub(crate) fn audit_pipes(&self) {
        for (key, pipe) in &self.pipes {
            for side in [Side::Server, Side::Client] {
                let end = EndOf::Pipe { pipe: key, side };
                let file = self.files.values().find(|file| file.end == end);
                assert_eq!(pipe.end(side), file.map(|file| file.object), "a pipe lost an end");
                let open = pipe.end(side).is_some_and(|id| self.objects[id].handles > 0);
                assert_eq!(pipe.side(side).open, open, "an end of a pipe is open, or not");
            }
            let both = [Side::Server, Side::Client].map(|side| pipe.side(side).open);
            let connected = pipe.state == PipeState::Connected;
            assert_eq!(connected, both == [true; 2], "a pipe is connected, or not");
            let waits = pipe.streams.iter().flat_map(Stream::requests).chain(pipe.listens.clone());
            waits.for_each(|request| assert!(self.requests.contains_key(request), "nobody waits"));
        }
    }
}
