//! Giving a file or directory another name, on the same volume.

use nt::{Status, Wide};

use crate::deletion::READ_ONLY;
use crate::kernel::{Kernel, NodeKey};
use crate::volume::OnPath;
use crate::why::Why;
use crate::why_file::FileWhy;

/// FILE_SHARE_DELETE.
const SHARE_DELETE: u32 = 0x4;

/// What a renaming does about a file that has the new name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Replace {
    /// Whether it may take the place of another file.
    pub replace: bool,
    /// Whether the other may still be open, if all of its openings share deleting.
    pub posix: bool,
}

impl Kernel {
    /// Gives a file or directory the name that `target` leads to, as `name` writes it.
    ///
    /// # Errors
    /// INVALID_PARAMETER: it is the root. DELETE_PENDING: it is being deleted. ACCESS_DENIED: what
    /// is below it is open, or the file that has the name cannot be replaced. NOT_SAME_DEVICE: the
    /// name is on another drive.
    /// OBJECT_NAME_COLLISION: a file has the name. SHARING_VIOLATION: a directory would be below
    /// itself.
    pub(crate) fn rename_node(
        &mut self,
        node: NodeKey,
        (target, name): (OnPath, Wide),
        replace: Replace,
    ) -> Result<(), Status> {
        if self.nodes[node].name.is_none() {
            self.why = Some(Why::File(FileWhy::Root));
            return Err(Status::INVALID_PARAMETER);
        }
        self.check_not_pending(node)?;
        self.check_nothing_open_below(node)?;
        let directory = match target {
            OnPath::Missing(directory, _) => directory,
            OnPath::Node(found) => {
                let Some((directory, _)) = self.nodes[found].name.clone() else {
                    self.why = Some(Why::NameTaken);
                    return Err(Status::OBJECT_NAME_COLLISION);
                };
                self.check_same_drive(node, directory)?;
                if found != node {
                    self.make_room(found, self.nodes[node].is_directory(), replace)?;
                }
                directory
            }
        };
        if self.is_within(directory, node) {
            self.why = Some(Why::File(FileWhy::WithinItself { node }));
            return Err(Status::SHARING_VIOLATION);
        }
        self.check_same_drive(node, directory)?;
        self.check_not_pending(directory)?;
        let before = self.nodes[node].name.clone().expect("only the root has no name");
        self.leave_node(node);
        self.enter_node(directory, name, node);
        self.note_renamed(node, before);
        let now = self.system_time();
        self.nodes[node].times.changed = now;
        Ok(())
    }

    /// Takes away the file that has the new name, if it can be replaced.
    fn make_room(
        &mut self,
        found: NodeKey,
        directory: bool,
        replace: Replace,
    ) -> Result<(), Status> {
        if !replace.replace {
            self.why = Some(Why::NameTaken);
            return Err(Status::OBJECT_NAME_COLLISION);
        }
        let target = &self.nodes[found];
        let all_share = |kernel: &Kernel| {
            let openings = &kernel.nodes[found].openings;
            openings.iter().all(|file| kernel.files[*file].share & SHARE_DELETE != 0)
        };
        let why = if target.is_directory() || directory {
            FileWhy::NotReplaced { node: found }
        } else if target.delete_pending {
            FileWhy::DeletePending { node: found }
        } else if target.attributes & READ_ONLY != 0 {
            FileWhy::ReadOnly { node: found }
        } else if target.open > 0 && !(replace.posix && all_share(self)) {
            FileWhy::TargetOpen { node: found }
        } else {
            self.forget_name(found);
            return Ok(());
        };
        self.why = Some(Why::File(why));
        Err(Status::ACCESS_DENIED)
    }

    /// A directory keeps its name while anything below it is open.
    fn check_nothing_open_below(&mut self, node: NodeKey) -> Result<(), Status> {
        if !self.nodes[node].is_directory() {
            return Ok(());
        }
        let open = self.files.values().find(|file| match file.end {
            crate::object::EndOf::Node(other) => {
                other != node
                    && self.objects[file.object].handles > 0
                    && !self.nodes[other].gone
                    && self.is_within(other, node)
            }
            _ => false,
        });
        let Some(with) = open.map(|file| file.object) else { return Ok(()) };
        self.why = Some(Why::File(FileWhy::OpenBelow { with }));
        Err(Status::ACCESS_DENIED)
    }

    /// Whether a file or directory is a directory or is below it.
    pub(crate) fn is_within(&self, node: NodeKey, directory: NodeKey) -> bool {
        let mut at = Some(node);
        while let Some(here) = at {
            if here == directory {
                return true;
            }
            at = self.nodes.get(here).and_then(|node| node.name.as_ref()).map(|(above, _)| *above);
        }
        false
    }

    /// The last component of where a file is, as it was first written.
    pub(crate) fn node_name(&self, node: NodeKey) -> Wide {
        self.nodes[node].name.as_ref().map(|(_, name)| name.clone()).unwrap_or_default()
    }
}
