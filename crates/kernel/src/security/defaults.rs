//! What a token gives the objects that are made with it: an owner, a group, and a list.
//!
//! The descriptors of the usual types are made once for each token, since most objects get one.

use std::sync::Arc;

use nt::ObjectType;

use super::{Dacl, Descriptor, Label, Sid};

/// The types whose descriptors are made in advance.
const USUAL: [ObjectType; 12] = [
    ObjectType::PROCESS,
    ObjectType::THREAD,
    ObjectType::TOKEN,
    ObjectType::EVENT,
    ObjectType::MUTANT,
    ObjectType::SEMAPHORE,
    ObjectType::TIMER,
    ObjectType::SECTION,
    ObjectType::JOB,
    ObjectType::DIRECTORY,
    ObjectType::SYMBOLIC_LINK,
    ObjectType::KEY,
];

/// What the objects made with a token get.
#[derive(Clone, Debug, PartialEq)]
pub struct Defaults {
    /// The owner.
    pub owner: Sid,
    /// The primary group.
    pub group: Sid,
    /// The list, in which generic rights stand for those of the type.
    pub dacl: Dacl,
    /// The level of the token.
    integrity: u32,
    usual: Vec<Arc<Descriptor>>,
}

impl Defaults {
    /// What a token of an integrity level gives.
    pub fn new(owner: Sid, group: Sid, dacl: Dacl, integrity: u32) -> Defaults {
        let mut defaults = Defaults { owner, group, dacl, integrity, usual: Vec::new() };
        defaults.usual = USUAL.iter().map(|of| Arc::new(defaults.make(*of))).collect();
        defaults
    }

    /// The descriptor of a new object of a type that is given none.
    pub fn of(&self, of: ObjectType) -> Arc<Descriptor> {
        match USUAL.iter().position(|usual| *usual == of) {
            Some(at) => self.usual[at].clone(),
            None => Arc::new(self.make(of)),
        }
    }

    fn make(&self, of: ObjectType) -> Descriptor {
        let mut dacl = self.dacl.clone();
        for ace in dacl.iter_mut().flatten() {
            ace.mask = of.mapping().map(ace.mask);
        }
        let mut made = Descriptor::new(self.owner.clone(), self.group.clone(), dacl);
        made.label = new_label(of, self.integrity);
        made
    }
}

/// The label of a new object whose creator names none: processes, threads, tokens and jobs get the
/// creator's level, and processes and threads cannot be read from below either; all other objects
/// get one only from creators below medium.
pub(super) fn new_label(of: ObjectType, integrity: u32) -> Option<Label> {
    let policy = match of {
        ObjectType::PROCESS | ObjectType::THREAD => Label::NO_WRITE_UP | Label::NO_READ_UP,
        ObjectType::TOKEN | ObjectType::JOB => Label::NO_WRITE_UP,
        _ if integrity < Label::DEFAULT.level => Label::NO_WRITE_UP,
        _ => return None,
    };
    Some(Label::new(integrity, policy))
}
