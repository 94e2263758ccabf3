//! Whose turn it is.

use sim::{ThreadState, World};

use super::{Choice, Did, Ending, Guest, Life, State};

impl State {
    /// Who acts next; time passes while nobody can. Nobody does when the run is over.
    pub(in crate::machine) fn choose(&mut self) -> Option<u32> {
        loop {
            if self.over.is_some() {
                return None;
            }
            if std::mem::take(&mut self.is_stale) {
                self.ready.retain(|number| {
                    let guest = &mut self.guests[*number as usize];
                    guest.is_ready = can_run(&self.world, guest);
                    guest.is_ready
                });
            }
            if let Some(number) = self.pick() {
                return Some(number);
            }
            let Some(deadline) = self.world.next_deadline() else {
                let lives = |guest: &Guest| matches!(guest.life, Life::New | Life::Lives);
                let is_stuck = self.guests.iter().any(lives);
                self.over = Some(if is_stuck { Ending::Deadlock } else { Ending::Finished });
                return None;
            };
            self.note(None, Did::Advance(deadline - self.world.now()));
            self.world.advance(deadline);
            self.absorb();
        }
    }

    /// Picks one of those that can run.
    fn pick(&mut self) -> Option<u32> {
        let count = self.ready.len();
        let at = match count {
            0 => return None,
            1 => 0,
            _ => self.chooser.choose(self.ready.iter().copied()),
        };
        let number = self.ready.remove(at).expect("the choice is one of them");
        let guest = &mut self.guests[number as usize];
        guest.is_ready = false;
        assert!(can_run(&self.world, guest), "whoever stands among the ready can run");
        if count > 1 {
            self.choices.push(Choice { taken: number, of: count as u32 });
        }
        Some(number)
    }
}

/// Whether a guest can act.
pub(super) fn can_run(world: &World, guest: &Guest) -> bool {
    let lives = matches!(guest.life, Life::New | Life::Lives);
    lives && world.state(guest.launch.thread) == ThreadState::Ready
}
