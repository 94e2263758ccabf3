//! A world: a kernel, its actors, and the calls in which threads sleep.

use std::{collections::VecDeque, sync::Arc};

use calls::{Call, Faults, Noted, Routine, Stop, Traced};
use kernel::{
    Checking, Choices, Event, GlobalFlags, Image, Kernel, ObjectId, On, Place, ProcessKey, Profile,
    Raised, Reuse, ThreadKey, Token, Why,
};
use nt::{Status, Win32Error};
use slotmap::SecondaryMap;
use win32::Win32;

use crate::actors::Actors;
use crate::lineage::Lineage;
use crate::locations::Locations;
use crate::routines::Routines;
use crate::step::{Happened, Outcome, Resumed, ThreadState};

mod time;
mod typing;

/// The user that processes run as unless somebody says otherwise.
const DEFAULT_USER: &str = "alice";

/// A simulated system with names for who acts in it. Clone it to have two.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub(crate) kernel: Kernel,
    actors: Actors,
    routines: Routines,
    locations: Locations,
    users: Vec<Arc<Token>>,
    /// The calls in which threads sleep, or that routines interrupt; innermost last.
    pub(crate) pending: SecondaryMap<ThreadKey, Vec<Call>>,
    pub(crate) happened: Vec<Happened>,
    lineage: Lineage,
    /// The NT calls of the last step, while somebody wants to see them.
    notes: Option<Vec<Noted>>,
    error: Option<Win32Error>,
    steps: u64,
    /// Failures that are put into calls on purpose.
    pub(crate) faults: Option<Faults>,
}

impl World {
    /// A world in which nothing runs.
    pub fn new() -> World {
        World::default()
    }

    /// The kernel, to look at.
    pub fn kernel(&self) -> &Kernel {
        &self.kernel
    }

    /// Who is called what.
    pub fn actors(&self) -> &Actors {
        &self.actors
    }

    /// Which address stands for which routine.
    pub fn routines(&self) -> &Routines {
        &self.routines
    }

    /// Where a variable of a process lies in its memory.
    pub fn location(&mut self, process: ProcessKey, name: &str) -> u64 {
        self.locations.address(process, name)
    }

    /// Which variable lies at an address.
    pub fn location_name(&self, address: u64) -> Option<&str> {
        self.locations.name(address)
    }

    /// The address of a routine, for calls that start a thread.
    pub fn routine(&mut self, name: &str) -> Routine {
        self.routines.address(name)
    }

    /// Where handles come from.
    pub fn lineage(&self) -> &Lineage {
        &self.lineage
    }

    /// Where handles come from, to say where the next ones do.
    pub fn lineage_mut(&mut self) -> &mut Lineage {
        &mut self.lineage
    }

    /// Sets how often the owner of a mutex has taken it; tells whether that is possible.
    pub fn set_recursion(&mut self, mutant: ObjectId, times: u32) -> bool {
        self.kernel.set_recursion(mutant, times)
    }

    /// Follows the traffic of handles from now on.
    pub fn follow_handles(&mut self) {
        self.kernel.listen(true);
    }

    /// Sets how values come back: those of handles, and ids.
    pub fn set_reuse(&mut self, handles: Option<Reuse>, ids: Option<Reuse>) {
        self.kernel.set_reuse(handles, ids);
    }

    /// Decides what Windows leaves open, from now on.
    pub fn set_choices(&mut self, choices: Choices) {
        self.kernel.set_choices(choices);
    }

    /// Sets what processes start with from now on.
    pub fn set_profile(&mut self, profile: Profile) {
        self.kernel.set_profile(profile);
    }

    /// Notes the NT calls of each step from now on, or no longer.
    pub fn show_native(&mut self, show: bool) {
        self.notes = show.then(Vec::new);
    }

    /// The NT calls of the last step, if they are noted.
    pub fn native(&self) -> &[Noted] {
        self.notes.as_deref().unwrap_or(&[])
    }

