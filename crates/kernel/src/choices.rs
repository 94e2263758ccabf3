//! What Windows leaves open and a world decides: one value for each choice, with a default.
//!
//! How values of handles and ids come back is such a choice, too, and stands with their tables.

use crate::handle_table::Reuse;
use crate::kernel::Kernel;

/// The length of a clock tick in 100 ns: 15.625 ms, the usual one.
pub(crate) const TICK: u64 = 156_250;

/// Where a thread that begins to wait enters the queue of an object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wake {
    /// At the end: who came first is served first.
    #[default]
    Fifo,
    /// At the front: nobody may rely on the order, and this one hurts.
    Lifo,
}

/// In which order a thread that ends abandons the mutants it owns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Abandon {
    /// The one acquired first comes first.
    #[default]
    Oldest,
    /// The one acquired last comes first.
    Newest,
}

/// When the timeout of a wait is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timeouts {
    /// At the very moment.
    #[default]
    Exact,
    /// At the next tick of the clock, 15.625 ms apart.
    Ticks,
}

/// What a world decides where Windows promises nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Who wakes first.
    pub wake: Wake,
    /// Which mutant is abandoned first.
    pub abandon: Abandon,
    /// When a timeout is over.
    pub timeouts: Timeouts,
    /// Breaks a rule on purpose: ResetEvent does nothing. Only those set it who want to see whether
    /// a comparison notices.
    pub broken: bool,
}

impl Kernel {
    /// How values come back: those of handle tables, and the ids.
    pub fn reuse(&self) -> (Reuse, Reuse) {
        (self.handle_reuse, self.ids.reuse())
    }

    /// What this world decides.
    pub fn choices(&self) -> Choices {
        self.choices
    }

    /// Decides otherwise from now on.
    pub fn set_choices(&mut self, choices: Choices) {
        self.choices = choices;
        self.clock.tick = match choices.timeouts {
            Timeouts::Exact => 1,
            Timeouts::Ticks => TICK,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timeouts_are_over_at_the_moment_or_at_the_next_tick() {
        let mut kernel = Kernel::new();
        assert_eq!(kernel.choices(), Choices::default());
        assert_eq!(kernel.clock.deadline(-10), Some(10));
        kernel.set_choices(Choices { timeouts: Timeouts::Ticks, ..Choices::default() });
        assert_eq!(kernel.clock.deadline(-10), Some(TICK));
        assert_eq!(kernel.clock.deadline(-(TICK as i64)), Some(TICK));
        assert_eq!(kernel.clock.deadline(0), Some(0));
        assert_eq!(kernel.clock.deadline(i64::MIN), None);
    }
}
