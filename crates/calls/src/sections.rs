//! Rows about sections: memory that can be shared, and the views of it.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, InOut, Out};
use crate::structs::SECURITY_ATTRIBUTES;
use crate::value::{
    AccessTo, Address, AllocationType, File, HandleOf, InfoClass, MapAccess, PageProtection,
    Process, Section, ViewInherit,
};

calls! {
    enum SectionCall; trait SectionCalls; static WIN32;

    /// Creates a section, which Win32 calls file mapping, or opens the one of that name.
    #[partial("images, large pages, reserved sections and caching attributes are refused by name")]
    #[via(NtCreateSection)]
    fn CreateFileMappingW(hFile: HandleOf<File>, lpFileMappingAttributes: In<SECURITY_ATTRIBUTES>,
        flProtect: PageProtection, dwMaximumSizeHigh: u32, dwMaximumSizeLow: u32,
        lpName: In<Wide>) -> HandleOf<Section>;

    /// Opens the section of a name.
    #[exact]
    #[via(NtOpenSection)]
    fn OpenFileMappingW(dwDesiredAccess: MapAccess, bInheritHandle: bool, lpName: In<Wide>)
        -> HandleOf<Section>;

    /// Maps a view of a section into the calling process and returns its address.
    #[partial("views lie at the lowest free addresses, in Windows anywhere")]
    #[via(NtMapViewOfSection)]
    fn MapViewOfFile(hFileMappingObject: HandleOf<Section>, dwDesiredAccess: MapAccess,
        dwFileOffsetHigh: u32, dwFileOffsetLow: u32, dwNumberOfBytesToMap: u64) -> Address;

    /// Maps a view of a section at a wanted address.
    #[partial("views lie at the lowest free addresses, in Windows anywhere")]
    #[via(NtMapViewOfSection)]
    fn MapViewOfFileEx(hFileMappingObject: HandleOf<Section>, dwDesiredAccess: MapAccess,
        dwFileOffsetHigh: u32, dwFileOffsetLow: u32, dwNumberOfBytesToMap: u64,
        lpBaseAddress: Address) -> Address;

    /// Unmaps a view.
    #[exact]
    #[via(NtUnmapViewOfSection)]
    fn UnmapViewOfFile(lpBaseAddress: Address) -> bool;
}

calls! {
    enum NtSectionCall; trait NtSectionCalls; static NT;

    /// Creates a section, or opens the one of that name when OBJ_OPENIF is given.
    #[partial("images, large pages, reserved sections and caching attributes are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_PARAMETER_4, INVALID_PARAMETER_6,
        INVALID_PAGE_PROTECTION, SECTION_TOO_BIG, MAPPED_FILE_SIZE_ZERO, INVALID_FILE_FOR_SECTION,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_COLLISION, OBJECT_TYPE_MISMATCH, INVALID_HANDLE,
        ACCESS_DENIED, INSUFFICIENT_RESOURCES, INVALID_SECURITY_DESCR, PRIVILEGE_NOT_HELD,
        NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateSection(section_handle: Out<Handle>, desired_access: AccessTo<Section>,
        object_attributes: Attributes, maximum_size: In<i64>,
        section_page_protection: PageProtection, allocation_attributes: PageProtection,
        file_handle: HandleOf<File>) -> Status;

    /// Opens the section of a name.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND,
        OBJECT_TYPE_MISMATCH, INVALID_HANDLE, ACCESS_DENIED, PRIVILEGE_NOT_HELD,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenSection(section_handle: Out<Handle>, desired_access: AccessTo<Section>,
        object_attributes: Attributes) -> Status;

    /// Maps a view of a section into a process.
    #[partial("views lie at the lowest free addresses, in Windows anywhere; zero bits and \
        allocation types are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER_8, INVALID_PAGE_PROTECTION, INVALID_HANDLE,
        OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING, SECTION_PROTECTION,
        MAPPED_ALIGNMENT, INVALID_VIEW_SIZE, CONFLICTING_ADDRESSES, NO_MEMORY,
        INVALID_PARAMETER_3)]
    fn NtMapViewOfSection(section_handle: HandleOf<Section>, process_handle: HandleOf<Process>,
        base_address: InOut<Address>, zero_bits: u64, commit_size: u64,
        section_offset: InOut<i64>, view_size: InOut<u64>, inherit_disposition: ViewInherit,
        allocation_type: AllocationType, win32_protect: PageProtection) -> Status;

    /// Unmaps the view that an address lies in.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, PROCESS_IS_TERMINATING,
        NOT_MAPPED_VIEW)]
    fn NtUnmapViewOfSection(process_handle: HandleOf<Process>, base_address: Address) -> Status;

    /// Reads something about a section: class 0, its size and attributes.
    #[partial("class 0")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, SECTION_NOT_IMAGE)]
    fn NtQuerySection(section_handle: HandleOf<Section>, section_information_class: InfoClass,
        section_information: Out<Any>, section_information_length: u64,
        return_length: Out<u64>) -> Status;

    /// Makes the section of a file larger, and the file with it.
    #[exact]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        SECTION_NOT_EXTENDED)]
    fn NtExtendSection(section_handle: HandleOf<Section>, new_section_size: InOut<i64>) -> Status;
}
