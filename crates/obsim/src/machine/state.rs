//! What guests share: the world, who can run, and what happened.

mod turns;

use std::collections::VecDeque;
use std::sync::Arc;

use calls::{Call, Value};
use kernel::{Apc, Event, ProcessKey, ThreadKey};
use nt::{Status, Win32Error};
use sim::{Happened, Outcome, Resumed, Site, World};
use slotmap::SecondaryMap;

use super::code::{Code, Launch, Start, stack_of};
use super::mistakes::Mistakes;
use super::places::{Place, Places};
use super::record::{Did, Record};
use super::schedule::{Choice, Chooser};
use super::{Ending, Options};
use turns::can_run;

/// What a call brought.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The call, with what it wrote.
    pub call: Box<Call>,
    /// What it returned.
    pub value: Value,
    /// The last error that it stored, if it stored one.
    pub stored: Option<Win32Error>,
    /// What GetLastError returns now.
    pub last_error: Win32Error,
}

/// What a guest does in its turn.
#[derive(Debug)]
pub(crate) enum Act {
    /// It makes a call.
    Call(Box<Call>, Option<Place>),
    /// A routine returns that was queued for it.
    Return,
}

/// How far a guest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    /// It has not run yet.
    New,
    /// It runs, or could.
    Lives,
    /// It has ended and has to leave its stack.
    Ended,
    /// It has no stack any more.
    Over,
}

/// What a guest gets when its turn comes.
#[derive(Debug)]
pub(super) enum Next {
    /// Its first turn.
    Starts,
    /// The answer to its call.
    Returned(Answer),
    /// A routine to run.
    Runs(Apc),
    /// It has ended.
    Ended,
    /// Nothing: somebody else acts.
    Waits,
}

/// A thread whose code runs here.
#[derive(Debug)]
pub(super) struct Guest {
    pub launch: Launch,
    /// What the thread is called.
    name: Arc<str>,
    pub life: Life,
    /// The bytes of stack that whoever created it asked for.
    pub stack_bytes: usize,
    /// Whether it stands among those that can run.
    is_ready: bool,
    /// Whether somebody outside of the machine acts for it: it has no stack here.
    pub(super) outside: bool,
    /// Whether it is the turn of whoever acts for it.
    pub(super) is_called: bool,
    /// Whether it gets its first turn next.
    pub(super) starts: bool,
    /// What it does in its turn.
    act: Option<Act>,
    /// Where the call was made in which it sleeps.
    place: Option<Place>,
    /// The answer to its call, until it takes that.
    answer: Option<Answer>,
    /// What it is to run before.
    routines: VecDeque<Apc>,
    /// What waits for the routines that it is inside of, innermost last.
    frames: Vec<(bool, Option<Act>, Option<Answer>)>,
}

/// What guests share.
pub(super) struct State {
    pub world: World,
    pub code: Arc<dyn Code>,
    pub guests: Vec<Guest>,
    numbers: SecondaryMap<ThreadKey, u32>,
    of_process: SecondaryMap<ProcessKey, Vec<u32>>,
    /// Who can run, in the order in which they became able to.
    ready: VecDeque<u32>,
    /// Whether some of those cannot any more.
    is_stale: bool,
    chooser: Chooser,
    pub choices: Vec<Choice>,
    /// Who is on the processor.
    pub running: Option<u32>,
    /// Who is to be.
    pub next: Option<u32>,
    /// Who has ended and has to leave its stack.
    pub endings: VecDeque<u32>,
    pub over: Option<Ending>,
    /// What processes ended with, also those that are gone.
    pub exits: SecondaryMap<ProcessKey, Status>,
    /// What somebody outside asked for that is not modelled.
    pub refused: Option<(u32, calls::Refused)>,
    turns: u64,
    turns_max: u64,
    records: Option<Vec<Record>>,
    /// Where calls are made.
    pub places: Places,
    /// Where the call under way is made.
    place: Option<Place>,
    pub mistakes: Mistakes,
    /// What the threads are given that the call under way creates.
    stack_bytes: usize,
}

impl State {
    pub(super) fn new(mut world: World, code: Arc<dyn Code>, options: &Options) -> State {
        world.write_out_all();
        world.follow_handles();
        State {
            world,
            code,
            guests: Vec::new(),
            numbers: SecondaryMap::new(),
            of_process: SecondaryMap::new(),
            ready: VecDeque::new(),
            is_stale: false,
            chooser: Chooser::new(options.schedule.clone()),
            choices: Vec::new(),
            running: None,
            next: None,
            endings: VecDeque::new(),
            over: None,
            exits: SecondaryMap::new(),
            refused: None,
            turns: 0,
            turns_max: options.turns_max,
            records: options.record.then(Vec::new),
            places: Places::default(),
            place: None,
            mistakes: Mistakes::default(),
            stack_bytes: 0,
        }
    }

    /// What happened so far.
    pub(super) fn take_records(&mut self) -> Vec<Record> {
        self.records.as_mut().map(std::mem::take).unwrap_or_default()
    }

