//! Deleting files: what is marked, when the name goes, and when the file itself.
//!
//! A file that is marked keeps its name until nobody has it open any more, and until then it can be
//! opened by nobody. Marked as POSIX has it, it loses its name as soon as the handle is closed
//! through which it was marked; whoever else has it open keeps using it. A file that is to be
//! deleted on close is marked when that one opening ends, whoever has it open beside.

use nt::Status;

use crate::kernel::{FileKey, Kernel, NodeKey};
use crate::why::Why;
use crate::why_file::FileWhy;

/// FILE_ATTRIBUTE_READONLY.
pub(crate) const READ_ONLY: u32 = 0x1;

/// How a file is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disposition {
    /// Not any more.
    Keep,
    /// The name stays until the last handle goes.
    Delete,
    /// The name goes with this handle.
    DeletePosix,
}

impl Kernel {
    /// Whether volumes know the POSIX way of deleting, as they do since Windows 10 1903.
    pub fn set_posix_deletion(&mut self, known: bool) {
        self.posix_deletion = known;
    }

    /// Checks that a file can be marked for deletion. `read_only` says that the attribute does not
    /// protect it.
    ///
    /// # Errors
    /// CANNOT_DELETE, DIRECTORY_NOT_EMPTY.
    pub(crate) fn check_deletable(&mut self, node: NodeKey, read_only: bool) -> Result<(), Status> {
        let found = &self.nodes[node];
        let entries = found.entries().map_or(0, |entries| entries.len());
        let (why, status) = if found.name.is_none() {
            (FileWhy::Root, Status::CANNOT_DELETE)
        } else if found.attributes & READ_ONLY != 0 && !read_only {
            (FileWhy::ReadOnly { node }, Status::CANNOT_DELETE)
        } else if self.is_running(node) {
            (FileWhy::Running { node }, Status::CANNOT_DELETE)
        } else if entries > 0 {
            (FileWhy::NotEmpty { node, entries }, Status::DIRECTORY_NOT_EMPTY)
        } else {
            return Ok(());
        };
        self.why = Some(Why::File(why));
        Err(status)
    }

    /// Marks a file through one of its openings, or takes the mark away.
    pub(crate) fn set_disposition(&mut self, file: FileKey, node: NodeKey, mark: Disposition) {
        self.files[file].deletes_posix = mark == Disposition::DeletePosix;
        self.nodes[node].delete_pending = mark != Disposition::Keep;
        if mark != Disposition::Keep {
            self.end_watches_of(node);
        }
    }

    /// Refuses to do anything with a file that is marked.
    ///
    /// # Errors
    /// DELETE_PENDING.
    pub(crate) fn check_not_pending(&mut self, node: NodeKey) -> Result<(), Status> {
        if !self.nodes[node].delete_pending {
            return Ok(());
        }
        self.why = Some(Why::File(FileWhy::DeletePending { node }));
        Err(Status::DELETE_PENDING)
    }

    /// The last handle of an opening is gone: it shares nothing any more, and what it was to delete
    /// is deleted.
    pub(crate) fn close_opening(&mut self, node: NodeKey, file: FileKey) {
        self.close_watch(file);
        self.end_sharing(node, file);
        self.end_lock_waits(node, file);
        let (on_close, posix) = (self.files[file].deletes_on_close, self.files[file].deletes_posix);
        if on_close && !self.nodes[node].gone {
            let why = self.why;
            if self.check_deletable(node, false).is_ok() {
                self.nodes[node].delete_pending = true;
                self.end_watches_of(node);
            }
            self.why = why;
        }
        let found = &self.nodes[node];
        if found.delete_pending && !found.gone && (posix || found.open == 0) {
            self.forget_name(node);
        }
    }

    /// A file loses its name.
    pub(crate) fn forget_name(&mut self, node: NodeKey) {
        self.note_removed(node);
        self.leave_node(node);
        self.nodes[node].gone = true;
        self.end_watches_of(node);
        self.drop_node(node);
    }

    /// A file object of a file is deleted.
    pub(crate) fn end_file(&mut self, node: NodeKey) {
        self.nodes[node].files -= 1;
        self.drop_node(node);
    }

    /// A file goes when it has neither a name nor a file object.
    fn drop_node(&mut self, node: NodeKey) {
        let found = &self.nodes[node];
        if found.gone && found.files == 0 {
            self.nodes.remove(node);
        }
    }
}
