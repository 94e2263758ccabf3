//! Programs that chance makes run alike on stacks of both kinds, and their transcripts say the
//! same.

use obsim::prelude::*;
use proptest::prelude::*;

/// One thing that a thread does.
#[derive(Clone, Copy, Debug)]
enum Act {
    Event(bool),
    Mutex(bool),
    Set(usize),
    Reset(usize),
    Pulse(usize),
    Release(usize),
    Wait(usize, u32),
    WaitBoth(usize, usize, bool),
    Close(usize),
    Sleep(u32),
    Spawn(usize),
    Queue(usize),
    SleepAlertably(u32),
    Suspend(usize),
    Resume(usize),
    Terminate(usize),
    Child,
    Exit(u32),
}

fn act() -> impl Strategy<Value = Act> {
    let which = 0..8_usize;
    let time = prop_oneof![Just(0), Just(1), Just(10), Just(u32::MAX)];
    prop_oneof![
        2 => any::<bool>().prop_map(Act::Event),
        2 => any::<bool>().prop_map(Act::Mutex),
        2 => which.clone().prop_map(Act::Set),
        1 => which.clone().prop_map(Act::Reset),
        1 => which.clone().prop_map(Act::Pulse),
        2 => which.clone().prop_map(Act::Release),
        4 => (which.clone(), time.clone()).prop_map(|(one, time)| Act::Wait(one, time)),
        1 => (which.clone(), which.clone(), any::<bool>())
            .prop_map(|(one, other, all)| Act::WaitBoth(one, other, all)),
        2 => which.clone().prop_map(Act::Close),
        2 => (0..3_u32).prop_map(Act::Sleep),
        3 => which.clone().prop_map(Act::Spawn),
        1 => which.clone().prop_map(Act::Queue),
        1 => time.prop_map(Act::SleepAlertably),
        1 => which.clone().prop_map(Act::Suspend),
        2 => which.clone().prop_map(Act::Resume),
        1 => which.prop_map(Act::Terminate),
        1 => Just(Act::Child),
        1 => (0..5_u32).prop_map(Act::Exit),
    ]
}

/// Scripts of threads: the first is that of the program, the others are those that it starts.
type Scripts = Vec<Vec<Act>>;

fn scripts() -> impl Strategy<Value = Scripts> {
    prop::collection::vec(prop::collection::vec(act(), 1..10), 1..4)
}

/// How deep threads start threads.
const DEPTH_MAX: u64 = 3;

/// Does what a script says; handles are taken from those that the first values of a table name.
fn play(scripts: &Scripts, script: usize, depth: u64) {
    let handle = |which: usize| Handle(4 + 4 * which as u64);
    for act in &scripts[script % scripts.len()] {
        match *act {
            Act::Event(manual) => _ = CreateEventW(NULL, manual, false, NULL),
            Act::Mutex(owned) => _ = CreateMutexW(NULL, owned, NULL),
            Act::Set(which) => _ = SetEvent(handle(which)),
            Act::Reset(which) => _ = ResetEvent(handle(which)),
            Act::Pulse(which) => _ = PulseEvent(handle(which)),
            Act::Release(which) => _ = ReleaseMutex(handle(which)),
            Act::Wait(which, time) => _ = WaitForSingleObject(handle(which), time),
            Act::WaitBoth(one, other, all) => {
                WaitForMultipleObjects(2, &[handle(one), handle(other)], all, 5);
            }
            Act::Close(which) => _ = CloseHandle(handle(which)),
            Act::Sleep(time) => Sleep(time),
            Act::Spawn(script) if depth < DEPTH_MAX => {
                let scripts = scripts.clone();
                _ = spawn("thread", move || play(&scripts, script, depth + 1));
            }
            Act::Spawn(_) => {}
            Act::Queue(which) => {
                let note = routine("note", |_| _ = CreateEventW(NULL, true, true, NULL));
                QueueUserAPC(note, handle(which), 7);
            }
            Act::SleepAlertably(time) => _ = SleepEx(time, true),
            Act::Suspend(which) => _ = SuspendThread(handle(which)),
            Act::Resume(which) => _ = ResumeThread(handle(which)),
            Act::Terminate(which) => _ = TerminateThread(handle(which), 9),
            Act::Child => {
                let (start, mut child) = (STARTUPINFOW::default(), Default::default());
                _ = CreateProcessW(
                    NULL, "child", NULL, NULL, true, 0, NULL, NULL, &start, &mut child,
                );
            }
            Act::Exit(code) => ExitThread(code),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn both_kinds_of_stacks_give_the_same_outcomes(scripts in scripts(), seed in any::<u64>()) {
        let world = World::new().stack_bytes(64 << 10).seed(seed).image("child", |_| {
            _ = CreateEventW(NULL, true, false, NULL);
            Sleep(1);
        });
        let run = |kind| {
            let scripts = scripts.clone();
            world.fork().kind(kind).try_run(move |_| play(&scripts, 0, 0))
        };
        let (one, other) = (run(Kind::Coroutines), run(Kind::Threads));
        prop_assert!(!matches!(one.ending(), Ending::Panicked { .. }), "{:?}", one.ending());
        prop_assert_eq!(one.ending(), other.ending());
        prop_assert_eq!(one.verdicts(), other.verdicts());
        prop_assert_eq!(one.schedule(), other.schedule());
        // Writing a transcript makes every call again, and compares.
        prop_assert_eq!(one.transcript(), other.transcript());
        prop_assert!(one.difference(&other).is_empty());
        // What is written is a transcript that agrees with itself.
        let outcome = obsim::check(&one.transcript());
        prop_assert!(outcome.is_clean(), "{outcome:?}\n{}", one.transcript());
    }
}
