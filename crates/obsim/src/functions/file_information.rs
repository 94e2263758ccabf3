//! Calls about file information, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::file_information::FileInformationCall;

    /// Moves the file position, which belongs to the file object and so to all its handles.
    fn SetFilePointerEx(hFile: HandleOf<File>, liDistanceToMove: i64, lpNewFilePointer: Out<i64>,
        dwMoveMethod: MoveMethod) -> Result<(), Win32Error> = success;

    /// Moves the file position as SetFilePointerEx does, in two halves of 32 bits.
    fn SetFilePointer(hFile: HandleOf<File>, lDistanceToMove: i32, lpDistanceToMoveHigh: InOut<i32>,
        dwMoveMethod: MoveMethod) -> u32 = value;

    /// Makes a file end at the file position: cuts it off, or extends it with zeros.
    fn SetEndOfFile(hFile: HandleOf<File>) -> Result<(), Win32Error> = success;

    /// Reads a file's size.
    fn GetFileSizeEx(hFile: HandleOf<File>, lpFileSize: Out<i64>)
        -> Result<(), Win32Error> = success;

    /// Reads a file's size in two halves of 32 bits.
    fn GetFileSize(hFile: HandleOf<File>, lpFileSizeHigh: Out<u32>) -> u32 = value;

    /// Writes what is buffered, which nothing is; in a pipe it waits until the other end has read
    /// everything.
    fn FlushFileBuffers(hFile: HandleOf<File>) -> Result<(), Win32Error> = success;

    /// Reads attributes, times, size, links and the index of a file.
    fn GetFileInformationByHandle(hFile: HandleOf<File>,
        lpFileInformation: Out<BY_HANDLE_FILE_INFORMATION>) -> Result<(), Win32Error> = success;

    /// Reads something about a file: FileBasicInfo, FileStandardInfo or FileNameInfo.
    fn GetFileInformationByHandleEx(hFile: HandleOf<File>, FileInformationClass: FileInfoClass,
        lpFileInformation: Out<Any>, dwBufferSize: u32) -> Result<(), Win32Error> = success;

    /// Sets something of a file: FileBasicInfo, FileRenameInfo and FileRenameInfoEx,
    /// FileDispositionInfo and FileDispositionInfoEx, FileEndOfFileInfo.
    fn SetFileInformationByHandle(hFile: HandleOf<File>, FileInformationClass: FileInfoClass,
        lpFileInformation: In<Any>, dwBufferSize: u32) -> Result<(), Win32Error> = success;

    /// Tells the path of the file that a handle leads to, and its length.
    fn GetFinalPathNameByHandleW(hFile: HandleOf<File>, lpszFilePath: Out<Wide>, cchFilePath: u32,
        dwFlags: PathFlags) -> u32 = value;

    /// Reads the attributes of what a path names.
    fn GetFileAttributesW(lpFileName: In<Wide>) -> AttributeFlags = value;

    /// Reads attributes, times and size of what a path names.
    fn GetFileAttributesExW(lpFileName: In<Wide>, fInfoLevelId: InfoLevel,
        lpFileInformation: Out<WIN32_FILE_ATTRIBUTE_DATA>) -> Result<(), Win32Error> = success;

    /// Sets the attributes of what a path names.
    fn SetFileAttributesW(lpFileName: In<Wide>, dwFileAttributes: AttributeFlags)
        -> Result<(), Win32Error> = success;

    /// Reads the times of a file.
    fn GetFileTime(hFile: HandleOf<File>, lpCreationTime: Out<FILETIME>,
        lpLastAccessTime: Out<FILETIME>, lpLastWriteTime: Out<FILETIME>)
        -> Result<(), Win32Error> = success;

    /// Sets the times of a file; what is NULL or zero stays.
    fn SetFileTime(hFile: HandleOf<File>, lpCreationTime: In<FILETIME>,
        lpLastAccessTime: In<FILETIME>, lpLastWriteTime: In<FILETIME>)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::file_information::NtFileInformationCall;

    /// Reads something about a file object: class 4 basic, 5 standard, 6 internal, 8 access,
    /// 9 name, 14 position, 16 mode, 34 network open; 23 how the end of a pipe reads, 24 a pipe as
    /// seen from one end; 26 a mailslot.
    fn NtQueryInformationFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>,
        file_information: Out<Any>, length: u32, file_information_class: InfoClass)
        -> Result<Status, Status> = status;

    /// Sets something of a file object: class 4 basic, 10 and 65 name, 13 and 64 disposition,
    /// 14 position, 20 end of file, 23 how the end of a pipe reads, 27 the timeout of a mailslot,
    /// 30 completion port.
    fn NtSetInformationFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>,
        file_information: In<Any>, length: u32, file_information_class: InfoClass)
        -> Result<Status, Status> = status;

    /// Reads the attributes and times of what a name leads to.
    fn NtQueryAttributesFile(object_attributes: Attributes,
        file_information: Out<FILE_BASIC_INFORMATION>) -> Result<Status, Status> = status;

    /// Reads the attributes, times and size of what a name leads to.
    fn NtQueryFullAttributesFile(object_attributes: Attributes,
        file_information: Out<FILE_NETWORK_OPEN_INFORMATION>) -> Result<Status, Status> = status;

    /// Writes what is buffered, which nothing is; in a pipe it waits until the other end has read
    /// everything.
    fn NtFlushBuffersFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>)
        -> Result<Status, Status> = status;
}
