//! What a file or a file object is: size, times, attributes, position, name.

use calls::file_information::FileInformationCalls;
use calls::{
    Any, AttributeFlags, BY_HANDLE_FILE_INFORMATION, CreateOptions, FILE_BASIC_INFORMATION,
    FILE_END_OF_FILE_INFORMATION, FILE_FS_VOLUME_INFORMATION, FILE_INTERNAL_INFORMATION,
    FILE_NETWORK_OPEN_INFORMATION, FILE_POSITION_INFORMATION, FILE_STANDARD_INFORMATION, FILETIME,
    FileInfoClass, In, InOut, InfoClass, InfoLevel, MoveMethod, NtCalls, ObjectAttributes, Out,
    Param, PathFlags, Refused, ShareMode, Stop, StructRow, UserMemory, WIN32_FILE_ATTRIBUTE_DATA,
};
use nt::rights::FILE_WRITE_ATTRIBUTES;
use nt::{Access, Handle, Status, Wide, Win32Error};

use crate::file_classes::{Setting, readable, renamed, setting, translated};
use crate::{Cannot, NONE, OBJ_CASE_INSENSITIVE, Win32, paths, structure, written};

/// Classes of NtQueryInformationFile and NtSetInformationFile, and one of
/// NtQueryVolumeInformationFile.
pub(crate) const BASIC: InfoClass = InfoClass(4);
pub(crate) const STANDARD: InfoClass = InfoClass(5);
const INTERNAL: InfoClass = InfoClass(6);
pub(crate) const RENAME: InfoClass = InfoClass(10);
pub(crate) const DISPOSITION: InfoClass = InfoClass(13);
const POSITION: InfoClass = InfoClass(14);
pub(crate) const END_OF_FILE: InfoClass = InfoClass(20);
pub(crate) const DISPOSITION_EX: InfoClass = InfoClass(64);
pub(crate) const RENAME_EX: InfoClass = InfoClass(65);
const VOLUME: InfoClass = InfoClass(1);

/// Where a move begins.
const BEGIN: u32 = 0;
const CURRENT: u32 = 1;
const END: u32 = 2;

/// What functions that return 32 bits return when they fail.
const INVALID: u32 = 0xFFFF_FFFF;

const FILE_SYNCHRONOUS_IO_NONALERT: u32 = 0x20;
const FILE_OPEN_FOR_BACKUP_INTENT: u32 = 0x4000;

const FILE_ATTRIBUTE_NORMAL: u32 = 0x80;

const VOLUME_NAME_GUID: u32 = 0x1;
const VOLUME_NAME_NT: u32 = 0x2;
const VOLUME_NAME_NONE: u32 = 0x4;
const FILE_NAME_OPENED: u32 = 0x8;

fn file_time(time: i64) -> FILETIME {
    FILETIME { dwLowDateTime: time as u32, dwHighDateTime: (time >> 32) as u32 }
}

fn system_time(time: &FILETIME) -> i64 {
    (u64::from(time.dwHighDateTime) << 32 | u64::from(time.dwLowDateTime)) as i64
}

