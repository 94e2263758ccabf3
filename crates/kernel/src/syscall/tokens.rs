//! Services for tokens: opening, copying, narrowing and impersonating.

use std::sync::Arc;

use calls::tokens::NtTokenCalls;
use calls::{
    Any, FilterFlags, In, InOut, ObjectAttributes, ObjectFlags, Out, PRIVILEGE_SET, Param, Refused,
    SECURITY_QUALITY_OF_SERVICE, TOKEN_GROUPS, TOKEN_PRIVILEGES, TokenClass, TokenKind,
};
use nt::rights::{
    PROCESS_QUERY_LIMITED_INFORMATION, THREAD_QUERY_INFORMATION, THREAD_SET_THREAD_TOKEN,
    TOKEN_DUPLICATE, TOKEN_IMPERSONATE,
};
use nt::{Access, Handle, ObjectType, Status};

use super::{Syscall, status};
use crate::handle_table::{Attributes, Entry};
use crate::kernel::{ThreadKey, TokenKey};
use crate::lookup::VALID_FLAGS;
use crate::object::ObjectId;
use crate::open::first_access;
use crate::security::{Level, Privilege, Token};
use crate::why::{TokenWhy, Why};

/// TokenPrimary and TokenImpersonation.
pub(super) const PRIMARY: u32 = 1;
const IMPERSONATION: u32 = 2;

