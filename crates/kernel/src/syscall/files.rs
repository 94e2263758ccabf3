//! Services for files.

use calls::files::NtFileCalls;
use calls::{
    Address, Any, Bytes, CreateOptions, FILE_FS_DEVICE_INFORMATION, FILE_FS_VOLUME_INFORMATION,
    FileFlags, IO_STATUS_BLOCK, In, InfoClass, NtDisposition, ObjectAttributes, Out, Param,
    Refused, Routine, ShareMode, Shared, Stop,
};
use nt::rights::FILE_READ_DATA;
use nt::{Access, Handle, ObjectType, Status};

use super::opening::{DELETE_ON_CLOSE, DIRECTORY, NON_DIRECTORY, OPEN, Opening, opened};
use super::overlapped::Wish;
use super::transfers::AT_END;
use super::{Syscall, status};
use crate::clock::SYSTEM_TIME_START;
use crate::kernel::FileKey;
use crate::object::{Body, EndOf, ObjectId};
use crate::request::What;
use crate::why::Why;

/// FILE_SYNCHRONOUS_IO_ALERT, FILE_SYNCHRONOUS_IO_NONALERT.
pub(super) const SYNCHRONOUS: u32 = 0x10 | 0x20;
/// Options that change nothing here: write through, sequential only, no buffering, random access,
/// and the intent to back up, which the privileges for that would have to come with.
const HINTS: u32 = 0x2 | 0x4 | 0x8 | 0x800 | 0x4000;

/// The serial number of the volume (assumed: any would do).
const SERIAL_NUMBER: u32 = 0x0B51_0001;

/// How large a file of the volume can grow (the volume's own limit: 256 MiB).
pub(super) const FILE_BYTES_MAX: usize = 256 << 20;

impl Syscall<'_> {
    pub(super) fn file_key(&self, id: ObjectId) -> FileKey {
        match self.kernel.at(id).body {
            Body::File(file) => file.key,
            _ => unreachable!("resolved as a file"),
        }
    }

    /// The rights of a handle that was resolved before.
    pub(super) fn granted(&self, handle: Handle) -> Access {
        let table = self.kernel.processes[self.process].table.as_ref();
        table.and_then(|table| table.get(handle)).map_or(Access::empty(), |entry| entry.granted)
    }

    /// The file object a read or write is for, and what it is one opening of.
    pub(super) fn io_target(
        &mut self,
        handle: Handle,
        needed: Access,
    ) -> Result<(ObjectId, FileKey), Status> {
        let id = self.resolve(handle, ObjectType::FILE, Access::empty())?;
        if !needed.is_empty() {
            self.resolve(handle, ObjectType::FILE, needed)?;
        }
        Ok((id, self.file_key(id)))
    }

    /// Answers a query about a file object.
    pub(super) fn file_query<T: Param>(
        &mut self,
        value: T,
        size: u32,
        io: &mut Out<IO_STATUS_BLOCK>,
        place: &mut Out<Any>,
        length: u32,
    ) -> Result<Status, Status> {
        if length < size {
            return Err(self.wrong_length(size));
        }
        io.demand()?;
        place.demand()?;
        place.put(Any::of(&value));
        io.put(IO_STATUS_BLOCK { Status: Status::SUCCESS, Information: size.into() });
        Ok(Status::SUCCESS)
    }
}

/// Whether a read that ends so has brought something, now.
pub(super) fn brings_data(status: Status) -> bool {
    status.is_success() && status != Status::PENDING || status == Status::BUFFER_OVERFLOW
}

/// Refuses options that change what a handle does and are not modelled.
pub(super) fn plain_options(call: &'static str, options: u32) -> Result<(), Refused> {
    let known = SYNCHRONOUS | DIRECTORY | NON_DIRECTORY | DELETE_ON_CLOSE | HINTS;
    if options & !known != 0 {
        return Err(Refused::new(call, "rarer create options"));
    }
    Ok(())
}

