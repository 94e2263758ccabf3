//! Why a pipe refused: one sentence for each reason.

use kernel::{PipeState, WhyPipe};

use crate::why::{Reason, reason};

pub(crate) fn why_pipe(why: WhyPipe) -> Reason {
    match why {
        WhyPipe::Direction { reads: true } => {
            let pattern = "the pipe leads to its server only ({}): a client cannot read";
            reason("pipe.direction", pattern, &[&"PIPE_ACCESS_INBOUND"])
        }
        WhyPipe::Direction { reads: false } => {
            let pattern = "the pipe leads to its client only ({}): a client cannot write";
            reason("pipe.direction", pattern, &[&"PIPE_ACCESS_OUTBOUND"])
        }
        WhyPipe::AllBusy { instances: 1 } => {
            reason("pipe.busy", "the one instance of the pipe does not wait for a client", &[])
        }
        WhyPipe::AllBusy { instances } => {
            let pattern = "none of the {} instances of the pipe waits for a client";
            reason("pipe.busy", pattern, &[&instances])
        }
        WhyPipe::TooMany { maximum: 1 } => {
            reason("pipe.instances", "the pipe may have one instance at a time, and has it", &[])
        }
        WhyPipe::TooMany { maximum } => {
            let pattern = "the pipe may have {} instances at a time, and has them";
            reason("pipe.instances", pattern, &[&maximum])
        }
        WhyPipe::NotFirst => {
            let pattern = "the pipe has an instance; {} asks to be the first";
            reason("pipe.not-first", pattern, &[&"FILE_FLAG_FIRST_PIPE_INSTANCE"])
        }
        WhyPipe::Differs { what } => {
            reason("pipe.differs", "the first instance has another {}", &[&what])
        }
        WhyPipe::State { state: PipeState::Disconnected } => {
            reason("pipe.disconnected", "the server has disconnected the pipe", &[])
        }
        WhyPipe::State { state: PipeState::Listening } => {
            reason("pipe.listening", "no client has opened the other end of the pipe", &[])
        }
        WhyPipe::State { state: PipeState::Connected } => {
            reason("pipe.connected", "a client has opened the other end of the pipe", &[])
        }
        WhyPipe::State { state: PipeState::Closing } => {
            let pattern = "the client has closed its end, and was not disconnected";
            reason("pipe.client-gone", pattern, &[])
        }
        WhyPipe::Empty => {
            let pattern = "there is nothing to read, and this end does not wait ({})";
            reason("pipe.empty", pattern, &[&"PIPE_NOWAIT"])
        }
        WhyPipe::Unread => {
            reason("pipe.not-read", "something lies in the pipe that was not read before", &[])
        }
        WhyPipe::ServerOnly => {
            reason("pipe.server-only", "only the server end of a pipe can do that", &[])
        }
        WhyPipe::NothingRead => {
            let pattern = "the server has read nothing yet that this client has written";
            reason("pipe.nothing-read", pattern, &[])
        }
        WhyPipe::NotMessages => {
            let pattern = "the end does not read messages ({})";
            reason("pipe.no-messages", pattern, &[&"PIPE_READMODE_MESSAGE"])
        }
    }
}
