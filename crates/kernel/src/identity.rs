//! Whom a thread acts as: the token that answers for it, and the checks that ask the token.

use std::sync::Arc;

use nt::{Access, ObjectType, Status};

use crate::kernel::{Kernel, NodeKey, ProcessKey, ThreadKey, TokenKey};
use crate::object::{Body, ObjectId, Token as TokenBody, TokenBlock};
use crate::security::{Denied, Level, Privilege, Token, Trust, access_check, implied};
use crate::why::{TokenWhy, Why};

impl Kernel {
    /// Makes a token object with one reference, its maker's. It is described by the default list
    /// that it holds itself.
    pub(crate) fn make_token(&mut self, content: Arc<Token>) -> TokenKey {
        let object = self.create(TokenBody { key: TokenKey::default() });
        self.info_mut(object).security = Some(content.defaults.of(ObjectType::TOKEN));
        self.tokens_made += 1;
        let number = self.tokens_made;
        let key = self.tokens.insert(TokenBlock { object, content, number, modified: 0 });
        self.objects[object].body = TokenBody { key }.into();
        key
    }

    /// The token that a token object is.
    pub(crate) fn token_of(&self, id: ObjectId) -> TokenKey {
        match self.objects[id].body {
            Body::Token(token) => token.key,
            _ => unreachable!("resolved as a token"),
        }
    }

    /// The number of a token, and that of its last change.
    pub(crate) fn token_number(&self, key: TokenKey) -> (u64, u64) {
        let block = &self.tokens[key];
        (block.number, block.modified)
    }

    /// What a token says; it lives as long as its object.
    pub fn token(&self, key: TokenKey) -> Option<&TokenBlock> {
        self.tokens.get(key)
    }

    /// Whom a process runs as.
    pub fn primary_token(&self, process: ProcessKey) -> &Arc<Token> {
        &self.tokens[self.processes[process].token].content
    }

    /// Whom a thread acts as: the token it impersonates with, or else its process's.
    #[inline]
    pub fn effective_token(&self, thread: ThreadKey) -> &Arc<Token> {
        &self.tokens[self.effective(thread)].content
    }

    /// The token that answers for a thread.
    #[inline]
    pub(crate) fn effective(&self, thread: ThreadKey) -> TokenKey {
        let block = &self.threads[thread];
        block.impersonates.unwrap_or(self.processes[block.process].token)
    }

    /// Demands a privilege of the token that answers for a thread.
    ///
    /// # Errors
    /// PRIVILEGE_NOT_HELD.
    pub(crate) fn demand_privilege(
        &mut self,
        by: ThreadKey,
        privilege: Privilege,
    ) -> Result<(), Status> {
        let token = self.effective_token(by);
        if token.may(privilege) && token.acts() {
            return Ok(());
        }
        self.why = Some(Why::Privilege { name: privilege.name() });
        Err(Status::PRIVILEGE_NOT_HELD)
    }

