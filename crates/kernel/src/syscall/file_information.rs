//! Services about what a file or a file object is. What they set is checked in `file_setting`.

use calls::file_information::NtFileInformationCalls;
use calls::{
    Any, AttributeFlags, CreateOptions, FILE_ACCESS_INFORMATION, FILE_BASIC_INFORMATION,
    FILE_INTERNAL_INFORMATION, FILE_MAILSLOT_QUERY_INFORMATION, FILE_MAILSLOT_SET_INFORMATION,
    FILE_MODE_INFORMATION, FILE_NAME_INFORMATION, FILE_NETWORK_OPEN_INFORMATION,
    FILE_PIPE_INFORMATION, FILE_PIPE_LOCAL_INFORMATION, FILE_POSITION_INFORMATION,
    FILE_STANDARD_INFORMATION, IO_STATUS_BLOCK, In, InfoClass, ObjectAttributes, Out, Param,
    Refused, Stop, StructRow,
};
use nt::rights::{FILE_APPEND_DATA, FILE_READ_ATTRIBUTES, FILE_WRITE_ATTRIBUTES, FILE_WRITE_DATA};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::file_setting::{COMPLETION, MAILSLOT_SET, NOTIFICATION, PIPE, settable, unmodelled};
use super::opening::Place;
use super::{Syscall, status};
use crate::kernel::{FileKey, NodeKey, PipeKey};
use crate::lookup::Request;
use crate::object::EndOf;
use crate::pipe::Side;
use crate::volume::{Node, OnPath};
use crate::why::Why;

/// Information classes that can be asked for.
const BASIC: u32 = 4;
const STANDARD: u32 = 5;
const INTERNAL: u32 = 6;
const ACCESS: u32 = 8;
const NAME: u32 = 9;
const POSITION: u32 = 14;
const MODE: u32 = 16;
const PIPE_LOCAL: u32 = 24;
const MAILSLOT: u32 = 26;
const NETWORK_OPEN: u32 = 34;

/// The options that FileModeInformation tells: write through, sequential only, no buffering,
/// synchronous, delete on close.
const MODES: u32 = 0x2 | 0x4 | 0x8 | 0x10 | 0x20 | 0x1000;

const ATTRIBUTE_NORMAL: u32 = 0x80;

/// The attributes of a file, as they are told: none are told as one.
fn told(node: &Node) -> AttributeFlags {
    AttributeFlags(if node.attributes() == 0 { ATTRIBUTE_NORMAL } else { node.attributes() })
}

/// A size as the volume allocates it, in clusters of 4 KiB.
pub(super) fn allocated(size: u64) -> i64 {
    (size as i64 + 4095) & !4095
}

pub(super) fn basic(node: &Node) -> FILE_BASIC_INFORMATION {
    FILE_BASIC_INFORMATION {
        CreationTime: node.times.created,
        LastAccessTime: node.times.accessed,
        LastWriteTime: node.times.written,
        ChangeTime: node.times.changed,
        FileAttributes: told(node),
    }
}

fn network_open(node: &Node) -> FILE_NETWORK_OPEN_INFORMATION {
    FILE_NETWORK_OPEN_INFORMATION {
        CreationTime: node.times.created,
        LastAccessTime: node.times.accessed,
        LastWriteTime: node.times.written,
        ChangeTime: node.times.changed,
        AllocationSize: allocated(node.size()),
        EndOfFile: node.size() as i64,
        FileAttributes: told(node),
    }
}

