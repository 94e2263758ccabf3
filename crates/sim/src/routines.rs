//! The routines threads start with: names for people, addresses for calls.

use calls::Routine;

/// Which address stands for which routine.
#[derive(Clone, Debug, Default)]
pub struct Routines {
    names: Vec<String>,
}

/// The address of the first routine, and how far apart they are.
const FIRST: u64 = 0x7FF6_0000_1000;
const STEP: u64 = 0x40;

impl Routines {
    /// The address of a routine, which is new if the name is.
    pub fn address(&mut self, name: &str) -> Routine {
        let at = match self.names.iter().position(|other| other == name) {
            Some(at) => at,
            None => {
                self.names.push(name.to_owned());
                self.names.len() - 1
            }
        };
        Routine(FIRST + STEP * at as u64)
    }

    /// The name of the routine at an address.
    pub fn name(&self, routine: Routine) -> Option<&str> {
        let offset = routine.0.checked_sub(FIRST)?;
        if !offset.is_multiple_of(STEP) {
            return None;
        }
        self.names.get((offset / STEP) as usize).map(String::as_str)
    }
}
