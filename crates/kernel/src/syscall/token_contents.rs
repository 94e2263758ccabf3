//! What a token says, and what of it can be changed.

use std::sync::Arc;

use calls::{
    Any, GroupFlags, In, LUID_AND_ATTRIBUTES, LevelChoice, Out, Param, PrivilegeFlags,
    PrivilegeLuid, Refused, SID_AND_ATTRIBUTES, TOKEN_APPCONTAINER_INFORMATION, TOKEN_DEFAULT_DACL,
    TOKEN_GROUPS, TOKEN_MANDATORY_LABEL, TOKEN_OWNER, TOKEN_PRIMARY_GROUP, TOKEN_PRIVILEGES,
    TOKEN_SOURCE, TOKEN_STATISTICS, TOKEN_USER, TokenKind,
};
use nt::rights::{
    TOKEN_ADJUST_DEFAULT, TOKEN_ADJUST_PRIVILEGES, TOKEN_ADJUST_SESSIONID, TOKEN_QUERY,
    TOKEN_QUERY_SOURCE,
};
use nt::{Access, Handle, Status, Wide};

use super::tokens::PRIMARY;
use super::{Syscall, status};
use crate::kernel::TokenKey;
use crate::security::{
    Elevation, GroupAttributes, Parts, Privilege, Sid, Token, parse_sddl, print_sddl, sid_of,
};
use crate::why::{TokenWhy, Why};

/// SE_PRIVILEGE_ attributes.
const BY_DEFAULT: u32 = 0x1;
const ENABLED: u32 = 0x2;
const REMOVED: u32 = 0x4;

/// The first number that is no class of NtQueryInformationToken.
const CLASSES_KNOWN: u32 = 49;

/// What a query answers, and the bytes that it takes on x64.
struct Answer {
    value: Any,
    size: u32,
}

impl Answer {
    fn new<T: Param>(value: &T, size: u32) -> Option<Answer> {
        Some(Answer { value: Any::of(value), size })
    }
}

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
    fn change(&mut self, token: TokenKey) -> &mut Token {
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
            25 => self.set_integrity(handle, information, length),
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
        let why = Why::Parameter { name: "token_information" };
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
}

/// Some of a token's privileges as a structure.
fn privileges(all: crate::security::Privileges, which: Privilege) -> TOKEN_PRIVILEGES {
    let row = |one: Privilege| {
        let flag = |set: Privilege, bit| if set.contains(one) { bit } else { 0 };
        let attributes = flag(all.by_default, BY_DEFAULT) | flag(all.enabled, ENABLED);
        LUID_AND_ATTRIBUTES {
            Luid: PrivilegeLuid(one.luid()),
            Attributes: PrivilegeFlags(attributes),
        }
    };
    let rows: Vec<_> = (all.held & which).iter().map(row).collect();
    TOKEN_PRIVILEGES { PrivilegeCount: rows.len() as u32, Privileges: rows }
}

fn sid_text(sid: &Sid) -> Wide {
    Wide::from(sid.to_string())
}

fn with_attributes(sid: &Sid, attributes: GroupAttributes) -> SID_AND_ATTRIBUTES {
    SID_AND_ATTRIBUTES { Sid: sid_text(sid), Attributes: GroupFlags(attributes.bits()) }
}

/// Identifiers as a structure, and its bytes.
fn groups(rows: Vec<SID_AND_ATTRIBUTES>, sids: u32) -> Option<Answer> {
    let count = rows.len() as u32;
    Answer::new(&TOKEN_GROUPS { GroupCount: count, Groups: rows }, 8 + 16 * count + sids)
}

/// What a token answers to a class.
fn contents(numbers: (u64, u64), token: &Token, class: u32) -> Option<Answer> {
    match class {
        1..=3 | 11 => identifiers(token, class),
        4..=6 => for_objects(token, class),
        10 => statistics(numbers, token),
        _ => single(token, class),
    }
}

/// The attributes of the group that stands for the integrity level.
const COUNTING: GroupAttributes =
    GroupAttributes::INTEGRITY.union(GroupAttributes::INTEGRITY_ENABLED);

