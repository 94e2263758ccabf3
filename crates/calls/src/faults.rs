//! Failures that are put into calls on purpose: one NT call does nothing and answers as it would
//! when something runs short.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use nt::Status;

use crate::Kind;
use crate::table::{Layer, rows};

/// What runs short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortage {
    /// Handles: calls that open one, of new objects and of those that are there.
    Handles,
    /// What can be opened: calls that open what is there already.
    Opens,
    /// Memory: calls that allocate or map some.
    Memory,
    /// Any of these.
    All,
}

/// A failure that is to come, or has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What runs short.
    pub shortage: Shortage,
    /// Which of the calls concerned fails, counted from 1; none if it is 0.
    pub at: u64,
    /// What it answers.
    pub status: Status,
}

/// A failure, and how many of the calls concerned were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faults {
    /// The failure.
    pub fault: Fault,
    /// How many calls it concerned so far.
    pub counted: u64,
    /// Whether calls are made again that slept, and so were counted before.
    pub is_again: bool,
}

impl Faults {
    /// A failure that is to come.
    pub fn new(fault: Fault) -> Faults {
        Faults { fault, counted: 0, is_again: false }
    }

    /// Counts an NT call, and says what it answers if it is the one to fail.
    pub(crate) fn strike(&mut self, name: &'static str) -> Option<Status> {
        if self.is_again || !concerns(self.fault.shortage, name) {
            return None;
        }
        self.counted += 1;
        (self.counted == self.fault.at).then_some(self.fault.status)
    }
}

/// Whether a call asks for what runs short.
fn concerns(shortage: Shortage, name: &str) -> bool {
    static OF: LazyLock<BTreeMap<&'static str, Shortage>> = LazyLock::new(|| {
        let native = rows().filter(|(id, _)| id.layer == Layer::Nt);
        let asks = native.filter_map(|(_, row)| {
            let is_handle = |kind: &Kind| matches!(kind, Kind::Out(Kind::Handle(_)));
            let opens = row.params.iter().any(|param| is_handle(param.kind));
            let is_there = row.name.starts_with("NtOpen");
            let shortage = match row.name {
                "NtAllocateVirtualMemory" | "NtMapViewOfSection" => Shortage::Memory,
                _ if opens && is_there => Shortage::Opens,
                _ if opens => Shortage::Handles,
                _ => return None,
            };
            Some((row.name, shortage))
        });
        asks.collect()
    });
    let Some(asked) = OF.get(name) else { return false };
    match shortage {
        Shortage::All => true,
        Shortage::Handles => matches!(asked, Shortage::Handles | Shortage::Opens),
        other => *asked == other,
    }
}
