//! Services for regions of memory.

use calls::regions::NtRegionCalls;
use calls::{
    Address, AllocationType, Any, Bytes, In, InOut, InfoClass, MEMORY_BASIC_INFORMATION, Out,
    PageProtection, Refused,
};
use nt::rights::{
    PROCESS_QUERY_INFORMATION, PROCESS_VM_OPERATION, PROCESS_VM_READ, PROCESS_VM_WRITE,
};
use nt::{Handle, Status};

use super::sections::{is_protection, read, write};
use super::{Syscall, status};
use crate::kernel::ProcessKey;
use crate::pages::PAGE;
use crate::space::{Content, GRANULARITY, NO_ACCESS, Region, TOP, permits, whole_pages};
use crate::why::{MemoryWhy, Why};

/// MEM_ types, states and kinds.
const COMMIT: u32 = 0x1000;
const RESERVE: u32 = 0x2000;
const DECOMMIT: u32 = 0x4000;
const RELEASE: u32 = 0x8000;
const FREE: u32 = 0x1_0000;
const PRIVATE: u32 = 0x2_0000;
const MAPPED: u32 = 0x4_0000;
/// MEM_RESET, MEM_TOP_DOWN, MEM_WRITE_WATCH, MEM_PHYSICAL, MEM_RESET_UNDO, MEM_LARGE_PAGES.
const NOT_MODELLED: u32 = 0x8_0000 | 0x10_0000 | 0x20_0000 | 0x40_0000 | 0x100_0000 | 0x2000_0000;
/// PAGE_GUARD, PAGE_NOCACHE, PAGE_WRITECOMBINE.
const MODIFIERS: u32 = 0x700;
/// PAGE_WRITECOPY and its executable twin, which only views have.
const COPIES: u32 = 0x88;

/// The most that one call reads or writes.
const BYTES_MAX: u64 = 256 << 20;