const fn high(number: i64) -> u32 {
    (number >> 32) as u32
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Reads a structure about a file object.
    pub(crate) fn query_file<T: Param>(
        &mut self,
        file: Handle,
        class: InfoClass,
        row: &StructRow,
    ) -> Result<Result<T, Status>, Refused> {
        let mut place: Out<Any> = Out::HERE;
        let io = &mut Out::Place(None);
        let status = self.nt.NtQueryInformationFile(file, io, &mut place, row.size, class)?;
        Ok(if status.is_success() { Ok(structure(place)) } else { Err(status) })
    }

    /// Sets something of a file object.
    pub(crate) fn set_file(
        &mut self,
        file: Handle,
        (class, row, info): Setting,
    ) -> Result<Status, Refused> {
        let io = &mut Out::Place(None);
        self.nt.NtSetInformationFile(file, io, In::Given(&info), row.size, class)
    }

    fn standard(
        &mut self,
        file: Handle,
    ) -> Result<Result<FILE_STANDARD_INFORMATION, Status>, Refused> {
        self.query_file(file, STANDARD, FILE_STANDARD_INFORMATION::ROW)
    }

    fn position(&mut self, file: Handle) -> Result<Result<i64, Status>, Refused> {
        let found = self.query_file(file, POSITION, FILE_POSITION_INFORMATION::ROW)?;
        Ok(found.map(|info: FILE_POSITION_INFORMATION| info.CurrentByteOffset))
    }

    /// Moves the file position, and tells where to.
    fn move_position(
        &mut self,
        file: Handle,
        distance: i64,
        method: MoveMethod,
    ) -> Result<Result<i64, Cannot>, Refused> {
        let from = match method.0 {
            BEGIN => Ok(0),
            CURRENT => self.position(file)?,
            END => self.standard(file)?.map(|info| info.EndOfFile),
            _ => return Ok(Err(Win32Error::INVALID_PARAMETER.into())),
        };
        // A sum beyond all numbers wraps to a negative one (assumed).
        let position = match from.map(|from| from.wrapping_add(distance)) {
            Err(status) => return Ok(Err(status.into())),
            Ok(..0) => return Ok(Err(Win32Error::NEGATIVE_SEEK.into())),
            Ok(position) => position,
        };
        let info = FILE_POSITION_INFORMATION { CurrentByteOffset: position };
        let info = setting(POSITION, FILE_POSITION_INFORMATION::ROW, info);
        let status = self.set_file(file, info)?;
        Ok(if status.is_success() { Ok(position) } else { Err(status.into()) })
    }

    /// What GetFileInformationByHandle gathers.
    fn by_handle(
        &mut self,
        file: Handle,
    ) -> Result<Result<BY_HANDLE_FILE_INFORMATION, Status>, Refused> {
        let basic = self.query_file(file, BASIC, FILE_BASIC_INFORMATION::ROW)?;
        let basic: FILE_BASIC_INFORMATION = match basic {
            Ok(basic) => basic,
            Err(status) => return Ok(Err(status)),
        };
        let standard = match self.standard(file)? {
            Ok(standard) => standard,
            Err(status) => return Ok(Err(status)),
        };
        let internal = self.query_file(file, INTERNAL, FILE_INTERNAL_INFORMATION::ROW)?;
        let internal: FILE_INTERNAL_INFORMATION = match internal {
            Ok(internal) => internal,
            Err(status) => return Ok(Err(status)),
        };
        let (mut place, io) = (Out::HERE, &mut Out::Place(None));
        let size = FILE_FS_VOLUME_INFORMATION::ROW.size;
        let status = self.nt.NtQueryVolumeInformationFile(file, io, &mut place, size, VOLUME)?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        let volume: FILE_FS_VOLUME_INFORMATION = structure(place);
        Ok(Ok(BY_HANDLE_FILE_INFORMATION {
            dwFileAttributes: basic.FileAttributes,
            ftCreationTime: file_time(basic.CreationTime),
            ftLastAccessTime: file_time(basic.LastAccessTime),
            ftLastWriteTime: file_time(basic.LastWriteTime),
            dwVolumeSerialNumber: volume.VolumeSerialNumber,
            nFileSizeHigh: high(standard.EndOfFile),
            nFileSizeLow: standard.EndOfFile as u32,
            nNumberOfLinks: standard.NumberOfLinks,
            nFileIndexHigh: high(internal.IndexNumber),
            nFileIndexLow: internal.IndexNumber as u32,
        }))
    }

    /// The name of a file for the NT layer: a NULL path is as good as an empty one (assumed).
    pub(crate) fn nt_name(&mut self, name: In<&[u16]>) -> Result<Vec<u16>, Cannot> {
        let directory = self.nt.peb().directory.as_units();
        paths::nt_path(name.optional()?.unwrap_or_default(), directory)
    }
}

/// How the NT layer finds a path.
pub(crate) fn named(path: &[u16]) -> In<ObjectAttributes<'_>> {
    In::Given(ObjectAttributes { name: In::Given(path), flags: OBJ_CASE_INSENSITIVE, ..NONE })
}

