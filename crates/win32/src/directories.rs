//! Directories: making, removing and listing them.
//!
//! A listing is a block of the program's own memory that hides a handle of the directory. The
//! number that FindFirstFile returns is the address of that block, and no handle of any table.

use calls::directories::DirectoryCalls;
use calls::{
    Address, Any, CreateOptions, FILE_BOTH_DIR_INFORMATION, FILETIME, FileFlags, In, InfoClass,
    NtCalls, NtDisposition, ObjectAttributes, Out, Param, Refused, Routine, SECURITY_ATTRIBUTES,
    ShareMode, UserMemory, Value, WIN32_FIND_DATAW,
};
use nt::rights::FILE_LIST_DIRECTORY;
use nt::{Access, Handle, Status, Wide, Win32Error};

use crate::{NONE, OBJ_CASE_INSENSITIVE, Win32, paths, secured, written};

const FILE_CREATE: NtDisposition = NtDisposition(2);
const FILE_DIRECTORY_FILE: u32 = 0x1;
const FILE_SYNCHRONOUS_IO_NONALERT: u32 = 0x20;
const FILE_OPEN_FOR_BACKUP_INTENT: u32 = 0x4000;

const FILE_ATTRIBUTE_NORMAL: u32 = 0x80;

/// FileBothDirectoryInformation.
const BOTH: InfoClass = InfoClass(3);

/// Room for one entry with the longest name.
const ENTRY_BYTES: u32 = 1024;

const STAR: u16 = b'*' as u16;
const QUESTION: u16 = b'?' as u16;
const DOT: u16 = b'.' as u16;

/// A pattern as the NT layer takes it. Source: Microsoft, "FsRtlIsNameInExpression", for what the
/// signs mean; how patterns are translated is well known from many programs.
fn pattern(name: &[u16]) -> Vec<u16> {
    if name == Wide::from("*.*").as_units() {
        return vec![STAR];
    }
    let mut all = name.to_vec();
    for at in 0..name.len() {
        all[at] = match name[at] {
            QUESTION => u16::from(b'>'),
            DOT if matches!(name.get(at + 1), Some(&(STAR | QUESTION))) => u16::from(b'"'),
            STAR if name[at + 1..] == [DOT] => u16::from(b'<'),
            unit => unit,
        };
    }
    all
}

fn file_time(time: i64) -> FILETIME {
    FILETIME { dwLowDateTime: time as u32, dwHighDateTime: (time >> 32) as u32 }
}

fn find_data(found: FILE_BOTH_DIR_INFORMATION) -> WIN32_FIND_DATAW {
    WIN32_FIND_DATAW {
        dwFileAttributes: found.FileAttributes,
        ftCreationTime: file_time(found.CreationTime),
        ftLastAccessTime: file_time(found.LastAccessTime),
        ftLastWriteTime: file_time(found.LastWriteTime),
        nFileSizeHigh: (found.EndOfFile >> 32) as u32,
        nFileSizeLow: found.EndOfFile as u32,
        dwReserved0: 0,
        dwReserved1: 0,
        cFileName: found.FileName,
        cAlternateFileName: Wide::default(),
    }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Lists one entry.
    fn list_entry(
        &mut self,
        directory: Handle,
        pattern: In<&[u16]>,
    ) -> Result<Result<WIN32_FIND_DATAW, Status>, Refused> {
        let mut place: Out<Any> = Out::HERE;
        let status = self.nt.NtQueryDirectoryFile(
            directory,
            Handle::NULL,
            Routine(0),
            Address(0),
            &mut Out::Place(None),
            &mut place,
            ENTRY_BYTES,
            BOTH,
            true,
            pattern,
            false,
        )?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        let Value::Array(rows) = written(place).0.value else {
            unreachable!("a listing is an array")
        };
        let first = rows.into_vec().swap_remove(0);
        let found = FILE_BOTH_DIR_INFORMATION::from_value(first).expect("a listing has entries");
        Ok(Ok(find_data(found)))
    }
}