impl NtFileCalls for Syscall<'_> {
    fn NtCreateFile(
        &mut self,
        file_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        _allocation_size: In<i64>,
        file_attributes: FileFlags,
        share_access: ShareMode,
        create_disposition: NtDisposition,
        create_options: CreateOptions,
        ea_buffer: Address,
        _ea_length: u32,
    ) -> Result<Status, Refused> {
        let call = "NtCreateFile";
        plain_options(call, create_options.0)?;
        if ea_buffer.0 != 0 {
            return Err(Refused::new(call, "extended attributes"));
        }
        let opening = Opening {
            share: share_access.0,
            disposition: create_disposition.0,
            attributes: file_attributes.0,
            options: ("create_options", create_options.0),
        };
        let request = self.request(object_attributes, desired_access, ObjectType::FILE);
        opened(call, self.open_file(file_handle, io_status_block, request, opening))
    }

    fn NtOpenFile(
        &mut self,
        file_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        share_access: ShareMode,
        open_options: CreateOptions,
    ) -> Result<Status, Refused> {
        plain_options("NtOpenFile", open_options.0)?;
        let options = ("open_options", open_options.0);
        let opening = Opening { share: share_access.0, disposition: OPEN, attributes: 0, options };
        let request = self.request(object_attributes, desired_access, ObjectType::FILE);
        opened("NtOpenFile", self.open_file(file_handle, io_status_block, request, opening))
    }

    fn NtReadFile(
        &mut self,
        file_handle: Handle,
        event: Handle,
        apc_routine: Routine,
        apc_context: Address,
        io_status_block: &mut Shared<IO_STATUS_BLOCK>,
        buffer: &mut Out<Bytes>,
        length: u32,
        byte_offset: In<i64>,
        key: In<u32>,
    ) -> Result<Status, Stop> {
        let block = io_status_block.address();
        let wish = Wish::new("NtReadFile", file_handle, event, (apc_routine, apc_context), block);
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let target = io_status_block.demand().and_then(|()| {
                    let target = self.io_target(file_handle, FILE_READ_DATA)?;
                    if length > 0 {
                        buffer.demand()?;
                    }
                    let offset = match self.transfer_offset(target.1, byte_offset)? {
                        Some(AT_END) => {
                            let why = Why::Parameter { name: "byte_offset" };
                            return Err(self.refuse(why, Status::INVALID_PARAMETER));
                        }
                        offset => offset.map(|offset| offset as u64),
                    };
                    Ok((target.0, target.1, offset, key.optional()?.unwrap_or(0)))
                });
                let (id, file, offset, key) = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                self.plain_wish(id, &wish)?;
                self.take_turn(id)?;
                let by = match self.prepare(id, What::Read, wish) {
                    Ok(by) => by,
                    Err(failed) => return Ok(failed),
                };
                let (io, deadline) = self.begin_read(file, (length, offset, key), by)?;
                self.conclude_by(by, io, deadline)?
            }
        };
        if brings_data(done.status) {
            buffer.put(Bytes(done.data));
        }
        let information = done.information;
        io_status_block.put(IO_STATUS_BLOCK { Status: done.status, Information: information });
        Ok(done.status)
    }

    fn NtWriteFile(
        &mut self,
        file_handle: Handle,
        event: Handle,
        apc_routine: Routine,
        apc_context: Address,
        io_status_block: &mut Shared<IO_STATUS_BLOCK>,
        buffer: In<&[u8]>,
        length: u32,
        byte_offset: In<i64>,
        key: In<u32>,
    ) -> Result<Status, Stop> {
        let block = io_status_block.address();
        let wish = Wish::new("NtWriteFile", file_handle, event, (apc_routine, apc_context), block);
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let target = io_status_block
                    .demand()
                    .and_then(|()| self.write_target(file_handle, buffer, length, byte_offset))
                    .and_then(|target| Ok((target, key.optional()?.unwrap_or(0))));
                let ((id, file, data, at), key) = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                self.plain_wish(id, &wish)?;
                self.take_turn(id)?;
                let by = match self.prepare(id, What::Write, wish) {
                    Ok(by) => by,
                    Err(failed) => return Ok(failed),
                };
                let io = self.begin_write(file, (data, at, key), by)?;
                self.conclude(by, io)?
            }
        };
        let information = done.information;
        io_status_block.put(IO_STATUS_BLOCK { Status: done.status, Information: information });
        Ok(done.status)
    }

    fn NtQueryVolumeInformationFile(
        &mut self,
        file_handle: Handle,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        fs_information: &mut Out<Any>,
        length: u32,
        fs_information_class: InfoClass,
    ) -> Result<Status, Refused> {
        const DISK: u32 = 0x7;
        const MAILSLOT: u32 = 0xC;
        const NAMED_PIPE: u32 = 0x11;
        const NULL: u32 = 0x15;
        /// FileFsVolumeInformation and FileFsDeviceInformation.
        const VOLUME: u32 = 1;
        const DEVICE: u32 = 4;
        const CONSOLE: u32 = 0x50;
        let query = (|| {
            if !matches!(fs_information_class.0, VOLUME | DEVICE) {
                return Err(Status::INVALID_INFO_CLASS);
            }
            let (_, key) = self.io_target(file_handle, Access::empty())?;
            if fs_information_class.0 == VOLUME {
                if !matches!(self.kernel.files[key].end, EndOf::Node(_)) {
                    return Err(Status::INVALID_DEVICE_REQUEST);
                }
                let info = FILE_FS_VOLUME_INFORMATION {
                    VolumeCreationTime: SYSTEM_TIME_START as i64,
                    VolumeSerialNumber: SERIAL_NUMBER,
                    SupportsObjects: true,
                    ..FILE_FS_VOLUME_INFORMATION::default()
                };
                let size = FILE_FS_VOLUME_INFORMATION::ROW.size;
                return self.file_query(info, size, io_status_block, fs_information, length);
            }
            let device = match self.kernel.files[key].end {
                EndOf::Node(_) => DISK,
                EndOf::Null => NULL,
                EndOf::Console(_) => CONSOLE,
                EndOf::Mailslot { .. } | EndOf::MailslotDevice => MAILSLOT,
                _ => NAMED_PIPE,
            };
            let info = FILE_FS_DEVICE_INFORMATION { DeviceType: device, Characteristics: 0 };
            let size = FILE_FS_DEVICE_INFORMATION::ROW.size;
            self.file_query(info, size, io_status_block, fs_information, length)
        })();
        Ok(status(query))
    }
}
