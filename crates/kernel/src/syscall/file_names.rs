//! Services about the names of files.

use calls::file_names::NtFileNameCalls;
use calls::{In, ObjectAttributes, Refused};
use nt::{Access, ObjectType, Status};

use super::opening::Place;
use super::{Syscall, status};
use crate::kernel::NodeKey;
use crate::volume::OnPath;
use crate::why::Why;

/// FILE_SHARE_READ, FILE_SHARE_WRITE and FILE_SHARE_DELETE.
const SHARE_ALL: u32 = 0x7;

impl Syscall<'_> {
    /// Marks a file through an opening that ends at once.
    fn delete_by_name(&mut self, node: NodeKey) -> Result<(), Status> {
        self.kernel.check_not_pending(node)?;
        self.kernel.check_deletable(node, false)?;
        self.kernel.check_node_access(self.thread, node, Access::DELETE)?;
        self.kernel.check_sharing(node, Access::DELETE, SHARE_ALL)?;
        self.kernel.nodes[node].delete_pending = true;
        self.kernel.end_watches_of(node);
        if self.kernel.nodes[node].open == 0 {
            self.kernel.forget_name(node);
        }
        Ok(())
    }
}

impl NtFileNameCalls for Syscall<'_> {
    fn NtDeleteFile(&mut self, object_attributes: In<ObjectAttributes>) -> Result<Status, Refused> {
        let request = self.request(object_attributes, Access::DELETE, ObjectType::FILE);
        match request.and_then(|request| self.find_file(&request)) {
            Err(failed) => Ok(failed),
            Ok(
                Place::Null
                | Place::Pipes(_)
                | Place::Mailslots(_)
                | Place::Console(_)
                | Place::Elsewhere,
            ) => Err(Refused::new("NtDeleteFile", "deleting a device")),
            Ok(Place::Volume { found: OnPath::Missing(..), .. }) => {
                Ok(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND))
            }
            Ok(Place::Volume { found: OnPath::Node(node), .. }) => {
                Ok(status(self.delete_by_name(node).map(|()| Status::SUCCESS)))
            }
        }
    }
}
