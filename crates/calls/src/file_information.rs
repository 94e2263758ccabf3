//! Rows about what a file or a file object is: size, times, attributes, position, name.

use nt::{Status, Wide};

use crate::answer::Parks;
use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, In, InOut, Out};
use crate::structs::{
    BY_HANDLE_FILE_INFORMATION, FILE_BASIC_INFORMATION, FILE_NETWORK_OPEN_INFORMATION, FILETIME,
    IO_STATUS_BLOCK, WIN32_FILE_ATTRIBUTE_DATA,
};
use crate::value::{
    AttributeFlags, File, FileInfoClass, HandleOf, InfoClass, InfoLevel, MoveMethod, PathFlags,
};

calls! {
    enum FileInformationCall; trait FileInformationCalls; static WIN32;

    /// Moves the file position, which belongs to the file object and so to all its handles.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryInformationFile, NtSetInformationFile)]
    fn SetFilePointerEx(hFile: HandleOf<File>, liDistanceToMove: i64,
        lpNewFilePointer: Out<i64>, dwMoveMethod: MoveMethod) -> bool;

    /// Moves the file position as SetFilePointerEx does, in two halves of 32 bits.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryInformationFile, NtSetInformationFile)]
    fn SetFilePointer(hFile: HandleOf<File>, lDistanceToMove: i32,
        lpDistanceToMoveHigh: InOut<i32>, dwMoveMethod: MoveMethod) -> u32;

    /// Makes a file end at the file position: cuts it off, or extends it with zeros.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryInformationFile, NtSetInformationFile)]
    fn SetEndOfFile(hFile: HandleOf<File>) -> bool;

    /// Reads a file's size.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryInformationFile)]
    fn GetFileSizeEx(hFile: HandleOf<File>, lpFileSize: Out<i64>) -> bool;

    /// Reads a file's size in two halves of 32 bits.
    #[partial("does not wait while another thread reads or writes through the file object")]
    #[via(NtQueryInformationFile)]
    fn GetFileSize(hFile: HandleOf<File>, lpFileSizeHigh: Out<u32>) -> u32;

    /// Writes what is buffered, which nothing is; in a pipe it waits until the other end has read
    /// everything.
    #[exact]
    #[via(NtFlushBuffersFile)]
    fn FlushFileBuffers(hFile: HandleOf<File>) -> Parks<bool>;

    /// Reads attributes, times, size, links and the index of a file.
    #[exact]
    #[via(NtQueryInformationFile, NtQueryVolumeInformationFile)]
    fn GetFileInformationByHandle(hFile: HandleOf<File>,
        lpFileInformation: Out<BY_HANDLE_FILE_INFORMATION>) -> bool;

    /// Reads something about a file: FileBasicInfo, FileStandardInfo or FileNameInfo.
    #[partial("these three classes")]
    #[via(NtQueryInformationFile)]
    fn GetFileInformationByHandleEx(hFile: HandleOf<File>,
        FileInformationClass: FileInfoClass, lpFileInformation: Out<Any>, dwBufferSize: u32)
        -> bool;

    /// Sets something of a file: FileBasicInfo, FileRenameInfo and FileRenameInfoEx,
    /// FileDispositionInfo and FileDispositionInfoEx, FileEndOfFileInfo.
    #[partial("these classes")]
    #[via(NtSetInformationFile)]
    fn SetFileInformationByHandle(hFile: HandleOf<File>, FileInformationClass: FileInfoClass,
        lpFileInformation: In<Any>, dwBufferSize: u32) -> bool;

    /// Tells the path of the file that a handle leads to, and its length.
    #[partial("no path that begins with the GUID of a volume")]
    #[via(NtQueryInformationFile, NtQueryObject)]
    fn GetFinalPathNameByHandleW(hFile: HandleOf<File>, lpszFilePath: Out<Wide>,
        cchFilePath: u32, dwFlags: PathFlags) -> u32;

    /// Reads the attributes of what a path names.
    #[exact]
    #[via(NtQueryAttributesFile)]
    fn GetFileAttributesW(lpFileName: In<Wide>) -> AttributeFlags;

    /// Reads attributes, times and size of what a path names.
    #[exact]
    #[via(NtQueryFullAttributesFile)]
    fn GetFileAttributesExW(lpFileName: In<Wide>, fInfoLevelId: InfoLevel,
        lpFileInformation: Out<WIN32_FILE_ATTRIBUTE_DATA>) -> bool;

    /// Sets the attributes of what a path names.
    #[exact]
    #[via(NtOpenFile, NtSetInformationFile, NtClose)]
    fn SetFileAttributesW(lpFileName: In<Wide>, dwFileAttributes: AttributeFlags) -> bool;

    /// Reads the times of a file.
    #[exact]
    #[via(NtQueryInformationFile)]
    fn GetFileTime(hFile: HandleOf<File>, lpCreationTime: Out<FILETIME>,
        lpLastAccessTime: Out<FILETIME>, lpLastWriteTime: Out<FILETIME>) -> bool;

    /// Sets the times of a file; what is NULL or zero stays.
    #[partial("times that stop updates (-1) are refused")]
    #[via(NtSetInformationFile)]
    fn SetFileTime(hFile: HandleOf<File>, lpCreationTime: In<FILETIME>,
        lpLastAccessTime: In<FILETIME>, lpLastWriteTime: In<FILETIME>) -> bool;
}

