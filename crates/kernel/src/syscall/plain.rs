//! Services that create objects of which only the handle is modelled.

use calls::plain::NtPlainCalls;
use calls::{Address, In, ObjectAttributes, Out, Refused};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::object::Plain;
use crate::why::Why;

/// The types of reserves, by their number.
const RESERVES: [ObjectType; 2] = [ObjectType::USER_APC_RESERVE, ObjectType::IO_COMPLETION_RESERVE];

/// DEBUG_KILL_ON_CLOSE.
const KILL_ON_CLOSE: u32 = 1;

impl Syscall<'_> {
    fn create_of(
        &mut self,
        handle: &mut Out<Handle>,
        desired: Access,
        attributes: In<ObjectAttributes>,
        of: ObjectType,
    ) -> Status {
        let made = self.create(handle, desired, attributes, Plain { of });
        status(made.map(|(status, _)| status))
    }
}

impl NtPlainCalls for Syscall<'_> {
    fn NtAllocateReserveObject(
        &mut self,
        memory_reserve_handle: &mut Out<Handle>,
        object_attributes: In<ObjectAttributes>,
        reserve_type: u32,
    ) -> Result<Status, Refused> {
        let Some(of) = RESERVES.get(reserve_type as usize) else {
            let why = Why::Parameter { name: "reserve_type" };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER));
        };
        let all = of.all_access();
        Ok(self.create_of(memory_reserve_handle, all, object_attributes, *of))
    }

    fn NtCreateDebugObject(
        &mut self,
        debug_object_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        flags: u32,
    ) -> Result<Status, Refused> {
        if flags & !KILL_ON_CLOSE != 0 {
            let why = Why::Parameter { name: "flags" };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let of = ObjectType::DEBUG_OBJECT;
        Ok(self.create_of(debug_object_handle, desired_access, object_attributes, of))
    }

    fn NtCreateWaitCompletionPacket(
        &mut self,
        wait_completion_packet_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let of = ObjectType::WAIT_COMPLETION_PACKET;
        let handle = wait_completion_packet_handle;
        Ok(self.create_of(handle, desired_access, object_attributes, of))
    }

    fn NtAlpcCreatePort(
        &mut self,
        port_handle: &mut Out<Handle>,
        object_attributes: In<ObjectAttributes>,
        port_attributes: Address,
    ) -> Result<Status, Refused> {
        if port_attributes.0 != 0 {
            return Err(Refused::new("NtAlpcCreatePort", "port attributes"));
        }
        let of = ObjectType::ALPC_PORT;
        Ok(self.create_of(port_handle, of.all_access(), object_attributes, of))
    }

    fn NtCreateRegistryTransaction(
        &mut self,
        transaction_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        create_options: u32,
    ) -> Result<Status, Refused> {
        // They are reserved. Source: Microsoft, "NtCreateRegistryTransaction".
        if create_options != 0 {
            let why = Why::Parameter { name: "create_options" };
            return Ok(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let of = ObjectType::REGISTRY_TRANSACTION;
        Ok(self.create_of(transaction_handle, desired_access, object_attributes, of))
    }

    fn NtOpenSession(
        &mut self,
        session_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
    ) -> Result<Status, Refused> {
        let wanted = ObjectType::SESSION;
        Ok(status(self.open(session_handle, desired_access, object_attributes, wanted)))
    }
}
