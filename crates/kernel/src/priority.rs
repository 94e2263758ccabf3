//! Priorities as data: the class of a process, the level of a thread, and what they add up to.
//!
//! Nothing here is scheduled by priority: a thread acts when its prompt stands there. The numbers
//! are those of Microsoft's page "Scheduling Priorities".

/// The class of a process, with the numbers that the kernel uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum PriorityClass {
    /// IDLE_PRIORITY_CLASS.
    Idle = 1,
    /// NORMAL_PRIORITY_CLASS.
    #[default]
    Normal = 2,
    /// HIGH_PRIORITY_CLASS.
    High = 3,
    /// REALTIME_PRIORITY_CLASS.
    Realtime = 4,
    /// BELOW_NORMAL_PRIORITY_CLASS.
    BelowNormal = 5,
    /// ABOVE_NORMAL_PRIORITY_CLASS.
    AboveNormal = 6,
}

/// The level at which the value of a thread saturates: THREAD_PRIORITY_TIME_CRITICAL, and its
/// opposite THREAD_PRIORITY_IDLE.
pub(crate) const SATURATED: i32 = 15;

impl PriorityClass {
    /// The class of a number.
    pub fn from_number(number: u32) -> Option<PriorityClass> {
        use PriorityClass::{AboveNormal, BelowNormal, High, Idle, Normal, Realtime};
        let all = [Idle, Normal, High, Realtime, BelowNormal, AboveNormal];
        all.into_iter().find(|class| *class as u32 == number)
    }

    /// The base priority of a thread of level NORMAL, which is that of new threads.
    pub fn base(self) -> i32 {
        match self {
            PriorityClass::Idle => 4,
            PriorityClass::BelowNormal => 6,
            PriorityClass::Normal => 8,
            PriorityClass::AboveNormal => 10,
            PriorityClass::High => 13,
            PriorityClass::Realtime => 24,
        }
    }

    /// The base priority of a thread of some level.
    pub fn of_level(self, level: i32) -> i32 {
        let (lowest, highest) = match self {
            PriorityClass::Realtime => (16, 31),
            _ => (1, 15),
        };
        match level {
            SATURATED => highest,
            level if level == -SATURATED => lowest,
            level => (self.base() + level).clamp(lowest, highest),
        }
    }

    /// Whether a thread of this class can have a level.
    pub(crate) fn takes_level(self, level: i32) -> bool {
        let reach = match self {
            PriorityClass::Realtime => -7..=6,
            _ => -2..=2,
        };
        reach.contains(&level) || level == SATURATED || level == -SATURATED
    }

    /// The class of a child whose creator asks for none: only the two lowest are passed on.
    pub(crate) fn passed_on(self) -> PriorityClass {
        match self {
            PriorityClass::Idle | PriorityClass::BelowNormal => self,
            _ => PriorityClass::Normal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PriorityClass::{AboveNormal, BelowNormal, High, Idle, Normal, Realtime};

    // Rules: processes.base-priority
    #[test]
    fn the_table_of_base_priorities() {
        let table = [
            (Idle, [1, 2, 3, 4, 5, 6, 15]),
            (BelowNormal, [1, 4, 5, 6, 7, 8, 15]),
            (Normal, [1, 6, 7, 8, 9, 10, 15]),
            (AboveNormal, [1, 8, 9, 10, 11, 12, 15]),
            (High, [1, 11, 12, 13, 14, 15, 15]),
            (Realtime, [16, 22, 23, 24, 25, 26, 31]),
        ];
        for (class, want) in table {
            let got = [-15, -2, -1, 0, 1, 2, 15].map(|level| class.of_level(level));
            assert_eq!(got, want, "{class:?}");
        }
    }
}
