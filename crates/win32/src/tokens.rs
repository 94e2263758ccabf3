//! Tokens: opening, copying, adjusting and impersonating.

use calls::tokens::TokenCalls;
use calls::{
    Any, FilterFlags, GENERIC_MAPPING, In, InOut, InfoClass, LUID_AND_ATTRIBUTES, LevelChoice,
    NtCalls, ObjectAttributes, Out, PRIVILEGE_SET, Param, PrivilegeLuid, Refused,
    SECURITY_ATTRIBUTES, SECURITY_QUALITY_OF_SERVICE, SID_AND_ATTRIBUTES, TOKEN_GROUPS,
    TOKEN_PRIVILEGES, TokenClass, TokenKind, UserMemory,
};
use nt::rights::{TOKEN_DUPLICATE, TOKEN_IMPERSONATE, TOKEN_QUERY};
use nt::{Access, Handle, Status, Wide, Win32Error, privileges};

use crate::{NONE, OBJ_INHERIT, Win32, written};

/// ThreadImpersonationToken of NtSetInformationThread.
const IMPERSONATION_TOKEN: InfoClass = InfoClass(5);

/// TokenType of NtQueryInformationToken.
const TYPE: TokenClass = TokenClass(8);

const IMPERSONATION: TokenKind = TokenKind(2);

/// TokenHasRestrictions of NtQueryInformationToken.
const RESTRICTIONS: TokenClass = TokenClass(21);

/// SecurityIdentification and SecurityImpersonation.
const ASKING: LevelChoice = LevelChoice(1);
const ACTING: LevelChoice = LevelChoice(2);

fn quality(level: LevelChoice) -> SECURITY_QUALITY_OF_SERVICE {
    SECURITY_QUALITY_OF_SERVICE {
        ImpersonationLevel: level,
        ..SECURITY_QUALITY_OF_SERVICE::default()
    }
}

impl<N: NtCalls + UserMemory> Win32<N> {
    /// Copies a token for impersonating.
    fn copy_to_impersonate(
        &mut self,
        token: Handle,
        access: Access,
        level: LevelChoice,
        place: &mut Out<Handle>,
    ) -> Result<Status, Refused> {
        let quality = quality(level);
        let attributes = ObjectAttributes { quality: In::Given(&quality), ..NONE };
        let attributes = In::Given(attributes);
        self.nt.NtDuplicateToken(token, access, attributes, false, IMPERSONATION, place)
    }

    /// Has the calling thread impersonate with a token.
    fn set_own_token(&mut self, token: Handle) -> Result<Status, Refused> {
        let size = size_of::<u64>() as u32;
        let token = Any::of(&token);
        let information = In::Given(&token);
        self.nt.NtSetInformationThread(
            Handle::CURRENT_THREAD,
            IMPERSONATION_TOKEN,
            information,
            size,
        )
    }

    /// Has the calling thread impersonate with a copy of a token, which is closed again.
    fn impersonate_copy(&mut self, token: Handle, level: LevelChoice) -> Result<Status, Refused> {
        let mut place = Out::HERE;
        let access = TOKEN_IMPERSONATE | TOKEN_QUERY;
        let status = self.copy_to_impersonate(token, access, level, &mut place)?;
        if !status.is_success() {
            return Ok(status);
        }
        let copy = written(place);
        let status = self.set_own_token(copy)?;
        self.nt.NtClose(copy)?;
        Ok(status)
    }
}

/// The right that membership is asked with, and that reading alone stands for.
const MEMBER: Access = Access::from_bits_retain(1);

impl<N: NtCalls + UserMemory> Win32<N> {
    /// The answer of a call that says with success whether it did everything.
    fn adjusted(&mut self, status: Status) -> bool {
        match status {
            Status::NOT_ALL_ASSIGNED => self.store(Win32Error::NOT_ALL_ASSIGNED),
            Status::SUCCESS => self.store(Win32Error::SUCCESS),
            failed => return self.fail(failed, false),
        }
        true
    }

    /// Opens the token that the calling thread impersonates with, or else a copy of its process's.
    fn own_token(&mut self) -> Result<Result<Handle, Status>, Refused> {
        let mut place = Out::HERE;
        let (thread, process) = (Handle::CURRENT_THREAD, Handle::CURRENT_PROCESS);
        match self.nt.NtOpenThreadToken(thread, TOKEN_QUERY, false, &mut place)? {
            Status::SUCCESS => return Ok(Ok(written(place))),
            Status::NO_TOKEN => {}
            failed => return Ok(Err(failed)),
        }
        let status = self.nt.NtOpenProcessToken(process, TOKEN_DUPLICATE, &mut place)?;
        if !status.is_success() {
            return Ok(Err(status));
        }
        let (own, mut copy) = (written(place), Out::HERE);
        let status = self.copy_to_impersonate(own, TOKEN_QUERY, ASKING, &mut copy)?;
        self.nt.NtClose(own)?;
        Ok(if status.is_success() { Ok(written(copy)) } else { Err(status) })
    }

