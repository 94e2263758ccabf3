//! Locks on ranges against a model that looks at every byte.

use nt::{Handle, Status};
use proptest::prelude::*;

use super::Volume;

/// One thing that somebody does with a range of bytes.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Lock { exclusive: bool },
    Unlock,
    Read,
    Write,
}

/// A lock of the model: which owner, from where to where, and whether it is exclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    owner: usize,
    from: i64,
    length: i64,
    exclusive: bool,
}

impl Held {
    fn has(&self, byte: i64) -> bool {
        (self.from..self.from + self.length).contains(&byte)
    }
}

/// Who holds what.
#[derive(Default)]
struct Model(Vec<Held>);

impl Model {
    fn make(&mut self, owner: usize, deed: Deed, from: i64, length: i64) -> Status {
        let bytes = from..from + length;
        let keeps_out = |held: &Held, mine: bool, others: bool| {
            let counts = if held.owner == owner { mine } else { others };
            counts && bytes.clone().any(|byte| held.has(byte))
        };
        let any = |test: &dyn Fn(&Held) -> bool| self.0.iter().any(test);
        match deed {
            Deed::Lock { exclusive } => {
                let blocked = any(&|held| keeps_out(held, exclusive, exclusive || held.exclusive));
                if blocked {
                    return Status::LOCK_NOT_GRANTED;
                }
                self.0.push(Held { owner, from, length, exclusive });
            }
            Deed::Unlock => {
                let wanted = |exclusive| Held { owner, from, length, exclusive };
                let mut order = [true, false].into_iter().map(wanted);
                let Some(found) = order.find(|wanted| self.0.contains(wanted)) else {
                    return Status::RANGE_NOT_LOCKED;
                };
                let at = self.0.iter().position(|held| *held == found).expect("it is there");
                self.0.remove(at);
            }
            Deed::Read if any(&|held| keeps_out(held, false, held.exclusive)) => {
                return Status::FILE_LOCK_CONFLICT;
            }
            Deed::Write if any(&|held| keeps_out(held, !held.exclusive, true)) => {
                return Status::FILE_LOCK_CONFLICT;
            }
            Deed::Read | Deed::Write => {}
        }
        Status::SUCCESS
    }
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed, i64, i64)>> {
    let deed = prop_oneof![
        any::<bool>().prop_map(|exclusive| Deed::Lock { exclusive }),
        Just(Deed::Unlock),
        Just(Deed::Read),
        Just(Deed::Write),
    ];
    prop::collection::vec((0..3_usize, deed, 0..8_i64, 0..5_i64), 1..60)
}

// Rules: file_locks.exclusive-keeps-out, file_locks.shared-keeps-writers-out, file_locks.owner
// Rules: file_locks.shared-with-shared, file_locks.shared-with-own-exclusive
// Rules: file_locks.exclusive-with-nothing, file_locks.zero-length, file_locks.unlock-exact
// Rules: file_locks.unlock-exclusive-first
proptest! {
    #[test]
    fn locks_are_granted_and_keep_out_as_a_look_at_every_byte_says(deeds in deeds()) {
        let mut volume = Volume::new(2);
        volume.kernel.put_file(r"C:\data.txt", vec![b'.'; 32]).expect("the path is good");
        // Two owners in one process, and one in another.
        let processes = [0, 0, 1];
        let handles: Vec<Handle> = processes
            .iter()
            .map(|by| volume.open(*by, "data.txt", 0x3, 0x7, 1).expect("all share all"))
            .collect();
        let mut model = Model::default();
        for (owner, deed, from, length) in deeds {
            let (by, handle) = (processes[owner], handles[owner]);
            let range = (from, length);
            let got = match deed {
                Deed::Lock { exclusive } => volume.lock(by, handle, range, exclusive),
                Deed::Unlock => volume.unlock(by, handle, range),
                Deed::Read => volume.read(by, handle, from, length as u32).0,
                Deed::Write => volume.write(by, handle, from, &vec![b'x'; length as usize]),
            };
            prop_assert_eq!(got, model.make(owner, deed, from, length), "{:?} {:?}", deed, range);
        }
        volume.kernel.audit();
        for (by, handle) in processes.into_iter().zip(handles) {
            volume.close(by, handle);
            volume.kernel.audit();
        }
    }
}