impl<N: NtCalls + UserMemory> FileInformationCalls for Win32<N> {
    fn SetFilePointerEx(
        &mut self,
        hFile: Handle,
        liDistanceToMove: i64,
        lpNewFilePointer: &mut Out<i64>,
        dwMoveMethod: MoveMethod,
    ) -> Result<bool, Refused> {
        let position = match self.move_position(hFile, liDistanceToMove, dwMoveMethod)? {
            Ok(position) => position,
            Err(cannot) => return self.give_up("SetFilePointerEx", cannot, false),
        };
        let told = lpNewFilePointer.probe();
        lpNewFilePointer.put(position);
        Ok(self.answer_all(told))
    }

    // The value that says "failed" is also the low half of some positions; who can move so far
    // looks at the last error, which is 0 then: Microsoft, "SetFilePointer".
    fn SetFilePointer(
        &mut self,
        hFile: Handle,
        lDistanceToMove: i32,
        lpDistanceToMoveHigh: &mut InOut<i32>,
        dwMoveMethod: MoveMethod,
    ) -> Result<u32, Refused> {
        let distance = match lpDistanceToMoveHigh {
            InOut::Null => i64::from(lDistanceToMove),
            InOut::Fault(status) => return Ok(self.fail(*status, INVALID)),
            InOut::Var(high) => i64::from(*high) << 32 | i64::from(lDistanceToMove as u32),
        };
        let position = match self.move_position(hFile, distance, dwMoveMethod)? {
            Ok(position) => position,
            Err(cannot) => return self.give_up("SetFilePointer", cannot, INVALID),
        };
        if let InOut::Var(high) = lpDistanceToMoveHigh {
            *high = (position >> 32) as i32;
        }
        if position as u32 == INVALID {
            self.store(Win32Error::SUCCESS);
        }
        Ok(position as u32)
    }