impl Syscall<'_> {
    fn deny<T>(&mut self, why: MemoryWhy, status: Status) -> Result<T, Status> {
        Err(self.refuse(Why::Memory(why), status))
    }

    fn wrong<T>(&mut self, name: &'static str, status: Status) -> Result<T, Status> {
        Err(self.refuse(Why::Parameter { name }, status))
    }

    /// Reserves a range, and commits it if that is asked for; the address and the size.
    fn reserve(
        &mut self,
        process: ProcessKey,
        (base, size): (u64, u64),
        commits: bool,
        protection: u32,
    ) -> Result<(u64, u64), Status> {
        let lowest = self.kernel.lowest_address(process);
        let space = self.kernel.spaces.entry(process).or_default();
        let (from, length) = match base {
            0 => {
                let length = whole_pages(size);
                (space.place(lowest, length).ok_or(Status::NO_MEMORY)?, length)
            }
            base => {
                let from = base / GRANULARITY * GRANULARITY;
                let length = whole_pages(base - from + size);
                if from == 0 || !space.is_free(from, from + length) {
                    let why = MemoryWhy::Taken { address: from };
                    return self.deny(why, Status::CONFLICTING_ADDRESSES);
                }
                (from, length)
            }
        };
        let state = commits.then_some(protection);
        if commits {
            self.kernel.charge(process, length)?;
        }
        let space = self.kernel.spaces.entry(process).or_default();
        space.regions.insert(from, Region::new(length, protection, Content::Private, state));
        Ok((from, length))
    }

    /// Commits part of a region that is reserved.
    fn commit(
        &mut self,
        process: ProcessKey,
        (base, size): (u64, u64),
        protection: u32,
    ) -> Result<(u64, u64), Status> {
        let (from, to) = (base / PAGE * PAGE, (base + size).next_multiple_of(PAGE));
        let space = self.kernel.spaces.entry(process).or_default();
        match space.region_mut(from) {
            Some((start, region)) if to <= start + region.size => {
                if let Content::View { .. } = region.content {
                    let why = MemoryWhy::IsView { address: from };
                    return self.deny(why, Status::ALREADY_COMMITTED);
                }
                let more = to - from - region.committed(from - start, to - start);
                self.kernel.charge(process, more)?;
                let space = self.kernel.spaces.entry(process).or_default();
                let (_, region) = space.region_mut(from).expect("it was there just now");
                region.set(from - start, to - start, Some(protection));
                Ok((from, to - from))
            }
            _ => {
                let why = MemoryWhy::Free { address: from };
                self.deny(why, Status::CONFLICTING_ADDRESSES)
            }
        }
    }

    /// Decommits part of a region, or releases a whole one; the address and the size.
    fn free(
        &mut self,
        process: ProcessKey,
        (address, size): (u64, u64),
        releases: bool,
    ) -> Result<(u64, u64), Status> {
        let space = self.kernel.spaces.entry(process).or_default();
        let Some((base, region)) = space.region_mut(address) else {
            let why = MemoryWhy::Free { address };
            return self.deny(why, Status::MEMORY_NOT_ALLOCATED);
        };
        let whole = region.size;
        if let Content::View { .. } = region.content {
            let why = MemoryWhy::IsView { address };
            return self.deny(why, Status::UNABLE_TO_DELETE_SECTION);
        }
        let from = address / PAGE * PAGE;
        if size == 0 && from != base {
            let why = MemoryWhy::NotAtBase { address, base };
            return self.deny(why, Status::FREE_VM_NOT_AT_BASE);
        }
        let to = if size == 0 { base + whole } else { (address + size).next_multiple_of(PAGE) };
        if to > base + whole {
            let why = MemoryWhy::Free { address: base + whole };
            return self.deny(why, Status::UNABLE_TO_FREE_VM);
        }
        if releases {
            self.kernel.remove_region(process, base);
        } else {
            let less = region.committed(from - base, to - base);
            region.set(from - base, to - base, None);
            region.own.forget(from - base, to - base);
            self.kernel.uncharge(process, less);
        }
        Ok((from, to - from))
    }

    /// Changes the protection of pages; the one that the first of them had.
    fn protect(
        &mut self,
        process: ProcessKey,
        (from, to): (u64, u64),
        protection: u32,
    ) -> Result<u32, Status> {
        let space = self.kernel.spaces.entry(process).or_default();
        let (start, region) = match space.region_mut(from) {
            Some((start, region)) if to <= start + region.size => (start, region),
            _ => {
                let why = MemoryWhy::Free { address: from };
                return self.deny(why, Status::CONFLICTING_ADDRESSES);
            }
        };
        if !region.is_committed(from - start, to - start) {
            let why = MemoryWhy::Reserved { address: from };
            return self.deny(why, Status::NOT_COMMITTED);
        }
        match region.content {
            Content::View { .. } if !permits(region.protection, protection) => {
                let why = MemoryWhy::Protection { has: region.protection, wanted: protection };
                return self.deny(why, Status::SECTION_PROTECTION);
            }
            Content::Private if protection & COPIES != 0 => {
                return self.wrong("new_protect", Status::INVALID_PAGE_PROTECTION);
            }
            _ => {}
        }
        let old = region.state(from - start).expect("the page is committed");
        region.set(from - start, to - start, Some(protection));
        Ok(old)
    }

    /// What lies at an address.
    fn describe(&self, process: ProcessKey, at: u64) -> MEMORY_BASIC_INFORMATION {
        let here = at / PAGE * PAGE;
        let space = self.kernel.space(process);
        let Some((base, region)) = space.and_then(|space| space.region(here)) else {
            let end = space.map_or(TOP, |space| space.free_end(here));
            return MEMORY_BASIC_INFORMATION {
                BaseAddress: Address(here),
                RegionSize: end - here,
                State: AllocationType(FREE),
                Protect: PageProtection(NO_ACCESS),
                ..MEMORY_BASIC_INFORMATION::default()
            };
        };
        let state = region.state(here - base);
        let kind = if region.content == Content::Private { PRIVATE } else { MAPPED };
        MEMORY_BASIC_INFORMATION {
            BaseAddress: Address(here),
            AllocationBase: Address(base),
            AllocationProtect: PageProtection(region.protection),
            PartitionId: 0,
            RegionSize: base + region.run_end(here - base) - here,
            State: AllocationType(if state.is_some() { COMMIT } else { RESERVE }),
            Protect: PageProtection(state.unwrap_or(0)),
            Type: AllocationType(kind),
        }
    }

    /// Forgets an address space that turned out to be empty.
    fn trim_space(&mut self, process: ProcessKey) {
        if self.kernel.space(process).is_some_and(|space| space.regions.is_empty()) {
            self.kernel.spaces.remove(&process);
        }
    }
}