    /// How many steps were made.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The user of a name; one that is not known yet is an account of the system, or an ordinary
    /// user who logs on now.
    pub fn user(&mut self, name: &str) -> Arc<Token> {
        if let Some(user) = self.users.iter().find(|user| user.name == name) {
            return user.clone();
        }
        let number = self.users.len() as u32 + 1;
        self.add_user(Token::well_known(name).unwrap_or_else(|| Token::user(name, number)))
    }

    /// Adds a user, or replaces the one of the same name for processes to come.
    pub fn add_user(&mut self, token: Token) -> Arc<Token> {
        let token = Arc::new(token);
        match self.users.iter_mut().find(|user| user.name == token.name) {
            Some(user) => *user = token.clone(),
            None => self.users.push(token.clone()),
        }
        token
    }

    /// Starts a process that nobody created.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free.
    pub fn start(
        &mut self,
        name: &str,
        user: Option<&str>,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let token = self.user(user.unwrap_or(DEFAULT_USER));
        self.start_with(name, token)
    }

    /// Starts a process that nobody created, with a token.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free.
    pub fn start_with(
        &mut self,
        name: &str,
        token: Arc<Token>,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let place = Place { session: token.session, ..Place::default() };
        self.start_at(&format!("{name}.exe"), token, place)
    }

    /// Starts a process that nobody created, in some session.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free.
    pub fn start_at(
        &mut self,
        image: &str,
        token: Arc<Token>,
        place: Place,
    ) -> Result<(ProcessKey, ThreadKey), Status> {
        let started = self.kernel.start_process_at(image, token, place)?;
        self.collect();
        // Whoever asked for it knows that it starts.
        self.happened.clear();
        Ok(started)
    }

    /// Puts a file on the volume.
    ///
    /// # Errors
    /// What is wrong with the path.
    pub fn put_file(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), Status> {
        self.kernel.put_file(path, bytes)
    }

    /// Puts a directory on the volume.
    ///
    /// # Errors
    /// What is wrong with the path.
    pub fn put_directory(&mut self, path: &str) -> Result<(), Status> {
        self.kernel.put_directory(path)
    }

    /// Sets the attributes of what is on the volume.
    ///
    /// # Errors
    /// What is wrong with the path.
    pub fn set_attributes(&mut self, path: &str, attributes: u32) -> Result<(), Status> {
        self.kernel.set_attributes(path, attributes)
    }

    /// Adds a drive whose files can have so many bytes in all.
    ///
    /// # Errors
    /// What is wrong with the letter.
    pub fn add_drive(&mut self, letter: u8, capacity: Option<u64>) -> Result<(), nt::Status> {
        self.kernel.add_drive(letter, capacity)
    }

    /// Whether the volume knows the POSIX way of deleting.
    pub fn set_posix_deletion(&mut self, known: bool) {
        self.kernel.set_posix_deletion(known);
    }

    /// Puts a program on the volume; from then on the programs that were put there are all.
    ///
    /// # Errors
    /// What is wrong with the path.
    pub fn put_image(&mut self, path: &str, image: Image) -> Result<(), Status> {
        self.kernel.put_image(path, image)
    }

    /// Whether a thread can make a call.
    #[inline]
    pub fn state(&self, thread: ThreadKey) -> ThreadState {
        match self.kernel.thread(thread) {
            None => ThreadState::Ended,
            Some(block) if block.exit.is_some() => ThreadState::Ended,
            // Who suspended itself sleeps in that call.
            Some(block) if matches!(block.wait.map(|wait| wait.on), Some(On::Resume { .. })) => {
                ThreadState::Suspended
            }
            Some(block) if block.suspended > 0 => ThreadState::Suspended,
            Some(block) if block.wait.is_some() => ThreadState::Blocked,
            Some(_) => ThreadState::Ready,
        }
    }

    /// The call in which a thread sleeps.
    pub fn pending(&self, thread: ThreadKey) -> Option<&Call> {
        self.pending.get(thread)?.last()
    }