/// The user, the groups, the privileges, and the restricting identifiers.
fn identifiers(token: &Token, class: u32) -> Option<Answer> {
    match class {
        1 => {
            let deny = GroupAttributes::DENY_ONLY;
            let attributes = if token.user_deny_only { deny } else { GroupAttributes::empty() };
            let user = TOKEN_USER { User: with_attributes(&token.user, attributes) };
            Answer::new(&user, 16 + token.user.size())
        }
        2 => {
            let integrity = Sid::integrity(token.integrity);
            let rows = token.groups.iter().map(|group| (&group.sid, group.attributes));
            let rows: Vec<_> = rows.chain([(&integrity, COUNTING)]).collect();
            let sids = rows.iter().map(|(sid, _)| sid.size()).sum();
            groups(rows.into_iter().map(|(sid, bits)| with_attributes(sid, bits)).collect(), sids)
        }
        3 => {
            let all = privileges(token.privileges, token.privileges.held);
            Answer::new(&all, 4 + 12 * all.PrivilegeCount)
        }
        _ => {
            let row = |sid| with_attributes(sid, GroupAttributes::ORDINARY);
            let sids = token.restricting.iter().map(Sid::size).sum();
            groups(token.restricting.iter().map(row).collect(), sids)
        }
    }
}

/// What new objects get: owner, primary group, list.
fn for_objects(token: &Token, class: u32) -> Option<Answer> {
    let defaults = &token.defaults;
    match class {
        4 => {
            let given = TOKEN_OWNER { Owner: sid_text(&defaults.owner) };
            Answer::new(&given, 8 + defaults.owner.size())
        }
        5 => {
            let given = TOKEN_PRIMARY_GROUP { PrimaryGroup: sid_text(&defaults.group) };
            Answer::new(&given, 8 + defaults.group.size())
        }
        _ => {
            let dacl = Parts { dacl: Some(defaults.dacl.clone()), ..Parts::default() };
            let given = TOKEN_DEFAULT_DACL { DefaultDacl: Wide::from(print_sddl(&dacl)) };
            // A pointer, and the list without the header of a descriptor.
            Answer::new(&given, 8 + dacl.size() - Parts::default().size())
        }
    }
}

fn kind(token: &Token) -> TokenKind {
    TokenKind(PRIMARY + u32::from(token.level.is_some()))
}

fn statistics((id, modified): (u64, u64), token: &Token) -> Option<Answer> {
    let statistics = TOKEN_STATISTICS {
        TokenId: id,
        AuthenticationId: token.logon,
        ExpirationTime: i64::MAX,
        TokenType: kind(token),
        ImpersonationLevel: LevelChoice(token.level.map_or(0, |level| level as u32)),
        GroupCount: token.groups.len() as u32,
        PrivilegeCount: token.privileges.held.iter().count() as u32,
        ModifiedId: modified,
        ..TOKEN_STATISTICS::default()
    };
    Answer::new(&statistics, TOKEN_STATISTICS::ROW.size)
}

/// The classes that are one thing.
fn single(token: &Token, class: u32) -> Option<Answer> {
    let flag = |set: bool| Answer::new(&u32::from(set), 4);
    match class {
        7 => {
            let name = Wide::from(token.source);
            let given = TOKEN_SOURCE { SourceName: name, SourceIdentifier: token.logon };
            Answer::new(&given, TOKEN_SOURCE::ROW.size)
        }
        8 => Answer::new(&kind(token), 4),
        9 => Answer::new(&LevelChoice(token.level? as u32), 4),
        12 => Answer::new(&token.session, 4),
        18 => {
            let elevation: u32 = match token.elevation {
                Elevation::Default => 1,
                Elevation::Full => 2,
                Elevation::Limited => 3,
            };
            Answer::new(&elevation, 4)
        }
        20 => flag(token.elevation == Elevation::Full || token.integrity >= 0x3000),
        21 => flag(!token.restricting.is_empty()),
        25 => {
            let integrity = Sid::integrity(token.integrity);
            let label = TOKEN_MANDATORY_LABEL { Label: with_attributes(&integrity, COUNTING) };
            Answer::new(&label, 16 + integrity.size())
        }
        27 => Answer::new(&token.policy, 4),
        29 => flag(token.container.is_some()),
        31 => {
            let package = token.container.as_ref().map(|container| &container.package);
            let name = package.map(sid_text).unwrap_or_default();
            let given = TOKEN_APPCONTAINER_INFORMATION { TokenAppContainer: name };
            Answer::new(&given, 8 + package.map_or(0, Sid::size))
        }
        _ => None,
    }
}
