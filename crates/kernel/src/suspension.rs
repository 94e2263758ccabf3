//! Suspending and resuming: one thread, or all of a process.

use crate::event::Event;
use crate::kernel::{Kernel, ThreadKey};

/// How often a thread can be suspended.
pub(crate) const SUSPENDED_MAX: u32 = 127;

impl Kernel {
    /// Raises the suspend count of a thread that is not the calling one and returns the count
    /// before; nothing if it is as high as it can be.
    pub(crate) fn suspend_thread(&mut self, key: ThreadKey) -> Option<u32> {
        let before = self.raise_suspend_count(key)?;
        if before == 0 {
            self.suspend_wait(key);
            self.report(Event::Suspended { thread: key });
        }
        Some(before)
    }

    /// Raises the suspend count, and leaves it to the caller to stop the thread.
    pub(crate) fn raise_suspend_count(&mut self, key: ThreadKey) -> Option<u32> {
        let thread = &mut self.threads[key];
        let before = thread.suspended;
        if before == SUSPENDED_MAX {
            return None;
        }
        thread.suspended += 1;
        Some(before)
    }
}
