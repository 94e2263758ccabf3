//! Locks in the memory of programs, in sentences: which one a thread waits for, and who has it.

use calls::locks::LockCall;
use calls::{Call, Lock, Win32Call};
use kernel::ThreadKey;
use nt::{Id, ObjectType};
use sim::World;

use crate::named;
use crate::why::{Reason, reason};

/// What a thread sleeps at that is not an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A critical section or a slim reader/writer lock, which others have.
    Lock(u64),
    /// A condition variable, or a number, until somebody wakes it.
    Sleep(u64),
}

/// Where a thread sleeps that is in a call about locks.
pub(crate) fn spot(world: &World, thread: ThreadKey) -> Option<Spot> {
    let block = world.kernel().thread(thread)?;
    block.wait?;
    let Call::Win32(Win32Call::Locks(call)) = world.pending(thread)? else { return None };
    // Who was woken at a condition variable waits for its lock.
    let at_condition = |condition: u64, lock: u64| {
        let locks = world.kernel().process(block.process).map(|process| &process.peb.locks);
        match locks.and_then(|locks| locks.at.get(&condition)) {
            Some(Lock::Condition(condition))
                if condition.returning.iter().any(|(id, _)| *id == block.id) =>
            {
                Spot::Lock(lock)
            }
            _ => Spot::Sleep(condition),
        }
    };
    Some(match call {
        LockCall::EnterCriticalSection { lpCriticalSection: at }
        | LockCall::AcquireSRWLockExclusive { SRWLock: at }
        | LockCall::AcquireSRWLockShared { SRWLock: at }
        | LockCall::InitOnceBeginInitialize { lpInitOnce: at, .. }
        | LockCall::InitOnceExecuteOnce { InitOnce: at, .. } => Spot::Lock(at.0),
        LockCall::SleepConditionVariableCS {
            ConditionVariable: at, CriticalSection: lock, ..
        }
        | LockCall::SleepConditionVariableSRW { ConditionVariable: at, SRWLock: lock, .. } => {
            at_condition(at.0, lock.0)
        }
        LockCall::WaitOnAddress { Address: watched, .. } => Spot::Sleep(watched.at),
        _ => return None,
    })
}

/// The lock of the process of a thread that lies at an address.
fn lock_at(world: &World, thread: ThreadKey, at: u64) -> Option<&Lock> {
    let process = world.kernel().thread(thread)?.process;
    world.kernel().process(process)?.peb.locks.at.get(&at)
}

/// The ids of the threads that have a lock.
fn owners(world: &World, thread: ThreadKey, at: u64) -> Vec<Id> {
    match lock_at(world, thread, at) {
        Some(Lock::Critical(section)) => section.owner.into_iter().collect(),
        Some(Lock::Once(once)) => once.by.into_iter().collect(),
        Some(Lock::Srw(lock)) => lock.exclusive.iter().chain(&lock.shared).copied().collect(),
        _ => Vec::new(),
    }
}

/// The thread of an id that has not ended.
fn alive(world: &World, id: Id) -> Option<ThreadKey> {
    let object = world.kernel().by_id(id, ObjectType::THREAD).ok()?;
    let Some(kernel::Body::Thread(thread)) = world.kernel().body(object) else { return None };
    (!thread.ended).then_some(thread.key)
}

/// The threads that have the lock a thread waits for, and have not ended.
pub(crate) fn holders(world: &World, thread: ThreadKey) -> Vec<ThreadKey> {
    match spot(world, thread) {
        Some(Spot::Lock(at)) => {
            owners(world, thread, at).into_iter().filter_map(|id| alive(world, id)).collect()
        }
        _ => Vec::new(),
    }
}

/// `critical section cs`, `SRW lock l`, `condition variable c`, `address ready`.
pub(crate) fn subject(world: &World, thread: ThreadKey, spot: Spot) -> String {
    let (Spot::Lock(at) | Spot::Sleep(at)) = spot;
    let kind = match lock_at(world, thread, at) {
        Some(Lock::Critical(_)) => "critical section",
        Some(Lock::Srw(_)) => "SRW lock",
        Some(Lock::Condition(_)) => "condition variable",
        Some(Lock::Once(_)) => "initialization",
        None => "address",
    };
    match world.location_name(at) {
        Some(name) => format!("{kind} {name}"),
        None => format!("{kind} {at:#x}"),
    }
}

/// Who has a lock, in words: `app:main`, `a thread that has ended`.
fn owners_text(world: &World, thread: ThreadKey, at: u64) -> Option<String> {
    let name = |id: &Id| match alive(world, *id) {
        Some(owner) => world.actors().thread_name(owner),
        None => format!("thread {id}, which has ended"),
    };
    let names: Vec<_> = owners(world, thread, at).iter().map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// What `~ blocks on` says of a thread that sleeps at a lock.
pub(crate) fn sleeps_on(world: &World, thread: ThreadKey) -> Option<String> {
    let spot = spot(world, thread)?;
    let what = subject(world, thread, spot);
    let owners = match spot {
        Spot::Lock(at) => owners_text(world, thread, at),
        Spot::Sleep(_) => None,
    };
    Some(match owners {
        Some(owners) => format!("{what}, held by {owners}"),
        None => what,
    })
}

/// Why a thread sleeps at a lock.
pub(crate) fn why(world: &World, thread: ThreadKey, spot: Spot) -> Reason {
    let what = subject(world, thread, spot);
    let Spot::Lock(at) = spot else {
        let me = named::prompt(world, thread);
        return reason("sleep.unwoken", "{} sleeps at {} until somebody wakes it", &[&me, &what]);
    };
    let ids = owners(world, thread, at);
    if let Some(dead) = ids.iter().find(|id| alive(world, **id).is_none()) {
        let pattern = "{} is held by thread {}, which has ended: nobody gives it back";
        return reason("lock.dead-owner", pattern, &[&what, dead]);
    }
    if holders(world, thread).contains(&thread) {
        let me = world.actors().thread_name(thread);
        let pattern = "{} is held by {}, which waits for it: nobody else can give it back";
        return reason("lock.own", pattern, &[&what, &me]);
    }
    let owners = owners_text(world, thread, at).unwrap_or_else(|| "nobody".into());
    reason("lock.held", "{} is held by {}", &[&what, &owners])
}
