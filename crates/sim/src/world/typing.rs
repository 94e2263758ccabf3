//! What people at consoles do.

use kernel::ProcessKey;

use crate::world::World;

impl World {
    /// Somebody types a line at the console of a process.
    pub fn type_line(&mut self, process: ProcessKey, line: &[u8]) {
        self.kernel.type_line(process, line);
        self.collect();
    }
}
