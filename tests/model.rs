//! The kernel in lockstep with a model of it that is slow and obvious.
//!
//! Random calls go to both; answers, handle values, granted rights, flags, counts and who is gone
//! have to be the same after each. A failure prints the seed and the last calls. What the model
//! knows is in `model/`, and none of it comes from the kernel.

mod choose;
mod firing;
mod op;
mod state;
mod sync;
mod tables;
mod waits;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use kernel::{Kernel, ObjectId, ProcessKey, Reuse, ThreadKey, Token};

use crate::random::Random;
use choose::choose;
use op::{Op, make};
use state::Model;
use tables::{INHERIT, Order, PROTECT};

/// Calls of one run, and runs for each order of reuse: 100,000 calls together.
const CALLS: usize = 5_000;
const RUNS: [(Order, Reuse, u64); 3] = [
    (Order::LastFreed, Reuse::Eager, 14),
    (Order::FirstFreed, Reuse::Fifo, 3),
    (Order::Never, Reuse::Never, 3),
];

/// Both, side by side.
struct Pair {
    kernel: Kernel,
    model: Model,
    /// The kernel's names for the model's processes.
    keys: Vec<(ProcessKey, ThreadKey)>,
    users: [Arc<Token>; 2],
}

impl Pair {
    fn new(order: Order, reuse: Reuse) -> Pair {
        let mut kernel = Kernel::new();
        kernel.set_reuse(Some(reuse), None);
        let users = [Arc::new(Token::user("alice", 1)), Arc::new(Token::user("bob", 2))];
        let mut pair = Pair { kernel, model: Model::new(order), keys: Vec::new(), users };
        for user in [0, 0, 0, 1] {
            pair.start(user);
        }
        pair
    }

    fn start(&mut self, user: u32) {
        let token = self.users[user as usize].clone();
        let keys = self.kernel.start_process("p.exe", token).expect("there is a free id");
        self.keys.push(keys);
        self.model.start(user);
        self.kernel.drain_events();
    }

    /// Makes a call on both and compares.
    fn step(&mut self, by: usize, op: &Op) -> Result<(), String> {
        let before = self.model.processes.len();
        let want = self.model.answer(by, op);
        let got = make(&mut self.kernel, self.keys[by].1, op);
        if got != want {
            return Err(format!("the kernel answers\n  {got:x?}\nthe model\n  {want:x?}"));
        }
        if self.model.processes.len() > before {
            self.learn_child()?;
        }
        Ok(())
    }

    /// The keys of the process that was just created: the youngest one.
    fn learn_child(&mut self) -> Result<(), String> {
        let youngest = self.kernel.processes().last().copied().ok_or("no process was created")?;
        let block = self.kernel.process(youngest).ok_or("it is gone")?;
        self.keys.push((youngest, *block.threads.first().ok_or("it has no thread")?));
        Ok(())
    }

    /// Compares every table, entry by entry, and every object.
    fn compare(&self) -> Result<(), String> {
        let mut objects: BTreeMap<usize, ObjectId> = BTreeMap::new();
        for (at, process) in self.model.processes.iter().enumerate() {
            let block = self.kernel.process(self.keys[at].0);
            if self.model.objects[process.object].gone != block.is_none() {
                return Err(format!("process {at} is gone for one of the two"));
            }
            let table = block.and_then(|block| block.table.as_ref());
            let (Some(want), Some(got)) = (&process.table, table) else {
                if process.table.is_some() != table.is_some() {
                    return Err(format!("process {at} runs for one of the two"));
                }
                continue;
            };
            let entries: Vec<_> = got.iter().collect();
            if entries.len() != want.entries.len() || got.count() as usize != entries.len() {
                return Err(format!("process {at} has another number of handles"));
            }
            for ((value, entry), (want_value, want)) in entries.iter().zip(&want.entries) {
                let is = |flag| entry.attributes.contains(flag);
                let flags = u32::from(is(kernel::Attributes::INHERIT)) * INHERIT
                    + u32::from(is(kernel::Attributes::PROTECT)) * PROTECT;
                let got = (value.0, entry.granted.bits(), flags);
                let want_all = (*want_value, want.granted, want.flags);
                if got != want_all {
                    return Err(format!("process {at}: {got:x?}, and not {want_all:x?}"));
                }
                if *objects.entry(want.object).or_insert(entry.object) != entry.object {
                    return Err(format!("process {at}: {value} names another object"));
                }
            }
        }
        for (object, id) in &objects {
            let (got, want) = (self.kernel.handle_count(*id), self.model.handles_of(*object));
            if got as usize != want {
                return Err(format!("object {object} has {got} handles, and not {want}"));
            }
        }
        Ok(())
    }
}

