//! Rows about mailslots.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{In, Out};
use crate::structs::{IO_STATUS_BLOCK, SECURITY_ATTRIBUTES};
use crate::value::{AccessTo, CreateOptions, File, HandleOf, MailslotSize, MailslotTimeout};

calls! {
    enum MailslotCall; trait MailslotCalls; static WIN32;

    /// Makes a mailslot and returns the handle of its server, which is overlapped.
    #[partial("mailslots of this machine")]
    #[via(NtCreateMailslotFile)]
    fn CreateMailslotW(lpName: In<Wide>, nMaxMessageSize: u32, lReadTimeout: MailslotTimeout,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>) -> HandleOf<File>;

    /// Tells how long messages may be, how long the next one is, how many there are, and how long
    /// a read waits.
    #[exact]
    #[via(NtQueryInformationFile)]
    fn GetMailslotInfo(hMailslot: HandleOf<File>, lpMaxMessageSize: Out<u32>,
        lpNextSize: Out<MailslotSize>, lpMessageCount: Out<u32>,
        lpReadTimeout: Out<MailslotTimeout>) -> bool;

    /// Sets how long a read waits for a message.
    #[exact]
    #[via(NtSetInformationFile)]
    fn SetMailslotInfo(hMailslot: HandleOf<File>, lReadTimeout: MailslotTimeout) -> bool;
}

calls! {
    enum NtMailslotCall; trait NtMailslotCalls; static NT;

    /// Makes a mailslot and opens it for its server.
    #[partial("options beyond those of files are refused by name; no quota is charged")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, INVALID_HANDLE, OBJECT_TYPE_MISMATCH,
        OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD, OBJECT_PATH_NOT_FOUND,
        REPARSE_POINT_ENCOUNTERED, OBJECT_NAME_NOT_FOUND, OBJECT_NAME_COLLISION,
        INVALID_DEVICE_REQUEST, INVALID_SECURITY_DESCR, INSUFFICIENT_RESOURCES, NAME_TOO_LONG,
        ACCESS_DENIED)]
    fn NtCreateMailslotFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        create_options: CreateOptions, mailslot_quota: u32, maximum_message_size: u32,
        read_timeout: In<i64>) -> Status;
}
