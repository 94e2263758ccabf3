//! Services for sections and views.

use calls::sections::NtSectionCalls;
use calls::{
    Address, AllocationType, Any, In, InOut, InfoClass, ObjectAttributes, Out, PageProtection,
    Refused, SECTION_BASIC_INFORMATION, ViewInherit,
};
use nt::rights::{
    FILE_EXECUTE, FILE_READ_DATA, FILE_WRITE_DATA, PROCESS_VM_OPERATION, SECTION_EXTEND_SIZE,
    SECTION_MAP_EXECUTE, SECTION_MAP_READ, SECTION_MAP_WRITE, SECTION_QUERY,
};
use nt::{Access, Handle, ObjectType, Status};

use super::files::FILE_BYTES_MAX;
use super::{Syscall, status};
use crate::kernel::{NodeKey, ProcessKey};
use crate::object::{Backing, EndOf, ObjectId, Section, SectionBlock};
use crate::pages::Pages;
use crate::space::{Content, GRANULARITY, Region, TOP, permits, whole_pages};
use crate::why::{MemoryWhy, Why};

/// SEC_ attributes.
const FILE: u32 = 0x80_0000;
const COMMIT: u32 = 0x800_0000;
const NOT_MODELLED: u32 = 0x100_0000 | 0x400_0000 | 0x1000_0000 | 0x4000_0000 | 0x8000_0000;

/// Protections that write through to what is shared, and those that execute.
const WRITES: u32 = 0x4 | 0x40;
const EXECUTES: u32 = 0xF0;

/// ViewShare and ViewUnmap.
const SHARE: u32 = 1;
const UNMAP: u32 = 2;

/// Whether a number is one protection, without PAGE_GUARD and its like.
pub(super) fn is_protection(protection: u32) -> bool {
    protection.is_power_of_two() && protection <= 0x80
}

/// The rights that a section handle needs for a view.
fn map_access(protection: u32) -> Access {
    let mut needed = match protection {
        0x2 | 0x8 | 0x20 | 0x80 => SECTION_MAP_READ,
        0x4 | 0x40 => SECTION_MAP_WRITE,
        _ => Access::empty(),
    };
    if protection & EXECUTES != 0 {
        needed |= SECTION_MAP_EXECUTE;
    }
    needed
}

/// The rights that a file handle needs for a section of the file.
fn file_access(protection: u32) -> Access {
    let mut needed = FILE_READ_DATA;
    if protection & WRITES != 0 {
        needed |= FILE_WRITE_DATA;
    }
    if protection & EXECUTES != 0 {
        needed |= FILE_EXECUTE;
    }
    needed
}

/// The place of a view, as the caller wishes it.
struct Wish {
    base: u64,
    offset: i64,
    size: u64,
    protection: u32,
}

