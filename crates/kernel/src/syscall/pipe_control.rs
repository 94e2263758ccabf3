//! What NtFsControlFile does with pipes, control by control.

use calls::{
    Any, Bytes, FILE_PIPE_INFORMATION, FILE_PIPE_LOCAL_INFORMATION, FILE_PIPE_PEEK_BUFFER,
    FILE_PIPE_WAIT_FOR_BUFFER, Out, Param, Refused, Stop, Value,
};
use nt::rights::{FILE_READ_DATA, FILE_WRITE_DATA};
use nt::{Access, Handle, Id, ObjectType, Status};

use super::Syscall;
use super::overlapped::Wish;
use crate::instance::upcase;
use crate::kernel::PipeKey;
use crate::object::{Completion, EndOf, ObjectId};
use crate::pipe::{PipeState, Side};
use crate::request::{Io, Request, What};
use crate::wait::On;
use crate::why::Why;
use crate::why_pipe::WhyPipe;

const ASSIGN_EVENT: u32 = 0x11_0000;
const DISCONNECT: u32 = 0x11_0004;
const LISTEN: u32 = 0x11_0008;
const QUERY_EVENT: u32 = 0x11_0010;
const WAIT: u32 = 0x11_0018;
const IMPERSONATE: u32 = 0x11_001C;
const GET_PIPE_ATTRIBUTE: u32 = 0x11_0028;
const GET_CONNECTION_ATTRIBUTE: u32 = 0x11_0030;
const PEEK: u32 = 0x11_400C;
const TRANSCEIVE: u32 = 0x11_C017;

/// The bytes of FILE_PIPE_PEEK_BUFFER before its data.
const PEEK_HEADER: u32 = 16;

/// What a control is for.
#[derive(Clone, Copy)]
pub(super) struct Target {
    file: ObjectId,
    end: EndOf,
}

/// A buffer that was given, and its length.
type Input<'a> = Option<(&'a Any, u32)>;

