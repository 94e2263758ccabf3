//! Calls about regions, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::regions::RegionCall;

    /// Reserves or commits memory in the calling process and returns its address.
    fn VirtualAlloc(lpAddress: Address, dwSize: u64, flAllocationType: AllocationType,
        flProtect: PageProtection) -> Address = value;

    /// Reserves or commits memory in a process and returns its address.
    fn VirtualAllocEx(hProcess: HandleOf<Process>, lpAddress: Address, dwSize: u64,
        flAllocationType: AllocationType, flProtect: PageProtection) -> Address = value;

    /// Creates a heap. Its handle is the address of the memory that it lies in, and no handle of
    /// the kernel.
    fn HeapCreate(flOptions: HeapFlags, dwInitialSize: u64, dwMaximumSize: u64) -> Address = value;

    /// Destroys a heap that HeapCreate made.
    fn HeapDestroy(hHeap: Address) -> Result<(), Win32Error> = success;

    /// Returns the heap that every process has.
    fn GetProcessHeap() -> Address = value;

    /// Allocates memory; what it returns is an address.
    fn LocalAlloc(uFlags: u32, uBytes: u64) -> Address = value;

    /// Frees memory: NULL, or the argument if that fails.
    fn LocalFree(hMem: Address) -> Address = value;

    /// Allocates memory, as LocalAlloc does.
    fn GlobalAlloc(uFlags: u32, dwBytes: u64) -> Address = value;

    /// Frees memory, as LocalFree does.
    fn GlobalFree(hMem: Address) -> Address = value;

    /// Returns the address of a module that the process has loaded: its handle.
    fn GetModuleHandleW(lpModuleName: In<Wide>) -> Address = value;

    /// Loads a library, or counts once more one that is loaded.
    fn LoadLibraryW(lpLibFileName: In<Wide>) -> Address = value;

    /// Counts a library once less, and unloads it with the last time.
    fn FreeLibrary(hLibModule: Address) -> Result<(), Win32Error> = success;

    /// Decommits or releases memory of the calling process.
    fn VirtualFree(lpAddress: Address, dwSize: u64, dwFreeType: AllocationType)
        -> Result<(), Win32Error> = success;

    /// Decommits or releases memory of a process.
    fn VirtualFreeEx(hProcess: HandleOf<Process>, lpAddress: Address, dwSize: u64,
        dwFreeType: AllocationType) -> Result<(), Win32Error> = success;

    /// Changes the protection of committed pages of the calling process.
    fn VirtualProtect(lpAddress: Address, dwSize: u64, flNewProtect: PageProtection,
        lpflOldProtect: Out<PageProtection>) -> Result<(), Win32Error> = success;

    /// Changes the protection of committed pages of a process.
    fn VirtualProtectEx(hProcess: HandleOf<Process>, lpAddress: Address, dwSize: u64,
        flNewProtect: PageProtection, lpflOldProtect: Out<PageProtection>)
        -> Result<(), Win32Error> = success;

    /// Tells what lies at an address of the calling process.
    fn VirtualQuery(lpAddress: Address, lpBuffer: Out<MEMORY_BASIC_INFORMATION>, dwLength: u64)
        -> u64 = value;

    /// Tells what lies at an address of a process.
    fn VirtualQueryEx(hProcess: HandleOf<Process>, lpAddress: Address,
        lpBuffer: Out<MEMORY_BASIC_INFORMATION>, dwLength: u64) -> u64 = value;

    /// Reads the memory of a process.
    fn ReadProcessMemory(hProcess: HandleOf<Process>, lpBaseAddress: Address, lpBuffer: Out<Bytes>,
        nSize: u64, lpNumberOfBytesRead: Out<u64>) -> Result<(), Win32Error> = success;

    /// Writes the memory of a process.
    fn WriteProcessMemory(hProcess: HandleOf<Process>, lpBaseAddress: Address, lpBuffer: In<Bytes>,
        nSize: u64, lpNumberOfBytesWritten: Out<u64>) -> Result<(), Win32Error> = success;
}

functions! {
    calls::regions::NtRegionCall;

    /// Reserves or commits memory in a process.
    fn NtAllocateVirtualMemory(process_handle: HandleOf<Process>, base_address: InOut<Address>,
        zero_bits: u64, region_size: InOut<u64>, allocation_type: AllocationType,
        protect: PageProtection) -> Result<Status, Status> = status;

    /// Decommits or releases memory of a process.
    fn NtFreeVirtualMemory(process_handle: HandleOf<Process>, base_address: InOut<Address>,
        region_size: InOut<u64>, free_type: AllocationType) -> Result<Status, Status> = status;

    /// Changes the protection of committed pages of a process.
    fn NtProtectVirtualMemory(process_handle: HandleOf<Process>, base_address: InOut<Address>,
        region_size: InOut<u64>, new_protect: PageProtection, old_protect: Out<PageProtection>)
        -> Result<Status, Status> = status;

    /// Reads what lies at an address of a process: class 0.
    fn NtQueryVirtualMemory(process_handle: HandleOf<Process>, base_address: Address,
        memory_information_class: InfoClass, memory_information: Out<Any>,
        memory_information_length: u64, return_length: Out<u64>) -> Result<Status, Status> = status;

    /// Reads the memory of a process.
    fn NtReadVirtualMemory(process_handle: HandleOf<Process>, base_address: Address,
        buffer: Out<Bytes>, number_of_bytes_to_read: u64, number_of_bytes_read: Out<u64>)
        -> Result<Status, Status> = status;

    /// Writes the memory of a process.
    fn NtWriteVirtualMemory(process_handle: HandleOf<Process>, base_address: Address,
        buffer: In<Bytes>, number_of_bytes_to_write: u64, number_of_bytes_written: Out<u64>)
        -> Result<Status, Status> = status;
}
