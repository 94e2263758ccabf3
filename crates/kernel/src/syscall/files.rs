//! Services for files and pipes.

use calls::files::NtFileCalls;
use calls::{
    Address, Any, Bytes, CreateOptions, FILE_COMPLETION_INFORMATION, FILE_FS_DEVICE_INFORMATION,
    FILE_PIPE_INFORMATION, FILE_PIPE_LOCAL_INFORMATION, FILE_POSITION_INFORMATION,
    FILE_STANDARD_INFORMATION, FileFlags, IO_STATUS_BLOCK, In, InfoClass, NtDisposition,
    ObjectAttributes, Out, Param, Refused, Routine, ShareMode, Stop,
};
use nt::rights::{
    FILE_APPEND_DATA, FILE_READ_ATTRIBUTES, FILE_READ_DATA, FILE_WRITE_ATTRIBUTES, FILE_WRITE_DATA,
};
use nt::{Access, Handle, ObjectType, Status};

use super::opening::{OPEN, Opening};
use super::{Syscall, status};
use crate::kernel::{FileKey, NodeKey};
use crate::object::{Body, Completion, EndOf, ObjectId};
use crate::pipe::PipeState;
use crate::request::{Io, Request, What};
use crate::wait::On;
use crate::why::Why;
use crate::why_pipe::WhyPipe;

/// FILE_SYNCHRONOUS_IO_ALERT, FILE_SYNCHRONOUS_IO_NONALERT.
pub(super) const SYNCHRONOUS: u32 = 0x10 | 0x20;
/// FILE_NON_DIRECTORY_FILE.
const NON_DIRECTORY: u32 = 0x40;
/// Hints that change nothing here: write through, sequential only, no buffering, random access.
const HINTS: u32 = 0x2 | 0x4 | 0x8 | 0x800;

/// How large a file of the volume can grow (the volume's own limit: 256 MiB).
pub(super) const FILE_BYTES_MAX: usize = 256 << 20;