    /// Has a guest do something in its turn.
    pub(super) fn intend(&mut self, number: u32, act: Act) {
        self.guests[number as usize].act = Some(act);
    }

    /// What a guest whose turn it is gets next. It makes what it has to make, and then others may
    /// come first.
    pub(super) fn proceed(&mut self, number: u32) -> Next {
        loop {
            let guest = &mut self.guests[number as usize];
            if guest.life == Life::Ended {
                return Next::Ended;
            }
            if let Some(apc) = guest.routines.pop_front() {
                let starts = std::mem::take(&mut guest.starts);
                guest.frames.push((starts, guest.act.take(), guest.answer.take()));
                return Next::Runs(apc);
            }
            if let Some(mut answer) = guest.answer.take() {
                let thread = self.world.kernel().thread(guest.launch.thread);
                answer.last_error = thread.map_or(answer.last_error, |block| block.teb.last_error);
                return Next::Returned(answer);
            }
            if std::mem::take(&mut guest.starts) {
                guest.life = Life::Lives;
                return Next::Starts;
            }
            if let Some(act) = guest.act.take() {
                self.make(number, act);
            }
            if self.guests[number as usize].life == Life::Ended {
                return Next::Ended;
            }
            self.next = self.choose();
            if self.next != Some(number) || !self.endings.is_empty() {
                return Next::Waits;
            }
            self.next = None;
        }
    }

    /// Does what a guest does in its turn.
    fn make(&mut self, number: u32, act: Act) {
        self.turns += 1;
        if self.turns > self.turns_max {
            self.over.get_or_insert(Ending::Endless);
            return;
        }
        let thread = self.guests[number as usize].launch.thread;
        match act {
            Act::Call(call, place) => self.call(number, call, place),
            Act::Return => {
                let guest = &mut self.guests[number as usize];
                let frame = guest.frames.pop().expect("a routine that returns was run");
                (guest.starts, guest.act, guest.answer) = frame;
                self.world.return_from_routine(thread);
                self.note(Some(number), Did::Return);
                self.absorb();
            }
        }
        self.offer(number);
    }

    /// Makes a call.
    fn call(&mut self, number: u32, mut call: Box<Call>, place: Option<Place>) {
        let Launch { process, thread, .. } = self.guests[number as usize].launch;
        if self.mistakes.watches(process) {
            self.mistakes.uses(process, &call);
        }
        (self.place, self.stack_bytes) = (place, stack_of(&call));
        let line = place.map_or(0, |place| self.places.number(place));
        self.world.lineage_mut().enter(Site { line, step: None, call: call.row().name });
        let outcome = self.world.step(thread, &mut call);
        let (error, why) = (self.world.stored_error(), self.world.take_why());
        if let Some(records) = &mut self.records {
            let (call, outcome) = (call.clone(), outcome.clone());
            let did = Did::Call { call, place, outcome, error };
            let actor = Some(self.guests[number as usize].name.clone());
            records.push(Record { thread: Some(thread), actor, did, happened: Vec::new() });
        }
        if let Outcome::Value(value) = &outcome {
            self.mistakes.look(&self.world, (thread, &call, place), (value, error), why);
        } else {
            self.guests[number as usize].place = place;
        }
        self.settle(number, call, outcome);
        self.absorb();
        (self.place, self.stack_bytes) = (None, 0);
    }

    /// Takes in how a call ended.
    fn settle(&mut self, number: u32, call: Box<Call>, outcome: Outcome) {
        let stored = self.world.stored_error();
        let guest = &mut self.guests[number as usize];
        match outcome {
            Outcome::Value(value) => {
                let answer = Answer { call, value, stored, last_error: Win32Error(0) };
                guest.answer = Some(answer);
            }
            Outcome::Parked => {}
            Outcome::Ended => self.end(number),
            Outcome::Refused(refused) if guest.outside => {
                self.refused = Some((number, refused));
            }
            Outcome::Refused(refused) => {
                let thread = self.world.actors().thread_name(guest.launch.thread);
                let refused = Ending::Refused { thread, refused };
                self.over.get_or_insert(refused);
            }
        }
    }

    /// Takes in what happened in the world.
    pub(super) fn absorb(&mut self) {
        if !self.world.has_happened() {
            return;
        }
        for happened in self.world.take_happened() {
            match &happened {
                Happened::Kernel(event) => self.take_event(event),
                Happened::SleepsAgain(_) => {}
                Happened::Resumed(resumed) => {
                    if let Some(number) = self.number(resumed.thread) {
                        self.look_late(number, resumed);
                        let call = Box::new(resumed.call.clone());
                        self.settle(number, call, resumed.outcome.clone());
                        self.offer(number);
                    }
                }
            }
            let record = self.records.as_mut().and_then(|records| records.last_mut());
            if let Some(record) = record {
                record.happened.push(happened);
            }
        }
    }

    /// Looks at a call that has slept.
    fn look_late(&mut self, number: u32, resumed: &Resumed) {
        if let Outcome::Value(value) = &resumed.outcome {
            let place = self.guests[number as usize].place;
            let made = (resumed.thread, &resumed.call, place);
            self.mistakes.look(&self.world, made, (value, resumed.error), None);
        }
    }

