//! Changes in directories: who watches for which, and what is kept until somebody asks.
//!
//! A watch belongs to a file object of a directory. It begins with the first request and lasts as
//! long as the file object has a handle; what changes while no request waits is kept, as far as the
//! buffer of the first request holds it. Source: Microsoft, "ReadDirectoryChangesW" and MS-FSA,
//! "Server Requests a Directory Change Notification".

use std::collections::VecDeque;

use calls::{Any, FILE_NOTIFY_INFORMATION, NotifyAction};
use nt::{Status, Wide};

use crate::kernel::{FileKey, Kernel, NodeKey, RequestKey};
use crate::object::{Completion, EndOf};
use crate::request::{Io, Request};
use crate::volume::SEPARATOR;

/// FILE_NOTIFY_CHANGE_ bits.
pub(crate) const FILE_NAME: u32 = 0x1;
pub(crate) const DIR_NAME: u32 = 0x2;
pub(crate) const ATTRIBUTES: u32 = 0x4;
pub(crate) const SIZE: u32 = 0x8;
pub(crate) const LAST_WRITE: u32 = 0x10;
pub(crate) const LAST_ACCESS: u32 = 0x20;
pub(crate) const CREATION: u32 = 0x40;
pub(crate) const SECURITY: u32 = 0x100;

/// FILE_ACTION_ values.
const ADDED: u32 = 1;
const REMOVED: u32 = 2;
const MODIFIED: u32 = 3;
const RENAMED_OLD: u32 = 4;
const RENAMED_NEW: u32 = 5;

/// The bytes of an entry before its name; entries begin at multiples of 4.
const ENTRY_BYTES: usize = 12;

/// One change: what happened, and to what.
type Change = (u32, Vec<u16>);

/// What a file object of a directory watches for.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    /// Which changes.
    filter: u32,
    /// Whether also in the directories below.
    tree: bool,
    /// How many bytes are kept for later.
    capacity: u32,
    /// What is kept.
    kept: Vec<Change>,
    /// Whether more happened than is kept.
    lost: bool,
    /// The requests that wait, with the lengths of their buffers.
    requests: VecDeque<(RequestKey, u32)>,
}

/// How many bytes changes take in a buffer.
fn bytes_of(changes: &[Change]) -> usize {
    let bytes = changes.iter().map(|(_, name)| (ENTRY_BYTES + 2 * name.len()).next_multiple_of(4));
    bytes.sum()
}

/// The end of a request that tells changes, or that there were too many of them.
fn told(changes: Vec<Change>, length: u32) -> Completion {
    let bytes = bytes_of(&changes);
    if changes.is_empty() || bytes > length as usize {
        return Completion::plain(Status::NOTIFY_ENUM_DIR);
    }
    let entries: Vec<_> = changes
        .into_iter()
        .map(|(action, name)| FILE_NOTIFY_INFORMATION {
            Action: NotifyAction(action),
            FileNameLength: 2 * name.len() as u32,
            FileName: Wide::from(name),
        })
        .collect();
    let answer = Some(Box::new(Any::of(&entries)));
    let information = bytes as u64;
    Completion { information, answer, ..Completion::plain(Status::SUCCESS) }
}

impl Kernel {
    /// Asks for the changes that a file object watches for: those that are kept, or the next one.
    pub(crate) fn ask_changes(
        &mut self,
        file: FileKey,
        (filter, tree): (u32, bool),
        length: u32,
        by: Request,
    ) -> Io {
        if self.files[file].watch.is_none() {
            let (kept, requests) = (Vec::new(), VecDeque::new());
            let watch = Watch { filter, tree, capacity: length, kept, lost: false, requests };
            self.files[file].watch = Some(Box::new(watch));
            self.watches.push(file);
        }
        let watch = self.files[file].watch.as_mut().expect("it was made just now");
        if std::mem::take(&mut watch.lost) {
            return Io::Done(Completion::plain(Status::NOTIFY_ENUM_DIR));
        }
        if !watch.kept.is_empty() {
            return Io::Done(told(std::mem::take(&mut watch.kept), length));
        }
        let request = self.begin_request(by);
        let watch = self.files[file].watch.as_mut().expect("it was there just now");
        watch.requests.push_back((request, length));
        Io::Waits(request)
    }

    /// Something of a file or directory has changed.
    pub(crate) fn note_modified(&mut self, node: NodeKey, filter: u32) {
        if self.watches.is_empty() {
            return;
        }
        if let Some((above, name)) = self.nodes[node].name.clone() {
            self.note(above, &[(MODIFIED, name)], filter);
        }
    }

    /// A directory has got an entry.
    pub(crate) fn note_added(&mut self, node: NodeKey) {
        self.note_entry(node, ADDED);
    }

    /// A directory loses an entry, which is still there.
    pub(crate) fn note_removed(&mut self, node: NodeKey) {
        self.note_entry(node, REMOVED);
    }

