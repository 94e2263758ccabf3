//! Completion ports: packets in the order in which they came, and the threads that wait for them.
//!
//! A packet goes to the thread that began to wait last (Microsoft, "I/O Completion Ports"), or into
//! the queue when nobody waits. How many threads of a port run at once is not limited here.

use std::collections::VecDeque;

use nt::Status;

use crate::kernel::{Kernel, PortKey, ThreadKey};
use crate::object::{Body, Completion, IoCompletion, ObjectId};
use crate::wait::{On, Wait};

/// What a port hands to a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packet {
    /// What the file object, or whoever posted the packet, was given as its key.
    pub key: u64,
    /// Which request it was: the address of its OVERLAPPED.
    pub context: u64,
    /// How the request ended.
    pub status: Status,
    /// How many bytes it moved.
    pub information: u64,
}

/// The packets of a port, oldest first.
pub(crate) type Packets = VecDeque<Packet>;

impl Kernel {
    /// The port that an object is.
    pub(crate) fn port_of(&self, id: ObjectId) -> PortKey {
        match self.at(id).body {
            Body::IoCompletion(port) => port.key,
            _ => unreachable!("resolved as a completion port"),
        }
    }

    /// The packets that lie in a port, oldest first.
    pub fn packets(&self, key: PortKey) -> impl Iterator<Item = Packet> + '_ {
        self.ports.get(key).into_iter().flatten().copied()
    }

    /// Queues a packet to a port.
    pub(crate) fn post_completion(&mut self, port: ObjectId, packet: Packet) {
        let key = self.port_of(port);
        self.ports[key].push_back(packet);
        self.serve_port(port);
    }

    /// Takes the oldest packets of a port, at the most so many.
    pub(crate) fn take_packets(&mut self, port: ObjectId, count: u32) -> Box<[Packet]> {
        let key = self.port_of(port);
        let packets = &mut self.ports[key];
        let count = packets.len().min(count as usize);
        let taken = packets.drain(..count).collect();
        let filled = !packets.is_empty();
        self.at_mut(port).body = IoCompletion { key, filled }.into();
        taken
    }

    /// Gives packets to the threads that wait for them, the one that came last first. What is left
    /// signals the port.
    pub(crate) fn serve_port(&mut self, port: ObjectId) {
        let key = self.port_of(port);
        while !self.ports[key].is_empty()
            && let Some((thread, count)) = self.last_taker(port)
        {
            let packets = self.take_packets(port, count);
            self.complete(thread, Completion { packets, ..Completion::plain(Status::SUCCESS) });
        }
        let filled = !self.ports[key].is_empty();
        self.at_mut(port).body = IoCompletion { key, filled }.into();
        if filled {
            self.wake(port);
        }
    }

    /// The thread that began last to wait for packets, and how many it takes.
    fn last_taker(&self, port: ObjectId) -> Option<(ThreadKey, u32)> {
        let waiters = self.waiters_of(port).into_iter().rev();
        let mut takers = waiters.filter_map(|thread| match self.threads[thread].wait {
            Some(Wait { on: On::Packets { count }, .. }) => Some((thread, count)),
            _ => None,
        });
        takers.next()
    }

    /// The last handle of a port is gone: whoever waits for packets is told. Source: Microsoft,
    /// "GetQueuedCompletionStatus".
    pub(crate) fn close_port(&mut self, port: ObjectId) {
        let takes = |thread: &ThreadKey| {
            let wait = self.threads[*thread].wait;
            matches!(wait, Some(Wait { on: On::Packets { .. }, first, .. })
                if self.siblings(first).any(|id| id == port))
        };
        // Suspended threads are in no queue, and yet they wait.
        let takers: Vec<ThreadKey> = self.threads.keys().filter(takes).collect();
        for thread in takers {
            self.complete(thread, Completion::plain(Status::ABANDONED_WAIT_0));
        }
    }

    /// Recounts what ports say of themselves.
    pub(crate) fn audit_ports(&self) {
        let mut ports = 0;
        for object in self.objects.values() {
            let Body::IoCompletion(port) = object.body else { continue };
            ports += 1;
            assert_eq!(port.filled, !self.ports[port.key].is_empty(), "a port counts wrongly");
        }
        assert_eq!(ports, self.ports.len(), "packets belong to no port");
    }
}
