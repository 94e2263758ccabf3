//! The locks that live in a program's own memory, as user-mode code keeps them.
//!
//! The kernel does not know them: it carries them with the process and never looks inside.

use std::collections::{BTreeMap, VecDeque};

use nt::{Handle, Id};

/// What a program has in its memory to lock and to wait with, by address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locks {
    /// The locks.
    pub at: BTreeMap<u64, Lock>,
    /// The threads that WaitOnAddress put to sleep, by address, oldest first.
    pub watchers: BTreeMap<u64, VecDeque<Id>>,
}

/// One lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    /// CRITICAL_SECTION.
    Critical(CriticalSection),
    /// SRWLOCK.
    Srw(SrwLock),
    /// CONDITION_VARIABLE.
    Condition(ConditionVariable),
    /// INIT_ONCE.
    Once(Once),
}

/// A critical section: owned by one thread, as often as it has entered it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriticalSection {
    /// The owner.
    pub owner: Option<Id>,
    /// How often the owner has entered it.
    pub recursion: u32,
    /// How many threads wait for it.
    pub waiting: u32,
    /// How often a thread is to look again before it waits: nothing happens meanwhile here.
    pub spin: u32,
    /// The event on which threads wait, made when the first one has to.
    pub event: Option<Handle>,
}

/// A slim reader/writer lock: held by one thread alone, or by several together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SrwLock {
    /// Who holds it alone. Windows does not write that down; explanations need it.
    pub exclusive: Option<Id>,
    /// Who holds it together with others.
    pub shared: Vec<Id>,
    /// Who waits for it, and whether to hold it alone, oldest first.
    pub line: VecDeque<(Id, bool)>,
}

/// A condition variable: threads that sleep until somebody wakes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConditionVariable {
    /// Who sleeps, oldest first.
    pub sleeping: VecDeque<Id>,
    /// Who was woken and waits for its lock, and whether its time was over.
    pub returning: Vec<(Id, bool)>,
}

/// An initialization that one thread does for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Once {
    /// Who does it, while it is under way.
    pub by: Option<Id>,
    /// What it came to, once it is done.
    pub context: Option<u64>,
    /// Who waits for it, oldest first.
    pub line: VecDeque<Id>,
}

impl SrwLock {
    /// Whether nobody holds it.
    pub fn is_free(&self) -> bool {
        self.exclusive.is_none() && self.shared.is_empty()
    }

    /// Takes it if it can be taken. Who comes anew does not pass those who wait while it is held.
    pub fn take(&mut self, by: Id, exclusive: bool, anew: bool) -> bool {
        let can = if exclusive {
            self.is_free()
        } else {
            self.exclusive.is_none() && (!anew || self.line.is_empty() || self.is_free())
        };
        if can && exclusive {
            self.exclusive = Some(by);
        } else if can {
            self.shared.push(by);
        }
        can
    }
}
