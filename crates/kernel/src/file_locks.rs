//! Locks on ranges of a file's bytes: who holds them, who waits for them, whom they keep out.
//!
//! A lock is owned by a file object, a process and a key together: a second opening is another
//! owner, and so is a child that inherited the handle. Locks keep reads and writes of others out,
//! and views of the file do not ask for them.

use std::collections::VecDeque;

use nt::Status;

use crate::kernel::{FileKey, Kernel, NodeKey, ProcessKey, RequestKey};
use crate::object::{Body, Completion, EndOf, ObjectId};
use crate::request::{Io, Request};
use crate::why::Why;
use crate::why_file::FileWhy;

/// Who owns a lock: a file object and a process, and the key they use.
pub(crate) type LockOwner = (FileKey, ProcessKey, u32);

/// A lock, or the wish for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileLock {
    /// The file object it was asked for through.
    pub file: FileKey,
    /// The process that asked.
    pub process: ProcessKey,
    /// The number that tells locks of one owner apart.
    pub key: u32,
    /// Where the range begins.
    pub offset: u64,
    /// How long the range is.
    pub length: u64,
    /// Whether it keeps everybody else out, or only writers.
    pub exclusive: bool,
}

/// The locks of one file.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileLocks {
    /// Those that are held, oldest first.
    pub(crate) held: Vec<FileLock>,
    /// Those that are waited for, oldest first.
    pub(crate) waiting: VecDeque<(RequestKey, FileLock)>,
}

impl FileLock {
    /// Whether the range and another have a byte in common. An empty range has none.
    pub(crate) fn overlaps(&self, offset: u64, length: u64) -> bool {
        let end = |offset: u64, length: u64| u128::from(offset) + u128::from(length);
        let (first, last) = (self.offset.max(offset), end(self.offset, self.length));
        u128::from(first) < last.min(end(offset, length))
    }

    fn is_owned(&self, owner: LockOwner) -> bool {
        (self.file, self.process, self.key) == owner
    }

    fn owner(&self) -> LockOwner {
        (self.file, self.process, self.key)
    }

    /// Whether the other lock keeps this one from being granted.
    fn is_blocked_by(&self, held: &FileLock) -> bool {
        held.overlaps(self.offset, self.length)
            && (self.exclusive || held.exclusive && !held.is_owned(self.owner()))
    }
}

impl Kernel {
    /// Grants a lock, or lets the request wait for it.
    ///
    /// # Errors
    /// LOCK_NOT_GRANTED: somebody has the range, and nobody is to wait.
    pub(crate) fn lock_range(
        &mut self,
        node: NodeKey,
        lock: FileLock,
        waits: Option<Request>,
    ) -> Result<Io, Status> {
        let locks = &self.nodes[node].locks;
        let Some(held) = locks.held.iter().find(|held| lock.is_blocked_by(held)) else {
            self.nodes[node].locks.held.push(lock);
            return Ok(Io::Done(Completion::plain(Status::SUCCESS)));
        };
        let Some(request) = waits else {
            self.why = Some(Why::File(FileWhy::Locked { lock: *held }));
            return Err(Status::LOCK_NOT_GRANTED);
        };
        let key = self.begin_request(request);
        self.nodes[node].locks.waiting.push_back((key, lock));
        Ok(Io::Waits(key))
    }

    /// Gives a lock back: of two with the same bounds the exclusive one first. Source: Microsoft,
    /// "LockFileEx".
    ///
    /// # Errors
    /// RANGE_NOT_LOCKED: the owner has no lock with these bounds.
    pub(crate) fn unlock_range(&mut self, node: NodeKey, lock: FileLock) -> Result<(), Status> {
        let held = &mut self.nodes[node].locks.held;
        let same = |held: &FileLock, exclusive| *held == FileLock { exclusive, ..lock };
        let at = held.iter().position(|held| same(held, true));
        let Some(at) = at.or_else(|| held.iter().position(|held| same(held, false))) else {
            self.why = Some(Why::File(FileWhy::NotLocked { node }));
            return Err(Status::RANGE_NOT_LOCKED);
        };
        held.remove(at);
        self.grant_locks(node);
        Ok(())
    }

    /// Grants what is waited for and can be had, in the order of arrival.
    fn grant_locks(&mut self, node: NodeKey) {
        let mut at = 0;
        while let Some((request, lock)) = self.nodes[node].locks.waiting.get(at).copied() {
            if self.nodes[node].locks.held.iter().any(|held| lock.is_blocked_by(held)) {
                at += 1;
                continue;
            }
            self.nodes[node].locks.waiting.remove(at);
            self.nodes[node].locks.held.push(lock);
            self.finish_request(request, Completion::plain(Status::SUCCESS));
        }
    }