    fn note_entry(&mut self, node: NodeKey, action: u32) {
        if self.watches.is_empty() {
            return;
        }
        if let Some((above, name)) = self.nodes[node].name.clone() {
            self.note(above, &[(action, name)], self.name_filter(node));
            self.note_modified(above, LAST_WRITE);
        }
    }

    /// Which filter the name of a file or directory belongs to.
    fn name_filter(&self, node: NodeKey) -> u32 {
        if self.nodes[node].is_directory() { DIR_NAME } else { FILE_NAME }
    }

    /// A file or directory has got another name in the directory where it was, or is told to have
    /// gone from there and come elsewhere.
    pub(crate) fn note_renamed(&mut self, node: NodeKey, (before, old): (NodeKey, Wide)) {
        if self.watches.is_empty() {
            return;
        }
        let Some((above, new)) = self.nodes[node].name.clone() else { return };
        let filter = self.name_filter(node);
        if above == before {
            self.note(above, &[(RENAMED_OLD, old), (RENAMED_NEW, new)], filter);
        } else {
            self.note(before, &[(REMOVED, old)], filter);
            self.note(above, &[(ADDED, new)], filter);
            self.note_modified(before, LAST_WRITE);
        }
        self.note_modified(above, LAST_WRITE);
    }

    /// Tells those who watch a directory, or the tree that it is in, of changes of its entries.
    fn note(&mut self, directory: NodeKey, changes: &[(u32, Wide)], filter: u32) {
        let watchers = self.watches.clone();
        let mut prefix: Vec<u16> = Vec::new();
        let mut at = Some(directory);
        while let Some(here) = at {
            for file in &watchers {
                let watch = self.files[*file].watch.as_ref().expect("who watches has a watch");
                let watches = self.files[*file].end == EndOf::Node(here)
                    && watch.filter & filter != 0
                    && (watch.tree || here == directory);
                if watches {
                    let name = |name: &Wide| [&prefix[..], name.as_units()].concat();
                    let changes = changes.iter().map(|(action, of)| (*action, name(of))).collect();
                    self.deliver(*file, changes);
                }
            }
            at = self.nodes.get(here).and_then(|node| node.name.as_ref()).map(|(above, name)| {
                prefix = [name.as_units(), &[SEPARATOR], &prefix].concat();
                *above
            });
        }
    }

    /// Changes come to a watch: the oldest request that waits tells them, or they are kept.
    fn deliver(&mut self, file: FileKey, mut changes: Vec<Change>) {
        let watch = self.files[file].watch.as_mut().expect("who watches has a watch");
        if let Some((request, length)) = watch.requests.pop_front() {
            self.finish_request(request, told(changes, length));
            return;
        }
        watch.kept.append(&mut changes);
        if watch.lost || bytes_of(&watch.kept) > watch.capacity as usize {
            watch.kept.clear();
            watch.lost = true;
        }
    }

    /// Ends the requests of all who watch a directory that is deleted.
    pub(crate) fn end_watches_of(&mut self, node: NodeKey) {
        let of = |file: &FileKey| self.files[*file].end == EndOf::Node(node);
        let ended: Vec<_> = self.watches.iter().copied().filter(of).collect();
        ended.into_iter().for_each(|file| self.end_watch(file, Status::DELETE_PENDING));
    }

    /// The last handle of a file object is gone, and its watch with it.
    pub(crate) fn close_watch(&mut self, file: FileKey) {
        if self.files[file].watch.is_none() {
            return;
        }
        self.end_watch(file, Status::NOTIFY_CLEANUP);
        self.files[file].watch = None;
        self.watches.retain(|other| *other != file);
    }

    fn end_watch(&mut self, file: FileKey, status: Status) {
        let watch = self.files[file].watch.as_mut().expect("who watches has a watch");
        let requests = std::mem::take(&mut watch.requests);
        self.fail_requests(requests.into_iter().map(|(request, _)| request).collect(), status);
    }

    /// A request no longer waits for a change.
    pub(crate) fn forget_change(&mut self, file: FileKey, request: RequestKey) {
        if let Some(watch) = &mut self.files[file].watch {
            watch.requests.retain(|(other, _)| *other != request);
        }
    }

    /// Whether a request waits for a change.
    pub(crate) fn waits_for_change(&self, file: FileKey, request: RequestKey) -> bool {
        let watch = self.files[file].watch.as_ref();
        watch.is_some_and(|watch| watch.requests.iter().any(|(other, _)| *other == request))
    }

    /// Recounts those who watch.
    pub(crate) fn audit_watches(&self) {
        let watching = self.files.values().filter(|file| file.watch.is_some()).count();
        assert_eq!(watching, self.watches.len(), "a watch is not listed");
        for key in &self.watches {
            let file = &self.files[*key];
            let watch = file.watch.as_ref().expect("who watches has a watch");
            assert!(self.objects[file.object].handles > 0, "a watch without a handle");
            let keeps = !watch.kept.is_empty() || watch.lost;
            assert!(!keeps || watch.requests.is_empty(), "a request waits for what is there");
            assert!(bytes_of(&watch.kept) <= watch.capacity as usize, "a watch keeps too much");
        }
    }
}
