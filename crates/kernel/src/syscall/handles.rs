//! Services for handles themselves.

use calls::handles::NtHandleCalls;
use calls::{
    Any, DuplicateOptions, In, InfoClass, OBJECT_BASIC_INFORMATION, OBJECT_HANDLE_FLAG_INFORMATION,
    OBJECT_TYPE_INFORMATION, ObjectFlags, Out, Refused,
};
use nt::rights::PROCESS_DUP_HANDLE;
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::{Syscall, status};
use crate::census::Tally;
use crate::exceptions::Bad;
use crate::handle_table::{Attributes, Entry};
use crate::kernel::ProcessKey;
use crate::object::ObjectId;
use crate::security::{Privilege, implied};
use crate::why::Why;

const CLOSE_SOURCE: u32 = 0x1;
const SAME_ACCESS: u32 = 0x2;
const SAME_ATTRIBUTES: u32 = 0x4;
const NO_RIGHTS_UPGRADE: u32 = 0x8;

/// PagedPool and NonPagedPoolNx.
const PAGED_POOL: u32 = 1;
const NONPAGED_POOL: u32 = 0x200;

impl Syscall<'_> {
    /// Resolves a process argument of NtDuplicateObject.
    #[inline]
    fn duplicating_process(&mut self, handle: Handle) -> Result<ProcessKey, Status> {
        if handle == Handle::CURRENT_PROCESS {
            return Ok(self.process);
        }
        let id = self.resolve(handle, ObjectType::PROCESS, PROCESS_DUP_HANDLE)?;
        Ok(self.kernel.process_of(id))
    }

    /// The entry that a source handle means in the source process. "The process" is the source
    /// process itself; "the thread that is calling" stays the caller (assumed when the processes
    /// differ).
    #[inline]
    fn source_entry(&mut self, source: ProcessKey, handle: Handle) -> Result<Entry, Status> {
        match self.kernel.processes[source].table.as_ref() {
            None => return Err(self.kernel.process_ended(source)),
            Some(table) => {
                if let Some(entry) = table.get(handle) {
                    return Ok(entry);
                }
            }
        }
        if let Some(entry) = self.kernel.pseudo(self.thread, source, handle) {
            return Ok(entry);
        }
        // Another process's table raises nothing (assumed): its program did not use the handle.
        if source == self.process {
            self.kernel.bad_handle(source, handle, Bad::Reference);
        }
        if handle.is_pseudo() {
            return Err(self.refuse(Why::HandlePseudo { handle }, Status::INVALID_HANDLE));
        }
        Err(self.kernel.unknown_handle(source, handle))
    }

    /// The rights of a duplicate.
    #[inline]
    fn duplicated_access(
        &mut self,
        handle: Handle,
        entry: Entry,
        desired: Access,
        options: u32,
    ) -> Result<Access, Status> {
        if options & SAME_ACCESS != 0 {
            return Ok(entry.granted);
        }
        let of = self.kernel.at(entry.object).body.object_type();
        let maximum = desired.contains(Access::MAXIMUM_ALLOWED);
        let known = of.valid_access() | Access::ACCESS_SYSTEM_SECURITY;
        let mapped = of.mapping().map(desired) & known;
        if !maximum && entry.granted.contains(mapped) {
            return Ok(implied(of, mapped));
        }
        if entry.attributes.contains(Attributes::NO_UPGRADE) || of.own_security() {
            let (granted, desired) = (entry.granted, mapped);
            let why = Why::AccessUpgrade { handle, granted, desired, object_type: of };
            return Err(self.refuse(why, Status::ACCESS_DENIED));
        }
        let asked = if maximum { mapped | Access::MAXIMUM_ALLOWED } else { mapped };
        self.kernel.check_access(self.thread, entry.object, asked)
    }

    /// Steps 9 to 12 of a duplication: rights and attributes, the close, the new entry.
    #[inline]
    fn duplicate_entry(
        &mut self,
        (source, handle, entry): (ProcessKey, Handle, Entry),
        target: ProcessKey,
        desired: Access,
        attributes: ObjectFlags,
        options: u32,
    ) -> Result<Handle, Status> {
        let granted = self.duplicated_access(handle, entry, desired, options);
        let granted = granted.and_then(|granted| {
            self.kernel.check_exclusive(entry.object, target)?;
            let asked = if options & SAME_ACCESS != 0 { granted } else { desired };
            self.kernel.filter_protected(self.thread, entry.object, asked, granted)
        });
        let mut flags = if options & SAME_ATTRIBUTES != 0 {
            entry.attributes & (Attributes::PROTECT | Attributes::INHERIT | Attributes::AUDIT)
        } else {
            Attributes::from_bits_truncate(attributes.0)
                & (Attributes::PROTECT | Attributes::INHERIT)
        };
        // A copy of a copy cannot gain rights either (assumed).
        let bound = entry.attributes.contains(Attributes::NO_UPGRADE);
        flags.set(Attributes::NO_UPGRADE, bound || options & NO_RIGHTS_UPGRADE != 0);
        // The new handle counts before the source is closed: the object is never without one.
        self.kernel.hold(entry.object);
        if options & CLOSE_SOURCE != 0 {
            self.close_source(source, handle);
        }
        match granted {
            Ok(granted) => {
                let entry = Entry { object: entry.object, granted, attributes: flags };
                self.kernel.open_held(target, entry)
            }
            Err(failed) => {
                self.kernel.release_handle(entry.object);
                Err(failed)
            }
        }
    }

    /// Closes the source of a duplication; whether it can be closed does not matter.
    fn close_source(&mut self, source: ProcessKey, handle: Handle) {
        if !handle.is_pseudo() {
            let why = self.kernel.why;
            let _ = self.kernel.close(source, handle);
            self.kernel.why = why;
        }
    }

    /// Reads the flags of a handle, pseudo handles included.
    fn handle_flags(&mut self, handle: Handle) -> Result<(ObjectId, Entry), Status> {
        let entry =
            self.kernel.resolve_entry(self.thread, self.process, handle, None, Access::empty())?;
        Ok((entry.object, entry))
    }

    /// The answer to a close that failed. A pseudo handle has nothing to close, and that is well.
    #[cold]
    #[inline(never)]
    fn failed_close(&mut self, handle: Handle, failed: Status) -> Status {
        let protected = failed == Status::HANDLE_NOT_CLOSABLE;
        let bad = if protected { Bad::ProtectedClose } else { Bad::Close };
        if handle.is_pseudo() {
            self.kernel.why = None;
            return Status::SUCCESS;
        }
        self.kernel.bad_handle(self.process, handle, bad);
        failed
    }

    fn basic_information(&self, id: ObjectId, entry: Entry) -> OBJECT_BASIC_INFORMATION {
        let object = self.kernel.at(id);
        let info = self.kernel.info(id);
        let name = self.kernel.path_of(id).map_or(0, |path| path.encode_utf16().count() as u32);
        let mut flags = entry.attributes.bits() & 0x3;
        if info.is_some_and(|info| info.permanent) {
            flags |= 0x10;
        }
        if info.is_some_and(|info| info.exclusive.is_some()) {
            flags |= 0x20;
        }
        let of = object.body.object_type();
        OBJECT_BASIC_INFORMATION {
            Attributes: ObjectFlags(flags),
            GrantedAccess: entry.granted,
            HandleCount: object.handles,
            // The query itself holds a reference while it looks.
            PointerCount: self.kernel.told_references(id) as u32 + 1,
            NameInfoSize: if name == 0 { 0 } else { 16 + 2 * (name + 1) },
            SecurityDescriptorSize: match info.and_then(|info| info.security.as_ref()) {
                Some(security) if entry.granted.contains(Access::READ_CONTROL) => {
                    security.parts().size()
                }
                _ => 0,
            },
            TypeInfoSize: OBJECT_TYPE_INFORMATION::ROW.size + 2 * (of.name().len() as u32 + 1),
            ..OBJECT_BASIC_INFORMATION::default()
        }
    }

    fn type_information(&self, of: ObjectType, tallies: &[Tally]) -> OBJECT_TYPE_INFORMATION {
        let tally = tallies[usize::from(of.index())];
        let mapping = of.mapping();
        OBJECT_TYPE_INFORMATION {
            TypeName: Wide::from(of.name()),
            TotalNumberOfObjects: tally.objects,
            TotalNumberOfHandles: tally.handles,
            HighWaterNumberOfObjects: tally.most_objects,
            HighWaterNumberOfHandles: tally.most_handles,
            InvalidAttributes: ObjectFlags(of.invalid_attributes()),
            GenericRead: mapping.read,
            GenericWrite: mapping.write,
            GenericExecute: mapping.execute,
            GenericAll: mapping.all,
            ValidAccessMask: of.valid_access(),
            SecurityRequired: of.security_required(),
            MaintainHandleCount: of.counts_per_process(),
            TypeIndex: of.index(),
            PoolType: if of.is_paged() { PAGED_POOL } else { NONPAGED_POOL },
        }
    }

    /// ObjectTypeInformation: a structure and the name behind it.
    fn one_type(
        &mut self,
        id: ObjectId,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let of = self.kernel.at(id).body.object_type();
        let info = self.type_information(of, &self.kernel.tallies());
        self.write_listing(&info, type_size(&info), place, length, return_length)
    }

    /// ObjectTypesInformation: a count, and a structure for each type.
    fn all_types(
        &mut self,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let counts = self.kernel.tallies();
        let rows = ObjectType::all().iter();
        let rows: Vec<_> =
            rows.map(|row| self.type_information(row.object_type, &counts)).collect();
        let size = 8 + rows.iter().map(type_size).sum::<u32>();
        self.write_listing(&rows, size, place, length, return_length)
    }

    /// ObjectNameInformation: a UNICODE_STRING and its characters.
    fn name_information(
        &mut self,
        id: ObjectId,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        const HEADER: u32 = 16;
        let name = Wide::from(self.kernel.object_path(id).unwrap_or_default());
        let needed = HEADER + if name.is_empty() { 0 } else { 2 * (name.len() as u32 + 1) };
        return_length.probe()?;
        return_length.put(needed);
        if length < HEADER {
            return Err(self.wrong_length(needed));
        }
        if length < needed {
            let why = Why::Length { needed };
            return Err(self.refuse(why, Status::BUFFER_OVERFLOW));
        }
        place.demand()?;
        place.put(Any::of(&name));
        Ok(Status::SUCCESS)
    }
}

