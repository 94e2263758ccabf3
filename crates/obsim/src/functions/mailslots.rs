//! Calls about mailslots, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::mailslots::MailslotCall;

    /// Makes a mailslot and returns the handle of its server, which is overlapped.
    fn CreateMailslotW(lpName: In<Wide>, nMaxMessageSize: u32, lReadTimeout: MailslotTimeout,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>) -> Result<Handle, Win32Error> = handle;

    /// Tells how long messages may be, how long the next one is, how many there are, and how long
    /// a read waits.
    fn GetMailslotInfo(hMailslot: HandleOf<File>, lpMaxMessageSize: Out<u32>,
        lpNextSize: Out<MailslotSize>, lpMessageCount: Out<u32>,
        lpReadTimeout: Out<MailslotTimeout>) -> Result<(), Win32Error> = success;

    /// Sets how long a read waits for a message.
    fn SetMailslotInfo(hMailslot: HandleOf<File>, lReadTimeout: MailslotTimeout)
        -> Result<(), Win32Error> = success;
}

functions! {
    calls::mailslots::NtMailslotCall;

    /// Makes a mailslot and opens it for its server.
    fn NtCreateMailslotFile(file_handle: Out<Handle>, desired_access: AccessTo<File>,
        object_attributes: Attributes, io_status_block: Out<IO_STATUS_BLOCK>,
        create_options: CreateOptions, mailslot_quota: u32, maximum_message_size: u32,
        read_timeout: In<i64>) -> Result<Status, Status> = status;
}
