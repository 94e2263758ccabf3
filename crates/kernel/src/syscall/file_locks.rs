//! Services for locks on ranges of a file's bytes.

use calls::file_locks::NtFileLockCalls;
use calls::{Address, IO_STATUS_BLOCK, In, Out, Refused, Routine, Shared, Stop};
use nt::rights::{FILE_READ_DATA, FILE_WRITE_DATA};
use nt::{Access, Handle, Status};

use super::overlapped::Wish;
use super::{Syscall, status};
use crate::file_locks::FileLock;
use crate::kernel::NodeKey;
use crate::object::{EndOf, ObjectId};
use crate::request::What;
use crate::why::Why;
use crate::why_file::FileWhy;

/// What a call about a lock names: the file object, the file, and the range.
struct Target {
    id: ObjectId,
    node: NodeKey,
    lock: FileLock,
}

impl Syscall<'_> {
    /// What a call about a lock names; it takes a handle that reads or writes.
    fn lock_target(
        &mut self,
        handle: Handle,
        offset: In<i64>,
        length: In<i64>,
        (key, exclusive): (u32, bool),
    ) -> Result<Target, Status> {
        let (offset, length) = (offset.required()?, length.required()?);
        let (id, file) = self.io_target(handle, Access::empty())?;
        if !self.granted(handle).intersects(FILE_READ_DATA | FILE_WRITE_DATA) {
            self.io_target(handle, FILE_READ_DATA)?;
        }
        let EndOf::Node(node) = self.kernel.files[file].end else {
            return Err(Status::INVALID_DEVICE_REQUEST);
        };
        if self.kernel.nodes[node].is_directory() {
            let why = Why::File(FileWhy::NoBytes { node });
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        for (name, number) in [("byte_offset", offset), ("length", length)] {
            if number < 0 {
                return Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER));
            }
        }
        let (offset, length) = (offset as u64, length as u64);
        let lock = FileLock { file, process: self.process, key, offset, length, exclusive };
        Ok(Target { id, node, lock })
    }
}

impl NtFileLockCalls for Syscall<'_> {
    fn NtLockFile(
        &mut self,
        file_handle: Handle,
        event: Handle,
        apc_routine: Routine,
        apc_context: Address,
        io_status_block: &mut Shared<IO_STATUS_BLOCK>,
        byte_offset: In<i64>,
        length: In<i64>,
        key: u32,
        fail_immediately: bool,
        exclusive_lock: bool,
    ) -> Result<Status, Stop> {
        let block = io_status_block.address();
        let wish = Wish::new("NtLockFile", file_handle, event, (apc_routine, apc_context), block);
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let kind = (key, exclusive_lock);
                let target = io_status_block
                    .demand()
                    .and_then(|()| self.lock_target(file_handle, byte_offset, length, kind));
                let target = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                self.plain_wish(target.id, &wish)?;
                self.take_turn(target.id)?;
                let by = match self.prepare(target.id, What::Lock, wish) {
                    Ok(by) => by,
                    Err(failed) => return Ok(failed),
                };
                let waits = (!fail_immediately).then_some(by);
                match self.kernel.lock_range(target.node, target.lock, waits) {
                    Ok(io) => self.conclude(by, io)?,
                    Err(failed) => return Ok(failed),
                }
            }
        };
        io_status_block.put(IO_STATUS_BLOCK { Status: done.status, Information: 0 });
        Ok(done.status)
    }

    fn NtUnlockFile(
        &mut self,
        file_handle: Handle,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        byte_offset: In<i64>,
        length: In<i64>,
        key: u32,
    ) -> Result<Status, Refused> {
        let unlocked = (|| {
            io_status_block.demand()?;
            let target = self.lock_target(file_handle, byte_offset, length, (key, false))?;
            self.kernel.unlock_range(target.node, target.lock)?;
            io_status_block.put(IO_STATUS_BLOCK::default());
            Ok(Status::SUCCESS)
        })();
        Ok(status(unlocked))
    }
}
