//! The processes of a crowded world: what runs on a machine before anybody starts anything.

use kernel::Place;
use nt::Id;

use crate::eval::{Eval, Wrong};
use crate::session::Session;

/// A process of the crowd.
struct Member {
    /// The program.
    image: &'static str,
    /// Whom it runs as.
    user: &'static str,
    /// Its session: services are in session 0, and whoever logs on in session 1.
    session: u32,
    /// Whose child it is, by its place in the list. Some parents are gone when anybody looks.
    parent: Option<usize>,
}

const fn member(
    image: &'static str,
    user: &'static str,
    session: u32,
    parent: Option<usize>,
) -> Member {
    Member { image, user, session, parent }
}

/// Who runs, in the order of the start; the first is the process System.
const CROWD: [Member; 12] = [
    member("System", "SYSTEM", 0, None),
    member("smss.exe", "SYSTEM", 0, Some(0)),
    member("csrss.exe", "SYSTEM", 0, None),
    member("wininit.exe", "SYSTEM", 0, None),
    member("csrss.exe", "SYSTEM", 1, None),
    member("winlogon.exe", "SYSTEM", 1, None),
    member("services.exe", "SYSTEM", 0, Some(3)),
    member("lsass.exe", "SYSTEM", 0, Some(3)),
    member("svchost.exe", "SYSTEM", 0, Some(6)),
    member("svchost.exe", "LOCAL SERVICE", 0, Some(6)),
    member("svchost.exe", "NETWORK SERVICE", 0, Some(6)),
    member("explorer.exe", "alice", 1, None),
];

impl Session {
    /// Starts the processes of a crowded world.
    pub(crate) fn gather_crowd<'a>(&mut self, word: &'a str) -> Eval<'a, ()> {
        let mut ids: Vec<Id> = Vec::new();
        for (at, member) in CROWD.iter().enumerate() {
            let place = Place {
                session: member.session,
                parent: member.parent.map_or(Id(0), |parent| ids[parent]),
                is_system: at == 0,
            };
            let token = self.world_mut().user(member.user);
            match self.world_mut().start_at(member.image, token, place) {
                Ok((process, _)) => {
                    let block = self.world().kernel().process(process);
                    ids.push(block.expect("it was just started").id);
                }
                Err(status) => {
                    let text = format!("{} cannot start: {status}", member.image);
                    return Err(Wrong::new(word, text));
                }
            }
        }
        Ok(())
    }
}