calls! {
    enum NtFileInformationCall; trait NtFileInformationCalls; static NT;

    /// Reads something about a file object: class 4 basic, 5 standard, 6 internal, 8 access,
    /// 9 name, 14 position, 16 mode, 34 network open; 23 how the end of a pipe reads, 24 a pipe as
    /// seen from one end; 26 a mailslot.
    #[partial("these classes; does not wait while another thread uses a synchronous file object")]
    #[fails(INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_INFO_CLASS, INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_DEVICE_REQUEST,
        BUFFER_OVERFLOW)]
    fn NtQueryInformationFile(file_handle: HandleOf<File>,
        io_status_block: Out<IO_STATUS_BLOCK>, file_information: Out<Any>, length: u32,
        file_information_class: InfoClass) -> Status;

    /// Sets something of a file object: class 4 basic, 10 and 65 name, 13 and 64 disposition,
    /// 14 position, 20 end of file, 23 how the end of a pipe reads, 27 the timeout of a mailslot,
    /// 30 completion port.
    #[partial("these classes; hard links and short names are refused by name; does not wait while \
        another thread uses a synchronous file object")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, INVALID_INFO_CLASS,
        INFO_LENGTH_MISMATCH, ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_DEVICE_REQUEST,
        OBJECT_NAME_INVALID, OBJECT_NAME_COLLISION, OBJECT_PATH_NOT_FOUND, DELETE_PENDING,
        CANNOT_DELETE, DIRECTORY_NOT_EMPTY, SHARING_VIOLATION, USER_MAPPED_FILE, DISK_FULL,
        NOT_SAME_DEVICE)]
    fn NtSetInformationFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>,
        file_information: In<Any>, length: u32, file_information_class: InfoClass) -> Status;

    /// Reads the attributes and times of what a name leads to.
    #[partial("files and directories of the volume")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, ACCESS_DENIED,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND, OBJECT_TYPE_MISMATCH, DELETE_PENDING)]
    fn NtQueryAttributesFile(object_attributes: Attributes,
        file_information: Out<FILE_BASIC_INFORMATION>) -> Status;

    /// Reads the attributes, times and size of what a name leads to.
    #[partial("files and directories of the volume")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, ACCESS_DENIED,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND, OBJECT_TYPE_MISMATCH, DELETE_PENDING)]
    fn NtQueryFullAttributesFile(object_attributes: Attributes,
        file_information: Out<FILE_NETWORK_OPEN_INFORMATION>) -> Status;

    /// Writes what is buffered, which nothing is; in a pipe it waits until the other end has read
    /// everything.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, ACCESS_VIOLATION,
        INVALID_DEVICE_REQUEST, PIPE_DISCONNECTED, PIPE_LISTENING, PIPE_CLOSING, PIPE_BROKEN)]
    fn NtFlushBuffersFile(file_handle: HandleOf<File>, io_status_block: Out<IO_STATUS_BLOCK>)
        -> Parks<Status>;
}
