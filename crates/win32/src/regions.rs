//! Regions of memory: VirtualAlloc and its kin, and the memory of other processes.

use calls::regions::RegionCalls;
use calls::{
    Address, AllocationType, Any, Bytes, HeapFlags, In, InOut, InfoClass, MEMORY_BASIC_INFORMATION,
    NtCalls, Out, PageProtection, Refused, UserMemory,
};
use nt::{Handle, Status, Win32Error};

use crate::{Win32, structure};

const MEM_RELEASE: u32 = 0x8000;
/// MemoryBasicInformation.
const BASIC: InfoClass = InfoClass(0);
/// No program has memory below this.
const LOWEST: u64 = 0x1_0000;

impl<N: NtCalls + UserMemory> RegionCalls for Win32<N> {
    fn VirtualAlloc(
        &mut self,
        lpAddress: Address,
        dwSize: u64,
        flAllocationType: AllocationType,
        flProtect: PageProtection,
    ) -> Result<Address, Refused> {
        let me = Handle::CURRENT_PROCESS;
        self.VirtualAllocEx(me, lpAddress, dwSize, flAllocationType, flProtect)
    }

    fn VirtualAllocEx(
        &mut self,
        hProcess: Handle,
        lpAddress: Address,
        dwSize: u64,
        flAllocationType: AllocationType,
        flProtect: PageProtection,
    ) -> Result<Address, Refused> {
        // Microsoft, "VirtualAlloc": the first 64 KiB are nobody's.
        if (1..LOWEST).contains(&lpAddress.0) {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Address(0)));
        }
        let (mut base, mut size) = (InOut::Var(lpAddress), InOut::Var(dwSize));
        let status = self.nt.NtAllocateVirtualMemory(
            hProcess,
            &mut base,
            0,
            &mut size,
            flAllocationType,
            flProtect,
        )?;
        match base {
            InOut::Var(base) if status.is_success() => Ok(base),
            _ => Ok(self.fail(status, Address(0))),
        }
    }

    fn HeapCreate(
        &mut self,
        flOptions: HeapFlags,
        _dwInitialSize: u64,
        dwMaximumSize: u64,
    ) -> Result<Address, Refused> {
        self.create_heap(flOptions.0, dwMaximumSize)
    }

    fn HeapDestroy(&mut self, hHeap: Address) -> Result<bool, Refused> {
        self.destroy_heap(hHeap.0)
    }

    fn GetProcessHeap(&mut self) -> Result<Address, Refused> {
        self.process_heap()
    }

    fn LocalAlloc(&mut self, uFlags: u32, uBytes: u64) -> Result<Address, Refused> {
        self.allocate("LocalAlloc", uFlags, uBytes)
    }

    fn LocalFree(&mut self, hMem: Address) -> Result<Address, Refused> {
        self.free(hMem)
    }

    fn GlobalAlloc(&mut self, uFlags: u32, dwBytes: u64) -> Result<Address, Refused> {
        self.allocate("GlobalAlloc", uFlags, dwBytes)
    }

    fn GlobalFree(&mut self, hMem: Address) -> Result<Address, Refused> {
        self.free(hMem)
    }

    fn GetModuleHandleW(&mut self, lpModuleName: In<&[u16]>) -> Result<Address, Refused> {
        Ok(self.module(lpModuleName))
    }

    fn LoadLibraryW(&mut self, lpLibFileName: In<&[u16]>) -> Result<Address, Refused> {
        Ok(self.load_library(lpLibFileName))
    }

    fn FreeLibrary(&mut self, hLibModule: Address) -> Result<bool, Refused> {
        Ok(self.free_library(hLibModule))
    }

    fn VirtualFree(
        &mut self,
        lpAddress: Address,
        dwSize: u64,
        dwFreeType: AllocationType,
    ) -> Result<bool, Refused> {
        self.VirtualFreeEx(Handle::CURRENT_PROCESS, lpAddress, dwSize, dwFreeType)
    }

    fn VirtualFreeEx(
        &mut self,
        hProcess: Handle,
        lpAddress: Address,
        dwSize: u64,
        dwFreeType: AllocationType,
    ) -> Result<bool, Refused> {
        // Microsoft, "VirtualFree": with MEM_RELEASE the size is 0.
        if dwFreeType.0 & MEM_RELEASE != 0 && dwSize != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let (mut base, mut size) = (InOut::Var(lpAddress), InOut::Var(dwSize));
        let status = self.nt.NtFreeVirtualMemory(hProcess, &mut base, &mut size, dwFreeType)?;
        Ok(self.answer(status))
    }

    fn VirtualProtect(
        &mut self,
        lpAddress: Address,
        dwSize: u64,
        flNewProtect: PageProtection,
        lpflOldProtect: &mut Out<PageProtection>,
    ) -> Result<bool, Refused> {
        let me = Handle::CURRENT_PROCESS;
        self.VirtualProtectEx(me, lpAddress, dwSize, flNewProtect, lpflOldProtect)
    }

    fn VirtualProtectEx(
        &mut self,
        hProcess: Handle,
        lpAddress: Address,
        dwSize: u64,
        flNewProtect: PageProtection,
        lpflOldProtect: &mut Out<PageProtection>,
    ) -> Result<bool, Refused> {
        let (mut base, mut size) = (InOut::Var(lpAddress), InOut::Var(dwSize));
        let old = lpflOldProtect;
        let status =
            self.nt.NtProtectVirtualMemory(hProcess, &mut base, &mut size, flNewProtect, old)?;
        Ok(self.answer(status))
    }

    fn VirtualQuery(
        &mut self,
        lpAddress: Address,
        lpBuffer: &mut Out<MEMORY_BASIC_INFORMATION>,
        dwLength: u64,
    ) -> Result<u64, Refused> {
        self.VirtualQueryEx(Handle::CURRENT_PROCESS, lpAddress, lpBuffer, dwLength)
    }

    fn VirtualQueryEx(
        &mut self,
        hProcess: Handle,
        lpAddress: Address,
        lpBuffer: &mut Out<MEMORY_BASIC_INFORMATION>,
        dwLength: u64,
    ) -> Result<u64, Refused> {
        let mut place: Out<Any> = match lpBuffer {
            Out::Null => Out::Null,
            Out::Fault(status) => Out::Fault(*status),
            Out::Place(_) => Out::HERE,
        };
        let status = self.nt.NtQueryVirtualMemory(
            hProcess,
            lpAddress,
            BASIC,
            &mut place,
            dwLength,
            &mut Out::Null,
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, 0));
        }
        if let Out::Place(_) = place {
            lpBuffer.put(structure(place));
        }
        Ok(MEMORY_BASIC_INFORMATION::ROW.size.into())
    }

    fn ReadProcessMemory(
        &mut self,
        hProcess: Handle,
        lpBaseAddress: Address,
        lpBuffer: &mut Out<Bytes>,
        nSize: u64,
        lpNumberOfBytesRead: &mut Out<u64>,
    ) -> Result<bool, Refused> {
        let count = lpNumberOfBytesRead;
        let status =
            self.nt.NtReadVirtualMemory(hProcess, lpBaseAddress, lpBuffer, nSize, count)?;
        Ok(self.answer(status))
    }

    fn WriteProcessMemory(
        &mut self,
        hProcess: Handle,
        lpBaseAddress: Address,
        lpBuffer: In<&[u8]>,
        nSize: u64,
        lpNumberOfBytesWritten: &mut Out<u64>,
    ) -> Result<bool, Refused> {
        if let Err(status) = lpNumberOfBytesWritten.probe() {
            return Ok(self.fail(status, false));
        }
        let mut count = Out::HERE;
        let status =
            self.nt.NtWriteVirtualMemory(hProcess, lpBaseAddress, lpBuffer, nSize, &mut count)?;
        let written = count.written().copied().unwrap_or(0);
        lpNumberOfBytesWritten.put(written);
        // Where nothing can be written, the page is looked at first and found wanting (assumed).
        if status == Status::PARTIAL_COPY && written == 0 {
            return Ok(self.fail_with(Win32Error::NOACCESS, false));
        }
        Ok(self.answer(status))
    }
}
