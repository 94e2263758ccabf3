//! Machines: guests of both kinds, what they run, and how they end.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use calls::apcs::ApcCall;
use calls::events::EventCall;
use calls::threads::ThreadCall;
use calls::waits::WaitCall;
use calls::{Address, Call, In, Millis, Out, Routine, Value};
use kernel::Apc;
use nt::{Handle, Wide};
use obsim::guest::{self, Ended};
use obsim::machine::{Body, Code, Ending, Kind, Launch, Machine, Options, Start};
use obsim::sim::World;
use obsim::{calls, kernel, nt};

const KINDS: [Kind; 2] = [Kind::Coroutines, Kind::Threads];
const INFINITE: Millis = Millis(u32::MAX);

/// Programs as functions: what runs at an address.
type At = fn(u64, &Program) -> u32;

#[derive(Clone)]
struct Program {
    main: At,
    routines: &'static [At],
    said: Arc<Mutex<Vec<String>>>,
    dropped: Arc<AtomicUsize>,
}

impl Program {
    fn new(main: At, routines: &'static [At]) -> Program {
        Program { main, routines, said: Arc::default(), dropped: Arc::default() }
    }

    fn say(&self, text: impl Into<String>) {
        self.said.lock().unwrap().push(text.into());
    }

    fn run(&self, kind: Kind) -> Ending {
        let options = Options { kind, stack_bytes: 128 << 10, ..Options::default() };
        let mut world = World::new();
        let token = world.user("alice");
        let mut machine = Machine::new(world, Arc::new(self.clone()), options);
        machine.start(r"C:\app.exe", &Wide::from("app  -v"), token).unwrap();
        let ending = machine.run();
        machine.world().audit();
        ending
    }
}

impl Code for Program {
    fn start(&self, launch: &Launch) -> Option<Body> {
        let own = self.clone();
        match launch.at {
            Start::Image(ref path) => {
                assert_eq!(path, r"C:\app.exe");
                Some(Box::new(move || (own.main)(0, &own)))
            }
            Start::Routine { address, argument } => {
                let run = *self.routines.get(address as usize - 1)?;
                Some(Box::new(move || run(argument, &own)))
            }
        }
    }

    fn routine(&self, apc: &Apc) {
        (self.routines[apc.routine.0 as usize - 1])(apc.arguments[0], self);
    }
}

/// Counts that it was dropped.
struct Owned(Arc<AtomicUsize>);

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

fn call(call: impl Into<Call>) -> u64 {
    match guest::try_call(call) {
        Ok(answer) => answer.value.int().unwrap(),
        Err(Ended) => guest::leave(),
    }
}

fn start(routine: u64, argument: u64) -> Handle {
    Handle(call(ThreadCall::CreateThread {
        lpThreadAttributes: In::Null,
        dwStackSize: 0,
        lpStartAddress: Routine(routine),
        lpParameter: Address(argument),
        dwCreationFlags: Default::default(),
        lpThreadId: Out::Null,
    }))
}

fn wait(handle: Handle) -> u64 {
    call(WaitCall::WaitForSingleObject { hHandle: handle, dwMilliseconds: INFINITE })
}

fn event() -> Handle {
    Handle(call(EventCall::CreateEventW {
        lpEventAttributes: In::Null,
        bManualReset: true,
        bInitialState: false,
        lpName: In::Null,
    }))
}

#[test]
fn threads_run_with_their_arguments_and_are_waited_for() {
    fn worker(argument: u64, program: &Program) -> u32 {
        program.say(format!("worker {argument}"));
        call(WaitCall::Sleep { dwMilliseconds: Millis(10 * argument as u32) });
        program.say(format!("worker {argument} again"));
        argument as u32
    }
    fn main(_: u64, program: &Program) -> u32 {
        let threads = [start(1, 2), start(1, 1)];
        assert_eq!(threads.map(wait), [0, 0]);
        program.say("main");
        7
    }
    for kind in KINDS {
        let program = Program::new(main, &[worker]);
        assert_eq!(program.run(kind), Ending::Finished);
        let said = program.said.lock().unwrap().join(", ");
        assert_eq!(said, "worker 2, worker 1, worker 1 again, worker 2 again, main");
    }
}

#[test]
fn routines_that_are_queued_run_inside_of_the_call_they_interrupt() {
    fn note(argument: u64, program: &Program) -> u32 {
        program.say(format!("routine {argument}"));
        // A routine makes calls as any other code.
        call(WaitCall::Sleep { dwMilliseconds: Millis(5) });
        program.say(format!("routine {argument} ends"));
        0
    }
    fn main(_: u64, program: &Program) -> u32 {
        for argument in [1, 2] {
            call(ApcCall::QueueUserAPC {
                pfnAPC: Routine(1),
                hThread: Handle::CURRENT_THREAD.into(),
                dwData: Address(argument),
            });
        }
        program.say("sleeps");
        let why = call(WaitCall::SleepEx { dwMilliseconds: INFINITE, bAlertable: true });
        program.say(format!("woke with {why}"));
        0
    }
    for kind in KINDS {
        let program = Program::new(main, &[note]);
        assert_eq!(program.run(kind), Ending::Finished);
        let said = program.said.lock().unwrap().join(", ");
        let wanted = "sleeps, routine 1, routine 1 ends, routine 2, routine 2 ends, woke with 192";
        assert_eq!(said, wanted);
    }
}

