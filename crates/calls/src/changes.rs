//! Rows about changes in directories, which programs wait for or are told of.

use nt::{Handle, Status, Wide};

use crate::answer::Parks;
use crate::define::calls;
use crate::pointer::{In, Out};
use crate::shared::Shared;
use crate::structs::{FILE_NOTIFY_INFORMATION, IO_STATUS_BLOCK, OVERLAPPED};
use crate::value::{Address, ChangeFilter, File, HandleOf, Routine};

calls! {
    enum ChangeCall; trait ChangeCalls; static WIN32;

    /// Opens a directory to wait for a change in it: the handle is signaled by the first one.
    #[partial("a change is told when it is made, not when a cache writes it to the disk")]
    #[via(NtOpenFile, NtNotifyChangeDirectoryFile, NtClose)]
    fn FindFirstChangeNotificationW(lpPathName: In<Wide>, bWatchSubtree: bool,
        dwNotifyFilter: ChangeFilter) -> Parks<HandleOf<File>>;

    /// Waits for the next change; the handle is signaled at once if there was one meanwhile.
    #[exact]
    #[via(NtNotifyChangeDirectoryFile)]
    fn FindNextChangeNotification(hChangeHandle: HandleOf<File>) -> Parks<bool>;

    /// Ends the watching.
    #[exact]
    #[via(NtClose)]
    fn FindCloseChangeNotification(hChangeHandle: HandleOf<File>) -> bool;

    /// Tells which changes there were in a directory; waits for one, or goes on behind the call.
    #[partial("a change is told when it is made, not when a cache writes it to the disk; the \
        entries come as an array, without their offsets; the routine is called with the status")]
    #[via(NtNotifyChangeDirectoryFile)]
    fn ReadDirectoryChangesW(hDirectory: HandleOf<File>,
        lpBuffer: Out<Vec<FILE_NOTIFY_INFORMATION>>, nBufferLength: u32, bWatchSubtree: bool,
        dwNotifyFilter: ChangeFilter, lpBytesReturned: Out<u32>,
        lpOverlapped: Shared<OVERLAPPED>, lpCompletionRoutine: Routine) -> Parks<bool>;
}

calls! {
    enum NtChangeCall; trait NtChangeCalls; static NT;

    /// Tells which changes there were in a directory, or goes on until there is one. The filter and
    /// the tree of the first request count for all of its file object.
    #[partial("the entries come as an array, without their offsets; an event or a routine of a \
        synchronous handle is refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED,
        INVALID_PARAMETER, DELETE_PENDING, CANCELLED)]
    fn NtNotifyChangeDirectoryFile(file_handle: HandleOf<File>, event: Handle,
        apc_routine: Routine, apc_context: Address, io_status_block: Shared<IO_STATUS_BLOCK>,
        buffer: Out<Vec<FILE_NOTIFY_INFORMATION>>, length: u32,
        completion_filter: ChangeFilter, watch_tree: bool)
        -> Parks<Status>;
}
