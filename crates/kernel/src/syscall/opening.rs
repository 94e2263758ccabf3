//! Opening files and the ends of pipes: from a name to a file object and its first handle.

use calls::{IO_STATUS_BLOCK, Out, Root};
use nt::rights::{FILE_APPEND_DATA, FILE_WRITE_DATA};
use nt::{Access, Handle, ObjectType, Status};

use super::Syscall;
use super::files::SYNCHRONOUS;
use crate::handle_table::Entry;
use crate::kernel::{FileKey, NodeKey};
use crate::lookup::{Found, Request};
use crate::object::{Body, Device, EndOf, File, FileObject, ObjectId};
use crate::open::first_access;
use crate::volume::{Node, OnPath};
use crate::why::Why;

/// FILE_SUPERSEDE, FILE_OPEN, FILE_CREATE, FILE_OVERWRITE, FILE_OVERWRITE_IF.
const SUPERSEDE: u32 = 0;
pub(super) const OPEN: u32 = 1;
const CREATE: u32 = 2;
const OVERWRITE: u32 = 4;
const OVERWRITE_IF: u32 = 5;

/// What IO_STATUS_BLOCK.Information says of an opened file.
const SUPERSEDED: u64 = 0;
pub(super) const OPENED: u64 = 1;
pub(super) const CREATED: u64 = 2;
const OVERWRITTEN: u64 = 3;

const READ_ONLY: u32 = 0x1;
const HIDDEN: u32 = 0x2;
const SYSTEM: u32 = 0x4;
/// The attributes that a caller can give a new file.
const SETTABLE_ATTRIBUTES: u32 = 0x27;
const ARCHIVE: u32 = 0x20;