    fn SetEndOfFile(&mut self, hFile: Handle) -> Result<bool, Refused> {
        let end = match self.position(hFile)? {
            Ok(end) => end,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let info = FILE_END_OF_FILE_INFORMATION { EndOfFile: end };
        let info = setting(END_OF_FILE, FILE_END_OF_FILE_INFORMATION::ROW, info);
        let status = self.set_file(hFile, info)?;
        Ok(self.answer(status))
    }

    fn GetFileSizeEx(&mut self, hFile: Handle, lpFileSize: &mut Out<i64>) -> Result<bool, Refused> {
        let told = self.standard(hFile)?.and_then(|info| {
            lpFileSize.demand()?;
            lpFileSize.put(info.EndOfFile);
            Ok(())
        });
        Ok(self.answer_all(told))
    }

    fn GetFileSize(
        &mut self,
        hFile: Handle,
        lpFileSizeHigh: &mut Out<u32>,
    ) -> Result<u32, Refused> {
        let size = self.standard(hFile)?.and_then(|info| {
            lpFileSizeHigh.probe()?;
            lpFileSizeHigh.put(high(info.EndOfFile));
            Ok(info.EndOfFile as u32)
        });
        match size {
            Err(status) => Ok(self.fail(status, INVALID)),
            Ok(INVALID) => Ok(self.fail_with(Win32Error::SUCCESS, INVALID)),
            Ok(size) => Ok(size),
        }
    }

    fn FlushFileBuffers(&mut self, hFile: Handle) -> Result<bool, Stop> {
        let status = self.nt.NtFlushBuffersFile(hFile, &mut Out::Place(None))?;
        Ok(self.answer(status))
    }

    fn GetFileInformationByHandle(
        &mut self,
        hFile: Handle,
        lpFileInformation: &mut Out<BY_HANDLE_FILE_INFORMATION>,
    ) -> Result<bool, Refused> {
        let told = self.by_handle(hFile)?.and_then(|info| {
            lpFileInformation.demand()?;
            lpFileInformation.put(info);
            Ok(())
        });
        Ok(self.answer_all(told))
    }

    fn GetFileInformationByHandleEx(
        &mut self,
        hFile: Handle,
        FileInformationClass: FileInfoClass,
        lpFileInformation: &mut Out<Any>,
        dwBufferSize: u32,
    ) -> Result<bool, Refused> {
        let call = "GetFileInformationByHandleEx";
        let class = match readable(FileInformationClass.0) {
            Ok(class) => class,
            Err(cannot) => return self.give_up(call, cannot, false),
        };
        if let Err(status) = lpFileInformation.demand() {
            return Ok(self.fail(status, false));
        }
        let mut place: Out<Any> = Out::HERE;
        let io = &mut Out::Place(None);
        let status = self.nt.NtQueryInformationFile(hFile, io, &mut place, dwBufferSize, class)?;
        if let Out::Place(Some(Any(found))) = place {
            lpFileInformation.put(renamed(class, found.value));
        }
        Ok(self.answer(status))
    }

    fn SetFileInformationByHandle(
        &mut self,
        hFile: Handle,
        FileInformationClass: FileInfoClass,
        lpFileInformation: In<&Any>,
        dwBufferSize: u32,
    ) -> Result<bool, Refused> {
        let directory = self.nt.peb().directory.as_units();
        let info = match translated(FileInformationClass.0, lpFileInformation, directory) {
            Ok(info) => info,
            Err(cannot) => return self.give_up("SetFileInformationByHandle", cannot, false),
        };
        if dwBufferSize < info.1.size {
            return Ok(self.fail_with(Win32Error::BAD_LENGTH, false));
        }
        let status = self.set_file(hFile, info)?;
        // A name that is taken is told as one that exists: Microsoft's page names no code, and
        // MoveFileEx tells this one (assumed).
        Ok(self.answer(status))
    }

    fn GetFinalPathNameByHandleW(
        &mut self,
        hFile: Handle,
        lpszFilePath: &mut Out<Wide>,
        cchFilePath: u32,
        dwFlags: PathFlags,
    ) -> Result<u32, Refused> {
        let flags = dwFlags.0 & !FILE_NAME_OPENED;
        match flags {
            0 | VOLUME_NAME_NT | VOLUME_NAME_NONE => {}
            VOLUME_NAME_GUID => {
                return Err(Refused::new("GetFinalPathNameByHandleW", "VOLUME_NAME_GUID"));
            }
            _ => return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, 0)),
        }
        let path = match self.path_on_volume(hFile)? {
            Ok(path) => path,
            Err(status) => return Ok(self.fail(status, 0)),
        };
        let before = match flags {
            VOLUME_NAME_NONE => String::new(),
            flags => match self.before_path(hFile, flags == VOLUME_NAME_NT)? {
                Ok(before) => before,
                Err(status) => return Ok(self.fail(status, 0)),
            },
        };
        let whole = [Wide::from(before.as_str()).as_units(), path.as_units()].concat();
        let length = whole.len() as u32;
        // Too small a buffer gets nothing, and its caller the size with the zero at the end.
        if length >= cchFilePath {
            return Ok(length + 1);
        }
        if let Err(status) = lpszFilePath.demand() {
            return Ok(self.fail(status, 0));
        }
        lpszFilePath.put(Wide::from(&*whole));
        Ok(length)
    }

    fn GetFileAttributesW(&mut self, lpFileName: In<&[u16]>) -> Result<AttributeFlags, Refused> {
        let failed = AttributeFlags(INVALID);
        let path = match self.nt_name(lpFileName) {
            Ok(path) => path,
            Err(cannot) => return self.give_up("GetFileAttributesW", cannot, failed),
        };
        let mut place = Out::HERE;
        let status = self.nt.NtQueryAttributesFile(named(&path), &mut place)?;
        if !status.is_success() {
            return Ok(self.fail(status, failed));
        }
        Ok(written(place).FileAttributes)
    }

    fn GetFileAttributesExW(
        &mut self,
        lpFileName: In<&[u16]>,
        fInfoLevelId: InfoLevel,
        lpFileInformation: &mut Out<WIN32_FILE_ATTRIBUTE_DATA>,
    ) -> Result<bool, Refused> {
        if fInfoLevelId.0 != 0 {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let path = match self.nt_name(lpFileName) {
            Ok(path) => path,
            Err(cannot) => return self.give_up("GetFileAttributesExW", cannot, false),
        };
        let mut place = Out::HERE;
        let status = self.nt.NtQueryFullAttributesFile(named(&path), &mut place)?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        let info: FILE_NETWORK_OPEN_INFORMATION = written(place);
        let told = lpFileInformation.demand();
        lpFileInformation.put(WIN32_FILE_ATTRIBUTE_DATA {
            dwFileAttributes: info.FileAttributes,
            ftCreationTime: file_time(info.CreationTime),
            ftLastAccessTime: file_time(info.LastAccessTime),
            ftLastWriteTime: file_time(info.LastWriteTime),
            nFileSizeHigh: high(info.EndOfFile),
            nFileSizeLow: info.EndOfFile as u32,
        });
        Ok(self.answer_all(told))
    }

    fn SetFileAttributesW(
        &mut self,
        lpFileName: In<&[u16]>,
        dwFileAttributes: AttributeFlags,
    ) -> Result<bool, Refused> {
        let path = match self.nt_name(lpFileName) {
            Ok(path) => path,
            Err(cannot) => return self.give_up("SetFileAttributesW", cannot, false),
        };
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenFile(
            &mut handle,
            FILE_WRITE_ATTRIBUTES | Access::SYNCHRONIZE,
            named(&path),
            &mut Out::Place(None),
            ShareMode(0x7),
            CreateOptions(FILE_SYNCHRONOUS_IO_NONALERT | FILE_OPEN_FOR_BACKUP_INTENT),
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        let handle = written(handle);
        // No attribute at all is told as this one, since 0 would change nothing.
        let attributes = AttributeFlags(dwFileAttributes.0 | FILE_ATTRIBUTE_NORMAL);
        let zero = FILE_BASIC_INFORMATION::default();
        let info = FILE_BASIC_INFORMATION { FileAttributes: attributes, ..zero };
        let info = setting(BASIC, FILE_BASIC_INFORMATION::ROW, info);
        let status = self.set_file(handle, info)?;
        self.nt.NtClose(handle)?;
        Ok(self.answer(status))
    }

    fn GetFileTime(
        &mut self,
        hFile: Handle,
        lpCreationTime: &mut Out<FILETIME>,
        lpLastAccessTime: &mut Out<FILETIME>,
        lpLastWriteTime: &mut Out<FILETIME>,
    ) -> Result<bool, Refused> {
        let found = self.query_file(hFile, BASIC, FILE_BASIC_INFORMATION::ROW)?;
        let told = found.and_then(|info: FILE_BASIC_INFORMATION| {
            for (place, time) in [
                (lpCreationTime, info.CreationTime),
                (lpLastAccessTime, info.LastAccessTime),
                (lpLastWriteTime, info.LastWriteTime),
            ] {
                place.probe()?;
                place.put(file_time(time));
            }
            Ok(())
        });
        Ok(self.answer_all(told))
    }

    fn SetFileTime(
        &mut self,
        hFile: Handle,
        lpCreationTime: In<&FILETIME>,
        lpLastAccessTime: In<&FILETIME>,
        lpLastWriteTime: In<&FILETIME>,
    ) -> Result<bool, Refused> {
        let time = |given: In<&FILETIME>| Ok(given.optional()?.map_or(0, system_time));
        let info = (|| {
            Ok(FILE_BASIC_INFORMATION {
                CreationTime: time(lpCreationTime)?,
                LastAccessTime: time(lpLastAccessTime)?,
                LastWriteTime: time(lpLastWriteTime)?,
                ..FILE_BASIC_INFORMATION::default()
            })
        })();
        let info = match info {
            Ok(info) => setting(BASIC, FILE_BASIC_INFORMATION::ROW, info),
            Err(status) => return Ok(self.fail(status, false)),
        };
        let status = self.set_file(hFile, info)?;
        Ok(self.answer(status))
    }
}
