//! What a token says, and what of it can be changed.

use std::sync::Arc;

use calls::{
    Any, In, Out, Param, Refused, TOKEN_DEFAULT_DACL, TOKEN_LINKED_TOKEN, TOKEN_MANDATORY_LABEL,
    TOKEN_ORIGIN, TOKEN_OWNER, TOKEN_PRIMARY_GROUP, TOKEN_PRIVILEGES,
};
use nt::rights::{
    TOKEN_ADJUST_DEFAULT, TOKEN_ADJUST_PRIVILEGES, TOKEN_ADJUST_SESSIONID, TOKEN_QUERY,
    TOKEN_QUERY_SOURCE,
};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::token_classes::{Answer, contents, privileges};
use super::{Syscall, status};
use crate::handle_table::{Attributes, Entry};
use crate::kernel::TokenKey;
use crate::security::{Level, Marks, Privilege, Sid, Token, parse_sddl, sid_of};
use crate::why::{TokenWhy, Why};

/// SE_PRIVILEGE_ attributes.
pub(super) const BY_DEFAULT: u32 = 0x1;
pub(super) const ENABLED: u32 = 0x2;
const REMOVED: u32 = 0x4;

/// The first number that is no class of NtQueryInformationToken.
const CLASSES_KNOWN: u32 = 49;

