//! Why the registry refused: one sentence for each reason.

use kernel::KeyWhy;
use nt::{ObjectType, rights};
use sim::World;

use super::{Reason, reason};

/// The reason for a refusal that has to do with the registry.
pub(super) fn keys(world: &World, user: &str, why: KeyWhy) -> Reason {
    match why {
        KeyWhy::Access { key, missing } => {
            let path = world.kernel().key_path(key);
            let missing = match rights::decode(Some(ObjectType::KEY), missing).join(" | ") {
                none if none.is_empty() => "anything that was asked for".into(),
                some => some,
            };
            let pattern = "the security descriptor of Key {} does not give {} {}";
            reason("access.object", pattern, &[&path, &user, &missing])
        }
        KeyWhy::Deleted => reason(
            "key.deleted",
            "the key was deleted; its handle is good for nothing but closing",
            &[],
        ),
        KeyWhy::HasSubkeys { count: 1 } => {
            reason("key.subkeys", "{} key lies below this one", &[&1])
        }
        KeyWhy::HasSubkeys { count } => {
            reason("key.subkeys", "{} keys lie below this one", &[&count])
        }
        KeyWhy::Fixed => reason("key.fixed", "this key belongs to the system", &[]),
        KeyWhy::Closed { key } => {
            let path = world.kernel().key_path(key);
            reason("key.closed", "no key can be created directly below {}", &[&path])
        }
        KeyWhy::Volatile => reason(
            "key.volatile",
            "the key above is volatile, and this one is not (REG_OPTION_VOLATILE)",
            &[],
        ),
        KeyWhy::Missing => reason("key.unknown", "there is no such key", &[]),
        KeyWhy::NoValue => reason("key.no-value", "the key has no value of that name", &[]),
    }
}
