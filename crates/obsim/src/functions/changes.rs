//! Calls about changes, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::changes::ChangeCall;

    /// Opens a directory to wait for a change in it: the handle is signaled by the first one.
    fn FindFirstChangeNotificationW(lpPathName: In<Wide>, bWatchSubtree: bool,
        dwNotifyFilter: ChangeFilter) -> Result<Handle, Win32Error> = handle;

    /// Waits for the next change; the handle is signaled at once if there was one meanwhile.
    fn FindNextChangeNotification(hChangeHandle: HandleOf<File>)
        -> Result<(), Win32Error> = success;

    /// Ends the watching.
    fn FindCloseChangeNotification(hChangeHandle: HandleOf<File>)
        -> Result<(), Win32Error> = success;

    /// Tells which changes there were in a directory; waits for one, or goes on behind the call.
    fn ReadDirectoryChangesW(hDirectory: HandleOf<File>,
        lpBuffer: Out<Vec<FILE_NOTIFY_INFORMATION>>, nBufferLength: u32, bWatchSubtree: bool,
        dwNotifyFilter: ChangeFilter, lpBytesReturned: Out<u32>, lpOverlapped: Shared<OVERLAPPED>,
        lpCompletionRoutine: Routine) -> Result<(), Win32Error> = success;
}

functions! {
    calls::changes::NtChangeCall;

    /// Tells which changes there were in a directory, or goes on until there is one. The filter and
    /// the tree of the first request count for all of its file object.
    fn NtNotifyChangeDirectoryFile(file_handle: HandleOf<File>, event: Handle, apc_routine: Routine,
        apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>,
        buffer: Out<Vec<FILE_NOTIFY_INFORMATION>>, length: u32, completion_filter: ChangeFilter,
        watch_tree: bool) -> Result<Status, Status> = status;
}