    fn take_event(&mut self, event: &Event) {
        match event {
            Event::ProcessStarted { process, thread } => {
                let path =
                    self.world.kernel().process(*process).map(|block| block.path.to_string());
                self.mistakes.is_born(&self.world, *process, self.place);
                self.world.lineage_mut().forget_births(*process);
                self.add(*process, *thread, Start::Image(path.unwrap_or_default()));
            }
            Event::ThreadStarted { thread } => {
                let Some(block) = self.world.kernel().thread(*thread) else { return };
                let at = Start::Routine { address: block.start.0, argument: block.argument };
                self.add(block.process, *thread, at);
            }
            Event::ApcRuns { thread, apc } => {
                if let Some(number) = self.number(*thread) {
                    self.guests[number as usize].routines.push_back(*apc);
                    self.offer(number);
                }
            }
            Event::Continued { thread } => {
                if let Some(number) = self.number(*thread) {
                    self.offer(number);
                }
            }
            Event::Suspended { .. } => self.is_stale = true,
            Event::RequestOver(late) => self.code.request_over(late),
            Event::ThreadExited { thread, .. } => {
                if let Some(number) = self.number(*thread) {
                    self.end(number);
                }
            }
            Event::ProcessExited { process, status } => {
                self.mistakes.settle_inheritance(&self.world, *process);
                self.exits.insert(*process, *status);
                for number in self.of_process.get(*process).cloned().unwrap_or_default() {
                    self.end(number);
                }
            }
            _ => {}
        }
    }

    /// Makes the first thread of a process a guest.
    pub(super) fn take_over(&mut self, process: ProcessKey, thread: ThreadKey) {
        self.take_event(&Event::ProcessStarted { process, thread });
    }

    fn add(&mut self, process: ProcessKey, thread: ThreadKey, at: Start) {
        let number = self.guests.len() as u32;
        self.guests.push(Guest {
            launch: Launch { process, thread, at },
            name: self.world.actors().thread_name(thread).into(),
            life: Life::New,
            stack_bytes: self.stack_bytes,
            is_ready: false,
            outside: false,
            is_called: false,
            starts: true,
            act: None,
            place: None,
            answer: None,
            routines: VecDeque::new(),
            frames: Vec::new(),
        });
        self.numbers.insert(thread, number);
        if let Some(of) = self.of_process.entry(process) {
            of.or_default().push(number);
        }
        self.offer(number);
    }

    /// That nobody could act a moment ago says nothing where somebody outside can.
    pub(super) fn forget_idleness(&mut self) {
        if matches!(self.over, Some(Ending::Deadlock | Ending::Finished)) {
            self.over = None;
        }
    }

    /// Somebody outside acts although it is another's turn, who gets it back.
    pub(super) fn give_turn_back(&mut self) {
        if let Some(number) = self.next.take() {
            self.guests[number as usize].is_ready = true;
            self.is_stale = true;
            self.ready.push_front(number);
        }
    }

    /// Says that somebody outside acts for a thread. It begins at once.
    pub(super) fn adopt(&mut self, thread: ThreadKey) -> u32 {
        let number = self.number(thread).expect("whoever starts is taken in at once");
        self.ready.retain(|other| *other != number);
        let guest = &mut self.guests[number as usize];
        (guest.outside, guest.starts, guest.is_ready) = (true, false, false);
        guest.life = Life::Lives;
        number
    }

    /// The guest that is a thread of the world.
    fn number(&self, thread: ThreadKey) -> Option<u32> {
        self.numbers.get(thread).copied()
    }

    /// Puts a guest among those that can run if there is something for it to do.
    fn offer(&mut self, number: u32) {
        let guest = &mut self.guests[number as usize];
        let has_something = guest.starts
            || guest.act.is_some()
            || guest.answer.is_some()
            || !guest.routines.is_empty();
        if has_something && !guest.is_ready && can_run(&self.world, guest) {
            guest.is_ready = true;
            self.ready.push_back(number);
        }
    }

    /// A guest has ended. One that is running finds out by itself.
    pub(super) fn end(&mut self, number: u32) {
        let guest = &mut self.guests[number as usize];
        self.is_stale |= guest.is_ready;
        match guest.life {
            Life::New => guest.life = Life::Over,
            Life::Lives => {
                guest.life = Life::Ended;
                if self.running != Some(number) {
                    self.endings.push_back(number);
                }
            }
            Life::Ended | Life::Over => {}
        }
    }

    /// Ends everybody who still lives.
    pub(super) fn end_all(&mut self) {
        for number in 0..self.guests.len() as u32 {
            if !self.guests[number as usize].outside {
                self.end(number);
            }
        }
    }

    /// Notes what a guest does, if that is wanted.
    fn note(&mut self, number: Option<u32>, did: Did) {
        let who = number.map(|number| &self.guests[number as usize]);
        let (thread, actor) = who.map(|who| (who.launch.thread, who.name.clone())).unzip();
        if let Some(records) = &mut self.records {
            records.push(Record { thread, actor, did, happened: Vec::new() });
        }
    }
}
