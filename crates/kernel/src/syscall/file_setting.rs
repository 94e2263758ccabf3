//! What NtSetInformationFile sets: attributes and times, the end, the name, the mark of deletion.

use calls::{
    Any, DispositionFlags, FILE_BASIC_INFORMATION, FILE_COMPLETION_INFORMATION,
    FILE_DISPOSITION_INFORMATION, FILE_DISPOSITION_INFORMATION_EX, FILE_END_OF_FILE_INFORMATION,
    FILE_IO_COMPLETION_NOTIFICATION_INFORMATION, FILE_MAILSLOT_SET_INFORMATION,
    FILE_PIPE_INFORMATION, FILE_POSITION_INFORMATION, FILE_RENAME_INFORMATION,
    FILE_RENAME_INFORMATION_EX, In, ObjectAttributes, Param, RenameFlags, Root, StructRow,
};
use nt::rights::{FILE_WRITE_ATTRIBUTES, FILE_WRITE_DATA};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::Syscall;
use super::files::FILE_BYTES_MAX;
use super::opening::Place;
use crate::changes::{ATTRIBUTES, CREATION, LAST_ACCESS, LAST_WRITE, SIZE};
use crate::deletion::Disposition;
use crate::kernel::{FileKey, NodeKey};
use crate::lookup::OBJ_CASE_INSENSITIVE;
use crate::renaming::Replace;
use crate::volume::{ATTRIBUTE_DIRECTORY, OnPath, SEPARATOR, SETTABLE_ATTRIBUTES};
use crate::why::Why;

/// Information classes that can be set.
const BASIC: u32 = 4;
const RENAME: u32 = 10;
const DISPOSITION: u32 = 13;
const POSITION: u32 = 14;
const END_OF_FILE: u32 = 20;
pub(super) const PIPE: u32 = 23;
pub(super) const MAILSLOT_SET: u32 = 27;
pub(super) const COMPLETION: u32 = 30;
pub(super) const NOTIFICATION: u32 = 41;
const DISPOSITION_EX: u32 = 64;
const RENAME_EX: u32 = 65;

/// Classes that are known and not modelled: FileLinkInformation, FileShortNameInformation and
/// FileLinkInformationEx.
const LINK: u32 = 11;
const SHORT_NAME: u32 = 40;
const LINK_EX: u32 = 72;

const ATTRIBUTE_TEMPORARY: u32 = 0x100;

/// FILE_DISPOSITION_DELETE, _POSIX_SEMANTICS and _IGNORE_READONLY_ATTRIBUTE.
const DELETE: u32 = 0x1;
const DELETE_POSIX: u32 = 0x2;
const DELETE_READ_ONLY: u32 = 0x10;

/// FILE_RENAME_REPLACE_IF_EXISTS and _POSIX_SEMANTICS.
const REPLACE: u32 = 0x1;
const REPLACE_POSIX: u32 = 0x2;

/// The structure behind a pointer to any; bytes of another one are as good as unreadable
/// (assumed: obsim has no bytes to look at anew).
fn reinterpret<T: Param>(given: &Any) -> Result<T, Status> {
    T::from_value(given.0.value.clone()).map_err(|_| Status::ACCESS_VIOLATION)
}

/// The structure of a class that can be set, and the right that it takes.
pub(super) fn settable(class: u32) -> Option<(&'static StructRow, Access)> {
    Some(match class {
        BASIC => (FILE_BASIC_INFORMATION::ROW, FILE_WRITE_ATTRIBUTES),
        RENAME => (FILE_RENAME_INFORMATION::ROW, Access::DELETE),
        RENAME_EX => (FILE_RENAME_INFORMATION_EX::ROW, Access::DELETE),
        DISPOSITION => (FILE_DISPOSITION_INFORMATION::ROW, Access::DELETE),
        DISPOSITION_EX => (FILE_DISPOSITION_INFORMATION_EX::ROW, Access::DELETE),
        POSITION => (FILE_POSITION_INFORMATION::ROW, Access::empty()),
        END_OF_FILE => (FILE_END_OF_FILE_INFORMATION::ROW, FILE_WRITE_DATA),
        COMPLETION => (FILE_COMPLETION_INFORMATION::ROW, Access::empty()),
        NOTIFICATION => (FILE_IO_COMPLETION_NOTIFICATION_INFORMATION::ROW, Access::empty()),
        MAILSLOT_SET => (FILE_MAILSLOT_SET_INFORMATION::ROW, Access::empty()),
        PIPE => (FILE_PIPE_INFORMATION::ROW, Access::empty()),
        _ => return None,
    })
}