impl Syscall<'_> {
    /// The token that a handle names, with a right, and the handle's entry.
    pub(super) fn token_entry(
        &mut self,
        handle: Handle,
        needed: Access,
    ) -> Result<(TokenKey, Entry), Status> {
        let wanted = Some(ObjectType::TOKEN);
        let entry = self.kernel.resolve_entry(self.thread, self.process, handle, wanted, needed)?;
        Ok((self.kernel.token_of(entry.object), entry))
    }

    /// As [`Self::token_entry`], for a service that asks: the three pseudo handles are taken, which
    /// are granted TOKEN_QUERY and TOKEN_QUERY_SOURCE.
    pub(super) fn token_to_ask(
        &mut self,
        handle: Handle,
        needed: Access,
    ) -> Result<TokenKey, Status> {
        let thread = &self.kernel.threads[self.thread];
        let token = match handle {
            Handle::CURRENT_PROCESS_TOKEN => Some(self.kernel.processes[self.process].token),
            Handle::CURRENT_THREAD_TOKEN => thread.impersonates,
            Handle::CURRENT_THREAD_EFFECTIVE_TOKEN => Some(self.kernel.effective(self.thread)),
            _ => return Ok(self.token_entry(handle, needed)?.0),
        };
        token.ok_or_else(|| self.no_token(self.thread))
    }

    /// The refusal of a thread that impersonates nobody.
    fn no_token(&mut self, thread: ThreadKey) -> Status {
        self.refuse(Why::Token(TokenWhy::None { thread }), Status::NO_TOKEN)
    }

    /// The attributes of a handle, of the OBJ_ flags that a program may give.
    fn attributes_of(&mut self, flags: ObjectFlags) -> Result<Attributes, Status> {
        if flags.0 & !VALID_FLAGS != 0 {
            let why = Why::Parameter { name: "handle_attributes" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        Ok(Attributes::from_bits_truncate(flags.0) & Attributes::INHERIT)
    }

    fn open_process_token(
        &mut self,
        handle: Handle,
        desired: Access,
        attributes: ObjectFlags,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        place.demand()?;
        let attributes = self.attributes_of(attributes)?;
        let needed = PROCESS_QUERY_LIMITED_INFORMATION;
        let process = self.resolve(handle, ObjectType::PROCESS, needed)?;
        let process = self.kernel.process_of(process);
        let token = self.kernel.processes[process].token;
        place.put(self.open_token(token, desired, attributes)?);
        Ok(Status::SUCCESS)
    }

    /// Checks what is asked of a token, and enters a handle of it.
    fn open_token(
        &mut self,
        token: TokenKey,
        desired: Access,
        attributes: Attributes,
    ) -> Result<Handle, Status> {
        let object = self.kernel.tokens[token].object;
        let granted = self.kernel.check_access(self.thread, object, desired)?;
        self.kernel.open(self.process, Entry { object, granted, attributes })
    }

    /// Makes a token object and its first handle. Without rights that are asked for the handle has
    /// those of the token that was copied. Source: Microsoft, "DuplicateTokenEx".
    pub(super) fn new_token(
        &mut self,
        content: Token,
        desired: Access,
        source: Entry,
        attributes: In<ObjectAttributes>,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        let of = ObjectType::TOKEN;
        let request = self.request(attributes, desired, of)?;
        let security = match self.given_descriptor(&request, of)? {
            Some(given) => given,
            None => self.kernel.effective_token(self.thread).defaults.of(of),
        };
        let granted =
            if desired.is_empty() { source.granted } else { first_access(of, request.desired) };
        let key = self.kernel.make_token(Arc::new(content));
        let object = self.kernel.tokens[key].object;
        self.kernel.info_mut(object).security = Some(security);
        let attributes = request.handle_attributes();
        let opened = self.kernel.open(self.process, Entry { object, granted, attributes });
        self.kernel.dereference(object);
        place.put(opened?);
        Ok(Status::SUCCESS)
    }

    /// The level of a copy: a token never grows by being copied.
    fn level_of_copy(
        &mut self,
        source: Option<Level>,
        kind: u32,
        asked: Option<Level>,
    ) -> Result<Option<Level>, Status> {
        let level = match (kind, source) {
            (PRIMARY, None) => return Ok(None),
            (PRIMARY, Some(level)) if level >= Level::Impersonation => return Ok(None),
            (PRIMARY, Some(level)) => level,
            (_, None) => return Ok(Some(asked.unwrap_or(Level::Anonymous))),
            (_, Some(level)) if asked.is_none_or(|asked| asked <= level) => {
                return Ok(Some(asked.unwrap_or(level)));
            }
            (_, Some(level)) => level,
        };
        Err(self
            .refuse(Why::Token(TokenWhy::LevelOfCopy { level }), Status::BAD_IMPERSONATION_LEVEL))
    }

    fn duplicate_token(
        &mut self,
        handle: Handle,
        desired: Access,
        attributes: In<ObjectAttributes>,
        effective_only: bool,
        kind: u32,
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        place.demand()?;
        let quality = match attributes {
            In::Given(attributes) => attributes.quality.optional()?,
            _ => None,
        };
        let asked = quality.map(|quality| Level::numbered(quality.ImpersonationLevel.0));
        let bad = if !matches!(kind, PRIMARY | IMPERSONATION) {
            Some("token_type")
        } else if asked == Some(None) {
            Some("object_attributes")
        } else {
            None
        };
        if let Some(name) = bad {
            return Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER));
        }
        let (token, entry) = self.token_entry(handle, TOKEN_DUPLICATE)?;
        let mut content = Token::clone(&self.kernel.tokens[token].content);
        content.level = self.level_of_copy(content.level, kind, asked.flatten())?;
        if effective_only || quality.is_some_and(|quality| quality.EffectiveOnly) {
            content.keep_effective();
        }
        self.new_token(content, desired, entry, attributes, place)
    }

    /// Has a thread impersonate with a token, or nobody.
    pub(super) fn impersonate(&mut self, thread: ThreadKey, token: Option<TokenKey>) {
        let token = token.map(|token| self.as_allowed(thread, token));
        let old = std::mem::replace(&mut self.kernel.threads[thread].impersonates, token);
        if let Some(old) = old {
            let old = self.kernel.tokens[old].object;
            self.kernel.dereference(old);
        }
    }

    /// Has the calling thread impersonate whoever acts with a token, as far as that may be acted
    /// with.
    pub(super) fn impersonate_with(&mut self, client: &Token) {
        let level = client.level.map_or(Level::Impersonation, |own| own.min(Level::Impersonation));
        let content = Token { level: Some(level), ..client.clone() };
        let token = self.kernel.make_token(Arc::new(content));
        self.impersonate(self.thread, Some(token));
        let object = self.kernel.tokens[token].object;
        self.kernel.dereference(object);
    }

    /// The token that a thread comes to impersonate with: the one given, or a copy that can only
    /// say who it is, if the process may not act as its user. Source: Microsoft,
    /// "ImpersonateLoggedOnUser" and "SeTokenCanImpersonate". The thread refers to it.
    fn as_allowed(&mut self, thread: ThreadKey, token: TokenKey) -> TokenKey {
        let process = self.kernel.threads[thread].process;
        let own = self.kernel.primary_token(process);
        let content = &self.kernel.tokens[token].content;
        let same = content.user == own.user
            && content.integrity <= own.integrity
            && (own.restricting.is_empty() || !content.restricting.is_empty());
        let weak = content.level < Some(Level::Impersonation);
        if weak || same || own.may(Privilege::IMPERSONATE) {
            let object = self.kernel.tokens[token].object;
            self.kernel.reference_object(object);
            return token;
        }
        let weak = Token { level: Some(Level::Identification), ..Token::clone(content) };
        let security = own.defaults.of(ObjectType::TOKEN);
        let weak = self.kernel.make_token(Arc::new(weak));
        let object = self.kernel.tokens[weak].object;
        self.kernel.info_mut(object).security = Some(security);
        weak
    }

    /// Sets the token that a thread impersonates with: class 5 of NtSetInformationThread.
    pub(super) fn set_thread_token(
        &mut self,
        handle: Handle,
        information: In<&Any>,
        length: u32,
    ) -> Result<Status, Status> {
        if length != size_of::<u64>() as u32 {
            let needed = size_of::<u64>() as u32;
            return Err(self.refuse(Why::Length { needed }, Status::INFO_LENGTH_MISMATCH));
        }
        let token = information.required()?.to_value().int().map(Handle);
        let token = token.ok_or(Status::ACCESS_VIOLATION)?;
        let thread = self.resolve(handle, ObjectType::THREAD, THREAD_SET_THREAD_TOKEN)?;
        let thread = self.kernel.thread_of(thread);
        if token.is_null() {
            self.impersonate(thread, None);
            return Ok(Status::SUCCESS);
        }
        let (token, _) = self.token_entry(token, TOKEN_IMPERSONATE)?;
        if self.kernel.tokens[token].content.level.is_none() {
            return Err(self.refuse(Why::Token(TokenWhy::Primary), Status::BAD_TOKEN_TYPE));
        }
        self.impersonate(thread, Some(token));
        Ok(Status::SUCCESS)
    }

    fn open_thread_token(
        &mut self,
        handle: Handle,
        (desired, as_self, flags): (Access, bool, ObjectFlags),
        place: &mut Out<Handle>,
    ) -> Result<Status, Status> {
        place.demand()?;
        let attributes = self.attributes_of(flags)?;
        let id: ObjectId = self.resolve(handle, ObjectType::THREAD, THREAD_QUERY_INFORMATION)?;
        let thread = self.kernel.thread_of(id);
        let Some(token) = self.kernel.threads[thread].impersonates else {
            return Err(self.no_token(thread));
        };
        if self.kernel.tokens[token].content.level == Some(Level::Anonymous) {
            let why = Why::Token(TokenWhy::Silent { level: Level::Anonymous });
            return Err(self.refuse(why, Status::CANT_OPEN_ANONYMOUS));
        }
        // To be checked as the process is to act as itself for a moment.
        let own = self.thread;
        let acts = if as_self { self.kernel.threads[own].impersonates.take() } else { None };
        let opened = self.open_token(token, desired, attributes);
        if as_self {
            self.kernel.threads[own].impersonates = acts;
        }
        place.put(opened?);
        Ok(Status::SUCCESS)
    }
}