impl Syscall<'_> {
    fn refuse_memory<T>(&mut self, why: MemoryWhy, status: Status) -> Result<T, Status> {
        Err(self.refuse(Why::Memory(why), status))
    }

    /// The process that a handle names, for a change of its memory or a look at it.
    pub(super) fn memory_of(
        &mut self,
        process: Handle,
        needed: Access,
    ) -> Result<ProcessKey, Status> {
        let id = self.resolve(process, ObjectType::PROCESS, needed)?;
        let process = self.kernel.process_of(id);
        if self.kernel.processes[process].exit.is_some() {
            return Err(self.kernel.process_ended(process));
        }
        Ok(process)
    }

    /// What a new section consists of. The file is checked, and extended, before the name is looked
    /// at.
    fn new_section(
        &mut self,
        maximum: In<i64>,
        protection: u32,
        file: Handle,
    ) -> Result<SectionBlock, Status> {
        let asked = maximum.optional()?.unwrap_or(0);
        if asked < 0 || (asked == 0 && file.is_null()) {
            let why = Why::Parameter { name: "maximum_size" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER_4));
        }
        let asked = asked as u64;
        if file.is_null() {
            let backing = Backing::Memory(Pages::default());
            return Ok(SectionBlock { backing, size: asked, protection });
        }
        let id = self.resolve(file, ObjectType::FILE, Access::empty())?;
        self.resolve(file, ObjectType::FILE, file_access(protection))?;
        let EndOf::Node(node) = self.kernel.files[self.file_key(id)].end else {
            let why = Why::Parameter { name: "file_handle" };
            return Err(self.refuse(why, Status::INVALID_FILE_FOR_SECTION));
        };
        let there = self.kernel.nodes[node].bytes().map_or(0, Vec::len) as u64;
        let size = if asked == 0 { there } else { asked };
        if size == 0 {
            return self.refuse_memory(MemoryWhy::EmptyFile, Status::MAPPED_FILE_SIZE_ZERO);
        }
        if size > there {
            if protection & WRITES == 0 || size > FILE_BYTES_MAX as u64 {
                let why = MemoryWhy::TooBig { size, file: there };
                return self.refuse_memory(why, Status::SECTION_TOO_BIG);
            }
            self.kernel.check_room(node, size)?;
            self.extend_file(node, size);
        }
        Ok(SectionBlock { backing: Backing::File(id), size, protection })
    }

    fn extend_file(&mut self, node: NodeKey, size: u64) {
        if let Some(bytes) = self.kernel.nodes[node].bytes_mut() {
            bytes.resize(bytes.len().max(size as usize), 0);
        }
    }

    /// Where a view will lie, and how it will be.
    fn place_view(
        &mut self,
        process: ProcessKey,
        section: ObjectId,
        wish: &Wish,
    ) -> Result<(u64, Region), Status> {
        let block = self.kernel.section(section).expect("resolved as a section");
        let (has, size) = (block.protection, block.size);
        if !permits(has, wish.protection) {
            let why = MemoryWhy::Protection { has, wanted: wish.protection };
            return self.refuse_memory(why, Status::SECTION_PROTECTION);
        }
        for number in [wish.base, wish.offset as u64] {
            if !number.is_multiple_of(GRANULARITY) {
                return self
                    .refuse_memory(MemoryWhy::Unaligned { number }, Status::MAPPED_ALIGNMENT);
            }
        }
        let offset = wish.offset as u64;
        let wanted = if wish.size == 0 { size.saturating_sub(offset) } else { wish.size };
        let end = offset.saturating_add(wanted);
        // A view of the last page may be asked for as a whole.
        if wanted == 0 || offset >= size || end > whole_pages(size) {
            let why = MemoryWhy::ViewTooLarge { end, size };
            return self.refuse_memory(why, Status::INVALID_VIEW_SIZE);
        }
        let length = whole_pages(wanted);
        let lowest = self.kernel.lowest_address(process);
        let space = self.kernel.spaces.entry(process).or_default();
        let base = match wish.base {
            0 => space.place(lowest, length).ok_or(Status::NO_MEMORY)?,
            base if base.saturating_add(length) <= TOP && space.is_free(base, base + length) => {
                base
            }
            address => {
                let why = MemoryWhy::Taken { address };
                return self.refuse_memory(why, Status::CONFLICTING_ADDRESSES);
            }
        };
        let content = Content::View { section, offset };
        Ok((base, Region::new(length, wish.protection, content, Some(wish.protection))))
    }
}