impl Syscall<'_> {
    pub(super) fn file_key(&self, id: ObjectId) -> FileKey {
        match self.kernel.at(id).body {
            Body::File(file) => file.key,
            _ => unreachable!("resolved as a file"),
        }
    }

    /// The answer to a client of a pipe that its server has sent away.
    fn severed(&mut self) -> Io {
        let why = WhyPipe::State { state: PipeState::Disconnected };
        Io::failed(self.refuse(Why::Pipe(why), Status::PIPE_DISCONNECTED))
    }

    fn read_node(&mut self, key: FileKey, node: NodeKey, length: u32) -> Io {
        let file = &mut self.kernel.files[key];
        let bytes = self.kernel.nodes[node].bytes().expect("only files are opened");
        let from = (file.position as usize).min(bytes.len());
        let to = (from + length as usize).min(bytes.len());
        let data: Box<[u8]> = bytes[from..to].into();
        if data.is_empty() && length > 0 {
            return Io::failed(Status::END_OF_FILE);
        }
        file.position += data.len() as u64;
        let information = data.len() as u64;
        Io::Done(Completion { information, data, ..Completion::plain(Status::SUCCESS) })
    }

    fn write_node(&mut self, key: FileKey, node: NodeKey, data: &[u8], appends: bool) -> Io {
        let file = &mut self.kernel.files[key];
        let bytes = self.kernel.nodes[node].bytes_mut().expect("only files are opened");
        let from = if appends { bytes.len() } else { file.position as usize };
        let to = from + data.len();
        if to > FILE_BYTES_MAX && !data.is_empty() {
            return Io::failed(Status::DISK_FULL);
        }
        if !data.is_empty() {
            if bytes.len() < to {
                bytes.resize(to, 0);
            }
            bytes[from..to].copy_from_slice(data);
            file.position = to as u64;
        }
        let information = data.len() as u64;
        Io::Done(Completion { information, ..Completion::plain(Status::SUCCESS) })
    }

    /// The file object a read or write is for, and what it is one opening of.
    fn io_target(&mut self, handle: Handle, needed: Access) -> Result<(ObjectId, FileKey), Status> {
        let id = self.resolve(handle, ObjectType::FILE, Access::empty())?;
        if !needed.is_empty() {
            self.resolve(handle, ObjectType::FILE, needed)?;
        }
        Ok((id, self.file_key(id)))
    }

    /// Answers a query about a file object.
    fn file_query<T: Param>(
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
pub(super) fn plain_io(
    call: &'static str,
    event: Handle,
    routine: Routine,
    offset: In<i64>,
    key: Address,
) -> Result<(), Refused> {
    let what = if !event.is_null() {
        "an event"
    } else if routine.0 != 0 {
        "an APC routine"
    } else if offset != In::Null {
        "a byte offset"
    } else if key.0 != 0 {
        "a lock key"
    } else {
        return Ok(());
    };
    Err(Refused::new(call, what))
}

/// The structure behind a pointer to any; bytes of another one are as good as unreadable
/// (assumed: obsim has no bytes to look at anew).
fn reinterpret<T: Param>(given: &Any) -> Result<T, Status> {
    T::from_value(given.0.value.clone()).map_err(|_| Status::ACCESS_VIOLATION)
}

/// Refuses a descriptor for a file: files have none here.
fn undescribed(call: &'static str, attributes: &In<ObjectAttributes>) -> Result<(), Refused> {
    match attributes {
        In::Given(ObjectAttributes { security: In::Given(_), .. }) => {
            Err(Refused::new(call, "security descriptors of files"))
        }
        _ => Ok(()),
    }
}

/// Refuses options that change what a handle does and are not modelled.
pub(super) fn plain_options(call: &'static str, options: u32) -> Result<(), Refused> {
    if options & SYNCHRONOUS == 0 {
        return Err(Refused::new(call, "overlapped handles"));
    }
    if options & !(SYNCHRONOUS | NON_DIRECTORY | HINTS) != 0 {
        return Err(Refused::new(call, "create options beyond a plain synchronous file"));
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
        undescribed(call, &object_attributes)?;
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
        _apc_context: Address,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        buffer: &mut Out<Bytes>,
        length: u32,
        byte_offset: In<i64>,
        key: Address,
    ) -> Result<Status, Stop> {
        plain_io("NtReadFile", event, apc_routine, byte_offset, key)?;
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let target = io_status_block.demand().and_then(|()| {
                    let target = self.io_target(file_handle, FILE_READ_DATA)?;
                    if length > 0 {
                        buffer.demand()?;
                    }
                    Ok(target)
                });
                let (id, file) = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                let by = Request { thread: self.thread, file: id, what: What::Read };
                let io = match self.kernel.files[file].end {
                    EndOf::Node(node) => self.read_node(file, node, length),
                    EndOf::Pipe { pipe, side } => self.kernel.read_pipe(pipe, side, length, by),
                    EndOf::Severed => self.severed(),
                    EndOf::PipeDevice => Io::failed(Status::INVALID_DEVICE_REQUEST),
                };
                match io {
                    Io::Done(completion) => completion,
                    Io::Waits(request) => {
                        return Err(self.park(&[], On::Request(request), None));
                    }
                }
            }
        };
        if done.status.is_success() || done.status == Status::BUFFER_OVERFLOW {
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
        _apc_context: Address,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        buffer: In<&[u8]>,
        length: u32,
        byte_offset: In<i64>,
        key: Address,
    ) -> Result<Status, Stop> {
        plain_io("NtWriteFile", event, apc_routine, byte_offset, key)?;
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let target = (|| {
                    io_status_block.demand()?;
                    let (id, file) = self.io_target(file_handle, Access::empty())?;
                    // A handle that may append and not write appends. Source: Microsoft's "File
                    // Security and Access Rights".
                    let appends = self.io_target(file_handle, FILE_WRITE_DATA).is_err();
                    let why = self.kernel.why.take();
                    if appends && self.io_target(file_handle, FILE_APPEND_DATA).is_err() {
                        return Err(
                            self.refuse(why.expect("it was refused"), Status::ACCESS_DENIED)
                        );
                    }
                    let data = match length {
                        0 => &[],
                        // A buffer ends where its bytes end, as before a guard page.
                        length => {
                            let data = buffer.required()?;
                            data.get(..length as usize).ok_or(Status::ACCESS_VIOLATION)?
                        }
                    };
                    Ok((id, file, data, appends))
                })();
                let (id, file, data, appends) = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                let by = Request { thread: self.thread, file: id, what: What::Write };
                let io = match self.kernel.files[file].end {
                    EndOf::Node(node) => self.write_node(file, node, data, appends),
                    EndOf::Pipe { pipe, side } => self.kernel.write_pipe(pipe, side, data, by),
                    EndOf::Severed => self.severed(),
                    EndOf::PipeDevice => Io::failed(Status::INVALID_DEVICE_REQUEST),
                };
                match io {
                    Io::Done(completion) => completion,
                    Io::Waits(request) => {
                        return Err(self.park(&[], On::Request(request), None));
                    }
                }
            }
        };
        let information = done.information;
        io_status_block.put(IO_STATUS_BLOCK { Status: done.status, Information: information });
        Ok(done.status)
    }

    fn NtQueryInformationFile(
        &mut self,
        file_handle: Handle,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        file_information: &mut Out<Any>,
        length: u32,
        file_information_class: InfoClass,
    ) -> Result<Status, Refused> {
        let (io, place) = (io_status_block, file_information);
        let query = (|| {
            let (_, key) = self.io_target(file_handle, Access::empty())?;
            let file = &self.kernel.files[key];
            let node = match (file.end, file_information_class.0) {
                (EndOf::Node(node), _) => node,
                (EndOf::Pipe { .. }, 23 | 24)
                    if self.io_target(file_handle, FILE_READ_ATTRIBUTES).is_err() =>
                {
                    return Err(Status::ACCESS_DENIED);
                }
                (EndOf::Pipe { pipe, side }, 23) => {
                    let size = FILE_PIPE_INFORMATION::ROW.size;
                    return self.file_query(self.pipe_modes(pipe, side), size, io, place, length);
                }
                (EndOf::Pipe { pipe, side }, 24) => {
                    let size = FILE_PIPE_LOCAL_INFORMATION::ROW.size;
                    return self.file_query(self.pipe_local(pipe, side), size, io, place, length);
                }
                _ => return Err(Status::INVALID_DEVICE_REQUEST),
            };
            match file_information_class.0 {
                5 => {
                    let size = self.kernel.nodes[node].bytes().map_or(0, Vec::len) as i64;
                    let info = FILE_STANDARD_INFORMATION {
                        AllocationSize: (size + 4095) & !4095,
                        EndOfFile: size,
                        NumberOfLinks: 1,
                        ..FILE_STANDARD_INFORMATION::default()
                    };
                    let size = FILE_STANDARD_INFORMATION::ROW.size;
                    self.file_query(info, size, io, place, length)
                }
                14 => {
                    let info =
                        FILE_POSITION_INFORMATION { CurrentByteOffset: file.position as i64 };
                    let size = FILE_POSITION_INFORMATION::ROW.size;
                    self.file_query(info, size, io, place, length)
                }
                _ => Err(Status::INVALID_INFO_CLASS),
            }
        })();
        Ok(status(query))
    }

    fn NtSetInformationFile(
        &mut self,
        file_handle: Handle,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        file_information: In<&Any>,
        length: u32,
        file_information_class: InfoClass,
    ) -> Result<Status, Refused> {
        let set = (|| {
            let size = match file_information_class.0 {
                14 => FILE_POSITION_INFORMATION::ROW.size,
                23 => FILE_PIPE_INFORMATION::ROW.size,
                30 => FILE_COMPLETION_INFORMATION::ROW.size,
                _ => return Err(Status::INVALID_INFO_CLASS),
            };
            if length < size {
                return Err(self.wrong_length(size));
            }
            let information = file_information.required()?;
            io_status_block.demand()?;
            let (_, key) = self.io_target(file_handle, Access::empty())?;
            if file_information_class.0 == 30 {
                // Only what can be pending completes later: a synchronous file object has no port.
                let why = Why::Parameter { name: "file_handle" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            if file_information_class.0 == 23 {
                let EndOf::Pipe { pipe, side } = self.kernel.files[key].end else {
                    return Err(Status::INVALID_DEVICE_REQUEST);
                };
                self.io_target(file_handle, FILE_WRITE_ATTRIBUTES)?;
                self.set_pipe_modes(pipe, side, &reinterpret(information)?)?;
                io_status_block.put(IO_STATUS_BLOCK::default());
                return Ok(Status::SUCCESS);
            }
            let info: FILE_POSITION_INFORMATION = reinterpret(information)?;
            let file = &mut self.kernel.files[key];
            if !matches!(file.end, EndOf::Node(_)) {
                return Err(Status::INVALID_DEVICE_REQUEST);
            }
            if info.CurrentByteOffset < 0 {
                let why = Why::Parameter { name: "file_information" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            file.position = info.CurrentByteOffset as u64;
            io_status_block.put(IO_STATUS_BLOCK::default());
            Ok(Status::SUCCESS)
        })();
        Ok(status(set))
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
        let query = (|| {
            if fs_information_class.0 != 4 {
                return Err(Status::INVALID_INFO_CLASS);
            }
            let (_, key) = self.io_target(file_handle, Access::empty())?;
            let device = match self.kernel.files[key].end {
                EndOf::Node(_) => DISK,
                _ => NAMED_PIPE,
            };
            let info = FILE_FS_DEVICE_INFORMATION { DeviceType: device, Characteristics: 0 };
            let size = FILE_FS_DEVICE_INFORMATION::ROW.size;
            self.file_query(info, size, io_status_block, fs_information, length)
        })();
        Ok(status(query))
    }
}
