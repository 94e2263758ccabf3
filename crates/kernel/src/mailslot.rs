//! Mailslots: messages that many clients leave for one server.
//!
//! A mailslot is there as long as its server has a handle of it, and its name as well. A client
//! writes and never waits; the server reads one message after the other, and may wait so long for
//! the next as the mailslot says. Source: Microsoft, "About Mailslots" and "CreateMailslotW".

use std::collections::{BTreeMap, VecDeque};

use nt::{Access, Status, Wide};
use slotmap::SlotMap;

use crate::kernel::{FileKey, Kernel, MailslotKey, RequestKey};
use crate::object::{Completion, EndOf, ObjectId};
use crate::request::{Io, Request};
use crate::stream::written;
use crate::why::Why;
use crate::why_mailslot::WhyMailslot;

/// A read timeout that means to wait for ever.
pub(crate) const FOR_EVER: i64 = -1;

/// All mailslots.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mailslots {
    pub(crate) all: SlotMap<MailslotKey, Mailslot>,
    /// Those that can be opened, by name in upper case.
    pub(crate) names: BTreeMap<Wide, MailslotKey>,
}

/// A mailslot.
#[derive(Clone, Debug)]
pub struct Mailslot {
    /// Its name in upper case, while it can be opened.
    pub(crate) name: Option<Wide>,
    /// Its name as its server wrote it.
    pub(crate) shown: Wide,
    /// The file object of its server, while that is there.
    pub(crate) server: Option<ObjectId>,
    /// The file objects that take part in sharing, oldest first.
    pub(crate) openings: Vec<FileKey>,
    /// How long a message may be; any length if it is 0.
    pub(crate) maximum: u32,
    /// What its creator says that it needs for messages.
    pub(crate) quota: u32,
    /// How long a read waits, as the NT layer counts it: 0 not at all, -1 for ever.
    pub(crate) timeout: i64,
    /// How many file objects there are of it.
    files: u32,
    messages: VecDeque<Box<[u8]>>,
    reads: VecDeque<(RequestKey, u32)>,
}

impl Mailslot {
    pub(crate) fn new(shown: Wide, maximum: u32, quota: u32, timeout: i64) -> Mailslot {
        Mailslot {
            name: None,
            shown,
            server: None,
            openings: Vec::new(),
            maximum,
            quota,
            timeout,
            files: 0,
            messages: VecDeque::new(),
            reads: VecDeque::new(),
        }
    }

    /// The name as its server wrote it.
    pub fn shown(&self) -> &Wide {
        &self.shown
    }

    /// How long the next message is, and how many there are.
    pub fn waiting(&self) -> (Option<u32>, u32) {
        let next = self.messages.front().map(|message| message.len() as u32);
        (next, self.messages.len() as u32)
    }
}

impl Kernel {
    /// The mailslot a key names.
    pub fn mailslot(&self, key: MailslotKey) -> Option<&Mailslot> {
        self.mailslots.all.get(key)
    }

    fn refuse_mailslot(&mut self, why: WhyMailslot, status: Status) -> Io {
        self.why = Some(Why::Mailslot(why));
        Io::failed(status)
    }

    /// A file object of a mailslot was made.
    pub(crate) fn begin_mailslot(&mut self, key: MailslotKey, file: FileKey, server: bool) {
        let object = self.files[file].object;
        let mailslot = &mut self.mailslots.all[key];
        mailslot.files += 1;
        mailslot.openings.push(file);
        if server {
            mailslot.server = Some(object);
        }
    }

    /// Checks that a client shares with all who have the mailslot open.
    ///
    /// # Errors
    /// SHARING_VIOLATION.
    pub(crate) fn check_mailslot_sharing(
        &mut self,
        key: MailslotKey,
        access: Access,
        share: u32,
    ) -> Result<(), Status> {
        let openings = self.mailslots.all[key].openings.clone();
        self.check_sharing_among(&openings, access, share)
    }

    /// Reads the next message, all of it; waits for one as long as the mailslot says. The second
    /// value is when a read that waits gives up.
    pub(crate) fn read_mailslot(
        &mut self,
        (key, server): (MailslotKey, bool),
        length: u32,
        by: Request,
    ) -> (Io, Option<u64>) {
        if !server {
            return (self.refuse_mailslot(WhyMailslot::Client, Status::INVALID_PARAMETER), None);
        }
        let mailslot = &mut self.mailslots.all[key];
        if let Some(message) = mailslot.messages.front() {
            let next = message.len() as u32;
            if next > length {
                let why = WhyMailslot::Longer { next };
                return (self.refuse_mailslot(why, Status::BUFFER_TOO_SMALL), None);
            }
            let data = mailslot.messages.pop_front().expect("it was there just now");
            return (Io::Done(arrived(data)), None);
        }
        let deadline = match mailslot.timeout {
            0 => return (self.refuse_mailslot(WhyMailslot::Empty, Status::IO_TIMEOUT), None),
            FOR_EVER => None,
            timeout => self.clock.deadline(timeout),
        };
        let request = self.begin_request(by);
        self.mailslots.all[key].reads.push_back((request, length));
        (Io::Waits(request), deadline)
    }

