//! Rows about regions of memory: reserve, commit, protect, look at, read and write.

use nt::{Status, Wide};

use crate::define::calls;
use crate::pointer::{Any, Bytes, In, InOut, Out};
use crate::structs::MEMORY_BASIC_INFORMATION;
use crate::value::{
    Address, AllocationType, HandleOf, HeapFlags, InfoClass, PageProtection, Process,
};

calls! {
    enum RegionCall; trait RegionCalls; static WIN32;

    /// Reserves or commits memory in the calling process and returns its address.
    #[partial("regions lie at the lowest free addresses, in Windows anywhere; large pages, \
        guard pages, write watches and resets are refused by name; only jobs limit what \
        is committed")]
    #[via(NtAllocateVirtualMemory)]
    fn VirtualAlloc(lpAddress: Address, dwSize: u64, flAllocationType: AllocationType,
        flProtect: PageProtection) -> Address;

    /// Reserves or commits memory in a process and returns its address.
    #[partial("as VirtualAlloc")]
    #[via(NtAllocateVirtualMemory)]
    fn VirtualAllocEx(hProcess: HandleOf<Process>, lpAddress: Address, dwSize: u64,
        flAllocationType: AllocationType, flProtect: PageProtection) -> Address;

    /// Creates a heap. Its handle is the address of the memory that it lies in, and no handle of
    /// the kernel.
    #[partial("nothing can be allocated from it, so its initial size does not matter")]
    #[via(NtAllocateVirtualMemory)]
    fn HeapCreate(flOptions: HeapFlags, dwInitialSize: u64, dwMaximumSize: u64) -> Address;

    /// Destroys a heap that HeapCreate made.
    #[exact]
    #[via(NtFreeVirtualMemory)]
    fn HeapDestroy(hHeap: Address) -> bool;

    /// Returns the heap that every process has.
    #[partial("nothing can be allocated from it; it is made when it is first asked for")]
    #[via(NtAllocateVirtualMemory)]
    fn GetProcessHeap() -> Address;

    /// Allocates memory; what it returns is an address.
    #[partial("every block is a region of its own; movable blocks are refused by name")]
    #[via(NtAllocateVirtualMemory)]
    fn LocalAlloc(uFlags: u32, uBytes: u64) -> Address;

    /// Frees memory: NULL, or the argument if that fails.
    #[exact]
    #[via(NtFreeVirtualMemory)]
    fn LocalFree(hMem: Address) -> Address;

    /// Allocates memory, as LocalAlloc does.
    #[partial("as LocalAlloc")]
    #[via(NtAllocateVirtualMemory)]
    fn GlobalAlloc(uFlags: u32, dwBytes: u64) -> Address;

    /// Frees memory, as LocalFree does.
    #[exact]
    #[via(NtFreeVirtualMemory)]
    fn GlobalFree(hMem: Address) -> Address;

    /// Returns the address of a module that the process has loaded: its handle.
    #[partial("every process has ntdll.dll, kernel32.dll and KernelBase.dll; where modules lie \
        is always the same")]
    #[via()]
    fn GetModuleHandleW(lpModuleName: In<Wide>) -> Address;

    /// Loads a library, or counts once more one that is loaded.
    #[partial("the libraries of the system that there are: user32.dll, gdi32.dll, advapi32.dll, \
        ole32.dll, shell32.dll and ws2_32.dll; no code of theirs runs")]
    #[via()]
    fn LoadLibraryW(lpLibFileName: In<Wide>) -> Address;

    /// Counts a library once less, and unloads it with the last time.
    #[exact]
    #[via()]
    fn FreeLibrary(hLibModule: Address) -> bool;

    /// Decommits or releases memory of the calling process.
    #[exact]
    #[via(NtFreeVirtualMemory)]
    fn VirtualFree(lpAddress: Address, dwSize: u64, dwFreeType: AllocationType) -> bool;

    /// Decommits or releases memory of a process.
    #[exact]
    #[via(NtFreeVirtualMemory)]
    fn VirtualFreeEx(hProcess: HandleOf<Process>, lpAddress: Address, dwSize: u64,
        dwFreeType: AllocationType) -> bool;

    /// Changes the protection of committed pages of the calling process.
    #[partial("guard pages and caching are refused by name")]
    #[via(NtProtectVirtualMemory)]
    fn VirtualProtect(lpAddress: Address, dwSize: u64, flNewProtect: PageProtection,
        lpflOldProtect: Out<PageProtection>) -> bool;

    /// Changes the protection of committed pages of a process.
    #[partial("as VirtualProtect")]
    #[via(NtProtectVirtualMemory)]
    fn VirtualProtectEx(hProcess: HandleOf<Process>, lpAddress: Address, dwSize: u64,
        flNewProtect: PageProtection, lpflOldProtect: Out<PageProtection>) -> bool;

    /// Tells what lies at an address of the calling process.
    #[partial("the process's program, stacks and heaps are nowhere in its memory")]
    #[via(NtQueryVirtualMemory)]
    fn VirtualQuery(lpAddress: Address, lpBuffer: Out<MEMORY_BASIC_INFORMATION>, dwLength: u64)
        -> u64;

    /// Tells what lies at an address of a process.
    #[partial("as VirtualQuery")]
    #[via(NtQueryVirtualMemory)]
    fn VirtualQueryEx(hProcess: HandleOf<Process>, lpAddress: Address,
        lpBuffer: Out<MEMORY_BASIC_INFORMATION>, dwLength: u64) -> u64;

    /// Reads the memory of a process.
    #[partial("only what VirtualAlloc and MapViewOfFile made can be read")]
    #[via(NtReadVirtualMemory)]
    fn ReadProcessMemory(hProcess: HandleOf<Process>, lpBaseAddress: Address,
        lpBuffer: Out<Bytes>, nSize: u64, lpNumberOfBytesRead: Out<u64>) -> bool;

    /// Writes the memory of a process.
    #[partial("only what VirtualAlloc and MapViewOfFile made can be written; a page that is not \
        writable is left as it is, also when it could be made writable")]
    #[via(NtWriteVirtualMemory)]
    fn WriteProcessMemory(hProcess: HandleOf<Process>, lpBaseAddress: Address,
        lpBuffer: In<Bytes>, nSize: u64, lpNumberOfBytesWritten: Out<u64>) -> bool;
}

