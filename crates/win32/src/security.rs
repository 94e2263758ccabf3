//! Security descriptors of objects.

use calls::security::SecurityCalls;
use calls::{
    GENERIC_MAPPING, In, InOut, NtCalls, Out, PRIVILEGE_SET, Refused, SecurityParts, UserMemory,
};
use nt::{Access, Wide, Win32Error};

use crate::{Win32, written};

/// SDDL_REVISION_1, the only one there is.
const REVISION: u32 = 1;

/// All parts of a descriptor.
const ALL_PARTS: SecurityParts = SecurityParts(!0);

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The parts of a descriptor that a text is, and its bytes; or the error.
    fn converted(
        &mut self,
        text: In<&[u16]>,
        revision: u32,
        parts: SecurityParts,
    ) -> Result<(Wide, u32), Win32Error> {
        let text = text.required().map_err(|_| Win32Error::INVALID_PARAMETER)?;
        if revision != REVISION {
            return Err(Win32Error::UNKNOWN_REVISION);
        }
        self.nt.descriptor(text, parts.0).map_err(|_| Win32Error::INVALID_PARAMETER)
    }

    /// The numbers of the identifier that a text is, written to a place.
    fn identify(&mut self, text: In<&[u16]>, place: &mut Out<Wide>) -> bool {
        let (Ok(text), Ok(())) = (text.required(), place.demand()) else {
            return self.fail_with(Win32Error::INVALID_PARAMETER, false);
        };
        match self.nt.identifier(text) {
            Some(numbers) => place.put(numbers),
            None => return self.fail_with(Win32Error::INVALID_SID, false),
        }
        true
    }
}

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

    fn ConvertStringSecurityDescriptorToSecurityDescriptorW(
        &mut self,
        StringSecurityDescriptor: In<&[u16]>,
        StringSDRevision: u32,
        SecurityDescriptor: &mut Out<Wide>,
        SecurityDescriptorSize: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        if SecurityDescriptor.demand().is_err() {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        match self.converted(StringSecurityDescriptor, StringSDRevision, ALL_PARTS) {
            Ok((descriptor, size)) => {
                SecurityDescriptor.put(descriptor);
                SecurityDescriptorSize.put(size);
                Ok(true)
            }
            Err(error) => Ok(self.fail_with(error, false)),
        }
    }

    fn ConvertSecurityDescriptorToStringSecurityDescriptorW(
        &mut self,
        SecurityDescriptor: In<&[u16]>,
        RequestedStringSDRevision: u32,
        SecurityInformation: SecurityParts,
        StringSecurityDescriptor: &mut Out<Wide>,
        StringSecurityDescriptorLen: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        if StringSecurityDescriptor.demand().is_err() {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, false));
        }
        let (revision, parts) = (RequestedStringSDRevision, SecurityInformation);
        match self.converted(SecurityDescriptor, revision, parts) {
            Ok((text, _)) => {
                StringSecurityDescriptorLen.put(text.as_units().len() as u32 + 1);
                StringSecurityDescriptor.put(text);
                Ok(true)
            }
            Err(error) => Ok(self.fail_with(error, false)),
        }
    }

    fn ConvertStringSidToSidW(
        &mut self,
        StringSid: In<&[u16]>,
        Sid: &mut Out<Wide>,
    ) -> Result<bool, Refused> {
        Ok(self.identify(StringSid, Sid))
    }

    fn ConvertSidToStringSidW(
        &mut self,
        Sid: In<&[u16]>,
        StringSid: &mut Out<Wide>,
    ) -> Result<bool, Refused> {
        Ok(self.identify(Sid, StringSid))
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
