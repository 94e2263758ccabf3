//! `sim> inject`: a call that is to fail as when something runs short.

use calls::{Fault, Shortage};
use nt::Status;

use crate::command::{first, one_of, quiet};
use crate::eval::{Eval, Wrong};
use crate::session::{Done, Session};

/// What can run short, in words.
const SHORTAGES: [(&str, Shortage); 3] =
    [("handles", Shortage::Handles), ("opens", Shortage::Opens), ("memory", Shortage::Memory)];

impl Session {
    /// Lets one NT call answer a status instead of doing anything.
    pub(crate) fn inject<'a>(&mut self, rest: &'a str) -> Eval<'a, Done> {
        const HELP: &str = "such as `sim> inject STATUS_NO_MEMORY at 3`";
        let (name, rest) = first(rest);
        let Some(status) = Status::from_name(name) else {
            return Err(Wrong::new(name, format!("{name}: no such status")).help(HELP));
        };
        let (word, rest) = first(rest);
        let (number, rest) = first(rest);
        let at = number.parse().ok().filter(|_| word == "at");
        let Some(at) = at else {
            return Err(Wrong::new(name, "`sim> inject` wants `at NUMBER`").help(HELP));
        };
        let shortage = match rest.trim() {
            "" => Shortage::All,
            word => match SHORTAGES.iter().find(|known| known.0 == word) {
                Some(known) => known.1,
                None => return Err(one_of(word, "inject", &SHORTAGES.map(|known| known.0))),
            },
        };
        self.world_mut().inject(Fault { shortage, at, status });
        Ok(quiet())
    }
}