impl NtTokenCalls for Syscall<'_> {
    fn NtOpenProcessToken(
        &mut self,
        process_handle: Handle,
        desired_access: Access,
        token_handle: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let none = ObjectFlags::default();
        Ok(status(self.open_process_token(process_handle, desired_access, none, token_handle)))
    }

    fn NtOpenProcessTokenEx(
        &mut self,
        process_handle: Handle,
        desired_access: Access,
        handle_attributes: ObjectFlags,
        token_handle: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let (access, flags) = (desired_access, handle_attributes);
        Ok(status(self.open_process_token(process_handle, access, flags, token_handle)))
    }

    fn NtOpenThreadToken(
        &mut self,
        thread_handle: Handle,
        desired_access: Access,
        open_as_self: bool,
        token_handle: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let opening = (desired_access, open_as_self, ObjectFlags::default());
        Ok(status(self.open_thread_token(thread_handle, opening, token_handle)))
    }

    fn NtOpenThreadTokenEx(
        &mut self,
        thread_handle: Handle,
        desired_access: Access,
        open_as_self: bool,
        handle_attributes: ObjectFlags,
        token_handle: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let opening = (desired_access, open_as_self, handle_attributes);
        Ok(status(self.open_thread_token(thread_handle, opening, token_handle)))
    }

    fn NtAdjustGroupsToken(
        &mut self,
        token_handle: Handle,
        reset_to_default: bool,
        new_state: In<&TOKEN_GROUPS>,
        buffer_length: u32,
        previous_state: &mut Out<TOKEN_GROUPS>,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let state = if reset_to_default { None } else { Some(new_state) };
        let previous = (buffer_length, previous_state, return_length);
        Ok(status(self.adjust_groups(token_handle, state, previous)))
    }

    fn NtImpersonateThread(
        &mut self,
        server_thread_handle: Handle,
        client_thread_handle: Handle,
        security_qos: In<&SECURITY_QUALITY_OF_SERVICE>,
    ) -> Result<Status, Refused> {
        let threads = (server_thread_handle, client_thread_handle);
        Ok(status(self.impersonate_thread(threads, security_qos)))
    }

    fn NtPrivilegeCheck(
        &mut self,
        client_token: Handle,
        required_privileges: &mut InOut<PRIVILEGE_SET>,
        result: &mut Out<bool>,
    ) -> Result<Status, Refused> {
        Ok(status(self.check_privileges(client_token, required_privileges, result)))
    }

    fn NtCompareTokens(
        &mut self,
        first_token_handle: Handle,
        second_token_handle: Handle,
        equal: &mut Out<bool>,
    ) -> Result<Status, Refused> {
        Ok(status(self.compare_tokens((first_token_handle, second_token_handle), equal)))
    }

    fn NtDuplicateToken(
        &mut self,
        existing_token_handle: Handle,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        effective_only: bool,
        token_type: TokenKind,
        new_token_handle: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        Ok(status(self.duplicate_token(
            existing_token_handle,
            desired_access,
            object_attributes,
            effective_only,
            token_type.0,
            new_token_handle,
        )))
    }

    fn NtFilterToken(
        &mut self,
        existing_token_handle: Handle,
        flags: FilterFlags,
        sids_to_disable: In<&TOKEN_GROUPS>,
        privileges_to_delete: In<&TOKEN_PRIVILEGES>,
        restricted_sids: In<&TOKEN_GROUPS>,
        new_token_handle: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        Ok(status(self.filter_token(
            existing_token_handle,
            flags.0,
            sids_to_disable,
            privileges_to_delete,
            restricted_sids,
            new_token_handle,
        )))
    }

    fn NtAdjustPrivilegesToken(
        &mut self,
        token_handle: Handle,
        disable_all_privileges: bool,
        new_state: In<&TOKEN_PRIVILEGES>,
        buffer_length: u32,
        previous_state: &mut Out<TOKEN_PRIVILEGES>,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let state = if disable_all_privileges { None } else { Some(new_state) };
        let previous = (buffer_length, previous_state, return_length);
        Ok(status(self.adjust_privileges(token_handle, state, previous)))
    }

    fn NtQueryInformationToken(
        &mut self,
        token_handle: Handle,
        token_information_class: TokenClass,
        token_information: &mut Out<Any>,
        token_information_length: u32,
        return_length: &mut Out<u32>,
    ) -> Result<Status, Refused> {
        let (class, length) = (token_information_class.0, token_information_length);
        self.query_token(token_handle, class, token_information, length, return_length)
    }

    fn NtSetInformationToken(
        &mut self,
        token_handle: Handle,
        token_information_class: TokenClass,
        token_information: In<&Any>,
        token_information_length: u32,
    ) -> Result<Status, Refused> {
        let (class, length) = (token_information_class.0, token_information_length);
        self.set_token(token_handle, class, token_information, length)
    }
}
