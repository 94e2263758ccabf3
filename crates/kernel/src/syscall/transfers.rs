//! Reading and writing: where a transfer begins, and what it does with each kind of file.

use calls::{In, Refused};
use nt::rights::{FILE_APPEND_DATA, FILE_WRITE_DATA};
use nt::{Access, Handle, Status};

use super::Syscall;
use super::files::{FILE_BYTES_MAX, SYNCHRONOUS};
use crate::changes::{LAST_WRITE, SIZE};
use crate::kernel::{FileKey, NodeKey};
use crate::object::{Completion, EndOf, ObjectId};
use crate::pipe::PipeState;
use crate::request::{Io, Request};
use crate::stream::written;
use crate::volume::ATTRIBUTE_ARCHIVE;
use crate::why::Why;
use crate::why_file::FileWhy;
use crate::why_pipe::WhyPipe;

/// The offsets that mean the end of the file, and the file position.
pub(super) const AT_END: i64 = -1;
const AT_POSITION: i64 = -2;

/// Where a write begins.
#[derive(Clone, Copy)]
pub(super) enum WriteAt {
    End,
    Position,
    Offset(u64),
}

impl Syscall<'_> {
    /// Begins to read. The second value is when a read that waits gives up.
    pub(super) fn begin_read(
        &mut self,
        file: FileKey,
        (length, offset, lock_key): (u32, Option<u64>, u32),
        by: Request,
    ) -> Result<(Io, Option<u64>), Refused> {
        Ok(match self.kernel.files[file].end {
            EndOf::Node(node) => (self.read_node(file, node, length, (offset, lock_key)), None),
            EndOf::Null => (Io::failed(Status::END_OF_FILE), None),
            EndOf::Pipe { pipe, side } => (self.kernel.read_pipe(pipe, side, length, by), None),
            EndOf::Mailslot { mailslot, server } => {
                self.kernel.read_mailslot((mailslot, server), length, by)
            }
            EndOf::Severed => (self.severed(), None),
            EndOf::PipeDevice | EndOf::MailslotDevice => {
                (Io::failed(Status::INVALID_DEVICE_REQUEST), None)
            }
            EndOf::Console(console) if console.input => {
                (self.kernel.read_console(console.number, length, by), None)
            }
            EndOf::Console(_) => {
                return Err(Refused::new("NtReadFile", "reading from the output of a console"));
            }
        })
    }

    /// Begins to write.
    pub(super) fn begin_write(
        &mut self,
        file: FileKey,
        (data, at, lock_key): (&[u8], WriteAt, u32),
        by: Request,
    ) -> Result<Io, Refused> {
        Ok(match self.kernel.files[file].end {
            EndOf::Node(node) => self.write_node(file, node, data, (at, lock_key)),
            EndOf::Pipe { pipe, side } => self.kernel.write_pipe(pipe, side, data, by),
            EndOf::Mailslot { mailslot, server } => {
                self.kernel.write_mailslot((mailslot, server), data)
            }
            EndOf::Severed => self.severed(),
            EndOf::PipeDevice | EndOf::MailslotDevice => Io::failed(Status::INVALID_DEVICE_REQUEST),
            EndOf::Console(console) if console.input => {
                return Err(Refused::new("NtWriteFile", "writing to the input of a console"));
            }
            // Taken, and shown nowhere.
            EndOf::Null | EndOf::Console(_) => Io::Done(written(data.len())),
        })
    }

    /// The answer to a client of a pipe that its server has sent away.
    pub(super) fn severed(&mut self) -> Io {
        let why = WhyPipe::State { state: PipeState::Disconnected };
        Io::failed(self.refuse(Why::Pipe(why), Status::PIPE_DISCONNECTED))
    }

    /// Reads from a file of the volume: where the call says, or else at the file position, which a
    /// synchronous read moves.
    fn read_node(
        &mut self,
        key: FileKey,
        node: NodeKey,
        length: u32,
        (offset, lock_key): (Option<u64>, u32),
    ) -> Io {
        if self.kernel.nodes[node].is_directory() {
            self.kernel.why = Some(Why::File(FileWhy::NoBytes { node }));
            return Io::failed(Status::INVALID_DEVICE_REQUEST);
        }
        let at = offset.unwrap_or(self.kernel.files[key].position);
        let checked = self.kernel.check_locks(
            node,
            (key, self.process, lock_key),
            (at, length.into()),
            false,
        );
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
    fn write_node(
        &mut self,
        key: FileKey,
        node: NodeKey,
        data: &[u8],
        (at, lock_key): (WriteAt, u32),
    ) -> Io {
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
        if let Err(failed) =
            self.kernel.check_locks(node, (key, self.process, lock_key), range, true)
        {
            return Io::failed(failed);
        }
        let to = from.saturating_add(data.len() as u64);
        let full = to > FILE_BYTES_MAX as u64 || self.kernel.check_room(node, to).is_err();
        if full && !data.is_empty() {
            return Io::failed(Status::DISK_FULL);
        }
        let bytes = self.kernel.nodes[node].bytes_mut().expect("it was a file just now");
        if !data.is_empty() {
            let (from, to) = (from as usize, to as usize);
            let grows = bytes.len() < to;
            if grows {
                bytes.resize(to, 0);
            }
            bytes[from..to].copy_from_slice(data);
            if synchronous {
                self.kernel.files[key].position = to as u64;
            }
            self.kernel.nodes[node].attributes |= ATTRIBUTE_ARCHIVE;
            self.kernel.touch(node);
            let size = if grows { SIZE } else { 0 };
            self.kernel.note_modified(node, LAST_WRITE | size);
        }
        let information = data.len() as u64;
        Io::Done(Completion { information, ..Completion::plain(Status::SUCCESS) })
    }

    /// Where a transfer begins, if the call says so: -2 means the file position, which only a
    /// synchronous file object has.
    pub(super) fn transfer_offset(
        &mut self,
        key: FileKey,
        offset: In<i64>,
    ) -> Result<Option<i64>, Status> {
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
    pub(super) fn write_target<'d>(
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
}
