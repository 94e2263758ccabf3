//! Whom a thread acts as: the token that answers for it, and the checks that ask the token.

use std::sync::Arc;

use nt::{Access, ObjectType, Status};

use crate::kernel::{Kernel, ProcessKey, ThreadKey, TokenKey};
use crate::object::{ObjectId, Token as TokenBody, TokenBlock};
use crate::security::{Checked, Privilege, Token, access_check, implied};
use crate::why::Why;

impl Kernel {
    /// Makes a token object with one reference, its maker's. It is described by the default list
    /// that it holds itself.
    pub(crate) fn make_token(&mut self, content: Arc<Token>) -> TokenKey {
        let object = self.create(TokenBody { key: TokenKey::default() });
        self.info_mut(object).security = Some(content.default.clone());
        let key = self.tokens.insert(TokenBlock { object, content });
        self.objects[object].body = TokenBody { key }.into();
        key
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
        if self.effective_token(by).privileges.contains(privilege) {
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
        let described = self.info(id).is_some_and(|info| info.security.is_some());
        if described && desired.contains(Access::ACCESS_SYSTEM_SECURITY) {
            self.demand_privilege(by, Privilege::SECURITY)?;
        }
        let security = self.info(id).and_then(|info| info.security.as_deref());
        match access_check(self.effective_token(by), security, of, desired) {
            Checked::Granted(granted) => Ok(implied(of, granted)),
            Checked::Missing(missing) => {
                self.why = Some(Why::AccessObject { object: id, missing });
                Err(Status::ACCESS_DENIED)
            }
            Checked::Nothing => {
                self.why = Some(Why::AccessNothing { object: id });
                Err(Status::ACCESS_DENIED)
            }
        }
    }

    /// Checks that the type knows what is asked for.
    ///
    /// # Errors
    /// ACCESS_DENIED.
    fn check_valid(&mut self, of: ObjectType, desired: Access) -> Result<(), Status> {
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
