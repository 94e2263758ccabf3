//! What must hold of a world beside what must hold of its kernel.

use crate::world::World;

impl World {
    /// Recounts everything.
    ///
    /// # Panics
    /// obsim is wrong: see [`kernel::Kernel::audit`].
    pub fn audit(&self) {
        self.kernel.audit();
        for (thread, calls) in &self.pending {
            if let Some(block) = self.kernel.thread(thread).filter(|block| block.exit.is_none()) {
                let sleeps = block.wait.is_some() || block.completion.is_some();
                let kept = block.frames.iter().filter(|frame| frame.answer.is_some()).count();
                assert_eq!(calls.len(), kept + usize::from(sleeps), "a call lost its thread");
            }
        }
    }
}
