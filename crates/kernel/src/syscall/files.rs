//! Services for files.

use calls::files::NtFileCalls;
use calls::{
    Address, Any, Bytes, CreateOptions, FILE_FS_DEVICE_INFORMATION, FILE_FS_VOLUME_INFORMATION,
    FileFlags, IO_STATUS_BLOCK, In, InfoClass, NtDisposition, ObjectAttributes, Out, Param,
    Refused, Routine, ShareMode, Shared, Stop,
};
use nt::rights::{FILE_APPEND_DATA, FILE_READ_DATA, FILE_WRITE_DATA};
use nt::{Access, Handle, ObjectType, Status};

use super::opening::{DELETE_ON_CLOSE, DIRECTORY, NON_DIRECTORY, OPEN, Opening};
use super::overlapped::Wish;
use super::{Syscall, status};
use crate::clock::SYSTEM_TIME_START;
use crate::kernel::{FileKey, NodeKey};
use crate::object::{Body, Completion, EndOf, ObjectId};
use crate::pipe::PipeState;
use crate::request::{Io, What};
use crate::volume::ATTRIBUTE_ARCHIVE;
use crate::why::Why;
use crate::why_file::FileWhy;
use crate::why_pipe::WhyPipe;

/// FILE_SYNCHRONOUS_IO_ALERT, FILE_SYNCHRONOUS_IO_NONALERT.
pub(super) const SYNCHRONOUS: u32 = 0x10 | 0x20;
/// Options that change nothing here: write through, sequential only, no buffering, random access,
/// and the intent to back up, which the privileges for that would have to come with.
const HINTS: u32 = 0x2 | 0x4 | 0x8 | 0x800 | 0x4000;

/// The serial number of the volume (assumed: any would do).
const SERIAL_NUMBER: u32 = 0x0B51_0001;

/// How large a file of the volume can grow (the volume's own limit: 256 MiB).
pub(super) const FILE_BYTES_MAX: usize = 256 << 20;

/// The offsets that mean the end of the file, and the file position.
const AT_END: i64 = -1;
const AT_POSITION: i64 = -2;

/// Where a write begins.
#[derive(Clone, Copy)]
enum WriteAt {
    End,
    Position,
    Offset(u64),
}