/// The last calls of a run; they are printed when the run fails, by a difference or by an assertion
/// in the kernel.
struct Last {
    what: String,
    calls: VecDeque<String>,
}

impl Last {
    fn new(what: String) -> Last {
        Last { what, calls: VecDeque::new() }
    }

    fn note(&mut self, call: String) {
        if self.calls.len() == 20 {
            self.calls.pop_front();
        }
        self.calls.push_back(call);
    }
}

impl Drop for Last {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("{}, the last calls:", self.what);
            self.calls.iter().for_each(|call| println!("{call}"));
        }
    }
}

/// One run of random calls.
fn run(order: Order, reuse: Reuse, seed: u64) {
    let mut random = Random::new(seed);
    let mut pair = Pair::new(order, reuse);
    let empty = Kernel::new().all_objects().len();
    let mut last = Last::new(format!("{order:?}, seed {seed}"));
    for turn in 0..CALLS {
        while pair.model.running().len() < 3 {
            pair.start(0);
        }
        let (by, op) = choose(&mut random, &pair.model, turn);
        last.note(format!("{turn}: process {by}: {op:x?}"));
        let compared = pair.step(by, &op).and_then(|()| match turn % 50 {
            0 => {
                pair.kernel.audit();
                pair.compare()
            }
            _ => Ok(()),
        });
        if let Err(what) = compared {
            panic!("{what}");
        }
    }
    // When the last process ends, nothing is left of what they all did.
    for process in pair.model.running() {
        pair.step(process, &Op::Terminate(u64::MAX)).expect("both end a process alike");
    }
    pair.compare().expect("both are empty");
    pair.kernel.audit();
    // But for the DOS names of who logged on: a directory each, with a link to those of everybody.
    let names = pair.kernel.object_named(r"\Sessions\0\DosDevices").expect("it is permanent");
    let logons = pair.kernel.entries(names).map_or(0, |entries| entries.len());
    let left = pair.kernel.all_objects().len();
    assert_eq!(left, empty + 2 * logons, "{order:?}, seed {seed}");
}

#[test]
fn the_kernel_and_the_model_agree_when_the_value_freed_last_comes_first() {
    let (order, reuse, seeds) = RUNS[0];
    (0..seeds).for_each(|seed| run(order, reuse, seed));
}

#[test]
fn the_kernel_and_the_model_agree_when_the_value_freed_first_comes_first() {
    let (order, reuse, seeds) = RUNS[1];
    (100..100 + seeds).for_each(|seed| run(order, reuse, seed));
}

#[test]
fn the_kernel_and_the_model_agree_when_no_value_comes_back() {
    let (order, reuse, seeds) = RUNS[2];
    (200..200 + seeds).for_each(|seed| run(order, reuse, seed));
}

#[test]
fn a_difference_between_the_two_is_noticed() {
    let mut pair = Pair::new(Order::LastFreed, Reuse::Fifo);
    let create = || choose::an_event();
    assert!(pair.step(0, &create()).is_ok());
    assert!(pair.step(0, &create()).is_ok());
    assert!(pair.step(0, &Op::Close(4)).is_ok());
    let difference = pair.step(0, &create()).expect_err("the orders of reuse are not the same");
    assert!(difference.contains("[4]") && difference.contains("[c]"), "{difference}");
    assert!(pair.compare().is_err());
}
