//! Opening and making files and directories of the volume: the order of the checks.
//!
//! What is marked for deletion comes first, then whether something may have the name, then what
//! kind of thing it is, then attributes and rights, and sharing last.

use nt::rights::{FILE_APPEND_DATA, FILE_WRITE_DATA};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::Syscall;
use super::opening::{CREATED, DELETE_ON_CLOSE, DIRECTORY, NON_DIRECTORY, OPEN, OPENED, Opening};
use crate::changes::{ATTRIBUTES, LAST_WRITE, SIZE};
use crate::deletion::READ_ONLY;
use crate::kernel::NodeKey;
use crate::lookup::Request;
use crate::object::EndOf;
use crate::open::first_access;
use crate::volume::{ATTRIBUTE_ARCHIVE, Node, OnPath, SETTABLE_ATTRIBUTES};
use crate::why::Why;
use crate::why_file::FileWhy;

/// FILE_SUPERSEDE, FILE_CREATE, FILE_OVERWRITE, FILE_OVERWRITE_IF.
const SUPERSEDE: u32 = 0;
const CREATE: u32 = 2;
const OVERWRITE: u32 = 4;
const OVERWRITE_IF: u32 = 5;

/// What IO_STATUS_BLOCK.Information says of an existing file.
const SUPERSEDED: u64 = 0;
const OVERWRITTEN: u64 = 3;

const HIDDEN: u32 = 0x2;
const SYSTEM: u32 = 0x4;