impl Syscall<'_> {
    /// The file of the volume that a file object is an opening of.
    pub(super) fn node_behind(&self, key: FileKey) -> Result<NodeKey, Status> {
        match self.kernel.files[key].end {
            EndOf::Node(node) => Ok(node),
            _ => Err(Status::INVALID_DEVICE_REQUEST),
        }
    }

    fn standard(&self, node: NodeKey) -> FILE_STANDARD_INFORMATION {
        let node = &self.kernel.nodes[node];
        FILE_STANDARD_INFORMATION {
            AllocationSize: allocated(node.size()),
            EndOfFile: node.size() as i64,
            NumberOfLinks: u32::from(!node.gone && !node.delete_pending),
            DeletePending: node.delete_pending,
            Directory: node.is_directory(),
        }
    }

    /// Answers a query whose structure has one length.
    fn answer_file_query<T: Param>(
        &mut self,
        value: T,
        (row, length): (&StructRow, u32),
        io: &mut Out<IO_STATUS_BLOCK>,
        place: &mut Out<Any>,
    ) -> Result<Status, Status> {
        if length < row.size {
            return Err(self.wrong_length(row.size));
        }
        io.demand()?;
        place.demand()?;
        place.put(Any::of(&value));
        io.put(IO_STATUS_BLOCK { Status: Status::SUCCESS, Information: row.size.into() });
        Ok(Status::SUCCESS)
    }

    /// Tells how an end of a pipe reads, or what the pipe is like as seen from there.
    fn query_pipe(
        &mut self,
        (pipe, side): (PipeKey, Side),
        class: u32,
        (length, io, place): (u32, &mut Out<IO_STATUS_BLOCK>, &mut Out<Any>),
    ) -> Result<Status, Status> {
        match class {
            PIPE => {
                let size = FILE_PIPE_INFORMATION::ROW.size;
                self.file_query(self.pipe_modes(pipe, side), size, io, place, length)
            }
            PIPE_LOCAL => {
                let size = FILE_PIPE_LOCAL_INFORMATION::ROW.size;
                self.file_query(self.pipe_local(pipe, side), size, io, place, length)
            }
            _ => Err(Status::INVALID_DEVICE_REQUEST),
        }
    }

    /// Sets how an end of a pipe reads.
    fn set_pipe(&mut self, handle: Handle, key: FileKey, given: &Any) -> Result<(), Status> {
        let EndOf::Pipe { pipe, side } = self.kernel.files[key].end else {
            return Err(Status::INVALID_DEVICE_REQUEST);
        };
        self.io_target(handle, FILE_WRITE_ATTRIBUTES)?;
        let modes = self.read_as(given)?;
        self.set_pipe_modes(pipe, side, &modes)
    }

    /// Tells the path on the volume, or as much of it as fits.
    fn answer_name(
        &mut self,
        node: NodeKey,
        length: u32,
        io: &mut Out<IO_STATUS_BLOCK>,
        place: &mut Out<Any>,
    ) -> Result<Status, Status> {
        /// Where the text begins in the structure.
        const TEXT: u32 = 4;
        if length < FILE_NAME_INFORMATION::ROW.size {
            return Err(self.wrong_length(FILE_NAME_INFORMATION::ROW.size));
        }
        io.demand()?;
        place.demand()?;
        let path = self.kernel.node_path(node);
        let path = Wide::from(&path["C:".len()..]);
        let bytes = 2 * path.len() as u32;
        let room = ((length - TEXT) / 2) as usize;
        let shown = Wide::from(&path.as_units()[..path.len().min(room)]);
        let status = if room < path.len() {
            self.refuse(Why::Length { needed: TEXT + bytes }, Status::BUFFER_OVERFLOW)
        } else {
            Status::SUCCESS
        };
        let information = u64::from(TEXT) + 2 * shown.len() as u64;
        place.put(Any::of(&FILE_NAME_INFORMATION { FileNameLength: bytes, FileName: shown }));
        io.put(IO_STATUS_BLOCK { Status: status, Information: information });
        Ok(status)
    }

    /// The file that a name leads to, which is not about to be deleted.
    fn named_node(&mut self, request: Result<Request, Status>) -> Result<Option<NodeKey>, Status> {
        match self.find_file(&request?)? {
            Place::Volume { found: OnPath::Node(node), .. } => {
                self.kernel.check_not_pending(node)?;
                self.kernel.check_node_access(self.thread, node, FILE_READ_ATTRIBUTES)?;
                Ok(Some(node))
            }
            Place::Volume { .. } => {
                Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND))
            }
            Place::Null
            | Place::Pipes(_)
            | Place::Mailslots(_)
            | Place::Console(_)
            | Place::Elsewhere => Ok(None),
        }
    }

    fn query_named<T: Param>(
        &mut self,
        call: &'static str,
        attributes: In<ObjectAttributes>,
        place: &mut Out<T>,
        tell: impl FnOnce(&Node) -> T,
    ) -> Result<Status, Refused> {
        let request = self.request(attributes, FILE_READ_ATTRIBUTES, ObjectType::FILE);
        match place.demand().and_then(|()| self.named_node(request)) {
            Err(failed) => Ok(failed),
            Ok(None) => Err(Refused::new(call, "the attributes of a device")),
            Ok(Some(node)) => {
                place.put(tell(&self.kernel.nodes[node]));
                Ok(Status::SUCCESS)
            }
        }
    }
}

