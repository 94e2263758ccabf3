//! The calls about files of the layer for tests.

use calls::changes::NtChangeCalls;
use calls::directories::NtDirectoryCalls;
use calls::file_information::NtFileInformationCalls;
use calls::file_locks::NtFileLockCalls;
use calls::file_names::NtFileNameCalls;
use calls::files::NtFileCalls;
use calls::mailslots::NtMailslotCalls;

use super::*;

mock! {
    NtFileCalls {
        fn NtCreateFile(handle: &mut Out<Handle>, desired: Access, names: Names, io: Io,
            size: In<i64>, attributes: FileFlags, share: ShareMode, disposition: NtDisposition,
            options: CreateOptions, ea: Address, ea_length: u32) -> Refused;
        fn NtOpenFile(handle: &mut Out<Handle>, desired: Access, names: Names, io: Io,
            share: ShareMode, options: CreateOptions) -> Refused;
        fn NtReadFile(file: Handle, event: Handle, routine: Routine, context: Address,
            io: &mut Shared<IO_STATUS_BLOCK>, buffer: &mut Out<Bytes>, length: u32,
            offset: In<i64>, key: In<u32>) -> Stop;
        fn NtWriteFile(file: Handle, event: Handle, routine: Routine, context: Address,
            io: &mut Shared<IO_STATUS_BLOCK>, buffer: In<&[u8]>, length: u32,
            offset: In<i64>, key: In<u32>) -> Stop;
        fn NtQueryVolumeInformationFile(file: Handle, io: Io, place: &mut Out<Any>, length: u32,
            class: InfoClass) -> Refused;
    }
    NtFileInformationCalls {
        fn NtQueryInformationFile(file: Handle, io: Io, place: &mut Out<Any>, length: u32,
            class: InfoClass) -> Refused;
        fn NtSetInformationFile(file: Handle, io: Io, info: In<&Any>, length: u32,
            class: InfoClass) -> Refused;
        fn NtQueryAttributesFile(names: Names, place: &mut Out<FILE_BASIC_INFORMATION>)
            -> Refused;
        fn NtQueryFullAttributesFile(names: Names,
            place: &mut Out<FILE_NETWORK_OPEN_INFORMATION>) -> Refused;
        fn NtFlushBuffersFile(file: Handle, io: Io) -> Stop;
    }
    NtFileLockCalls {
        fn NtLockFile(file: Handle, event: Handle, routine: Routine, context: Address,
            io: &mut Shared<IO_STATUS_BLOCK>, offset: In<i64>, length: In<i64>, key: u32,
            at_once: bool, exclusive: bool) -> Stop;
        fn NtUnlockFile(file: Handle, io: Io, offset: In<i64>, length: In<i64>, key: u32)
            -> Refused;
    }
    NtFileNameCalls {
        fn NtDeleteFile(names: Names) -> Refused;
    }
    NtChangeCalls {
        fn NtNotifyChangeDirectoryFile(directory: Handle, event: Handle, routine: Routine,
            context: Address, io: &mut Shared<IO_STATUS_BLOCK>,
            buffer: &mut Out<Vec<FILE_NOTIFY_INFORMATION>>, length: u32,
            filter: ChangeFilter, tree: bool) -> Stop;
    }
    NtMailslotCalls {
        fn NtCreateMailslotFile(handle: &mut Out<Handle>, desired: Access, names: Names, io: Io,
            options: CreateOptions, quota: u32, maximum: u32, timeout: In<i64>) -> Refused;
    }
    NtDirectoryCalls {
        fn NtQueryDirectoryFile(file: Handle, event: Handle, routine: Routine, context: Address,
            io: Io, place: &mut Out<Any>, length: u32, class: InfoClass, single: bool,
            name: In<&[u16]>, restart: bool) -> Refused;
    }
}
