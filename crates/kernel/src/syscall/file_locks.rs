//! Services for locks on ranges of a file's bytes.

use calls::file_locks::NtFileLockCalls;
use calls::{Address, IO_STATUS_BLOCK, In, Out, Refused, Routine, Stop};
use nt::rights::{FILE_READ_DATA, FILE_WRITE_DATA};
use nt::{Access, Handle, Status};

use super::files::SYNCHRONOUS;
use super::{Syscall, status};
use crate::file_locks::FileLock;
use crate::kernel::NodeKey;
use crate::object::{EndOf, ObjectId};
use crate::request::{Io, Request, What};
use crate::wait::On;
use crate::why::Why;
use crate::why_file::FileWhy;

/// Refuses what a call about a lock can be given beside its range.
fn plain_lock(call: &'static str, event: Handle, apc: Routine, key: u32) -> Result<(), Refused> {
    let given = if !event.is_null() {
        "an event"
    } else if apc.0 != 0 {
        "an APC routine"
    } else if key != 0 {
        "a lock key"
    } else {
        return Ok(());
    };
    Err(Refused::new(call, given))
}

/// What a call about a lock names: the file object, the file, and the range.
struct Target {
    id: ObjectId,
    node: NodeKey,
    lock: FileLock,
    synchronous: bool,
}

impl Syscall<'_> {
    /// What a call about a lock names; it takes a handle that reads or writes.
    fn lock_target(
        &mut self,
        handle: Handle,
        offset: In<i64>,
        length: In<i64>,
        exclusive: bool,
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
        let synchronous = self.kernel.files[file].options & SYNCHRONOUS != 0;
        let lock = FileLock { file, process: self.process, offset, length, exclusive };
        Ok(Target { id, node, lock, synchronous })
    }
}

impl NtFileLockCalls for Syscall<'_> {
    fn NtLockFile(
        &mut self,
        file_handle: Handle,
        event: Handle,
        apc_routine: Routine,
        _apc_context: Address,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        byte_offset: In<i64>,
        length: In<i64>,
        key: u32,
        fail_immediately: bool,
        exclusive_lock: bool,
    ) -> Result<Status, Stop> {
        plain_lock("NtLockFile", event, apc_routine, key)?;
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let target = io_status_block.demand().and_then(|()| {
                    self.lock_target(file_handle, byte_offset, length, exclusive_lock)
                });
                let target = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                let by = Request::new(self.thread, target.id, What::Lock);
                let waits = (!fail_immediately && target.synchronous).then_some(by);
                match self.kernel.lock_range(target.node, target.lock, waits) {
                    Ok(Io::Done(completion)) => completion,
                    Ok(Io::Waits(request)) => {
                        return Err(self.park(&[], On::Request(request), None));
                    }
                    Err(_) if !fail_immediately => {
                        let what = "waiting for a lock through an overlapped handle";
                        return Err(Refused::new("NtLockFile", what).into());
                    }
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
        plain_lock("NtUnlockFile", Handle::NULL, Routine(0), key)?;
        let unlocked = (|| {
            io_status_block.demand()?;
            let target = self.lock_target(file_handle, byte_offset, length, false)?;
            self.kernel.unlock_range(target.node, target.lock)?;
            io_status_block.put(IO_STATUS_BLOCK::default());
            Ok(Status::SUCCESS)
        })();
        Ok(status(unlocked))
    }
}
