//! Slim reader/writer locks.
//!
//! Threads wait in one line. Whoever gives the lock back wakes the first, or, if the first wants to
//! share, all who want to share before the next who does not (assumed: Microsoft promises no
//! order). A thread that holds the lock and wants it again waits for itself. Source: Microsoft,
//! "Slim Reader/Writer (SRW) Locks".

use calls::{In, Location, Lock, NtCalls, Refused, SrwLock, Stop, UserMemory};
use nt::Id;

use crate::Win32;

impl<N: NtCalls + UserMemory> Win32<N> {
    pub(super) fn make_srw(&mut self, at: Location) -> Result<(), Refused> {
        let call = "InitializeSRWLock";
        let lock = self.srw(call, at)?;
        if !lock.is_free() || !lock.line.is_empty() {
            return Err(Refused::new(call, "a lock that is in use"));
        }
        Ok(())
    }

    /// The lock that lies somewhere; memory that was not used is a free one.
    pub(super) fn srw(
        &mut self,
        call: &'static str,
        at: Location,
    ) -> Result<&mut SrwLock, Refused> {
        if at.0 == 0 {
            return Err(Refused::new(call, "a lock at address 0"));
        }
        let locks = &mut self.nt.peb().locks.at;
        match locks.entry(at.0).or_insert_with(|| Lock::Srw(SrwLock::default())) {
            Lock::Srw(lock) => Ok(lock),
            _ => Err(Refused::new(call, "a lock of another kind")),
        }
    }

    pub(super) fn try_acquire(
        &mut self,
        call: &'static str,
        at: Location,
        exclusive: bool,
    ) -> Result<bool, Refused> {
        let me = self.me();
        Ok(self.srw(call, at)?.take(me, exclusive, true))
    }

    pub(super) fn acquire(
        &mut self,
        call: &'static str,
        at: Location,
        exclusive: bool,
    ) -> Result<(), Stop> {
        if !self.nt.resumed() {
            if self.try_acquire(call, at, exclusive)? {
                return Ok(());
            }
            self.line_up(call, at, exclusive)?;
        }
        self.wait_to_acquire(call, at, exclusive)
    }

    /// The caller stands at the end of the line.
    pub(super) fn line_up(
        &mut self,
        call: &'static str,
        at: Location,
        exclusive: bool,
    ) -> Result<(), Refused> {
        let me = self.me();
        self.srw(call, at)?.line.push_back((me, exclusive));
        Ok(())
    }

    /// Waits until the caller has the lock.
    pub(super) fn wait_to_acquire(
        &mut self,
        call: &'static str,
        at: Location,
        exclusive: bool,
    ) -> Result<(), Stop> {
        let me = self.me();
        loop {
            self.nt.NtWaitForAlertByThreadId(at, In::Null)?;
            let lock = self.srw(call, at)?;
            lock.line.retain(|(other, _)| *other != me);
            if lock.take(me, exclusive, false) {
                return Ok(());
            }
            self.line_up(call, at, exclusive)?;
        }
    }

    /// Whether the caller holds the lock in that way.
    pub(super) fn holds(
        &mut self,
        call: &'static str,
        at: Location,
        exclusive: bool,
    ) -> Result<bool, Refused> {
        let me = self.me();
        let lock = self.srw(call, at)?;
        Ok(if exclusive { lock.exclusive == Some(me) } else { lock.shared.contains(&me) })
    }

    /// Gives the lock back, and wakes whoever comes next when nobody holds it any more.
    pub(super) fn release(
        &mut self,
        call: &'static str,
        at: Location,
        exclusive: bool,
    ) -> Result<(), Refused> {
        if !self.holds(call, at, exclusive)? {
            return Err(Refused::new(call, "a lock that the thread does not hold so"));
        }
        let me = self.me();
        let lock = self.srw(call, at)?;
        if exclusive {
            lock.exclusive = None;
        } else if let Some(at) = lock.shared.iter().position(|other| *other == me) {
            lock.shared.remove(at);
        }
        if !self.srw(call, at)?.is_free() {
            return Ok(());
        }
        while let Some(next) = self.take_next(call, at)? {
            if self.wake(next)? > 0 {
                break;
            }
        }
        Ok(())
    }

    /// Takes those out of the line who come next.
    fn take_next(&mut self, call: &'static str, at: Location) -> Result<Option<Vec<Id>>, Refused> {
        let line = &mut self.srw(call, at)?.line;
        Ok(match line.front() {
            None => None,
            Some((_, true)) => line.pop_front().map(|(first, _)| vec![first]),
            Some((_, false)) => {
                let many = line.iter().take_while(|(_, exclusive)| !exclusive).count();
                Some(line.drain(..many).map(|(thread, _)| thread).collect())
            }
        })
    }
}
