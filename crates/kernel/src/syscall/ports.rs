//! Services for I/O completion ports.

use calls::ports::NtPortCalls;
use calls::{
    Address, Any, FILE_IO_COMPLETION_INFORMATION, IO_COMPLETION_BASIC_INFORMATION, IO_STATUS_BLOCK,
    In, InfoClass, ObjectAttributes, Out, Refused, Stop,
};
use nt::rights::{IO_COMPLETION_MODIFY_STATE, IO_COMPLETION_QUERY_STATE};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::object::{Body, Completion, IoCompletion, ObjectId};
use crate::port::{Packet, Packets};
use crate::wait::On;
use crate::why::Why;

impl Syscall<'_> {
    fn resolve_port(&mut self, handle: Handle, needed: Access) -> Result<ObjectId, Status> {
        self.resolve(handle, ObjectType::IO_COMPLETION, needed)
    }

    /// Takes packets that are there, or sleeps until there are some.
    fn take(
        &mut self,
        resolved: Result<(ObjectId, Option<i64>), Status>,
        count: u32,
        alertable: bool,
    ) -> Result<Completion, Stop> {
        let (port, timeout) = match resolved {
            Ok(resolved) => resolved,
            Err(status) => return Ok(Completion::plain(status)),
        };
        let packets = self.kernel.take_packets(port, count);
        if !packets.is_empty() {
            return Ok(Completion { packets, ..Completion::plain(Status::SUCCESS) });
        }
        if let Some(alerted) = self.alerted(alertable) {
            return alerted.map(Completion::plain);
        }
        if timeout == Some(0) {
            return Ok(Completion::plain(Status::TIMEOUT));
        }
        match self.sleep_until(timeout) {
            Ok(deadline) => {
                let on = On::Packets { count };
                Err(self.park_alertable(&[port], on, alertable, deadline))
            }
            Err(status) => Ok(Completion::plain(status)),
        }
    }
}

fn status_block(packet: &Packet) -> IO_STATUS_BLOCK {
    IO_STATUS_BLOCK { Status: packet.status, Information: packet.information }
}

impl NtPortCalls for Syscall<'_> {
    fn NtCreateIoCompletion(
        &mut self,
        io_completion_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        _count: u32,
    ) -> Result<Status, Refused> {
        let key = self.kernel.ports.insert(Packets::new());
        let body = IoCompletion { key, filled: false };
        let made = self.create(io_completion_handle, desired_access, object_attributes, body);
        let used = made.as_ref().is_ok_and(|(_, id)| match self.kernel.at(*id).body {
            Body::IoCompletion(port) => port.key == key,
            _ => false,
        });
        if !used {
            self.kernel.ports.remove(key);
        }
        Ok(status(made.map(|(status, _)| status)))
    }

    fn NtOpenIoCompletion(
        &mut self,
        io_completion_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::IO_COMPLETION;
        Ok(status(self.open(io_completion_handle, desired_access, object_attributes, wanted)))
    }

    fn NtSetIoCompletion(
        &mut self,
        io_completion_handle: Handle,
        key_context: u64,
        apc_context: Address,
        io_status: Status,
        io_status_information: u64,
    ) -> Result<Status, Refused> {
        let resolved = self.resolve_port(io_completion_handle, IO_COMPLETION_MODIFY_STATE);
        Ok(status(resolved.map(|port| {
            let packet = Packet {
                key: key_context,
                context: apc_context.0,
                status: io_status,
                information: io_status_information,
            };
            self.kernel.post_completion(port, packet);
            Status::SUCCESS
        })))
    }

    fn NtRemoveIoCompletion(
        &mut self,
        io_completion_handle: Handle,
        key_context: &mut Out<u64>,
        apc_context: &mut Out<Address>,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        timeout: In<i64>,
    ) -> Result<Status, Stop> {
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let resolved = (|| {
                    io_status_block.demand()?;
                    key_context.demand()?;
                    apc_context.demand()?;
                    let timeout = timeout.optional()?;
                    let needed = IO_COMPLETION_MODIFY_STATE;
                    Ok((self.resolve_port(io_completion_handle, needed)?, timeout))
                })();
                self.take(resolved, 1, false)?
            }
        };
        if let Some(packet) = done.packets.first() {
            key_context.put(packet.key);
            apc_context.put(Address(packet.context));
            io_status_block.put(status_block(packet));
        }
        Ok(done.status)
    }

    fn NtRemoveIoCompletionEx(
        &mut self,
        io_completion_handle: Handle,
        io_completion_information: &mut Out<Vec<FILE_IO_COMPLETION_INFORMATION>>,
        count: u32,
        num_entries_removed: &mut Out<u32>,
        timeout: In<i64>,
        alertable: bool,
    ) -> Result<Status, Stop> {
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let resolved = (|| {
                    if count == 0 {
                        let why = Why::Parameter { name: "count" };
                        return Err(self.refuse(why, Status::INVALID_PARAMETER));
                    }
                    io_completion_information.demand()?;
                    num_entries_removed.demand()?;
                    let timeout = timeout.optional()?;
                    let needed = IO_COMPLETION_MODIFY_STATE;
                    Ok((self.resolve_port(io_completion_handle, needed)?, timeout))
                })();
                self.take(resolved, count, alertable)?
            }
        };
        if !done.packets.is_empty() {
            num_entries_removed.put(done.packets.len() as u32);
            let entry = |packet: &Packet| FILE_IO_COMPLETION_INFORMATION {
                KeyContext: packet.key,
                ApcContext: Address(packet.context),
                IoStatusBlock: status_block(packet),
            };
            io_completion_information.put(done.packets.iter().map(entry).collect());
        }
        Ok(done.status)
    }

    fn NtQueryIoCompletion(
        &mut self,
        io_completion_handle: Handle,
        io_completion_information_class: InfoClass,
        io_completion_information: &mut Out<Any>,
        io_completion_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let (place, length) = (io_completion_information, io_completion_information_length);
        let size = IO_COMPLETION_BASIC_INFORMATION::ROW.size;
        let query = (|| {
            let port = self.resolve_port(io_completion_handle, IO_COMPLETION_QUERY_STATE)?;
            if io_completion_information_class.0 != 0 {
                return Err(Status::INVALID_INFO_CLASS);
            }
            let key = self.kernel.port_of(port);
            let depth = self.kernel.packets(key).count() as i32;
            let info = IO_COMPLETION_BASIC_INFORMATION { Depth: depth };
            self.answer_query(info, size, place, length, return_length)
        })();
        Ok(status(query))
    }
}
