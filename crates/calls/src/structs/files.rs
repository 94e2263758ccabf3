//! Structures about files and directories.

use nt::{Access, Handle, Wide};

use super::{FieldRow, StructRow};
use crate::value::{
    AttributeFlags, CreateOptions, DispositionFlags, Kind, Misfit, NotifyAction, Param,
    RenameFlags, Value,
};

structs! {
    static OWN; fn own_kind;

    /// How an input or output operation ended.
    struct IO_STATUS_BLOCK [16] {
        Status: nt::Status,
        Information: u64,
    }
    /// A time: 100 ns since 1601, in two halves.
    struct FILETIME [8] {
        dwLowDateTime: u32,
        dwHighDateTime: u32,
    }
    /// FileBasicInformation: times in 100 ns since 1601, and attributes.
    struct FILE_BASIC_INFORMATION [40] {
        CreationTime: i64,
        LastAccessTime: i64,
        LastWriteTime: i64,
        ChangeTime: i64,
        FileAttributes: AttributeFlags,
    }
    /// FileStandardInformation.
    struct FILE_STANDARD_INFORMATION [24] {
        AllocationSize: i64,
        EndOfFile: i64,
        NumberOfLinks: u32,
        DeletePending: bool,
        Directory: bool,
    }
    /// FileInternalInformation: the number of the file on its volume.
    struct FILE_INTERNAL_INFORMATION [8] {
        IndexNumber: i64,
    }
    /// FileAccessInformation: what the handle was granted.
    struct FILE_ACCESS_INFORMATION [4] {
        AccessFlags: Access,
    }
    /// FileNameInformation: the path on the volume; the length is in bytes.
    struct FILE_NAME_INFORMATION [8] {
        FileNameLength: u32,
        FileName: Wide,
    }
    /// FileRenameInformation.
    struct FILE_RENAME_INFORMATION [24] {
        ReplaceIfExists: bool,
        RootDirectory: Handle,
        FileNameLength: u32,
        FileName: Wide,
    }
    /// FileRenameInformationEx.
    struct FILE_RENAME_INFORMATION_EX [24] {
        Flags: RenameFlags,
        RootDirectory: Handle,
        FileNameLength: u32,
        FileName: Wide,
    }
    /// FileDispositionInformation.
    struct FILE_DISPOSITION_INFORMATION [1] {
        DeleteFile: bool,
    }
    /// FileDispositionInformationEx.
    struct FILE_DISPOSITION_INFORMATION_EX [4] {
        Flags: DispositionFlags,
    }
    /// FilePositionInformation.
    struct FILE_POSITION_INFORMATION [8] {
        CurrentByteOffset: i64,
    }
    /// FileModeInformation: the options of the file object that say how it is used.
    struct FILE_MODE_INFORMATION [4] {
        Mode: CreateOptions,
    }
    /// FileEndOfFileInformation.
    struct FILE_END_OF_FILE_INFORMATION [8] {
        EndOfFile: i64,
    }
    /// FileNetworkOpenInformation.
    struct FILE_NETWORK_OPEN_INFORMATION [56] {
        CreationTime: i64,
        LastAccessTime: i64,
        LastWriteTime: i64,
        ChangeTime: i64,
        AllocationSize: i64,
        EndOfFile: i64,
        FileAttributes: AttributeFlags,
    }
    /// FileBothDirectoryInformation, without the short name and the bookkeeping of offsets.
    struct FILE_BOTH_DIR_INFORMATION [96] {
        CreationTime: i64,
        LastAccessTime: i64,
        LastWriteTime: i64,
        ChangeTime: i64,
        EndOfFile: i64,
        AllocationSize: i64,
        FileAttributes: AttributeFlags,
        FileName: Wide,
    }
    /// One change in a directory, without the offset of the next; the length is in bytes.
    struct FILE_NOTIFY_INFORMATION [12] {
        Action: NotifyAction,
        FileNameLength: u32,
        FileName: Wide,
    }
    /// FileMailslotQueryInformation: the timeout is in 100 ns, negative, or -1 for ever.
    struct FILE_MAILSLOT_QUERY_INFORMATION [24] {
        MaximumMessageSize: u32,
        MailslotQuota: u32,
        NextMessageSize: u32,
        MessagesAvailable: u32,
        ReadTimeout: i64,
    }
    /// FileMailslotSetInformation.
    struct FILE_MAILSLOT_SET_INFORMATION [8] {
        ReadTimeout: i64,
    }
    /// FileFsDeviceInformation: what kind of device a file object is on.
    struct FILE_FS_DEVICE_INFORMATION [8] {
        DeviceType: u32,
        Characteristics: u32,
    }
    /// FileFsVolumeInformation.
    struct FILE_FS_VOLUME_INFORMATION [24] {
        VolumeCreationTime: i64,
        VolumeSerialNumber: u32,
        VolumeLabelLength: u32,
        SupportsObjects: bool,
        VolumeLabel: Wide,
    }
    /// What GetFileInformationByHandle tells.
    struct BY_HANDLE_FILE_INFORMATION [52] {
        dwFileAttributes: AttributeFlags,
        ftCreationTime: FILETIME,
        ftLastAccessTime: FILETIME,
        ftLastWriteTime: FILETIME,
        dwVolumeSerialNumber: u32,
        nFileSizeHigh: u32,
        nFileSizeLow: u32,
        nNumberOfLinks: u32,
        nFileIndexHigh: u32,
        nFileIndexLow: u32,
    }
    /// What GetFileAttributesEx tells.
    struct WIN32_FILE_ATTRIBUTE_DATA [36] {
        dwFileAttributes: AttributeFlags,
        ftCreationTime: FILETIME,
        ftLastAccessTime: FILETIME,
        ftLastWriteTime: FILETIME,
        nFileSizeHigh: u32,
        nFileSizeLow: u32,
    }
    /// One entry of a directory as FindFirstFile and FindNextFile list it.
    struct WIN32_FIND_DATAW [592] {
        dwFileAttributes: AttributeFlags,
        ftCreationTime: FILETIME,
        ftLastAccessTime: FILETIME,
        ftLastWriteTime: FILETIME,
        nFileSizeHigh: u32,
        nFileSizeLow: u32,
        dwReserved0: u32,
        dwReserved1: u32,
        cFileName: Wide,
        cAlternateFileName: Wide,
    }
    /// FileBasicInfo.
    struct FILE_BASIC_INFO [40] {
        CreationTime: i64,
        LastAccessTime: i64,
        LastWriteTime: i64,
        ChangeTime: i64,
        FileAttributes: AttributeFlags,
    }
    /// FileStandardInfo.
    struct FILE_STANDARD_INFO [24] {
        AllocationSize: i64,
        EndOfFile: i64,
        NumberOfLinks: u32,
        DeletePending: bool,
        Directory: bool,
    }
    /// FileNameInfo: the path on the volume; the length is in bytes.
    struct FILE_NAME_INFO [8] {
        FileNameLength: u32,
        FileName: Wide,
    }
    /// FileRenameInfo. The length is in bytes; the text ends where it ends, whatever it says.
    struct FILE_RENAME_INFO [24] {
        ReplaceIfExists: bool,
        RootDirectory: Handle,
        FileNameLength: u32,
        FileName: Wide,
    }
    /// FileRenameInfoEx, which has flags where FileRenameInfo has a truth value.
    struct FILE_RENAME_INFO_EX [24] {
        Flags: RenameFlags,
        RootDirectory: Handle,
        FileNameLength: u32,
        FileName: Wide,
    }
    /// FileDispositionInfo.
    struct FILE_DISPOSITION_INFO [1] {
        DeleteFile: bool,
    }
    /// FileDispositionInfoEx.
    struct FILE_DISPOSITION_INFO_EX [4] {
        Flags: DispositionFlags,
    }
    /// FileEndOfFileInfo.
    struct FILE_END_OF_FILE_INFO [8] {
        EndOfFile: i64,
    }
}