    /// Whether a descriptor that allows an identifier alone allows the user of a token.
    fn is_member(&mut self, token: Handle, sid: &Wide) -> Result<Result<bool, Status>, Refused> {
        let text = Wide::from(format!("O:{sid}G:{sid}D:(A;;{:#x};;;{sid})", MEMBER.bits()));
        let mapping = GENERIC_MAPPING {
            GenericRead: MEMBER,
            GenericAll: MEMBER,
            ..GENERIC_MAPPING::default()
        };
        let (mut used, mut length) = (Out::HERE, InOut::Var(PRIVILEGE_SET::ROW.size));
        let (mut granted, mut answer) = (Out::HERE, Out::HERE);
        let status = self.nt.NtAccessCheck(
            In::Given(text.as_units()),
            token,
            MEMBER,
            In::Given(&mapping),
            &mut used,
            &mut length,
            &mut granted,
            &mut answer,
        )?;
        let member = answer.written().is_some_and(|answer: &Status| answer.is_success());
        Ok(if status.is_success() { Ok(member) } else { Err(status) })
    }
}

impl<N: NtCalls + UserMemory> TokenCalls for Win32<N> {
    fn OpenProcessToken(
        &mut self,
        ProcessHandle: Handle,
        DesiredAccess: Access,
        TokenHandle: &mut Out<Handle>,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtOpenProcessToken(ProcessHandle, DesiredAccess, TokenHandle)?;
        Ok(self.answer(status))
    }

    fn OpenThreadToken(
        &mut self,
        ThreadHandle: Handle,
        DesiredAccess: Access,
        OpenAsSelf: bool,
        TokenHandle: &mut Out<Handle>,
    ) -> Result<bool, Refused> {
        let (access, place) = (DesiredAccess, TokenHandle);
        let status = self.nt.NtOpenThreadToken(ThreadHandle, access, OpenAsSelf, place)?;
        Ok(self.answer(status))
    }

    fn DuplicateTokenEx(
        &mut self,
        hExistingToken: Handle,
        dwDesiredAccess: Access,
        lpTokenAttributes: In<&SECURITY_ATTRIBUTES>,
        ImpersonationLevel: LevelChoice,
        TokenType: TokenKind,
        phNewToken: &mut Out<Handle>,
    ) -> Result<bool, Refused> {
        let given = match lpTokenAttributes.optional() {
            Ok(given) => given,
            Err(failed) => return Ok(self.fail(failed, false)),
        };
        let quality = quality(ImpersonationLevel);
        let attributes = ObjectAttributes {
            flags: given.map_or(0, |given| if given.bInheritHandle { OBJ_INHERIT } else { 0 }),
            security: given.map_or(In::Null, |given| match &given.lpSecurityDescriptor {
                In::Given(text) => In::Given(text.as_units()),
                In::Null => In::Null,
                In::Fault(status) => In::Fault(*status),
            }),
            quality: In::Given(&quality),
            ..NONE
        };
        let (token, access, place) = (hExistingToken, dwDesiredAccess, phNewToken);
        let attributes = In::Given(attributes);
        let status =
            self.nt.NtDuplicateToken(token, access, attributes, false, TokenType, place)?;
        Ok(self.answer(status))
    }

    fn DuplicateToken(
        &mut self,
        ExistingTokenHandle: Handle,
        ImpersonationLevel: LevelChoice,
        DuplicateTokenHandle: &mut Out<Handle>,
    ) -> Result<bool, Refused> {
        let (token, place) = (ExistingTokenHandle, DuplicateTokenHandle);
        let access = TOKEN_IMPERSONATE | TOKEN_QUERY;
        let status = self.copy_to_impersonate(token, access, ImpersonationLevel, place)?;
        Ok(self.answer(status))
    }

