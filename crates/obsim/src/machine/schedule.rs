//! Who acts next: the schedule of a run, and the choices that were made.

/// Which of the guests that can run acts next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Schedule {
    /// One call each, in the order in which they became able to run.
    #[default]
    RoundRobin,
    /// Whoever chance picks; the same seed picks the same.
    Random(u64),
    /// The guests of a list, by number, one for each choice; in turn when the list is over. A guest
    /// that cannot run at its choice is passed over for whoever would come in turn.
    List(Vec<u32>),
}

/// A choice between guests that could all run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The number of the guest that was chosen. Guests are numbered from 0 as they start.
    pub taken: u32,
    /// How many could run.
    pub of: u32,
}

/// Chooses as a schedule says.
#[derive(Debug)]
pub(crate) struct Chooser {
    schedule: Schedule,
    /// How many choices were made.
    made: usize,
    chance: Chance,
}

impl Chooser {
    pub(crate) fn new(schedule: Schedule) -> Chooser {
        let chance = match schedule {
            Schedule::Random(seed) => Chance::new(seed),
            _ => Chance::new(0),
        };
        Chooser { schedule, made: 0, chance }
    }

    /// The position of the one to act next among several that can, who stand in the order in which
    /// they became able to.
    pub(crate) fn choose(&mut self, ready: impl ExactSizeIterator<Item = u32>) -> usize {
        self.made += 1;
        match &self.schedule {
            Schedule::RoundRobin => 0,
            Schedule::Random(_) => self.chance.below(ready.len() as u64) as usize,
            Schedule::List(list) => {
                let wanted = list.get(self.made - 1);
                let mut ready = ready;
                wanted.and_then(|wanted| ready.position(|number| number == *wanted)).unwrap_or(0)
            }
        }
    }
}

/// Chance that a seed decides (SplitMix64).
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below a limit, each as likely as the others as far as anybody could tell.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }
}
