//! Requests: input and output that is under way, and how it ends.
//!
//! A request begins when its call cannot be answered at once. The thread of a synchronous file
//! object sleeps until it ends. Of an overlapped one the call returns, and how the request ended is
//! told later: in its status block, by its event or its file object, by a packet of the port that
//! the file object is bound to, and by a routine. A request refers to its file object, which so
//! outlives its handles.

use calls::{Any, IO_STATUS_BLOCK, Routine};
use nt::{Handle, Status};

use crate::apc::Apc;
use crate::event::Event;
use crate::kernel::{Kernel, ProcessKey, RequestKey, ThreadKey};
use crate::object::{Body, Completion, EndOf, File, NONE, ObjectId};
use crate::port::Packet;
use crate::stream::Finished;
use crate::usage::Moves;
use crate::wait::{On, Wait};

/// What a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It reads.
    Read,
    /// It writes.
    Write,
    /// It waits for a client of a pipe.
    Listen,
    /// It wrote a message and reads the answer.
    Transceive,
    /// It waits for an instance of a pipe that a client can have.
    Instance,
    /// It waits for a lock on bytes of a file.
    Lock,
    /// It waits until the other end has read everything.
    Flush,
    /// It waits for a change in a directory.
    Watch,
}

/// How the end of a request is told that goes on behind its call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tell {
    /// The handle it was made through.
    pub handle: Handle,
    /// The address of its status block, by which it is known.
    pub block: u64,
    /// The event that is set.
    pub event: Option<ObjectId>,
    /// What a packet carries; none is queued if it is 0.
    pub context: u64,
    /// The routine that its thread is to run, if there is one.
    pub routine: Routine,
}

/// A request that is under way.
#[derive(Clone, Copy, Debug)]
pub struct Request {
    /// Who asked.
    pub thread: ThreadKey,
    /// The file object.
    pub file: ObjectId,
    /// What it does.
    pub what: What,
    /// How its end is told; of none its thread sleeps until it is over.
    pub tell: Option<Tell>,
    /// How many requests began before it.
    pub sequence: u64,
    /// When it gives up, although no thread sleeps in it.
    pub deadline: Option<u64>,
    /// Whether its thread has ended, to whose object it refers then.
    pub orphan: bool,
}

impl Request {
    /// A request in which its thread sleeps.
    pub(crate) fn new(thread: ThreadKey, file: ObjectId, what: What) -> Request {
        Request { thread, file, what, tell: None, sequence: 0, deadline: None, orphan: false }
    }
}

/// What a request has brought that went on behind its call.
#[derive(Clone, Debug, PartialEq)]
pub struct Late {
    /// Whose it was.
    pub process: ProcessKey,
    /// The thread that made it.
    pub thread: ThreadKey,
    /// The handle it was made through.
    pub handle: Handle,
    /// What it did.
    pub what: What,
    /// The address of its status block.
    pub block: u64,
    /// How it ended.
    pub status: Status,
    /// How many bytes it moved.
    pub information: u64,
    /// What it read.
    pub data: Option<Box<[u8]>>,
    /// What it told that is no bytes.
    pub answer: Option<Box<Any>>,
}

/// How an input or output operation began.
pub(crate) enum Io {
    /// It is over.
    Done(Completion),
    /// It goes on.
    Waits(RequestKey),
}

impl Io {
    /// It is over, and failed.
    pub(crate) fn failed(status: Status) -> Io {
        Io::Done(Completion::plain(status))
    }
}

impl Kernel {
    /// A request that is under way.
    pub fn request(&self, key: RequestKey) -> Option<&Request> {
        self.requests.get(key)
    }

    /// Begins a request. It refers to its file object and to its event.
    pub(crate) fn begin_request(&mut self, request: Request) -> RequestKey {
        self.reference_object(request.file);
        if let Body::File(file) = &mut self.at_mut(request.file).body {
            file.signaled = false;
            let key = file.key;
            self.files[key].requests += 1;
        }
        if let Some(tell) = request.tell {
            tell.event.into_iter().for_each(|event| self.reference_object(event));
            let pending = IO_STATUS_BLOCK { Status: Status::PENDING, Information: 0 };
            self.write_block(request.thread, tell.block, pending);
        }
        self.begun += 1;
        self.requests.insert(Request { sequence: self.begun, ..request })
    }

    /// Ends a request: its thread has its answer, or is told in the ways it has asked for.
    pub(crate) fn finish_request(&mut self, key: RequestKey, completion: Completion) {
        let Some(request) = self.requests.remove(key) else { return };
        self.count_end(&request, &completion);
        self.forget_deadline(key, &request);
        match request.tell {
            None => self.complete(request.thread, completion),
            Some(tell) => self.finish_late(&request, tell, completion),
        }
        self.settle(&request);
        if request.orphan {
            let object = self.threads[request.thread].object;
            self.dereference(object);
        }
    }

