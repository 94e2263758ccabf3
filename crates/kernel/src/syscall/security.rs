//! Services for the security descriptors of objects.

use calls::security::NtSecurityCalls;
use calls::{
    GENERIC_MAPPING, In, InOut, LUID_AND_ATTRIBUTES, Out, PRIVILEGE_SET, PrivilegeFlags,
    PrivilegeLuid, Refused, SecurityParts,
};
use nt::rights::TOKEN_QUERY;
use nt::{Access, GenericMapping, Handle, Status, Wide};

use super::{Syscall, status};
use crate::security::{
    Denied, Descriptor, Level, Parts, Privilege, Shown, Token, access_check, check_parts, overlay,
    parse_sddl, print_sddl,
};
use crate::why::{TokenWhy, Why};

/// The right that reading these parts takes.
fn to_read(parts: Shown) -> Access {
    let mut needed = Access::empty();
    if parts.intersects(!Shown::SACL) {
        needed |= Access::READ_CONTROL;
    }
    if parts.contains(Shown::SACL) {
        needed |= Access::ACCESS_SYSTEM_SECURITY;
    }
    needed
}

/// The right that writing these parts takes.
fn to_write(parts: Shown) -> Access {
    let mut needed = Access::empty();
    for (part, right) in [
        (Shown::OWNER | Shown::GROUP | Shown::LABEL, Access::WRITE_OWNER),
        (Shown::DACL | Shown::TRUST, Access::WRITE_DAC),
        (Shown::SACL, Access::ACCESS_SYSTEM_SECURITY),
    ] {
        if parts.intersects(part) {
            needed |= right;
        }
    }
    needed
}

impl NtSecurityCalls for Syscall<'_> {
    fn NtQuerySecurityObject(
        &mut self,
        handle: Handle,
        security_information: SecurityParts,
        security_descriptor: &mut Out<Wide>,
        length: u32,
        length_needed: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let parts = Shown::from_bits_truncate(security_information.0);
        let queried = (|| {
            length_needed.demand()?;
            let id = self.resolve_any(handle, to_read(parts))?;
            // What has no descriptor answers with an empty one.
            let own = self.kernel.descriptor_of(id);
            let shown = own.map_or_else(Parts::default, |all| all.parts().only(parts));
            let size = shown.size();
            length_needed.put(size);
            if length < size {
                return Err(self.refuse(Why::Length { needed: size }, Status::BUFFER_TOO_SMALL));
            }
            security_descriptor.demand()?;
            security_descriptor.put(Wide::from(print_sddl(&shown)));
            Ok(Status::SUCCESS)
        })();
        Ok(status(queried))
    }

    fn NtSetSecurityObject(
        &mut self,
        handle: Handle,
        security_information: SecurityParts,
        security_descriptor: In<&[u16]>,
    ) -> Result<Status, Refused> {
        let parts = Shown::from_bits_truncate(security_information.0);
        let set = (|| {
            let text = security_descriptor.required()?;
            let id = self.resolve_any(handle, to_write(parts))?;
            let mut given = parse_sddl(text)?.only(parts);
            // A part that is named and not given: no list allows everything, no audits watch
            // nothing, and an owner has to be there.
            if parts.contains(Shown::OWNER) && given.owner.is_none() {
                let why = Why::Parameter { name: "security_descriptor" };
                return Err(self.refuse(why, Status::INVALID_OWNER));
            }
            if parts.contains(Shown::DACL) {
                given.dacl.get_or_insert_default();
            }
            if parts.contains(Shown::SACL) {
                given.audits.get_or_insert_default();
            }
            let token = self.kernel.effective_token(self.thread);
            // The right on the handle has stood for the privilege since the object was opened.
            let audits = given.audits.take();
            let checked = check_parts(token, &given);
            checked.map_err(|unfit| self.kernel.unfit(unfit))?;
            given.audits = audits;
            let of = self.kernel.at(id).body.object_type();
            let old = self.kernel.descriptor_of(id).map(|old| (**old).clone());
            let Some(mut new) = old.or_else(|| self.kernel.undescribed_node(id, self.thread))
            else {
                return Err(
                    self.refuse(Why::Token(TokenWhy::NoSecurity), Status::NO_SECURITY_ON_OBJECT)
                );
            };
            overlay(&mut new, &given, of);
            self.kernel.set_descriptor(id, new);
            Ok(Status::SUCCESS)
        })();
        Ok(status(set))
    }

    fn NtAccessCheck(
        &mut self,
        security_descriptor: In<&[u16]>,
        client_token: Handle,
        desired_access: Access,
        generic_mapping: In<&GENERIC_MAPPING>,
        privilege_set: &mut Out<PRIVILEGE_SET>,
        privilege_set_length: &mut InOut<u32>,
        granted_access: &mut Out<Access>,
        access_status: &mut Out<Status>,
    ) -> Result<Status, Refused> {
        let places = (privilege_set, privilege_set_length);
        let checked = (|| {
            granted_access.demand()?;
            access_status.demand()?;
            let mapping = generic_mapping.required()?;
            let text = security_descriptor.required()?;
            let answer = self.would_give(text, client_token, desired_access, mapping, places)?;
            granted_access.put(answer.unwrap_or_default());
            access_status.put(answer.err().unwrap_or(Status::SUCCESS));
            Ok(Status::SUCCESS)
        })();
        Ok(status(checked))
    }
}

