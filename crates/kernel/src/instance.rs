//! Names of pipes: the instances that share one, and who waits for one of them.
//!
//! A name lives while one of its instances has a server. The first instance settles what all must
//! be alike in: the type, the direction and how many there may be.

use nt::wide::upcase_unit;
use nt::{Status, Wide};

use crate::kernel::{Kernel, PipeKey, RequestKey};
use crate::object::{Completion, ObjectId};
use crate::pipe::{PipeState, Side};
use crate::request::{Io, Request};

/// What instances of one name share.
#[derive(Clone, Debug)]
pub(crate) struct PipeName {
    /// Whether they carry messages.
    pub messages: bool,
    /// Where they lead: FILE_PIPE_INBOUND 0, OUTBOUND 1, FULL_DUPLEX 2.
    pub direction: u32,
    /// How many there may be.
    pub maximum: u32,
    /// How long a client waits for one that does not say, in 100 ns.
    pub timeout: u64,
    /// The instances that have a server, oldest first.
    pub instances: Vec<PipeKey>,
}

/// A name as it is looked up: case does not count.
pub(crate) fn upcase(name: &[u16]) -> Wide {
    name.iter().map(|unit| upcase_unit(*unit)).collect::<Vec<u16>>().as_slice().into()
}

impl Kernel {
    /// The oldest instance of a name that a client can have.
    pub(crate) fn free_instance(&self, name: &Wide) -> Option<PipeKey> {
        let listens = |key: &PipeKey| self.pipes[*key].state == PipeState::Listening;
        self.pipe_names.get(name)?.instances.iter().copied().find(listens)
    }

    /// The server end of a name's oldest instance, whose descriptor counts for all.
    pub(crate) fn first_server(&self, name: &Wide) -> Option<ObjectId> {
        let first = self.pipe_names.get(name)?.instances.first()?;
        self.pipes[*first].end(Side::Server)
    }

    /// A client can have an instance: whoever waits for one of that name goes on.
    pub(crate) fn offer_instance(&mut self, key: PipeKey) {
        let Some(name) = self.pipes[key].name.clone() else { return };
        let waits = std::mem::take(&mut self.instance_waits);
        let (served, left) = waits.into_iter().partition(|(wanted, _)| *wanted == name);
        self.instance_waits = left;
        let served: Vec<(Wide, RequestKey)> = served;
        for (_, request) in served {
            self.finish_request(request, Completion::plain(Status::SUCCESS));
        }
    }

    /// The server of an instance is gone, and the name with the last one.
    pub(crate) fn withdraw_instance(&mut self, key: PipeKey) {
        let Some(name) = self.pipes[key].name.take() else { return };
        let entry = self.pipe_names.get_mut(&name).expect("an instance has its name");
        entry.instances.retain(|other| *other != key);
        if entry.instances.is_empty() {
            self.pipe_names.remove(&name);
        }
    }

    /// Waits until an instance of a name can be had. The answer tells the deadline that a waiting
    /// thread has, when the caller or the pipe sets one.
    pub(crate) fn wait_for_instance(&mut self, name: Wide, by: Request) -> Io {
        if self.free_instance(&name).is_some() {
            return Io::Done(Completion::plain(Status::SUCCESS));
        }
        let request = self.begin_request(by);
        self.instance_waits.push((name, request));
        Io::Waits(request)
    }

    /// A thread no longer waits for an instance.
    pub(crate) fn forget_instance_wait(&mut self, request: RequestKey) {
        self.instance_waits.retain(|(_, other)| *other != request);
    }

    /// Whether a request waits for an instance.
    pub(crate) fn waits_for_instance(&self, request: RequestKey) -> bool {
        self.instance_waits.iter().any(|(_, other)| *other == request)
    }

    /// Recounts the instances of names.
    pub(crate) fn audit_instances(&self) {
        for (name, entry) in &self.pipe_names {
            assert!(!entry.instances.is_empty(), "a name of no pipe");
            assert!(entry.instances.len() <= entry.maximum as usize, "too many instances");
            let named = |key: &PipeKey| self.pipes[*key].name.as_ref() == Some(name);
            assert!(entry.instances.iter().all(named), "an instance forgot its name");
        }
        let named = self.pipes.values().filter(|pipe| pipe.name.is_some()).count();
        let listed: usize = self.pipe_names.values().map(|entry| entry.instances.len()).sum();
        assert_eq!(named, listed, "an instance is not listed");
    }
}
