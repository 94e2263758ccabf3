//! Security descriptors of objects.

use calls::security::SecurityCalls;
use calls::{
    GENERIC_MAPPING, In, InOut, NtCalls, Out, PRIVILEGE_SET, Refused, SecurityParts, UserMemory,
};
use nt::{Access, Wide, Win32Error};

use crate::{Win32, written};

impl<N: NtCalls + UserMemory> SecurityCalls for Win32<N> {
    fn GetKernelObjectSecurity(
        &mut self,
        Handle: nt::Handle,
        RequestedInformation: SecurityParts,
        pSecurityDescriptor: &mut Out<Wide>,
        nLength: u32,
        lpnLengthNeeded: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let (place, needed) = (pSecurityDescriptor, lpnLengthNeeded);
        let information = RequestedInformation;
        let status = self.nt.NtQuerySecurityObject(Handle, information, place, nLength, needed)?;
        Ok(self.answer(status))
    }

    fn SetKernelObjectSecurity(
        &mut self,
        Handle: nt::Handle,
        SecurityInformation: SecurityParts,
        SecurityDescriptor: In<&[u16]>,
    ) -> Result<bool, Refused> {
        let information = SecurityInformation;
        let status = self.nt.NtSetSecurityObject(Handle, information, SecurityDescriptor)?;
        Ok(self.answer(status))
    }

    fn AccessCheck(
        &mut self,
        pSecurityDescriptor: In<&[u16]>,
        ClientToken: nt::Handle,
        DesiredAccess: Access,
        GenericMapping: In<&GENERIC_MAPPING>,
        PrivilegeSet: &mut Out<PRIVILEGE_SET>,
        PrivilegeSetLength: &mut InOut<u32>,
        GrantedAccess: &mut Out<Access>,
        AccessStatus: &mut Out<bool>,
    ) -> Result<bool, Refused> {
        if AccessStatus.demand().is_err() {
            return Ok(self.fail_with(Win32Error::NOACCESS, false));
        }
        let mut answer = Out::HERE;
        let status = self.nt.NtAccessCheck(
            pSecurityDescriptor,
            ClientToken,
            DesiredAccess,
            GenericMapping,
            PrivilegeSet,
            PrivilegeSetLength,
            GrantedAccess,
            &mut answer,
        )?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        let answer = written(answer);
        let given = answer.is_success();
        if !given {
            self.store_status(answer);
        }
        AccessStatus.put(given);
        Ok(true)
    }
}
