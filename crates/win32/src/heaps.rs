//! Heaps, blocks of memory and modules: what programs call handles and what are addresses.
//!
//! All of it is kept in the program's own memory; the kernel knows the regions alone.

use calls::{Address, AllocationType, In, InOut, NtCalls, PageProtection, Refused, UserMemory};
use nt::{Handle, Status, Wide, Win32Error};

use crate::Win32;

const MEM_COMMIT: u32 = 0x1000;
const MEM_RESERVE: u32 = 0x2000;
const MEM_RELEASE: u32 = 0x8000;
const PAGE_READWRITE: u32 = 4;

/// How much a heap reserves when its maximum is left open (assumed).
const HEAP_BYTES: u64 = 0x10_0000;

/// LMEM_FIXED with or without LMEM_ZEROINIT; GMEM_ flags have the same values.
const ZEROINIT: u32 = 0x40;

/// HEAP_NO_SERIALIZE, HEAP_GENERATE_EXCEPTIONS and HEAP_CREATE_ENABLE_EXECUTE.
const HEAP_FLAGS: u32 = 0x4_0005;

/// Where the program lies, and the libraries of the system from the first one on (assumed).
const PROGRAM: u64 = 0x1_4000_0000;
const LIBRARIES: u64 = 0x7FF9_0000_0000;
const LIBRARY_BYTES: u64 = 0x40_0000;

/// The libraries that there are. Every process has the first ones.
const ALL: [&str; 9] = [
    "ntdll.dll",
    "kernel32.dll",
    "kernelbase.dll",
    "user32.dll",
    "gdi32.dll",
    "advapi32.dll",
    "ole32.dll",
    "shell32.dll",
    "ws2_32.dll",
];
const ALWAYS: usize = 3;

/// The address of a library.
fn address(at: usize) -> u64 {
    LIBRARIES + at as u64 * LIBRARY_BYTES
}