impl Syscall<'_> {
    pub(super) fn query_token(
        &mut self,
        handle: Handle,
        class: u32,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        const SOURCE: u32 = 7;
        const LEVEL: u32 = 9;
        const LINKED: u32 = 19;
        const LOGON_SID: u32 = 28;
        if class == 0 || class >= CLASSES_KNOWN {
            return Ok(Status::INVALID_INFO_CLASS);
        }
        let needed = if class == SOURCE { TOKEN_QUERY_SOURCE } else { TOKEN_QUERY };
        let token = match return_length.demand().and_then(|()| self.token_to_ask(handle, needed)) {
            Ok(token) => token,
            Err(failed) => return Ok(failed),
        };
        let content = &self.kernel.tokens[token].content;
        if class == LEVEL && content.level.is_none() {
            return Ok(self.refuse(Why::Token(TokenWhy::Primary), Status::INVALID_PARAMETER));
        }
        if class == LOGON_SID && content.logon_sid().is_none() {
            return Ok(self.refuse(Why::Token(TokenWhy::NoLogOn), Status::NOT_FOUND));
        }
        if class == LINKED {
            return Ok(status(self.linked_token(token, place, length, return_length)));
        }
        let Some(Answer { value, size }) =
            contents(self.kernel.token_number(token), content, class)
        else {
            return Err(Refused::new("NtQueryInformationToken", "this information class"));
        };
        return_length.put(size);
        if length < size {
            return Ok(self.refuse(Why::Length { needed: size }, Status::BUFFER_TOO_SMALL));
        }
        if let Err(failed) = place.demand() {
            return Ok(failed);
        }
        place.put(value);
        Ok(Status::SUCCESS)
    }

    /// Opens the other token of the same log-on, at SecurityIdentification for whoever holds no
    /// SeTcbPrivilege. The handle has all rights (assumed).
    fn linked_token(
        &mut self,
        token: TokenKey,
        place: &mut Out<Any>,
        length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Status> {
        let size = TOKEN_LINKED_TOKEN::ROW.size;
        let Some(linked) = self.kernel.tokens[token].content.linked() else {
            return Err(self.refuse(Why::Token(TokenWhy::NoOther), Status::NO_SUCH_LOGON_SESSION));
        };
        return_length.put(size);
        if length < size {
            return Err(self.refuse(Why::Length { needed: size }, Status::BUFFER_TOO_SMALL));
        }
        place.demand()?;
        let trusted = self.kernel.effective_token(self.thread).may(Privilege::TCB);
        let level = if trusted { None } else { Some(Level::Identification) };
        let key = self.kernel.make_token(Arc::new(Token { level, ..linked }));
        let object = self.kernel.tokens[key].object;
        let granted = ObjectType::TOKEN.all_access();
        let entry = Entry { object, granted, attributes: Attributes::empty() };
        let opened = self.kernel.open(self.process, entry);
        self.kernel.dereference(object);
        place.put(Any::of(&TOKEN_LINKED_TOKEN { LinkedToken: opened? }));
        Ok(Status::SUCCESS)
    }

    /// Switches privileges; without a new state all of them off.
    pub(super) fn adjust_privileges(
        &mut self,
        handle: Handle,
        state: Option<In<&TOKEN_PRIVILEGES>>,
        (length, previous, return_length): (u32, &mut Out<TOKEN_PRIVILEGES>, &mut Out<u32>),
    ) -> Result<Status, Status> {
        let state = match state {
            None => None,
            Some(In::Null) => {
                let why = Why::Parameter { name: "new_state" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            Some(state) => Some(state.required()?),
        };
        previous.probe()?;
        let asks = !previous.is_null();
        if asks {
            return_length.demand()?;
        }
        let needed = TOKEN_ADJUST_PRIVILEGES | if asks { TOKEN_QUERY } else { Access::empty() };
        let (token, _) = self.token_entry(handle, needed)?;
        let before = self.kernel.tokens[token].content.privileges;
        let mut after = before;
        let mut status = Status::SUCCESS;
        match state {
            None => after.enabled = Privilege::empty(),
            Some(state) => {
                let count = state.PrivilegeCount as usize;
                if count > state.Privileges.len() {
                    return Err(Status::ACCESS_VIOLATION);
                }
                for row in &state.Privileges[..count] {
                    match Privilege::of_luid(row.Luid.0).filter(|one| before.held.contains(*one)) {
                        None => status = Status::NOT_ALL_ASSIGNED,
                        Some(one) if row.Attributes.0 & REMOVED != 0 => {
                            after.held.remove(one);
                            after.enabled.remove(one);
                            after.by_default.remove(one);
                        }
                        Some(one) => after.enabled.set(one, row.Attributes.0 & ENABLED != 0),
                    }
                }
            }
        }
        let changed = (before.enabled ^ after.enabled) | (before.held ^ after.held);
        let rows = privileges(before, changed);
        let size = 4 + 12 * rows.PrivilegeCount;
        if asks {
            return_length.put(size);
            if length < size {
                return Err(self.refuse(Why::Length { needed: size }, Status::BUFFER_TOO_SMALL));
            }
            previous.put(rows);
        }
        if changed != Privilege::empty() {
            self.change(token).privileges = after;
        }
        Ok(status)
    }

    /// What a token says, to be changed: a content that others share is copied first.
    pub(super) fn change(&mut self, token: TokenKey) -> &mut Token {
        let block = &mut self.kernel.tokens[token];
        block.modified += 1;
        Arc::make_mut(&mut block.content)
    }

    pub(super) fn set_token(
        &mut self,
        handle: Handle,
        class: u32,
        information: In<&Any>,
        length: u32,
    ) -> Result<Status, Refused> {
        let set = match class {
            4 => self.set_owner(handle, information, length),
            5 => self.set_primary_group(handle, information, length),
            6 => self.set_default_dacl(handle, information, length),
            12 => self.set_session(handle, information, length),
            17 => self.set_origin(handle, information, length),
            23 => self.set_token_mark(handle, information, length, Marks::VIRTUALIZATION_ALLOWED),
            24 => self.set_token_mark(handle, information, length, Marks::VIRTUALIZATION_ENABLED),
            25 => self.set_integrity(handle, information, length),
            26 => self.set_token_mark(handle, information, length, Marks::UI_ACCESS),
            27 => self.set_policy(handle, information, length),
            1..CLASSES_KNOWN => {
                return Err(Refused::new("NtSetInformationToken", "this information class"));
            }
            _ => return Ok(Status::INVALID_INFO_CLASS),
        };
        Ok(status(set.map(|()| Status::SUCCESS)))
    }

    /// Reads what a class wants: the length has to be that of its structure at least.
    fn given<T: Param>(
        &mut self,
        information: In<&Any>,
        (length, needed): (u32, u32),
    ) -> Result<T, Status> {
        if length < needed {
            return Err(self.refuse(Why::Length { needed }, Status::INFO_LENGTH_MISMATCH));
        }
        T::from_value(information.required()?.to_value()).map_err(|_| Status::ACCESS_VIOLATION)
    }

    fn given_sid(&mut self, text: &Wide) -> Result<Sid, Status> {
        self.parsed_sid(text, "token_information")
    }

    /// The identifier that a text is.
    pub(super) fn parsed_sid(&mut self, text: &Wide, name: &'static str) -> Result<Sid, Status> {
        let why = Why::Parameter { name };
        sid_of(text.as_units()).ok_or_else(|| self.refuse(why, Status::INVALID_SID))
    }

    fn set_owner(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<(), Status> {
        let given: TOKEN_OWNER = self.given(information, (length, TOKEN_OWNER::ROW.size))?;
        let (token, _) = self.token_entry(handle, TOKEN_ADJUST_DEFAULT)?;
        let owner = self.given_sid(&given.Owner)?;
        if !self.kernel.tokens[token].content.may_give_to(&owner) {
            return Err(self.refuse(Why::Token(TokenWhy::OwnerForeign), Status::INVALID_OWNER));
        }
        let defaults = self.kernel.tokens[token].content.defaults.clone();
        let (group, dacl) = (defaults.group.clone(), defaults.dacl.clone());
        self.change(token).set_defaults(owner, group, dacl);
        Ok(())
    }

    fn set_primary_group(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<(), Status> {
        let needed = TOKEN_PRIMARY_GROUP::ROW.size;
        let given: TOKEN_PRIMARY_GROUP = self.given(information, (length, needed))?;
        let (token, _) = self.token_entry(handle, TOKEN_ADJUST_DEFAULT)?;
        let group = self.given_sid(&given.PrimaryGroup)?;
        let content = &self.kernel.tokens[token].content;
        if content.user != group && !content.groups.iter().any(|one| one.sid == group) {
            let why = Why::Parameter { name: "token_information" };
            return Err(self.refuse(why, Status::INVALID_PRIMARY_GROUP));
        }
        let defaults = content.defaults.clone();
        let (owner, dacl) = (defaults.owner.clone(), defaults.dacl.clone());
        self.change(token).set_defaults(owner, group, dacl);
        Ok(())
    }

    fn set_default_dacl(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<(), Status> {
        let needed = TOKEN_DEFAULT_DACL::ROW.size;
        let given: TOKEN_DEFAULT_DACL = self.given(information, (length, needed))?;
        let (token, _) = self.token_entry(handle, TOKEN_ADJUST_DEFAULT)?;
        let dacl = parse_sddl(given.DefaultDacl.as_units())?.dacl.flatten();
        let defaults = self.kernel.tokens[token].content.defaults.clone();
        let (owner, group) = (defaults.owner.clone(), defaults.group.clone());
        self.change(token).set_defaults(owner, group, dacl);
        Ok(())
    }

    fn set_session(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<(), Status> {
        let session: u32 = self.given(information, (length, 4))?;
        let needed = TOKEN_ADJUST_SESSIONID | TOKEN_ADJUST_DEFAULT;
        let (token, _) = self.token_entry(handle, needed)?;
        self.demand_privilege(Privilege::TCB)?;
        self.change(token).session = session;
        Ok(())
    }

    fn set_integrity(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<(), Status> {
        let needed = TOKEN_MANDATORY_LABEL::ROW.size;
        let given: TOKEN_MANDATORY_LABEL = self.given(information, (length, needed))?;
        let (token, _) = self.token_entry(handle, TOKEN_ADJUST_DEFAULT)?;
        let Some(level) = self.given_sid(&given.Label.Sid)?.integrity_level() else {
            let why = Why::Parameter { name: "token_information" };
            return Err(self.refuse(why, Status::INVALID_SID));
        };
        if level > self.kernel.tokens[token].content.integrity {
            self.demand_privilege(Privilege::TCB)?;
        }
        self.change(token).set_integrity(level);
        Ok(())
    }

    /// Where a log-on came from: set once, by the system.
    fn set_origin(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<(), Status> {
        let given: TOKEN_ORIGIN = self.given(information, (length, TOKEN_ORIGIN::ROW.size))?;
        let (token, _) = self.token_entry(handle, TOKEN_ADJUST_DEFAULT)?;
        self.demand_privilege(Privilege::TCB)?;
        self.change(token).origin = given.OriginatingLogonSession;
        Ok(())
    }

    /// A mark of a token. Redirection is the owner's to switch on and off where it is allowed; the
    /// other marks take SeTcbPrivilege.
    fn set_token_mark(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
        mark: Marks,
    ) -> Result<(), Status> {
        let on: u32 = self.given(information, (length, 4))?;
        let (token, _) = self.token_entry(handle, TOKEN_ADJUST_DEFAULT)?;
        if mark != Marks::VIRTUALIZATION_ENABLED {
            self.demand_privilege(Privilege::TCB)?;
        } else if !self.kernel.tokens[token].content.marks.contains(Marks::VIRTUALIZATION_ALLOWED) {
            let why = Why::Parameter { name: "token_information" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        self.change(token).marks.set(mark, on != 0);
        Ok(())
    }

    fn set_policy(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<(), Status> {
        let policy: u32 = self.given(information, (length, 4))?;
        let (token, _) = self.token_entry(handle, TOKEN_ADJUST_DEFAULT)?;
        self.demand_privilege(Privilege::TCB)?;
        if policy & !(Token::NO_WRITE_UP | Token::NEW_PROCESS_MIN) != 0 {
            let why = Why::Parameter { name: "token_information" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        self.change(token).policy = policy;
        Ok(())
    }
}