    /// Counts a request that is over, unless it failed (assumed: Windows counts at the begin).
    pub(crate) fn count_end(&mut self, request: &Request, completion: &Completion) {
        let moves = match request.what {
            What::Read => Moves::In,
            What::Write => Moves::Out,
            _ => Moves::Other,
        };
        if completion.status.is_success() || completion.status == Status::BUFFER_OVERFLOW {
            let process = self.threads[request.thread].process;
            self.count_io(process, moves, completion.information);
        }
    }

    /// A request that goes on behind its call gives up at a moment.
    pub(crate) fn limit_request(&mut self, key: RequestKey, deadline: u64) {
        let request = &mut self.requests[key];
        request.deadline = Some(deadline);
        self.clock.requests.insert((deadline, request.sequence, key));
    }

    fn forget_deadline(&mut self, key: RequestKey, request: &Request) {
        if let Some(deadline) = request.deadline {
            self.clock.requests.remove(&(deadline, request.sequence, key));
        }
    }

    /// The time of the first request that has one is over.
    pub(crate) fn expire_request(&mut self) {
        let Some((_, _, key)) = self.clock.requests.first().copied() else { return };
        self.withdraw(key);
        self.finish_request(key, Completion::plain(Status::IO_TIMEOUT));
    }

    /// Tells the end of a request that went on behind its call.
    fn finish_late(&mut self, request: &Request, tell: Tell, completion: Completion) {
        let Completion { status, information, data, answer, .. } = completion;
        let process = self.threads[request.thread].process;
        self.write_block(
            request.thread,
            tell.block,
            IO_STATUS_BLOCK { Status: status, Information: information },
        );
        let reads = matches!(request.what, What::Read | What::Transceive);
        let brought = reads && (status.is_success() || status == Status::BUFFER_OVERFLOW);
        self.report(Event::RequestOver(Box::new(Late {
            process,
            thread: request.thread,
            handle: tell.handle,
            what: request.what,
            block: tell.block,
            status,
            information,
            data: brought.then_some(data),
            answer,
        })));
        self.tell_end(request.thread, request.file, tell, status, information);
        tell.event.into_iter().for_each(|event| self.dereference(event));
    }

    /// Sets the event, queues the packet and the routine of a request that is over.
    pub(crate) fn tell_end(
        &mut self,
        thread: ThreadKey,
        file: ObjectId,
        tell: Tell,
        status: Status,
        information: u64,
    ) {
        if let Some(event) = tell.event
            && let Body::Event(body) = &mut self.at_mut(event).body
        {
            body.signaled = true;
            self.wake(event);
        }
        if tell.routine.0 != 0 {
            // The thread may be over; then nobody runs anything.
            let why = self.why;
            // Win32 has its routines called through one of its own, which gets the program's as its
            // context and hands on how the request ended.
            let arguments = match tell.context == tell.routine.0 {
                true => [status.0.into(), information, tell.block],
                false => [tell.context, tell.block, 0],
            };
            let _ = self.queue_apc(thread, Apc::new(tell.routine, arguments));
            self.why = why;
        } else if tell.context != 0
            && let Body::File(body) = self.at(file).body
            && let Some((port, key)) = self.files[body.key].port
        {
            self.post_completion(port, Packet { key, context: tell.context, status, information });
        }
    }

    /// Writes a status block in the memory of a thread's process.
    pub(crate) fn write_block(&mut self, thread: ThreadKey, at: u64, block: IO_STATUS_BLOCK) {
        let process = self.threads[thread].process;
        self.processes[process].blocks.insert(at, block);
    }

    /// Ends requests that are out of their places already, all the same way.
    pub(crate) fn fail_requests(&mut self, requests: Vec<RequestKey>, status: Status) {
        for request in requests {
            self.finish_request(request, Completion::plain(status));
        }
    }

    /// Ends requests as each of them ended.
    pub(crate) fn finish_all(&mut self, finished: Vec<Finished>) {
        for Finished { request, completion } in finished {
            self.finish_request(request, completion);
        }
    }

    /// Cancels requests wherever they wait.
    pub(crate) fn cancel_requests(&mut self, requests: Vec<RequestKey>) {
        requests.iter().for_each(|request| self.withdraw(*request));
        self.fail_requests(requests, Status::CANCELLED);
    }

    /// The requests of a thread that go on behind their calls, oldest first.
    pub(crate) fn late_requests(&self, thread: ThreadKey) -> Vec<RequestKey> {
        let own = |(_, request): &(RequestKey, &Request)| {
            request.thread == thread && request.tell.is_some()
        };
        let mut own: Vec<_> = self.requests.iter().filter(own).collect();
        own.sort_by_key(|(_, request)| request.sequence);
        own.into_iter().map(|(key, _)| key).collect()
    }

    /// A thread ends while its process goes on. Its requests are canceled, but for those of file
    /// objects that are bound to a port: they go on without it.
    pub(crate) fn leave_requests(&mut self, thread: ThreadKey) {
        let is_bound = |key: &RequestKey| match self.at(self.requests[*key].file).body {
            Body::File(file) => self.files[file.key].port.is_some(),
            _ => false,
        };
        let all = self.late_requests(thread).into_iter();
        let (kept, canceled): (Vec<RequestKey>, Vec<RequestKey>) = all.partition(is_bound);
        let object = self.threads[thread].object;
        for key in kept {
            self.requests[key].orphan = true;
            self.reference_object(object);
        }
        self.cancel_requests(canceled);
    }

