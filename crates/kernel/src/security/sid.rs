//! Security identifiers: the numbers that stand for users and groups.

/// A security identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sid {
    /// The authority, a number of 48 bits.
    pub authority: u64,
    /// The numbers below it, at most 15.
    pub parts: Box<[u32]>,
}

impl Sid {
    /// A security identifier from its numbers.
    pub fn new(authority: u64, parts: &[u32]) -> Sid {
        Sid { authority, parts: parts.into() }
    }

    /// S-1-1-0: everyone.
    pub fn everyone() -> Sid {
        Sid::new(1, &[0])
    }

    /// S-1-3-4: whoever owns the object.
    pub fn owner_rights() -> Sid {
        Sid::new(3, &[4])
    }

    /// S-1-5-18: the system.
    pub fn system() -> Sid {
        Sid::new(5, &[18])
    }

    /// S-1-5-11: whoever logged on.
    pub fn authenticated() -> Sid {
        Sid::new(5, &[11])
    }

    /// S-1-5-32-544: the administrators of the machine.
    pub fn administrators() -> Sid {
        Sid::new(5, &[32, 544])
    }

    /// S-1-5-32-545: the users of the machine.
    pub fn users() -> Sid {
        Sid::new(5, &[32, 545])
    }

    /// A user account of the simulated machine.
    pub fn account(number: u32) -> Sid {
        Sid::new(5, &[21, 1, 2, 3, 1000 + number])
    }

    /// One session of a user who logged on.
    pub fn logon(number: u32) -> Sid {
        Sid::new(5, &[5, 0, 0x1_0000 + number])
    }
}

impl std::fmt::Display for Sid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "S-1-{}", self.authority)?;
        self.parts.iter().try_for_each(|part| write!(f, "-{part}"))
    }
}
