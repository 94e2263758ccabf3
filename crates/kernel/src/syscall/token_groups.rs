//! Groups and privileges of tokens: narrowed, switched, compared and asked about; and a thread that
//! acts as another does.

use calls::{
    In, InOut, Out, PRIVILEGE_SET, SECURITY_QUALITY_OF_SERVICE, TOKEN_GROUPS, TOKEN_PRIVILEGES,
};
use nt::rights::{
    THREAD_DIRECT_IMPERSONATION, THREAD_IMPERSONATE, TOKEN_ADJUST_GROUPS, TOKEN_DUPLICATE,
    TOKEN_QUERY,
};
use nt::{Access, Handle, ObjectType, Status};

use super::Syscall;
use super::token_classes::with_attributes;
use crate::security::{Group, GroupAttributes, Level, Marks, Privilege, Sid, Token, sid_of};
use crate::why::{TokenWhy, Why};

/// PRIVILEGE_SET_ALL_NECESSARY and SE_PRIVILEGE_USED_FOR_ACCESS.
const ALL_NECESSARY: u32 = 1;
const USED_FOR_ACCESS: u32 = 0x8000_0000;

/// Flags of NtFilterToken.
const DISABLE_MAX_PRIVILEGE: u32 = 0x1;
const SANDBOX_INERT: u32 = 0x2;
const LUA_TOKEN: u32 = 0x4;
const WRITE_RESTRICTED: u32 = 0x8;

