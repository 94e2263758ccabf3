//! Where variables lie in the memory of their processes, for calls that care: locks, and numbers
//! that threads wait for.

use kernel::ProcessKey;

/// Which address stands for which variable. No two have the same, not even of two processes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Locations {
    variables: Vec<(ProcessKey, String)>,
}

/// The address of the first variable, and how far apart they are.
const FIRST: u64 = 0x7FF7_0000_0000;
const STEP: u64 = 0x40;

impl Locations {
    /// The address of a variable.
    pub(crate) fn address(&mut self, process: ProcessKey, name: &str) -> u64 {
        let same = |(of, other): &(ProcessKey, String)| *of == process && other == name;
        let at = match self.variables.iter().position(same) {
            Some(at) => at,
            None => {
                self.variables.push((process, name.to_owned()));
                self.variables.len() - 1
            }
        };
        FIRST + STEP * at as u64
    }

    /// The variable at an address.
    pub(crate) fn name(&self, address: u64) -> Option<&str> {
        let offset = address.checked_sub(FIRST)?;
        if !offset.is_multiple_of(STEP) {
            return None;
        }
        self.variables.get((offset / STEP) as usize).map(|(_, name)| name.as_str())
    }
}
