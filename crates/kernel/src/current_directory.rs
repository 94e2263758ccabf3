//! The current directory of a process, which it keeps open.
//!
//! On Windows that is a handle in the process's table, made before its first instruction. Here it
//! is held beside the table, so that a bare process begins with an empty one; in every other
//! respect it is a handle: it counts, and it takes part in sharing. It shares reading and writing
//! and not deleting, which is why a directory that is somebody's current one cannot be removed.

use nt::{Access, ObjectType};

use crate::kernel::{FileKey, Kernel, NodeKey, ProcessKey};
use crate::object::{EndOf, File, FileObject};

/// FILE_TRAVERSE and SYNCHRONIZE.
pub(crate) const CURRENT_DIRECTORY: Access = Access::from_bits_retain(0x0010_0020);
/// FILE_SHARE_READ and FILE_SHARE_WRITE.
pub(crate) const CURRENT_DIRECTORY_SHARES: u32 = 0x3;

impl Kernel {
    /// Opens a directory as the current one of a process, in place of the one before. The root of
    /// the volume cannot be removed anyway, and nobody has to keep it.
    pub(crate) fn keep_directory(&mut self, process: ProcessKey, node: NodeKey) {
        if self.nodes[node].name.is_none() {
            self.leave_directory(process);
            return;
        }
        let object = self.create(File { key: FileKey::default(), signaled: true });
        let key = self.files.insert(FileObject::new(
            object,
            EndOf::Node(node),
            CURRENT_DIRECTORY,
            CURRENT_DIRECTORY_SHARES,
        ));
        self.at_mut(object).body = File { key, signaled: true }.into();
        self.begin_sharing(node, key);
        self.hold(object);
        if self.watched {
            self.count_handle(ObjectType::FILE, true);
        }
        self.dereference(object);
        self.leave_directory(process);
        self.processes[process].directory = Some(object);
    }

    /// Closes the current directory of a process.
    pub(crate) fn leave_directory(&mut self, process: ProcessKey) {
        if let Some(object) = self.processes[process].directory.take() {
            if self.watched {
                self.count_handle(ObjectType::FILE, false);
            }
            self.release_handle(object);
        }
    }
}
