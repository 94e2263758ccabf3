//! Security identifiers: the numbers that stand for users and groups.

/// A security identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sid {
    /// The authority, a number of 48 bits.
    pub authority: u64,
    /// The numbers below it, at most 15.
    pub parts: Box<[u32]>,
}

/// The numbers that make the accounts of the simulated machine its own.
const MACHINE: [u32; 4] = [21, 1, 2, 3];

/// The authorities of packages, integrity levels and process trust.
const PACKAGE: u64 = 15;
const INTEGRITY: u64 = 16;
const TRUST: u64 = 19;

impl Sid {
    /// A security identifier from its numbers.
    pub fn new(authority: u64, parts: &[u32]) -> Sid {
        Sid { authority, parts: parts.into() }
    }

    /// Reads `S-1-…`.
    pub fn parse(text: &str) -> Option<Sid> {
        let mut numbers = text.strip_prefix("S-1-").or(text.strip_prefix("s-1-"))?.split('-');
        let authority = number(numbers.next()?)?;
        let parts: Option<Vec<u32>> =
            numbers.map(|part| number(part).and_then(|n| u32::try_from(n).ok())).collect();
        let parts = parts.filter(|parts| (1..=15).contains(&parts.len()))?;
        (authority < 1 << 48).then(|| Sid::new(authority, &parts))
    }

    /// S-1-1-0: everyone.
    pub fn everyone() -> Sid {
        Sid::new(1, &[0])
    }

    /// S-1-2-0: whoever logged on at the machine itself.
    pub fn local() -> Sid {
        Sid::new(2, &[0])
    }

    /// S-1-3-0: in a container's list, whoever makes the object.
    pub fn creator_owner() -> Sid {
        Sid::new(3, &[0])
    }

    /// S-1-3-1: in a container's list, the primary group of whoever makes the object.
    pub fn creator_group() -> Sid {
        Sid::new(3, &[1])
    }

    /// S-1-3-4: whoever owns the object.
    pub fn owner_rights() -> Sid {
        Sid::new(3, &[4])
    }

    /// S-1-5-4: whoever logged on interactively.
    pub fn interactive() -> Sid {
        Sid::new(5, &[4])
    }

    /// S-1-5-6: whoever logged on as a service.
    pub fn service() -> Sid {
        Sid::new(5, &[6])
    }

    /// S-1-5-11: whoever logged on.
    pub fn authenticated() -> Sid {
        Sid::new(5, &[11])
    }

    /// S-1-5-18: the system.
    pub fn system() -> Sid {
        Sid::new(5, &[18])
    }

    /// S-1-5-19: services without a right to the network.
    pub fn local_service() -> Sid {
        Sid::new(5, &[19])
    }

    /// S-1-5-20: services that act as the machine on the network.
    pub fn network_service() -> Sid {
        Sid::new(5, &[20])
    }

    /// S-1-5-32-544: the administrators of the machine.
    pub fn administrators() -> Sid {
        Sid::new(5, &[32, 544])
    }

    /// S-1-5-32-545: the users of the machine.
    pub fn users() -> Sid {
        Sid::new(5, &[32, 545])
    }

    /// An account of the simulated machine by the last of its numbers.
    pub fn of_machine(number: u32) -> Sid {
        let [first, a, b, c] = MACHINE;
        Sid::new(5, &[first, a, b, c, number])
    }

    /// A user account of the simulated machine.
    pub fn account(number: u32) -> Sid {
        Sid::of_machine(1000 + number)
    }

    /// The group "None" of the simulated machine: the primary group of its accounts.
    pub fn none_group() -> Sid {
        Sid::of_machine(513)
    }

    /// One session of a user who logged on.
    pub fn logon(number: u32) -> Sid {
        Sid::new(5, &[5, 0, 0x1_0000 + number])
    }

    /// S-1-15-2-1: every application package.
    pub fn all_packages() -> Sid {
        Sid::new(PACKAGE, &[2, 1])
    }

    /// S-1-15-2-2: every application package, the less privileged ones included.
    pub fn all_restricted_packages() -> Sid {
        Sid::new(PACKAGE, &[2, 2])
    }

    /// S-1-16-n: an integrity level.
    pub fn integrity(level: u32) -> Sid {
        Sid::new(INTEGRITY, &[level])
    }

    /// The integrity level that this stands for, if it stands for one.
    pub fn integrity_level(&self) -> Option<u32> {
        match &*self.parts {
            [level] if self.authority == INTEGRITY => Some(*level),
            _ => None,
        }
    }

    /// S-1-19-kind-signer: how far a process is trusted.
    pub fn trust(kind: u32, signer: u32) -> Sid {
        Sid::new(TRUST, &[kind, signer])
    }

    /// The kind and the signer of a process trust label, if this is one.
    pub fn trust_level(&self) -> Option<(u32, u32)> {
        match &*self.parts {
            [kind, signer] if self.authority == TRUST => Some((*kind, *signer)),
            _ => None,
        }
    }

    /// The bytes of its binary form.
    pub fn size(&self) -> u32 {
        8 + 4 * self.parts.len() as u32
    }
}

/// A number as it stands in a security identifier: decimal, or hexadecimal after `0x`.
fn number(text: &str) -> Option<u64> {
    match text.strip_prefix("0x") {
        Some(hex) => u64::from_str_radix(hex, 16).ok(),
        None if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
        None => None,
    }
}

impl std::fmt::Display for Sid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "S-1-")?;
        // An authority that does not fit 32 bits is written in hexadecimal (MS-DTYP 2.4.2.1).
        match u32::try_from(self.authority) {
            Ok(small) => write!(f, "{small}")?,
            Err(_) => write!(f, "0x{:012X}", self.authority)?,
        }
        self.parts.iter().try_for_each(|part| write!(f, "-{part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_back() {
        for text in ["S-1-1-0", "S-1-5-32-544", "S-1-16-8192", "S-1-0x100000000000-1"] {
            assert_eq!(Sid::parse(text).expect("it is one").to_string(), text);
        }
        for text in ["S-1", "S-1-5", "S-2-5-18", "S-1-5-", "S-1-5--1", "S-1-5-4294967296", "X"] {
            assert_eq!(Sid::parse(text), None, "{text}");
        }
    }
}