#[test]
fn when_nobody_can_run_the_run_is_over_and_stacks_are_left() {
    fn waits(argument: u64, program: &Program) -> u32 {
        let _owned = Owned(program.dropped.clone());
        wait(Handle(argument));
        unreachable!("nobody sets the event")
    }
    fn main(_: u64, program: &Program) -> u32 {
        let event = event();
        start(1, event.0);
        waits(event.0, program)
    }
    for kind in KINDS {
        let program = Program::new(main, &[waits]);
        assert_eq!(program.run(kind), Ending::Deadlock);
        assert_eq!(program.dropped.load(Ordering::Relaxed), 2);
    }
}

#[test]
fn the_calls_of_destructors_reach_nobody_when_a_process_ends() {
    struct Sets(Handle, Arc<AtomicUsize>);
    impl Drop for Sets {
        fn drop(&mut self) {
            let set = guest::try_call(EventCall::SetEvent { hEvent: self.0.into() });
            assert_eq!(set, Err(Ended));
            self.1.fetch_add(1, Ordering::Relaxed);
        }
    }
    fn worker(argument: u64, program: &Program) -> u32 {
        let _sets = Sets(Handle(argument), program.dropped.clone());
        wait(Handle::CURRENT_PROCESS);
        0
    }
    fn main(_: u64, _: &Program) -> u32 {
        let event = event();
        start(1, event.0);
        start(1, event.0);
        call(WaitCall::Sleep { dwMilliseconds: Millis(1) });
        // The process ends with its first thread.
        3
    }
    for kind in KINDS {
        let program = Program::new(main, &[worker]);
        assert_eq!(program.run(kind), Ending::Finished);
        assert_eq!(program.dropped.load(Ordering::Relaxed), 2);
    }
}

#[test]
fn a_panic_ends_the_run_and_names_the_thread() {
    fn main(_: u64, _: &Program) -> u32 {
        start(1, 0);
        wait(Handle::CURRENT_PROCESS);
        0
    }
    fn worker(_: u64, _: &Program) -> u32 {
        std::panic::resume_unwind(Box::new("out of paper"))
    }
    for kind in KINDS {
        let program = Program::new(main, &[worker]);
        let (thread, message) = ("app:thread".into(), "out of paper".into());
        let ending = Ending::Panicked { thread, message };
        assert_eq!(program.run(kind), ending);
    }
}

#[test]
fn a_thread_that_begins_where_no_code_is_ends_its_process() {
    fn main(_: u64, _: &Program) -> u32 {
        start(99, 0);
        wait(Handle::CURRENT_PROCESS);
        0
    }
    for kind in KINDS {
        let program = Program::new(main, &[]);
        assert_eq!(program.run(kind), Ending::Finished);
    }
}

#[test]
fn a_guest_knows_who_it_is_and_looks_at_its_world() {
    fn main(_: u64, program: &Program) -> u32 {
        let (process, thread) = guest::current();
        guest::with_world(|world| {
            let block = world.kernel().process(process).unwrap();
            program.say(block.peb.command_line.to_string());
            program.say(world.actors().thread_name(thread));
        });
        assert!(guest::is_guest());
        0
    }
    for kind in KINDS {
        assert!(!guest::is_guest());
        let program = Program::new(main, &[]);
        assert_eq!(program.run(kind), Ending::Finished);
        assert_eq!(program.said.lock().unwrap().join("|"), "app  -v|app:main");
    }
}

#[test]
fn guests_run_machines_of_their_own() {
    fn inner(_: u64, program: &Program) -> u32 {
        program.say("inner");
        call(WaitCall::Sleep { dwMilliseconds: Millis(1) });
        0
    }
    fn main(_: u64, program: &Program) -> u32 {
        for kind in KINDS {
            let inside = Program { main: inner, ..program.clone() };
            assert_eq!(inside.run(kind), Ending::Finished);
            call(WaitCall::Sleep { dwMilliseconds: Millis(1) });
            program.say("outer");
        }
        0
    }
    for kind in KINDS {
        let program = Program::new(main, &[]);
        assert_eq!(program.run(kind), Ending::Finished);
        assert_eq!(program.said.lock().unwrap().join(", "), "inner, outer, inner, outer");
    }
}

#[test]
fn values_come_back_as_they_are() {
    fn main(_: u64, _: &Program) -> u32 {
        let answer = guest::try_call(EventCall::SetEvent { hEvent: Handle(0x999).into() }).unwrap();
        assert_eq!((answer.value, answer.last_error.0), (Value::Int(0), 6));
        0
    }
    for kind in KINDS {
        assert_eq!(Program::new(main, &[]).run(kind), Ending::Finished);
    }
}