impl NtSectionCalls for Syscall<'_> {
    fn NtCreateSection(
        &mut self,
        section_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        maximum_size: In<i64>,
        section_page_protection: PageProtection,
        allocation_attributes: PageProtection,
        file_handle: Handle,
    ) -> Result<Status, Refused> {
        let (protection, attributes) = (section_page_protection.0, allocation_attributes.0);
        if attributes & NOT_MODELLED != 0 || protection & 0x700 != 0 {
            let what = "sections but committed ones of memory or of a file";
            return Err(Refused::new("NtCreateSection", what));
        }
        let created = (|| {
            section_handle.demand()?;
            if attributes & COMMIT == 0 || attributes & !(COMMIT | FILE) != 0 {
                let why = Why::Parameter { name: "allocation_attributes" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER_6));
            }
            if !is_protection(protection) || protection == 0x1 {
                let why = Why::Parameter { name: "section_page_protection" };
                return Err(self.refuse(why, Status::INVALID_PAGE_PROTECTION));
            }
            let block = self.new_section(maximum_size, protection, file_handle)?;
            if let Backing::File(file) = block.backing {
                self.kernel.reference_object(file);
            }
            let key = self.kernel.sections.insert(block);
            let body = Section { key };
            let made = self.create(section_handle, desired_access, object_attributes, body);
            if !matches!(made, Ok((Status::SUCCESS, _)))
                && let Some(block) = self.kernel.sections.remove(key)
            {
                self.kernel.end_section(block);
            }
            Ok(made?.0)
        })();
        Ok(status(created))
    }

    fn NtOpenSection(
        &mut self,
        section_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::SECTION;
        Ok(status(self.open(section_handle, desired_access, object_attributes, wanted)))
    }

    fn NtMapViewOfSection(
        &mut self,
        section_handle: Handle,
        process_handle: Handle,
        base_address: &mut InOut<Address>,
        zero_bits: u64,
        _commit_size: u64,
        section_offset: &mut InOut<i64>,
        view_size: &mut InOut<u64>,
        inherit_disposition: ViewInherit,
        allocation_type: AllocationType,
        win32_protect: PageProtection,
    ) -> Result<Status, Refused> {
        if zero_bits != 0 || allocation_type.0 != 0 || win32_protect.0 & 0x700 != 0 {
            let what = "zero bits, allocation types and protections beyond the plain ones";
            return Err(Refused::new("NtMapViewOfSection", what));
        }
        let mapped = (|| {
            if !matches!(inherit_disposition.0, SHARE | UNMAP) {
                let why = Why::Parameter { name: "inherit_disposition" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER_8));
            }
            if !is_protection(win32_protect.0) {
                let why = Why::Parameter { name: "win32_protect" };
                return Err(self.refuse(why, Status::INVALID_PAGE_PROTECTION));
            }
            let base = read(base_address)?.0;
            let size = read(view_size)?;
            let offset = match section_offset {
                InOut::Null => 0,
                place => read(place)?,
            };
            if base >= TOP {
                let why = Why::Parameter { name: "base_address" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER_3));
            }
            let process = self.memory_of(process_handle, PROCESS_VM_OPERATION)?;
            let needed = map_access(win32_protect.0);
            let section = self.resolve(section_handle, ObjectType::SECTION, needed)?;
            let wish = Wish { base, offset, size, protection: win32_protect.0 };
            let (base, region) = self.place_view(process, section, &wish)?;
            write(base_address, Address(base));
            write(view_size, region.size);
            self.kernel.add_view(process, base, region);
            Ok(Status::SUCCESS)
        })();
        Ok(status(mapped))
    }

    fn NtUnmapViewOfSection(
        &mut self,
        process_handle: Handle,
        base_address: Address,
    ) -> Result<Status, Refused> {
        let unmapped = (|| {
            let process = self.memory_of(process_handle, PROCESS_VM_OPERATION)?;
            let space = self.kernel.spaces.get(&process);
            match space.and_then(|space| space.region(base_address.0)) {
                Some((base, Region { content: Content::View { .. }, .. })) => {
                    self.kernel.remove_region(process, base);
                    Ok(Status::SUCCESS)
                }
                _ => {
                    let why = MemoryWhy::NoView { address: base_address.0 };
                    self.refuse_memory(why, Status::NOT_MAPPED_VIEW)
                }
            }
        })();
        Ok(status(unmapped))
    }

    fn NtQuerySection(
        &mut self,
        section_handle: Handle,
        section_information_class: InfoClass,
        section_information: &mut Out<Any>,
        section_information_length: u64,
        return_length: &mut Out<u64>,
    ) -> Result<Status, Refused> {
        let query = (|| {
            if section_information_class.0 > 1 {
                return Err(Status::INVALID_INFO_CLASS);
            }
            let size = u64::from(SECTION_BASIC_INFORMATION::ROW.size);
            if section_information_class.0 == 0 && section_information_length < size {
                return Err(Status::INFO_LENGTH_MISMATCH);
            }
            let id = self.resolve(section_handle, ObjectType::SECTION, SECTION_QUERY)?;
            if section_information_class.0 == 1 {
                return Err(Status::SECTION_NOT_IMAGE);
            }
            section_information.demand()?;
            return_length.probe()?;
            let block = self.kernel.section(id).expect("resolved as a section");
            let kind = if matches!(block.backing, Backing::File(_)) { FILE } else { COMMIT };
            section_information.put(Any::of(&SECTION_BASIC_INFORMATION {
                BaseAddress: Address(0),
                AllocationAttributes: PageProtection(kind),
                MaximumSize: block.size as i64,
            }));
            return_length.put(size);
            Ok(Status::SUCCESS)
        })();
        Ok(status(query))
    }

    fn NtExtendSection(
        &mut self,
        section_handle: Handle,
        new_section_size: &mut InOut<i64>,
    ) -> Result<Status, Refused> {
        let extended = (|| {
            let size = read(new_section_size)?;
            let id = self.resolve(section_handle, ObjectType::SECTION, SECTION_EXTEND_SIZE)?;
            let block = self.kernel.section(id).expect("resolved as a section");
            let Some(node) = self.kernel.mapped_node(block) else {
                return Err(Status::SECTION_NOT_EXTENDED);
            };
            let (before, writes) = (block.size, block.protection & WRITES != 0);
            let file = self.kernel.nodes[node].bytes().map_or(0, Vec::len) as u64;
            let asked = u64::try_from(size).unwrap_or(0).max(before);
            // A section that cannot write grows as far as its file does.
            if asked > if writes { FILE_BYTES_MAX as u64 } else { file } {
                return Err(Status::SECTION_NOT_EXTENDED);
            }
            self.extend_file(node, asked);
            self.kernel.section_mut(id).size = asked;
            write(new_section_size, asked as i64);
            Ok(Status::SUCCESS)
        })();
        Ok(status(extended))
    }
}

/// What stands in a place that is read and written.
pub(super) fn read<T: Copy>(place: &InOut<T>) -> Result<T, Status> {
    match place {
        InOut::Null => Err(Status::ACCESS_VIOLATION),
        InOut::Fault(status) => Err(*status),
        InOut::Var(value) => Ok(*value),
    }
}

/// Writes a place that was read.
pub(super) fn write<T>(place: &mut InOut<T>, value: T) {
    if let InOut::Var(there) = place {
        *there = value;
    }
}
