//! Services that tell of changes in a directory.

use calls::changes::NtChangeCalls;
use calls::{
    Address, ChangeFilter, FILE_NOTIFY_INFORMATION, IO_STATUS_BLOCK, Out, Param, Routine, Shared,
    Stop,
};
use nt::rights::FILE_LIST_DIRECTORY;
use nt::{Handle, Status};

use super::Syscall;
use super::overlapped::Wish;
use crate::kernel::FileKey;
use crate::object::ObjectId;
use crate::request::What;
use crate::why::Why;

/// FILE_NOTIFY_VALID_MASK.
const VALID: u32 = 0xFFF;

impl Syscall<'_> {
    /// The directory that a handle may watch.
    fn watch_target(&mut self, handle: Handle, filter: u32) -> Result<(ObjectId, FileKey), Status> {
        let id = self.io_target(handle, FILE_LIST_DIRECTORY)?.0;
        let (key, node) = self.listed(handle)?;
        if filter == 0 || filter & !VALID != 0 {
            let why = Why::Parameter { name: "completion_filter" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        self.kernel.check_not_pending(node)?;
        Ok((id, key))
    }
}

impl NtChangeCalls for Syscall<'_> {
    fn NtNotifyChangeDirectoryFile(
        &mut self,
        file_handle: Handle,
        event: Handle,
        apc_routine: Routine,
        apc_context: Address,
        io_status_block: &mut Shared<IO_STATUS_BLOCK>,
        buffer: &mut Out<Vec<FILE_NOTIFY_INFORMATION>>,
        length: u32,
        completion_filter: ChangeFilter,
        watch_tree: bool,
    ) -> Result<Status, Stop> {
        let (call, block) = ("NtNotifyChangeDirectoryFile", io_status_block.address());
        let wish = Wish::new(call, file_handle, event, (apc_routine, apc_context), block);
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let target = io_status_block.demand().and_then(|()| {
                    if length > 0 {
                        buffer.demand()?;
                    }
                    self.watch_target(file_handle, completion_filter.0)
                });
                let (id, key) = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                self.plain_wish(id, &wish)?;
                self.take_turn(id)?;
                let by = match self.prepare(id, What::Watch, wish) {
                    Ok(by) => by,
                    Err(failed) => return Ok(failed),
                };
                let watch = (completion_filter.0, watch_tree);
                let io = self.kernel.ask_changes(key, watch, length, by);
                self.conclude(by, io)?
            }
        };
        if let Some(answer) = done.answer {
            buffer.put(Param::from_value(answer.0.value).expect("a watch tells of changes"));
        }
        let information = done.information;
        io_status_block.put(IO_STATUS_BLOCK { Status: done.status, Information: information });
        Ok(done.status)
    }
}