impl Syscall<'_> {
    /// The identifiers of a list of groups; attributes have no meaning here and must be zero.
    fn sids(&mut self, groups: In<&TOKEN_GROUPS>, name: &'static str) -> Result<Vec<Sid>, Status> {
        let Some(groups) = groups.optional()? else { return Ok(Vec::new()) };
        let count = groups.GroupCount as usize;
        let mut all = Vec::new();
        for group in groups.Groups.iter().take(count) {
            if group.Attributes.0 != 0 {
                return Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER));
            }
            let Some(sid) = sid_of(group.Sid.as_units()) else {
                return Err(self.refuse(Why::Parameter { name }, Status::INVALID_SID));
            };
            all.push(sid);
        }
        Ok(all)
    }

    pub(super) fn filter_token(
        &mut self,
        handle: Handle,
        flags: u32,
        disabled: In<&TOKEN_GROUPS>,
        deleted: In<&TOKEN_PRIVILEGES>,
        restricting: In<&TOKEN_GROUPS>,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        place.demand()?;
        let known = DISABLE_MAX_PRIVILEGE | SANDBOX_INERT | LUA_TOKEN | WRITE_RESTRICTED;
        if flags & !known != 0 {
            return Err(self.refuse(Why::Parameter { name: "flags" }, Status::INVALID_PARAMETER));
        }
        let disabled = self.sids(disabled, "sids_to_disable")?;
        let restricting = self.sids(restricting, "restricted_sids")?;
        let deleted = deleted.optional()?;
        let (token, entry) = self.token_entry(handle, TOKEN_DUPLICATE)?;
        let mut content = Token::clone(&self.kernel.tokens[token].content);
        let mut gone = Privilege::empty();
        if flags & DISABLE_MAX_PRIVILEGE != 0 {
            gone = !Privilege::CHANGE_NOTIFY;
        }
        if flags & LUA_TOKEN != 0 {
            content.weaken();
        }
        if flags & SANDBOX_INERT != 0 {
            content.marks |= Marks::SANDBOX_INERT;
        }
        if let Some(deleted) = deleted {
            let rows = deleted.Privileges.iter().take(deleted.PrivilegeCount as usize);
            rows.filter_map(|row| Privilege::of_luid(row.Luid.0)).for_each(|one| gone |= one);
        }
        content.remove_privileges(gone);
        content.user_deny_only |= disabled.contains(&content.user);
        for group in content.groups.iter_mut().filter(|group| disabled.contains(&group.sid)) {
            let counts = GroupAttributes::ENABLED | GroupAttributes::ENABLED_BY_DEFAULT;
            group.attributes = group.attributes.difference(counts) | GroupAttributes::DENY_ONLY;
        }
        if !restricting.is_empty() {
            // Who is restricted already stays so: what both lists name is left.
            if content.restricting.is_empty() {
                content.restricting = restricting;
            } else {
                content.restricting.retain(|sid| restricting.contains(sid));
            }
            content.write_restricted = flags & WRITE_RESTRICTED != 0;
        }
        self.new_token(content, Access::empty(), entry, In::Null, place)
    }

    /// Switches groups; without a new state all of them back to how they were to begin with.
    pub(super) fn adjust_groups(
        &mut self,
        handle: Handle,
        state: Option<In<&TOKEN_GROUPS>>,
        (length, previous, return_length): (u32, &mut Out<TOKEN_GROUPS>, &mut Out<u32>),
    ) -> Result<Status, Status> {
        let wanted = match state {
            None => None,
            Some(In::Null) => {
                let why = Why::Parameter { name: "new_state" };
                return Err(self.refuse(why, Status::INVALID_PARAMETER));
            }
            Some(state) => Some(self.wanted_groups(state.required()?)?),
        };
        previous.probe()?;
        let asks = !previous.is_null();
        if asks {
            return_length.demand()?;
        }
        let needed = TOKEN_ADJUST_GROUPS | if asks { TOKEN_QUERY } else { Access::empty() };
        let (token, _) = self.token_entry(handle, needed)?;
        let before = self.kernel.tokens[token].content.groups.clone();
        let (after, status) = match wanted {
            None => (as_to_begin_with(&before), Status::SUCCESS),
            Some(wanted) => self.switched(&before, &wanted)?,
        };
        let changed: Vec<&Group> =
            before.iter().zip(&after).filter(|(old, new)| old != new).map(|(old, _)| old).collect();
        let sids: u32 = changed.iter().map(|group| group.sid.size()).sum();
        let size = 8 + 16 * changed.len() as u32 + sids;
        if asks {
            return_length.put(size);
            if length < size {
                return Err(self.refuse(Why::Length { needed: size }, Status::BUFFER_TOO_SMALL));
            }
            let row = |group: &&Group| with_attributes(&group.sid, group.attributes);
            let rows: Vec<_> = changed.iter().map(row).collect();
            previous.put(TOKEN_GROUPS { GroupCount: rows.len() as u32, Groups: rows });
        }
        if !changed.is_empty() {
            self.change(token).groups = after;
        }
        Ok(status)
    }

    /// The identifiers of a list, each with whether it is to count.
    fn wanted_groups(&mut self, state: &TOKEN_GROUPS) -> Result<Vec<(Sid, bool)>, Status> {
        let count = state.GroupCount as usize;
        if count > state.Groups.len() {
            return Err(Status::ACCESS_VIOLATION);
        }
        let mut all = Vec::new();
        for row in &state.Groups[..count] {
            let on = GroupAttributes::from_bits_retain(row.Attributes.0);
            let sid = self.parsed_sid(&row.Sid, "new_state")?;
            all.push((sid, on.contains(GroupAttributes::ENABLED)));
        }
        Ok(all)
    }

    /// The groups with some of them switched. What the token does not have is left out, and one
    /// that cannot be switched leaves all as they are.
    fn switched(
        &mut self,
        groups: &[Group],
        wanted: &[(Sid, bool)],
    ) -> Result<(Vec<Group>, Status), Status> {
        let mut after = groups.to_vec();
        let mut status = Status::SUCCESS;
        for (sid, on) in wanted {
            let Some(group) = after.iter_mut().find(|group| group.sid == *sid) else {
                status = Status::NOT_ALL_ASSIGNED;
                continue;
            };
            let is = |attribute| group.attributes.contains(attribute);
            if !on && is(GroupAttributes::MANDATORY) {
                let why = Why::Token(TokenWhy::Mandatory);
                return Err(self.refuse(why, Status::CANT_DISABLE_MANDATORY));
            }
            if *on && is(GroupAttributes::DENY_ONLY) {
                let why = Why::Token(TokenWhy::DenyOnly);
                return Err(self.refuse(why, Status::CANT_ENABLE_DENY_ONLY));
            }
            group.attributes.set(GroupAttributes::ENABLED, *on);
        }
        Ok((after, status))
    }

    /// Whether a token holds privileges, which are marked if they are enabled in it.
    pub(super) fn check_privileges(
        &mut self,
        handle: Handle,
        required: &mut InOut<PRIVILEGE_SET>,
        result: &mut Out<bool>,
    ) -> Result<Status, Status> {
        let set = match required {
            InOut::Var(set) => set,
            InOut::Null => return Err(Status::ACCESS_VIOLATION),
            InOut::Fault(status) => return Err(*status),
        };
        result.demand()?;
        let count = set.PrivilegeCount as usize;
        if count > set.Privilege.len() {
            return Err(Status::ACCESS_VIOLATION);
        }
        let token = self.token_to_ask(handle, TOKEN_QUERY)?;
        let content = &self.kernel.tokens[token].content;
        if let Some(level) = content.level.filter(|level| *level < Level::Identification) {
            let why = Why::Token(TokenWhy::Silent { level });
            return Err(self.refuse(why, Status::BAD_IMPERSONATION_LEVEL));
        }
        let mut held = 0;
        for row in &mut set.Privilege[..count] {
            if Privilege::of_luid(row.Luid.0).is_some_and(|one| content.may(one)) {
                row.Attributes.0 |= USED_FOR_ACCESS;
                held += 1;
            }
        }
        result.put(if set.Control & ALL_NECESSARY != 0 { held == count } else { held > 0 });
        Ok(Status::SUCCESS)
    }

    /// Whether an access check cannot tell two tokens apart.
    pub(super) fn compare_tokens(
        &mut self,
        (first, second): (Handle, Handle),
        equal: &mut Out<bool>,
    ) -> Result<Status, Status> {
        equal.demand()?;
        let first = self.token_to_ask(first, TOKEN_QUERY)?;
        let second = self.token_to_ask(second, TOKEN_QUERY)?;
        let content = |token| &self.kernel.tokens[token].content;
        equal.put(first == second || content(first).is_like(content(second)));
        Ok(Status::SUCCESS)
    }

    /// Has one thread act as another does at this moment. Sources: Microsoft, "Thread Security and
    /// Access Rights" and "SeCreateClientSecurity".
    pub(super) fn impersonate_thread(
        &mut self,
        (server, client): (Handle, Handle),
        quality: In<&SECURITY_QUALITY_OF_SERVICE>,
    ) -> Result<Status, Status> {
        let quality = quality.required()?;
        let Some(asked) = Level::numbered(quality.ImpersonationLevel.0) else {
            let why = Why::Parameter { name: "security_qos" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        };
        let server = self.resolve(server, ObjectType::THREAD, THREAD_DIRECT_IMPERSONATION)?;
        let client = self.resolve(client, ObjectType::THREAD, THREAD_IMPERSONATE)?;
        let (server, client) = (self.kernel.thread_of(server), self.kernel.thread_of(client));
        let content = self.kernel.effective_token(client);
        if let Some(level) = content.level.filter(|level| *level < asked) {
            let why = Why::Token(TokenWhy::LevelOfCopy { level });
            return Err(self.refuse(why, Status::BAD_IMPERSONATION_LEVEL));
        }
        let mut copy = Token { level: Some(asked), ..Token::clone(content) };
        if quality.EffectiveOnly {
            copy.keep_effective();
        }
        let made = self.kernel.make_token(copy.into());
        self.impersonate(server, Some(made));
        let object = self.kernel.tokens[made].object;
        self.kernel.dereference(object);
        Ok(Status::SUCCESS)
    }
}

/// The groups as they count to begin with.
fn as_to_begin_with(groups: &[Group]) -> Vec<Group> {
    let mut all = groups.to_vec();
    for group in &mut all {
        let by_default = GroupAttributes::ENABLED_BY_DEFAULT | GroupAttributes::MANDATORY;
        let counts = group.attributes.intersects(by_default);
        group.attributes.set(GroupAttributes::ENABLED, counts);
    }
    all
}