impl NtFileInformationCalls for Syscall<'_> {
    fn NtQueryInformationFile(
        &mut self,
        file_handle: Handle,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        file_information: &mut Out<Any>,
        length: u32,
        file_information_class: InfoClass,
    ) -> Result<Status, Refused> {
        let (io, place) = (io_status_block, file_information);
        let class = file_information_class.0;
        let query = (|| {
            let needed = match class {
                BASIC | NETWORK_OPEN | PIPE | PIPE_LOCAL => FILE_READ_ATTRIBUTES,
                _ => Access::empty(),
            };
            let (_, key) = self.io_target(file_handle, needed)?;
            if let EndOf::Pipe { pipe, side } = self.kernel.files[key].end {
                return self.query_pipe((pipe, side), class, (length, io, place));
            }
            if class == MAILSLOT {
                let mailslot = self.served_mailslot(self.kernel.files[key].end)?;
                let size = FILE_MAILSLOT_QUERY_INFORMATION::ROW.size;
                let info = self.mailslot_information(mailslot);
                return self.file_query(info, size, io, place, length);
            }
            let node = self.node_behind(key)?;
            macro_rules! answer {
                ($row:ident, $value:expr) => {{
                    let value: $row = $value;
                    self.answer_file_query(value, ($row::ROW, length), io, place)
                }};
            }
            match class {
                BASIC => answer!(FILE_BASIC_INFORMATION, basic(&self.kernel.nodes[node])),
                STANDARD => answer!(FILE_STANDARD_INFORMATION, self.standard(node)),
                INTERNAL => {
                    let index = self.kernel.file_index(node) as i64;
                    answer!(
                        FILE_INTERNAL_INFORMATION,
                        FILE_INTERNAL_INFORMATION { IndexNumber: index }
                    )
                }
                ACCESS => {
                    let granted = self.granted(file_handle);
                    answer!(
                        FILE_ACCESS_INFORMATION,
                        FILE_ACCESS_INFORMATION { AccessFlags: granted }
                    )
                }
                NAME => self.answer_name(node, length, io, place),
                POSITION => {
                    let position = self.kernel.files[key].position as i64;
                    answer!(
                        FILE_POSITION_INFORMATION,
                        FILE_POSITION_INFORMATION { CurrentByteOffset: position }
                    )
                }
                MODE => {
                    let mode = CreateOptions(self.kernel.files[key].options & MODES);
                    answer!(FILE_MODE_INFORMATION, FILE_MODE_INFORMATION { Mode: mode })
                }
                NETWORK_OPEN => {
                    answer!(FILE_NETWORK_OPEN_INFORMATION, network_open(&self.kernel.nodes[node]))
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
        let class = file_information_class.0;
        if let In::Given(given) = file_information
            && let Some(what) = unmodelled(class, given)
        {
            return Err(Refused::new("NtSetInformationFile", what));
        }
        let set = (|| {
            let Some((row, needed)) = settable(class) else {
                return Err(Status::INVALID_INFO_CLASS);
            };
            if length < row.size {
                return Err(self.wrong_length(row.size));
            }
            let given = file_information.required()?;
            io_status_block.demand()?;
            let (_, key) = self.io_target(file_handle, needed)?;
            if matches!(class, COMPLETION | NOTIFICATION) {
                self.set_completion(key, class, given)?;
                io_status_block.put(IO_STATUS_BLOCK::default());
                return Ok(Status::SUCCESS);
            }
            if class == PIPE {
                self.set_pipe(file_handle, key, given)?;
                io_status_block.put(IO_STATUS_BLOCK::default());
                return Ok(Status::SUCCESS);
            }
            if class == MAILSLOT_SET {
                let mailslot = self.served_mailslot(self.kernel.files[key].end)?;
                let info: FILE_MAILSLOT_SET_INFORMATION = self.read_as(given)?;
                self.kernel.mailslots.all[mailslot].timeout = info.ReadTimeout;
                io_status_block.put(IO_STATUS_BLOCK::default());
                return Ok(Status::SUCCESS);
            }
            let node = self.node_behind(key)?;
            self.set_information(key, node, class, given)?;
            io_status_block.put(IO_STATUS_BLOCK::default());
            Ok(Status::SUCCESS)
        })();
        Ok(status(set))
    }

    fn NtQueryAttributesFile(
        &mut self,
        object_attributes: In<ObjectAttributes>,
        file_information: &mut Out<FILE_BASIC_INFORMATION>,
    ) -> Result<Status, Refused> {
        self.query_named("NtQueryAttributesFile", object_attributes, file_information, basic)
    }

    fn NtQueryFullAttributesFile(
        &mut self,
        object_attributes: In<ObjectAttributes>,
        file_information: &mut Out<FILE_NETWORK_OPEN_INFORMATION>,
    ) -> Result<Status, Refused> {
        let call = "NtQueryFullAttributesFile";
        self.query_named(call, object_attributes, file_information, network_open)
    }

    fn NtFlushBuffersFile(
        &mut self,
        file_handle: Handle,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
    ) -> Result<Status, Stop> {
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let target = io_status_block.demand().and_then(|()| {
                    let (id, key) = self.io_target(file_handle, Access::empty())?;
                    if !self.granted(file_handle).intersects(FILE_WRITE_DATA | FILE_APPEND_DATA) {
                        self.io_target(file_handle, FILE_WRITE_DATA)?;
                    }
                    Ok((id, self.kernel.files[key].end))
                });
                let (id, end) = match target {
                    Ok(target) => target,
                    Err(failed) => return Ok(failed),
                };
                self.take_turn(id)?;
                self.flush(id, end)?
            }
        };
        io_status_block.put(IO_STATUS_BLOCK { Status: done.status, Information: 0 });
        Ok(done.status)
    }
}
