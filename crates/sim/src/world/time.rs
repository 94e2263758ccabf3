//! Time: it passes when somebody says so, for nobody or for a thread that computes; and on how many
//! processors.

use kernel::{Mode, ThreadKey};

use super::World;
use crate::step::ThreadState;

impl World {
    /// The virtual time, in 100 ns since the start of the world.
    pub fn now(&self) -> u64 {
        self.kernel.now()
    }

    /// The moment at which the next sleeping thread gives up.
    pub fn next_deadline(&self) -> Option<u64> {
        self.kernel.next_deadline()
    }

    /// Sets how many processors there are: from 1 to 64. One is there from the start.
    pub fn set_processors(&mut self, count: u32) {
        self.kernel.set_processors(count);
    }

    /// Lets time pass until a moment; whoever's time comes wakes on the way.
    pub fn advance(&mut self, until: u64) {
        while !self.kernel.advance(until) {
            self.collect();
        }
    }

    /// Lets a thread compute for a time, in 100 ns, which passes for everybody. The thread may be
    /// ended on the way, for a limit of its job; then the rest of the time does not pass.
    ///
    /// # Panics
    /// The thread cannot act: see [`World::state`].
    pub fn compute(&mut self, thread: ThreadKey, mode: Mode, time: u64) {
        assert_eq!(self.state(thread), ThreadState::Ready, "the thread cannot compute");
        let mut left = time;
        while left > 0 && self.state(thread) == ThreadState::Ready {
            left = self.kernel.compute(thread, mode, left);
            self.collect();
        }
        // What is due at the moment at which the time is over happens.
        self.advance(self.now());
    }
}
