//! Services for mailslots: making one, opening one by its name, and what it tells of itself.

use std::sync::Arc;

use calls::mailslots::NtMailslotCalls;
use calls::{
    CreateOptions, FILE_MAILSLOT_QUERY_INFORMATION, IO_STATUS_BLOCK, In, ObjectAttributes, Out,
    Refused,
};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::files::plain_options;
use super::opening::{CREATED, Opening};
use super::{Syscall, status};
use crate::instance::upcase;
use crate::kernel::MailslotKey;
use crate::lookup::{Found, Request};
use crate::mailslot::{FOR_EVER, Mailslot};
use crate::object::{Device, EndOf};
use crate::open::first_access;
use crate::security::{Descriptor, assign, parse_sddl};
use crate::volume::SEPARATOR;
use crate::why::Why;
use crate::why_mailslot::WhyMailslot;

/// What the server's opening lets others do: FILE_SHARE_READ and FILE_SHARE_WRITE.
const SERVER_SHARES: u32 = 0x3;

/// NextMessageSize when there is no message.
const NO_MESSAGE: u32 = u32::MAX;

/// Whether a text can name a mailslot: components between single separators.
fn is_mailslot_name(name: &[u16]) -> bool {
    name.split(|unit| *unit == SEPARATOR).all(|part| !part.is_empty())
}

impl Syscall<'_> {
    /// Opens the server's file object of a new mailslot.
    fn create_mailslot(
        &mut self,
        request: &Request,
        maximum: u32,
        quota: u32,
        timeout: i64,
    ) -> Result<Handle, Status> {
        let shown = self.mailslot_path(request)?;
        let key = upcase(shown.as_units());
        if self.kernel.mailslots.names.contains_key(&key) {
            return Err(self.refuse(Why::NameTaken, Status::OBJECT_NAME_COLLISION));
        }
        let security = self.mailslot_descriptor(request)?;
        let granted = first_access(ObjectType::FILE, request.desired);
        let mut made = Mailslot::new(shown, maximum, quota, timeout);
        made.name = Some(key.clone());
        let mailslot = self.kernel.mailslots.all.insert(made);
        self.kernel.mailslots.names.insert(key, mailslot);
        let end = EndOf::Mailslot { mailslot, server: true };
        let (object, _) = self.make_file(end, granted, SERVER_SHARES);
        self.kernel.info_mut(object).security = Some(security);
        self.enter_file(request, object, granted)
    }

    /// The name of a new mailslot, behind that of the device.
    fn mailslot_path(&mut self, request: &Request) -> Result<Wide, Status> {
        let name = request.attributes.name.optional()?.unwrap_or(&[]);
        let found = match self.kernel.look_up(request, name, false)? {
            Found::Device { device: Device::Mailslot, rest } => {
                let rest = rest.strip_prefix(&[SEPARATOR]).unwrap_or(&rest);
                if !is_mailslot_name(rest) {
                    return Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
                }
                return Ok(Wide::from(rest));
            }
            Found::Missing { .. } => {
                return Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND));
            }
            // Other file systems know no mailslots.
            Found::Device { .. } => return Err(Status::INVALID_DEVICE_REQUEST),
            Found::Object(id) => self.kernel.at(id).body.object_type(),
        };
        let why = Why::NameType { found, wanted: ObjectType::FILE };
        Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH))
    }

    /// The descriptor of a new mailslot: the one that is given, or what the creator's token gives
    /// to all that it makes. Source: Microsoft, "CreateMailslotW".
    fn mailslot_descriptor(&mut self, request: &Request) -> Result<Arc<Descriptor>, Status> {
        let given = request.attributes.security.optional()?.map(parse_sddl).transpose()?;
        let token = self.kernel.effective_token(self.thread);
        let assigned = assign(token, given.as_ref(), None, ObjectType::FILE);
        assigned.map_err(|unfit| self.kernel.unfit(unfit))
    }

    /// Opens a mailslot as a client, or the file system of mailslots itself.
    pub(super) fn open_mailslot(
        &mut self,
        request: &Request,
        rest: &[u16],
        opening: &Opening,
    ) -> Result<Handle, Status> {
        let rest = rest.strip_prefix(&[SEPARATOR]).unwrap_or(rest);
        if rest.is_empty() {
            let granted = self.file_access(request.desired)?;
            return Ok(self.add_file(request, EndOf::MailslotDevice, granted, opening.share)?.0);
        }
        if !is_mailslot_name(rest) {
            return Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
        }
        let Some(mailslot) = self.kernel.mailslots.names.get(&upcase(rest)).copied() else {
            return Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND));
        };
        let server = self.kernel.mailslots.all[mailslot].server.expect("a name has a server");
        let granted = self.kernel.check_access(self.thread, server, request.desired)?;
        self.kernel.check_mailslot_sharing(mailslot, granted, opening.share)?;
        let end = EndOf::Mailslot { mailslot, server: false };
        Ok(self.add_file(request, end, granted, opening.share)?.0)
    }

    /// Checks that a handle is the server's.
    ///
    /// # Errors
    /// INVALID_PARAMETER.
    pub(super) fn served_mailslot(&mut self, end: EndOf) -> Result<MailslotKey, Status> {
        match end {
            EndOf::Mailslot { mailslot, server: true } => Ok(mailslot),
            EndOf::Mailslot { .. } => {
                let why = Why::Mailslot(WhyMailslot::Client);
                Err(self.refuse(why, Status::INVALID_PARAMETER))
            }
            _ => Err(Status::INVALID_DEVICE_REQUEST),
        }
    }

    /// What FileMailslotQueryInformation tells.
    pub(super) fn mailslot_information(&self, key: MailslotKey) -> FILE_MAILSLOT_QUERY_INFORMATION {
        let mailslot = &self.kernel.mailslots.all[key];
        let (next, count) = mailslot.waiting();
        FILE_MAILSLOT_QUERY_INFORMATION {
            MaximumMessageSize: mailslot.maximum,
            MailslotQuota: mailslot.quota,
            NextMessageSize: next.unwrap_or(NO_MESSAGE),
            MessagesAvailable: count,
            ReadTimeout: mailslot.timeout,
        }
    }
}

impl NtMailslotCalls for Syscall<'_> {
    fn NtCreateMailslotFile(
        &mut self,
        file_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        create_options: CreateOptions,
        mailslot_quota: u32,
        maximum_message_size: u32,
        read_timeout: In<i64>,
    ) -> Result<Status, Refused> {
        plain_options("NtCreateMailslotFile", create_options.0)?;
        let made = (|| {
            file_handle.demand()?;
            io_status_block.demand()?;
            let timeout = read_timeout.optional()?.unwrap_or(FOR_EVER);
            let request = self.request(object_attributes, desired_access, ObjectType::FILE)?;
            self.may_wait(&request, ("create_options", create_options.0))?;
            let (maximum, quota) = (maximum_message_size, mailslot_quota);
            let handle = self.create_mailslot(&request, maximum, quota, timeout)?;
            self.set_options(handle, create_options.0);
            file_handle.put(handle);
            let status = Status::SUCCESS;
            io_status_block.put(IO_STATUS_BLOCK { Status: status, Information: CREATED });
            Ok(status)
        })();
        Ok(status(made))
    }
}
