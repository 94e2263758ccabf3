//! Calls with any arguments, one after the other, on worlds in which something is going on.
//!
//! Whatever is asked, there is an answer: no assertion of obsim fails, every count stays right, a
//! Win32 call makes only the NT calls its row names, and an NT call fails only as its row declares.

use std::collections::BTreeSet;

use calls::{Call, Kind, Layer, Row, RowId, Value, find, row, rows};
use kernel::ThreadKey;
use nt::{ObjectType, Status};
use proptest::strategy::{BoxedStrategy, Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sim::{Outcome, ThreadState, World};

use crate::made_up;
use crate::promises::may_fail;
use crate::random::Random;

/// Worlds, and calls in each.
const WORLDS: u64 = 100;
const CALLS: usize = 400;

/// Lengths and classes that some call wants.
const SIZES: [u64; 16] = [0, 1, 2, 4, 5, 8, 14, 16, 20, 24, 40, 48, 56, 64, 104, 4096];
/// Texts that some call knows what to do with.
const TEXTS: [&str; 8] =
    ["Gate", r"Global\Gate", r"C:\a", r"C:\b", "child.exe", r"\BaseNamedObjects\x", "", r"\"];

/// The open handles of whoever makes a call, with the types of what they name.
pub(crate) type Open = Vec<(ObjectType, u64)>;

/// A handle of the type that is wanted, if there is one.
fn fitting(random: &mut Random, open: &Open, wanted: Option<ObjectType>) -> Option<Value> {
    let fits = |of: ObjectType| wanted.is_none_or(|wanted| wanted == of);
    let all: Vec<u64> = open.iter().filter(|(of, _)| fits(*of)).map(|(_, value)| *value).collect();
    (!all.is_empty() && random.percent(75)).then(|| Value::Int(random.pick(&all)))
}

/// Makes a value likely to be of use: an open handle, a size, a known name.
fn useful(random: &mut Random, open: &Open, kind: &Kind, value: Value) -> Value {
    if random.percent(12) {
        return value;
    }
    if let Kind::Handle(wanted) = kind
        && let Some(handle) = fitting(random, open, *wanted)
    {
        return handle;
    }
    match (kind, value) {
        (Kind::Handle(_), _) => Value::Int(match random.below(8) {
            0 => u64::MAX - random.below(2) as u64,
            _ => 4 * (1 + random.below(24) as u64),
        }),
        (Kind::Id, _) => Value::Int(1000 + 4 * random.below(30) as u64),
        (Kind::Unsigned(32), _) => Value::Int(random.pick(&SIZES)),
        (Kind::Access(_), _) => Value::Int(random.pick(&[0x1F_FFFF, 0x1F_0003, 0x200_0000, 0x1F])),
        (Kind::Flags(_), Value::Int(n)) => Value::Int(n & 0xFFF & random.next()),
        (Kind::In(Kind::Text), _) => Value::Text(random.pick(&TEXTS).into()),
        (Kind::Out(_), Value::Int(_)) => Value::Place(None),
        (Kind::In(Kind::Unsigned(64) | Kind::Signed(64)), _) => {
            Value::Var(Box::new(Value::Int(random.pick(&[0, 1, u64::MAX - 9_999]))))
        }
        (Kind::Array(of) | Kind::In(Kind::Array(of)), Value::Array(items)) => {
            let items = items.into_vec().into_iter();
            Value::Array(items.map(|item| useful(random, open, of, item)).collect())
        }
        (_, Value::Struct(row, fields)) => {
            let fields = fields.into_vec().into_iter().zip(row.fields).enumerate();
            let fields = fields.map(|(at, (field, of))| match row.size_field {
                Some(size) if size == at => Value::Int(row.size.into()),
                _ => useful(random, open, of.kind, field),
            });
            Value::Struct(row, fields.collect())
        }
        (Kind::Shared(to), Value::At(at, inside)) => {
            Value::At(at, Box::new(useful(random, open, to, *inside)))
        }
        (_, Value::Var(inside)) => match kind {
            Kind::InOut(to) => Value::Var(Box::new(useful(random, open, to, *inside))),
            _ => Value::Var(inside),
        },
        (_, value) => value,
    }
}

/// All rows, and for each any arguments.
pub(crate) struct Source {
    rows: Vec<(RowId, Vec<BoxedStrategy<Value>>)>,
    runner: TestRunner,
}

impl Source {
    pub(crate) fn new() -> Source {
        let values = |id| row(id).params.iter().map(|param| made_up::value(param.kind)).collect();
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let config = Config { failure_persistence: None, ..Config::default() };
        Source {
            rows: rows().map(|(id, _)| (id, values(id))).collect(),
            runner: TestRunner::new_with_rng(config, rng),
        }
    }

    pub(crate) fn call(&mut self, random: &mut Random, open: &Open) -> Call {
        let (id, values) = &self.rows[random.below(self.rows.len())];
        let params = row(*id).params.iter();
        let arguments = values.iter().zip(params).map(|(strategy, param)| {
            let made = strategy.new_tree(&mut self.runner).expect("every kind has values");
            useful(random, open, param.kind, made.current())
        });
        let mut arguments: Vec<Value> = arguments.collect();
        Call::from_values(*id, &mut arguments).expect("values of its kinds fit every parameter")
    }
}

/// A thread that can make a call.
pub(crate) fn somebody(random: &mut Random, world: &World) -> Option<ThreadKey> {
    let kernel = world.kernel();
    let processes = kernel.processes();
    let blocks = processes.iter().filter_map(|key| kernel.process(*key));
    let threads: Vec<ThreadKey> = blocks.flat_map(|block| block.threads.clone()).collect();
    let ready = |thread: &ThreadKey| world.state(*thread) == ThreadState::Ready;
    let ready: Vec<ThreadKey> = threads.into_iter().filter(ready).collect();
    (!ready.is_empty()).then(|| random.pick(&ready))
}

/// What a call did that its row does not say.
pub(crate) fn broken(own: &Row, asleep: &BTreeSet<&'static str>, world: &World) -> Option<String> {
    for noted in world.native() {
        let is_own = noted.name == own.name || own.via.contains(&noted.name);
        if !is_own && !asleep.contains(noted.name) {
            return Some(format!("{} may not make {}", own.name, noted.name));
        }
        let Some(status) = noted.value.as_ref().and_then(Value::int) else { continue };
        let status = Status(status as u32);
        if !status.is_success() && !may_fail(row(find(noted.name)?), status) {
            return Some(format!("{} does not declare {status}", noted.name));
        }
    }
    None
}

fn run(seed: u64, source: &mut Source, broken_ones: &mut BTreeSet<String>) -> [u64; 2] {
    let mut random = Random::new(seed);
    let mut world = World::new();
    world.show_native(true);
    let mut counts = [0, 0];
    // The NT calls in which threads may sleep: they are made again when somebody wakes.
    let parks = rows().filter(|(id, row)| id.layer == Layer::Nt && row.parks);
    let asleep: BTreeSet<&'static str> = parks.map(|(_, row)| row.name).collect();
    for turn in 0..CALLS {
        let thread = match somebody(&mut random, &world) {
            Some(thread) => thread,
            None => world.start("app", None).expect("there is a free id").1,
        };
        let mut call = source.call(&mut random, &Open::new());
        let asked = call.clone();
        let outcome = world.step(thread, &mut call);
        counts[0] += 1;
        let succeeded = match (&outcome, &call) {
            (Outcome::Value(Value::Int(status)), Call::Nt(_)) => {
                Status(*status as u32).is_success()
            }
            (Outcome::Value(Value::Int(value)), Call::Win32(_)) => *value != 0,
            _ => false,
        };
        counts[1] += u64::from(succeeded);
        if let Some(what) = broken(call.row(), &asleep, &world) {
            broken_ones.insert(format!("{what}: seed {seed}, call {turn}: {asked:?}"));
        }
        world.take_happened();
        if turn % 20 == 0 {
            world.audit();
        }
    }
    world.audit();
    counts
}

#[test]
fn calls_with_any_arguments_have_an_answer_that_their_rows_allow() {
    let mut source = Source::new();
    let mut broken_ones = BTreeSet::new();
    let counts: Vec<[u64; 2]> =
        (0..WORLDS).map(|seed| run(seed, &mut source, &mut broken_ones)).collect();
    // One of each kind is enough to read.
    let mut shown: Vec<String> = Vec::new();
    for what in broken_ones {
        let begin = what.split(':').next().unwrap_or_default().to_owned();
        if !shown.iter().any(|other| other.starts_with(&begin)) {
            shown.push(what);
        }
    }
    assert!(shown.is_empty(), "\n{}", shown.join("\n"));
    let [made, succeeded] = [0, 1].map(|at| counts.iter().map(|run| run[at]).sum::<u64>());
    assert!(succeeded * 10 > made, "of {made} calls only {succeeded} succeed");
}