    /// Makes one call for one thread. What it writes stands in the call.
    ///
    /// # Panics
    /// The thread cannot make a call: see [`World::state`].
    #[inline]
    pub fn step(&mut self, thread: ThreadKey, call: &mut Call) -> Outcome {
        assert_eq!(self.state(thread), ThreadState::Ready, "the thread cannot make a call");
        self.steps += 1;
        if let Some(notes) = &mut self.notes {
            notes.clear();
        }
        self.kernel.begin_step(self.steps);
        let outcome = self.make(thread, call);
        if self.kernel.take_traced() {
            self.lineage.note_step(self.steps);
        }
        if outcome == Outcome::Parked {
            self.keep(thread, call.clone());
        }
        tracing::trace!(
            target: "obsim",
            step = self.steps,
            thread = %self.actors.thread_name(thread),
            call = call.row().name,
            outcome = ?outcome,
        );
        self.collect();
        outcome
    }

    /// Makes a call that changes nothing, as a part of another step.
    ///
    /// # Panics
    /// The thread cannot make a call: see [`World::state`].
    pub fn ask(&mut self, thread: ThreadKey, call: &mut Call) -> Outcome {
        assert_eq!(self.state(thread), ThreadState::Ready, "the thread cannot make a call");
        self.make(thread, call)
    }

    /// Makes a call on the layer it belongs to.
    #[inline]
    fn make(&mut self, thread: ThreadKey, call: &mut Call) -> Outcome {
        self.error = None;
        let mut syscall = self.kernel.syscall(thread);
        calls::UserMemory::teb(&mut syscall).error_stored = false;
        let answer = if self.notes.is_some() || self.faults.is_some() {
            let mut unseen = Vec::new();
            let notes = self.notes.as_mut().unwrap_or(&mut unseen);
            let mut traced = Traced::new(syscall, notes).with_faults(self.faults.as_mut());
            match call {
                Call::Win32(call) => call.run(&mut Win32::new(traced)),
                Call::Nt(call) => call.run(&mut traced),
            }
        } else {
            match call {
                Call::Win32(call) => call.run(&mut Win32::new(syscall)),
                Call::Nt(call) => call.run(&mut syscall),
            }
        };
        if let Some(block) = self.kernel.thread(thread)
            && block.teb.error_stored
        {
            self.error = Some(block.teb.last_error);
        }
        if let Some(raised) = self.kernel.take_raised()
            && self.is_ended_by(raised)
        {
            return Outcome::Ended;
        }
        match answer {
            Ok(value) => Outcome::Value(value),
            Err(Stop::Parked) => Outcome::Parked,
            Err(Stop::Ended) => Outcome::Ended,
            Err(Stop::Refused(refused)) => Outcome::Refused(refused),
        }
    }

    /// What becomes of an exception: whoever handles it lets the call return, and otherwise the
    /// process ends.
    #[cold]
    fn is_ended_by(&mut self, raised: Raised) -> bool {
        let process = self.kernel.thread(raised.thread).map(|thread| thread.process);
        let checking = process.map_or(Checking::empty(), |key| self.kernel.checking(key));
        if checking.contains(Checking::HANDLED) {
            return false;
        }
        self.kernel.end_by_exception(raised);
        self.error = None;
        true
    }

    /// Sets or clears something that makes bad handles raise exceptions in a process, or that
    /// somebody handles those.
    pub fn set_checking(&mut self, process: ProcessKey, what: Checking, on: bool) {
        self.kernel.set_checking(process, what, on);
    }

    /// Sets or clears flags of the whole system.
    pub fn set_global_flags(&mut self, flags: GlobalFlags, on: bool) {
        self.kernel.set_global_flags(flags, on);
    }

    /// Sets whether programs are told the references that Windows keeps in reserve.
    pub fn set_inflated(&mut self, inflated: bool) {
        self.kernel.set_inflated(inflated);
    }

    /// Sets whether names of certain types are compared without regard to case, whatever the flags
    /// of a call.
    pub fn set_case_insensitive(&mut self, on: bool) {
        self.kernel.set_case_insensitive(on);
    }

    /// Sets how many bytes of pool the handle table of a process may take.
    pub fn set_quota(&mut self, process: ProcessKey, bytes: Option<u64>) {
        self.kernel.set_quota(process, bytes);
    }

    /// Starts the tracing of a process's handles, or ends it.
    pub fn trace_handles(&mut self, process: ProcessKey, on: bool) {
        self.kernel.trace_handles(process, on.then_some(0));
    }