impl Syscall<'_> {
    /// The file object of a control. Its code says which rights it needs: bit 14 to read, bit 15
    /// to write.
    pub(super) fn control_target(&mut self, handle: Handle, code: u32) -> Result<Target, Status> {
        let mut needed = Access::empty();
        needed.set(FILE_READ_DATA, code & 0x4000 != 0);
        needed.set(FILE_WRITE_DATA, code & 0x8000 != 0);
        let file = self.resolve(handle, ObjectType::FILE, needed)?;
        Ok(Target { file, end: self.kernel.files[self.file_key(file)].end })
    }

    /// Does what a control says, or sleeps until it is done.
    pub(super) fn control(
        &mut self,
        target: Target,
        code: u32,
        input: Input<'_>,
        length: u32,
        wish: Wish,
    ) -> Result<Completion, Stop> {
        if matches!(code, ASSIGN_EVENT | QUERY_EVENT) {
            return Err(Refused::new("NtFsControlFile", "events of pipes").into());
        }
        self.plain_wish(target.file, &wish)?;
        self.take_turn(target.file)?;
        let what = match code {
            LISTEN => What::Listen,
            WAIT => What::Instance,
            _ => What::Transceive,
        };
        let by = match self.prepare(target.file, what, wish) {
            Ok(by) => by,
            Err(failed) => return Ok(Completion::plain(failed)),
        };
        let begun = match target.end {
            EndOf::Pipe { pipe, side } => self.control_end(by, pipe, side, code, input, length),
            EndOf::Severed => match code {
                LISTEN | DISCONNECT => {
                    Err(self.refuse_pipe(WhyPipe::ServerOnly, Status::ILLEGAL_FUNCTION))
                }
                PEEK | TRANSCEIVE => {
                    let why = WhyPipe::State { state: PipeState::Disconnected };
                    Err(self.refuse_pipe(why, Status::PIPE_DISCONNECTED))
                }
                _ => Err(Status::INVALID_DEVICE_REQUEST),
            },
            EndOf::PipeDevice if code == WAIT => return self.wait_instance(by, input),
            _ => Err(Status::INVALID_DEVICE_REQUEST),
        };
        match begun {
            Ok(io) => self.conclude(by, io),
            Err(status) => Ok(Completion::plain(status)),
        }
    }

    /// A control of one end of a pipe.
    fn control_end(
        &mut self,
        by: Request,
        pipe: PipeKey,
        side: Side,
        code: u32,
        input: Input<'_>,
        length: u32,
    ) -> Result<Io, Status> {
        match code {
            LISTEN | DISCONNECT if side == Side::Client => {
                Err(self.refuse_pipe(WhyPipe::ServerOnly, Status::ILLEGAL_FUNCTION))
            }
            LISTEN => Ok(self.kernel.listen_pipe(pipe, by)),
            DISCONNECT => {
                self.kernel.disconnect_pipe(pipe)?;
                Ok(Io::Done(Completion::plain(Status::SUCCESS)))
            }
            PEEK => self.peek(pipe, side, length),
            TRANSCEIVE => {
                let data = match input {
                    Some((Any(typed), given)) => match &typed.value {
                        Value::Bytes(bytes) => {
                            bytes.get(..given as usize).ok_or(Status::ACCESS_VIOLATION)?
                        }
                        _ => {
                            let why = Why::Parameter { name: "input_buffer" };
                            return Err(self.refuse(why, Status::INVALID_PARAMETER));
                        }
                    },
                    None => &[],
                };
                Ok(self.kernel.transceive(pipe, side, data, length, by))
            }
            IMPERSONATE if side == Side::Client => {
                Err(self.refuse_pipe(WhyPipe::ServerOnly, Status::ILLEGAL_FUNCTION))
            }
            IMPERSONATE => self.impersonate_client(pipe),
            GET_PIPE_ATTRIBUTE => self.attribute(pipe, Side::Server, input, length),
            GET_CONNECTION_ATTRIBUTE => self.attribute(pipe, Side::Client, input, length),
            _ => Err(Status::INVALID_DEVICE_REQUEST),
        }
    }

    fn refuse_pipe(&mut self, why: WhyPipe, status: Status) -> Status {
        self.refuse(Why::Pipe(why), status)
    }

    /// Looks into a pipe. The answer travels as its bytes; the numbers are asked for again when it
    /// is written.
    fn peek(&mut self, key: PipeKey, side: Side, length: u32) -> Result<Io, Status> {
        let pipe = &self.kernel.pipes[key];
        let state = pipe.state;
        let failed = match state {
            PipeState::Disconnected => Some(Status::PIPE_DISCONNECTED),
            PipeState::Listening => Some(Status::INVALID_PIPE_STATE),
            PipeState::Closing if pipe.stream(side).is_empty() => Some(Status::PIPE_BROKEN),
            PipeState::Closing | PipeState::Connected => None,
        };
        if failed == Some(Status::PIPE_BROKEN) {
            return Err(Status::PIPE_BROKEN);
        }
        if let Some(status) = failed {
            return Err(self.refuse_pipe(WhyPipe::State { state }, status));
        }
        if length < PEEK_HEADER {
            return Err(self.refuse(
                Why::Parameter { name: "output_buffer_length" },
                Status::INVALID_PARAMETER,
            ));
        }
        let stream = pipe.stream(side);
        let data = stream.peek((length - PEEK_HEADER) as usize);
        let (first, _) = stream.waiting_messages();
        let status = match stream.messages && first > data.len() {
            true => Status::BUFFER_OVERFLOW,
            false => Status::SUCCESS,
        };
        let (available, held) = (stream.available() as u32, first as u32);
        let numbers = FILE_PIPE_PEEK_BUFFER {
            NamedPipeState: state as u32,
            ReadDataAvailable: available,
            NumberOfMessages: if stream.messages { stream.waiting_messages().1 as u32 } else { 0 },
            MessageLength: if stream.messages { held } else { 0 },
            Data: Bytes(data),
        };
        let information = u64::from(PEEK_HEADER) + numbers.Data.0.len() as u64;
        let answer = Some(Box::new(Any::of(&numbers)));
        Ok(Io::Done(Completion { information, answer, ..Completion::plain(status) }))
    }

    /// Has the thread act as whoever wrote what the server read last. Source: Microsoft,
    /// "ImpersonateNamedPipeClient".
    fn impersonate_client(&mut self, key: PipeKey) -> Result<Io, Status> {
        let pipe = &self.kernel.pipes[key];
        match pipe.state {
            PipeState::Connected | PipeState::Closing => {}
            state @ PipeState::Disconnected => {
                let why = WhyPipe::State { state };
                return Err(self.refuse_pipe(why, Status::PIPE_DISCONNECTED));
            }
            state @ PipeState::Listening => {
                return Err(self.refuse_pipe(WhyPipe::State { state }, Status::PIPE_LISTENING));
            }
        }
        let Some(client) = pipe.stream(Side::Server).read_of.clone() else {
            return Err(self.refuse_pipe(WhyPipe::NothingRead, Status::CANNOT_IMPERSONATE));
        };
        self.impersonate_with(&client);
        Ok(Io::Done(Completion::plain(Status::SUCCESS)))
    }

    /// Who is at an end: the id of its process.
    fn attribute(
        &mut self,
        key: PipeKey,
        side: Side,
        input: Input<'_>,
        length: u32,
    ) -> Result<Io, Status> {
        let wanted = match side {
            Side::Server => "ServerProcessId",
            Side::Client => "ClientProcessId",
        };
        let named = match input.map(|(Any(typed), _)| &typed.value) {
            Some(Value::Bytes(bytes)) => {
                bytes.strip_suffix(&[0]).unwrap_or(bytes) == wanted.as_bytes()
            }
            _ => false,
        };
        if !named {
            return Err(Status::NOT_FOUND);
        }
        if length < 4 {
            return Err(self.refuse(
                Why::Parameter { name: "output_buffer_length" },
                Status::INVALID_PARAMETER,
            ));
        }
        let end = self.kernel.pipes[key].side(side);
        if end.process == Id(0) {
            return Err(Status::NOT_FOUND);
        }
        let answer = Some(Box::new(Any::of(&end.process)));
        Ok(Io::Done(Completion { information: 4, answer, ..Completion::plain(Status::SUCCESS) }))
    }

    /// Waits for an instance of a pipe.
    fn wait_instance(&mut self, by: Request, input: Input<'_>) -> Result<Completion, Stop> {
        let given =
            input.map(|(any, _)| FILE_PIPE_WAIT_FOR_BUFFER::from_value(any.0.value.clone()));
        let Some(Ok(wait)) = given else {
            let why = Why::Parameter { name: "input_buffer" };
            return Ok(Completion::plain(self.refuse(why, Status::INVALID_PARAMETER)));
        };
        let name = upcase(wait.Name.as_units());
        let Some(known) = self.kernel.pipe_names.get(&name) else {
            let status = self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND);
            return Ok(Completion::plain(status));
        };
        let timeout = match wait.TimeoutSpecified {
            true => wait.Timeout,
            false => -(known.timeout as i64),
        };
        let deadline = self.kernel.clock.deadline(timeout);
        if by.tell.is_some() {
            let what = "waiting for an instance through an overlapped handle";
            return Err(Refused::new("NtFsControlFile", what).into());
        }
        match self.kernel.wait_for_instance(name, by) {
            Io::Done(completion) => Ok(completion),
            Io::Waits(request)
                if deadline.is_some_and(|deadline| deadline <= self.kernel.now()) =>
            {
                self.kernel.forget_request(request);
                Ok(Completion::plain(Status::IO_TIMEOUT))
            }
            Io::Waits(request) => Err(self.park(&[], On::Request(request), deadline)),
        }
    }

    /// Writes what a control answers.
    pub(super) fn put_control(&mut self, code: u32, done: &Completion, place: &mut Out<Any>) {
        if let Some(answer) = &done.answer {
            place.put((**answer).clone());
        } else if code == TRANSCEIVE {
            place.put(Any::of(&Bytes(done.data.clone())));
        }
    }

    /// What FilePipeInformation tells of an end.
    pub(super) fn pipe_modes(&self, pipe: PipeKey, side: Side) -> FILE_PIPE_INFORMATION {
        let end = self.kernel.pipes[pipe].side(side);
        FILE_PIPE_INFORMATION { ReadMode: end.messages.into(), CompletionMode: end.nowait.into() }
    }

    /// Sets how an end reads and whether it waits.
    pub(super) fn set_pipe_modes(
        &mut self,
        pipe: PipeKey,
        side: Side,
        modes: &FILE_PIPE_INFORMATION,
    ) -> Result<(), Status> {
        if modes.ReadMode > 1 || modes.CompletionMode > 1 {
            let why = Why::Parameter { name: "file_information" };
            return Err(self.refuse(why, Status::INVALID_PARAMETER));
        }
        let pipe = &mut self.kernel.pipes[pipe];
        if modes.ReadMode == 1 && !pipe.stream(side).messages {
            return Err(self.refuse_pipe(WhyPipe::NotMessages, Status::INVALID_PARAMETER));
        }
        let end = pipe.side_mut(side);
        (end.messages, end.nowait) = (modes.ReadMode == 1, modes.CompletionMode == 1);
        Ok(())
    }

    /// What FilePipeLocalInformation tells of an end.
    pub(super) fn pipe_local(&self, key: PipeKey, side: Side) -> FILE_PIPE_LOCAL_INFORMATION {
        let pipe = &self.kernel.pipes[key];
        let name = pipe.name.as_ref().and_then(|name| self.kernel.pipe_names.get(name));
        let (inbound, outbound) = (pipe.stream(Side::Server), pipe.stream(Side::Client));
        let writes = pipe.stream(side.other());
        FILE_PIPE_LOCAL_INFORMATION {
            NamedPipeType: inbound.messages.into(),
            NamedPipeConfiguration: name.map_or(0, |name| name.direction),
            MaximumInstances: name.map_or(1, |name| name.maximum),
            CurrentInstances: name.map_or(1, |name| name.instances.len() as u32),
            InboundQuota: inbound.capacity as u32,
            ReadDataAvailable: pipe.stream(side).available() as u32,
            OutboundQuota: outbound.capacity as u32,
            WriteQuotaAvailable: writes.capacity.saturating_sub(writes.held()) as u32,
            NamedPipeState: pipe.state as u32,
            NamedPipeEnd: (side == Side::Server).into(),
        }
    }
}