    /// A process ends: requests that its threads left behind end with it.
    pub(crate) fn cancel_orphans(&mut self, process: ProcessKey) {
        let of =
            |request: &Request| request.orphan && self.threads[request.thread].process == process;
        let orphans = self.requests.iter().filter(|(_, request)| of(request));
        let mut orphans: Vec<_> = orphans.map(|(key, request)| (request.sequence, key)).collect();
        orphans.sort_by_key(|(sequence, _)| *sequence);
        self.cancel_requests(orphans.into_iter().map(|(_, key)| key).collect());
    }

    /// Takes a request out of the place where it waits.
    fn withdraw(&mut self, key: RequestKey) {
        let Some(request) = self.requests.get(key).copied() else { return };
        match request.what {
            What::Instance => self.forget_instance_wait(key),
            What::Lock => self.forget_lock_wait(request.file, key),
            What::Watch => {
                if let Body::File(file) = self.at(request.file).body {
                    self.forget_change(file.key, key);
                }
            }
            _ => match self.end_behind(request.file) {
                Some(EndOf::Pipe { pipe, .. }) => self.pipes[pipe].forget(key),
                Some(EndOf::Mailslot { mailslot, .. }) => self.forget_mailslot_read(mailslot, key),
                Some(EndOf::Console(console)) => self.forget_console_read(console.number, key),
                _ => {}
            },
        }
    }

    /// A thread no longer waits for its request, which is taken back.
    pub(crate) fn forget_request(&mut self, key: RequestKey) {
        self.withdraw(key);
        if let Some(request) = self.requests.remove(key) {
            self.forget_deadline(key, &request);
            self.settle(&request);
        }
    }

    /// What a file object is an opening of.
    pub(crate) fn end_behind(&self, file: ObjectId) -> Option<EndOf> {
        let Body::File(file) = self.at(file).body else { return None };
        Some(self.files[file.key].end)
    }

    /// A synchronous file object may be free: the threads that wait for their turn make their calls
    /// once more, in the order in which they came.
    pub(crate) fn give_turns(&mut self, id: ObjectId) {
        let Body::File(file) = self.at(id).body else { return };
        if self.files[file.key].requests > 0 || self.at(id).waiters == NONE {
            return;
        }
        for thread in self.waiters_of(id) {
            if matches!(self.threads[thread].wait, Some(Wait { on: On::Turn, .. })) {
                self.cancel_wait(thread);
                self.report(Event::Resumed { thread });
            }
        }
    }

    /// The thread whose call a synchronous file object is busy with.
    pub fn user_of(&self, id: ObjectId) -> Option<ThreadKey> {
        let busy = |request: &&Request| request.file == id && request.tell.is_none();
        self.requests.values().find(busy).map(|request| request.thread)
    }

    /// A request of a file object is over. It signals the file object if its end is told by nothing
    /// else: at once if it was overlapped, and with the last one if it was not. The request
    /// referred to its file object.
    fn settle(&mut self, request: &Request) {
        let id = request.file;
        if let Body::File(file) = self.at(id).body {
            let left = &mut self.files[file.key].requests;
            *left -= 1;
            let signals = match request.tell {
                None => *left == 0,
                Some(tell) => tell.event.is_none(),
            };
            // The input of a console is signaled by what is typed there.
            let typed = matches!(self.files[file.key].end, EndOf::Console(_));
            if signals && !typed {
                self.at_mut(id).body = File { signaled: true, ..file }.into();
                self.wake(id);
            }
            if request.tell.is_none() {
                self.give_turns(id);
            }
        }
        self.dereference(id);
    }

    /// Recounts the requests: each is where it waits.
    pub(crate) fn audit_requests(&self) {
        for (key, request) in &self.requests {
            let wait = self.threads[request.thread].wait.map(|wait| wait.on);
            let sleeps = wait == Some(On::Request(key));
            assert_eq!(sleeps, request.tell.is_none(), "a request of nobody");
            let found = match request.what {
                What::Instance => self.waits_for_instance(key),
                What::Lock => self.waits_for_lock(request.file, key),
                What::Watch => match self.at(request.file).body {
                    Body::File(file) => self.waits_for_change(file.key, key),
                    _ => false,
                },
                _ => match self.end_behind(request.file) {
                    Some(EndOf::Pipe { pipe, .. }) => self.pipes[pipe].holds(key),
                    Some(EndOf::Mailslot { mailslot, .. }) => self.waits_for_message(mailslot, key),
                    Some(EndOf::Console(console)) => self.waits_for_line(console.number, key),
                    _ => false,
                },
            };
            assert!(found, "a request is not where it waits");
        }
        for file in self.files.values() {
            let requests = self.requests.values().filter(|request| request.file == file.object);
            assert_eq!(file.requests as usize, requests.count(), "the requests of a file drifted");
        }
    }
}