    fn CreateRestrictedToken(
        &mut self,
        ExistingTokenHandle: Handle,
        Flags: FilterFlags,
        DisableSidCount: u32,
        SidsToDisable: In<&[SID_AND_ATTRIBUTES]>,
        DeletePrivilegeCount: u32,
        PrivilegesToDelete: In<&[LUID_AND_ATTRIBUTES]>,
        RestrictedSidCount: u32,
        SidsToRestrict: In<&[SID_AND_ATTRIBUTES]>,
        NewTokenHandle: &mut Out<Handle>,
    ) -> Result<bool, Refused> {
        let groups = |count: u32, list: In<&[SID_AND_ATTRIBUTES]>| match list.optional() {
            // Attributes of what is to be disabled have no meaning. Source: Microsoft,
            // "CreateRestrictedToken".
            Ok(Some(list)) => {
                let plain = |one: &SID_AND_ATTRIBUTES| SID_AND_ATTRIBUTES {
                    Sid: one.Sid.clone(),
                    ..SID_AND_ATTRIBUTES::default()
                };
                Ok(TOKEN_GROUPS { GroupCount: count, Groups: list.iter().map(plain).collect() })
            }
            Ok(None) if count == 0 => Ok(TOKEN_GROUPS::default()),
            _ => Err(Win32Error::NOACCESS),
        };
        let deleted = match PrivilegesToDelete.optional() {
            Ok(Some(list)) => {
                TOKEN_PRIVILEGES { PrivilegeCount: DeletePrivilegeCount, Privileges: list.to_vec() }
            }
            Ok(None) if DeletePrivilegeCount == 0 => TOKEN_PRIVILEGES::default(),
            _ => return Ok(self.fail_with(Win32Error::NOACCESS, false)),
        };
        let disabled = groups(DisableSidCount, SidsToDisable);
        let restricting = groups(RestrictedSidCount, SidsToRestrict);
        let (Ok(disabled), Ok(restricting)) = (disabled, restricting) else {
            return Ok(self.fail_with(Win32Error::NOACCESS, false));
        };
        let status = self.nt.NtFilterToken(
            ExistingTokenHandle,
            Flags,
            In::Given(&disabled),
            In::Given(&deleted),
            In::Given(&restricting),
            NewTokenHandle,
        )?;
        Ok(self.answer(status))
    }

    fn AdjustTokenPrivileges(
        &mut self,
        TokenHandle: Handle,
        DisableAllPrivileges: bool,
        NewState: In<&TOKEN_PRIVILEGES>,
        BufferLength: u32,
        PreviousState: &mut Out<TOKEN_PRIVILEGES>,
        ReturnLength: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtAdjustPrivilegesToken(
            TokenHandle,
            DisableAllPrivileges,
            NewState,
            BufferLength,
            PreviousState,
            ReturnLength,
        )?;
        Ok(self.adjusted(status))
    }

    fn AdjustTokenGroups(
        &mut self,
        TokenHandle: Handle,
        ResetToDefault: bool,
        NewState: In<&TOKEN_GROUPS>,
        BufferLength: u32,
        PreviousState: &mut Out<TOKEN_GROUPS>,
        ReturnLength: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtAdjustGroupsToken(
            TokenHandle,
            ResetToDefault,
            NewState,
            BufferLength,
            PreviousState,
            ReturnLength,
        )?;
        Ok(self.adjusted(status))
    }

    fn PrivilegeCheck(
        &mut self,
        ClientToken: Handle,
        RequiredPrivileges: &mut InOut<PRIVILEGE_SET>,
        pfResult: &mut Out<bool>,
    ) -> Result<bool, Refused> {
        let status = self.nt.NtPrivilegeCheck(ClientToken, RequiredPrivileges, pfResult)?;
        Ok(self.answer(status))
    }

    fn CheckTokenMembership(
        &mut self,
        TokenHandle: Handle,
        SidToCheck: In<&[u16]>,
        IsMember: &mut Out<bool>,
    ) -> Result<bool, Refused> {
        let (Ok(sid), Ok(())) = (SidToCheck.required(), IsMember.demand()) else {
            return Ok(self.fail_with(Win32Error::NOACCESS, false));
        };
        let Some(sid) = self.nt.identifier(sid) else {
            return Ok(self.fail_with(Win32Error::INVALID_SID, false));
        };
        let (token, opened) = match TokenHandle {
            Handle::NULL => match self.own_token()? {
                Ok(token) => (token, true),
                Err(failed) => return Ok(self.fail(failed, false)),
            },
            given => (given, false),
        };
        let checked = self.is_member(token, &sid)?;
        if opened {
            self.nt.NtClose(token)?;
        }
        match checked {
            Ok(member) => IsMember.put(member),
            Err(failed) => return Ok(self.fail(failed, false)),
        }
        Ok(true)
    }

    fn IsTokenRestricted(&mut self, TokenHandle: Handle) -> Result<bool, Refused> {
        let (mut answer, mut length) = (Out::HERE, Out::HERE);
        let (place, size) = (&mut answer, &mut length);
        let status = self.nt.NtQueryInformationToken(TokenHandle, RESTRICTIONS, place, 4, size)?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        Ok(answer.written().and_then(|answer| answer.to_value().int()) == Some(1))
    }

    fn GetTokenInformation(
        &mut self,
        TokenHandle: Handle,
        TokenInformationClass: TokenClass,
        TokenInformation: &mut Out<Any>,
        TokenInformationLength: u32,
        ReturnLength: &mut Out<u32>,
    ) -> Result<bool, Refused> {
        let (class, place) = (TokenInformationClass, TokenInformation);
        let (length, returned) = (TokenInformationLength, ReturnLength);
        let status =
            self.nt.NtQueryInformationToken(TokenHandle, class, place, length, returned)?;
        Ok(self.answer(status))
    }