/// Whether a range lies where programs can have memory.
fn is_usable(base: u64, size: u64) -> bool {
    base.checked_add(size).is_some_and(|end| end <= TOP)
}

impl NtRegionCalls for Syscall<'_> {
    fn NtAllocateVirtualMemory(
        &mut self,
        process_handle: Handle,
        base_address: &mut InOut<Address>,
        zero_bits: u64,
        region_size: &mut InOut<u64>,
        allocation_type: AllocationType,
        protect: PageProtection,
    ) -> Result<Status, Refused> {
        let (kind, protection) = (allocation_type.0, protect.0);
        if zero_bits != 0 || kind & NOT_MODELLED != 0 || protection & MODIFIERS != 0 {
            let what = "memory but plain memory that is reserved or committed";
            return Err(Refused::new("NtAllocateVirtualMemory", what));
        }
        let allocated = (|| {
            if kind == 0 || kind & !(COMMIT | RESERVE) != 0 {
                return self.wrong("allocation_type", Status::INVALID_PARAMETER_5);
            }
            if !is_protection(protection) || protection & COPIES != 0 {
                return self.wrong("protect", Status::INVALID_PAGE_PROTECTION);
            }
            let (base, size) = (read(base_address)?.0, read(region_size)?);
            if base >= TOP {
                return self.wrong("base_address", Status::INVALID_PARAMETER_2);
            }
            if size == 0 || !is_usable(base, size) {
                return self.wrong("region_size", Status::INVALID_PARAMETER_4);
            }
            let process = self.memory_of(process_handle, PROCESS_VM_OPERATION)?;
            let done = if kind & RESERVE != 0 || base == 0 {
                self.reserve(process, (base, size), kind & COMMIT != 0, protection)
            } else {
                self.commit(process, (base, size), protection)
            };
            self.trim_space(process);
            let (base, size) = done?;
            write(base_address, Address(base));
            write(region_size, size);
            Ok(Status::SUCCESS)
        })();
        Ok(status(allocated))
    }

    fn NtFreeVirtualMemory(
        &mut self,
        process_handle: Handle,
        base_address: &mut InOut<Address>,
        region_size: &mut InOut<u64>,
        free_type: AllocationType,
    ) -> Result<Status, Refused> {
        let (base, size) = (read(base_address), read(region_size));
        if free_type.0 == RELEASE && matches!(size, Ok(size) if size != 0) {
            let what = "releasing a part of a region";
            return Err(Refused::new("NtFreeVirtualMemory", what));
        }
        let freed = (|| {
            if !matches!(free_type.0, DECOMMIT | RELEASE) {
                return self.wrong("free_type", Status::INVALID_PARAMETER_4);
            }
            let (base, size) = (base?.0, size?);
            let process = self.memory_of(process_handle, PROCESS_VM_OPERATION)?;
            let size = size.min(TOP);
            let done = self.free(process, (base.min(TOP), size), free_type.0 == RELEASE);
            self.trim_space(process);
            let (base, size) = done?;
            write(base_address, Address(base));
            write(region_size, size);
            Ok(Status::SUCCESS)
        })();
        Ok(status(freed))
    }

    fn NtProtectVirtualMemory(
        &mut self,
        process_handle: Handle,
        base_address: &mut InOut<Address>,
        region_size: &mut InOut<u64>,
        new_protect: PageProtection,
        old_protect: &mut Out<PageProtection>,
    ) -> Result<Status, Refused> {
        if new_protect.0 & MODIFIERS != 0 {
            let what = "guard pages and caching of pages";
            return Err(Refused::new("NtProtectVirtualMemory", what));
        }
        let protected = (|| {
            if !is_protection(new_protect.0) {
                return self.wrong("new_protect", Status::INVALID_PAGE_PROTECTION);
            }
            let (base, size) = (read(base_address)?.0, read(region_size)?);
            old_protect.demand()?;
            if size == 0 || !is_usable(base, size) {
                return self.wrong("region_size", Status::INVALID_PARAMETER_3);
            }
            let process = self.memory_of(process_handle, PROCESS_VM_OPERATION)?;
            let (from, to) = (base / PAGE * PAGE, (base + size).next_multiple_of(PAGE));
            let done = self.protect(process, (from, to), new_protect.0);
            self.trim_space(process);
            old_protect.put(PageProtection(done?));
            write(base_address, Address(from));
            write(region_size, to - from);
            Ok(Status::SUCCESS)
        })();
        Ok(status(protected))
    }

    fn NtQueryVirtualMemory(
        &mut self,
        process_handle: Handle,
        base_address: Address,
        memory_information_class: InfoClass,
        memory_information: &mut Out<Any>,
        memory_information_length: u64,
        return_length: &mut Out<u64>,
    ) -> Result<Status, Refused> {
        let query = (|| {
            if memory_information_class.0 != 0 {
                return Err(Status::INVALID_INFO_CLASS);
            }
            let size = u64::from(MEMORY_BASIC_INFORMATION::ROW.size);
            if memory_information_length < size {
                return Err(Status::INFO_LENGTH_MISMATCH);
            }
            memory_information.demand()?;
            return_length.probe()?;
            if base_address.0 >= TOP {
                return self.wrong("base_address", Status::INVALID_PARAMETER);
            }
            let process = self.memory_of(process_handle, PROCESS_QUERY_INFORMATION)?;
            memory_information.put(Any::of(&self.describe(process, base_address.0)));
            return_length.put(size);
            Ok(Status::SUCCESS)
        })();
        Ok(status(query))
    }

    fn NtReadVirtualMemory(
        &mut self,
        process_handle: Handle,
        base_address: Address,
        buffer: &mut Out<Bytes>,
        number_of_bytes_to_read: u64,
        number_of_bytes_read: &mut Out<u64>,
    ) -> Result<Status, Refused> {
        let (at, size) = (base_address.0, number_of_bytes_to_read);
        if size > BYTES_MAX && is_usable(at, size) {
            return Err(Refused::new("NtReadVirtualMemory", "more than 256 MiB at a time"));
        }
        let done = (|| {
            number_of_bytes_read.probe()?;
            if size > 0 {
                buffer.demand()?;
            }
            if !is_usable(at, size) {
                return self.wrong("base_address", Status::ACCESS_VIOLATION);
            }
            let process = self.memory_of(process_handle, PROCESS_VM_READ)?;
            let mut bytes = vec![0; size as usize];
            let read = self.kernel.read_memory(process, at, &mut bytes);
            bytes.truncate(read as usize);
            number_of_bytes_read.put(read);
            // What could not be read leaves the buffer as it was.
            if read > 0 || size == 0 {
                buffer.put(Bytes(bytes.into()));
            }
            if read < size { Err(Status::PARTIAL_COPY) } else { Ok(Status::SUCCESS) }
        })();
        Ok(status(done))
    }

    fn NtWriteVirtualMemory(
        &mut self,
        process_handle: Handle,
        base_address: Address,
        buffer: In<&[u8]>,
        number_of_bytes_to_write: u64,
        number_of_bytes_written: &mut Out<u64>,
    ) -> Result<Status, Refused> {
        let (at, size) = (base_address.0, number_of_bytes_to_write);
        let done = (|| {
            number_of_bytes_written.probe()?;
            if !is_usable(at, size) {
                return self.wrong("base_address", Status::ACCESS_VIOLATION);
            }
            let needed = PROCESS_VM_WRITE | PROCESS_VM_OPERATION;
            let process = self.memory_of(process_handle, needed)?;
            let bytes = match size {
                0 => &[],
                // A buffer ends where its bytes end, as before a guard page.
                size => {
                    let bytes = buffer.required()?;
                    bytes.get(..size as usize).ok_or(Status::ACCESS_VIOLATION)?
                }
            };
            let written = self.kernel.write_memory(process, at, bytes);
            number_of_bytes_written.put(written);
            if written < size { Err(Status::PARTIAL_COPY) } else { Ok(Status::SUCCESS) }
        })();
        Ok(status(done))
    }
}
