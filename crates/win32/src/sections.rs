//! Sections, which Win32 calls file mappings, and views of them.

use calls::sections::SectionCalls;
use calls::{
    Address, AllocationType, HandleOf, In, InOut, MapAccess, NtCalls, PageProtection, Refused,
    SECURITY_ATTRIBUTES, Section, UserMemory, ViewInherit,
};
use nt::rights::{
    SECTION_MAP_EXECUTE, SECTION_MAP_EXECUTE_EXPLICIT, SECTION_MAP_READ, SECTION_MAP_WRITE,
    SECTION_QUERY, STANDARD_RIGHTS_REQUIRED,
};
use nt::{Access, Handle};

use crate::Win32;

const SEC_COMMIT: u32 = 0x800_0000;
/// The bits of flProtect that are no SEC_ attributes.
const PROTECTIONS: u32 = 0xFFFF;

const FILE_MAP_COPY: u32 = 0x1;
const FILE_MAP_WRITE: u32 = 0x2;
const FILE_MAP_READ: u32 = 0x4;
const FILE_MAP_EXECUTE: u32 = 0x20;

const VIEW_SHARE: ViewInherit = ViewInherit(1);

/// What CreateFileMappingW asks for: querying and reading, and what the protection adds.
fn section_access(protection: u32) -> Access {
    let mut desired = STANDARD_RIGHTS_REQUIRED | SECTION_QUERY | SECTION_MAP_READ;
    if protection & (0x4 | 0x40) != 0 {
        desired |= SECTION_MAP_WRITE;
    }
    if protection & 0xF0 != 0 {
        desired |= SECTION_MAP_EXECUTE;
    }
    desired
}

/// The protection of the view that FILE_MAP_ rights ask for.
fn view_protection(access: u32) -> u32 {
    let plain = if access & FILE_MAP_WRITE != 0 {
        0x4
    } else if access & FILE_MAP_COPY != 0 {
        0x8
    } else if access & FILE_MAP_READ != 0 {
        0x2
    } else {
        0x1
    };
    match plain {
        0x1 => plain,
        // The executable protections are 16 times the plain ones.
        _ if access & FILE_MAP_EXECUTE != 0 => plain << 4,
        _ => plain,
    }
}

/// A number that is passed in two halves.
fn whole(high: u32, low: u32) -> i64 {
    (i64::from(high) << 32) | i64::from(low)
}

impl<N: NtCalls + UserMemory> Win32<N> {
    fn map_view(
        &mut self,
        section: Handle,
        access: MapAccess,
        offset: i64,
        size: u64,
        base: Address,
    ) -> Result<Address, Refused> {
        let (mut base, mut size) = (InOut::Var(base), InOut::Var(size));
        let status = self.nt.NtMapViewOfSection(
            section,
            Handle::CURRENT_PROCESS,
            &mut base,
            0,
            0,
            &mut InOut::Var(offset),
            &mut size,
            VIEW_SHARE,
            AllocationType(0),
            PageProtection(view_protection(access.0)),
        )?;
        match base {
            InOut::Var(base) if status.is_success() => Ok(base),
            _ => Ok(self.fail(status, Address(0))),
        }
    }
}

impl<N: NtCalls + UserMemory> SectionCalls for Win32<N> {
    fn CreateFileMappingW(
        &mut self,
        hFile: Handle,
        lpFileMappingAttributes: In<&SECURITY_ATTRIBUTES>,
        flProtect: PageProtection,
        dwMaximumSizeHigh: u32,
        dwMaximumSizeLow: u32,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Section>, Refused> {
        let protection = flProtect.0 & PROTECTIONS;
        // Microsoft, "CreateFileMappingW": SEC_COMMIT is what is meant when nothing is said.
        let attributes = match flProtect.0 & !PROTECTIONS {
            0 => SEC_COMMIT,
            said => said,
        };
        // NULL reaches the system service as no file at all (assumed).
        let file = if hFile == Handle::INVALID { Handle::NULL } else { hFile };
        let size = whole(dwMaximumSizeHigh, dwMaximumSizeLow);
        let size = if size == 0 { In::Null } else { In::Given(size) };
        let desired = section_access(protection);
        let made =
            self.create(lpFileMappingAttributes, lpName, |nt, handle, attributes_of_object| {
                nt.NtCreateSection(
                    handle,
                    desired,
                    attributes_of_object,
                    size,
                    PageProtection(protection),
                    PageProtection(attributes),
                    file,
                )
            });
        Ok(made?.into())
    }

    fn OpenFileMappingW(
        &mut self,
        dwDesiredAccess: MapAccess,
        bInheritHandle: bool,
        lpName: In<&[u16]>,
    ) -> Result<HandleOf<Section>, Refused> {
        let mut desired = Access::from_bits_retain(dwDesiredAccess.0);
        if dwDesiredAccess.0 == FILE_MAP_COPY {
            // A view that copies reads (assumed).
            desired = SECTION_MAP_READ;
        }
        if desired.contains(SECTION_MAP_EXECUTE_EXPLICIT) {
            desired = desired.difference(SECTION_MAP_EXECUTE_EXPLICIT) | SECTION_MAP_EXECUTE;
        }
        let opened = self.open(bInheritHandle, lpName, |nt, handle, attributes| {
            nt.NtOpenSection(handle, desired, attributes)
        });
        Ok(opened?.into())
    }

    fn MapViewOfFile(
        &mut self,
        hFileMappingObject: Handle,
        dwDesiredAccess: MapAccess,
        dwFileOffsetHigh: u32,
        dwFileOffsetLow: u32,
        dwNumberOfBytesToMap: u64,
    ) -> Result<Address, Refused> {
        let offset = whole(dwFileOffsetHigh, dwFileOffsetLow);
        let (section, size) = (hFileMappingObject, dwNumberOfBytesToMap);
        self.map_view(section, dwDesiredAccess, offset, size, Address(0))
    }

    fn MapViewOfFileEx(
        &mut self,
        hFileMappingObject: Handle,
        dwDesiredAccess: MapAccess,
        dwFileOffsetHigh: u32,
        dwFileOffsetLow: u32,
        dwNumberOfBytesToMap: u64,
        lpBaseAddress: Address,
    ) -> Result<Address, Refused> {
        let offset = whole(dwFileOffsetHigh, dwFileOffsetLow);
        let (section, size) = (hFileMappingObject, dwNumberOfBytesToMap);
        self.map_view(section, dwDesiredAccess, offset, size, lpBaseAddress)
    }

    fn UnmapViewOfFile(&mut self, lpBaseAddress: Address) -> Result<bool, Refused> {
        let status = self.nt.NtUnmapViewOfSection(Handle::CURRENT_PROCESS, lpBaseAddress)?;
        Ok(self.answer(status))
    }
}
