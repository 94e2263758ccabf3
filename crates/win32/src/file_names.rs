//! The names of files: deleting, moving and copying by path.

use calls::file_names::FileNameCalls;
use calls::{
    Address, Any, Bytes, CreateOptions, FILE_BASIC_INFORMATION, FILE_DISPOSITION_INFORMATION,
    FILE_DISPOSITION_INFORMATION_EX, FILE_RENAME_INFORMATION, FILE_STANDARD_INFORMATION, FileFlags,
    In, MoveFlags, NtCalls, NtDisposition, Out, Refused, Routine, ShareMode, Stop, UserMemory,
};
use nt::rights::FILE_READ_ATTRIBUTES;
use nt::{Access, Handle, Status, Wide, Win32Error};

use crate::file_information::{BASIC, DISPOSITION, DISPOSITION_EX, RENAME, STANDARD, named};
use crate::overlapped::own_block;
use crate::{Win32, written};

const FILE_SHARE_ALL: u32 = 0x7;

const FILE_SYNCHRONOUS_IO_NONALERT: u32 = 0x20;
/// What NtCreateFile says of a file that was made.
const FILE_CREATED: u64 = 2;
const FILE_NON_DIRECTORY_FILE: u32 = 0x40;
const FILE_OPEN_FOR_BACKUP_INTENT: u32 = 0x4000;
const FILE_SEQUENTIAL_ONLY: u32 = 0x4;

const FILE_CREATE: NtDisposition = NtDisposition(2);
const FILE_OVERWRITE_IF: NtDisposition = NtDisposition(5);

/// FILE_DISPOSITION_DELETE and FILE_DISPOSITION_POSIX_SEMANTICS.
const DELETE_POSIX: u32 = 0x3;

const MOVEFILE_REPLACE_EXISTING: u32 = 0x1;
const MOVEFILE_COPY_ALLOWED: u32 = 0x2;
const MOVEFILE_DELAY_UNTIL_REBOOT: u32 = 0x4;
const MOVEFILE_WRITE_THROUGH: u32 = 0x8;