/// The bytes of a type's structure with its name, on x64.
fn type_size(info: &OBJECT_TYPE_INFORMATION) -> u32 {
    let name = 2 * (info.TypeName.len() as u32 + 1);
    OBJECT_TYPE_INFORMATION::ROW.size + name.next_multiple_of(8)
}

impl NtHandleCalls for Syscall<'_> {
    #[inline]
    fn NtClose(&mut self, handle: Handle) -> Result<Status, Refused> {
        Ok(match self.kernel.close(self.process, handle) {
            Ok(()) => Status::SUCCESS,
            Err(failed) => self.failed_close(handle, failed),
        })
    }

    #[inline]
    fn NtDuplicateObject(
        &mut self,
        source_process_handle: Handle,
        source_handle: Handle,
        target_process_handle: Handle,
        target_handle: &mut Out<Handle>,
        desired_access: Access,
        handle_attributes: ObjectFlags,
        options: DuplicateOptions,
    ) -> Result<Status, Refused> {
        let options = options.0;
        let mut known = false;
        let duplicated = (|| {
            target_handle.probe()?;
            let source = self.duplicating_process(source_process_handle)?;
            // Remembered, not returned: a bad target closes the source all the same.
            let target = if target_process_handle.is_null() {
                None
            } else {
                Some(self.duplicating_process(target_process_handle))
            };
            let why = self.kernel.why.take();
            let entry = self.source_entry(source, source_handle)?;
            let target = match target {
                Some(Ok(target)) if self.kernel.processes[target].table.is_some() => target,
                failed => {
                    let closes = options & CLOSE_SOURCE != 0;
                    // Found before the close, which may end the target for good.
                    let refused = match failed {
                        None if closes => Ok(Handle::NULL),
                        None => {
                            let why = Why::Parameter { name: "target_process_handle" };
                            Err(self.refuse(why, Status::INVALID_PARAMETER))
                        }
                        Some(Ok(target)) => Err(self.kernel.process_ended(target)),
                        Some(Err(failed)) => {
                            self.kernel.why = why;
                            Err(failed)
                        }
                    };
                    if closes {
                        self.close_source(source, source_handle);
                    }
                    return refused;
                }
            };
            known = true;
            let from = (source, source_handle, entry);
            self.duplicate_entry(from, target, desired_access, handle_attributes, options)
        })();
        Ok(match duplicated {
            Ok(Handle::NULL) => Status::SUCCESS,
            Ok(handle) => {
                target_handle.put(handle);
                Status::SUCCESS
            }
            Err(failed) => {
                // Once the target is known its place is written, whatever comes of it (assumed).
                if known {
                    target_handle.put(Handle::NULL);
                }
                failed
            }
        })
    }

    fn NtCompareObjects(
        &mut self,
        first_object_handle: Handle,
        second_object_handle: Handle,
    ) -> Result<Status, Refused> {
        let compared = (|| {
            let first = self.resolve_any(first_object_handle, Access::empty())?;
            let second = self.resolve_any(second_object_handle, Access::empty())?;
            Ok(if first == second { Status::SUCCESS } else { Status::NOT_SAME_OBJECT })
        })();
        Ok(status(compared))
    }

    fn NtQueryObject(
        &mut self,
        handle: Handle,
        object_information_class: InfoClass,
        object_information: &mut Out<Any>,
        object_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let (place, length) = (object_information, object_information_length);
        if object_information_class.0 == 3 {
            // All types: no handle is looked at.
            let listed = self.all_types(place, length, return_length);
            return Ok(status(listed));
        }
        let query = (|| {
            let (id, entry) = self.handle_flags(handle)?;
            match object_information_class.0 {
                0 => {
                    let info = self.basic_information(id, entry);
                    let size = OBJECT_BASIC_INFORMATION::ROW.size;
                    self.answer_query(info, size, place, length, return_length)
                }
                1 => self.name_information(id, place, length, return_length),
                2 => self.one_type(id, place, length, return_length),
                4 => {
                    let info = OBJECT_HANDLE_FLAG_INFORMATION {
                        Inherit: entry.attributes.contains(Attributes::INHERIT),
                        ProtectFromClose: entry.attributes.contains(Attributes::PROTECT),
                    };
                    let size = OBJECT_HANDLE_FLAG_INFORMATION::ROW.size;
                    self.answer_query(info, size, place, length, return_length)
                }
                _ => Err(Status::INVALID_INFO_CLASS),
            }
        })();
        Ok(status(query))
    }

    fn NtSetInformationObject(
        &mut self,
        handle: Handle,
        object_information_class: InfoClass,
        object_information: In<&OBJECT_HANDLE_FLAG_INFORMATION>,
        object_information_length: u32,
    ) -> Result<Status, Refused> {
        let (class, length) = (object_information_class.0, object_information_length);
        if matches!(class, 5 | 6) {
            return match self.demand_privilege(Privilege::TCB) {
                Err(failed) => Ok(failed),
                Ok(()) => Err(Refused::new("NtSetInformationObject", "sessions of directories")),
            };
        }
        let set = (|| {
            if class != 4 {
                return Err(Status::INVALID_INFO_CLASS);
            }
            let size = OBJECT_HANDLE_FLAG_INFORMATION::ROW.size;
            if length != size {
                return Err(self.wrong_length(size));
            }
            let info = object_information.required()?;
            if handle.is_pseudo() {
                // There is no entry to change.
                return Err(self.refuse(Why::HandlePseudo { handle }, Status::ACCESS_DENIED));
            }
            let (_, entry) = self.handle_flags(handle)?;
            let mut attributes = entry.attributes;
            attributes.set(Attributes::INHERIT, info.Inherit);
            attributes.set(Attributes::PROTECT, info.ProtectFromClose);
            let table = self.kernel.processes[self.process].table.as_mut();
            table.expect("the caller runs").set_attributes(handle, attributes);
            Ok(Status::SUCCESS)
        })();
        Ok(status(set))
    }
}