impl Syscall<'_> {
    /// What a descriptor would give the user of a token, or why not.
    fn would_give(
        &mut self,
        text: &[u16],
        token: Handle,
        desired: Access,
        mapping: &GENERIC_MAPPING,
        (used, length): (&mut Out<PRIVILEGE_SET>, &mut InOut<u32>),
    ) -> Result<Result<Access, Status>, Status> {
        if desired.intersects(Access::GENERIC) {
            let why = Why::Parameter { name: "desired_access" };
            return Err(self.refuse(why, Status::GENERIC_NOT_MAPPED));
        }
        used.demand()?;
        let token = self.token_to_ask(token, TOKEN_QUERY)?;
        let content = self.kernel.tokens[token].content.clone();
        match content.level {
            None => {
                let why = Why::Token(TokenWhy::Primary);
                return Err(self.refuse(why, Status::NO_IMPERSONATION_TOKEN));
            }
            Some(level) if level < Level::Identification => {
                let why = Why::Token(TokenWhy::Silent { level });
                return Err(self.refuse(why, Status::BAD_IMPERSONATION_LEVEL));
            }
            Some(_) => {}
        }
        let given = parse_sddl(text)?;
        // Without an owner and a group it is no descriptor to check against. Source: Microsoft,
        // "AccessCheck".
        let (Some(owner), Some(group)) = (given.owner.clone(), given.group.clone()) else {
            let why = Why::Parameter { name: "security_descriptor" };
            return Err(self.refuse(why, Status::INVALID_SECURITY_DESCR));
        };
        let mut descriptor = Descriptor::new(owner, group, given.dacl.flatten());
        (descriptor.label, descriptor.trust) = (given.label, given.trust);
        let mapping = GenericMapping {
            read: mapping.GenericRead,
            write: mapping.GenericWrite,
            execute: mapping.GenericExecute,
            all: mapping.GenericAll,
        };
        let answer = access_check(&content, Some(&descriptor), mapping, desired);
        let set = privileges_used(&content, desired, answer.is_ok());
        let needed = 8 + 12 * set.PrivilegeCount.max(1);
        let InOut::Var(room) = length else { return Err(Status::ACCESS_VIOLATION) };
        if std::mem::replace(room, needed) < needed {
            return Err(self.refuse(Why::Length { needed }, Status::BUFFER_TOO_SMALL));
        }
        used.put(set);
        Ok(answer.map_err(|denied| match denied {
            Denied::Privilege => Status::PRIVILEGE_NOT_HELD,
            _ => Status::ACCESS_DENIED,
        }))
    }
}

/// The privileges that a check has used.
fn privileges_used(token: &Token, desired: Access, granted: bool) -> PRIVILEGE_SET {
    const USED_FOR_ACCESS: u32 = 0x8000_0000;
    let used = [
        (Access::ACCESS_SYSTEM_SECURITY, Privilege::SECURITY),
        (Access::WRITE_OWNER, Privilege::TAKE_OWNERSHIP),
    ];
    let used = used
        .into_iter()
        .filter(|(right, privilege)| granted && desired.contains(*right) && token.may(*privilege));
    let rows: Vec<_> = used
        .map(|(_, privilege)| LUID_AND_ATTRIBUTES {
            Luid: PrivilegeLuid(privilege.luid()),
            Attributes: PrivilegeFlags(USED_FOR_ACCESS),
        })
        .collect();
    PRIVILEGE_SET { PrivilegeCount: rows.len() as u32, Control: 0, Privilege: rows }
}
