//! Services about directories of a volume.
//!
//! A listing belongs to the file object: its first call says which names it lists, and each call
//! goes on where the one before ended.

use std::ops::Bound;

use calls::directories::NtDirectoryCalls;
use calls::{
    Address, Any, FILE_BOTH_DIR_INFORMATION, IO_STATUS_BLOCK, In, InfoClass, Out, Refused, Routine,
};
use nt::rights::FILE_LIST_DIRECTORY;
use nt::{Handle, Status, Wide};

use super::file_information::{allocated, basic};
use super::{Syscall, status};
use crate::kernel::{FileKey, NodeKey};
use crate::name_pattern::matches;
use crate::object::{After, EndOf, Search};
use crate::volume::upcase;
use crate::why::Why;
use crate::why_file::FileWhy;

/// FileBothDirectoryInformation.
const BOTH: u32 = 3;

/// The size of an entry without its name.
const ENTRY_BYTES: u64 = 94;

/// Where an entry begins: at a multiple of 8 bytes.
fn aligned(bytes: u64) -> u64 {
    bytes.div_ceil(8) * 8
}

impl Syscall<'_> {
    /// The directory that a handle may list.
    pub(super) fn listed(&mut self, handle: Handle) -> Result<(FileKey, NodeKey), Status> {
        let (_, key) = self.io_target(handle, FILE_LIST_DIRECTORY)?;
        match self.kernel.files[key].end {
            EndOf::Node(node) if self.kernel.nodes[node].is_directory() => Ok((key, node)),
            EndOf::Node(node) => {
                let why = Why::File(FileWhy::NotDirectory { node });
                Err(self.refuse(why, Status::INVALID_PARAMETER))
            }
            _ => {
                let why = Why::Parameter { name: "file_handle" };
                Err(self.refuse(why, Status::INVALID_PARAMETER))
            }
        }
    }

    /// The next entry of a listing: its name, what it is, and how far the listing came with it.
    fn next_entry(&self, node: NodeKey, search: &Search) -> Option<(Wide, NodeKey, After)> {
        let pattern = search.pattern.as_ref().map(Wide::as_units);
        let fits = |name: &Wide| {
            pattern.is_none_or(|pattern| matches(pattern, upcase(name.as_units()).as_units()))
        };
        let above = self.kernel.nodes[node].name.as_ref().map(|(above, _)| *above);
        let mut at = search.after.clone();
        loop {
            let (name, found, after) = match &at {
                After::Nothing => (Wide::from("."), above.map(|_| node), After::Itself),
                After::Itself => (Wide::from(".."), above, After::Above),
                After::Above | After::Entry(_) => {
                    let entries = self.kernel.nodes[node].entries().expect("it is a directory");
                    let from = match &at {
                        After::Entry(name) => Bound::Excluded(name.clone()),
                        _ => Bound::Unbounded,
                    };
                    let (key, found) = entries.range((from, Bound::Unbounded)).next()?;
                    (self.kernel.node_name(*found), Some(*found), After::Entry(key.clone()))
                }
            };
            match found {
                Some(found) if fits(&name) => return Some((name, found, after)),
                // The root lists neither itself nor what is above it.
                _ => at = after,
            }
        }
    }

    /// Lists as many entries as fit.
    fn list(
        &mut self,
        node: NodeKey,
        search: &mut Search,
        length: u32,
        single: bool,
    ) -> Result<(Vec<FILE_BOTH_DIR_INFORMATION>, u64), Status> {
        let (mut rows, mut used) = (Vec::new(), 0);
        while let Some((name, found, after)) = self.next_entry(node, search) {
            let bytes = ENTRY_BYTES + 2 * name.len() as u64;
            if aligned(used) + bytes > length.into() {
                if rows.is_empty() {
                    return Err(Status::BUFFER_OVERFLOW);
                }
                break;
            }
            used = aligned(used) + bytes;
            let found = &self.kernel.nodes[found];
            let basic = basic(found);
            rows.push(FILE_BOTH_DIR_INFORMATION {
                CreationTime: basic.CreationTime,
                LastAccessTime: basic.LastAccessTime,
                LastWriteTime: basic.LastWriteTime,
                ChangeTime: basic.ChangeTime,
                EndOfFile: found.size() as i64,
                AllocationSize: allocated(found.size()),
                FileAttributes: basic.FileAttributes,
                FileName: name,
            });
            search.after = after;
            if single {
                break;
            }
        }
        Ok((rows, used))
    }
}

impl NtDirectoryCalls for Syscall<'_> {
    fn NtQueryDirectoryFile(
        &mut self,
        file_handle: Handle,
        event: Handle,
        apc_routine: Routine,
        _apc_context: Address,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        file_information: &mut Out<Any>,
        length: u32,
        file_information_class: InfoClass,
        return_single_entry: bool,
        file_name: In<&[u16]>,
        restart_scan: bool,
    ) -> Result<Status, Refused> {
        if !event.is_null() || apc_routine.0 != 0 {
            return Err(Refused::new("NtQueryDirectoryFile", "an event or a routine"));
        }
        let listed = (|| {
            if file_information_class.0 != BOTH {
                return Err(Status::INVALID_INFO_CLASS);
            }
            if u64::from(length) < ENTRY_BYTES {
                return Err(self.wrong_length(FILE_BOTH_DIR_INFORMATION::ROW.size));
            }
            io_status_block.demand()?;
            file_information.demand()?;
            let pattern = file_name.optional()?.filter(|pattern| !pattern.is_empty());
            let (key, node) = self.listed(file_handle)?;
            self.kernel.check_not_pending(node)?;
            let before = self.kernel.files[key].search.take();
            let first = before.is_none();
            // The pattern of the first call counts, whatever later ones say.
            let mut search = before
                .unwrap_or_else(|| Search { pattern: pattern.map(upcase), after: After::Nothing });
            if restart_scan {
                search.after = After::Nothing;
            }
            let listed = self.list(node, &mut search, length, return_single_entry);
            self.kernel.files[key].search = Some(search);
            let (rows, used) = listed?;
            if rows.is_empty() {
                if !first {
                    return Err(Status::NO_MORE_FILES);
                }
                return Err(self.refuse(Why::NameUnknown, Status::NO_SUCH_FILE));
            }
            file_information.put(Any::of(&rows));
            io_status_block.put(IO_STATUS_BLOCK { Status: Status::SUCCESS, Information: used });
            Ok(Status::SUCCESS)
        })();
        Ok(status(listed))
    }
}