/// How a step of a call that makes several NT calls ends.
type Step<T> = Result<Result<T, Status>, Refused>;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Opens a file by its path for one call.
    pub(crate) fn open_path(
        &mut self,
        path: &[u16],
        desired: Access,
        share: u32,
        options: u32,
    ) -> Step<Handle> {
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenFile(
            &mut handle,
            desired,
            named(path),
            &mut Out::Place(None),
            ShareMode(share),
            CreateOptions(options),
        )?;
        Ok(if status.is_success() { Ok(written(handle)) } else { Err(status) })
    }

    /// Deletes what a handle names: as POSIX has it where the volume knows that, and otherwise when
    /// the last handle goes.
    fn mark_deleted(&mut self, file: Handle) -> Result<Status, Refused> {
        let flags = calls::DispositionFlags(DELETE_POSIX);
        let info = Any::of(&FILE_DISPOSITION_INFORMATION_EX { Flags: flags });
        let row = FILE_DISPOSITION_INFORMATION_EX::ROW;
        let status = self.set_file(file, (DISPOSITION_EX, row, info))?;
        if !matches!(status, Status::INVALID_PARAMETER | Status::INVALID_INFO_CLASS) {
            return Ok(status);
        }
        let info = Any::of(&FILE_DISPOSITION_INFORMATION { DeleteFile: true });
        self.set_file(file, (DISPOSITION, FILE_DISPOSITION_INFORMATION::ROW, info))
    }

    /// Opens a path, deletes what is there, and closes it.
    pub(crate) fn delete_path(&mut self, path: &[u16], options: u32) -> Result<bool, Refused> {
        let options = FILE_SYNCHRONOUS_IO_NONALERT | FILE_OPEN_FOR_BACKUP_INTENT | options;
        let desired = Access::DELETE | FILE_READ_ATTRIBUTES | Access::SYNCHRONIZE;
        let file = match self.open_path(path, desired, FILE_SHARE_ALL, options)? {
            Ok(file) => file,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let status = self.mark_deleted(file)?;
        self.nt.NtClose(file)?;
        Ok(self.answer(status))
    }

    fn move_path(
        &mut self,
        call: &'static str,
        from: In<&[u16]>,
        to: In<&[u16]>,
        flags: MoveFlags,
    ) -> Result<bool, Refused> {
        let known = MOVEFILE_REPLACE_EXISTING | MOVEFILE_COPY_ALLOWED | MOVEFILE_WRITE_THROUGH;
        if flags.0 & !known != 0 {
            let delays = flags.0 & MOVEFILE_DELAY_UNTIL_REBOOT != 0;
            let what = if delays { "MOVEFILE_DELAY_UNTIL_REBOOT" } else { "a rarer flag" };
            return Err(Refused::new(call, what));
        }
        // Without the flag that delays, a file moves to nowhere only by mistake (assumed).
        if to == In::Null {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let paths = match (self.nt_name(from), self.nt_name(to)) {
            (Ok(from), Ok(to)) => [from, to],
            (Err(cannot), _) | (_, Err(cannot)) => return self.give_up(call, cannot, false),
        };
        let options = FILE_SYNCHRONOUS_IO_NONALERT | FILE_OPEN_FOR_BACKUP_INTENT;
        let desired = Access::DELETE | FILE_READ_ATTRIBUTES | Access::SYNCHRONIZE;
        let file = match self.open_path(&paths[0], desired, FILE_SHARE_ALL, options)? {
            Ok(file) => file,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let info = Any::of(&FILE_RENAME_INFORMATION {
            ReplaceIfExists: flags.0 & MOVEFILE_REPLACE_EXISTING != 0,
            RootDirectory: Handle::NULL,
            FileNameLength: 2 * paths[1].len() as u32,
            FileName: Wide::from(&*paths[1]),
        });
        let status = self.set_file(file, (RENAME, FILE_RENAME_INFORMATION::ROW, info))?;
        let elsewhere = status == Status::NOT_SAME_DEVICE && flags.0 & MOVEFILE_COPY_ALLOWED != 0;
        // Directories stay where they are. Source: Microsoft, "MoveFileExW".
        let copies = elsewhere && !self.is_directory(file)?;
        self.nt.NtClose(file)?;
        if copies {
            return self.move_by_copy(&paths, flags.0 & MOVEFILE_REPLACE_EXISTING == 0);
        }
        Ok(self.answer(status))
    }

    fn is_directory(&mut self, file: Handle) -> Result<bool, Refused> {
        let standard = self.query_file(file, STANDARD, FILE_STANDARD_INFORMATION::ROW)?;
        Ok(standard.is_ok_and(|standard: FILE_STANDARD_INFORMATION| standard.Directory))
    }

    /// Moves a file to another drive: a copy is made, and the original deleted.
    fn move_by_copy(&mut self, paths: &[Vec<u16>; 2], only_new: bool) -> Result<bool, Refused> {
        match self.copy(&paths[0], &paths[1], only_new)? {
            status if !status.is_success() => Ok(self.fail(status, false)),
            _ => self.delete_path(&paths[0], FILE_NON_DIRECTORY_FILE),
        }
    }

    /// What is copied: the bytes of a file, and what it is.
    fn read_all(&mut self, file: Handle) -> Step<Copied> {
        let basic = match self.query_file(file, BASIC, FILE_BASIC_INFORMATION::ROW)? {
            Ok(basic) => basic,
            Err(status) => return Ok(Err(status)),
        };
        let standard = self.query_file(file, STANDARD, FILE_STANDARD_INFORMATION::ROW)?;
        let standard: FILE_STANDARD_INFORMATION = match standard {
            Ok(standard) => standard,
            Err(status) => return Ok(Err(status)),
        };
        let mut buffer = Out::HERE;
        let status = self.nt.NtReadFile(
            file,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut own_block(),
            &mut buffer,
            standard.EndOfFile as u32,
            In::Given(0),
            In::Null,
        );
        let status = status.map_err(unparked)?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        Ok(Ok(Copied { bytes: written(buffer), basic }))
    }

    fn write_all(&mut self, file: Handle, copied: &Copied) -> Result<Status, Refused> {
        let status = self.nt.NtWriteFile(
            file,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut own_block(),
            In::Given(&copied.bytes.0),
            copied.bytes.0.len() as u32,
            In::Given(0),
            In::Null,
        );
        let status = status.map_err(unparked)?;
        if !status.is_success() {
            return Ok(status);
        }
        let info = Any::of(&FILE_BASIC_INFORMATION {
            LastWriteTime: copied.basic.LastWriteTime,
            FileAttributes: copied.basic.FileAttributes,
            ..FILE_BASIC_INFORMATION::default()
        });
        self.set_file(file, (BASIC, FILE_BASIC_INFORMATION::ROW, info))
    }

    /// Copies a file to a path.
    fn copy(&mut self, from: &[u16], to: &[u16], only_new: bool) -> Result<Status, Refused> {
        let options = FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE | FILE_SEQUENTIAL_ONLY;
        let desired = Access::GENERIC_READ | Access::SYNCHRONIZE;
        let source = match self.open_path(from, desired, FILE_SHARE_ALL, options)? {
            Ok(source) => source,
            Err(status) => return Ok(status),
        };
        let copied = match self.read_all(source)? {
            Ok(copied) => copied,
            Err(status) => {
                self.nt.NtClose(source)?;
                return Ok(status);
            }
        };
        let (mut target, mut io) = (Out::HERE, Out::HERE);
        let status = self.nt.NtCreateFile(
            &mut target,
            Access::GENERIC_WRITE | FILE_READ_ATTRIBUTES | Access::SYNCHRONIZE,
            named(to),
            &mut io,
            In::Null,
            FileFlags(0),
            ShareMode(0),
            if only_new { FILE_CREATE } else { FILE_OVERWRITE_IF },
            CreateOptions(options),
            Address(0),
            0,
        )?;
        if status.is_success() {
            let target = written(target);
            let status = self.write_all(target, &copied)?;
            self.nt.NtClose(target)?;
            self.nt.NtClose(source)?;
            // Half a copy is none.
            if !status.is_success() && written(io).Information == FILE_CREATED {
                self.delete_path(to, FILE_NON_DIRECTORY_FILE)?;
            }
            return Ok(status);
        }
        self.nt.NtClose(source)?;
        Ok(status)
    }
}

/// A file that was just opened is used by nobody else, so its bytes are never waited for.
fn unparked(stop: Stop) -> Refused {
    match stop {
        Stop::Refused(refused) => refused,
        Stop::Parked | Stop::Ended => {
            Refused::new("CopyFileW", "copying what has to be waited for")
        }
    }
}

/// What a copy takes along.
struct Copied {
    bytes: Bytes,
    basic: FILE_BASIC_INFORMATION,
}

impl<N: NtCalls + UserMemory> FileNameCalls for Win32<N> {
    fn DeleteFileW(&mut self, lpFileName: In<&[u16]>) -> Result<bool, Refused> {
        match self.nt_name(lpFileName) {
            Ok(path) => self.delete_path(&path, FILE_NON_DIRECTORY_FILE),
            Err(cannot) => self.give_up("DeleteFileW", cannot, false),
        }
    }

    fn MoveFileW(
        &mut self,
        lpExistingFileName: In<&[u16]>,
        lpNewFileName: In<&[u16]>,
    ) -> Result<bool, Refused> {
        let flags = MoveFlags(MOVEFILE_COPY_ALLOWED);
        self.move_path("MoveFileW", lpExistingFileName, lpNewFileName, flags)
    }

    fn MoveFileExW(
        &mut self,
        lpExistingFileName: In<&[u16]>,
        lpNewFileName: In<&[u16]>,
        dwFlags: MoveFlags,
    ) -> Result<bool, Refused> {
        self.move_path("MoveFileExW", lpExistingFileName, lpNewFileName, dwFlags)
    }

    fn CopyFileW(
        &mut self,
        lpExistingFileName: In<&[u16]>,
        lpNewFileName: In<&[u16]>,
        bFailIfExists: bool,
    ) -> Result<bool, Refused> {
        let paths = match (self.nt_name(lpExistingFileName), self.nt_name(lpNewFileName)) {
            (Ok(from), Ok(to)) => [from, to],
            (Err(cannot), _) | (_, Err(cannot)) => {
                return self.give_up("CopyFileW", cannot, false);
            }
        };
        let status = self.copy(&paths[0], &paths[1], bFailIfExists)?;
        if status == Status::OBJECT_NAME_COLLISION && bFailIfExists {
            return Ok(self.fail_with(Win32Error::FILE_EXISTS, false));
        }
        Ok(self.answer(status))
    }
}