/// What an opening asks for, beside the name.
pub(super) struct Opening {
    pub share: u32,
    pub disposition: u32,
    pub attributes: u32,
    /// How the call names its options, and what they are.
    pub options: (&'static str, u32),
}

impl Syscall<'_> {
    /// Checks what a synchronous file asks for; others are not modelled. It is waited for, and the
    /// right to that has to be asked for as such: the SYNCHRONIZE within a generic right comes too
    /// late. Alertable and not alertable exclude each other (MS-FSA 2.1.5.1).
    pub(super) fn may_wait(
        &mut self,
        request: &Request,
        (options_name, options): (&'static str, u32),
    ) -> Result<(), Status> {
        let name = if options & SYNCHRONOUS == SYNCHRONOUS {
            options_name
        } else if !request.desired.contains(Access::SYNCHRONIZE) {
            "desired_access"
        } else {
            return Ok(());
        };
        Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER))
    }

    /// Opens or creates what a request names.
    pub(super) fn open_file(
        &mut self,
        handle: &mut Out<Handle>,
        io: &mut Out<IO_STATUS_BLOCK>,
        request: Result<Request, Status>,
        opening: Opening,
    ) -> Result<Status, Status> {
        handle.demand()?;
        io.demand()?;
        let request = request?;
        self.may_wait(&request, opening.options)?;
        if opening.disposition > OVERWRITE_IF || opening.share & !7 != 0 {
            let name = if opening.share & !7 != 0 { "share_access" } else { "create_disposition" };
            return Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER));
        }
        let name = request.attributes.name.optional()?.unwrap_or(&[]);
        let (value, information) = if let Root::Handle(root) = request.attributes.root
            && name.is_empty()
        {
            (self.open_other_end(&request, root)?, OPENED)
        } else {
            match self.kernel.look_up(&request, name, false)? {
                Found::Device { device: Device::Volume, rest } => {
                    self.open_on_volume(&request, &rest, opening)?
                }
                Found::Device { device: Device::NamedPipe, rest } => {
                    (self.open_pipe(&request, &rest)?, OPENED)
                }
                Found::Missing { .. } => {
                    return Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND));
                }
                Found::Object(id) => {
                    let found = self.kernel.at(id).body.object_type();
                    let why = Why::NameType { found, wanted: ObjectType::FILE };
                    return Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH));
                }
            }
        };
        handle.put(value);
        io.put(IO_STATUS_BLOCK { Status: Status::SUCCESS, Information: information });
        Ok(Status::SUCCESS)
    }

    fn open_on_volume(
        &mut self,
        request: &Request,
        path: &[u16],
        opening: Opening,
    ) -> Result<(Handle, u64), Status> {
        match self.kernel.walk(path)? {
            OnPath::Missing(directory, name) => {
                if opening.disposition == OPEN || opening.disposition == OVERWRITE {
                    return Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND));
                }
                let mut node = Node::file(Vec::new());
                node.attributes = opening.attributes & SETTABLE_ATTRIBUTES | ARCHIVE;
                let node = self.kernel.add_node(directory, name, node);
                let granted = first_access(ObjectType::FILE, request.desired);
                Ok((self.add_opening(request, node, granted, opening.share)?, CREATED))
            }
            OnPath::Node(node) => {
                if opening.disposition == CREATE {
                    return Err(self.refuse(Why::NameTaken, Status::OBJECT_NAME_COLLISION));
                }
                if self.kernel.nodes[node].bytes().is_none() {
                    return Err(Status::FILE_IS_A_DIRECTORY);
                }
                let granted = self.file_access(request.desired)?;
                self.open_existing_file(request, node, granted, opening)
            }
        }
    }

    fn open_existing_file(
        &mut self,
        request: &Request,
        node: NodeKey,
        granted: Access,
        opening: Opening,
    ) -> Result<(Handle, u64), Status> {
        let empties = matches!(opening.disposition, SUPERSEDE | OVERWRITE | OVERWRITE_IF);
        let writes = FILE_WRITE_DATA | FILE_APPEND_DATA;
        let attributes = self.kernel.nodes[node].attributes;
        if attributes & READ_ONLY != 0 && (empties || granted.intersects(writes)) {
            return Err(Status::ACCESS_DENIED);
        }
        // Who empties a hidden or system file has to say that it is one. Source: Microsoft,
        // "CreateFileW".
        if empties && attributes & (HIDDEN | SYSTEM) & !opening.attributes != 0 {
            return Err(Status::ACCESS_DENIED);
        }
        // Emptying a file counts as writing it (assumed).
        let shared = if empties { granted | FILE_WRITE_DATA } else { granted };
        self.kernel.check_sharing(node, shared, opening.share)?;
        if empties {
            self.kernel.may_truncate(node, 0)?;
        }
        let handle = self.add_opening(request, node, granted, opening.share)?;
        if empties {
            let node = &mut self.kernel.nodes[node];
            node.bytes_mut().expect("it is a file").clear();
            node.attributes = opening.attributes & SETTABLE_ATTRIBUTES | ARCHIVE;
        }
        let information = match opening.disposition {
            SUPERSEDE => SUPERSEDED,
            OVERWRITE | OVERWRITE_IF => OVERWRITTEN,
            _ => OPENED,
        };
        Ok((handle, information))
    }

    /// The rights an opening gets: files have no descriptors of their own yet, so whoever asks
    /// gets what the type knows.
    pub(super) fn file_access(&mut self, desired: Access) -> Result<Access, Status> {
        let of = ObjectType::FILE;
        let mapped = of.mapping().map(desired);
        let invalid = mapped.difference(of.valid_access() | Access::MAXIMUM_ALLOWED);
        if !invalid.is_empty() {
            let why = Why::AccessInvalid { object_type: of, invalid };
            return Err(self.refuse(why, Status::ACCESS_DENIED));
        }
        if mapped.contains(Access::MAXIMUM_ALLOWED) {
            return Ok(of.all_access());
        }
        if mapped.is_empty() {
            return Err(Status::ACCESS_DENIED);
        }
        Ok(mapped)
    }

    /// Makes the file object of an opening, and its first handle.
    fn add_opening(
        &mut self,
        request: &Request,
        node: NodeKey,
        granted: Access,
        share: u32,
    ) -> Result<Handle, Status> {
        let (handle, file) = self.add_file(request, EndOf::Node(node), granted, share)?;
        self.kernel.begin_sharing(node, file);
        Ok(handle)
    }

    pub(super) fn add_file(
        &mut self,
        request: &Request,
        end: EndOf,
        granted: Access,
        share: u32,
    ) -> Result<(Handle, FileKey), Status> {
        let object = self.kernel.create(File { key: FileKey::default(), signaled: true });
        let key = self.kernel.files.insert(FileObject {
            object,
            end,
            access: granted,
            share,
            position: 0,
            requests: 0,
        });
        self.kernel.at_mut(object).body = File { key, signaled: true }.into();
        match end {
            EndOf::Node(_) | EndOf::Severed | EndOf::PipeDevice => {}
            EndOf::Pipe { pipe, side } => {
                let end = self.kernel.pipes[pipe].side_mut(side);
                (end.file, end.open) = (Some(object), true);
            }
        }
        let attributes = request.handle_attributes();
        let opened = self.kernel.open(self.process, Entry { object, granted, attributes });
        self.kernel.dereference(object);
        Ok((opened?, key))
    }
}

impl crate::kernel::Kernel {
    /// The name of an object as NtQueryObject tells it: its path, or for a file the path on its
    /// device.
    pub(crate) fn object_path(&self, id: ObjectId) -> Option<String> {
        let Body::File(file) = self.at(id).body else {
            return self.path_of(id);
        };
        match self.files[file.key].end {
            EndOf::Node(node) => {
                let path = self.node_path(node);
                Some(format!(r"\Device\HarddiskVolume3{}", path.strip_prefix("C:")?))
            }
            EndOf::Pipe { pipe, .. } if !self.pipes[pipe].shown.is_empty() => {
                Some(format!(r"\Device\NamedPipe\{}", self.pipes[pipe].shown))
            }
            _ => Some(r"\Device\NamedPipe".into()),
        }
    }
}