    fn SetTokenInformation(
        &mut self,
        TokenHandle: Handle,
        TokenInformationClass: TokenClass,
        TokenInformation: In<&Any>,
        TokenInformationLength: u32,
    ) -> Result<bool, Refused> {
        let (class, length) = (TokenInformationClass, TokenInformationLength);
        let status = self.nt.NtSetInformationToken(TokenHandle, class, TokenInformation, length)?;
        Ok(self.answer(status))
    }

    fn SetThreadToken(&mut self, Thread: In<Handle>, Token: Handle) -> Result<bool, Refused> {
        let thread = match Thread.optional() {
            Ok(thread) => thread.unwrap_or(Handle::CURRENT_THREAD),
            Err(failed) => return Ok(self.fail(failed, false)),
        };
        let token = Any::of(&Token);
        let (information, size) = (In::Given(&token), size_of::<u64>() as u32);
        let status =
            self.nt.NtSetInformationThread(thread, IMPERSONATION_TOKEN, information, size)?;
        Ok(self.answer(status))
    }

    fn ImpersonateLoggedOnUser(&mut self, hToken: Handle) -> Result<bool, Refused> {
        let (mut kind, mut length) = (Out::HERE, Out::HERE);
        let status = self.nt.NtQueryInformationToken(hToken, TYPE, &mut kind, 4, &mut length)?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        let kind = kind.written().and_then(|kind| kind.to_value().int());
        let status = if kind == Some(IMPERSONATION.0.into()) {
            self.set_own_token(hToken)?
        } else {
            self.impersonate_copy(hToken, ACTING)?
        };
        Ok(self.answer(status))
    }

    fn ImpersonateSelf(&mut self, ImpersonationLevel: LevelChoice) -> Result<bool, Refused> {
        let mut place = Out::HERE;
        let own = Handle::CURRENT_PROCESS;
        let status = self.nt.NtOpenProcessToken(own, TOKEN_DUPLICATE, &mut place)?;
        if !status.is_success() {
            return Ok(self.fail(status, false));
        }
        let token = written(place);
        let status = self.impersonate_copy(token, ImpersonationLevel)?;
        self.nt.NtClose(token)?;
        Ok(self.answer(status))
    }

    fn RevertToSelf(&mut self) -> Result<bool, Refused> {
        let status = self.set_own_token(Handle::NULL)?;
        Ok(self.answer(status))
    }

    fn LookupPrivilegeValueW(
        &mut self,
        lpSystemName: In<&[u16]>,
        lpName: In<&[u16]>,
        lpLuid: &mut Out<PrivilegeLuid>,
    ) -> Result<bool, Refused> {
        if matches!(lpSystemName, In::Given(name) if !name.is_empty()) {
            return Err(Refused::new("LookupPrivilegeValueW", "privileges of other systems"));
        }
        let name = match (lpName.required(), lpLuid.demand()) {
            (Ok(name), Ok(())) => Wide::from(name).to_string(),
            _ => return Ok(self.fail_with(Win32Error::NOACCESS, false)),
        };
        match privileges::luid(&name) {
            Some(luid) => {
                lpLuid.put(PrivilegeLuid(luid));
                Ok(true)
            }
            None => Ok(self.fail_with(Win32Error::NO_SUCH_PRIVILEGE, false)),
        }
    }

    fn LookupPrivilegeNameW(
        &mut self,
        lpSystemName: In<&[u16]>,
        lpLuid: In<PrivilegeLuid>,
        lpName: &mut Out<Wide>,
        cchName: &mut InOut<u32>,
    ) -> Result<bool, Refused> {
        if matches!(lpSystemName, In::Given(name) if !name.is_empty()) {
            return Err(Refused::new("LookupPrivilegeNameW", "privileges of other systems"));
        }
        let (luid, room) = match (lpLuid.required(), cchName) {
            (Ok(luid), InOut::Var(room)) => (luid, room),
            _ => return Ok(self.fail_with(Win32Error::NOACCESS, false)),
        };
        let Some(name) = privileges::name(luid.0) else {
            return Ok(self.fail_with(Win32Error::NO_SUCH_PRIVILEGE, false));
        };
        // The length needed counts the zero at the end, the length written does not.
        let length = name.len() as u32;
        if *room <= length {
            *room = length + 1;
            return Ok(self.fail_with(Win32Error::INSUFFICIENT_BUFFER, false));
        }
        if lpName.demand().is_err() {
            return Ok(self.fail_with(Win32Error::NOACCESS, false));
        }
        *room = length;
        lpName.put(Wide::from(name));
        Ok(true)
    }
}