calls! {
    enum NtRegionCall; trait NtRegionCalls; static NT;

    /// Reserves or commits memory in a process.
    #[partial("as VirtualAlloc")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER_2, INVALID_PARAMETER_4, INVALID_PARAMETER_5,
        INVALID_PAGE_PROTECTION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        PROCESS_IS_TERMINATING, CONFLICTING_ADDRESSES, NO_MEMORY, ALREADY_COMMITTED,
        COMMITMENT_LIMIT)]
    fn NtAllocateVirtualMemory(process_handle: HandleOf<Process>, base_address: InOut<Address>,
        zero_bits: u64, region_size: InOut<u64>, allocation_type: AllocationType,
        protect: PageProtection) -> Status;

    /// Decommits or releases memory of a process.
    #[partial("a part of a region cannot be released alone")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER_4, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        ACCESS_DENIED, PROCESS_IS_TERMINATING, MEMORY_NOT_ALLOCATED, FREE_VM_NOT_AT_BASE,
        UNABLE_TO_FREE_VM, UNABLE_TO_DELETE_SECTION)]
    fn NtFreeVirtualMemory(process_handle: HandleOf<Process>, base_address: InOut<Address>,
        region_size: InOut<u64>, free_type: AllocationType) -> Status;

    /// Changes the protection of committed pages of a process.
    #[partial("as VirtualProtect")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER_3, INVALID_PAGE_PROTECTION, INVALID_HANDLE,
        OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING, CONFLICTING_ADDRESSES,
        NOT_COMMITTED, SECTION_PROTECTION)]
    fn NtProtectVirtualMemory(process_handle: HandleOf<Process>, base_address: InOut<Address>,
        region_size: InOut<u64>, new_protect: PageProtection, old_protect: Out<PageProtection>)
        -> Status;

    /// Reads what lies at an address of a process: class 0.
    #[partial("class 0; the process's program, stacks and heaps are nowhere in its memory")]
    #[fails(INVALID_PARAMETER, INVALID_INFO_CLASS, INFO_LENGTH_MISMATCH, ACCESS_VIOLATION,
        INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING)]
    fn NtQueryVirtualMemory(process_handle: HandleOf<Process>, base_address: Address,
        memory_information_class: InfoClass, memory_information: Out<Any>,
        memory_information_length: u64, return_length: Out<u64>) -> Status;

    /// Reads the memory of a process.
    #[partial("only what was allocated or mapped can be read")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        PROCESS_IS_TERMINATING, PARTIAL_COPY)]
    fn NtReadVirtualMemory(process_handle: HandleOf<Process>, base_address: Address,
        buffer: Out<Bytes>, number_of_bytes_to_read: u64, number_of_bytes_read: Out<u64>)
        -> Status;

    /// Writes the memory of a process.
    #[partial("demands PROCESS_VM_OPERATION beside PROCESS_VM_WRITE; in Windows that right is for \
        the change of protection that WriteProcessMemory makes before")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        PROCESS_IS_TERMINATING, PARTIAL_COPY)]
    fn NtWriteVirtualMemory(process_handle: HandleOf<Process>, base_address: Address,
        buffer: In<Bytes>, number_of_bytes_to_write: u64, number_of_bytes_written: Out<u64>)
        -> Status;
}
