//! Services for the namespace: directories, symbolic links, permanence.

use calls::names::NtNameCalls;
use calls::{
    In, InOut, OBJECT_DIRECTORY_INFORMATION, ObjectAttributes, Out, Refused, UNICODE_STRING,
};
use nt::rights::{DIRECTORY_QUERY, SYMBOLIC_LINK_QUERY};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::{Syscall, status};
use crate::object::{Body, Directory, Entries, SymbolicLink};
use crate::security::Privilege;
use crate::why::Why;

/// The bytes of one entry on x64: two UNICODE_STRINGs, and the characters with their ends.
fn entry_size(entry: &OBJECT_DIRECTORY_INFORMATION) -> usize {
    32 + 2 * (entry.Name.len() + 1 + entry.TypeName.len() + 1)
}

impl Syscall<'_> {
    /// What NtQueryDirectoryObject writes: as many entries from a position as the buffer holds.
    fn list_directory(
        &self,
        entries: &[(Wide, crate::object::ObjectId)],
        length: usize,
        single: bool,
    ) -> Result<(Vec<OBJECT_DIRECTORY_INFORMATION>, usize), (Status, usize)> {
        // A record of zeros ends the list.
        let mut size = 32;
        let mut rows = Vec::new();
        for (name, id) in entries {
            let of = self.kernel.at(*id).body.object_type();
            let row = OBJECT_DIRECTORY_INFORMATION {
                Name: name.clone(),
                TypeName: Wide::from(of.name()),
            };
            let with = size + entry_size(&row);
            if with > length {
                if rows.is_empty() {
                    return Err((Status::BUFFER_TOO_SMALL, with));
                }
                break;
            }
            size = with;
            rows.push(row);
            if single {
                break;
            }
        }
        Ok((rows, size))
    }
}

impl NtNameCalls for Syscall<'_> {
    fn NtCreateDirectoryObject(
        &mut self,
        directory_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let key = self.kernel.directories.insert(Entries::default());
        let body = Directory { key };
        let made = self.create(directory_handle, desired_access, object_attributes, body);
        if !matches!(made, Ok((Status::SUCCESS, _))) {
            self.kernel.directories.remove(key);
        }
        Ok(status(made.map(|(status, _)| status)))
    }

    fn NtOpenDirectoryObject(
        &mut self,
        directory_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::DIRECTORY;
        Ok(status(self.open(directory_handle, desired_access, object_attributes, wanted)))
    }

    fn NtQueryDirectoryObject(
        &mut self,
        directory_handle: Handle,
        buffer: &mut Out<Vec<OBJECT_DIRECTORY_INFORMATION>>,
        length: u32,
        return_single_entry: bool,
        restart_scan: bool,
        context: &mut InOut<u32>,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let listed = (|| {
            buffer.demand()?;
            return_length.probe()?;
            let from = match context {
                InOut::Var(from) => *from as usize,
                InOut::Null => return Err(Status::ACCESS_VIOLATION),
                InOut::Fault(failed) => return Err(*failed),
            };
            let id = self.resolve(directory_handle, ObjectType::DIRECTORY, DIRECTORY_QUERY)?;
            let entries = self.kernel.entries(id).expect("resolved as a directory");
            let from = if restart_scan { 0 } else { from.min(entries.len()) };
            let rest = &entries[from..];
            if rest.is_empty() {
                return_length.put(0);
                return Err(Status::NO_MORE_ENTRIES);
            }
            let listed = self.list_directory(rest, length as usize, return_single_entry);
            let (rows, size) = listed.map_err(|(failed, size)| {
                return_length.put(size as u32);
                failed
            })?;
            let more = rows.len() < rest.len() && !return_single_entry;
            *context = InOut::Var((from + rows.len()) as u32);
            return_length.put(size as u32);
            buffer.put(rows);
            Ok(if more { Status::MORE_ENTRIES } else { Status::SUCCESS })
        })();
        Ok(status(listed))
    }

    fn NtCreateSymbolicLinkObject(
        &mut self,
        link_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        link_target: In<&[u16]>,
    ) -> Result<Status, Refused> {
        let made = (|| {
            let target = link_target.required()?;
            if target.is_empty() {
                let why = Why::Parameter { name: "link_target" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            let key = self.kernel.links.insert(Wide::from(target));
            let body = SymbolicLink { key };
            let made = self.create(link_handle, desired_access, object_attributes, body);
            if !matches!(made, Ok((Status::SUCCESS, _))) {
                self.kernel.links.remove(key);
            }
            Ok(made?.0)
        })();
        Ok(status(made))
    }

    fn NtOpenSymbolicLinkObject(
        &mut self,
        link_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::SYMBOLIC_LINK;
        Ok(status(self.open(link_handle, desired_access, object_attributes, wanted)))
    }

    fn NtQuerySymbolicLinkObject(
        &mut self,
        link_handle: Handle,
        link_target: &mut InOut<UNICODE_STRING>,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let read = (|| {
            let place = match link_target {
                InOut::Var(place) => place,
                InOut::Null => return Err(Status::ACCESS_VIOLATION),
                InOut::Fault(failed) => return Err(*failed),
            };
            return_length.probe()?;
            let wanted = ObjectType::SYMBOLIC_LINK;
            let id = self.resolve(link_handle, wanted, SYMBOLIC_LINK_QUERY)?;
            let Body::SymbolicLink(link) = self.kernel.at(id).body else {
                unreachable!("resolved as a symbolic link")
            };
            let target = self.kernel.links[link.key].clone();
            let needed = 2 * target.len() as u32;
            return_length.put(needed);
            if u32::from(place.MaximumLength) < needed {
                return Err(self.refuse(Why::Length { needed }, Status::BUFFER_TOO_SMALL));
            }
            // The length is that of the first definition; the others stand behind it.
            let first = target.as_units().split(|unit| *unit == 0).next().map_or(0, <[u16]>::len);
            place.Length = 2 * first as u16;
            place.Buffer = target;
            Ok(Status::SUCCESS)
        })();
        Ok(status(read))
    }

    fn NtMakeTemporaryObject(&mut self, handle: Handle) -> Result<Status, Refused> {
        let made = self.resolve_any(handle, Access::DELETE).map(|id| {
            self.kernel.make_temporary(id);
            Status::SUCCESS
        });
        Ok(status(made))
    }

    fn NtMakePermanentObject(&mut self, handle: Handle) -> Result<Status, Refused> {
        let made = (|| {
            self.demand_privilege(Privilege::CREATE_PERMANENT)?;
            let id = self.resolve_any(handle, Access::empty())?;
            self.kernel.make_permanent(id);
            Ok(Status::SUCCESS)
        })();
        Ok(status(made))
    }
}