    /// Checks a read or write against the locks: reading is kept out by exclusive locks of others,
    /// writing by these and by every shared one.
    ///
    /// # Errors
    /// FILE_LOCK_CONFLICT.
    pub(crate) fn check_locks(
        &mut self,
        node: NodeKey,
        owner: LockOwner,
        (offset, length): (u64, u64),
        writes: bool,
    ) -> Result<(), Status> {
        let keeps_out = |held: &&FileLock| {
            held.overlaps(offset, length)
                && if held.exclusive { !held.is_owned(owner) } else { writes }
        };
        let Some(held) = self.nodes[node].locks.held.iter().find(keeps_out) else { return Ok(()) };
        self.why = Some(Why::File(FileWhy::Locked { lock: *held }));
        Err(Status::FILE_LOCK_CONFLICT)
    }

    /// A process has closed a handle: with its last one for a file object its locks go.
    pub(crate) fn release_locks(&mut self, process: ProcessKey, object: ObjectId) {
        let Body::File(file) = self.objects[object].body else { return };
        let EndOf::Node(node) = self.files[file.key].end else { return };
        let owned = |held: &FileLock| (held.file, held.process) == (file.key, process);
        if !self.nodes[node].locks.held.iter().any(owned) {
            return;
        }
        let table = self.processes[process].table.as_ref();
        if table.is_some_and(|table| table.iter().any(|(_, entry)| entry.object == object)) {
            return;
        }
        self.nodes[node].locks.held.retain(|held| !owned(held));
        self.grant_locks(node);
    }

    /// A file object has no handle any more: whoever waits for a lock through it gets none
    /// (assumed; on Windows closing the last handle would wait).
    pub(crate) fn end_lock_waits(&mut self, node: NodeKey, file: FileKey) {
        let waiting = &self.nodes[node].locks.waiting;
        let ended = waiting.iter().filter(|(_, lock)| lock.file == file);
        let ended: Vec<RequestKey> = ended.map(|(request, _)| *request).collect();
        self.nodes[node].locks.waiting.retain(|(_, lock)| lock.file != file);
        self.fail_requests(ended, Status::RANGE_NOT_LOCKED);
    }

    /// A request for a lock is taken back.
    pub(crate) fn forget_lock_wait(&mut self, object: ObjectId, key: RequestKey) {
        if let Some(node) = self.node_of(object) {
            self.nodes[node].locks.waiting.retain(|(request, _)| *request != key);
        }
    }

    /// Whether a request waits for a lock.
    pub(crate) fn waits_for_lock(&self, object: ObjectId, key: RequestKey) -> bool {
        self.node_of(object).is_some_and(|node| {
            self.nodes[node].locks.waiting.iter().any(|(request, _)| *request == key)
        })
    }

    /// The lock that keeps a waiting request from its own.
    pub fn lock_in_the_way(&self, request: RequestKey) -> Option<FileLock> {
        let node = self.node_of(self.requests.get(request)?.file)?;
        let locks = &self.nodes[node].locks;
        let (_, lock) = locks.waiting.iter().find(|(waiting, _)| *waiting == request)?;
        locks.held.iter().find(|held| lock.is_blocked_by(held)).copied()
    }

    /// The file of the volume that a file object is an opening of.
    fn node_of(&self, object: ObjectId) -> Option<NodeKey> {
        let Body::File(file) = self.objects.get(object)?.body else { return None };
        match self.files[file.key].end {
            EndOf::Node(node) => Some(node),
            _ => None,
        }
    }

    /// Recounts the locks of a file: each has an owner, and nobody waits for what is free.
    pub(crate) fn audit_locks(&self, node: NodeKey) {
        let locks = &self.nodes[node].locks;
        for lock in &locks.held {
            let file = &self.files[lock.file];
            assert_eq!(file.end, EndOf::Node(node), "a lock is of another file");
            let table = self.processes[lock.process].table.as_ref().expect("an owner runs");
            let has = table.iter().any(|(_, entry)| entry.object == file.object);
            assert!(has, "a lock outlived the handles of its owner");
        }
        for (request, lock) in &locks.waiting {
            assert!(self.requests.contains_key(*request), "nobody waits for a lock");
            let blocked = locks.held.iter().any(|held| lock.is_blocked_by(held));
            assert!(blocked, "somebody waits for a lock that is free");
        }
    }
}