impl Syscall<'_> {
    pub(super) fn file_key(&self, id: ObjectId) -> FileKey {
        match self.kernel.at(id).body {
            Body::File(file) => file.key,
            _ => unreachable!("resolved as a file"),
        }
    }

    /// The answer to a client of a pipe that its server has sent away.
    pub(super) fn severed(&mut self) -> Io {
        let why = WhyPipe::State { state: PipeState::Disconnected };
        Io::failed(self.refuse(Why::Pipe(why), Status::PIPE_DISCONNECTED))
    }

    /// Reads from a file of the volume: where the call says, or else at the file position, which a
    /// synchronous read moves.
    fn read_node(&mut self, key: FileKey, node: NodeKey, length: u32, offset: Option<u64>) -> Io {
        if self.kernel.nodes[node].is_directory() {
            self.kernel.why = Some(Why::File(FileWhy::NoBytes { node }));
            return Io::failed(Status::INVALID_DEVICE_REQUEST);
        }
        let at = offset.unwrap_or(self.kernel.files[key].position);
        let checked =
            self.kernel.check_locks(node, (key, self.process), (at, length.into()), false);
        if let Err(failed) = checked {
            return Io::failed(failed);
        }
        let file = &mut self.kernel.files[key];
        let bytes = self.kernel.nodes[node].bytes().expect("it was a file just now");
        let from = at.min(bytes.len() as u64) as usize;
        let to = (from + length as usize).min(bytes.len());
        let data: Box<[u8]> = bytes[from..to].into();
        if data.is_empty() && length > 0 {
            return Io::failed(Status::END_OF_FILE);
        }
        let information = data.len() as u64;
        if file.options & SYNCHRONOUS != 0 {
            file.position = at + information;
        }
        Io::Done(Completion { information, data, ..Completion::plain(Status::SUCCESS) })
    }

    /// Writes to a file of the volume: where the call says, at its end, or at the file position.
    fn write_node(&mut self, key: FileKey, node: NodeKey, data: &[u8], at: WriteAt) -> Io {
        let file = &self.kernel.files[key];
        let synchronous = file.options & SYNCHRONOUS != 0;
        if self.kernel.nodes[node].is_directory() {
            self.kernel.why = Some(Why::File(FileWhy::NoBytes { node }));
            return Io::failed(Status::INVALID_DEVICE_REQUEST);
        }
        let from = match at {
            WriteAt::End => self.kernel.nodes[node].size(),
            WriteAt::Position => file.position,
            WriteAt::Offset(offset) => offset,
        };
        let range = (from, data.len() as u64);
        if let Err(failed) = self.kernel.check_locks(node, (key, self.process), range, true) {
            return Io::failed(failed);
        }
        let bytes = self.kernel.nodes[node].bytes_mut().expect("it was a file just now");
        let to = from.saturating_add(data.len() as u64);
        if to > FILE_BYTES_MAX as u64 && !data.is_empty() {
            return Io::failed(Status::DISK_FULL);
        }
        if !data.is_empty() {
            let (from, to) = (from as usize, to as usize);
            if bytes.len() < to {
                bytes.resize(to, 0);
            }
            bytes[from..to].copy_from_slice(data);
            if synchronous {
                self.kernel.files[key].position = to as u64;
            }
            self.kernel.nodes[node].attributes |= ATTRIBUTE_ARCHIVE;
            self.kernel.touch(node);
        }
        let information = data.len() as u64;
        Io::Done(Completion { information, ..Completion::plain(Status::SUCCESS) })
    }

    /// The rights of a handle that was resolved before.
    pub(super) fn granted(&self, handle: Handle) -> Access {
        let table = self.kernel.processes[self.process].table.as_ref();
        table.and_then(|table| table.get(handle)).map_or(Access::empty(), |entry| entry.granted)
    }

    /// Where a transfer begins, if the call says so: -2 means the file position, which only a
    /// synchronous file object has.
    fn transfer_offset(&mut self, key: FileKey, offset: In<i64>) -> Result<Option<i64>, Status> {
        let file = &self.kernel.files[key];
        let synchronous = file.options & SYNCHRONOUS != 0 || !matches!(file.end, EndOf::Node(_));
        match offset.optional()? {
            None | Some(AT_POSITION) if synchronous => Ok(None),
            Some(offset @ (AT_END | 0..)) => Ok(Some(offset)),
            _ => {
                let why = Why::Parameter { name: "byte_offset" };
                Err(self.refuse(why, Status::INVALID_PARAMETER))
            }
        }
    }

    /// What a write is for: the file object, the bytes, and where they go.
    fn write_target<'d>(
        &mut self,
        handle: Handle,
        buffer: In<&'d [u8]>,
        length: u32,
        offset: In<i64>,
    ) -> Result<(ObjectId, FileKey, &'d [u8], WriteAt), Status> {
        let (id, file) = self.io_target(handle, Access::empty())?;
        // A handle that may append and not write appends. Source: Microsoft's "File
        // Security and Access Rights".
        let appends = self.io_target(handle, FILE_WRITE_DATA).is_err();
        let why = self.kernel.why.take();
        if appends && self.io_target(handle, FILE_APPEND_DATA).is_err() {
            return Err(self.refuse(why.expect("it was refused"), Status::ACCESS_DENIED));
        }
        let data = match length {
            0 => &[],
            // A buffer ends where its bytes end, as before a guard page.
            length => {
                let data = buffer.required()?;
                data.get(..length as usize).ok_or(Status::ACCESS_VIOLATION)?
            }
        };
        let at = match self.transfer_offset(file, offset)? {
            _ if appends => WriteAt::End,
            None => WriteAt::Position,
            Some(AT_END) => WriteAt::End,
            Some(offset) => WriteAt::Offset(offset as u64),
        };
        Ok((id, file, data, at))
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

/// Refuses what a read or write can be given beside its buffer.
fn plain_io(call: &'static str, key: Address) -> Result<(), Refused> {
    if key.0 != 0 { Err(Refused::new(call, "a lock key")) } else { Ok(()) }
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
        Ok(status(self.open_file(file_handle, io_status_block, request, opening)))
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
        Ok(status(self.open_file(file_handle, io_status_block, request, opening)))
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
        key: Address,
    ) -> Result<Status, Stop> {
        plain_io("NtReadFile", key)?;
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
                    Ok((target.0, target.1, offset))
                });
                let (id, file, offset) = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                self.plain_wish(id, &wish)?;
                self.take_turn(id)?;
                let by = match self.prepare(id, What::Read, wish) {
                    Ok(by) => by,
                    Err(failed) => return Ok(failed),
                };
                let io = match self.kernel.files[file].end {
                    EndOf::Node(node) => self.read_node(file, node, length, offset),
                    EndOf::Null => Io::failed(Status::END_OF_FILE),
                    EndOf::Pipe { pipe, side } => self.kernel.read_pipe(pipe, side, length, by),
                    EndOf::Severed => self.severed(),
                    EndOf::PipeDevice => Io::failed(Status::INVALID_DEVICE_REQUEST),
                    EndOf::Console(_) => {
                        let what = "reading from a console: nobody types there";
                        return Err(Refused::new("NtReadFile", what).into());
                    }
                };
                self.conclude(by, io)?
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
        key: Address,
    ) -> Result<Status, Stop> {
        plain_io("NtWriteFile", key)?;
        let block = io_status_block.address();
        let wish = Wish::new("NtWriteFile", file_handle, event, (apc_routine, apc_context), block);
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let target = io_status_block
                    .demand()
                    .and_then(|()| self.write_target(file_handle, buffer, length, byte_offset));
                let (id, file, data, at) = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                self.plain_wish(id, &wish)?;
                self.take_turn(id)?;
                let by = match self.prepare(id, What::Write, wish) {
                    Ok(by) => by,
                    Err(failed) => return Ok(failed),
                };
                let io = match self.kernel.files[file].end {
                    EndOf::Node(node) => self.write_node(file, node, data, at),
                    EndOf::Null => {
                        let information = data.len() as u64;
                        Io::Done(Completion { information, ..Completion::plain(Status::SUCCESS) })
                    }
                    EndOf::Pipe { pipe, side } => self.kernel.write_pipe(pipe, side, data, by),
                    EndOf::Severed => self.severed(),
                    EndOf::PipeDevice => Io::failed(Status::INVALID_DEVICE_REQUEST),
                    EndOf::Console(console) if console.input => {
                        let what = "writing to the input of a console";
                        return Err(Refused::new("NtWriteFile", what).into());
                    }
                    // Taken, and shown nowhere.
                    EndOf::Console(_) => Io::Done(Completion {
                        information: data.len() as u64,
                        ..Completion::plain(Status::SUCCESS)
                    }),
                };
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
                _ => NAMED_PIPE,
            };
            let info = FILE_FS_DEVICE_INFORMATION { DeviceType: device, Characteristics: 0 };
            let size = FILE_FS_DEVICE_INFORMATION::ROW.size;
            self.file_query(info, size, io_status_block, fs_information, length)
        })();
        Ok(status(query))
    }
}
