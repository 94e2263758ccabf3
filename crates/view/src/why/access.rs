//! Why rights were refused: what was missing, what decided, and what would have been granted.

use calls::Kind;
use kernel::{Ace, Level, ObjectId, Rule, TokenWhy, Why};
use nt::{Access, rights};

use super::{Ask, Reason, reason};
use crate::named;

impl Ask<'_> {
    /// Rights that are not there.
    pub(super) fn access(&self, why: &Why) -> Reason {
        let call = self.call.row().name;
        match *why {
            Why::AccessHandle { handle, granted, needed, object_type } => {
                let known = object_type.valid_access() | Access::ACCESS_SYSTEM_SECURITY;
                let never = needed.difference(known);
                if !never.is_empty() {
                    let never = rights::right_name(object_type, never);
                    let pattern = "no handle of the type {} grants {}, which {} needs";
                    let what = object_type.name();
                    return reason("access.never", pattern, &[&what, &never, &call]);
                }
                let needed = rights::right_name(object_type, needed);
                reason(
                    "access.handle",
                    "{} was granted {}; {} needs {}",
                    &[&handle, &granted, &call, &needed],
                )
            }
            Why::AccessObject { object, missing, possible, rule } => {
                self.access_object(object, missing, possible, rule)
            }
            Why::Exclusive { object } => self.exclusive(object),
            Why::AccessNothing { object } => {
                let what = named::plain(self.world, object);
                if self.asked().contains(Access::MAXIMUM_ALLOWED) {
                    let user = self.user();
                    let pattern = "the most that {} can have of {} is nothing";
                    reason("access.nothing", pattern, &[&user, &what])
                } else {
                    let pattern = "no right was asked for on {}; a handle grants one at least";
                    reason("access.nothing", pattern, &[&what])
                }
            }
            Why::AccessInvalid { object_type, invalid } => reason(
                "access.invalid",
                "{} is no right of {}; all its rights are {}",
                &[&invalid, &named::article(object_type.name()), &object_type.valid_access()],
            ),
            Why::AccessUpgrade { handle, granted, desired, object_type } => {
                let gained = desired.difference(granted);
                let gained = if gained.is_empty() { desired } else { gained };
                reason(
                    "access.upgrade",
                    "{} was granted {}; a duplicate of it cannot gain {}",
                    &[&handle, &granted, &rights::right_name(object_type, gained)],
                )
            }
            Why::Protected { object, missing, trust } => reason(
                "access.protected",
                "{} is protected ({}), which keeps {} from {}",
                &[
                    &named::plain(self.world, object),
                    &trust,
                    &self.names(object, missing),
                    &self.user(),
                ],
            ),
            _ => unreachable!("only reasons about rights"),
        }
    }

    /// What a token may not do.
    pub(super) fn token(&self, why: TokenWhy) -> Reason {
        let user = self.user();
        match why {
            TokenWhy::LevelTooLow { level } => reason(
                "access.level",
                "the thread impersonates {} at {}; to act takes {}",
                &[&user, &level_name(level), &"SecurityImpersonation"],
            ),
            TokenWhy::Silent { level } => reason(
                "token.asked",
                "the token is at {}; to be asked takes {}",
                &[&level_name(level), &"SecurityIdentification"],
            ),
            TokenWhy::None { thread } => reason(
                "token.none",
                "{} impersonates nobody",
                &[&self.world.actors().thread_name(thread)],
            ),
            TokenWhy::LevelOfCopy { level } => reason(
                "token.level",
                "the token has the level {}; no copy of it can be used farther",
                &[&level_name(level)],
            ),
            TokenWhy::NoSecurity => {
                let pattern = "the object has neither a name nor a descriptor, and so gets none";
                reason("descriptor.none", pattern, &[])
            }
            TokenWhy::Mandatory => {
                reason("token.mandatory", "the group is mandatory and stays enabled", &[])
            }
            TokenWhy::DenyOnly => {
                let pattern = "the group counts for denying only, for ever";
                reason("token.deny-only", pattern, &[])
            }
            TokenWhy::NoLogOn => {
                let pattern = "no group of the token stands for the session of a log-on";
                reason("token.no-log-on", pattern, &[])
            }
            TokenWhy::NoOther => reason("token.no-other", "the log-on has no second token", &[]),
            TokenWhy::Primary => {
                reason("token.primary", "the token is primary, it impersonates nobody", &[])
            }
            TokenWhy::OwnerForeign => reason(
                "owner.foreign",
                "{} may make itself the owner, or a group of its token that may own; \
                 any other takes {}",
                &[&user, &"SeRestorePrivilege"],
            ),
            TokenWhy::LabelHigher { level, caller } => reason(
                "label.higher",
                "a label of {} is above {}, the level of {}; that takes {}",
                &[&integrity(level), &integrity(caller), &user, &"SeRelabelPrivilege"],
            ),
            TokenWhy::LabelTrust => reason(
                "label.trust",
                "the process of {} is not trusted as far as the trust label says",
                &[&user],
            ),
        }
    }

    fn exclusive(&self, object: ObjectId) -> Reason {
        let what = named::plain(self.world, object);
        let header = self.world.kernel().header(object);
        let owner = header.and_then(|header| header.exclusive);
        let owner = owner.map_or("another process", |key| self.world.actors().process_name(key));
        reason("access.object", "{} is open to {} alone (OBJ_EXCLUSIVE)", &[&what, &owner])
    }

    fn access_object(
        &self,
        object: ObjectId,
        missing: Access,
        possible: Access,
        rule: Rule,
    ) -> Reason {
        let (what, user) = (named::plain(self.world, object), self.user());
        let missing = self.names(object, missing);
        let refused = match rule {
            Rule::NoEntry => reason(
                "access.object",
                "the security descriptor of {} does not give {} {}",
                &[&what, &user, &missing],
            ),
            Rule::Entry(at) => reason(
                "access.object",
                "entry {} of the list of {}, {}, denies {} {}",
                &[&(at + 1), &what, &self.entry(object, at), &user, &missing],
            ),
            Rule::Integrity { object: level, policy, caller } => reason(
                "access.integrity",
                "{} has the level {} ({}), {} runs at {}: that leaves out {}",
                &[
                    &what,
                    &integrity(level),
                    &nt::constants::flags_text("MANDATORY_LABEL", policy.into()),
                    &user,
                    &integrity(caller),
                    &missing,
                ],
            ),
            Rule::Trust => reason(
                "access.trust",
                "the trust label of {} keeps {} from {}",
                &[&what, &missing, &user],
            ),
            Rule::Restricted => reason(
                "access.restricted",
                "the token of {} is restricted, and none of its restricting SIDs is given {} of {}",
                &[&user, &missing, &what],
            ),
            Rule::Container => reason(
                "access.container",
                "{} runs in a container, and neither its package nor a capability is given {} \
                 of {}",
                &[&user, &missing, &what],
            ),
        };
        if possible.is_empty() {
            return refused;
        }
        let Reason { code, text, mut params } = refused;
        let possible = self.names(object, possible);
        let text = format!("{text}; {possible} alone would be granted");
        params.push(possible);
        Reason { code, text, params }
    }

    /// Rights by their names.
    fn names(&self, object: ObjectId, mask: Access) -> String {
        let of = self.world.kernel().object_type(object);
        if of.is_some_and(|of| mask == of.all_access()) {
            return format!("full access ({mask})");
        }
        rights::decode(of, mask).join(" | ")
    }

    /// An entry of the list of an object.
    fn entry(&self, object: ObjectId, at: usize) -> String {
        let header = self.world.kernel().header(object);
        let dacl = header.and_then(|header| header.security.as_ref()?.dacl.as_ref());
        dacl.and_then(|dacl| dacl.get(at)).map_or_else(String::new, Ace::to_string)
    }

    /// The rights that the call asks for.
    fn asked(&self) -> Access {
        let values = self.call.values();
        let mut params = self.call.row().params.iter().zip(&values);
        let found = params.find(|(param, _)| matches!(param.kind, Kind::Access(_)));
        let bits = found.and_then(|(_, value)| value.int()).unwrap_or_default();
        Access::from_bits_retain(bits as u32)
    }

    /// Whom the thread acts as.
    pub(crate) fn user(&self) -> String {
        let kernel = self.world.kernel();
        match kernel.thread(self.thread) {
            Some(_) => kernel.effective_token(self.thread).name.clone(),
            None => "the caller".into(),
        }
    }
}

/// The constant of an impersonation level.
fn level_name(level: Level) -> &'static str {
    match level {
        Level::Anonymous => "SecurityAnonymous",
        Level::Identification => "SecurityIdentification",
        Level::Impersonation => "SecurityImpersonation",
        Level::Delegation => "SecurityDelegation",
    }
}

/// An integrity level in a word, or as its number.
pub(crate) fn integrity(level: u32) -> String {
    match level {
        0 => "untrusted".into(),
        0x1000 => "low".into(),
        0x2000 => "medium".into(),
        0x2100 => "medium plus".into(),
        0x3000 => "high".into(),
        0x4000 => "system".into(),
        0x5000 => "protected".into(),
        other => format!("0x{other:x}"),
    }
}
