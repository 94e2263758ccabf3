//! Why a mailslot refused: one sentence for each reason.

use kernel::WhyMailslot;

use crate::why::{Reason, reason};

pub(crate) fn why_mailslot(why: WhyMailslot) -> Reason {
    match why {
        WhyMailslot::Client => {
            reason("mailslot.server-only", "only the server of a mailslot can do that", &[])
        }
        WhyMailslot::Server => {
            reason("mailslot.client-only", "only a client of a mailslot writes to it", &[])
        }
        WhyMailslot::Empty => {
            let pattern = "no message is there, and reading does not wait for one (timeout {})";
            reason("mailslot.empty", pattern, &[&0])
        }
        WhyMailslot::Longer { next } => {
            let pattern = "the next message has {} bytes, which the buffer does not hold";
            reason("mailslot.longer", pattern, &[&next])
        }
        WhyMailslot::TooLong { maximum } => {
            reason("mailslot.maximum", "a message may have {} bytes at the most", &[&maximum])
        }
        WhyMailslot::Closed => {
            reason("mailslot.closed", "the server of the mailslot has closed it", &[])
        }
    }
}
