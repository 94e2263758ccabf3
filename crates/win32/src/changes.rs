//! Changes in directories.
//!
//! The handle of FindFirstChangeNotification is one of the directory, with a request under way that
//! tells nothing but that it is over, which signals the file object.

use calls::changes::ChangeCalls;
use calls::{
    Address, ChangeFilter, CreateOptions, FILE_NOTIFY_INFORMATION, File, HandleOf, IO_STATUS_BLOCK,
    In, NtCalls, OVERLAPPED, ObjectAttributes, Out, Refused, Routine, ShareMode, Shared, Stop,
    UserMemory,
};
use nt::rights::FILE_LIST_DIRECTORY;
use nt::{Access, Handle, Status, Win32Error};

use crate::overlapped::{Overlapped, information, own_block};
use crate::{NONE, OBJ_CASE_INSENSITIVE, Win32, written};

const FILE_DIRECTORY_FILE: u32 = 0x1;
const FILE_OPEN_FOR_BACKUP_INTENT: u32 = 0x4000;
const FILE_SHARE_ALL: u32 = 0x7;

/// FILE_NOTIFY_CHANGE_NAME: what FindNextChangeNotification asks for, which the first request has
/// settled already.
const NEXT: ChangeFilter = ChangeFilter(0x3);

/// A status block of the library itself, which nobody reads: all requests share it.
fn library_block() -> Shared<IO_STATUS_BLOCK> {
    Shared::At { at: 8, value: IO_STATUS_BLOCK::default() }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Asks for one change, without wanting to know which.
    fn await_change(
        &mut self,
        directory: Handle,
        filter: ChangeFilter,
        tree: bool,
    ) -> Result<Status, Stop> {
        let (event, routine, context) = (Handle::NULL, Routine(0), Address(0));
        let (block, buffer) = (&mut library_block(), &mut Out::Null);
        self.nt.NtNotifyChangeDirectoryFile(
            directory, event, routine, context, block, buffer, 0, filter, tree,
        )
    }

    /// Opens a directory to be watched.
    fn open_watched(&mut self, path: &[u16]) -> Result<Result<Handle, Status>, Refused> {
        let name = In::Given(path);
        let named = ObjectAttributes { name, flags: OBJ_CASE_INSENSITIVE, ..NONE };
        let mut handle = Out::HERE;
        let status = self.nt.NtOpenFile(
            &mut handle,
            FILE_LIST_DIRECTORY | Access::SYNCHRONIZE,
            In::Given(named),
            &mut Out::Place(None),
            ShareMode(FILE_SHARE_ALL),
            CreateOptions(FILE_DIRECTORY_FILE | FILE_OPEN_FOR_BACKUP_INTENT),
        )?;
        Ok(if status.is_success() { Ok(written(handle)) } else { Err(status) })
    }
}

impl<N: NtCalls + UserMemory> ChangeCalls for Win32<N> {
    // The request is made of a handle that is overlapped, and never puts the thread to sleep.
    fn FindFirstChangeNotificationW(
        &mut self,
        lpPathName: In<&[u16]>,
        bWatchSubtree: bool,
        dwNotifyFilter: ChangeFilter,
    ) -> Result<HandleOf<File>, Stop> {
        let invalid = Handle::INVALID.into();
        let path = match self.nt_name(lpPathName) {
            Ok(path) => path,
            Err(cannot) => {
                let given_up = self.give_up("FindFirstChangeNotificationW", cannot, invalid);
                return given_up.map_err(Stop::from);
            }
        };
        let directory = match self.open_watched(&path)? {
            Ok(directory) => directory,
            Err(status) => return Ok(self.fail(status, invalid)),
        };
        let status = self.await_change(directory, dwNotifyFilter, bWatchSubtree)?;
        if !status.is_success() {
            self.nt.NtClose(directory)?;
            return Ok(self.fail(status, invalid));
        }
        Ok(directory.into())
    }

    fn FindNextChangeNotification(&mut self, hChangeHandle: Handle) -> Result<bool, Stop> {
        let status = self.await_change(hChangeHandle, NEXT, true)?;
        Ok(self.answer(status))
    }

    fn FindCloseChangeNotification(&mut self, hChangeHandle: Handle) -> Result<bool, Refused> {
        if hChangeHandle == Handle::INVALID {
            return Ok(self.fail_with(Win32Error::INVALID_HANDLE, false));
        }
        let status = self.nt.NtClose(hChangeHandle)?;
        Ok(self.answer(status))
    }

    // A request that goes on is a success. Source: Microsoft, "ReadDirectoryChangesW". A routine
    // without an OVERLAPPED is not called (assumed).
    fn ReadDirectoryChangesW(
        &mut self,
        hDirectory: Handle,
        lpBuffer: &mut Out<Vec<FILE_NOTIFY_INFORMATION>>,
        nBufferLength: u32,
        bWatchSubtree: bool,
        dwNotifyFilter: ChangeFilter,
        lpBytesReturned: &mut Out<u32>,
        lpOverlapped: &mut Shared<OVERLAPPED>,
        lpCompletionRoutine: Routine,
    ) -> Result<bool, Stop> {
        let given = match Overlapped::of(lpOverlapped) {
            Ok(given) => given,
            Err(status) => return Ok(self.fail(status, false)),
        };
        let later = given.is_some();
        let (event, routine, context, mut block) = match &given {
            Some(given) if lpCompletionRoutine.0 != 0 => {
                let context = Address(lpCompletionRoutine.0);
                (Handle::NULL, lpCompletionRoutine, context, given.block.clone())
            }
            Some(given) => (given.event, Routine(0), given.context, given.block.clone()),
            None => (Handle::NULL, Routine(0), Address(0), own_block()),
        };
        if !later && let Err(status) = lpBytesReturned.demand() {
            return Ok(self.fail(status, false));
        }
        let status = self.nt.NtNotifyChangeDirectoryFile(
            hDirectory,
            event,
            routine,
            context,
            &mut block,
            lpBuffer,
            nBufferLength,
            dwNotifyFilter,
            bWatchSubtree,
        )?;
        match given {
            Some(given) => Overlapped { block, ..given }.write_back(lpOverlapped),
            None if status.is_success() => lpBytesReturned.put(information(&block) as u32),
            None => {}
        }
        Ok(self.answer(status))
    }
}
