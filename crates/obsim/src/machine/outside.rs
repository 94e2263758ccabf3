//! Outsiders: threads of the world for which somebody acts who is no guest, such as the main
//! function of a program that calls into the machine.
//!
//! An outsider has no stack here and is never resumed. Whoever acts for it begins a call and asks
//! until there is an answer; each time it asks somebody else may take a turn.

use std::sync::Arc;

use calls::{Call, Refused};
use kernel::{ProcessKey, ThreadKey, Token};
use nt::{Status, Wide};

use super::state::{Act, Life, Next};
use super::{Ending, Machine};
use crate::guest::Turn;

/// Somebody outside, as the machine knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outsider(u32);

/// What whoever asks is told.
#[derive(Debug)]
pub enum Outside {
    /// It is its turn.
    Turn(Turn),
    /// What it asked for is not modelled. Everything goes on.
    Refused(Refused),
    /// Somebody else acted, or time passed. It may ask again.
    Others,
    /// Nobody can act, and time would not change that.
    Idle,
    /// The guests have come to an end, which was not a good one. The outsiders live.
    Over(Ending),
}

impl Machine {
    /// Starts a process that nobody created, for whose first thread somebody outside acts.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free.
    pub fn start_outside(
        &mut self,
        path: &str,
        command_line: &Wide,
        token: Arc<Token>,
    ) -> Result<(ProcessKey, ThreadKey, Outsider), Status> {
        let mut state = self.shared.lock();
        let (process, thread) = state.world.start_program(path, command_line, token)?;
        state.absorb();
        let number = state.adopt(thread);
        Ok((process, thread, Outsider(number)))
    }

    /// Starts a thread in a process, for which somebody outside acts.
    ///
    /// # Errors
    /// INSUFFICIENT_RESOURCES: no id is free. PROCESS_IS_TERMINATING: the process has ended.
    pub fn add_outside(&mut self, process: ProcessKey) -> Result<(ThreadKey, Outsider), Status> {
        let mut state = self.shared.lock();
        let thread = state.world.add_thread(process)?;
        state.absorb();
        let number = state.adopt(thread);
        Ok((thread, Outsider(number)))
    }

    /// Begins a call of an outsider.
    pub fn begin_outside(&mut self, who: Outsider, call: Box<Call>) -> Outside {
        self.act_outside(who, Act::Call(call, None))
    }

    /// Says that the routine has returned that an outsider was to run.
    pub fn go_on_outside(&mut self, who: Outsider) -> Outside {
        self.act_outside(who, Act::Return)
    }

    fn act_outside(&mut self, who: Outsider, act: Act) -> Outside {
        let mut state = self.shared.lock();
        if state.guests[who.0 as usize].life == Life::Over {
            return Outside::Turn(Turn::Ended);
        }
        state.intend(who.0, act);
        drop(state);
        self.proceed_outside(who)
    }

    /// What an outsider gets whose turn it is.
    fn proceed_outside(&mut self, Outsider(number): Outsider) -> Outside {
        let mut state = self.shared.lock();
        state.forget_idleness();
        state.give_turn_back();
        state.running = Some(number);
        let next = state.proceed(number);
        state.running = None;
        state.forget_idleness();
        if let Some((by, refused)) = state.refused.take()
            && by == number
        {
            return Outside::Refused(refused);
        }
        match next {
            Next::Returned(answer) => Outside::Turn(Turn::Returned(answer)),
            Next::Runs(apc) => Outside::Turn(Turn::Runs(apc)),
            Next::Ended => {
                state.guests[number as usize].life = Life::Over;
                Outside::Turn(Turn::Ended)
            }
            Next::Starts | Next::Waits => Outside::Others,
        }
    }

    /// Lets one guest act, or time pass, or tells an outsider what it got. Where nobody
    /// asks, the guests only run.
    pub fn ask_outside(&mut self, who: Option<Outsider>) -> Outside {
        let mut state = self.shared.lock();
        state.forget_idleness();
        if let Some(number) = state.endings.pop_front() {
            let is_outside = state.guests[number as usize].outside;
            drop(state);
            if !is_outside {
                self.end(number);
            }
            return Outside::Others;
        }
        if let Some(Outsider(number)) = who
            && (state.guests[number as usize].life == Life::Ended
                || std::mem::take(&mut state.guests[number as usize].is_called))
        {
            drop(state);
            return self.proceed_outside(Outsider(number));
        }
        match state.next.take().or_else(|| state.choose()) {
            Some(number) if who == Some(Outsider(number)) => {
                drop(state);
                self.proceed_outside(Outsider(number))
            }
            Some(number) if state.guests[number as usize].outside => {
                state.guests[number as usize].is_called = true;
                Outside::Others
            }
            Some(number) => {
                drop(state);
                self.resume(number);
                Outside::Others
            }
            None => match state.over.take() {
                Some(Ending::Deadlock | Ending::Finished) | None => Outside::Idle,
                Some(ending) => {
                    state.end_all();
                    Outside::Over(ending)
                }
            },
        }
    }

    /// What a process ended with, which may be gone since.
    pub fn exit_of(&self, process: ProcessKey) -> Option<Status> {
        self.shared.lock().exits.get(process).copied()
    }

    /// The guests that have not ended.
    pub fn living_guests(&self) -> Vec<ThreadKey> {
        let state = self.shared.lock();
        let lives = |life| matches!(life, Life::New | Life::Lives);
        let guests = state.guests.iter().filter(|guest| !guest.outside && lives(guest.life));
        guests.map(|guest| guest.launch.thread).collect()
    }

    /// Takes their stacks from all guests. Their threads are in the world as before.
    pub fn end_guests(&mut self) {
        self.shared.lock().end_all();
        while let Some(number) = { self.shared.lock().endings.pop_front() } {
            if !self.shared.lock().guests[number as usize].outside {
                self.end(number);
            }
        }
    }
}
