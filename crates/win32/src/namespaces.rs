//! Private namespaces: boundaries, and the aliases that a process gives to directories.

use calls::namespaces::NamespaceCalls;
use calls::{
    BOUNDARY_DESCRIPTOR, In, InOut, NamespaceFlags, NtCalls, ObjectAttributes, Out, Refused,
    SECURITY_ATTRIBUTES, UserMemory,
};
use nt::{Access, Handle, Wide, Win32Error};

use crate::{NONE, Win32, secured, written};

/// CREATE_BOUNDARY_DESCRIPTOR_ADD_APPCONTAINER_SID.
const ADD_APPCONTAINER_SID: u32 = 1;
/// PRIVATE_NAMESPACE_FLAG_DESTROY.
const DESTROY: u32 = 1;

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Adds something to a boundary.
    fn add_to_boundary(
        &mut self,
        place: &mut InOut<BOUNDARY_DESCRIPTOR>,
        text: In<&[u16]>,
        add: impl FnOnce(&mut BOUNDARY_DESCRIPTOR, Wide),
    ) -> bool {
        match (place, text) {
            (InOut::Var(boundary), In::Given(text)) => {
                add(boundary, Wide::from(text));
                true
            }
            (InOut::Fault(status), _) => self.fail(*status, false),
            (_, In::Fault(status)) => self.fail(status, false),
            _ => self.fail_with(Win32Error::INVALID_PARAMETER, false),
        }
    }

    /// Checks an alias: it is there, and no other namespace of the process has it.
    fn alias(&mut self, alias: In<&[u16]>) -> Result<Wide, Win32Error> {
        match alias {
            In::Given(alias) if !alias.is_empty() => {
                let taken = &self.nt.peb().namespaces;
                // Which error a second namespace of one alias gets is assumed.
                match taken.iter().any(|(other, _)| other.as_units() == alias) {
                    true => Err(Win32Error::ALREADY_EXISTS),
                    false => Ok(Wide::from(alias)),
                }
            }
            _ => Err(Win32Error::INVALID_PARAMETER),
        }
    }

    fn make_namespace(
        &mut self,
        alias: In<&[u16]>,
        boundary: In<&BOUNDARY_DESCRIPTOR>,
        make: impl FnOnce(&mut N, &mut Out<Handle>) -> Result<nt::Status, Refused>,
    ) -> Result<Handle, Refused> {
        let alias = match self.alias(alias) {
            Ok(alias) => alias,
            Err(error) => return Ok(self.fail_with(error, Handle::NULL)),
        };
        if boundary == In::Null {
            return Ok(self.fail_with(Win32Error::INVALID_PARAMETER, Handle::NULL));
        }
        let mut handle = Out::HERE;
        let status = make(&mut self.nt, &mut handle)?;
        if !status.is_success() {
            return Ok(self.fail(status, Handle::NULL));
        }
        let handle = written(handle);
        self.nt.peb().namespaces.push((alias, handle));
        Ok(handle)
    }
}

impl<N: NtCalls + UserMemory> NamespaceCalls for Win32<N> {
    fn CreateBoundaryDescriptorW(
        &mut self,
        Name: In<&[u16]>,
        Flags: u32,
    ) -> Result<In<BOUNDARY_DESCRIPTOR>, Refused> {
        if Flags == ADD_APPCONTAINER_SID {
            let what = "the identifier of an app container";
            return Err(Refused::new("CreateBoundaryDescriptorW", what));
        }
        match Name {
            In::Given(name) if !name.is_empty() && Flags == 0 => {
                let boundary = BOUNDARY_DESCRIPTOR {
                    Name: Wide::from(name),
                    ..BOUNDARY_DESCRIPTOR::default()
                };
                Ok(In::Given(boundary))
            }
            In::Fault(status) => Ok(self.fail(status, In::Null)),
            _ => Ok(self.fail_with(Win32Error::INVALID_PARAMETER, In::Null)),
        }
    }

    fn AddSIDToBoundaryDescriptor(
        &mut self,
        BoundaryDescriptor: &mut InOut<BOUNDARY_DESCRIPTOR>,
        RequiredSid: In<&[u16]>,
    ) -> Result<bool, Refused> {
        Ok(self.add_to_boundary(BoundaryDescriptor, RequiredSid, |boundary, sid| {
            boundary.Sids.push(sid);
        }))
    }

    fn AddIntegrityLabelToBoundaryDescriptor(
        &mut self,
        BoundaryDescriptor: &mut InOut<BOUNDARY_DESCRIPTOR>,
        IntegrityLabel: In<&[u16]>,
    ) -> Result<bool, Refused> {
        Ok(self.add_to_boundary(BoundaryDescriptor, IntegrityLabel, |boundary, label| {
            boundary.IntegrityLabel = label;
        }))
    }

    fn DeleteBoundaryDescriptor(
        &mut self,
        _BoundaryDescriptor: In<&BOUNDARY_DESCRIPTOR>,
    ) -> Result<(), Refused> {
        Ok(())
    }

    fn CreatePrivateNamespaceW(
        &mut self,
        lpPrivateNamespaceAttributes: In<&SECURITY_ATTRIBUTES>,
        lpBoundaryDescriptor: In<&BOUNDARY_DESCRIPTOR>,
        lpAliasPrefix: In<&[u16]>,
    ) -> Result<Handle, Refused> {
        let attributes = match secured(lpPrivateNamespaceAttributes, NONE) {
            Ok(attributes) => attributes,
            Err(status) => return Ok(self.fail(status, Handle::NULL)),
        };
        self.make_namespace(lpAliasPrefix, lpBoundaryDescriptor, |nt, handle| {
            let all = Access::MAXIMUM_ALLOWED;
            nt.NtCreatePrivateNamespace(handle, all, In::Given(attributes), lpBoundaryDescriptor)
        })
    }

    fn OpenPrivateNamespaceW(
        &mut self,
        lpBoundaryDescriptor: In<&BOUNDARY_DESCRIPTOR>,
        lpAliasPrefix: In<&[u16]>,
    ) -> Result<Handle, Refused> {
        self.make_namespace(lpAliasPrefix, lpBoundaryDescriptor, |nt, handle| {
            let none = In::Given(ObjectAttributes::NONE);
            nt.NtOpenPrivateNamespace(handle, Access::MAXIMUM_ALLOWED, none, lpBoundaryDescriptor)
        })
    }

    fn ClosePrivateNamespace(
        &mut self,
        handle: Handle,
        Flags: NamespaceFlags,
    ) -> Result<bool, Refused> {
        if Flags.0 & DESTROY != 0 {
            let status = self.nt.NtDeletePrivateNamespace(handle)?;
            if !status.is_success() {
                return Ok(self.fail(status, false));
            }
        }
        let status = self.nt.NtClose(handle)?;
        if status.is_success() {
            self.nt.peb().namespaces.retain(|(_, directory)| *directory != handle);
        }
        Ok(self.answer(status))
    }
}