/// The library that a name means: its directory does not matter, case does not count, and `.dll` is
/// added where the name has no ending.
fn library(name: &[u16]) -> Option<usize> {
    let name = Wide::from(name).to_string().to_ascii_lowercase();
    let name = name.rsplit(['\\', '/']).next().unwrap_or_default().to_owned();
    let name = if name.contains('.') { name } else { name + ".dll" };
    ALL.iter().position(|known| **known == name)
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Takes memory for a heap or a block.
    fn take_memory(&mut self, bytes: u64, kind: u32) -> Result<Result<u64, Status>, Refused> {
        let (mut base, mut size) = (InOut::Var(Address(0)), InOut::Var(bytes.max(1)));
        let status = self.nt.NtAllocateVirtualMemory(
            Handle::CURRENT_PROCESS,
            &mut base,
            0,
            &mut size,
            AllocationType(kind),
            PageProtection(PAGE_READWRITE),
        )?;
        Ok(match base {
            InOut::Var(base) if status.is_success() => Ok(base.0),
            _ => Err(status),
        })
    }

    fn give_memory_back(&mut self, at: u64) -> Result<Status, Refused> {
        let (mut base, mut size) = (InOut::Var(Address(at)), InOut::Var(0));
        let kind = AllocationType(MEM_RELEASE);
        self.nt.NtFreeVirtualMemory(Handle::CURRENT_PROCESS, &mut base, &mut size, kind)
    }

    pub(crate) fn create_heap(&mut self, flags: u32, maximum: u64) -> Result<Address, Refused> {
        if flags & !HEAP_FLAGS != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Address(0)));
        }
        let bytes = if maximum == 0 { HEAP_BYTES } else { maximum };
        match self.take_memory(bytes, MEM_RESERVE)? {
            Ok(at) => {
                let heaps = &mut self.nt.peb().heaps;
                if heaps.is_empty() {
                    // The first place is that of the heap that every process has.
                    heaps.push(0);
                }
                heaps.push(at);
                Ok(Address(at))
            }
            Err(status) => Ok(self.fail(status, Address(0))),
        }
    }

    pub(crate) fn destroy_heap(&mut self, heap: u64) -> Result<bool, Refused> {
        let heaps = &mut self.nt.peb().heaps;
        let Some(at) = heaps.iter().skip(1).position(|other| *other == heap && heap != 0) else {
            return Ok(self.fail_with(Win32Error::INVALID_HANDLE, false));
        };
        heaps.remove(at + 1);
        let status = self.give_memory_back(heap)?;
        Ok(self.answer(status))
    }

    pub(crate) fn process_heap(&mut self) -> Result<Address, Refused> {
        if let Some(first) = self.nt.peb().heaps.first().copied().filter(|first| *first != 0) {
            return Ok(Address(first));
        }
        match self.take_memory(HEAP_BYTES, MEM_RESERVE)? {
            Ok(at) => {
                let heaps = &mut self.nt.peb().heaps;
                if heaps.is_empty() {
                    heaps.push(0);
                }
                heaps[0] = at;
                Ok(Address(at))
            }
            Err(status) => Ok(self.fail(status, Address(0))),
        }
    }

    pub(crate) fn allocate(
        &mut self,
        call: &'static str,
        flags: u32,
        bytes: u64,
    ) -> Result<Address, Refused> {
        if flags & !ZEROINIT != 0 {
            return Err(Refused::new(call, "movable blocks and rarer flags"));
        }
        match self.take_memory(bytes, MEM_COMMIT | MEM_RESERVE)? {
            Ok(at) => {
                self.nt.peb().blocks.push(at);
                Ok(Address(at))
            }
            Err(status) => Ok(self.fail(status, Address(0))),
        }
    }

    pub(crate) fn free(&mut self, block: Address) -> Result<Address, Refused> {
        // NULL is freed by doing nothing. Source: Microsoft, "LocalFree".
        if block.0 == 0 {
            return Ok(block);
        }
        let blocks = &mut self.nt.peb().blocks;
        let Some(at) = blocks.iter().position(|other| *other == block.0) else {
            return Ok(self.fail_with(Win32Error::INVALID_HANDLE, block));
        };
        blocks.remove(at);
        let status = self.give_memory_back(block.0)?;
        Ok(if status.is_success() { Address(0) } else { self.fail(status, block) })
    }

    pub(crate) fn module(&mut self, name: In<&[u16]>) -> Address {
        let found = match name {
            In::Null => return Address(PROGRAM),
            In::Fault(status) => return self.fail(status, Address(0)),
            In::Given(name) => library(name),
        };
        let loaded = |at: &usize| {
            *at < ALWAYS || self.nt.peb().libraries.iter().any(|(name, _)| *name == ALL[*at])
        };
        match found.filter(loaded) {
            Some(at) => Address(address(at)),
            None => self.fail_with(Win32Error::MOD_NOT_FOUND, Address(0)),
        }
    }

    pub(crate) fn load_library(&mut self, name: In<&[u16]>) -> Address {
        let found = match name.required() {
            Ok(name) => library(name),
            Err(status) => return self.fail(status, Address(0)),
        };
        let Some(at) = found else {
            return self.fail_with(Win32Error::MOD_NOT_FOUND, Address(0));
        };
        let libraries = &mut self.nt.peb().libraries;
        match libraries.iter_mut().find(|(name, _)| *name == ALL[at]) {
            Some((_, count)) => *count += 1,
            None if at < ALWAYS => {}
            None => libraries.push((ALL[at], 1)),
        }
        Address(address(at))
    }

    pub(crate) fn free_library(&mut self, module: Address) -> bool {
        let libraries = &mut self.nt.peb().libraries;
        let found = (0..ALL.len()).find(|at| address(*at) == module.0);
        let counted =
            libraries.iter().position(|(name, _)| found.is_some_and(|at| ALL[at] == *name));
        match (found, counted) {
            (Some(at), None) if at < ALWAYS => true,
            (_, Some(counted)) => {
                libraries[counted].1 -= 1;
                if libraries[counted].1 == 0 {
                    libraries.remove(counted);
                }
                true
            }
            _ => self.fail_with(Win32Error::MOD_NOT_FOUND, false),
        }
    }
}