impl<N: NtCalls + UserMemory> DirectoryCalls for Win32<N> {
    fn CreateDirectoryW(
        &mut self,
        lpPathName: In<&[u16]>,
        lpSecurityAttributes: In<&SECURITY_ATTRIBUTES>,
    ) -> Result<bool, Refused> {
        let path = match self.nt_name(lpPathName) {
            Ok(path) => path,
            Err(cannot) => return self.give_up("CreateDirectoryW", cannot, false),
        };
        let name = In::Given(&path[..]);
        let named = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let attributes = match secured(lpSecurityAttributes, named) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let options =
            FILE_DIRECTORY_FILE | FILE_SYNCHRONOUS_IO_NONALERT | FILE_OPEN_FOR_BACKUP_INTENT;
        let mut handle = Out::HERE;
        let status = self.nt.NtCreateFile(
            &mut handle,
            FILE_LIST_DIRECTORY | Access::SYNCHRONIZE,
            In::Given(attributes),
            &mut Out::Place(None),
            In::Null,
            FileFlags(FILE_ATTRIBUTE_NORMAL),
            ShareMode(0x3),
            FILE_CREATE,
            CreateOptions(options),
            Address(0),
            0,
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        self.nt.NtClose(written(handle))?;
        Ok(true)
    }

    fn RemoveDirectoryW(&mut self, lpPathName: In<&[u16]>) -> Result<bool, Refused> {
        match self.nt_name(lpPathName) {
            Ok(path) => self.delete_path(&path, FILE_DIRECTORY_FILE),
            Err(cannot) => self.give_up("RemoveDirectoryW", cannot, false),
        }
    }

    fn FindFirstFileW(
        &mut self,
        lpFileName: In<&[u16]>,
        lpFindFileData: &mut Out<WIN32_FIND_DATAW>,
    ) -> Result<Handle, Refused> {
        let failed = Handle::INVALID;
        let path = match self.nt_name(lpFileName) {
            Ok(path) => path,
            Err(cannot) => return self.give_up("FindFirstFileW", cannot, failed),
        };
        let last = paths::last_component(&path).to_vec();
        // A path that ends in a separator names no entry: Microsoft, "FindFirstFileW".
        if last.is_empty() {
            return Ok(self.fail_with(Win32Error::FILE_NOT_FOUND, failed));
        }
        if let Err(status) = lpFindFileData.demand() {
            return Ok(self.fail(status, failed));
        }
        let options =
            FILE_DIRECTORY_FILE | FILE_SYNCHRONOUS_IO_NONALERT | FILE_OPEN_FOR_BACKUP_INTENT;
        let desired = FILE_LIST_DIRECTORY | Access::SYNCHRONIZE;
        let above = paths::directory_of(&path);
        let directory = match self.open_path(above, desired, 0x7, options)? {
            Ok(directory) => directory,
            // What the entry would be in is not there, or is no directory.
            Err(Status::OBJECT_NAME_NOT_FOUND) => {
                return Ok(self.fail_with(Win32Error::PATH_NOT_FOUND, failed));
            }
            Err(status) => return Ok(self.fail(status, failed)),
        };
        match self.list_entry(directory, In::Given(&pattern(&last)))? {
            Ok(found) => {
                lpFindFileData.put(found);
                Ok(self.nt.peb().begin_search(directory))
            }
            Err(status) => {
                self.nt.NtClose(directory)?;
                Ok(self.fail(status, failed))
            }
        }
    }

    fn FindNextFileW(
        &mut self,
        hFindFile: Handle,
        lpFindFileData: &mut Out<WIN32_FIND_DATAW>,
    ) -> Result<bool, Refused> {
        let Some(directory) = self.nt.peb().search(hFindFile) else {
            return Ok(self.fail_with(Win32Error::INVALID_HANDLE, false));
        };
        if let Err(status) = lpFindFileData.demand() {
            return Ok(self.fail(status, false));
        }
        match self.list_entry(directory, In::Null)? {
            Ok(found) => {
                lpFindFileData.put(found);
                Ok(true)
            }
            Err(status) => Ok(self.fail(status, false)),
        }
    }

    fn FindClose(&mut self, hFindFile: Handle) -> Result<bool, Refused> {
        let Some(directory) = self.nt.peb().search(hFindFile) else {
            return Ok(self.fail_with(Win32Error::INVALID_HANDLE, false));
        };
        self.nt.peb().end_search(hFindFile);
        let status = self.nt.NtClose(directory)?;
        Ok(self.answer(status))
    }
}