    /// Leaves a message. Whoever waits for one gets it; a reader that has too little room for it
    /// fails, and the message is for the next.
    pub(crate) fn write_mailslot(&mut self, (key, server): (MailslotKey, bool), data: &[u8]) -> Io {
        if server {
            return self.refuse_mailslot(WhyMailslot::Server, Status::INVALID_PARAMETER);
        }
        let mailslot = &mut self.mailslots.all[key];
        if mailslot.name.is_none() {
            return self.refuse_mailslot(WhyMailslot::Closed, Status::FILE_FORCED_CLOSED);
        }
        let maximum = mailslot.maximum;
        if maximum != 0 && data.len() > maximum as usize {
            let why = WhyMailslot::TooLong { maximum };
            return self.refuse_mailslot(why, Status::INVALID_PARAMETER);
        }
        while let Some((request, length)) = self.mailslots.all[key].reads.pop_front() {
            if data.len() > length as usize {
                self.finish_request(request, Completion::plain(Status::BUFFER_TOO_SMALL));
                continue;
            }
            self.finish_request(request, arrived(data.into()));
            return Io::Done(written(data.len()));
        }
        self.mailslots.all[key].messages.push_back(data.into());
        Io::Done(written(data.len()))
    }

    /// The last handle of a file object is gone. Without its server a mailslot has no name, and
    /// what nobody has read is gone.
    pub(crate) fn close_mailslot(&mut self, key: MailslotKey, file: FileKey) {
        let server = self.mailslots.all[key].server == Some(self.files[file].object);
        let mailslot = &mut self.mailslots.all[key];
        mailslot.openings.retain(|other| *other != file);
        if !server {
            return;
        }
        let name = mailslot.name.take().expect("a mailslot has its name until now");
        mailslot.messages.clear();
        let reads = std::mem::take(&mut mailslot.reads);
        self.mailslots.names.remove(&name);
        let reads = reads.into_iter().map(|(request, _)| request).collect();
        self.fail_requests(reads, Status::FILE_FORCED_CLOSED);
    }

    /// A file object of a mailslot is deleted.
    pub(crate) fn leave_mailslot(&mut self, key: MailslotKey, file: ObjectId) {
        let mailslot = &mut self.mailslots.all[key];
        if mailslot.server == Some(file) {
            mailslot.server = None;
        }
        mailslot.files -= 1;
        if mailslot.files == 0 {
            self.mailslots.all.remove(key);
        }
    }

    /// A request no longer waits for a message.
    pub(crate) fn forget_mailslot_read(&mut self, key: MailslotKey, request: RequestKey) {
        self.mailslots.all[key].reads.retain(|(other, _)| *other != request);
    }

    /// Whether a request waits for a message.
    pub(crate) fn waits_for_message(&self, key: MailslotKey, request: RequestKey) -> bool {
        self.mailslots.all[key].reads.iter().any(|(other, _)| *other == request)
    }

    /// Recounts mailslots.
    pub(crate) fn audit_mailslots(&self) {
        for (key, mailslot) in &self.mailslots.all {
            let ours = |end| matches!(end, EndOf::Mailslot { mailslot, .. } if mailslot == key);
            let files: Vec<_> = self.files.values().filter(|file| ours(file.end)).collect();
            assert_eq!(files.len(), mailslot.files as usize, "a mailslot lost a file object");
            let open = files.iter().filter(|file| self.objects[file.object].handles > 0).count();
            assert_eq!(open, mailslot.openings.len(), "an opening of a mailslot is not listed");
            let waits = !mailslot.messages.is_empty() && !mailslot.reads.is_empty();
            assert!(!waits, "a read waits for a message that is there");
            let named = mailslot.name.as_ref().and_then(|name| self.mailslots.names.get(name));
            let served = mailslot.server.is_some_and(|server| self.objects[server].handles > 0);
            assert_eq!(named == Some(&key), served, "a mailslot has its name without its server");
        }
        let named = self.mailslots.all.values().filter(|mailslot| mailslot.name.is_some()).count();
        assert_eq!(named, self.mailslots.names.len(), "a name of no mailslot");
    }
}

/// A message that is read.
fn arrived(data: Box<[u8]>) -> Completion {
    let information = data.len() as u64;
    Completion { information, data, ..Completion::plain(Status::SUCCESS) }
}