impl Syscall<'_> {
    /// Opens or creates what a path on the volume leads to.
    pub(super) fn open_on_volume(
        &mut self,
        request: &Request,
        found: OnPath,
        trails: bool,
        opening: Opening,
    ) -> Result<(Handle, u64), Status> {
        // A separator at the end says that it is a directory (MS-FSA 2.1.5.1, phase 5).
        if trails && opening.has(NON_DIRECTORY) {
            return Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
        }
        let directory = trails || opening.has(DIRECTORY);
        match found {
            OnPath::Missing(above, name) => {
                if opening.disposition == OPEN || opening.disposition == OVERWRITE {
                    return Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND));
                }
                let handle = self.create_on_volume(request, above, name, directory, opening)?;
                Ok((handle, CREATED))
            }
            OnPath::Node(node) => {
                self.check_kind(node, directory, &opening)?;
                self.open_existing_file(request, node, opening)
            }
        }
    }

    /// Checks that what has the name is there to be opened, and is of the kind that is wanted.
    fn check_kind(
        &mut self,
        node: NodeKey,
        directory: bool,
        opening: &Opening,
    ) -> Result<(), Status> {
        self.kernel.check_not_pending(node)?;
        if opening.disposition == CREATE {
            return Err(self.refuse(Why::NameTaken, Status::OBJECT_NAME_COLLISION));
        }
        let is_directory = self.kernel.nodes[node].is_directory();
        if is_directory && opening.has(NON_DIRECTORY) {
            let why = Why::File(FileWhy::Directory { node });
            return Err(self.refuse(why, Status::FILE_IS_A_DIRECTORY));
        }
        if !is_directory && directory {
            let why = Why::File(FileWhy::NotDirectory { node });
            return Err(self.refuse(why, Status::NOT_A_DIRECTORY));
        }
        // A directory cannot be emptied so (assumed: the name is taken).
        if is_directory && empties(opening) {
            return Err(self.refuse(Why::NameTaken, Status::OBJECT_NAME_COLLISION));
        }
        Ok(())
    }

    /// Makes a file or directory and its first opening, which has what it asks for.
    fn create_on_volume(
        &mut self,
        request: &Request,
        above: NodeKey,
        name: Wide,
        directory: bool,
        opening: Opening,
    ) -> Result<Handle, Status> {
        self.kernel.check_not_pending(above)?;
        let mut node = if directory { Node::directory() } else { Node::file(Vec::new()) };
        node.attributes |= opening.attributes & SETTABLE_ATTRIBUTES;
        if opening.has(DELETE_ON_CLOSE) && node.attributes & READ_ONLY != 0 {
            let why = Why::Parameter { name: "file_attributes" };
            return Err(self.refuse(why, Status::CANNOT_DELETE));
        }
        let granted = first_access(ObjectType::FILE, request.desired);
        if granted.is_empty() {
            return Err(Status::ACCESS_DENIED);
        }
        self.kernel.check_adding(self.thread, above, directory)?;
        let given = request.attributes.security;
        let made = self.kernel.new_file_descriptor(self.thread, given, above, directory);
        node.security = made?;
        let node = self.kernel.add_node(above, name, node);
        self.add_opening(request, node, granted, opening)
    }

    fn open_existing_file(
        &mut self,
        request: &Request,
        node: NodeKey,
        opening: Opening,
    ) -> Result<(Handle, u64), Status> {
        let empties = empties(&opening);
        self.check_attributes(request, node, &opening)?;
        let granted = self.access_to_file(request.desired, node)?;
        // Emptying a file counts as writing it (assumed).
        let shared = if empties { granted | FILE_WRITE_DATA } else { granted };
        self.kernel.check_sharing(node, shared, opening.share)?;
        if shared.intersects(FILE_WRITE_DATA | FILE_APPEND_DATA) && self.kernel.is_running(node) {
            let why = Why::File(FileWhy::Running { node });
            return Err(self.refuse(why, Status::SHARING_VIOLATION));
        }
        if empties {
            self.kernel.may_truncate(node, 0)?;
        }
        let handle = self.add_opening(request, node, granted, opening)?;
        if empties {
            let node_of = &mut self.kernel.nodes[node];
            node_of.bytes_mut().expect("only files are emptied").clear();
            node_of.attributes = opening.attributes & SETTABLE_ATTRIBUTES | ATTRIBUTE_ARCHIVE;
            self.kernel.touch(node);
            self.kernel.note_modified(node, ATTRIBUTES | SIZE | LAST_WRITE);
        }
        let information = match opening.disposition {
            SUPERSEDE => SUPERSEDED,
            OVERWRITE | OVERWRITE_IF => OVERWRITTEN,
            _ => OPENED,
        };
        Ok((handle, information))
    }

    /// Checks what the attributes of an existing file forbid.
    fn check_attributes(
        &mut self,
        request: &Request,
        node: NodeKey,
        opening: &Opening,
    ) -> Result<(), Status> {
        let found = &self.kernel.nodes[node];
        let attributes = found.attributes;
        let writes = FILE_WRITE_DATA | FILE_APPEND_DATA;
        let asked = ObjectType::FILE.mapping().map(request.desired);
        let changes = empties(opening) || asked.intersects(writes);
        if attributes & READ_ONLY != 0 && !found.is_directory() && changes {
            let why = Why::File(FileWhy::ReadOnly { node });
            return Err(self.refuse(why, Status::ACCESS_DENIED));
        }
        if opening.has(DELETE_ON_CLOSE) {
            // A directory that is not empty is opened, and stays when it is closed (assumed).
            match self.kernel.check_deletable(node, false) {
                Err(Status::DIRECTORY_NOT_EMPTY) => self.kernel.why = None,
                checked => checked?,
            }
        }
        // Who empties a hidden or system file has to say that it is one. Source: Microsoft,
        // "CreateFileW".
        let missing = attributes & (HIDDEN | SYSTEM) & !opening.attributes;
        if empties(opening) && missing != 0 {
            let why = Why::File(FileWhy::HiddenSystem { node, missing });
            return Err(self.refuse(why, Status::ACCESS_DENIED));
        }
        Ok(())
    }

    /// The rights that an opening of an existing file gets.
    pub(super) fn access_to_file(
        &mut self,
        desired: Access,
        node: NodeKey,
    ) -> Result<Access, Status> {
        let known = desired.difference(Access::ACCESS_SYSTEM_SECURITY);
        if known == desired || !known.is_empty() {
            self.file_access(known)?;
        }
        let granted = self.kernel.check_node_access(self.thread, node, desired)?;
        let found = &self.kernel.nodes[node];
        let read_only = found.attributes & READ_ONLY != 0 && !found.is_directory();
        if desired.contains(Access::MAXIMUM_ALLOWED) && read_only {
            return Ok(granted.difference(FILE_WRITE_DATA | FILE_APPEND_DATA));
        }
        Ok(granted)
    }

    /// Makes the file object of an opening, and its first handle.
    fn add_opening(
        &mut self,
        request: &Request,
        node: NodeKey,
        granted: Access,
        opening: Opening,
    ) -> Result<Handle, Status> {
        let (object, key) = self.make_file(EndOf::Node(node), granted, opening.share);
        let file = &mut self.kernel.files[key];
        file.options = opening.options.1;
        file.deletes_on_close = opening.has(DELETE_ON_CLOSE);
        self.enter_file(request, object, granted)
    }
}

/// Whether an existing file is emptied.
fn empties(opening: &Opening) -> bool {
    matches!(opening.disposition, SUPERSEDE | OVERWRITE | OVERWRITE_IF)
}