    /// Takes in what the kernel reports: names for whoever starts, answers for whoever resumes.
    #[inline]
    pub(crate) fn collect(&mut self) {
        self.lineage.follow(&mut self.kernel);
        if self.kernel.has_events() {
            self.collect_events();
        }
    }

    fn collect_events(&mut self) {
        let (error, why) = (self.error, self.kernel.take_why());
        let mut events: VecDeque<Event> = self.kernel.drain_events().collect();
        while let Some(event) = events.pop_front() {
            match event {
                Event::ProcessStarted { process, thread } => {
                    let image = self.kernel.process(process).map(|block| block.image.to_string());
                    self.actors.add_process(process, &image.unwrap_or_default());
                    self.actors.add_thread(thread, process, "main");
                }
                Event::ThreadStarted { thread } => self.name_thread(thread),
                // Who was woken and then ended in the same step makes no call any more.
                Event::Resumed { thread } if self.state(thread) == ThreadState::Ended => continue,
                Event::Resumed { thread } => {
                    let resumed = self.resume(thread);
                    self.happened.push(resumed);
                    // What its call does before it returns comes before what was to follow.
                    let own: Vec<Event> = self.kernel.drain_events().collect();
                    let slept = |event: &Event| *event == Event::Blocked { thread };
                    own.into_iter().rev().filter(|event| !slept(event)).for_each(|event| {
                        events.push_front(event);
                    });
                    continue;
                }
                _ => {}
            }
            self.happened.push(Happened::Kernel(event));
        }
        (self.error, _) = (error, self.kernel.take_why());
        self.kernel.give_why(why);
    }

    fn name_thread(&mut self, thread: ThreadKey) {
        let Some(block) = self.kernel.thread(thread) else { return };
        let name = match self.routines.name(block.start) {
            Some(name) => name.to_owned(),
            None => "thread".to_owned(),
        };
        self.actors.add_thread(thread, block.process, &name);
    }

    /// Makes the call again in which a thread slept; now it has an answer.
    fn resume(&mut self, thread: ThreadKey) -> Happened {
        let slept = self.pending.get_mut(thread).and_then(Vec::pop);
        let mut call = slept.expect("who resumes slept in a call");
        self.faults.iter_mut().for_each(|faults| faults.is_again = true);
        let outcome = self.make(thread, &mut call);
        self.faults.iter_mut().for_each(|faults| faults.is_again = false);
        if outcome == Outcome::Parked {
            self.keep(thread, call);
            return Happened::SleepsAgain(thread);
        }
        Happened::Resumed(Box::new(Resumed { thread, call, outcome, error: self.error }))
    }

    /// Keeps a call that has no answer yet.
    fn keep(&mut self, thread: ThreadKey, call: Call) {
        let calls = self.pending.entry(thread).expect("a thread that acts was never gone");
        calls.or_default().push(call);
    }

    /// Says that the steps of a routine are written out: a thread that runs it is inside of it
    /// until [`World::return_from_routine`].
    pub fn write_out(&mut self, routine: &str) {
        let routine = self.routines.address(routine);
        self.kernel.write_out(routine);
    }

    /// The innermost routine that a thread is inside of returns. Tells whether there was one.
    ///
    /// # Panics
    /// The thread cannot act: see [`World::state`].
    pub fn return_from_routine(&mut self, thread: ThreadKey) -> bool {
        assert_eq!(self.state(thread), ThreadState::Ready, "the thread cannot act");
        let returned = self.kernel.return_from_routine(thread);
        self.collect();
        returned
    }

    /// The last error that the last step stored, if it stored one.
    #[inline]
    pub fn stored_error(&self) -> Option<Win32Error> {
        self.error
    }

    /// Why the kernel refused in the last step.
    #[inline]
    pub fn take_why(&mut self) -> Option<Why> {
        self.kernel.take_why()
    }

    /// Whether anything happened beside the answer.
    #[inline]
    pub fn has_happened(&self) -> bool {
        !self.happened.is_empty()
    }

    /// Takes what happened since the last time, in order.
    pub fn take_happened(&mut self) -> Vec<Happened> {
        std::mem::take(&mut self.happened)
    }
}