/// What of a structure that sets something is not modelled.
pub(super) fn unmodelled(class: u32, given: &Any) -> Option<&'static str> {
    match class {
        LINK | LINK_EX => Some("hard links"),
        SHORT_NAME => Some("short names"),
        BASIC => {
            let info: FILE_BASIC_INFORMATION = reinterpret(given).ok()?;
            let times =
                [info.CreationTime, info.LastAccessTime, info.LastWriteTime, info.ChangeTime];
            times.iter().any(|time| matches!(time, -1 | -2)).then_some("times that stop updates")
        }
        DISPOSITION_EX => {
            let info: FILE_DISPOSITION_INFORMATION_EX = reinterpret(given).ok()?;
            let known = DELETE | DELETE_POSIX | DELETE_READ_ONLY;
            (info.Flags.0 & !known != 0).then_some("rarer flags of a disposition")
        }
        RENAME_EX => {
            let info: FILE_RENAME_INFORMATION_EX = reinterpret(given).ok()?;
            (info.Flags.0 & !(REPLACE | REPLACE_POSIX) != 0).then_some("rarer flags of a renaming")
        }
        _ => None,
    }
}

impl Syscall<'_> {
    /// As [`reinterpret`], with a reason.
    pub(super) fn read_as<T: Param>(&mut self, given: &Any) -> Result<T, Status> {
        let why = Why::Parameter { name: "file_information" };
        reinterpret(given).map_err(|failed| self.refuse(why, failed))
    }

    fn bad_value(&mut self, name: &'static str) -> Status {
        self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER)
    }

    fn set_basic(&mut self, node: NodeKey, info: &FILE_BASIC_INFORMATION) -> Result<(), Status> {
        let times = [info.CreationTime, info.LastAccessTime, info.LastWriteTime, info.ChangeTime];
        let directory = self.kernel.nodes[node].is_directory();
        let flags = info.FileAttributes.0;
        if times.iter().any(|time| *time < 0)
            || flags & ATTRIBUTE_DIRECTORY != 0 && !directory
            || flags & ATTRIBUTE_TEMPORARY != 0 && directory
        {
            return Err(self.bad_value("file_information"));
        }
        let now = self.kernel.system_time();
        let key = node;
        let node = &mut self.kernel.nodes[node];
        if flags != 0 {
            node.attributes = node.attributes & ATTRIBUTE_DIRECTORY | flags & SETTABLE_ATTRIBUTES;
        }
        let or = |time: i64, old: i64| if time == 0 { old } else { time };
        node.times.created = or(info.CreationTime, node.times.created);
        node.times.accessed = or(info.LastAccessTime, node.times.accessed);
        node.times.written = or(info.LastWriteTime, node.times.written);
        node.times.changed = or(info.ChangeTime, now);
        let set = [
            (flags != 0, ATTRIBUTES),
            (info.CreationTime != 0, CREATION),
            (info.LastAccessTime != 0, LAST_ACCESS),
            (info.LastWriteTime != 0, LAST_WRITE),
        ];
        let filter = set.iter().filter(|(set, _)| *set).fold(0, |all, (_, bit)| all | bit);
        self.kernel.note_modified(key, filter);
        Ok(())
    }

    fn set_end(&mut self, node: NodeKey, end: i64) -> Result<(), Status> {
        if end < 0 || self.kernel.nodes[node].is_directory() {
            return Err(self.bad_value("file_information"));
        }
        if end as u64 > FILE_BYTES_MAX as u64 {
            return Err(Status::DISK_FULL);
        }
        self.kernel.check_room(node, end as u64)?;
        self.kernel.may_truncate(node, end as u64)?;
        let bytes = self.kernel.nodes[node].bytes_mut().expect("it is no directory");
        bytes.resize(end as usize, 0);
        self.kernel.touch(node);
        self.kernel.note_modified(node, SIZE | LAST_WRITE);
        Ok(())
    }

    fn set_mark(
        &mut self,
        key: FileKey,
        node: NodeKey,
        flags: DispositionFlags,
    ) -> Result<(), Status> {
        let mark = match flags.0 {
            flags if flags & DELETE == 0 => Disposition::Keep,
            flags if flags & DELETE_POSIX != 0 => Disposition::DeletePosix,
            _ => Disposition::Delete,
        };
        if self.kernel.nodes[node].gone {
            return Ok(());
        }
        if mark != Disposition::Keep {
            self.kernel.check_deletable(node, flags.0 & DELETE_READ_ONLY != 0)?;
        }
        self.kernel.set_disposition(key, node, mark);
        Ok(())
    }

    /// Gives a file another name: a full path of the namespace, one from a directory that is open,
    /// or a name in the directory where the file is.
    fn rename(&mut self, node: NodeKey, info: &FILE_RENAME_INFORMATION_EX) -> Result<(), Status> {
        let units = info.FileName.as_units();
        let length = info.FileNameLength as usize;
        if length == 0 || !length.is_multiple_of(2) {
            return Err(self.bad_value("file_information"));
        }
        let name = &units[..units.len().min(length / 2)];
        let above_now = self.kernel.nodes[node].name.as_ref().map(|(above, _)| *above);
        let simple = info.RootDirectory.is_null() && !name.contains(&SEPARATOR);
        let (found, last) = match above_now {
            Some(above) if simple => (self.kernel.walk_from(above, name)?, Wide::from(name)),
            _ => {
                let root = match info.RootDirectory {
                    Handle::NULL => Root::None,
                    handle => Root::Handle(handle),
                };
                let flags = OBJ_CASE_INSENSITIVE;
                let name = In::Given(name);
                let attributes = ObjectAttributes { root, name, flags, ..ObjectAttributes::NONE };
                let attributes = In::Given(attributes);
                let request = self.request(attributes, Access::empty(), ObjectType::FILE)?;
                match self.find_file(&request)? {
                    Place::Volume { found, last, .. } => (found, last),
                    Place::Null
                    | Place::Pipes(_)
                    | Place::Mailslots(_)
                    | Place::Console(_)
                    | Place::Elsewhere => {
                        return Err(self.bad_value("file_information"));
                    }
                }
            }
        };
        let replace = Replace {
            replace: info.Flags.0 & REPLACE != 0,
            posix: info.Flags.0 & REPLACE_POSIX != 0,
        };
        if let OnPath::Missing(above, _) = &found
            && Some(*above) != above_now
        {
            let directory = self.kernel.nodes[node].is_directory();
            self.kernel.check_adding(self.thread, *above, directory)?;
        }
        self.kernel.rename_node(node, (found, last), replace)
    }

    pub(super) fn set_information(
        &mut self,
        key: FileKey,
        node: NodeKey,
        class: u32,
        given: &Any,
    ) -> Result<(), Status> {
        match class {
            BASIC => {
                let info = self.read_as(given)?;
                self.set_basic(node, &info)
            }
            RENAME => {
                let info: FILE_RENAME_INFORMATION = self.read_as(given)?;
                let flags = RenameFlags(info.ReplaceIfExists.into());
                let info = FILE_RENAME_INFORMATION_EX {
                    Flags: flags,
                    RootDirectory: info.RootDirectory,
                    FileNameLength: info.FileNameLength,
                    FileName: info.FileName,
                };
                self.rename(node, &info)
            }
            RENAME_EX => {
                let info = self.read_as(given)?;
                self.rename(node, &info)
            }
            DISPOSITION => {
                let info: FILE_DISPOSITION_INFORMATION = self.read_as(given)?;
                self.set_mark(key, node, DispositionFlags(info.DeleteFile.into()))
            }
            DISPOSITION_EX if !self.kernel.posix_deletion => {
                Err(self.bad_value("file_information_class"))
            }
            DISPOSITION_EX => {
                let info: FILE_DISPOSITION_INFORMATION_EX = self.read_as(given)?;
                self.set_mark(key, node, info.Flags)
            }
            END_OF_FILE => {
                let info: FILE_END_OF_FILE_INFORMATION = self.read_as(given)?;
                self.set_end(node, info.EndOfFile)
            }
            _ => {
                let info: FILE_POSITION_INFORMATION = self.read_as(given)?;
                if info.CurrentByteOffset < 0 {
                    return Err(self.bad_value("file_information"));
                }
                self.kernel.files[key].position = info.CurrentByteOffset as u64;
                Ok(())
            }
        }
    }
}
