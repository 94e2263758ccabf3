//! Calls about sections, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::sections::SectionCall;

    /// Creates a section, which Win32 calls file mapping, or opens the one of that name.
    fn CreateFileMappingW(hFile: HandleOf<File>, lpFileMappingAttributes: In<SECURITY_ATTRIBUTES>,
        flProtect: PageProtection, dwMaximumSizeHigh: u32, dwMaximumSizeLow: u32, lpName: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Opens the section of a name.
    fn OpenFileMappingW(dwDesiredAccess: MapAccess, bInheritHandle: bool, lpName: In<Wide>)
        -> Result<Handle, Win32Error> = handle;

    /// Maps a view of a section into the calling process and returns its address.
    fn MapViewOfFile(hFileMappingObject: HandleOf<Section>, dwDesiredAccess: MapAccess,
        dwFileOffsetHigh: u32, dwFileOffsetLow: u32, dwNumberOfBytesToMap: u64) -> Address = value;

    /// Maps a view of a section at a wanted address.
    fn MapViewOfFileEx(hFileMappingObject: HandleOf<Section>, dwDesiredAccess: MapAccess,
        dwFileOffsetHigh: u32, dwFileOffsetLow: u32, dwNumberOfBytesToMap: u64,
        lpBaseAddress: Address) -> Address = value;

    /// Unmaps a view.
    fn UnmapViewOfFile(lpBaseAddress: Address) -> Result<(), Win32Error> = success;
}

functions! {
    calls::sections::NtSectionCall;

    /// Creates a section, or opens the one of that name when OBJ_OPENIF is given.
    fn NtCreateSection(section_handle: Out<Handle>, desired_access: AccessTo<Section>,
        object_attributes: Attributes, maximum_size: In<i64>,
        section_page_protection: PageProtection, allocation_attributes: PageProtection,
        file_handle: HandleOf<File>) -> Result<Status, Status> = status;

    /// Opens the section of a name.
    fn NtOpenSection(section_handle: Out<Handle>, desired_access: AccessTo<Section>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Maps a view of a section into a process.
    fn NtMapViewOfSection(section_handle: HandleOf<Section>, process_handle: HandleOf<Process>,
        base_address: InOut<Address>, zero_bits: u64, commit_size: u64, section_offset: InOut<i64>,
        view_size: InOut<u64>, inherit_disposition: ViewInherit, allocation_type: AllocationType,
        win32_protect: PageProtection) -> Result<Status, Status> = status;

    /// Unmaps the view that an address lies in.
    fn NtUnmapViewOfSection(process_handle: HandleOf<Process>, base_address: Address)
        -> Result<Status, Status> = status;

    /// Reads something about a section: class 0, its size and attributes.
    fn NtQuerySection(section_handle: HandleOf<Section>, section_information_class: InfoClass,
        section_information: Out<Any>, section_information_length: u64, return_length: Out<u64>)
        -> Result<Status, Status> = status;

    /// Makes the section of a file larger, and the file with it.
    fn NtExtendSection(section_handle: HandleOf<Section>, new_section_size: InOut<i64>)
        -> Result<Status, Status> = status;
}
