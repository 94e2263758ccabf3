//! Requests: input and output that is under way, and how it ends.
//!
//! A request begins when its call cannot be answered at once. The thread of a synchronous file
//! object sleeps until it ends. A request refers to its file object, which so outlives its handles.

use nt::Status;

use crate::kernel::{Kernel, PipeKey, RequestKey, ThreadKey};
use crate::object::{Body, Completion, EndOf, File, ObjectId};
use crate::stream::Finished;

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
}

/// A request that is under way.
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asked.
    pub thread: ThreadKey,
    /// The file object.
    pub file: ObjectId,
    /// What it does.
    pub what: What,
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

    /// Begins a request, whose thread is about to sleep.
    pub(crate) fn begin_request(&mut self, request: Request) -> RequestKey {
        self.reference_object(request.file);
        if let Body::File(file) = &mut self.at_mut(request.file).body {
            file.signaled = false;
            let key = file.key;
            self.files[key].requests += 1;
        }
        self.requests.insert(request)
    }

    /// Ends a request: its thread has its answer.
    pub(crate) fn finish_request(&mut self, key: RequestKey, completion: Completion) {
        let Some(request) = self.requests.remove(key) else { return };
        self.complete(request.thread, completion);
        self.settle(request.file);
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

    /// A thread no longer waits for its request, which is taken back.
    pub(crate) fn forget_request(&mut self, key: RequestKey) {
        let Some(request) = self.requests.remove(key) else { return };
        match request.what {
            What::Instance => self.forget_instance_wait(key),
            What::Lock => self.forget_lock_wait(request.file, key),
            _ => {
                if let Some(pipe) = self.pipe_of(request.file) {
                    self.pipes[pipe].forget(key);
                }
            }
        }
        self.settle(request.file);
    }

    /// The pipe that a file object is an end of.
    pub(crate) fn pipe_of(&self, file: ObjectId) -> Option<PipeKey> {
        let Body::File(file) = self.at(file).body else { return None };
        match self.files[file.key].end {
            EndOf::Pipe { pipe, .. } => Some(pipe),
            _ => None,
        }
    }

    /// A request of a file object is over: with the last one the file object is signaled. The
    /// request referred to it.
    fn settle(&mut self, id: ObjectId) {
        if let Body::File(file) = self.at(id).body {
            let left = &mut self.files[file.key].requests;
            *left -= 1;
            if *left == 0 {
                self.at_mut(id).body = File { signaled: true, ..file }.into();
                self.wake(id);
            }
        }
        self.dereference(id);
    }

    /// Recounts the requests: each is where it waits.
    pub(crate) fn audit_requests(&self) {
        for (key, request) in &self.requests {
            let wait = self.threads[request.thread].wait.map(|wait| wait.on);
            assert_eq!(wait, Some(crate::wait::On::Request(key)), "a request of nobody");
            let found = match request.what {
                What::Instance => self.waits_for_instance(key),
                What::Lock => self.waits_for_lock(request.file, key),
                _ => self.pipe_of(request.file).is_some_and(|pipe| self.pipes[pipe].holds(key)),
            };
            assert!(found, "a request is not where it waits");
        }
        for file in self.files.values() {
            let requests = self.requests.values().filter(|request| request.file == file.object);
            assert_eq!(file.requests as usize, requests.count(), "the requests of a file drifted");
        }
    }
}