    /// Checks what a thread asks of an existing object, and adds what comes with it.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    pub(crate) fn check_access(
        &mut self,
        by: ThreadKey,
        id: ObjectId,
        desired: Access,
    ) -> Result<Access, Status> {
        let of = self.objects[id].body.object_type();
        self.check_valid(of, desired)?;
        let token = self.effective_token(by);
        let security = self.info(id).and_then(|info| info.security.as_deref());
        let acts = security.is_none() || token.acts();
        if !acts {
            return Err(self.acts_too_little(by));
        }
        match access_check(token, security, of.mapping(), desired) {
            Ok(granted) => Ok(implied(of, granted)),
            Err(denied) => Err(self.denied(id, denied)),
        }
    }

    /// The refusal of a token that can only say who it is.
    #[cold]
    pub(crate) fn acts_too_little(&mut self, by: ThreadKey) -> Status {
        let level = self.effective_token(by).level.unwrap_or(Level::Delegation);
        self.why = Some(Why::Token(TokenWhy::LevelTooLow { level }));
        Status::BAD_IMPERSONATION_LEVEL
    }

    /// The refusal of an access check.
    #[cold]
    fn denied(&mut self, object: ObjectId, denied: Denied) -> Status {
        let (why, status) = match denied {
            Denied::Nothing => (Why::AccessNothing { object }, Status::ACCESS_DENIED),
            Denied::Privilege => {
                let name = Privilege::SECURITY.name();
                (Why::Privilege { name }, Status::PRIVILEGE_NOT_HELD)
            }
            Denied::Missing { missing, possible, rule } => {
                (Why::AccessObject { object, missing, possible, rule }, Status::ACCESS_DENIED)
            }
        };
        self.why = Some(why);
        status
    }

    /// Keeps from a caller what a protected process, or a thread of one, gives only to whoever is
    /// trusted as far: what is asked for by name is refused, the maximum is reduced. Neither the
    /// descriptor nor SeDebugPrivilege matters.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    #[inline]
    pub(crate) fn filter_protected(
        &mut self,
        by: ThreadKey,
        object: ObjectId,
        desired: Access,
        granted: Access,
    ) -> Result<Access, Status> {
        let process = match self.objects[object].body {
            Body::Process(process) => process.key,
            Body::Thread(thread) => self.threads[thread.key].process,
            _ => return Ok(granted),
        };
        let trust = self.primary_token(process).trust;
        let caller = self.threads[by].process;
        if caller == process || self.primary_token(caller).trust.dominates(trust) {
            return Ok(granted);
        }
        let of = self.objects[object].body.object_type();
        let left = trust.left(of);
        let asked = of.mapping().map(desired).difference(Access::MAXIMUM_ALLOWED);
        let missing = asked.difference(left);
        if missing.is_empty() {
            return Ok(granted & left);
        }
        self.why = Some(Why::Protected { object, missing, trust });
        Err(Status::ACCESS_DENIED)
    }

    /// Demands of a caller that it is trusted as far as a protected process, for what such a
    /// process does not suffer whatever a handle of it grants.
    ///
    /// # Errors
    /// PROCESS_IS_PROTECTED.
    pub(crate) fn demand_trust(
        &mut self,
        by: ThreadKey,
        process: ProcessKey,
        right: Access,
    ) -> Result<(), Status> {
        let trust = self.primary_token(process).trust;
        let caller = self.threads[by].process;
        if caller == process || self.primary_token(caller).trust.dominates(trust) {
            return Ok(());
        }
        let object = self.processes[process].object;
        self.why = Some(Why::Protected { object, missing: right, trust });
        Err(Status::PROCESS_IS_PROTECTED)
    }

    /// The token of a new process whose creator runs with this one. A child is not protected
    /// because its parent is, and a program whose file is labeled lower runs at that level.
    /// Source: Microsoft, "Mandatory Integrity Control".
    pub(crate) fn child_token(&self, parent: ProcessKey, image: Option<NodeKey>) -> Arc<Token> {
        let token = self.primary_token(parent);
        let security = image.and_then(|node| self.nodes.get(node)?.security.as_deref());
        let level = security.and_then(|security| security.label).map(|label| label.level);
        let minimum = token.policy & Token::NEW_PROCESS_MIN != 0;
        let lower = level.filter(|level| minimum && *level < token.integrity);
        if lower.is_none() && !token.trust.protects() {
            return token.clone();
        }
        let mut child = Token { trust: Trust::default(), ..Token::clone(token) };
        if let Some(level) = lower {
            child.set_integrity(level);
        }
        Arc::new(child)
    }

    /// Checks that the type knows what is asked for.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    pub(crate) fn check_valid(&mut self, of: ObjectType, desired: Access) -> Result<(), Status> {
        let invalid = of.mapping().map(desired).difference(
            of.valid_access() | Access::MAXIMUM_ALLOWED | Access::ACCESS_SYSTEM_SECURITY,
        );
        if invalid.is_empty() {
            return Ok(());
        }
        self.why = Some(Why::AccessInvalid { object_type: of, invalid });
        Err(Status::ACCESS_DENIED)
    }
}
